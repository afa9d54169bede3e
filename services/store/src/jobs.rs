//! Durable jobs: enqueued in the commit of the act that needs them.

use kernel::{Error, Id, Result, Timestamp, kinds};
use serde_json::Value;

use crate::{Tx, execute, fetch_optional};

/// A job to be done after the commit.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// Which handler runs it, such as `envelopes.seal`.
    pub kind: &'static str,
    /// The organization it works for; none for the platform's own.
    pub organization: Option<Id<kinds::Organization>>,
    /// What the handler needs; identifiers rather than content.
    pub payload: Value,
    /// Not before this moment.
    pub run_at: Timestamp,
    /// While an unfinished job of this kind, organization and key is there, enqueueing it again gives that one.
    pub unique_key: Option<String>,
    /// How often it is tried before it is dead, at least 1.
    pub max_attempts: u32,
}

impl Tx {
    /// Enqueues a job; workers see it once this transaction commits.
    ///
    /// # Errors
    /// As [`execute!`](crate::execute); `ABORTED` / `CONCURRENT_CHANGE` when jobs of the same unique key finish and
    /// start faster than this one can be placed.
    pub async fn enqueue(&mut self, job: NewJob) -> Result<Id<kinds::Job>> {
        const TRIES: u32 = 3;
        let key = job.unique_key.as_ref().map(|key| scoped_key(job.organization, key));
        for _ in 0..TRIES {
            let id = Id::new(self.clock().as_ref());
            if self.insert_job(id, &job, key.as_deref()).await? {
                self.note_enqueued();
                return Ok(id);
            }
            // It may finish between the two statements; then there is room for ours.
            if let Some(id) = self.unfinished_job(job.kind, key.as_deref()).await? {
                return Ok(id);
            }
        }
        let message = "jobs of the same key come and go too fast; repeat the call";
        Err(Error::new(kernel::ErrorKind::Aborted, "CONCURRENT_CHANGE", message))
    }

    async fn insert_job(&mut self, id: Id<kinds::Job>, job: &NewJob, key: Option<&str>) -> Result<bool> {
        let now = self.now();
        let inserted = execute!(
            self,
            "INSERT INTO jobs (id, kind, organization_id, payload, state, run_at, attempts, max_attempts, lease_token, \
             unique_key, created_at) VALUES ($1, $2, $3, $4, 'queued', $5, 0, $6, 0, $7, $8) ON CONFLICT DO NOTHING",
            id,
            job.kind,
            job.organization,
            &job.payload,
            job.run_at,
            i64::from(job.max_attempts.max(1)),
            key,
            now,
        )?;
        Ok(inserted == 1)
    }

    async fn unfinished_job(&mut self, kind: &str, key: Option<&str>) -> Result<Option<Id<kinds::Job>>> {
        let sql = "SELECT id FROM jobs WHERE kind = $1 AND unique_key = $2 AND state IN ('queued', 'running')";
        Ok(fetch_optional!(self, (Id<kinds::Job>,), sql, kind, key)?.map(|row| row.0))
    }
}

/// Keys of different organizations never meet: one could not see the other's job.
fn scoped_key(organization: Option<Id<kinds::Organization>>, key: &str) -> String {
    match organization {
        Some(organization) => format!("{organization}/{key}"),
        None => format!("-/{key}"),
    }
}
