//! Where a call came from: its request id, its address behind trusted proxies, its program.

use std::hash::{BuildHasher as _, RandomState};
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::task::{Context, Poll};

use futures::FutureExt as _;
use futures::future::BoxFuture;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response};
use ipnet::IpNet;
use kernel::Origin;
use tower::{Layer, Service};

/// The address a connection came from; the accept loop puts it into the request's extensions.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// Networks whose `x-forwarded-for` is believed.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies(Arc<[IpNet]>);

impl TrustedProxies {
    /// These networks.
    #[must_use]
    pub fn new(networks: impl IntoIterator<Item = IpNet>) -> Self {
        Self(networks.into_iter().collect())
    }

    fn trust(&self, ip: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&ip))
    }

    /// The client's address: the last one in `x-forwarded-for` that no trusted proxy vouches for, else the peer.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        if !self.trust(peer) {
            return peer;
        }
        let lines = headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|v| v.to_str().ok());
        let hops: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
        let mut client = peer;
        for hop in hops.into_iter().rev() {
            let Ok(ip) = hop.parse::<IpAddr>() else { break };
            client = ip.to_canonical();
            if !self.trust(client) {
                break;
            }
        }
        client
    }
}

/// Puts an [`Origin`] into each request's extensions, and the request id into each answer.
#[derive(Clone, Debug, Default)]
pub struct Arrivals {
    trusted: TrustedProxies,
}

impl Arrivals {
    /// Believes these proxies.
    #[must_use]
    pub fn new(trusted: TrustedProxies) -> Self {
        Self { trusted }
    }

    fn origin<B>(&self, request: &Request<B>) -> Origin {
        let headers = request.headers();
        let peer = request
            .extensions()
            .get::<Peer>()
            .map(|peer| peer.0.ip().to_canonical());
        let user_agent = headers.get(http::header::USER_AGENT).and_then(|v| v.to_str().ok());
        Origin {
            ip: peer.map(|peer| self.trusted.client(peer, headers)),
            user_agent: user_agent.map(|text| text.chars().take(256).collect()),
            request_id: sane_request_id(headers).unwrap_or_else(new_request_id),
        }
    }
}

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The client's own id, when it can stand in a log line and a header as it is.
fn sane_request_id(headers: &HeaderMap) -> Option<String> {
    let id = headers.get(REQUEST_ID)?.to_str().ok()?;
    let sane = |b: u8| b.is_ascii_alphanumeric() || b"-_.".contains(&b);
    ((1..=128).contains(&id.len()) && id.bytes().all(sane)).then(|| id.to_owned())
}

/// 128 bits as hexadecimal digits: a keyed hash of how many calls there were, which tells nobody that number. Asking OpenSSL for
/// randomness at each call would be a seventh of what the door costs.
fn new_request_id() -> String {
    static KEYS: LazyLock<[RandomState; 2]> = LazyLock::new(Default::default);
    static CALLS: AtomicU64 = AtomicU64::new(0);
    let call = CALLS.fetch_add(1, Ordering::Relaxed);
    let [high, low] = KEYS.each_ref().map(|key| key.hash_one(call));
    format!("{high:016x}{low:016x}")
}

impl<S> Layer<S> for Arrivals {
    type Service = Arriving<S>;
    fn layer(&self, inner: S) -> Arriving<S> {
        Arriving {
            arrivals: self.clone(),
            inner,
        }
    }
}

/// The service [`Arrivals`] makes.
#[derive(Clone, Debug)]
pub struct Arriving<S> {
    arrivals: Arrivals,
    inner: S,
}

impl<S, B, C> Service<Request<B>> for Arriving<S>
where
    S: Service<Request<B>, Response = Response<C>>,
    S::Future: Send + 'static,
{
    type Response = Response<C>;
    type Error = S::Error;
    type Future = BoxFuture<'static, Result<Response<C>, S::Error>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let origin = self.arrivals.origin(&request);
        let id = HeaderValue::from_str(&origin.request_id);
        request.extensions_mut().insert(origin);
        let answer = self.inner.call(request);
        async move {
            let mut response = answer.await?;
            if let Ok(id) = id {
                response.headers_mut().insert(REQUEST_ID, id);
            }
            Ok(response)
        }
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(trusted: &[&str], peer: &str, headers: &[(&'static str, &str)]) -> Origin {
        let mut request = Request::new(());
        request
            .extensions_mut()
            .insert(Peer(SocketAddr::new(peer.parse().unwrap(), 1)));
        for (name, value) in headers {
            request.headers_mut().append(*name, value.parse().unwrap());
        }
        let trusted = TrustedProxies::new(trusted.iter().map(|n| n.parse().unwrap()));
        Arrivals::new(trusted).origin(&request)
    }

    fn ip(trusted: &[&str], peer: &str, forwarded: &str) -> String {
        origin(trusted, peer, &[("x-forwarded-for", forwarded)])
            .ip
            .unwrap()
            .to_string()
    }

    #[test]
    fn request_ids_do_not_repeat() {
        let ids: std::collections::HashSet<_> = (0..1000).map(|_| new_request_id()).collect();
        assert!(ids.len() == 1000 && ids.iter().all(|id| id.len() == 32));
    }

    #[test]
    fn only_a_trusted_proxy_may_say_who_the_client_is() {
        assert_eq!(ip(&[], "192.0.2.1", "203.0.113.9"), "192.0.2.1");
        assert_eq!(ip(&["10.0.0.0/8"], "192.0.2.1", "203.0.113.9"), "192.0.2.1");
        assert_eq!(ip(&["10.0.0.0/8"], "10.0.0.1", "203.0.113.9"), "203.0.113.9");
    }

    #[test]
    fn what_a_client_writes_before_the_proxy_is_not_believed() {
        assert_eq!(
            ip(&["10.0.0.0/8"], "10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.7"),
            "203.0.113.9"
        );
        assert_eq!(ip(&["10.0.0.0/8"], "10.0.0.1", "garbage"), "10.0.0.1");
        assert_eq!(ip(&["10.0.0.0/8"], "::ffff:10.0.0.1", "203.0.113.9"), "203.0.113.9");
    }

    #[test]
    fn a_request_id_is_kept_when_sane_and_made_otherwise() {
        let id = |value| origin(&[], "192.0.2.1", &[("x-request-id", value)]).request_id;
        assert_eq!(id("abc-1_2.3"), "abc-1_2.3");
        for bad in ["", "a b", "a\tb", "<script>", &"x".repeat(129)] {
            let made = id(bad);
            assert_eq!(made.len(), 32, "{bad}");
            assert_ne!(made, id(bad));
        }
    }

    #[test]
    fn a_long_user_agent_is_cut() {
        let agent = "a".repeat(1000);
        let origin = origin(&[], "192.0.2.1", &[("user-agent", &agent)]);
        assert_eq!(origin.user_agent.unwrap().len(), 256);
    }
}
