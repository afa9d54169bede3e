//! The refusals of this room, each with its stable reason.

use crate::document::{Page, Rect};
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

pub(crate) fn leading_bytes(count: usize) -> Error {
    let message = format!("{count} bytes stand before the PDF header, so its offsets are ambiguous; remove them");
    invalid("PDF_DAMAGED", message)
}

pub(crate) fn damaged(what: impl Display) -> Error {
    invalid(
        "PDF_DAMAGED",
        format!("the PDF is damaged ({what}); save it again from the program that made it"),
    )
}

pub(crate) fn too_large(what: &str) -> Error {
    invalid(
        "PDF_TOO_LARGE",
        format!("{what} of this PDF is larger than can be handled; make a smaller PDF"),
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

pub(crate) fn encryption_unsupported() -> Error {
    let message = "the PDF is encrypted for certificates or by an unknown handler; save it with a password or without";
    invalid("PDF_ENCRYPTION_UNSUPPORTED", message)
}

pub(crate) fn page_unknown(page: u32, count: u32) -> Error {
    Error::invalid(
        "PDF_PAGE_UNKNOWN",
        "page",
        format!("there is no page {page}; the PDF has pages 1 to {count}"),
    )
}

pub(crate) fn outside_page(page: &Page, rect: Rect) -> Error {
    let Rect { x, y, width, height } = rect;
    let remedy = format!(
        "the rectangle {width} × {height} at {x}, {y} is not on page {}, which is {} × {}",
        page.number,
        page.width(),
        page.height()
    );
    Error::invalid("PDF_FIELD_OUTSIDE_PAGE", "rect", remedy)
}

/// What a failed load means for the person who gave the file.
pub(crate) fn unreadable(error: lopdf::Error) -> Error {
    match error {
        lopdf::Error::InvalidPassword => password_wrong(),
        other => damaged(other),
    }
}
