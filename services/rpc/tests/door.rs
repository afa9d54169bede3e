//! The door in front of a service that notes who comes in.

#![allow(clippy::unwrap_used)] // a test says by panicking what went wrong

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use futures::{StreamExt as _, stream};
use http::{Request, Response};
use kernel::{Caller, Error, ErrorKind, Origin, Principal, Result};
use rpc::{Authenticate, Call, Contract, Door, Limits};
use store::Vault;
use store::testing::TestDb;
use tonic::body::Body;
use tonic::{Code, Status};
use tower::{Layer as _, ServiceExt as _, service_fn};

const READ: &str = "/chancery.envelopes.v1.EnvelopeService/GetEnvelope";
const WATCH: &str = "/chancery.audit.v1.AuditService/WatchAuditEvents";
const PUBLIC: &str = "/chancery.identity.v1.SessionService/CreateSession";

/// Knows one token.
struct One(Caller);

#[async_trait]
impl Authenticate for One {
    async fn authenticate(&self, token: &str, _: &Origin) -> Result<Caller> {
        match token {
            "good" => Ok(self.0.clone()),
            _ => Err(Error::new(ErrorKind::Unauthenticated, "CREDENTIALS_INVALID", "unknown")),
        }
    }
}

async fn door(limits: Limits) -> (Door, TestDb) {
    let db = store::testing::sqlite().await;
    let vault = Vault::unlock(&db.db, &db.directory.path().join("master.key"))
        .await
        .unwrap();
    let caller = db.caller(db.organization(), &["envelopes.read"]);
    let contract = Arc::new(Contract::load().unwrap());
    (Door::new(contract, Arc::new(One(caller)), vault, limits, false), db)
}

fn request(path: &str, authorization: Option<&str>) -> Request<Body> {
    let mut request = Request::post(path).body(Body::empty()).unwrap();
    request.extensions_mut().insert(Origin {
        request_id: "req-1".to_owned(),
        ..Origin::default()
    });
    if let Some(value) = authorization {
        request.headers_mut().insert("authorization", value.parse().unwrap());
    }
    request
}

/// Answers OK with the principal in a header; a call that came around the door has none.
async fn note(request: Request<Body>) -> std::result::Result<Response<Body>, Infallible> {
    let principal = request.extensions().get::<Call>().map(|call| call.principal);
    let mut response = Status::new(Code::Ok, "").into_http();
    response
        .headers_mut()
        .insert("principal", format!("{principal:?}").parse().unwrap());
    Ok(response)
}

async fn answer(door: &Door, request: Request<Body>) -> (Code, String) {
    let response = door.layer(service_fn(note)).oneshot(request).await.unwrap();
    let status = Status::from_header_map(response.headers()).unwrap();
    let principal = response
        .headers()
        .get("principal")
        .map(|v| v.to_str().unwrap().to_owned());
    (status.code(), principal.unwrap_or_default())
}

#[tokio::test]
async fn only_a_known_token_with_the_permission_comes_in() {
    let (door, _db) = door(Limits::default()).await;
    let code = async |path, authorization| answer(&door, request(path, authorization)).await.0;
    assert_eq!(code(READ, Some("Bearer good")).await, Code::Ok);
    assert_eq!(code(READ, Some("bearer good")).await, Code::Ok);
    for bad in [
        None,
        Some("good"),
        Some("Basic good"),
        Some("Bearer "),
        Some("Bearer bad"),
        Some("Bearer good, bad"),
    ] {
        assert_eq!(code(READ, bad).await, Code::Unauthenticated, "{bad:?}");
    }
    let write = "/chancery.envelopes.v1.EnvelopeService/SendEnvelope";
    assert_eq!(code(write, Some("Bearer good")).await, Code::PermissionDenied);
    let signing = "/chancery.envelopes.v1.SigningService/SignEnvelope";
    assert_eq!(code(signing, Some("Bearer good")).await, Code::PermissionDenied);
}

#[tokio::test]
async fn a_public_method_does_not_look_at_credentials() {
    let (door, _db) = door(Limits::default()).await;
    for authorization in [None, Some("Bearer good"), Some("Bearer bad")] {
        let (code, principal) = answer(&door, request(PUBLIC, authorization)).await;
        assert_eq!(
            (code, principal),
            (Code::Ok, format!("{:?}", Some(Principal::Anonymous)))
        );
    }
}

#[tokio::test]
async fn what_no_contract_knows_is_unimplemented_and_health_is_open() {
    let (door, _db) = door(Limits::default()).await;
    for path in [
        "/",
        "/chancery.envelopes.v1.EnvelopeService/Nothing",
        "/grpc.health.v1.HealthX/Check",
        "/x/../grpc.health.v1.Health/",
    ] {
        assert_eq!(
            answer(&door, request(path, Some("Bearer good"))).await.0,
            Code::Unimplemented,
            "{path}"
        );
    }
    let (code, principal) = answer(&door, request("/grpc.health.v1.Health/Check", None)).await;
    assert_eq!((code, principal.as_str()), (Code::Ok, "None"));
}

#[tokio::test]
async fn a_call_that_takes_too_long_is_ended() {
    let limits = Limits {
        unary: Duration::from_millis(20),
        ..Limits::default()
    };
    let (door, _db) = door(limits).await;
    let never =
        service_fn(|_: Request<Body>| std::future::pending::<std::result::Result<Response<Body>, Infallible>>());
    let response = door.layer(never).oneshot(request(PUBLIC, None)).await.unwrap();
    assert_eq!(
        Status::from_header_map(response.headers()).unwrap().code(),
        Code::DeadlineExceeded
    );
}

#[tokio::test]
async fn a_method_that_panics_answers_internal() {
    async fn panics(_: Request<Body>) -> std::result::Result<Response<Body>, Infallible> {
        panic!("on purpose")
    }
    let (door, _db) = door(Limits::default()).await;
    let response = door
        .layer(service_fn(panics))
        .oneshot(request(PUBLIC, None))
        .await
        .unwrap();
    let status = Status::from_header_map(response.headers()).unwrap();
    assert_eq!(
        (status.code(), status.message().contains("purpose")),
        (Code::Internal, false)
    );
}

#[tokio::test]
async fn more_calls_than_there_is_room_for_are_told_to_come_back() {
    let (door, _db) = door(Limits {
        concurrent: 1,
        ..Limits::default()
    })
    .await;
    let never =
        service_fn(|_: Request<Body>| std::future::pending::<std::result::Result<Response<Body>, Infallible>>());
    let mut held = Box::pin(door.layer(never).oneshot(request(PUBLIC, None)));
    assert!(futures::poll!(&mut held).is_pending());
    assert_eq!(answer(&door, request(PUBLIC, None)).await.0, Code::Unavailable);
    drop(held);
    assert_eq!(answer(&door, request(PUBLIC, None)).await.0, Code::Ok);
}

/// Knows one token until it is told otherwise.
struct Until(Caller, Arc<AtomicBool>);

#[async_trait]
impl Authenticate for Until {
    async fn authenticate(&self, _: &str, _: &Origin) -> Result<Caller> {
        match self.1.load(Ordering::Relaxed) {
            true => Ok(self.0.clone()),
            false => Err(Error::new(ErrorKind::Unauthenticated, "CREDENTIALS_INVALID", "revoked")),
        }
    }
}

#[tokio::test]
async fn an_open_stream_ends_soon_after_its_credential_does() {
    let (_, db) = door(Limits::default()).await;
    let vault = db.vault().await;
    let caller = db.caller(db.organization(), &["audit.read"]);
    let valid = Arc::new(AtomicBool::new(true));
    let authenticate = Arc::new(Until(caller, valid.clone()));
    let door = Door::new(
        Arc::new(Contract::load().unwrap()),
        authenticate,
        vault,
        Limits::default(),
        false,
    );
    let (come_in, mut came_in) = tokio::sync::mpsc::unbounded_channel();
    let service = service_fn(move |request: Request<Body>| {
        come_in.send(request.extensions().get::<Call>().cloned()).unwrap();
        async { Ok::<_, Infallible>(Status::new(Code::Ok, "").into_http()) }
    });
    door.layer(service)
        .oneshot(request(WATCH, Some("Bearer good")))
        .await
        .unwrap();
    let call = came_in.recv().await.flatten().unwrap();

    tokio::time::pause();
    let endless = async |_: Call, ()| Ok(stream::iter([Ok(1)]).chain(stream::pending::<Result<i32>>()));
    let answer = rpc::server_streaming(rpc::request(call, ()), endless).await.unwrap();
    let mut items = answer.into_inner();
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    let hour = Duration::from_secs(3600);
    assert!(
        tokio::time::timeout(hour, items.next()).await.is_err(),
        "a good credential is good for as long"
    );
    valid.store(false, Ordering::Relaxed);
    let soon = Duration::from_secs(20);
    let end = tokio::time::timeout(soon, items.next()).await.unwrap().unwrap();
    assert_eq!(end.unwrap_err().code(), Code::Unauthenticated);
}
