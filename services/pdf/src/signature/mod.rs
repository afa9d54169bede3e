//! Signing in phases, so that the key can be anywhere: [`fill_and_sign`] writes everything but the signature value,
//! [`Prepared::signed_parts`] are the bytes to hash, [`Prepared::embed`] puts the CMS in its place (ISO 32000-2, 12.8;
//! ETSI EN 319 142-1).

mod dictionary;
mod prepared;

use crate::document::{Pdf, Rect};
use crate::error;
use crate::field::{FieldType, Fill, Form, NewField, set_appearance, write_fills};
use crate::field::{add_signature_field, empty_form, fix_appearances, rotation, set_signature_flags};
use crate::form_xobject::FormXObject;
use crate::permission::{self, Change};
use crate::update::{Spot, Update};
use kernel::{Result, Timestamp};
use lopdf::{Object, ObjectId};
pub use prepared::Prepared;

/// Least and most bytes that can be kept free for a CMS.
const RESERVED: std::ops::RangeInclusive<usize> = 256..=1 << 20;

/// Where a signature goes.
#[derive(Clone, Debug, PartialEq)]
pub enum SignatureField {
    /// An unsigned signature field of the file, by its full name.
    Existing(String),
    /// A field that the same update adds. Width and height 0 make it invisible.
    New(NewField),
}

impl SignatureField {
    /// A new field that shows nothing, on the first page.
    #[must_use]
    pub fn invisible(name: impl Into<String>) -> Self {
        Self::New(NewField {
            name: name.into(),
            kind: crate::FieldKind::Signature,
            page: 1,
            rect: Rect {
                x: 0.0,
                y: 0.0,
                width: 0.0,
                height: 0.0,
            },
            required: false,
            read_only: false,
            tooltip: None,
        })
    }
}

/// What kind of value the signature has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubFilter {
    /// `ETSI.CAdES.detached`: a CMS over the byte range (PAdES).
    CadesDetached,
    /// `ETSI.RFC3161`: a time-stamp token over the byte range, which makes a document time stamp.
    Rfc3161,
}

/// A signature to be made.
#[derive(Clone, Debug)]
pub struct SignatureRequest {
    /// Where it goes.
    pub field: SignatureField,
    /// How it looks, drawn for the field's size as shown; none leaves the field as it is, or empty when new.
    pub appearance: Option<FormXObject>,
    /// What kind of value it has.
    pub sub_filter: SubFilter,
    /// When: `/M`. Not written for a document time stamp, which carries its own time.
    pub time: Timestamp,
    /// Who: `/Name`.
    pub signer_name: Option<String>,
    /// Why: `/Reason`. Leave it out when the CMS carries a commitment type (EN 319 142-1, 6.3).
    pub reason: Option<String>,
    /// Where: `/Location`.
    pub location: Option<String>,
    /// How to reach the signer: `/ContactInfo`.
    pub contact: Option<String>,
    /// Bytes kept free for the DER of the CMS, 256 to 1,048,576.
    pub reserved: usize,
}

/// Fills fields and makes room for a signature over the result, in one update.
///
/// # Errors
/// Those of [`crate::fill`] and [`crate::prepare_fields`], and `PDF_FIELD_ALREADY_SIGNED`,
/// `PDF_SIGNATURE_SIZE_WRONG`.
pub fn fill_and_sign(pdf: &Pdf, fills: &[Fill], request: SignatureRequest) -> Result<Prepared> {
    if !RESERVED.contains(&request.reserved) {
        return Err(error::signature_size(&RESERVED));
    }
    let form = Form::read(pdf)?;
    permission::check(pdf, &form, change(&request))?;
    let mut update = Update::new(pdf)?;
    write_fills(&mut update, pdf, &form, fills)?;
    let target = target(&mut update, pdf, &form, &request)?;
    if let Some(appearance) = request.appearance.clone() {
        set_appearance(&mut update, target.widget, appearance, target.rotate)?;
    }
    fix_appearances(&mut update, &form)?;
    let signature = update.reserve()?;
    let dictionary = dictionary::dictionary(&request, target.lock.as_ref(), update.catalog()?);
    let (text, contents) = dictionary::spelled(&update, signature, dictionary, request.reserved)?;
    update.put_spelled(signature, text);
    update.set(&Spot::from(target.field), b"V", signature.into())?;
    let appended = update.write()?;
    let at = appended.texts[&signature];
    Prepared::new(pdf.bytes().clone(), appended.bytes, at, contents)
}

fn change(request: &SignatureRequest) -> Change {
    match (request.sub_filter, &request.field) {
        (SubFilter::Rfc3161, _) => Change::TimeStamp,
        (_, SignatureField::New(_)) => Change::NewSignatureField,
        (_, SignatureField::Existing(_)) => Change::Sign,
    }
}

/// The field that will hold the signature.
struct Target {
    field: ObjectId,
    widget: ObjectId,
    rotate: u16,
    /// The field's lock dictionary, which the signature has to repeat.
    lock: Option<lopdf::Dictionary>,
}

fn target(update: &mut Update, pdf: &Pdf, form: &Form, request: &SignatureRequest) -> Result<Target> {
    let name = match &request.field {
        SignatureField::New(field) if field.kind != crate::FieldKind::Signature => {
            return Err(error::field_value(&field.name));
        }
        SignatureField::New(field) => {
            let (id, rotate) = add_signature_field(update, pdf, form, field)?;
            return Ok(Target {
                field: id,
                widget: id,
                rotate,
                lock: None,
            });
        }
        SignatureField::Existing(name) => name,
    };
    existing(update, pdf, form, name)
}

fn existing(update: &mut Update, pdf: &Pdf, form: &Form, name: &str) -> Result<Target> {
    let field = form.find(name).filter(|field| field.kind == FieldType::Signature);
    let field = field.ok_or_else(|| error::field_unknown(name))?;
    if field.is_signed() {
        return Err(error::field_already_signed(name));
    }
    if permission::locks(pdf, form)?.iter().any(|lock| lock.covers(name)) {
        return Err(error::field_locked(name));
    }
    let catalog = Spot::from(update.catalog()?);
    if let Some(acro_form) = update.enter(&catalog, b"AcroForm")? {
        set_signature_flags(update, &acro_form)?;
    }
    let widget = *field
        .widgets
        .first()
        .ok_or_else(|| error::damaged("a field has no widget"))?;
    let rotate = rotation(pdf, widget)?;
    if update.get(&widget.into(), b"AP")? == Object::Null {
        set_appearance(update, widget, empty_form(0.0, 0.0), 0)?;
    }
    Ok(Target {
        field: field.id,
        widget,
        rotate,
        lock: pdf.dictionary(&field.dictionary, b"Lock")?,
    })
}
