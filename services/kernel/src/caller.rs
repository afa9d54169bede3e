//! Who is calling, on whose behalf, from where, and what they may do.

use std::collections::BTreeSet;
use std::net::IpAddr;

use crate::{Error, ErrorKind, Id, Result, kinds};

/// The authenticated source of one call. Made by `rpc` only; modules never build one from a request.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who.
    pub principal: Principal,
    /// The organization the call acts in; none for public calls.
    pub organization: Option<Id<kinds::Organization>>,
    /// What the caller may do in that organization.
    pub permissions: Permissions,
    /// Where the call came from.
    pub origin: Origin,
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Principal {
    /// Nobody we know; only `public` methods see it.
    Anonymous,
    /// A signed-in person.
    User {
        /// The account.
        user: Id<kinds::User>,
        /// The session it came with.
        session: Id<kinds::Session>,
    },
    /// A program with a key.
    ApiKey {
        /// The key.
        key: Id<kinds::ApiKey>,
        /// Who made the key, and on whose behalf it acts.
        user: Id<kinds::User>,
    },
    /// A recipient who came by a signing link; may touch this envelope only.
    Recipient {
        /// The link.
        link: Id<kinds::SigningLink>,
        /// The one envelope.
        envelope: Id<kinds::Envelope>,
        /// The recipient.
        recipient: Id<kinds::Recipient>,
    },
    /// The platform itself: jobs and reactors.
    System,
}

/// Permissions as `resource.action` names, such as `envelopes.write`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permissions(BTreeSet<String>);

impl Permissions {
    /// The set of these names.
    pub fn new<S: Into<String>>(names: impl IntoIterator<Item = S>) -> Self {
        Self(names.into_iter().map(Into::into).collect())
    }
    /// Whether `name` is among them.
    #[must_use]
    pub fn allow(&self, name: &str) -> bool {
        self.0.contains(name)
    }
    /// The names, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
    /// The names that both sets hold.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        Self(self.0.intersection(&other.0).cloned().collect())
    }
}

/// Where a call came from, for the audit trail.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The client's address, behind trusted proxies.
    pub ip: Option<IpAddr>,
    /// The `user-agent` header, at most 256 characters.
    pub user_agent: Option<String>,
    /// The `x-request-id` of the call.
    pub request_id: String,
}

impl Caller {
    /// The platform acting in an organization, for jobs.
    #[must_use]
    pub fn system(organization: Id<kinds::Organization>) -> Self {
        Self {
            principal: Principal::System,
            organization: Some(organization),
            permissions: Permissions::default(),
            origin: Origin::default(),
        }
    }

    /// The organization of the call.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` / `CREDENTIALS_MISSING` for a caller that acts in none.
    pub fn organization(&self) -> Result<Id<kinds::Organization>> {
        self.organization.ok_or_else(|| {
            Error::new(
                ErrorKind::Unauthenticated,
                "CREDENTIALS_MISSING",
                "sign in to an organization first",
            )
        })
    }

    /// The account that acts, directly or through its key.
    #[must_use]
    pub fn user(&self) -> Option<Id<kinds::User>> {
        match self.principal {
            Principal::User { user, .. } | Principal::ApiKey { user, .. } => Some(user),
            _ => None,
        }
    }
}
