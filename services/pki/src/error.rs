//! The refusals of this crate. Verification outcomes are not errors: they are typed results of their modules.

use std::fmt::Display;

use kernel::{Error, ErrorKind};
use openssl::error::ErrorStack;

/// Bytes that are not what they claim to be; `what` names the structure, `why` the first thing wrong with it.
pub(crate) fn malformed(reason: &'static str, what: &str, why: impl Display) -> Error {
    Error::new(
        ErrorKind::InvalidArgument,
        reason,
        format!("{what} cannot be read: {why}"),
    )
}

/// OpenSSL refused an operation that should work; its reasons go to the log.
pub(crate) fn crypto(cause: ErrorStack) -> Error {
    Error::internal(format!("openssl: {cause}"))
}

/// A structure of ours could not be encoded: a length overflow, so our fault.
pub(crate) fn encoding(cause: der::Error) -> Error {
    Error::internal(format!("der: {cause}"))
}
