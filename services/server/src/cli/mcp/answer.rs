//! What the tools answer: little, in the names of the contracts.

use contracts::chancery::audit::v1::AuditEvent;
use contracts::chancery::documents::v1::Document;
use contracts::chancery::envelopes::v1::{Envelope, Recipient};
use contracts::chancery::signatures::v1::{SignatureReport, ValidationReport};
use kernel::{Error, Result, Timestamp};
use pdf::Preflight;
use rmcp::ErrorData;
use rmcp::handler::server::tool::IntoCallToolResult;
use rmcp::model::{CallToolResponse, CallToolResult};
use serde_json::{Value, json};

/// Pages of a document whose size is told.
const PAGES: usize = 50;

/// What a tool answers.
pub type Answer = Result<CallToolResult, Refused>;

/// An error the assistant can act on: it sees the reason, the words and the fields.
pub struct Refused(Error);

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl IntoCallToolResult for Refused {
    fn into_call_tool_result(self) -> Result<CallToolResponse, ErrorData> {
        let violations = self.0.violations().iter();
        let fields: Vec<_> = violations
            .map(|v| json!({ "field": v.field, "description": v.description }))
            .collect();
        let error = json!({ "reason": self.0.reason(), "message": self.0.message(), "fields": fields });
        Ok(CallToolResult::structured_error(json!({ "error": error })).into())
    }
}

/// An answer.
pub fn found(value: Value) -> Answer {
    Ok(CallToolResult::structured(value))
}

/// An envelope with its people.
pub fn envelope(envelope: &Envelope) -> Value {
    let document = |document: &contracts::chancery::envelopes::v1::EnvelopeDocument| json!({ "id": document.document_id, "name": document.name, "pages": document.page_count });
    json!({
        "id": envelope.id,
        "etag": envelope.etag,
        "name": envelope.name,
        "message": envelope.message,
        "state": word(envelope.state().as_str_name(), "STATE_"),
        "state_reason": envelope.status_reason,
        "routing": word(envelope.routing().as_str_name(), "ROUTING_"),
        "documents": envelope.documents.iter().map(document).collect::<Vec<_>>(),
        "recipients": envelope.recipients.iter().map(recipient).collect::<Vec<_>>(),
        "created": time(envelope.create_time.as_ref()),
        "sent": time(envelope.send_time.as_ref()),
        "expires": time(envelope.expire_time.as_ref()),
        "completed": time(envelope.complete_time.as_ref()),
    })
}

fn recipient(recipient: &Recipient) -> Value {
    let field = |field: &contracts::chancery::envelopes::v1::Field| {
        let kind = word(field.r#type().as_str_name(), "TYPE_");
        json!({ "kind": kind, "document_id": field.document_id, "page": field.page, "label": field.label })
    };
    json!({
        "id": recipient.id,
        "name": recipient.name,
        "email": recipient.email,
        "role": word(recipient.role().as_str_name(), "ROLE_"),
        "state": word(recipient.state().as_str_name(), "STATE_"),
        "fields": recipient.fields.iter().map(field).collect::<Vec<_>>(),
        "finished": time(recipient.finish_time.as_ref()),
        "decline_reason": recipient.decline_reason,
    })
}

/// An envelope in a list.
pub fn summary(envelope: &Envelope) -> Value {
    let people: Vec<_> = envelope.recipients.iter().map(|recipient| &recipient.email).collect();
    json!({
        "id": envelope.id,
        "name": envelope.name,
        "state": word(envelope.state().as_str_name(), "STATE_"),
        "recipients": people,
        "changed": time(envelope.update_time.as_ref()),
    })
}

/// An uploaded document.
pub fn document(document: &Document) -> Value {
    let version = document.latest_version.clone().unwrap_or_default();
    let preflight = version.preflight.unwrap_or_default();
    let pages = preflight.pages.iter().map(|page| (page.width, page.height));
    let findings: Vec<_> = preflight.findings.iter().map(|finding| &finding.message).collect();
    json!({
        "id": document.id,
        "name": document.name,
        "page_count": version.page_count,
        "pages": sizes(pages),
        "findings": findings,
    })
}

/// What a local file is.
pub fn preflight(preflight: &Preflight) -> Value {
    let findings: Vec<_> = preflight.findings.iter().map(|finding| &finding.message).collect();
    json!({
        "can_be_signed": preflight.can_be_signed,
        "page_count": preflight.pages.len(),
        "pages": sizes(preflight.pages.iter().map(|page| (page.width, page.height))),
        "signatures": preflight.signatures,
        "findings": findings,
    })
}

fn sizes(pages: impl Iterator<Item = (f64, f64)>) -> Vec<Value> {
    let size = |((width, height), page): ((f64, f64), usize)| json!({ "page": page, "width": width, "height": height });
    pages.zip(1..).take(PAGES).map(size).collect()
}

/// An act.
pub fn event(event: &AuditEvent, recipients: &[Recipient]) -> Value {
    let about = crate::cli::envelopes::about(event, recipients);
    json!({
        "sequence": event.sequence,
        "time": time(event.time.as_ref()),
        "action": event.action,
        "actor": event.actor.as_ref().map(|actor| &actor.r#type),
        "recipient": about.map(|recipient| &recipient.name),
    })
}

/// Whether a file holds, and why not.
pub fn validation(report: &ValidationReport) -> Value {
    let signature = |s: &SignatureReport| {
        json!({
            "signer": s.signer_name,
            "issuer": s.issuer,
            "indication": word(s.indication().as_str_name(), "INDICATION_"),
            "sub_indication": s.sub_indication,
            "level": s.level,
            "time": time(s.best_signature_time.as_ref().or(s.claimed_sign_time.as_ref())),
            "changes_after": word(s.modification_level().as_str_name(), "MODIFICATION_LEVEL_"),
            "explanations": s.explanations,
        })
    };
    json!({
        "passed": report.passed,
        "signatures": report.signatures.iter().map(signature).collect::<Vec<_>>(),
        "sha256": report.sha256,
    })
}

/// `STATE_IN_PROGRESS` as `in_progress`.
fn word(name: &str, prefix: &str) -> String {
    name.strip_prefix(prefix).unwrap_or(name).to_lowercase()
}

fn time(at: Option<&prost_types::Timestamp>) -> Option<Timestamp> {
    at.and_then(|at| rpc::moment(at, "time").ok())
}
