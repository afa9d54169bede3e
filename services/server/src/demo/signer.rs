//! The two people who sign, each with the token of a signing link and no account.

use contracts::chancery::envelopes::v1::{self as envelopes, Recipient, field::Type};
use kernel::Result;

use super::say;
use crate::client::{Client, refused};

/// Somebody who signs.
pub struct Person {
    pub name: &'static str,
    pub email: &'static str,
    title: &'static str,
    pub access_code: &'static str,
    reason: &'static str,
}

/// The two people of the demo, in the order they sign.
pub const PEOPLE: [Person; 2] = [
    Person {
        name: "Anna Whitfield",
        email: "anna@northwind.example",
        title: "Managing Director",
        access_code: "harbour-14",
        reason: "I agree to the contract",
    },
    Person {
        name: "Gergő Szűcs",
        email: "gergo@arviz.example",
        title: "Ügyvezető igazgató",
        access_code: "tisza-2026",
        reason: "Elfogadom a szerződést",
    },
];

/// One person: authenticate, open, consent, fill, sign.
pub async fn sign(link: &Client, recipient: &Recipient, person: &Person) -> Result<()> {
    let mut client = link.signing();
    let code = envelopes::VerifyAccessCodeRequest {
        access_code: person.access_code.to_owned(),
    };
    let view = client.verify_access_code(code).await.map_err(refused)?.into_inner();
    client
        .open_signing(envelopes::OpenSigningRequest {})
        .await
        .map_err(refused)?;
    let version = view.disclosure.map(|d| d.version).unwrap_or_default();
    client
        .record_consent(envelopes::RecordConsentRequest {
            disclosure_version: version,
        })
        .await
        .map_err(refused)?;
    let values = values(recipient, person);
    if !values.is_empty() {
        client
            .fill_fields(envelopes::FillFieldsRequest {
                request_id: String::new(),
                values,
            })
            .await
            .map_err(refused)?;
    }
    let request = envelopes::SignEnvelopeRequest {
        reason: person.reason.to_owned(),
        mark: Some(drawn_or_typed(person)),
        ..Default::default()
    };
    client.sign_envelope(request).await.map_err(refused)?;
    say(format!(
        "{} has given the access code, agreed, filled in and signed",
        person.name
    ));
    Ok(())
}

fn values(recipient: &Recipient, person: &Person) -> Vec<envelopes::FieldValue> {
    let value = |field: &envelopes::Field| match field.r#type() {
        Type::Text => Some(person.title.to_owned()),
        Type::Checkbox => Some("true".to_owned()),
        _ => None,
    };
    recipient
        .fields
        .iter()
        .filter_map(|field| {
            Some(envelopes::FieldValue {
                field_id: field.id.clone(),
                value: value(field)?,
            })
        })
        .collect()
}

/// The first person draws, the second types.
fn drawn_or_typed(person: &Person) -> envelopes::Mark {
    use envelopes::mark::Kind;
    let kind = if person.name == PEOPLE[0].name {
        Kind::Drawing(flourish())
    } else {
        Kind::Typed(person.name.to_owned())
    };
    envelopes::Mark { kind: Some(kind) }
}

/// A signature as a pen would draw it: loops that run to the right, and a line under them.
fn flourish() -> envelopes::Drawing {
    let loops = (0..=120).flat_map(|i| {
        let t = i as f32 / 120.0;
        let turn = t * std::f32::consts::TAU * 4.0;
        [
            0.06 + 0.78 * t + 0.06 * turn.cos(),
            0.45 - (0.32 - 0.2 * t) * turn.sin(),
        ]
    });
    let line = (0..=20).flat_map(|i| {
        let t = i as f32 / 20.0;
        [0.1 + 0.85 * t, 0.86 - 0.12 * t * t]
    });
    let strokes = vec![
        envelopes::Stroke {
            points: loops.collect(),
        },
        envelopes::Stroke { points: line.collect() },
    ];
    envelopes::Drawing { strokes, aspect: 3.0 }
}
