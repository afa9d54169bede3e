//! The document security store (ISO 32000-2, 12.8.4.3): certificates, revocation lists and OCSP responses that are kept
//! for later validation.

use super::Level;
use super::step::{Step, Touch, key_name, same};
use crate::revision::Read;
use lopdf::{Dictionary, Object};

const STORE: [&[u8]; 5] = [b"Type", b"VRI", b"Certs", b"CRLs", b"OCSPs"];
const RELATED: [&[u8]; 6] = [b"Type", b"Cert", b"CRL", b"OCSP", b"TU", b"TS"];

pub(super) fn check(step: &mut Step<'_>) -> Read<()> {
    let (old, new) = (step.old.catalog()?, step.new.catalog()?);
    let (before, now) = (step.old.dict(&old, b"DSS")?, step.new.dict(&new, b"DSS")?);
    let Some(now) = now else {
        if before.is_some() {
            step.other(None, "/Root/DSS", "the stored validation data was removed");
        }
        return Ok(());
    };
    let before = before.unwrap_or_default();
    let value = new.get(b"DSS").ok();
    let root = step
        .new
        .trailer()
        .get(b"Root")
        .and_then(Object::as_reference)
        .map_or(0, |(number, _)| number);
    let touched = step.touched.len();
    step.explain_value(value, &[root]);
    let owner = value
        .and_then(|value| value.as_reference().ok())
        .map_or(root, |(number, _)| number);
    only_keys(step, &now, &STORE, "/Root/DSS");
    for key in &STORE[2..] {
        evidence(step, &now, key, owner, "/Root/DSS")?;
    }
    related(step, &before, &now, owner)?;
    if touched > 0 && !same(&Object::Dictionary(before), &Object::Dictionary(now)) {
        step.note(Level::LtaUpdates, None, "/Root/DSS", "validation data was stored");
    }
    Ok(())
}

fn only_keys(step: &mut Step<'_>, dict: &Dictionary, allowed: &[&[u8]], path: &str) {
    let strange = dict
        .iter()
        .map(|(key, _)| key.as_slice())
        .filter(|key| !allowed.contains(key));
    for key in strange.map(key_name).collect::<Vec<_>>() {
        step.other(
            None,
            &format!("{path}{key}"),
            "the stored validation data has an entry that does not belong there",
        );
    }
}

/// An array of streams: new ones are accounted for, old ones may be dropped.
fn evidence(step: &mut Step<'_>, dict: &Dictionary, key: &[u8], owner: u32, path: &str) -> Read<()> {
    let items = step.new.array(dict, key)?;
    step.explain_value(dict.get(key).ok(), &[owner]);
    for item in items {
        let Ok((number, _)) = item.as_reference() else {
            step.other(None, path, "stored validation data is not a stream of its own");
            continue;
        };
        let is_stream = step.new.read(number)?.is_some_and(|read| read.data.is_some());
        match step.touch_of(number) {
            Some(Touch::Added) if is_stream => step.explain(number),
            None if is_stream => {}
            _ => step.other(
                Some(number),
                path,
                "stored validation data was replaced or is not a stream",
            ),
        }
    }
    Ok(())
}

/// `/VRI`: what belongs to which signature. What was there stays as it was.
fn related(step: &mut Step<'_>, before: &Dictionary, now: &Dictionary, owner: u32) -> Read<()> {
    let (old, new) = (step.old.dict(before, b"VRI")?, step.new.dict(now, b"VRI")?);
    step.explain_value(now.get(b"VRI").ok(), &[owner]);
    let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
    for (key, value) in old.iter() {
        if !new.get(key).is_ok_and(|now| same(value, now)) {
            step.other(
                None,
                "/Root/DSS/VRI",
                "validation data that belongs to a signature was changed or removed",
            );
        }
    }
    let added = new.iter().filter(|(key, _)| !old.has(key));
    for (key, value) in added {
        let path = format!("/Root/DSS/VRI{}", key_name(key));
        if key.len() != 40 || !key.iter().all(u8::is_ascii_hexdigit) {
            step.other(
                None,
                &path,
                "an entry for the validation data of a signature is not named by a digest",
            );
        }
        step.explain_value(Some(value), &[]);
        let number = value.as_reference().map_or(owner, |(number, _)| number);
        let Object::Dictionary(entry) = step.new.resolve(value)? else {
            return Err("an entry of /VRI is not a dictionary".into());
        };
        only_keys(step, &entry, &RELATED, &path);
        for key in &RELATED[1..4] {
            evidence(step, &entry, key, number, &path)?;
        }
        if let Ok(stamp @ Object::Reference(_)) = entry.get(b"TS") {
            step.explain_value(Some(stamp), &[number]);
        }
    }
    Ok(())
}
