use std::fmt;

use bytes::Bytes;
use futures::{Stream, StreamExt as _};
use kernel::{Error, Id, Result, kinds};
use openssl::hash::{Hasher, MessageDigest};

use super::Blobs;
use super::cipher::{CHUNK, Frames};
use super::store::BlobWriter;
use crate::Db;
use crate::vault::Key;

/// A file that is written and durable, and still has no row: see [`Blobs::keep`].
pub struct PendingBlob {
    /// Its identifier.
    pub id: Id<kinds::Blob>,
    /// Bytes of plaintext.
    pub size: u64,
    /// SHA-256 of the plaintext.
    pub sha256: [u8; 32],
    pub(super) organization: Id<kinds::Organization>,
    pub(super) key: Key,
}

impl fmt::Debug for PendingBlob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PendingBlob")
            .field("id", &self.id)
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

impl Blobs {
    /// Encrypts and stores a stream of at most `limit` bytes, in constant memory. When it returns, the file is complete
    /// and durable. An error of the stream, or giving up on the future, leaves nothing behind.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `FILE_TOO_LARGE` as soon as the limit is passed; `UNAVAILABLE` / `BLOB_STORE_UNAVAILABLE`;
    /// the stream's own.
    pub async fn write(
        &self,
        db: &Db,
        organization: Id<kinds::Organization>,
        content: impl Stream<Item = Result<Bytes>> + Send,
        limit: u64,
    ) -> Result<PendingBlob> {
        let id = Id::new(db.clock().as_ref());
        let frames = Frames::begin(id, organization)?;
        let writer = self.store.create(&id.to_string()).await?;
        let mut sealing = Sealing::begin(writer, frames, limit).await?;
        let mut content = content.boxed();
        while let Some(bytes) = content.next().await {
            sealing.add(&bytes?).await?;
        }
        let (size, sha256, key) = sealing.finish().await?;
        Ok(PendingBlob {
            id,
            size,
            sha256,
            organization,
            key,
        })
    }
}

/// Holds back up to one chunk: only the end shows which is the last.
struct Sealing {
    writer: Box<dyn BlobWriter>,
    frames: Frames,
    hasher: Hasher,
    chunk: Vec<u8>,
    size: u64,
    limit: u64,
}

impl Sealing {
    async fn begin(mut writer: Box<dyn BlobWriter>, frames: Frames, limit: u64) -> Result<Self> {
        writer.write(frames.header().into()).await?;
        Ok(Self {
            writer,
            frames,
            hasher: Hasher::new(MessageDigest::sha256()).map_err(Error::internal)?,
            chunk: Vec::with_capacity(CHUNK),
            size: 0,
            limit,
        })
    }

    async fn add(&mut self, mut bytes: &[u8]) -> Result<()> {
        self.size = self.size.saturating_add(bytes.len() as u64);
        if self.size > self.limit {
            return Err(too_large(self.limit));
        }
        self.hasher.update(bytes).map_err(Error::internal)?;
        while !bytes.is_empty() {
            if self.chunk.len() == CHUNK {
                self.flush(false).await?;
            }
            let (now, later) = bytes.split_at(bytes.len().min(CHUNK - self.chunk.len()));
            self.chunk.extend_from_slice(now);
            bytes = later;
        }
        Ok(())
    }

    async fn flush(&mut self, last: bool) -> Result<()> {
        let frame = self.frames.seal(&self.chunk, last)?;
        self.chunk.clear();
        self.writer.write(frame.into()).await
    }

    async fn finish(mut self) -> Result<(u64, [u8; 32], Key)> {
        self.flush(true).await?;
        self.writer.finish().await?;
        let digest = self.hasher.finish().map_err(Error::internal)?;
        let sha256 = <[u8; 32]>::try_from(digest.as_ref()).map_err(Error::internal)?;
        Ok((self.size, sha256, self.frames.into_key()))
    }
}

fn too_large(limit: u64) -> Error {
    Error::invalid("FILE_TOO_LARGE", "content", format!("must have at most {limit} bytes"))
}
