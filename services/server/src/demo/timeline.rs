//! What happened, for people and for programs.

use contracts::chancery::audit::v1::AuditEvent;
use contracts::chancery::signatures::v1::{Indication, SignatureReport, ValidationReport};
use kernel::Timestamp;
use serde_json::{Value, json};

/// One line for each event.
pub fn lines(events: &[AuditEvent]) -> Vec<String> {
    let begin = events.first().map_or(0, micros);
    let line = |event: &AuditEvent| {
        let after = (micros(event) - begin) as f64 / 1_000.0;
        let actor = event.actor.as_ref().map(|a| a.r#type.as_str()).unwrap_or_default();
        format!("  {after:>9.1} ms  {:<34} {actor}", event.action)
    };
    events.iter().map(line).collect()
}

/// One line for each signature, with the level reached.
pub fn verdict(name: &str, report: &ValidationReport) -> Vec<String> {
    let line = |s: &SignatureReport| {
        let by = s
            .timestamps
            .first()
            .map(|t| format!("time stamp by {}", t.authority_name))
            .unwrap_or("no time stamp".to_owned());
        format!(
            "  {:<28} {:<26} {:<18} {:<14} {by}",
            name,
            s.signer_name,
            s.level,
            word(s.indication())
        )
    };
    report.signatures.iter().map(line).collect()
}

/// Whether the newest `count` signatures passed, and none before them failed.
pub fn hold(report: &ValidationReport, count: usize) -> bool {
    let newest = report.signatures.iter().rev().take(count);
    let none_failed = report
        .signatures
        .iter()
        .all(|s| s.indication() != Indication::TotalFailed);
    report.signatures.len() >= count && newest.clone().all(|s| s.indication() == Indication::TotalPassed) && none_failed
}

fn word(indication: Indication) -> &'static str {
    match indication {
        Indication::TotalPassed => "TOTAL-PASSED",
        Indication::TotalFailed => "TOTAL-FAILED",
        Indication::Indeterminate | Indication::Unspecified => "INDETERMINATE",
    }
}

/// Everything, for `timeline.json`.
pub fn json(events: &[AuditEvent], reports: &[(&str, &ValidationReport)]) -> Value {
    let event = |event: &AuditEvent| {
        json!({
            "sequence": event.sequence,
            "time": Timestamp::from_unix_micros(micros(event)).to_string(),
            "action": event.action,
            "resource": event.resource.as_ref().map(|r| r.id.clone()),
            "actor": event.actor.as_ref().map(|a| a.r#type.clone()),
            "hash": event.hash,
        })
    };
    let signature = |s: &SignatureReport| {
        json!({
            "field": s.field_name,
            "signer": s.signer_name,
            "level": s.level,
            "indication": word(s.indication()),
            "sub_indication": s.sub_indication,
            "coverage": s.coverage,
        })
    };
    let file = |(name, report): &(&str, &ValidationReport)| json!({ "file": name, "passed": report.passed, "sha256": report.sha256, "signatures": report.signatures.iter().map(signature).collect::<Vec<_>>() });
    json!({ "events": events.iter().map(event).collect::<Vec<_>>(), "files": reports.iter().map(file).collect::<Vec<_>>() })
}

fn micros(event: &AuditEvent) -> i64 {
    event
        .time
        .as_ref()
        .map_or(0, |t| t.seconds * 1_000_000 + i64::from(t.nanos) / 1_000)
}
