//! The STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár ("Online Authenticated-Encryption and its
//! Nonce-Reuse Misuse-Resistance", 2015) over AES-256-GCM: frames of 64 KiB, each under the nonce
//! `prefix ‖ counter ‖ last`. A changed, missing, moved, doubled or added frame does not open, and neither does one of
//! another file, organization or blob.

use kernel::{Error, ErrorKind, Id, Result, kinds};
use openssl::rand::rand_bytes;
use openssl::symm::{Cipher, decrypt_aead, encrypt_aead};

use crate::vault::{Key, random_key};

/// Plaintext bytes of every frame but the last, which may have fewer.
pub(super) const CHUNK: usize = 64 * 1024;
pub(super) const TAG: usize = 16;
/// Bytes of every frame at rest but the last.
pub(super) const FRAME: usize = CHUNK + TAG;
/// Magic with the format's version, and the nonce prefix.
pub(super) const HEADER: usize = MAGIC.len() + PREFIX;

const MAGIC: &[u8; 4] = b"CHB\x01";
const PREFIX: usize = 7;

/// Seals or opens the frames of one file, in order.
pub(super) struct Frames {
    key: Key,
    prefix: [u8; PREFIX],
    aad: [u8; 32],
    counter: Option<u32>,
}

impl Frames {
    /// For a new file, with a key of its own.
    pub(super) fn begin(id: Id<kinds::Blob>, organization: Id<kinds::Organization>) -> Result<Self> {
        let mut prefix = [0u8; PREFIX];
        rand_bytes(&mut prefix).map_err(Error::internal)?;
        Ok(Self::new(random_key()?, prefix, id, organization))
    }

    /// For the file that begins with this header.
    pub(super) fn resume(
        key: Key,
        header: &[u8],
        id: Id<kinds::Blob>,
        organization: Id<kinds::Organization>,
    ) -> Result<Self> {
        let prefix = header.strip_prefix(MAGIC).and_then(|prefix| prefix.try_into().ok());
        Ok(Self::new(key, prefix.ok_or_else(damaged)?, id, organization))
    }

    fn new(key: Key, prefix: [u8; PREFIX], id: Id<kinds::Blob>, organization: Id<kinds::Organization>) -> Self {
        let mut aad = [0u8; 32];
        aad[..16].copy_from_slice(id.uuid().as_bytes());
        aad[16..].copy_from_slice(organization.uuid().as_bytes());
        Self {
            key,
            prefix,
            aad,
            counter: Some(0),
        }
    }

    pub(super) fn header(&self) -> Vec<u8> {
        [MAGIC.as_slice(), &self.prefix].concat()
    }

    pub(super) fn into_key(self) -> Key {
        self.key
    }

    /// Ciphertext and tag of the next chunk.
    pub(super) fn seal(&mut self, chunk: &[u8], last: bool) -> Result<Vec<u8>> {
        let (nonce, mut tag) = (self.next_nonce(last)?, [0u8; TAG]);
        let cipher = Cipher::aes_256_gcm();
        let mut frame = encrypt_aead(cipher, self.key.as_slice(), Some(&nonce), &self.aad, chunk, &mut tag)
            .map_err(Error::internal)?;
        frame.extend_from_slice(&tag);
        Ok(frame)
    }

    /// The next chunk.
    pub(super) fn open(&mut self, frame: &[u8], last: bool) -> Result<Vec<u8>> {
        let nonce = self.next_nonce(last)?;
        let end = frame.len().checked_sub(TAG).ok_or_else(damaged)?;
        let (body, tag) = frame.split_at(end);
        decrypt_aead(
            Cipher::aes_256_gcm(),
            self.key.as_slice(),
            Some(&nonce),
            &self.aad,
            body,
            tag,
        )
        .map_err(|_| damaged())
    }

    fn next_nonce(&mut self, last: bool) -> Result<[u8; 12]> {
        let counter = self
            .counter
            .ok_or_else(|| Error::internal("a file of more than 2^32 chunks"))?;
        self.counter = counter.checked_add(1);
        let mut nonce = [0u8; 12];
        nonce[..PREFIX].copy_from_slice(&self.prefix);
        nonce[PREFIX..11].copy_from_slice(&counter.to_be_bytes());
        nonce[11] = u8::from(last);
        Ok(nonce)
    }
}

pub(super) fn damaged() -> Error {
    let message = "the stored file is damaged or missing; it must be restored from a backup";
    Error::new(ErrorKind::Internal, "BLOB_DAMAGED", message)
}
