//! The installation's certification authority: it issues certificates and revocation lists, and knows no storage.

use std::sync::Arc;
use std::time::Duration;

use der::asn1::{BitString, GeneralizedTime, Ia5String, OctetString, Uint, UtcTime};
use der::{Decode, Encode};
use kernel::{Result, Timestamp};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::TbsCertificate;
use x509_cert::certificate::Version;
use x509_cert::crl::{RevokedCert, TbsCertList};
use x509_cert::ext::pkix::crl::dp::DistributionPoint;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{
    AccessDescription, AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, CrlDistributionPoints, CrlNumber, CrlReason,
    SubjectKeyIdentifier,
};
use x509_cert::ext::{Extension, Extensions};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::time::{Time, Validity};

use super::crl::EXPIRED_CERTS_ON_CRL;
use super::extensions::AD_CA_ISSUERS;
use super::profile::extension;
use super::{Certificate, Crl, Profile, RevocationReason, Subject};
use crate::asn1::{self, Cursor, tlv};
use crate::error::{crypto, encoding, malformed};
use crate::keys::{KeyAlgorithm, Signer};

/// Where foreign validators fetch what they need; absent in installations that are not reachable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The revocation list; better an `http:` URL, since some validators follow no `https:` one, whose certificate would have
    /// to be checked in turn (RFC 5280 §8).
    pub crl_url: String,
    /// The authority's certificate in DER.
    pub issuer_url: String,
}

/// A certification authority: a certificate, the key it certifies, and where it publishes.
#[derive(Clone)]
pub struct Authority {
    certificate: Certificate,
    signer: Arc<dyn Signer>,
    publication: Option<Publication>,
}

/// A certificate that its authority took back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revoked {
    /// The serial number, big-endian.
    pub serial: Vec<u8>,
    /// Since when it is not to be trusted.
    pub at: Timestamp,
    /// Why.
    pub reason: RevocationReason,
}

/// What a revocation list says (RFC 5280 §5.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrlContents<'a> {
    /// Larger than in every earlier list of the authority.
    pub number: u64,
    /// When it is issued.
    pub this_update: Timestamp,
    /// When the next one will be there at the latest.
    pub next_update: Timestamp,
    /// Every revoked certificate.
    pub revoked: &'a [Revoked],
}

impl Authority {
    /// Makes a self-signed root for `signer`'s key.
    ///
    /// # Errors
    /// Those of the signer; `INVALID_ARGUMENT` for a validity outside the years 1970 to 9999.
    pub fn create_root(signer: Arc<dyn Signer>, subject: &Subject, from: Timestamp, until: Timestamp) -> Result<Self> {
        let issuer = Issuer {
            name: subject.to_name()?,
            key: signer.public_key(),
            publication: None,
        };
        let certificate = issue(
            &issuer,
            signer.as_ref(),
            signer.public_key(),
            subject,
            Profile::RootAuthority,
            from,
            until,
        )?;
        Self::new(certificate, signer)
    }

    /// The authority of a certificate made earlier and its key.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `AUTHORITY_KEY_MISMATCH` when the key is not the certificate's.
    pub fn new(certificate: Certificate, signer: Arc<dyn Signer>) -> Result<Self> {
        check_key(&certificate, signer.as_ref())?;
        Ok(Self {
            certificate,
            signer,
            publication: None,
        })
    }

    /// The same authority, naming where it publishes in the certificates it issues from now on.
    #[must_use]
    pub fn published_at(mut self, publication: Publication) -> Self {
        self.publication = Some(publication);
        self
    }

    /// The authority's own certificate.
    #[must_use]
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// Issues a certificate for `public_key` (SubjectPublicKeyInfo in DER). It never outlives the authority's own.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `PUBLIC_KEY_MALFORMED`; those of the signer.
    pub fn issue(
        &self,
        public_key: &[u8],
        subject: &Subject,
        profile: Profile,
        from: Timestamp,
        until: Timestamp,
    ) -> Result<Certificate> {
        let name = Name::from_der(self.certificate.subject()).map_err(encoding)?;
        let issuer = Issuer {
            name,
            key: self.signer.public_key(),
            publication: self.publication.as_ref(),
        };
        let until = until.min(self.certificate.not_after());
        issue(&issuer, self.signer.as_ref(), public_key, subject, profile, from, until)
    }

    /// Signs a revocation list.
    ///
    /// # Errors
    /// Those of the signer.
    pub fn crl(&self, contents: &CrlContents<'_>) -> Result<Crl> {
        let revoked: Vec<RevokedCert> = contents.revoked.iter().map(revoked_entry).collect::<Result<_>>()?;
        let key_id = AuthorityKeyIdentifier {
            key_identifier: Some(key_id(self.signer.public_key())?),
            ..no_key_id()
        };
        let number = CrlNumber(Uint::new(&contents.number.to_be_bytes()).map_err(encoding)?);
        let list = TbsCertList {
            version: Version::V2,
            signature: algorithm(self.signer.algorithm())?,
            issuer: Name::from_der(self.certificate.subject()).map_err(encoding)?,
            this_update: x509_time(contents.this_update)?,
            next_update: Some(x509_time(contents.next_update)?),
            // RFC 5280 §5.1.2.6: absent rather than empty.
            revoked_certificates: Some(revoked).filter(|r| !r.is_empty()),
            crl_extensions: Some(vec![
                extension(&key_id, false)?,
                extension(&number, false)?,
                self.remembers_expired()?,
            ]),
        };
        Crl::from_der(&signed(&list, self.signer.as_ref())?)
    }

    /// Says that expired certificates stay on the list since the authority began (ISO/IEC 9594-8, expiredCertsOnCRL), so
    /// that old signatures can be judged by it for as long as there are lists.
    fn remembers_expired(&self) -> Result<Extension> {
        let since = asn1::generalized_time(self.certificate.not_before());
        let value = OctetString::new(since).map_err(encoding)?;
        Ok(Extension {
            extn_id: EXPIRED_CERTS_ON_CRL,
            critical: false,
            extn_value: value,
        })
    }
}

/// Refuses a key that is not the certificate's.
pub(crate) fn check_key(certificate: &Certificate, signer: &dyn Signer) -> Result<()> {
    let own = certificate.public_key()?.public_key_to_der().map_err(crypto)?;
    if own == signer.public_key() {
        return Ok(());
    }
    let message = "private_key: must be the key of the certificate";
    Err(kernel::Error::new(
        kernel::ErrorKind::InvalidArgument,
        "AUTHORITY_KEY_MISMATCH",
        message,
    ))
}

struct Issuer<'a> {
    name: Name,
    key: &'a [u8],
    publication: Option<&'a Publication>,
}

fn issue(
    issuer: &Issuer<'_>,
    signer: &dyn Signer,
    public_key: &[u8],
    subject: &Subject,
    profile: Profile,
    from: Timestamp,
    until: Timestamp,
) -> Result<Certificate> {
    let key = SubjectPublicKeyInfoOwned::from_der(public_key)
        .map_err(|why| malformed("PUBLIC_KEY_MALFORMED", "the public key", why))?;
    let certificate = TbsCertificate {
        version: Version::V3,
        serial_number: random_serial()?,
        signature: algorithm(signer.algorithm())?,
        issuer: issuer.name.clone(),
        validity: Validity {
            not_before: x509_time(from)?,
            not_after: x509_time(until)?,
        },
        subject: subject.to_name()?,
        subject_public_key_info: key,
        issuer_unique_id: None,
        subject_unique_id: None,
        extensions: Some(extensions(issuer, public_key, subject, profile)?),
    };
    Certificate::from_der(&signed(&certificate, signer)?)
}

fn extensions(issuer: &Issuer<'_>, public_key: &[u8], subject: &Subject, profile: Profile) -> Result<Extensions> {
    let own = SubjectKeyIdentifier(key_id(public_key)?);
    let authority = AuthorityKeyIdentifier {
        key_identifier: Some(key_id(issuer.key)?),
        ..no_key_id()
    };
    let mut list = vec![
        extension(&profile.basic_constraints(), true)?,
        extension(&profile.key_usage(), true)?,
        extension(&own, false)?,
        extension(&authority, false)?,
    ];
    if let Some(usage) = profile.extended_key_usage() {
        list.push(extension(&usage, profile == Profile::TimeStampingUnit)?);
    }
    list.extend(profile.policies()?);
    if let Some(name) = subject.alternative_name()? {
        list.push(extension(&name, false)?);
    }
    if let Some(publication) = issuer.publication {
        list.extend(published(publication)?);
    }
    Ok(list)
}

fn published(publication: &Publication) -> Result<[Extension; 2]> {
    let url = |text: &str| {
        Ia5String::new(text)
            .map(GeneralName::UniformResourceIdentifier)
            .map_err(encoding)
    };
    let name = DistributionPointName::FullName(vec![url(&publication.crl_url)?]);
    let point = DistributionPoint {
        distribution_point: Some(name),
        reasons: None,
        crl_issuer: None,
    };
    let access = AccessDescription {
        access_method: AD_CA_ISSUERS,
        access_location: url(&publication.issuer_url)?,
    };
    Ok([
        extension(&CrlDistributionPoints(vec![point]), false)?,
        extension(&AuthorityInfoAccessSyntax(vec![access]), false)?,
    ])
}

fn no_key_id() -> AuthorityKeyIdentifier {
    AuthorityKeyIdentifier {
        key_identifier: None,
        authority_cert_issuer: None,
        authority_cert_serial_number: None,
    }
}

/// RFC 7093 §2 method 1: the leftmost 160 bits of SHA-256 over the key's bits.
fn key_id(public_key: &[u8]) -> Result<OctetString> {
    let odd = |why| malformed("PUBLIC_KEY_MALFORMED", "the public key", why);
    let mut info = Cursor(public_key)
        .expect(asn1::SEQUENCE, "it is not a sequence")
        .map_err(odd)?
        .inside();
    info.expect(asn1::SEQUENCE, "its algorithm is missing").map_err(odd)?;
    let bits = info
        .expect(asn1::BIT_STRING, "its bits are missing")
        .and_then(|b| b.bits())
        .map_err(odd)?;
    let digest = crate::DigestAlgorithm::Sha256.digest(bits)?;
    OctetString::new(&digest[..20]).map_err(encoding)
}

/// 158 random bits: positive, 20 bytes, and never the same twice (RFC 5280 §4.1.2.2, CA/B baseline 64 bits).
fn random_serial() -> Result<SerialNumber> {
    let mut bytes = [0u8; 20];
    openssl::rand::rand_bytes(&mut bytes).map_err(crypto)?;
    bytes[0] = bytes[0] & 0x7f | 0x40;
    SerialNumber::new(&bytes).map_err(encoding)
}

fn revoked_entry(revoked: &Revoked) -> Result<RevokedCert> {
    let reason: CrlReason = revoked.reason.into();
    // RFC 5280 §5.3.1: unspecified is said by saying nothing.
    let told = (revoked.reason != RevocationReason::Unspecified).then(|| extension(&reason, false).map(|e| vec![e]));
    Ok(RevokedCert {
        serial_number: SerialNumber::new(&revoked.serial).map_err(encoding)?,
        revocation_date: x509_time(revoked.at)?,
        crl_entry_extensions: told.transpose()?,
    })
}

fn algorithm(key: KeyAlgorithm) -> Result<AlgorithmIdentifierOwned> {
    AlgorithmIdentifierOwned::from_der(&key.signature_identifier()).map_err(encoding)
}

/// UTCTime to 2049, GeneralizedTime after (RFC 5280 §4.1.2.5).
fn x509_time(at: Timestamp) -> Result<Time> {
    let since_1970 = Duration::from_secs(u64::try_from(at.unix_seconds()).unwrap_or(0));
    UtcTime::from_unix_duration(since_1970)
        .map(Time::UtcTime)
        .or_else(|_| GeneralizedTime::from_unix_duration(since_1970).map(Time::GeneralTime))
        .map_err(encoding)
}

fn signed<T: Encode>(tbs: &T, signer: &dyn Signer) -> Result<Vec<u8>> {
    let tbs = tbs.to_der().map_err(encoding)?;
    let signature = signer.sign(&tbs)?;
    let signature = BitString::from_bytes(&signature)
        .and_then(|b| b.to_der())
        .map_err(encoding)?;
    Ok(tlv(
        asn1::SEQUENCE,
        &[&tbs, &signer.algorithm().signature_identifier(), &signature],
    ))
}
