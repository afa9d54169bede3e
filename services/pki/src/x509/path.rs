//! From a certificate to a trust anchor at a moment in time (RFC 5280 §6). OpenSSL builds and checks the path; revocation
//! is checked here, since its Rust binding lets no lists into a store.

use std::fmt;

use kernel::{Result, Timestamp};
use openssl::stack::Stack;
use openssl::x509::store::{X509Store, X509StoreBuilder};
use openssl::x509::verify::{X509VerifyFlags, X509VerifyParam};
use openssl::x509::{X509, X509StoreContext};
use x509_cert::ext::pkix::KeyUsages;

use super::profile::{DOCUMENT_SIGNING, EMAIL_PROTECTION, TIME_STAMPING};
use super::{Certificate, Crl, RevocationReason};
use crate::digest::DigestAlgorithm;
use crate::error::crypto;

/// What the certificate's key was used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// Signing or sealing a document.
    DocumentSigning,
    /// Signing a time stamp (RFC 3161 §2.3: extended key usage critical, and nothing else).
    TimeStamping,
}

/// How revocation is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevocationCheck {
    /// Every certificate below the anchor must be covered by a list.
    Required,
    /// Lists are heeded where there are any; a missing one is no failure.
    IfKnown,
}

/// Whom to trust, and everything known that may help: further certificates and revocation lists, from any source.
#[derive(Clone, Debug, Default)]
pub struct TrustStore {
    /// Trusted by decision, not by proof.
    pub anchors: Vec<Certificate>,
    /// May be needed to get from a certificate to an anchor; not trusted.
    pub intermediates: Vec<Certificate>,
    /// Revocation lists; each is used only where it is signed, in scope and fresh.
    pub crls: Vec<Crl>,
}

/// Whether a certificate was to be trusted at the time asked, and if not, why. The names of ETSI EN 319 102-1's
/// sub-indications stand beside each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathOutcome {
    /// PASSED.
    Trusted {
        /// From the certificate to the anchor, both included.
        chain: Vec<Certificate>,
    },
    /// NO_CERTIFICATE_CHAIN_FOUND: no path leads to an anchor.
    NoTrustAnchor,
    /// OUT_OF_BOUNDS_NO_POE (or _NOT_REVOKED): expired before the time asked.
    Expired {
        /// Which certificate of the path.
        certificate: Certificate,
    },
    /// OUT_OF_BOUNDS_NO_POE, NOT_YET_VALID: begins after the time asked.
    NotYetValid {
        /// Which certificate of the path.
        certificate: Certificate,
    },
    /// REVOKED_NO_POE, REVOKED_CA_NO_POE: revoked at or before the time asked.
    Revoked {
        /// Which certificate of the path.
        certificate: Certificate,
        /// Since when.
        at: Timestamp,
        /// Why.
        reason: RevocationReason,
    },
    /// TRY_LATER: no signed, fresh list in scope tells about this one.
    RevocationUnknown {
        /// Which certificate of the path.
        certificate: Certificate,
    },
    /// CERTIFICATE_CHAIN_GENERAL_FAILURE: an issuer's signature does not verify.
    InvalidSignature,
    /// CHAIN_CONSTRAINTS_FAILURE: constraints, key usage, purpose or an unknown critical extension.
    ConstraintViolation {
        /// In plain words.
        why: String,
    },
    /// CRYPTO_CONSTRAINTS_FAILURE: an issuer signed it with a digest that can be forged.
    WeakAlgorithm {
        /// Which certificate of the path.
        certificate: Certificate,
        /// The digest.
        digest: DigestAlgorithm,
    },
}

impl PathOutcome {
    /// Whether the certificate was to be trusted.
    #[must_use]
    pub fn is_trusted(&self) -> bool {
        matches!(self, Self::Trusted { .. })
    }
}

impl TrustStore {
    /// Trusts these certificates and knows nothing else.
    #[must_use]
    pub fn new(anchors: Vec<Certificate>) -> Self {
        Self {
            anchors,
            ..Self::default()
        }
    }

    /// Whether `certificate`'s key was to be trusted for `usage` at `at`.
    ///
    /// # Errors
    /// `INTERNAL` when OpenSSL fails other than by refusing the path.
    pub fn validate(
        &self,
        certificate: &Certificate,
        usage: Usage,
        at: Timestamp,
        revocation: RevocationCheck,
    ) -> Result<PathOutcome> {
        let chain = match self.build(certificate, at)? {
            Ok(chain) => chain,
            Err(refused) => return Ok(refused),
        };
        let refused = weak(&chain)
            .or_else(|| unfit(certificate, usage))
            .or_else(|| self.revoked(&chain, at, revocation));
        Ok(refused.unwrap_or(PathOutcome::Trusted { chain }))
    }

    fn build(&self, certificate: &Certificate, at: Timestamp) -> Result<Result<Vec<Certificate>, PathOutcome>> {
        let Ok(x509) = certificate.x509() else {
            let why = "OpenSSL refuses the certificate as malformed".to_owned();
            return Ok(Err(PathOutcome::ConstraintViolation { why }));
        };
        let store = self.openssl_store(at).map_err(crypto)?;
        let mut others = Stack::new().map_err(crypto)?;
        for other in self.intermediates.iter().filter_map(|c| c.x509().ok()) {
            others.push(other.clone()).map_err(crypto)?;
        }
        let mut context = X509StoreContext::new().map_err(crypto)?;
        let (code, culprit, chain) = context
            .init(&store, x509, &others, |c| {
                c.verify_cert()?;
                let culprit = c.current_cert().map(ToOwned::to_owned);
                let chain: Vec<X509> = c.chain().into_iter().flatten().map(ToOwned::to_owned).collect();
                Ok((c.error().as_raw(), culprit, chain))
            })
            .map_err(crypto)?;
        if code != 0 {
            let culprit = culprit
                .and_then(|x| read(&x).ok())
                .unwrap_or_else(|| certificate.clone());
            return Ok(Err(refusal(code, culprit)));
        }
        chain.iter().map(read).collect::<Result<_>>().map(Ok)
    }

    fn openssl_store(&self, at: Timestamp) -> Result<X509Store, openssl::error::ErrorStack> {
        let mut builder = X509StoreBuilder::new()?;
        for anchor in self.anchors.iter().filter_map(|c| c.x509().ok()) {
            builder.add_cert(anchor.clone())?;
        }
        let mut parameters = X509VerifyParam::new()?;
        // An anchor is trusted by decision, also when it is not self-signed.
        parameters.set_flags(X509VerifyFlags::PARTIAL_CHAIN)?;
        parameters.set_time(at.unix_seconds());
        parameters.set_depth(10);
        builder.set_param(&parameters)?;
        Ok(builder.build())
    }

    fn revoked(&self, chain: &[Certificate], at: Timestamp, check: RevocationCheck) -> Option<PathOutcome> {
        // From the anchor down: an authority's revocation outweighs that of what it issued.
        chain
            .windows(2)
            .rev()
            .find_map(|pair| self.revocation_of(&pair[0], &pair[1], at, check))
    }

    fn revocation_of(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        at: Timestamp,
        check: RevocationCheck,
    ) -> Option<PathOutcome> {
        // A list issued after `at` is as good as one of that day: it only knows more. Stale ones prove nothing.
        let fresh = |crl: &&Crl| crl.next_update().is_none_or(|next| at <= next);
        let candidates = self.crls.iter().filter(|crl| crl.speaks_for(certificate)).filter(fresh);
        let mut known = false;
        for crl in candidates.filter(|crl| crl.is_signed_by(issuer)) {
            match crl.revocation(certificate.serial()) {
                Ok(Some(r)) if r.at <= at && r.reason != RevocationReason::RemovedFromList => {
                    return Some(PathOutcome::Revoked {
                        certificate: certificate.clone(),
                        at: r.at,
                        reason: r.reason,
                    });
                }
                Ok(Some(_)) => known = true,
                Ok(None) => known |= crl.remembers(certificate),
                Err(_) => {}
            }
        }
        let unknown = !known && check == RevocationCheck::Required;
        unknown.then(|| PathOutcome::RevocationUnknown {
            certificate: certificate.clone(),
        })
    }
}

fn read(x509: &X509) -> Result<Certificate> {
    Certificate::from_der(&x509.to_der().map_err(crypto)?)
}

/// The anchor's own signature proves nothing, so it is not judged.
fn weak(chain: &[Certificate]) -> Option<PathOutcome> {
    let (_, below) = chain.split_last()?;
    let weak = below
        .iter()
        .find_map(|c| c.weak_signature().map(|digest| (c.clone(), digest)));
    weak.map(|(certificate, digest)| PathOutcome::WeakAlgorithm { certificate, digest })
}

fn unfit(certificate: &Certificate, usage: Usage) -> Option<PathOutcome> {
    let why = match usage {
        Usage::DocumentSigning => unfit_for_signing(certificate),
        Usage::TimeStamping => unfit_for_time_stamping(certificate),
    };
    why.map(|why| PathOutcome::ConstraintViolation { why: why.to_owned() })
}

fn unfit_for_signing(certificate: &Certificate) -> Option<&'static str> {
    let allowed = KeyUsages::DigitalSignature | KeyUsages::NonRepudiation;
    if certificate.key_usage().is_some_and(|u| (u.0 & allowed).is_empty()) {
        return Some("the key usage allows neither digital signatures nor commitments to content");
    }
    // A time-stamping unit or a TLS server must not sign contracts; other purposes are the issuer's affair.
    const SERVER_AUTH: der::asn1::ObjectIdentifier = der::asn1::ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.1");
    let (_, purposes) = certificate.extended_key_usage()?;
    let fits = [DOCUMENT_SIGNING, EMAIL_PROTECTION]
        .iter()
        .any(|p| purposes.contains(p));
    let foreign = purposes.iter().all(|p| *p == TIME_STAMPING || *p == SERVER_AUTH);
    (!fits && foreign).then_some("the extended key usage is for time stamps or servers, not for documents")
}

/// RFC 3161 §2.3; none when it fits.
pub(crate) fn unfit_for_time_stamping(certificate: &Certificate) -> Option<&'static str> {
    let allowed = KeyUsages::DigitalSignature | KeyUsages::NonRepudiation;
    if certificate.key_usage().is_some_and(|u| (u.0 & allowed).is_empty()) {
        return Some("the key usage does not allow digital signatures");
    }
    match certificate.extended_key_usage() {
        Some((true, purposes)) if purposes == [TIME_STAMPING] => None,
        Some((false, purposes)) if purposes == [TIME_STAMPING] => Some("the extended key usage is not critical"),
        _ => Some("the extended key usage is not time stamping alone"),
    }
}

/// OpenSSL's X509_V_ERR codes, as its x509_vfy.h numbers them.
fn refusal(code: i32, culprit: Certificate) -> PathOutcome {
    match code {
        2 | 18..=21 => PathOutcome::NoTrustAnchor,
        4 | 6 | 7 => PathOutcome::InvalidSignature,
        9 => PathOutcome::NotYetValid { certificate: culprit },
        10 => PathOutcome::Expired { certificate: culprit },
        other => PathOutcome::ConstraintViolation { why: words(other) },
    }
}

fn words(code: i32) -> String {
    let text = match code {
        22 => "the path is too long",
        24 | 79 => "an issuer is no certification authority",
        25 => "the path is longer than an issuer allows",
        26 => "a certificate is not for this purpose",
        32 => "an issuer may not sign certificates",
        34 => "a critical extension is unknown",
        47 | 48 | 51 | 53 => "a name lies outside what an issuer may name",
        _ => return format!("OpenSSL refuses the path with code {code}"),
    };
    text.to_owned()
}

impl fmt::Display for PathOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Trusted { chain } => write!(
                f,
                "trusted by {}",
                chain.last().map(Certificate::subject_name).unwrap_or_default()
            ),
            Self::NoTrustAnchor => f.write_str("no path leads to a trust anchor"),
            Self::Expired { certificate } => write!(f, "{} had expired", certificate.subject_name()),
            Self::NotYetValid { certificate } => write!(f, "{} was not valid yet", certificate.subject_name()),
            Self::Revoked { certificate, at, .. } => write!(f, "{} was revoked at {at}", certificate.subject_name()),
            Self::RevocationUnknown { certificate } => {
                write!(f, "no revocation list tells about {}", certificate.subject_name())
            }
            Self::InvalidSignature => f.write_str("an issuer's signature does not verify"),
            Self::ConstraintViolation { why } => f.write_str(why),
            Self::WeakAlgorithm { certificate, digest } => {
                write!(f, "{} is signed with {digest}", certificate.subject_name())
            }
        }
    }
}
