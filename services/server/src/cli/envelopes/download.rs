//! `chancery envelopes download`: what came of it, as files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use contracts::chancery::envelopes::v1::Envelope;
use contracts::chancery::envelopes::v1::envelope::State;
use kernel::{Error, Result};
use serde_json::json;

use super::get;
use crate::cli::output::{Table, size};
use crate::cli::remote::{Connected, Remote};
use crate::cli::whole_file::{WholeFile, safe_name};
use crate::client::Client;

/// Download the documents of an envelope as they stand and, when it is completed, its certificate of completion
#[derive(Args, Debug)]
pub struct Download {
    /// `env_…`
    envelope: String,
    /// Where the files go
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    out: PathBuf,
    /// Write over files that are there
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    remote: Remote,
}

impl Download {
    /// Downloads each file whole or not at all.
    pub fn run(self) -> ExitCode {
        self.remote.perform(async |Connected { client, out, .. }| {
            let envelope = get(&client, &self.envelope).await?;
            let saved = save(&client, &envelope, &self.out, self.force).await?;
            let file = |saved: &Saved| json!({ "path": saved.path, "sizeBytes": saved.length });
            out.show_value(
                || json!({ "files": saved.iter().map(file).collect::<Vec<_>>() }),
                || {
                    let mut table = Table::new(["FILE", "SIZE"]);
                    saved
                        .iter()
                        .for_each(|saved| table.row([saved.path.display().to_string(), size(saved.length)]));
                    table.or("There are no documents in it.")
                },
            );
            Ok(())
        })
    }
}

/// A file that is there now.
pub struct Saved {
    pub path: PathBuf,
    pub length: u64,
}

/// Saves what there is of the envelope in a folder, which is made when it is missing.
///
/// # Errors
/// `FILE_UNWRITABLE`, also for a file that is there unless `force`; what the server refuses.
pub async fn save(client: &Client, envelope: &Envelope, folder: &Path, force: bool) -> Result<Vec<Saved>> {
    std::fs::create_dir_all(folder)
        .map_err(|cause| Error::invalid("FILE_UNWRITABLE", folder.display().to_string(), cause.to_string()))?;
    let (mut saved, mut names) = (vec![], Names::default());
    for document in &envelope.documents {
        let path = folder.join(names.next(&document.name));
        let mut file = WholeFile::begin(&path)?;
        let length = client
            .download_document(&document.document_id, document.current_version_number, &mut file)
            .await?;
        keep(file, force)?;
        saved.push(Saved { path, length });
    }
    if envelope.state() == State::Completed {
        let path = folder.join(names.next("certificate-of-completion.pdf"));
        let mut file = WholeFile::begin(&path)?;
        let length = client.download_completion(&envelope.id, &mut file).await?;
        keep(file, force)?;
        saved.push(Saved { path, length });
    }
    Ok(saved)
}

fn keep(file: WholeFile, force: bool) -> Result<()> {
    if force { file.replace() } else { file.add() }
}

/// Names of the files of one download: safe, and each once.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    fn next(&mut self, wanted: &str) -> String {
        let name = safe_name(wanted);
        let stem = name.strip_suffix(".pdf").unwrap_or(&name);
        let numbered = |n: u32| {
            if n == 1 {
                format!("{stem}.pdf")
            } else {
                format!("{stem} ({n}).pdf")
            }
        };
        let free = (1..)
            .map(numbered)
            .find(|name| !self.0.contains(name))
            .unwrap_or_default();
        self.0.insert(free.clone());
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_one_name_get_files_of_their_own() {
        let mut names = Names::default();
        let given = ["Lease.pdf", "Lease", "../Lease.pdf", "Lease.pdf"].map(|name| names.next(name));
        assert_eq!(given, ["Lease.pdf", "Lease (2).pdf", "_Lease.pdf", "Lease (3).pdf"]);
    }
}
