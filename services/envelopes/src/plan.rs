//! What a recipient's act writes into the documents.

use kernel::{Id, kinds};

use crate::envelope::Envelope;
use crate::field::{Area, Field, FieldType};

/// What is written into one document in one incremental update.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentPlan {
    /// The document.
    pub document: Id<kinds::Document>,
    /// The version to write on.
    pub base_version: i32,
    /// The form fields to fill.
    pub fills: Vec<Fill>,
    /// The form field to sign; none when the recipient only fills this document.
    pub signature_field: Option<String>,
}

/// A form field, and what goes in.
#[derive(Clone, Debug, PartialEq)]
pub struct Fill {
    /// Name of the form field.
    pub pdf_name: String,
    /// What goes in.
    pub value: FillValue,
    /// Where it is, for marks that have to fit.
    pub area: Area,
}

/// What goes into a form field.
#[derive(Clone, Debug, PartialEq)]
pub enum FillValue {
    /// Text.
    Text(String),
    /// A date, such as `2026-11-21`.
    Date(String),
    /// A check in a box.
    Checked,
    /// The recipient's initials.
    Initials,
    /// The recipient's signature mark, on a document that is signed in another field.
    Signature,
}

/// The documents of `envelope` that `fields` write something into, in the order they are shown.
pub(crate) fn documents(envelope: &Envelope, fields: &[Field]) -> Vec<DocumentPlan> {
    let plans = envelope.documents.iter().map(|document| {
        let here: Vec<_> = fields
            .iter()
            .filter(|field| field.document == document.document)
            .collect();
        let signature = here
            .iter()
            .find(|field| field.kind == FieldType::Signature)
            .map(|field| field.id);
        DocumentPlan {
            document: document.document,
            base_version: document.current_version,
            fills: here
                .iter()
                .filter(|field| Some(field.id) != signature)
                .filter_map(|field| fill(field))
                .collect(),
            signature_field: signature.map(|id| id.to_string()),
        }
    });
    plans
        .filter(|plan| plan.signature_field.is_some() || !plan.fills.is_empty())
        .collect()
}

fn fill(field: &Field) -> Option<Fill> {
    let value = match field.kind {
        FieldType::Signature => FillValue::Signature,
        FieldType::Initial => FillValue::Initials,
        FieldType::Text if !field.value.is_empty() => FillValue::Text(field.value.clone()),
        FieldType::Date if !field.value.is_empty() => FillValue::Date(field.value.clone()),
        FieldType::Checkbox if field.value == "true" => FillValue::Checked,
        _ => return None,
    };
    Some(Fill {
        pdf_name: field.pdf_name(),
        value,
        area: field.area,
    })
}
