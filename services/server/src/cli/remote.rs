//! Commands that are calls to a server: which server, whose credential, and how such a command ends.

use std::process::ExitCode;

use clap::Args;
use kernel::{Error, ErrorKind, Result};

use super::output::Output;
use super::profiles::{Profile, Profiles};
use crate::client::{Client, Credential};

/// Where a server listens by default.
pub const USUAL_SERVER: &str = "http://127.0.0.1:8420";

/// What stands under the help of every such command.
pub const EXIT_CODES: &str = "Exit codes:
  0  done
  1  refused, or failed; the message says why and what to do
  2  the command line is wrong
  3  not signed in, or not allowed to
  4  there is no such thing
  5  the server cannot be reached or is busy; repeat later
  6  the envelope that was watched ended without being completed
  130  interrupted

CHANCERY_API_KEY, with CHANCERY_SERVER, takes the place of a profile.";

/// Which server, as whom, and how to say what comes of it.
#[derive(Args, Clone, Debug)]
pub struct Remote {
    #[command(flatten)]
    connection: Connection,
    /// Print JSON, as the contracts have it
    #[arg(long)]
    json: bool,
}

/// Which server, and as whom.
#[derive(Args, Clone, Debug)]
pub struct Connection {
    /// Address of the server [default: the profile's]
    #[arg(
        long,
        env = "CHANCERY_SERVER",
        value_name = "URL",
        hide_env_values = true,
        help_heading = "Connection"
    )]
    server: Option<String>,
    #[command(flatten)]
    profile: ProfileName,
}

/// Under which name a credential is kept.
#[derive(Args, Clone, Debug)]
pub struct ProfileName {
    /// Profile that `chancery login` makes
    #[arg(
        id = "profile",
        long,
        env = "CHANCERY_PROFILE",
        value_name = "NAME",
        default_value = "default",
        hide_env_values = true,
        help_heading = "Connection"
    )]
    pub name: String,
}

/// A command at work.
pub struct Connected {
    pub client: Client,
    pub out: Output,
    pub profile: Profile,
}

impl Remote {
    /// Connects, works, and says what went wrong.
    pub fn run(&self, work: impl AsyncFnOnce(Connected) -> Result<ExitCode>) -> ExitCode {
        conclude(self.json, async {
            let (client, profile) = self.connection.open().await?;
            let out = Output::new(self.json);
            work(Connected { client, out, profile }).await
        })
    }

    /// As [`run`](Self::run), for work that succeeds or fails.
    pub fn perform(&self, work: impl AsyncFnOnce(Connected) -> Result<()>) -> ExitCode {
        self.run(async |connected| work(connected).await.map(|()| ExitCode::SUCCESS))
    }
}

impl Connection {
    /// The connection, and the profile that led to it.
    pub async fn open(&self) -> Result<(Client, Profile)> {
        let profile = self.choose()?;
        let credential = Credential::bearer(profile.token())?;
        Ok((Client::connect(&profile.server, credential).await?, profile))
    }

    /// A token goes to the server it is from and to no other.
    fn choose(&self) -> Result<Profile> {
        if let Some(key) = api_key() {
            let server = self.server.clone().unwrap_or_else(|| USUAL_SERVER.to_owned());
            return Ok(Profile::of_api_key(&server, key));
        }
        let mut profiles = Profiles::load()?;
        let found = profiles
            .take(&self.profile.name)
            .filter(|profile| profile.is_at(self.server.as_deref()));
        found.ok_or_else(|| {
            let place = self
                .server
                .as_ref()
                .map(|url| format!(" --server {url}"))
                .unwrap_or_default();
            let message = format!("you are not signed in there; run `chancery login{place}`");
            Error::new(ErrorKind::Unauthenticated, "CREDENTIALS_MISSING", message)
        })
    }
}

fn api_key() -> Option<String> {
    std::env::var("CHANCERY_API_KEY").ok().filter(|key| !key.is_empty())
}

/// Runs work that Ctrl-C may end, and gives the exit code of what came of it.
pub fn conclude(json: bool, work: impl Future<Output = Result<ExitCode>>) -> ExitCode {
    match interruptible(work) {
        Ok(code) => code,
        Err(error) => {
            if json {
                let error = serde_json::json!({ "error": { "reason": error.reason(), "message": error.message() } });
                super::say(error);
            }
            super::complain(&error);
            exit_code(&error)
        }
    }
}

fn interruptible<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(Error::internal)?;
    let done = runtime.block_on(async {
        tokio::select! {
            done = work => done,
            Ok(()) = tokio::signal::ctrl_c() => {
                Err(Error::precondition("INTERRUPTED", "interrupted before the end"))
            }
        }
    });
    // A thread that waits for standard input would wait for ever.
    runtime.shutdown_background();
    done
}

fn exit_code(error: &Error) -> ExitCode {
    ExitCode::from(match error.kind() {
        _ if error.reason() == "INTERRUPTED" => 130,
        ErrorKind::Unauthenticated | ErrorKind::PermissionDenied => 3,
        ErrorKind::NotFound => 4,
        ErrorKind::Unavailable | ErrorKind::ResourceExhausted | ErrorKind::DeadlineExceeded => 5,
        _ => 1,
    })
}
