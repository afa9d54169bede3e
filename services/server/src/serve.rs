//! The accept loop: connections in, bounded; at the end, calls in flight are finished, bounded too.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use kernel::{Error, Result};
use openssl::ssl::SslAcceptor;
use rpc::Peer;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tonic::body::Body;
use tower::{Service, ServiceExt as _};

use crate::gateway::Metrics;
use crate::tls;

/// How connections are taken.
pub struct Port {
    /// Where they come from.
    pub listener: TcpListener,
    /// TLS, when it ends here.
    pub tls: Option<SslAcceptor>,
    /// So many at once.
    pub connections: usize,
    /// Time for calls in flight at the end.
    pub grace: Duration,
    /// Where open connections are counted.
    pub metrics: Arc<Metrics>,
}

/// Listens at `address`.
///
/// # Errors
/// `UNAVAILABLE` / `ADDRESS_UNAVAILABLE`.
pub async fn bind(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|cause| {
        let message = format!("listen: {address} cannot be had; another program may hold it");
        Error::unavailable("ADDRESS_UNAVAILABLE", message, cause)
    })
}

/// Serves connections until `shutdown`, then lets calls in flight finish.
pub async fn run<S>(port: Port, service: S, shutdown: CancellationToken)
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send + 'static,
{
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(port.connections));
    let tls = port.tls.map(Arc::new);
    loop {
        let accepted = tokio::select! {
            accepted = accept(&port.listener, &room) => accepted,
            () = shutdown.cancelled() => break,
        };
        let Some((stream, peer, place)) = accepted else {
            continue;
        };
        let (service, watcher, tls, metrics) = (service.clone(), graceful.watcher(), tls.clone(), port.metrics.clone());
        tokio::spawn(async move {
            metrics.connections().inc();
            connection(stream, peer, tls, service, watcher).await;
            metrics.connections().dec();
            drop(place);
        });
    }
    drop(port.listener);
    if tokio::time::timeout(port.grace, graceful.shutdown()).await.is_err() {
        tracing::warn!("calls were still in flight when the time for shutdown was over");
    }
}

type Place = tokio::sync::OwnedSemaphorePermit;

async fn accept(listener: &TcpListener, room: &Arc<Semaphore>) -> Option<(TcpStream, SocketAddr, Place)> {
    let place = room.clone().acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => Some((stream, peer, place)),
        Err(error) => {
            tracing::warn!(%error, "a connection could not be taken");
            // Mostly too many open files: taking the next at once would only spin.
            tokio::time::sleep(Duration::from_millis(50)).await;
            None
        }
    }
}

async fn connection<S>(stream: TcpStream, peer: SocketAddr, tls: Option<Arc<SslAcceptor>>, service: S, watcher: Watcher)
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send + 'static,
{
    // Answers are written whole; waiting for more to send would only add delay.
    let _ = stream.set_nodelay(true);
    match tls {
        None => speak(stream, peer, service, watcher).await,
        Some(acceptor) => {
            if let Some(stream) = tls::accept(&acceptor, stream).await {
                speak(stream, peer, service, watcher).await;
            }
        }
    }
}

async fn speak<I, S>(stream: I, peer: SocketAddr, service: S, watcher: Watcher)
where
    I: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    S: Service<Request<Body>, Response = Response<Body>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send + 'static,
{
    let service = service.map_request(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        request.map(Body::new)
    });
    let builder = protocol();
    let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    if let Err(error) = watcher.watch(connection).await {
        tracing::debug!(%error, "a connection ended");
    }
}

/// HTTP/1.1 and HTTP/2 with limits on what one connection may hold, so that a slow or greedy client costs little.
fn protocol() -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(15));
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(256)
        .max_header_list_size(32 * 1024)
        .adaptive_window(true)
        .keep_alive_interval(Duration::from_secs(60))
        .keep_alive_timeout(Duration::from_secs(20));
    builder
}
