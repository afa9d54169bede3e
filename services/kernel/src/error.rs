//! One error type for every room. `rpc` turns it into `google.rpc.Status` with details (AIP-193).

use std::fmt;

/// The result of anything that can be refused.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What kind of refusal; each maps to one gRPC code of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// The request is wrong whatever the state; a field violation says where.
    InvalidArgument,
    /// No valid credentials.
    Unauthenticated,
    /// The caller may not do this.
    PermissionDenied,
    /// It does not exist, or the caller may not know that it does.
    NotFound,
    /// It exists already.
    AlreadyExists,
    /// The state does not allow it now.
    FailedPrecondition,
    /// Somebody else changed it first: read again and repeat.
    Aborted,
    /// A limit is reached; repeat later.
    ResourceExhausted,
    /// A part this needs is away; repeat with back-off.
    Unavailable,
    /// The client asked for more time than there was.
    DeadlineExceeded,
    /// Our fault. The message names no detail; the log does.
    Internal,
}

/// A field of the request, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldViolation {
    /// Path from the request message, such as `recipients[1].email`.
    pub field: String,
    /// The remedy in plain words, such as `must be an e-mail address`.
    pub description: String,
}

/// A refusal with a stable reason for programs and plain words for people.
#[derive(Clone)]
pub struct Error(Box<Body>);

#[derive(Clone)]
struct Body {
    kind: ErrorKind,
    reason: &'static str,
    message: String,
    violations: Vec<FieldViolation>,
    metadata: Vec<(&'static str, String)>,
    source: Option<String>,
}

impl Error {
    /// An error with a `reason` from the contract's `ErrorReason` (without its prefix) and a message for people.
    pub fn new(kind: ErrorKind, reason: &'static str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self(Box::new(Body {
            kind,
            reason,
            message,
            violations: vec![],
            metadata: vec![],
            source: None,
        }))
    }

    /// `INVALID_ARGUMENT` for one field.
    pub fn invalid(reason: &'static str, field: impl Into<String>, remedy: impl Into<String>) -> Self {
        let (field, remedy) = (field.into(), remedy.into());
        let message = format!("{field}: {remedy}");
        Self::new(ErrorKind::InvalidArgument, reason, message).with_violation(field, remedy)
    }

    /// `NOT_FOUND` for a `K` that is not there, or not the caller's.
    pub fn not_found<K: crate::Kind>(id: crate::Id<K>) -> Self {
        let message = format!("there is no {} {id} in your organization", K::NOUN);
        Self::new(ErrorKind::NotFound, "RESOURCE_NOT_FOUND", message).with("resource", id.to_string())
    }

    /// `FAILED_PRECONDITION`: the state does not allow it.
    pub fn precondition(reason: &'static str, message: impl Into<String>) -> Self {
        Self::new(ErrorKind::FailedPrecondition, reason, message)
    }

    /// `PERMISSION_DENIED`.
    pub fn denied(reason: &'static str, message: impl Into<String>) -> Self {
        Self::new(ErrorKind::PermissionDenied, reason, message)
    }

    /// `ABORTED`: the etag is not the current one.
    #[must_use]
    pub fn stale_etag(current: &str) -> Self {
        let message = "somebody changed this since you read it; read it again, then repeat with the new etag";
        Self::new(ErrorKind::Aborted, "ETAG_MISMATCH", message).with("current_etag", current)
    }

    /// `INTERNAL`: `cause` goes to the log and never to the client.
    pub fn internal(cause: impl fmt::Display) -> Self {
        let mut error = Self::new(ErrorKind::Internal, "INTERNAL", "something went wrong on our side");
        error.0.source = Some(cause.to_string());
        error
    }

    /// `UNAVAILABLE`: a part is away; `cause` goes to the log.
    pub fn unavailable(reason: &'static str, message: impl Into<String>, cause: impl fmt::Display) -> Self {
        let mut error = Self::new(ErrorKind::Unavailable, reason, message);
        error.0.source = Some(cause.to_string());
        error
    }

    /// Adds a field violation.
    #[must_use]
    pub fn with_violation(mut self, field: impl Into<String>, description: impl Into<String>) -> Self {
        self.0.violations.push(FieldViolation {
            field: field.into(),
            description: description.into(),
        });
        self
    }

    /// Adds a machine-readable fact to `ErrorInfo.metadata`.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.0.metadata.push((key, value.into()));
        self
    }

    /// The kind, which is the gRPC code.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }
    /// The stable reason, such as `ETAG_MISMATCH`.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        self.0.reason
    }
    /// The message for people.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }
    /// The fields at fault.
    #[must_use]
    pub fn violations(&self) -> &[FieldViolation] {
        &self.0.violations
    }
    /// Facts for programs.
    #[must_use]
    pub fn metadata(&self) -> &[(&'static str, String)] {
        &self.0.metadata
    }
    /// The cause for the log; never for the client.
    #[must_use]
    pub fn cause(&self) -> Option<&str> {
        self.0.source.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}/{}: {}", self.0.kind, self.0.reason, self.0.message)?;
        match &self.0.source {
            Some(cause) => write!(f, " ({cause})"),
            None => Ok(()),
        }
    }
}
impl std::error::Error for Error {}
