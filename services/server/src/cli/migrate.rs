//! `chancery migrate`

use std::sync::Arc;

use clap::{Args, Subcommand};
use kernel::{Result, SystemClock};
use store::{Db, migrate};

use super::{block_on, say};
use crate::config::Config;
use crate::wiring;

#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    direction: Direction,
}

#[derive(Subcommand)]
enum Direction {
    /// Bring the schema to the newest migration
    Up,
    /// Take the newest migrations back; their tables and rows are gone
    Down {
        /// How many
        #[arg(long, default_value_t = 1)]
        steps: usize,
    },
    /// Show every migration and whether the database has it
    Status,
}

/// Migrates the configured database, or shows where it stands.
pub fn run(arguments: Arguments, config: Config) -> Result<()> {
    block_on(async move {
        wiring::make_data_dir(&config)?;
        let db = Db::open(&config.database_url(), Arc::new(SystemClock)).await?;
        match arguments.direction {
            Direction::Up => migrate::up(&db).await?,
            Direction::Down { steps } => migrate::down(&db, steps).await?,
            Direction::Status => {}
        }
        show(&db).await
    })
}

async fn show(db: &Db) -> Result<()> {
    for migration in migrate::status(db).await? {
        let state = if migration.applied { "applied" } else { "pending" };
        say(format_args!(
            "{:04} {:<40} {state}",
            migration.version, migration.description
        ));
    }
    Ok(())
}
