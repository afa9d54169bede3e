//! PDF: bytes in, bytes out. Opens and inspects files, prepares fields, fills, draws and signs them, and says what a
//! later revision changed.
//!
//! Invariants: no I/O, no async, no clock. A written file begins with every byte of the file it came from: changes are
//! only ever appended (ISO 32000-2, 7.5.6), so that earlier signatures hold. No input makes this room panic.

mod document;
mod error;
mod form_xobject;

pub mod appearance;
mod compose;
mod difference;
mod render;
mod revision;
mod text;

pub use document::{Page, Pages, Pdf, Rect, page_space};
pub use form_xobject::FormXObject;
