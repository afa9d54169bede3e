//! Removes files that no row speaks of, and files whose row is marked as deleted.

use std::collections::HashSet;
use std::time::Duration;

use async_trait::async_trait;
use futures::TryStreamExt as _;
use kernel::{Id, Result, kinds};
use serde_json::json;

use super::{Blobs, Stored};
use crate::{Db, Job, JobHandler, dialect, execute, fetch_all};

/// A file is written before its row: younger ones may still get theirs.
const PATIENCE: Duration = Duration::from_secs(24 * 3600);
const BATCH: usize = 500;

/// The recurring job that removes what nobody can read any more.
pub struct BlobSweeper {
    db: Db,
    blobs: Blobs,
}

impl BlobSweeper {
    /// A sweeper of these blobs.
    #[must_use]
    pub fn new(db: Db, blobs: Blobs) -> Self {
        Self { db, blobs }
    }

    async fn remove_deleted(&self) -> Result<()> {
        let sql = "SELECT id FROM blobs WHERE deleted_at IS NOT NULL LIMIT $1";
        loop {
            let mut tx = self.db.read_system().await?;
            let deleted = fetch_all!(tx, (Id<kinds::Blob>,), sql, BATCH as i64)?;
            drop(tx);
            if deleted.is_empty() {
                return Ok(());
            }
            for (id,) in deleted {
                // The file first: as long as there is a row, a crash in between is made good by the next sweep.
                self.blobs.store.delete(&id.to_string()).await?;
                let mut tx = self.db.begin_system().await?;
                execute!(tx, "DELETE FROM blobs WHERE id = $1", id)?;
                tx.commit().await?;
            }
        }
    }

    async fn remove_orphans(&self) -> Result<()> {
        let before = self.db.clock().now().minus(PATIENCE);
        let old = self.blobs.store.list().await?.try_filter(|file| {
            let old = file.modified < before;
            async move { old }
        });
        let mut batches = std::pin::pin!(old.try_chunks(BATCH).map_err(|error| error.1));
        while let Some(files) = batches.try_next().await? {
            self.remove_unknown(files).await?;
        }
        Ok(())
    }

    async fn remove_unknown(&self, files: Vec<Stored>) -> Result<()> {
        let ids = files
            .iter()
            .filter_map(|file| file.name.parse::<Id<kinds::Blob>>().ok());
        let known = self.known(ids.collect()).await?;
        for file in files {
            let kept = file.name.parse().is_ok_and(|id| known.contains(&id));
            if !kept {
                self.blobs.store.delete(&file.name).await?;
                tracing::info!(name = file.name, "a file without a row is swept");
            }
        }
        Ok(())
    }

    async fn known(&self, ids: Vec<Id<kinds::Blob>>) -> Result<HashSet<Id<kinds::Blob>>> {
        let mut tx = self.db.read_system().await?;
        let sql = dialect!(tx,
            postgres: "SELECT id FROM blobs WHERE id IN (SELECT jsonb_array_elements_text($1)::uuid)",
            sqlite: "SELECT id FROM blobs WHERE id IN (SELECT unhex(value) FROM json_each($1))");
        let hex: Vec<String> = ids.iter().map(|id| id.uuid().simple().to_string()).collect();
        let rows = fetch_all!(tx, (Id<kinds::Blob>,), sql, json!(hex))?;
        Ok(rows.into_iter().map(|row| row.0).collect())
    }
}

#[async_trait]
impl JobHandler for BlobSweeper {
    fn kind(&self) -> &'static str {
        "store.sweep_blobs"
    }

    fn every(&self) -> Option<Duration> {
        Some(Duration::from_secs(3600))
    }

    async fn run(&self, _job: &Job) -> Result<()> {
        self.remove_deleted().await?;
        self.remove_orphans().await
    }
}
