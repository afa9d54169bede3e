//! What events tell beyond the act itself: enough to make the certificate of completion from events alone.

use kernel::{Event, Id, Timestamp, kinds};
use serde_json::{Value, json};

use crate::envelope::{Envelope, Sender, Versions};

/// What is known of the signatures a recipient made in one act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureFacts {
    /// Level reached, such as `PAdES-BASELINE-T`.
    pub level: String,
    /// The certificate they were made with.
    pub certificate: Id<kinds::Certificate>,
    /// The time the last time stamp proves; none at level B.
    pub timestamp_time: Option<Timestamp>,
}

impl SignatureFacts {
    pub(crate) fn add_to(&self, event: Event) -> Event {
        event
            .related(self.certificate)
            .with("signature_level", self.level.as_str())
            .with("certificate", self.certificate.to_string())
            .with("timestamp_time", self.timestamp_time.map(|at| at.to_string()))
    }
}

pub(crate) fn sent(envelope: &Envelope, prepared: &Versions, sender: &Sender) -> Event {
    let recipients = envelope.recipients.iter().map(|recipient| {
        json!({
            "id": recipient.id,
            "name": recipient.name,
            "email": recipient.email,
            "role": recipient.role.as_str(),
            "order": recipient.order,
        })
    });
    envelope
        .event("envelope.sent")
        .with("name", envelope.name.as_str())
        .with("message_present", !envelope.message.is_empty())
        .with("signature_level", envelope.level.as_str())
        .with("routing", envelope.routing.as_str())
        .with("expire_time", envelope.expire_time.map(|at| at.to_string()))
        .with("documents", versions(envelope, prepared))
        .with("recipients", recipients.collect::<Value>())
        .with("sender_name", sender.name.as_str())
        .with("sender_email", sender.email.as_str())
        .with("organization_name", sender.organization.as_str())
}

pub(crate) fn sealed(envelope: &Envelope, sealed: &Versions) -> Event {
    envelope
        .event("envelope.sealed")
        .with("documents", versions(envelope, sealed))
}

/// The documents of `envelope` that have a new version, in the order they are shown.
pub(crate) fn versions(envelope: &Envelope, versions: &Versions) -> Value {
    let told = envelope.documents.iter().filter_map(|document| {
        let version = versions.get(&document.document)?;
        Some(json!({
            "id": document.document,
            "name": document.name,
            "page_count": document.page_count,
            "version_number": version.number,
            "sha256": version.sha256,
        }))
    });
    told.collect()
}
