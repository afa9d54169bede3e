//! A verdict that gathers reasons: it starts passed, and the first reason against it stays its sub-indication.

use super::report::{Indication, SubIndication};
use pki::x509::{Certificate, PathOutcome};

/// The answer so far.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    sub_indication: Option<SubIndication>,
    explanations: Vec<String>,
}

impl Verdict {
    /// Notes a reason against it. A failure outweighs what is merely not known.
    pub fn against(&mut self, why: SubIndication, explanation: impl Into<String>) {
        let outweighed = |old: SubIndication| {
            old.indication() == Indication::Indeterminate && why.indication() == Indication::TotalFailed
        };
        if self.sub_indication.is_none_or(outweighed) {
            self.sub_indication = Some(why);
        }
        self.explanations.push(explanation.into());
    }

    /// Notes something worth knowing that changes nothing.
    pub fn note(&mut self, explanation: impl Into<String>) {
        self.explanations.push(explanation.into());
    }

    /// The answer.
    pub fn indication(&self) -> Indication {
        self.sub_indication
            .map_or(Indication::TotalPassed, SubIndication::indication)
    }

    /// The answer, the reason, and its explanations.
    pub fn finish(self) -> (Indication, Option<SubIndication>, Vec<String>) {
        (self.indication(), self.sub_indication, self.explanations)
    }
}

/// The sub-indication for the path of `of` that does not lead to trust, with the sentence that says so. `proven_time` tells whether
/// the time asked about is one that a time stamp proves. Such a proof says that the signature existed by then, not that it was made
/// then: what came before it, expiry or revocation, leaves the verdict open (EN 319 102-1 §5.5.4).
pub fn path_problem(outcome: &PathOutcome, of: &Certificate, proven_time: bool) -> Option<(SubIndication, String)> {
    use SubIndication as Sub;
    let proof = if proven_time {
        "its time stamp is of a later time"
    } else {
        "no time stamp proves that it signed before"
    };
    let name = Certificate::subject_name;
    Some(match outcome {
        PathOutcome::Trusted { .. } => return None,
        PathOutcome::NoTrustAnchor => {
            let sentence =
                "no path leads from its certificate to a root that is trusted here; give that root if you trust it";
            (Sub::NoCertificateChainFound, sentence.to_owned())
        }
        PathOutcome::Expired { certificate } => (
            Sub::OutOfBoundsNoPoe,
            format!("the certificate of {} has expired, and {proof}", name(certificate)),
        ),
        PathOutcome::NotYetValid { certificate } => (
            Sub::NotYetValid,
            format!("the certificate of {} was not yet valid", name(certificate)),
        ),
        PathOutcome::Revoked { certificate, at, .. } => (
            if certificate == of {
                Sub::RevokedNoPoe
            } else {
                Sub::RevokedCaNoPoe
            },
            format!(
                "the certificate of {} was revoked on {at}, and {proof}",
                name(certificate)
            ),
        ),
        PathOutcome::RevocationUnknown { certificate } => (
            Sub::TryLater,
            format!(
                "no fresh revocation list tells about the certificate of {}",
                name(certificate)
            ),
        ),
        PathOutcome::InvalidSignature => (
            Sub::CertificateChainGeneralFailure,
            "a certificate of the path is not signed by its issuer".to_owned(),
        ),
        PathOutcome::ConstraintViolation { why } => (
            Sub::ChainConstraintsFailure,
            format!("the certificate may not be used so: {why}"),
        ),
        PathOutcome::WeakAlgorithm { certificate, digest } => {
            let sentence = format!(
                "the certificate of {} is signed with {digest}, which can be forged",
                name(certificate)
            );
            (Sub::CryptoConstraintsFailure, sentence)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_outweighs_what_is_merely_unknown() {
        let mut verdict = Verdict::default();
        verdict.against(SubIndication::NoCertificateChainFound, "unknown root");
        verdict.against(SubIndication::HashFailure, "changed");
        verdict.against(SubIndication::FormatFailure, "odd");
        let (indication, sub_indication, explanations) = verdict.finish();
        assert_eq!(
            (indication, sub_indication),
            (Indication::TotalFailed, Some(SubIndication::HashFailure))
        );
        assert_eq!(explanations.len(), 3);
    }
}
