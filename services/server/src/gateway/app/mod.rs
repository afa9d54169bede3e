//! The browser app: the files of `web/dist`, which are part of the program, on every path that is not the platform's own.
//!
//! An address of the app, such as `/envelopes/env_1`, is answered with its first page, which knows the way from there. Nothing here
//! needs a caller: the app talks to the platform through the same methods as everybody else.

mod files;
mod policy;

use std::sync::Arc;

use axum::extract::State;
use axum::middleware::Next;
use futures::future::BoxFuture;
use http::header::{ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use http_body_util::Full;
use tonic::body::Body;

use files::{Encoding, File, Files};

/// Where the methods are; nothing of the app is there.
const METHODS: &str = "/v1/";
/// The build tool puts a digest into the names of these files, so that what was fetched once is good for ever.
const HASHED: &str = "assets/";

/// The signing page for frames of other sites, under the short name of the organization that says which they are.
const EMBEDDED: &str = "/embed/";

/// Knows on whose pages an organization's signing page may stand.
pub trait Embedding: Send + Sync {
    /// The origins that the organization with this short name allows; none when there is no such organization.
    fn origins<'a>(&'a self, slug: &'a str) -> BoxFuture<'a, Vec<String>>;
}

/// The files of the app.
#[derive(Clone)]
pub struct App {
    files: Arc<Files>,
    embedding: Arc<dyn Embedding>,
}

impl App {
    /// What was built with the program.
    pub fn built(embedding: Arc<dyn Embedding>) -> Self {
        Self {
            files: Arc::new(Files::built()),
            embedding,
        }
    }

    /// The answer, when the request is for the app.
    async fn answer(&self, method: &Method, path: &str, headers: &HeaderMap) -> Option<Response<Body>> {
        if !matches!(*method, Method::GET | Method::HEAD) {
            return None;
        }
        let name = path.trim_start_matches('/');
        if let Some(file) = self.files.get(name) {
            return Some(respond(file, name.starts_with(HASHED), headers, &[]));
        }
        if let Some(slug) = path.strip_prefix(EMBEDDED) {
            let origins = self.embedding.origins(slug).await;
            return Some(respond(self.files.index(), false, headers, &origins));
        }
        let page = path == "/" || (is_navigation(headers) && !path.starts_with(METHODS));
        page.then(|| respond(self.files.index(), false, headers, &[]))
    }
}

/// Answers what is the app's, and leaves the rest to `next`.
pub async fn serve(State(app): State<App>, request: axum::extract::Request, next: Next) -> axum::response::Response {
    let (method, path, headers) = (request.method(), request.uri().path(), request.headers());
    match app.answer(method, path, headers).await {
        Some(page) => page.map(axum::body::Body::new),
        None => next.run(request).await,
    }
}

/// Whether somebody looks at a page; programs do not ask for HTML.
fn is_navigation(headers: &HeaderMap) -> bool {
    let accept = headers.get_all(ACCEPT).iter().filter_map(|line| line.to_str().ok());
    accept
        .flat_map(|line| line.split(','))
        .any(|kind| kind.trim().starts_with("text/html"))
}

fn respond(file: &File, hashed: bool, asked: &HeaderMap, origins: &[String]) -> Response<Body> {
    let (encoding, bytes) = file.best(|encoding| accepts(asked, encoding));
    let mut response = Response::new(Body::empty());
    let headers = response.headers_mut();
    policy::protect(headers, origins);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching(hashed)));
    headers.insert(ETAG, file.etag.clone());
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    let known = asked.get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
    let current = file.etag.to_str().unwrap_or_default();
    if known.is_some_and(|tags| {
        tags.split(',')
            .any(|tag| tag.trim().trim_start_matches("W/") == current)
    }) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return response;
    }
    headers.insert(CONTENT_TYPE, file.kind.clone());
    if let Some(name) = encoding.name() {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    *response.body_mut() = Body::new(Full::from(bytes));
    response
}

fn caching(hashed: bool) -> &'static str {
    if hashed {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// Whether the browser reads this encoding; `q=0` means that it does not.
fn accepts(headers: &HeaderMap, encoding: Encoding) -> bool {
    let lines = headers
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|offer| {
        let (name, weight) = offer.split_once(';').unwrap_or((offer, ""));
        let refused = matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        Some(name.trim()) == encoding.name() && !refused
    })
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt as _;

    use super::*;

    /// One organization allows one page.
    struct Acme;

    impl Embedding for Acme {
        fn origins<'a>(&'a self, slug: &'a str) -> BoxFuture<'a, Vec<String>> {
            let allowed = (slug == "acme").then(|| "https://www.example.com".to_owned());
            Box::pin(async move { allowed.into_iter().collect() })
        }
    }

    fn app_of(files: impl IntoIterator<Item = (String, bytes::Bytes)>) -> App {
        App {
            files: Arc::new(Files::of(files)),
            embedding: Arc::new(Acme),
        }
    }

    fn app() -> App {
        let files = [
            ("index.html", "<html>"),
            ("sw.js", "worker"),
            ("assets/app-1a2b.js", "script"),
            ("assets/app-1a2b.js.br", "brotli"),
            ("assets/app-1a2b.js.gz", "gzip"),
        ];
        app_of(files.map(|(path, text)| (path.to_owned(), text.into())))
    }

    async fn ask(path: &str, headers: &[(&'static str, &str)]) -> Option<(StatusCode, HeaderMap, String)> {
        let mut asked = HeaderMap::new();
        for (name, value) in headers {
            asked.append(*name, value.parse().unwrap());
        }
        let (parts, body) = app().answer(&Method::GET, path, &asked).await?.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Some((parts.status, parts.headers, String::from_utf8(body.to_vec()).unwrap()))
    }

    const PAGE: (&str, &str) = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    #[tokio::test]
    async fn every_address_of_the_app_leads_to_its_first_page_and_no_address_of_a_method_does() {
        for path in ["/", "/sign", "/envelopes/env_1", "/pki/unknown"] {
            let (status, headers, body) = ask(path, &[PAGE]).await.unwrap();
            assert_eq!((status, body.as_str()), (StatusCode::OK, "<html>"), "{path}");
            assert_eq!(headers["cache-control"], "no-cache");
            assert_eq!(headers["content-type"], "text/html; charset=utf-8");
        }
        assert!(ask("/", &[]).await.is_some());
        assert!(ask("/v1/envelopes", &[PAGE]).await.is_none());
        assert!(ask("/unknown", &[("accept", "application/json")]).await.is_none());
        assert!(ask("/unknown", &[("accept", "*/*")]).await.is_none());
        assert!(app().answer(&Method::POST, "/", &HeaderMap::new()).await.is_none());
    }

    #[tokio::test]
    async fn what_has_a_digest_in_its_name_is_kept_for_ever_and_nothing_else_is() {
        let (_, headers, _) = ask("/assets/app-1a2b.js", &[]).await.unwrap();
        assert_eq!(headers["cache-control"], "public, max-age=31536000, immutable");
        assert_eq!(headers["content-type"], "text/javascript; charset=utf-8");
        let (_, headers, _) = ask("/sw.js", &[]).await.unwrap();
        assert_eq!(headers["cache-control"], "no-cache");
    }

    #[tokio::test]
    async fn a_browser_gets_the_best_encoding_it_reads() {
        for (offer, encoding, body) in [
            ("gzip, deflate, br, zstd", Some("br"), "brotli"),
            ("gzip, deflate", Some("gzip"), "gzip"),
            ("br;q=0, gzip;q=0.5", Some("gzip"), "gzip"),
            ("identity", None, "script"),
        ] {
            let (_, headers, got) = ask("/assets/app-1a2b.js", &[("accept-encoding", offer)]).await.unwrap();
            let told = headers.get("content-encoding").map(|v| v.to_str().unwrap());
            assert_eq!((told, got.as_str()), (encoding, body), "{offer}");
            assert_eq!(headers["vary"], "accept-encoding");
        }
        assert!(ask("/assets/app-1a2b.js.br", &[]).await.is_none());
    }

    #[tokio::test]
    async fn what_the_browser_has_is_not_sent_again() {
        let (_, headers, _) = ask("/", &[]).await.unwrap();
        let etag = headers["etag"].to_str().unwrap().to_owned();
        for known in [etag.clone(), format!("\"other\", W/{etag}")] {
            let (status, headers, body) = ask("/sign", &[PAGE, ("if-none-match", &known)]).await.unwrap();
            assert_eq!((status, body.as_str()), (StatusCode::NOT_MODIFIED, ""));
            assert_eq!(headers["cache-control"], "no-cache");
        }
        let (status, _, _) = ask("/", &[("if-none-match", "\"other\"")]).await.unwrap();
        assert_eq!(status, StatusCode::OK);
    }

    #[tokio::test]
    async fn a_program_without_the_app_says_how_to_build_it() {
        let response = app_of([]).answer(&Method::GET, "/", &HeaderMap::new()).await.unwrap();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        assert!(String::from_utf8(body.to_vec()).unwrap().contains("make web"));
    }

    #[tokio::test]
    async fn only_the_pages_an_organization_allows_frame_its_signing_page() {
        let policy = async |path: &str| {
            let (_, headers, _) = ask(path, &[PAGE]).await.unwrap();
            headers["content-security-policy"].to_str().unwrap().to_owned()
        };
        assert!(
            policy("/embed/acme")
                .await
                .ends_with("frame-ancestors https://www.example.com")
        );
        for path in ["/embed/other", "/embed/", "/sign", "/", "/assets/app-1a2b.js"] {
            assert!(policy(path).await.ends_with("frame-ancestors 'none'"), "{path}");
        }
    }
}
