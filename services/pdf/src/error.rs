//! The refusals of this room, each with its stable reason.

use kernel::{Error, ErrorKind};
use std::fmt::Display;

fn invalid(reason: &'static str, message: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidArgument, reason, message)
}

pub(crate) fn empty() -> Error {
    invalid("PDF_EMPTY", "the file is empty; upload a PDF")
}

pub(crate) fn not_a_pdf() -> Error {
    invalid("PDF_NOT_A_PDF", "the file is not a PDF: it does not begin with %PDF-")
}

pub(crate) fn damaged(what: impl Display) -> Error {
    invalid(
        "PDF_DAMAGED",
        format!("the PDF is damaged ({what}); save it again from the program that made it"),
    )
}

pub(crate) fn password_required() -> Error {
    Error::precondition(
        "PDF_PASSWORD_REQUIRED",
        "the PDF is encrypted; give its password to open it",
    )
}

pub(crate) fn password_wrong() -> Error {
    Error::precondition(
        "PDF_PASSWORD_WRONG",
        "the password does not open this PDF; check it and try again",
    )
}

/// What a failed load means for the person who gave the file.
pub(crate) fn unreadable(error: lopdf::Error) -> Error {
    match error {
        lopdf::Error::InvalidPassword => password_wrong(),
        other => damaged(other),
    }
}
