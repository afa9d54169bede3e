//! Uploads: a stream into an encrypted file in constant memory, then a look into it, then its rows.
//!
//! The bytes are encrypted at rest before anything reads them, so a row of `document_uploads` keeps the file's key in the
//! meantime. It goes in the commit that makes the document, or with the bytes when the file is refused.

use std::time::Duration;

use bytes::Bytes;
use contracts::Repeatable;
use contracts::chancery::documents::v1 as wire;
use contracts::chancery::documents::v1::upload_document_request::Payload;
use futures::{Stream, TryStreamExt as _, stream};
use kernel::{Caller, Error, Event, Id, Result, kinds};
use rpc::{Begun, Call, Write};
use store::{BlobReader, Blobs, Db, PendingBlob, Tx};

use crate::analysis::Analysis;
use crate::document::{Document, Label, StoredVersion};
use crate::service::Documents;
use crate::store::{documents, uploads, versions};
use crate::{convert, desk, error, pieces};

/// The most bytes of an upload.
pub const MAX_BYTES: u64 = 256 << 20;
/// How long a client may take for its next message.
const PATIENCE: Duration = Duration::from_secs(60);

/// A file that is at rest, and what it is taken to be.
pub struct Staged {
    pub blob: Id<kinds::Blob>,
    pub size: u64,
    pub sha256: [u8; 32],
}

impl Documents {
    /// Takes an upload whole, or leaves nothing.
    pub(crate) async fn upload(
        &self,
        call: &Call,
        messages: impl Stream<Item = Result<wire::UploadDocumentRequest>> + Send + Unpin,
    ) -> Result<wire::Document> {
        let (mut header, chunks) = begin(messages).await?;
        let label = convert::label(&header)?;
        let written = self
            .blobs
            .write(&self.db, call.organization()?, chunks, MAX_BYTES)
            .await;
        let pending = written.map_err(larger)?;
        let sha256 = hex(&pending.sha256);
        if !header.sha256.is_empty() && header.sha256 != sha256 {
            return Err(error::hash_mismatch("header.sha256"));
        }
        // The request is its header and its bytes: a repetition with other bytes is another request.
        header.sha256 = sha256;
        let intake = Intake {
            label,
            document_id: &header.document_id,
            field: "header.document_id",
            pieces_of: None,
        };
        self.take_in(call, &header, intake, pending).await
    }

    /// Makes a document of a written file, or leaves nothing.
    pub(crate) async fn take_in<Q: Repeatable + Sync>(
        &self,
        call: &Call,
        req: &Q,
        intake: Intake<'_>,
        pending: PendingBlob,
    ) -> Result<wire::Document> {
        let staged = stage(&self.db, &self.blobs, call, pending).await?;
        let kept = self.keep(call, req, intake, &staged).await;
        if !matches!(kept, Ok(Kept::New(_))) {
            self.discard(call, &staged).await;
        }
        match kept? {
            Kept::New(document) | Kept::Repeated(document) => Ok(document),
        }
    }

    async fn keep<Q: Repeatable + Sync>(
        &self,
        call: &Call,
        req: &Q,
        intake: Intake<'_>,
        staged: &Staged,
    ) -> Result<Kept> {
        let analysis = self.look_into(call, staged).await?.signable()?;
        let mut tx = match rpc::begin(&self.db, call, req).await? {
            Begun::Fresh(tx) => tx,
            Begun::Repeated(first) => return Ok(Kept::Repeated(first)),
        };
        uploads::take(&mut tx, call.organization()?, staged.blob).await?;
        if let Some(upload) = intake.pieces_of
            && !pieces::clear(&mut tx, &self.blobs, upload).await?
        {
            return Err(Error::not_found(upload)); // finished or given up meanwhile
        }
        let document = match intake.document_id {
            "" => insert_first(&mut tx, intake.label).await?,
            id => insert_next(&mut tx, Id::parse(id, intake.field)?, &intake.label.name).await?,
        };
        let version = version(&tx, &document, staged, analysis);
        versions::insert(&mut tx, document.organization, &version).await?;
        finish(tx, document, version).await
    }

    async fn look_into(&self, caller: &Caller, staged: &Staged) -> Result<Analysis> {
        let reader = {
            let mut tx = self.db.read(caller).await?;
            self.blobs.read(&mut tx, staged.blob).await?
        };
        let place = desk::place(staged.size).await?;
        Analysis::of(whole(reader).await?, place).await
    }

    /// Drops what was uploaded. What fails here the sweeper does a day later.
    async fn discard(&self, caller: &Caller, staged: &Staged) {
        if let Err(error) = discard(&self.db, &self.blobs, caller, staged.blob).await {
            tracing::warn!(?error, blob = %staged.blob, "a refused upload is not removed yet");
        }
    }
}

/// What a file becomes.
pub struct Intake<'a> {
    /// What it is called and found by.
    pub label: Label,
    /// The document whose next version it becomes; empty for a new one.
    pub document_id: &'a str,
    /// The field that names that document.
    pub field: &'static str,
    /// The upload it came by in pieces, which is gone then.
    pub pieces_of: Option<Id<kinds::Upload>>,
}

enum Kept {
    New(wire::Document),
    Repeated(wire::Document),
}

/// The header, and the stream of the bytes after it.
async fn begin(
    mut messages: impl Stream<Item = Result<wire::UploadDocumentRequest>> + Send + Unpin,
) -> Result<(wire::UploadHeader, impl Stream<Item = Result<Bytes>> + Send)> {
    let Some(Payload::Header(header)) = next(&mut messages).await? else {
        return Err(error::header_missing());
    };
    let chunks = stream::try_unfold(messages, async |mut messages| match next(&mut messages).await? {
        Some(Payload::Chunk(chunk)) => Ok(Some((chunk, messages))),
        Some(Payload::Header(_)) => Err(error::header_repeated()),
        None => Ok(None),
    });
    Ok((header, chunks))
}

/// What comes next; none at the end. A client that sends nothing for a minute has gone, and holds a file open.
async fn next(
    messages: &mut (impl Stream<Item = Result<wire::UploadDocumentRequest>> + Send + Unpin),
) -> Result<Option<Payload>> {
    let message = tokio::time::timeout(PATIENCE, messages.try_next()).await;
    let message = message.map_err(|_| error::stalled())??;
    Ok(message.and_then(|message| message.payload))
}

fn larger(error: Error) -> Error {
    match error.reason() {
        "FILE_TOO_LARGE" => error::too_large(MAX_BYTES),
        _ => error,
    }
}

async fn stage(db: &Db, blobs: &Blobs, caller: &Caller, pending: PendingBlob) -> Result<Staged> {
    let (size, sha256) = (pending.size, pending.sha256);
    let mut tx = db.begin(caller).await?;
    let blob = blobs.keep(&mut tx, pending).await?;
    uploads::insert(&mut tx, caller.organization()?, blob).await?;
    tx.commit().await?;
    Ok(Staged { blob, size, sha256 })
}

/// Removes the bytes of an upload, unless they have become a document's.
pub async fn discard(db: &Db, blobs: &Blobs, caller: &Caller, blob: Id<kinds::Blob>) -> Result<()> {
    let mut tx = db.begin(caller).await?;
    if uploads::take(&mut tx, caller.organization()?, blob).await? {
        blobs.delete(&mut tx, blob).await?;
    }
    tx.commit().await
}

async fn insert_first(tx: &mut Tx, label: Label) -> Result<Document> {
    let caller = tx.caller().ok_or_else(|| Error::internal("an upload of no caller"))?;
    let user = caller.user().ok_or_else(|| Error::internal("an upload of nobody"))?;
    let organization = caller.organization()?;
    let id = Id::new(tx.clock().as_ref());
    let document = Document::new(id, organization, user, label, tx.now());
    documents::insert(tx, &document).await?;
    Ok(document)
}

async fn insert_next(tx: &mut Tx, id: Id<kinds::Document>, file: &str) -> Result<Document> {
    let before = documents::lock(tx, id).await?;
    let mut document = before.next_version(tx.now());
    file.clone_into(&mut document.original_name);
    documents::update(tx, &document).await?;
    Ok(document)
}

/// The newest version of a document: these bytes.
pub fn version(tx: &Tx, document: &Document, staged: &Staged, analysis: Analysis) -> StoredVersion {
    StoredVersion {
        id: Id::new(tx.clock().as_ref()),
        document: document.id,
        number: document.latest_version,
        blob: staged.blob,
        media_type: "application/pdf".to_owned(),
        size_bytes: i64::try_from(staged.size).unwrap_or(i64::MAX),
        sha256: staged.sha256.to_vec(),
        page_count: analysis.page_count,
        preflight: store::Json(analysis.preflight),
        created_at: tx.now(),
    }
}

async fn finish(mut tx: Box<Write>, document: Document, version: StoredVersion) -> Result<Kept> {
    let event = Event::new("document.uploaded", document.id)
        .with("name", document.name.as_str())
        .with("version", version.number)
        .with("size_bytes", version.size_bytes)
        .with("sha256", hex(&version.sha256));
    tx.record(event).await?;
    tx.finish(convert::document(document, version)).await.map(Kept::New)
}

/// The whole of a file, which a place on the desk is for.
pub async fn whole(mut reader: BlobReader) -> Result<Bytes> {
    let mut content = Vec::with_capacity(usize::try_from(reader.size).map_err(Error::internal)?);
    while let Some(chunk) = reader.try_next().await? {
        content.extend_from_slice(&chunk);
    }
    Ok(content.into())
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use futures::StreamExt as _;

    use super::*;

    fn header() -> Result<wire::UploadDocumentRequest> {
        let payload = Some(Payload::Header(wire::UploadHeader::default()));
        Ok(wire::UploadDocumentRequest { payload })
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_that_falls_silent_is_given_up_after_a_minute() {
        let start = tokio::time::Instant::now();
        let (_, chunks) = begin(stream::iter([header()]).chain(stream::pending())).await.unwrap();
        let end = chunks.boxed().try_next().await.unwrap_err();
        assert_eq!(end.reason(), "UPLOAD_STALLED");
        assert_eq!(start.elapsed(), PATIENCE);
    }
}
