//! The database: where it is, and how a transaction on it begins.

use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use kernel::{Caller, Error, Result, SharedClock};
use sqlx::postgres::{PgConnectOptions, PgPool};
use sqlx::sqlite::SqlitePool;
use tokio::sync::Notify;

use crate::tx::{Scope, Session, Tx};
use crate::{postgres, sqlite};

/// Where a database is: `sqlite:///dir/chancery.db` or `postgres://user:password@host/database`.
#[derive(Clone)]
pub struct DbUrl {
    place: Place,
    max_connections: u32,
}

#[derive(Clone)]
enum Place {
    Sqlite(PathBuf),
    Postgres(Box<PgConnectOptions>),
}

/// Enough for one copy of the server; a server of PostgreSQL with its default settings takes six copies.
const DEFAULT_MAX_CONNECTIONS: u32 = 16;

impl DbUrl {
    /// The SQLite database in this file, which is made when it is missing.
    #[must_use]
    pub fn sqlite(file: impl AsRef<Path>) -> Self {
        Self::new(Place::Sqlite(file.as_ref().to_owned()))
    }

    /// The PostgreSQL database of these options.
    #[cfg(feature = "testing")]
    pub(crate) fn postgres(options: PgConnectOptions) -> Self {
        Self::new(Place::Postgres(Box::new(options)))
    }

    fn new(place: Place) -> Self {
        Self {
            place,
            max_connections: DEFAULT_MAX_CONNECTIONS,
        }
    }

    /// At most this many connections to PostgreSQL (16 unless told). SQLite has one writer and four readers.
    #[must_use]
    pub fn max_connections(mut self, max: u32) -> Self {
        self.max_connections = max.max(2);
        self
    }
}

impl FromStr for DbUrl {
    type Err = Error;

    /// # Errors
    /// `INVALID_ARGUMENT` / `DATABASE_URL_MALFORMED`; the message never repeats the URL, which may hold a password.
    fn from_str(url: &str) -> Result<Self> {
        let remedy = "must be sqlite:///dir/chancery.db or postgres://user:password@host:port/database";
        let malformed = || Error::invalid("DATABASE_URL_MALFORMED", "database_url", remedy);
        match url.split_once("://") {
            Some(("sqlite", file)) if !file.is_empty() => Ok(Self::sqlite(file)),
            Some(("postgres" | "postgresql", _)) => {
                let options = PgConnectOptions::from_str(url).map_err(|_| malformed())?;
                Ok(Self::new(Place::Postgres(Box::new(options))))
            }
            _ => Err(malformed()),
        }
    }
}

impl fmt::Display for DbUrl {
    /// Without user and password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::Sqlite(file) => write!(f, "sqlite://{}", file.display()),
            Place::Postgres(options) => {
                let database = options.get_database().unwrap_or_default();
                write!(f, "postgres://{}:{}/{database}", options.get_host(), options.get_port())
            }
        }
    }
}

impl fmt::Debug for DbUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A database; clones share its connections.
#[derive(Clone)]
pub struct Db(Arc<Shared>);

struct Shared {
    pools: Pools,
    clock: SharedClock,
    wake: Wake,
}

pub(crate) enum Pools {
    Postgres(PgPool),
    Sqlite { writer: SqlitePool, readers: SqlitePool },
}

/// Rung by commits of this process.
#[derive(Default)]
pub(crate) struct Wake {
    /// Something was recorded.
    pub relay: Notify,
    /// Something was enqueued.
    pub workers: Notify,
}

impl Db {
    /// Opens the database. SQLite: the file (0600) and its directory (0700) are made when missing. PostgreSQL: the role
    /// must be bound by row-level security, so neither superuser nor BYPASSRLS. Migrations are run by
    /// [`migrate::up`](crate::migrate::up), not here.
    ///
    /// # Errors
    /// `UNAVAILABLE` / `DATABASE_UNAVAILABLE`; `FAILED_PRECONDITION` / `DATABASE_ROLE_UNSAFE`.
    pub async fn open(url: &DbUrl, clock: SharedClock) -> Result<Self> {
        let pools = match &url.place {
            Place::Sqlite(file) => sqlite::open(file).await?,
            Place::Postgres(options) => postgres::open(options, url.max_connections).await?,
        };
        let wake = Wake::default();
        Ok(Self(Arc::new(Shared { pools, clock, wake })))
    }

    /// A transaction that writes, scoped to the caller's organization. It rolls back when dropped. On SQLite writers
    /// queue in order, at most ten seconds: beginning a second one while holding the first waits in vain.
    ///
    /// # Errors
    /// `UNAVAILABLE` / `DATABASE_UNAVAILABLE`.
    pub async fn begin(&self, caller: &Caller) -> Result<Tx> {
        self.start(Scope::Caller(caller.clone()), true).await
    }

    /// A transaction that only reads, scoped to the caller's organization. All its statements see the same moment.
    ///
    /// # Errors
    /// `UNAVAILABLE` / `DATABASE_UNAVAILABLE`.
    pub async fn read(&self, caller: &Caller) -> Result<Tx> {
        self.start(Scope::Caller(caller.clone()), false).await
    }

    /// A transaction that writes and sees every organization: authentication, jobs and the relay only.
    ///
    /// # Errors
    /// `UNAVAILABLE` / `DATABASE_UNAVAILABLE`.
    pub async fn begin_system(&self) -> Result<Tx> {
        self.start(Scope::System, true).await
    }

    /// A transaction that only reads and sees every organization. All its statements see the same moment.
    ///
    /// # Errors
    /// `UNAVAILABLE` / `DATABASE_UNAVAILABLE`.
    pub async fn read_system(&self) -> Result<Tx> {
        self.start(Scope::System, false).await
    }

    async fn start(&self, scope: Scope, write: bool) -> Result<Tx> {
        let session = match &self.0.pools {
            Pools::Postgres(pool) => Session::Postgres(postgres::begin(pool, &scope, write).await?),
            Pools::Sqlite { writer, .. } if write => Session::Sqlite(sqlite::begin(writer, "BEGIN IMMEDIATE").await?),
            Pools::Sqlite { readers, .. } => Session::Sqlite(sqlite::begin(readers, "BEGIN").await?),
        };
        Ok(Tx::new(self.clone(), session, scope))
    }

    /// Closes every connection once its transaction has ended.
    pub async fn close(&self) {
        match &self.0.pools {
            Pools::Postgres(pool) => pool.close().await,
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
        }
    }

    /// The clock of every transaction.
    #[must_use]
    pub fn clock(&self) -> &SharedClock {
        &self.0.clock
    }

    /// The lock of whoever runs this database's jobs alone; none where copies share it, or when another process has it.
    pub(crate) fn lock_workers(&self) -> Option<File> {
        match &self.0.pools {
            Pools::Postgres(_) => None,
            Pools::Sqlite { writer, .. } => sqlite::lock_workers(writer),
        }
    }

    pub(crate) fn pools(&self) -> &Pools {
        &self.0.pools
    }

    pub(crate) fn wake(&self) -> &Wake {
        &self.0.wake
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt as _;
    use kernel::{Event, Id, kinds};

    use crate::testing::engines_at;
    use crate::{Db, NewJob};

    /// Whether the relay and the workers were rung since the last look.
    fn rung(db: &Db) -> (bool, bool) {
        let rung = |bell: &super::Notify| bell.notified().now_or_never().is_some();
        (rung(&db.wake().relay), rung(&db.wake().workers))
    }

    #[tokio::test]
    async fn a_commit_rings_those_it_has_something_for_and_a_rollback_nobody() {
        for engine in engines_at(1).await {
            let event = Event::new("a.b", Id::<kinds::Document>::new(engine.clock.as_ref()));
            let job = NewJob {
                kind: "test.job",
                organization: None,
                payload: serde_json::json!({}),
                run_at: engine.db.clock().now(),
                unique_key: None,
                max_attempts: 1,
            };
            let mut tx = engine.db.begin_system().await.unwrap();
            tx.record(event.clone()).await.unwrap();
            tx.enqueue(job.clone()).await.unwrap();
            drop(tx);
            assert_eq!(rung(&engine.db), (false, false), "{}", engine.name);

            let mut tx = engine.db.begin_system().await.unwrap();
            tx.record(event).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(rung(&engine.db), (true, false), "{}", engine.name);

            let mut tx = engine.db.begin_system().await.unwrap();
            tx.enqueue(job).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(rung(&engine.db), (false, true), "{}", engine.name);
        }
    }
}
