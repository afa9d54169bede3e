//! What a sender does about people while an envelope is under way: corrects who they are, reminds them.

use std::time::Duration;

use kernel::{Event, Id, Result, Timestamp, kinds};

use crate::access_code::AccessCodeHash;
use crate::envelope::{Envelope, State, Transition};
use crate::error;
use crate::recipient::{Recipient, RecipientState};
use crate::step::Step;

/// How long a recipient is left alone after a reminder.
pub const REMINDER_PAUSE: Duration = Duration::from_secs(60 * 60);

/// What is different about a person; none leaves it alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Correction {
    /// The right name.
    pub name: Option<String>,
    /// The right address.
    pub email: Option<String>,
    /// What a new access code is checked against, or that none is asked for any more.
    pub access_code: Option<Option<AccessCodeHash>>,
}

impl Correction {
    /// The recipient as they really are. Another name or address is another person, who starts anew.
    fn apply(&self, recipient: &Recipient) -> Recipient {
        let mut right = recipient.clone();
        right.name = self.name.clone().unwrap_or(right.name);
        right.email = self.email.clone().unwrap_or(right.email);
        right.access_code = self.access_code.clone().unwrap_or(right.access_code);
        if (&right.name, &right.email) != (&recipient.name, &recipient.email) {
            right.start_anew();
        }
        right
    }
}

impl Envelope {
    /// Corrects people who have not finished. What is right already is not told.
    ///
    /// # Errors
    /// `ENVELOPE_NOT_SENT`, `ENVELOPE_ENDED`, `RESOURCE_NOT_FOUND`, `RECIPIENT_FINISHED`, and as [`Recipient::check`].
    pub fn correct(&self, corrections: &[(Id<kinds::Recipient>, Correction)], now: Timestamp) -> Result<Transition> {
        if self.state == State::Draft {
            return Err(error::not_sent());
        }
        self.check_not_ended(now)?;
        let mut step = Step::of(self, now);
        for (i, (recipient, correction)) in corrections.iter().enumerate() {
            let place = self.place(*recipient)?;
            let before = step.envelope.recipients[place].clone();
            if matches!(before.state, RecipientState::Finished | RecipientState::Declined) {
                return Err(error::finished());
            }
            let after = correction.apply(&before);
            after.check(&format!("corrections[{i}]"))?;
            if after != before {
                step.envelope.recipients[place] = after;
                let told = told(
                    &before,
                    &step.envelope.recipients[place],
                    step.event(place, "recipient.corrected"),
                );
                step.events.push(told);
            }
        }
        if step.events.is_empty() {
            return Ok(self.unchanged());
        }
        step.forget_opening();
        Ok(step.transition())
    }

    /// Reminds a recipient whose turn it is.
    ///
    /// # Errors
    /// `ENVELOPE_ENDED`, `RECIPIENT_NOT_ACTIVE`, `RECIPIENT_FINISHED`, and `RECIPIENT_REMINDED` within an hour of the last one.
    pub fn remind(&self, recipient: Id<kinds::Recipient>, now: Timestamp) -> Result<Transition> {
        let place = self.place_to_act(recipient, now)?;
        let next = self.recipients[place].remind_time.map(|last| last.plus(REMINDER_PAUSE));
        if let Some(next) = next.filter(|next| now < *next) {
            return Err(error::reminded(next));
        }
        let mut step = Step::of(self, now);
        step.envelope.recipients[place].remind_time = Some(now);
        step.record(place, "recipient.reminded");
        Ok(step.transition())
    }
}

impl Step {
    /// Delivered means that somebody who is there has opened it.
    fn forget_opening(&mut self) {
        let opened = self
            .envelope
            .recipients
            .iter()
            .any(|recipient| recipient.open_time.is_some());
        if self.envelope.state == State::Delivered && !opened {
            self.envelope.state = State::Sent;
        }
    }
}

fn told(before: &Recipient, after: &Recipient, mut event: Event) -> Event {
    if before.name != after.name {
        event = event.change("name", before.name.as_str(), after.name.as_str());
    }
    if before.email != after.email {
        event = event.change("email", before.email.as_str(), after.email.as_str());
    }
    if before.access_code != after.access_code {
        event = event.with("access_code_changed", true);
    }
    event
}
