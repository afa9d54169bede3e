//! Envelopes: documents on their way to people who sign, approve, or get a copy.
//!
//! The domain is pure: an [`Envelope`] and its transitions, which take the time and return the new state with the events that
//! tell of it. Services load, call one transition, and save row and events in one commit.
//!
//! Invariants: nobody acts out of turn; ends are ends; an envelope completes only when everybody who acts is done and its
//! sealed files exist and validate; a row is only written by who has read its current version.

pub mod access_code;
mod act;
mod convert;
mod correction;
pub mod disclosure;
pub mod draft;
pub mod envelope;
mod error;
pub mod evidence;
pub mod field;
mod form;
mod jobs;
mod lifecycle;
mod mark;
mod one_time_code;
mod paper;
pub mod plan;
#[cfg(test)]
mod properties;
pub mod recipient;
pub mod routing;
mod service;
mod settle;
mod step;
mod store;
mod text;
mod turns;
mod words;
mod writing;

pub use correction::Correction;
pub use draft::Draft;
pub use envelope::{Envelope, EnvelopeDocument, Sender, SignatureLevel, State, Transition, Version, Versions};
pub use evidence::SignatureFacts;
pub use field::{Area, Field, FieldType};
pub use jobs::{ExpireEnvelope, SealEnvelope, SweepEnvelopes};
pub use one_time_code::{CodeMessage, Courier};
pub use recipient::{FieldValue, Recipient, RecipientState, Role};
pub use routing::Routing;
pub use service::{EnvelopeApi, SigningApi};
