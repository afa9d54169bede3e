//! The refusals of this room, each with its stable reason.

use kernel::{Error, ErrorKind, Id, Timestamp, kinds};

use crate::envelope::State;

pub(crate) fn ended(state: State) -> Error {
    let how = match state {
        State::Completed => "is completed",
        State::Declined => "was declined",
        State::Voided => "was called back by its sender",
        _ => "has expired",
    };
    Error::precondition(
        "ENVELOPE_ENDED",
        format!("this envelope {how}; nothing can be done on it any more"),
    )
    .with("state", state.as_str())
}

pub(crate) fn not_draft(state: State) -> Error {
    let message = "this envelope has been sent; only a draft can be changed, sent or deleted";
    Error::precondition("ENVELOPE_NOT_DRAFT", message).with("state", state.as_str())
}

pub(crate) fn not_sent() -> Error {
    let message = "this envelope is a draft; change its people with UpdateEnvelope";
    Error::precondition("ENVELOPE_NOT_SENT", message)
}

pub(crate) fn reminded(next: Timestamp) -> Error {
    let message = format!("this recipient was reminded within the last hour; remind again after {next}");
    Error::precondition("RECIPIENT_REMINDED", message).with("next_time", next.to_string())
}

pub(crate) fn order_unknown() -> Error {
    let remedy = "must be create_time desc or update_time desc";
    Error::invalid("ORDER_UNKNOWN", "order_by", remedy)
}

pub(crate) fn sealing() -> Error {
    let message = "everybody is done and the files are being sealed; this envelope can no longer be called back";
    Error::precondition("ENVELOPE_SEALING", message)
}

pub(crate) fn incomplete(field: &str, remedy: impl Into<String>) -> Error {
    let remedy = remedy.into();
    Error::precondition("ENVELOPE_INCOMPLETE", format!("{field}: {remedy}")).with_violation(field, remedy)
}

pub(crate) fn expire_time_past() -> Error {
    Error::precondition(
        "EXPIRE_TIME_PAST",
        "expire_time: must be in the future when the envelope is sent",
    )
    .with_violation("expire_time", "must be in the future when the envelope is sent")
}

pub(crate) fn not_active() -> Error {
    let message = "it is not this recipient's turn yet; wait until those before are done";
    Error::precondition("RECIPIENT_NOT_ACTIVE", message)
}

pub(crate) fn finished() -> Error {
    Error::precondition(
        "RECIPIENT_FINISHED",
        "this recipient is done with the envelope; there is nothing left to do",
    )
}

pub(crate) fn consent_required() -> Error {
    let message = "agree to the electronic disclosure first, with RecordConsent";
    Error::precondition("CONSENT_REQUIRED", message)
}

pub(crate) fn disclosure_outdated(current: &str) -> Error {
    let message = "the disclosure was changed meanwhile; show the current text and send its version";
    Error::precondition("DISCLOSURE_OUTDATED", message).with("current_version", current)
}

pub(crate) fn cannot_sign() -> Error {
    Error::precondition(
        "ROLE_CANNOT_SIGN",
        "only a signer can sign; an approver approves with ApproveEnvelope",
    )
}

pub(crate) fn cannot_approve() -> Error {
    Error::precondition(
        "ROLE_CANNOT_APPROVE",
        "only an approver can approve; a signer signs with SignEnvelope",
    )
}

pub(crate) fn field_required(field: Id<kinds::Field>, label: &str, remedy: &str) -> Error {
    let name = if label.is_empty() {
        field.to_string()
    } else {
        format!("{label} ({field})")
    };
    Error::invalid("FIELD_REQUIRED", "values", format!("{name} {remedy}")).with("field_id", field.to_string())
}

pub(crate) fn field_unknown(index: usize, id: &str) -> Error {
    let remedy = format!("{id} is not a field of this recipient; use the identifiers GetSigning shows");
    Error::invalid("FIELD_UNKNOWN", format!("values[{index}].field_id"), remedy)
}

pub(crate) fn field_value(index: usize, remedy: &str) -> Error {
    Error::invalid("FIELD_VALUE_INVALID", format!("values[{index}].value"), remedy)
}

/// A document a field or envelope names, which is not there for it.
pub(crate) fn document_unknown(field: String, remedy: impl Into<String>) -> Error {
    let remedy = remedy.into();
    Error::new(ErrorKind::NotFound, "RESOURCE_NOT_FOUND", format!("{field}: {remedy}")).with_violation(field, remedy)
}

pub(crate) fn access_code_required() -> Error {
    let message = "this envelope is shown after the access code is given, with VerifyAccessCode";
    Error::denied("ACCESS_CODE_REQUIRED", message)
}

pub(crate) fn access_code_wrong(tries_left: u32) -> Error {
    let message = match tries_left {
        0 => "access_code: is wrong; this link is locked now, ask the sender for a new one".to_owned(),
        left => format!("access_code: is wrong; {left} more tries with this link"),
    };
    Error::denied("ACCESS_CODE_WRONG", message).with("tries_left", tries_left.to_string())
}

pub(crate) fn access_code_locked() -> Error {
    let message = "the access code was wrong too often; ask the sender for a new link";
    Error::denied("ACCESS_CODE_LOCKED", message)
}

pub(crate) fn link_revoked() -> Error {
    let message = "this signing link was revoked; ask the sender for a new one";
    Error::new(ErrorKind::Unauthenticated, "LINK_INVALID", message)
}

pub(crate) fn one_time_code_required() -> Error {
    let message = "this envelope is shown after a one-time code is given, with VerifyOneTimeCode";
    Error::denied("ONE_TIME_CODE_REQUIRED", message)
}

pub(crate) fn one_time_code_not_asked() -> Error {
    let message = "this recipient needs no one-time code; nothing was sent";
    Error::precondition("ONE_TIME_CODE_NOT_ASKED", message)
}

pub(crate) fn one_time_code_too_soon(next: Timestamp) -> Error {
    let message = format!("the last code was made a moment ago, or too many were made today; ask again after {next}");
    Error::precondition("ONE_TIME_CODE_TOO_SOON", message).with("next_time", next.to_string())
}

pub(crate) fn one_time_code_over() -> Error {
    let message = "there is no code that still works; ask for another one";
    Error::precondition("ONE_TIME_CODE_OVER", message)
}

pub(crate) fn one_time_code_wrong(tries_left: u32) -> Error {
    let message = match tries_left {
        0 => "code: is wrong, and was wrong too often; ask for another one".to_owned(),
        left => format!("code: is wrong; {left} more tries with this code"),
    };
    Error::denied("ONE_TIME_CODE_WRONG", message).with("tries_left", tries_left.to_string())
}

/// Everybody else's act came first, again and again.
pub(crate) fn too_many_at_once() -> Error {
    let message = "many people sign this envelope at the same moment; nothing has changed, repeat the call";
    Error::new(ErrorKind::Aborted, "CONCURRENT_CHANGE", message)
}

pub(crate) fn document_not_ready(index: usize) -> Error {
    let message = format!("document_ids[{index}]: this document cannot be signed; its preflight says why");
    Error::precondition("DOCUMENT_NOT_READY", message).with_violation(format!("document_ids[{index}]"), "must be ready")
}

pub(crate) fn maker_unknown() -> Error {
    Error::denied(
        "ACCOUNT_REQUIRED",
        "an envelope is made by somebody who is signed in or has an API key",
    )
}
