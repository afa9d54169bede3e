//! Where an object is used, for people: a path from the trailer.

use crate::revision::View;
use lopdf::{Dictionary, Object};
use std::collections::{HashMap, HashSet, VecDeque};

/// Objects looked at before the search is given up; a path is a help, not a verdict.
const MAX_OBJECTS: usize = 20_000;

/// A path to each of the `wanted` objects that can be reached soon, as short as there is.
pub(super) fn of(view: &View<'_>, mut wanted: HashSet<u32>) -> HashMap<u32, String> {
    let (mut found, mut seen, mut open) = (HashMap::new(), HashSet::new(), VecDeque::new());
    open.push_back((Object::Dictionary(view.trailer().clone()), String::new()));
    while let Some((object, path)) = open.pop_front().filter(|_| !wanted.is_empty()) {
        for (number, path) in references(&object, path) {
            if seen.len() == MAX_OBJECTS || !seen.insert(number) {
                continue;
            }
            if let Ok(Some(read)) = view.read(number) {
                open.push_back((read.object.clone(), path.clone()));
            }
            if wanted.remove(&number) {
                found.insert(number, path);
            }
        }
    }
    found
}

/// What an object refers to, each with its path.
fn references(object: &Object, path: String) -> Vec<(u32, String)> {
    let (mut open, mut found) = (VecDeque::from([(object, path)]), vec![]);
    while let Some((object, path)) = open.pop_front() {
        match object {
            Object::Dictionary(dict) => open.extend(entries(dict, &path)),
            Object::Array(items) => {
                let numbered = items.iter().enumerate();
                open.extend(numbered.map(|(index, item)| (item, format!("{path}[{index}]"))));
            }
            Object::Reference((number, _)) => found.push((*number, path)),
            _ => {}
        }
    }
    found
}

/// The values of a dictionary with their paths; links back up a tree lead nowhere new.
fn entries<'d>(dict: &'d Dictionary, path: &str) -> Vec<(&'d Object, String)> {
    let down = dict
        .iter()
        .filter(|(key, _)| ![&b"Parent"[..], b"P", b"Prev"].contains(&key.as_slice()));
    down.map(|(key, value)| (value, format!("{path}/{}", String::from_utf8_lossy(key))))
        .collect()
}
