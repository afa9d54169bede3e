//! The document catalog (ISO 32000-2, 7.7.2).

use super::Level;
use super::step::{Step, changed_keys, key_name};
use crate::revision::Read;
use lopdf::{Dictionary, Object};

/// Checks which keys of the catalog changed. `/AcroForm`, `/DSS` and `/Metadata` have rules of their own.
pub(super) fn check(step: &mut Step<'_>) -> Read<()> {
    let Ok((root, _)) = step.new.trailer().get(b"Root").and_then(Object::as_reference) else {
        return Err("the trailer names no catalog".into());
    };
    if step.touch_of(root).is_none() || step.is_explained(root) {
        return Ok(());
    }
    let (old, new) = (step.old.catalog()?, step.new.catalog()?);
    for key in changed_keys(&old, &new) {
        let path = format!("/Root{}", key_name(&key));
        match key.as_slice() {
            b"AcroForm" | b"DSS" | b"Metadata" => {}
            b"Version" | b"Extensions" if is_plain(step, &new, &key)? => {
                step.explain_value(new.get(&key).ok(), &[root]);
                step.note(
                    Level::LtaUpdates,
                    Some(root),
                    &path,
                    "the declared PDF version or its extensions were changed",
                );
            }
            _ => step.other(Some(root), &path, sentence(&key)),
        }
    }
    step.explain(root);
    Ok(())
}

/// Whether the value under a key holds only names, numbers and strings, which nothing can hide behind.
fn is_plain(step: &Step<'_>, catalog: &Dictionary, key: &[u8]) -> Read<bool> {
    let mut open: Vec<Object> = step.new.get(catalog, key)?.into_iter().collect();
    let present = !open.is_empty();
    while let Some(object) = open.pop() {
        match object {
            Object::Dictionary(dict) => open.extend(dict.iter().map(|(_, value)| value.clone())),
            Object::Array(items) => open.extend(items),
            Object::Reference(_) | Object::Stream(_) => return Ok(false),
            _ => {}
        }
    }
    Ok(present)
}

fn sentence(key: &[u8]) -> String {
    match key {
        b"Pages" => "the tree of pages was swapped for another".into(),
        b"OpenAction" => "an action that runs when the document is opened was added, changed or removed".into(),
        b"AA" => "actions that run on document events were added, changed or removed".into(),
        b"Names" => "the document's names were changed, where scripts and attachments are kept".into(),
        b"OCProperties" => "layers were added or changed, which show and hide content".into(),
        b"Perms" => "the permissions of the document, where its certification stands, were changed".into(),
        _ => format!("{} of the document was changed", key_name(key)),
    }
}
