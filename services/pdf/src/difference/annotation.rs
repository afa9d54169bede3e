//! Annotations (ISO 32000-2, 12.5): whether they can be seen, and whether they can cover what was signed.

use crate::revision::{Field, Read, View};
use lopdf::{Dictionary, Object};

/// Kinds that mark text or stand beside it. Without an appearance of their own they cannot cover the page.
const NOTES: [&[u8]; 6] = [b"Text", b"Popup", b"Highlight", b"Underline", b"Squiggly", b"StrikeOut"];

/// Whether a field takes any room on a page.
pub(super) fn is_visible(view: &View<'_>, field: &Field) -> Read<bool> {
    for widget in &field.widgets {
        if let Object::Dictionary(dict) = view.resolve(&Object::Reference(*widget))? {
            let numbers = |side: &Object| view.resolve(side).ok()?.as_float().ok();
            let rect: Vec<f32> = view.array(&dict, b"Rect")?.iter().filter_map(numbers).collect();
            let hollow = matches!(rect[..], [left, bottom, right, top] if left == right || bottom == top);
            if !rect.is_empty() && !hollow {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Whether a new annotation is a note that draws nothing over the page and runs nothing.
pub(super) fn is_note(annotation: &Dictionary) -> bool {
    let kind = annotation.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
    NOTES.contains(&kind)
        && ![&b"AP"[..], b"A", b"AA", b"FT", b"OC"]
            .iter()
            .any(|key| annotation.has(key))
}
