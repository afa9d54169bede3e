//! The signature service of the contract.

use bytes::{Bytes, BytesMut};
use contracts::chancery::signatures::v1 as proto;
use contracts::chancery::signatures::v1::signature_service_server::SignatureService;
use contracts::chancery::signatures::v1::validate_file_request::Payload;
use futures::{Stream, StreamExt as _};
use kernel::{Id, Page, PageRequest, Result, kinds};
use rpc::Reply;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use store::{Blobs, Db};
use tokio::sync::Semaphore;
use tonic::{Request, Streaming};

use crate::sealing::{Signatures, Trust};
use crate::{convert, error, store as sql, validation};

/// Largest file that is validated without being stored.
const MAX_FILE: u64 = 64 << 20;
/// Files held in memory at once; further callers wait.
const CONCURRENT_FILES: usize = 4;
/// How long a file may take to come: whoever drips one in holds a place that others wait for.
const PATIENCE: Duration = Duration::from_secs(120);

/// Serves signatures and validation.
pub struct SignatureApi {
    db: Db,
    blobs: Blobs,
    signatures: Signatures,
    files: Arc<Semaphore>,
}

impl SignatureApi {
    /// A service over these parts.
    #[must_use]
    pub fn new(db: Db, blobs: Blobs, signatures: Signatures) -> Self {
        Self {
            db,
            blobs,
            signatures,
            files: Arc::new(Semaphore::new(CONCURRENT_FILES)),
        }
    }
}

#[tonic::async_trait]
impl SignatureService for SignatureApi {
    async fn get_signature(&self, request: Request<proto::GetSignatureRequest>) -> Reply<proto::Signature> {
        rpc::unary(request, |call, req| async move {
            let mut tx = self.db.read(&call).await?;
            let row = sql::signature(&mut tx, call.organization()?, Id::parse(&req.id, "id")?).await?;
            Ok(convert::signature(row))
        })
        .await
    }

    async fn list_signatures(
        &self,
        request: Request<proto::ListSignaturesRequest>,
    ) -> Reply<proto::ListSignaturesResponse> {
        rpc::unary(request, |call, req| async move {
            let page = PageRequest::<Id<kinds::Signature>>::parse(req.page_size, &req.page_token)?;
            let filter = convert::filter(&req.envelope_id, &req.document_id)?;
            let mut tx = self.db.read(&call).await?;
            let rows = sql::list(&mut tx, call.organization()?, filter, &page).await?;
            let page = Page::from_surplus(rows, page.size, |row| row.id).map(convert::signature);
            Ok(proto::ListSignaturesResponse {
                signatures: page.items,
                next_page_token: page.next_token,
            })
        })
        .await
    }

    async fn validate_file(
        &self,
        request: Request<Streaming<proto::ValidateFileRequest>>,
    ) -> Reply<proto::ValidationReport> {
        let (call, incoming) = rpc::streaming(request)?;
        let validate = async {
            let _place = self.files.acquire().await.map_err(kernel::Error::internal)?;
            let received = tokio::time::timeout(PATIENCE, receive(incoming)).await;
            let (file, trust) = received.map_err(|_| error::too_slow(PATIENCE))??;
            self.signatures.validate(&call, file, Some(trust)).await
        };
        validate
            .await
            .map(|report| tonic::Response::new(convert::report(report)))
            .map_err(|error| call.refuse(&error))
    }

    async fn validate_document(
        &self,
        request: Request<proto::ValidateDocumentRequest>,
    ) -> Reply<proto::ValidationReport> {
        rpc::unary(request, |call, req| async move {
            let document = Id::<kinds::Document>::parse(&req.document_id, "document_id")?;
            let _place = self.files.acquire().await.map_err(kernel::Error::internal)?;
            let mut tx = self.db.read(&call).await?;
            let file = documents::bytes(
                &mut tx,
                &self.blobs,
                document,
                documents::Pick::from(req.version_number),
            )
            .await?;
            drop(tx);
            Ok(convert::report(self.signatures.validate(&call, file, None).await?))
        })
        .await
    }
}

/// Gathers a file and its options from a stream.
async fn receive(incoming: impl Stream<Item = Result<proto::ValidateFileRequest>>) -> Result<(Bytes, Trust)> {
    let mut incoming = pin!(incoming);
    let (mut file, mut trust, mut begun) = (BytesMut::new(), Trust::default(), false);
    while let Some(message) = incoming.next().await {
        match message?.payload {
            Some(Payload::Options(options)) if !begun => trust = options_of(options)?,
            Some(Payload::Options(_)) => return Err(error::options_late()),
            Some(Payload::Chunk(chunk)) if (file.len() + chunk.len()) as u64 > MAX_FILE => {
                return Err(error::too_large(MAX_FILE));
            }
            Some(Payload::Chunk(chunk)) => file.extend_from_slice(&chunk),
            None => {}
        }
        begun = true;
    }
    Ok((file.freeze(), trust))
}

fn options_of(options: proto::ValidationOptions) -> Result<Trust> {
    let anchors = match options.trust_pem.is_empty() {
        true => vec![],
        false => validation::anchors_from_pem(options.trust_pem.as_bytes())?,
    };
    Ok(Trust {
        anchors,
        password: Some(options.password).filter(|p| !p.is_empty()),
    })
}
