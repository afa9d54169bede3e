//! Validation of any signed PDF, in the steps of ETSI EN 319 102-1: format (§5.2.2), signing certificate (§5.2.3), cryptography (§5.2.7), time
//! stamps (§5.4), certificate path at the best signature time (§5.2.6), algorithm constraints (§5.2.8); and, beyond the standard, what was changed
//! in the file after each signature: a change that may alter what the signer saw is TOTAL-FAILED / FORMAT_FAILURE.

mod file_digests;
mod report;
mod signature;
mod timestamp;
mod verdict;

pub use report::{Indication, Report, Revocation, SignatureReport, Signer, SubIndication, TimestampReport};

use file_digests::FileDigests;
use kernel::{Error, Result, Timestamp};
use pdf::{Pdf, SignatureKind};
use pki::DigestAlgorithm;
use pki::cms::{Failure, SignedData, Weakness};
use pki::x509::{Certificate, RevocationCheck, TrustStore};

/// What a validator goes by.
#[derive(Clone)]
pub struct Policy {
    /// Roots, and whatever else is known that may help.
    pub trust: TrustStore,
    /// The moment to answer for.
    pub at: Timestamp,
    /// How revocation is judged.
    pub revocation: RevocationCheck,
}

impl Policy {
    /// The trust store, with the certificates and lists that came along with a signature.
    fn trust_with(&self, cms: &SignedData) -> TrustStore {
        let mut trust = self.trust.clone();
        trust.intermediates.extend_from_slice(cms.certificates());
        trust.crls.extend_from_slice(cms.crls());
        trust
    }
}

/// Validates every signature of a file.
///
/// # Errors
/// `PDF_DAMAGED` when the file is too broken to be read as signed; a bad signature is no error but an answer.
pub fn validate(pdf: &Pdf, policy: &Policy) -> Result<Report> {
    let mut digests = FileDigests::new(pdf.bytes());
    let (mut signatures, mut signed) = (vec![], false);
    for (embedded, changes) in pdf::signatures_and_changes(pdf)? {
        signatures.push(signature::validate(&embedded, changes, policy, &mut digests)?);
        // A document time stamp alone is nobody's signature.
        signed |= embedded.kind == SignatureKind::Signature;
    }
    let passed = signed && signatures.iter().all(|s| s.indication == Indication::TotalPassed);
    let sha256 = hex(&digests.whole(DigestAlgorithm::Sha256)?);
    Ok(Report {
        passed,
        validation_time: policy.at,
        sha256,
        signatures,
    })
}

fn cms_problem(failure: &Failure) -> SubIndication {
    match failure {
        Failure::NoSigningCertificate | Failure::SigningCertificateMismatch => SubIndication::NoSigningCertificateFound,
        Failure::DigestMismatch => SubIndication::HashFailure,
        Failure::SignatureInvalid | Failure::KeyMismatch => SubIndication::SigCryptoFailure,
        Failure::Attribute(_) | Failure::AlgorithmMismatch => SubIndication::FormatFailure,
        Failure::UnsupportedAlgorithm(_) => SubIndication::CryptoConstraintsFailure,
    }
}

fn weakness_problem(weakness: Weakness) -> String {
    match weakness {
        Weakness::Digest(digest) => format!("{digest} can be forged"),
        Weakness::KeySize(bits) => format!("a key of {bits} bits can be broken"),
    }
}

/// The common name of a certificate's subject, or its whole subject when it has none.
pub fn common_name(certificate: &Certificate) -> String {
    let subject = certificate.subject_name();
    let name = openssl::x509::X509::from_der(certificate.der()).ok().and_then(|x509| {
        let entry = x509
            .subject_name()
            .entries_by_nid(openssl::nid::Nid::COMMONNAME)
            .last()?;
        entry.data().to_string().ok()
    });
    name.unwrap_or(subject)
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads roots to trust from PEM.
///
/// # Errors
/// `INVALID_ARGUMENT` / `TRUST_PEM_MALFORMED`.
pub fn anchors_from_pem(pem: &[u8]) -> Result<Vec<Certificate>> {
    Certificate::chain_from_pem(pem).map_err(|_| {
        Error::invalid(
            "TRUST_PEM_MALFORMED",
            "trust_pem",
            "must be one or more certificates in PEM",
        )
    })
}
