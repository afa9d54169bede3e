//! JSON over HTTP, made from the contracts: every method is reached by its `google.api.http` routes, through the same door as gRPC.
//!
//! Messages are canonical Protobuf JSON. Two rules are our own: an HTTP body that goes into a `bytes` field of a client-streaming method is
//! the file itself, its header comes as query parameters; and a `bytes` answer of a server-streaming method is the file itself. Other
//! streams are answered as one JSON document a line (`application/x-ndjson`).

mod answer;
mod error;
mod fields;
mod frames;
mod message;
mod routes;
mod upload;

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderName, USER_AGENT};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Request, Response, Version};
use prost::Message as _;
use prost_reflect::{DynamicMessage, Kind};
use rpc::Contract;
use tonic::Status;
use tonic::body::Body;
use tower::ServiceExt as _;

pub use error::{HttpError, code_name, json_error};
use routes::{Match, Routes};

use super::api::Grpc;
use crate::config::Limits;

/// Turns HTTP requests into calls of the platform's methods.
#[derive(Clone)]
pub struct Transcoder {
    routes: Arc<Routes>,
    grpc: Grpc,
    max_body: usize,
    body_time: Duration,
}

impl Transcoder {
    /// Serves `contract` by calling `grpc`, within these limits.
    pub fn new(contract: Arc<Contract>, grpc: Grpc, limits: &Limits) -> Self {
        Self {
            routes: Arc::new(Routes::new(contract)),
            grpc,
            max_body: limits.message_bytes,
            body_time: Duration::from_secs(limits.unary_seconds),
        }
    }

    /// Answers one request, errors as JSON.
    pub async fn serve(self, request: Request<Body>) -> Response<Body> {
        match self.transcode(request).await {
            Ok(response) => response,
            Err(error) => error.into_response(),
        }
    }

    async fn transcode(self, request: Request<Body>) -> Result<Response<Body>, HttpError> {
        let (parts, body) = request.into_parts();
        let routes = self.routes.clone();
        let path = parts.uri.path().to_owned();
        let found = routes.find(&parts.method, &path)?;
        let call = if found.method.descriptor.is_client_streaming() {
            upload::body(&found, parts.uri.query(), body)?
        } else {
            let reading = message::read(&found, &parts, body, self.max_body);
            let message = tokio::time::timeout(self.body_time, reading)
                .await
                .map_err(|_| HttpError::too_slow())??;
            Body::new(http_body_util::Full::new(frames::encode(&message.encode_to_vec())))
        };
        let response = self.call(&found, parts, call).await;
        answer::write(&found, response).await
    }

    async fn call(self, found: &Match<'_>, parts: Parts, body: Body) -> Response<Body> {
        let mut request = Request::new(body);
        *request.method_mut() = http::Method::POST;
        *request.version_mut() = Version::HTTP_2;
        *request.uri_mut() = http::Uri::try_from(found.method.path.as_str()).unwrap_or_default();
        *request.headers_mut() = headers(&parts.headers);
        *request.extensions_mut() = parts.extensions;
        self.grpc.oneshot(request).await.unwrap_or_else(|never| match never {})
    }
}

/// What of an HTTP request's headers the gRPC call needs.
fn headers(from: &HeaderMap) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let session = HeaderName::from_static(rpc::SESSION_HEADER);
    let kept = [
        AUTHORIZATION,
        COOKIE,
        session,
        USER_AGENT,
        HeaderName::from_static("traceparent"),
    ];
    for name in kept {
        // Over HTTP/2 browsers send each cookie as a header of its own.
        for value in from.get_all(&name) {
            headers.append(name.clone(), value.clone());
        }
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/grpc"));
    headers.insert(http::header::TE, HeaderValue::from_static("trailers"));
    headers
}

/// A message that came over the wire, read by its descriptor.
fn decode(descriptor: prost_reflect::MessageDescriptor, bytes: Bytes) -> Result<DynamicMessage, Status> {
    DynamicMessage::decode(descriptor, bytes).map_err(|_| Status::internal("an answer could not be decoded"))
}

fn is_bytes(field: &prost_reflect::FieldDescriptor) -> bool {
    matches!(field.kind(), Kind::Bytes)
}
