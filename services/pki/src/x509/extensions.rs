//! What a certificate's extensions say (RFC 5280 §4.2).

use const_oid::AssociatedOid;
use der::asn1::ObjectIdentifier;
use x509_cert::ext::pkix::crl::dp::DistributionPoint;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{
    AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, BasicConstraints, CrlDistributionPoints, ExtendedKeyUsage,
    KeyUsage, SubjectAltName, SubjectKeyIdentifier,
};

use super::Certificate;

pub(crate) const AD_CA_ISSUERS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.2");
const AD_OCSP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1");

impl Certificate {
    /// What the key may be used for; none when the certificate does not say (RFC 5280 §4.2.1.3).
    #[must_use]
    pub fn key_usage(&self) -> Option<KeyUsage> {
        self.decoded()
    }

    /// The extended key usages, and whether they are critical; none when the certificate does not say.
    #[must_use]
    pub fn extended_key_usage(&self) -> Option<(bool, Vec<ObjectIdentifier>)> {
        let usages = self.decoded::<ExtendedKeyUsage>()?;
        let critical = self.extension(ExtendedKeyUsage::OID)?.0;
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
