//! The browser app is served beside the methods, whether it was built or not.

use reqwest::Method;

use crate::support::{Answer, on_both_engines, server_with};

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
