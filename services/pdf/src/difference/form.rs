//! The interactive form (ISO 32000-2, 12.7.3): its dictionary, and which fields came and went.

use super::Level;
use super::field;
use super::step::{Step, changed_keys, compare_lists, key_name};
use crate::revision::{Field, Read, fields};
use lopdf::{Dictionary, Object};
use std::collections::HashMap;

/// Compares the forms of the two revisions.
pub(super) fn check(step: &mut Step<'_>) -> Read<()> {
    if step.touched.is_empty() {
        return Ok(());
    }
    let (old_root, new_root) = (step.old.catalog()?, step.new.catalog()?);
    let (old, new) = (
        step.old.dict(&old_root, b"AcroForm")?,
        step.new.dict(&new_root, b"AcroForm")?,
    );
    let new = match (&old, new) {
        (Some(_), None) => {
            step.other(None, "/Root/AcroForm", "the form was removed");
            return Ok(());
        }
        (_, new) => new.unwrap_or_default(),
    };
    dictionary(step, &new_root, &old.unwrap_or_default(), &new)?;
    let (old, new) = (fields(&step.old)?, fields(&step.new)?);
    compare(step, &old, &new)
}

fn dictionary(step: &mut Step<'_>, root: &Dictionary, old: &Dictionary, new: &Dictionary) -> Read<()> {
    let catalog = step
        .new
        .trailer()
        .get(b"Root")
        .and_then(Object::as_reference)
        .map_or(0, |(number, _)| number);
    let value = root.get(b"AcroForm").ok();
    step.explain_value(value, &[catalog]);
    let owner = value
        .and_then(|value| value.as_reference().ok())
        .map_or(catalog, |(number, _)| number);
    for key in changed_keys(old, new) {
        let path = format!("/Root/AcroForm{}", key_name(&key));
        match key.as_slice() {
            b"Fields" | b"DR" => {}
            b"SigFlags" if keeps_bits(old, new) => {}
            b"NeedAppearances" | b"DA" | b"Q" => {
                step.note(
                    Level::FormFilling,
                    Some(owner),
                    &path,
                    "how empty appearances of fields are drawn was changed",
                );
            }
            _ => step.other(
                Some(owner),
                &path,
                format!("{} of the form was changed", key_name(&key)),
            ),
        }
    }
    // the array itself is compared field by field
    field_list(step, old, new)?;
    step.explain_value(new.get(b"Fields").ok(), &[owner]);
    resources(step, old, new, owner)
}

fn keeps_bits(old: &Dictionary, new: &Dictionary) -> bool {
    let bits = |dict: &Dictionary| dict.get(b"SigFlags").and_then(Object::as_i64).unwrap_or(0);
    bits(old) & bits(new) == bits(old)
}

/// Fields may be appended to the list, as objects of their own.
fn field_list(step: &mut Step<'_>, old: &Dictionary, new: &Dictionary) -> Read<()> {
    let (before, now) = (step.old.array(old, b"Fields")?, step.new.array(new, b"Fields")?);
    let (gone, added) = compare_lists(&before, &now);
    let direct = added.iter().any(|item| item.as_reference().is_err());
    if gone || direct {
        step.other(
            None,
            "/Root/AcroForm/Fields",
            "a field was removed from the form, or added without being an object of its own",
        );
    }
    Ok(())
}

/// `/DR`: fonts and the like may be added under new names; what was there stays, or text would look different.
fn resources(step: &mut Step<'_>, old: &Dictionary, new: &Dictionary, owner: u32) -> Read<()> {
    let (before, now) = (step.old.dict(old, b"DR")?, step.new.dict(new, b"DR")?);
    let (before, now) = (before.unwrap_or_default(), now.unwrap_or_default());
    let value = new.get(b"DR").ok();
    step.explain_value(value, &[owner]);
    let owner = value
        .and_then(|value| value.as_reference().ok())
        .map_or(owner, |(number, _)| number);
    let mut added = false;
    for (category, value) in now.iter() {
        let Object::Dictionary(entries) = step.new.resolve(value)? else {
            continue;
        };
        let old = step.old.dict(&before, category)?.unwrap_or_default();
        step.explain_value(Some(value), &[owner]);
        for key in changed_keys(&old, &entries) {
            match old.has(&key) {
                true => resource_replaced(step, category, &key),
                false => step.adopt(entries.get(&key).unwrap_or(&Object::Null))?,
            }
            added = true;
        }
    }
    if before.iter().any(|(category, _)| !now.has(category)) {
        step.other(
            None,
            "/Root/AcroForm/DR",
            "fonts or other resources of the form were removed",
        );
    }
    if added {
        step.note(
            Level::FormFilling,
            None,
            "/Root/AcroForm/DR",
            "fonts or other resources were added to the form",
        );
    }
    Ok(())
}

fn resource_replaced(step: &mut Step<'_>, category: &[u8], key: &[u8]) {
    let path = format!("/Root/AcroForm/DR{}{}", key_name(category), key_name(key));
    step.other(None, &path, "a font or another resource of the form was replaced");
}

fn compare(step: &mut Step<'_>, old: &[Field], new: &[Field]) -> Read<()> {
    let known: HashMap<u32, &Field> = old.iter().map(|field| (field.id.0, field)).collect();
    let named: HashMap<&str, u32> = old.iter().map(|field| (field.name.as_str(), field.id.0)).collect();
    let now: HashMap<u32, &Field> = new.iter().map(|field| (field.id.0, field)).collect();
    for gone in old.iter().filter(|field| !now.contains_key(&field.id.0)) {
        step.note_field(Level::Other, gone, &gone.path, "a field was removed");
    }
    for field in new {
        match known.get(&field.id.0) {
            Some(before) => field::compare(step, before, field)?,
            None if named.contains_key(field.name.as_str()) => {
                step.note_field(
                    Level::Other,
                    field,
                    &field.path,
                    "a field was added under the name of another",
                );
            }
            None => field::added(step, field)?,
        }
    }
    Ok(())
}
