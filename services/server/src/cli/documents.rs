//! `chancery documents`: uploads, lists, shows and downloads them.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use contracts::chancery::documents::v1::{
    Document, GetDocumentRequest, ListDocumentsRequest, ListDocumentsResponse, UploadHeader,
};
use kernel::Result;
use serde_json::json;

use super::output::{Table, plain, size, time};
use super::remote::{Connected, EXIT_CODES, Remote};
use super::upload::upload;
use super::whole_file::{WholeFile, safe_name};
use crate::client::{Client, call, gather};

/// Keep documents on the server
#[derive(Args, Debug)]
pub struct Documents {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    #[command(after_help = EXIT_CODES)]
    Upload(Upload),
    #[command(after_help = EXIT_CODES)]
    List(List),
    #[command(after_help = EXIT_CODES)]
    Show(Show),
    #[command(after_help = EXIT_CODES)]
    Download(Download),
}

impl Documents {
    /// Does it.
    pub fn run(self) -> ExitCode {
        match self.what {
            What::Upload(upload) => upload.run(),
            What::List(list) => list.run(),
            What::Show(show) => show.run(),
            What::Download(download) => download.run(),
        }
    }
}

async fn get(client: &Client, id: &str) -> Result<Document> {
    call!(
        client.documents(),
        get_document,
        GetDocumentRequest { id: id.to_owned() }
    )
    .await
}

/// Upload PDFs
#[derive(Args, Debug)]
struct Upload {
    /// The PDFs
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A word to find them by; may be given several times
    #[arg(long)]
    tag: Vec<String>,
    #[command(flatten)]
    remote: Remote,
}

impl Upload {
    fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, .. }| {
            for path in &self.files {
                let header = UploadHeader {
                    tags: self.tag.clone(),
                    ..Default::default()
                };
                let document = upload(&client, path, header).await?;
                out.tell(&document, || describe(&document))?;
            }
            Ok(())
        })
    }
}

/// List the documents of your organization, newest first
#[derive(Args, Debug)]
struct List {
    /// Only those with this word
    #[arg(long, default_value = "", hide_default_value = true)]
    tag: String,
    /// At most so many
    #[arg(long, default_value_t = 50)]
    limit: usize,
    #[command(flatten)]
    remote: Remote,
}

impl List {
    fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, .. }| {
            let page = |page_size, page_token| {
                let tag = self.tag.clone();
                let request = ListDocumentsRequest {
                    page_size,
                    page_token,
                    tag,
                };
                call!(client.documents(), list_documents, request)
            };
            let all: ListDocumentsResponse = gather(self.limit, page).await?;
            out.show(&all, || table(&all.documents))
        })
    }
}

fn table(documents: &[Document]) -> String {
    let mut table = Table::new(["DOCUMENT", "PAGES", "SIZE", "UPLOADED", "NAME"]);
    for document in documents {
        let version = document.latest_version.clone().unwrap_or_default();
        table.row([
            document.id.clone(),
            version.page_count.to_string(),
            size(version.size_bytes.unsigned_abs()),
            time(document.create_time.as_ref()),
            plain(&document.name),
        ]);
    }
    table.or("There are no documents.")
}

/// Show a document, and what its preflight has found
#[derive(Args, Debug)]
struct Show {
    /// `doc_…`
    document: String,
    #[command(flatten)]
    remote: Remote,
}

impl Show {
    fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, .. }| {
            let document = get(&client, &self.document).await?;
            out.show(&document, || describe(&document))
        })
    }
}

fn describe(document: &Document) -> String {
    let version = document.latest_version.clone().unwrap_or_default();
    let (number, pages) = (version.number, version.page_count);
    let length = size(version.size_bytes.unsigned_abs());
    let facts = format!(
        "  version {number}, {pages} pages, {length}, SHA-256 {}",
        version.sha256
    );
    let findings = version.preflight.into_iter().flat_map(|preflight| preflight.findings);
    let findings = findings.map(|finding| format!("  {}", plain(&finding.message)));
    let head = [format!("{}  {}", plain(&document.name), document.id), facts];
    head.into_iter().chain(findings).collect::<Vec<_>>().join("\n")
}

/// Download a document
#[derive(Args, Debug)]
struct Download {
    /// `doc_…`
    document: String,
    /// Number of the version [default: the newest]
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    version: i32,
    /// The file to write [default: the document's name, here]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    remote: Remote,
}

impl Download {
    fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, .. }| {
            let path = match &self.out {
                Some(path) => path.clone(),
                None => PathBuf::from(safe_name(&get(&client, &self.document).await?.name)),
            };
            let mut file = WholeFile::begin(&path)?;
            let length = client
                .download_document(&self.document, self.version, &mut file)
                .await?;
            if self.force {
                file.replace()?
            } else {
                file.add()?
            }
            out.show_value(
                || json!({ "path": path, "sizeBytes": length }),
                || format!("{}, {}", path.display(), size(length)),
            );
            Ok(())
        })
    }
}
