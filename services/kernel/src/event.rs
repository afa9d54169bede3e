//! What happened: written in the same commit as the act, then carried to audit, streams and webhooks.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{Id, Kind, kinds};

/// The thing an event is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// The kind in snake case, such as `envelope`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its identifier in wire form.
    pub id: String,
}

impl Resource {
    /// The resource with this identifier; its kind is the identifier's noun in snake case.
    #[must_use]
    pub fn of<K: Kind>(id: Id<K>) -> Self {
        Self {
            kind: K::NOUN.to_lowercase().replace(' ', "_"),
            id: id.to_string(),
        }
    }
}

/// An act, described without secrets or document content. `store` adds id, time and caller when it records it.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// `resource.verb_in_past`, such as `envelope.sent`.
    pub action: &'static str,
    /// What it is about.
    pub resource: Resource,
    /// Further resources it belongs to, such as a recipient's envelope: streams can be filtered by any of them.
    pub related: Vec<Resource>,
    /// The person it was done to, if another than the actor.
    pub target_user: Option<Id<kinds::User>>,
    /// Facts worth keeping.
    pub metadata: Map<String, Value>,
    /// Values before, of the fields that changed.
    pub before: Map<String, Value>,
    /// Values after, of the fields that changed.
    pub after: Map<String, Value>,
}

impl Event {
    /// The event that `action` was done to `id`.
    #[must_use]
    pub fn new<K: Kind>(action: &'static str, id: Id<K>) -> Self {
        Self {
            action,
            resource: Resource::of(id),
            related: vec![],
            target_user: None,
            metadata: Map::new(),
            before: Map::new(),
            after: Map::new(),
        }
    }

    /// Adds a resource it belongs to.
    #[must_use]
    pub fn related<K: Kind>(mut self, id: Id<K>) -> Self {
        self.related.push(Resource::of(id));
        self
    }

    /// Names the person it was done to.
    #[must_use]
    pub fn target(mut self, user: Id<kinds::User>) -> Self {
        self.target_user = Some(user);
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.metadata.insert(key.to_owned(), value.into());
        self
    }

    /// Notes that `field` went from `before` to `after`.
    #[must_use]
    pub fn change(mut self, field: &str, before: impl Into<Value>, after: impl Into<Value>) -> Self {
        self.before.insert(field.to_owned(), before.into());
        self.after.insert(field.to_owned(), after.into());
        self
    }
}
