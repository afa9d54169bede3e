//! Uploads in pieces: what has arrived stays when the connection breaks.
//!
//! Each piece is an encrypted file of its own. At the end they are read one after the other into one file, which goes the way of every
//! upload; memory holds one chunk at a time. An upload under way is nothing of the organization's yet: the trail tells of its document.

use std::time::Duration;

use bytes::Bytes;
use contracts::chancery::documents::v1 as wire;
use futures::{Stream, StreamExt as _, TryStreamExt as _, stream};
use kernel::{Caller, Error, Id, Result, Timestamp, kinds};
use openssl::sha::sha256;
use rpc::Call;
use store::{Blobs, Db, Tx};

use crate::document::parse_name;
use crate::service::Documents;
use crate::store::pieces;
use crate::upload::{Intake, MAX_BYTES};
use crate::{convert, error};

/// How long an upload waits for its end.
pub const LIFE: Duration = Duration::from_secs(24 * 60 * 60);
/// Unfinished ones of an organization.
const MAX_UPLOADS: i64 = 100;
/// Smaller pieces would be too many; the last one may be.
const MIN_PIECE: i64 = 64 << 10;

/// A file on its way.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Upload {
    /// Identifier.
    pub id: Id<kinds::Upload>,
    /// Whose it is.
    #[sqlx(rename = "organization_id")]
    pub organization: Id<kinds::Organization>,
    /// Who began it.
    #[sqlx(rename = "user_id")]
    pub user: Id<kinds::User>,
    /// Name shown to people, and of the file.
    pub name: String,
    /// Bytes the file has.
    pub size_bytes: i64,
    /// The SHA-256 it must have, when that was said.
    pub sha256: Option<Vec<u8>>,
    /// Bytes that have arrived.
    pub next_offset: i64,
    /// When it was begun.
    pub created_at: Timestamp,
}

/// Bytes of an upload that arrived together.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Piece {
    /// Where they belong in the file.
    pub start: i64,
    /// Where they are.
    #[sqlx(rename = "blob_id")]
    pub blob: Id<kinds::Blob>,
    /// How many.
    pub size_bytes: i64,
    /// Their SHA-256.
    pub sha256: Vec<u8>,
}

impl Piece {
    /// Where the bytes after these belong.
    pub fn end(&self) -> i64 {
        self.start + self.size_bytes
    }
}

impl Upload {
    /// When it is given up.
    pub fn end(&self) -> Timestamp {
        self.created_at.plus(LIFE)
    }

    /// Whether so many bytes may come next.
    ///
    /// # Errors
    /// `UPLOAD_CHUNK_SIZE`.
    fn check_size(&self, offset: i64, size: i64) -> Result<()> {
        let rest = self.size_bytes - offset;
        if size > rest || (size < MIN_PIECE && size < rest) {
            return Err(error::chunk_size(rest));
        }
        Ok(())
    }

    /// # Errors
    /// `UPLOAD_INCOMPLETE`.
    fn check_complete(&self) -> Result<()> {
        if self.next_offset < self.size_bytes {
            return Err(error::incomplete(self.next_offset, self.size_bytes));
        }
        Ok(())
    }
}

impl Documents {
    pub(crate) async fn begin_upload(&self, call: Call, req: wire::CreateUploadRequest) -> Result<wire::Upload> {
        if u64::try_from(req.size_bytes).unwrap_or(u64::MAX) > MAX_BYTES {
            return Err(error::too_large(MAX_BYTES));
        }
        let mut tx = rpc::begin!(self.db, call, req);
        if pieces::count(&mut tx).await? >= MAX_UPLOADS {
            return Err(error::too_many_uploads(MAX_UPLOADS));
        }
        let upload = Upload {
            id: Id::new(tx.clock().as_ref()),
            organization: call.organization()?,
            user: call.user().ok_or_else(|| Error::internal("an upload of nobody"))?,
            name: parse_name(&req.name, "name")?,
            size_bytes: req.size_bytes,
            sha256: convert::digest(&req.sha256),
            next_offset: 0,
            created_at: tx.now(),
        };
        pieces::insert(&mut tx, &upload).await?;
        tx.finish(upload.into()).await
    }

    /// The bytes are at rest before the row that knows them; of two that come at the same time one is kept.
    pub(crate) async fn append_upload(&self, call: &Call, req: wire::AppendUploadRequest) -> Result<i64> {
        let upload = self.read_upload(call, &req.id).await?;
        let chunk_size = i64::try_from(req.chunk.len()).map_err(Error::internal)?;
        upload.check_size(req.offset, chunk_size)?;
        if req.offset == upload.next_offset {
            let content = stream::iter([Ok(req.chunk.clone())]);
            let pending = self
                .blobs
                .write(&self.db, upload.organization, content, MAX_BYTES)
                .await?;
            let mut tx = self.db.begin(call).await?;
            let piece = Piece {
                start: req.offset,
                size_bytes: chunk_size,
                sha256: pending.sha256.to_vec(),
                blob: self.blobs.keep(&mut tx, pending).await?,
            };
            if pieces::append(&mut tx, &upload, &piece).await? {
                tx.commit().await?;
                return Ok(piece.end());
            }
        }
        self.arrived_before(call, &req).await
    }

    /// Where the bytes after these belong, when these have arrived before.
    async fn arrived_before(&self, call: &Call, req: &wire::AppendUploadRequest) -> Result<i64> {
        let mut tx = self.db.read(call).await?;
        let upload = pieces::get(&mut tx, call.user(), Id::parse(&req.id, "id")?).await?;
        let known = pieces::at(&mut tx, &upload, req.offset).await?;
        let same = |piece: &Piece| piece.sha256 == sha256(&req.chunk);
        match known.filter(same) {
            Some(piece) => Ok(piece.end()),
            None => Err(error::offset_wrong(upload.next_offset)),
        }
    }

    pub(crate) async fn read_upload(&self, call: &Call, id: &str) -> Result<Upload> {
        let mut tx = self.db.read(call).await?;
        pieces::get(&mut tx, call.user(), Id::parse(id, "id")?).await
    }

    pub(crate) async fn finish_upload(&self, call: Call, req: wire::FinishUploadRequest) -> Result<wire::Document> {
        let mut tx = rpc::begin!(self.db, call, req);
        let upload = pieces::get(&mut tx, call.user(), Id::parse(&req.id, "id")?).await?;
        upload.check_complete()?;
        let arrived = pieces::all(&mut tx, &upload).await?;
        drop(tx); // reading and checking the file takes long, and nothing is decided yet
        let content = self.joined(&call, arrived);
        let written = self
            .blobs
            .write(&self.db, upload.organization, content, MAX_BYTES)
            .await?;
        if upload
            .sha256
            .as_ref()
            .is_some_and(|asked| asked.as_slice() != written.sha256)
        {
            return Err(error::hash_mismatch("sha256"));
        }
        let intake = Intake {
            label: convert::upload_label(upload.name, &req.tags)?,
            document_id: &req.document_id,
            field: "document_id",
            pieces_of: Some(upload.id),
        };
        self.take_in(&call, &req, intake, written).await
    }

    /// The bytes of all pieces, one after the other.
    fn joined(&self, call: &Call, arrived: Vec<Piece>) -> impl Stream<Item = Result<Bytes>> + Send + 'static {
        let (db, blobs, caller) = (self.db.clone(), self.blobs.clone(), (**call).clone());
        let files = stream::iter(arrived).then(move |piece| {
            let (db, blobs, caller) = (db.clone(), blobs.clone(), caller.clone());
            async move {
                let mut tx = db.read(&caller).await?;
                blobs.read(&mut tx, piece.blob).await
            }
        });
        files.try_flatten()
    }

    pub(crate) async fn abandon_upload(&self, call: Call, req: wire::AbandonUploadRequest) -> Result<()> {
        let mut tx = rpc::begin!(self.db, call, req);
        let upload = pieces::get(&mut tx, call.user(), Id::parse(&req.id, "id")?).await?;
        clear(&mut tx, &self.blobs, upload.id).await?;
        tx.finish(()).await
    }
}

/// Removes an upload with its bytes; false when it was gone.
pub async fn clear(tx: &mut Tx, blobs: &Blobs, id: Id<kinds::Upload>) -> Result<bool> {
    let Some(arrived) = pieces::remove(tx, id).await? else {
        return Ok(false);
    };
    for blob in arrived {
        blobs.delete(tx, blob).await?;
    }
    Ok(true)
}

/// Gives up one whose time is over.
pub async fn give_up(db: &Db, blobs: &Blobs, id: Id<kinds::Upload>, of: Id<kinds::Organization>) -> Result<()> {
    let mut tx = db.begin(&Caller::system(of)).await?;
    clear(&mut tx, blobs, id).await?;
    tx.commit().await
}
