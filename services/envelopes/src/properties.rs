//! The state machine under random commands: whatever is tried in whatever order, the invariants hold.

use std::time::Duration;

use kernel::{Id, SystemClock, Timestamp, kinds};
use proptest::prelude::*;

use crate::draft::{Draft, Pages};
use crate::envelope::{Envelope, EnvelopeDocument, Sender, SignatureLevel, State, Transition, Version, Versions};
use crate::evidence::SignatureFacts;
use crate::field::{Area, Field, FieldType, PageSize};
use crate::recipient::{FieldValue, Recipient, RecipientState, Role};
use crate::routing::Routing;
use crate::{disclosure, routing};

/// Something that somebody tries; a number is the place of a recipient.
#[derive(Clone, Debug)]
enum Command {
    Update,
    Send,
    Open(usize),
    Consent(usize),
    Fill(usize),
    Sign(usize),
    Approve(usize),
    Decline(usize),
    Void,
    Expire,
    Sealed,
    SealFailed,
    Wait(u64),
}

fn command() -> impl Strategy<Value = Command> {
    let who = 0..6usize;
    prop_oneof![
        1 => Just(Command::Update),
        6 => Just(Command::Send),
        6 => who.clone().prop_map(Command::Open),
        10 => who.clone().prop_map(Command::Consent),
        6 => who.clone().prop_map(Command::Fill),
        16 => who.clone().prop_map(Command::Sign),
        10 => who.clone().prop_map(Command::Approve),
        1 => who.prop_map(Command::Decline),
        1 => Just(Command::Void),
        1 => Just(Command::Expire),
        6 => Just(Command::Sealed),
        2 => Just(Command::SealFailed),
        2 => (0..400_000u64).prop_map(Command::Wait),
    ]
}

fn role() -> impl Strategy<Value = Role> {
    prop_oneof![4 => Just(Role::Signer), 2 => Just(Role::Approver), 1 => Just(Role::Cc), 1 => Just(Role::Viewer)]
}

fn routing() -> impl Strategy<Value = Routing> {
    prop_oneof![
        Just(Routing::Sequential),
        Just(Routing::Parallel),
        Just(Routing::Hybrid)
    ]
}

fn envelope() -> impl Strategy<Value = Envelope> {
    (proptest::collection::vec((role(), 1..4i32), 1..6), routing())
        .prop_map(|(people, routing)| draft(&people, routing))
}

pub(crate) fn start() -> Timestamp {
    Timestamp::from_unix_seconds(1_767_225_600)
}

fn area() -> Area {
    Area {
        x: 10.0,
        y: 10.0,
        width: 100.0,
        height: 20.0,
    }
}

fn new_field(document: Id<kinds::Document>, kind: FieldType) -> Field {
    let (id, label) = (Id::new(&SystemClock), String::new());
    Field {
        id,
        document,
        kind,
        page: 1,
        area: area(),
        required: true,
        label,
        value: String::new(),
        fill_time: None,
    }
}

fn recipient(role: Role, order: i32, document: Id<kinds::Document>) -> Recipient {
    let fields = match role {
        Role::Signer => vec![
            new_field(document, FieldType::Text),
            new_field(document, FieldType::Signature),
        ],
        Role::Approver => vec![new_field(document, FieldType::Date)],
        Role::Cc | Role::Viewer => vec![],
    };
    Recipient {
        id: Id::new(&SystemClock),
        email: "ann@example.com".to_owned(),
        name: "Ann".to_owned(),
        role,
        order,
        state: RecipientState::Pending,
        access_code: None,
        fields,
        decline_reason: String::new(),
        consent_version: String::new(),
        activate_time: None,
        open_time: None,
        consent_time: None,
        finish_time: None,
        decline_time: None,
    }
}

fn pages(document: Id<kinds::Document>) -> Pages {
    Pages::from([(
        document,
        vec![PageSize {
            width: 595.0,
            height: 842.0,
        }],
    )])
}

fn draft(people: &[(Role, i32)], routing: Routing) -> Envelope {
    let document = Id::new(&SystemClock);
    let name = "lease.pdf".to_owned();
    let documents = vec![EnvelopeDocument {
        document,
        name,
        page_count: 1,
        base_version: 1,
        current_version: 1,
    }];
    let recipients = people
        .iter()
        .map(|(role, order)| recipient(*role, *order, document))
        .collect();
    let draft = Draft {
        name: "Lease".to_owned(),
        message: String::new(),
        documents,
        recipients,
        routing,
        level: SignatureLevel::BaselineT,
        expire_time: Some(start().plus(Duration::from_secs(1_000_000))),
    };
    let (id, organization, user) = (Id::new(&SystemClock), Id::new(&SystemClock), Id::new(&SystemClock));
    Envelope::create(id, organization, user, draft, &pages(document), start())
        .unwrap()
        .envelope
}

fn version(number: i32) -> Version {
    Version {
        number,
        sha256: "0".repeat(64),
    }
}

fn sender() -> Sender {
    let (name, email, organization) = ("Bo".to_owned(), "bo@example.com".to_owned(), "Bo & Sons".to_owned());
    Sender {
        name,
        email,
        organization,
    }
}

fn facts() -> SignatureFacts {
    SignatureFacts {
        level: "PAdES-BASELINE-B".to_owned(),
        certificate: Id::new(&SystemClock),
        timestamp_time: None,
    }
}

/// The answer to a command, or none when there is no such recipient.
fn attempt(envelope: &Envelope, command: &Command, now: Timestamp) -> Option<kernel::Result<Transition>> {
    let next = |document: &EnvelopeDocument| (document.document, version(document.current_version + 1));
    let versions: Versions = envelope.documents.iter().map(next).collect();
    let who = |place: &usize| envelope.recipients.get(*place);
    let values = |recipient: &Recipient| -> Vec<FieldValue> {
        let text = recipient.fields.iter().filter(|field| field.kind == FieldType::Text);
        text.map(|field| FieldValue {
            field: field.id,
            value: "Ulaanbaatar".to_owned(),
        })
        .collect()
    };
    Some(match command {
        Command::Update => {
            let draft = Draft {
                name: "Another".to_owned(),
                ..envelope.draft()
            };
            envelope.update(draft, &pages(envelope.documents[0].document), now)
        }
        Command::Send => envelope.send(&versions, &sender(), now),
        Command::Open(place) => envelope.open(who(place)?.id, now),
        Command::Consent(place) => envelope.consent(who(place)?.id, disclosure::VERSION, now),
        Command::Fill(place) => envelope.fill(who(place)?.id, &values(who(place)?), now),
        Command::Sign(place) => envelope.sign(who(place)?.id, &values(who(place)?), &versions, &facts(), now),
        Command::Approve(place) => envelope.approve(who(place)?.id, &[], &versions, now),
        Command::Decline(place) => envelope.decline(who(place)?.id, "no", now),
        Command::Void => envelope.void("mistake", now),
        Command::Expire => Ok(envelope.expire(now)),
        Command::Sealed => envelope.mark_sealed(&versions, now),
        Command::SealFailed => Ok(envelope.seal_failed("no time stamp", now)),
        Command::Wait(_) => Ok(envelope.unchanged()),
    })
}

/// The action of the event that tells of the command itself.
fn act(command: &Command) -> &'static str {
    match command {
        Command::Update => "envelope.updated",
        Command::Send => "envelope.sent",
        Command::Open(_) => "recipient.opened",
        Command::Consent(_) => "recipient.consented",
        Command::Fill(_) => "recipient.fields_filled",
        Command::Sign(_) => "recipient.signed",
        Command::Approve(_) => "recipient.approved",
        Command::Decline(_) => "recipient.declined",
        Command::Void => "envelope.voided",
        Command::Expire => "envelope.expired",
        Command::Sealed => "envelope.completed",
        Command::SealFailed => "envelope.seal_failed",
        Command::Wait(_) => "",
    }
}

fn actor(command: &Command) -> Option<usize> {
    match command {
        Command::Open(who) | Command::Consent(who) | Command::Fill(who) | Command::Sign(who) => Some(*who),
        Command::Approve(who) | Command::Decline(who) => Some(*who),
        _ => None,
    }
}

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

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn every_invariant_holds_under_random_commands(
        mut envelope in envelope(),
        commands in proptest::collection::vec(command(), 1..60),
    ) {
        let mut now = start();
        for command in &commands {
            if let Command::Wait(seconds) = command {
                now = now.plus(Duration::from_secs(*seconds));
            }
            let Some(Ok(change)) = attempt(&envelope, command, now) else { continue };
            if change.events.is_empty() {
                prop_assert_eq!(&change.envelope, &envelope, "nothing is told, so nothing changed");
                continue;
            }
            check_change(&envelope, command, &change);
            check_state(&change.envelope);
            let repeatable = matches!(command, Command::Fill(_) | Command::Update);
            let again = attempt(&change.envelope, command, now);
            let accepted = again.is_some_and(|answer| answer.is_ok_and(|again| !again.events.is_empty()));
            prop_assert!(repeatable || !accepted, "{:?} is not accepted twice", command);
            envelope = change.envelope;
        }
    }

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
