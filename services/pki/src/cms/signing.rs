//! Making a signature in steps, so that the key may be anywhere: [`Signing`] (what stays the same for a certificate) →
//! [`Prepared`] (what is to be signed) → [`Signature`] (which may still get a time stamp) → DER.
//!
//! Everything that depends on the certificate chain alone is encoded once: a signature costs one small sort and two
//! copies beside its raw cryptography.

use der::asn1::ObjectIdentifier;
use kernel::{Error, Result};

use super::ess::signing_certificate_v2;
use super::{CONTENT_TYPE, DATA, MESSAGE_DIGEST, SIGNATURE_TIME_STAMP, SIGNED_DATA, SIGNING_CERTIFICATE_V2};
use crate::DigestAlgorithm;
use crate::asn1::{self, set_of, tlv};
use crate::keys::{KeyAlgorithm, Signer};
use crate::x509::Certificate;

/// What every signature of one certificate has in common. Make it once per certificate and keep it; it holds no key.
#[derive(Clone, Debug)]
pub struct Signing {
    algorithm: KeyAlgorithm,
    content_type: ObjectIdentifier,
    /// Encoded attributes that are the same in every signature.
    content_type_attribute: Vec<u8>,
    certificate_attribute: Vec<u8>,
    /// `version` and `sid` of SignerInfo.
    signer_head: Vec<u8>,
    digest_identifier: Vec<u8>,
    signature_identifier: Vec<u8>,
    /// `[0] IMPLICIT CertificateSet`.
    certificates: Vec<u8>,
}

impl Signing {
    /// Detached signatures over a document (CAdES, PAdES) by the first certificate of `chain`, whose others go along.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `CERTIFICATE_CHAIN_EMPTY`, `CERTIFICATE_KEY_UNSUPPORTED`.
    pub fn new(chain: &[Certificate]) -> Result<Self> {
        Self::of_type(chain, DATA)
    }

    /// Signatures that hold their content, which is of this type.
    pub(crate) fn of_type(chain: &[Certificate], content_type: ObjectIdentifier) -> Result<Self> {
        let signer = chain.first().ok_or_else(|| {
            Error::invalid(
                "CERTIFICATE_CHAIN_EMPTY",
                "chain",
                "must begin with the signer's certificate",
            )
        })?;
        let algorithm = signer.key_algorithm().ok_or_else(|| {
            let remedy = "must hold an RSA (2048, 3072, 4096), ECDSA (P-256, P-384, P-521) or Ed25519 key";
            Error::invalid("CERTIFICATE_KEY_UNSUPPORTED", "certificate", remedy)
        })?;
        let sid = tlv(
            asn1::SEQUENCE,
            &[signer.issuer(), &tlv(asn1::INTEGER, &[signer.serial()])],
        );
        let certificates = chain.iter().map(|c| c.der().to_vec()).collect();
        Ok(Self {
            algorithm,
            content_type,
            content_type_attribute: attribute(CONTENT_TYPE, &oid(content_type)),
            certificate_attribute: attribute(SIGNING_CERTIFICATE_V2, &signing_certificate_v2(signer)?),
            signer_head: [asn1::unsigned(&[1]), sid].concat(),
            digest_identifier: algorithm.digest().identifier(),
            signature_identifier: algorithm.signature_identifier(),
            certificates: set_of(asn1::context_constructed(0), certificates),
        })
    }

    /// The digest with which the document must be hashed.
    #[must_use]
    pub fn digest_algorithm(&self) -> DigestAlgorithm {
        self.algorithm.digest()
    }

    /// The kind of key that must sign.
    #[must_use]
    pub fn key_algorithm(&self) -> KeyAlgorithm {
        self.algorithm
    }

    /// An upper bound of the finished signature in bytes, without a time stamp: what PAdES must reserve in `/Contents`
    /// (twice that, in hexadecimal digits). A time stamp adds its token's size and at most 32 bytes.
    #[must_use]
    pub fn max_size(&self) -> usize {
        let attributes = self.content_type_attribute.len() + self.certificate_attribute.len() + 64 + 40;
        let identifiers = 2 * self.digest_identifier.len() + self.signature_identifier.len() + self.signer_head.len();
        // 128: tags, lengths and versions of the structure around the parts.
        self.certificates.len() + attributes + identifiers + self.algorithm.max_signature_size() + 128
    }

    /// The attributes to be signed for a document with this digest.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `MESSAGE_DIGEST_SIZE` when it is not a digest of [`Self::digest_algorithm`].
    pub fn prepare(&self, message_digest: &[u8]) -> Result<Prepared<'_>> {
        if message_digest.len() != self.digest_algorithm().size() {
            let remedy = format!("must be a {} digest", self.digest_algorithm());
            return Err(Error::invalid("MESSAGE_DIGEST_SIZE", "message_digest", remedy));
        }
        let digest = attribute(MESSAGE_DIGEST, &tlv(asn1::OCTET_STRING, &[message_digest]));
        let attributes = vec![
            self.content_type_attribute.clone(),
            digest,
            self.certificate_attribute.clone(),
        ];
        Ok(Prepared {
            signing: self,
            attributes: set_of(asn1::SET, attributes),
            content: None,
            with_certificates: true,
        })
    }

    /// The attributes to be signed for content that the signature shall hold.
    pub(crate) fn prepare_content(&self, content: Vec<u8>, with_certificates: bool) -> Result<Prepared<'_>> {
        let digest = self.digest_algorithm().digest(&content)?;
        Ok(Prepared {
            content: Some(content),
            with_certificates,
            ..self.prepare(&digest)?
        })
    }

    /// Prepares and signs in one go, with a key at hand.
    ///
    /// # Errors
    /// Those of [`Self::prepare`], of the signer and of [`Prepared::assemble`].
    pub fn sign(&self, signer: &dyn Signer, message_digest: &[u8]) -> Result<Signature<'_>> {
        let prepared = self.prepare(message_digest)?;
        let value = signer.sign(prepared.signed_attributes())?;
        prepared.assemble(value)
    }
}

/// A signature that lacks only its value.
#[derive(Clone, Debug)]
pub struct Prepared<'a> {
    signing: &'a Signing,
    /// DER SET OF, as it is signed.
    attributes: Vec<u8>,
    content: Option<Vec<u8>>,
    with_certificates: bool,
}

impl<'a> Prepared<'a> {
    /// What [`Signer::sign`] must sign: the attributes as DER SET OF (RFC 5652 §5.4).
    #[must_use]
    pub fn signed_attributes(&self) -> &[u8] {
        &self.attributes
    }

    /// Adds the signature's value.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `SIGNATURE_VALUE_SIZE` when it cannot be a value of the certificate's key.
    pub fn assemble(self, value: Vec<u8>) -> Result<Signature<'a>> {
        if value.is_empty() || value.len() > self.signing.algorithm.max_signature_size() {
            let remedy = format!("must be a signature by a key of kind {:?}", self.signing.algorithm);
            return Err(Error::invalid("SIGNATURE_VALUE_SIZE", "signature", remedy));
        }
        Ok(Signature {
            prepared: self,
            value,
            unsigned: vec![],
        })
    }
}

/// A finished signature.
#[derive(Clone, Debug)]
pub struct Signature<'a> {
    prepared: Prepared<'a>,
    value: Vec<u8>,
    /// Encoded unsigned attributes.
    unsigned: Vec<Vec<u8>>,
}

impl Signature<'_> {
    /// The signature's value: its digest is what a signature time stamp covers (ETSI EN 319 122-1 §5.3).
    #[must_use]
    pub fn value(&self) -> &[u8] {
        &self.value
    }

    /// Adds a time stamp over [`Self::value`] as the unsigned attribute signature-time-stamp; `token` is DER.
    #[must_use]
    pub fn with_signature_timestamp(mut self, token: &[u8]) -> Self {
        self.unsigned.push(attribute(SIGNATURE_TIME_STAMP, token));
        self
    }

    /// ContentInfo with SignedData, in DER (RFC 5652 §5.1).
    #[must_use]
    pub fn to_der(&self) -> Vec<u8> {
        let signing = self.prepared.signing;
        // RFC 5652 §5.1: version 3 when the content is other than id-data.
        let version = asn1::unsigned(&[if signing.content_type == DATA { 1 } else { 3 }]);
        let digests = tlv(asn1::SET, &[&signing.digest_identifier]);
        let certificates: &[u8] = if self.prepared.with_certificates {
            &signing.certificates
        } else {
            &[]
        };
        let signers = tlv(asn1::SET, &[&self.signer_info()]);
        let parts = [
            version.as_slice(),
            &digests,
            &self.encapsulated(),
            certificates,
            &signers,
        ];
        let data = tlv(asn1::context_constructed(0), &[&tlv(asn1::SEQUENCE, &parts)]);
        tlv(asn1::SEQUENCE, &[&oid(SIGNED_DATA), &data])
    }

    fn encapsulated(&self) -> Vec<u8> {
        let content = self
            .prepared
            .content
            .as_deref()
            .map(|content| tlv(asn1::context_constructed(0), &[&tlv(asn1::OCTET_STRING, &[content])]));
        tlv(
            asn1::SEQUENCE,
            &[&oid(self.prepared.signing.content_type), &content.unwrap_or_default()],
        )
    }

    fn signer_info(&self) -> Vec<u8> {
        let signing = self.prepared.signing;
        // The same bytes as signed, but for the tag: IMPLICIT [0].
        let mut attributes = self.prepared.attributes.clone();
        attributes[0] = asn1::context_constructed(0);
        let value = tlv(asn1::OCTET_STRING, &[&self.value]);
        let unsigned = match self.unsigned.is_empty() {
            true => vec![],
            false => set_of(asn1::context_constructed(1), self.unsigned.clone()),
        };
        let parts: [&[u8]; 6] = [
            &signing.signer_head,
            &signing.digest_identifier,
            &attributes,
            &signing.signature_identifier,
            &value,
            &unsigned,
        ];
        tlv(asn1::SEQUENCE, &parts)
    }
}

fn oid(oid: ObjectIdentifier) -> Vec<u8> {
    tlv(asn1::OID, &[oid.as_bytes()])
}

/// An Attribute of one value.
fn attribute(kind: ObjectIdentifier, value: &[u8]) -> Vec<u8> {
    tlv(asn1::SEQUENCE, &[&oid(kind), &tlv(asn1::SET, &[value])])
}
