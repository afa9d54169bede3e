//! Large files up and down, many at once.

use std::path::Path;
use std::time::Instant;

use bytes::Bytes;
use contracts::chancery::documents::v1::document_service_client::DocumentServiceClient;
use contracts::chancery::documents::v1::upload_document_request::Payload;
use contracts::chancery::documents::v1::{DownloadDocumentRequest, UploadDocumentRequest, UploadHeader};
use futures::future::try_join_all;
use kernel::{Error, Result};
use serde_json::{Value, json};
use tokio_stream::iter;

use crate::account::{Client, refused};

/// Bytes of a chunk of an upload.
const CHUNK: usize = 256 * 1024;

/// The bytes of a file.
pub fn read(path: &Path) -> Result<Bytes> {
    let bytes = std::fs::read(path)
        .map_err(|e| Error::invalid("FILE_UNREADABLE", path.display().to_string(), e.to_string()))?;
    Ok(bytes.into())
}

/// Uploads a file; gives the document's identifier.
pub async fn upload_one(client: Client, pdf: Bytes) -> Result<String> {
    let header = UploadHeader {
        name: "load.pdf".to_owned(),
        ..Default::default()
    };
    let chunks = (0..pdf.len()).step_by(CHUNK);
    let chunks = chunks.map(move |at| Payload::Chunk(pdf.slice(at..pdf.len().min(at + CHUNK))));
    let messages = std::iter::once(Payload::Header(header)).chain(chunks);
    let messages = messages.map(|payload| UploadDocumentRequest { payload: Some(payload) });
    let document = DocumentServiceClient::new(client).upload_document(iter(messages)).await;
    Ok(document.map_err(refused)?.into_inner().id)
}

/// Uploads the same file `count` times at once.
pub async fn upload(client: Client, pdf: &Path, count: usize) -> Result<Value> {
    let pdf = read(pdf)?;
    let begin = Instant::now();
    let uploads = (0..count).map(|_| upload_one(client.clone(), pdf.clone()));
    let ids = try_join_all(uploads).await?;
    Ok(json!({ "ids": ids, "mb_per_second": megabytes(count * pdf.len(), begin) }))
}

/// Downloads these documents at once.
pub async fn download(client: Client, ids: Vec<String>) -> Result<Value> {
    let begin = Instant::now();
    let sizes = try_join_all(ids.into_iter().map(|id| download_one(client.clone(), id))).await?;
    Ok(json!({ "mb_per_second": megabytes(sizes.iter().sum(), begin) }))
}

/// A million bytes a second, since `begin`.
fn megabytes(bytes: usize, begin: Instant) -> f64 {
    bytes as f64 / 1e6 / begin.elapsed().as_secs_f64()
}

async fn download_one(client: Client, id: String) -> Result<usize> {
    let request = DownloadDocumentRequest { id, version_number: 0 };
    let stream = DocumentServiceClient::new(client).download_document(request).await;
    let (mut stream, mut size) = (stream.map_err(refused)?.into_inner(), 0);
    while let Some(message) = stream.message().await.map_err(refused)? {
        size += message.chunk.len();
    }
    Ok(size)
}
