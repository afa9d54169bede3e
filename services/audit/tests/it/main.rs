//! The audit trail on both engines: chained exactly once, shown, followed, verified, and told on paper.
#![allow(clippy::unwrap_used)] // a test stops where it cannot go on

mod certificate;
mod chaining;
mod client_errors;
mod listing;
mod story;
mod tampering;
mod watching;
mod world;
