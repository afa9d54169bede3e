//! A certificate as somebody issued it: its bytes, and the fields we ask for.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use der::Decode;
use der::asn1::ObjectIdentifier;
use kernel::{Error, Result, Timestamp};
use openssl::nid::Nid;
use openssl::pkey::{PKey, Public};
use openssl::x509::{X509, X509Name};

use crate::asn1::{self, Cursor, Malformed, Parse};
use crate::digest::DigestAlgorithm;
use crate::error::{crypto, malformed};
use crate::keys::KeyAlgorithm;

const MAX_SIZE: usize = 128 * 1024;
const MAX_EXTENSIONS: usize = 100;

/// An X.509 certificate (RFC 5280). Cheap to clone; equal when its bytes are.
#[derive(Clone)]
pub struct Certificate(Arc<Body>);

struct Body {
    der: Vec<u8>,
    /// OpenSSL's form, made when first needed: it takes fifty times as long as reading the fields.
    x509: OnceLock<Option<X509>>,
    serial: Vec<u8>,
    signature_oid: Vec<u8>,
    issuer: Vec<u8>,
    subject: Vec<u8>,
    not_before: Timestamp,
    not_after: Timestamp,
    extensions: Vec<RawExtension>,
}

struct RawExtension {
    oid: Vec<u8>,
    critical: bool,
    value: Vec<u8>,
}

impl Certificate {
    /// Reads one DER certificate of at most 128 KiB, with nothing after it.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `CERTIFICATE_MALFORMED`.
    pub fn from_der(der: &[u8]) -> Result<Self> {
        let odd = |why: &dyn fmt::Display| malformed("CERTIFICATE_MALFORMED", "the certificate", why);
        if der.len() > MAX_SIZE {
            return Err(odd(&"it is larger than 128 KiB"));
        }
        read(der).map(|b| Self(Arc::new(b))).map_err(|why| odd(&why))
    }

    /// Reads a PEM file of certificates, at most 32, in the order of the file.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `CERTIFICATE_MALFORMED` when there is none, too many, or one that cannot be read.
    pub fn chain_from_pem(pem: &[u8]) -> Result<Vec<Self>> {
        let odd = |why| malformed("CERTIFICATE_MALFORMED", "the PEM file", why);
        let found = X509::stack_from_pem(pem).map_err(|_| odd("a certificate in it is damaged"))?;
        if found.is_empty() || found.len() > 32 {
            return Err(odd("it must hold 1 to 32 certificates"));
        }
        found
            .iter()
            .map(|x| Self::from_der(&x.to_der().map_err(crypto)?))
            .collect()
    }

    /// The bytes.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.0.der
    }

    /// The certificate as PEM.
    ///
    /// # Errors
    /// As [`Self::from_der`], when OpenSSL is stricter than we are.
    pub fn to_pem(&self) -> Result<Vec<u8>> {
        self.x509()?.to_pem().map_err(crypto)
    }

    pub(crate) fn x509(&self) -> Result<&X509> {
        let x509 = self.0.x509.get_or_init(|| X509::from_der(&self.0.der).ok()).as_ref();
        x509.ok_or_else(|| malformed("CERTIFICATE_MALFORMED", "the certificate", "OpenSSL refuses it"))
    }

    /// The content of the serial number's INTEGER, big-endian.
    #[must_use]
    pub fn serial(&self) -> &[u8] {
        &self.0.serial
    }

    /// The serial number in lower-case hexadecimal.
    #[must_use]
    pub fn serial_hex(&self) -> String {
        hex(&self.0.serial)
    }

    /// The issuer's Name in DER.
    #[must_use]
    pub fn issuer(&self) -> &[u8] {
        &self.0.issuer
    }

    /// Whether `name` (DER) is the issuer's, whatever string types and letter case it is written in (RFC 5280 §7.1).
    pub(crate) fn is_issued_by_name(&self, name: &[u8]) -> bool {
        self.0.issuer == name || same_name(&self.0.issuer, name)
    }

    /// The subject's Name in DER.
    #[must_use]
    pub fn subject(&self) -> &[u8] {
        &self.0.subject
    }

    /// The subject's common name, else its organization; empty when it has neither.
    #[must_use]
    pub fn subject_name(&self) -> String {
        label(&self.0.subject)
    }

    /// The issuer's common name, else its organization; empty when it has neither.
    #[must_use]
    pub fn issuer_name(&self) -> String {
        label(&self.0.issuer)
    }

    /// The first moment of validity.
    #[must_use]
    pub fn not_before(&self) -> Timestamp {
        self.0.not_before
    }

    /// The last second of validity.
    #[must_use]
    pub fn not_after(&self) -> Timestamp {
        self.0.not_after
    }

    /// SHA-256 over the whole certificate.
    ///
    /// # Errors
    /// `INTERNAL` when OpenSSL fails.
    pub fn fingerprint(&self) -> Result<Vec<u8>> {
        DigestAlgorithm::Sha256.digest(&self.0.der)
    }

    /// The public key.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `CERTIFICATE_KEY_UNSUPPORTED` when OpenSSL does not know its kind.
    pub fn public_key(&self) -> Result<PKey<Public>> {
        self.x509()?.public_key().map_err(|_| {
            let remedy = "must hold a public key of a known kind";
            Error::invalid("CERTIFICATE_KEY_UNSUPPORTED", "certificate", remedy)
        })
    }

    /// The kind of key, when it is one that we also sign with.
    #[must_use]
    pub fn key_algorithm(&self) -> Option<KeyAlgorithm> {
        self.public_key().ok().and_then(|key| KeyAlgorithm::of(&key))
    }

    /// Whether issuer and subject are the same name.
    #[must_use]
    pub fn is_self_issued(&self) -> bool {
        self.0.issuer == self.0.subject
    }

    /// The digest under the issuer's signature, when it is weak.
    pub(crate) fn weak_signature(&self) -> Option<DigestAlgorithm> {
        const WEAK: [(&str, DigestAlgorithm); 5] = [
            ("1.2.840.113549.1.1.4", DigestAlgorithm::Md5),
            ("1.2.840.113549.1.1.5", DigestAlgorithm::Sha1),
            ("1.3.14.3.2.29", DigestAlgorithm::Sha1),
            ("1.2.840.10040.4.3", DigestAlgorithm::Sha1),
            ("1.2.840.10045.4.1", DigestAlgorithm::Sha1),
        ];
        let is = |oid: &str| ObjectIdentifier::new(oid).is_ok_and(|o| o.as_bytes() == self.0.signature_oid);
        WEAK.into_iter().find(|(oid, _)| is(oid)).map(|(_, digest)| digest)
    }

    /// An extension's criticality and value; none when absent.
    #[must_use]
    pub fn extension(&self, oid: ObjectIdentifier) -> Option<(bool, &[u8])> {
        let found = self.0.extensions.iter().find(|e| e.oid == oid.as_bytes())?;
        Some((found.critical, &found.value))
    }

    pub(super) fn decoded<'a, T: Decode<'a> + const_oid::AssociatedOid>(&'a self) -> Option<T> {
        T::from_der(self.extension(T::OID)?.1).ok()
    }
}

fn label(name: &[u8]) -> String {
    let Ok(name) = X509Name::from_der(name) else {
        return String::new();
    };
    let entry = |nid| name.entries_by_nid(nid).next().and_then(|e| e.data().to_string().ok());
    entry(Nid::COMMONNAME)
        .or_else(|| entry(Nid::ORGANIZATIONNAME))
        .unwrap_or_default()
}

fn same_name(a: &[u8], b: &[u8]) -> bool {
    let names = X509Name::from_der(a).and_then(|a| Ok((a, X509Name::from_der(b)?)));
    names.is_ok_and(|(a, b)| a.try_cmp(&b).is_ok_and(Ordering::is_eq))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn read(der: &[u8]) -> Parse<Body> {
    let mut outer = Cursor(der);
    let mut certificate = outer.expect(asn1::SEQUENCE, "it is not a sequence")?.inside();
    if !outer.is_empty() {
        return Err(Malformed("bytes follow it"));
    }
    let mut tbs = certificate.expect(asn1::SEQUENCE, "its content is missing")?.inside();
    tbs.optional(asn1::context_constructed(0))?;
    let serial = tbs
        .expect(asn1::INTEGER, "the serial number is missing")?
        .value
        .to_vec();
    let mut algorithm = tbs
        .expect(asn1::SEQUENCE, "the signature algorithm is missing")?
        .inside();
    let signature_oid = algorithm
        .expect(asn1::OID, "the signature algorithm has no name")?
        .value
        .to_vec();
    let issuer = tbs.expect(asn1::SEQUENCE, "the issuer is missing")?.whole.to_vec();
    let mut validity = tbs.expect(asn1::SEQUENCE, "the validity is missing")?.inside();
    let not_before = asn1::time(validity.any()?)?;
    let not_after = asn1::time(validity.any()?)?;
    let subject = tbs.expect(asn1::SEQUENCE, "the subject is missing")?.whole.to_vec();
    tbs.expect(asn1::SEQUENCE, "the public key is missing")?;
    tbs.optional(asn1::context(1))?;
    tbs.optional(asn1::context(2))?;
    let extensions = tbs.optional(asn1::context_constructed(3))?;
    let extensions = extensions.map_or(Ok(vec![]), |e| read_extensions(e.inside()))?;
    Ok(Body {
        der: der.to_vec(),
        x509: OnceLock::new(),
        serial,
        signature_oid,
        issuer,
        subject,
        not_before,
        not_after,
        extensions,
    })
}

fn read_extensions(mut list: Cursor<'_>) -> Parse<Vec<RawExtension>> {
    let list = list
        .expect(asn1::SEQUENCE, "the extensions are not a sequence")?
        .inside();
    list.all(MAX_EXTENSIONS)?
        .into_iter()
        .map(|e| read_extension(e.inside()))
        .collect()
}

fn read_extension(mut extension: Cursor<'_>) -> Parse<RawExtension> {
    let oid = extension.expect(asn1::OID, "an extension has no name")?.value.to_vec();
    let critical = extension.optional(asn1::BOOLEAN)?.is_some_and(|b| b.value != [0]);
    let value = extension
        .expect(asn1::OCTET_STRING, "an extension has no value")?
        .value
        .to_vec();
    Ok(RawExtension { oid, critical, value })
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        self.0.der == other.0.der
    }
}
impl Eq for Certificate {}
impl Hash for Certificate {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.der.hash(state);
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Certificate({}, serial {})", self.subject_name(), self.serial_hex())
    }
}
