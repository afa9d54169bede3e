//! Which object refers to which, in every revision: read once, asked often.

use crate::revision::{Entry, History, Version, parser, references};
use std::collections::{HashMap, HashSet};

/// Who refers to the objects that later revisions touch.
pub(super) struct Links {
    /// Object number to the versions of objects that refer to it: their number and the revision that wrote them.
    inbound: HashMap<u32, Vec<(u32, usize)>>,
    /// Every object stream there ever was.
    pub(super) containers: HashSet<u32>,
    /// Objects that could not be read: they might refer to anything.
    pub(super) unreadable: Vec<String>,
}

impl Links {
    /// Looks through every object as of revision `from` and later for references to what changes after it.
    pub(super) fn read(history: &History<'_>, from: usize) -> Self {
        let mut links = Self {
            inbound: HashMap::new(),
            containers: history.versions.containers().collect(),
            unreadable: vec![],
        };
        let later = from.saturating_add(1)..history.updates.len();
        let touched: HashSet<u32> = later
            .flat_map(|revision| history.updates[revision].entries().into_keys())
            .collect();
        if touched.is_empty() {
            return links;
        }
        // a cross-reference stream is a trailer, not a part of the document
        let sections = history.updates.iter().flat_map(|update| &update.sections);
        let trailers: HashSet<usize> = sections.map(|section| section.span.start).collect();
        for version in history.versions.later_than(from) {
            match version.entry {
                Entry::Plain { offset, .. } if trailers.contains(&offset) => {}
                _ => links.follow(history, version, &touched),
            }
        }
        links
    }

    fn follow(&mut self, history: &History<'_>, version: &Version, touched: &HashSet<u32>) {
        let mut note = |target: u32| {
            if touched.contains(&target) {
                let users = self.inbound.entry(target).or_default();
                let user = (version.number, version.revision);
                if users.last() != Some(&user) {
                    users.push(user);
                }
            }
        };
        match version.entry {
            Entry::Free => {}
            // an entry where no object stands is null for every program
            Entry::Plain { offset, .. } => parser::body(history.bytes, offset)
                .into_iter()
                .for_each(|at| references::each(history.bytes, at, &mut note)),
            Entry::Packed { container, index } => match history.view(version.revision).container(container) {
                Ok(container) => container
                    .bytes(index)
                    .into_iter()
                    .for_each(|bytes| references::each(bytes, 0, &mut note)),
                Err(flaw) => self.unreadable.push(flaw),
            },
        }
    }

    /// The objects that referred to `target` as of `revision`.
    pub(super) fn users(&self, history: &History<'_>, revision: usize, target: u32) -> HashSet<u32> {
        let live = |(number, written): &(u32, usize)| {
            history
                .versions
                .at(*number, revision)
                .is_some_and(|version| version.revision == *written)
        };
        let users = self.inbound.get(&target).map_or(&[][..], Vec::as_slice);
        users
            .iter()
            .filter(|user| live(user))
            .map(|(number, _)| *number)
            .collect()
    }
}
