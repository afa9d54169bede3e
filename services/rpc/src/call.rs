//! What a module sees of a call: an admitted caller and a valid message.

use std::future::Future;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use contracts::Validate;
use kernel::{Caller, Error, ErrorKind, Result};
use store::Vault;
use tonic::{Request, Response, Status};
use zeroize::Zeroizing;

use crate::browser::CookieJar;
use crate::status::status_for;
use crate::{Access, Authenticate};

/// What a module's method answers.
pub type Reply<T> = std::result::Result<Response<T>, Status>;

/// An admitted call: the [`Caller`], and what it takes to remember the answer. The [`Door`](crate::Door) makes it.
#[derive(Clone)]
pub struct Call {
    caller: Arc<Caller>,
    pub(crate) vault: Vault,
    pub(crate) cookie: Arc<CookieJar>,
    credential: Option<Credential>,
}

/// What a caller came in with, to ask later whether it still counts.
#[derive(Clone)]
pub(crate) struct Credential {
    pub token: Arc<Zeroizing<String>>,
    pub authenticate: Arc<dyn Authenticate>,
    pub access: Access,
}

impl Call {
    /// The call of `caller`; remembered answers are sealed by `vault`.
    #[must_use]
    pub fn new(caller: Caller, vault: Vault) -> Self {
        Self {
            caller: Arc::new(caller),
            vault,
            cookie: Arc::default(),
            credential: None,
        }
    }

    pub(crate) fn with_cookie(self, cookie: CookieJar) -> Self {
        Self {
            cookie: Arc::new(cookie),
            ..self
        }
    }

    pub(crate) fn with_credential(self, credential: Option<Credential>) -> Self {
        Self { credential, ..self }
    }

    /// Hands a session's token over: a browser that keeps its session in a cookie gets it there, and not in the answer that `token`
    /// is a field of.
    pub fn hand_over(&self, token: &mut String, life: Duration) {
        self.cookie.take(token, life);
    }

    /// Takes the session's cookie from a browser that keeps one.
    pub fn take_back(&self) {
        self.cookie.clear();
    }

    /// Why this call would be refused if it came now. A credential that cannot be looked up at the moment counts.
    pub(crate) async fn refused(&self) -> Option<Error> {
        let credential = self.credential.as_ref()?;
        let found = credential
            .authenticate
            .authenticate(&credential.token, &self.origin)
            .await;
        let refusal = found.and_then(|caller| credential.access.admit(&caller)).err();
        refusal.filter(|error| matches!(error.kind(), ErrorKind::Unauthenticated | ErrorKind::PermissionDenied))
    }
}

impl Deref for Call {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.caller
    }
}

/// Wraps a value as a successful answer.
///
/// # Errors
/// Never.
#[allow(clippy::result_large_err)] // tonic's own signature
pub fn reply<T>(value: T) -> Reply<T> {
    Ok(Response::new(value))
}

/// The call the [`Door`](crate::Door) admitted with this request.
///
/// # Errors
/// `INTERNAL` when the request did not come through the door.
pub fn caller<T>(request: &Request<T>) -> Result<Call> {
    let call = request.extensions().get::<Call>().cloned();
    call.ok_or_else(|| Error::internal("a request came around the door"))
}

/// The request `call` would send; for calls inside the process, which pass no door.
#[must_use]
pub fn request<T>(call: Call, message: T) -> Request<T> {
    let mut request = Request::new(message);
    request.extensions_mut().insert(call);
    request
}

/// Runs one act: takes the admitted caller and the valid message, answers with the result or the error's status.
///
/// # Errors
/// The status of what `act` refused; `INVALID_ARGUMENT` / `VALIDATION_FAILED` with every violation before that.
pub async fn unary<T, R, F, A>(request: Request<T>, act: A) -> Reply<R>
where
    T: Validate,
    F: Future<Output = Result<R>>,
    A: FnOnce(Call, T) -> F,
{
    let call = caller(&request).map_err(crate::status)?;
    let kept = call.caller.clone();
    let answer = match validate(request.get_ref()) {
        Ok(()) => act(call, request.into_inner()).await,
        Err(refusal) => Err(refusal),
    };
    answer
        .map(Response::new)
        .map_err(|error| status_for(&error, &kept.origin.request_id))
}

/// Checks a message against the rules of its contract.
///
/// # Errors
/// `INVALID_ARGUMENT` / `VALIDATION_FAILED` with every violation.
pub(crate) fn validate(message: &impl Validate) -> Result<()> {
    let violations = message.violations();
    let Some(first) = violations.first() else {
        return Ok(());
    };
    let more = match violations.len() {
        1 => String::new(),
        n => format!(" (and {} more)", n - 1),
    };
    let message = format!("{}: {}{more}", first.field, first.remedy);
    let error = Error::new(ErrorKind::InvalidArgument, "VALIDATION_FAILED", message);
    Err(violations.into_iter().fold(error, |error, violation| {
        error.with_violation(violation.field, violation.remedy)
    }))
}
