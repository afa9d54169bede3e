//! So many requests a second for each address and each token, by `tower_governor`, told in the standard headers.

use std::convert::Infallible;
use std::hash::{BuildHasher as _, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use futures::future::BoxFuture;
use governor::middleware::StateInformationMiddleware;
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response};
use kernel::{Error, ErrorKind, Origin};
use tonic::body::Body;
use tower::util::Either;
use tower::{Layer, Service};
use tower_governor::governor::{Governor, GovernorConfig, GovernorConfigBuilder};
use tower_governor::key_extractor::KeyExtractor;
use tower_governor::{GovernorError, GovernorLayer};

use super::protocol::Protocol;
use super::transcode::HttpError;
use crate::config::{Limits, Rate};

/// IETF draft "RateLimit header fields for HTTP", version 03.
pub const HEADERS: [&str; 3] = ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"];

/// Whom a bucket is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Address(IpAddr),
    Token(u64),
}

/// Buckets by address: the whole /64 of an IPv6 client, which can choose freely within it.
#[derive(Clone)]
pub struct ByAddress;

impl KeyExtractor for ByAddress {
    type Key = Key;
    fn extract<T>(&self, request: &Request<T>) -> Result<Key, GovernorError> {
        let ip = request.extensions().get::<Origin>().and_then(|origin| origin.ip);
        Ok(Key::Address(match ip {
            Some(IpAddr::V6(ip)) => {
                let [a, b, c, d, ..] = ip.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
            Some(ip) => ip,
            None => IpAddr::V6(Ipv6Addr::UNSPECIFIED),
        }))
    }
}

/// Buckets by token, of which only a keyed hash is held; by address without one.
#[derive(Clone, Default)]
pub struct ByToken(Arc<RandomState>);

impl KeyExtractor for ByToken {
    type Key = Key;
    fn extract<T>(&self, request: &Request<T>) -> Result<Key, GovernorError> {
        match rpc::token(request.headers()) {
            Some(token) => Ok(Key::Token(self.0.hash_one(token.as_bytes()))),
            None => ByAddress.extract(request),
        }
    }
}

type Config<K> = Arc<GovernorConfig<K, StateInformationMiddleware>>;
type Bucketed<K, S> = Either<Governor<K, StateInformationMiddleware, S, Body>, S>;

/// Both limits; each can be switched off.
#[derive(Clone)]
pub struct RateLimits {
    by_address: Option<Config<ByAddress>>,
    by_token: Option<Config<ByToken>>,
    per_second: u32,
}

impl RateLimits {
    pub fn new(limits: &Limits) -> Self {
        let limits = Self {
            by_address: config(ByAddress, limits.rate_per_address),
            by_token: config(ByToken::default(), limits.rate_per_token),
            per_second: match limits.rate_per_token.per_second {
                0 => limits.rate_per_address.per_second,
                per_second => per_second,
            },
        };
        limits.sweep();
        limits
    }

    /// Full buckets are forgotten each minute, else every address ever seen would stay in memory.
    fn sweep(&self) {
        let (by_address, by_token) = (self.by_address.clone(), self.by_token.clone());
        let (a, b) = (
            by_address.as_ref().map(Arc::downgrade),
            by_token.as_ref().map(Arc::downgrade),
        );
        tokio::spawn(async move {
            let mut minutes = tokio::time::interval(Duration::from_secs(60));
            loop {
                minutes.tick().await;
                let (a, b) = (
                    a.as_ref().and_then(|a| a.upgrade()),
                    b.as_ref().and_then(|b| b.upgrade()),
                );
                if a.is_none() && b.is_none() {
                    return;
                }
                a.inspect(|config| config.limiter().retain_recent());
                b.inspect(|config| config.limiter().retain_recent());
            }
        });
    }
}

fn config<K: KeyExtractor>(key: K, rate: Rate) -> Option<Config<K>> {
    // `per_second` of the builder would mean the seconds between two requests: the period is what is meant.
    let period = Duration::from_secs(1).checked_div(rate.per_second)?;
    let mut builder = GovernorConfigBuilder::default();
    let mut builder = builder.key_extractor(key);
    builder.period(period).burst_size(rate.burst.max(1));
    builder.use_headers().finish().map(Arc::new)
}

impl<S: Clone> Layer<S> for RateLimits {
    type Service = Limited<S>;
    fn layer(&self, inner: S) -> Limited<S> {
        Limited {
            inner: bucketed(&self.by_token, bucketed(&self.by_address, inner)),
            per_second: self.per_second,
        }
    }
}

fn bucketed<K: KeyExtractor, S>(config: &Option<Config<K>>, inner: S) -> Bucketed<K, S> {
    match config {
        None => Either::Right(inner),
        Some(config) => Either::Left(GovernorLayer::new(config.clone()).error_handler(too_many).layer(inner)),
    }
}

/// Marks an answer that a bucket gave, with the seconds to wait; [`Limited`] says it in the client's protocol.
#[derive(Clone, Copy)]
struct TooMany(u64);

fn too_many(error: GovernorError) -> Response<Body> {
    let mut response = Response::default();
    if let GovernorError::TooManyRequests { wait_time, headers } = error {
        *response.headers_mut() = headers.unwrap_or_default();
        response.extensions_mut().insert(TooMany(wait_time.max(1)));
    }
    response
}

/// A service behind both limits.
#[derive(Clone)]
pub struct Limited<S> {
    inner: Bucketed<ByToken, Bucketed<ByAddress, S>>,
    per_second: u32,
}

impl<S> Service<Request<Body>> for Limited<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let protocol = request
            .extensions()
            .get::<Protocol>()
            .copied()
            .unwrap_or(Protocol::Http);
        let per_second = self.per_second;
        let answer = self.inner.call(request);
        Box::pin(async move {
            let response = answer.await?;
            Ok(told(response, protocol, per_second))
        })
    }
}

/// The answer with the standard headers, and a refusal in words the client's protocol knows.
fn told(mut response: Response<Body>, protocol: Protocol, per_second: u32) -> Response<Body> {
    let counts = Counts::take(response.headers_mut());
    let wait = response.extensions().get::<TooMany>().map(|too_many| too_many.0);
    if let Some(wait) = wait {
        response = refusal(protocol, wait);
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait));
    }
    if let Some(counts) = counts {
        counts.put(response.headers_mut(), wait, per_second);
    }
    response
}

/// What the governor counted.
struct Counts {
    limit: u32,
    remaining: u32,
}

impl Counts {
    fn take(headers: &mut HeaderMap) -> Option<Self> {
        let mut take = |name| headers.remove(name).and_then(|v| v.to_str().ok()?.parse().ok());
        let (limit, remaining) = (take("x-ratelimit-limit"), take("x-ratelimit-remaining"));
        headers.remove("x-ratelimit-after");
        Some(Self {
            limit: limit?,
            remaining: remaining?,
        })
    }

    fn put(&self, headers: &mut HeaderMap, wait: Option<u64>, per_second: u32) {
        let used = self.limit.saturating_sub(self.remaining);
        let reset = wait.unwrap_or_else(|| u64::from(used.div_ceil(per_second.max(1))));
        let values = [u64::from(self.limit), u64::from(self.remaining), reset];
        for (name, value) in HEADERS.into_iter().zip(values) {
            headers.insert(HeaderName::from_static(name), HeaderValue::from(value));
        }
    }
}

fn refusal(protocol: Protocol, wait: u64) -> Response<Body> {
    let message = format!("too many requests; repeat in {wait} s");
    let error =
        Error::new(ErrorKind::ResourceExhausted, "RATE_LIMITED", message).with("retry_after_seconds", wait.to_string());
    match protocol {
        Protocol::Http => HttpError::from(error).into_response(),
        Protocol::Grpc => rpc::status(error).into_http(),
        Protocol::GrpcWeb => {
            let mut response: Response<Body> = rpc::status(error).into_http();
            response
                .headers_mut()
                .insert(CONTENT_TYPE, HeaderValue::from_static("application/grpc-web+proto"));
            response
        }
    }
}
