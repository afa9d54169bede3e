//! What validation says, in the words of ETSI EN 319 102-1 §5.1.3. This is what `chancery validate --json` prints.

use std::fmt;

use kernel::Timestamp;
use pdf::{Coverage, Modifications};
use serde::{Deserialize, Serialize};

/// What validation of a file says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// At least one person or organization signed, and every signature and document time stamp is TOTAL-PASSED.
    pub passed: bool,
    /// The moment it answers for.
    pub validation_time: Timestamp,
    /// SHA-256 of the file in lower-case hexadecimal.
    pub sha256: String,
    /// One report for each signature, in the order they were made.
    pub signatures: Vec<SignatureReport>,
}

/// What validation of one signature says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SignatureReport {
    /// Name of the signature field.
    pub field: String,
    /// The answer.
    pub indication: Indication,
    /// Why, when it is not passed.
    pub sub_indication: Option<SubIndication>,
    /// Sentences that explain the answer.
    pub explanations: Vec<String>,
    /// Level found, such as `PAdES-BASELINE-T`.
    pub level: String,
    /// Who signed, as far as that is known.
    pub signer: Option<Signer>,
    /// Time the signer claims (`/M` or signing-time).
    pub claimed_time: Option<Timestamp>,
    /// The earliest time at which the signature is proven to have existed; the time of validation when nothing proves an earlier one.
    pub best_signature_time: Timestamp,
    /// Time stamps on the signature.
    pub timestamps: Vec<TimestampReport>,
    /// How much of the file it signs.
    pub coverage: Coverage,
    /// What was changed after it.
    pub modifications: Modifications,
    /// Digest algorithm, such as `SHA-256`.
    pub digest_algorithm: Option<String>,
    /// The kind of key that signed, such as `ECDSA P-256`.
    pub signature_algorithm: Option<String>,
    /// Whether revocation of the signer's certificate was checked.
    pub revocation: Revocation,
}

/// Who signed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Signer {
    /// Common name.
    pub name: String,
    /// Subject of the certificate (RFC 4514).
    pub subject: String,
    /// Issuer of the certificate (RFC 4514).
    pub issuer: String,
    /// Serial number in lower-case hexadecimal.
    pub serial_number: String,
}

/// What validation of one time stamp says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TimestampReport {
    /// The answer.
    pub indication: Indication,
    /// Why, when it is not passed.
    pub sub_indication: Option<SubIndication>,
    /// The time it states.
    pub time: Option<Timestamp>,
    /// Common name of the time-stamping unit.
    pub authority: Option<String>,
    /// Sentences that explain the answer.
    pub explanations: Vec<String>,
}

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Indication {
    /// Everything holds.
    #[serde(rename = "TOTAL-PASSED")]
    TotalPassed,
    /// What is there is not enough to say.
    #[serde(rename = "INDETERMINATE")]
    Indeterminate,
    /// It does not hold.
    #[serde(rename = "TOTAL-FAILED")]
    TotalFailed,
}

/// Why a signature is not passed (EN 319 102-1, table 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[allow(missing_docs)] // the names are the standard's, which tells what each means
pub enum SubIndication {
    FormatFailure,
    HashFailure,
    SigCryptoFailure,
    SigConstraintsFailure,
    ChainConstraintsFailure,
    CertificateChainGeneralFailure,
    CryptoConstraintsFailure,
    NotYetValid,
    NoSigningCertificateFound,
    NoCertificateChainFound,
    RevokedNoPoe,
    RevokedCaNoPoe,
    OutOfBoundsNoPoe,
    CryptoConstraintsFailureNoPoe,
    TryLater,
}

impl SubIndication {
    /// The indication that goes with it (EN 319 102-1, tables 5 and 6).
    #[must_use]
    pub fn indication(self) -> Indication {
        match self {
            Self::FormatFailure | Self::HashFailure | Self::SigCryptoFailure | Self::NotYetValid => {
                Indication::TotalFailed
            }
            _ => Indication::Indeterminate,
        }
    }
}

impl fmt::Display for Indication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TotalPassed => "TOTAL-PASSED",
            Self::Indeterminate => "INDETERMINATE",
            Self::TotalFailed => "TOTAL-FAILED",
        })
    }
}

impl fmt::Display for SubIndication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The serde name is the standard's name.
        self.serialize(f)
    }
}

/// Whether revocation was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Revocation {
    /// A signed, fresh list covers every certificate, and names none of them.
    Good,
    /// A list names one of them.
    Revoked,
    /// No list was there for at least one of them, or trust did not get that far.
    NotChecked,
}

impl fmt::Display for Revocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}
