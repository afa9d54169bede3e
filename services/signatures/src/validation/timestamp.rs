//! Validation of one time stamp (EN 319 102-1 §5.4).

use kernel::{Result, Timestamp};
use pki::DigestAlgorithm;
use pki::tsp::{Token, TokenFailure};
use pki::x509::Usage;

use super::report::{Indication, SubIndication, TimestampReport};
use super::verdict::{Verdict, path_problem};
use super::{Policy, cms_problem, weakness_problem};

/// Validates a token over the bytes it should be about, of which `digest` gives the digest.
pub fn validate(
    token: &[u8],
    digest: impl FnOnce(DigestAlgorithm) -> Result<Vec<u8>>,
    policy: &Policy,
) -> Result<TimestampReport> {
    let token = match Token::parse(token) {
        Ok(token) => token,
        Err(error) => return Ok(unreadable(error.message())),
    };
    let mut verdict = Verdict::default();
    let authority = judge(&token, digest, policy, &mut verdict)?;
    let (indication, sub_indication, explanations) = verdict.finish();
    Ok(TimestampReport {
        indication,
        sub_indication,
        time: Some(token.time()),
        authority,
        explanations,
    })
}

/// The time a report proves, if it does.
pub fn proven_time(report: &TimestampReport) -> Option<Timestamp> {
    report.time.filter(|_| report.indication == Indication::TotalPassed)
}

fn unreadable(why: &str) -> TimestampReport {
    let sub_indication = Some(SubIndication::FormatFailure);
    let explanations = vec![format!("the time stamp cannot be read: {why}")];
    TimestampReport {
        indication: Indication::TotalFailed,
        sub_indication,
        time: None,
        authority: None,
        explanations,
    }
}

fn judge(
    token: &Token,
    digest: impl FnOnce(DigestAlgorithm) -> Result<Vec<u8>>,
    policy: &Policy,
    verdict: &mut Verdict,
) -> Result<Option<String>> {
    let Some(algorithm) = token.imprint().algorithm else {
        verdict.against(
            SubIndication::CryptoConstraintsFailure,
            "its digest algorithm is not known",
        );
        return Ok(None);
    };
    let unit = match token.verify(algorithm, &digest(algorithm)?, &policy.trust.intermediates) {
        Ok(unit) => unit,
        Err(failure) => {
            let (why, sentence) = token_problem(&failure);
            verdict.against(why, sentence);
            return Ok(None);
        }
    };
    for weakness in &unit.weaknesses {
        verdict.against(SubIndication::CryptoConstraintsFailure, weakness_problem(*weakness));
    }
    let trust = policy.trust_with(token.signed_data());
    // A time stamp is itself only as good as its certificate is at the time of validation (§5.4.2).
    let outcome = trust.validate(&unit.certificate, Usage::TimeStamping, policy.at, policy.revocation)?;
    if let Some((why, sentence)) = path_problem(&outcome, &unit.certificate, false) {
        verdict.against(why, format!("time stamp: {sentence}"));
    }
    Ok(Some(super::common_name(&unit.certificate)))
}

fn token_problem(failure: &TokenFailure) -> (SubIndication, String) {
    match failure {
        TokenFailure::ImprintMismatch => (SubIndication::HashFailure, failure.to_string()),
        TokenFailure::Signature(inner) => (cms_problem(inner), failure.to_string()),
        TokenFailure::NotATimeStampingUnit(_) => (SubIndication::ChainConstraintsFailure, failure.to_string()),
    }
}
