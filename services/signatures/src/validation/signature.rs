//! Validation of one signature.

use kernel::{Result, Timestamp};
use pdf::{Coverage, EmbeddedSignature, Level, Modifications, SignatureKind};
use pki::DigestAlgorithm;
use pki::cms::{Failure, SignedData, SignerInfo, Verified, Weakness};
use pki::keys::KeyAlgorithm;
use pki::x509::{PathOutcome, RevocationCheck, Usage};

use super::file_digests::FileDigests;
use super::report::{Indication, Revocation, SignatureReport, Signer, SubIndication, TimestampReport};
use super::timestamp::{self, proven_time};
use super::verdict::{Verdict, path_problem};
use super::{Policy, cms_problem, common_name, weakness_problem};

const PADES: &str = "ETSI.CAdES.detached";
const PKCS7_DETACHED: &str = "adbe.pkcs7.detached";
const PKCS7_SHA1: &str = "adbe.pkcs7.sha1";
const TIME_STAMP: &str = "ETSI.RFC3161";

/// Validates a signature, given what was changed after it.
pub fn validate(
    embedded: &EmbeddedSignature,
    changes: Modifications,
    policy: &Policy,
    digests: &mut FileDigests<'_>,
) -> Result<SignatureReport> {
    let digest = |algorithm| digests.of(algorithm, embedded.signed[0].len(), &embedded.signed[1]);
    let mut verdict = Verdict::default();
    check_place(embedded, &changes, &mut verdict);
    let mut report = blank(embedded, changes, policy);
    match embedded.kind {
        SignatureKind::DocumentTimeStamp => document_time_stamp(&mut report, embedded, digest, policy, &mut verdict)?,
        SignatureKind::Signature => signature(&mut report, embedded, digest, policy, &mut verdict)?,
    }
    let (indication, sub_indication, explanations) = verdict.finish();
    Ok(SignatureReport {
        indication,
        sub_indication,
        explanations,
        ..report
    })
}

/// Whether it signs what it should, and whether what it signed still is what one sees.
fn check_place(embedded: &EmbeddedSignature, changes: &Modifications, verdict: &mut Verdict) {
    if let Coverage::Partial { reason } | Coverage::Unclear { reason } = &embedded.coverage {
        verdict.against(
            SubIndication::FormatFailure,
            format!("it does not sign a whole revision of the file: {reason}"),
        );
    }
    if embedded.coverage.is_whole() && (changes.level == Level::Other || !changes.permitted) {
        let first = changes
            .changes
            .iter()
            .find(|c| c.level == changes.level)
            .map(|c| c.what.clone())
            .unwrap_or_default();
        verdict.against(
            SubIndication::FormatFailure,
            format!("the file was changed afterwards in a way that is not allowed: {first}"),
        );
    }
}

/// What can be said of a signature before it is looked into.
fn blank(embedded: &EmbeddedSignature, modifications: Modifications, policy: &Policy) -> SignatureReport {
    SignatureReport {
        field: embedded.field.clone(),
        indication: Indication::Indeterminate,
        sub_indication: None,
        explanations: vec![],
        level: "unknown".to_owned(),
        signer: None,
        claimed_time: embedded.claimed_time,
        best_signature_time: policy.at,
        timestamps: vec![],
        coverage: embedded.coverage.clone(),
        modifications,
        digest_algorithm: None,
        signature_algorithm: None,
        revocation: Revocation::NotChecked,
    }
}

fn document_time_stamp(
    report: &mut SignatureReport,
    embedded: &EmbeddedSignature,
    digest: impl FnOnce(DigestAlgorithm) -> Result<Vec<u8>>,
    policy: &Policy,
    verdict: &mut Verdict,
) -> Result<()> {
    report.level = "PAdES document time stamp".to_owned();
    if embedded.sub_filter.as_deref() != Some(TIME_STAMP) {
        verdict.against(
            SubIndication::FormatFailure,
            "a document time stamp must be of the kind ETSI.RFC3161",
        );
    }
    let stamp = timestamp::validate(&embedded.cms, digest, policy)?;
    if let Some(why) = stamp.sub_indication {
        verdict.against(why, stamp.explanations.join("; "));
    }
    report.best_signature_time = proven_time(&stamp).unwrap_or(policy.at);
    report.timestamps.push(stamp);
    Ok(())
}

fn signature(
    report: &mut SignatureReport,
    embedded: &EmbeddedSignature,
    digest: impl FnOnce(DigestAlgorithm) -> Result<Vec<u8>>,
    policy: &Policy,
    verdict: &mut Verdict,
) -> Result<()> {
    let cms = match SignedData::parse(&embedded.cms) {
        Ok(cms) => cms,
        Err(error) => {
            verdict.against(
                SubIndication::FormatFailure,
                format!("the signature cannot be read: {}", error.message()),
            );
            return Ok(());
        }
    };
    let [signer] = cms.signers() else {
        verdict.against(
            SubIndication::FormatFailure,
            "a PDF signature must have exactly one signer",
        );
        return Ok(());
    };
    report.digest_algorithm = signer.digest_algorithm().map(|d| d.to_string());
    report.claimed_time = embedded.claimed_time.or(signer.signing_time());
    match verify(embedded, digest, &cms, signer)? {
        Ok(verified) => examine(report, embedded, &cms, signer, &verified, policy, verdict)?,
        Err(failure) => verdict.against(cms_problem(&failure), failure.to_string()),
    }
    Ok(())
}

/// Whether the signature is by the key of its certificate, over the bytes of this digest.
fn verify(
    embedded: &EmbeddedSignature,
    digest: impl FnOnce(DigestAlgorithm) -> Result<Vec<u8>>,
    cms: &SignedData,
    signer: &SignerInfo,
) -> Result<Result<Verified, Failure>> {
    match embedded.sub_filter.as_deref() {
        Some(PADES | PKCS7_DETACHED) => {
            let Some(algorithm) = signer.digest_algorithm() else {
                return Ok(Err(Failure::UnsupportedAlgorithm("of the digest".to_owned())));
            };
            Ok(cms.verify(signer, &digest(algorithm)?))
        }
        Some(PKCS7_SHA1) => {
            let digest = digest(DigestAlgorithm::Sha1)?;
            let signs_digest = cms.content().is_some_and(|content| content == digest);
            if !signs_digest {
                return Ok(Err(Failure::DigestMismatch));
            }
            Ok(cms.verify_content(signer, &[]).map(with_weak_digest))
        }
        other => Ok(Err(Failure::UnsupportedAlgorithm(format!(
            "of the kind {}",
            other.unwrap_or("none")
        )))),
    }
}

/// Whatever digest the signer uses over the SHA-1 of the file: who finds two files of one SHA-1 has one signature for both.
fn with_weak_digest(mut verified: Verified) -> Verified {
    let weakness = Weakness::Digest(DigestAlgorithm::Sha1);
    if !verified.weaknesses.contains(&weakness) {
        verified.weaknesses.push(weakness);
    }
    verified
}

fn key_name(key: KeyAlgorithm) -> String {
    match key {
        KeyAlgorithm::Rsa2048 | KeyAlgorithm::Rsa3072 | KeyAlgorithm::Rsa4096 => format!("RSA {}", key.bits()),
        KeyAlgorithm::EcdsaP256 | KeyAlgorithm::EcdsaP384 | KeyAlgorithm::EcdsaP521 => {
            format!("ECDSA P-{}", key.bits())
        }
        KeyAlgorithm::Ed25519 => "Ed25519".to_owned(),
    }
}

fn examine(
    report: &mut SignatureReport,
    embedded: &EmbeddedSignature,
    cms: &SignedData,
    signer: &SignerInfo,
    verified: &Verified,
    policy: &Policy,
    verdict: &mut Verdict,
) -> Result<()> {
    let certificate = &verified.certificate;
    report.signer = Some(Signer {
        name: common_name(certificate),
        subject: certificate.subject_name(),
        issuer: certificate.issuer_name(),
        serial_number: certificate.serial_hex(),
    });
    report.signature_algorithm = certificate.key_algorithm().map(key_name);
    for token in signer.signature_timestamps() {
        report.timestamps.push(timestamp::validate(
            token,
            |algorithm| algorithm.digest(signer.signature()),
            policy,
        )?);
    }
    let proven = report.timestamps.iter().filter_map(proven_time).min();
    report.best_signature_time = proven.unwrap_or(policy.at);
    report.level = level(embedded, signer, verified, &report.timestamps);
    check_time_stamps(&report.timestamps, proven, verdict);
    for weakness in &verified.weaknesses {
        verdict.against(
            SubIndication::CryptoConstraintsFailureNoPoe,
            weakness_problem(*weakness),
        );
    }
    if embedded.sub_filter.as_deref() == Some(PADES) && !verified.binds_certificate {
        verdict.against(
            SubIndication::SigConstraintsFailure,
            "PAdES demands the attribute signing-certificate-v2",
        );
    }
    report.revocation = check_path(cms, verified, policy, proven, verdict)?;
    Ok(())
}

/// A time stamp that does not hold proves no time. Beside one that does it is only worth knowing; alone it is a promise that the
/// signature does not keep.
fn check_time_stamps(stamps: &[TimestampReport], proven: Option<Timestamp>, verdict: &mut Verdict) {
    for stamp in stamps.iter().filter(|stamp| stamp.sub_indication.is_some()) {
        let sentence = stamp.explanations.join("; ");
        match stamp.sub_indication {
            // A stamp over something else was put there to deceive, or the signature was changed under it.
            Some(why) if why.indication() == Indication::TotalFailed => verdict.against(why, sentence),
            Some(why) if proven.is_none() => verdict.against(why, sentence),
            _ => verdict.note(sentence),
        }
    }
}

/// The certificate path at the best signature time.
fn check_path(
    cms: &SignedData,
    verified: &Verified,
    policy: &Policy,
    proven: Option<Timestamp>,
    verdict: &mut Verdict,
) -> Result<Revocation> {
    let trust = policy.trust_with(cms);
    let at = proven.unwrap_or(policy.at);
    let ask = |check| trust.validate(&verified.certificate, Usage::DocumentSigning, at, check);
    let mut outcome = ask(RevocationCheck::Required)?;
    let checked = !matches!(outcome, PathOutcome::RevocationUnknown { .. });
    if !checked && policy.revocation == RevocationCheck::IfKnown {
        verdict.note("revocation was not checked: no revocation list was given for every certificate");
        outcome = ask(RevocationCheck::IfKnown)?;
    }
    if let Some((why, sentence)) = path_problem(&outcome, &verified.certificate, proven.is_some()) {
        verdict.against(why, sentence);
    }
    Ok(match outcome {
        PathOutcome::Trusted { .. } if checked => Revocation::Good,
        PathOutcome::Revoked { .. } => Revocation::Revoked,
        _ => Revocation::NotChecked,
    })
}

/// The level as ETSI EN 319 142-1 §6 has it: B needs the bound certificate and no signing-time, T a time stamp beside that.
fn level(embedded: &EmbeddedSignature, signer: &SignerInfo, verified: &Verified, stamps: &[TimestampReport]) -> String {
    let stamped = stamps.iter().any(|stamp| stamp.indication != Indication::TotalFailed);
    let baseline = verified.binds_certificate && signer.signing_time().is_none() && embedded.claimed_time.is_some();
    let (family, letter) = match embedded.sub_filter.as_deref() {
        Some(PADES) if baseline => ("PAdES-BASELINE", if stamped { "-T" } else { "-B" }),
        Some(PADES) => ("PAdES", if stamped { "-T" } else { "-BES" }),
        _ => ("PKCS7", if stamped { "-T" } else { "-B" }),
    };
    format!("{family}{letter}")
}
