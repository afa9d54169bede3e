//! What clients send.

use contracts::chancery::envelopes::v1 as pb;
use kernel::{Id, kinds};

/// A field of a type at a height of the page, across from the others.
pub fn field(kind: pb::field::Type, y: f64) -> pb::NewField {
    let area = pb::Rectangle {
        x: 72.0,
        y,
        width: 180.0,
        height: 36.0,
    };
    pb::NewField {
        r#type: kind.into(),
        page: 1,
        area: Some(area),
        ..Default::default()
    }
}

/// A recipient; a signer has a signature field at a height of their own.
pub fn person(name: &str, role: pb::recipient::Role, order: i32, y: f64) -> pb::NewRecipient {
    let signs = role == pb::recipient::Role::Signer;
    let fields = if signs {
        vec![field(pb::field::Type::Signature, y)]
    } else {
        vec![]
    };
    let email = format!("{}@example.com", name.to_lowercase());
    pb::NewRecipient {
        email,
        name: name.to_owned(),
        role: role.into(),
        order,
        fields,
        ..Default::default()
    }
}

pub fn signer(name: &str, order: i32, y: f64) -> pb::NewRecipient {
    person(name, pb::recipient::Role::Signer, order, y)
}

/// A draft of one document for these people.
pub fn draft(
    document: &str,
    routing: pb::envelope::Routing,
    recipients: Vec<pb::NewRecipient>,
) -> pb::CreateEnvelopeRequest {
    pb::CreateEnvelopeRequest {
        name: "Lease".to_owned(),
        message: "Please sign.".to_owned(),
        document_ids: vec![document.to_owned()],
        recipients,
        routing: routing.into(),
        ..Default::default()
    }
}

pub fn value(field: &pb::Field, value: &str) -> pb::FieldValue {
    pb::FieldValue {
        field_id: field.id.clone(),
        value: value.to_owned(),
    }
}

pub fn request_id() -> String {
    Id::<kinds::Event>::new(&kernel::SystemClock).uuid().to_string()
}
