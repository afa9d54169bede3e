//! `chancery demo`: a server on the embedded default, and an ordinary API client that takes a PDF through the main job: two people
//! sign in sequence, and the result is validated.

mod client;
mod places;
mod sender;
mod server;
mod signer;
mod timeline;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use kernel::{Error, Result};

use client::Client;
use server::Server;

/// The contract that is signed when no PDF is given.
const CONTRACT: &[u8] = include_bytes!("../../demo/contract.pdf");

/// Show the main job: a PDF goes in, two people sign, the result is validated
#[derive(Args, Debug)]
pub struct Demo {
    /// The PDF to be signed [default: a contract of four pages]
    #[arg(long)]
    pdf: Option<PathBuf>,
    /// Where the results go
    #[arg(long, default_value = "out")]
    out: PathBuf,
    /// End after the timeline; the exit status is the verdict
    #[arg(long)]
    once: bool,
}

impl Demo {
    /// Runs the demo.
    pub async fn run(self) -> Result<ExitCode> {
        let pdf = match &self.pdf {
            Some(path) => crate::cli::read(path)?,
            None => CONTRACT.to_vec(),
        };
        std::fs::create_dir_all(&self.out).map_err(|e| Error::invalid("FILE_UNWRITABLE", "--out", e.to_string()))?;
        let mut server = Server::start(&self.out.join("data")).await?;
        let verdict = tokio::select! {
            verdict = self.main_job(&server, pdf) => verdict,
            () = interrupted() => Err(Error::precondition("INTERRUPTED", "interrupted before the end")),
        };
        if let (Ok(_), false) = (&verdict, self.once) {
            say(format_args!(
                "\nThe server still listens on {}  (Ctrl-C ends it)",
                server.url()
            ));
            interrupted().await;
        }
        server.stop().await?;
        Ok(if verdict? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    /// Everything a client does; tells whether all signatures hold.
    async fn main_job(&self, server: &Server, pdf: Vec<u8>) -> Result<bool> {
        let name = self
            .pdf
            .as_ref()
            .and_then(|p| p.file_name())
            .map_or("Service agreement.pdf".into(), |n| n.to_string_lossy().into_owned());
        let client = Client::connect(server.url(), &self.out, self.pdf.is_none()).await?;
        client.main_job(&name, pdf).await
    }
}

async fn interrupted() {
    // Without a signal handler there is nothing to wait for but the end.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Prints a line at once: progress is visible while it works.
fn say(line: impl std::fmt::Display) {
    crate::cli::say(line);
}
