//! The layer in front of every service: nobody comes in whom the contract does not name.

use std::convert::Infallible;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures::FutureExt as _;
use futures::future::BoxFuture;
use http::{HeaderMap, Request, Response};
use kernel::{Caller, Error, ErrorKind, Id, Origin, Permissions, Principal, Result, kinds};
use store::Vault;
use tokio::sync::Semaphore;
use tonic::Status;
use tonic::body::Body;
use tower::{Layer, Service};
use zeroize::Zeroizing;

use crate::access::credentials_missing;
use crate::browser::{self, CookieJar};
use crate::call::Credential;
use crate::status::status_for;
use crate::{Access, Authenticate, Call, Contract, Limits, Method};

/// Admits calls: access rule of the contract → authentication → authorization → time limit.
///
/// Health and reflection pass; a method the contract does not know is `UNIMPLEMENTED`.
#[derive(Clone)]
pub struct Door(Arc<Inside>);

struct Inside {
    contract: Arc<Contract>,
    authenticate: Arc<dyn Authenticate>,
    vault: Vault,
    limits: Limits,
    secure: bool,
    room: Arc<Semaphore>,
}

/// In whose organization a call acted; in the answer's extensions, for the access log.
#[derive(Clone, Copy, Debug)]
pub struct Acted(pub Option<Id<kinds::Organization>>);

/// Services of gRPC itself that anybody may ask.
const OPEN_SERVICES: [&str; 2] = ["/grpc.health.v1.Health/", "/grpc.reflection.v1.ServerReflection/"];

impl Door {
    /// A door that obeys `contract`, asks `authenticate` who callers are, and lets remembered answers be sealed by `vault`. `secure`
    /// when browsers reach it over TLS only.
    #[must_use]
    pub fn new(
        contract: Arc<Contract>,
        authenticate: Arc<dyn Authenticate>,
        vault: Vault,
        limits: Limits,
        secure: bool,
    ) -> Self {
        let room = Arc::new(Semaphore::new(limits.concurrent));
        Self(Arc::new(Inside {
            contract,
            authenticate,
            vault,
            limits,
            secure,
            room,
        }))
    }
}

impl Inside {
    async fn admit(&self, method: &Method, headers: &HeaderMap, origin: &Origin) -> Result<Call> {
        let access = &method.access;
        let (caller, credential) = match access {
            Access::Public => (anonymous(), None),
            Access::Anybody => (self.known_or_anonymous(headers, origin).await?, None),
            Access::Internal => return Err(not_here()),
            _ => {
                let token = browser::token(headers).ok_or_else(credentials_missing)?;
                let caller = self.authenticate.authenticate(token, origin).await?;
                // Only a stream lasts long enough to ask again.
                let credential = (!method.is_unary()).then(|| self.credential(token, access));
                (caller, credential)
            }
        };
        access.admit(&caller)?;
        let origin = origin.clone();
        let call = Call::new(Caller { origin, ..caller }, self.vault.clone()).with_credential(credential);
        Ok(call.with_cookie(CookieJar::of(headers)))
    }

    /// Credentials that are good no more are none: whoever still holds them is somebody too.
    async fn known_or_anonymous(&self, headers: &HeaderMap, origin: &Origin) -> Result<Caller> {
        let Some(token) = browser::token(headers) else {
            return Ok(anonymous());
        };
        match self.authenticate.authenticate(token, origin).await {
            Err(refusal) if refusal.kind() == ErrorKind::Unauthenticated => Ok(anonymous()),
            known => known,
        }
    }

    fn credential(&self, token: &str, access: &Access) -> Credential {
        Credential {
            token: Arc::new(Zeroizing::new(token.to_owned())),
            authenticate: self.authenticate.clone(),
            access: access.clone(),
        }
    }
}

fn anonymous() -> Caller {
    Caller {
        principal: Principal::Anonymous,
        organization: None,
        permissions: Permissions::default(),
        origin: Origin::default(),
    }
}

fn not_here() -> Error {
    Error::denied("INTERNAL_METHOD", "this method is not for clients")
}

impl<S> Layer<S> for Door {
    type Service = Guarded<S>;
    fn layer(&self, services: S) -> Guarded<S> {
        Guarded {
            door: self.clone(),
            services,
        }
    }
}

/// Services behind the [`Door`].
#[derive(Clone)]
pub struct Guarded<S> {
    door: Door,
    services: S,
}

impl<S> Service<Request<Body>> for Guarded<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send + 'static,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<'static, std::result::Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<std::result::Result<(), Infallible>> {
        self.services.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let clone = self.services.clone();
        let services = std::mem::replace(&mut self.services, clone);
        Box::pin(guard(self.door.0.clone(), services, request))
    }
}

async fn guard<S>(
    door: Arc<Inside>,
    mut services: S,
    mut request: Request<Body>,
) -> std::result::Result<Response<Body>, Infallible>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible> + Send,
{
    let path = request.uri().path();
    if OPEN_SERVICES.iter().any(|open| path.starts_with(open)) {
        return services.call(request).await;
    }
    let Some(method) = door.contract.method(path) else {
        return Ok(Status::unimplemented(format!("there is no method {path}")).into_http());
    };
    let origin = request.extensions_mut().remove::<Origin>().unwrap_or_default();
    let Ok(_place) = door.room.clone().try_acquire_owned() else {
        return Ok(status_for(&crowded(), &origin.request_id).into_http());
    };
    let call = match door.admit(method, request.headers(), &origin).await {
        Ok(call) => call,
        Err(refusal) => return Ok(status_for(&refusal, &origin.request_id).into_http()),
    };
    let (acted, cookie) = (Acted(call.organization), call.cookie.clone());
    let time = door.limits.time(method.is_unary(), request.headers());
    request.extensions_mut().insert(call);
    // A panic would take the whole connection with it, and everybody else's calls on it.
    let answer = AssertUnwindSafe(services.call(request)).catch_unwind();
    let answer = match time {
        None => answer.await.map_err(|_| panicked()),
        Some(time) => match tokio::time::timeout(time, answer).await {
            Ok(answer) => answer.map_err(|_| panicked()),
            Err(_) => Err(too_late()),
        },
    };
    let mut response = match answer {
        Ok(response) => response?,
        Err(error) => status_for(&error, &origin.request_id).into_http(),
    };
    if let Some(cookie) = cookie.header(door.secure) {
        response.headers_mut().append(http::header::SET_COOKIE, cookie);
    }
    response.extensions_mut().insert(acted);
    Ok(response)
}

fn crowded() -> Error {
    let message = "the server is working on as many calls as it can; repeat with back-off";
    Error::unavailable("SERVER_BUSY", message, "limit of concurrent calls reached")
}

fn panicked() -> Error {
    Error::internal("a method panicked; the lines before say where")
}

fn too_late() -> Error {
    let message = "there was not enough time; a write that timed out can be repeated with the same request_id";
    Error::new(ErrorKind::DeadlineExceeded, "DEADLINE_EXCEEDED", message)
}
