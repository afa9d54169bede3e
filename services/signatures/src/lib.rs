//! Signatures in PDFs: making them (PAdES B-B and B-T, ETSI EN 319 142-1), keeping them, and validating anybody's (ETSI EN 319 102-1).
//!
//! [`pades::sign`] and [`validation::validate`] are what the command line uses, with anybody's key and no server. [`Signatures`] is what other rooms
//! use: it takes the signer's key from `pki`, fills and signs in one incremental update, and [`record`] keeps the signature in the caller's transaction.
//! Invariants: a file is only ever appended to; a time stamp that cannot be had fails the signature; the level reached is never lower
//! than the level asked.

mod appearance;
mod convert;
mod error;
mod off_worker;
mod sealing;
mod service;
mod store;

pub mod pades;
pub mod validation;

pub use appearance::{FieldFill, FillValue};
pub(crate) use off_worker::off_worker;
pub use pades::Level;
pub use pdf::appearance::Mark;
pub use pdf::{FieldKind, NewField, Rect};
pub use sealing::{NewSignature, SealDocument, SignDocument, Signatures, SignedDocument};
pub use service::SignatureApi;
pub use store::record;

use bytes::Bytes;
use kernel::Result;

/// The file with these fields added in one update, before anybody signs.
///
/// # Errors
/// `PDF_…` when the file cannot take them.
pub fn prepare_fields(file: Bytes, fields: &[NewField]) -> Result<Vec<u8>> {
    pdf::prepare_fields(&pdf::Pdf::open(file, None)?, fields)
}
