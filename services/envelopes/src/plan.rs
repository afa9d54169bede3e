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
    pub signature: Option<SignaturePlace>,
}

/// A form field to sign.
#[derive(Clone, Debug, PartialEq)]
pub struct SignaturePlace {
    /// Name of the form field.
    pub pdf_name: String,
    /// Where it is.
    pub area: Area,
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
        let signed = signed_field(fields, document.document);
        let filled = |field: &&Field| field.document == document.document && Some(field.id) != signed.map(|f| f.id);
        DocumentPlan {
            document: document.document,
            base_version: document.current_version,
            fills: fields.iter().filter(filled).filter_map(fill).collect(),
            signature: signed.map(|field| SignaturePlace {
                pdf_name: field.pdf_name(),
                area: field.area,
            }),
        }
    });
    plans
        .filter(|plan| plan.signature.is_some() || !plan.fills.is_empty())
        .collect()
}

/// The one field of a recipient's that holds their signature of `document`: one act is one signature, and further
/// signature fields show its mark.
pub(crate) fn signed_field(fields: &[Field], document: Id<kinds::Document>) -> Option<&Field> {
    fields
        .iter()
        .find(|field| field.document == document && field.kind == FieldType::Signature)
}

/// Names of the form fields of `document` that hold a signature once everybody has signed.
pub(crate) fn signed_names(envelope: &Envelope, document: Id<kinds::Document>) -> Vec<String> {
    let signers = envelope.recipients.iter();
    signers
        .filter_map(|signer| signed_field(&signer.fields, document))
        .map(Field::pdf_name)
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
