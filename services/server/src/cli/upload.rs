//! Local files on their way to the server.

use std::path::Path;

use bytes::Bytes;
use contracts::chancery::documents::v1::{Document, Finding, UploadHeader, finding::Severity};
use indicatif::{ProgressBar, ProgressStyle};
use kernel::{Error, Result};

use super::output::{plain, size};
use super::read;
use crate::client::Client;

/// The server takes no larger file.
const LARGEST: u64 = 256 << 20;

/// Uploads a file under its own name, with a bar on a terminal.
///
/// # Errors
/// `FILE_UNREADABLE`, `DOCUMENT_TOO_LARGE`, and what the server refuses.
pub async fn upload(client: &Client, path: &Path, header: UploadHeader) -> Result<Document> {
    let file = read_pdf(path)?;
    let header = UploadHeader {
        name: file_name(path),
        ..header
    };
    let bar = bar(file.len() as u64, &header.name);
    let shown = bar.clone();
    let uploaded = client
        .upload(header, file, move |taken| shown.set_position(taken))
        .await;
    bar.finish_and_clear();
    uploaded
}

/// The bytes, unless there are more than the server takes.
///
/// # Errors
/// `FILE_UNREADABLE`, `DOCUMENT_TOO_LARGE`.
pub fn read_pdf(path: &Path) -> Result<Bytes> {
    let length = std::fs::metadata(path).map_or(0, |metadata| metadata.len());
    if length > LARGEST {
        let remedy = format!("has {}; the most is {}", size(length), size(LARGEST));
        return Err(Error::invalid("DOCUMENT_TOO_LARGE", path.display().to_string(), remedy));
    }
    read(path).map(Bytes::from)
}

/// The name of the file without its folders.
pub fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn bar(length: u64, name: &str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg}  {bar:30}  {bytes} of {total_bytes}, {eta} left");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length).with_style(style).with_message(plain(name))
}

/// What a person should know about a document before others get it.
pub fn warnings(document: &Document) -> impl Iterator<Item = String> {
    let preflight = document.latest_version.iter().flat_map(|version| &version.preflight);
    let findings = preflight.flat_map(|preflight| &preflight.findings);
    let matters = |finding: &&Finding| finding.severity() != Severity::Info;
    findings.filter(matters).map(|finding| plain(&finding.message))
}
