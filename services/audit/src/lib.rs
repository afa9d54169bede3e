//! The audit trail: one event for each act, chained by hash in each organization, and the certificate of completion made from it.
//!
//! Nobody imports this room: [`Trail`] reacts to events the outbox relay carries, in the relay's own transaction, so that an event is in the chain
//! exactly once. A recorded event is kept as the very bytes that were hashed; the database refuses to change or delete it.
//! Errors that browsers report are kept here too, beside the trail: nobody acted.
//! Invariants: sequences have no gaps; `hash(n) = SHA-256(hash(n-1) ‖ n ‖ record)`; events of no organization (a refused sign-in)
//! have a chain of their own that no caller can read.

mod chain;
mod client_error;
mod client_error_service;
mod completion;
mod convert;
mod error;
mod reactor;
mod service;
mod store;
mod verify;
mod watch;

pub use chain::{Hash, Head, Link, Verdict, Verifier};
pub use client_error::ClientErrorSweeper;
pub use client_error_service::ClientErrorApi;
pub use completion::IssueCertificate;
pub use reactor::Trail;
pub use service::AuditApi;
pub use verify::{chains, verify};
