//! The signature dictionary (ISO 32000-2, 12.8.1, Table 255) with room for what is not known yet.

use super::{SignatureRequest, SubFilter};
use crate::update::Update;
use kernel::{Result, Timestamp};
use lopdf::{Dictionary, Object, ObjectId, dictionary, text_string};
use std::ops::Range;

/// Room for the four numbers of a byte range: offsets have at most ten digits.
pub(super) const BYTE_RANGE: &str = "[0 0000000000 0000000000 0000000000]";

/// Where in the dictionary's text the byte range and the contents stand.
pub(super) struct Places {
    /// The array with its brackets.
    pub byte_range: Range<usize>,
    /// The hexadecimal string with its angle brackets.
    pub contents: Range<usize>,
}

pub(super) fn dictionary(request: &SignatureRequest, lock: Option<&Dictionary>, catalog: ObjectId) -> Dictionary {
    let time_stamp = request.sub_filter == SubFilter::Rfc3161;
    let mut signature = dictionary! {
        "Type" => if time_stamp { "DocTimeStamp" } else { "Sig" },
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => if time_stamp { "ETSI.RFC3161" } else { "ETSI.CAdES.detached" },
        "Prop_Build" => dictionary! { "App" => dictionary! { "Name" => "Chancery" } },
    };
    if !time_stamp {
        signature.set("M", Object::string_literal(pdf_date(request.time)));
    }
    let texts = [
        ("Name", &request.signer_name),
        ("Reason", &request.reason),
        ("Location", &request.location),
        ("ContactInfo", &request.contact),
    ];
    for (key, text) in texts {
        if let Some(text) = text {
            signature.set(key, text_string(text));
        }
    }
    if let Some(lock) = lock {
        signature.set("Reference", vec![lock_reference(lock, catalog)]);
    }
    signature
}

/// A signature repeats the lock of its field, so that the locked fields are bound to it (12.8.2.4).
fn lock_reference(lock: &Dictionary, catalog: ObjectId) -> Object {
    let mut parameters = dictionary! { "Type" => "TransformParams", "V" => "1.2" };
    for key in ["Action", "Fields"] {
        if let Ok(value) = lock.get(key.as_bytes()) {
            parameters.set(key, value.clone());
        }
    }
    let reference = dictionary! {
        "Type" => "SigRef",
        "TransformMethod" => "FieldMDP",
        "TransformParams" => parameters,
        "Data" => catalog,
    };
    reference.into()
}

/// The dictionary's text with placeholders; its other strings are encrypted where the file is.
pub(super) fn spelled(
    update: &Update,
    id: ObjectId,
    dictionary: Dictionary,
    reserved: usize,
) -> Result<(Vec<u8>, Places)> {
    let mut text = update.spell(id, dictionary.into())?;
    text.truncate(text.len() - b">>".len());
    text.extend_from_slice(b"/ByteRange ");
    let byte_range = text.len()..text.len() + BYTE_RANGE.len();
    text.extend_from_slice(BYTE_RANGE.as_bytes());
    text.extend_from_slice(b"/Contents ");
    let contents = text.len()..text.len() + 2 * reserved + 2;
    text.push(b'<');
    text.resize(contents.end - 1, b'0');
    text.extend_from_slice(b">>>");
    Ok((text, Places { byte_range, contents }))
}

/// A PDF date in UTC (7.9.4).
fn pdf_date(time: Timestamp) -> String {
    let t = time.to_datetime();
    let (year, month, day) = (t.year(), u8::from(t.month()), t.day());
    format!(
        "D:{year:04}{month:02}{day:02}{:02}{:02}{:02}Z",
        t.hour(),
        t.minute(),
        t.second()
    )
}
