//! A signed-in session.

use std::time::Duration;

use kernel::{Id, Origin, Timestamp, kinds};

/// How long a session lasts.
pub const SESSION_LIFE: Duration = Duration::from_secs(24 * 60 * 60);
/// How long a session is shown and kept once it has expired.
pub const SESSION_KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// A session of an account in one organization.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Session {
    /// Identifier.
    pub id: Id<kinds::Session>,
    /// The account.
    #[sqlx(rename = "user_id")]
    pub user: Id<kinds::User>,
    /// The organization it acts in.
    #[sqlx(rename = "organization_id")]
    pub organization: Id<kinds::Organization>,
    /// Address it was opened from; empty when unknown.
    pub ip_address: String,
    /// Program it was opened with; empty when unknown.
    pub user_agent: String,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it was last used, to the minute.
    pub last_used_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Timestamp,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

impl Session {
    /// A session opened now from `origin`.
    #[must_use]
    pub fn open(
        id: Id<kinds::Session>,
        user: Id<kinds::User>,
        organization: Id<kinds::Organization>,
        origin: &Origin,
        now: Timestamp,
    ) -> Self {
        Self {
            id,
            user,
            organization,
            ip_address: origin.ip.map(|ip| ip.to_string()).unwrap_or_default(),
            user_agent: origin.user_agent.clone().unwrap_or_default(),
            created_at: now,
            last_used_at: now,
            expires_at: now.plus(SESSION_LIFE),
            revoked_at: None,
        }
    }
}
