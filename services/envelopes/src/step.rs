//! A transition while it is being made: the act, and what follows from it.

use kernel::{Event, Timestamp};

use crate::envelope::{Envelope, State, Transition};
use crate::recipient::{RecipientState, Role};
use crate::routing;

pub(crate) struct Step {
    pub(crate) envelope: Envelope,
    pub(crate) events: Vec<Event>,
    pub(crate) now: Timestamp,
}

impl Step {
    pub(crate) fn of(envelope: &Envelope, now: Timestamp) -> Self {
        let mut envelope = envelope.clone();
        envelope.version += 1;
        // A clock that was set back does not make the envelope younger.
        envelope.update_time = envelope.update_time.max(now);
        Self {
            envelope,
            events: vec![],
            now,
        }
    }

    pub(crate) fn transition(self) -> Transition {
        Transition {
            envelope: self.envelope,
            events: self.events,
        }
    }

    /// An event of the recipient at `place`, with what identifies the person in the evidence.
    pub(crate) fn event(&self, place: usize, action: &'static str) -> Event {
        let recipient = &self.envelope.recipients[place];
        Event::new(action, recipient.id)
            .related(self.envelope.id)
            .with("email", recipient.email.as_str())
            .with("name", recipient.name.as_str())
            .with("role", recipient.role.as_str())
    }

    pub(crate) fn record(&mut self, place: usize, action: &'static str) {
        self.events.push(self.event(place, action));
    }

    /// Notes that the recipient at `place` has opened the envelope, once; a viewer is done with it.
    pub(crate) fn open(&mut self, place: usize) {
        let recipient = &mut self.envelope.recipients[place];
        if recipient.open_time.is_some() {
            return;
        }
        recipient.open_time = Some(self.now);
        if recipient.state == RecipientState::Active {
            recipient.state = RecipientState::Opened;
        }
        let views = recipient.role == Role::Viewer;
        self.record(place, "recipient.opened");
        if self.envelope.state == State::Sent {
            self.envelope.state = State::Delivered;
            self.events.push(self.envelope.event("envelope.delivered"));
        }
        if views {
            self.finish(place);
            self.record(place, "recipient.finished");
            self.advance();
        }
    }

    /// The recipient at `place` is done.
    pub(crate) fn finish(&mut self, place: usize) {
        self.envelope.recipients[place].finish(self.now);
        self.envelope.state = State::InProgress;
    }

    /// Gives the turn to those it has come to, until nobody is left: a cc passes it on at once.
    pub(crate) fn advance(&mut self) {
        loop {
            let turn = routing::next(self.envelope.routing, &self.envelope.recipients);
            if turn.is_empty() {
                return;
            }
            for place in turn {
                self.envelope.recipients[place].activate(self.now);
                self.record(place, "recipient.activated");
                if self.envelope.recipients[place].state == RecipientState::Finished {
                    self.record(place, "recipient.finished");
                }
            }
        }
    }

    pub(crate) fn end(&mut self, state: State, reason: &str, action: &'static str) {
        self.envelope.state = state;
        self.envelope.status_reason = reason.to_owned();
        let event = self.envelope.event(action);
        self.events.push(if reason.is_empty() {
            event
        } else {
            event.with("reason", reason)
        });
    }
}
