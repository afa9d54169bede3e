//! `DocumentService`.

use std::collections::HashMap;

use contracts::chancery::documents::v1 as wire;
use contracts::chancery::documents::v1::document_service_server::DocumentService;
use futures::TryStreamExt as _;
use kernel::{Error, Event, Id, PageRequest, Result, kinds};
use rpc::{Call, Reply, ReplyStream};
use store::{BlobReader, Blobs, Db};
use tonic::{Request, Streaming};

use crate::document::{Document, Pick};
use crate::store::{documents, holds, versions};
use crate::{convert, error, page_image};

/// Implements `DocumentService`. Clones share everything.
#[derive(Clone)]
pub struct Documents {
    pub(crate) db: Db,
    pub(crate) blobs: Blobs,
}

impl Documents {
    /// The service on this database, with the bytes in `blobs`.
    #[must_use]
    pub fn new(db: Db, blobs: Blobs) -> Self {
        Self { db, blobs }
    }
}

#[tonic::async_trait]
impl DocumentService for Documents {
    async fn upload_document(&self, request: Request<Streaming<wire::UploadDocumentRequest>>) -> Reply<wire::Document> {
        let (call, messages) = rpc::streaming(request)?;
        let uploaded = self.upload(&call, messages).await;
        uploaded.map_err(|error| call.refuse(&error)).and_then(rpc::reply)
    }

    async fn get_document(&self, request: Request<wire::GetDocumentRequest>) -> Reply<wire::Document> {
        rpc::unary(request, |caller, req| async move {
            let id = Id::parse(&req.id, "id")?;
            let mut tx = self.db.read(&caller).await?;
            let document = documents::get(&mut tx, id).await?;
            let latest = versions::latest(&mut tx, &document).await?;
            Ok(convert::document(document, latest))
        })
        .await
    }

    async fn list_documents(&self, request: Request<wire::ListDocumentsRequest>) -> Reply<wire::ListDocumentsResponse> {
        rpc::unary(request, |caller, req| self.list(caller, req)).await
    }

    async fn update_document(&self, request: Request<wire::UpdateDocumentRequest>) -> Reply<wire::Document> {
        rpc::unary(request, |caller, req| self.update(caller, req)).await
    }

    async fn delete_document(&self, request: Request<wire::DeleteDocumentRequest>) -> Reply<()> {
        rpc::unary(request, |caller, req| self.delete(caller, req)).await
    }

    async fn list_document_versions(
        &self,
        request: Request<wire::ListDocumentVersionsRequest>,
    ) -> Reply<wire::ListDocumentVersionsResponse> {
        rpc::unary(request, |caller, req| async move {
            let id = Id::parse(&req.document_id, "document_id")?;
            let page = PageRequest::parse(req.page_size, &req.page_token)?;
            let mut tx = self.db.read(&caller).await?;
            let document = documents::get(&mut tx, id).await?;
            let page = versions::list(&mut tx, &document, &page).await?.map(Into::into);
            Ok(wire::ListDocumentVersionsResponse {
                versions: page.items,
                next_page_token: page.next_token,
            })
        })
        .await
    }

    type DownloadDocumentStream = ReplyStream<wire::DownloadDocumentResponse>;

    async fn download_document(
        &self,
        request: Request<wire::DownloadDocumentRequest>,
    ) -> Reply<Self::DownloadDocumentStream> {
        rpc::server_streaming(request, |caller, req| async move {
            let content = self.download(&caller, &req).await?;
            Ok(content.map_ok(|chunk| wire::DownloadDocumentResponse { chunk }))
        })
        .await
    }

    async fn render_page(&self, request: Request<wire::RenderPageRequest>) -> Reply<wire::PageImage> {
        rpc::unary(request, |caller, req| async move {
            let id = Id::parse(&req.id, "id")?;
            let mut tx = self.db.read(&caller).await?;
            let document = documents::get(&mut tx, id).await?;
            let latest = versions::latest(&mut tx, &document).await?;
            let png = page_image::draw(tx, &self.blobs, &latest, req.page, req.width).await?;
            Ok(wire::PageImage { png })
        })
        .await
    }
}

impl Documents {
    async fn list(&self, caller: Call, req: wire::ListDocumentsRequest) -> Result<wire::ListDocumentsResponse> {
        let page = PageRequest::parse(req.page_size, &req.page_token)?;
        let mut tx = self.db.read(&caller).await?;
        let page = documents::list(&mut tx, &req.tag, &page).await?;
        let mut latest = HashMap::new();
        if let (Some(newest), Some(oldest)) = (page.items.first(), page.items.last()) {
            let found = versions::latest_between(&mut tx, newest.id, oldest.id).await?;
            latest.extend(found.into_iter().map(|version| (version.document, version)));
        }
        let mut with_version = |document: Document| {
            let version = latest.remove(&document.id);
            let version = version.ok_or_else(|| Error::internal("a document without a version"))?;
            Ok(convert::document(document, version))
        };
        Ok(wire::ListDocumentsResponse {
            documents: page.items.into_iter().map(&mut with_version).collect::<Result<_>>()?,
            next_page_token: page.next_token,
        })
    }

    async fn update(&self, caller: Call, req: wire::UpdateDocumentRequest) -> Result<wire::Document> {
        let (id, change) = convert::change(&req)?;

        let mut tx = rpc::begin!(self.db, caller, req);
        let before = documents::lock(&mut tx, id).await?;
        let after = before.clone().change(change, tx.now())?;
        documents::update(&mut tx, &after).await?;
        tx.record(updated(&before, &after)).await?;
        let latest = versions::latest(&mut tx, &after).await?;
        tx.finish(convert::document(after, latest)).await
    }

    async fn delete(&self, caller: Call, req: wire::DeleteDocumentRequest) -> Result<()> {
        let id = Id::parse(&req.id, "id")?;

        let mut tx = rpc::begin!(self.db, caller, req);
        let document = documents::lock(&mut tx, id).await?;
        document.check_etag(&req.etag)?;
        if holds::any(&mut tx, &document).await? {
            return Err(error::in_use(id));
        }
        documents::delete(&mut tx, &document).await?;
        tx.record(Event::new("document.deleted", id).with("name", document.name))
            .await?;
        tx.finish(()).await
    }

    /// Records the download, then opens the bytes: what the trail does not tell of does not leave.
    async fn download(&self, caller: &Call, req: &wire::DownloadDocumentRequest) -> Result<BlobReader> {
        let id: Id<kinds::Document> = Id::parse(&req.id, "id")?;
        let mut tx = self.db.begin(caller).await?;
        let document = documents::get(&mut tx, id).await?;
        let version = versions::get(&mut tx, &document, Pick::from(req.version_number)).await?;
        let content = self.blobs.read(&mut tx, version.blob).await?;
        tx.record(Event::new("document.downloaded", id).with("version", version.number))
            .await?;
        tx.commit().await?;
        Ok(content)
    }
}

fn updated(before: &Document, after: &Document) -> Event {
    let mut event = Event::new("document.updated", after.id);
    if before.name != after.name {
        event = event.change("name", before.name.as_str(), after.name.as_str());
    }
    if before.tags != after.tags {
        event = event.change("tags", before.tags.0.clone(), after.tags.0.clone());
    }
    if before.metadata != after.metadata {
        let value = |document: &Document| serde_json::json!(document.metadata.0);
        event = event.change("metadata", value(before), value(after));
    }
    event
}
