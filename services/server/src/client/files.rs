//! Files to the server and from it, in chunks.

use std::io::Write;

use bytes::Bytes;
use contracts::chancery::documents::v1::{self as documents, Document, UploadDocumentRequest, UploadHeader};
use contracts::chancery::signatures::v1::validate_file_request::Payload as Piece;
use contracts::chancery::signatures::v1::{ValidateFileRequest, ValidationReport};
use kernel::{Error, Result};
use tonic::{Response, Streaming};

use super::{Client, Run, patiently, refused};

/// Bytes of a chunk of an upload.
const CHUNK: usize = 256 * 1024;

fn chunks(file: Bytes) -> impl Iterator<Item = Bytes> + Send {
    let length = file.len();
    (0..length)
        .step_by(CHUNK)
        .map(move |at| file.slice(at..length.min(at + CHUNK)))
}

/// SHA-256 in lower-case hexadecimal digits, as the contracts write it.
fn sha256(file: &[u8]) -> String {
    let digest = openssl::sha::sha256(file);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Client {
    /// Uploads a file; `progress` hears after each chunk how many bytes have been taken. A broken upload is repeated, and becomes one document:
    /// the one of an earlier upload, when the header carries its `request_id`.
    ///
    /// # Errors
    /// What the server refuses.
    pub async fn upload<P>(&self, header: UploadHeader, file: Bytes, progress: P) -> Result<Document>
    where
        P: Fn(u64) + Clone + Send + 'static,
    {
        use documents::upload_document_request::Payload;
        let mut header = UploadHeader {
            sha256: sha256(&file),
            ..header
        };
        if header.request_id.is_empty() {
            header.request_id = Run::begin()?.step("upload");
        }
        patiently(move || {
            let (mut service, header, file) = (self.documents(), header.clone(), file.clone());
            let (progress, mut taken) = (progress.clone(), 0);
            let chunks = chunks(file).inspect(move |chunk| {
                taken += chunk.len() as u64;
                progress(taken);
            });
            let messages = std::iter::once(Payload::Header(header)).chain(chunks.map(Payload::Chunk));
            let messages = messages.map(|payload| UploadDocumentRequest { payload: Some(payload) });
            async move {
                let answer = service.upload_document(tokio_stream::iter(messages)).await;
                answer.map(Response::into_inner)
            }
        })
        .await
    }

    /// Has the server validate a signed file of anybody's.
    ///
    /// # Errors
    /// `PDF_…` when it cannot be read.
    pub async fn validate(&self, file: Bytes) -> Result<ValidationReport> {
        patiently(move || {
            let (mut service, file) = (self.signatures(), file.clone());
            let messages = chunks(file).map(|chunk| ValidateFileRequest {
                payload: Some(Piece::Chunk(chunk)),
            });
            async move {
                let answer = service.validate_file(tokio_stream::iter(messages)).await;
                answer.map(Response::into_inner)
            }
        })
        .await
    }

    /// Downloads a version of a document, 0 for the newest; tells how many bytes came.
    ///
    /// # Errors
    /// What the server refuses, and `FILE_UNWRITABLE`.
    pub async fn download_document(&self, id: &str, version_number: i32, into: &mut impl Write) -> Result<u64> {
        let request = documents::DownloadDocumentRequest {
            id: id.to_owned(),
            version_number,
        };
        let stream = self.documents().download_document(request).await.map_err(refused)?;
        receive(stream.into_inner(), |message| message.chunk, into).await
    }

    /// Downloads the certificate of completion of an envelope; tells how many bytes came.
    ///
    /// # Errors
    /// What the server refuses, and `FILE_UNWRITABLE`.
    pub async fn download_completion(&self, envelope_id: &str, into: &mut impl Write) -> Result<u64> {
        let request = contracts::chancery::audit::v1::DownloadCertificateOfCompletionRequest {
            envelope_id: envelope_id.to_owned(),
        };
        let stream = self.audit().download_certificate_of_completion(request).await;
        receive(stream.map_err(refused)?.into_inner(), |message| message.chunk, into).await
    }
}

/// Writes a download as it comes; tells how many bytes came.
///
/// # Errors
/// What ends the stream before its time, and `FILE_UNWRITABLE`.
async fn receive<T>(mut stream: Streaming<T>, chunk: impl Fn(T) -> Bytes, into: &mut impl Write) -> Result<u64> {
    let mut length = 0;
    while let Some(message) = stream.message().await.map_err(refused)? {
        let chunk = chunk(message);
        length += chunk.len() as u64;
        into.write_all(&chunk)
            .map_err(|cause| Error::invalid("FILE_UNWRITABLE", "download", cause.to_string()))?;
    }
    Ok(length)
}
