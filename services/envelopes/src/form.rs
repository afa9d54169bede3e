//! The form fields that are written into a document when its envelope is sent, before anybody signs: filling them and
//! signing them later are changes that every signature permits (ISO 32000-2, 12.8.2.2).

use kernel::{Id, kinds};
use signatures::{FieldKind, NewField, Rect};

use crate::envelope::Envelope;
use crate::field::{Field, FieldType};
use crate::plan;
use crate::recipient::Recipient;

/// From this height on in points, a text field shows more than one line.
const TWO_LINES: f64 = 30.0;

/// The fields of all recipients on a document.
pub(crate) fn fields(envelope: &Envelope, document: Id<kinds::Document>) -> Vec<NewField> {
    let of = |recipient: &Recipient| {
        let signed = plan::signed_field(&recipient.fields, document).map(|field| field.id);
        let here = recipient.fields.iter().filter(|field| field.document == document);
        here.map(|field| new_field(field, signed == Some(field.id), &recipient.name))
            .collect::<Vec<_>>()
    };
    envelope.recipients.iter().flat_map(of).collect()
}

fn new_field(field: &Field, signed: bool, name: &str) -> NewField {
    NewField {
        name: field.pdf_name(),
        kind: match field.kind {
            FieldType::Signature if signed => FieldKind::Signature,
            FieldType::Signature | FieldType::Initial => FieldKind::Mark,
            FieldType::Text => FieldKind::Text {
                multiline: field.area.height >= TWO_LINES,
            },
            FieldType::Date => FieldKind::Date,
            FieldType::Checkbox => FieldKind::Checkbox,
        },
        page: field.page,
        rect: Rect {
            x: field.area.x,
            y: field.area.y,
            width: field.area.width,
            height: field.area.height,
        },
        required: field.required,
        // Only the platform fills: what a recipient gave is in the evidence, what a viewer types is not.
        read_only: true,
        tooltip: Some(tooltip(field, name)),
    }
}

fn tooltip(field: &Field, name: &str) -> String {
    match field.label.as_str() {
        "" => format!("{} of {name}", field.kind.as_str()),
        label => label.to_owned(),
    }
}
