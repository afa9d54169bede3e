//! PostgreSQL: one pool; every transaction tells row-level security whose rows it may see.

use std::time::Duration;

use kernel::{Error, Result};
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{AssertSqlSafe, Connection, Postgres, SqlSafeStr as _, SqlStr, Transaction};

use crate::db::Pools;
use crate::error::from_sqlx;
use crate::tx::Scope;

const PATIENCE: Duration = Duration::from_secs(10);
const STATEMENTS: usize = 512;
/// A connection that lay idle longer is asked whether it still lives; a busy one would pay a round trip for nothing.
const TRUSTED_IDLE: Duration = Duration::from_secs(5);

pub(crate) async fn open(options: &PgConnectOptions, max_connections: u32) -> Result<Pools> {
    let options = options
        .clone()
        .application_name("chancery")
        .statement_cache_capacity(STATEMENTS)
        .options([
            ("statement_timeout", "30s"),
            ("lock_timeout", "10s"),
            ("idle_in_transaction_session_timeout", "60s"),
        ]);
    let pool = PgPoolOptions::new()
        .max_connections(max_connections)
        .acquire_timeout(PATIENCE)
        .idle_timeout(Duration::from_secs(300))
        .test_before_acquire(false)
        .before_acquire(|connection, state| {
            Box::pin(async move { Ok(state.idle_for < TRUSTED_IDLE || connection.ping().await.is_ok()) })
        })
        .connect_with(options)
        .await
        .map_err(from_sqlx)?;
    refuse_unbound_role(&pool).await?;
    Ok(Pools::Postgres(pool))
}

/// Row-level security does not bind superusers and BYPASSRLS roles: one missing WHERE would show every tenant's rows.
async fn refuse_unbound_role(pool: &PgPool) -> Result<()> {
    let sql = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user";
    let unbound: bool = sqlx::query_scalar(sql).fetch_one(pool).await.map_err(from_sqlx)?;
    if unbound {
        let message = "the database role is a superuser or has BYPASSRLS, which row-level security does not bind; \
                       connect as a role of its own that owns the database";
        return Err(Error::precondition("DATABASE_ROLE_UNSAFE", message));
    }
    Ok(())
}

/// Begins and sets the scope in one round trip. The settings are local: they end with the transaction.
pub(crate) async fn begin(pool: &PgPool, scope: &Scope, write: bool) -> Result<Transaction<'static, Postgres>> {
    // Readers see one moment throughout, as they do on SQLite.
    let mode = if write {
        "READ WRITE"
    } else {
        "ISOLATION LEVEL REPEATABLE READ READ ONLY"
    };
    let organization = scope.organization().map(|id| id.uuid().to_string()).unwrap_or_default();
    let system = if matches!(scope, Scope::System) { "on" } else { "off" };
    let statement = format!(
        "BEGIN {mode}; SELECT set_config('app.organization_id', '{organization}', true), \
         set_config('app.system', '{system}', true)"
    );
    let connection = pool.acquire().await.map_err(from_sqlx)?;
    begin_whatever_the_caller_does(connection, AssertSqlSafe(statement).into_sql_str()).await
}

/// A task of its own: were BEGIN given up on midway, sqlx would return the connection with an open transaction to the
/// pool. Here it begins, finds nobody to take it, and is rolled back as any other.
async fn begin_whatever_the_caller_does(
    connection: PoolConnection<Postgres>,
    statement: SqlStr,
) -> Result<Transaction<'static, Postgres>> {
    let begun = tokio::spawn(Transaction::begin(connection, Some(statement))).await;
    begun.map_err(Error::internal)?.map_err(from_sqlx)
}
