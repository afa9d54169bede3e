//! What a signature permits afterwards (ISO 32000-2, 12.8.2): DocMDP for the document, FieldMDP and `/Lock` for fields.

use super::step::Finding;
use super::{Change, Level};
use crate::revision::{Read, View, fields, text};
use crate::signed::EmbeddedSignature;
use lopdf::{Dictionary, Object};

/// What one signature permits.
pub(super) struct Permission {
    pub(super) allowed: Level,
    certifies: bool,
    locks: Vec<Lock>,
    flaw: Option<String>,
}

/// Fields that must not change any more.
enum Lock {
    All,
    Only(Vec<String>),
    AllBut(Vec<String>),
}

impl Lock {
    fn read(view: &View<'_>, dict: &Dictionary) -> Read<Self> {
        let names = view.array(dict, b"Fields")?.iter().map(text).collect();
        let action = view.get(dict, b"Action")?;
        match action.as_ref().and_then(|action| action.as_name().ok()) {
            Some(b"All") => Ok(Self::All),
            Some(b"Include") => Ok(Self::Only(names)),
            Some(b"Exclude") => Ok(Self::AllBut(names)),
            _ => Err("which fields the signature locks cannot be read".into()),
        }
    }

    fn holds(&self, field: &str) -> bool {
        let listed = |names: &[String]| names.iter().any(|name| is_within(field, name));
        match self {
            Self::All => true,
            Self::Only(names) => listed(names),
            Self::AllBut(names) => !listed(names),
        }
    }
}

/// Whether a field is the named one or below it.
fn is_within(field: &str, name: &str) -> bool {
    field
        .strip_prefix(name)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

impl Permission {
    /// What `signature` says, as it was in its own revision.
    pub(super) fn of(view: &View<'_>, signature: &EmbeddedSignature) -> Read<Self> {
        let dict = view.resolve(&Object::Reference(signature.id()))?;
        let dict = dict.as_dict().map_err(|_| "the signature cannot be read")?;
        let (mut level, mut certifies, mut locks) = (None, false, vec![]);
        for reference in view.array(dict, b"Reference")? {
            let Object::Dictionary(reference) = view.resolve(&reference)? else {
                continue;
            };
            let parameters = view.dict(&reference, b"TransformParams")?.unwrap_or_default();
            match view
                .get(&reference, b"TransformMethod")?
                .as_ref()
                .and_then(|method| method.as_name().ok())
            {
                Some(b"DocMDP") => {
                    certifies = true;
                    level = Some(permitted(view, &parameters)?.unwrap_or(Level::FormFilling));
                }
                Some(b"FieldMDP") => locks.push(Lock::read(view, &parameters)?),
                _ => {}
            }
        }
        let field = fields(view)?.into_iter().find(|field| field.name == signature.field);
        let lock = field
            .map(|field| view.dict(&field.dict, b"Lock"))
            .transpose()?
            .flatten();
        if let Some(lock) = lock {
            locks.push(Lock::read(view, &lock)?);
            level = level.into_iter().chain(permitted(view, &lock)?).min();
        }
        let allowed = level.unwrap_or(Level::FormFilling);
        Ok(Self {
            allowed,
            certifies,
            locks,
            flaw: None,
        })
    }

    /// A signature whose permissions cannot be read permits nothing.
    pub(super) fn unreadable(flaw: String) -> Self {
        Self {
            allowed: Level::None,
            certifies: true,
            locks: vec![],
            flaw: Some(flaw),
        }
    }

    /// The change as this signature sees it.
    pub(super) fn judge(&self, finding: &Finding) -> Change {
        let mut change = finding.change.clone();
        let locked = finding
            .field
            .as_deref()
            .is_some_and(|field| self.locks.iter().any(|lock| lock.holds(field)));
        if locked && !finding.despite_lock {
            change.level = Level::Other;
            change.what.push_str(", although this signature locks the field");
        }
        if self.certifies && !finding.despite_certification {
            change.level = Level::Other;
            change.what.push_str(", although the document is certified");
        }
        if let Some(flaw) = &self.flaw {
            change
                .what
                .push_str(&format!(" (what the signature permits cannot be read: {flaw})"));
        }
        change
    }
}

/// `/P` of DocMDP parameters or of a lock (Tables 257 and 236).
fn permitted(view: &View<'_>, dict: &Dictionary) -> Read<Option<Level>> {
    match view.get(dict, b"P")? {
        None => Ok(None),
        Some(Object::Integer(1)) => Ok(Some(Level::LtaUpdates)),
        Some(Object::Integer(2)) => Ok(Some(Level::FormFilling)),
        Some(Object::Integer(3)) => Ok(Some(Level::Annotations)),
        Some(_) => Err("its permission level is not 1, 2 or 3".into()),
    }
}
