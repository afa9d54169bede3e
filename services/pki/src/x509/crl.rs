//! Certificate revocation lists, ours and other people's (RFC 5280 §5).

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use der::Decode;
use der::asn1::ObjectIdentifier;
use kernel::{Result, Timestamp};
use openssl::x509::X509Crl;
use x509_cert::ext::pkix::crl::dp::IssuingDistributionPoint;
use x509_cert::ext::pkix::{CrlReason, KeyUsages};

use super::Certificate;
use super::extensions::name_urls;
use crate::asn1::{self, Cursor, Element, Malformed, Parse};
use crate::error::malformed;

const MAX_SIZE: usize = 64 << 20;
const CRL_NUMBER: &[u8] = &[0x55, 0x1d, 20];
const REASON_CODE: &[u8] = &[0x55, 0x1d, 21];
const ISSUING_DISTRIBUTION_POINT: &[u8] = &[0x55, 0x1d, 28];
const AUTHORITY_KEY_ID: &[u8] = &[0x55, 0x1d, 35];
pub(super) const EXPIRED_CERTS_ON_CRL: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.60");

/// Why a certificate was taken back (RFC 5280 §5.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RevocationReason {
    /// No reason is told.
    Unspecified,
    /// Somebody else may have the key: signatures of unknown time prove nothing.
    KeyCompromise,
    /// Somebody else may have the authority's key.
    AuthorityCompromise,
    /// The holder changed name or organization.
    AffiliationChanged,
    /// Another certificate took its place.
    Superseded,
    /// It is no longer needed.
    CessationOfOperation,
    /// Suspended: it may come back.
    Hold,
    /// Suspended before, and back again (delta lists only).
    RemovedFromList,
    /// A right to which it attested ended.
    PrivilegeWithdrawn,
    /// Somebody else may have the attribute authority's key.
    AttributeAuthorityCompromise,
}

impl From<CrlReason> for RevocationReason {
    fn from(reason: CrlReason) -> Self {
        match reason {
            CrlReason::Unspecified => Self::Unspecified,
            CrlReason::KeyCompromise => Self::KeyCompromise,
            CrlReason::CaCompromise => Self::AuthorityCompromise,
            CrlReason::AffiliationChanged => Self::AffiliationChanged,
            CrlReason::Superseded => Self::Superseded,
            CrlReason::CessationOfOperation => Self::CessationOfOperation,
            CrlReason::CertificateHold => Self::Hold,
            CrlReason::RemoveFromCRL => Self::RemovedFromList,
            CrlReason::PrivilegeWithdrawn => Self::PrivilegeWithdrawn,
            CrlReason::AaCompromise => Self::AttributeAuthorityCompromise,
        }
    }
}

impl From<RevocationReason> for CrlReason {
    fn from(reason: RevocationReason) -> Self {
        match reason {
            RevocationReason::Unspecified => Self::Unspecified,
            RevocationReason::KeyCompromise => Self::KeyCompromise,
            RevocationReason::AuthorityCompromise => Self::CaCompromise,
            RevocationReason::AffiliationChanged => Self::AffiliationChanged,
            RevocationReason::Superseded => Self::Superseded,
            RevocationReason::CessationOfOperation => Self::CessationOfOperation,
            RevocationReason::Hold => Self::CertificateHold,
            RevocationReason::RemovedFromList => Self::RemoveFromCRL,
            RevocationReason::PrivilegeWithdrawn => Self::PrivilegeWithdrawn,
            RevocationReason::AttributeAuthorityCompromise => Self::AaCompromise,
        }
    }
}

/// A revocation as a list tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revocation {
    /// Since when.
    pub at: Timestamp,
    /// Why.
    pub reason: RevocationReason,
}

/// A revocation list. Cheap to clone.
#[derive(Clone)]
pub struct Crl(Arc<Body>);

struct Body {
    der: Vec<u8>,
    issuer: Vec<u8>,
    this_update: Timestamp,
    next_update: Option<Timestamp>,
    entries: Range<usize>,
    number: Option<u64>,
    authority_key_id: Option<Vec<u8>>,
    covers_expired: bool,
    scope: Scope,
}

/// For whom a list speaks.
#[derive(Clone, Debug)]
enum Scope {
    Everyone,
    Point(Box<IssuingDistributionPoint>),
    /// A delta, or a critical extension we do not know: it must not be relied on (RFC 5280 §5.2).
    Unusable,
}

impl Crl {
    /// Reads one DER list of at most 64 MiB.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `CRL_MALFORMED`.
    pub fn from_der(der: &[u8]) -> Result<Self> {
        let odd = |why: &dyn fmt::Display| malformed("CRL_MALFORMED", "the revocation list", why);
        if der.len() > MAX_SIZE {
            return Err(odd(&"it is larger than 64 MiB"));
        }
        read(der).map(|b| Self(Arc::new(b))).map_err(|why| odd(&why))
    }

    /// The bytes.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.0.der
    }

    /// The issuer's Name in DER.
    #[must_use]
    pub fn issuer(&self) -> &[u8] {
        &self.0.issuer
    }

    /// When it was issued.
    #[must_use]
    pub fn this_update(&self) -> Timestamp {
        self.0.this_update
    }

    /// When the next one was promised.
    #[must_use]
    pub fn next_update(&self) -> Option<Timestamp> {
        self.0.next_update
    }

    /// Its number, when it has one that fits 63 bits.
    #[must_use]
    pub fn number(&self) -> Option<u64> {
        self.0.number
    }

    /// Whether `issuer` signed it and may sign lists.
    #[must_use]
    pub fn is_signed_by(&self, issuer: &Certificate) -> bool {
        let may_sign = issuer.key_usage().is_none_or(|u| u.0.contains(KeyUsages::CRLSign));
        let key_fits = match (&self.0.authority_key_id, issuer.subject_key_id()) {
            (Some(wanted), Some(has)) => *wanted == has,
            _ => true,
        };
        may_sign && key_fits && self.0.issuer == issuer.subject() && self.verify(issuer).unwrap_or(false)
    }

    fn verify(&self, issuer: &Certificate) -> Option<bool> {
        let list = X509Crl::from_der(&self.0.der).ok()?;
        let key = issuer.public_key().ok()?;
        list.verify(&key).ok()
    }

    /// Whether it can tell about `certificate`: same issuer, and of the kind and distribution point it speaks for.
    #[must_use]
    pub fn speaks_for(&self, certificate: &Certificate) -> bool {
        let in_scope = match &self.0.scope {
            Scope::Everyone => true,
            Scope::Point(point) => point_covers(point, certificate),
            Scope::Unusable => false,
        };
        in_scope && self.0.issuer == certificate.issuer()
    }

    /// Whether its silence about `certificate` means anything: authorities drop expired certificates from their lists,
    /// unless they say that they keep them (ISO/IEC 9594-8, expiredCertsOnCRL).
    #[must_use]
    pub fn remembers(&self, certificate: &Certificate) -> bool {
        self.0.covers_expired || self.0.this_update <= certificate.not_after()
    }

    /// What it says about this serial number; none when it is not listed.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `CRL_MALFORMED` when an entry cannot be read.
    pub fn revocation(&self, serial: &[u8]) -> Result<Option<Revocation>> {
        self.find(serial)
            .map_err(|why| malformed("CRL_MALFORMED", "the revocation list", why))
    }

    fn find(&self, serial: &[u8]) -> Parse<Option<Revocation>> {
        let mut entries = Cursor(&self.0.der[self.0.entries.clone()]);
        while !entries.is_empty() {
            let mut entry = entries.expect(asn1::SEQUENCE, "an entry is not a sequence")?.inside();
            if entry.expect(asn1::INTEGER, "an entry has no serial number")?.value == serial {
                let at = asn1::time(entry.any()?)?;
                let reason = entry
                    .optional(asn1::SEQUENCE)?
                    .map_or(Ok(RevocationReason::Unspecified), reason)?;
                return Ok(Some(Revocation { at, reason }));
            }
        }
        Ok(None)
    }
}

fn reason(extensions: Element<'_>) -> Parse<RevocationReason> {
    for extension in extensions.inside().all(16)? {
        let (oid, _, value) = read_extension(extension)?;
        if oid == REASON_CODE {
            let reason = CrlReason::from_der(value).map_err(|_| Malformed("a reason is none of the standard's"))?;
            return Ok(reason.into());
        }
    }
    Ok(RevocationReason::Unspecified)
}

fn point_covers(point: &IssuingDistributionPoint, certificate: &Certificate) -> bool {
    let is_authority = certificate.is_authority();
    let kind = !(point.only_contains_user_certs && is_authority || point.only_contains_ca_certs && !is_authority);
    let plain = !point.indirect_crl && !point.only_contains_attribute_certs && point.only_some_reasons.is_none();
    let urls = point.distribution_point.as_ref().map(name_urls).unwrap_or_default();
    let named = urls.is_empty() || certificate.crl_urls().iter().any(|url| urls.contains(url));
    kind && plain && named
}

fn read(der: &[u8]) -> Parse<Body> {
    let mut outer = Cursor(der);
    let mut list = outer.expect(asn1::SEQUENCE, "it is not a sequence")?.inside();
    if !outer.is_empty() {
        return Err(Malformed("bytes follow it"));
    }
    let mut tbs = list.expect(asn1::SEQUENCE, "its content is missing")?.inside();
    tbs.optional(asn1::INTEGER)?;
    tbs.expect(asn1::SEQUENCE, "the signature algorithm is missing")?;
    let issuer = tbs.expect(asn1::SEQUENCE, "the issuer is missing")?.whole.to_vec();
    let this_update = asn1::time(tbs.any()?)?;
    let is_time = tbs
        .0
        .first()
        .is_some_and(|tag| matches!(*tag, asn1::UTC_TIME | asn1::GENERALIZED_TIME));
    let next_update = if is_time { Some(asn1::time(tbs.any()?)?) } else { None };
    let entries = tbs.optional(asn1::SEQUENCE)?.map_or(0..0, |e| range(der, e.value));
    let mut body = Body {
        der: der.to_vec(),
        issuer,
        this_update,
        next_update,
        entries,
        number: None,
        authority_key_id: None,
        covers_expired: false,
        scope: Scope::Everyone,
    };
    if let Some(extensions) = tbs.optional(asn1::context_constructed(0))? {
        let list = extensions
            .inside()
            .expect(asn1::SEQUENCE, "the extensions are not a sequence")?;
        list.inside().all(100)?.into_iter().try_for_each(|e| body.apply(e))?;
    }
    Ok(body)
}

/// Where `part`, a slice of `whole`, lies in it.
fn range(whole: &[u8], part: &[u8]) -> Range<usize> {
    let start = part.as_ptr() as usize - whole.as_ptr() as usize;
    start..start + part.len()
}

impl Body {
    fn apply(&mut self, extension: Element<'_>) -> Parse<()> {
        let (oid, critical, value) = read_extension(extension)?;
        match oid {
            CRL_NUMBER => self.number = Cursor(value).any().and_then(|n| asn1::small(n.value)).ok(),
            AUTHORITY_KEY_ID => {
                let mut fields = Cursor(value)
                    .expect(asn1::SEQUENCE, "the authority key id is odd")?
                    .inside();
                self.authority_key_id = fields.optional(asn1::context(0))?.map(|k| k.value.to_vec());
            }
            _ if oid == EXPIRED_CERTS_ON_CRL.as_bytes() => self.covers_expired = true,
            ISSUING_DISTRIBUTION_POINT => self.narrow(value),
            _ if critical => self.scope = Scope::Unusable,
            _ => {}
        }
        Ok(())
    }

    fn narrow(&mut self, value: &[u8]) {
        self.scope = match (IssuingDistributionPoint::from_der(value), &self.scope) {
            (Ok(point), Scope::Everyone) => Scope::Point(Box::new(point)),
            _ => Scope::Unusable,
        };
    }
}

fn read_extension<'a>(extension: Element<'a>) -> Parse<(&'a [u8], bool, &'a [u8])> {
    let mut fields = extension.inside();
    let oid = fields.expect(asn1::OID, "an extension has no name")?.value;
    let critical = fields.optional(asn1::BOOLEAN)?.is_some_and(|b| b.value != [0]);
    Ok((
        oid,
        critical,
        fields.expect(asn1::OCTET_STRING, "an extension has no value")?.value,
    ))
}

impl fmt::Debug for Crl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Crl(number {:?}, {} to {:?})",
            self.0.number, self.0.this_update, self.0.next_update
        )
    }
}
