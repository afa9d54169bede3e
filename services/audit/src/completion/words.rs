//! Events in the words of the certificate.

use store::RecordedEvent;

/// Names the sentences need.
pub struct Names<'a> {
    /// The recipient the event is about.
    pub recipient: &'a str,
    /// The document the event is about.
    pub document: &'a str,
}

/// What was done, as a sentence without its subject, who stands beside it; a consequence has a subject of its own.
pub fn act(event: &RecordedEvent, names: &Names<'_>) -> String {
    let Names { recipient, document } = names;
    let fixed = match event.action.as_str() {
        "envelope.created" => "Created the envelope",
        "envelope.updated" => "Changed the draft",
        "envelope.sent" => "Sent the envelope",
        "envelope.delivered" => "The envelope was opened for the first time",
        "envelope.seal_failed" => "The documents could not be sealed",
        "envelope.sealed" => "Sealed the documents",
        "envelope.completed" => "The envelope was completed",
        "recipient.opened" => "Opened the envelope",
        "recipient.access_code_refused" => "Gave a wrong access code",
        "recipient.access_code_accepted" => "Gave the right access code",
        "recipient.one_time_code_requested" => "Asked for a one-time code",
        "recipient.one_time_code_refused" => "Gave a wrong one-time code",
        "recipient.one_time_code_accepted" => "Gave the right one-time code",
        "recipient.consented" => "Agreed to sign electronically",
        "recipient.fields_filled" => "Saved entries",
        "recipient.signed" => "Signed",
        "recipient.approved" => "Approved",
        "recipient.activated" if gets_copy(event) => return format!("The envelope came to {recipient}"),
        "recipient.activated" => return format!("It became the turn of {recipient}"),
        "recipient.finished" if gets_copy(event) => return format!("{recipient} receives a copy"),
        "recipient.finished" => return format!("{recipient} has finished"),
        "recipient.corrected" => return corrected(event, recipient),
        "recipient.one_time_code_issued" => return format!("Made a one-time code for {recipient}"),
        "recipient.reminded" => return format!("Reminded {recipient}"),
        "signing_link.created" => return format!("Made a signing link for {recipient}"),
        "document.downloaded" => return format!("Downloaded {document}"),
        "document.updated" => return updated(event, document),
        other => return unknown(other),
    };
    fixed.to_owned()
}

fn gets_copy(event: &RecordedEvent) -> bool {
    event.metadata.get("role").is_some_and(|role| role == "cc")
}

/// Whether it followed from another act, so that nobody did it.
pub fn is_consequence(action: &str) -> bool {
    const CONSEQUENCES: [&str; 4] = [
        "envelope.delivered",
        "envelope.completed",
        "recipient.activated",
        "recipient.finished",
    ];
    CONSEQUENCES.contains(&action)
}

/// Whether it may be repeated without end and proves little.
pub fn is_routine(action: &str) -> bool {
    const ROUTINE: [&str; 10] = [
        "document.downloaded",
        "recipient.one_time_code_accepted",
        "recipient.one_time_code_issued",
        "recipient.one_time_code_refused",
        "recipient.one_time_code_requested",
        "recipient.reminded",
        "recipient.access_code_accepted",
        "recipient.access_code_refused",
        "recipient.fields_filled",
        "signing_link.created",
    ];
    ROUTINE.contains(&action)
}

/// A recipient's role.
pub fn role(role: &str) -> String {
    match role {
        "signer" => "Signs".to_owned(),
        "approver" => "Approves".to_owned(),
        "viewer" => "Views".to_owned(),
        "cc" => "Receives a copy".to_owned(),
        other => capitalized(other),
    }
}

/// From whom to whom, as far as it is another; an access code is not told.
fn corrected(event: &RecordedEvent, recipient: &str) -> String {
    let text = |values: &serde_json::Map<String, serde_json::Value>, key| {
        let value = values.get(key).and_then(serde_json::Value::as_str);
        value.unwrap_or_default().to_owned()
    };
    let changed = ["name", "email"]
        .into_iter()
        .filter(|key| event.after.contains_key(*key));
    let changes: Vec<_> = changed
        .map(|key| format!("{} to {}", text(&event.before, key), text(&event.after, key)))
        .collect();
    match changes.as_slice() {
        [] => format!("Changed the access code of {recipient}"),
        changes => format!("Corrected a recipient: {}", changes.join(", ")),
    }
}

fn updated(event: &RecordedEvent, document: &str) -> String {
    match event.metadata.get("version") {
        Some(version) => format!("Wrote version {version} of {document}"),
        None => format!("Changed {document}"),
    }
}

/// `parcel.half_opened` as `Parcel: half opened`.
fn unknown(action: &str) -> String {
    let (resource, act) = action.split_once('.').unwrap_or(("event", action));
    format!("{}: {}", capitalized(resource), act.replace('_', " "))
}

fn capitalized(name: &str) -> String {
    let mut name = name.replace('_', " ");
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}
