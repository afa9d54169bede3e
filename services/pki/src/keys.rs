//! Private keys. Whoever signs sees only [`Signer`], so that a key may live in this process, behind PKCS#11 or at a
//! remote service; nothing here ever prints a key.

use std::fmt;

use kernel::{Error, ErrorKind, Result};
use openssl::ec::{EcGroup, EcKey};
use openssl::nid::Nid;
use openssl::pkey::{Id, PKey, PKeyRef, Private};
use openssl::rsa::Rsa;
use openssl::sign;
use zeroize::Zeroizing;

use crate::DigestAlgorithm;
use crate::asn1::{self, tlv};
use crate::error::crypto;

/// The kinds of key we sign with, each with its one digest and scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyAlgorithm {
    /// RSA 2048 bits, PKCS#1 v1.5 with SHA-256.
    Rsa2048,
    /// RSA 3072 bits, PKCS#1 v1.5 with SHA-256.
    Rsa3072,
    /// RSA 4096 bits, PKCS#1 v1.5 with SHA-256.
    Rsa4096,
    /// ECDSA on P-256 with SHA-256.
    EcdsaP256,
    /// ECDSA on P-384 with SHA-384.
    EcdsaP384,
    /// ECDSA on P-521 with SHA-512.
    EcdsaP521,
    /// Ed25519 (pure); in CMS the message is digested with SHA-512 (RFC 8419).
    Ed25519,
}

use KeyAlgorithm::*;

impl KeyAlgorithm {
    /// The digest that goes with the key.
    #[must_use]
    pub fn digest(self) -> DigestAlgorithm {
        match self {
            Rsa2048 | Rsa3072 | Rsa4096 | EcdsaP256 => DigestAlgorithm::Sha256,
            EcdsaP384 => DigestAlgorithm::Sha384,
            EcdsaP521 | Ed25519 => DigestAlgorithm::Sha512,
        }
    }

    /// The family: `RSA`, `EC` or `ED25519`.
    #[must_use]
    pub fn family(self) -> &'static str {
        match self {
            Rsa2048 | Rsa3072 | Rsa4096 => "RSA",
            EcdsaP256 | EcdsaP384 | EcdsaP521 => "EC",
            Ed25519 => "ED25519",
        }
    }

    /// The size of the key in bits.
    #[must_use]
    pub fn bits(self) -> u32 {
        match self {
            Rsa2048 => 2048,
            Rsa3072 => 3072,
            Rsa4096 => 4096,
            EcdsaP256 | Ed25519 => 256,
            EcdsaP384 => 384,
            EcdsaP521 => 521,
        }
    }

    /// The longest signature in bytes (DER for ECDSA).
    #[must_use]
    pub fn max_signature_size(self) -> usize {
        match self {
            Rsa2048 | Rsa3072 | Rsa4096 => self.bits() as usize / 8,
            EcdsaP256 => 72,
            EcdsaP384 => 104,
            EcdsaP521 => 139,
            Ed25519 => 64,
        }
    }

    /// The algorithm of a key, when it is one of ours.
    pub(crate) fn of<T: openssl::pkey::HasPublic>(key: &PKeyRef<T>) -> Option<Self> {
        match (key.id(), key.bits()) {
            (Id::RSA, 2048) => Some(Rsa2048),
            (Id::RSA, 3072) => Some(Rsa3072),
            (Id::RSA, 4096) => Some(Rsa4096),
            (Id::ED25519, _) => Some(Ed25519),
            (Id::EC, _) => match key.ec_key().ok()?.group().curve_name()? {
                Nid::X9_62_PRIME256V1 => Some(EcdsaP256),
                Nid::SECP384R1 => Some(EcdsaP384),
                Nid::SECP521R1 => Some(EcdsaP521),
                _ => None,
            },
            _ => None,
        }
    }

    /// AlgorithmIdentifier of its signatures (RFC 4055 §5, RFC 5758 §3.2, RFC 8410 §3).
    pub(crate) fn signature_identifier(self) -> Vec<u8> {
        let (oid, parameters): (&str, &[u8]) = match self {
            Rsa2048 | Rsa3072 | Rsa4096 => ("1.2.840.113549.1.1.11", &[5, 0]),
            EcdsaP256 => ("1.2.840.10045.4.3.2", &[]),
            EcdsaP384 => ("1.2.840.10045.4.3.3", &[]),
            EcdsaP521 => ("1.2.840.10045.4.3.4", &[]),
            Ed25519 => ("1.3.101.112", &[]),
        };
        let oid = der::asn1::ObjectIdentifier::new_unwrap(oid);
        tlv(asn1::SEQUENCE, &[&tlv(asn1::OID, &[oid.as_bytes()]), parameters])
    }
}

/// A private key that signs, wherever it lives.
///
/// `sign` may block (a PKCS#11 session, a network call): an implementation that does says so, and async callers put it on
/// a blocking thread.
pub trait Signer: Send + Sync {
    /// Which key this is.
    fn algorithm(&self) -> KeyAlgorithm;

    /// The public half, as SubjectPublicKeyInfo in DER.
    fn public_key(&self) -> &[u8];

    /// The signature over `message`, which the implementation digests with [`KeyAlgorithm::digest`] (Ed25519 takes the
    /// message itself). ECDSA signatures are DER `ECDSA-Sig-Value`.
    ///
    /// # Errors
    /// `INTERNAL` when the key refuses, `UNAVAILABLE` when it cannot be reached.
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>>;
}

/// A key in this process.
#[derive(Clone)]
pub struct SoftwareKey {
    key: PKey<Private>,
    algorithm: KeyAlgorithm,
    public: Vec<u8>,
}

impl SoftwareKey {
    /// A new key. RSA takes tenths of a second to seconds: off the async threads, please.
    ///
    /// # Errors
    /// `INTERNAL` when OpenSSL has no randomness.
    pub fn generate(algorithm: KeyAlgorithm) -> Result<Self> {
        let elliptic = |curve| {
            let group = EcGroup::from_curve_name(curve)?;
            PKey::from_ec_key(EcKey::generate(&group)?)
        };
        let key = match algorithm {
            Rsa2048 | Rsa3072 | Rsa4096 => Rsa::generate(algorithm.bits()).and_then(PKey::from_rsa),
            EcdsaP256 => elliptic(Nid::X9_62_PRIME256V1),
            EcdsaP384 => elliptic(Nid::SECP384R1),
            EcdsaP521 => elliptic(Nid::SECP521R1),
            Ed25519 => PKey::generate_ed25519(),
        };
        Self::new(key.map_err(crypto)?)
    }

    /// A key from PEM: PKCS#8 (also encrypted), or the older RSA and EC forms.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `KEY_MALFORMED` when it is no private key or the password is wrong or missing;
    /// `KEY_UNSUPPORTED` when its kind is none of [`KeyAlgorithm`].
    pub fn from_pem(pem: &[u8], password: Option<&[u8]>) -> Result<Self> {
        // A callback even without password, or OpenSSL would ask on the terminal.
        let read = PKey::private_key_from_pem_callback(pem, |buffer| {
            let password = password.filter(|p| p.len() <= buffer.len()).unwrap_or_default();
            buffer[..password.len()].copy_from_slice(password);
            Ok(password.len())
        });
        Self::new(read.map_err(|_| unreadable())?)
    }

    /// A key from PKCS#8 DER.
    ///
    /// # Errors
    /// As [`Self::from_pem`].
    pub fn from_pkcs8(der: &[u8]) -> Result<Self> {
        Self::new(PKey::private_key_from_pkcs8(der).map_err(|_| unreadable())?)
    }

    /// The key as PKCS#8 DER, unencrypted; the buffer is wiped when dropped.
    ///
    /// # Errors
    /// `INTERNAL` when OpenSSL cannot encode it.
    pub fn to_pkcs8(&self) -> Result<Zeroizing<Vec<u8>>> {
        self.key.private_key_to_pkcs8().map(Zeroizing::new).map_err(crypto)
    }

    fn new(key: PKey<Private>) -> Result<Self> {
        let algorithm = KeyAlgorithm::of(&key).ok_or_else(|| {
            let remedy = "must be RSA of 2048, 3072 or 4096 bits, ECDSA on P-256, P-384 or P-521, or Ed25519";
            Error::invalid("KEY_UNSUPPORTED", "private_key", remedy)
        })?;
        let public = key.public_key_to_der().map_err(crypto)?;
        Ok(Self { key, algorithm, public })
    }
}

fn unreadable() -> Error {
    let message = "private_key: must be an unencrypted private key, or come with its password";
    Error::new(ErrorKind::InvalidArgument, "KEY_MALFORMED", message)
}

impl Signer for SoftwareKey {
    fn algorithm(&self) -> KeyAlgorithm {
        self.algorithm
    }

    fn public_key(&self) -> &[u8] {
        &self.public
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>> {
        let signer = match self.algorithm {
            Ed25519 => sign::Signer::new_without_digest(&self.key),
            other => sign::Signer::new(other.digest().openssl(), &self.key),
        };
        signer.and_then(|mut s| s.sign_oneshot_to_vec(message)).map_err(crypto)
    }
}

impl fmt::Debug for SoftwareKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SoftwareKey({:?})", self.algorithm)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_pkcs8_and_never_shows_in_debug_output() {
        for algorithm in [Rsa2048, EcdsaP256, EcdsaP384, EcdsaP521, Ed25519] {
            let key = SoftwareKey::generate(algorithm).unwrap();
            let der = key.to_pkcs8().unwrap();
            let again = SoftwareKey::from_pkcs8(&der).unwrap();
            assert_eq!((again.algorithm(), again.public_key()), (algorithm, key.public_key()));
            assert!(key.sign(b"x").unwrap().len() <= algorithm.max_signature_size());
            assert_eq!(format!("{key:?}"), format!("SoftwareKey({algorithm:?})"));
        }
    }

    #[test]
    fn an_encrypted_key_needs_its_password() {
        let key = SoftwareKey::generate(EcdsaP256).unwrap();
        let cipher = openssl::symm::Cipher::aes_256_cbc();
        let pem = key
            .key
            .private_key_to_pem_pkcs8_passphrase(cipher, b"open sesame")
            .unwrap();
        assert_eq!(
            SoftwareKey::from_pem(&pem, Some(b"open sesame")).unwrap().public,
            key.public
        );
        for wrong in [None, Some(&b"sesame"[..])] {
            assert_eq!(
                SoftwareKey::from_pem(&pem, wrong).unwrap_err().reason(),
                "KEY_MALFORMED"
            );
        }
    }

    #[test]
    fn a_key_too_short_is_refused() {
        let short = PKey::from_rsa(Rsa::generate(1024).unwrap())
            .unwrap()
            .private_key_to_pkcs8()
            .unwrap();
        assert_eq!(SoftwareKey::from_pkcs8(&short).unwrap_err().reason(), "KEY_UNSUPPORTED");
    }
}
