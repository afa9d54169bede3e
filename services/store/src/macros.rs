//! The four ways to run a statement, and the fork where the engines differ.

/// Runs a statement and gives the number of rows it touched, as `Result<u64>`.
///
/// `execute!(tx, "DELETE FROM things WHERE id = $1", id)?`
///
/// # Errors
/// `ALREADY_EXISTS` / `UNIQUE_VIOLATION` (see [`unique`](crate::unique)), `UNAVAILABLE` / `DATABASE_UNAVAILABLE`,
/// `ABORTED` / `CONCURRENT_CHANGE`, else `INTERNAL`.
#[macro_export]
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let binds = $tx.binds()$(.with($bind))*;
        $tx.run($sql, binds).await
    }};
}

/// Fetches every row as a `Row` (`#[derive(sqlx::FromRow)]` or a tuple), as `Result<Vec<Row>>`.
///
/// `fetch_all!(tx, Thing, "SELECT * FROM things WHERE name = $1", name)?`
///
/// # Errors
/// As [`execute!`](crate::execute).
#[macro_export]
macro_rules! fetch_all {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let binds = $tx.binds()$(.with($bind))*;
        $tx.rows($sql, binds).await.and_then($crate::Rows::all::<$row>)
    }};
}

/// Fetches the first row, if there is one, as `Result<Option<Row>>`. The statement itself limits what it reads.
///
/// # Errors
/// As [`execute!`](crate::execute).
#[macro_export]
macro_rules! fetch_optional {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let binds = $tx.binds()$(.with($bind))*;
        $tx.rows($sql, binds).await.and_then($crate::Rows::first::<$row>)
    }};
}

/// Fetches the row that must be there, as `Result<Row>`.
///
/// # Errors
/// As [`execute!`](crate::execute), and `INTERNAL` when there is none.
#[macro_export]
macro_rules! fetch_one {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let binds = $tx.binds()$(.with($bind))*;
        $tx.rows($sql, binds).await.and_then($crate::Rows::one::<$row>)
    }};
}

/// The text for the engine of `tx`, where the dialects differ.
///
/// `dialect!(tx, postgres: "… FOR UPDATE SKIP LOCKED", sqlite: "…")`
#[macro_export]
macro_rules! dialect {
    ($tx:expr, postgres: $postgres:expr, sqlite: $sqlite:expr $(,)?) => {
        match $tx.engine() {
            $crate::Engine::Postgres => $postgres,
            $crate::Engine::Sqlite => $sqlite,
        }
    };
}
