//! Logs and traces.

use std::io::IsTerminal as _;

use http::HeaderMap;
use kernel::{Error, ErrorKind, Result};
use opentelemetry::propagation::{Extractor, TextMapPropagator as _};
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tonic::Code;
use tracing::level_filters::LevelFilter;
use tracing::{Span, Subscriber};
use tracing_opentelemetry::OpenTelemetrySpanExt as _;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer};

use crate::config::{Config, LogFormat, Logging};

/// The target of the line that notes each call.
pub const ACCESS: &str = "chancery::access";

/// The target of the span of each call; only traces want it.
const CALL: &str = "chancery::call";

/// Traces that are still to be sent.
pub struct Traces(Option<SdkTracerProvider>);

impl Traces {
    /// Sends what is left, at the end of the process.
    pub fn finish(self) {
        if let Some(Err(error)) = self.0.map(|provider| provider.shutdown()) {
            tracing::warn!(%error, "the last traces could not be sent");
        }
    }
}

/// Logs to standard error from now on, and sends traces when there is an endpoint for them.
///
/// # Errors
/// `INVALID_ARGUMENT` / `CONFIG_INVALID` when the level or the endpoint cannot be read.
pub fn start(config: &Config) -> Result<Traces> {
    let lines = lines(&config.logging)?;
    let provider = config.telemetry.otlp_endpoint.as_deref().map(provider).transpose()?;
    let spans = provider.as_ref().map(|provider| {
        let spans = tracing_opentelemetry::layer().with_tracer(provider.tracer("chancery"));
        spans.with_filter(Targets::new().with_target(CALL, LevelFilter::INFO))
    });
    let started = tracing_subscriber::registry().with(lines).with(spans).try_init();
    started.map_err(Error::internal)?;
    Ok(Traces(provider))
}

fn lines<S: Subscriber + for<'a> LookupSpan<'a>>(logging: &Logging) -> Result<impl Layer<S>> {
    let mut filter = format!("{},{CALL}=off", logging.level);
    if !logging.access {
        filter.push_str(&format!(",{ACCESS}=off"));
    }
    let filter = EnvFilter::try_new(filter).map_err(|error| {
        invalid(format!(
            "logging.level: must be a level such as info, or levels by part ({error})"
        ))
    })?;
    // Colours are for a person at a terminal; in a file they are noise.
    let colours = std::io::stderr().is_terminal();
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(colours);
    let lines = match logging.format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    Ok(lines.with_filter(filter))
}

fn provider(endpoint: &str) -> Result<SdkTracerProvider> {
    let exporter = SpanExporter::builder()
        .with_http()
        .with_endpoint(endpoint)
        .with_protocol(Protocol::HttpBinary);
    let exporter = exporter
        .build()
        .map_err(|error| invalid(format!("telemetry.otlp_endpoint: {error}")))?;
    let resource = Resource::builder().with_service_name("chancery").build();
    Ok(SdkTracerProvider::builder()
        .with_batch_exporter(exporter)
        .with_resource(resource)
        .build())
}

fn invalid(what: String) -> Error {
    Error::new(ErrorKind::InvalidArgument, "CONFIG_INVALID", what)
}

/// The span of a call, under the caller's own trace (W3C `traceparent`); nothing unless traces are on.
pub fn call_span(method: &str, request_id: &str, headers: &HeaderMap) -> Span {
    let span = tracing::info_span!(
        target: CALL,
        "call",
        otel.name = method,
        otel.kind = "server",
        rpc.system = "grpc",
        request_id,
        rpc.grpc.status_code = tracing::field::Empty,
    );
    if !span.is_disabled() {
        // Without a parent the span begins a trace of its own.
        let _ = span.set_parent(TraceContextPropagator::new().extract(&Headers(headers)));
    }
    span
}

/// Notes how the call ended.
pub fn end_call_span(span: &Span, code: Code) {
    if !span.is_disabled() {
        span.record("rpc.grpc.status_code", code as i32);
    }
}

struct Headers<'a>(&'a HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }
    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(|key| key.as_str()).collect()
    }
}
