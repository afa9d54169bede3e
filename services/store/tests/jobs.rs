//! Jobs on both engines: leases, fencing, back-off, exactly-once effects.
#![allow(clippy::unwrap_used)] // in the helpers of tests

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use kernel::{Caller, Error, Id, Result, kinds};
use serde_json::json;
use store::testing::{TestDb, engines_at};
use store::{Db, Job, JobHandler, NewJob, RowSweeper, Workers};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

const KIND: &str = "test.job";

async fn enqueue(engine: &TestDb, n: i64, max_attempts: u32) -> Id<kinds::Job> {
    let mut tx = engine.db.begin_system().await.unwrap();
    let run_at = tx.now();
    let job = NewJob {
        kind: KIND,
        organization: None,
        payload: json!({ "n": n }),
        run_at,
        unique_key: None,
        max_attempts,
    };
    let id = tx.enqueue(job).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn states(engine: &TestDb) -> HashMap<String, i64> {
    let mut tx = engine.db.read_system().await.unwrap();
    let rows = store::fetch_all!(tx, (String, i64), "SELECT state, count(*) FROM jobs GROUP BY state").unwrap();
    rows.into_iter().collect()
}

fn workers(engine: &TestDb, handler: impl JobHandler + 'static) -> Workers {
    Workers::new(engine.db.clone(), engine.clock.clone(), vec![Arc::new(handler)])
}

/// Counts its runs by payload and does what it is told.
struct Counting {
    seen: Arc<Mutex<HashMap<i64, usize>>>,
    outcome: fn(&Job) -> Result<()>,
}

#[async_trait]
impl JobHandler for Counting {
    fn kind(&self) -> &'static str {
        KIND
    }
    async fn run(&self, job: &Job) -> Result<()> {
        *self
            .seen
            .lock()
            .unwrap()
            .entry(job.payload["n"].as_i64().unwrap())
            .or_default() += 1;
        tokio::task::yield_now().await;
        (self.outcome)(job)
    }
}

fn counting(outcome: fn(&Job) -> Result<()>) -> (Arc<Mutex<HashMap<i64, usize>>>, Counting) {
    let seen = Arc::default();
    (Arc::clone(&seen), Counting { seen, outcome })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn four_workers_in_two_copies_run_each_job_once() {
    const JOBS: i64 = 60;
    for engine in engines_at(1).await {
        let (seen, handler) = counting(|_| Ok(()));
        let first = workers(&engine, handler);
        let second = first.clone().concurrency(2);
        let stop = CancellationToken::new();
        let watch = async {
            for n in 0..JOBS {
                enqueue(&engine, n, 1).await;
            }
            while states(&engine).await.get("succeeded") != Some(&JOBS) {
                tokio::task::yield_now().await;
            }
            stop.cancel();
        };
        tokio::join!(first.run(stop.clone()), second.run(stop.clone()), watch);
        let seen = seen.lock().unwrap();
        assert_eq!(seen.len(), JOBS as usize, "{}", engine.name);
        assert!(seen.values().all(|runs| *runs == 1), "{}", engine.name);
    }
}

#[tokio::test]
async fn a_failing_job_is_repeated_ever_later_and_dies_in_the_end() {
    for engine in engines_at(1).await {
        let (seen, handler) = counting(|job| match job.attempt {
            2 => panic!("a handler that panics is a handler that fails"),
            _ => Err(Error::precondition("NOT_YET", "come back later")),
        });
        let workers = workers(&engine, handler);
        enqueue(&engine, 0, 3).await;
        assert_eq!(workers.drain().await.unwrap(), 1, "{}", engine.name);
        assert_eq!(
            workers.drain().await.unwrap(),
            0,
            "{}: not before its time",
            engine.name
        );
        engine.clock.advance(Duration::from_secs(2));
        assert_eq!(workers.drain().await.unwrap(), 1);
        engine.clock.advance(Duration::from_secs(4));
        assert_eq!(workers.drain().await.unwrap(), 1);
        engine.clock.advance(Duration::from_secs(100_000));
        assert_eq!(workers.drain().await.unwrap(), 0, "{}", engine.name);
        assert_eq!(
            states(&engine).await,
            HashMap::from([("dead".to_owned(), 1)]),
            "{}",
            engine.name
        );
        assert_eq!(seen.lock().unwrap()[&0], 3);
        let mut tx = engine.db.read_system().await.unwrap();
        let (error,) = store::fetch_one!(tx, (String,), "SELECT last_error FROM jobs").unwrap();
        assert_eq!(error, "NOT_YET: come back later");
    }
}

/// Holds its first run until the test has given the job to somebody else, then tries to finish it.
struct Stalled {
    db: Db,
    runs: AtomicUsize,
    started: Arc<Notify>,
    go_on: Arc<Notify>,
    finishes: Arc<Mutex<Vec<Result<(), &'static str>>>>,
}

#[async_trait]
impl JobHandler for Stalled {
    fn kind(&self) -> &'static str {
        KIND
    }
    async fn run(&self, job: &Job) -> Result<()> {
        if self.runs.fetch_add(1, Ordering::SeqCst) == 0 {
            self.started.notify_one();
            self.go_on.notified().await;
        }
        let mut tx = self.db.begin_system().await?;
        let finished = job.finish(&mut tx).await;
        self.finishes
            .lock()
            .unwrap()
            .push(finished.as_ref().map(|_| ()).map_err(Error::reason));
        finished?;
        tx.commit().await
    }
}

#[tokio::test]
async fn a_worker_that_was_given_up_on_cannot_finish_the_job() {
    for engine in engines_at(1).await {
        let (started, go_on, finishes) = (Arc::new(Notify::new()), Arc::new(Notify::new()), Arc::default());
        let workers = workers(
            &engine,
            Stalled {
                db: engine.db.clone(),
                runs: AtomicUsize::new(0),
                started: Arc::clone(&started),
                go_on: Arc::clone(&go_on),
                finishes: Arc::clone(&finishes),
            },
        );
        enqueue(&engine, 0, 5).await;
        let rest = async {
            started.notified().await;
            assert_eq!(workers.drain().await.unwrap(), 0, "{}: the lease holds", engine.name);
            engine.clock.advance(Duration::from_secs(61));
            assert_eq!(workers.drain().await.unwrap(), 1, "{}: the lease expired", engine.name);
            go_on.notify_one();
        };
        let (first, ()) = tokio::join!(workers.drain(), rest);
        first.unwrap();
        assert_eq!(
            *finishes.lock().unwrap(),
            [Ok(()), Err("JOB_LEASE_LOST")],
            "{}",
            engine.name
        );
        assert_eq!(
            states(&engine).await,
            HashMap::from([("succeeded".to_owned(), 1)]),
            "{}",
            engine.name
        );
    }
}

/// Never returns: as a worker that died.
struct Hanging(Arc<Notify>);

#[async_trait]
impl JobHandler for Hanging {
    fn kind(&self) -> &'static str {
        KIND
    }
    async fn run(&self, _job: &Job) -> Result<()> {
        self.0.notify_one();
        std::future::pending().await
    }
}

#[tokio::test]
async fn the_job_of_a_dead_worker_runs_again_until_its_attempts_are_used_up() {
    for engine in engines_at(1).await {
        let started = Arc::new(Notify::new());
        let dying = workers(&engine, Hanging(Arc::clone(&started)));
        enqueue(&engine, 0, 2).await;
        for _ in 0..2 {
            tokio::select! {
                _ = dying.drain() => panic!("it hangs"),
                () = started.notified() => {}
            }
            engine.clock.advance(Duration::from_secs(61));
        }
        let (seen, handler) = counting(|_| Ok(()));
        assert_eq!(workers(&engine, handler).drain().await.unwrap(), 0, "{}", engine.name);
        assert!(seen.lock().unwrap().is_empty());
        assert_eq!(
            states(&engine).await,
            HashMap::from([("dead".to_owned(), 1)]),
            "{}",
            engine.name
        );
    }
}

struct Recurring(Arc<Notify>);

#[async_trait]
impl JobHandler for Recurring {
    fn kind(&self) -> &'static str {
        "test.recurring"
    }
    fn every(&self) -> Option<Duration> {
        Some(Duration::from_secs(3600))
    }
    async fn run(&self, _job: &Job) -> Result<()> {
        self.0.notify_one();
        Ok(())
    }
}

#[tokio::test]
async fn a_recurring_job_has_one_series_however_many_copies_start_it() {
    for engine in engines_at(1).await {
        let ran = Arc::new(Notify::new());
        let workers = workers(&engine, Recurring(Arc::clone(&ran)));
        for _ in 0..2 {
            let stop = CancellationToken::new();
            let watch = async {
                ran.notified().await;
                stop.cancel();
            };
            tokio::join!(workers.run(stop.clone()), watch);
            let expected = HashMap::from([("succeeded".to_owned(), 1), ("queued".to_owned(), 1)]);
            assert_eq!(states(&engine).await, expected, "{}", engine.name);
            assert_eq!(
                workers.drain().await.unwrap(),
                0,
                "{}: not before its time",
                engine.name
            );
            engine.clock.advance(Duration::from_secs(3600));
            let mut tx = engine.db.begin_system().await.unwrap();
            store::execute!(tx, "DELETE FROM jobs WHERE state = 'succeeded'").unwrap();
            tx.commit().await.unwrap();
        }
    }
}

#[tokio::test]
async fn stopping_waits_for_the_jobs_at_hand() {
    for engine in engines_at(1).await {
        let (started, go_on, finishes) = (Arc::new(Notify::new()), Arc::new(Notify::new()), Arc::default());
        let workers = workers(
            &engine,
            Stalled {
                db: engine.db.clone(),
                runs: AtomicUsize::new(0),
                started: Arc::clone(&started),
                go_on: Arc::clone(&go_on),
                finishes: Arc::clone(&finishes),
            },
        );
        enqueue(&engine, 0, 1).await;
        let stop = CancellationToken::new();
        let watch = async {
            started.notified().await;
            stop.cancel();
            tokio::task::yield_now().await;
            go_on.notify_one();
        };
        tokio::join!(workers.run(stop.clone()), watch);
        assert_eq!(*finishes.lock().unwrap(), [Ok(())], "{}", engine.name);
    }
}

#[tokio::test]
async fn a_job_of_a_rolled_back_transaction_is_never_run() {
    for engine in engines_at(1).await {
        let caller = Caller::system(engine.organization());
        let mut tx = engine.db.begin(&caller).await.unwrap();
        let run_at = tx.now();
        let job = NewJob {
            kind: KIND,
            organization: caller.organization,
            payload: json!({ "n": 1 }),
            run_at,
            unique_key: None,
            max_attempts: 1,
        };
        tx.enqueue(job).await.unwrap();
        drop(tx);
        let (_, handler) = counting(|_| Ok(()));
        assert_eq!(workers(&engine, handler).drain().await.unwrap(), 0, "{}", engine.name);
    }
}

#[tokio::test]
async fn finished_jobs_and_old_answers_are_swept_after_seven_days() {
    for engine in engines_at(1).await {
        let (_, handler) = counting(|_| Ok(()));
        enqueue(&engine, 0, 1).await;
        workers(&engine, handler).drain().await.unwrap();
        let mut tx = engine.db.begin_system().await.unwrap();
        tx.claim_request("s", "m", "r", b"h").await.unwrap();
        let run_at = tx.now().plus(Duration::from_secs(7 * 86_400 + 1));
        let sweep = NewJob {
            kind: "store.sweep_rows",
            organization: None,
            payload: json!({}),
            run_at,
            unique_key: None,
            max_attempts: 1,
        };
        tx.enqueue(sweep).await.unwrap();
        tx.commit().await.unwrap();
        engine.clock.advance(Duration::from_secs(7 * 86_400 + 1));
        let sweeper = workers(&engine, RowSweeper::new(engine.db.clone()));
        assert_eq!(sweeper.drain().await.unwrap(), 1, "{}", engine.name);
        let mut tx = engine.db.read_system().await.unwrap();
        let left =
            "SELECT (SELECT count(*) FROM idempotency_keys) + (SELECT count(*) FROM jobs WHERE kind = 'test.job')";
        assert_eq!(store::fetch_one!(tx, (i64,), left).unwrap().0, 0, "{}", engine.name);
    }
}

#[tokio::test]
async fn what_a_killed_server_had_in_hand_is_taken_up_at_once_by_the_next_one_on_the_same_directory() {
    let engine = store::testing::sqlite().await;
    enqueue(&engine, 1, 3).await;
    let begun = Arc::new(Notify::new());
    let killed = workers(&engine, Hanging(begun.clone()));
    let run = tokio::spawn(async move { killed.run(CancellationToken::new()).await });
    begun.notified().await;

    // While the first one lives, another server beside it leaves its job alone.
    let (seen, handler) = counting(|_| Ok(()));
    let next = workers(&engine, handler);
    let stop = CancellationToken::new();
    let beside = tokio::spawn({
        let (next, stop) = (next.clone(), stop.clone());
        async move { next.run(stop).await }
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    stop.cancel();
    beside.await.unwrap();
    assert!(seen.lock().unwrap().is_empty());

    run.abort();
    assert!(run.await.unwrap_err().is_cancelled());
    let stop = CancellationToken::new();
    let after = tokio::spawn({
        let stop = stop.clone();
        async move { next.run(stop).await }
    });
    while states(&engine).await != HashMap::from([("succeeded".to_owned(), 1)]) {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    stop.cancel();
    after.await.unwrap();
    assert_eq!(seen.lock().unwrap()[&1], 1);
}
