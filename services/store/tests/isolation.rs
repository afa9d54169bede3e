//! Row-level security on PostgreSQL: another organization's rows are not there, not even for raw SQL.
#![allow(clippy::unwrap_used)] // in the helpers of tests

use std::sync::Arc;

use kernel::{Caller, Event, Id, SystemClock, kinds};
use store::testing::{POSTGRES_VARIABLE, TestDb, postgres_at, sqlite_at};
use store::{Db, DbUrl, NewJob};

const TABLES: [&str; 5] = ["outbox", "jobs", "organization_keys", "blobs", "idempotency_keys"];

/// Puts one row of the caller's organization into every table.
async fn fill(engine: &TestDb, caller: &Caller) {
    let organization = caller.organization.unwrap();
    let blobs = engine.blobs().await;
    let pending = blobs
        .write(&engine.db, organization, futures::stream::empty(), 1)
        .await
        .unwrap();
    let mut tx = engine.db.begin(caller).await.unwrap();
    blobs.keep(&mut tx, pending).await.unwrap();
    tx.record(Event::new("a.b", Id::<kinds::Document>::new(engine.clock.as_ref())))
        .await
        .unwrap();
    tx.claim_request("s", "m", "r", b"h").await.unwrap();
    let run_at = tx.now();
    let job = NewJob {
        kind: "test.job",
        organization: Some(organization),
        payload: serde_json::json!({}),
        run_at,
        unique_key: None,
        max_attempts: 1,
    };
    tx.enqueue(job).await.unwrap();
    tx.commit().await.unwrap();
}

async fn count(tx: &mut store::Tx, table: &str, organization: Id<kinds::Organization>) -> i64 {
    let sql = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table} WHERE organization_id = $1"));
    store::fetch_one!(tx, (i64,), sql, organization).unwrap().0
}

#[tokio::test]
async fn rows_of_another_organization_are_invisible_and_cannot_be_touched() {
    let engine = postgres_at(1).await;
    let (mine, other) = (
        engine.caller(engine.organization(), &[]),
        engine.caller(engine.organization(), &[]),
    );
    fill(&engine, &mine).await;
    fill(&engine, &other).await;
    let theirs = other.organization.unwrap();
    for table in TABLES {
        let mut tx = engine.db.begin(&mine).await.unwrap();
        assert_eq!(count(&mut tx, table, mine.organization.unwrap()).await, 1, "{table}");
        assert_eq!(count(&mut tx, table, theirs).await, 0, "{table}");
        let delete = sqlx::AssertSqlSafe(format!("DELETE FROM {table}"));
        store::execute!(tx, delete).unwrap();
        tx.commit().await.unwrap();
        let mut tx = engine.db.read(&other).await.unwrap();
        assert_eq!(
            count(&mut tx, table, theirs).await,
            1,
            "{table}: a DELETE without WHERE leaves others alone"
        );
    }
}

#[tokio::test]
async fn a_row_cannot_be_given_to_another_organization() {
    let engine = postgres_at(1).await;
    let (mine, other) = (engine.caller(engine.organization(), &[]), engine.organization());
    fill(&engine, &mine).await;
    for table in TABLES {
        let mut tx = engine.db.begin(&mine).await.unwrap();
        let sql = sqlx::AssertSqlSafe(format!(
            "UPDATE {table} SET organization_id = $1 WHERE organization_id = $2"
        ));
        assert!(store::execute!(tx, sql, other, mine.organization).is_err(), "{table}");
    }
}

#[tokio::test]
async fn the_scope_ends_with_its_transaction() {
    let engine = postgres_at(1).await;
    let mine = engine.caller(engine.organization(), &[]);
    fill(&engine, &mine).await;
    let nobody = Caller {
        organization: None,
        ..mine.clone()
    };
    // More often than there are connections, so that each was used by the other scopes before.
    for _ in 0..10 {
        engine.db.begin_system().await.unwrap().commit().await.unwrap();
        engine.db.read(&mine).await.unwrap().commit().await.unwrap();
        let mut tx = engine.db.read(&nobody).await.unwrap();
        for table in TABLES {
            assert_eq!(count(&mut tx, table, mine.organization.unwrap()).await, 0, "{table}");
        }
    }
}

/// Every table of every room with an organization_id is behind forced row-level security.
#[tokio::test]
async fn no_tenant_table_is_without_forced_row_level_security() {
    let engine = store::testing::postgres().await;
    let mut tx = engine.db.read_system().await.unwrap();
    let sql = "SELECT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid \
               WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace \
               AND a.attname = 'organization_id' AND NOT a.attisdropped \
               AND NOT (c.relrowsecurity AND c.relforcerowsecurity \
                        AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)) ORDER BY 1";
    let open = store::fetch_all!(tx, (String,), sql).unwrap();
    assert!(open.is_empty(), "without row-level security: {open:?}");
}

#[tokio::test]
async fn a_superuser_is_refused_because_nothing_binds_it() {
    let url: DbUrl = std::env::var(POSTGRES_VARIABLE)
        .expect("run with tests/postgres.sh")
        .parse()
        .unwrap();
    let refused = Db::open(&url, Arc::new(SystemClock)).await.err().unwrap();
    assert_eq!(refused.reason(), "DATABASE_ROLE_UNSAFE");
}

#[tokio::test]
async fn a_transaction_that_only_reads_cannot_write() {
    for engine in [sqlite_at(1).await, postgres_at(1).await] {
        let mut tx = engine.db.read_system().await.unwrap();
        assert!(store::execute!(tx, "DELETE FROM jobs").is_err(), "{}", engine.name);
    }
}
