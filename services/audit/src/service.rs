//! The audit service of the contract.

use contracts::chancery::audit::v1 as proto;
use contracts::chancery::audit::v1::audit_service_server::AuditService;
use futures::StreamExt as _;
use kernel::{Error, Event, Id, Page, PageRequest, Result, kinds};
use rpc::{Call, Reply, ReplyStream};
use store::{BlobReader, Blobs, Db};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tonic::Request;

use crate::reactor::Trail;
use crate::store::{self as sql, CertificateRow};
use crate::verify::verify;
use crate::watch::Watch;
use crate::{convert, error};

/// Serves the audit trail.
pub struct AuditApi {
    db: Db,
    blobs: Blobs,
    grown: watch::Receiver<u64>,
    stop: CancellationToken,
}

impl AuditApi {
    /// A service over these parts; streams ring when `trail` has grown and end with `stop`.
    #[must_use]
    pub fn new(db: Db, blobs: Blobs, trail: &Trail, stop: CancellationToken) -> Self {
        Self {
            db,
            blobs,
            grown: trail.grown(),
            stop,
        }
    }

    async fn verify(&self, call: &Call) -> Result<proto::AuditChainReport> {
        let organization = call.organization()?;
        let mut tx = self.db.read(call).await?;
        let head = sql::head(&mut tx, organization).await?;
        let verdict = verify(&mut tx, organization).await?;
        Ok(convert::report(verdict, head.hash))
    }

    async fn certificate(&self, call: &Call, envelope: Id<kinds::Envelope>) -> Result<CertificateRow> {
        let mut tx = self.db.read(call).await?;
        if let Some(row) = sql::certificate(&mut tx, envelope).await? {
            return Ok(row);
        }
        let known = sql::after(&mut tx, call.organization()?, 0, Some(&envelope.to_string()), 1).await?;
        Err(match known.is_empty() {
            true => Error::not_found(envelope),
            false => error::certificate_pending(envelope),
        })
    }

    /// Opens the certificate and notes that it was downloaded.
    async fn open(&self, call: &Call, envelope: Id<kinds::Envelope>) -> Result<BlobReader> {
        let row = self.certificate(call, envelope).await?;
        let mut tx = self.db.begin(call).await?;
        let reader = self.blobs.read(&mut tx, row.blob_id).await?;
        tx.record(Event::new("document.downloaded", envelope).with("paper", "certificate_of_completion"))
            .await?;
        tx.commit().await?;
        Ok(reader)
    }
}

#[tonic::async_trait]
impl AuditService for AuditApi {
    type WatchAuditEventsStream = ReplyStream<proto::AuditEvent>;
    type DownloadCertificateOfCompletionStream = ReplyStream<proto::DownloadCertificateOfCompletionResponse>;

    async fn get_audit_event(&self, request: Request<proto::GetAuditEventRequest>) -> Reply<proto::AuditEvent> {
        rpc::unary(request, |call, req| async move {
            let mut tx = self.db.read(&call).await?;
            let row = sql::event(&mut tx, call.organization()?, Id::parse(&req.id, "id")?).await?;
            convert::event(&row)
        })
        .await
    }

    async fn list_audit_events(
        &self,
        request: Request<proto::ListAuditEventsRequest>,
    ) -> Reply<proto::ListAuditEventsResponse> {
        rpc::unary(request, |call, req| async move {
            let page = PageRequest::<i64>::parse(req.page_size, &req.page_token)?;
            let filter = convert::filter(req)?;
            let mut tx = self.db.read(&call).await?;
            let rows = sql::list(&mut tx, call.organization()?, &filter, &page).await?;
            let page = Page::from_surplus(rows, page.size, |row| row.sequence);
            let events = page.items.iter().map(convert::event).collect::<Result<_>>()?;
            Ok(proto::ListAuditEventsResponse {
                events,
                next_page_token: page.next_token,
            })
        })
        .await
    }

    async fn watch_audit_events(
        &self,
        request: Request<proto::WatchAuditEventsRequest>,
    ) -> Reply<Self::WatchAuditEventsStream> {
        rpc::server_streaming(request, |call, req| async move {
            let watch = Watch {
                db: self.db.clone(),
                organization: call.organization()?,
                caller: kernel::Caller::clone(&call),
                after: req.after_sequence,
                resource: Some(req.resource_id).filter(|id| !id.is_empty()),
                grown: self.grown.clone(),
                stop: self.stop.clone(),
            };
            Ok(watch.events().map(|row| convert::event(&row?)))
        })
        .await
    }

    async fn verify_audit_chain(
        &self,
        request: Request<proto::VerifyAuditChainRequest>,
    ) -> Reply<proto::AuditChainReport> {
        rpc::unary(request, |call, _| async move { self.verify(&call).await }).await
    }

    async fn get_certificate_of_completion(
        &self,
        request: Request<proto::GetCertificateOfCompletionRequest>,
    ) -> Reply<proto::CertificateOfCompletion> {
        rpc::unary(request, |call, req| async move {
            let row = self
                .certificate(&call, Id::parse(&req.envelope_id, "envelope_id")?)
                .await?;
            let mut tx = self.db.read(&call).await?;
            let blob = self.blobs.read(&mut tx, row.blob_id).await?;
            Ok(convert::certificate(&row, blob.size, &blob.sha256))
        })
        .await
    }

    async fn download_certificate_of_completion(
        &self,
        request: Request<proto::DownloadCertificateOfCompletionRequest>,
    ) -> Reply<Self::DownloadCertificateOfCompletionStream> {
        rpc::server_streaming(request, |call, req| async move {
            let reader = self.open(&call, Id::parse(&req.envelope_id, "envelope_id")?).await?;
            Ok(reader.map(|chunk| Ok(proto::DownloadCertificateOfCompletionResponse { chunk: chunk? })))
        })
        .await
    }
}
