//! The command line: one file for each subcommand. `remote.rs` is the ground of those that are calls to a server.

mod account;
mod api_keys;
mod audit;
mod bench;
mod completions;
mod config;
mod documents;
mod draw_page;
mod envelopes;
mod expiry;
mod inspect;
mod key_files;
mod mcp;
mod members;
mod migrate;
mod output;
mod profiles;
mod remote;
mod serve;
mod sessions;
mod sign;
mod upload;
mod validate;
mod whole_file;

pub(crate) use key_files::read;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use kernel::{Error, Result};

use crate::config::Config;

/// Agreements and trust: one program that signs, seals and keeps.
#[derive(Parser)]
#[command(name = "chancery", version, about, arg_required_else_help = true)]
struct Cli {
    /// Configuration file (TOML); `chancery config --print-default` shows every setting
    #[arg(long, global = true, env = "CHANCERY_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server
    Serve,
    Login(account::Login),
    Logout(account::Logout),
    Whoami(account::Whoami),
    Profiles(account::ListProfiles),
    Envelopes(envelopes::Envelopes),
    Documents(documents::Documents),
    Members(members::Members),
    ApiKeys(api_keys::ApiKeys),
    Sessions(sessions::Sessions),
    Mcp(mcp::Mcp),
    /// Show the configuration
    Config(config::Arguments),
    /// Bring the database's schema up, take it down, or show where it stands
    Migrate(migrate::Arguments),
    Audit(audit::Audit),
    Sign(sign::Sign),
    Validate(validate::Validate),
    Inspect(inspect::Inspect),
    Bench(bench::Bench),
    Demo(crate::demo::Demo),
    Completions(completions::Completions),
    #[command(hide = true)]
    DrawPage(draw_page::DrawPage),
}

/// Runs the command line of this process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let load = || Config::load(cli.config.as_deref());
    let success = |()| ExitCode::SUCCESS;
    let done = match cli.command {
        Command::Serve => load().and_then(serve::run).map(success),
        Command::Login(login) => return login.run(),
        Command::Logout(logout) => return logout.run(),
        Command::Whoami(whoami) => return whoami.run(),
        Command::Profiles(profiles) => profiles.run(),
        Command::Envelopes(envelopes) => return envelopes.run(),
        Command::Documents(documents) => return documents.run(),
        Command::Members(members) => return members.run(),
        Command::ApiKeys(keys) => return keys.run(),
        Command::Sessions(sessions) => return sessions.run(),
        Command::Mcp(mcp) => return mcp.run(),
        Command::Config(arguments) => config::run(arguments, load).map(success),
        Command::Migrate(arguments) => load().and_then(|config| migrate::run(arguments, config)).map(success),
        Command::Audit(audit) => audit.run(load),
        Command::Sign(sign) => block_on(sign.run()),
        Command::Validate(validate) => validate.run(),
        Command::Inspect(inspect) => inspect.run(),
        Command::Bench(bench) => block_on(bench.run()),
        Command::Demo(demo) => block_on(demo.run()),
        Command::Completions(completions) => {
            completions.run::<Cli>();
            Ok(ExitCode::SUCCESS)
        }
        Command::DrawPage(page) => return page.run(),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

/// Says on standard error what went wrong and, here on the operator's own terminal, why.
fn complain(error: &Error) {
    let mut stderr = std::io::stderr().lock();
    let cause = error.cause().map(|cause| format!(" ({cause})")).unwrap_or_default();
    let message = output::plain(error.message());
    let _ = writeln!(stderr, "chancery: {message}{cause} [{}]", error.reason());
}

/// Writes to standard output; a reader that went away is no failure.
pub(crate) fn say(text: impl std::fmt::Display) {
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// Runs async work on a runtime of its own.
fn block_on<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(Error::internal)?.block_on(work)
}
