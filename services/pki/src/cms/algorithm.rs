//! Signature algorithms as SignerInfo names them, and the check of a signature against a public key.

use der::asn1::ObjectIdentifier;
use openssl::error::ErrorStack;
use openssl::pkey::{Id, PKeyRef, Public};
use openssl::pkey_ctx::PkeyCtx;
use openssl::rsa::Padding;
use openssl::sign::{RsaPssSaltlen, Verifier};

use super::Failure;
use crate::DigestAlgorithm;
use crate::asn1::{self, Cursor, Element, Parse};

/// How a signature was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignatureAlgorithm {
    /// RSA PKCS#1 v1.5.
    RsaPkcs1 {
        /// The digest under the signature.
        digest: DigestAlgorithm,
    },
    /// RSA-PSS (RFC 4055).
    RsaPss {
        /// The digest under the signature.
        digest: DigestAlgorithm,
        /// The digest of the mask generation function.
        mask: DigestAlgorithm,
        /// The salt's length in bytes.
        salt: u32,
    },
    /// ECDSA.
    Ecdsa {
        /// The digest under the signature.
        digest: DigestAlgorithm,
    },
    /// Ed25519 over the message itself.
    Ed25519,
    /// One we do not know; its identifier in dotted decimals.
    Unknown(String),
}

/// What a signature covers: a message, or only its digest where the message is elsewhere.
pub(crate) enum Signed<'a> {
    Message(&'a [u8]),
    Digest(&'a [u8]),
}

use DigestAlgorithm::*;
use SignatureAlgorithm::*;

const RSA_PSS: &str = "1.2.840.113549.1.1.10";
const ED25519: &str = "1.3.101.112";
/// These name the key's kind only: the digest is that of the signer.
const RSA_KEY: &str = "1.2.840.113549.1.1.1";
const EC_KEY: &str = "1.2.840.10045.2.1";

const RSA: [(&str, DigestAlgorithm); 9] = [
    ("1.2.840.113549.1.1.4", Md5),
    ("1.2.840.113549.1.1.5", Sha1),
    ("1.2.840.113549.1.1.14", Sha224),
    ("1.2.840.113549.1.1.11", Sha256),
    ("1.2.840.113549.1.1.12", Sha384),
    ("1.2.840.113549.1.1.13", Sha512),
    ("2.16.840.1.101.3.4.3.14", Sha3_256),
    ("2.16.840.1.101.3.4.3.15", Sha3_384),
    ("2.16.840.1.101.3.4.3.16", Sha3_512),
];
const ECDSA: [(&str, DigestAlgorithm); 8] = [
    ("1.2.840.10045.4.1", Sha1),
    ("1.2.840.10045.4.3.1", Sha224),
    ("1.2.840.10045.4.3.2", Sha256),
    ("1.2.840.10045.4.3.3", Sha384),
    ("1.2.840.10045.4.3.4", Sha512),
    ("2.16.840.1.101.3.4.3.10", Sha3_256),
    ("2.16.840.1.101.3.4.3.11", Sha3_384),
    ("2.16.840.1.101.3.4.3.12", Sha3_512),
];

fn is(content: &[u8], oid: &str) -> bool {
    ObjectIdentifier::new(oid).is_ok_and(|o| o.as_bytes() == content)
}

fn lookup(table: &[(&str, DigestAlgorithm)], content: &[u8]) -> Option<DigestAlgorithm> {
    table
        .iter()
        .find(|(oid, _)| is(content, oid))
        .map(|(_, digest)| *digest)
}

/// The digest an AlgorithmIdentifier names, and the content of its identifier.
pub(crate) fn digest_algorithm(identifier: Element<'_>) -> Parse<(Option<DigestAlgorithm>, Vec<u8>)> {
    let oid = identifier
        .inside()
        .expect(asn1::OID, "a digest algorithm has no name")?
        .value;
    Ok((DigestAlgorithm::from_oid(oid), oid.to_vec()))
}

impl SignatureAlgorithm {
    /// Reads an AlgorithmIdentifier; `signer` is the digest that the signer names beside it.
    pub(crate) fn read(identifier: Element<'_>, signer: Option<DigestAlgorithm>) -> Parse<Self> {
        let mut fields = identifier.inside();
        let oid = fields.expect(asn1::OID, "a signature algorithm has no name")?.value;
        let unknown = || Unknown(crate::Oid::from_content(oid).map(|o| o.to_string()).unwrap_or_default());
        if is(oid, RSA_PSS) {
            return Ok(pss(fields)?.unwrap_or_else(unknown));
        }
        let rsa = lookup(&RSA, oid).or(signer.filter(|_| is(oid, RSA_KEY)));
        let ecdsa = lookup(&ECDSA, oid).or(signer.filter(|_| is(oid, EC_KEY)));
        Ok(match (rsa, ecdsa) {
            (Some(digest), _) => RsaPkcs1 { digest },
            (_, Some(digest)) => Ecdsa { digest },
            _ if is(oid, ED25519) => Ed25519,
            _ => unknown(),
        })
    }

    /// The digest under the signature; none for Ed25519, which has its own.
    #[must_use]
    pub fn digest(&self) -> Option<DigestAlgorithm> {
        match self {
            RsaPkcs1 { digest } | RsaPss { digest, .. } | Ecdsa { digest } => Some(*digest),
            Ed25519 | Unknown(_) => None,
        }
    }

    fn key_kind(&self) -> Option<Id> {
        match self {
            RsaPkcs1 { .. } | RsaPss { .. } => Some(Id::RSA),
            Ecdsa { .. } => Some(Id::EC),
            Ed25519 => Some(Id::ED25519),
            Unknown(_) => None,
        }
    }

    /// Checks `signature` over `signed` with `key`.
    pub(crate) fn verify(&self, key: &PKeyRef<Public>, signed: &Signed<'_>, signature: &[u8]) -> Result<(), Failure> {
        let kind = self
            .key_kind()
            .ok_or_else(|| Failure::UnsupportedAlgorithm(format!("{self:?}")))?;
        let fits = key.id() == kind || (key.id() == Id::RSA_PSS && matches!(self, RsaPss { .. }));
        if !fits {
            return Err(Failure::KeyMismatch);
        }
        // A signature too damaged to be decoded is an error to OpenSSL; to us it is a wrong signature.
        match self.check(key, signed, signature)?.unwrap_or(false) {
            true => Ok(()),
            false => Err(Failure::SignatureInvalid),
        }
    }

    fn check(
        &self,
        key: &PKeyRef<Public>,
        signed: &Signed<'_>,
        signature: &[u8],
    ) -> Result<Result<bool, ErrorStack>, Failure> {
        let Some(algorithm) = self.digest() else {
            let Signed::Message(message) = signed else {
                return Err(Failure::UnsupportedAlgorithm(
                    "Ed25519 without signed attributes".to_owned(),
                ));
            };
            return Ok(Verifier::new_without_digest(key).and_then(|mut v| v.verify_oneshot(signature, message)));
        };
        let digest = match signed {
            Signed::Message(m) => algorithm
                .digest(m)
                .map_err(|_| Failure::UnsupportedAlgorithm(algorithm.to_string()))?,
            Signed::Digest(d) => d.to_vec(),
        };
        Ok(self.check_digest(key, algorithm, &digest, signature))
    }

    fn check_digest(
        &self,
        key: &PKeyRef<Public>,
        algorithm: DigestAlgorithm,
        digest: &[u8],
        signature: &[u8],
    ) -> Result<bool, ErrorStack> {
        let mut context = PkeyCtx::new(key)?;
        context.verify_init()?;
        match self {
            RsaPkcs1 { .. } => context.set_rsa_padding(Padding::PKCS1)?,
            RsaPss { .. } => context.set_rsa_padding(Padding::PKCS1_PSS)?,
            _ => {}
        }
        context.set_signature_md(algorithm.md())?;
        if let RsaPss { mask, salt, .. } = self {
            context.set_rsa_mgf1_md(mask.md())?;
            context.set_rsa_pss_saltlen(RsaPssSaltlen::custom(*salt as i32))?;
        }
        context.verify(digest, signature)
    }
}

/// RSASSA-PSS-params (RFC 4055 §3.1), all of whose fields have defaults; none when a digest is unknown.
fn pss(mut fields: Cursor<'_>) -> Parse<Option<SignatureAlgorithm>> {
    let Some(parameters) = fields.optional(asn1::SEQUENCE)? else {
        return Ok(None);
    };
    let mut parameters = parameters.inside();
    let hash = match parameters.optional(asn1::context_constructed(0))? {
        Some(hash) => digest_algorithm(hash.inside().any()?)?.0,
        None => Some(Sha1),
    };
    let mask = match parameters.optional(asn1::context_constructed(1))? {
        Some(mask) => {
            let mut mgf1 = mask.inside().any()?.inside();
            mgf1.any()?;
            digest_algorithm(mgf1.any()?)?.0
        }
        None => Some(Sha1),
    };
    let salt = match parameters.optional(asn1::context_constructed(2))? {
        Some(salt) => asn1::small(salt.inside().any()?.value)?,
        None => 20,
    };
    let salt = u32::try_from(salt).ok().filter(|s| *s <= 1024);
    Ok(hash
        .zip(mask)
        .zip(salt)
        .map(|((digest, mask), salt)| RsaPss { digest, mask, salt }))
}
