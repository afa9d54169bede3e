//! SQLite: one writer whose pool is the queue of those who want to write, and a few readers beside it (WAL).

use std::fs::{DirBuilder, File, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::time::Duration;

use kernel::{Error, Result};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Sqlite, Transaction};

use crate::db::Pools;
use crate::error::from_sqlx;

const READERS: u32 = 4;
/// How long somebody waits in the queue, and for another process that holds the file.
const PATIENCE: Duration = Duration::from_secs(10);
/// Every statement of the platform stays prepared.
const STATEMENTS: usize = 512;

pub(crate) async fn open(file: &Path) -> Result<Pools> {
    make_private(file).map_err(|cause| {
        let message = "the database file cannot be made or opened; check the data directory";
        Error::unavailable("DATABASE_UNAVAILABLE", message, cause)
    })?;
    // The writer first: it switches the file to WAL, which the readers then find.
    let writer = pool(1).connect_with(writer_options(file)).await.map_err(from_sqlx)?;
    let readers = pool(READERS)
        .idle_timeout(Duration::from_secs(300))
        .connect_with(options(file).pragma("query_only", "ON"))
        .await
        .map_err(from_sqlx)?;
    Ok(Pools::Sqlite { writer, readers })
}

/// SQLite gives its side files the permissions of the database file, so that one is made before SQLite can.
fn make_private(file: &Path) -> std::io::Result<()> {
    if let Some(directory) = file.parent().filter(|d| !d.as_os_str().is_empty()) {
        DirBuilder::new().recursive(true).mode(0o700).create(directory)?;
    }
    OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(file)?;
    Ok(())
}

/// Waiting for a connection is first come, first served. Nothing is awaited between taking a connection and giving it
/// out, so a caller who gives up never costs the connection.
fn pool(size: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(size)
        .acquire_timeout(PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}

fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .statement_cache_capacity(STATEMENTS)
}

fn writer_options(file: &Path) -> SqliteConnectOptions {
    options(file)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("journal_size_limit", "67108864")
}

/// A lock beside the database file; the system takes it from a process that dies.
pub(crate) fn lock_workers(pool: &SqlitePool) -> Option<File> {
    let file = pool.connect_options().get_filename().with_extension("workers");
    let lock = OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(file)
        .ok()?;
    lock.try_lock().ok()?;
    Some(lock)
}

pub(crate) async fn begin(pool: &SqlitePool, statement: &'static str) -> Result<Transaction<'static, Sqlite>> {
    pool.begin_with(statement).await.map_err(from_sqlx)
}
