//! A tenant.

use kernel::{Error, Id, Result, Timestamp, kinds};

use crate::error;

/// A tenant: the owner of documents, envelopes, keys and an audit chain of its own.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Organization {
    /// Identifier.
    pub id: Id<kinds::Organization>,
    /// Name shown to people, 1 to 255 characters.
    pub name: String,
    /// Short name for addresses, unique on the installation, never changed.
    pub slug: String,
    /// Whether it may be used: the members of an inactive one cannot sign in to it.
    pub active: bool,
    /// Counts the writes; the etag.
    pub revision: i64,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// Whether strangers may create organizations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registration {
    /// Anybody may.
    Open,
    /// Nobody may once the installation has its first organization.
    Closed,
}

impl Registration {
    /// Whether one more may be created where there is one already or not.
    ///
    /// # Errors
    /// `PERMISSION_DENIED` / `REGISTRATION_CLOSED`.
    pub fn admit(self, any_exists: bool) -> Result<()> {
        match (self, any_exists) {
            (Self::Closed, true) => Err(error::registration_closed()),
            _ => Ok(()),
        }
    }
}

impl Organization {
    /// A new, active organization.
    #[must_use]
    pub fn new(id: Id<kinds::Organization>, name: String, slug: String, now: Timestamp) -> Self {
        Self {
            id,
            name,
            slug,
            active: true,
            revision: 1,
            created_at: now,
            updated_at: now,
        }
    }

    /// What a client sends back to write only what it has read.
    #[must_use]
    pub fn etag(&self) -> String {
        self.revision.to_string()
    }

    /// The organization under another name.
    ///
    /// # Errors
    /// `ABORTED` / `ETAG_MISMATCH`.
    pub fn rename(mut self, name: String, etag: &str, now: Timestamp) -> Result<Self> {
        check_etag(etag, &self.etag())?;
        self.name = name;
        self.revision += 1;
        self.updated_at = now;
        Ok(self)
    }
}

/// An etag that was sent must be the current one.
pub(crate) fn check_etag(sent: &str, current: &str) -> Result<()> {
    if sent.is_empty() || sent == current {
        Ok(())
    } else {
        Err(Error::stale_etag(current))
    }
}
