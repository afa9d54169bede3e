//! Whether a signature is what it says: over this document, by the key of this certificate. Whether that certificate is to
//! be trusted is a question for [`TrustStore`](crate::x509::TrustStore).

use std::fmt;

use openssl::memcmp;
use openssl::pkey::{Id, PKeyRef, Public};

use super::algorithm::Signed;
use super::ess::CertificateId;
use super::signed_data::MAX_ATTRIBUTES;
use super::{CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_CERTIFICATE, SIGNING_CERTIFICATE_V2, SignedData, SignerInfo};
use crate::DigestAlgorithm;
use crate::asn1::{self, Cursor, set_of};
use crate::x509::Certificate;

/// A signature that verifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Whose key made it.
    pub certificate: Certificate,
    /// Whether an ESS attribute binds it to this certificate; CAdES and PAdES demand that, older signatures lack it.
    pub binds_certificate: bool,
    /// What about it can be forged today: CRYPTO_CONSTRAINTS_FAILURE(_NO_POE) unless it existed before that was so.
    pub weaknesses: Vec<Weakness>,
}

/// Something that no longer holds up to attack (ETSI TS 119 312).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weakness {
    /// Collisions are feasible.
    Digest(DigestAlgorithm),
    /// The key has this many bits, too few.
    KeySize(u32),
}

/// Why a signature does not verify. The names of ETSI EN 319 102-1's sub-indications stand beside each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// NO_SIGNING_CERTIFICATE_FOUND: it is not among those known.
    NoSigningCertificate,
    /// NO_SIGNING_CERTIFICATE_FOUND: the ESS attribute means another certificate.
    SigningCertificateMismatch,
    /// HASH_FAILURE: the document is not the one that was signed.
    DigestMismatch,
    /// SIG_CRYPTO_FAILURE: the value is not by this key over these attributes.
    SignatureInvalid,
    /// SIG_CRYPTO_FAILURE: the certificate's key is of another kind than the signature.
    KeyMismatch,
    /// FORMAT_FAILURE: an attribute is missing, doubled or contradicts another; it is named.
    Attribute(&'static str),
    /// FORMAT_FAILURE: the signer names one digest, the signature's algorithm another.
    AlgorithmMismatch,
    /// CRYPTO_CONSTRAINTS_FAILURE: an algorithm we cannot check.
    UnsupportedAlgorithm(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSigningCertificate => f.write_str("the signer's certificate is not there"),
            Self::SigningCertificateMismatch => f.write_str("the signature is bound to another certificate"),
            Self::DigestMismatch => f.write_str("what was signed is something else"),
            Self::SignatureInvalid => f.write_str("the signature does not verify"),
            Self::KeyMismatch => f.write_str("the certificate's key is of another kind than the signature"),
            Self::Attribute(which) => write!(f, "the attribute {which} is missing, doubled or contradictory"),
            Self::AlgorithmMismatch => f.write_str("the signature names two different digests"),
            Self::UnsupportedAlgorithm(which) => write!(f, "the algorithm {which} is not supported"),
        }
    }
}

impl SignedData {
    /// Verifies the signature of `signer`, with the certificates that came along.
    ///
    /// # Errors
    /// The first [`Failure`].
    pub fn verify(&self, signer: &SignerInfo, message_digest: &[u8]) -> Result<Verified, Failure> {
        let certificate = signer
            .certificate_among(self.certificates())
            .ok_or(Failure::NoSigningCertificate)?;
        signer.verify(certificate, self.content_type().content(), message_digest)
    }

    /// Verifies the signature of `signer` over the content inside.
    ///
    /// # Errors
    /// The first [`Failure`]; [`Failure::DigestMismatch`] when there is no content.
    pub fn verify_content(&self, signer: &SignerInfo, extra: &[Certificate]) -> Result<Verified, Failure> {
        let content = self.content().ok_or(Failure::DigestMismatch)?;
        let digest = signer.digest_of(content)?;
        let known = signer
            .certificate_among(self.certificates())
            .or_else(|| signer.certificate_among(extra));
        signer.verify(
            known.ok_or(Failure::NoSigningCertificate)?,
            self.content_type().content(),
            &digest,
        )
    }
}

impl SignerInfo {
    fn digest_of(&self, content: &[u8]) -> Result<Vec<u8>, Failure> {
        let algorithm = self.known_digest()?;
        algorithm
            .digest(content)
            .map_err(|_| Failure::UnsupportedAlgorithm(algorithm.to_string()))
    }

    fn known_digest(&self) -> Result<DigestAlgorithm, Failure> {
        self.digest.ok_or_else(|| {
            let name = crate::Oid::from_content(&self.digest_oid)
                .map(|o| o.to_string())
                .unwrap_or_default();
            Failure::UnsupportedAlgorithm(name)
        })
    }

    /// Verifies it as made by `certificate` over content of this type (OID content) with this digest, which must be by
    /// [`Self::digest_algorithm`].
    pub(crate) fn verify(
        &self,
        certificate: &Certificate,
        content_type: &[u8],
        message_digest: &[u8],
    ) -> Result<Verified, Failure> {
        let digest = self.known_digest()?;
        if self.algorithm.digest().is_some_and(|d| d != digest) {
            return Err(Failure::AlgorithmMismatch);
        }
        let key = certificate
            .public_key()
            .map_err(|e| Failure::UnsupportedAlgorithm(e.message().to_owned()))?;
        let mut weaknesses: Vec<Weakness> = [digest]
            .into_iter()
            .filter(|d| d.is_weak())
            .map(Weakness::Digest)
            .collect();
        let binds_certificate = match &self.signed_bytes {
            Some(bytes) => {
                self.check_attributes(content_type, message_digest)?;
                self.verify_attributes(&key, bytes)?;
                self.check_binding(certificate)?
            }
            None => {
                self.algorithm
                    .verify(&key, &Signed::Digest(message_digest), &self.signature)?;
                false
            }
        };
        weaknesses.extend(weak_key(&key));
        Ok(Verified {
            certificate: certificate.clone(),
            binds_certificate,
            weaknesses,
        })
    }

    fn check_attributes(&self, content_type: &[u8], message_digest: &[u8]) -> Result<(), Failure> {
        let inside = |kind, tag, name| {
            let value = self.signed_attribute(kind).ok_or(Failure::Attribute(name))?;
            Cursor(value)
                .expect(tag, "")
                .map(|e| e.value)
                .map_err(|_| Failure::Attribute(name))
        };
        if inside(CONTENT_TYPE, asn1::OID, "content-type")? != content_type {
            return Err(Failure::Attribute("content-type"));
        }
        let claimed = inside(MESSAGE_DIGEST, asn1::OCTET_STRING, "message-digest")?;
        let same = claimed.len() == message_digest.len() && memcmp::eq(claimed, message_digest);
        same.then_some(()).ok_or(Failure::DigestMismatch)
    }

    /// RFC 5652 §5.4 says DER; some signers sign what they send instead. Both are the same set of attributes.
    fn verify_attributes(&self, key: &PKeyRef<Public>, sent: &[u8]) -> Result<(), Failure> {
        let verify = |bytes: &[u8]| self.algorithm.verify(key, &Signed::Message(bytes), &self.signature);
        match verify(sent) {
            Err(Failure::SignatureInvalid) => {
                let sorted = reencoded(sent).filter(|s| s != sent).ok_or(Failure::SignatureInvalid)?;
                verify(&sorted)
            }
            other => other,
        }
    }

    fn check_binding(&self, certificate: &Certificate) -> Result<bool, Failure> {
        const NAME: &str = "signing-certificate";
        let present = |kind| self.signed.iter().any(|a| a.kind == kind);
        let (kind, version) = match (present(SIGNING_CERTIFICATE_V2), present(SIGNING_CERTIFICATE)) {
            (true, _) => (SIGNING_CERTIFICATE_V2, 2),
            (false, true) => (SIGNING_CERTIFICATE, 1),
            (false, false) => return Ok(false),
        };
        let value = self.signed_attribute(kind).ok_or(Failure::Attribute(NAME))?;
        let id = CertificateId::read(value, version).map_err(|_| Failure::Attribute(NAME))?;
        id.check(certificate)?;
        Ok(true)
    }
}

/// The attributes as DER has them.
fn reencoded(sent: &[u8]) -> Option<Vec<u8>> {
    let elements = Cursor(sent).any().ok()?.inside().all(MAX_ATTRIBUTES).ok()?;
    Some(set_of(
        asn1::SET,
        elements.iter().map(|e| asn1::tlv(e.tag, &[e.value])).collect(),
    ))
}

fn weak_key(key: &PKeyRef<Public>) -> Option<Weakness> {
    let least = match key.id() {
        Id::RSA | Id::RSA_PSS => 2048,
        Id::EC => 224,
        _ => 0,
    };
    (key.bits() < least).then(|| Weakness::KeySize(key.bits()))
}
