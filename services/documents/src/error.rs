//! The refusals of this room, each with its stable reason.

use kernel::{Error, ErrorKind, Id, kinds};

pub(crate) fn too_large(limit: u64) -> Error {
    let remedy = format!("must have at most {} MiB; make the file smaller", limit >> 20);
    Error::invalid("DOCUMENT_TOO_LARGE", "chunk", remedy)
}

pub(crate) fn header_missing() -> Error {
    Error::invalid(
        "UPLOAD_HEADER_MISSING",
        "header",
        "must be the first message, before any chunk",
    )
}

pub(crate) fn header_repeated() -> Error {
    Error::invalid(
        "UPLOAD_HEADER_REPEATED",
        "header",
        "must come once, as the first message",
    )
}

pub(crate) fn stalled() -> Error {
    let message = "the upload stood still for a minute and was given up; repeat it whole";
    Error::new(ErrorKind::DeadlineExceeded, "UPLOAD_STALLED", message)
}

pub(crate) fn hash_mismatch(field: &str) -> Error {
    let remedy = "the bytes that arrived have another SHA-256; send the file again";
    Error::invalid("UPLOAD_HASH_MISMATCH", field, remedy)
}

pub(crate) fn too_many_uploads(most: i64) -> Error {
    let message = format!("your organization has {most} unfinished uploads; finish or abandon some first");
    Error::new(ErrorKind::ResourceExhausted, "UPLOADS_TOO_MANY", message)
}

pub(crate) fn chunk_size(rest: i64) -> Error {
    let remedy = format!("must have 64 KiB to 1 MiB, or be the rest of the file, which is {rest} bytes");
    Error::invalid("UPLOAD_CHUNK_SIZE", "chunk", remedy)
}

pub(crate) fn offset_wrong(next: i64) -> Error {
    let remedy = format!("must be {next}: that is where the next bytes belong");
    Error::invalid("UPLOAD_OFFSET_WRONG", "offset", remedy).with("next_offset", next.to_string())
}

pub(crate) fn incomplete(arrived: i64, size: i64) -> Error {
    let message = format!("{arrived} of {size} bytes have arrived; append the others first");
    Error::precondition("UPLOAD_INCOMPLETE", message).with("next_offset", arrived.to_string())
}

/// A file that cannot be signed, with the reason of the preflight.
pub(crate) fn unusable(reason: &'static str, message: &str) -> Error {
    Error::new(ErrorKind::InvalidArgument, reason, message).with_violation("chunk", message)
}

pub(crate) fn in_use(document: Id<kinds::Document>) -> Error {
    let message = "an envelope holds this document; void or finish the envelope first";
    Error::precondition("DOCUMENT_IN_USE", message).with("document", document.to_string())
}

pub(crate) fn version_unknown(number: i32, latest: i32) -> Error {
    let message = format!("there is no version {number}; the document has versions 1 to {latest}");
    Error::new(ErrorKind::NotFound, "DOCUMENT_VERSION_UNKNOWN", message)
}

pub(crate) fn text_invalid(field: impl Into<String>, max: usize) -> Error {
    let remedy = format!("must have 1 to {max} characters, none of them invisible");
    Error::invalid("TEXT_INVALID", field, remedy)
}

pub(crate) fn too_many(field: &str, max: usize) -> Error {
    Error::invalid("TOO_MANY_ENTRIES", field, format!("must have at most {max} entries"))
}

pub(crate) fn mask_unknown(path: &str) -> Error {
    let remedy = format!("{path} cannot be changed; name, tags and metadata can");
    Error::invalid("UPDATE_MASK_UNKNOWN_FIELD", "update_mask", remedy)
}

pub(crate) fn page_unknown(page: i32, count: i32) -> Error {
    let remedy = format!("there is no page {page}; the document has pages 1 to {count}");
    Error::invalid("PDF_PAGE_UNKNOWN", "page", remedy)
}

pub(crate) fn width_invalid() -> Error {
    Error::invalid(
        "PAGE_WIDTH_INVALID",
        "width",
        "must be 64 to 2400 pixels, or 0 for 1200",
    )
}

pub(crate) fn render_failed(cause: &str) -> Error {
    Error::precondition("PAGE_RENDER_FAILED", format!("the page cannot be drawn: {cause}"))
}
