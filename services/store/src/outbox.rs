//! Events leave with the commit of the act they tell of, or not at all.

use kernel::{Event, Id, Principal, Resource, Result, Timestamp, kinds};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sqlx::types::Json;

use crate::{Tx, execute};

/// An event as it was recorded, with who did it, from where and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordedEvent {
    /// Sorts by the time of the act.
    pub id: Id<kinds::Event>,
    /// The organization it happened in; none for a refused sign-in, for example.
    pub organization: Option<Id<kinds::Organization>>,
    /// `resource.verb_in_past`.
    pub action: String,
    /// What it is about.
    pub resource: Resource,
    /// Further resources it belongs to.
    pub related: Vec<Resource>,
    /// Who did it.
    pub principal: Actor,
    /// The person it was done to, if another than the actor.
    pub target_user: Option<Id<kinds::User>>,
    /// The client's address.
    pub ip: Option<std::net::IpAddr>,
    /// The client's `user-agent`, at most 256 characters.
    pub user_agent: Option<String>,
    /// The `x-request-id` of the call; empty for jobs.
    pub request_id: String,
    /// Facts worth keeping.
    pub metadata: Map<String, Value>,
    /// Values before, of the fields that changed.
    pub before: Map<String, Value>,
    /// Values after, of the fields that changed.
    pub after: Map<String, Value>,
    /// When.
    pub at: Timestamp,
}

/// Who did it: [`Principal`] in a form that can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Actor {
    /// Nobody we know.
    Anonymous,
    /// A signed-in person.
    User {
        /// The account.
        user: Id<kinds::User>,
        /// The session.
        session: Id<kinds::Session>,
    },
    /// A program with a key.
    ApiKey {
        /// The key.
        key: Id<kinds::ApiKey>,
        /// Who made the key.
        user: Id<kinds::User>,
    },
    /// A recipient who came by a signing link.
    Recipient {
        /// The link.
        link: Id<kinds::SigningLink>,
        /// The envelope.
        envelope: Id<kinds::Envelope>,
        /// The recipient.
        recipient: Id<kinds::Recipient>,
    },
    /// The platform itself.
    System,
}

impl From<Principal> for Actor {
    fn from(principal: Principal) -> Self {
        match principal {
            Principal::Anonymous => Self::Anonymous,
            Principal::User { user, session } => Self::User { user, session },
            Principal::ApiKey { key, user } => Self::ApiKey { key, user },
            Principal::Recipient {
                link,
                envelope,
                recipient,
            } => Self::Recipient {
                link,
                envelope,
                recipient,
            },
            Principal::System => Self::System,
        }
    }
}

impl Tx {
    /// Records an event with its caller, origin and time. It leaves with the commit, or not at all.
    ///
    /// # Errors
    /// As [`execute!`](crate::execute).
    pub async fn record(&mut self, event: Event) -> Result<Id<kinds::Event>> {
        let event = self.recorded_event(event);
        let (id, organization, at) = (event.id, event.organization, event.at);
        let sql = "INSERT INTO outbox (id, organization_id, action, event, occurred_at) VALUES ($1, $2, $3, $4, $5)";
        execute!(self, sql, id, organization, event.action.clone(), Json(event), at)?;
        self.note_recorded();
        Ok(id)
    }

    fn recorded_event(&self, event: Event) -> RecordedEvent {
        let origin = self.caller().map(|caller| caller.origin.clone()).unwrap_or_default();
        RecordedEvent {
            id: Id::new(self.clock().as_ref()),
            organization: self.organization(),
            action: event.action.to_owned(),
            resource: event.resource,
            related: event.related,
            principal: self.principal().into(),
            target_user: event.target_user,
            ip: origin.ip,
            user_agent: origin.user_agent,
            request_id: origin.request_id,
            metadata: event.metadata,
            before: event.before,
            after: event.after,
            at: self.now(),
        }
    }
}
