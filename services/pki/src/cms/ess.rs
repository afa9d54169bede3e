//! ESS signing-certificate attributes: they bind a signature to one certificate, so that nobody can put another one with
//! the same key in its place (RFC 2634 §5.4, RFC 5035).

use openssl::memcmp;

use super::Failure;
use crate::DigestAlgorithm;
use crate::asn1::{self, Cursor, Element, Parse, tlv};
use crate::x509::Certificate;

/// SigningCertificateV2 that names `certificate` by SHA-256 and by issuer and serial number (RFC 5035 §3).
pub(super) fn signing_certificate_v2(certificate: &Certificate) -> kernel::Result<Vec<u8>> {
    let directory_name = tlv(asn1::context_constructed(4), &[certificate.issuer()]);
    let serial = tlv(asn1::INTEGER, &[certificate.serial()]);
    let issuer_serial = tlv(asn1::SEQUENCE, &[&tlv(asn1::SEQUENCE, &[&directory_name]), &serial]);
    // SHA-256 is the default and so must be left out in DER.
    let hash = tlv(asn1::OCTET_STRING, &[&certificate.fingerprint()?]);
    let id = tlv(asn1::SEQUENCE, &[&hash, &issuer_serial]);
    Ok(tlv(asn1::SEQUENCE, &[&tlv(asn1::SEQUENCE, &[&id])]))
}

/// The first ESSCertID or ESSCertIDv2 of an attribute: the one that means the signer's own certificate.
pub(super) struct CertificateId<'a> {
    digest: Option<DigestAlgorithm>,
    hash: &'a [u8],
    serial: Option<&'a [u8]>,
}

impl<'a> CertificateId<'a> {
    /// Reads SigningCertificate (`version` 1, SHA-1) or SigningCertificateV2 (`version` 2).
    pub fn read(value: &'a [u8], version: u8) -> Parse<Self> {
        let list = Cursor(value).expect(asn1::SEQUENCE, "the signing certificate attribute is not a sequence")?;
        let ids = list
            .inside()
            .expect(asn1::SEQUENCE, "the signing certificate attribute is empty")?;
        let mut id = ids
            .inside()
            .expect(asn1::SEQUENCE, "the signing certificate attribute is empty")?
            .inside();
        let named = if version == 2 {
            id.optional(asn1::SEQUENCE)?
        } else {
            None
        };
        let digest = match named {
            Some(identifier) => super::algorithm::digest_algorithm(identifier)?.0,
            None if version == 2 => Some(DigestAlgorithm::Sha256),
            None => Some(DigestAlgorithm::Sha1),
        };
        let hash = id
            .expect(asn1::OCTET_STRING, "the signing certificate attribute has no hash")?
            .value;
        let serial = id.optional(asn1::SEQUENCE)?.map(serial).transpose()?;
        Ok(Self { digest, hash, serial })
    }

    /// Refuses every certificate but the one that is meant.
    pub fn check(&self, certificate: &Certificate) -> Result<(), Failure> {
        let algorithm = self.digest.ok_or_else(|| {
            Failure::UnsupportedAlgorithm("the digest of the signing certificate attribute".to_owned())
        })?;
        let hash = algorithm.digest(certificate.der());
        let hash = hash.map_err(|_| Failure::UnsupportedAlgorithm(algorithm.to_string()))?;
        let same_hash = hash.len() == self.hash.len() && memcmp::eq(&hash, self.hash);
        let same_serial = self.serial.is_none_or(|s| s == certificate.serial());
        (same_hash && same_serial)
            .then_some(())
            .ok_or(Failure::SigningCertificateMismatch)
    }
}

/// The serial number of an IssuerSerial. Its issuer is not compared: the hash covers it, and encodings of names differ.
fn serial(issuer_serial: Element<'_>) -> Parse<&[u8]> {
    let mut fields = issuer_serial.inside();
    fields.any()?;
    Ok(fields
        .expect(asn1::INTEGER, "the signing certificate attribute has no serial number")?
        .value)
}
