//! A certificate as somebody issued it: its bytes, and the fields we ask for.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use der::Decode;
use der::asn1::ObjectIdentifier;
use kernel::{Error, Result, Timestamp};
use openssl::nid::Nid;
use openssl::pkey::{PKey, Public};
use openssl::x509::{X509, X509Name, X509NameRef};
use x509_cert::ext::pkix::crl::dp::DistributionPoint;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{
    AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, BasicConstraints, CrlDistributionPoints, ExtendedKeyUsage,
    KeyUsage, SubjectAltName, SubjectKeyIdentifier,
};

use crate::asn1::{self, Cursor, Malformed, Parse};
use crate::digest::DigestAlgorithm;
use crate::error::{crypto, malformed};
use crate::keys::KeyAlgorithm;

const MAX_SIZE: usize = 128 * 1024;
const MAX_EXTENSIONS: usize = 100;
pub(crate) const AD_CA_ISSUERS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.2");
const AD_OCSP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1");

/// An X.509 certificate (RFC 5280). Cheap to clone; equal when its bytes are.
#[derive(Clone)]
pub struct Certificate(Arc<Body>);

struct Body {
    der: Vec<u8>,
    x509: X509,
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
        let x509 = X509::from_der(der).map_err(|_| odd(&"it is no X.509 certificate"))?;
        read(der, x509).map(|b| Self(Arc::new(b))).map_err(|why| odd(&why))
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
    /// `INTERNAL` when OpenSSL cannot encode it.
    pub fn to_pem(&self) -> Result<Vec<u8>> {
        self.0.x509.to_pem().map_err(crypto)
    }

    pub(crate) fn x509(&self) -> &X509 {
        &self.0.x509
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
        let same = |name: &X509Name| self.0.x509.issuer_name().try_cmp(name).is_ok_and(Ordering::is_eq);
        self.0.issuer == name || X509Name::from_der(name).is_ok_and(|name| same(&name))
    }

    /// The subject's Name in DER.
    #[must_use]
    pub fn subject(&self) -> &[u8] {
        &self.0.subject
    }

    /// The subject's common name, else its organization; empty when it has neither.
    #[must_use]
    pub fn subject_name(&self) -> String {
        label(self.0.x509.subject_name())
    }

    /// The issuer's common name, else its organization; empty when it has neither.
    #[must_use]
    pub fn issuer_name(&self) -> String {
        label(self.0.x509.issuer_name())
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
        self.0.x509.public_key().map_err(|_| {
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

    fn decoded<'a, T: Decode<'a> + const_oid::AssociatedOid>(&'a self) -> Option<T> {
        T::from_der(self.extension(T::OID)?.1).ok()
    }

    /// What the key may be used for; none when the certificate does not say (RFC 5280 §4.2.1.3).
    #[must_use]
    pub fn key_usage(&self) -> Option<KeyUsage> {
        self.decoded()
    }

    /// The extended key usages, and whether they are critical; none when the certificate does not say.
    #[must_use]
    pub fn extended_key_usage(&self) -> Option<(bool, Vec<ObjectIdentifier>)> {
        let usages = self.decoded::<ExtendedKeyUsage>()?;
        let critical = self.extension(<ExtendedKeyUsage as const_oid::AssociatedOid>::OID)?.0;
        Some((critical, usages.0))
    }

    /// Whether it may issue certificates.
    #[must_use]
    pub fn is_authority(&self) -> bool {
        self.decoded::<BasicConstraints>().is_some_and(|b| b.ca)
    }

    /// The subject key identifier.
    #[must_use]
    pub fn subject_key_id(&self) -> Option<Vec<u8>> {
        self.decoded::<SubjectKeyIdentifier>().map(|k| k.0.as_bytes().to_vec())
    }

    /// The key identifier of the issuer.
    #[must_use]
    pub fn authority_key_id(&self) -> Option<Vec<u8>> {
        let id = self.decoded::<AuthorityKeyIdentifier>()?.key_identifier?;
        Some(id.as_bytes().to_vec())
    }

    /// The e-mail addresses among the subject's alternative names.
    #[must_use]
    pub fn emails(&self) -> Vec<String> {
        let names = self.decoded::<SubjectAltName>().map(|s| s.0).unwrap_or_default();
        names.iter().filter_map(email).collect()
    }

    /// Where its revocation list is published.
    #[must_use]
    pub fn crl_urls(&self) -> Vec<String> {
        let points = self.decoded::<CrlDistributionPoints>().map(|c| c.0).unwrap_or_default();
        points.iter().flat_map(point_urls).collect()
    }

    /// Where the issuer's certificate is published.
    #[must_use]
    pub fn ca_issuer_urls(&self) -> Vec<String> {
        self.access_urls(AD_CA_ISSUERS)
    }

    /// Where its status can be asked by OCSP.
    #[must_use]
    pub fn ocsp_urls(&self) -> Vec<String> {
        self.access_urls(AD_OCSP)
    }

    fn access_urls(&self, method: ObjectIdentifier) -> Vec<String> {
        let access = self
            .decoded::<AuthorityInfoAccessSyntax>()
            .map(|a| a.0)
            .unwrap_or_default();
        access
            .iter()
            .filter(|a| a.access_method == method)
            .filter_map(|a| url(&a.access_location))
            .collect()
    }
}

pub(crate) fn point_urls(point: &DistributionPoint) -> Vec<String> {
    point.distribution_point.as_ref().map(name_urls).unwrap_or_default()
}

pub(crate) fn name_urls(name: &DistributionPointName) -> Vec<String> {
    match name {
        DistributionPointName::FullName(names) => names.iter().filter_map(url).collect(),
        DistributionPointName::NameRelativeToCRLIssuer(_) => vec![],
    }
}

fn url(name: &GeneralName) -> Option<String> {
    match name {
        GeneralName::UniformResourceIdentifier(url) => Some(url.to_string()),
        _ => None,
    }
}

fn email(name: &GeneralName) -> Option<String> {
    match name {
        GeneralName::Rfc822Name(email) => Some(email.to_string()),
        GeneralName::OtherName(other) if other.type_id == super::profile::SMTP_UTF8_MAILBOX => {
            other.value.decode_as::<String>().ok()
        }
        _ => None,
    }
}

fn label(name: &X509NameRef) -> String {
    let entry = |nid| name.entries_by_nid(nid).next().and_then(|e| e.data().to_string().ok());
    entry(Nid::COMMONNAME)
        .or_else(|| entry(Nid::ORGANIZATIONNAME))
        .unwrap_or_default()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn read(der: &[u8], x509: X509) -> Parse<Body> {
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
        x509,
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
