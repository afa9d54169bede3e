//! The installation's trust on both databases: first start, keys for signers and seals, revocation, and the public wire.
#![allow(clippy::unwrap_used)] // helpers of tests, where a failure fails the test

mod holders;
mod house;
mod revocation;
mod service;
mod time_stamping;
