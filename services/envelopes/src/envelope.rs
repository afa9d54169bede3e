//! An envelope and what its sender and the platform do with it; what recipients do is in [`act`](crate::act).

use std::collections::BTreeMap;
use std::time::Duration;

use kernel::{Error, Event, Id, Result, Timestamp, kinds};

use crate::draft::{Draft, Pages};
use crate::error;
use crate::evidence;
use crate::field::FieldType;
use crate::recipient::{Recipient, RecipientState, Role};
use crate::routing::Routing;
use crate::step::Step;
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
    /// A new draft.
    ///
    /// # Errors
    /// As [`Draft::check`].
    pub fn create(
        id: Id<kinds::Envelope>,
        organization: Id<kinds::Organization>,
        user: Id<kinds::User>,
        draft: Draft,
        pages: &Pages,
        now: Timestamp,
    ) -> Result<Transition> {
        draft.check(pages)?;
        let envelope = Self {
            id,
            organization,
            user,
            name: draft.name,
            message: draft.message,
            state: State::Draft,
            routing: draft.routing,
            level: draft.level,
            documents: draft.documents,
            recipients: draft.recipients,
            status_reason: String::new(),
            expire_time: draft.expire_time,
            create_time: now,
            update_time: now,
            send_time: None,
            complete_time: None,
            void_time: None,
            version: 1,
        };
        let created = envelope.event("envelope.created").with("name", envelope.name.as_str());
        Ok(Transition {
            envelope,
            events: vec![created],
        })
    }

    /// The draft with other content.
    ///
    /// # Errors
    /// `ENVELOPE_NOT_DRAFT`, and as [`Draft::check`].
    pub fn update(&self, draft: Draft, pages: &Pages, now: Timestamp) -> Result<Transition> {
        self.check_draft()?;
        draft.check(pages)?;
        let event = self.draft().compare(&draft, self.event("envelope.updated"));
        let mut step = Step::of(self, now);
        step.envelope.set_draft(draft);
        step.events.push(event);
        Ok(step.transition())
    }

    /// What is told when the draft is deleted.
    ///
    /// # Errors
    /// `ENVELOPE_NOT_DRAFT`.
    pub fn delete(&self) -> Result<Event> {
        self.check_draft()?;
        Ok(self.event("envelope.deleted").with("name", self.name.as_str()))
    }

    /// Whether it could be sent at `now`.
    ///
    /// # Errors
    /// `ENVELOPE_NOT_DRAFT`, `ENVELOPE_INCOMPLETE` and `EXPIRE_TIME_PAST`.
    pub fn check_sendable(&self, now: Timestamp) -> Result<()> {
        self.check_draft()?;
        if self.documents.is_empty() {
            return Err(error::incomplete("document_ids", "must have at least one document"));
        }
        if !self.recipients.iter().any(|recipient| recipient.role.acts()) {
            return Err(error::incomplete(
                "recipients",
                "must have somebody who signs, approves or views",
            ));
        }
        for (i, recipient) in self.recipients.iter().enumerate() {
            let signs = recipient.fields.iter().any(|field| field.kind == FieldType::Signature);
            if recipient.role == Role::Signer && !signs {
                let field = format!("recipients[{i}].fields");
                return Err(error::incomplete(
                    &field,
                    format!("{} needs a signature field to sign", recipient.name),
                ));
            }
        }
        if self.expire_time.is_some_and(|end| end <= now) {
            Err(error::expire_time_past())
        } else {
            Ok(())
        }
    }

    /// Sends the draft; `prepared` are the versions of all documents, with the form fields in them.
    ///
    /// # Errors
    /// As [`check_sendable`](Self::check_sendable).
    pub fn send(&self, prepared: &Versions, sender: &Sender, now: Timestamp) -> Result<Transition> {
        self.check_sendable(now)?;
        let mut step = Step::of(self, now);
        let expire_time = self.expire_time.unwrap_or_else(|| now.plus(DEFAULT_LIFE));
        step.envelope.state = State::Sent;
        step.envelope.send_time = Some(now);
        step.envelope.expire_time = Some(expire_time);
        step.envelope.set_versions(prepared);
        step.events.push(evidence::sent(&step.envelope, prepared, sender));
        step.advance();
        Ok(step.transition())
    }

    /// Calls it back.
    ///
    /// # Errors
    /// `ENVELOPE_ENDED` and `ENVELOPE_SEALING`.
    pub fn void(&self, reason: &str, now: Timestamp) -> Result<Transition> {
        self.check_not_ended(now)?;
        if self.is_sealing() {
            return Err(error::sealing());
        }
        let mut step = Step::of(self, now);
        step.envelope.void_time = Some(now);
        step.end(State::Voided, reason, "envelope.voided");
        Ok(step.transition())
    }

    /// Ends it because its time ran out. Changes nothing when it is at its end, everybody is done, or there is time left.
    pub fn expire(&self, now: Timestamp) -> Transition {
        if !self.has_run_out(now) {
            return self.unchanged();
        }
        let mut step = Step::of(self, now);
        step.end(State::Expired, "", "envelope.expired");
        step.transition()
    }

    /// Completes it: the sealed files exist and validate. Changes nothing when it is completed already.
    ///
    /// # Errors
    /// `ENVELOPE_ENDED` when it was voided meanwhile; `INTERNAL` when somebody is not done.
    pub fn mark_sealed(&self, sealed: &Versions, now: Timestamp) -> Result<Transition> {
        match self.state {
            State::Completed => return Ok(self.unchanged()),
            state if state.is_end() => return Err(error::ended(state)),
            _ if !self.all_done() => return Err(Error::internal("sealing an envelope that somebody is not done with")),
            _ => {}
        }
        let mut step = Step::of(self, now);
        step.envelope.complete_time = Some(now);
        step.envelope.set_versions(sealed);
        step.events.push(evidence::sealed(self, sealed));
        step.end(State::Completed, "", "envelope.completed");
        Ok(step.transition())
    }

    /// Notes why the files cannot be sealed, after the last try. Changes nothing when it is not waiting for its seal.
    pub fn seal_failed(&self, reason: &str, now: Timestamp) -> Transition {
        if !self.is_sealing() {
            return self.unchanged();
        }
        let mut step = Step::of(self, now);
        step.envelope.status_reason = reason.to_owned();
        step.events
            .push(self.event("envelope.seal_failed").with("reason", reason));
        step.transition()
    }

    /// Whether everybody the envelope waits for is done.
    #[must_use]
    pub fn all_done(&self) -> bool {
        let waited_for = self.recipients.iter().filter(|recipient| recipient.role.acts());
        self.state != State::Draft
            && waited_for
                .map(|r| r.state)
                .all(|state| state == RecipientState::Finished)
    }

    /// Whether everybody is done and the sealed files are being made.
    #[must_use]
    pub fn is_sealing(&self) -> bool {
        self.state == State::InProgress && self.all_done() && self.status_reason.is_empty()
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

    fn set_draft(&mut self, draft: Draft) {
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

    fn has_run_out(&self, now: Timestamp) -> bool {
        let waits = matches!(self.state, State::Sent | State::Delivered | State::InProgress) && !self.all_done();
        waits && self.expire_time.is_some_and(|end| end <= now)
    }
}
