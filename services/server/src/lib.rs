//! The server: configuration, the wiring of every room, the gateway on one port, the command line.
//!
//! ```ignore
//! let server = server::run(config, shutdown).await?;   // listens at server.address
//! server.finished.await??;                             // after shutdown.cancel()
//! ```
//!
//! Invariants: it alone knows every room. It does not start when a contract is incomplete or a service of the contracts has no room.

pub mod cli;
mod client;
pub mod config;
pub(crate) mod demo;
pub mod gateway;
mod mail;
pub mod serve;
mod telemetry;
mod tls;
mod wiring;

use std::net::SocketAddr;
use std::sync::Arc;

use config::Config;
use gateway::Metrics;
use kernel::{Error, Result, SharedClock, SystemClock};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub use wiring::Platform;

/// A server that listens.
pub struct Running {
    /// Where.
    pub address: SocketAddr,
    /// Where clients find it.
    pub public_url: String,
    /// Ends when everything is done after the shutdown.
    pub finished: JoinHandle<Result<()>>,
}

/// Starts a server with the machine's clock; it listens when this returns.
///
/// # Errors
/// Why it cannot start, with what to do about it.
pub async fn run(config: Config, shutdown: CancellationToken) -> Result<Running> {
    run_at(config, Arc::new(SystemClock), shutdown).await
}

/// Starts a server with this clock.
///
/// # Errors
/// As [`run`].
pub async fn run_at(config: Config, clock: SharedClock, shutdown: CancellationToken) -> Result<Running> {
    let tls = config.tls.as_ref().map(tls::acceptor).transpose()?;
    let listener = serve::bind(config.listen).await?;
    let address = listener.local_addr().map_err(Error::internal)?;
    let public_url = config.public_url(address);
    let metrics = Arc::new(Metrics::default());
    let platform = Platform::open(&config, &public_url, clock, shutdown.clone()).await?;
    let gateway = gateway::build(platform.gateway(&config, &public_url, metrics.clone()));
    let port = serve::Port {
        listener,
        tls,
        connections: config.limits.connections,
        grace: std::time::Duration::from_secs(config.shutdown_seconds),
        metrics,
    };
    let finished = tokio::spawn(async move {
        serve::run(port, gateway, shutdown).await;
        platform.close().await
    });
    Ok(Running {
        address,
        public_url,
        finished,
    })
}
