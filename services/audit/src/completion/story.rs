//! What the trail tells of one envelope, pure.

use std::collections::BTreeMap;

use kernel::Timestamp;
use serde_json::Value;
use store::{Actor, RecordedEvent};

/// An envelope as its events tell it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    pub envelope_name: String,
    pub organization_name: String,
    pub sender: String,
    pub sent_at: Option<Timestamp>,
    pub completed_at: Option<Timestamp>,
    pub documents: Vec<Paper>,
    pub people: Vec<Person>,
    pub acts: Vec<Act>,
}

/// A document as it was sealed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paper {
    pub id: String,
    pub name: String,
    pub sha256: String,
    pub page_count: Option<i64>,
}

/// A recipient and what they did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    pub id: String,
    pub name: String,
    pub email: String,
    pub role: String,
    /// What is worth telling, in order: label and value.
    pub facts: Vec<(String, String)>,
}

/// One event, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    pub at: Timestamp,
    pub what: String,
    pub who: String,
    pub from: String,
}

impl Story {
    /// Reads the events of one envelope, oldest first.
    pub fn read<'a>(events: impl IntoIterator<Item = &'a RecordedEvent>) -> Self {
        let mut story = Self::default();
        for event in events {
            story.take(event);
        }
        story
    }

    fn take(&mut self, event: &RecordedEvent) {
        match event.action.as_str() {
            "envelope.sent" => self.begin(event),
            "envelope.sealed" => self.seal(event),
            "envelope.completed" => self.completed_at = Some(event.at),
            _ => {}
        }
        if let Some(recipient) = recipient_of(event) {
            self.note(&recipient, event);
        }
        let act = Act {
            at: event.at,
            what: words(&event.action),
            who: self.who(event),
            from: origin(event),
        };
        self.acts.push(act);
    }

    fn begin(&mut self, event: &RecordedEvent) {
        let text = |key| text(event.metadata.get(key));
        self.envelope_name = text("name");
        self.organization_name = text("organization_name");
        self.sender = named(&text("sender_name"), &text("sender_email"));
        self.sent_at = Some(event.at);
        self.documents = list(event, "documents").map(paper).collect();
        self.people = list(event, "recipients").map(person).collect();
    }

    fn seal(&mut self, event: &RecordedEvent) {
        let sealed: BTreeMap<String, String> = list(event, "documents")
            .map(|d| (text(d.get("id")), text(d.get("sha256"))))
            .collect();
        for document in &mut self.documents {
            if let Some(sha256) = sealed.get(&document.id) {
                document.sha256.clone_from(sha256);
            }
        }
    }

    /// Adds to a recipient what an event tells of them.
    fn note(&mut self, recipient: &str, event: &RecordedEvent) {
        let Some(person) = self.people.iter_mut().find(|person| person.id == recipient) else {
            return;
        };
        let mut fact = |label: &str, value: String| person.facts.push((label.to_owned(), value));
        let at = utc(event.at);
        match event.action.as_str() {
            "recipient.opened" => fact("Opened", at),
            "recipient.access_code_accepted" => fact("Access code given", at),
            "recipient.consented" => fact(
                "Agreed to sign electronically",
                format!("{at}, text {}", text(event.metadata.get("disclosure_version"))),
            ),
            "recipient.approved" => fact("Approved", at),
            "recipient.signed" => {
                fact("Signed", at);
                if let Some(level) = event.metadata.get("signature_level") {
                    fact("Signature", text(Some(level)));
                }
                if let Some(serial) = event.metadata.get("certificate") {
                    fact("Certificate", text(Some(serial)));
                }
            }
            _ => return,
        }
        if let Some(ip) = event.ip {
            let address = ("Address".to_owned(), ip.to_string());
            if !person.facts.contains(&address) {
                person.facts.push(address);
            }
        }
    }

    fn who(&self, event: &RecordedEvent) -> String {
        match event.principal {
            Actor::Recipient { recipient, .. } => {
                let id = recipient.to_string();
                let person = self.people.iter().find(|person| person.id == id);
                person.map_or(id, |person| person.name.clone())
            }
            Actor::User { .. } | Actor::ApiKey { .. } if !self.sender.is_empty() => self.sender.clone(),
            Actor::User { user, .. } | Actor::ApiKey { user, .. } => user.to_string(),
            Actor::System => "Chancery".to_owned(),
            Actor::Anonymous => "somebody not signed in".to_owned(),
        }
    }
}

fn recipient_of(event: &RecordedEvent) -> Option<String> {
    let resources = event.related.iter().chain([&event.resource]);
    let named = resources.into_iter().find(|resource| resource.kind == "recipient");
    named.map(|resource| resource.id.clone())
}

fn list<'a>(event: &'a RecordedEvent, key: &str) -> impl Iterator<Item = &'a Value> {
    event.metadata.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn paper(value: &Value) -> Paper {
    Paper {
        id: text(value.get("id")),
        name: text(value.get("name")),
        sha256: text(value.get("sha256")),
        page_count: value.get("page_count").and_then(Value::as_i64),
    }
}

fn person(value: &Value) -> Person {
    let text = |key| text(value.get(key));
    Person {
        id: text("id"),
        name: text("name"),
        email: text("email"),
        role: text("role"),
        facts: vec![],
    }
}

fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    }
}

fn named(name: &str, email: &str) -> String {
    match (name.is_empty(), email.is_empty()) {
        (false, false) => format!("{name} <{email}>"),
        (false, true) => name.to_owned(),
        _ => email.to_owned(),
    }
}

fn origin(event: &RecordedEvent) -> String {
    event.ip.map(|ip| ip.to_string()).unwrap_or_default()
}

/// `recipient.access_code_accepted` as `Recipient: access code accepted`.
fn words(action: &str) -> String {
    let (resource, act) = action.split_once('.').unwrap_or(("", action));
    let mut resource = resource.replace('_', " ");
    if let Some(first) = resource.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("{resource}: {}", act.replace('_', " "))
}

/// `2026-11-21 14:05:09 UTC`.
pub fn utc(at: Timestamp) -> String {
    let at = at.to_datetime();
    format!(
        "{} {:02}:{:02}:{:02} UTC",
        at.date(),
        at.hour(),
        at.minute(),
        at.second()
    )
}
