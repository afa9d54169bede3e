//! Where encrypted bytes lie: files today; an object store has the same shape (multipart upload, get, delete, list).

use async_trait::async_trait;
use bytes::Bytes;
use futures::stream::BoxStream;
use kernel::{Result, Timestamp};

/// A place for named, immutable byte strings. It sees ciphertext only.
#[async_trait]
pub trait BlobStore: Send + Sync {
    /// Begins to write `name`, which must be new.
    ///
    /// # Errors
    /// `UNAVAILABLE` / `BLOB_STORE_UNAVAILABLE`, as all of these.
    async fn create(&self, name: &str) -> Result<Box<dyn BlobWriter>>;

    /// The bytes of `name`, in pieces of any size; nothing when there is no such name.
    ///
    /// # Errors
    /// As [`create`](Self::create).
    async fn read(&self, name: &str) -> Result<Option<BoxStream<'static, Result<Bytes>>>>;

    /// Deletes `name`; well when it is not there.
    ///
    /// # Errors
    /// As [`create`](Self::create).
    async fn delete(&self, name: &str) -> Result<()>;

    /// Everything that is there, in any order, incomplete writes that were left behind included.
    ///
    /// # Errors
    /// As [`create`](Self::create).
    async fn list(&self) -> Result<BoxStream<'static, Result<Stored>>>;
}

/// A write under way; dropped before [`finish`](Self::finish) it leaves nothing that can be read.
#[async_trait]
pub trait BlobWriter: Send {
    /// Adds bytes.
    ///
    /// # Errors
    /// As [`BlobStore::create`].
    async fn write(&mut self, bytes: Bytes) -> Result<()>;

    /// Ends the write. When it returns, a power cut cannot take the bytes away.
    ///
    /// # Errors
    /// As [`BlobStore::create`].
    async fn finish(self: Box<Self>) -> Result<()>;
}

/// Something that is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its name.
    pub name: String,
    /// When it was last written.
    pub modified: Timestamp,
}
