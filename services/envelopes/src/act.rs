//! What recipients do. Nobody acts out of turn, after the end, or twice.

use kernel::{Error, Id, Result, Timestamp, kinds};

use crate::disclosure;
use crate::envelope::{Envelope, State, Transition, Versions};
use crate::error;
use crate::evidence::{self, SignatureFacts};
use crate::plan::{self, DocumentPlan};
use crate::recipient::{FieldValue, RecipientState, Role};
use crate::step::Step;

impl Envelope {
    /// Notes that the recipient has opened it; a viewer is done with it. Changes nothing the second time.
    ///
    /// # Errors
    /// `ENVELOPE_ENDED` and `RECIPIENT_NOT_ACTIVE`.
    pub fn open(&self, recipient: Id<kinds::Recipient>, now: Timestamp) -> Result<Transition> {
        let place = self.place(recipient)?;
        if self.recipients[place].open_time.is_some() {
            return Ok(self.unchanged());
        }
        self.check_not_ended(now)?;
        if !self.recipients[place].had_turn() {
            return Err(error::not_active());
        }
        let mut step = Step::of(self, now);
        step.open(place);
        Ok(step.transition())
    }

    /// Records that the recipient agrees to the disclosure of this version, which also shows that they have opened the
    /// envelope. Changes nothing the second time.
    ///
    /// # Errors
    /// `ENVELOPE_ENDED`, `RECIPIENT_NOT_ACTIVE`, `RECIPIENT_FINISHED` and `DISCLOSURE_OUTDATED`.
    pub fn consent(&self, recipient: Id<kinds::Recipient>, version: &str, now: Timestamp) -> Result<Transition> {
        let place = self.place_to_act(recipient, now)?;
        if version != disclosure::VERSION {
            return Err(error::disclosure_outdated(disclosure::VERSION));
        }
        if self.recipients[place].consent_time.is_some() {
            return Ok(self.unchanged());
        }
        let mut step = Step::of(self, now);
        step.open(place);
        step.envelope.recipients[place].consent_time = Some(now);
        step.envelope.recipients[place].consent_version = version.to_owned();
        let consented = step
            .event(place, "recipient.consented")
            .with("disclosure_version", version);
        step.events
            .push(consented.with("disclosure_sha256", disclosure::sha256()));
        Ok(step.transition())
    }

    /// Saves values so that the recipient can go on later.
    ///
    /// # Errors
    /// `ENVELOPE_ENDED`, `RECIPIENT_NOT_ACTIVE`, `RECIPIENT_FINISHED`, `CONSENT_REQUIRED`, `FIELD_UNKNOWN` and
    /// `FIELD_VALUE_INVALID`.
    pub fn fill(&self, recipient: Id<kinds::Recipient>, values: &[FieldValue], now: Timestamp) -> Result<Transition> {
        let place = self.place_to_act(recipient, now)?;
        self.recipients[place].check_consent()?;
        let fields = self.recipients[place].filled(values)?;
        let mut step = Step::of(self, now);
        step.envelope.recipients[place].fields = fields;
        let ids: Vec<_> = values.iter().map(|value| value.field.to_string()).collect();
        step.events
            .push(step.event(place, "recipient.fields_filled").with("field_ids", ids));
        Ok(step.transition())
    }

    /// What signing writes into each document, on which version; [`sign`](Self::sign) then says that it was written.
    ///
    /// # Errors
    /// `ENVELOPE_ENDED`, `ROLE_CANNOT_SIGN`, `RECIPIENT_NOT_ACTIVE`, `RECIPIENT_FINISHED`, `CONSENT_REQUIRED`,
    /// `FIELD_UNKNOWN`, `FIELD_VALUE_INVALID` and `FIELD_REQUIRED`.
    pub fn plan_signing(
        &self,
        recipient: Id<kinds::Recipient>,
        values: &[FieldValue],
        now: Timestamp,
    ) -> Result<Vec<DocumentPlan>> {
        self.plan(recipient, Role::Signer, values, now)
    }

    /// What approving writes into each document, on which version.
    ///
    /// # Errors
    /// As [`plan_signing`](Self::plan_signing), with `ROLE_CANNOT_APPROVE`.
    pub fn plan_approval(
        &self,
        recipient: Id<kinds::Recipient>,
        values: &[FieldValue],
        now: Timestamp,
    ) -> Result<Vec<DocumentPlan>> {
        self.plan(recipient, Role::Approver, values, now)
    }

    /// The recipient has signed: their fields have these values, and `signed` are the versions that carry it, made by
    /// `signature`.
    ///
    /// # Errors
    /// As [`plan_signing`](Self::plan_signing).
    pub fn sign(
        &self,
        recipient: Id<kinds::Recipient>,
        values: &[FieldValue],
        signed: &Versions,
        signature: &SignatureFacts,
        now: Timestamp,
    ) -> Result<Transition> {
        let (place, mut step) = self.finish(recipient, Role::Signer, values, signed, now)?;
        let event = step.event(place, "recipient.signed");
        step.events.push(
            signature
                .add_to(event)
                .with("documents", evidence::versions(self, signed)),
        );
        step.advance();
        Ok(step.transition())
    }

    /// The recipient has approved: their fields have these values, and `filled` are the versions that carry them.
    ///
    /// # Errors
    /// As [`plan_approval`](Self::plan_approval).
    pub fn approve(
        &self,
        recipient: Id<kinds::Recipient>,
        values: &[FieldValue],
        filled: &Versions,
        now: Timestamp,
    ) -> Result<Transition> {
        let (place, mut step) = self.finish(recipient, Role::Approver, values, filled, now)?;
        let event = step.event(place, "recipient.approved");
        step.events
            .push(event.with("documents", evidence::versions(self, filled)));
        step.advance();
        Ok(step.transition())
    }

    /// Declines, which ends the envelope for everybody.
    ///
    /// # Errors
    /// `ENVELOPE_ENDED`, `RECIPIENT_NOT_ACTIVE` and `RECIPIENT_FINISHED`.
    pub fn decline(&self, recipient: Id<kinds::Recipient>, reason: &str, now: Timestamp) -> Result<Transition> {
        let place = self.place_to_act(recipient, now)?;
        let mut step = Step::of(self, now);
        let declined = &mut step.envelope.recipients[place];
        declined.state = RecipientState::Declined;
        declined.decline_reason = reason.to_owned();
        declined.decline_time = Some(now);
        step.events
            .push(step.event(place, "recipient.declined").with("reason", reason));
        step.end(State::Declined, reason, "envelope.declined");
        Ok(step.transition())
    }

    fn plan(
        &self,
        recipient: Id<kinds::Recipient>,
        role: Role,
        values: &[FieldValue],
        now: Timestamp,
    ) -> Result<Vec<DocumentPlan>> {
        let place = self.place_to_finish(recipient, role, now)?;
        let fields = self.recipients[place].finished_fields(values, now)?;
        Ok(plan::documents(self, &fields))
    }

    /// The recipient at the place given back is done; the act is not told yet.
    fn finish(
        &self,
        recipient: Id<kinds::Recipient>,
        role: Role,
        values: &[FieldValue],
        versions: &Versions,
        now: Timestamp,
    ) -> Result<(usize, Step)> {
        let place = self.place_to_finish(recipient, role, now)?;
        let fields = self.recipients[place].finished_fields(values, now)?;
        let mut step = Step::of(self, now);
        step.envelope.recipients[place].fields = fields;
        step.envelope.set_versions(versions);
        step.finish(place);
        Ok((place, step))
    }

    pub(crate) fn place(&self, recipient: Id<kinds::Recipient>) -> Result<usize> {
        let place = self.recipients.iter().position(|known| known.id == recipient);
        place.ok_or_else(|| Error::not_found(recipient))
    }

    /// The place of a recipient whose turn it is.
    pub(crate) fn place_to_act(&self, recipient: Id<kinds::Recipient>, now: Timestamp) -> Result<usize> {
        let place = self.place(recipient)?;
        self.check_not_ended(now)?;
        self.recipients[place].check_turn()?;
        Ok(place)
    }

    /// The place of a recipient who may now sign or approve.
    fn place_to_finish(&self, recipient: Id<kinds::Recipient>, role: Role, now: Timestamp) -> Result<usize> {
        let place = self.place(recipient)?;
        self.check_not_ended(now)?;
        match role {
            role if self.recipients[place].role == role => {}
            Role::Signer => return Err(error::cannot_sign()),
            _ => return Err(error::cannot_approve()),
        }
        self.recipients[place].check_turn()?;
        self.recipients[place].check_consent()?;
        Ok(place)
    }
}
