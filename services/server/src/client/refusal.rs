//! What a server refused, as an error of this program: the same reason, the same words.

use contracts::chancery::errors::v1::ErrorReason;
use kernel::{Error, ErrorKind};
use tonic::{Code, Status};
use tonic_types::StatusExt as _;

/// The refusal in the server's own words, or that there was no answer.
pub fn refused(status: Status) -> Error {
    let details = status.get_error_details();
    let Some(info) = details.error_info() else {
        return unexplained(&status);
    };
    let reason = known(&info.reason).unwrap_or("REFUSED");
    let violations = details.bad_request().map(|bad| bad.field_violations.as_slice());
    let error = Error::new(kind(status.code()), reason, status.message());
    violations.unwrap_or_default().iter().fold(error, |error, violation| {
        error.with_violation(&violation.field, &violation.description)
    })
}

/// No Chancery server explains itself like that: the connection broke, or something stands between.
fn unexplained(status: &Status) -> Error {
    if is_transport(status) {
        let message = "the server did not answer, or the connection broke; repeat later";
        return Error::unavailable("SERVER_UNREACHABLE", message, status.message());
    }
    let kind = kind(status.code());
    Error::new(kind, "REFUSED", format!("{:?}: {}", status.code(), status.message()))
}

/// Whether nobody knows what became of the call.
pub fn is_transport(status: &Status) -> bool {
    let lost = [
        Code::Unavailable,
        Code::Unknown,
        Code::Internal,
        Code::Cancelled,
        Code::DeadlineExceeded,
    ];
    status.get_error_details().error_info().is_none() && lost.contains(&status.code())
}

/// The reason of the contracts with this name; a newer server may have others.
fn known(reason: &str) -> Option<&'static str> {
    const PREFIX: &str = "ERROR_REASON_";
    let reason = ErrorReason::from_str_name(&format!("{PREFIX}{reason}"))?;
    reason.as_str_name().strip_prefix(PREFIX)
}

/// The kind of the same name; what has none is a refusal of the state.
fn kind(code: Code) -> ErrorKind {
    match code {
        Code::InvalidArgument | Code::OutOfRange => ErrorKind::InvalidArgument,
        Code::Unauthenticated => ErrorKind::Unauthenticated,
        Code::PermissionDenied => ErrorKind::PermissionDenied,
        Code::NotFound => ErrorKind::NotFound,
        Code::AlreadyExists => ErrorKind::AlreadyExists,
        Code::Aborted => ErrorKind::Aborted,
        Code::ResourceExhausted => ErrorKind::ResourceExhausted,
        Code::Unavailable => ErrorKind::Unavailable,
        Code::DeadlineExceeded => ErrorKind::DeadlineExceeded,
        Code::Internal | Code::Unknown | Code::DataLoss => ErrorKind::Internal,
        Code::Ok | Code::Cancelled | Code::FailedPrecondition | Code::Unimplemented => ErrorKind::FailedPrecondition,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_keeps_its_reason_its_words_and_its_fields() {
        let told = Error::invalid("EMAIL_MALFORMED", "email", "must be an e-mail address");
        let heard = refused(rpc::status(told.clone()));
        assert_eq!((heard.reason(), heard.message()), (told.reason(), told.message()));
        assert_eq!((heard.kind(), heard.violations()), (told.kind(), told.violations()));
    }

    #[test]
    fn a_reason_of_a_newer_server_is_a_refusal_all_the_same() {
        let details = tonic_types::ErrorDetails::with_error_info("OF_TOMORROW", "chancery", []);
        let heard = refused(Status::with_error_details(Code::AlreadyExists, "not twice", details));
        assert_eq!((heard.reason(), heard.message()), ("REFUSED", "not twice"));
        assert_eq!(heard.kind(), ErrorKind::AlreadyExists);
    }

    #[test]
    fn a_broken_connection_is_told_apart_from_a_refusal() {
        assert_eq!(
            refused(Status::unknown("h2 protocol error")).reason(),
            "SERVER_UNREACHABLE"
        );
        assert_eq!(refused(Status::unimplemented("")).reason(), "REFUSED");
    }
}
