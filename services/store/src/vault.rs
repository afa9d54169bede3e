//! Secrets at rest: the master key wraps the organizations' keys, which seal bytes.
//!
//! AES-256-GCM throughout (NIST SP 800-38D) with random 96-bit nonces; what belongs to the bytes (whose they are, what
//! they are for) is authenticated with them. Only the master key stays in memory: unwrapping a key costs a microsecond,
//! and a cache could hold the key of a transaction that was rolled back.

use std::io::{Read as _, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;
use std::sync::Arc;

use kernel::{Error, ErrorKind, Id, Result, kinds};
use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::rand::rand_bytes;
use openssl::sign::Signer;
use openssl::symm::{Cipher, decrypt_aead, encrypt_aead};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{Db, Tx, execute, fetch_optional};

/// A 256-bit key that is wiped when dropped.
pub(crate) type Key = Zeroizing<[u8; 32]>;

const FORMAT: u8 = 1;
const NONCE: usize = 12;
const TAG: usize = 16;
/// Format and key version.
const HEADER: usize = 1 + 4;

/// Seals and opens bytes with the keys of organizations. Clones share the master key.
#[derive(Clone)]
pub struct Vault(Arc<Key>);

impl Vault {
    /// Unlocks the vault with the master key in `file` (32 bytes). At the first start, when the database holds no keys
    /// yet, the file is made, readable by its owner only. Run the migrations first.
    ///
    /// # Errors
    /// `FAILED_PRECONDITION` with `MASTER_KEY_MISSING` (the database holds keys that only the lost file can unwrap),
    /// `MASTER_KEY_WRONG`, `MASTER_KEY_MALFORMED` or `MASTER_KEY_EXPOSED` (others on this machine may read the file);
    /// `UNAVAILABLE` / `MASTER_KEY_UNREADABLE`.
    pub async fn unlock(db: &Db, file: &Path) -> Result<Self> {
        let mut tx = db.begin_system().await?;
        let known = newest_key(&mut tx, None).await?;
        if known.is_none() && !file.exists() {
            create_master_key(file).map_err(unreadable)?;
        }
        let vault = Self(Arc::new(read_master_key(file)?));
        match known {
            Some((version, wrapped)) => vault.unwrap_key(None, version, &wrapped).map(drop)?,
            None => vault.create_key(&mut tx, None).await.map(drop)?,
        }
        tx.commit().await?;
        Ok(vault)
    }

    /// Seals `plaintext` for an organization, or for the platform itself (`None`). `context` says what it is, such as
    /// `certificate_key:crt_…`; it must be given again to open. The first seal of an organization makes its key.
    ///
    /// # Errors
    /// As [`execute!`](crate::execute); `INTERNAL` when the transaction is another organization's.
    pub async fn seal(
        &self,
        tx: &mut Tx,
        organization: impl Into<Option<Id<kinds::Organization>>>,
        context: &str,
        plaintext: &[u8],
    ) -> Result<Vec<u8>> {
        let organization = organization.into();
        tx.must_be_of(organization)?;
        let (version, key) = match newest_key(tx, organization).await? {
            Some((version, wrapped)) => (version, self.unwrap_key(organization, version, &wrapped)?),
            None => self.create_key(tx, organization).await?,
        };
        let mut sealed = vec![FORMAT];
        sealed.extend(u32::try_from(version).map_err(Error::internal)?.to_be_bytes());
        sealed.extend(encrypt(&key, &sealed_aad(organization, context), plaintext)?);
        Ok(sealed)
    }

    /// Opens what [`seal`](Self::seal) sealed for the same organization and context.
    ///
    /// # Errors
    /// `INTERNAL` / `SEAL_BROKEN` when a byte, the organization or the context is another; as
    /// [`execute!`](crate::execute).
    pub async fn open(
        &self,
        tx: &mut Tx,
        organization: impl Into<Option<Id<kinds::Organization>>>,
        context: &str,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>> {
        let organization = organization.into();
        tx.must_be_of(organization)?;
        let (header, body) = sealed.split_at_checked(HEADER).ok_or_else(broken)?;
        let [FORMAT, version @ ..] = header else {
            return Err(broken());
        };
        let version = i64::from(u32::from_be_bytes(version.try_into().map_err(|_| broken())?));
        let wrapped = wrapped_key(tx, organization, version).await?.ok_or_else(broken)?;
        let key = self.unwrap_key(organization, version, &wrapped)?;
        decrypt(&key, &sealed_aad(organization, context), body).ok_or_else(broken)
    }

    /// HMAC-SHA-256 (RFC 2104) of `bytes` under a key made from the master key for `purpose`: tells whether the same bytes came again,
    /// and tells nobody without the master key what they were.
    ///
    /// # Errors
    /// `INTERNAL` when OpenSSL fails.
    pub fn fingerprint(&self, purpose: &str, bytes: &[u8]) -> Result<[u8; 32]> {
        let key = Zeroizing::new(hmac(
            self.0.as_slice(),
            format!("chancery fingerprint {purpose}").as_bytes(),
        )?);
        hmac(key.as_slice(), bytes)
    }

    async fn create_key(&self, tx: &mut Tx, organization: Option<Id<kinds::Organization>>) -> Result<(i64, Key)> {
        const FIRST: i64 = 1;
        let wrapped = encrypt(&self.0, &key_aad(organization, FIRST), random_key()?.as_slice())?;
        let now = tx.now();
        let sql = "INSERT INTO organization_keys (organization_id, version, wrapped, created_at) \
                   VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
        execute!(tx, sql, owner(organization), FIRST, &wrapped, now)?;
        // Read back: a transaction beside ours may have been first.
        let wrapped = wrapped_key(tx, organization, FIRST).await?;
        let wrapped = wrapped.ok_or_else(|| Error::internal("the key just made is not there"))?;
        Ok((FIRST, self.unwrap_key(organization, FIRST, &wrapped)?))
    }

    fn unwrap_key(&self, organization: Option<Id<kinds::Organization>>, version: i64, wrapped: &[u8]) -> Result<Key> {
        let plain = decrypt(&self.0, &key_aad(organization, version), wrapped);
        let key = plain.and_then(|plain| <[u8; 32]>::try_from(plain.as_slice()).ok());
        key.map(Zeroizing::new).ok_or_else(|| {
            let message =
                "the master key does not open this database's keys; start with the master key it was made with";
            Error::precondition("MASTER_KEY_WRONG", message)
        })
    }
}

async fn newest_key(tx: &mut Tx, organization: Option<Id<kinds::Organization>>) -> Result<Option<(i64, Vec<u8>)>> {
    let sql = "SELECT version, wrapped FROM organization_keys WHERE organization_id = $1 ORDER BY version DESC LIMIT 1";
    fetch_optional!(tx, (i64, Vec<u8>), sql, owner(organization))
}

async fn wrapped_key(
    tx: &mut Tx,
    organization: Option<Id<kinds::Organization>>,
    version: i64,
) -> Result<Option<Vec<u8>>> {
    let sql = "SELECT wrapped FROM organization_keys WHERE organization_id = $1 AND version = $2";
    Ok(fetch_optional!(tx, (Vec<u8>,), sql, owner(organization), version)?.map(|row| row.0))
}

/// The nil UUID stands for the platform itself.
fn owner(organization: Option<Id<kinds::Organization>>) -> Uuid {
    organization.map_or(Uuid::nil(), Id::uuid)
}

fn key_aad(organization: Option<Id<kinds::Organization>>, version: i64) -> Vec<u8> {
    [
        b"chancery key ".as_slice(),
        owner(organization).as_bytes(),
        &version.to_be_bytes(),
    ]
    .concat()
}

fn sealed_aad(organization: Option<Id<kinds::Organization>>, context: &str) -> Vec<u8> {
    [
        b"chancery seal ".as_slice(),
        owner(organization).as_bytes(),
        context.as_bytes(),
    ]
    .concat()
}

fn hmac(key: &[u8], bytes: &[u8]) -> Result<[u8; 32]> {
    let key = PKey::hmac(key).map_err(Error::internal)?;
    let mut signer = Signer::new(MessageDigest::sha256(), &key).map_err(Error::internal)?;
    let mut mac = [0; 32];
    signer.sign_oneshot(&mut mac, bytes).map_err(Error::internal)?;
    Ok(mac)
}

pub(crate) fn random_key() -> Result<Key> {
    let mut key = Key::default();
    rand_bytes(key.as_mut_slice()).map_err(Error::internal)?;
    Ok(key)
}

/// Nonce, ciphertext, tag.
fn encrypt(key: &Key, aad: &[u8], plaintext: &[u8]) -> Result<Vec<u8>> {
    let (mut nonce, mut tag) = ([0u8; NONCE], [0u8; TAG]);
    rand_bytes(&mut nonce).map_err(Error::internal)?;
    let cipher = Cipher::aes_256_gcm();
    let body = encrypt_aead(cipher, key.as_slice(), Some(&nonce), aad, plaintext, &mut tag).map_err(Error::internal)?;
    Ok([nonce.as_slice(), &body, &tag].concat())
}

fn decrypt(key: &Key, aad: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, rest) = sealed.split_at_checked(NONCE)?;
    let (body, tag) = rest.split_at_checked(rest.len().checked_sub(TAG)?)?;
    let plain = decrypt_aead(Cipher::aes_256_gcm(), key.as_slice(), Some(nonce), aad, body, tag);
    plain.ok().map(Zeroizing::new)
}

fn broken() -> Error {
    let message = "a sealed value cannot be opened: it was changed, or it belongs to something else";
    Error::new(ErrorKind::Internal, "SEAL_BROKEN", message)
}

fn unreadable(cause: std::io::Error) -> Error {
    let message = "the master key file cannot be read or made; check its path and permissions";
    Error::unavailable("MASTER_KEY_UNREADABLE", message, cause)
}

/// Made complete under another name and then linked: no crash leaves half a key, no other start is overwritten.
fn create_master_key(file: &Path) -> std::io::Result<()> {
    let directory = file
        .parent()
        .filter(|d| !d.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let draft = file.with_extension(format!("{}.new", std::process::id()));
    let key = random_key().map_err(std::io::Error::other)?;
    let mut new = std::fs::OpenOptions::new()
        .create_new(true)
        .write(true)
        .mode(0o600)
        .open(&draft)?;
    new.write_all(key.as_slice())?;
    new.sync_all()?;
    let linked = std::fs::hard_link(&draft, file);
    std::fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    std::fs::File::open(directory)?.sync_all()
}

fn read_master_key(file: &Path) -> Result<Key> {
    const WORLD: u32 = 0o007;
    let open = match std::fs::File::open(file) {
        Ok(open) => open,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(missing(file)),
        Err(error) => return Err(unreadable(error)),
    };
    if open.metadata().map_err(unreadable)?.permissions().mode() & WORLD != 0 {
        let message = format!(
            "{} can be read by everybody on this machine; run chmod 600 on it",
            file.display()
        );
        return Err(Error::precondition("MASTER_KEY_EXPOSED", message));
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(64));
    open.take(33).read_to_end(&mut bytes).map_err(unreadable)?;
    <[u8; 32]>::try_from(bytes.as_slice()).map(Zeroizing::new).map_err(|_| {
        let message = format!("{} must hold exactly 32 bytes", file.display());
        Error::precondition("MASTER_KEY_MALFORMED", message)
    })
}

fn missing(file: &Path) -> Error {
    let message = format!(
        "{} is missing, and this database's keys cannot be opened without it; restore it",
        file.display()
    );
    Error::precondition("MASTER_KEY_MISSING", message)
}
