//! A person's place in an organization: invited, then in force.

use std::time::Duration;

use kernel::{Id, Permissions, Result, Timestamp, kinds};

use crate::email::Email;
use crate::organization::check_etag;
use crate::role::Role;

/// How long an invitation can be accepted.
pub const INVITATION_LIFE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// A place in an organization.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Membership {
    /// Identifier.
    pub id: Id<kinds::Membership>,
    /// The organization.
    #[sqlx(rename = "organization_id")]
    pub organization: Id<kinds::Organization>,
    /// The account; none until the invitation is accepted.
    #[sqlx(rename = "user_id")]
    pub user: Option<Id<kinds::User>>,
    /// Address of the account or of the invited person.
    pub email: String,
    /// The address as compared.
    pub email_canonical: String,
    /// What the person may do.
    #[sqlx(try_from = "String")]
    pub role: Role,
    /// Whether sign-in without naming an organization leads here; at most one for an account.
    pub is_default: bool,
    /// Counts the writes; the etag.
    pub revision: i64,
    /// When the person was invited or joined, whichever came first.
    pub created_at: Timestamp,
    /// When the person joined; none until then.
    pub joined_at: Option<Timestamp>,
    /// When it ends by itself.
    pub expires_at: Option<Timestamp>,
}

/// What a change of a membership asks for.
#[derive(Clone, Debug, Default)]
pub struct MembershipChange {
    /// The new role, if any.
    pub role: Option<Role>,
    /// The new end, if any.
    pub expires_at: Option<Timestamp>,
    /// When set, must be the current etag.
    pub etag: String,
}

impl Membership {
    /// A place that waits for its person.
    #[must_use]
    pub fn invite(
        id: Id<kinds::Membership>,
        organization: Id<kinds::Organization>,
        email: &Email,
        role: Role,
        expires_at: Option<Timestamp>,
        now: Timestamp,
    ) -> Self {
        Self {
            id,
            organization,
            user: None,
            email: email.written().to_owned(),
            email_canonical: email.canonical().to_owned(),
            role,
            is_default: false,
            revision: 1,
            created_at: now,
            joined_at: None,
            expires_at,
        }
    }

    /// The place, taken by its person.
    #[must_use]
    pub fn join(mut self, user: Id<kinds::User>, is_default: bool, now: Timestamp) -> Self {
        self.user = Some(user);
        self.is_default = is_default;
        self.joined_at = Some(now);
        self.revision += 1;
        self
    }

    /// The place with another role or end.
    ///
    /// # Errors
    /// `ABORTED` / `ETAG_MISMATCH`; `PERMISSION_DENIED` / `ROLE_TOO_HIGH` when the old or the new role is more than
    /// somebody with the permissions `own` may move.
    pub fn change(mut self, change: &MembershipChange, own: &Permissions) -> Result<Self> {
        check_etag(&change.etag, &self.etag())?;
        self.role.check_within(own)?;
        if let Some(role) = change.role {
            role.check_within(own)?;
            self.role = role;
        }
        self.expires_at = change.expires_at.or(self.expires_at);
        self.revision += 1;
        Ok(self)
    }

    /// Whether the organization can count on this as an owner: in force, and without an end.
    #[must_use]
    pub fn lasting_owner(&self) -> bool {
        self.role == Role::Owner && self.user.is_some() && self.expires_at.is_none()
    }

    /// What a client sends back to write only what it has read.
    #[must_use]
    pub fn etag(&self) -> String {
        self.revision.to_string()
    }
}
