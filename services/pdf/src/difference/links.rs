//! Which object refers to which, in every revision: read once, asked often.

use crate::revision::{Entry, History, parser};
use lopdf::Object;
use std::collections::{HashMap, HashSet};

/// Who refers to the objects that later revisions touch.
pub(super) struct Links {
    /// Object number to the versions of objects that refer to it: their number and the revision that wrote them.
    inbound: HashMap<u32, Vec<(u32, usize)>>,
    /// Objects that could not be read: they might refer to anything.
    pub(super) unreadable: Vec<String>,
}

impl Links {
    /// Looks through every object as of revision `from` and later for references to what changes after it.
    pub(super) fn read(history: &History<'_>, from: usize) -> Self {
        let mut links = Self {
            inbound: HashMap::new(),
            unreadable: vec![],
        };
        let later = from.saturating_add(1)..history.updates.len();
        let touched: HashSet<u32> = later
            .flat_map(|revision| history.updates[revision].entries().into_keys())
            .collect();
        if touched.is_empty() {
            return links;
        }
        for (number, versions) in &history.versions {
            let known = versions
                .partition_point(|(revision, _)| *revision <= from)
                .saturating_sub(1);
            for (revision, entry) in &versions[known..] {
                links.follow(history, *number, *revision, *entry, &touched);
            }
        }
        links
    }

    fn follow(&mut self, history: &History<'_>, number: u32, revision: usize, entry: Entry, touched: &HashSet<u32>) {
        let object = match entry {
            // an entry where no object stands is null for every program
            Entry::Plain { offset, .. } if !parser::is_object(history.bytes, offset) => return,
            Entry::Free => return,
            // without its stream: most objects need no more, and a wrong length is not asked about
            Entry::Plain { offset, .. } => parser::value_at(history.bytes, offset),
            Entry::Packed { .. } => match history.view(revision).read(number) {
                Ok(Some(read)) => Ok(read.object.clone()),
                Ok(None) => return,
                Err(flaw) => Err(flaw),
            },
        };
        match object {
            // a cross-reference stream is a trailer, not a part of the document
            Ok(Object::Dictionary(dict)) if dict.has_type(b"XRef") => {}
            Ok(object) => parser::references(&object, &mut |target| {
                if touched.contains(&target) {
                    self.inbound.entry(target).or_default().push((number, revision));
                }
            }),
            Err(flaw) => self.unreadable.push(flaw),
        }
    }

    /// The objects that referred to `target` as of `revision`.
    pub(super) fn users(&self, history: &History<'_>, revision: usize, target: u32) -> HashSet<u32> {
        let live = |(number, written): &(u32, usize)| {
            let versions = history.versions.get(number).map_or(&[][..], Vec::as_slice);
            let known = versions.partition_point(|(r, _)| *r <= revision);
            known.checked_sub(1).is_some_and(|at| versions[at].0 == *written)
        };
        let users = self.inbound.get(&target).map_or(&[][..], Vec::as_slice);
        users
            .iter()
            .filter(|user| live(user))
            .map(|(number, _)| *number)
            .collect()
    }
}
