//! Files that are written whole or not at all.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use kernel::{Error, Result};
use tempfile::NamedTempFile;

/// A file that grows beside its place and is moved there when it is done: no reader sees half of it, and what is given up leaves nothing.
pub struct WholeFile {
    file: NamedTempFile,
    path: PathBuf,
}

impl WholeFile {
    /// Begins one.
    ///
    /// # Errors
    /// `FILE_UNWRITABLE`.
    pub fn begin(path: &Path) -> Result<Self> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let file = NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(|cause| unwritable(path, cause))?;
        let path = path.to_owned();
        Ok(Self { file, path })
    }

    /// Puts it in its place, over what is there.
    ///
    /// # Errors
    /// `FILE_UNWRITABLE`.
    pub fn replace(self) -> Result<()> {
        let Self { file, path } = self;
        sync(&file, &path)?;
        file.persist(&path)
            .map(drop)
            .map_err(|cause| unwritable(&path, cause.error))
    }

    /// Puts it in its place, unless something is there.
    ///
    /// # Errors
    /// `FILE_UNWRITABLE`.
    pub fn add(self) -> Result<()> {
        let Self { file, path } = self;
        sync(&file, &path)?;
        let done = file.persist_noclobber(&path).map(drop);
        done.map_err(|cause| match cause.error.kind() {
            io::ErrorKind::AlreadyExists => unwritable(&path, "exists already; --force writes over it"),
            _ => unwritable(&path, cause.error),
        })
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn sync(file: &NamedTempFile, path: &Path) -> Result<()> {
    file.as_file().sync_all().map_err(|cause| unwritable(path, cause))
}

fn unwritable(path: &Path, cause: impl Display) -> Error {
    Error::invalid("FILE_UNWRITABLE", path.display().to_string(), cause.to_string())
}

/// A name that others gave to a file, as the name of one in a folder of ours: no path, nothing hidden, no control characters.
pub fn safe_name(name: &str) -> String {
    let unsafe_in_names = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':');
    let name: String = name.chars().map(|c| if unsafe_in_names(c) { '_' } else { c }).collect();
    let name = name.trim().trim_start_matches('.');
    let short: String = name.chars().take(80).collect();
    if short.is_empty() { "document".to_owned() } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_by_others_stays_in_the_folder() {
        for (given, safe) in [
            ("Lease.pdf", "Lease.pdf"),
            ("../../.ssh/authorized_keys", "_.._.ssh_authorized_keys"),
            ("/etc/passwd", "_etc_passwd"),
            (".bashrc", "bashrc"),
            ("a\u{0}b\nc", "a_b_c"),
            ("..", "document"),
        ] {
            assert_eq!(safe_name(given), safe);
        }
    }

    #[test]
    fn what_is_there_stays_unless_it_is_to_be_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        let write = |text: &str| {
            let mut file = WholeFile::begin(&path).unwrap();
            file.write_all(text.as_bytes()).unwrap();
            file
        };
        write("one").add().unwrap();
        assert_eq!(write("two").add().unwrap_err().reason(), "FILE_UNWRITABLE");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one");
        write("three").replace().unwrap();
        drop(write("four"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "three");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
