//! `chancery login`, `logout`, `whoami`, `profiles`: who calls, and where.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::Args;
use contracts::chancery::identity::v1::{
    CreateSessionRequest, GetCurrentSessionRequest, GetCurrentSessionResponse, RevokeSessionRequest,
};
use http::Uri;
use kernel::{Error, ErrorKind, Result};
use tokio::signal::unix::{SignalKind, signal};

use super::output::{Output, Table, plain};
use super::profiles::{Profile, Profiles};
use super::remote::{Connected, EXIT_CODES, ProfileName, Remote, USUAL_SERVER, conclude};
use crate::client::{Client, Credential, Run, call, refused};

/// Sign in to a server; the credential is kept in a file that only you can read
#[derive(Args, Debug)]
#[command(after_help = EXIT_CODES)]
pub struct Login {
    /// Address of the server
    #[arg(long, env = "CHANCERY_SERVER", value_name = "URL", default_value = USUAL_SERVER, hide_env_values = true)]
    server: String,
    /// E-mail address of your account; asked for when missing. The password is always asked for, or read from standard input
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// Short name of the organization to act in [default: the account's own]
    #[arg(long, value_name = "SLUG", default_value = "", hide_default_value = true)]
    organization: String,
    /// Keep an API key instead of opening a session; it is asked for, or read from standard input
    #[arg(long, conflicts_with_all = ["email", "organization"])]
    api_key: bool,
    #[command(flatten)]
    profile: ProfileName,
    /// Print JSON, as the contracts have it
    #[arg(long)]
    json: bool,
}

impl Login {
    /// Signs in, makes sure that it works, and keeps the credential.
    pub fn run(self) -> ExitCode {
        let (json, asked) = (self.json, self.ask());
        conclude(json, async {
            self.sign_in(asked?).await?;
            Ok(ExitCode::SUCCESS)
        })
    }

    /// E-mail address and secret. Asked for before anything else runs: a program that listens for Ctrl-C could not be ended while it reads a line.
    fn ask(&self) -> Result<(String, String)> {
        warn_of_clear_text(&self.server);
        if self.api_key {
            return Ok((String::new(), secret("API key")?));
        }
        let email = self.email.clone().map_or_else(|| answer("E-mail address"), Ok)?;
        Ok((email, secret("Password")?))
    }

    async fn sign_in(self, (email, secret): (String, String)) -> Result<()> {
        let client = Client::connect(&self.server, Credential::none()).await?;
        let mut profile = if self.api_key {
            Profile::of_api_key(&self.server, secret)
        } else {
            self.open_session(&client, email, secret).await?
        };
        let client = client.acting_as(Credential::bearer(profile.token())?);
        let who = call!(client.sessions(), get_current_session, GetCurrentSessionRequest {}).await?;
        profile.account = account(&who, profile.session().is_none());
        let words = format!("Signed in to {} as {}", self.server, profile.account);
        let mut profiles = Profiles::load()?;
        profiles.put(&self.profile.name, profile);
        profiles.save()?;
        Output::new(self.json).show(&who, || words)
    }

    /// Once only: a repeated sign-in would open another session.
    async fn open_session(&self, client: &Client, email: String, password: String) -> Result<Profile> {
        let request = CreateSessionRequest {
            email,
            password,
            organization_slug: self.organization.clone(),
        };
        let opened = client
            .sessions()
            .create_session(request)
            .await
            .map_err(refused)?
            .into_inner();
        let id = opened.session.map(|session| session.id).unwrap_or_default();
        Ok(Profile::of_session(&self.server, id, opened.session_token))
    }
}

fn account(who: &GetCurrentSessionResponse, is_key: bool) -> String {
    let user = who.user.as_ref().map_or("somebody", |user| &user.email);
    let organization = who.organization.as_ref().map_or("no organization", |o| &o.name);
    let by = if is_key { ", by an API key" } else { "" };
    plain(&format!("{user} of {organization}{by}"))
}

fn warn_of_clear_text(server: &str) {
    let uri = server.parse::<Uri>().unwrap_or_default();
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    let is_here = host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback());
    if uri.scheme_str() == Some("http") && !is_here {
        let warning = "chancery: this address is not https: whoever is on the way can read the credential";
        let _ = writeln!(io::stderr(), "{warning}");
    }
}

/// Asks on the terminal without showing what is typed, or reads a line.
fn secret(what: &str) -> Result<String> {
    if io::stdin().is_terminal() {
        prompt(what)
    } else {
        line(what)
    }
}

/// Ctrl-C must not end the program before the terminal shows again what is typed: somebody listens for it, and the prompt gives up in order.
fn prompt(what: &str) -> Result<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(Error::internal)?;
    let _inside = runtime.enter();
    let _listening = signal(SignalKind::interrupt()).map_err(Error::internal)?;
    rpassword::prompt_password(format!("{what}: ")).map_err(|cause| match cause.kind() {
        io::ErrorKind::Interrupted => Error::precondition("INTERRUPTED", "interrupted before the end"),
        _ => missing(what),
    })
}

fn answer(what: &str) -> Result<String> {
    if io::stdin().is_terminal() {
        let _ = write!(io::stderr(), "{what}: ");
    }
    line(what)
}

fn line(what: &str) -> Result<String> {
    let mut text = String::new();
    let read = io::stdin().lock().read_line(&mut text);
    let text = text.trim_end_matches(['\r', '\n']);
    match read {
        Ok(_) if !text.is_empty() => Ok(text.to_owned()),
        _ => Err(missing(what)),
    }
}

fn missing(what: &str) -> Error {
    let message = format!("{what}: must be typed, or come as a line on standard input");
    Error::new(ErrorKind::Unauthenticated, "CREDENTIALS_MISSING", message)
}

/// Sign out: end the session on the server, and forget the credential
#[derive(Args, Debug)]
#[command(after_help = EXIT_CODES)]
pub struct Logout {
    #[command(flatten)]
    profile: ProfileName,
}

impl Logout {
    /// Forgets, whatever the server says; an API key stays valid.
    pub fn run(self) -> ExitCode {
        conclude(false, async {
            let mut profiles = Profiles::load()?;
            let Some(profile) = profiles.take(&self.profile.name) else {
                super::say("You were not signed in.");
                return Ok(ExitCode::SUCCESS);
            };
            let ended = end(&profile).await;
            profiles.save()?;
            super::say(match ended {
                Ok(true) => "Signed out.".to_owned(),
                Ok(false) => {
                    "The API key is forgotten here and stays valid; `chancery api-keys revoke` ends it.".to_owned()
                }
                Err(error) => format!("Forgotten here; the session itself was not ended: {}", error.message()),
            });
            Ok(ExitCode::SUCCESS)
        })
    }
}

/// Whether there was a session to end.
async fn end(profile: &Profile) -> Result<bool> {
    let Some(session) = profile.session() else {
        return Ok(false);
    };
    let request = RevokeSessionRequest {
        request_id: Run::begin()?.step("revoke"),
        id: session.to_owned(),
    };
    let client = Client::connect(&profile.server, Credential::bearer(profile.token())?).await?;
    call!(client.sessions(), revoke_session, request).await?;
    Ok(true)
}

/// Say who you are to the server, and what you may do
#[derive(Args, Debug)]
#[command(after_help = EXIT_CODES)]
pub struct Whoami {
    #[command(flatten)]
    remote: Remote,
}

impl Whoami {
    /// Asks the server.
    pub fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, profile }| {
            let who = call!(client.sessions(), get_current_session, GetCurrentSessionRequest {}).await?;
            out.show(&who, || {
                format!(
                    "{}\n{}\nmay {}",
                    account(&who, profile.session().is_none()),
                    profile.server,
                    who.permissions.join(", ")
                )
            })
        })
    }
}

/// List your profiles on this machine
#[derive(Args, Debug)]
pub struct ListProfiles {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl ListProfiles {
    /// Lists them, without what is secret.
    pub fn run(self) -> Result<ExitCode> {
        let profiles = Profiles::load()?;
        let mut table = Table::new(["PROFILE", "SERVER", "ACCOUNT"]);
        for (name, profile) in profiles.iter() {
            table.row([name.to_owned(), profile.server.clone(), profile.account.clone()]);
        }
        let value = |(name, profile): (&str, &Profile)| serde_json::json!({ "profile": name, "server": profile.server, "account": profile.account });
        Output::new(self.json).show_value(
            || serde_json::json!({ "profiles": profiles.iter().map(value).collect::<Vec<_>>() }),
            || table.or("You are not signed in anywhere; run `chancery login`."),
        );
        Ok(ExitCode::SUCCESS)
    }
}
