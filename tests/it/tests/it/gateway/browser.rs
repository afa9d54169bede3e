//! Browsers keep their session in a cookie that no script can read and no other site can use.

use contracts::chancery::identity::v1 as identity;
use contracts::chancery::identity::v1::installation_service_client::InstallationServiceClient;
use contracts::chancery::identity::v1::session_service_client::SessionServiceClient;
use prost::Message as _;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use tonic::Request;
use tonic::metadata::MetadataMap;

use super::protocols::{frames, web};
use crate::support::{Answer, Server, on_both_engines, on_both_engines_with, server_with};

const CURRENT: &str = "/v1/sessions/current";
const PASSWORD: &str = "correct horse battery";

fn founder(slug: &str) -> Value {
    json!({"requestId": "0191d1f0-0000-7000-8000-000000000001", "name": slug, "slug": slug,
        "owner": {"email": format!("owner@{slug}.example"), "fullName": "Anna", "password": PASSWORD}})
}

/// A request of a page of our own.
fn ours(server: &Server, method: Method, path: &str) -> RequestBuilder {
    server.request(method, path).header("x-chancery-session", "cookie")
}

fn set_cookie(headers: &http::HeaderMap) -> String {
    let all: Vec<_> = headers.get_all("set-cookie").iter().collect();
    assert_eq!(all.len(), 1, "{headers:?}");
    all[0].to_str().unwrap().to_owned()
}

/// What a browser sends of it later.
fn kept(set_cookie: &str) -> String {
    set_cookie.split(';').next().unwrap().to_owned()
}

async fn open(server: &Server, slug: &str) -> String {
    let made = Answer::of(ours(server, Method::POST, "/v1/organizations").json(&founder(slug))).await;
    assert_eq!(
        (made.status, &made.body["sessionToken"]),
        (200, &Value::Null),
        "{made:?}"
    );
    set_cookie(&made.headers)
}

async fn current(server: &Server, cookie: &str) -> Answer {
    Answer::of(ours(server, Method::GET, CURRENT).header("cookie", cookie)).await
}

#[tokio::test]
async fn a_session_opened_by_a_browser_is_in_a_cookie_and_not_in_the_answer() {
    on_both_engines(async |server| {
        let cookie = open(server, "cookies").await;
        let (pair, attributes) = cookie.split_once("; ").unwrap();
        assert!(pair.starts_with("chancery_session=chs_"), "{pair}");
        let life = attributes
            .strip_prefix("HttpOnly; SameSite=Strict; Path=/; Max-Age=")
            .unwrap();
        assert!(
            (86_300..=86_400).contains(&life.parse::<u32>().unwrap()),
            "{attributes}"
        );
        let known = current(server, &kept(&cookie)).await;
        assert_eq!(
            (known.status, &known.body["user"]["email"]),
            (200, &json!("owner@cookies.example")),
            "{known:?}"
        );

        // The answer got lost: the first one again, the token in the cookie as before.
        assert_eq!(kept(&open(server, "cookies").await), kept(&cookie));

        let credentials = json!({"email": "owner@cookies.example", "password": PASSWORD});
        let again = Answer::of(ours(server, Method::POST, "/v1/sessions").json(&credentials)).await;
        assert_eq!(again.body["sessionToken"], Value::Null);
        assert_eq!(current(server, &kept(&set_cookie(&again.headers))).await.status, 200);
        let program = Answer::of(server.request(Method::POST, "/v1/sessions").json(&credentials)).await;
        assert!(program.body["sessionToken"].as_str().unwrap().starts_with("chs_"));
        assert!(!program.headers.contains_key("set-cookie"));
    })
    .await;
}

#[tokio::test]
async fn without_the_header_that_other_sites_cannot_send_the_cookie_is_nothing() {
    on_both_engines_with("[cors]\nallowed_origins = [\"*\"]", async |server| {
        let cookie = kept(&open(server, "forged").await);
        let forged = Answer::of(server.request(Method::GET, CURRENT).header("cookie", &cookie)).await;
        assert_eq!((forged.status, forged.reason()), (401, "CREDENTIALS_MISSING"));
        let preflight = server
            .request(Method::OPTIONS, CURRENT)
            .header("origin", "https://evil.example")
            .header("access-control-request-method", "GET")
            .header("access-control-request-headers", "x-chancery-session");
        let allowed = preflight.send().await.unwrap();
        let names = allowed.headers()["access-control-allow-headers"].to_str().unwrap();
        assert!(!names.contains("x-chancery-session") && names != "*", "{names}");
        assert!(!allowed.headers().contains_key("access-control-allow-credentials"));
    })
    .await;
}

#[tokio::test]
async fn signing_out_takes_the_cookie_back() {
    on_both_engines(async |server| {
        let cookie = kept(&open(server, "leaving").await);
        let other = Answer::of(
            server
                .request(Method::POST, "/v1/sessions")
                .json(&json!({"email": "owner@leaving.example", "password": PASSWORD})),
        )
        .await;
        let revoke = async |id: &Value| {
            let path = format!("/v1/sessions/{}:revoke", id.as_str().unwrap());
            Answer::of(ours(server, Method::POST, &path).header("cookie", &cookie)).await
        };
        let elsewhere = revoke(&other.body["session"]["id"]).await;
        assert_eq!(elsewhere.status, 200, "{elsewhere:?}");
        assert!(
            !elsewhere.headers.contains_key("set-cookie"),
            "only its own session ends a cookie"
        );
        let own = current(server, &cookie).await;
        let gone = revoke(&own.body["session"]["id"]).await;
        assert!(set_cookie(&gone.headers).starts_with("chancery_session=; "), "{gone:?}");
        assert!(set_cookie(&gone.headers).contains("Max-Age=0"));
        assert_eq!(current(server, &cookie).await.reason(), "CREDENTIALS_INVALID");
    })
    .await;
}

#[tokio::test]
async fn ending_all_sessions_takes_the_cookie_back() {
    on_both_engines(async |server| {
        let cookie = kept(&open(server, "everywhere").await);
        let request = ours(server, Method::POST, "/v1/sessions:revokeAll").header("cookie", &cookie);
        let ended = Answer::of(request).await;
        assert_eq!(ended.body["revokedCount"], 1, "{ended:?}");
        assert!(set_cookie(&ended.headers).contains("Max-Age=0"));
    })
    .await;
}

#[tokio::test]
async fn an_invited_person_keeps_the_session_in_a_cookie_too() {
    on_both_engines(async |server| {
        let owner = server.organization("inviting").await;
        let invitation = json!({"email": "guest@inviting.example", "role": "ROLE_VIEWER"});
        let invited = server.post("/v1/members:invite", &owner.token, &invitation).await;
        let accept =
            json!({"invitationToken": invited.body["invitationToken"], "fullName": "Guest", "password": PASSWORD});
        let joined = Answer::of(ours(server, Method::POST, "/v1/members:accept").json(&accept)).await;
        assert_eq!(
            (joined.status, &joined.body["sessionToken"]),
            (200, &Value::Null),
            "{joined:?}"
        );
        let known = current(server, &kept(&set_cookie(&joined.headers))).await;
        assert_eq!(known.body["user"]["fullName"], "Guest");
    })
    .await;
}

#[tokio::test]
async fn cookies_work_over_grpc_web_and_grpc_as_well() {
    on_both_engines(async |server| {
        server.organization("wires").await;
        let credentials = identity::CreateSessionRequest {
            email: "owner@wires.example".to_owned(),
            password: PASSWORD.to_owned(),
            ..Default::default()
        };
        let create = "/chancery.identity.v1.SessionService/CreateSession";
        let response = web(server, create, &credentials)
            .header("x-chancery-session", "cookie")
            .send()
            .await
            .unwrap();
        let cookie = kept(&set_cookie(response.headers()));
        let (messages, _) = frames(response.bytes().await.unwrap());
        let opened = identity::CreateSessionResponse::decode(messages[0].clone()).unwrap();
        assert_eq!(opened.session_token, "");
        let path = "/chancery.identity.v1.SessionService/GetCurrentSession";
        let request = web(server, path, &identity::GetCurrentSessionRequest {});
        // Over HTTP/2 each cookie is a header of its own.
        let request = request
            .header("x-chancery-session", "cookie")
            .header("cookie", "a=b")
            .header("cookie", &cookie);
        let (messages, trailers) = frames(request.send().await.unwrap().bytes().await.unwrap());
        assert!(trailers.contains("grpc-status:0"), "{trailers}");
        let current = identity::GetCurrentSessionResponse::decode(messages[0].clone()).unwrap();
        assert_eq!(current.user.unwrap().email, "owner@wires.example");

        let mut client = SessionServiceClient::new(server.channel().await);
        let mut request = Request::new(identity::GetCurrentSessionRequest {});
        let says = |metadata: &mut MetadataMap| {
            metadata.insert("x-chancery-session", "cookie".parse().unwrap());
        };
        says(request.metadata_mut());
        request.metadata_mut().insert("cookie", cookie.parse().unwrap());
        client.get_current_session(request).await.unwrap();
        let mut request = Request::new(credentials);
        says(request.metadata_mut());
        let opened = client.create_session(request).await.unwrap();
        assert_eq!(opened.get_ref().session_token, "");
        assert!(opened.metadata().get("set-cookie").is_some());
    })
    .await;
}

#[tokio::test]
async fn behind_tls_the_cookie_never_travels_in_clear() {
    let mut server = server_with("public_url = \"https://sign.example.com\"").await;
    // As the proxy that ends TLS reaches it.
    server.url = format!("http://{}", server.running.address);
    assert!(open(&server, "secured").await.ends_with("; Secure"));
    server.stop().await;
}

#[tokio::test]
async fn a_newcomer_learns_whether_the_installation_waits_for_its_first_administrator() {
    on_both_engines_with("registration = \"closed\"", async |server| {
        let before = Answer::of(server.request(Method::GET, "/v1/installation")).await;
        let version = env!("CARGO_PKG_VERSION");
        let told = json!({"needsFirstAdministrator": true, "registrationOpen": true, "version": version});
        assert_eq!(before.body, told);
        server.organization("first").await;
        let mut client = InstallationServiceClient::new(server.channel().await);
        let after = client
            .get_installation(identity::GetInstallationRequest {})
            .await
            .unwrap()
            .into_inner();
        assert!(!after.needs_first_administrator && !after.registration_open);
    })
    .await;
}

#[tokio::test]
async fn a_browser_reports_its_errors_with_whatever_credentials_it_has() {
    on_both_engines(async |server| {
        let cookie = kept(&open(server, "failing").await);
        let report = async |request: RequestBuilder, message: &str| {
            let body = json!({"message": message, "page": "/sign#chl_secret"});
            assert_eq!(Answer::of(request.json(&body)).await.status, 200, "{message}");
        };
        let path = "/v1/clientErrors:report";
        report(server.request(Method::POST, path), "nobody's").await;
        report(
            server.request(Method::POST, path).bearer_auth("chs_old"),
            "of a session that has ended",
        )
        .await;
        report(ours(server, Method::POST, path).header("cookie", &cookie), "ours").await;
        let listed = Answer::of(ours(server, Method::GET, "/v1/clientErrors").header("cookie", &cookie)).await;
        let groups = listed.body["clientErrors"].as_array().unwrap();
        assert_eq!(
            (groups.len(), &groups[0]["message"], &groups[0]["page"]),
            (1, &json!("ours"), &json!("/sign"))
        );
    })
    .await;
}
