//! What `make bench` puts on a server, and the peers it is measured beside. Each command prints one line of JSON.

mod account;
mod calls;
mod commits;
mod echo;
mod envelopes;
mod files;
mod pace;

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use kernel::Result;
use serde_json::Value;

/// Load for a server that is measured
#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Found an organization: prints its `organization` and a `token`
    Account(Server),
    /// Serve GetOrganization from memory on bare tonic, until it is killed
    Echo(Echo),
    /// Call GetOrganization over one connection
    Calls(Calls),
    /// Bring envelopes to their end: uploaded, sent, signed by two, sealed, certified
    Envelopes(Envelopes),
    /// Commit one row at a time to a database of its own
    Commits(Commits),
    /// Upload one file many times at once; prints the `ids`
    Upload(Upload),
    /// Download documents, all at once
    Download(Download),
}

#[derive(Args)]
struct Server {
    /// Such as http://127.0.0.1:8420
    #[arg(long)]
    url: String,
}

#[derive(Args)]
struct Login {
    #[command(flatten)]
    server: Server,
    #[arg(long)]
    token: String,
}

#[derive(Args)]
struct Echo {
    #[arg(long)]
    listen: SocketAddr,
}

#[derive(Args)]
struct Calls {
    #[command(flatten)]
    login: Login,
    #[arg(long)]
    organization: String,
    /// Calls that are waited for at the same time
    #[arg(long)]
    in_flight: usize,
    #[arg(long)]
    seconds: f64,
}

#[derive(Args)]
struct Envelopes {
    #[command(flatten)]
    server: Server,
    /// The document of every envelope
    #[arg(long)]
    pdf: PathBuf,
    /// Senders at the same time, each with an organization
    #[arg(long)]
    senders: usize,
    #[arg(long)]
    seconds: f64,
}

#[derive(Args)]
struct Commits {
    /// The database's file; it is made
    #[arg(long)]
    file: PathBuf,
    #[arg(long)]
    seconds: f64,
}

#[derive(Args)]
struct Upload {
    #[command(flatten)]
    login: Login,
    #[arg(long)]
    pdf: PathBuf,
    #[arg(long)]
    count: usize,
}

#[derive(Args)]
struct Download {
    #[command(flatten)]
    login: Login,
    #[arg(long, value_delimiter = ',')]
    ids: Vec<String>,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Cli::parse().command).await {
        Ok(line) => {
            let _ = writeln!(std::io::stdout().lock(), "{line}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            let cause = error.cause().map(|cause| format!(" ({cause})")).unwrap_or_default();
            let _ = writeln!(std::io::stderr().lock(), "load: {error}{cause}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<Value> {
    let time = Duration::from_secs_f64;
    match command {
        Command::Account(server) => account::found(&server.url).await,
        Command::Echo(echo) => echo::serve(echo.listen).await,
        Command::Calls(calls) => {
            let client = account::client(&calls.login.server.url, &calls.login.token).await?;
            calls::run(client, calls.organization, calls.in_flight, time(calls.seconds)).await
        }
        Command::Envelopes(load) => envelopes::run(&load.server.url, &load.pdf, load.senders, time(load.seconds)).await,
        Command::Commits(commits) => commits::run(&commits.file, time(commits.seconds)).await,
        Command::Upload(load) => {
            let client = account::client(&load.login.server.url, &load.login.token).await?;
            files::upload(client, &load.pdf, load.count).await
        }
        Command::Download(load) => {
            let client = account::client(&load.login.server.url, &load.login.token).await?;
            files::download(client, load.ids).await
        }
    }
}
