//! What the sender and the platform do with an envelope; what recipients do is in [`act`](crate::act).

use kernel::{Error, Event, Id, Result, Timestamp, kinds};

use crate::draft::{Draft, Pages};
use crate::envelope::{DEFAULT_LIFE, Envelope, Sender, State, Transition, Versions};
use crate::field::FieldType;
use crate::recipient::Role;
use crate::step::Step;
use crate::{error, evidence};

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
}
