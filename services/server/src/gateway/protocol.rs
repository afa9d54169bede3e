//! Which of the three protocols a request speaks.

use http::HeaderMap;
use http::header::CONTENT_TYPE;

/// A protocol of the port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// gRPC over HTTP/2.
    Grpc,
    /// gRPC for browsers, over any HTTP.
    GrpcWeb,
    /// Everything else: JSON, files, the envelope.
    Http,
}

impl Protocol {
    /// Told by the content type.
    pub fn of(headers: &HeaderMap) -> Self {
        let kind = headers.get(CONTENT_TYPE).map(|v| v.as_bytes()).unwrap_or_default();
        if kind.starts_with(b"application/grpc-web") {
            return Self::GrpcWeb;
        }
        match kind.strip_prefix(b"application/grpc") {
            Some([] | [b'+' | b';', ..]) => Self::Grpc,
            _ => Self::Http,
        }
    }

    /// For the access log.
    pub fn name(self) -> &'static str {
        match self {
            Self::Grpc => "grpc",
            Self::GrpcWeb => "grpc-web",
            Self::Http => "http",
        }
    }
}
