//! Which files an assistant can touch: those under the folders its user has allowed, by their real paths.

use std::path::{Path, PathBuf};

use bytes::Bytes;
use kernel::{Error, Result};

use crate::cli::upload::read_pdf;

/// The folders, without symbolic links and dots.
#[derive(Clone, Debug, Default)]
pub struct Folders(Vec<PathBuf>);

impl Folders {
    /// Allows these.
    ///
    /// # Errors
    /// `FOLDER_NOT_ALLOWED` when one is no folder.
    pub fn allow(folders: &[PathBuf]) -> Result<Self> {
        let real = |folder: &PathBuf| match folder.canonicalize() {
            Ok(real) if real.is_dir() => Ok(real),
            _ => Err(Error::invalid(
                "FOLDER_NOT_ALLOWED",
                folder.display().to_string(),
                "must be a folder that is there",
            )),
        };
        folders.iter().map(real).collect::<Result<_>>().map(Self)
    }

    /// The bytes of a PDF in one of them.
    ///
    /// # Errors
    /// `FOLDER_NOT_ALLOWED`, `FILE_UNREADABLE`, `DOCUMENT_TOO_LARGE`, `PDF_NOT_A_PDF`.
    pub fn read(&self, path: &str) -> Result<Bytes> {
        let path = self.admit(path)?;
        if !path.is_file() {
            return Err(Error::invalid(
                "FILE_UNREADABLE",
                path.display().to_string(),
                "must be a file",
            ));
        }
        let file = read_pdf(&path)?;
        // A PDF may begin a little later; what is none has no business on a server.
        let head = &file[..file.len().min(1024)];
        if !head.windows(5).any(|window| window == b"%PDF-") {
            let message = format!("{}: is not a PDF", path.display());
            return Err(Error::precondition("PDF_NOT_A_PDF", message));
        }
        Ok(file)
    }

    /// A folder in one of them that is there.
    ///
    /// # Errors
    /// `FOLDER_NOT_ALLOWED`.
    pub fn folder(&self, path: &str) -> Result<PathBuf> {
        self.admit(path).and_then(|real| match real.is_dir() {
            true => Ok(real),
            false => Err(self.refusal(path)),
        })
    }

    /// What is not there, what cannot be seen and what is not allowed look the same from outside.
    fn admit(&self, path: &str) -> Result<PathBuf> {
        let real = Path::new(path).canonicalize().ok();
        real.filter(|real| self.0.iter().any(|folder| real.starts_with(folder)))
            .ok_or_else(|| self.refusal(path))
    }

    fn refusal(&self, path: &str) -> Error {
        let allowed: Vec<_> = self.0.iter().map(|folder| folder.display().to_string()).collect();
        let remedy = match allowed.as_slice() {
            [] => "is out of reach: the user has allowed no folder; they can, with --allow-folder".to_owned(),
            allowed => format!(
                "must be there, and under a folder the user has allowed: {}",
                allowed.join(", ")
            ),
        };
        Error::invalid("FOLDER_NOT_ALLOWED", path, remedy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_allowed_folders_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let (inside, outside) = (dir.path().join("in"), dir.path().join("out"));
        for folder in [&inside, &outside] {
            std::fs::create_dir(folder).unwrap();
            std::fs::write(folder.join("a.pdf"), "%PDF-1.7").unwrap();
        }
        std::os::unix::fs::symlink(outside.join("a.pdf"), inside.join("link.pdf")).unwrap();
        std::fs::write(inside.join("secrets.txt"), "password").unwrap();
        std::fs::create_dir(dir.path().join("in-not")).unwrap();
        std::fs::write(dir.path().join("in-not/a.pdf"), "%PDF-1.7").unwrap();
        let folders = Folders::allow(std::slice::from_ref(&inside)).unwrap();
        let read = |path: &Path| folders.read(path.to_str().unwrap()).map_err(|error| error.reason());
        assert!(read(&inside.join("a.pdf")).is_ok());
        for path in [
            "../out/a.pdf",
            "link.pdf",
            "../in-not/a.pdf",
            "missing.pdf",
            "/etc/passwd",
        ] {
            assert_eq!(read(&inside.join(path)).unwrap_err(), "FOLDER_NOT_ALLOWED", "{path}");
        }
        assert_eq!(read(&inside.join("secrets.txt")).unwrap_err(), "PDF_NOT_A_PDF");
        assert_eq!(read(&inside).unwrap_err(), "FILE_UNREADABLE");
        let nothing = Folders::default().read(inside.join("a.pdf").to_str().unwrap());
        assert_eq!(nothing.unwrap_err().reason(), "FOLDER_NOT_ALLOWED");
    }
}
