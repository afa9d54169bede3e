//! Digest algorithms: those we use, and those we read in other people's signatures.

use std::fmt;

use der::asn1::ObjectIdentifier;
use kernel::Result;
use openssl::hash::{MessageDigest, hash};
use openssl::md::{Md, MdRef};

use crate::asn1::{self, tlv};
use crate::error::crypto;

/// A digest algorithm. [`Md5`](Self::Md5) and [`Sha1`](Self::Sha1) are only ever read, and reported as weak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DigestAlgorithm {
    /// MD5: broken.
    Md5,
    /// SHA-1: broken for signatures.
    Sha1,
    /// SHA-224.
    Sha224,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
    /// SHA3-256.
    Sha3_256,
    /// SHA3-384.
    Sha3_384,
    /// SHA3-512.
    Sha3_512,
}

use DigestAlgorithm::*;

const ALL: [DigestAlgorithm; 9] = [Md5, Sha1, Sha224, Sha256, Sha384, Sha512, Sha3_256, Sha3_384, Sha3_512];

impl DigestAlgorithm {
    /// Its object identifier.
    #[must_use]
    pub const fn oid(self) -> ObjectIdentifier {
        ObjectIdentifier::new_unwrap(match self {
            Md5 => "1.2.840.113549.2.5",
            Sha1 => "1.3.14.3.2.26",
            Sha224 => "2.16.840.1.101.3.4.2.4",
            Sha256 => "2.16.840.1.101.3.4.2.1",
            Sha384 => "2.16.840.1.101.3.4.2.2",
            Sha512 => "2.16.840.1.101.3.4.2.3",
            Sha3_256 => "2.16.840.1.101.3.4.2.8",
            Sha3_384 => "2.16.840.1.101.3.4.2.9",
            Sha3_512 => "2.16.840.1.101.3.4.2.10",
        })
    }

    /// The algorithm with this identifier's content.
    pub(crate) fn from_oid(content: &[u8]) -> Option<Self> {
        ALL.into_iter().find(|a| a.oid().as_bytes() == content)
    }

    /// The length of its digests in bytes.
    #[must_use]
    pub fn size(self) -> usize {
        self.openssl().size()
    }

    /// Whether collisions are feasible, so that a signature over it proves little (ETSI TS 119 312).
    #[must_use]
    pub fn is_weak(self) -> bool {
        matches!(self, Md5 | Sha1)
    }

    /// The same algorithm for OpenSSL's hasher, to digest a stream with.
    #[must_use]
    pub fn openssl(self) -> MessageDigest {
        match self {
            Md5 => MessageDigest::md5(),
            Sha1 => MessageDigest::sha1(),
            Sha224 => MessageDigest::sha224(),
            Sha256 => MessageDigest::sha256(),
            Sha384 => MessageDigest::sha384(),
            Sha512 => MessageDigest::sha512(),
            Sha3_256 => MessageDigest::sha3_256(),
            Sha3_384 => MessageDigest::sha3_384(),
            Sha3_512 => MessageDigest::sha3_512(),
        }
    }

    pub(crate) fn md(self) -> &'static MdRef {
        match self {
            Md5 => Md::md5(),
            Sha1 => Md::sha1(),
            Sha224 => Md::sha224(),
            Sha256 => Md::sha256(),
            Sha384 => Md::sha384(),
            Sha512 => Md::sha512(),
            Sha3_256 => Md::sha3_256(),
            Sha3_384 => Md::sha3_384(),
            Sha3_512 => Md::sha3_512(),
        }
    }

    /// The digest of `data`.
    ///
    /// # Errors
    /// `INTERNAL` when OpenSSL refuses the algorithm, as MD5 is refused in FIPS mode.
    pub fn digest(self, data: &[u8]) -> Result<Vec<u8>> {
        hash(self.openssl(), data).map(|d| d.to_vec()).map_err(crypto)
    }

    /// AlgorithmIdentifier without parameters (RFC 5754 §2).
    pub(crate) fn identifier(self) -> Vec<u8> {
        tlv(asn1::SEQUENCE, &[&tlv(asn1::OID, &[self.oid().as_bytes()])])
    }
}

impl fmt::Display for DigestAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Md5 => "MD5",
            Sha1 => "SHA-1",
            Sha224 => "SHA-224",
            Sha256 => "SHA-256",
            Sha384 => "SHA-384",
            Sha512 => "SHA-512",
            Sha3_256 => "SHA3-256",
            Sha3_384 => "SHA3-384",
            Sha3_512 => "SHA3-512",
        })
    }
}
