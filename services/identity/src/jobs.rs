//! The recurring job of this room.

use std::time::Duration;

use async_trait::async_trait;
use kernel::Result;
use store::{Db, Job, JobHandler};

use crate::session::SESSION_KEPT;
use crate::store::{failures, invitations, sessions, signing_links};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Removes, once a day, sessions, invitations and signing links 30 days after they expired, and counts of wrong passwords that nothing
/// was added to for a day.
pub struct CredentialSweeper {
    db: Db,
}

impl CredentialSweeper {
    /// A sweeper of this database.
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl JobHandler for CredentialSweeper {
    fn kind(&self) -> &'static str {
        "identity.sweep_credentials"
    }

    fn every(&self) -> Option<Duration> {
        Some(DAY)
    }

    async fn run(&self, _job: &Job) -> Result<()> {
        let mut tx = self.db.begin_system().await?;
        let now = tx.now();
        sessions::purge(&mut tx, now.minus(SESSION_KEPT)).await?;
        invitations::purge(&mut tx, now.minus(SESSION_KEPT)).await?;
        signing_links::purge(&mut tx, now.minus(SESSION_KEPT)).await?;
        failures::purge(&mut tx, now.minus(DAY)).await?;
        tx.commit().await
    }
}
