//! The browser app is served beside the methods, whether it was built or not.

use contracts::chancery::envelopes::v1::GetSigningLogoRequest;
use contracts::chancery::envelopes::v1::signing_service_client::SigningServiceClient;
use reqwest::Method;
use serde_json::json;

use crate::main_job;
use crate::support::{Answer, on_both_engines, server_with, with_token};

/// One grey pixel, PNG.
const LOGO: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

const PAGE: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

#[tokio::test]
async fn addresses_of_the_app_answer_with_a_page_that_lets_nothing_foreign_in() {
    on_both_engines(async |server| {
        for path in ["/", "/sign", "/envelopes/env_1"] {
            let page = Answer::of(server.request(Method::GET, path).header("accept", PAGE)).await;
            assert_eq!(page.status, 200, "{path}");
            assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
            assert_eq!(page.headers["cache-control"], "no-cache");
            let policy = page.headers["content-security-policy"].to_str().unwrap();
            for rule in [
                "default-src 'none'",
                "script-src 'self'",
                "frame-ancestors 'none'",
                "base-uri 'none'",
            ] {
                assert!(policy.contains(rule), "{policy}");
            }
            assert!(
                !policy.contains("unsafe-inline") && !policy.contains("http"),
                "{policy}"
            );
            assert_eq!(page.headers["x-content-type-options"], "nosniff");
            assert_eq!(page.headers["referrer-policy"], "no-referrer");
            assert!(page.headers.contains_key("permissions-policy"));
            let again = server.request(Method::GET, path).header("accept", PAGE);
            let again = again
                .header("if-none-match", &page.headers["etag"])
                .send()
                .await
                .unwrap();
            assert_eq!(again.status(), 304);
        }
    })
    .await;
}

#[tokio::test]
async fn methods_and_what_surrounds_them_answer_browsers_as_before() {
    let server = server_with("").await;
    let get = async |path: &str| Answer::of(server.request(Method::GET, path).header("accept", PAGE)).await;
    let nothing = get("/v1/nothing").await;
    assert_eq!((nothing.status, nothing.reason()), (404, "ROUTE_NOT_FOUND"));
    assert_eq!(
        nothing.headers["content-security-policy"],
        "default-src 'none'; frame-ancestors 'none'"
    );
    assert_eq!(get("/v1/sessions/current").await.status, 401);
    assert_eq!(get("/healthz").await.body, "ok\n");
    assert!(get("/openapi.json").await.body["openapi"].is_string());
    assert_eq!(get("/pki/root.crl").await.status, 200);
    let program = Answer::of(
        server
            .request(Method::GET, "/unknown")
            .header("accept", "application/json"),
    )
    .await;
    assert_eq!((program.status, program.reason()), (404, "ROUTE_NOT_FOUND"));
    server.stop().await;
}

#[tokio::test]
async fn a_signing_page_stands_only_in_frames_of_pages_that_its_organization_allows() {
    on_both_engines(async |server| {
        let member = server.organization("framed").await;
        let branding = json!({
            "updateMask": "accentColor,logo,embeddingOrigins",
            "branding": {"accentColor": "#1a7f5a", "logo": LOGO, "embeddingOrigins": ["https://www.example.com"]},
        });
        let request = server.request(Method::PATCH, "/v1/branding").bearer_auth(&member.token);
        let made = Answer::of(request.json(&branding)).await;
        assert_eq!(made.status, 200, "{made:?}");
        let frames = async |path: &str| {
            let page = Answer::of(server.request(Method::GET, path).header("accept", PAGE)).await;
            assert!(!page.headers.contains_key("x-frame-options"));
            let policy = page.headers["content-security-policy"].to_str().unwrap();
            policy.split("frame-ancestors ").nth(1).unwrap().to_owned()
        };
        assert_eq!(frames("/embed/framed").await, "https://www.example.com");
        assert_eq!(frames("/embed/unknown").await, "'none'");
        assert_eq!(frames("/sign").await, "'none'");

        let document = main_job::upload(server, &member).await;
        let signer = main_job::send(server, &member, &document).await;
        let signing = server.get("/v1/signing", &signer.token).await;
        assert_eq!(signing.body["organizationSlug"], "framed");
        assert_eq!(signing.body["branding"]["accentColor"], "#1a7f5a");
        assert_eq!(signing.body["branding"]["logoSha256"], made.body["logoSha256"]);
        let mut client = SigningServiceClient::new(server.channel().await);
        let logo = client
            .get_signing_logo(with_token(&signer.token, GetSigningLogoRequest {}))
            .await
            .unwrap();
        assert!(logo.into_inner().png.starts_with(b"\x89PNG"));
    })
    .await;
}
