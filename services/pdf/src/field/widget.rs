//! Widgets and their appearances (ISO 32000-2, 12.5.5 and 12.5.6.19). Every widget has an appearance and prints, so that
//! a PDF/A file stays one; on a rotated page it stands upright for the person who reads it.

use super::{FieldKind, NewField};
use crate::document::{Page, page_space};
use crate::error;
use crate::form_xobject::FormXObject;
use crate::update::{Spot, Update};
use kernel::Result;
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary, text_string};

pub(crate) const READ_ONLY: i64 = 1;
pub(crate) const REQUIRED: i64 = 1 << 1;
pub(crate) const MULTILINE: i64 = 1 << 12;
pub(crate) const RADIO: i64 = 1 << 15;
pub(crate) const PUSH_BUTTON: i64 = 1 << 16;
/// The one state of a mark. PDF/A wants the `/N` of every button to hold states (ISO 19005-2, 6.3.3).
const MARK_STATE: &str = "Mark";
/// Annotation flags: print, and nothing that hides it (PDF/A).
const PRINT: i64 = 4;

/// A field and its widget in one dictionary, with its first appearance.
pub(super) fn new_widget(update: &mut Update, field: &NewField, page: &Page) -> Result<Dictionary> {
    let visible = field.rect.width > 0.0 && field.rect.height > 0.0;
    let rect = if visible {
        page_space(page, field.rect)?
    } else {
        [0.0; 4]
    };
    let mut widget = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "T" => text_string(&field.name),
        "F" => PRINT,
        "P" => page.id,
        "Rect" => rect.map(real).to_vec(),
    };
    if let Some(tooltip) = &field.tooltip {
        widget.set("TU", text_string(tooltip));
    }
    if page.rotate != 0 {
        widget.set("MK", dictionary! { "R" => i64::from(page.rotate) });
    }
    let flags = flags(field);
    if flags != 0 {
        widget.set("Ff", flags);
    }
    set_kind(update, &mut widget, field, page.rotate)?;
    Ok(widget)
}

fn flags(field: &NewField) -> i64 {
    let own = match field.kind {
        FieldKind::Text { multiline: true } => MULTILINE,
        FieldKind::Mark => PUSH_BUTTON,
        _ => 0,
    };
    own | (i64::from(field.read_only) * READ_ONLY) | (i64::from(field.required) * REQUIRED)
}

fn set_kind(update: &mut Update, widget: &mut Dictionary, field: &NewField, rotate: u16) -> Result<()> {
    let (width, height) = (field.rect.width, field.rect.height);
    let mut empty = || update.graft(upright(empty_form(width, height), rotate)?);
    let kind = match field.kind {
        FieldKind::Signature => "Sig",
        FieldKind::Text { .. } | FieldKind::Date => "Tx",
        FieldKind::Checkbox | FieldKind::Mark => "Btn",
    };
    widget.set("FT", kind);
    if kind == "Tx" {
        widget.set("DA", Object::string_literal("/Helv 10 Tf 0 g"));
    }
    let normal = match field.kind {
        FieldKind::Checkbox => {
            let off = empty()?;
            let yes = update.graft(upright(tick(width, height), rotate)?)?;
            widget.set("AS", "Off");
            widget.set("V", "Off");
            Object::Dictionary(dictionary! { "Off" => off, "Yes" => yes })
        }
        FieldKind::Mark => {
            widget.set("AS", MARK_STATE);
            Object::Dictionary(dictionary! { MARK_STATE => empty()? })
        }
        _ => Object::Reference(empty()?),
    };
    widget.set("AP", dictionary! { "N" => normal });
    Ok(())
}

/// Gives a widget its appearance, upright on a page that is shown rotated.
pub(crate) fn set_appearance(update: &mut Update, widget: ObjectId, form: FormXObject, rotate: u16) -> Result<()> {
    let root = update.graft(upright(form, rotate)?)?;
    set_normal(update, &widget.into(), root.into())
}

/// Gives the widget of a button its appearance, as the one state it is in.
pub(super) fn set_mark(update: &mut Update, widget: ObjectId, form: FormXObject, rotate: u16) -> Result<()> {
    let root = update.graft(upright(form, rotate)?)?;
    let spot = Spot::from(widget);
    set_normal(update, &spot, dictionary! { MARK_STATE => root }.into())?;
    update.set(&spot, b"AS", MARK_STATE.into())
}

fn set_normal(update: &mut Update, widget: &Spot, normal: Object) -> Result<()> {
    match update.enter(widget, b"AP")? {
        Some(appearances) => update.set(&appearances, b"N", normal),
        None => update.set(widget, b"AP", dictionary! { "N" => normal }.into()),
    }
}

/// A drawing of nothing.
pub(crate) fn empty_form(width: f64, height: f64) -> FormXObject {
    drawing(width, height, Vec::new())
}

/// A tick, drawn with lines: no font is needed.
fn tick(width: f64, height: f64) -> FormXObject {
    let side = width.min(height);
    let at = |x: f64, y: f64| {
        format!(
            "{:.2} {:.2}",
            (width - side) / 2.0 + side * x,
            (height - side) / 2.0 + side * y
        )
    };
    let content = format!(
        "q 0 0 0 RG {:.2} w 1 J 1 j {} m {} l {} l S Q",
        side / 9.0,
        at(0.2, 0.5),
        at(0.42, 0.25),
        at(0.8, 0.78)
    );
    drawing(width, height, content.into_bytes())
}

fn drawing(width: f64, height: f64, content: Vec<u8>) -> FormXObject {
    let bbox = [0.0, 0.0, width, height];
    let dictionary = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => bbox.map(real).to_vec(),
        "Resources" => Dictionary::new(),
    };
    FormXObject {
        bbox,
        objects: vec![Object::Stream(Stream::new(dictionary, content))],
    }
}

/// Turns a drawing against the rotation of its page (12.5.5: the viewer then fits it into the widget's rectangle).
pub(super) fn upright(mut form: FormXObject, rotate: u16) -> Result<FormXObject> {
    let [left, bottom, right, top] = form.bbox;
    let matrix = match rotate {
        90 => [0.0, 1.0, -1.0, 0.0, top, -left],
        180 => [-1.0, 0.0, 0.0, -1.0, right, top],
        270 => [0.0, -1.0, 1.0, 0.0, -bottom, right],
        _ => return Ok(form),
    };
    let root = form.objects.first_mut().and_then(|root| root.as_stream_mut().ok());
    let root = root.ok_or_else(|| error::appearance("has no root"))?;
    root.dict.set("Matrix", matrix.map(real).to_vec());
    Ok(form)
}

/// A number to four decimals, as an integer where it is one.
fn real(number: f64) -> Object {
    let rounded = (number * 10_000.0).round() / 10_000.0;
    if rounded.fract() == 0.0 && rounded.abs() < 1e9 {
        Object::Integer(rounded as i64)
    } else {
        Object::Real(rounded as f32)
    }
}
