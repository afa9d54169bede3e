//! Time-Stamp Protocol (RFC 3161, RFC 5816): a unit that answers requests ([`TimeStampingUnit`]), what it answers
//! ([`Token`]), and whoever can give time stamps ([`TimeStamper`]): our own unit, or another authority over HTTP.

mod client;
mod message;
mod token;
mod unit;

pub use client::{HttpTimeStamper, LocalTimeStamper, TimeStamper};
pub(crate) use client::{request_for, token_for};
pub use message::{Imprint, TimeStampRequest, parse_response};
pub(crate) use message::{QUERY_TYPE, REPLY_TYPE};
pub use token::{Accuracy, Token, TokenFailure};
pub use unit::{Answer, Issued, TIME_STAMPING_POLICY, TimeStampingUnit};
