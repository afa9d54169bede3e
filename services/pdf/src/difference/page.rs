//! Pages (ISO 32000-2, 7.7.3): nothing of a signed page may change but its list of annotations.

use super::step::{Step, Touch, changed_keys, compare_lists, key_name};
use super::{Level, annotation, paths};
use crate::revision::{Read, fields};
use lopdf::{Dictionary, Object};
use std::collections::{BTreeSet, HashMap};

/// Checks every page that the revision replaced, and every page whose list of annotations it replaced.
pub(super) fn check(step: &mut Step<'_>) -> Read<()> {
    let pages = pages(step)?;
    if pages.is_empty() {
        return Ok(());
    }
    let mut widgets = HashMap::new();
    for field in fields(&step.new)? {
        let visible = annotation::is_visible(&step.new, &field)?;
        widgets.extend(field.widgets.iter().map(|id| (id.0, visible)));
    }
    let paths = paths::of(&step.old, pages.iter().copied().collect());
    for page in pages {
        let path = paths.get(&page).map_or("", String::as_str);
        compare(step, page, path, &widgets)?;
    }
    Ok(())
}

fn is_page(dict: &Dictionary) -> bool {
    dict.has_type(b"Page")
}

fn pages(step: &Step<'_>) -> Read<BTreeSet<u32>> {
    let mut pages = BTreeSet::new();
    for (number, touch) in &step.touched {
        if *touch != Touch::Replaced || step.is_explained(*number) {
            continue;
        }
        let Some(read) = step.old.read(*number)? else { continue };
        match &read.object {
            Object::Dictionary(dict) if is_page(dict) => pages.extend([*number]),
            Object::Array(_) => pages.extend(pages_listing(step, *number)?),
            _ => {}
        }
    }
    Ok(pages)
}

/// The pages whose `/Annots` is the array `number`.
fn pages_listing(step: &Step<'_>, number: u32) -> Read<Vec<u32>> {
    let mut pages = vec![];
    for user in step.links.users(step.history, step.old.revision, number) {
        let read = step.old.read(user)?;
        let lists = |dict: &Dictionary| is_page(dict) && annots(dict) == Some(number);
        if read.is_some_and(|read| read.dict().is_some_and(lists)) {
            pages.push(user);
        }
    }
    Ok(pages)
}

fn annots(page: &Dictionary) -> Option<u32> {
    Some(page.get(b"Annots").ok()?.as_reference().ok()?.0)
}

fn compare(step: &mut Step<'_>, number: u32, path: &str, widgets: &HashMap<u32, bool>) -> Read<()> {
    let (Some(old), Some(new)) = (step.old.read(number)?, step.new.read(number)?) else {
        return Ok(());
    };
    let (Some(old), Some(new), None) = (old.dict(), new.dict(), &new.data) else {
        return Ok(());
    };
    for key in changed_keys(old, new).iter().filter(|key| key.as_slice() != b"Annots") {
        step.other(Some(number), &format!("{path}{}", key_name(key)), sentence(key));
    }
    annotations(step, &format!("{path}/Annots"), (old, new), widgets)?;
    let lists: Vec<u32> = pages_listing(step, annots(new).unwrap_or(0))?
        .into_iter()
        .chain([number, form_of(step)])
        .collect();
    step.explain_value(new.get(b"Annots").ok(), &lists);
    step.explain(number);
    Ok(())
}

/// The object that lists the form's fields; some programs list a page's annotations in the same array.
fn form_of(step: &Step<'_>) -> u32 {
    let form = step
        .old
        .catalog()
        .ok()
        .and_then(|root| root.get(b"AcroForm").and_then(Object::as_reference).ok());
    form.map_or(0, |(number, _)| number)
}

fn annotations(
    step: &mut Step<'_>,
    path: &str,
    (old, new): (&Dictionary, &Dictionary),
    widgets: &HashMap<u32, bool>,
) -> Read<()> {
    let (before, now) = (step.old.array(old, b"Annots")?, step.new.array(new, b"Annots")?);
    let (gone, added) = compare_lists(&before, &now);
    if gone {
        step.other(
            None,
            path,
            "an annotation was removed, and what it covered can be seen now",
        );
    }
    for item in added {
        let id = item.as_reference().ok().map(|(number, _)| number);
        match id.and_then(|id| widgets.get(&id)) {
            Some(true) => step.note(Level::FormFilling, id, path, "a form field was put on the page"),
            Some(false) => step.note(
                Level::LtaUpdates,
                id,
                path,
                "an invisible form field was put on the page",
            ),
            None => note(step, item, id, path)?,
        }
    }
    Ok(())
}

fn note(step: &mut Step<'_>, item: &Object, id: Option<u32>, path: &str) -> Read<()> {
    let added = id.is_none_or(|id| step.touch_of(id) == Some(Touch::Added));
    match step.new.resolve(item)? {
        Object::Dictionary(dict) if added && annotation::is_note(&dict) => {
            step.adopt(item)?;
            step.note(Level::Annotations, id, path, "a note was added to the page");
        }
        _ => step.other(id, path, "an annotation was added that can cover what was signed"),
    }
    Ok(())
}

fn sentence(key: &[u8]) -> String {
    match key {
        b"Contents" => "the content of a page was replaced".into(),
        b"Resources" => "the fonts, images or other resources of a page were replaced".into(),
        b"MediaBox" | b"CropBox" | b"Rotate" | b"UserUnit" => {
            "the size, the cut or the rotation of a page was changed".into()
        }
        b"AA" => "actions that run on events of a page were added or changed".into(),
        _ => format!("{} of a page was changed", key_name(key)),
    }
}
