//! Gives fields their values and the appearances that show them.

use super::form::{FieldType, Form, FormField};
use super::prepare::fix_appearances;
use super::widget::{set_appearance, set_mark};
use crate::document::Pdf;
use crate::error;
use crate::form_xobject::FormXObject;
use crate::permission::{self, Change};
use crate::update::{Spot, Update};
use kernel::Result;
use lopdf::{Dictionary, Object, ObjectId, text_string};

/// What a field is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FillValue {
    /// The text of a text, date or choice field.
    Text(String),
    /// Whether a checkbox is ticked.
    Checked(bool),
    /// Nothing but an appearance, for a mark.
    Mark,
}

/// A field and what it is given.
#[derive(Clone, Debug)]
pub struct Fill {
    /// The field's full name.
    pub field: String,
    /// What it is to say.
    pub value: FillValue,
    /// How it looks, drawn for the field's size as shown; a checkbox uses its own two when there is none.
    pub appearance: Option<FormXObject>,
}

/// The file with the fields filled in one update; the same bytes when there are none to fill.
///
/// # Errors
/// `PDF_FIELD_UNKNOWN`, `PDF_FIELD_VALUE_WRONG`, `PDF_FIELD_LOCKED`, `PDF_CERTIFIED_NO_CHANGES`,
/// `PDF_PERMISSIONS_DENIED`, `PDF_DYNAMIC_FORM`, `PDF_DAMAGED`.
pub fn fill(pdf: &Pdf, fills: &[Fill]) -> Result<Vec<u8>> {
    let form = Form::read(pdf)?;
    let mut update = Update::new(pdf)?;
    write_fills(&mut update, pdf, &form, fills)?;
    if !fills.is_empty() {
        fix_appearances(&mut update, &form)?;
    }
    update.apply()
}

pub(crate) fn write_fills(update: &mut Update, pdf: &Pdf, form: &Form, fills: &[Fill]) -> Result<()> {
    if fills.is_empty() {
        return Ok(());
    }
    permission::check(pdf, form, Change::Fill)?;
    let locks = permission::locks(pdf, form)?;
    for fill in fills {
        let field = form
            .find(&fill.field)
            .ok_or_else(|| error::field_unknown(&fill.field))?;
        if locks.iter().any(|lock| lock.covers(&field.name)) {
            return Err(error::field_locked(&field.name));
        }
        write_fill(update, pdf, field, fill)?;
    }
    Ok(())
}

fn write_fill(update: &mut Update, pdf: &Pdf, field: &FormField, fill: &Fill) -> Result<()> {
    match (&fill.value, field.kind) {
        (FillValue::Text(text), FieldType::Text | FieldType::Choice) if fill.appearance.is_some() => {
            update.set(&field.id.into(), b"V", text_string(text))?;
        }
        (FillValue::Mark, FieldType::PushButton) if fill.appearance.is_some() => {
            return draw(update, pdf, &field.widgets, fill, set_mark);
        }
        (FillValue::Checked(on), FieldType::Checkbox) => return check_box(update, pdf, field, *on, fill),
        _ => return Err(error::field_value(&field.name)),
    }
    draw(update, pdf, &field.widgets, fill, set_appearance)
}

type SetAppearance = fn(&mut Update, ObjectId, FormXObject, u16) -> Result<()>;

/// Every widget of the field shows the same.
fn draw(update: &mut Update, pdf: &Pdf, widgets: &[ObjectId], fill: &Fill, set: SetAppearance) -> Result<()> {
    for widget in widgets {
        if let Some(form) = fill.appearance.clone() {
            set(update, *widget, form, rotation(pdf, *widget)?)?;
        }
    }
    Ok(())
}

/// Ticks or clears: the state of the field is that of its widgets (12.7.5.2.3).
fn check_box(update: &mut Update, pdf: &Pdf, field: &FormField, on: bool, fill: &Fill) -> Result<()> {
    let mut value = Vec::from(&b"Off"[..]);
    for widget in &field.widgets {
        let states = states(update, *widget)?;
        let state = if on {
            on_state(&states).ok_or_else(|| error::field_value(&field.name))?
        } else {
            b"Off".to_vec()
        };
        update.set(&Spot::from(*widget), b"AS", Object::Name(state.clone()))?;
        if let (true, Some(form)) = (on, fill.appearance.clone()) {
            set_state(update, *widget, &state, form, rotation(pdf, *widget)?)?;
        }
        if on {
            value = state;
        }
    }
    update.set(&field.id.into(), b"V", Object::Name(value))
}

fn states(update: &Update, widget: ObjectId) -> Result<Dictionary> {
    let appearances = update.enter(&widget.into(), b"AP")?;
    let normal = appearances.map(|spot| update.get(&spot, b"N")).transpose()?;
    let normal = match normal {
        Some(Object::Reference(id)) => Some(update.object(id)?),
        other => other,
    };
    Ok(match normal {
        Some(Object::Dictionary(states)) => states,
        _ => Dictionary::new(),
    })
}

fn on_state(states: &Dictionary) -> Option<Vec<u8>> {
    states
        .iter()
        .map(|(name, _)| name)
        .find(|name| name.as_slice() != b"Off")
        .cloned()
}

fn set_state(update: &mut Update, widget: ObjectId, state: &[u8], form: FormXObject, rotate: u16) -> Result<()> {
    let missing = || error::damaged("a checkbox has no appearance");
    let root = update.graft(super::widget::upright(form, rotate)?)?;
    let appearances = update.enter(&widget.into(), b"AP")?.ok_or_else(missing)?;
    let normal = update.enter(&appearances, b"N")?.ok_or_else(missing)?;
    update.set(&normal, state, root.into())
}

/// Degrees by which the widget's page is shown, or what the widget says itself when it names no page.
pub(crate) fn rotation(pdf: &Pdf, widget: ObjectId) -> Result<u16> {
    let Object::Dictionary(widget) = pdf.object(widget)? else {
        return Ok(0);
    };
    if let Ok(page) = widget.get(b"P").and_then(Object::as_reference) {
        return Ok(pdf
            .pages()
            .iter()
            .find(|known| known.id == page)
            .map_or(0, |known| known.rotate));
    }
    let turned = match pdf.dictionary(&widget, b"MK")? {
        Some(characteristics) => pdf.get(&characteristics, b"R")?.as_i64().unwrap_or(0),
        None => 0,
    };
    Ok(if turned % 90 == 0 {
        turned.rem_euclid(360) as u16
    } else {
        0
    })
}
