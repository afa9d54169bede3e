//! The methods of the platform over their three protocols, behind the rate limits.

use std::convert::Infallible;
use std::task::{Context, Poll};

use futures::future::BoxFuture;
use http::{Request, Response};
use rpc::Guarded;
use tonic::body::Body;
use tonic::service::Routes;
use tonic_web::{GrpcWebLayer, GrpcWebService};
use tower::{Layer as _, Service, ServiceExt as _};

use super::observe::{Observe, Observed};
use super::protocol::Protocol;
use super::rate::RateLimits;
use super::transcode::Transcoder;
use super::{Parts, rate};

/// Every service behind its door, watched.
pub type Grpc = Observed<Guarded<Routes>>;

/// The three protocols, limited.
#[derive(Clone)]
pub struct Api(rate::Limited<Protocols>);

impl Api {
    pub fn new(parts: &Parts) -> Self {
        let services = parts.door.layer(parts.services.clone());
        let grpc = Observe::new(&parts.contract, parts.metrics.clone()).layer(services);
        let protocols = Protocols {
            web: GrpcWebLayer::new().layer(grpc.clone()),
            http: Transcoder::new(parts.contract.clone(), grpc.clone(), &parts.limits),
            grpc,
        };
        Self(RateLimits::new(&parts.limits).layer(protocols))
    }
}

impl Service<Request<Body>> for Api {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        self.0.call(request)
    }
}

/// One service for each protocol; they all end in the same [`Grpc`].
#[derive(Clone)]
pub struct Protocols {
    grpc: Grpc,
    web: GrpcWebService<Grpc>,
    http: Transcoder,
}

impl Service<Request<Body>> for Protocols {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        match request.extensions().get::<Protocol>() {
            Some(Protocol::Grpc) => self.grpc.call(request),
            Some(Protocol::GrpcWeb) => Box::pin(self.web.clone().oneshot(request)),
            _ => {
                let answer = self.http.clone().serve(request);
                Box::pin(async move { Ok(answer.await) })
            }
        }
    }
}
