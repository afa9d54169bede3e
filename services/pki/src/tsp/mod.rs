//! Time-Stamp Protocol (RFC 3161, RFC 5816): a unit that answers requests ([`TimeStampingUnit`]), what it answers
//! ([`Token`]), and whoever can give time stamps ([`TimeStamper`]): our own unit, or another authority over HTTP.

mod client;
mod message;
mod token;
mod unit;

pub use client::{HttpTimeStamper, LocalTimeStamper, TimeStamper};
pub use message::{Imprint, TimeStampRequest, parse_response};
pub use token::{Accuracy, Token, TokenFailure};
pub use unit::{Answer, Issued, TIME_STAMPING_POLICY, TimeStampingUnit};
