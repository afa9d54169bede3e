//! Errors as `google.rpc.Status` with details (AIP-193).

use kernel::{Error, ErrorKind};
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt as _};

/// The domain of every `ErrorInfo`.
const DOMAIN: &str = "chancery";

/// The gRPC code of the same name.
fn code(kind: ErrorKind) -> Code {
    match kind {
        ErrorKind::InvalidArgument => Code::InvalidArgument,
        ErrorKind::Unauthenticated => Code::Unauthenticated,
        ErrorKind::PermissionDenied => Code::PermissionDenied,
        ErrorKind::NotFound => Code::NotFound,
        ErrorKind::AlreadyExists => Code::AlreadyExists,
        ErrorKind::FailedPrecondition => Code::FailedPrecondition,
        ErrorKind::Aborted => Code::Aborted,
        ErrorKind::ResourceExhausted => Code::ResourceExhausted,
        ErrorKind::Unavailable => Code::Unavailable,
        ErrorKind::DeadlineExceeded => Code::DeadlineExceeded,
        ErrorKind::Internal => Code::Internal,
    }
}

/// The status of an error outside of a call; the cause goes to the log. Calls use [`unary`](crate::unary), which names the request too.
#[must_use]
pub fn status(error: Error) -> Status {
    status_for(&error, "")
}

/// The status of an error in the call `request_id`; the cause goes to the log with it, never to the client.
pub(crate) fn status_for(error: &Error, request_id: &str) -> Status {
    log(error, request_id);
    Status::with_error_details(code(error.kind()), error.message(), details(error, request_id))
}

fn log(error: &Error, request_id: &str) {
    let cause = error.cause().unwrap_or_default();
    match error.kind() {
        ErrorKind::Internal => tracing::error!(request_id, reason = error.reason(), cause, "a call failed"),
        ErrorKind::Unavailable => tracing::warn!(request_id, reason = error.reason(), cause, "a part is away"),
        _ => {}
    }
}

fn details(error: &Error, request_id: &str) -> ErrorDetails {
    let metadata = error
        .metadata()
        .iter()
        .map(|(key, value)| ((*key).to_owned(), value.clone()));
    let mut details = ErrorDetails::with_error_info(
        error.reason(),
        DOMAIN,
        metadata.collect::<std::collections::HashMap<_, _>>(),
    );
    for violation in error.violations() {
        details.add_bad_request_violation(&violation.field, &violation.description);
    }
    if error.kind() == ErrorKind::FailedPrecondition {
        let subject = error.metadata().iter().find(|(key, _)| *key == "resource");
        let subject = subject.map_or("", |(_, value)| value.as_str());
        details.add_precondition_failure_violation(error.reason(), subject, error.message());
    }
    if !request_id.is_empty() {
        details.set_request_info(request_id, "");
    }
    details
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_detail_of_an_error_reaches_the_client() {
        let error = Error::invalid("EMAIL_MALFORMED", "recipients[1].email", "must be an e-mail address")
            .with("recipient", "1");
        let status = status_for(&error, "req-1");
        assert_eq!(status.code(), Code::InvalidArgument);
        let details = status.get_error_details();
        let info = details.error_info().unwrap();
        assert_eq!(
            (info.reason.as_str(), info.domain.as_str()),
            ("EMAIL_MALFORMED", "chancery")
        );
        assert_eq!(info.metadata["recipient"], "1");
        assert_eq!(
            details.bad_request().unwrap().field_violations[0].field,
            "recipients[1].email"
        );
        assert_eq!(details.request_info().unwrap().request_id, "req-1");
    }

    #[test]
    fn the_cause_of_an_internal_error_stays_inside() {
        let status = status_for(&Error::internal("password=hunter2 at db.internal"), "req-1");
        let everything = format!("{status:?} {:?}", status.get_error_details());
        assert!(!everything.contains("hunter2"), "{everything}");
        assert_eq!(status.code(), Code::Internal);
    }

    #[test]
    fn a_failed_precondition_says_which() {
        let status =
            status(Error::precondition("ENVELOPE_NOT_DRAFT", "only a draft can be changed").with("resource", "env_1"));
        let failure = status.get_error_details().precondition_failure().unwrap().violations[0].clone();
        assert_eq!(
            (failure.r#type.as_str(), failure.subject.as_str()),
            ("ENVELOPE_NOT_DRAFT", "env_1")
        );
    }
}
