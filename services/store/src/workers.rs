//! Workers take jobs with a lease and run them until they succeed or are dead.
//!
//! A job runs at least once: a worker that dies leaves a lease that expires. What a handler writes to the database is
//! done exactly once when it calls [`Job::finish`] in the same transaction: the lease's token (a fencing token) refuses
//! the commit of a worker that was given up on.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use futures::FutureExt as _;
use kernel::{Error, ErrorKind, Id, Result, SharedClock, Timestamp, kinds};
use serde_json::{Map, Value};
use sqlx::types::Json;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::{Db, NewJob, Tx, dialect, execute, fetch_all, fetch_optional};

/// Somebody who runs the jobs of one kind.
#[async_trait]
pub trait JobHandler: Send + Sync {
    /// The kind, such as `envelopes.seal`; unique among all handlers.
    fn kind(&self) -> &'static str;

    /// Runs a job, at most fifteen minutes. It may run again after a crash: what it does must bear that.
    ///
    /// # Errors
    /// Any error puts the job off with exponential back-off, until its attempts are used up and it is dead.
    async fn run(&self, job: &Job) -> Result<()>;

    /// For work that recurs by itself, such as sweeping: how long after one run the next begins. The first begins with
    /// the workers; any number of copies share one series, and a failing run is repeated without end.
    fn every(&self) -> Option<Duration> {
        None
    }
}

/// A job in the hands of a worker.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its identifier.
    pub id: Id<kinds::Job>,
    /// The organization it works for; none for the platform's own.
    pub organization: Option<Id<kinds::Organization>>,
    /// What was enqueued.
    pub payload: Value,
    /// Which attempt this is, from 1.
    pub attempt: i64,
    /// How many there are.
    pub max_attempts: i64,
    kind: &'static str,
    every: Option<Duration>,
    lease_token: i64,
    lease_until: Timestamp,
}

#[derive(sqlx::FromRow)]
struct JobRow {
    id: Id<kinds::Job>,
    kind: String,
    organization_id: Option<Id<kinds::Organization>>,
    payload: Value,
    attempts: i64,
    max_attempts: i64,
    lease_token: i64,
}

/// How long a job stays with a worker that is not heard of.
const LEASE: Duration = Duration::from_secs(60);
/// Longer than anything a handler should do; one that hangs frees its place.
const LONGEST_RUN: Duration = Duration::from_secs(15 * 60);
/// How soon due jobs of other copies, retries and expired leases are seen; our own commits ring.
const POLL: Duration = Duration::from_secs(2);
const FIRST_DELAY: Duration = Duration::from_secs(2);
const LONGEST_DELAY: Duration = Duration::from_secs(3600);
const DEFAULT_CONCURRENCY: usize = 4;
const RECURRING: &str = "every";

/// Runs jobs. Any number of copies may share a database.
#[derive(Clone)]
pub struct Workers {
    db: Db,
    clock: SharedClock,
    handlers: Arc<HashMap<&'static str, Arc<dyn JobHandler>>>,
    concurrency: usize,
}

impl Workers {
    /// Workers for these kinds of jobs, four at a time; jobs of other kinds are left to other copies.
    #[must_use]
    pub fn new(db: Db, clock: SharedClock, handlers: Vec<Arc<dyn JobHandler>>) -> Self {
        let handlers = handlers.into_iter().map(|handler| (handler.kind(), handler)).collect();
        Self {
            db,
            clock,
            handlers: Arc::new(handlers),
            concurrency: DEFAULT_CONCURRENCY,
        }
    }

    /// How many jobs run at the same time, at least one.
    #[must_use]
    pub fn concurrency(mut self, jobs: usize) -> Self {
        self.concurrency = jobs.max(1);
        self
    }

    /// Runs jobs until `stop`; those at hand are finished first.
    pub async fn run(&self, stop: CancellationToken) {
        // Held until the end: while it is ours, whoever held leases on this database before is dead.
        let alone = self.db.lock_workers();
        if alone.is_some() {
            self.adopt().await.unwrap_or_else(log_poll_error);
        }
        let mut running = JoinSet::new();
        let mut scheduled = false;
        while !stop.is_cancelled() {
            scheduled = scheduled || self.schedule().await.map_err(log_poll_error).is_ok();
            // All that ended meanwhile, so that one claim fills their places.
            while running.try_join_next().is_some() {}
            let free = self.concurrency - running.len();
            let jobs = self.take(free).await.map_err(log_poll_error).unwrap_or_default();
            for (handler, job) in jobs {
                let workers = self.clone();
                running.spawn(async move { workers.work(handler.as_ref(), &job).await });
            }
            let full = running.len() == self.concurrency;
            tokio::select! {
                () = stop.cancelled() => {}
                Some(_) = running.join_next(), if !running.is_empty() => {}
                () = self.db.wake().workers.notified(), if !full => {}
                () = tokio::time::sleep(POLL), if !full => {}
            }
        }
        while running.join_next().await.is_some() {}
    }

    /// Runs everything that is due now, one after the other, and tells how many jobs that were.
    ///
    /// # Errors
    /// `UNAVAILABLE` / `DATABASE_UNAVAILABLE`. A handler's error is logged and puts its job off.
    pub async fn drain(&self) -> Result<usize> {
        let mut total = 0;
        loop {
            let jobs = self.take(1).await?;
            if jobs.is_empty() {
                return Ok(total);
            }
            for (handler, job) in jobs {
                self.work(handler.as_ref(), &job).await;
                total += 1;
            }
        }
    }

    /// Puts back what a worker that died had in its hands, without waiting for its leases to expire.
    async fn adopt(&self) -> Result<()> {
        let mut tx = self.db.begin_system().await?;
        let latest = tx.now().plus(LEASE);
        release(&mut tx, latest).await?;
        tx.commit().await
    }

    /// Begins the series of recurring jobs that are not under way.
    async fn schedule(&self) -> Result<()> {
        let mut tx = self.db.begin_system().await?;
        let now = tx.now();
        for handler in self.handlers.values().filter(|handler| handler.every().is_some()) {
            tx.enqueue(recurring(handler.kind(), now)).await?;
        }
        tx.commit().await
    }

    async fn take(&self, limit: usize) -> Result<Vec<(Arc<dyn JobHandler>, Job)>> {
        if limit == 0 || !self.anything_due().await? {
            return Ok(vec![]);
        }
        let mut tx = self.db.begin_system().await?;
        let now = tx.now();
        release(&mut tx, now).await?;
        let lease_until = now.plus(LEASE);
        let rows = self.claim(&mut tx, limit, lease_until).await?;
        tx.commit().await?;
        let jobs = rows.into_iter().filter_map(|row| {
            let handler = self.handlers.get(row.kind.as_str())?.clone();
            let job = row.into_job(handler.as_ref(), lease_until);
            Some((handler, job))
        });
        Ok(jobs.collect())
    }

    /// Looked up in a transaction that only reads, so that idle workers leave SQLite's writer alone.
    async fn anything_due(&self) -> Result<bool> {
        let mut tx = self.db.read_system().await?;
        let now = tx.now();
        let sql = "SELECT 1 WHERE EXISTS (SELECT 1 FROM jobs WHERE state = 'queued' AND run_at <= $1) \
                   OR EXISTS (SELECT 1 FROM jobs WHERE state = 'running' AND lease_until <= $1)";
        // PostgreSQL calls the literal an INTEGER of four bytes.
        Ok(fetch_optional!(tx, (i32,), sql, now)?.is_some())
    }

    async fn claim(&self, tx: &mut Tx, limit: usize, lease_until: Timestamp) -> Result<Vec<JobRow>> {
        let (now, kinds) = (tx.now(), Json(self.handlers.keys().copied().collect::<Vec<_>>()));
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let sql = dialect!(tx,
            postgres: "WITH due AS MATERIALIZED ( \
                         SELECT id FROM jobs WHERE state = 'queued' AND run_at <= $1 \
                         AND kind IN (SELECT jsonb_array_elements_text($2)) \
                         ORDER BY run_at, id LIMIT $3 FOR UPDATE SKIP LOCKED) \
                       UPDATE jobs SET state = 'running', attempts = attempts + 1, lease_until = $4, \
                         lease_token = lease_token + 1 \
                       FROM due WHERE jobs.id = due.id \
                       RETURNING jobs.id, kind, organization_id, payload, attempts, max_attempts, lease_token",
            sqlite: "UPDATE jobs SET state = 'running', attempts = attempts + 1, lease_until = $4, \
                       lease_token = lease_token + 1 \
                     WHERE id IN ( \
                       SELECT id FROM jobs WHERE state = 'queued' AND run_at <= $1 \
                       AND kind IN (SELECT value FROM json_each($2)) ORDER BY run_at, id LIMIT $3) \
                     RETURNING id, kind, organization_id, payload, attempts, max_attempts, lease_token");
        fetch_all!(tx, JobRow, sql, now, kinds, limit, lease_until)
    }

    async fn work(&self, handler: &dyn JobHandler, job: &Job) {
        let run = AssertUnwindSafe(tokio::time::timeout(LONGEST_RUN, handler.run(job))).catch_unwind();
        let outcome = tokio::select! {
            outcome = run => outcome,
            () = self.lose_lease(job) => {
                tracing::warn!(job = %job.id, kind = job.kind, "the lease is lost; another worker has the job");
                return;
            }
        };
        let outcome = match outcome {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) => Err(Error::internal("the job ran too long")),
            Err(_) => Err(Error::internal("the handler panicked")),
        };
        let noted = match &outcome {
            Ok(()) => self.succeed(job).await,
            Err(error) => self.put_off(job, error).await,
        };
        if let Err(error) = noted {
            tracing::warn!(job = %job.id, kind = job.kind, ?error, "the job's outcome is not noted; it will run again");
        }
    }

    /// Renews the lease as long as it can, and ends when it is lost.
    async fn lose_lease(&self, job: &Job) {
        let mut until = job.lease_until;
        loop {
            tokio::time::sleep(LEASE / 3).await;
            match self.renew(job).await {
                Ok(Some(renewed)) => until = renewed,
                Ok(None) => return,
                Err(_) if self.clock.now() >= until => return,
                Err(error) => tracing::warn!(job = %job.id, ?error, "the lease is not renewed yet"),
            }
        }
    }

    async fn renew(&self, job: &Job) -> Result<Option<Timestamp>> {
        let mut tx = self.db.begin_system().await?;
        let until = tx.now().plus(LEASE);
        let sql = "UPDATE jobs SET lease_until = $3 WHERE id = $1 AND lease_token = $2 AND state = 'running'";
        let renewed = execute!(tx, sql, job.id, job.lease_token, until)?;
        tx.commit().await?;
        Ok((renewed == 1).then_some(until))
    }

    async fn succeed(&self, job: &Job) -> Result<()> {
        let mut tx = self.db.begin_system().await?;
        match job.finish(&mut tx).await {
            Ok(()) => tx.commit().await,
            // By the handler itself, in its own transaction.
            Err(_) if job.is_finished(&mut tx).await? => Ok(()),
            Err(error) => Err(error),
        }
    }

    async fn put_off(&self, job: &Job, error: &Error) -> Result<()> {
        let mut tx = self.db.begin_system().await?;
        let now = tx.now();
        let dead = job.attempt >= job.max_attempts;
        tracing::warn!(job = %job.id, kind = job.kind, attempt = job.attempt, dead, ?error, "a job failed");
        let (state, finished_at) = if dead { ("dead", Some(now)) } else { ("queued", None) };
        let cause = format!("{}: {}", error.reason(), error.message());
        execute!(
            tx,
            "UPDATE jobs SET state = $3, run_at = $4, last_error = $5, finished_at = $6, lease_until = NULL \
             WHERE id = $1 AND lease_token = $2 AND state = 'running'",
            job.id,
            job.lease_token,
            state,
            now.plus(delay(job.attempt)?),
            cause,
            finished_at,
        )?;
        tx.commit().await
    }
}

/// Takes jobs whose lease ends by `until` from their workers, who are gone; those that used up their attempts are dead.
async fn release(tx: &mut Tx, until: Timestamp) -> Result<()> {
    let now = tx.now();
    execute!(
        tx,
        "UPDATE jobs SET state = CASE WHEN attempts >= max_attempts THEN 'dead' ELSE 'queued' END, run_at = $1, \
         finished_at = CASE WHEN attempts >= max_attempts THEN $1 END, lease_until = NULL, \
         last_error = 'WORKER_LOST: the worker stopped while it ran the job' \
         WHERE state = 'running' AND lease_until <= $2",
        now,
        until,
    )?;
    Ok(())
}

/// Exponential, and somewhere in the upper half: jobs that failed together do not return together.
fn delay(attempt: i64) -> Result<Duration> {
    let exponent = u32::try_from(attempt.saturating_sub(1)).unwrap_or(0).min(20);
    let longest = FIRST_DELAY.saturating_mul(1 << exponent).min(LONGEST_DELAY);
    let mut random = [0u8; 2];
    openssl::rand::rand_bytes(&mut random).map_err(Error::internal)?;
    let share = f64::from(u16::from_be_bytes(random)) / f64::from(u16::MAX);
    Ok(longest.mul_f64(0.5 + share / 2.0))
}

fn recurring(kind: &'static str, run_at: Timestamp) -> NewJob {
    NewJob {
        kind,
        organization: None,
        payload: Value::Object(Map::new()),
        run_at,
        unique_key: Some(RECURRING.to_owned()),
        max_attempts: u32::MAX,
    }
}

fn log_poll_error(error: Error) {
    tracing::warn!(?error, "the jobs cannot be read");
}

impl JobRow {
    fn into_job(self, handler: &dyn JobHandler, lease_until: Timestamp) -> Job {
        Job {
            id: self.id,
            organization: self.organization_id,
            payload: self.payload,
            attempt: self.attempts,
            max_attempts: self.max_attempts,
            kind: handler.kind(),
            every: handler.every(),
            lease_token: self.lease_token,
            lease_until,
        }
    }
}

impl Job {
    /// Marks the job as done in the handler's own transaction, so that what it wrote and its end are one commit. A
    /// handler that does not call it is marked as done after it returned.
    ///
    /// # Errors
    /// `ABORTED` / `JOB_LEASE_LOST` when the job was given to another worker: let the transaction roll back.
    pub async fn finish(&self, tx: &mut Tx) -> Result<()> {
        let now = tx.now();
        let sql = "UPDATE jobs SET state = 'succeeded', finished_at = $3, lease_until = NULL, last_error = NULL \
                   WHERE id = $1 AND lease_token = $2 AND state = 'running'";
        if execute!(tx, sql, self.id, self.lease_token, now)? != 1 {
            let message = "the job was given to another worker meanwhile";
            return Err(Error::new(ErrorKind::Aborted, "JOB_LEASE_LOST", message));
        }
        if let Some(period) = self.every {
            tx.enqueue(recurring(self.kind, now.plus(period))).await?;
        }
        Ok(())
    }

    async fn is_finished(&self, tx: &mut Tx) -> Result<bool> {
        let sql = "SELECT state FROM jobs WHERE id = $1 AND lease_token = $2";
        let state = fetch_optional!(tx, (String,), sql, self.id, self.lease_token)?;
        Ok(state.is_some_and(|(state,)| state == "succeeded"))
    }
}
