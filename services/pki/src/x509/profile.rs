//! What a certificate is for, as data: each profile says which extensions its certificates carry (RFC 5280 §4.2).

use der::Encode;
use der::asn1::{Any, Ia5String, ObjectIdentifier, OctetString, SetOfVec, Utf8StringRef};
use kernel::{Error, Result};
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::name::{GeneralName, OtherName};
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages, SubjectAltName};
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};

use crate::asn1::{self, tlv};
use crate::error::encoding;
use crate::oid::Oid;

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
const CERTIFICATE_POLICIES: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.32");
/// RFC 9598: an address whose local part is not ASCII.
pub(crate) const SMTP_UTF8_MAILBOX: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.8.9");
/// RFC 9336: signing documents.
pub(crate) const DOCUMENT_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.36");
pub(crate) const EMAIL_PROTECTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.4");
pub(crate) const TIME_STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");

/// Chancery's policy for the certificates it issues to the people and organizations of an installation.
pub const CERTIFICATE_POLICY: &str = "2.25.323587226619543366661527791461867791970";

/// What a certificate is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// The installation's own root: signs certificates and revocation lists, nothing else.
    RootAuthority,
    /// A person who signs documents.
    DocumentSigner,
    /// An organization that seals documents.
    OrganizationSeal,
    /// A unit that signs time stamps, and nothing else (RFC 3161 §2.3).
    TimeStampingUnit,
}

impl Profile {
    pub(crate) fn basic_constraints(self) -> BasicConstraints {
        // The root issues end entities only: a path length of 0 says so to every validator.
        match self {
            Self::RootAuthority => BasicConstraints {
                ca: true,
                path_len_constraint: Some(0),
            },
            _ => BasicConstraints {
                ca: false,
                path_len_constraint: None,
            },
        }
    }

    pub(crate) fn key_usage(self) -> KeyUsage {
        KeyUsage(match self {
            Self::RootAuthority => KeyUsages::KeyCertSign | KeyUsages::CRLSign,
            Self::DocumentSigner | Self::OrganizationSeal => KeyUsages::DigitalSignature | KeyUsages::NonRepudiation,
            Self::TimeStampingUnit => KeyUsages::DigitalSignature.into(),
        })
    }

    pub(crate) fn extended_key_usage(self) -> Option<ExtendedKeyUsage> {
        match self {
            Self::RootAuthority => None,
            Self::DocumentSigner | Self::OrganizationSeal => {
                Some(ExtendedKeyUsage(vec![DOCUMENT_SIGNING, EMAIL_PROTECTION]))
            }
            Self::TimeStampingUnit => Some(ExtendedKeyUsage(vec![TIME_STAMPING])),
        }
    }

    pub(crate) fn policies(self) -> Result<Option<Extension>> {
        if self == Self::RootAuthority {
            return Ok(None);
        }
        let information = tlv(asn1::SEQUENCE, &[&CERTIFICATE_POLICY.parse::<Oid>()?.to_der()]);
        let value = OctetString::new(tlv(asn1::SEQUENCE, &[&information])).map_err(encoding)?;
        Ok(Some(Extension {
            extn_id: CERTIFICATE_POLICIES,
            critical: false,
            extn_value: value,
        }))
    }
}

/// Whom a certificate names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    common_name: String,
    organization: Option<String>,
    email: Option<String>,
}

/// RFC 5280 appendix A.1: ub-common-name and ub-organization-name.
const MAX_NAME: usize = 64;

impl Subject {
    /// A subject of this common name. Control characters become spaces, and what is beyond 64 characters is cut: the
    /// standard allows no more, and a person's or company's full name is in the audit trail.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `SUBJECT_NAME_EMPTY`.
    pub fn new(common_name: &str) -> Result<Self> {
        let common_name = tidy(common_name);
        if common_name.is_empty() {
            return Err(Error::invalid(
                "SUBJECT_NAME_EMPTY",
                "common_name",
                "must name the person or organization",
            ));
        }
        Ok(Self {
            common_name,
            organization: None,
            email: None,
        })
    }

    /// Adds the organization, cut like the common name.
    #[must_use]
    pub fn organization(mut self, name: &str) -> Self {
        self.organization = Some(tidy(name)).filter(|n| !n.is_empty());
        self
    }

    /// Adds the e-mail address, which goes to the alternative names (RFC 8550 §3).
    #[must_use]
    pub fn email(mut self, address: &str) -> Self {
        self.email = Some(address.trim().to_owned()).filter(|a| !a.is_empty());
        self
    }

    /// The common name as it stands in the certificate.
    #[must_use]
    pub fn common_name(&self) -> &str {
        &self.common_name
    }

    pub(crate) fn to_name(&self) -> Result<Name> {
        let organization = self.organization.iter().map(|o| (ORGANIZATION, o));
        let parts = organization.chain([(COMMON_NAME, &self.common_name)]);
        parts
            .map(|(oid, text)| rdn(oid, text))
            .collect::<der::Result<_>>()
            .map(RdnSequence)
            .map_err(encoding)
    }

    pub(crate) fn alternative_name(&self) -> Result<Option<SubjectAltName>> {
        let name = self.email.as_deref().map(|email| match email.is_ascii() {
            true => Ia5String::new(email).map(GeneralName::Rfc822Name),
            false => Any::encode_from(&Utf8StringRef::new(email)?).map(|value| {
                GeneralName::OtherName(OtherName {
                    type_id: SMTP_UTF8_MAILBOX,
                    value,
                })
            }),
        });
        name.transpose()
            .map(|n| n.map(|n| SubjectAltName(vec![n])))
            .map_err(encoding)
    }
}

fn tidy(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let cut: String = plain.trim().chars().take(MAX_NAME).collect();
    cut.trim_end().to_owned()
}

fn rdn(oid: ObjectIdentifier, text: &str) -> der::Result<RelativeDistinguishedName> {
    let value = Any::encode_from(&Utf8StringRef::new(text)?)?;
    let attribute = AttributeTypeAndValue { oid, value };
    Ok(RelativeDistinguishedName(SetOfVec::try_from(vec![attribute])?))
}

/// An extension of this criticality.
pub(crate) fn extension<T: Encode + const_oid::AssociatedOid>(value: &T, critical: bool) -> Result<Extension> {
    let value = value.to_der().and_then(OctetString::new).map_err(encoding)?;
    Ok(Extension {
        extn_id: T::OID,
        critical,
        extn_value: value,
    })
}
