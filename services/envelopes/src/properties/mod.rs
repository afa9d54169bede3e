//! The state machine under random commands: whatever is tried in whatever order, the invariants hold.

mod scenario;

use std::cell::Cell;
use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use self::scenario::{Command, act, actor, attempt, command, draft, envelope, new_field, sender, start};
use crate::envelope::{Envelope, State, Transition, Versions};
use crate::field::FieldType;
use crate::recipient::{Recipient, RecipientState, Role};
use crate::routing::Routing;
use crate::{disclosure, routing};

/// What holds of every envelope, however it came to be.
fn check_state(envelope: &Envelope) {
    let acting = || envelope.recipients.iter().filter(|r| r.role.acts());
    let finished = acting().filter(|r| r.state == RecipientState::Finished).count();
    let opened = envelope.recipients.iter().any(|r| r.open_time.is_some());
    match envelope.state {
        State::Draft => assert!(envelope.recipients.iter().all(|r| r.state == RecipientState::Pending)),
        State::Sent => assert!(!opened && finished == 0),
        State::Delivered => assert!(opened && finished == 0),
        State::InProgress => assert!(finished > 0),
        State::Completed => {
            assert!(
                envelope.recipients.iter().all(|r| r.state == RecipientState::Finished),
                "a cc has their copy too"
            );
            assert!(envelope.complete_time.is_some() && envelope.status_reason.is_empty());
        }
        State::Declined => {
            assert_eq!(acting().filter(|r| r.state == RecipientState::Declined).count(), 1);
        }
        State::Voided => assert!(envelope.void_time.is_some()),
        State::Expired => assert!(envelope.expire_time.is_some() && !envelope.all_done()),
    }
    assert_eq!(envelope.complete_time.is_some(), envelope.state == State::Completed);
    assert!(envelope.state == State::Draft || envelope.state == State::Voided || envelope.expire_time.is_some());
    if !envelope.state.is_end() && envelope.state != State::Draft {
        assert!(
            routing::next(envelope.routing, &envelope.recipients).is_empty(),
            "everybody whose turn it is knows"
        );
    }
    envelope.recipients.iter().for_each(check_recipient);
    check_turns(envelope);
}

fn check_recipient(recipient: &Recipient) {
    let times = [
        recipient.activate_time,
        recipient.open_time,
        recipient.consent_time,
        recipient.finish_time,
    ];
    let known: Vec<_> = times.iter().flatten().collect();
    assert!(
        recipient.role == Role::Cc || known.is_sorted(),
        "times are in the order of the acts"
    );
    assert_eq!(
        recipient.state == RecipientState::Finished,
        recipient.finish_time.is_some()
    );
    assert_eq!(
        recipient.state == RecipientState::Declined,
        recipient.decline_time.is_some()
    );
    assert_eq!(
        recipient.state == RecipientState::Pending,
        recipient.activate_time.is_none()
    );
    if recipient.finish_time.is_some() && matches!(recipient.role, Role::Signer | Role::Approver) {
        assert!(
            recipient.consent_time.is_some(),
            "nobody signs or approves without consent"
        );
        assert!(recipient.fields.iter().all(|field| field.fill_time.is_some()));
    }
}

/// Nobody has had their turn while somebody before them was unfinished.
fn check_turns(envelope: &Envelope) {
    let before = |a: (usize, &Recipient), b: (usize, &Recipient)| match envelope.routing {
        Routing::Parallel => false,
        Routing::Hybrid => a.1.order < b.1.order,
        Routing::Sequential => (a.1.order, a.0) < (b.1.order, b.0),
    };
    for (i, later) in envelope
        .recipients
        .iter()
        .enumerate()
        .filter(|(_, r)| r.activate_time.is_some())
    {
        for (j, earlier) in envelope.recipients.iter().enumerate() {
            if before((j, earlier), (i, later)) {
                assert!(
                    earlier
                        .finish_time
                        .is_some_and(|done| Some(done) <= later.activate_time)
                );
            }
        }
    }
}

/// What holds between an envelope and what an accepted command made of it.
fn check_change(before: &Envelope, command: &Command, change: &Transition) {
    let after = &change.envelope;
    let told = change
        .events
        .iter()
        .filter(|event| event.action == act(command))
        .count();
    assert_eq!(told, 1, "{command:?} is told once");
    assert!(!before.state.is_end(), "ends are ends");
    assert_eq!(after.version, before.version + 1);
    assert!(after.update_time >= before.update_time);
    if let Some(who) = actor(command) {
        let recipient = &before.recipients[who];
        assert!(recipient.activate_time.is_some(), "nobody acts out of turn");
        let again = matches!(command, Command::Open(_)) && recipient.role == Role::Cc;
        assert!(again || matches!(recipient.state, RecipientState::Active | RecipientState::Opened));
    }
    for (old, new) in before.recipients.iter().zip(&after.recipients) {
        if matches!(command, Command::Correct(_)) && old != new {
            assert!(old.finish_time.is_none(), "who has finished stays who they are");
            assert!(new.consent_time.is_none() && new.fields.iter().all(|field| field.value.is_empty()));
            continue;
        }
        for (old, new) in [
            (old.activate_time, new.activate_time),
            (old.open_time, new.open_time),
            (old.consent_time, new.consent_time),
            (old.finish_time, new.finish_time),
        ] {
            assert!(old.is_none() || old == new, "what happened stays");
        }
    }
    for (old, new) in before.documents.iter().zip(&after.documents) {
        assert!(new.current_version >= old.current_version && new.base_version == old.base_version);
    }
    if after.state == State::Completed {
        assert!(before.all_done() && matches!(command, Command::Sealed));
    }
}

/// Tries one command after the other, and checks what became of each.
fn play(mut envelope: Envelope, commands: &[Command], reached: &Cell<u32>) -> Result<(), TestCaseError> {
    let mut now = start();
    for command in commands {
        if let Command::Wait(seconds) = command {
            now = now.plus(Duration::from_secs(*seconds));
        }
        let Some(Ok(change)) = attempt(&envelope, command, now) else {
            continue;
        };
        if change.events.is_empty() {
            prop_assert_eq!(&change.envelope, &envelope, "nothing is told, so nothing changed");
            continue;
        }
        check_change(&envelope, command, &change);
        check_state(&change.envelope);
        reached.set(reached.get() | 1 << change.envelope.state as u32);
        let repeatable = matches!(command, Command::Fill(_) | Command::Update | Command::Correct(_));
        let again = attempt(&change.envelope, command, now);
        let accepted = again.is_some_and(|answer| answer.is_ok_and(|again| !again.events.is_empty()));
        prop_assert!(repeatable || !accepted, "{:?} is not accepted twice", command);
        envelope = change.envelope;
    }
    Ok(())
}

#[test]
fn every_invariant_holds_under_random_commands() {
    let reached = Cell::new(0);
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let scenario = (envelope(), proptest::collection::vec(command(), 1..60));
    let played = runner.run(&scenario, |(envelope, commands)| play(envelope, &commands, &reached));
    played.unwrap_or_else(|failure| panic!("{failure}"));
    assert_eq!(
        reached.get(),
        0b1111_1111,
        "the commands lead into every state, or they prove little"
    );
}

proptest! {
    #[test]
    fn an_envelope_completes_exactly_when_everybody_is_done_and_it_is_sealed(mut envelope in envelope()) {
        let now = start();
        if !envelope.recipients.iter().any(|r| r.role.acts()) {
            prop_assert_eq!(envelope.send(&Versions::new(), &sender(), now).unwrap_err().reason(), "ENVELOPE_INCOMPLETE");
            return Ok(());
        }
        envelope = envelope.send(&Versions::new(), &sender(), now).unwrap().envelope;
        while !envelope.all_done() {
            prop_assert!(envelope.mark_sealed(&Versions::new(), now).is_err());
            let active = |r: &Recipient| matches!(r.state, RecipientState::Active | RecipientState::Opened);
            let who = envelope.recipients.iter().position(active).expect("somebody can always act");
            for command in [Command::Open(who), Command::Consent(who), Command::Sign(who), Command::Approve(who)] {
                if let Some(Ok(change)) = attempt(&envelope, &command, now) {
                    envelope = change.envelope;
                }
            }
        }
        prop_assert!(envelope.is_sealing());
        prop_assert_eq!(envelope.void("late", now).unwrap_err().reason(), "ENVELOPE_SEALING");
        prop_assert_eq!(envelope.mark_sealed(&Versions::new(), now).unwrap().envelope.state, State::Completed);
        let failed = envelope.seal_failed("no time stamp", now).envelope;
        prop_assert_eq!(failed.state, State::InProgress);
        prop_assert_eq!(failed.mark_sealed(&Versions::new(), now).unwrap().envelope.status_reason, "");
        prop_assert_eq!(failed.void("cannot be sealed", now).unwrap().envelope.state, State::Voided);
    }
}

#[test]
fn acts_after_the_time_ran_out_are_refused_although_the_job_is_late() {
    let envelope = draft(&[(Role::Signer, 1)], Routing::Sequential)
        .send(&Versions::new(), &sender(), start())
        .unwrap()
        .envelope;
    let late = start().plus(Duration::from_secs(1_000_000));
    let refusal = envelope
        .consent(envelope.recipients[0].id, disclosure::VERSION, late)
        .unwrap_err();
    assert_eq!(refusal.reason(), "ENVELOPE_ENDED");
    assert_eq!(envelope.void("late", late).unwrap_err().reason(), "ENVELOPE_ENDED");
    assert_eq!(envelope.expire(late).envelope.state, State::Expired);
}

#[test]
fn an_envelope_without_an_end_of_its_own_lives_thirty_days() {
    let draft = draft(&[(Role::Viewer, 1)], Routing::Parallel);
    let sent = Envelope {
        expire_time: None,
        ..draft
    }
    .send(&Versions::new(), &sender(), start())
    .unwrap()
    .envelope;
    assert_eq!(sent.expire_time, Some(start().plus(Duration::from_secs(30 * 86_400))));
}

#[test]
fn only_one_signature_field_of_a_document_is_signed_and_the_others_get_the_mark() {
    let mut envelope = draft(&[(Role::Signer, 1)], Routing::Sequential);
    let document = envelope.documents[0].document;
    envelope.recipients[0].fields = vec![
        new_field(document, FieldType::Initial),
        new_field(document, FieldType::Signature),
        new_field(document, FieldType::Signature),
    ];
    let sent = envelope.send(&Versions::new(), &sender(), start()).unwrap().envelope;
    let who = sent.recipients[0].id;
    let consented = sent.consent(who, disclosure::VERSION, start()).unwrap().envelope;
    let plan = consented.plan_signing(who, &[], start()).unwrap();
    assert_eq!(
        plan[0].signature.as_ref().map(|place| place.pdf_name.clone()),
        Some(sent.recipients[0].fields[1].pdf_name())
    );
    assert_eq!(plan[0].fills.len(), 2);
}
