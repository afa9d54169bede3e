//! One step of the file's history: what a revision did to the one before it.

use super::links::Links;
use super::{Change, Level, catalog, form, metadata, page, security_store, structure};
use crate::revision::{Entry, Field, History, Indirect, Read, View, parser};
use lopdf::{Dictionary, Object};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;

/// Findings one revision may have before the rest is left out.
const MAX_FINDINGS: usize = 1_000;

/// What a revision did to an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Touch {
    Added,
    Replaced,
    Freed,
}

/// A change, and what decides whether a signature permits it.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) change: Change,
    /// The form field it belongs to.
    pub(super) field: Option<String>,
    /// Permitted although the field is locked.
    pub(super) despite_lock: bool,
    /// Permitted after a certification.
    pub(super) despite_certification: bool,
}

/// The comparison of a revision with the one before it.
pub(super) struct Step<'a> {
    pub(super) history: &'a History<'a>,
    pub(super) links: &'a Links,
    pub(super) old: View<'a>,
    pub(super) new: View<'a>,
    pub(super) touched: BTreeMap<u32, Touch>,
    explained: BTreeSet<u32>,
    findings: Vec<Finding>,
}

impl<'a> Step<'a> {
    pub(super) fn new(history: &'a History<'a>, links: &'a Links, revision: usize) -> Self {
        Self {
            history,
            links,
            old: history.view(revision - 1),
            new: history.view(revision),
            touched: BTreeMap::new(),
            explained: BTreeSet::new(),
            findings: vec![],
        }
    }

    /// Compares, rule after rule.
    pub(super) fn findings(mut self) -> Vec<Finding> {
        self.touch();
        structure::check(&mut self);
        let rules = [
            catalog::check,
            metadata::check,
            security_store::check,
            form::check,
            page::check,
            structure::leftovers,
        ];
        for rule in rules {
            if let Err(flaw) = rule(&mut self) {
                self.other(None, "", format!("the revision cannot be analysed: {flaw}"));
            }
        }
        self.findings
    }

    /// Which objects the revision touches; an object written again with the same content is left alone.
    fn touch(&mut self) {
        let update = &self.history.updates[self.new.revision];
        for (number, now) in update.entries() {
            let before = self.old.entry(number);
            let touch = match (before, now) {
                _ if before == now => continue,
                (_, Entry::Free) => Touch::Freed,
                (Entry::Free, _) => Touch::Added,
                _ => Touch::Replaced,
            };
            if touch != Touch::Replaced || !self.equal(number) {
                self.touched.insert(number, touch);
            }
        }
    }

    fn equal(&self, number: u32) -> bool {
        let (Ok(Some(old)), Ok(Some(new))) = (self.old.read(number), self.new.read(number)) else {
            return false;
        };
        let data = |read: &Rc<Indirect>| read.data.clone().map(|range| &self.history.bytes[range]);
        old.id == new.id && !new.ambiguous && same(&old.object, &new.object) && data(&old) == data(&new)
    }

    /// What the revision did to object `number`, if anything.
    pub(super) fn touch_of(&self, number: u32) -> Option<Touch> {
        self.touched.get(&number).copied()
    }

    pub(super) fn touch_of_value(&self, value: Option<&Object>) -> Option<(u32, Touch)> {
        let (number, _) = value?.as_reference().ok()?;
        Some((number, self.touch_of(number)?))
    }

    pub(super) fn is_explained(&self, number: u32) -> bool {
        self.explained.contains(&number)
    }

    /// Notes that a rule accounts for object `number`.
    pub(super) fn explain(&mut self, number: u32) {
        self.explained.insert(number);
    }

    /// Accounts for the object behind `value` when it is new, or when it was replaced and only `owners` used it before.
    /// Otherwise it stays unexplained, and is reported at the end.
    pub(super) fn explain_value(&mut self, value: Option<&Object>, owners: &[u32]) {
        match self.touch_of_value(value) {
            Some((number, Touch::Added)) => self.explain(number),
            Some((number, Touch::Replaced)) if self.used_only_by(number, owners) => self.explain(number),
            _ => {}
        }
    }

    /// Whether nobody but `owners` referred to `number` before this revision.
    pub(super) fn used_only_by(&self, number: u32, owners: &[u32]) -> bool {
        let users = self.links.users(self.history, self.old.revision, number);
        self.links.unreadable.is_empty() && users.iter().all(|user| owners.contains(user))
    }

    /// Accounts for every new object that can be reached from `value` through new objects.
    pub(super) fn adopt(&mut self, value: &Object) -> Read<()> {
        let (mut open, mut seen) = (vec![], HashSet::new());
        parser::references(value, &mut |number| open.push(number));
        while let Some(number) = open.pop() {
            if self.touch_of(number) != Some(Touch::Added) || !seen.insert(number) {
                continue;
            }
            self.explain(number);
            if let Some(read) = self.new.read(number)? {
                parser::references(&read.object, &mut |number| open.push(number));
            }
        }
        Ok(())
    }

    /// Reports a change.
    pub(super) fn note(&mut self, level: Level, object: Option<u32>, path: &str, what: impl Into<String>) {
        self.report(level, object, path, what.into(), None, level <= Level::LtaUpdates);
    }

    /// Reports a change that no rule permits. What the object brings along is not reported once more.
    pub(super) fn other(&mut self, object: Option<u32>, path: &str, what: impl Into<String>) {
        object.into_iter().for_each(|number| self.settle(number));
        self.report(Level::Other, object, path, what.into(), None, true);
    }

    /// Reports a change of a form field.
    pub(super) fn note_field(&mut self, level: Level, field: &Field, path: &str, what: impl Into<String>) {
        if level == Level::Other {
            self.settle(field.id.0);
        }
        let despite_lock = level <= Level::LtaUpdates;
        self.report(
            level,
            Some(field.id.0),
            path,
            what.into(),
            Some(field.name.clone()),
            despite_lock,
        );
    }

    fn settle(&mut self, number: u32) {
        self.explain(number);
        if let Ok(Some(read)) = self.new.read(number) {
            // what cannot be read is reported where it stands
            let _ = self.adopt(&read.object);
        }
    }

    fn report(
        &mut self,
        level: Level,
        object: Option<u32>,
        path: &str,
        what: String,
        field: Option<String>,
        despite_lock: bool,
    ) {
        let revision = self.new.revision;
        let what = match self.findings.len() {
            MAX_FINDINGS.. => return,
            _ if self.findings.len() + 1 == MAX_FINDINGS => "there are more changes than can be listed".to_owned(),
            _ => what,
        };
        let level = if self.findings.len() + 1 == MAX_FINDINGS {
            Level::Other
        } else {
            level
        };
        let path = path.to_owned();
        self.findings.push(Finding {
            change: Change {
                revision,
                object,
                path,
                what,
                level,
            },
            field,
            despite_lock,
            despite_certification: true,
        });
    }

    /// Marks the last finding as refused after a certification.
    pub(super) fn not_after_certification(&mut self) {
        if let Some(last) = self.findings.last_mut() {
            last.despite_certification = false;
        }
    }
}

/// Equal content: the order of keys does not matter, the spelling of strings neither.
pub(super) fn same(old: &Object, new: &Object) -> bool {
    match (old, new) {
        (Object::String(old, _), Object::String(new, _)) => old == new,
        (Object::Array(old), Object::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(o, n)| same(o, n))
        }
        (Object::Dictionary(old), Object::Dictionary(new)) => changed_keys(old, new).is_empty(),
        _ => old == new,
    }
}

/// The keys whose values differ, references not followed; a missing value equals null (7.3.7).
pub(super) fn changed_keys(old: &Dictionary, new: &Dictionary) -> BTreeSet<Vec<u8>> {
    let keys: BTreeSet<&Vec<u8>> = old.iter().chain(new.iter()).map(|(key, _)| key).collect();
    let value = |dict: &Dictionary, key: &[u8]| dict.get(key).cloned().unwrap_or(Object::Null);
    let differs = |key: &&&Vec<u8>| !same(&value(old, key), &value(new, key));
    keys.iter().filter(differs).map(|key| key.to_vec()).collect()
}

/// Whether something of `before` is missing now, and what was not there before.
pub(super) fn compare_lists<'o>(before: &[Object], now: &'o [Object]) -> (bool, Vec<&'o Object>) {
    let spelled = |items: &[Object]| {
        items
            .iter()
            .map(|item| format!("{item:?}"))
            .collect::<HashSet<String>>()
    };
    let (old, new) = (spelled(before), spelled(now));
    let added = now.iter().filter(|item| !old.contains(&format!("{item:?}")));
    (!old.is_subset(&new), added.collect())
}

/// A key for people.
pub(super) fn key_name(key: &[u8]) -> String {
    format!("/{}", String::from_utf8_lossy(key))
}
