//! Removes rows that have served: finished jobs and answers to repeat.

use std::time::Duration;

use async_trait::async_trait;
use kernel::{Result, Timestamp};

use crate::{Db, Job, JobHandler, execute};

const PERIOD: Duration = Duration::from_secs(3600);
/// So many rows at a time: the statement stays far from its time-out, and SQLite's writer is free in between.
const BATCH: i64 = 1000;
const KEPT_ANSWERS: Duration = Duration::from_secs(7 * 24 * 3600);
const KEPT_JOBS: Duration = Duration::from_secs(7 * 24 * 3600);
/// Somebody should look into a dead job before it goes.
const KEPT_DEAD_JOBS: Duration = Duration::from_secs(90 * 24 * 3600);

/// The recurring job that removes answers and finished jobs older than seven days, and dead jobs older than ninety.
pub struct RowSweeper {
    db: Db,
}

impl RowSweeper {
    /// A sweeper of this database.
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    /// Runs a `DELETE` of `$2` rows older than `$1` until there are no more.
    async fn sweep(&self, sql: &'static str, before: Timestamp) -> Result<()> {
        loop {
            let mut tx = self.db.begin_system().await?;
            let deleted = execute!(tx, sql, before, BATCH)?;
            tx.commit().await?;
            if deleted == 0 {
                return Ok(());
            }
        }
    }
}

const ANSWERS: &str = "DELETE FROM idempotency_keys WHERE (scope, method, request_id) IN \
    (SELECT scope, method, request_id FROM idempotency_keys WHERE created_at < $1 ORDER BY created_at LIMIT $2)";
const JOBS: &str = "DELETE FROM jobs WHERE id IN \
    (SELECT id FROM jobs WHERE finished_at < $1 AND state <> 'dead' ORDER BY finished_at LIMIT $2)";
const DEAD_JOBS: &str = "DELETE FROM jobs WHERE id IN \
    (SELECT id FROM jobs WHERE finished_at < $1 ORDER BY finished_at LIMIT $2)";

#[async_trait]
impl JobHandler for RowSweeper {
    fn kind(&self) -> &'static str {
        "store.sweep_rows"
    }

    fn every(&self) -> Option<Duration> {
        Some(PERIOD)
    }

    async fn run(&self, _job: &Job) -> Result<()> {
        let now = self.db.clock().now();
        self.sweep(ANSWERS, now.minus(KEPT_ANSWERS)).await?;
        self.sweep(JOBS, now.minus(KEPT_JOBS)).await?;
        self.sweep(DEAD_JOBS, now.minus(KEPT_DEAD_JOBS)).await
    }
}
