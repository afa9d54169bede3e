//! The recurring job of this room.

use std::time::Duration;

use async_trait::async_trait;
use kernel::{Caller, Result};
use store::{Blobs, Db, Job, JobHandler};

use crate::store::documents::Deleted;
use crate::store::{documents, pieces as rows, uploads, versions};
use crate::{pieces, upload};

const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// How long the bytes of a deleted document are kept.
const KEPT: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// Removes, once an hour, documents that were deleted 90 days ago, uploads whose call died, and those that nobody finished in time.
pub struct DocumentSweeper {
    db: Db,
    blobs: Blobs,
}

impl DocumentSweeper {
    /// A sweeper of these documents.
    #[must_use]
    pub fn new(db: Db, blobs: Blobs) -> Self {
        Self { db, blobs }
    }

    async fn purge(&self, gone: Deleted) -> Result<()> {
        let mut tx = self.db.begin(&Caller::system(gone.organization_id)).await?;
        for blob in versions::purge(&mut tx, gone).await? {
            self.blobs.delete(&mut tx, blob).await?;
        }
        documents::purge(&mut tx, gone).await?;
        tx.commit().await
    }

    async fn purge_documents(&self) -> Result<()> {
        loop {
            let mut tx = self.db.read_system().await?;
            let before = tx.now().minus(KEPT);
            let batch = documents::deleted_before(&mut tx, before).await?;
            drop(tx);
            if batch.is_empty() {
                return Ok(());
            }
            for gone in batch {
                self.purge(gone).await?;
            }
        }
    }

    async fn discard_uploads(&self) -> Result<()> {
        loop {
            let mut tx = self.db.read_system().await?;
            let before = tx.now().minus(DAY);
            let batch = uploads::older(&mut tx, before).await?;
            drop(tx);
            if batch.is_empty() {
                return Ok(());
            }
            for left in batch {
                let caller = Caller::system(left.organization_id);
                upload::discard(&self.db, &self.blobs, &caller, left.blob_id).await?;
            }
        }
    }

    async fn give_up_uploads(&self) -> Result<()> {
        loop {
            let mut tx = self.db.read_system().await?;
            let before = tx.now().minus(pieces::LIFE);
            let batch = rows::older(&mut tx, before).await?;
            drop(tx);
            if batch.is_empty() {
                return Ok(());
            }
            for (upload, organization) in batch {
                pieces::give_up(&self.db, &self.blobs, upload, organization).await?;
            }
        }
    }
}

#[async_trait]
impl JobHandler for DocumentSweeper {
    fn kind(&self) -> &'static str {
        "documents.sweep"
    }

    fn every(&self) -> Option<Duration> {
        Some(HOUR)
    }

    async fn run(&self, _job: &Job) -> Result<()> {
        self.purge_documents().await?;
        self.discard_uploads().await?;
        self.give_up_uploads().await
    }
}
