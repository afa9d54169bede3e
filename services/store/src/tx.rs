//! One transaction on either engine.

use futures::FutureExt as _;
use futures::future::BoxFuture;
use kernel::{Caller, Error, Id, Principal, Result, SharedClock, Timestamp, kinds};
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments as _, Encode, FromRow, Postgres, SqlSafeStr, SqlStr, Sqlite, Transaction, Type};

use crate::Db;
use crate::error::from_sqlx;

/// Which engine a transaction runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// PostgreSQL.
    Postgres,
    /// SQLite.
    Sqlite,
}

/// Whose rows a transaction sees.
pub(crate) enum Scope {
    /// Those of the caller's organization.
    Caller(Caller),
    /// All.
    System,
}

impl Scope {
    pub(crate) fn organization(&self) -> Option<Id<kinds::Organization>> {
        match self {
            Self::Caller(caller) => caller.organization,
            Self::System => None,
        }
    }
}

pub(crate) enum Session {
    Postgres(Transaction<'static, Postgres>),
    Sqlite(Transaction<'static, Sqlite>),
}

/// A transaction. Dropped without [`commit`](Tx::commit) it rolls back.
pub struct Tx {
    db: Db,
    session: Session,
    scope: Scope,
    on_behalf_of: Option<Caller>,
    now: Timestamp,
    /// A statement failed. PostgreSQL would turn the commit into a silent rollback, SQLite would keep half of the work.
    failed: bool,
    recorded: bool,
    enqueued: bool,
}

impl Tx {
    pub(crate) fn new(db: Db, session: Session, scope: Scope) -> Self {
        let now = db.clock().now();
        Self {
            db,
            session,
            scope,
            on_behalf_of: None,
            now,
            failed: false,
            recorded: false,
            enqueued: false,
        }
    }

    /// Names the caller whose act a system transaction carries out, for the events it records: a sign-in, for example,
    /// acts for a caller that is in no organization yet. What the transaction may see does not change.
    #[must_use]
    pub fn on_behalf_of(mut self, caller: Caller) -> Self {
        self.on_behalf_of = Some(caller);
        self
    }

    /// The moment the transaction began; the same for everything in it.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The clock, for new identifiers.
    #[must_use]
    pub fn clock(&self) -> &SharedClock {
        self.db.clock()
    }

    /// Who calls; none in a system transaction of the platform's own.
    #[must_use]
    pub fn caller(&self) -> Option<&Caller> {
        match (&self.on_behalf_of, &self.scope) {
            (Some(caller), _) | (None, Scope::Caller(caller)) => Some(caller),
            (None, Scope::System) => None,
        }
    }

    /// Who acts, for events and answers to repeat.
    pub(crate) fn principal(&self) -> Principal {
        self.caller().map_or(Principal::System, |caller| caller.principal)
    }

    /// The organization of the caller.
    pub(crate) fn organization(&self) -> Option<Id<kinds::Organization>> {
        self.caller().and_then(|caller| caller.organization)
    }

    /// Refuses another organization's secrets and files on either engine; the platform's own (`None`) are for all.
    pub(crate) fn must_be_of(&self, organization: Option<Id<kinds::Organization>>) -> Result<()> {
        match &self.scope {
            Scope::Caller(caller) if organization.is_some() && caller.organization != organization => Err(
                Error::internal("a transaction reached for what belongs to another organization"),
            ),
            _ => Ok(()),
        }
    }

    /// The engine, for [`dialect!`](crate::dialect).
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self.session {
            Session::Postgres(_) => Engine::Postgres,
            Session::Sqlite(_) => Engine::Sqlite,
        }
    }

    /// Makes everything durable, then wakes the relay and the workers.
    ///
    /// # Errors
    /// `INTERNAL` when a statement failed before; `UNAVAILABLE` / `DATABASE_UNAVAILABLE` when the outcome is unknown;
    /// `ABORTED` / `CONCURRENT_CHANGE`.
    pub async fn commit(self) -> Result<()> {
        if self.failed {
            return Err(Error::internal("commit of a transaction in which a statement failed"));
        }
        match self.session {
            Session::Postgres(session) => session.commit().await,
            Session::Sqlite(session) => session.commit().await,
        }
        .map_err(from_sqlx)?;
        if self.recorded {
            self.db.wake().relay.notify_one();
        }
        if self.enqueued {
            self.db.wake().workers.notify_one();
        }
        Ok(())
    }

    pub(crate) fn note_recorded(&mut self) {
        self.recorded = true;
    }

    pub(crate) fn note_enqueued(&mut self) {
        self.enqueued = true;
    }

    /// An empty list of values for this engine; used by the macros.
    #[doc(hidden)]
    #[must_use]
    pub fn binds(&self) -> Binds {
        let values = match self.session {
            Session::Postgres(_) => Values::Postgres(PgArguments::default()),
            Session::Sqlite(_) => Values::Sqlite(SqliteArguments::default()),
        };
        Binds { values, error: None }
    }

    /// Runs a statement; used by the macros. Boxed, so that its body is compiled here once and not in every room.
    #[doc(hidden)]
    pub fn run(&mut self, sql: impl SqlSafeStr, binds: Binds) -> BoxFuture<'_, Result<u64>> {
        self.run_text(sql.into_sql_str(), binds).boxed()
    }

    async fn run_text(&mut self, sql: SqlStr, binds: Binds) -> Result<u64> {
        let done = match (&mut self.session, binds.values()?) {
            (Session::Postgres(session), Values::Postgres(values)) => sqlx::query_with(sql, values)
                .execute(&mut **session)
                .await
                .map(|done| done.rows_affected()),
            (Session::Sqlite(session), Values::Sqlite(values)) => sqlx::query_with(sql, values)
                .execute(&mut **session)
                .await
                .map(|done| done.rows_affected()),
            _ => return Err(foreign_binds()),
        };
        done.map_err(|error| self.fail(error))
    }

    /// Fetches rows; used by the macros.
    #[doc(hidden)]
    pub fn rows(&mut self, sql: impl SqlSafeStr, binds: Binds) -> BoxFuture<'_, Result<Rows>> {
        self.rows_of_text(sql.into_sql_str(), binds).boxed()
    }

    async fn rows_of_text(&mut self, sql: SqlStr, binds: Binds) -> Result<Rows> {
        let rows = match (&mut self.session, binds.values()?) {
            (Session::Postgres(session), Values::Postgres(values)) => sqlx::query_with(sql, values)
                .fetch_all(&mut **session)
                .await
                .map(Rows::Postgres),
            (Session::Sqlite(session), Values::Sqlite(values)) => sqlx::query_with(sql, values)
                .fetch_all(&mut **session)
                .await
                .map(Rows::Sqlite),
            _ => return Err(foreign_binds()),
        };
        rows.map_err(|error| self.fail(error))
    }

    fn fail(&mut self, error: sqlx::Error) -> Error {
        self.failed = true;
        from_sqlx(error)
    }
}

fn foreign_binds() -> Error {
    Error::internal("values bound for another engine")
}

/// A value that both engines can take.
pub trait Bind<'q>: Encode<'q, Postgres> + Type<Postgres> + Encode<'q, Sqlite> + Type<Sqlite> {}
impl<'q, T: Encode<'q, Postgres> + Type<Postgres> + Encode<'q, Sqlite> + Type<Sqlite>> Bind<'q> for T {}

/// The values of one statement; used by the macros.
pub struct Binds {
    values: Values,
    error: Option<BoxDynError>,
}

enum Values {
    Postgres(PgArguments),
    Sqlite(SqliteArguments),
}

impl Binds {
    /// Adds the next value. A value that cannot be encoded is reported when the statement runs.
    #[must_use]
    pub fn with<'q>(mut self, value: impl Bind<'q>) -> Self {
        let added = match &mut self.values {
            Values::Postgres(values) => values.add(value),
            Values::Sqlite(values) => values.add(value),
        };
        if let Err(error) = added {
            self.error.get_or_insert(error);
        }
        self
    }

    fn values(self) -> Result<Values> {
        match self.error {
            Some(error) => Err(Error::internal(error)),
            None => Ok(self.values),
        }
    }
}

/// A row type that both engines can fill: `#[derive(sqlx::FromRow)]`, or a tuple.
pub trait FromRows: for<'r> FromRow<'r, PgRow> + for<'r> FromRow<'r, SqliteRow> {}
impl<T: for<'r> FromRow<'r, PgRow> + for<'r> FromRow<'r, SqliteRow>> FromRows for T {}

/// Fetched rows; used by the macros.
pub enum Rows {
    /// From PostgreSQL.
    Postgres(Vec<PgRow>),
    /// From SQLite.
    Sqlite(Vec<SqliteRow>),
}

impl Rows {
    /// All of them.
    ///
    /// # Errors
    /// `INTERNAL` when a column does not fit its field.
    pub fn all<T: FromRows>(self) -> Result<Vec<T>> {
        match self {
            Self::Postgres(rows) => rows.iter().map(T::from_row).collect::<Result<_, _>>(),
            Self::Sqlite(rows) => rows.iter().map(T::from_row).collect(),
        }
        .map_err(from_sqlx)
    }

    /// The first, if there is one.
    ///
    /// # Errors
    /// `INTERNAL` when a column does not fit its field.
    pub fn first<T: FromRows>(self) -> Result<Option<T>> {
        match self {
            Self::Postgres(rows) => rows.first().map(T::from_row).transpose(),
            Self::Sqlite(rows) => rows.first().map(T::from_row).transpose(),
        }
        .map_err(from_sqlx)
    }

    /// The first.
    ///
    /// # Errors
    /// `INTERNAL` when there is none, or a column does not fit its field.
    pub fn one<T: FromRows>(self) -> Result<T> {
        self.first()?
            .ok_or_else(|| Error::internal("a row that must be there is not"))
    }
}
