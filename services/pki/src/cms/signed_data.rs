//! Reading SignedData that others made. BER's indefinite lengths, trailing zeros (PDF pads `/Contents` with them),
//! attributes in no order and certificates nobody needs that cannot be read are harmless and accepted; everything that
//! decides what is signed is strict.

use der::asn1::ObjectIdentifier;
use kernel::{Result, Timestamp};

use super::algorithm::digest_algorithm;
use super::{ADOBE_REVOCATION_ARCHIVE, SIGNATURE_TIME_STAMP, SIGNED_DATA, SIGNING_TIME, SignatureAlgorithm};
use crate::asn1::{self, Cursor, Element, Malformed, Parse};
use crate::ber;
use crate::error::malformed;
use crate::x509::{Certificate, Crl};
use crate::{DigestAlgorithm, Oid};

const MAX_SIZE: usize = 8 << 20;
const MAX_CERTIFICATES: usize = 1024;
const MAX_CRLS: usize = 256;
const MAX_SIGNERS: usize = 64;
pub(super) const MAX_ATTRIBUTES: usize = 128;

/// SignedData (RFC 5652 §5): perhaps content, certificates, revocation lists, and signatures.
#[derive(Clone, Debug)]
pub struct SignedData {
    content_type: Oid,
    content: Option<Vec<u8>>,
    certificates: Vec<Certificate>,
    crls: Vec<Crl>,
    signers: Vec<SignerInfo>,
}

/// How a signature names its certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignerIdentifier {
    /// By issuer and serial number.
    IssuerAndSerial {
        /// Name in DER.
        issuer: Vec<u8>,
        /// Content of the INTEGER.
        serial: Vec<u8>,
    },
    /// By subject key identifier.
    SubjectKeyId(Vec<u8>),
}

/// One attribute, signed or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its type.
    pub kind: Oid,
    /// Its values, each in DER.
    pub values: Vec<Vec<u8>>,
}

/// One signature.
#[derive(Clone, Debug)]
pub struct SignerInfo {
    pub(super) identifier: SignerIdentifier,
    pub(super) digest: Option<DigestAlgorithm>,
    pub(super) digest_oid: Vec<u8>,
    /// As SET OF: as it came, with the tag that is signed.
    pub(super) signed_bytes: Option<Vec<u8>>,
    pub(super) signed: Vec<Attribute>,
    pub(super) algorithm: SignatureAlgorithm,
    pub(super) signature: Vec<u8>,
    pub(super) unsigned: Vec<Attribute>,
}

impl SignedData {
    /// Reads ContentInfo with SignedData of at most 8 MiB.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `CMS_MALFORMED` with the first thing wrong.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let odd = |why: Malformed| malformed("CMS_MALFORMED", "the signature", why);
        if bytes.len() > MAX_SIZE {
            return Err(odd(Malformed("it is larger than 8 MiB")));
        }
        let (der, used) = ber::definite(bytes).map_err(odd)?;
        if bytes[used..].iter().any(|b| *b != 0) {
            return Err(odd(Malformed("bytes other than zero follow it")));
        }
        read(&der).map_err(odd)
    }

    /// What the content is: `id-data` for documents, [`TST_INFO`](super::TST_INFO) for time stamps.
    #[must_use]
    pub fn content_type(&self) -> &Oid {
        &self.content_type
    }

    /// The content, when it is inside: a TSTInfo, or for `adbe.pkcs7.sha1` the document's SHA-1.
    #[must_use]
    pub fn content(&self) -> Option<&[u8]> {
        self.content.as_deref()
    }

    /// The certificates that came along, in no order and trusted by nobody.
    #[must_use]
    pub fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    /// The revocation lists that came along.
    #[must_use]
    pub fn crls(&self) -> &[Crl] {
        &self.crls
    }

    /// The signatures. PDF demands exactly one.
    #[must_use]
    pub fn signers(&self) -> &[SignerInfo] {
        &self.signers
    }
}

impl SignerInfo {
    /// How it names its certificate.
    #[must_use]
    pub fn identifier(&self) -> &SignerIdentifier {
        &self.identifier
    }

    /// The digest with which the document must be hashed; none when it is one we do not know.
    #[must_use]
    pub fn digest_algorithm(&self) -> Option<DigestAlgorithm> {
        self.digest
    }

    /// How the signature was made.
    #[must_use]
    pub fn signature_algorithm(&self) -> &SignatureAlgorithm {
        &self.algorithm
    }

    /// The signature's value, over which signature time stamps are made.
    #[must_use]
    pub fn signature(&self) -> &[u8] {
        &self.signature
    }

    /// The signed attributes; empty when there are none.
    #[must_use]
    pub fn signed_attributes(&self) -> &[Attribute] {
        &self.signed
    }

    /// The unsigned attributes.
    #[must_use]
    pub fn unsigned_attributes(&self) -> &[Attribute] {
        &self.unsigned
    }

    /// The value of a signed attribute that occurs once with one value; none otherwise.
    #[must_use]
    pub fn signed_attribute(&self, kind: ObjectIdentifier) -> Option<&[u8]> {
        let mut found = self.signed.iter().filter(|a| a.kind == kind);
        match (found.next(), found.next()) {
            (Some(Attribute { values, .. }), None) if values.len() == 1 => Some(&values[0]),
            _ => None,
        }
    }

    /// The time the signer claims; PAdES forbids it here and claims it in the document instead.
    #[must_use]
    pub fn signing_time(&self) -> Option<Timestamp> {
        let value = self.signed_attribute(SIGNING_TIME)?;
        Cursor(value).any().and_then(asn1::time).ok()
    }

    /// The signature time stamps, each a token in DER (ETSI EN 319 122-1 §5.3).
    pub fn signature_timestamps(&self) -> impl Iterator<Item = &[u8]> {
        let attributes = self.unsigned.iter().filter(|a| a.kind == SIGNATURE_TIME_STAMP);
        attributes.flat_map(|a| a.values.iter().map(Vec::as_slice))
    }

    /// The revocation lists that an Adobe product archived with the signature (ISO 32000-2 §12.8.3.3.2), those of them that
    /// can be read.
    #[must_use]
    pub fn archived_crls(&self) -> Vec<Crl> {
        let Some(value) = self.signed_attribute(ADOBE_REVOCATION_ARCHIVE) else {
            return vec![];
        };
        archived(value)
            .unwrap_or_default()
            .iter()
            .filter_map(|c| Crl::from_der(c.whole).ok())
            .collect()
    }

    /// The signer's certificate among `candidates`, by the name the signature gives it.
    #[must_use]
    pub fn certificate_among<'a>(&self, candidates: &'a [Certificate]) -> Option<&'a Certificate> {
        candidates.iter().find(|c| match &self.identifier {
            SignerIdentifier::IssuerAndSerial { issuer, serial } => c.serial() == serial && c.is_issued_by_name(issuer),
            SignerIdentifier::SubjectKeyId(id) => c.subject_key_id().as_ref() == Some(id),
        })
    }
}

/// The `crl` field of RevocationInfoArchival.
fn archived(value: &[u8]) -> Parse<Vec<Element<'_>>> {
    let mut fields = Cursor(value)
        .expect(asn1::SEQUENCE, "the revocation archive is not a sequence")?
        .inside();
    let Some(lists) = fields.optional(asn1::context_constructed(0))? else {
        return Ok(vec![]);
    };
    lists
        .inside()
        .expect(asn1::SEQUENCE, "the archived lists are not a sequence")?
        .inside()
        .all(MAX_CRLS)
}

fn read(der: &[u8]) -> Parse<SignedData> {
    let mut info = Cursor(der).expect(asn1::SEQUENCE, "it is not a sequence")?.inside();
    let kind = info.expect(asn1::OID, "its type is missing")?;
    if kind.value != SIGNED_DATA.as_bytes() {
        return Err(Malformed("it is not signed data"));
    }
    let content = info.expect(asn1::context_constructed(0), "its content is missing")?;
    let mut data = content
        .inside()
        .expect(asn1::SEQUENCE, "the signed data is not a sequence")?
        .inside();
    data.expect(asn1::INTEGER, "the version is missing")?;
    data.expect(asn1::SET, "the digest algorithms are missing")?;
    let (content_type, content) = read_content(data.expect(asn1::SEQUENCE, "the content is missing")?)?;
    let certificates = data.optional(asn1::context_constructed(0))?;
    let certificates = certificates.map_or(Ok(vec![]), |c| c.inside().all(MAX_CERTIFICATES))?;
    let crls = data.optional(asn1::context_constructed(1))?;
    let crls = crls.map_or(Ok(vec![]), |c| c.inside().all(MAX_CRLS))?;
    let signers = data
        .expect(asn1::SET, "the signatures are missing")?
        .inside()
        .all(MAX_SIGNERS)?;
    Ok(SignedData {
        content_type,
        content,
        certificates: certificates
            .iter()
            .filter_map(|c| Certificate::from_der(c.whole).ok())
            .collect(),
        crls: crls.iter().filter_map(|c| Crl::from_der(c.whole).ok()).collect(),
        signers: signers.into_iter().map(read_signer).collect::<Parse<_>>()?,
    })
}

fn read_content(element: Element<'_>) -> Parse<(Oid, Option<Vec<u8>>)> {
    let mut fields = element.inside();
    let kind = fields.expect(asn1::OID, "the content has no type")?.value;
    let kind = Oid::from_content(kind).ok_or(Malformed("the content's type is malformed"))?;
    let Some(content) = fields.optional(asn1::context_constructed(0))? else {
        return Ok((kind, None));
    };
    // PKCS#7 had ANY here; only octets can be digested in one way.
    let octets = content
        .inside()
        .expect(asn1::OCTET_STRING, "the content is not an octet string")?;
    Ok((kind, Some(octets.value.to_vec())))
}

fn read_signer(element: Element<'_>) -> Parse<SignerInfo> {
    let mut fields = element.inside();
    fields.expect(asn1::INTEGER, "a signature has no version")?;
    let identifier = read_identifier(fields.any()?)?;
    let (digest, digest_oid) = digest_algorithm(fields.expect(asn1::SEQUENCE, "a signature has no digest algorithm")?)?;
    let signed = fields.optional(asn1::context_constructed(0))?;
    let algorithm = fields.expect(asn1::SEQUENCE, "a signature has no algorithm")?;
    let signature = fields
        .expect(asn1::OCTET_STRING, "a signature has no value")?
        .value
        .to_vec();
    let unsigned = fields.optional(asn1::context_constructed(1))?;
    Ok(SignerInfo {
        identifier,
        digest,
        digest_oid,
        signed_bytes: signed.map(|s| with_set_tag(s.whole)),
        signed: signed.map_or(Ok(vec![]), read_attributes)?,
        algorithm: SignatureAlgorithm::read(algorithm, digest)?,
        signature,
        unsigned: unsigned.map_or(Ok(vec![]), read_attributes)?,
    })
}

/// What is signed has the tag SET OF, not the IMPLICIT [0] with which it is sent (RFC 5652 §5.4).
fn with_set_tag(whole: &[u8]) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    bytes[0] = asn1::SET;
    bytes
}

fn read_identifier(element: Element<'_>) -> Parse<SignerIdentifier> {
    match element.tag {
        asn1::SEQUENCE => {
            let mut fields = element.inside();
            let issuer = fields
                .expect(asn1::SEQUENCE, "a signature does not name its issuer")?
                .whole
                .to_vec();
            let serial = fields
                .expect(asn1::INTEGER, "a signature names no serial number")?
                .value
                .to_vec();
            Ok(SignerIdentifier::IssuerAndSerial { issuer, serial })
        }
        tag if tag == asn1::context(0) => Ok(SignerIdentifier::SubjectKeyId(element.value.to_vec())),
        _ => Err(Malformed("a signature does not name its certificate")),
    }
}

fn read_attributes(element: Element<'_>) -> Parse<Vec<Attribute>> {
    element
        .inside()
        .all(MAX_ATTRIBUTES)?
        .into_iter()
        .map(read_attribute)
        .collect()
}

fn read_attribute(element: Element<'_>) -> Parse<Attribute> {
    let mut fields = element.inside();
    let kind = fields.expect(asn1::OID, "an attribute has no type")?.value;
    let kind = Oid::from_content(kind).ok_or(Malformed("an attribute's type is malformed"))?;
    let values = fields
        .expect(asn1::SET, "an attribute has no values")?
        .inside()
        .all(MAX_ATTRIBUTES)?;
    Ok(Attribute {
        kind,
        values: values.into_iter().map(|v| v.whole.to_vec()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asn1::tlv;

    #[test]
    fn lists_in_adobes_archive_are_found_and_its_ocsp_answers_passed_over() {
        let list = tlv(asn1::SEQUENCE, &[b"\x05\x00"]);
        let lists = tlv(asn1::context_constructed(0), &[&tlv(asn1::SEQUENCE, &[&list, &list])]);
        let ocsp = tlv(asn1::context_constructed(1), &[&tlv(asn1::SEQUENCE, &[])]);
        let found = |fields: &[&[u8]]| archived(&tlv(asn1::SEQUENCE, fields)).unwrap().len();
        assert_eq!((found(&[&lists, &ocsp]), found(&[&ocsp]), found(&[])), (2, 0, 0));
    }
}
