//! `chancery serve`

use kernel::{Error, Result};
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::{block_on, say};
use crate::config::Config;
use crate::telemetry;

/// Runs the server until SIGTERM or SIGINT.
pub fn run(config: Config) -> Result<()> {
    let traces = telemetry::start(&config)?;
    documents::draw_pages_with(std::env::current_exe().map_err(Error::internal)?);
    let ended = block_on(serve(config));
    traces.finish();
    ended
}

async fn serve(config: Config) -> Result<()> {
    let shutdown = CancellationToken::new();
    cancel_on_signal(shutdown.clone())?;
    let server = crate::run(config, shutdown).await?;
    tracing::info!(address = %server.address, "listening");
    say(format_args!("chancery listens at {}", server.public_url));
    say("open that address in a browser to begin");
    server.finished.await.map_err(Error::internal)?
}

fn cancel_on_signal(shutdown: CancellationToken) -> Result<()> {
    let mut terminate = signal(SignalKind::terminate()).map_err(Error::internal)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(Error::internal)?;
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("shutting down: calls in flight are finished first");
        shutdown.cancel();
    });
    Ok(())
}
