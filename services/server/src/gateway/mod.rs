//! One port for everything: gRPC, grpc-web, JSON over HTTP, and what surrounds them (health, metrics, the OpenAPI document).
//!
//! ```text
//! Arrivals (request id, origin)
//!   ├─ gRPC ───────────────────────────────┐
//!   └─ CORS, security headers              │
//!        ├─ /healthz /readyz /metrics …    │
//!        ├─ pages and files of the app     │
//!        └─ everything else ───────────────┤
//!                                    rate limits
//!                       ┌─ grpc-web ───────┼─ JSON (transcoder)
//!                       └───────► observe ◄┘
//!                                 rpc::Door
//!                                 services
//! ```

mod api;
mod app;
mod envelope;
mod metrics;
mod observe;
mod openapi;
mod protocol;
mod rate;
mod transcode;

use std::convert::Infallible;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::Router;
use axum::middleware::from_fn_with_state;
use futures::future::BoxFuture;
use http::header::{AUTHORIZATION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, RETRY_AFTER};
use http::{HeaderValue, Method, Request, Response};
use rpc::{Arrivals, Contract, Door};
use tonic::body::Body;
use tonic::service::Routes;
use tower::util::BoxCloneSyncService;
use tower::{Layer as _, Service, ServiceExt as _};
use tower_http::cors::{AllowOrigin, CorsLayer};

pub use app::Embedding;
pub use envelope::Ready;
pub use metrics::Metrics;

use api::Api;
use app::App;
use protocol::Protocol;

use crate::config::{Cors, Limits};

/// What the gateway stands in front of, and how.
pub struct Parts {
    /// The contracts.
    pub contract: Arc<Contract>,
    /// Who may come in.
    pub door: Door,
    /// Every service.
    pub services: Routes,
    /// Endpoints whose wire a standard fixes.
    pub standard: Router,
    /// Whether work can be done now.
    pub ready: Arc<dyn Ready>,
    /// Counters of this process.
    pub metrics: Arc<Metrics>,
    /// How much of everything.
    pub limits: Limits,
    /// Which browser pages may call.
    pub cors: Cors,
    /// On whose pages signing pages may stand.
    pub embedding: Arc<dyn Embedding>,
    /// Whose `x-forwarded-for` is believed.
    pub arrivals: Arrivals,
    /// Where clients find the server.
    pub public_url: String,
}

type Http = BoxCloneSyncService<Request<Body>, Response<Body>, Infallible>;

/// The service behind the port.
#[derive(Clone)]
pub struct Gateway {
    api: Api,
    http: Http,
}

/// The gateway of these parts, with request ids and origins.
#[must_use]
pub fn build(parts: Parts) -> rpc::Arriving<Gateway> {
    let arrivals = parts.arrivals.clone();
    let api = Api::new(&parts);
    let methods = api
        .clone()
        .map_request(|request: Request<axum::body::Body>| request.map(Body::new))
        .map_response(|response| response.map(axum::body::Body::new));
    let pages = Router::new()
        .fallback_service(methods)
        .layer(from_fn_with_state(App::built(parts.embedding.clone()), app::serve));
    let http = envelope::router(&parts)
        .merge(parts.standard.clone())
        .fallback_service(pages);
    let http = http
        .map_request(|request: Request<Body>| request.map(axum::body::Body::new))
        .map_response(|response| response.map(Body::new));
    let https = parts.public_url.starts_with("https://");
    let http = http.map_response(move |response| secure(response, https));
    let http = cors(&parts.cors).layer(http);
    arrivals.layer(Gateway {
        api,
        http: BoxCloneSyncService::new(http),
    })
}

impl Service<Request<Body>> for Gateway {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: Request<Body>) -> Self::Future {
        let protocol = Protocol::of(request.headers());
        request.extensions_mut().insert(protocol);
        match protocol {
            Protocol::Grpc => self.api.call(request),
            Protocol::GrpcWeb | Protocol::Http => Box::pin(self.http.clone().oneshot(request)),
        }
    }
}

/// Answers are data: no browser is to render, frame, guess at or keep them. The app has its own rules.
fn secure(mut response: Response<Body>, https: bool) -> Response<Body> {
    let headers = response.headers_mut();
    if !headers.contains_key(CONTENT_SECURITY_POLICY) {
        // Older browsers know no `frame-ancestors`; where a policy of its own stands, it decides.
        headers.insert("x-frame-options", HeaderValue::from_static("DENY"));
    }
    let always = [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
        ("cross-origin-resource-policy", "same-site"),
    ];
    for (name, value) in always {
        let header = headers.entry(HeaderName::from_static(name));
        header.or_insert(HeaderValue::from_static(value));
    }
    headers
        .entry(http::header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    if https {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(http::header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

fn cors(cors: &Cors) -> CorsLayer {
    let allowed = match cors.allowed_origins.as_slice() {
        [any] if any == "*" => AllowOrigin::any(),
        origins => AllowOrigin::list(origins.iter().filter_map(|o| HeaderValue::from_str(o).ok())),
    };
    let named = |names: &[&'static str]| names.iter().map(|n| HeaderName::from_static(n)).collect::<Vec<_>>();
    let mut allow_headers = named(&[
        "x-grpc-web",
        "x-user-agent",
        "grpc-timeout",
        "x-request-id",
        "traceparent",
    ]);
    allow_headers.extend([AUTHORIZATION, CONTENT_TYPE]);
    let mut expose = named(&["grpc-status", "grpc-message", "grpc-status-details-bin", "x-request-id"]);
    expose.extend(named(&rate::HEADERS));
    expose.push(RETRY_AFTER);
    CorsLayer::new()
        .allow_origin(allowed)
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allow_headers(allow_headers)
        .expose_headers(expose)
        .max_age(std::time::Duration::from_secs(3600))
}
