//! Signatures and reports as messages of the contract.

use contracts::chancery::signatures::v1 as proto;
use kernel::{Id, Result};
use pdf::{Coverage, Level as ChangeLevel, Modifications};
use rpc::timestamp;

use crate::store::{Filter, SignatureRow};
use crate::validation::{Indication, Report, SignatureReport, TimestampReport};

/// The changes a report shows at most.
const MAX_CHANGES: usize = 200;

pub fn signature(row: SignatureRow) -> proto::Signature {
    proto::Signature {
        id: row.id.to_string(),
        envelope_id: row.envelope_id.map(|id| id.to_string()).unwrap_or_default(),
        document_id: row.document_id.to_string(),
        version_number: i32::try_from(row.version_number).unwrap_or(i32::MAX),
        recipient_id: row.recipient_id.map(|id| id.to_string()).unwrap_or_default(),
        field_name: row.field_name,
        certificate_id: row.certificate_id.to_string(),
        signer_name: row.signer_name,
        level: row.level,
        sign_time: Some(timestamp(row.signed_at)),
        timestamp_time: row.timestamp_at.map(timestamp),
        cms: row.cms.into(),
        validation: serde_json::from_value(row.report.0).ok().map(signature_report),
    }
}

pub fn filter(envelope: &str, document: &str) -> Result<Filter> {
    let envelope = Some(envelope)
        .filter(|id| !id.is_empty())
        .map(|id| Id::parse(id, "envelope_id"))
        .transpose()?;
    let document = Some(document)
        .filter(|id| !id.is_empty())
        .map(|id| Id::parse(id, "document_id"))
        .transpose()?;
    Ok(Filter { envelope, document })
}

pub fn report(report: Report) -> proto::ValidationReport {
    proto::ValidationReport {
        passed: report.passed,
        signatures: report.signatures.into_iter().map(signature_report).collect(),
        validation_time: Some(timestamp(report.validation_time)),
        sha256: report.sha256,
    }
}

fn signature_report(report: SignatureReport) -> proto::SignatureReport {
    let signer = report.signer;
    let part = |pick: fn(&crate::validation::Signer) -> &String| signer.as_ref().map(pick).cloned().unwrap_or_default();
    let (modification_level, modifications) = modifications(&report.modifications);
    proto::SignatureReport {
        field_name: report.field,
        indication: indication(report.indication).into(),
        sub_indication: report.sub_indication.map(|s| s.to_string()).unwrap_or_default(),
        explanations: report.explanations,
        level: report.level,
        signer_name: part(|s| &s.name),
        signer_subject: part(|s| &s.subject),
        issuer: part(|s| &s.issuer),
        claimed_sign_time: report.claimed_time.map(timestamp),
        best_signature_time: Some(timestamp(report.best_signature_time)),
        timestamps: report.timestamps.into_iter().map(timestamp_report).collect(),
        coverage: coverage(&report.coverage).to_owned(),
        modification_level: modification_level.into(),
        modifications,
        digest_algorithm: report.digest_algorithm.unwrap_or_default(),
        signature_algorithm: report.signature_algorithm.unwrap_or_default(),
        revocation: report.revocation.to_string(),
    }
}

fn timestamp_report(report: TimestampReport) -> proto::TimestampReport {
    proto::TimestampReport {
        indication: indication(report.indication).into(),
        sub_indication: report.sub_indication.map(|s| s.to_string()).unwrap_or_default(),
        time: report.time.map(timestamp),
        authority_name: report.authority.unwrap_or_default(),
    }
}

fn indication(indication: Indication) -> proto::Indication {
    match indication {
        Indication::TotalPassed => proto::Indication::TotalPassed,
        Indication::Indeterminate => proto::Indication::Indeterminate,
        Indication::TotalFailed => proto::Indication::TotalFailed,
    }
}

fn coverage(coverage: &Coverage) -> &'static str {
    match coverage {
        Coverage::WholeFile => "WHOLE_FILE",
        Coverage::WholeRevision => "WHOLE_REVISION",
        Coverage::Partial { .. } | Coverage::Unclear { .. } => "PARTIAL",
    }
}

fn modifications(found: &Modifications) -> (proto::ModificationLevel, Vec<proto::Modification>) {
    let changes = found
        .changes
        .iter()
        .take(MAX_CHANGES)
        .map(|change| proto::Modification {
            path: change.path.clone(),
            description: change.what.clone(),
            level: modification_level(change.level).into(),
        });
    (modification_level(found.level), changes.collect())
}

fn modification_level(level: ChangeLevel) -> proto::ModificationLevel {
    match level {
        ChangeLevel::None => proto::ModificationLevel::None,
        ChangeLevel::LtaUpdates => proto::ModificationLevel::LtaUpdates,
        ChangeLevel::FormFilling => proto::ModificationLevel::FormFilling,
        ChangeLevel::Annotations => proto::ModificationLevel::Annotations,
        ChangeLevel::Other => proto::ModificationLevel::Other,
    }
}
