//! Files and streams over plain HTTP.

use reqwest::Method;
use serde_json::{Value, json};

use crate::main_job::{PAPER, first_event, upload};
use crate::support::{Answer, on_both_engines};

#[tokio::test]
async fn a_file_goes_in_and_comes_out_as_the_body() {
    on_both_engines(async |server| {
        let member = server.organization("files").await;
        let id = upload(server, &member).await;
        let request = server.request(Method::GET, &format!("/v1/documents/{id}:download"));
        let response = request.bearer_auth(&member.token).send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "application/pdf");
        assert_eq!(response.headers()["content-disposition"], "attachment");
        assert_eq!(response.bytes().await.unwrap(), PAPER);
    })
    .await;
}

#[tokio::test]
async fn the_header_of_an_upload_comes_as_query_parameters() {
    on_both_engines(async |server| {
        let member = server.organization("headers").await;
        let upload = async |query: &str| {
            let request = server.request(Method::POST, &format!("/v1/documents:upload?{query}"));
            Answer::of(request.bearer_auth(&member.token).body(PAPER)).await
        };
        let tagged = upload("header.name=%D0%93%D1%8D%D1%80%D1%8D%D1%8D.pdf&header.tags=lease&header.tags=2026").await;
        assert_eq!(tagged.body["name"], "Гэрээ.pdf", "{tagged:?}");
        assert_eq!(tagged.body["tags"], json!(["lease", "2026"]));
        let missing = upload("").await;
        assert_eq!(
            (missing.status, missing.reason()),
            (400, "UPLOAD_HEADER_MISSING"),
            "{missing:?}"
        );
        let unknown = upload("header.nmae=x").await;
        assert_eq!(
            (unknown.status, unknown.reason()),
            (400, "QUERY_PARAMETER_INVALID"),
            "{unknown:?}"
        );
        let wrong = upload(&format!("header.name=x.pdf&header.sha256={}", "0".repeat(64))).await;
        assert_eq!(
            (wrong.status, wrong.reason()),
            (400, "UPLOAD_HASH_MISMATCH"),
            "{wrong:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_download_that_is_refused_is_told_as_json() {
    on_both_engines(async |server| {
        let member = server.organization("missing").await;
        let id = upload(server, &member).await;
        let other = server.organization("others").await;
        let refused = server.get(&format!("/v1/documents/{id}:download"), &other.token).await;
        assert_eq!(
            (refused.status, refused.reason()),
            (404, "RESOURCE_NOT_FOUND"),
            "{refused:?}"
        );
    })
    .await;
}

#[tokio::test]
async fn a_stream_is_one_json_document_a_line() {
    on_both_engines(async |server| {
        let member = server.organization("lines").await;
        assert!(first_event(server, &member).await.starts_with("evt_"));
        let watch = server
            .request(Method::GET, "/v1/auditEvents:watch?afterSequence=0")
            .bearer_auth(&member.token);
        let mut response = watch.send().await.unwrap();
        assert_eq!(response.headers()["content-type"], "application/x-ndjson");
        let line = response.chunk().await.unwrap().unwrap();
        assert_eq!(line.last(), Some(&b'\n'));
        let event: Value = serde_json::from_slice(line.split(|b| *b == b'\n').next().unwrap()).unwrap();
        assert_eq!(event["action"], "organization.created");
    })
    .await;
}

#[tokio::test]
async fn a_page_is_an_image_in_json() {
    on_both_engines(async |server| {
        let member = server.organization("pages").await;
        let id = upload(server, &member).await;
        let page = server
            .get(&format!("/v1/documents/{id}/pages/1:render?width=200"), &member.token)
            .await;
        // base64 of the PNG signature
        assert!(
            page.body["png"]
                .as_str()
                .is_some_and(|png| png.starts_with("iVBORw0KGgo")),
            "{}",
            page.status
        );
        let beyond = server
            .get(&format!("/v1/documents/{id}/pages/99:render"), &member.token)
            .await;
        assert_eq!(beyond.reason(), "PDF_PAGE_UNKNOWN", "{beyond:?}");
    })
    .await;
}
