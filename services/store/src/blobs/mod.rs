//! Encrypted files: streamed in and out in constant memory, kept by a row in the act's own commit.

mod cipher;
mod files;
mod read;
mod store;
mod sweep;
mod write;

use std::sync::Arc;

use kernel::{Error, Id, Result, kinds};

use crate::{Tx, Vault, execute};

pub use files::BlobFiles;
pub use read::BlobReader;
pub use store::{BlobStore, BlobWriter, Stored};
pub use sweep::BlobSweeper;
pub use write::PendingBlob;

/// Encrypted files. Every file has a key of its own, sealed by its organization's key and kept in its row.
#[derive(Clone)]
pub struct Blobs {
    store: Arc<dyn BlobStore>,
    vault: Vault,
}

impl Blobs {
    /// Blobs in this store, with keys sealed by this vault.
    #[must_use]
    pub fn new(store: Arc<dyn BlobStore>, vault: Vault) -> Self {
        Self { store, vault }
    }

    /// Gives a written file its row. Without the commit the file is swept a day later.
    ///
    /// # Errors
    /// As [`execute!`](crate::execute); `INTERNAL` when the file is another organization's.
    pub async fn keep(&self, tx: &mut Tx, pending: PendingBlob) -> Result<Id<kinds::Blob>> {
        let PendingBlob {
            id,
            size,
            sha256,
            organization,
            key,
        } = pending;
        let sealed_key = self
            .vault
            .seal(tx, organization, &key_context(id), key.as_slice())
            .await?;
        let now = tx.now();
        let size = i64::try_from(size).map_err(Error::internal)?;
        let sql = "INSERT INTO blobs (id, organization_id, size, sha256, sealed_key, created_at) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        execute!(tx, sql, id, organization, size, sha256.as_slice(), sealed_key, now)?;
        Ok(id)
    }

    /// Marks a file as deleted: from this commit on it cannot be read, and the sweeper removes it.
    ///
    /// # Errors
    /// `NOT_FOUND` / `RESOURCE_NOT_FOUND`; as [`execute!`](crate::execute).
    pub async fn delete(&self, tx: &mut Tx, id: Id<kinds::Blob>) -> Result<()> {
        read::row(tx, id).await?;
        let now = tx.now();
        execute!(tx, "UPDATE blobs SET deleted_at = $2 WHERE id = $1", id, now)?;
        Ok(())
    }
}

/// Binds a sealed file key to its blob; the vault binds it to the organization.
fn key_context(id: Id<kinds::Blob>) -> String {
    format!("blob_key:{id}")
}
