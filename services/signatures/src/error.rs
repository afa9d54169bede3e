//! What this room refuses, and why.

use std::time::Duration;

use kernel::{Error, ErrorKind};

/// No time stamp could be had: the signature is not made, and the caller repeats.
pub fn timestamp_unavailable(cause: Error) -> Error {
    match cause.reason() {
        "TIME_STAMP_UNAVAILABLE" | "TIME_STAMP_REFUSED" | "TIME_STAMP_INVALID" => {
            let message = "no time stamp could be had, so nothing was signed; repeat later";
            Error::unavailable("TIMESTAMP_UNAVAILABLE", message, format!("{cause:?}"))
        }
        _ => cause,
    }
}

pub fn too_large(limit: u64) -> Error {
    let message = format!("the file is larger than {} MiB", limit >> 20);
    Error::new(ErrorKind::InvalidArgument, "DOCUMENT_TOO_LARGE", message)
}

pub fn too_slow(patience: Duration) -> Error {
    let message = format!(
        "the file did not come within {} seconds; repeat over a faster line",
        patience.as_secs()
    );
    Error::new(ErrorKind::DeadlineExceeded, "STREAM_IDLE", message)
}

pub fn options_late() -> Error {
    Error::invalid(
        "UPLOAD_HEADER_MISSING",
        "options",
        "must come before the first chunk, once",
    )
}
