//! Where standards fix the wire: the root's certificate and revocation list (RFC 5280 §4.2.1.13, RFC 2585), and the
//! time-stamping protocol (RFC 3161 §3.4).

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use kernel::{Error, ErrorKind};

use crate::Pki;
use crate::tsp::{QUERY_TYPE, REPLY_TYPE};

/// A request is a hundred bytes; a large digest, policy and nonce fit many times.
const MAX_REQUEST: usize = 16 * 1024;
/// The root does not change.
const ROOT_CACHING: &str = "public, max-age=86400";
/// A revocation is seen within five minutes.
const CRL_CACHING: &str = "public, max-age=300";

/// `GET /pki/root.pem`, `/pki/root.cer`, `/pki/root.crl`, and `POST /tsa`; for everybody, without credentials.
pub fn router(pki: Pki) -> Router {
    Router::new()
        .route("/pki/root.pem", get(root_pem))
        .route("/pki/root.cer", get(root_der))
        .route("/pki/root.crl", get(root_crl))
        .route("/tsa", post(time_stamp).layer(DefaultBodyLimit::max(MAX_REQUEST)))
        .with_state(pki)
}

async fn root_pem(State(pki): State<Pki>) -> Result<Response, Refusal> {
    let pem = pki.0.root.certificate().to_pem()?;
    Ok(file("application/x-pem-file", ROOT_CACHING, pem))
}

async fn root_der(State(pki): State<Pki>) -> Response {
    file(
        "application/pkix-cert",
        ROOT_CACHING,
        pki.0.root.certificate().der().to_vec(),
    )
}

async fn root_crl(State(pki): State<Pki>, headers: HeaderMap) -> Result<Response, Refusal> {
    let list = pki.fresh_crl().await?;
    let tag = format!("\"{}\"", list.number().unwrap_or_default());
    let known = headers
        .get(IF_NONE_MATCH)
        .and_then(|t| t.to_str().ok())
        .is_some_and(|t| t.split(',').any(|t| t.trim() == tag));
    let mut response = match known {
        true => (StatusCode::NOT_MODIFIED, [(CACHE_CONTROL, CRL_CACHING)]).into_response(),
        false => file("application/pkix-crl", CRL_CACHING, list.der().to_vec()),
    };
    let tag = HeaderValue::from_str(&tag).map_err(Error::internal)?;
    response.headers_mut().insert(ETAG, tag);
    Ok(response)
}

async fn time_stamp(State(pki): State<Pki>, headers: HeaderMap, request: Bytes) -> Result<Response, Refusal> {
    let media_type = headers
        .get(CONTENT_TYPE)
        .and_then(|t| t.to_str().ok())
        .unwrap_or_default();
    if !media_type
        .split(';')
        .next()
        .is_some_and(|t| t.trim().eq_ignore_ascii_case(QUERY_TYPE))
    {
        let words = "send a TimeStampReq as application/timestamp-query\n";
        return Ok((StatusCode::UNSUPPORTED_MEDIA_TYPE, words).into_response());
    }
    let response = pki.time_stamp_response(&request).await?;
    Ok(file(REPLY_TYPE, "no-store", response))
}

fn file(media_type: &'static str, caching: &'static str, bytes: Vec<u8>) -> Response {
    ([(CONTENT_TYPE, media_type), (CACHE_CONTROL, caching)], bytes).into_response()
}

/// An error on a wire that has no place for reasons.
struct Refusal(Error);

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = match self.0.kind() {
            ErrorKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        tracing::error!(error = ?self.0, "a request for trust material failed");
        (status, "not available now; repeat later\n").into_response()
    }
}
