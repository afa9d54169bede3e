//! JSON over HTTP says the same as gRPC.

use contracts::chancery::identity::v1::GetOrganizationRequest;
use contracts::chancery::identity::v1::organization_service_client::OrganizationServiceClient;
use reqwest::Method;
use serde_json::json;
use tonic_types::StatusExt as _;

use crate::support::{Answer, on_both_engines, with_token};

#[tokio::test]
async fn an_organization_is_made_read_and_changed() {
    on_both_engines(async |server| {
        let body = json!({"name": "Нэгдэл", "slug": "negdel", "owner": {"email": "a@negdel.mn", "fullName": "Anna", "password": "correct horse battery"}});
        let made = Answer::of(server.request(Method::POST, "/v1/organizations").json(&body)).await;
        assert_eq!(made.status, 200, "{made:?}");
        assert_eq!(made.headers["content-type"], "application/json");
        assert_eq!(made.headers["x-content-type-options"], "nosniff");
        let token = made.body["sessionToken"].as_str().unwrap();
        let id = made.body["organization"]["id"].as_str().unwrap();

        let path = format!("/v1/organizations/{id}");
        let read = server.get(&path, token).await;
        assert_eq!(read.body["name"], "Нэгдэл", "{read:?}");

        let change = server.request(Method::PATCH, &format!("{path}?updateMask=name")).bearer_auth(token);
        let changed = Answer::of(change.json(&json!({"name": "Renamed"}))).await;
        assert_eq!((changed.status, &changed.body["name"]), (200, &json!("Renamed")), "{changed:?}");
        let stale = json!({"name": "Again", "etag": read.body["etag"]});
        let late = Answer::of(server.request(Method::PATCH, &path).bearer_auth(token).json(&stale)).await;
        assert_eq!((late.status, late.reason()), (409, "ETAG_MISMATCH"), "{late:?}");
    })
    .await;
}

#[tokio::test]
async fn a_refusal_is_the_same_as_over_grpc() {
    on_both_engines(async |server| {
        let member = server.organization("same").await;
        let id = member.organization.replace("org_", "doc_");
        let http = server.get(&format!("/v1/organizations/{id}"), &member.token).await;
        let mut client = OrganizationServiceClient::new(server.channel().await);
        let status = client
            .get_organization(with_token(&member.token, GetOrganizationRequest { id }))
            .await
            .unwrap_err();
        let details = status.get_error_details();
        assert_eq!(http.status, 400);
        assert_eq!(http.body["error"]["status"], "INVALID_ARGUMENT");
        assert_eq!(http.body["error"]["message"], status.message());
        assert_eq!(http.reason(), details.error_info().unwrap().reason);
        let violation = &http.detail("BadRequest")["fieldViolations"][0];
        assert_eq!(
            violation["field"],
            details.bad_request().unwrap().field_violations[0].field
        );
    })
    .await;
}

#[tokio::test]
async fn requests_that_cannot_be_read_are_refused_with_the_place() {
    on_both_engines(async |server| {
        let post = |body: &'static str| {
            let request = server
                .request(Method::POST, "/v1/organizations")
                .header("content-type", "application/json");
            Answer::of(request.body(body))
        };
        let unknown = post(r#"{"nmae": "x"}"#).await;
        assert_eq!(
            (unknown.status, unknown.reason()),
            (400, "FIELD_UNKNOWN"),
            "{unknown:?}"
        );
        assert_eq!(unknown.detail("BadRequest")["fieldViolations"][0]["field"], "nmae");
        let malformed = post("{\n  \"name\": }").await;
        assert_eq!(
            (malformed.status, malformed.reason()),
            (400, "JSON_MALFORMED"),
            "{malformed:?}"
        );
        assert!(
            malformed.body["error"]["message"]
                .as_str()
                .unwrap()
                .contains("line 2 column"),
            "{malformed:?}"
        );
        let invalid = post(r#"{"name": "x", "slug": "UPPER", "owner": {}}"#).await;
        assert_eq!(
            (invalid.status, invalid.reason()),
            (400, "VALIDATION_FAILED"),
            "{invalid:?}"
        );
        let violations = invalid.detail("BadRequest")["fieldViolations"]
            .as_array()
            .unwrap()
            .clone();
        let fields: Vec<_> = violations.iter().map(|v| v["field"].as_str().unwrap()).collect();
        assert_eq!(
            fields,
            ["slug", "owner.email", "owner.full_name", "owner.password"],
            "{invalid:?}"
        );
        let text = server
            .request(Method::POST, "/v1/organizations")
            .header("content-type", "text/plain")
            .body("{\"name\":1}");
        assert_eq!(Answer::of(text).await.status, 415);
    })
    .await;
}

#[tokio::test]
async fn query_parameters_are_read_and_unknown_ones_refused() {
    on_both_engines(async |server| {
        let member = server.organization("query").await;
        let page = server.get("/v1/members?page_size=1", &member.token).await;
        assert_eq!(
            (page.status, page.body["members"].as_array().map(Vec::len)),
            (200, Some(1)),
            "{page:?}"
        );
        for (query, field) in [
            ("nothing=1", "nothing"),
            ("pageSize=x", "pageSize"),
            ("pageSize=1&pageSize=2", "pageSize"),
        ] {
            let refused = server.get(&format!("/v1/members?{query}"), &member.token).await;
            assert_eq!(
                (refused.status, refused.reason()),
                (400, "QUERY_PARAMETER_INVALID"),
                "{query}: {refused:?}"
            );
            assert_eq!(refused.detail("BadRequest")["fieldViolations"][0]["field"], field);
        }
    })
    .await;
}

#[tokio::test]
async fn paths_and_verbs_that_do_not_exist_are_told_apart() {
    on_both_engines(async |server| {
        let nowhere = Answer::of(server.request(Method::GET, "/v1/nothing")).await;
        assert_eq!((nowhere.status, nowhere.reason()), (404, "ROUTE_NOT_FOUND"));
        let verb = Answer::of(server.request(Method::DELETE, "/v1/organizations")).await;
        assert_eq!(
            (verb.status, verb.reason(), verb.headers["allow"].to_str().unwrap()),
            (405, "VERB_NOT_ALLOWED", "POST")
        );
    })
    .await;
}

#[tokio::test]
async fn without_credentials_the_answer_says_how_to_send_them() {
    on_both_engines(async |server| {
        let refused = Answer::of(server.request(Method::GET, "/v1/sessions/current")).await;
        assert_eq!((refused.status, refused.reason()), (401, "CREDENTIALS_MISSING"));
        assert_eq!(refused.headers["www-authenticate"], "Bearer");
        assert!(refused.detail("RequestInfo")["requestId"].is_string());
    })
    .await;
}
