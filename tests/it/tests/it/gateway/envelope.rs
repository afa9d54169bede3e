//! What surrounds the methods.

use contracts::chancery::identity::v1::GetCurrentSessionRequest;
use contracts::chancery::identity::v1::session_service_client::SessionServiceClient;
use reqwest::Method;
use rpc::Contract;
use tonic::Code;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;
use tonic_reflection::pb::v1::ServerReflectionRequest;
use tonic_reflection::pb::v1::server_reflection_client::ServerReflectionClient;
use tonic_reflection::pb::v1::server_reflection_request::MessageRequest;
use tonic_reflection::pb::v1::server_reflection_response::MessageResponse;

use crate::support::{Answer, on_both_engines, server_with, with_token};

#[tokio::test]
async fn a_server_that_can_work_says_so() {
    on_both_engines(async |server| {
        for path in ["/healthz", "/readyz"] {
            assert_eq!(
                Answer::of(server.request(Method::GET, path)).await.status,
                200,
                "{path}"
            );
        }
        server.database.db.close().await;
    })
    .await;
}

#[tokio::test]
async fn health_is_told_for_each_service_and_the_whole() {
    let server = server_with("").await;
    let mut client = HealthClient::new(server.channel().await);
    let contract = Contract::load().unwrap();
    let names = contract.services().map(|s| s.full_name().to_owned());
    for service in names.chain([String::new()]) {
        let status = client
            .check(HealthCheckRequest {
                service: service.clone(),
            })
            .await
            .unwrap()
            .into_inner()
            .status;
        assert_eq!(status, ServingStatus::Serving as i32, "{service}");
    }
    let unknown = client
        .check(HealthCheckRequest {
            service: "nothing".to_owned(),
        })
        .await
        .unwrap_err();
    assert_eq!(unknown.code(), Code::NotFound);
    server.stop().await;
}

#[tokio::test]
async fn reflection_lists_every_service() {
    let server = server_with("").await;
    let mut client = ServerReflectionClient::new(server.channel().await);
    let ask = ServerReflectionRequest {
        host: String::new(),
        message_request: Some(MessageRequest::ListServices(String::new())),
    };
    let mut answers = client
        .server_reflection_info(tokio_stream::once(ask))
        .await
        .unwrap()
        .into_inner();
    let answer = answers.message().await.unwrap().unwrap().message_response.unwrap();
    let MessageResponse::ListServicesResponse(list) = answer else {
        panic!("{answer:?}")
    };
    let names: Vec<_> = list.service.into_iter().map(|s| s.name).collect();
    for service in Contract::load().unwrap().services() {
        assert!(names.contains(&service.full_name().to_owned()), "{names:?}");
    }
    server.stop().await;
}

#[tokio::test]
async fn metrics_count_calls_by_method_and_code() {
    let server = server_with("").await;
    let member = server.organization("counted").await;
    let mut client = SessionServiceClient::new(server.channel().await);
    client
        .get_current_session(with_token(&member.token, GetCurrentSessionRequest {}))
        .await
        .unwrap();
    client
        .get_current_session(GetCurrentSessionRequest {})
        .await
        .unwrap_err();
    server.get("/v1/sessions/current", &member.token).await;
    let text = Answer::of(server.request(Method::GET, "/metrics")).await.body;
    let text = text.as_str().unwrap();
    let method = "/chancery.identity.v1.SessionService/GetCurrentSession";
    for line in [
        format!("chancery_requests_total{{method=\"{method}\",code=\"OK\"}} 2"),
        format!("chancery_requests_total{{method=\"{method}\",code=\"UNAUTHENTICATED\"}} 1"),
        format!("chancery_request_duration_seconds_count{{method=\"{method}\"}} 3"),
        "chancery_requests_in_flight 0".to_owned(),
    ] {
        assert!(text.contains(&line), "{line}\n{text}");
    }
    assert!(text.contains("process_resident_memory_bytes"), "{text}");
    server.stop().await;
}

#[tokio::test]
async fn the_openapi_document_names_this_server_and_every_route() {
    let server = server_with("public_url = \"https://sign.example.com/\"").await;
    // Where clients find it is not where it listens.
    let url = format!("http://{}/openapi.json", server.running.address);
    let document = Answer::of(server.http.get(url)).await.body;
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["servers"][0]["url"], "https://sign.example.com");
    for method in Contract::load().unwrap().methods() {
        for route in &method.routes {
            let operation = &document["paths"][route.template.to_string()][route.verb.as_str().to_lowercase()];
            assert!(
                operation["operationId"].is_string(),
                "{} {}",
                route.verb,
                route.template
            );
        }
    }
    server.stop().await;
}

#[tokio::test]
async fn an_unknown_method_is_unimplemented() {
    let server = server_with("").await;
    let mut client = tonic::client::Grpc::new(server.channel().await);
    client.ready().await.unwrap();
    let path = http::uri::PathAndQuery::from_static("/chancery.identity.v1.SessionService/Nothing");
    let codec = tonic_prost::ProstCodec::<(), ()>::default();
    let status = client.unary(tonic::Request::new(()), path, codec).await.unwrap_err();
    assert_eq!(status.code(), Code::Unimplemented);
    server.stop().await;
}
