//! Fresh databases on both engines, for the tests of every room (`--features testing`).
//!
//! ```text
//! for engine in store::testing::engines().await {
//!     let mut tx = engine.db.begin(&caller).await?;
//!     …
//! }
//! ```
//!
//! PostgreSQL is the real one, found by `CHANCERY_TEST_POSTGRES` (the URL of a superuser); `tests/postgres.sh` starts
//! a private server and sets it. Without it the tests fail: half of a suite is no suite.

use std::sync::Arc;

use kernel::{Caller, Id, ManualClock, Origin, Permissions, Principal, SharedClock, Timestamp, kinds};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;

use crate::{BlobFiles, Blobs, Db, DbUrl, Vault, migrate};

/// The environment variable that holds the URL of a PostgreSQL superuser.
pub const POSTGRES_VARIABLE: &str = "CHANCERY_TEST_POSTGRES";

/// The role of the tests: not a superuser, so that row-level security binds it.
const ROLE: &str = "chancery_test";

/// 2026-01-01T00:00:00Z, where the clock of every test database stands at first.
pub const START: i64 = 1_767_225_600;

/// A fresh database on one engine; dropping it removes the database.
pub struct TestDb {
    /// `postgres` or `sqlite`, for messages.
    pub name: &'static str,
    /// The database.
    pub db: Db,
    /// Its clock, which stands at [`START`] until a test moves it.
    pub clock: Arc<ManualClock>,
    /// Where it is, to open it once more.
    pub url: DbUrl,
    /// A directory of its own, for blobs and keys.
    pub directory: TempDir,
    _dropped: Option<DropDatabase>,
}

/// Both engines, migrated all the way up.
///
/// # Panics
/// When a database cannot be made, with what to do about it.
pub async fn engines() -> Vec<TestDb> {
    engines_at(i64::MAX).await
}

/// Both engines, migrated up to `version` and no further.
///
/// # Panics
/// When a database cannot be made, with what to do about it.
pub async fn engines_at(version: i64) -> Vec<TestDb> {
    vec![sqlite_at(version).await, postgres_at(version).await]
}

/// A fresh SQLite database, migrated all the way up.
///
/// # Panics
/// When it cannot be made.
pub async fn sqlite() -> TestDb {
    sqlite_at(i64::MAX).await
}

/// A fresh PostgreSQL database, migrated all the way up.
///
/// # Panics
/// When it cannot be made, with what to do about it.
pub async fn postgres() -> TestDb {
    postgres_at(i64::MAX).await
}

/// A fresh SQLite database, migrated up to `version` and no further.
///
/// # Panics
/// When it cannot be made.
pub async fn sqlite_at(version: i64) -> TestDb {
    let directory = temporary_directory();
    let url = DbUrl::sqlite(directory.path().join("chancery.db"));
    open("sqlite", url, directory, None, version).await
}

/// A fresh PostgreSQL database, migrated up to `version` and no further.
///
/// # Panics
/// When it cannot be made, with what to do about it.
pub async fn postgres_at(version: i64) -> TestDb {
    let admin = admin();
    let name = format!("chancery_test_{}", random_name());
    let mut connection = PgConnection::connect_with(&admin)
        .await
        .expect("the PostgreSQL of CHANCERY_TEST_POSTGRES must be reachable");
    make_role(&mut connection).await;
    let create = AssertSqlSafe(format!("CREATE DATABASE {name} OWNER {ROLE}"));
    sqlx::raw_sql(create)
        .execute(&mut connection)
        .await
        .expect("the superuser must be able to create a database");
    connection.close().await.expect("the connection closes");
    let url = DbUrl::postgres(admin.clone().username(ROLE).database(&name)).max_connections(8);
    let dropped = DropDatabase { admin, name };
    open("postgres", url, temporary_directory(), Some(dropped), version).await
}

async fn open(
    name: &'static str,
    url: DbUrl,
    directory: TempDir,
    dropped: Option<DropDatabase>,
    version: i64,
) -> TestDb {
    let clock = Arc::new(ManualClock::new(Timestamp::from_unix_seconds(START)));
    let shared: SharedClock = clock.clone();
    let db = Db::open(&url, shared).await.expect("a fresh database opens");
    migrate::to(&db, version)
        .await
        .unwrap_or_else(|error| panic!("{name}: the migrations run: {error:?}"));
    TestDb {
        name,
        db,
        clock,
        url,
        directory,
        _dropped: dropped,
    }
}

fn admin() -> PgConnectOptions {
    let url = std::env::var(POSTGRES_VARIABLE).unwrap_or_else(|_| {
        panic!(
            "{POSTGRES_VARIABLE} is not set: run the tests with a real PostgreSQL, \
             `tests/postgres.sh cargo test …` starts a private one"
        )
    });
    url.parse().expect("CHANCERY_TEST_POSTGRES must be a postgres:// URL")
}

/// Tests start at the same time; a role that another one made meanwhile is as good.
async fn make_role(connection: &mut PgConnection) {
    let sql = format!(
        "DO $$ BEGIN CREATE ROLE {ROLE} LOGIN PASSWORD '{ROLE}' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS; \
         EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    );
    sqlx::raw_sql(AssertSqlSafe(sql))
        .execute(connection)
        .await
        .expect("the superuser must be able to create a role");
}

fn temporary_directory() -> TempDir {
    tempfile::tempdir().expect("a temporary directory")
}

fn random_name() -> String {
    let mut bytes = [0u8; 8];
    openssl::rand::rand_bytes(&mut bytes).expect("random bytes");
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Drops the database at the end of the test, also when it panicked.
struct DropDatabase {
    admin: PgConnectOptions,
    name: String,
}

impl Drop for DropDatabase {
    fn drop(&mut self) {
        let (admin, name) = (self.admin.clone(), self.name.clone());
        // A thread of its own: the test's runtime cannot be waited on from inside itself.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(drop_database(admin, name))
        });
        if let Ok(Err(error)) = dropped.join() {
            tracing::warn!(%error, "a test database is left behind");
        }
    }
}

async fn drop_database(admin: PgConnectOptions, name: String) -> Result<(), sqlx::Error> {
    let mut connection = PgConnection::connect_with(&admin).await?;
    let drop = AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    sqlx::raw_sql(drop).execute(&mut connection).await?;
    connection.close().await
}

impl TestDb {
    /// A new organization's identifier.
    #[must_use]
    pub fn organization(&self) -> Id<kinds::Organization> {
        Id::new(self.clock.as_ref())
    }

    /// The vault of this database; its master key is in the directory.
    ///
    /// # Panics
    /// When it cannot be unlocked.
    pub async fn vault(&self) -> Vault {
        let file = self.directory.path().join("master.key");
        Vault::unlock(&self.db, &file).await.expect("the vault unlocks")
    }

    /// Blobs as files in `blobs` of the directory.
    ///
    /// # Panics
    /// When the directory cannot be made.
    pub async fn blobs(&self) -> Blobs {
        let files = BlobFiles::open(self.directory.path().join("blobs")).await;
        Blobs::new(Arc::new(files.expect("the directory of blobs")), self.vault().await)
    }

    /// A signed-in person of this organization with these permissions.
    #[must_use]
    pub fn caller(&self, organization: Id<kinds::Organization>, permissions: &[&str]) -> Caller {
        let clock = self.clock.as_ref();
        Caller {
            principal: Principal::User {
                user: Id::new(clock),
                session: Id::new(clock),
            },
            organization: Some(organization),
            permissions: Permissions::new(permissions.iter().copied()),
            origin: Origin {
                ip: Some(std::net::IpAddr::from([192, 0, 2, 7])),
                user_agent: Some("a test".to_owned()),
                request_id: "test-request".to_owned(),
            },
        }
    }
}
