//! Removes rows that have served: finished jobs and answers to repeat.

use std::time::Duration;

use async_trait::async_trait;
use kernel::Result;

use crate::{Db, Job, JobHandler, execute};

const DAY: Duration = Duration::from_secs(24 * 3600);
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
}

#[async_trait]
impl JobHandler for RowSweeper {
    fn kind(&self) -> &'static str {
        "store.sweep_rows"
    }

    fn every(&self) -> Option<Duration> {
        Some(DAY)
    }

    async fn run(&self, _job: &Job) -> Result<()> {
        let mut tx = self.db.begin_system().await?;
        let now = tx.now();
        execute!(
            tx,
            "DELETE FROM idempotency_keys WHERE created_at < $1",
            now.minus(KEPT_ANSWERS)
        )?;
        let sql = "DELETE FROM jobs WHERE finished_at < $1 AND (state <> 'dead' OR finished_at < $2)";
        execute!(tx, sql, now.minus(KEPT_JOBS), now.minus(KEPT_DEAD_JOBS))?;
        tx.commit().await
    }
}
