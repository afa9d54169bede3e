//! An envelope: what it is, and what can be asked of it.

use std::collections::BTreeMap;
use std::time::Duration;

use kernel::{Error, Event, Id, Result, Timestamp, kinds};

use crate::draft::Draft;
use crate::error;
use crate::recipient::{Recipient, RecipientState};
use crate::routing::Routing;
use crate::words::words;

words! {
    /// Where an envelope stands.
    State {
        /// Being prepared; can be changed and deleted.
        Draft = "draft",
        /// Sent; nobody has opened it.
        Sent = "sent",
        /// Opened by somebody; nobody is done.
        Delivered = "delivered",
        /// Somebody is done, or everybody is and the files are being sealed.
        InProgress = "in_progress",
        /// Everybody is done, and the sealed files exist and validate.
        Completed = "completed",
        /// Somebody declined.
        Declined = "declined",
        /// Its sender called it back.
        Voided = "voided",
        /// Its time ran out.
        Expired = "expired",
    }
}

impl State {
    /// Whether nothing leads out of it.
    #[must_use]
    pub fn is_end(self) -> bool {
        matches!(self, Self::Completed | Self::Declined | Self::Voided | Self::Expired)
    }
}

words! {
    /// PAdES level asked for (ETSI EN 319 142-1 §6).
    SignatureLevel {
        /// The signature with its certificate.
        BaselineB = "b_b",
        /// With a trusted time stamp on each signature.
        BaselineT = "b_t",
    }
}

/// How long an envelope is under way when its sender does not say.
pub const DEFAULT_LIFE: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// The newest version of each document that was changed.
pub type Versions = BTreeMap<Id<kinds::Document>, Version>;

/// A version of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number.
    pub number: i32,
    /// SHA-256 of its bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
}

/// Who sends, as the recipients and the evidence are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Name of the organization.
    pub organization: String,
}

/// A document in an envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvelopeDocument {
    /// The document.
    pub document: Id<kinds::Document>,
    /// Its name when it was put in.
    pub name: String,
    /// Number of pages.
    pub page_count: i32,
    /// The version the envelope started from.
    pub base_version: i32,
    /// The newest version with everything signed so far.
    pub current_version: i32,
}

/// Documents on their way to people who sign, approve, or get a copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope {
    /// Identifier.
    pub id: Id<kinds::Envelope>,
    /// The organization that sends it.
    pub organization: Id<kinds::Organization>,
    /// Who made it.
    pub user: Id<kinds::User>,
    /// Name shown to people.
    pub name: String,
    /// Message to all recipients.
    pub message: String,
    /// Where it stands.
    pub state: State,
    /// In which order recipients act.
    pub routing: Routing,
    /// Signature level asked for.
    pub level: SignatureLevel,
    /// The documents, in the order they are shown.
    pub documents: Vec<EnvelopeDocument>,
    /// The people, in the order they were given.
    pub recipients: Vec<Recipient>,
    /// Why it was voided, declined, or cannot be sealed; empty otherwise.
    pub status_reason: String,
    /// When it ends by itself; always set once it was sent.
    pub expire_time: Option<Timestamp>,
    /// When it was made.
    pub create_time: Timestamp,
    /// When it was last changed.
    pub update_time: Timestamp,
    /// When it was sent.
    pub send_time: Option<Timestamp>,
    /// When everybody was done and the sealed files existed and validated.
    pub complete_time: Option<Timestamp>,
    /// When it was voided.
    pub void_time: Option<Timestamp>,
    /// Number of writes; the row is only written by who has read this number.
    pub version: i64,
}

/// What an accepted command leads to: the new state, and the events that tell of it. No events, no change.
#[must_use = "a transition does nothing until it is saved"]
#[derive(Clone, Debug, PartialEq)]
pub struct Transition {
    /// The envelope afterwards.
    pub envelope: Envelope,
    /// What happened, in this order.
    pub events: Vec<Event>,
}

impl Envelope {
    /// Those whom the envelope waits for.
    pub fn acting(&self) -> impl Iterator<Item = &Recipient> {
        self.recipients.iter().filter(|recipient| recipient.role.acts())
    }

    /// Whether everybody the envelope waits for is done.
    #[must_use]
    pub fn all_done(&self) -> bool {
        self.state != State::Draft
            && self
                .acting()
                .all(|recipient| recipient.state == RecipientState::Finished)
    }

    /// Whether everybody is done and the sealed files are being made.
    #[must_use]
    pub fn is_sealing(&self) -> bool {
        self.state == State::InProgress && self.all_done() && self.status_reason.is_empty()
    }

    /// What a text is looked for in: name and people in lower case, one a line.
    #[must_use]
    pub fn search_text(&self) -> String {
        let people = self.recipients.iter().flat_map(|person| [&person.name, &person.email]);
        let lines: Vec<_> = std::iter::once(&self.name)
            .chain(people)
            .map(|line| line.to_lowercase())
            .collect();
        lines.join("\n")
    }

    /// The value of `etag`.
    #[must_use]
    pub fn etag(&self) -> String {
        format!("v{}", self.version)
    }

    /// Checks the etag a client sent; an empty one is not checked.
    ///
    /// # Errors
    /// `ETAG_MISMATCH`.
    pub fn check_etag(&self, etag: &str) -> Result<()> {
        if etag.is_empty() || etag == self.etag() {
            Ok(())
        } else {
            Err(Error::stale_etag(&self.etag()))
        }
    }

    /// The recipient with this identifier.
    ///
    /// # Errors
    /// `RESOURCE_NOT_FOUND`.
    pub fn recipient(&self, id: Id<kinds::Recipient>) -> Result<&Recipient> {
        self.recipients
            .iter()
            .find(|recipient| recipient.id == id)
            .ok_or_else(|| Error::not_found(id))
    }

    /// The document with this identifier.
    ///
    /// # Errors
    /// `RESOURCE_NOT_FOUND`.
    pub fn document(&self, id: Id<kinds::Document>) -> Result<&EnvelopeDocument> {
        self.documents
            .iter()
            .find(|document| document.document == id)
            .ok_or_else(|| Error::not_found(id))
    }

    /// The content of the draft.
    #[must_use]
    pub fn draft(&self) -> Draft {
        Draft {
            name: self.name.clone(),
            message: self.message.clone(),
            documents: self.documents.clone(),
            recipients: self.recipients.clone(),
            routing: self.routing,
            level: self.level,
            expire_time: self.expire_time,
        }
    }

    pub(crate) fn set_draft(&mut self, draft: Draft) {
        self.name = draft.name;
        self.message = draft.message;
        self.documents = draft.documents;
        self.recipients = draft.recipients;
        self.routing = draft.routing;
        self.level = draft.level;
        self.expire_time = draft.expire_time;
    }

    pub(crate) fn set_versions(&mut self, versions: &Versions) {
        for document in &mut self.documents {
            if let Some(version) = versions.get(&document.document) {
                document.current_version = version.number;
            }
        }
    }

    pub(crate) fn unchanged(&self) -> Transition {
        Transition {
            envelope: self.clone(),
            events: vec![],
        }
    }

    pub(crate) fn event(&self, action: &'static str) -> Event {
        let documents = self.documents.iter().map(|document| document.document);
        documents.fold(Event::new(action, self.id), Event::related)
    }

    pub(crate) fn check_draft(&self) -> Result<()> {
        if self.state == State::Draft {
            Ok(())
        } else {
            Err(error::not_draft(self.state))
        }
    }

    /// Refuses what comes after the end, also when the job that notes the end is late.
    pub(crate) fn check_not_ended(&self, now: Timestamp) -> Result<()> {
        match self.state {
            state if state.is_end() => Err(error::ended(state)),
            _ if self.has_run_out(now) => Err(error::ended(State::Expired)),
            _ => Ok(()),
        }
    }

    pub(crate) fn has_run_out(&self, now: Timestamp) -> bool {
        let waits = matches!(self.state, State::Sent | State::Delivered | State::InProgress) && !self.all_done();
        waits && self.expire_time.is_some_and(|end| end <= now)
    }
}
