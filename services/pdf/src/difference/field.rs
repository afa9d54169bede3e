//! One form field: filled, signed, or new.

use super::step::{Step, Touch, changed_keys, key_name};
use super::{Level, annotation};
use crate::revision::{Field, Read, View};
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::BTreeSet;

/// Keys that filling a field may change, in the field and in its widgets.
const FILLING: [&[u8]; 12] = [
    b"V", b"AP", b"AS", b"M", b"DA", b"Q", b"RV", b"I", b"TI", b"F", b"Ff", b"Type",
];
/// Keys a new signature field may have.
const SIGNATURE_FIELD: [&[u8]; 26] = [
    b"Type", b"Subtype", b"FT", b"T", b"TU", b"TM", b"Ff", b"V", b"Lock", b"SV", b"Rect", b"P", b"F", b"AP", b"AS",
    b"MK", b"BS", b"Border", b"DA", b"Q", b"DR", b"NM", b"M", b"H", b"Kids", b"Parent",
];
/// `/Ff` bit 1: people may not change the field. Programs that fill it may, so it does not lock anything.
const READ_ONLY: i64 = 1;
/// `/F` bits that keep an annotation from being seen: Invisible, Hidden, NoView.
const UNSEEN: i64 = 0b10_0011;

/// Compares a field with what it was.
pub(super) fn compare(step: &mut Step<'_>, old: &Field, new: &Field) -> Read<()> {
    if old.name != new.name || old.kind != new.kind {
        step.note_field(
            Level::Other,
            new,
            &new.path,
            "the name or the kind of a field was changed",
        );
        return Ok(());
    }
    let was_signed = new.is_signature() && step.old.get(&old.dict, b"V")?.is_some();
    match was_signed {
        true => unchanged(step, old, new),
        false => filled(step, old, new),
    }
}

/// A signature field that holds a signature: nobody may touch it, its value or its appearance any more.
fn unchanged(step: &mut Step<'_>, old: &Field, new: &Field) -> Read<()> {
    let mut parts = vec![(
        old.id.0,
        new.path.clone(),
        "a signature field was changed after it was signed",
    )];
    for widget in &old.widgets {
        parts.push((
            widget.0,
            format!("{}/AP", new.path),
            "the appearance of a signature was changed after it was signed",
        ));
    }
    for number in appearance_objects(&step.old, old)? {
        parts.push((
            number,
            format!("{}/AP", new.path),
            "the appearance of a signature was changed after it was signed",
        ));
    }
    if let Ok((number, _)) = old.dict.get(b"V").and_then(Object::as_reference) {
        parts.push((
            number,
            format!("{}/V", new.path),
            "a signature was replaced after it was made",
        ));
    }
    for (number, path, what) in parts {
        if step.touch_of(number).is_some() && !step.is_explained(number) {
            step.other(Some(number), &path, what);
        }
    }
    Ok(())
}

fn filled(step: &mut Step<'_>, old: &Field, new: &Field) -> Read<()> {
    let mut keys = dictionary(step, old, new, old.id)?;
    for widget in old.widgets.iter().filter(|widget| **widget != old.id) {
        keys.extend(dictionary(step, old, new, *widget)?);
    }
    let hosts: Vec<u32> = old.widgets.iter().map(|id| id.0).chain([old.id.0]).collect();
    let replaced = values(step, old, new, &hosts)?;
    if keys.is_empty() && !replaced {
        return Ok(());
    }
    let value = keys.contains(&b"V"[..]);
    if new.is_signature() && value {
        signed(step, new)?;
    } else {
        let what = if value {
            "a field was filled"
        } else {
            "how a field looks was changed"
        };
        step.note_field(Level::FormFilling, new, &new.path, what);
    }
    Ok(())
}

/// Compares one dictionary of a field; answers the keys that changed.
fn dictionary(step: &mut Step<'_>, old: &Field, new: &Field, id: ObjectId) -> Read<BTreeSet<Vec<u8>>> {
    if step.touch_of(id.0) != Some(Touch::Replaced) || step.is_explained(id.0) {
        return Ok(BTreeSet::new());
    }
    let (Some(before), Some(now)) = (step.old.read(id.0)?, step.new.read(id.0)?) else {
        return Ok(BTreeSet::new());
    };
    let (Some(before), Some(now), None) = (before.dict(), now.dict(), &now.data) else {
        return Ok(BTreeSet::new());
    };
    let keys = changed_keys(before, now);
    let value = keys.contains(&b"V"[..]) || keys.contains(&b"AS"[..]);
    for key in &keys {
        let allowed = FILLING.contains(&key.as_slice()) && flags_allowed(key, before, now, value || old.is_signature());
        if !allowed {
            step.note_field(
                Level::Other,
                new,
                &format!("{}{}", new.path, key_name(key)),
                sentence(key),
            );
        }
    }
    step.explain(id.0);
    Ok(keys)
}

/// Whether flags and types change no more than filling needs.
fn flags_allowed(key: &[u8], before: &Dictionary, now: &Dictionary, value: bool) -> bool {
    let bits = |dict: &Dictionary| dict.get(key).and_then(Object::as_i64).unwrap_or(0);
    match key {
        // showing what was hidden is how prepared content appears
        b"F" => value || bits(before) & UNSEEN == bits(now) & UNSEEN,
        b"Ff" => bits(before) | READ_ONLY == bits(now) | READ_ONLY && bits(now) >= bits(before),
        b"Type" => now.has_type(b"Annot"),
        _ => true,
    }
}

fn sentence(key: &[u8]) -> String {
    match key {
        b"A" | b"AA" => "an action of a field was added or changed, which can run a script".into(),
        b"Rect" => "a field was moved or resized".into(),
        b"F" => "a hidden field was shown, or a shown field was hidden".into(),
        b"Kids" | b"Parent" => "the structure of the form was changed".into(),
        _ => format!(
            "{} of a field was changed, which filling it does not need",
            key_name(key)
        ),
    }
}

/// Values and appearances that are objects of their own. An object that something else used too stays unexplained.
fn values(step: &mut Step<'_>, old: &Field, new: &Field, hosts: &[u32]) -> Read<bool> {
    let mut touched = false;
    for host in hosts {
        let Some(read) = step.new.read(*host)? else { continue };
        let Some(dict) = read.dict() else { continue };
        for key in [&b"V"[..], b"RV"] {
            touched |= value(step, dict.get(key).ok(), hosts)?;
        }
        touched |= appearance(step, dict, hosts)?;
    }
    let inline = appearance_objects(&step.old, old)?;
    touched |= inline.iter().any(|number| step.touch_of(*number).is_some());
    Ok(touched && !new.widgets.is_empty())
}

/// Accounts for a value or appearance; answers whether this revision wrote it.
fn value(step: &mut Step<'_>, value: Option<&Object>, owners: &[u32]) -> Read<bool> {
    let Some(value) = value else { return Ok(false) };
    step.adopt(value)?;
    step.explain_value(Some(value), owners);
    let Some((number, Touch::Replaced)) = step.touch_of_value(Some(value)) else {
        return Ok(false);
    };
    if let (true, Some(read)) = (step.is_explained(number), step.new.read(number)?) {
        step.adopt(&read.object)?;
    }
    Ok(true)
}

/// `/AP`: a dictionary of streams, or of dictionaries of streams by state (12.5.5).
fn appearance(step: &mut Step<'_>, dict: &Dictionary, hosts: &[u32]) -> Read<bool> {
    let Ok(raw) = dict.get(b"AP") else { return Ok(false) };
    let mut touched = value(step, Some(raw), hosts)?;
    let Object::Dictionary(modes) = step.new.resolve(raw)? else {
        return Err("an appearance dictionary is not a dictionary".into());
    };
    let owners: Vec<u32> = hosts
        .iter()
        .copied()
        .chain(raw.as_reference().ok().map(|id| id.0))
        .collect();
    for (_, mode) in modes.iter() {
        touched |= value(step, Some(mode), &owners)?;
        let owners: Vec<u32> = owners
            .iter()
            .copied()
            .chain(mode.as_reference().ok().map(|id| id.0))
            .collect();
        if let (Object::Dictionary(states), false) = (step.new.resolve(mode)?, is_stream(step, mode)?) {
            for (_, state) in states.iter() {
                touched |= value(step, Some(state), &owners)?;
            }
        }
    }
    Ok(touched)
}

fn is_stream(step: &Step<'_>, value: &Object) -> Read<bool> {
    let Ok((number, _)) = value.as_reference() else {
        return Ok(false);
    };
    Ok(step.new.read(number)?.is_some_and(|read| read.data.is_some()))
}

/// The objects that make up the appearance of a field: dictionaries and streams, not what those draw with.
fn appearance_objects(view: &View<'_>, field: &Field) -> Read<BTreeSet<u32>> {
    let mut numbers = BTreeSet::new();
    for widget in &field.widgets {
        let Object::Dictionary(dict) = view.resolve(&Object::Reference(*widget))? else {
            continue;
        };
        let Ok(raw) = dict.get(b"AP") else { continue };
        numbers.extend(raw.as_reference().map(|id| id.0));
        let Object::Dictionary(modes) = view.resolve(raw)? else {
            continue;
        };
        numbers.extend(modes.iter().filter_map(|(_, mode)| Some(mode.as_reference().ok()?.0)));
    }
    Ok(numbers)
}

/// A signature field that got its signature.
fn signed(step: &mut Step<'_>, field: &Field) -> Read<()> {
    let path = format!("{}/V", field.path);
    let value = field.dict.get(b"V").ok();
    let read = match step.touch_of_value(value) {
        Some((number, Touch::Added)) => step.new.read(number)?,
        _ => None,
    };
    let Some(read) = read.filter(|read| read.data.is_none()) else {
        step.note_field(
            Level::Other,
            field,
            &path,
            "a signature field was given a value that is no new signature",
        );
        return Ok(());
    };
    let dict = read
        .dict()
        .filter(|dict| dict.has(b"ByteRange") && dict.has(b"Contents"));
    let stamp = dict.is_some_and(|dict| dict.has_type(b"DocTimeStamp"));
    match dict {
        None => step.note_field(
            Level::Other,
            field,
            &path,
            "a signature field was given a value that is no signature",
        ),
        Some(_) if stamp && !annotation::is_visible(&step.new, field)? => {
            step.note_field(Level::LtaUpdates, field, &path, "a document time stamp was added");
        }
        Some(_) => step.note_field(Level::FormFilling, field, &path, "a signature was added"),
    }
    Ok(())
}

/// A field that was not there: only signature fields may be added.
pub(super) fn added(step: &mut Step<'_>, field: &Field) -> Read<()> {
    if step.touch_of(field.id.0) != Some(Touch::Added) {
        step.note_field(
            Level::Other,
            field,
            &field.path,
            "an object that was there before was made a field of the form",
        );
        return Ok(());
    }
    if !field.is_signature() || field.dict.has(b"Parent") {
        step.note_field(
            Level::Other,
            field,
            &field.path,
            "a field that is no signature field was added to the form",
        );
        return Ok(());
    }
    let hosts: BTreeSet<ObjectId> = field.widgets.iter().copied().chain([field.id]).collect();
    for host in hosts {
        host_added(step, field, host)?;
    }
    let visible = annotation::is_visible(&step.new, field)?;
    let (level, what) = match visible {
        true => (Level::FormFilling, "a visible signature field was added"),
        false => (Level::LtaUpdates, "an invisible signature field was added"),
    };
    step.note_field(level, field, &field.path, what);
    if visible {
        step.not_after_certification();
    }
    if step.new.get(&field.dict, b"V")?.is_some() {
        signed(step, field)?;
    }
    Ok(())
}

fn host_added(step: &mut Step<'_>, field: &Field, host: ObjectId) -> Read<()> {
    let read = step.new.read(host.0)?;
    let Some((dict, None)) = read.as_ref().and_then(|read| Some((read.dict()?, &read.data))) else {
        return Err("a new field is not a dictionary".into());
    };
    for (key, _) in dict
        .iter()
        .filter(|(key, _)| !SIGNATURE_FIELD.contains(&key.as_slice()))
    {
        let what = format!("a new signature field has {}, which it does not need", key_name(key));
        step.note_field(Level::Other, field, &field.path, what);
    }
    let typed =
        |key: &[u8], name: &[u8]| !dict.has(key) || dict.get(key).is_ok_and(|v| v.as_name().is_ok_and(|n| n == name));
    if !typed(b"Type", b"Annot") || !typed(b"Subtype", b"Widget") {
        step.note_field(
            Level::Other,
            field,
            &field.path,
            "a new signature field is also something else",
        );
    }
    step.explain_value(Some(&Object::Reference(host)), &[]);
    for key in [&b"V"[..], b"AP", b"Lock", b"SV", b"MK", b"BS", b"Kids", b"DR"] {
        step.adopt(dict.get(key).unwrap_or(&Object::Null))?;
    }
    Ok(())
}
