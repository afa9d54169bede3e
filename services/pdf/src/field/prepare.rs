//! Adds fields in one update, before anybody signs.

use super::form::Form;
use super::widget::new_widget;
use super::{FieldKind, NewField};
use crate::document::{Page, Pdf};
use crate::error;
use crate::permission::{self, Change};
use crate::update::{Spot, Update};
use kernel::Result;
use lopdf::{Object, ObjectId, dictionary};
use std::collections::{BTreeMap, HashSet};

/// Longest field name in characters.
const MAX_NAME: usize = 200;

/// The file with the fields added in one update; the same bytes when there are none to add.
///
/// # Errors
/// `PDF_PAGE_UNKNOWN`, `PDF_FIELD_OUTSIDE_PAGE`, `PDF_FIELD_NAME_INVALID`, `PDF_FIELD_EXISTS`,
/// `PDF_CERTIFIED_NO_CHANGES`, `PDF_PERMISSIONS_DENIED`, `PDF_SIGNED_NO_NEW_FIELDS`, `PDF_DYNAMIC_FORM`, `PDF_DAMAGED`.
pub fn prepare_fields(pdf: &Pdf, fields: &[NewField]) -> Result<Vec<u8>> {
    let form = Form::read(pdf)?;
    let mut names: HashSet<&str> = form.fields.iter().map(|field| field.name.as_str()).collect();
    let mut update = Update::new(pdf)?;
    let mut added = vec![];
    for field in fields {
        let change = if field.kind == FieldKind::Signature {
            Change::NewSignatureField
        } else {
            Change::NewField
        };
        permission::check(pdf, &form, change)?;
        check_name(&field.name)?;
        if !names.insert(&field.name) {
            return Err(error::field_exists(&field.name));
        }
        added.push(add_field(&mut update, field, pdf.page(field.page)?)?);
    }
    if !added.is_empty() {
        enlist(&mut update, &added)?;
        fix_appearances(&mut update, &form)?;
    }
    update.apply()
}

/// Adds one signature field and gives its object.
pub(crate) fn add_signature_field(
    update: &mut Update,
    pdf: &Pdf,
    form: &Form,
    field: &NewField,
) -> Result<(ObjectId, u16)> {
    check_name(&field.name)?;
    if form.find(&field.name).is_some() {
        return Err(error::field_exists(&field.name));
    }
    let page = pdf.page(field.page)?;
    let added = add_field(update, field, page)?;
    enlist(update, &[added])?;
    Ok((added.id, page.rotate))
}

fn check_name(name: &str) -> Result<()> {
    let sound = !name.is_empty() && name.chars().count() <= MAX_NAME && !name.contains('.');
    sound.then_some(()).ok_or_else(|| error::field_name(name))
}

/// A new field that no list names yet.
#[derive(Clone, Copy)]
struct Added {
    id: ObjectId,
    page: ObjectId,
    kind: FieldKind,
}

fn add_field(update: &mut Update, field: &NewField, page: &Page) -> Result<Added> {
    let visible = field.rect.width > 0.0 && field.rect.height > 0.0;
    if !visible && field.kind != FieldKind::Signature {
        return Err(error::outside_page(page, field.rect));
    }
    let widget = new_widget(update, field, page)?;
    let id = update.add(widget.into())?;
    let (page, kind) = (page.id, field.kind);
    Ok(Added { id, page, kind })
}

/// Names new fields where viewers look for them: each list is written once, however many there are.
fn enlist(update: &mut Update, added: &[Added]) -> Result<()> {
    let mut widgets: BTreeMap<ObjectId, Vec<ObjectId>> = BTreeMap::new();
    for field in added {
        widgets.entry(field.page).or_default().push(field.id);
    }
    for (page, ids) in widgets {
        update.append(&Spot::from(page), b"Annots", &ids)?;
    }
    let acro_form = acro_form(update)?;
    if added.iter().any(|field| field.kind == FieldKind::Signature) {
        set_signature_flags(update, &acro_form)?;
    }
    if added
        .iter()
        .any(|field| matches!(field.kind, FieldKind::Text { .. } | FieldKind::Date))
    {
        set_default_font(update, &acro_form)?;
    }
    let ids: Vec<ObjectId> = added.iter().map(|field| field.id).collect();
    update.append(&acro_form, b"Fields", &ids)
}

/// The form of the file, made when it has none.
fn acro_form(update: &mut Update) -> Result<Spot> {
    let catalog = Spot::from(update.catalog()?);
    if let Some(found) = update.enter(&catalog, b"AcroForm")? {
        return Ok(found);
    }
    let id = update.add(dictionary! { "Fields" => Vec::<Object>::new() }.into())?;
    update.set(&catalog, b"AcroForm", id.into())?;
    Ok(id.into())
}

/// Takes back the wish that viewers draw the fields anew, because they would draw over what is signed. It stays when an
/// earlier signature covers it, and while a value has no appearance yet and would vanish without it.
pub(crate) fn fix_appearances(update: &mut Update, form: &Form) -> Result<()> {
    let catalog = Spot::from(update.catalog()?);
    let Some(acro_form) = update.enter(&catalog, b"AcroForm")? else {
        return Ok(());
    };
    let wished = update.get(&acro_form, b"NeedAppearances")? == Object::Boolean(true);
    if wished && form.signed().next().is_none() && is_drawn(update, form)? {
        update.remove(&acro_form, b"NeedAppearances")?;
    }
    Ok(())
}

fn is_drawn(update: &Update, form: &Form) -> Result<bool> {
    for field in form.fields.iter().filter(|field| !field.value.is_null()) {
        for widget in &field.widgets {
            if update.get(&Spot::from(*widget), b"AP")?.is_null() {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// Signatures exist, and the file may only be appended to (Table 225).
pub(crate) fn set_signature_flags(update: &mut Update, acro_form: &Spot) -> Result<()> {
    let flags = update.get(acro_form, b"SigFlags")?.as_i64().unwrap_or(0);
    if flags & 3 != 3 {
        update.set(acro_form, b"SigFlags", Object::Integer(flags | 3))?;
    }
    Ok(())
}

/// The font that the fields' `/DA` names; only a viewer in which somebody types uses it.
fn set_default_font(update: &mut Update, acro_form: &Spot) -> Result<()> {
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" };
    let Some(resources) = update.enter(acro_form, b"DR")? else {
        let font = update.add(font.into())?;
        return update.set(
            acro_form,
            b"DR",
            dictionary! { "Font" => dictionary! { "Helv" => font } }.into(),
        );
    };
    let Some(fonts) = update.enter(&resources, b"Font")? else {
        let font = update.add(font.into())?;
        return update.set(&resources, b"Font", dictionary! { "Helv" => font }.into());
    };
    if update.get(&fonts, b"Helv")?.is_null() {
        let font = update.add(font.into())?;
        update.set(&fonts, b"Helv", font.into())?;
    }
    Ok(())
}
