//! `chancery mcp`: an assistant's door to a server, over the Model Context Protocol on standard input and output.
//!
//! The assistant acts as its user, with the user's permissions, and prepares, sends and follows envelopes. It does not sign: signing, signing
//! links and access codes are out of reach, whatever it asks for. `methods.rs` names every method that can leave this program, and the credential
//! holds that; `folders.rs` holds which files it can touch.

mod answer;
mod folders;
mod methods;
mod parameters;
mod resources;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use kernel::Error;
use rmcp::ServiceExt as _;
use rmcp::handler::server::router::tool::ToolRouter;
use rmcp::service::ServerInitializeError;

use super::remote::{Connection, EXIT_CODES, conclude};
use crate::client::Client;
use folders::Folders;

/// Let an assistant prepare, send and follow envelopes as you, over the Model Context Protocol; it cannot sign
#[derive(Args, Debug)]
#[command(after_help = EXIT_CODES)]
pub struct Mcp {
    /// Folder whose files the assistant may read, and write results to; may be given several times. Without any it touches no file
    #[arg(long, value_name = "FOLDER")]
    allow_folder: Vec<PathBuf>,
    #[command(flatten)]
    connection: Connection,
}

impl Mcp {
    /// Serves one assistant until it closes standard input.
    pub fn run(self) -> ExitCode {
        conclude(false, async {
            let folders = Folders::allow(&self.allow_folder)?;
            let (client, _) = self.connection.open().await?;
            let assistant = Assistant::new(client.only_for(methods::METHODS), folders);
            let session = match assistant.serve(rmcp::transport::stdio_pipes()).await {
                // An assistant that goes away before it has introduced itself is no failure of ours.
                Err(ServerInitializeError::ConnectionClosed(_)) => return Ok(ExitCode::SUCCESS),
                begun => begun.map_err(Error::internal)?,
            };
            session.waiting().await.map_err(Error::internal)?;
            Ok(ExitCode::SUCCESS)
        })
    }
}

/// What answers the assistant.
#[derive(Clone)]
struct Assistant {
    client: Client,
    folders: Folders,
    tools: ToolRouter<Self>,
}

impl Assistant {
    fn new(client: Client, folders: Folders) -> Self {
        let tools = Self::tool_router();
        Self { client, folders, tools }
    }
}
