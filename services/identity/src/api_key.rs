//! A key for programs.

use kernel::{Id, Permissions, Timestamp, kinds};
use sqlx::types::Json;

/// A key. Its secret is kept only as a hash.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ApiKey {
    /// Identifier.
    pub id: Id<kinds::ApiKey>,
    /// The organization it acts in.
    #[sqlx(rename = "organization_id")]
    pub organization: Id<kinds::Organization>,
    /// Who made it, and on whose behalf it acts.
    #[sqlx(rename = "user_id")]
    pub user: Id<kinds::User>,
    /// What it is for.
    pub name: String,
    /// First characters of the secret.
    pub prefix: String,
    /// What it was given, sorted; what it may do is this and what its maker may do at the time.
    pub permissions: Json<Vec<String>>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

impl ApiKey {
    /// What the key may do when its maker may do `own`.
    #[must_use]
    pub fn effective(&self, own: &Permissions) -> Permissions {
        Permissions::new(self.permissions.0.iter().cloned()).intersection(own)
    }
}
