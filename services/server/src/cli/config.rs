//! `chancery config`

use clap::Args;
use kernel::Result;

use super::say;
use crate::config::{Config, DEFAULT};

#[derive(Args)]
pub struct Arguments {
    /// Print every setting with its default and its meaning, as TOML
    #[arg(long)]
    print_default: bool,
}

/// Prints the defaults, or says whether the configuration is valid.
pub fn run(arguments: Arguments, load: impl FnOnce() -> Result<Config>) -> Result<()> {
    if arguments.print_default {
        say(DEFAULT.trim_end());
        return Ok(());
    }
    let config = load()?;
    say(format_args!(
        "the configuration is valid: listens at {}, database {}",
        config.listen,
        config.database_url()
    ));
    Ok(())
}
