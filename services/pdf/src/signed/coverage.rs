//! How much of the file a signature signs (ISO 32000-2, 12.8.1): all of a revision except the signature itself, or it is
//! an attack.

use super::contents;
use crate::revision::parser;
use crate::revision::{Field, History, Read, fields};
use bytes::Bytes;
use lopdf::{Dictionary, Object, ObjectId};
use serde::{Deserialize, Serialize};

/// How much of the file a signature signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "extent", rename_all = "snake_case")]
pub enum Coverage {
    /// Every byte of the file but the signature itself.
    WholeFile,
    /// Every byte that the file had when it was signed, but the signature itself; something was appended later.
    WholeRevision,
    /// Only a part of a revision: something beside the signature is left out.
    Partial {
        /// What is left out, in plain words.
        reason: String,
    },
    /// It cannot be said what is signed.
    Unclear {
        /// Why, in plain words.
        reason: String,
    },
}

impl Coverage {
    /// Whether a whole revision is signed. Anything else must not be called valid.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        matches!(self, Self::WholeFile | Self::WholeRevision)
    }
}

/// What there is to know about the bytes of one signature.
pub(super) struct Covered {
    pub(super) byte_range: Option<[usize; 4]>,
    pub(super) revision: Option<usize>,
    pub(super) coverage: Coverage,
    pub(super) cms: Bytes,
}

/// Looks at the signature dictionary `dict`, which is object `id` and the value of `field`.
pub(super) fn covered(history: &History<'_>, field: &Field, id: ObjectId, dict: &Dictionary) -> Covered {
    let byte_range = byte_range(dict, history.bytes.len());
    let placed = written_contents(history, id);
    let element = placed
        .as_ref()
        .map_err(Clone::clone)
        .and_then(|(start, end)| contents::element(&history.bytes[*start..*end]));
    let unclear = |reason: String| (None, Coverage::Unclear { reason });
    let (revision, coverage) = match (&byte_range, &placed, &element) {
        (Err(reason), ..) => unclear(reason.clone()),
        (_, Err(reason), _) | (.., Err(reason)) => unclear(reason.clone()),
        (Ok(range), Ok(gap), Ok(_)) => match extent(history, *range, *gap) {
            Err(reason) => (None, Coverage::Partial { reason }),
            Ok(revision) => match was_there(history, field, id, revision) {
                Ok(true) => (Some(revision), whole(history, *range)),
                Ok(false) => unclear("the signature was not part of the revision it signs".into()),
                Err(reason) => unclear(reason),
            },
        },
    };
    Covered {
        byte_range: byte_range.ok(),
        revision,
        coverage,
        cms: element.unwrap_or_default().into(),
    }
}

fn byte_range(dict: &Dictionary, file: usize) -> Read<[usize; 4]> {
    let items = dict
        .get(b"ByteRange")
        .and_then(Object::as_array)
        .map_err(|_| "the signature has no /ByteRange")?;
    let numbers: Option<Vec<usize>> = items
        .iter()
        .map(|item| usize::try_from(item.as_i64().ok()?).ok())
        .collect();
    let numbers = numbers.and_then(|numbers| <[usize; 4]>::try_from(numbers).ok());
    let range = numbers.ok_or("/ByteRange is not four unsigned numbers")?;
    let end = range[2].checked_add(range[3]);
    let sound = range[0] == 0 && range[1] > 0 && range[1] < range[2] && end.is_some_and(|end| end <= file);
    match sound {
        true => Ok(range),
        false => Err("/ByteRange is not two ranges that follow each other from the first byte of the file".into()),
    }
}

/// Where the one `/Contents` of the signature dictionary stands.
fn written_contents(history: &History<'_>, id: ObjectId) -> Read<(usize, usize)> {
    let read = history.view(history.newest()).read(id.0)?;
    let read = read
        .filter(|read| read.id == id)
        .ok_or("the signature is not an object of its own")?;
    let span = read
        .span
        .clone()
        .ok_or("the signature lies inside an object stream, so its bytes cannot be told apart")?;
    if read.ambiguous {
        return Err("a key stands twice in the signature dictionary".into());
    }
    match parser::values_of(history.bytes, span.start, b"Contents")?.as_slice() {
        [one] => Ok((one.start, one.end)),
        _ => Err("the signature has no /Contents".into()),
    }
}

/// Which revision is signed; an error says what is left out.
fn extent(history: &History<'_>, [_, length, second, rest]: [usize; 4], (start, end): (usize, usize)) -> Read<usize> {
    if (length, second) != (start, end) {
        return Err("the bytes left out are not exactly the signature's /Contents".into());
    }
    let revision = history.ending_at(second + rest);
    revision.ok_or_else(|| "the signed bytes do not end where a revision of the file ends".into())
}

/// Whether the field showed this very signature in the revision it signs.
fn was_there(history: &History<'_>, field: &Field, id: ObjectId, revision: usize) -> Read<bool> {
    let (then, now) = (history.view(revision), history.view(history.newest()));
    let shown =
        |old: &Field| old.id == field.id && old.dict.get(b"V").and_then(Object::as_reference).is_ok_and(|v| v == id);
    Ok(then.entry(id.0) == now.entry(id.0) && fields(&then)?.iter().any(shown))
}

fn whole(history: &History<'_>, [_, _, second, rest]: [usize; 4]) -> Coverage {
    match second + rest == history.bytes.len() {
        true => Coverage::WholeFile,
        false => Coverage::WholeRevision,
    }
}
