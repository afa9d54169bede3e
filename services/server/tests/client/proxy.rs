//! What stands between a client and a server, and loses things.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::sync::{Arc, Mutex};

use http::{Request, Response};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::TcpListener;
use tonic::body::Body;
use tonic::transport::Channel;
use tower::ServiceExt as _;

use crate::world::World;

/// What is lost of calls of some methods.
#[derive(Clone, Copy)]
pub enum Loss {
    /// The first answer: the call is made, and the client does not hear of it.
    FirstAnswer(&'static [&'static str]),
    /// Every call: the server does not hear of it.
    Calls(&'static [&'static str]),
}

/// A port that forwards to a server.
pub struct Proxy {
    pub url: String,
    counts: Counts,
}

type Counts = Arc<Mutex<BTreeMap<String, u32>>>;

impl Proxy {
    pub async fn start(world: &World, loss: Loss) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (counts, server) = (Counts::default(), world.channel().await);
        tokio::spawn(serve(listener, server, loss, counts.clone()));
        Self { url, counts }
    }

    /// How often a method was called.
    pub fn count(&self, method: &str) -> u32 {
        self.counts.lock().unwrap().get(method).copied().unwrap_or(0)
    }
}

async fn serve(listener: TcpListener, server: Channel, loss: Loss, counts: Counts) -> Infallible {
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        let (server, counts) = (server.clone(), counts.clone());
        let service = service_fn(move |request| forward(request, server.clone(), loss, counts.clone()));
        let http2 = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
        tokio::spawn(async move { http2.serve_connection(TokioIo::new(stream), service).await });
    }
}

/// An error resets the stream, as a broken connection would.
async fn forward(
    request: Request<Incoming>,
    server: Channel,
    loss: Loss,
    counts: Counts,
) -> io::Result<Response<Body>> {
    let method = request.uri().path().rsplit('/').next().unwrap().to_owned();
    let count = {
        let mut counts = counts.lock().unwrap();
        let count = counts.entry(method.clone()).or_default();
        *count += 1;
        *count
    };
    if matches!(loss, Loss::Calls(lost) if lost.contains(&method.as_str())) {
        return Err(io::Error::other("lost on the way there"));
    }
    let answer = server.oneshot(request.map(Body::new)).await.map_err(io::Error::other)?;
    if count == 1 && matches!(loss, Loss::FirstAnswer(lost) if lost.contains(&method.as_str())) {
        // Where there is a piece of it, the act is done.
        answer.into_body().frame().await;
        return Err(io::Error::other("lost on the way back"));
    }
    Ok(answer)
}
