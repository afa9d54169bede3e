//! gRPC, grpc-web and CORS on the same port.

use bytes::{Buf as _, Bytes};
use contracts::chancery::identity::v1::session_service_client::SessionServiceClient;
use contracts::chancery::identity::v1::{GetCurrentSessionRequest, GetCurrentSessionResponse};
use prost::Message as _;
use reqwest::{Method, RequestBuilder};
use tonic::Code;

use crate::support::{Answer, Server, on_both_engines, on_both_engines_with, server_with, with_token};

const CURRENT: &str = "/chancery.identity.v1.SessionService/GetCurrentSession";

#[tokio::test]
async fn a_generated_client_calls_over_http2() {
    on_both_engines(async |server| {
        let member = server.organization("native").await;
        let mut client = SessionServiceClient::new(server.channel().await);
        let current = client
            .get_current_session(with_token(&member.token, GetCurrentSessionRequest {}))
            .await
            .unwrap();
        assert_eq!(current.get_ref().organization.as_ref().unwrap().id, member.organization);
        let refused = client
            .get_current_session(GetCurrentSessionRequest {})
            .await
            .unwrap_err();
        assert_eq!(refused.code(), Code::Unauthenticated);
    })
    .await;
}

/// A call over grpc-web.
pub fn web(server: &Server, path: &str, message: &impl prost::Message) -> RequestBuilder {
    let message = message.encode_to_vec();
    let mut frame = vec![0];
    frame.extend(u32::try_from(message.len()).unwrap().to_be_bytes());
    frame.extend(message);
    let request = server
        .request(Method::POST, path)
        .header("content-type", "application/grpc-web+proto");
    request.header("x-grpc-web", "1").body(frame)
}

/// Message frames, then the trailers' frame as text.
pub fn frames(mut body: Bytes) -> (Vec<Bytes>, String) {
    let mut messages = vec![];
    while body.has_remaining() {
        let (flag, length) = (body.get_u8(), body.get_u32() as usize);
        let frame = body.split_to(length);
        match flag {
            0 => messages.push(frame),
            _ => return (messages, String::from_utf8(frame.to_vec()).unwrap()),
        }
    }
    (messages, String::new())
}

#[tokio::test]
async fn a_browser_calls_over_grpc_web() {
    on_both_engines(async |server| {
        let member = server.organization("web").await;
        let response = web(server, CURRENT, &GetCurrentSessionRequest {})
            .bearer_auth(&member.token)
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "application/grpc-web+proto");
        let (messages, trailers) = frames(response.bytes().await.unwrap());
        let current = GetCurrentSessionResponse::decode(messages[0].clone()).unwrap();
        assert_eq!(current.organization.unwrap().id, member.organization);
        assert!(trailers.contains("grpc-status:0"), "{trailers}");
    })
    .await;
}

#[tokio::test]
async fn a_refusal_reaches_a_browser_with_its_details() {
    on_both_engines(async |server| {
        let response = web(server, CURRENT, &GetCurrentSessionRequest {}).send().await.unwrap();
        assert_eq!(response.status(), 200);
        let headers = response.headers().clone();
        let (_, trailers) = frames(response.bytes().await.unwrap());
        let in_headers = headers.get("grpc-status").is_some_and(|status| status == "16");
        assert!(
            in_headers || trailers.contains("grpc-status:16"),
            "{headers:?} {trailers}"
        );
        let details = headers.contains_key("grpc-status-details-bin") || trailers.contains("grpc-status-details-bin");
        assert!(details, "{headers:?} {trailers}");
    })
    .await;
}

const CORS: &str = "[cors]\nallowed_origins = [\"https://app.example.com\"]";

fn preflight(server: &Server, origin: &str) -> RequestBuilder {
    let request = server.request(Method::OPTIONS, CURRENT).header("origin", origin);
    let request = request.header("access-control-request-method", "POST");
    request.header(
        "access-control-request-headers",
        "authorization,content-type,x-grpc-web",
    )
}

#[tokio::test]
async fn a_page_of_an_allowed_origin_may_call_and_no_other() {
    on_both_engines_with(CORS, async |server| {
        let allowed = preflight(server, "https://app.example.com").send().await.unwrap();
        assert_eq!(
            allowed.headers()["access-control-allow-origin"],
            "https://app.example.com"
        );
        let headers = allowed.headers()["access-control-allow-headers"]
            .to_str()
            .unwrap()
            .to_owned();
        assert!(
            headers.contains("x-grpc-web") && headers.contains("authorization"),
            "{headers}"
        );
        let refused = preflight(server, "https://evil.example").send().await.unwrap();
        assert!(!refused.headers().contains_key("access-control-allow-origin"));
        let call = web(server, CURRENT, &GetCurrentSessionRequest {})
            .header("origin", "https://app.example.com")
            .send()
            .await
            .unwrap();
        let exposed = call.headers()["access-control-expose-headers"]
            .to_str()
            .unwrap()
            .to_owned();
        assert!(
            exposed.contains("grpc-status") && exposed.contains("x-request-id"),
            "{exposed}"
        );
    })
    .await;
}

#[tokio::test]
async fn without_configuration_no_page_may_call() {
    let server = server_with("").await;
    let refused = preflight(&server, "https://app.example.com").send().await.unwrap();
    assert!(!refused.headers().contains_key("access-control-allow-origin"));
    server.stop().await;
}

#[tokio::test]
async fn request_ids_are_kept_when_sane_and_given_when_not() {
    on_both_engines(async |server| {
        let id = |id: &'static str| {
            let request = server
                .request(Method::GET, "/v1/sessions/current")
                .header("x-request-id", id);
            async move { Answer::of(request).await }
        };
        let kept = id("abc-123").await;
        assert_eq!(kept.headers["x-request-id"], "abc-123");
        assert_eq!(kept.detail("RequestInfo")["requestId"], "abc-123");
        let given = id("<script>").await;
        assert_eq!(given.headers["x-request-id"].len(), 32);

        let mut client = SessionServiceClient::new(server.channel().await);
        let mut request = tonic::Request::new(GetCurrentSessionRequest {});
        request.metadata_mut().insert("x-request-id", "grpc-1".parse().unwrap());
        let status = client.get_current_session(request).await.unwrap_err();
        assert_eq!(status.metadata().get("x-request-id").unwrap(), "grpc-1");
    })
    .await;
}
