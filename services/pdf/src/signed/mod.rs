//! The signatures in a file (ISO 32000-2, 12.8): where each stands, what it signs, and whether it signs what it should.
//!
//! Nothing here is cryptography: the bytes and the CMS go to `pki`. A signature that covers less than a whole revision
//! is listed all the same, with the reason, so that a validator can refuse it.

mod contents;
mod coverage;
mod date;

pub use coverage::Coverage;

use crate::revision::{Field, History, View, fields, text};
use crate::{Pdf, error};
use bytes::Bytes;
use coverage::Covered;
use kernel::{Result, Timestamp};
use lopdf::{Dictionary, Object, ObjectId};
use serde::Serialize;
use std::fmt;

/// What a signature dictionary is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignatureKind {
    /// Somebody's signature (`/Type /Sig`).
    Signature,
    /// A time stamp over the document (`/Type /DocTimeStamp`, ISO 32000-2, 12.8.5).
    DocumentTimeStamp,
}

/// One signature of a file.
#[derive(Clone, Serialize)]
pub struct EmbeddedSignature {
    /// The fully qualified name of its field.
    pub field: String,
    /// The number of the signature dictionary's object.
    pub object: u32,
    /// What it is for.
    pub kind: SignatureKind,
    /// How the signature is encoded, such as `ETSI.CAdES.detached`.
    pub sub_filter: Option<String>,
    /// `/M`: when the signer says it was made.
    pub claimed_time: Option<Timestamp>,
    /// `/Name`: who the signer says they are.
    pub name: Option<String>,
    /// `/Reason`.
    pub reason: Option<String>,
    /// `/Location`.
    pub location: Option<String>,
    /// `/ContactInfo`.
    pub contact_info: Option<String>,
    /// `/ByteRange`: offset and length of the signed bytes before and after the signature; none when malformed.
    pub byte_range: Option<[usize; 4]>,
    /// The number of the revision it signs; none when it signs no whole revision.
    pub revision: Option<usize>,
    /// How much of the file it signs.
    pub coverage: Coverage,
    /// The CMS `SignedData` or time-stamp token, without the padding after it; empty when there is none.
    #[serde(skip)]
    pub cms: Bytes,
    /// The signed bytes before and after the signature, sharing the file's memory; empty when `byte_range` is none.
    #[serde(skip)]
    pub signed: [Bytes; 2],
}

/// The signatures of the newest revision, in the order in which they were made.
///
/// # Errors
/// `PDF_DAMAGED` when the form cannot be read, or when a signed file's cross-reference sections are broken.
pub fn signatures(pdf: &Pdf) -> Result<Vec<EmbeddedSignature>> {
    match history(pdf)? {
        Some(history) => of_history(&history).map_err(error::damaged),
        None => Ok(vec![]),
    }
}

/// The history of a file that may be signed; none when it cannot be followed and nothing looks like a signature.
pub(crate) fn history(pdf: &Pdf) -> Result<Option<History<'_>>> {
    match History::read(pdf) {
        Ok(history) => Ok(Some(history)),
        Err(flaw) if mentions_signature(pdf) => Err(error::damaged(flaw)),
        Err(_) => Ok(None),
    }
}

/// A file that cannot be read as written is unsigned for us only when nothing in it looks like a signature.
fn mentions_signature(pdf: &Pdf) -> bool {
    pdf.bytes().windows(10).any(|window| window == b"/ByteRange")
}

pub(crate) fn of_history(history: &History<'_>) -> Result<Vec<EmbeddedSignature>, String> {
    let view = history.view(history.newest());
    let mut found = vec![];
    for field in fields(&view)?.iter().filter(|field| field.is_signature()) {
        if let Some(Object::Dictionary(dict)) = view.get(&field.dict, b"V")? {
            found.push(signature(history, &view, field, &dict)?);
        }
    }
    refuse_shared(&mut found);
    found.sort_by_key(|signature| {
        signature
            .byte_range
            .map_or(usize::MAX, |range| range[2].saturating_add(range[3]))
    });
    Ok(found)
}

fn signature(
    history: &History<'_>,
    view: &View<'_>,
    field: &Field,
    dict: &Dictionary,
) -> Result<EmbeddedSignature, String> {
    let id = field.dict.get(b"V").and_then(Object::as_reference).unwrap_or_default();
    let Covered {
        byte_range,
        revision,
        coverage,
        cms,
    } = coverage::covered(history, field, id, dict);
    let file = history.pdf.bytes();
    let signed = byte_range.map_or_else(Default::default, |[_, length, second, rest]| {
        [file.slice(..length), file.slice(second..second + rest)]
    });
    let entry = |key: &[u8]| view.get(dict, key);
    let string = |key: &[u8]| entry(key).map(|value| value.as_ref().map(text));
    let is_name = |value: Option<Object>, name: &[u8]| value.is_some_and(|v| v.as_name().is_ok_and(|n| n == name));
    Ok(EmbeddedSignature {
        field: field.name.clone(),
        object: id.0,
        kind: match is_name(entry(b"Type")?, b"DocTimeStamp") {
            true => SignatureKind::DocumentTimeStamp,
            false => SignatureKind::Signature,
        },
        sub_filter: entry(b"SubFilter")?.and_then(|v| Some(String::from_utf8_lossy(v.as_name().ok()?).into_owned())),
        claimed_time: string(b"M")?.as_deref().and_then(date::parse),
        name: string(b"Name")?,
        reason: string(b"Reason")?,
        location: string(b"Location")?,
        contact_info: string(b"ContactInfo")?,
        byte_range,
        revision,
        coverage,
        cms,
        signed,
    })
}

/// Two fields cannot show one signature, and two signatures cannot sign the same bytes: one of them is a copy.
fn refuse_shared(found: &mut [EmbeddedSignature]) {
    let keys: Vec<_> = found.iter().map(|s| (s.object, s.byte_range)).collect();
    for (index, signature) in found.iter_mut().enumerate() {
        let (object, range) = keys[index];
        let others = keys.iter().enumerate().filter(|(other, _)| *other != index);
        let shared =
            |(_, key): (usize, &(u32, Option<[usize; 4]>))| key.0 == object || (range.is_some() && key.1 == range);
        if others.into_iter().any(shared) {
            let reason = "another signature field shows the same signature or signs the same bytes".to_owned();
            signature.coverage = Coverage::Unclear { reason };
            signature.revision = None;
        }
    }
}

impl EmbeddedSignature {
    pub(crate) fn id(&self) -> ObjectId {
        (self.object, 0)
    }
}

impl fmt::Debug for EmbeddedSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EmbeddedSignature({:?}, {:?})", self.object, self.coverage)
    }
}
