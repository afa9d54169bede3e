//! PDF: bytes in, bytes out. Opens and inspects files, prepares fields, fills, draws and signs them, and says what a
//! later revision changed.
//!
//! Invariants: no I/O, no async, no clock. A written file begins with every byte of the file it came from: changes are
//! only ever appended (ISO 32000-2, 7.5.6), so that earlier signatures hold. No input makes this room panic.

mod document;
mod error;
mod field;
mod form_xobject;
mod permission;
mod preflight;
mod signature;
mod update;

pub mod appearance;
pub mod compose;
mod difference;
mod render;
mod revision;
mod signed;
mod text;

pub use difference::{Change, Level, Modifications, difference, signatures_and_changes};
pub use document::{Page, Pdf, Rect, page_space};
pub use field::{Field, FieldKind, FieldType, Fill, FillValue, NewField, fields, fill, prepare_fields};
pub use form_xobject::FormXObject;
pub use preflight::{EncryptionReport, Finding, PageReport, Preflight, Severity, Structure, Xfa, inspect, preflight};
pub use render::render_page;
pub use revision::{Revision, revisions};
pub use signature::{Prepared, SignatureField, SignatureRequest, SubFilter, fill_and_sign};
pub use signed::{Coverage, EmbeddedSignature, SignatureKind, signatures};
