//! Where every object was, in every state of the file.

use super::history::Update;
use super::xref::Entry;

/// What one update says about one object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    pub(crate) number: u32,
    pub(crate) revision: usize,
    pub(crate) entry: Entry,
}

/// All versions of all objects, by number and then from old to new.
pub(crate) struct Versions(Vec<Version>);

impl Versions {
    pub(super) fn of(updates: &[Update]) -> Self {
        let mut versions = vec![];
        for (revision, update) in updates.iter().enumerate() {
            let entries = update.sections.iter().flat_map(|section| &section.entries);
            versions.extend(entries.map(|(number, entry)| Version {
                number: *number,
                revision,
                entry: *entry,
            }));
        }
        // stable: within an update the newest section, which comes first, wins
        versions.sort_by_key(|version| (version.number, version.revision));
        versions.dedup_by_key(|version| (version.number, version.revision));
        Self(versions)
    }

    /// What held for object `number` as of `revision`.
    pub(crate) fn at(&self, number: u32, revision: usize) -> Option<&Version> {
        let known = self
            .0
            .partition_point(|version| (version.number, version.revision) <= (number, revision));
        self.0[..known].last().filter(|version| version.number == number)
    }

    /// The numbers of all object streams, some of them more than once.
    pub(crate) fn containers(&self) -> impl Iterator<Item = u32> {
        self.0.iter().filter_map(|version| match version.entry {
            Entry::Packed { container, .. } => Some(container),
            _ => None,
        })
    }

    /// Every version that held as of `revision` or later.
    pub(crate) fn later_than(&self, revision: usize) -> impl Iterator<Item = &Version> {
        let replaced = move |(index, version): &(usize, &Version)| {
            let next = self.0.get(index + 1);
            next.is_some_and(|next| next.number == version.number && next.revision <= revision)
        };
        self.0
            .iter()
            .enumerate()
            .filter(move |at| !replaced(at))
            .map(|(_, version)| version)
    }
}
