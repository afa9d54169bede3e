//! What happens when things break: killed processes, lost connections, deadlocks, callers who give up.
#![allow(clippy::unwrap_used)] // in the helpers of tests

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::str::FromStr as _;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt as _;
use kernel::{Caller, ErrorKind, Event, Id, SystemClock, kinds};
use sqlx::{Connection as _, PgConnection};
use store::testing::{POSTGRES_VARIABLE, TestDb, engines_at, postgres_at, sqlite_at};
use store::{Db, DbUrl, NewJob};

const CHILD: &str = "CHANCERY_TEST_CHILD_WRITES_TO";

async fn write_once(db: &Db, caller: &Caller) -> Id<kinds::Event> {
    let mut tx = db.begin(caller).await.unwrap();
    let event = Event::new("a.b", Id::<kinds::Document>::new(tx.clock().as_ref()));
    let id = tx.record(event).await.unwrap();
    let run_at = tx.now();
    let job = NewJob {
        kind: "test.job",
        organization: caller.organization,
        payload: serde_json::json!({}),
        run_at,
        unique_key: None,
        max_attempts: 1,
    };
    tx.enqueue(job).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// Not a test of its own: the process that the next test kills. It tells of each commit after it happened.
#[tokio::test]
async fn child_that_writes_until_it_is_killed() {
    let Ok(url) = std::env::var(CHILD) else { return };
    let db = Db::open(&DbUrl::from_str(&url).unwrap(), Arc::new(SystemClock))
        .await
        .unwrap();
    let caller = Caller::system(Id::new(&SystemClock));
    loop {
        println!("committed {}", write_once(&db, &caller).await);
    }
}

/// Returns the commits that the child told of before it was killed with SIGKILL.
fn run_and_kill(url: &str, commits: usize) -> Vec<Id<kinds::Event>> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_that_writes_until_it_is_killed", "--nocapture"])
        .env(CHILD, url)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let told = lines.filter_map(|line| line.strip_prefix("committed ").map(|id| id.parse().unwrap()));
    let told = told.take(commits).collect();
    child.kill().unwrap();
    child.wait().unwrap();
    told
}

fn url_of(engine: &TestDb) -> String {
    match engine.url.to_string().strip_prefix("postgres://") {
        Some(place) => format!("postgres://chancery_test@{place}"),
        None => engine.url.to_string(),
    }
}

#[tokio::test]
async fn a_killed_process_loses_no_commit_and_leaves_no_half() {
    for engine in engines_at(1).await {
        for round in 0..3 {
            let url = url_of(&engine);
            let told = tokio::task::spawn_blocking(move || run_and_kill(&url, 20 + round))
                .await
                .unwrap();
            assert_eq!(told.len(), 20 + round, "{}", engine.name);
            let mut tx = engine.db.read_system().await.unwrap();
            for id in told {
                let kept = store::fetch_optional!(tx, (i64,), "SELECT position FROM outbox WHERE id = $1", id).unwrap();
                assert!(kept.is_some(), "{}: {id} was committed", engine.name);
            }
            let sql = "SELECT (SELECT count(*) FROM outbox), (SELECT count(*) FROM jobs)";
            let (events, jobs) = store::fetch_one!(tx, (i64, i64), sql).unwrap();
            assert_eq!(events, jobs, "{}: an event and its job are one commit", engine.name);
        }
    }
}

async fn superuser() -> PgConnection {
    let url = std::env::var(POSTGRES_VARIABLE).expect("run with tests/postgres.sh");
    PgConnection::connect(&url).await.unwrap()
}

#[tokio::test]
async fn a_lost_connection_costs_its_transaction_and_nothing_more() {
    let engine = postgres_at(1).await;
    let mut tx = engine.db.begin_system().await.unwrap();
    let (pid,) = store::fetch_one!(tx, (i32,), "SELECT pg_backend_pid()").unwrap();
    store::execute!(tx, "CREATE TABLE lost (n BIGINT)").unwrap();
    sqlx::query("SELECT pg_terminate_backend($1)")
        .bind(pid)
        .execute(&mut superuser().await)
        .await
        .unwrap();
    let error = store::execute!(tx, "INSERT INTO lost VALUES (1)").unwrap_err();
    assert_eq!(
        (error.kind(), error.reason()),
        (ErrorKind::Unavailable, "DATABASE_UNAVAILABLE")
    );
    assert!(tx.commit().await.is_err());
    for _ in 0..10 {
        let mut tx = engine.db.begin_system().await.unwrap();
        assert!(store::execute!(tx, "SELECT * FROM lost").is_err());
    }
}

#[tokio::test]
async fn of_two_that_wait_for_each_other_one_is_told_to_repeat() {
    let engine = postgres_at(1).await;
    let (one, two) = (
        engine.caller(engine.organization(), &[]),
        engine.caller(engine.organization(), &[]),
    );
    for caller in [&one, &two] {
        write_once(&engine.db, caller).await;
    }
    let touch = "UPDATE jobs SET attempts = attempts + 1 WHERE organization_id = $1";
    let (mut a, mut b) = (
        engine.db.begin_system().await.unwrap(),
        engine.db.begin_system().await.unwrap(),
    );
    store::execute!(a, touch, one.organization).unwrap();
    store::execute!(b, touch, two.organization).unwrap();
    let (a, b) = tokio::join!(
        async { store::execute!(a, touch, two.organization).map(|_| drop(a)) },
        async { store::execute!(b, touch, one.organization).map(|_| drop(b)) },
    );
    let refused: Vec<_> = [a, b]
        .into_iter()
        .filter_map(Result::err)
        .map(|error| (error.kind(), error.reason()))
        .collect();
    assert_eq!(refused, [(ErrorKind::Aborted, "CONCURRENT_CHANGE")]);
}

#[tokio::test]
async fn a_broken_constraint_is_our_mistake_and_tells_the_client_nothing() {
    for engine in engines_at(1).await {
        let mut tx = engine.db.begin_system().await.unwrap();
        let now = tx.now();
        let id = Id::<kinds::Blob>::new(engine.clock.as_ref());
        let sql = "INSERT INTO blobs (id, organization_id, size, sha256, sealed_key, created_at) \
                   VALUES ($1, $1, -1, $2, $2, $3)";
        let error = store::execute!(tx, sql, id, vec![1u8], now).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Internal, "{}", engine.name);
        assert_eq!(error.message(), "something went wrong on our side");
    }
}

#[tokio::test]
async fn text_that_postgresql_cannot_keep_is_the_clients_mistake() {
    let engine = postgres_at(1).await;
    let caller = engine.caller(engine.organization(), &[]);
    let mut tx = engine.db.begin(&caller).await.unwrap();
    let event = Event::new("a.b", Id::<kinds::Document>::new(engine.clock.as_ref())).with("title", "a\0b");
    assert_eq!(tx.record(event).await.unwrap_err().reason(), "TEXT_MALFORMED");
    let mut tx = engine.db.begin(&caller).await.unwrap();
    assert_eq!(
        tx.claim_request("a\0b", "m", "r", b"h").await.unwrap_err().reason(),
        "TEXT_MALFORMED"
    );
}

/// The moment after the request was sent and before the answer came.
#[tokio::test]
async fn a_begin_given_up_on_leaves_no_open_transaction_behind() {
    for engine in engines_at(1).await {
        let caller = engine.caller(engine.organization(), &[]);
        for round in 0..20 {
            drop(engine.db.read(&caller).now_or_never());
            drop(engine.db.begin(&caller).now_or_never());
            let mut tx = engine.db.read(&caller).await.unwrap();
            let (events,) = store::fetch_one!(tx, (i64,), "SELECT count(*) FROM outbox").unwrap();
            assert_eq!(events, round, "{}", engine.name);
            drop(tx);
            write_once(&engine.db, &caller).await;
        }
    }
}

/// At every moment between waiting, beginning and writing.
#[tokio::test]
async fn callers_who_give_up_do_not_harm_those_who_wait() {
    for engine in engines_at(1).await {
        let caller = engine.caller(engine.organization(), &[]);
        let mut tasks = vec![];
        for pause in 0..300u64 {
            let (db, caller) = (engine.db.clone(), caller.clone());
            let work = async move { write_once(&db, &caller).await };
            tasks.push(tokio::spawn(tokio::time::timeout(
                Duration::from_micros(pause * 40),
                work,
            )));
        }
        for task in tasks {
            let _ = task.await.unwrap();
        }
        write_once(&engine.db, &caller).await;
        let mut tx = engine.db.read_system().await.unwrap();
        let sql = "SELECT (SELECT count(*) FROM outbox), (SELECT count(*) FROM jobs)";
        let (events, jobs) = store::fetch_one!(tx, (i64, i64), sql).unwrap();
        assert_eq!(events, jobs, "{}", engine.name);
    }
}

#[tokio::test]
async fn writers_on_sqlite_are_served_in_the_order_they_came() {
    let engine = sqlite_at(1).await;
    let served = Arc::new(std::sync::Mutex::new(vec![]));
    let first = engine.db.begin_system().await.unwrap();
    let mut waiting = vec![];
    for n in 0..50 {
        let (db, served) = (engine.db.clone(), Arc::clone(&served));
        waiting.push(tokio::spawn(async move {
            let tx = db.begin_system().await.unwrap();
            served.lock().unwrap().push(n);
            tx.commit().await.unwrap();
        }));
    }
    // Lets each of them take its place in the queue.
    tokio::task::yield_now().await;
    first.commit().await.unwrap();
    for task in waiting {
        task.await.unwrap();
    }
    assert_eq!(*served.lock().unwrap(), (0..50).collect::<Vec<_>>());
}

#[tokio::test]
async fn the_files_of_sqlite_are_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let directory = tempfile::tempdir().unwrap();
    let home = directory.path().join("data");
    let db = Db::open(&DbUrl::sqlite(home.join("chancery.db")), Arc::new(SystemClock))
        .await
        .unwrap();
    store::migrate::up(&db).await.unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&home), 0o700);
    let files: Vec<_> = std::fs::read_dir(&home)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert!(files.len() >= 3, "database, WAL and its index");
    assert!(files.iter().all(|file| mode(file) == 0o600), "{files:?}");
}

#[test]
fn a_database_url_is_never_shown_with_its_password() {
    let url: DbUrl = "postgres://me:hunter2@db.example:6000/chancery".parse().unwrap();
    assert_eq!(
        format!("{url} {url:?}"),
        "postgres://db.example:6000/chancery postgres://db.example:6000/chancery"
    );
    for malformed in [
        "mysql://hunter2@x/y",
        "sqlite://",
        "hunter2",
        "postgres://me:hunter2@x:port/y",
    ] {
        let error = DbUrl::from_str(malformed).unwrap_err();
        assert_eq!(error.reason(), "DATABASE_URL_MALFORMED");
        assert!(!format!("{error:?}").contains("hunter2"));
    }
}
