//! The two services of the contract: one for senders, one for recipients.

mod codes;
mod envelope;
mod signing;

pub use envelope::EnvelopeApi;
pub use signing::SigningApi;
