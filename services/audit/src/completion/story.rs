//! What the trail tells of one envelope, pure.

use std::collections::BTreeMap;

use kernel::{Id, Timestamp, kinds};
use serde_json::Value;
use store::{Actor, RecordedEvent};

use super::words::{self, Names};

/// Routine acts beyond this many are counted and not listed: whoever holds a link can download without end.
const MAX_ROUTINE: usize = 1_000;

/// An envelope as its events tell it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    pub envelope_name: String,
    pub organization_name: String,
    pub sender: String,
    /// Who made the envelope: the sender of all that is sent.
    author: Option<Id<kinds::User>>,
    pub sent_at: Option<Timestamp>,
    pub completed_at: Option<Timestamp>,
    pub documents: Vec<Paper>,
    pub people: Vec<Person>,
    pub acts: Vec<Act>,
    /// Number of routine acts that `acts` leaves out.
    pub omitted: usize,
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
    /// Takes the next event of the envelope, oldest first.
    pub fn take(&mut self, event: &RecordedEvent) {
        match event.action.as_str() {
            "envelope.created" => self.author = user(&event.principal),
            "envelope.sent" => self.begin(event),
            "envelope.sealed" => self.seal(event),
            "envelope.completed" => self.completed_at = Some(event.at),
            _ => {}
        }
        if let Some(place) = self.recipient_of(event) {
            if event.action == "recipient.corrected" {
                correct(&mut self.people[place], event);
            }
            note(&mut self.people[place], event);
        }
        if words::is_routine(&event.action) && self.acts.len() >= MAX_ROUTINE {
            self.omitted += 1;
        } else {
            let act = self.act(event);
            self.acts.push(act);
        }
    }

    fn begin(&mut self, event: &RecordedEvent) {
        let text = |key| text(event.metadata.get(key));
        self.envelope_name = text("name");
        self.organization_name = text("organization_name");
        self.sender = named(&text("sender_name"), &text("sender_email"));
        self.sent_at = Some(event.at);
        self.documents = list(event, "documents").map(paper).collect();
        self.people = list(event, "recipients").map(person).collect();
        // What came before was told without knowing the sender's name.
        for act in self.acts.iter_mut().filter(|act| act.who.is_empty()) {
            act.who.clone_from(&self.sender);
        }
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

    fn act(&self, event: &RecordedEvent) -> Act {
        let document = self.documents.iter().find(|document| document.id == event.resource.id);
        let recipient = self.recipient_of(event).map(|place| &self.people[place]);
        let names = Names {
            recipient: recipient.map_or("a recipient", |person| &person.name),
            document: document.map_or("a document", |document| &document.name),
        };
        let consequence = words::is_consequence(&event.action);
        let told = |text: String| if consequence { String::new() } else { text };
        Act {
            at: event.at,
            what: words::act(event, &names),
            who: told(self.who(event)),
            from: told(event.ip.map(|ip| ip.to_string()).unwrap_or_default()),
        }
    }

    /// The place of the recipient whom the event is about or belongs to.
    fn recipient_of(&self, event: &RecordedEvent) -> Option<usize> {
        let mut resources = event.related.iter().chain([&event.resource]);
        let resource = resources.find(|resource| resource.kind == "recipient")?;
        self.people.iter().position(|person| person.id == resource.id)
    }

    fn who(&self, event: &RecordedEvent) -> String {
        match event.principal {
            Actor::Recipient { recipient, .. } => {
                let id = recipient.to_string();
                let person = self.people.iter().find(|person| person.id == id);
                person.map_or(id, |person| person.name.clone())
            }
            Actor::User { user, .. } | Actor::ApiKey { user, .. } if Some(user) == self.author => self.sender.clone(),
            Actor::User { user, .. } | Actor::ApiKey { user, .. } => format!("a colleague of the sender ({user})"),
            Actor::System => "Chancery".to_owned(),
            Actor::Anonymous => "somebody not signed in".to_owned(),
        }
    }
}

/// Somebody else stands here: what the former person did is in the acts, and is not theirs.
fn correct(person: &mut Person, event: &RecordedEvent) {
    let right = |key: &str| event.after.get(key).map(|value| text(Some(value)));
    let (name, email) = (right("name"), right("email"));
    if name.is_some() || email.is_some() {
        person.facts.clear();
    }
    person.name = name.unwrap_or_else(|| person.name.clone());
    person.email = email.unwrap_or_else(|| person.email.clone());
}

/// Adds to a recipient what an event tells of them.
fn note(person: &mut Person, event: &RecordedEvent) {
    let fact = |text: &str| text_of(event, text);
    let at = utc(event.at);
    let facts = match event.action.as_str() {
        "recipient.opened" => vec![("Opened", at)],
        "recipient.access_code_accepted" => vec![("Gave the access code", at)],
        "recipient.one_time_code_accepted" => vec![("Gave the one-time code", at)],
        "recipient.consented" => vec![(
            "Agreed to sign electronically",
            format!("{at}, disclosure {}", fact("disclosure_version")),
        )],
        "recipient.approved" => vec![("Approved", at)],
        "recipient.signed" => vec![
            ("Signed", at),
            ("Signature", fact("signature_level")),
            ("Time stamp", time_stamp(event)),
            ("Certificate", fact("certificate")),
        ],
        _ => return,
    };
    let address = event.ip.map(|ip| ("Address", ip.to_string()));
    for (label, value) in facts.into_iter().chain(address) {
        let fact = (label.to_owned(), value);
        if !fact.1.is_empty() && !person.facts.contains(&fact) {
            person.facts.push(fact);
        }
    }
}

fn time_stamp(event: &RecordedEvent) -> String {
    let time = event.metadata.get("timestamp_time").cloned().unwrap_or_default();
    serde_json::from_value(time).map(utc).unwrap_or_default()
}

fn user(actor: &Actor) -> Option<Id<kinds::User>> {
    match actor {
        Actor::User { user, .. } | Actor::ApiKey { user, .. } => Some(*user),
        _ => None,
    }
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
        role: words::role(&text("role")),
        facts: vec![],
    }
}

fn text_of(event: &RecordedEvent, key: &str) -> String {
    text(event.metadata.get(key))
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
