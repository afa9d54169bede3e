//! What surrounds the methods: liveness, readiness, metrics, the OpenAPI document.

use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use futures::future::BoxFuture;
use rpc::Contract;

use super::metrics::Metrics;
use super::{Parts, openapi};

/// Whether the server can do its work now.
pub trait Ready: Send + Sync {
    /// Asks the parts that a call needs. The reason is for the log; clients learn only that it is so.
    fn ready(&self) -> BoxFuture<'_, kernel::Result<()>>;
}

#[derive(Clone)]
struct Envelope {
    contract: Arc<Contract>,
    ready: Arc<dyn Ready>,
    metrics: Arc<Metrics>,
    public_url: String,
    document: Arc<OnceLock<Bytes>>,
}

pub fn router(parts: &Parts) -> Router {
    let envelope = Envelope {
        contract: parts.contract.clone(),
        ready: parts.ready.clone(),
        metrics: parts.metrics.clone(),
        public_url: parts.public_url.clone(),
        document: Arc::default(),
    };
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(readyz))
        .route("/metrics", get(metrics))
        .route("/openapi.json", get(document))
        .with_state(envelope)
}

async fn readyz(State(envelope): State<Envelope>) -> Response {
    match envelope.ready.ready().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::warn!(reason = error.reason(), "not ready: {error:?}");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                format!("not ready: {}\n", error.reason()),
            )
                .into_response()
        }
    }
}

async fn metrics(State(envelope): State<Envelope>) -> Response {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(CONTENT_TYPE, kind)], envelope.metrics.text()).into_response()
}

/// Made when first asked for: it takes longer than the rest of the start.
async fn document(State(envelope): State<Envelope>) -> Response {
    let make = || Bytes::from(openapi::document(&envelope.contract, &envelope.public_url).to_string());
    let document = envelope.document.get_or_init(make).clone();
    ([(CONTENT_TYPE, "application/json")], document).into_response()
}
