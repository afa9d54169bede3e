//! How the update is written: its bytes, its cross-reference sections, its trailer, and what is left when every other rule
//! has spoken.

use super::step::{Step, Touch, same};
use super::{Level, paths};
use crate::revision::{Entry, Read};
use lopdf::{Dictionary, Object};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// Checks the bytes of the update and its trailer.
pub(super) fn check(step: &mut Step<'_>) {
    for flaw in step.history.updates[step.new.revision].flaws.clone() {
        step.other(None, "", flaw);
    }
    for flaw in step.links.unreadable.iter().take(5) {
        step.other(None, "", format!("an object cannot be read: {flaw}"));
    }
    trailer(step);
    let spans = objects(step);
    bytes(step, spans);
}

fn trailer(step: &mut Step<'_>) {
    let (old, new) = (step.old.trailer(), step.new.trailer());
    let differs = |key: &[u8]| match (old.get(key), new.get(key)) {
        (Ok(old), Ok(new)) => !same(old, new),
        (old, new) => old.is_ok() != new.is_ok(),
    };
    let first_id = |trailer: &Dictionary| trailer.get(b"ID").and_then(Object::as_array).ok()?.first().cloned();
    let id_differs = first_id(old).is_some_and(|id| first_id(new).is_none_or(|now| !same(&id, &now)));
    let verdicts = [
        (
            differs(b"Root"),
            "/Root",
            "the document catalog was swapped for another object",
        ),
        (
            differs(b"Encrypt"),
            "/Encrypt",
            "the encryption of the file was changed",
        ),
        (id_differs, "/ID", "the permanent identifier of the file was changed"),
        (
            new.has(b"XRefStm"),
            "/XRefStm",
            "the update lists objects that old and new programs see differently",
        ),
    ];
    for (_, path, what) in verdicts.into_iter().filter(|(wrong, ..)| *wrong) {
        step.other(None, path, what);
    }
}

/// Checks where each touched object lies; answers the bytes they take.
fn objects(step: &mut Step<'_>) -> Vec<Range<usize>> {
    let update = &step.history.updates[step.new.revision];
    let start = step.history.updates[step.old.revision].end;
    let mut spans = vec![];
    for (number, now) in update.entries() {
        let before = step.old.entry(number);
        match now {
            _ if before == now => {}
            Entry::Plain { offset, .. } if offset < start => {
                step.other(
                    Some(number),
                    "",
                    "the cross-reference points into the bytes of an earlier revision",
                );
            }
            Entry::Packed { container, .. } if step.touch_of(container) != Some(Touch::Added) => {
                step.other(
                    Some(number),
                    "",
                    "the cross-reference points into an object stream of an earlier revision",
                );
            }
            _ => spans.extend(place(step, number, before)),
        }
        if step.links.containers.contains(&number) && !matches!(step.touch_of(number), None | Some(Touch::Added)) {
            step.other(
                Some(number),
                "",
                "an object stream that holds signed objects was replaced",
            );
        }
    }
    spans
}

/// Reads one object where the revision says it is.
fn place(step: &mut Step<'_>, number: u32, before: Entry) -> Option<Range<usize>> {
    let read = match step.new.read(number) {
        Ok(read) => read?,
        Err(flaw) => {
            step.other(
                Some(number),
                "",
                format!("an object of the update cannot be read: {flaw}"),
            );
            return None;
        }
    };
    if read.ambiguous {
        step.other(
            Some(number),
            "",
            "a key stands twice in a dictionary, so programs may differ in what they show",
        );
    }
    let generation = match before {
        Entry::Plain { generation, .. } => Some(generation),
        Entry::Packed { .. } => Some(0),
        Entry::Free => None,
    };
    if generation.is_some_and(|generation| generation != read.id.1) {
        step.other(
            Some(number),
            "",
            "an object number was used again with another generation",
        );
    }
    if step.touch_of(number) == Some(Touch::Added) && !step.used_only_by(number, &[]) {
        step.other(
            Some(number),
            "",
            "an object was added that the signed revision already referred to",
        );
    }
    read.span.clone()
}

/// Every byte of the update must belong to an object, to a cross-reference section or be white space or a comment: what
/// no cross-reference names, a program that repairs the file may still find.
fn bytes(step: &mut Step<'_>, mut spans: Vec<Range<usize>>) {
    let update = &step.history.updates[step.new.revision];
    let mut sections: Vec<Range<usize>> = update.sections.iter().map(|section| section.span.clone()).collect();
    sections.retain(|section| !spans.contains(section)); // a cross-reference stream lists itself
    spans.extend(sections);
    spans.sort_by_key(|span| span.start);
    let mut at = step.history.updates[step.old.revision].end;
    let last = update
        .sections
        .iter()
        .map(|section| section.span.end)
        .max()
        .unwrap_or(at);
    spans.push(last..last);
    for span in spans {
        if span.start < at {
            step.other(
                None,
                "",
                format!("objects of the update overlap at byte {}", span.start),
            );
        } else if !is_blank(&step.history.bytes[at..span.start]) {
            step.other(
                None,
                "",
                format!("bytes {at} to {} of the update belong to no object", span.start),
            );
        }
        at = at.max(span.end);
    }
}

/// Only white space and comments that cannot be taken for an object.
fn is_blank(bytes: &[u8]) -> bool {
    let mut lexer = crate::document::lexer::Lexer::new(bytes, 0);
    lexer.skip_white();
    lexer.pos() == bytes.len() && !bytes.windows(4).any(|window| window == b" obj")
}

/// What no rule explained.
pub(super) fn leftovers(step: &mut Step<'_>) -> Read<()> {
    explain_containers(step);
    let mut left: BTreeMap<u32, Touch> = step.touched.clone();
    left.retain(|number, _| !step.is_explained(*number));
    for number in orphans(step, &left) {
        left.remove(&number);
        step.explain(number);
        step.note(
            Level::LtaUpdates,
            Some(number),
            "",
            "an object was added that nothing uses",
        );
    }
    if left.is_empty() {
        return Ok(());
    }
    let freed = left.values().any(|touch| *touch == Touch::Freed);
    let view = if freed { step.old } else { step.new };
    let paths = paths::of(&view, left.keys().copied().collect());
    let path = |number: &u32| paths.get(number).map_or("", String::as_str);
    let mut left: Vec<(u32, Touch)> = left.into_iter().collect();
    // what was there before explains more than what came with it, and a short path more than a long one
    left.sort_by_key(|(number, touch)| (*touch == Touch::Added, path(number).len(), *number));
    for (number, touch) in left {
        if step.is_explained(number) {
            continue;
        }
        let path = path(&number);
        let what = match touch {
            Touch::Added => "something was added that neither filling the form nor signing explains",
            Touch::Replaced => "something that was signed was replaced",
            Touch::Freed => "something that was signed was removed",
        };
        step.other(Some(number), path, what);
    }
    Ok(())
}

/// Object streams and cross-reference streams of the update itself.
fn explain_containers(step: &mut Step<'_>) {
    let update = &step.history.updates[step.new.revision];
    let streams = update.sections.iter().filter_map(|section| section.stream);
    let containers = update.entries().into_values().filter_map(|entry| match entry {
        Entry::Packed { container, .. } => Some(container),
        _ => None,
    });
    let own: BTreeSet<u32> = streams.chain(containers).collect();
    for number in own {
        let is_xref = |step: &Step<'_>| {
            step.old
                .read(number)
                .ok()
                .flatten()
                .is_some_and(|r| r.dict().is_some_and(|d| d.has_type(b"XRef")))
        };
        match step.touch_of(number) {
            Some(Touch::Added) => step.explain(number),
            Some(Touch::Replaced) if is_xref(step) && step.used_only_by(number, &[]) => step.explain(number),
            _ => {}
        }
    }
}

/// New objects that only other such objects refer to.
fn orphans(step: &Step<'_>, left: &BTreeMap<u32, Touch>) -> BTreeSet<u32> {
    let mut orphans: BTreeSet<u32> = left
        .iter()
        .filter(|(_, t)| **t == Touch::Added)
        .map(|(n, _)| *n)
        .collect();
    let mut users: HashMap<u32, HashSet<u32>> = HashMap::new();
    for number in &orphans {
        users.insert(*number, step.links.users(step.history, step.new.revision, *number));
    }
    let trailer = Object::Dictionary(step.new.trailer().clone());
    crate::revision::parser::references(&trailer, &mut |number| {
        orphans.remove(&number);
    });
    loop {
        let before = orphans.len();
        let kept = orphans
            .iter()
            .filter(|number| users[number].iter().all(|user| orphans.contains(user)));
        orphans = kept.copied().collect();
        if orphans.len() == before {
            return orphans;
        }
    }
}
