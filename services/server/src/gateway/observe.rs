//! Every call is counted, timed and noted, whatever protocol it came by: method, code, milliseconds, request id, organization.
//! Tokens, bodies and addresses are not.

use std::collections::HashMap;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Instant;

use bytes::Bytes;
use futures::future::BoxFuture;
use http::{HeaderMap, Request, Response};
use http_body::{Frame, SizeHint};
use kernel::Origin;
use rpc::{Acted, Contract};
use tonic::body::Body;
use tonic::{Code, Status};
use tower::{Layer, Service};
use tracing::{Instrument as _, Span};

use super::metrics::Metrics;
use super::protocol::Protocol;
use super::transcode::code_name;
use crate::telemetry;

/// Watches a service.
#[derive(Clone)]
pub struct Observe(Arc<Watch>);

struct Watch {
    /// Only the contract's own methods are names: what a client writes never becomes a label.
    methods: HashMap<String, Arc<str>>,
    other: Arc<str>,
    metrics: Arc<Metrics>,
}

impl Observe {
    pub fn new(contract: &Contract, metrics: Arc<Metrics>) -> Self {
        let methods = contract
            .methods()
            .iter()
            .map(|m| (m.path.clone(), Arc::from(m.path.as_str())));
        Self(Arc::new(Watch {
            methods: methods.collect(),
            other: Arc::from("other"),
            metrics,
        }))
    }
}

impl<S> Layer<S> for Observe {
    type Service = Observed<S>;
    fn layer(&self, inner: S) -> Observed<S> {
        Observed {
            watch: self.0.clone(),
            inner,
        }
    }
}

/// A watched service.
#[derive(Clone)]
pub struct Observed<S> {
    watch: Arc<Watch>,
    inner: S,
}

impl<S> Service<Request<Body>> for Observed<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send + 'static,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let mut record = Record::begin(&self.watch, &request);
        let span = telemetry::call_span(&record.method, &record.request_id, request.headers());
        let answer = self.inner.call(request).instrument(span.clone());
        record.span = span;
        Box::pin(async move { Ok(record.follow(answer.await?)) })
    }
}

/// One call, noted when it ends or is given up.
struct Record {
    watch: Arc<Watch>,
    method: Arc<str>,
    protocol: &'static str,
    request_id: String,
    organization: Acted,
    started: Instant,
    span: Span,
    code: Option<Code>,
}

impl Record {
    fn begin(watch: &Arc<Watch>, request: &Request<Body>) -> Self {
        watch.metrics.in_flight().inc();
        let extensions = request.extensions();
        let origin = extensions.get::<Origin>();
        Self {
            method: watch.methods.get(request.uri().path()).unwrap_or(&watch.other).clone(),
            protocol: extensions.get::<Protocol>().map_or("", |protocol| protocol.name()),
            request_id: origin.map(|o| o.request_id.clone()).unwrap_or_default(),
            organization: Acted(None),
            started: Instant::now(),
            span: Span::none(),
            code: None,
            watch: watch.clone(),
        }
    }

    /// The code comes with the headers or with the last trailers.
    fn follow(mut self, response: Response<Body>) -> Response<Body> {
        if let Some(acted) = response.extensions().get::<Acted>() {
            self.organization = *acted;
        }
        if let Some(code) = code(response.headers()) {
            self.code = Some(code);
            return response;
        }
        response.map(|body| Body::new(Followed { body, record: self }))
    }
}

fn code(headers: &HeaderMap) -> Option<Code> {
    headers.get("grpc-status").map(|code| Code::from_bytes(code.as_bytes()))
}

impl Drop for Record {
    fn drop(&mut self) {
        let took = self.started.elapsed();
        // An answer that was not read to its end was given up by the client.
        let code = self.code.unwrap_or(Code::Cancelled);
        self.watch.metrics.in_flight().dec();
        self.watch.metrics.answered(&self.method, code_name(code), took);
        telemetry::end_call_span(&self.span, code);
        let organization = self.organization.0.map(tracing::field::display);
        tracing::info!(
            target: telemetry::ACCESS,
            method = &*self.method,
            code = code_name(code),
            ms = took.as_secs_f64() * 1000.0,
            request_id = self.request_id,
            organization,
            protocol = self.protocol,
        );
    }
}

/// A body that is followed to its trailers.
struct Followed {
    body: Body,
    record: Record,
}

impl http_body::Body for Followed {
    type Data = Bytes;
    type Error = Status;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Status>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(cx));
        if let Some(Ok(frame)) = &frame
            && let Some(code) = frame.trailers_ref().and_then(code)
        {
            self.record.code = Some(code);
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
