//! Random envelopes, and what people try with them.

use std::time::Duration;

use kernel::{Id, SystemClock, Timestamp, kinds};
use proptest::prelude::*;

use crate::correction::Correction;
use crate::disclosure;
use crate::draft::{Draft, Pages};
use crate::envelope::{Envelope, EnvelopeDocument, Sender, SignatureLevel, Transition, Version, Versions};
use crate::evidence::SignatureFacts;
use crate::field::{Area, Field, FieldType, PageSize};
use crate::recipient::{FieldValue, Recipient, RecipientState, Role};
use crate::routing::Routing;

/// Something that somebody tries; a number is the place of a recipient.
#[derive(Clone, Debug)]
pub(super) enum Command {
    Update,
    Send,
    Open(usize),
    Consent(usize),
    Fill(usize),
    Sign(usize),
    Approve(usize),
    Decline(usize),
    Correct(usize),
    Remind(usize),
    Void,
    Expire,
    Sealed,
    SealFailed,
    Wait(u64),
}

pub(super) fn command() -> impl Strategy<Value = Command> {
    let who = 0..6usize;
    prop_oneof![
        1 => Just(Command::Update),
        6 => Just(Command::Send),
        6 => who.clone().prop_map(Command::Open),
        10 => who.clone().prop_map(Command::Consent),
        6 => who.clone().prop_map(Command::Fill),
        16 => who.clone().prop_map(Command::Sign),
        10 => who.clone().prop_map(Command::Approve),
        1 => who.clone().prop_map(Command::Decline),
        4 => who.clone().prop_map(Command::Correct),
        3 => who.prop_map(Command::Remind),
        1 => Just(Command::Void),
        3 => Just(Command::Expire),
        6 => Just(Command::Sealed),
        2 => Just(Command::SealFailed),
        3 => (0..700_000u64).prop_map(Command::Wait),
    ]
}

pub(super) fn role() -> impl Strategy<Value = Role> {
    prop_oneof![4 => Just(Role::Signer), 2 => Just(Role::Approver), 1 => Just(Role::Cc), 1 => Just(Role::Viewer)]
}

pub(super) fn routing() -> impl Strategy<Value = Routing> {
    prop_oneof![
        Just(Routing::Sequential),
        Just(Routing::Parallel),
        Just(Routing::Hybrid)
    ]
}

pub(super) fn envelope() -> impl Strategy<Value = Envelope> {
    (proptest::collection::vec((role(), 1..4i32), 1..6), routing())
        .prop_map(|(people, routing)| draft(&people, routing))
}

pub(super) fn start() -> Timestamp {
    Timestamp::from_unix_seconds(1_767_225_600)
}

pub(super) fn area() -> Area {
    Area {
        x: 10.0,
        y: 10.0,
        width: 100.0,
        height: 20.0,
    }
}

pub(super) fn new_field(document: Id<kinds::Document>, kind: FieldType) -> Field {
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

pub(super) fn recipient(role: Role, order: i32, document: Id<kinds::Document>) -> Recipient {
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
        one_time_code: false,
        fields,
        decline_reason: String::new(),
        consent_version: String::new(),
        activate_time: None,
        open_time: None,
        consent_time: None,
        finish_time: None,
        decline_time: None,
        remind_time: None,
    }
}

pub(super) fn pages(document: Id<kinds::Document>) -> Pages {
    Pages::from([(
        document,
        vec![PageSize {
            width: 595.0,
            height: 842.0,
        }],
    )])
}

pub(super) fn draft(people: &[(Role, i32)], routing: Routing) -> Envelope {
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

pub(super) fn version(number: i32) -> Version {
    Version {
        number,
        sha256: "0".repeat(64),
    }
}

pub(super) fn sender() -> Sender {
    let (name, email, organization) = ("Bo".to_owned(), "bo@example.com".to_owned(), "Bo & Sons".to_owned());
    Sender {
        name,
        email,
        organization,
    }
}

pub(super) fn facts() -> SignatureFacts {
    SignatureFacts {
        level: "PAdES-BASELINE-B".to_owned(),
        certificate: Id::new(&SystemClock),
        timestamp_time: None,
    }
}

/// The answer to a command, or none when there is no such recipient.
pub(super) fn attempt(envelope: &Envelope, command: &Command, now: Timestamp) -> Option<kernel::Result<Transition>> {
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
        Command::Correct(place) => {
            let other = Correction {
                name: Some(if who(place)?.name == "Ann" { "Anna" } else { "Ann" }.to_owned()),
                ..Correction::default()
            };
            envelope.correct(&[(who(place)?.id, other)], now)
        }
        Command::Remind(place) => envelope.remind(who(place)?.id, now),
        Command::Void => envelope.void("mistake", now),
        Command::Expire => Ok(envelope.expire(now)),
        Command::Sealed => envelope.mark_sealed(&versions, now),
        Command::SealFailed => Ok(envelope.seal_failed("no time stamp", now)),
        Command::Wait(_) => Ok(envelope.unchanged()),
    })
}

/// The action of the event that tells of the command itself.
pub(super) fn act(command: &Command) -> &'static str {
    match command {
        Command::Update => "envelope.updated",
        Command::Send => "envelope.sent",
        Command::Open(_) => "recipient.opened",
        Command::Consent(_) => "recipient.consented",
        Command::Fill(_) => "recipient.fields_filled",
        Command::Sign(_) => "recipient.signed",
        Command::Approve(_) => "recipient.approved",
        Command::Decline(_) => "recipient.declined",
        Command::Correct(_) => "recipient.corrected",
        Command::Remind(_) => "recipient.reminded",
        Command::Void => "envelope.voided",
        Command::Expire => "envelope.expired",
        Command::Sealed => "envelope.completed",
        Command::SealFailed => "envelope.seal_failed",
        Command::Wait(_) => "",
    }
}

pub(super) fn actor(command: &Command) -> Option<usize> {
    match command {
        Command::Open(who) | Command::Consent(who) | Command::Fill(who) | Command::Sign(who) => Some(*who),
        Command::Approve(who) | Command::Decline(who) | Command::Remind(who) => Some(*who),
        _ => None,
    }
}
