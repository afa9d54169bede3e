//! Nobody takes more than their share.

use std::time::Duration;

use contracts::chancery::identity::v1::GetCurrentSessionRequest;
use contracts::chancery::identity::v1::session_service_client::SessionServiceClient;
use reqwest::Method;
use tonic::{Code, Request};
use tonic_types::StatusExt as _;

use crate::support::{Answer, Server, server_with, with_token};

const FEW: &str =
    "[limits]\nrate_per_address = { per_second = 1, burst = 3 }\nrate_per_token = { per_second = 0, burst = 1 }";
const FEW_FOR_A_TOKEN: &str =
    "[limits]\nrate_per_address = { per_second = 0, burst = 1 }\nrate_per_token = { per_second = 1, burst = 3 }";

async fn ask(server: &Server, token: &str) -> Answer {
    server.get("/v1/sessions/current", token).await
}

#[tokio::test]
async fn too_many_requests_of_an_address_are_told_to_wait() {
    let server = server_with(FEW).await;
    let first = ask(&server, "a").await;
    assert_eq!(first.headers["ratelimit-limit"], "3");
    assert_eq!(first.headers["ratelimit-remaining"], "2");
    ask(&server, "b").await;
    ask(&server, "c").await;
    let refused = ask(&server, "d").await;
    assert_eq!((refused.status, refused.reason()), (429, "RATE_LIMITED"), "{refused:?}");
    assert_eq!(refused.headers["retry-after"], "1");
    assert_eq!(refused.headers["ratelimit-remaining"], "0");
    assert!(!refused.headers.contains_key("x-ratelimit-after"));
    let envelope = Answer::of(server.request(Method::GET, "/healthz")).await;
    assert_eq!(envelope.status, 200);
    server.stop().await;
}

#[tokio::test]
async fn a_grpc_client_reads_the_limit_as_resource_exhausted() {
    let server = server_with(FEW).await;
    let mut client = SessionServiceClient::new(server.channel().await);
    let mut last = None;
    for _ in 0..4 {
        last = client.get_current_session(GetCurrentSessionRequest {}).await.err();
    }
    let status = last.unwrap();
    assert_eq!(status.code(), Code::ResourceExhausted);
    assert_eq!(status.get_error_details().error_info().unwrap().reason, "RATE_LIMITED");
    assert_eq!(status.metadata().get("retry-after").unwrap(), "1");
    server.stop().await;
}

#[tokio::test]
async fn each_token_has_a_share_of_its_own() {
    let server = server_with(FEW_FOR_A_TOKEN).await;
    for _ in 0..3 {
        assert_eq!(ask(&server, "one").await.status, 401);
    }
    assert_eq!(ask(&server, "one").await.status, 429);
    assert_eq!(ask(&server, "other").await.status, 401);
    server.stop().await;
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_on_every_protocol() {
    let server = server_with("[limits]\nmessage_bytes = 2048").await;
    let large = format!("{{\"name\": \"{}\"}}", "x".repeat(4096));
    let request = server
        .request(Method::POST, "/v1/organizations")
        .header("content-type", "application/json");
    let refused = Answer::of(request.body(large)).await;
    assert_eq!(
        (refused.status, refused.reason()),
        (413, "MESSAGE_TOO_LARGE"),
        "{refused:?}"
    );

    let member = server.organization("large").await;
    let mut client = contracts::chancery::identity::v1::organization_service_client::OrganizationServiceClient::new(
        server.channel().await,
    );
    let request = contracts::chancery::identity::v1::GetOrganizationRequest { id: "x".repeat(4096) };
    let status = client
        .get_organization(with_token(&member.token, request))
        .await
        .unwrap_err();
    assert_eq!(status.code(), Code::OutOfRange);
    server.stop().await;
}

#[tokio::test]
async fn a_body_that_never_comes_is_not_waited_for() {
    let server = server_with("[limits]\nunary_seconds = 0").await;
    let never = reqwest::Body::wrap_stream(tokio_stream::pending::<Result<bytes::Bytes, std::io::Error>>());
    let request = server
        .request(Method::POST, "/v1/sessions")
        .header("content-type", "application/json")
        .body(never);
    let refused = Answer::of(request).await;
    assert_eq!(
        (refused.status, refused.reason()),
        (408, "BODY_TOO_SLOW"),
        "{refused:?}"
    );
    server.stop().await;
}

#[tokio::test]
async fn a_client_may_ask_for_less_time() {
    let server = server_with("").await;
    let member = server.organization("hasty").await;
    let mut client = SessionServiceClient::new(server.channel().await);
    let mut request: Request<_> = with_token(&member.token, GetCurrentSessionRequest {});
    request.set_timeout(Duration::from_nanos(1));
    let status = client.get_current_session(request).await.unwrap_err();
    assert!(
        matches!(status.code(), Code::DeadlineExceeded | Code::Cancelled),
        "{status:?}"
    );
    server.stop().await;
}
