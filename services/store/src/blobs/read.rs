use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use futures::stream::{self, BoxStream};
use futures::{Stream, StreamExt as _, TryStreamExt as _};
use kernel::{Error, Id, Result, kinds};
use zeroize::Zeroizing;

use super::cipher::{FRAME, Frames, HEADER, damaged};
use super::{Blobs, key_context};
use crate::{Tx, fetch_optional};

/// A file's plaintext: a stream whose every item was verified before it is given out. When the stream ends without an
/// error, it was the whole file.
pub struct BlobReader {
    /// Bytes of plaintext.
    pub size: u64,
    /// SHA-256 of the plaintext, as it was written.
    pub sha256: [u8; 32],
    content: BoxStream<'static, Result<Bytes>>,
}

impl fmt::Debug for BlobReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlobReader")
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

impl Stream for BlobReader {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.content.poll_next_unpin(context)
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct BlobRow {
    organization_id: Id<kinds::Organization>,
    size: i64,
    sha256: Vec<u8>,
    sealed_key: Vec<u8>,
}

/// The row of a blob that this transaction may see.
pub(super) async fn row(tx: &mut Tx, id: Id<kinds::Blob>) -> Result<BlobRow> {
    let sql = "SELECT organization_id, size, sha256, sealed_key FROM blobs WHERE id = $1 AND deleted_at IS NULL";
    let row = fetch_optional!(tx, BlobRow, sql, id)?;
    row.filter(|row| tx.must_be_of(Some(row.organization_id)).is_ok())
        .ok_or_else(|| Error::not_found(id))
}

impl Blobs {
    /// Opens a file. The stream outlives the transaction.
    ///
    /// # Errors
    /// `NOT_FOUND` / `RESOURCE_NOT_FOUND`; `INTERNAL` / `BLOB_DAMAGED`, also by the stream; `UNAVAILABLE` /
    /// `BLOB_STORE_UNAVAILABLE`.
    pub async fn read(&self, tx: &mut Tx, id: Id<kinds::Blob>) -> Result<BlobReader> {
        let row = row(tx, id).await?;
        let key = self
            .vault
            .open(tx, row.organization_id, &key_context(id), &row.sealed_key)
            .await?;
        let key = <[u8; 32]>::try_from(key.as_slice())
            .map(Zeroizing::new)
            .map_err(|_| damaged())?;
        let mut source = Source::new(self.store.read(&id.to_string()).await?.ok_or_else(damaged)?);
        source.fill(HEADER).await?;
        let frames = Frames::resume(key, &source.take(HEADER), id, row.organization_id)?;
        let size = u64::try_from(row.size).map_err(Error::internal)?;
        let opening = Opening {
            source,
            frames,
            left: size,
            ended: false,
        };
        Ok(BlobReader {
            size,
            sha256: row.sha256.try_into().map_err(|_| damaged())?,
            content: opening.into_stream(),
        })
    }

    /// The whole content of a file that has at most `limit` bytes.
    ///
    /// # Errors
    /// As [`read`](Self::read); `FAILED_PRECONDITION` / `FILE_TOO_LARGE`.
    pub async fn read_all(&self, tx: &mut Tx, id: Id<kinds::Blob>, limit: u64) -> Result<Vec<u8>> {
        let mut reader = self.read(tx, id).await?;
        if reader.size > limit {
            let message = format!(
                "the file has {} bytes, more than the {limit} that fit here",
                reader.size
            );
            return Err(Error::precondition("FILE_TOO_LARGE", message));
        }
        let mut content = Vec::with_capacity(usize::try_from(reader.size).map_err(Error::internal)?);
        while let Some(chunk) = reader.try_next().await? {
            content.extend_from_slice(&chunk);
        }
        Ok(content)
    }
}

/// Holds back one frame: only the end of the file shows which is the last.
struct Opening {
    source: Source,
    frames: Frames,
    left: u64,
    ended: bool,
}

impl Opening {
    fn into_stream(self) -> BoxStream<'static, Result<Bytes>> {
        let chunks = stream::try_unfold(self, async |mut opening| {
            let chunk = opening.next_chunk().await?;
            Ok(chunk.map(|chunk| (chunk, opening)))
        });
        chunks.boxed()
    }

    async fn next_chunk(&mut self) -> Result<Option<Bytes>> {
        if self.ended {
            return Ok(None);
        }
        self.ended = !self.source.fill(FRAME + 1).await?;
        let frame = self.source.take(FRAME);
        let chunk = self.frames.open(&frame, self.ended)?;
        self.left = self.left.checked_sub(chunk.len() as u64).ok_or_else(damaged)?;
        if self.ended && self.left > 0 {
            return Err(damaged());
        }
        Ok((!chunk.is_empty()).then(|| chunk.into()))
    }
}

/// Stored bytes, gathered to what is asked for.
struct Source {
    pieces: BoxStream<'static, Result<Bytes>>,
    buffer: BytesMut,
}

impl Source {
    fn new(pieces: BoxStream<'static, Result<Bytes>>) -> Self {
        let buffer = BytesMut::with_capacity(2 * FRAME);
        Self { pieces, buffer }
    }

    /// Reads until `size` bytes are there; false when the end comes first.
    async fn fill(&mut self, size: usize) -> Result<bool> {
        while self.buffer.len() < size {
            match self.pieces.try_next().await? {
                Some(piece) => self.buffer.extend_from_slice(&piece),
                None => return Ok(false),
            }
        }
        Ok(true)
    }

    /// At most `size` of the bytes that are there.
    fn take(&mut self, size: usize) -> BytesMut {
        let size = self.buffer.len().min(size);
        self.buffer.split_to(size)
    }
}
