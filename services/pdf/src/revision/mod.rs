//! Revisions: the states a file has gone through by incremental updates (ISO 32000-2, 7.5.6), oldest first.
//!
//! [`Pdf`] shows the newest state, and repairs what it can. A validator needs every state exactly as it was written, with
//! the bytes each object came from, so this room lists every cross-reference section itself: strictly, without repair,
//! and without copying stream data.

mod form;
mod history;
pub(crate) mod parser;
pub(crate) mod references;
mod versions;
mod view;
mod xref;

pub(crate) use form::{Field, fields, text};
pub(crate) use history::History;
pub(crate) use parser::Indirect;
pub(crate) use versions::Version;
pub(crate) use view::View;
pub(crate) use xref::Entry;

use crate::{Pdf, error};
use bytes::Bytes;
use kernel::Result;
use serde::Serialize;

/// What reading may answer: the value, or in plain words why there is none. Never names document content.
pub(crate) type Read<T> = Result<T, String>;

/// One state of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Revision {
    /// 0 is the oldest.
    pub number: usize,
    /// The first byte that this revision added.
    pub start: usize,
    /// The byte after its `%%EOF` marker: the file's length when this revision was the newest.
    pub end: usize,
}

impl Revision {
    /// The file as it was then.
    #[must_use]
    pub fn bytes(&self, pdf: &Pdf) -> Bytes {
        pdf.bytes().slice(..self.end.min(pdf.bytes().len()))
    }
}

/// The states the file has gone through, oldest first.
///
/// # Errors
/// `PDF_DAMAGED` when the chain of cross-reference sections cannot be followed as written.
pub fn revisions(pdf: &Pdf) -> Result<Vec<Revision>> {
    let history = History::read(pdf).map_err(error::damaged)?;
    let state = |(number, update): (usize, &history::Update)| Revision {
        number,
        start: number.checked_sub(1).map_or(0, |before| history.updates[before].end),
        end: update.end,
    };
    Ok(history.updates.iter().enumerate().map(state).collect())
}
