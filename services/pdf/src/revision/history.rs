//! The chain of cross-reference sections, grouped into the updates that wrote them.

use super::Read;
use super::parser::{keyword, unsigned};
use super::versions::Versions;
use super::view::{Cache, View};
use super::xref::{Entry, Section};
use crate::Pdf;
use crate::document::lexer::{Lexer, is_white as is_space};
use lopdf::Dictionary;
use std::collections::{BTreeMap, HashSet};

/// Cross-reference sections one file may have.
const MAX_SECTIONS: usize = 1_024;
/// Cross-reference entries one file may have in all its sections.
const MAX_ENTRIES: usize = 4_000_000;

/// What one incremental update (or the first writing) brought.
#[derive(Debug)]
pub(crate) struct Update {
    /// Newest first; more than one in a linearized or hybrid file.
    pub(crate) sections: Vec<Section>,
    /// The byte after `%%EOF` and its line end.
    pub(crate) end: usize,
    /// What is odd about the way it is written.
    pub(crate) flaws: Vec<String>,
}

impl Update {
    /// The trailer that a reader starts from.
    pub(crate) fn trailer(&self) -> &Dictionary {
        &self.sections[0].trailer
    }

    /// What this update says about each object it names.
    pub(crate) fn entries(&self) -> BTreeMap<u32, Entry> {
        let mut entries = BTreeMap::new();
        for (id, entry) in self.sections.iter().flat_map(|section| &section.entries) {
            entries.entry(*id).or_insert(*entry);
        }
        entries
    }
}

/// Every state of a file.
pub(crate) struct History<'a> {
    pub(crate) pdf: &'a Pdf,
    pub(crate) bytes: &'a [u8],
    /// Oldest first; never empty.
    pub(crate) updates: Vec<Update>,
    pub(crate) versions: Versions,
    pub(super) cache: Cache,
}

impl<'a> History<'a> {
    /// Follows the chain from the last `startxref`.
    pub(crate) fn read(pdf: &'a Pdf) -> Read<Self> {
        let bytes: &[u8] = pdf.bytes();
        let sections = chain(bytes, last_startxref(bytes)?)?;
        let mut updates: Vec<Update> = group(sections).into_iter().map(|group| update(bytes, group)).collect();
        updates.reverse();
        mark_disorder(&mut updates);
        let versions = Versions::of(&updates);
        Ok(Self {
            pdf,
            bytes,
            updates,
            versions,
            cache: Cache::default(),
        })
    }

    /// The number of the newest state.
    pub(crate) fn newest(&self) -> usize {
        self.updates.len() - 1
    }

    /// The file as of an update.
    pub(crate) fn view(&self, revision: usize) -> View<'_> {
        View {
            history: self,
            revision: revision.min(self.newest()),
        }
    }

    /// The bytes after the newest state that are more than white space.
    pub(crate) fn has_tail(&self) -> bool {
        self.bytes[self.updates[self.newest()].end..]
            .iter()
            .any(|b| !is_space(*b))
    }

    /// Which state ends at `end`, give or take white space.
    pub(crate) fn ending_at(&self, end: usize) -> Option<usize> {
        let found = self.updates.iter().position(|update| {
            let (low, high) = (update.end.min(end), update.end.max(end));
            // a signer may count the line end after %%EOF, or not
            self.bytes
                .get(low..high)
                .is_some_and(|gap| gap.iter().all(|b| is_space(*b)))
        })?;
        self.updates[found].flaws.is_empty().then_some(found)
    }
}

type Placed = (usize, Section, Option<Section>);

fn last_startxref(bytes: &[u8]) -> Read<usize> {
    let at = bytes
        .windows(9)
        .rposition(|window| window == b"startxref")
        .ok_or("there is no startxref")?;
    let mut lexer = Lexer::new(bytes, at);
    keyword(&mut lexer, "startxref")?;
    unsigned(&mut lexer)
}

/// All sections, newest first, each with the stream that a hybrid file's table names.
fn chain(bytes: &[u8], start: usize) -> Read<Vec<Placed>> {
    let (mut seen, mut next, mut entries) = (HashSet::new(), Some(start), 0);
    let mut sections = vec![];
    while let Some(offset) = next {
        if !seen.insert(offset) || seen.len() > MAX_SECTIONS {
            return Err("the chain of cross-reference sections has a loop or is too long".into());
        }
        let section = Section::read(bytes, offset)?;
        let hybrid = section
            .offset(b"XRefStm")?
            .map(|at| Section::read(bytes, at))
            .transpose()?;
        next = section.offset(b"Prev")?;
        entries += section.entries.len() + hybrid.as_ref().map_or(0, |h| h.entries.len());
        if entries > MAX_ENTRIES {
            return Err("the file lists more objects than can be analysed".into());
        }
        sections.push((offset, section, hybrid));
    }
    Ok(sections)
}

/// Sections written together: a section whose `/Prev` lies further on is the first part of a linearized file (Annex F).
fn group(sections: Vec<Placed>) -> Vec<Vec<Placed>> {
    let mut groups: Vec<Vec<Placed>> = vec![];
    let mut joined = false;
    for placed in sections {
        let forward = matches!(placed.1.offset(b"Prev"), Ok(Some(prev)) if prev > placed.0);
        match groups.last_mut() {
            Some(group) if joined => group.push(placed),
            _ => groups.push(vec![placed]),
        }
        joined = forward;
    }
    groups
}

fn update(bytes: &[u8], group: Vec<Placed>) -> Update {
    let head = group[0].0;
    let mut flaws = vec![];
    let last = group
        .iter()
        .map(|(_, section, _)| section.span.end)
        .max()
        .unwrap_or(head);
    let end = closing(bytes, last, head).unwrap_or_else(|flaw| {
        flaws.push(flaw);
        last
    });
    let mut sections = vec![];
    for (_, table, hybrid) in group {
        flaws.extend(
            table
                .ambiguous
                .then(|| "a cross-reference section lists something twice".to_owned()),
        );
        sections.push(match hybrid {
            Some(hidden) => merged(table, hidden),
            None => table,
        });
    }
    Update { sections, end, flaws }
}

/// A hybrid file's table with the entries that its stream adds where the table says free (7.5.8.4).
fn merged(mut table: Section, hidden: Section) -> Section {
    let free: HashSet<u32> = table
        .entries
        .iter()
        .filter(|(_, e)| *e == Entry::Free)
        .map(|(id, _)| *id)
        .collect();
    let used: HashSet<u32> = table
        .entries
        .iter()
        .map(|(id, _)| *id)
        .filter(|id| !free.contains(id))
        .collect();
    let added: Vec<_> = hidden
        .entries
        .into_iter()
        .filter(|(id, _)| !used.contains(id))
        .collect();
    let ids: HashSet<u32> = added.iter().map(|(id, _)| *id).collect();
    table.entries.retain(|(id, _)| !ids.contains(id));
    table.entries.extend(added);
    table
}

/// `startxref`, the offset of `head` and `%%EOF` after `from`: the byte after them and their line end.
fn closing(bytes: &[u8], from: usize, head: usize) -> Read<usize> {
    let mut lexer = Lexer::new(bytes, from);
    keyword(&mut lexer, "startxref")?;
    if unsigned::<usize>(&mut lexer)? != head {
        return Err("the startxref that closes an update names another cross-reference section".into());
    }
    let at = lexer.pos();
    let marker = at + bytes[at..].iter().take_while(|b| is_space(**b)).count();
    if !bytes[marker..].starts_with(b"%%EOF") {
        return Err("an update does not end with %%EOF".into());
    }
    let end = marker + 5;
    Ok(match (bytes.get(end), bytes.get(end + 1)) {
        (Some(b'\r'), Some(b'\n')) => end + 2,
        (Some(b'\r' | b'\n'), _) => end + 1,
        _ => end,
    })
}

/// Every update must lie wholly behind the one before it; only the first may be linearized.
fn mark_disorder(updates: &mut [Update]) {
    for index in 1..updates.len() {
        let before = updates[index - 1].end;
        let update = &mut updates[index];
        if update.sections.iter().any(|section| section.span.start < before) {
            update
                .flaws
                .push("a cross-reference section of the update lies inside an earlier revision".into());
        }
    }
}
