//! Blobs as files in a directory: `ab/blob_…ab`, complete and durable before they have their name.

use std::path::{Path, PathBuf};

use async_trait::async_trait;
use bytes::Bytes;
use futures::stream::{self, BoxStream};
use futures::{StreamExt as _, TryStreamExt as _};
use kernel::{Error, Result, Timestamp};
use tokio::fs::{self, DirBuilder, File, OpenOptions, ReadDir};
use tokio::io::AsyncWriteExt as _;
use tokio_util::io::ReaderStream;

use super::store::{BlobStore, BlobWriter, Stored};

/// Ends the name of a file that is not complete yet.
const DRAFT: &str = ".part";
const READ_AT_ONCE: usize = 64 * 1024;

/// The blob store of a single machine.
pub struct BlobFiles {
    root: PathBuf,
}

impl BlobFiles {
    /// Blobs in this directory, which is made (0700) when it is missing.
    ///
    /// # Errors
    /// `UNAVAILABLE` / `BLOB_STORE_UNAVAILABLE`.
    pub async fn open(root: impl Into<PathBuf>) -> Result<Self> {
        let root = root.into();
        private_directory(&root).await.map_err(unavailable)?;
        Ok(Self { root })
    }

    /// Spread by the end of the name: the beginning of an identifier is its time, the end is random.
    fn directory(&self, name: &str) -> PathBuf {
        let name = name.strip_suffix(DRAFT).unwrap_or(name);
        let start = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
        self.root.join(&name[start..])
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory(name).join(name)
    }
}

async fn private_directory(path: &Path) -> std::io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path).await
}

async fn sync_directory(path: &Path) -> std::io::Result<()> {
    File::open(path).await?.sync_all().await
}

fn unavailable(cause: std::io::Error) -> Error {
    let message = "the blob store is away or full; repeat with back-off";
    Error::unavailable("BLOB_STORE_UNAVAILABLE", message, cause)
}

#[async_trait]
impl BlobStore for BlobFiles {
    async fn create(&self, name: &str) -> Result<Box<dyn BlobWriter>> {
        let writer = FileWriter::create(self, name).await.map_err(unavailable)?;
        Ok(Box::new(writer))
    }

    async fn read(&self, name: &str) -> Result<Option<BoxStream<'static, Result<Bytes>>>> {
        match File::open(self.path(name)).await {
            Ok(file) => Ok(Some(
                ReaderStream::with_capacity(file, READ_AT_ONCE)
                    .map_err(unavailable)
                    .boxed(),
            )),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(unavailable(error)),
        }
    }

    async fn delete(&self, name: &str) -> Result<()> {
        match fs::remove_file(self.path(name)).await {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(unavailable(error)),
            _ => Ok(()),
        }
    }

    async fn list(&self) -> Result<BoxStream<'static, Result<Stored>>> {
        let directories = fs::read_dir(&self.root).await.map_err(unavailable)?;
        let files = entries(directories)
            .try_filter_map(async |entry| {
                let inside = entry.file_type().await?.is_dir();
                Ok(if inside {
                    Some(entries(fs::read_dir(entry.path()).await?))
                } else {
                    None
                })
            })
            .try_flatten()
            .try_filter_map(stored);
        Ok(files.map_err(unavailable).boxed())
    }
}

fn entries(directory: ReadDir) -> BoxStream<'static, std::io::Result<fs::DirEntry>> {
    stream::try_unfold(directory, async |mut directory| {
        let entry = directory.next_entry().await?;
        Ok(entry.map(|entry| (entry, directory)))
    })
    .boxed()
}

/// Nothing when the file went away since its directory was read.
async fn stored(entry: fs::DirEntry) -> std::io::Result<Option<Stored>> {
    let modified = match entry.metadata().await {
        Ok(metadata) => metadata.modified()?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let since = modified.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let modified = Timestamp::from_unix_seconds(0).plus(since);
    let name = entry.file_name().into_string().ok();
    Ok(name.map(|name| Stored { name, modified }))
}

/// Writes beside the final name; dropped before the end it leaves nothing.
struct FileWriter {
    file: File,
    draft: PathBuf,
    path: PathBuf,
    root: PathBuf,
    finished: bool,
}

impl FileWriter {
    async fn create(store: &BlobFiles, name: &str) -> std::io::Result<Self> {
        private_directory(&store.directory(name)).await?;
        let path = store.path(name);
        let draft = store.path(&format!("{name}{DRAFT}"));
        let file = OpenOptions::new()
            .create_new(true)
            .write(true)
            .mode(0o600)
            .open(&draft)
            .await?;
        Ok(Self {
            file,
            draft,
            path,
            root: store.root.clone(),
            finished: false,
        })
    }

    async fn make_durable(&mut self) -> std::io::Result<()> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        fs::rename(&self.draft, &self.path).await?;
        self.finished = true;
        // The directory holds the name, and the root holds the directory, which may be new.
        if let Some(directory) = self.path.parent() {
            sync_directory(directory).await?;
        }
        sync_directory(&self.root).await
    }
}

#[async_trait]
impl BlobWriter for FileWriter {
    async fn write(&mut self, bytes: Bytes) -> Result<()> {
        self.file.write_all(&bytes).await.map_err(unavailable)
    }

    async fn finish(mut self: Box<Self>) -> Result<()> {
        self.make_durable().await.map_err(unavailable)
    }
}

impl Drop for FileWriter {
    fn drop(&mut self) {
        if !self.finished {
            // What stays behind after all is swept a day later.
            let _ = std::fs::remove_file(&self.draft);
        }
    }
}
