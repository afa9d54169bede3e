//! What this room asks of documents: their pages, their bytes, and new versions of them.

use std::sync::{Arc, LazyLock};

use ::store::{Blobs, Db, Tx};
use bytes::Bytes;
use futures::Stream;
use kernel::{Caller, Error, Id, Result, kinds};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::draft::Pages;
use crate::envelope::{Envelope, EnvelopeDocument, Version, Versions};
use crate::error;
use crate::field::PageSize;
use crate::form;

/// The newest versions of documents, as an envelope starts from them.
///
/// # Errors
/// `RESOURCE_NOT_FOUND` and `DOCUMENT_NOT_READY`.
pub(crate) async fn take(tx: &mut Tx, ids: &[Id<kinds::Document>]) -> Result<Vec<EnvelopeDocument>> {
    let mut taken = vec![];
    for (i, id) in ids.iter().enumerate() {
        let document = documents::latest(tx, *id).await?;
        if !document.ready {
            return Err(error::document_not_ready(i));
        }
        taken.push(EnvelopeDocument {
            document: *id,
            name: document.name,
            page_count: document.page_count,
            base_version: document.number,
            current_version: document.number,
        });
    }
    Ok(taken)
}

/// The pages of documents as they stand, as a person sees them.
///
/// # Errors
/// `RESOURCE_NOT_FOUND`.
pub(crate) async fn pages(tx: &mut Tx, taken: &[EnvelopeDocument]) -> Result<Pages> {
    let mut pages = Pages::new();
    for document in taken {
        let sizes = documents::geometry(tx, document.document, document.current_version).await?;
        let sizes = sizes.into_iter().map(|(width, height)| PageSize { width, height });
        pages.insert(document.document, sizes.collect());
    }
    Ok(pages)
}

/// Bytes of files that are written into at the same time, in MiB; a larger file has the room to itself.
const ROOM: u32 = 1024;
/// How many times a file is in memory while it is written into: as it was, as it becomes, and while it is validated.
const COPIES: u64 = 4;

/// One for the process: memory is the process's.
static DESK: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(ROOM as usize)));

/// A file in memory, and the room it takes while it is written into.
pub(crate) struct Sheet {
    pub(crate) bytes: Bytes,
    _room: OwnedSemaphorePermit,
}

/// Reads and writes the files of documents.
#[derive(Clone)]
pub(crate) struct Papers {
    db: Db,
    blobs: Blobs,
}

/// A new version of a document: its bytes are durable, its row is not there yet.
pub(crate) struct NewVersion {
    pub(crate) document: Id<kinds::Document>,
    made: documents::Made,
    blobs: Blobs,
}

/// The documents of an envelope as they are sent: those with form fields in a new version, the others as they are.
pub(crate) struct Prepared {
    changed: Vec<NewVersion>,
    unchanged: Versions,
}

impl Papers {
    pub(crate) fn new(db: Db, blobs: Blobs) -> Self {
        Self { db, blobs }
    }

    /// All bytes of a version, as soon as there is room for them.
    pub(crate) async fn read(&self, caller: &Caller, document: Id<kinds::Document>, version: i32) -> Result<Sheet> {
        let mut tx = self.db.read(caller).await?;
        let size = documents::version(&mut tx, document, version).await?.size;
        drop(tx);
        let _room = room(size).await?;
        let mut tx = self.db.read(caller).await?;
        let bytes = documents::bytes(&mut tx, &self.blobs, document, documents::Pick::from(version)).await?;
        Ok(Sheet { bytes, _room })
    }

    /// Writes the bytes of a new version.
    pub(crate) async fn write(
        &self,
        caller: &Caller,
        document: Id<kinds::Document>,
        file: Bytes,
    ) -> Result<NewVersion> {
        let made = documents::make(&self.db, &self.blobs, caller, file).await?;
        Ok(NewVersion {
            document,
            made,
            blobs: self.blobs.clone(),
        })
    }
    /// Writes the form fields of all recipients into the documents, one document after the other.
    ///
    /// # Errors
    /// `PDF_…` when a document cannot take them.
    pub(crate) async fn prepare(&self, caller: &Caller, envelope: &Envelope) -> Result<Prepared> {
        let mut prepared = Prepared {
            changed: vec![],
            unchanged: Versions::new(),
        };
        for document in &envelope.documents {
            let (id, number) = (document.document, document.current_version);
            let fields = form::fields(envelope, id);
            if fields.is_empty() {
                let mut tx = self.db.read(caller).await?;
                prepared
                    .unchanged
                    .insert(id, version(&documents::version(&mut tx, id, number).await?));
                continue;
            }
            let sheet = self.read(caller, id, number).await?;
            let file = sheet.bytes.clone();
            let with_fields = tokio::task::spawn_blocking(move || signatures::prepare_fields(file, &fields));
            let with_fields = with_fields.await.map_err(Error::internal)??;
            prepared.changed.push(self.write(caller, id, with_fields.into()).await?);
        }
        // Rows are locked in the same order by everybody, so that nobody waits in a circle.
        prepared.changed.sort_by_key(|new| new.document);
        Ok(prepared)
    }

    /// The bytes of a version in chunks, each verified before it is given.
    pub(crate) async fn open(
        &self,
        tx: &mut Tx,
        document: Id<kinds::Document>,
        version: i32,
    ) -> Result<impl Stream<Item = Result<Bytes>> + Send + use<>> {
        documents::open(tx, &self.blobs, document, documents::Pick::from(version)).await
    }

    /// A page of a version as a PNG image.
    pub(crate) async fn draw(
        &self,
        tx: Tx,
        document: Id<kinds::Document>,
        version: i32,
        page: i32,
        width: i32,
    ) -> Result<Vec<u8>> {
        documents::draw(tx, &self.blobs, document, documents::Pick::from(version), page, width).await
    }
}

impl NewVersion {
    /// Keeps the row, in the commit of the act that made it.
    pub(crate) async fn keep(
        self,
        tx: &mut Tx,
        envelope: Id<kinds::Envelope>,
        recipient: Option<Id<kinds::Recipient>>,
    ) -> Result<Version> {
        let kept = documents::add_version(tx, &self.blobs, self.document, self.made, envelope, recipient).await?;
        Ok(version(&kept))
    }
}

impl Prepared {
    /// Keeps the new versions, and tells the versions of all documents.
    pub(crate) async fn keep(self, tx: &mut Tx, envelope: Id<kinds::Envelope>) -> Result<Versions> {
        let mut versions = self.unchanged;
        for new in self.changed {
            let document = new.document;
            versions.insert(document, new.keep(tx, envelope, None).await?);
        }
        Ok(versions)
    }
}

async fn room(size: i64) -> Result<OwnedSemaphorePermit> {
    let bytes = u64::try_from(size).unwrap_or(u64::MAX).saturating_mul(COPIES);
    let mib = u32::try_from(bytes.div_ceil(1 << 20)).unwrap_or(ROOM).clamp(1, ROOM);
    DESK.clone().acquire_many_owned(mib).await.map_err(Error::internal)
}

fn version(of: &documents::Version) -> Version {
    Version {
        number: of.number,
        sha256: of.sha256.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}
