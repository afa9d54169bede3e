//! The document information dictionary and XMP metadata (ISO 32000-2, 14.3), which every program writes anew.

use super::Level;
use super::step::{Step, Touch};
use crate::revision::{Read, View};
use lopdf::{Dictionary, Object};

pub(super) fn check(step: &mut Step<'_>) -> Read<()> {
    information(step)?;
    stream(step)
}

fn information(step: &mut Step<'_>) -> Read<()> {
    let (old, new) = (
        step.old.trailer().get(b"Info").ok(),
        step.new.trailer().get(b"Info").ok(),
    );
    let Some((number, _)) = step.touch_of_value(new) else {
        return Ok(());
    };
    if is_flat(&step.old, old)? && is_flat(&step.new, new)? {
        step.explain_value(new, &[]);
        if step.is_explained(number) {
            step.note(
                Level::LtaUpdates,
                Some(number),
                "/Info",
                "the document information was updated",
            );
        }
    }
    Ok(())
}

/// Whether it is a dictionary of text, dates and names only, or missing.
fn is_flat(view: &View<'_>, value: Option<&Object>) -> Read<bool> {
    let Some(value) = value else { return Ok(true) };
    let flat = |value: &Object| {
        matches!(
            value,
            Object::String(..) | Object::Name(_) | Object::Boolean(_) | Object::Integer(_) | Object::Null
        )
    };
    Ok(match view.resolve(value)? {
        Object::Dictionary(dict) => dict.iter().all(|(_, value)| flat(value)),
        other => other == Object::Null,
    })
}

fn stream(step: &mut Step<'_>) -> Read<()> {
    let (old, new) = (step.old.catalog()?, step.new.catalog()?);
    let (before, now) = (old.get(b"Metadata").ok(), new.get(b"Metadata").ok());
    if before == now && step.touch_of_value(now).is_none() {
        return Ok(());
    }
    let sound = is_xmp(&step.new, now)? && (before.is_none() || is_xmp(&step.old, before)?);
    let root = step
        .new
        .trailer()
        .get(b"Root")
        .and_then(Object::as_reference)
        .map_or(0, |(number, _)| number);
    let number = now
        .and_then(|value| value.as_reference().ok())
        .map(|(number, _)| number);
    // a stream that was there before under another name may be anything
    let moved = before != now && number.is_some_and(|number| step.touch_of(number) != Some(Touch::Added));
    if sound && !moved {
        step.explain_value(now, &[root]);
    }
    match number.filter(|number| step.is_explained(*number)) {
        Some(number) => step.note(
            Level::LtaUpdates,
            Some(number),
            "/Root/Metadata",
            "the XMP metadata was updated",
        ),
        None => step.other(
            number,
            "/Root/Metadata",
            "the metadata was replaced by something that is no XMP metadata of its own",
        ),
    }
    Ok(())
}

fn is_xmp(view: &View<'_>, value: Option<&Object>) -> Read<bool> {
    let Some(Ok((number, _))) = value.map(Object::as_reference) else {
        return Ok(false);
    };
    let Some(read) = view.read(number)? else {
        return Ok(false);
    };
    let typed = |dict: &Dictionary| {
        dict.has_type(b"Metadata")
            && dict
                .get(b"Subtype")
                .is_ok_and(|s| s.as_name().is_ok_and(|n| n == b"XML"))
    };
    if read.data.is_none() || !read.dict().is_some_and(typed) {
        return Ok(false);
    }
    let data = view.stream_data(&read)?;
    let text = String::from_utf8_lossy(&data);
    let start = text.trim_start_matches('\u{feff}').trim_start();
    Ok(start.starts_with('<') && text.contains("adobe:ns:meta/") && !text.contains("<!"))
}
