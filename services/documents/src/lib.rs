//! What is signed: documents, encrypted at rest, hashed, and versioned.
//!
//! [`Documents`] implements the services of the contract. Other rooms hold documents, read them and add versions through
//! the functions here, inside their own transactions.
//!
//! Invariants: the bytes of a version never change; a change is a new version. A row exists only for bytes that are
//! complete, durable and known to be a PDF that can be signed (or that the platform itself made). A document that an
//! envelope holds cannot be deleted. Memory does not grow with the number of uploads: bytes stream into an encrypted file,
//! and only as many files are looked into at a time as fit on one desk.

mod analysis;
mod artist;
mod convert;
mod desk;
mod document;
mod error;
mod jobs;
mod neighbours;
mod page_image;
mod pieces;
mod preflight;
mod service;
mod store;
mod upload;
mod upload_service;

pub use artist::draw_pages_with;
pub use document::{Latest, Pick, Version};
pub use jobs::DocumentSweeper;
pub use neighbours::{Made, add_version, bytes, draw, geometry, hold, latest, make, open, release, version};
pub use service::Documents;
