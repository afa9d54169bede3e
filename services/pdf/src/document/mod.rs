//! [`Pdf`]: a file opened once, its password checked and its limits kept. Objects are read when they are asked for.

mod encryption;
pub(crate) mod lexer;
pub(crate) mod objects;
mod page;
mod repair;
pub(crate) mod xref;

use crate::error;
use bytes::Bytes;
use encryption::Encryption;
use kernel::Result;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, SaveOptions};
use objects::ObjectStreams;
pub(crate) use page::rectangle;
pub use page::{Page, Rect, page_space};
use std::fmt;
use std::sync::OnceLock;
use std::sync::atomic::AtomicUsize;
use xref::Xref;

/// Bytes one stream may decompress to while a file is read: a small crafted file must not fill the memory.
pub(crate) const MAX_DECOMPRESSED: usize = 64 << 20;
/// Largest file: offsets in cross-reference tables and byte ranges stay within ten digits and 32 bits.
const MAX_FILE: usize = u32::MAX as usize;

/// A PDF file in memory. The bytes are reference counted and never change.
pub struct Pdf {
    pub(crate) bytes: Bytes,
    pub(crate) xref: Xref,
    pub(crate) encryption: Option<Encryption>,
    pub(crate) streams: ObjectStreams,
    pub(crate) repaired: Option<String>,
    /// Bytes of objects read so far.
    read: AtomicUsize,
    catalog: Dictionary,
    pages: Vec<Page>,
    password: Option<String>,
    document: OnceLock<Document>,
}

impl Pdf {
    /// Opens a file, with the user or the owner password where one is needed.
    ///
    /// A file whose cross-reference data is broken is read by looking for its objects; [`Pdf::is_repaired`] says so.
    ///
    /// # Errors
    /// `PDF_EMPTY`, `PDF_NOT_A_PDF`, `PDF_DAMAGED`, `PDF_TOO_LARGE`, `PDF_PASSWORD_REQUIRED`, `PDF_PASSWORD_WRONG`,
    /// `PDF_ENCRYPTION_UNSUPPORTED`.
    pub fn open(bytes: impl Into<Bytes>, password: Option<&str>) -> Result<Self> {
        let bytes = bytes.into();
        check_header(&bytes)?;
        let read = Xref::read(&bytes).and_then(|xref| Self::with_xref(&bytes, xref, password));
        let cause = match read {
            Err(cause) if cause.reason() == "PDF_DAMAGED" => cause,
            other => return other,
        };
        let xref = repair::rebuild(&bytes, password).map_err(|_| cause.clone())?;
        let mut pdf = Self::with_xref(&bytes, xref, password).map_err(|_| cause.clone())?;
        pdf.repaired = Some(error::damage(&cause));
        Ok(pdf)
    }

    /// Reads what every later step stands on: the encryption, the catalog and the pages.
    fn with_xref(bytes: &Bytes, xref: Xref, password: Option<&str>) -> Result<Self> {
        let mut pdf = Self {
            bytes: bytes.clone(),
            xref,
            encryption: None,
            streams: ObjectStreams::default(),
            repaired: None,
            read: AtomicUsize::new(0),
            catalog: Dictionary::new(),
            pages: vec![],
            password: password.map(str::to_owned),
            document: OnceLock::new(),
        };
        if let Ok(encrypt) = pdf.xref.trailer().get(b"Encrypt") {
            let Object::Dictionary(dictionary) = pdf.resolve(encrypt)? else {
                return Err(error::damaged("its encryption is wrong"));
            };
            pdf.encryption = Some(Encryption::open(pdf.xref.trailer(), dictionary, password)?);
        }
        let Object::Dictionary(catalog) = pdf.object(pdf.catalog_id()?)? else {
            return Err(error::damaged("it has no catalog"));
        };
        pdf.catalog = catalog;
        pdf.pages = page::read(&pdf)?;
        Ok(pdf)
    }

    /// The file as it was given.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// Whether the file's own cross-reference data is broken and was rebuilt in memory.
    #[must_use]
    pub fn is_repaired(&self) -> bool {
        self.repaired.is_some()
    }

    /// The catalog (7.7.2).
    #[must_use]
    pub fn catalog(&self) -> &Dictionary {
        &self.catalog
    }

    /// The object that is the catalog.
    pub(crate) fn catalog_id(&self) -> Result<ObjectId> {
        let root = self.xref.trailer().get(b"Root").and_then(Object::as_reference);
        root.map_err(|_| error::damaged("its trailer names no catalog"))
    }

    /// The trailer of the newest revision.
    #[must_use]
    pub fn trailer(&self) -> &Dictionary {
        self.xref.trailer()
    }

    /// The value of a key with its references followed; null when it is missing.
    pub(crate) fn get(&self, dictionary: &Dictionary, key: &[u8]) -> Result<Object> {
        dictionary
            .get(key)
            .map_or(Ok(Object::Null), |value| self.resolve(value))
    }

    /// The dictionary under a key with its references followed; none when it is missing or something else.
    pub(crate) fn dictionary(&self, dictionary: &Dictionary, key: &[u8]) -> Result<Option<Dictionary>> {
        Ok(match self.get(dictionary, key)? {
            Object::Dictionary(found) => Some(found),
            Object::Stream(stream) => Some(stream.dict),
            _ => None,
        })
    }

    /// Every object of the newest revision, decrypted, by lopdf. Loaded on first use: this reads the whole file.
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
            force_reconstruct: self.is_repaired(),
            ..LoadOptions::default()
        };
        let document = Document::load_mem_with_options(&self.bytes, options).map_err(error::unreadable)?;
        // lopdf does not see an encryption dictionary that stands in the trailer itself.
        if self.encryption.is_some() != document.encryption_state.is_some() {
            return Err(error::encryption_unsupported());
        }
        Ok(self.document.get_or_init(|| document))
    }

    /// A copy without encryption, for a renderer only: it is another file, and no signature in it holds.
    ///
    /// # Errors
    /// `PDF_DAMAGED` when the objects cannot be read.
    pub fn decrypted(&self) -> Result<Vec<u8>> {
        if self.encryption.is_none() {
            return Ok(self.bytes.to_vec());
        }
        let mut document = self.document()?.clone();
        document.encryption_state = None;
        document.trailer.remove(b"Encrypt");
        document.max_id = document.objects.keys().next_back().map_or(0, |id| id.0);
        let mut out = Vec::with_capacity(self.bytes.len());
        document
            .save_with_options(&mut out, SaveOptions::default())
            .map_err(error::damaged)?;
        Ok(out)
    }
}

/// Offsets count from the first byte, and a signature covers from there: nothing may stand before the header.
fn check_header(bytes: &[u8]) -> Result<()> {
    if bytes.is_empty() {
        return Err(error::empty());
    }
    if bytes.len() > MAX_FILE {
        return Err(error::too_large("the file"));
    }
    if bytes.starts_with(b"%PDF-") {
        return Ok(());
    }
    let header = bytes[..bytes.len().min(1024)].windows(5).position(|w| w == b"%PDF-");
    match header {
        Some(before) if Xref::read(&bytes[before..]).is_ok() || Xref::read(bytes).is_ok() => {
            Err(error::leading_bytes(before))
        }
        _ => Err(error::not_a_pdf()),
    }
}

impl fmt::Debug for Pdf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pdf({} bytes)", self.bytes.len())
    }
}
