//! What other rooms may do with documents, in their own transactions.

use bytes::Bytes;
use futures::stream;
use kernel::{Caller, Event, Id, Result, kinds};
use store::{BlobReader, Blobs, Db, PendingBlob, Tx};

use crate::analysis::Analysis;
use crate::document::{Latest, Pick, State, StoredVersion, Version, small};
use crate::store::{documents, holds, versions};
use crate::upload::{self, Staged, hex};
use crate::{desk, page_image};

/// What signing may add to the largest upload.
const MAX_MADE_BYTES: u64 = upload::MAX_BYTES + (64 << 20);

async fn find(tx: &mut Tx, document: Id<kinds::Document>, pick: Pick) -> Result<StoredVersion> {
    let document = documents::get(tx, document).await?;
    versions::get(tx, &document, pick).await
}

/// The newest version of a document of the caller's organization.
///
/// # Errors
/// `RESOURCE_NOT_FOUND`.
pub async fn latest(tx: &mut Tx, document: Id<kinds::Document>) -> Result<Latest> {
    let document = documents::get(tx, document).await?;
    let version = versions::latest(tx, &document).await?;
    Ok(Latest {
        ready: document.state == State::Ready,
        name: document.name,
        number: small(version.number),
        page_count: small(version.page_count),
    })
}

/// One version of a document of the caller's organization.
///
/// # Errors
/// `RESOURCE_NOT_FOUND`, `DOCUMENT_VERSION_UNKNOWN`.
pub async fn version(tx: &mut Tx, document: Id<kinds::Document>, number: i32) -> Result<Version> {
    Ok(Version::from(&find(tx, document, Pick::from(number)).await?))
}

/// Width and height in points of each page of a version, as a person sees it.
///
/// # Errors
/// `RESOURCE_NOT_FOUND`, `DOCUMENT_VERSION_UNKNOWN`.
pub async fn geometry(tx: &mut Tx, document: Id<kinds::Document>, number: i32) -> Result<Vec<(f64, f64)>> {
    let version = find(tx, document, Pick::from(number)).await?;
    Ok(version
        .preflight
        .pages()
        .map(|page| (page.width, page.height))
        .collect())
}

/// The bytes of a version in chunks of at most 64 KiB, each verified before it is given. The stream outlives the
/// transaction.
///
/// # Errors
/// `RESOURCE_NOT_FOUND`, `DOCUMENT_VERSION_UNKNOWN`; `BLOB_DAMAGED`, also by the stream.
pub async fn open(tx: &mut Tx, blobs: &Blobs, document: Id<kinds::Document>, pick: Pick) -> Result<BlobReader> {
    let version = find(tx, document, pick).await?;
    blobs.read(tx, version.blob).await
}

/// All bytes of a version.
///
/// # Errors
/// As [`open`].
pub async fn bytes(tx: &mut Tx, blobs: &Blobs, document: Id<kinds::Document>, pick: Pick) -> Result<Bytes> {
    upload::whole(open(tx, blobs, document, pick).await?).await
}

/// Draws a page (from 1) of a version as a PNG image `width` pixels (64 to 2400; 0 means 1200) wide. Takes the
/// transaction, which ends before the drawing begins.
///
/// # Errors
/// As [`open`]; `PDF_PAGE_UNKNOWN`, `PAGE_WIDTH_INVALID`, `PAGE_RENDER_FAILED`.
pub async fn draw(
    mut tx: Tx,
    blobs: &Blobs,
    document: Id<kinds::Document>,
    pick: Pick,
    page: i32,
    width: i32,
) -> Result<Vec<u8>> {
    let version = find(&mut tx, document, pick).await?;
    Ok(page_image::draw(tx, blobs, &version, page, width).await?.into())
}

/// Bytes that the platform made and that are to be the next version of a document: durable, and still without a row.
/// Dropped without one, nobody can read them again.
#[derive(Debug)]
pub struct Made {
    pending: PendingBlob,
    analysis: Analysis,
}

/// Writes bytes that are to be the next version of a document of the caller's organization, and looks into them.
///
/// # Errors
/// `UNAVAILABLE` / `BLOB_STORE_UNAVAILABLE`; `FILE_TOO_LARGE` over 320 MiB.
pub async fn make(db: &Db, blobs: &Blobs, caller: &Caller, file: Bytes) -> Result<Made> {
    let place = desk::place(file.len() as u64).await?;
    let analysis = Analysis::of(file.clone(), place).await?;
    let content = stream::iter([Ok(file)]);
    let pending = blobs.write(db, caller.organization()?, content, MAX_MADE_BYTES).await?;
    Ok(Made { pending, analysis })
}

/// Gives bytes their row as the newest version of a document, for an act on an envelope. Records `document.updated`.
///
/// # Errors
/// `RESOURCE_NOT_FOUND`.
pub async fn add_version(
    tx: &mut Tx,
    blobs: &Blobs,
    document: Id<kinds::Document>,
    made: Made,
    envelope: Id<kinds::Envelope>,
    recipient: Option<Id<kinds::Recipient>>,
) -> Result<Version> {
    let document = documents::lock(tx, document).await?.next_version(tx.now());
    documents::update(tx, &document).await?;
    let (size, sha256) = (made.pending.size, made.pending.sha256);
    let blob = blobs.keep(tx, made.pending).await?;
    let staged = Staged { blob, size, sha256 };
    let version = upload::version(tx, &document, &staged, made.analysis);
    versions::insert(tx, document.organization, &version).await?;
    let event = Event::new("document.updated", document.id)
        .related(envelope)
        .with("version", version.number)
        .with("sha256", hex(&version.sha256));
    let event = match recipient {
        Some(recipient) => event.related(recipient),
        None => event,
    };
    tx.record(event).await?;
    Ok(Version::from(&version))
}

/// Keeps a document of the caller's organization from being deleted while an envelope needs it.
///
/// # Errors
/// `RESOURCE_NOT_FOUND` when it is deleted already.
pub async fn hold(tx: &mut Tx, document: Id<kinds::Document>, envelope: Id<kinds::Envelope>) -> Result<()> {
    let document = documents::lock(tx, document).await?;
    holds::insert(tx, &document, envelope).await
}

/// Lets go of every document an envelope held.
///
/// # Errors
/// As [`store::execute!`].
pub async fn release(tx: &mut Tx, envelope: Id<kinds::Envelope>) -> Result<()> {
    holds::delete(tx, envelope).await
}
