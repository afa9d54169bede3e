//! [`Pdf`]: a file opened once, with its password checked and its limits kept.

use crate::error;
use bytes::Bytes;
use kernel::Result;
use lopdf::{Document, LoadOptions, SaveOptions};
use std::fmt;
use std::sync::OnceLock;

/// Bytes one stream may decompress to while a file is read: a small crafted file must not fill the memory.
const MAX_DECOMPRESSED: usize = 64 << 20;

/// A PDF file in memory. Cheap to share: the bytes are reference counted and never change.
pub struct Pdf {
    bytes: Bytes,
    password: Option<String>,
    document: OnceLock<Document>,
}

impl Pdf {
    /// Opens a file, with the user or the owner password where one is needed.
    ///
    /// # Errors
    /// `PDF_EMPTY`, `PDF_NOT_A_PDF`, `PDF_DAMAGED`, `PDF_PASSWORD_REQUIRED`, `PDF_PASSWORD_WRONG`.
    pub fn open(bytes: impl Into<Bytes>, password: Option<&str>) -> Result<Self> {
        let pdf = Self {
            bytes: bytes.into(),
            password: password.map(str::to_owned),
            document: OnceLock::new(),
        };
        if pdf.bytes.is_empty() {
            return Err(error::empty());
        }
        if !pdf.bytes.starts_with(b"%PDF-") {
            return Err(error::not_a_pdf());
        }
        pdf.document()?;
        Ok(pdf)
    }

    /// The file as it was given.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// Every object of the newest revision, decrypted. Loaded on first use.
    ///
    /// # Errors
    /// `PDF_DAMAGED` when the objects cannot be read.
    pub fn document(&self) -> Result<&Document> {
        if let Some(document) = self.document.get() {
            return Ok(document);
        }
        let options = LoadOptions {
            password: self.password.clone(),
            max_decompressed_size: Some(MAX_DECOMPRESSED),
            ..LoadOptions::default()
        };
        let document = Document::load_mem_with_options(&self.bytes, options).map_err(error::unreadable)?;
        if document.is_encrypted() {
            return Err(error::password_required());
        }
        Ok(self.document.get_or_init(|| document))
    }

    /// A copy without encryption, for a renderer only: it is another file, and no signature in it holds.
    ///
    /// # Errors
    /// `PDF_DAMAGED` when the objects cannot be read.
    pub fn decrypted(&self) -> Result<Vec<u8>> {
        let mut document = self.document()?.clone();
        if document.encryption_state.is_none() {
            return Ok(self.bytes.to_vec());
        }
        document.encryption_state = None;
        document.trailer.remove(b"Encrypt");
        let mut out = Vec::with_capacity(self.bytes.len());
        document
            .save_with_options(&mut out, SaveOptions::default())
            .map_err(error::damaged)?;
        Ok(out)
    }
}

impl fmt::Debug for Pdf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pdf({} bytes)", self.bytes.len())
    }
}
