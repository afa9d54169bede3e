//! Migrations, embedded in the binary. Numbers and tables are the same on both engines.

use kernel::{Error, ErrorKind, Result};
use sqlx::migrate::{Migrate, MigrateError, Migrator};
use sqlx::{Connection as _, PgConnection, PgPool};

use crate::Db;
use crate::db::Pools;
use crate::error::from_sqlx;

static POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");
static SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");

/// A migration this binary knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// Its number.
    pub version: i64,
    /// Its name.
    pub description: String,
    /// Whether the database has it.
    pub applied: bool,
}

/// Brings the database to the newest migration. Copies that start together wait for the first (PostgreSQL: advisory
/// lock; SQLite: the one writer of a process).
///
/// # Errors
/// `FAILED_PRECONDITION` / `MIGRATION_MISMATCH` when the database was migrated by another version of this binary;
/// `UNAVAILABLE` / `DATABASE_UNAVAILABLE`.
pub async fn up(db: &Db) -> Result<()> {
    to(db, i64::MAX).await
}

/// Takes the newest `steps` migrations back; their tables and rows are gone.
///
/// # Errors
/// As [`up`].
pub async fn down(db: &Db, steps: usize) -> Result<()> {
    let applied: Vec<i64> = status(db)
        .await?
        .iter()
        .filter(|m| m.applied)
        .map(|m| m.version)
        .collect();
    let kept = applied.len().saturating_sub(steps);
    let target = kept.checked_sub(1).map_or(0, |last| applied[last]);
    match db.pools() {
        Pools::Postgres(pool) => {
            let mut connection = patient(pool).await?;
            let undone = POSTGRES.undo(&mut connection, target).await;
            finish(connection, undone).await
        }
        Pools::Sqlite { writer, .. } => {
            let mut connection = writer.acquire().await.map_err(from_sqlx)?;
            SQLITE.undo(&mut *connection, target).await.map_err(from_migrate)
        }
    }
}

/// Brings the database up to migration `version` and no further.
pub(crate) async fn to(db: &Db, version: i64) -> Result<()> {
    match db.pools() {
        Pools::Postgres(pool) => {
            let mut connection = patient(pool).await?;
            let done = POSTGRES.run_to(version, &mut connection).await;
            finish(connection, done).await
        }
        Pools::Sqlite { writer, .. } => {
            let mut connection = writer.acquire().await.map_err(from_sqlx)?;
            SQLITE.run_to(version, &mut *connection).await.map_err(from_migrate)
        }
    }
}

/// Every migration this binary knows, oldest first, and whether the database has it.
///
/// # Errors
/// `UNAVAILABLE` / `DATABASE_UNAVAILABLE`.
pub async fn status(db: &Db) -> Result<Vec<Status>> {
    match db.pools() {
        Pools::Postgres(pool) => {
            let mut connection = pool.acquire().await.map_err(from_sqlx)?;
            status_of(&POSTGRES, &mut *connection).await
        }
        Pools::Sqlite { writer, .. } => {
            let mut connection = writer.acquire().await.map_err(from_sqlx)?;
            status_of(&SQLITE, &mut *connection).await
        }
    }
}

async fn status_of<C: Migrate>(migrator: &Migrator, connection: &mut C) -> Result<Vec<Status>> {
    let table = &migrator.table_name;
    connection.ensure_migrations_table(table).await.map_err(from_migrate)?;
    let applied = connection.list_applied_migrations(table).await.map_err(from_migrate)?;
    let known = migrator.iter().filter(|m| !m.migration_type.is_down_migration());
    Ok(known
        .map(|m| Status {
            version: m.version,
            description: m.description.to_string(),
            applied: applied.iter().any(|a| a.version == m.version),
        })
        .collect())
}

/// A connection of its own, for as long as a migration takes and with every row in sight. Closed afterwards, which
/// also frees the advisory lock of a migration that failed.
async fn patient(pool: &PgPool) -> Result<PgConnection> {
    let mut connection = pool.acquire().await.map_err(from_sqlx)?.detach();
    let settings = "SELECT set_config('statement_timeout', '0', false), set_config('lock_timeout', '0', false), \
                    set_config('app.system', 'on', false)";
    sqlx::query(settings)
        .execute(&mut connection)
        .await
        .map_err(from_sqlx)?;
    Ok(connection)
}

async fn finish(connection: PgConnection, outcome: Result<(), MigrateError>) -> Result<()> {
    let closed = connection.close().await;
    outcome.map_err(from_migrate)?;
    closed.map_err(from_sqlx)
}

fn from_migrate(error: MigrateError) -> Error {
    match error {
        MigrateError::Execute(error) => from_sqlx(error),
        MigrateError::VersionMissing(version) | MigrateError::VersionMismatch(version) => {
            let message = format!(
                "migration {version} of this database is not the one this binary carries; \
                 run the version that migrated it"
            );
            Error::new(ErrorKind::FailedPrecondition, "MIGRATION_MISMATCH", message)
        }
        other => Error::internal(other),
    }
}
