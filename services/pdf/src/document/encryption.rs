//! The standard security handler (ISO 32000-2, 7.6): who opened the file, and with which key its strings and streams
//! are read and written. The ciphers are lopdf's.

use crate::error;
use kernel::Result;
use lopdf::encryption::{decrypt_object, encrypt_object};
use lopdf::{Dictionary, Document, EncryptionState, Object, ObjectId};

/// The key of an encrypted file.
pub(crate) struct Encryption {
    state: EncryptionState,
    dictionary_id: Option<ObjectId>,
    /// The `/P` bits (Table 22).
    pub permissions: u32,
    /// Opened with the owner password: no permission binds.
    pub owner: bool,
    /// Whether it takes a password only to read the file.
    pub needs_password: bool,
    /// Such as `AES-256`.
    pub algorithm: &'static str,
}

impl Encryption {
    /// Checks the password against the file's encryption dictionary.
    pub fn open(trailer: &Dictionary, dictionary: Dictionary, password: Option<&str>) -> Result<Self> {
        if dictionary.get(b"Filter").and_then(Object::as_name).ok() != Some(b"Standard") {
            return Err(error::encryption_unsupported());
        }
        let permissions = dictionary.get(b"P").and_then(Object::as_i64).map_err(error::damaged)? as u32;
        let algorithm = algorithm(&dictionary);
        let dictionary_id = trailer.get(b"Encrypt").and_then(Object::as_reference).ok();
        let document = security_only(trailer, dictionary, dictionary_id);
        let owner = password.is_some_and(|p| !p.is_empty() && document.authenticate_owner_password(p).is_ok());
        let needs_password = document.authenticate_user_password("").is_err();
        let password = match password {
            Some(password) if owner || document.authenticate_user_password(password).is_ok() => password,
            None | Some("") if !needs_password => "",
            None | Some("") => return Err(error::password_required()),
            Some(_) => return Err(error::password_wrong()),
        };
        let state = key(&document, password)?;
        // Before revision 3 there is no bit 9: what it would allow follows from bit 6 alone (Table 22).
        let permissions = if state.revision() < 3 {
            permissions & !(1 << 8)
        } else {
            permissions
        };
        Ok(Self {
            state,
            dictionary_id,
            permissions,
            owner,
            needs_password,
            algorithm,
        })
    }

    /// Decrypts an object that stands by itself in the file (not inside an object stream).
    pub fn decrypt(&self, id: ObjectId, object: &mut Object) -> Result<()> {
        if Some(id) == self.dictionary_id {
            return Ok(());
        }
        decrypt_object(&self.state, id, object).map_err(error::damaged)
    }

    /// Encrypts an object that is to stand by itself in the file; a signature's `/Contents` stays as it is.
    pub fn encrypt(&self, id: ObjectId, object: &mut Object) -> Result<()> {
        encrypt_object(&self.state, id, object).map_err(error::damaged)
    }
}

fn key(document: &Document, password: &str) -> Result<EncryptionState> {
    let algorithm = lopdf::encryption::PasswordAlgorithm::try_from(document).map_err(error::damaged)?;
    let password = algorithm.sanitize_password(password).map_err(error::damaged)?;
    EncryptionState::decode(document, password).map_err(error::damaged)
}

/// A document with nothing in it but what the security handler looks at.
fn security_only(trailer: &Dictionary, dictionary: Dictionary, id: Option<ObjectId>) -> Document {
    let mut document = Document::new();
    let id = id.unwrap_or((u32::MAX, 0));
    document.trailer = trailer.clone();
    document.trailer.set("Encrypt", Object::Reference(id));
    document.objects.insert(id, Object::Dictionary(dictionary));
    document
}

fn algorithm(dictionary: &Dictionary) -> &'static str {
    let method = || {
        let filter = dictionary.get(b"StmF").and_then(Object::as_name).ok()?;
        let filters = dictionary.get(b"CF").and_then(Object::as_dict).ok()?;
        filters
            .get(filter)
            .and_then(Object::as_dict)
            .ok()?
            .get(b"CFM")
            .and_then(Object::as_name)
            .ok()
    };
    match (dictionary.get(b"V").and_then(Object::as_i64), method()) {
        (Ok(1), _) => "RC4-40",
        (Ok(2), _) => "RC4",
        (_, Some(b"V2")) => "RC4-128",
        (_, Some(b"AESV2")) => "AES-128",
        (_, Some(b"AESV3")) => "AES-256",
        _ => "other",
    }
}
