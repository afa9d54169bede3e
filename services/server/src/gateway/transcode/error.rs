//! Refusals over HTTP: `{"error": {"code", "status", "message", "details"}}`, with the HTTP mapping of `google.rpc.Code`.

use http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use kernel::{Error, ErrorKind};
use serde_json::{Map, Value, json};
use tonic::body::Body;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt as _};

/// A refusal on its way to an HTTP client.
pub struct HttpError {
    http: StatusCode,
    status: Status,
    allow: Option<HeaderValue>,
}

impl From<Status> for HttpError {
    fn from(status: Status) -> Self {
        Self {
            http: http_code(status.code()),
            status,
            allow: None,
        }
    }
}

impl From<Error> for HttpError {
    fn from(error: Error) -> Self {
        rpc::status(error).into()
    }
}

impl HttpError {
    /// `400` for one field or parameter.
    pub fn field(reason: &'static str, field: &str, remedy: impl Into<String>) -> Self {
        Error::invalid(reason, field, remedy).into()
    }

    pub fn no_route(path: &str) -> Self {
        let message = format!("there is nothing at {path}; /openapi.json lists what there is");
        Error::new(ErrorKind::NotFound, "ROUTE_NOT_FOUND", message).into()
    }

    pub fn wrong_verb(verb: &http::Method, allowed: &[&http::Method]) -> Self {
        let allowed = allowed.iter().map(|v| v.as_str()).collect::<Vec<_>>().join(", ");
        let message = format!("{verb} is not possible here; use {allowed}");
        let error = Error::new(ErrorKind::InvalidArgument, "VERB_NOT_ALLOWED", message);
        Self {
            http: StatusCode::METHOD_NOT_ALLOWED,
            allow: HeaderValue::from_str(&allowed).ok(),
            ..error.into()
        }
    }

    pub fn too_large(max: usize) -> Self {
        let message = format!("the body is larger than {max} bytes");
        let error = Error::new(ErrorKind::ResourceExhausted, "MESSAGE_TOO_LARGE", message);
        Self {
            http: StatusCode::PAYLOAD_TOO_LARGE,
            ..error.into()
        }
    }

    pub fn too_slow() -> Self {
        let error = Error::new(
            ErrorKind::DeadlineExceeded,
            "BODY_TOO_SLOW",
            "the body did not come in time; repeat it",
        );
        Self {
            http: StatusCode::REQUEST_TIMEOUT,
            ..error.into()
        }
    }

    pub fn not_json() -> Self {
        let message = "the body must be JSON, with content-type application/json";
        let error = Error::new(ErrorKind::InvalidArgument, "CONTENT_TYPE_UNSUPPORTED", message);
        Self {
            http: StatusCode::UNSUPPORTED_MEDIA_TYPE,
            ..error.into()
        }
    }

    pub fn into_response(self) -> Response<Body> {
        let body = json_error(self.http, &self.status).to_string();
        let mut response = Response::new(Body::new(http_body_util::Full::from(body)));
        *response.status_mut() = self.http;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if self.http == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(allow) = self.allow {
            headers.insert(ALLOW, allow);
        }
        response
    }

    /// Keeps the rate limit headers of the answer this refusal was.
    pub fn answering(status: Status, headers: &HeaderMap) -> Response<Body> {
        let mut response = Self::from(status).into_response();
        if let Some(after) = headers.get(http::header::RETRY_AFTER) {
            response.headers_mut().insert(http::header::RETRY_AFTER, after.clone());
        }
        response
    }
}

/// The JSON of a refusal.
pub fn json_error(http: StatusCode, status: &Status) -> Value {
    json!({"error": {
        "code": http.as_u16(),
        "status": code_name(status.code()),
        "message": status.message(),
        "details": details(&status.get_error_details()),
    }})
}

fn details(details: &ErrorDetails) -> Vec<Value> {
    let mut all = vec![];
    if let Some(info) = details.error_info() {
        let metadata: Map<_, _> = info.metadata.iter().map(|(k, v)| (k.clone(), json!(v))).collect();
        let body = json!({"reason": info.reason, "domain": info.domain, "metadata": metadata});
        all.push(typed("ErrorInfo", body));
    }
    if let Some(bad) = details.bad_request() {
        let violations = bad.field_violations.iter();
        let violations: Vec<_> = violations
            .map(|v| json!({"field": v.field, "description": v.description}))
            .collect();
        all.push(typed("BadRequest", json!({"fieldViolations": violations})));
    }
    if let Some(failure) = details.precondition_failure() {
        let violations = failure.violations.iter();
        let violations: Vec<_> = violations
            .map(|v| json!({"type": v.r#type, "subject": v.subject, "description": v.description}))
            .collect();
        all.push(typed("PreconditionFailure", json!({"violations": violations})));
    }
    if let Some(info) = details.request_info() {
        all.push(typed("RequestInfo", json!({"requestId": info.request_id})));
    }
    all
}

fn typed(name: &str, mut body: Value) -> Value {
    body["@type"] = json!(format!("type.googleapis.com/google.rpc.{name}"));
    body
}

/// The HTTP mapping written beside each code in `google/rpc/code.proto`.
fn http_code(code: Code) -> StatusCode {
    match code {
        Code::Ok => StatusCode::OK,
        Code::InvalidArgument | Code::FailedPrecondition | Code::OutOfRange => StatusCode::BAD_REQUEST,
        Code::Unauthenticated => StatusCode::UNAUTHORIZED,
        Code::PermissionDenied => StatusCode::FORBIDDEN,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::AlreadyExists | Code::Aborted => StatusCode::CONFLICT,
        Code::ResourceExhausted => StatusCode::TOO_MANY_REQUESTS,
        Code::Cancelled => StatusCode::from_u16(499).unwrap_or(StatusCode::BAD_REQUEST),
        Code::Unimplemented => StatusCode::NOT_IMPLEMENTED,
        Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Code::DeadlineExceeded => StatusCode::GATEWAY_TIMEOUT,
        Code::Unknown | Code::Internal | Code::DataLoss => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The name of a code, as in `google.rpc.Code`.
pub fn code_name(code: Code) -> &'static str {
    match code {
        Code::Ok => "OK",
        Code::Cancelled => "CANCELLED",
        Code::Unknown => "UNKNOWN",
        Code::InvalidArgument => "INVALID_ARGUMENT",
        Code::DeadlineExceeded => "DEADLINE_EXCEEDED",
        Code::NotFound => "NOT_FOUND",
        Code::AlreadyExists => "ALREADY_EXISTS",
        Code::PermissionDenied => "PERMISSION_DENIED",
        Code::ResourceExhausted => "RESOURCE_EXHAUSTED",
        Code::FailedPrecondition => "FAILED_PRECONDITION",
        Code::Aborted => "ABORTED",
        Code::OutOfRange => "OUT_OF_RANGE",
        Code::Unimplemented => "UNIMPLEMENTED",
        Code::Internal => "INTERNAL",
        Code::Unavailable => "UNAVAILABLE",
        Code::DataLoss => "DATA_LOSS",
        Code::Unauthenticated => "UNAUTHENTICATED",
    }
}
