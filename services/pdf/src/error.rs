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
    let message = format!("the PDF is damaged ({what}); save it again from the program that made it");
    invalid("PDF_DAMAGED", message).with("damage", what.to_string())
}

/// What is damaged, of an error made by [`damaged`].
pub(crate) fn damage(error: &Error) -> String {
    let found = error.metadata().iter().find(|(key, _)| *key == "damage");
    found.map_or_else(|| error.message().to_owned(), |(_, what)| what.clone())
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

pub(crate) fn field_unknown(name: &str) -> Error {
    Error::invalid(
        "PDF_FIELD_UNKNOWN",
        "field",
        format!("the PDF has no such field as {name:?}"),
    )
}

pub(crate) fn field_exists(name: &str) -> Error {
    let remedy = format!("the PDF already has a field named {name:?}; choose another name");
    Error::invalid("PDF_FIELD_EXISTS", "field", remedy)
}

pub(crate) fn field_name(name: &str) -> Error {
    let remedy = format!("{name:?} cannot be a field name: give 1 to 200 characters without a full stop");
    Error::invalid("PDF_FIELD_NAME_INVALID", "field", remedy)
}

pub(crate) fn field_value(name: &str) -> Error {
    let remedy = format!("the field {name:?} cannot take a value of this kind, or its appearance is missing");
    Error::invalid("PDF_FIELD_VALUE_WRONG", "field", remedy)
}

pub(crate) fn field_already_signed(name: &str) -> Error {
    Error::precondition(
        "PDF_FIELD_ALREADY_SIGNED",
        format!("the field {name:?} is signed already; sign another one"),
    )
}

pub(crate) fn field_locked(name: &str) -> Error {
    Error::precondition(
        "PDF_FIELD_LOCKED",
        format!("an earlier signature locks the field {name:?}"),
    )
}

pub(crate) fn certified() -> Error {
    let message = "the PDF is certified and allows no changes, so no signature can be added; ask for a copy without it";
    Error::precondition("PDF_CERTIFIED_NO_CHANGES", message)
}

pub(crate) fn certified_no_new_fields() -> Error {
    let message =
        "the PDF is certified: its fields can be filled and it can be signed, but no other field can be added";
    Error::precondition("PDF_CERTIFIED_NO_CHANGES", message)
}

pub(crate) fn signed_no_new_fields() -> Error {
    let message = "the PDF is signed, and a new field would change what was signed; add fields before anybody signs";
    Error::precondition("PDF_SIGNED_NO_NEW_FIELDS", message)
}

pub(crate) fn permissions() -> Error {
    let message = "the PDF's permissions do not allow this; open it with the owner password";
    Error::denied("PDF_PERMISSIONS_DENIED", message)
}

pub(crate) fn dynamic_form() -> Error {
    let message =
        "the PDF is a dynamic XFA form whose pages are drawn by a program; print it to a plain PDF and use that";
    Error::precondition("PDF_DYNAMIC_FORM", message)
}

pub(crate) fn signature_size(range: &std::ops::RangeInclusive<usize>) -> Error {
    let remedy = format!("reserve {} to {} bytes", range.start(), range.end());
    Error::invalid("PDF_SIGNATURE_SIZE_WRONG", "reserved", remedy)
}

pub(crate) fn signature_too_large(size: usize, room: usize) -> Error {
    let message = format!("the signature has {size} bytes and {room} are reserved; prepare it again with more");
    Error::precondition("PDF_SIGNATURE_TOO_LARGE", message)
}

/// A drawing that breaks the rules of [`crate::FormXObject`]: our own mistake, never the user's.
pub(crate) fn appearance(what: &str) -> Error {
    Error::internal(format_args!("an appearance {what}"))
}

/// What a failed load means for the person who gave the file.
pub(crate) fn unreadable(error: lopdf::Error) -> Error {
    match error {
        lopdf::Error::InvalidPassword => password_wrong(),
        other => damaged(other),
    }
}
