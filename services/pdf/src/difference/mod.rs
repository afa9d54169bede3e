//! What changed after each signature, and whether that is permitted.
//!
//! Every object that a later revision adds, replaces or frees must be explained by a rule: the form was filled, a
//! signature was added, validation data was stored (`form`, `field`, `page`, `security_store`, `metadata`). What no rule
//! explains is [`Level::Other`]. A rule names the object, what became of it, and every place that used it before: an
//! object that is used in two places is not explained by a rule for one of them. This is what defeats shadow attacks,
//! in which a file is prepared so that a harmless-looking update changes what an already signed page shows.

mod annotation;
mod catalog;
mod field;
mod form;
mod links;
mod metadata;
mod page;
mod paths;
mod permission;
mod security_store;
mod step;
mod structure;

use crate::revision::History;
use crate::signed::{self, EmbeddedSignature};
use crate::{Pdf, error};
use kernel::Result;
use links::Links;
use permission::Permission;
use serde::{Deserialize, Serialize};
use step::{Finding, Step};

/// How far a change goes. Ordered: a later level permits all before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Nothing changed.
    None,
    /// Validation data, document time stamps and metadata: what long-term preservation adds.
    LtaUpdates,
    /// Existing fields were filled, or signatures were added.
    FormFilling,
    /// Notes and text markings were added that cannot cover the page.
    Annotations,
    /// Anything else: the document may show something that was not signed.
    Other,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The revision that made it.
    pub revision: usize,
    /// The number of the object that changed; none when the change is not in an object.
    pub object: Option<u32>,
    /// Where the object is used, such as `/Root/AcroForm/Fields[2]/V`; empty when that is not known.
    pub path: String,
    /// What changed, in plain words.
    pub what: String,
    /// How far it goes.
    pub level: Level,
}

/// What changed after one signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Modifications {
    /// The field of the signature.
    pub field: String,
    /// The highest level among the changes.
    pub level: Level,
    /// The highest level that the signature permits (DocMDP; form filling when it says nothing).
    pub allowed: Level,
    /// Whether the signature covers a whole revision and nothing beyond `allowed` changed, no locked field among it.
    pub permitted: bool,
    /// The changes, oldest first.
    pub changes: Vec<Change>,
}

/// What changed after each of `signatures` (as [`signatures`](crate::signatures) lists them), in the same order.
///
/// # Errors
/// `PDF_DAMAGED` when the file's cross-reference sections cannot be followed as written.
pub fn difference(pdf: &Pdf, signatures: &[EmbeddedSignature]) -> Result<Vec<Modifications>> {
    if signatures.is_empty() {
        return Ok(vec![]);
    }
    let history = History::read(pdf).map_err(error::damaged)?;
    Ok(since(&history, signatures))
}

/// The signatures of the newest revision, each with what changed after it: [`signatures`](crate::signatures) and
/// [`difference`] in one reading of the file.
///
/// # Errors
/// As these two.
pub fn signatures_and_changes(pdf: &Pdf) -> Result<Vec<(EmbeddedSignature, Modifications)>> {
    let Some(history) = signed::history(pdf)? else {
        return Ok(vec![]);
    };
    let found = signed::of_history(&history).map_err(error::damaged)?;
    let changes = since(&history, &found);
    Ok(found.into_iter().zip(changes).collect())
}

fn since(history: &History<'_>, signatures: &[EmbeddedSignature]) -> Vec<Modifications> {
    let Some(first) = signatures.iter().map(|s| s.revision.unwrap_or(usize::MAX)).min() else {
        return vec![];
    };
    let links = Links::read(history, first);
    let steps: Vec<Vec<Finding>> = (first.saturating_add(1)..=history.newest())
        .map(|revision| Step::new(history, &links, revision).findings())
        .collect();
    let modifications = signatures.iter().map(|signature| match signature.revision {
        Some(revision) => after(history, signature, revision, &steps[revision - first..]),
        None => uncovered(signature),
    });
    modifications.collect()
}

fn after(
    history: &History<'_>,
    signature: &EmbeddedSignature,
    revision: usize,
    steps: &[Vec<Finding>],
) -> Modifications {
    let permission = Permission::of(&history.view(revision), signature).unwrap_or_else(Permission::unreadable);
    let mut changes: Vec<Change> = steps
        .iter()
        .flatten()
        .map(|finding| permission.judge(finding))
        .collect();
    if history.has_tail() {
        changes.push(tail(history));
    }
    let level = changes.iter().map(|change| change.level).max().unwrap_or(Level::None);
    Modifications {
        field: signature.field.clone(),
        level,
        allowed: permission.allowed,
        permitted: level <= permission.allowed,
        changes,
    }
}

fn tail(history: &History<'_>) -> Change {
    Change {
        revision: history.newest(),
        object: None,
        path: String::new(),
        what: "bytes were appended that belong to no revision of the file".into(),
        level: Level::Other,
    }
}

fn uncovered(signature: &EmbeddedSignature) -> Modifications {
    let change = Change {
        revision: 0,
        object: Some(signature.object),
        path: String::new(),
        what: "the signature covers no whole revision, so what changed after it cannot be told".into(),
        level: Level::Other,
    };
    Modifications {
        field: signature.field.clone(),
        level: Level::Other,
        allowed: Level::None,
        permitted: false,
        changes: vec![change],
    }
}
