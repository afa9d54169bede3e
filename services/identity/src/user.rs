//! An account of a person.

use kernel::{Error, Id, Result, Timestamp, kinds};

use crate::email::Email;
use crate::organization::check_etag;

/// An account. One account can be a member of several organizations.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct User {
    /// Identifier.
    pub id: Id<kinds::User>,
    /// E-mail address as the person writes it, unique on the installation without regard to case.
    pub email: String,
    /// Full name.
    pub full_name: String,
    /// Whether it may be used.
    #[sqlx(try_from = "String")]
    pub status: UserStatus,
    /// When the address was proven to be the person's.
    pub email_verified_at: Option<Timestamp>,
    /// When the person last signed in.
    pub last_login_at: Option<Timestamp>,
    /// When it was created.
    pub created_at: Timestamp,
    /// Language the person is addressed in; empty when they have not said.
    pub language: String,
    /// Counts the person's own changes; the etag.
    pub revision: i64,
}

/// What a person changes about their account; none leaves it alone.
#[derive(Clone, Debug, Default)]
pub struct UserChange {
    /// The new name.
    pub full_name: Option<String>,
    /// The new language.
    pub language: Option<String>,
    /// When set, must be the current etag.
    pub etag: String,
}

impl User {
    /// A new account that signs in now.
    #[must_use]
    pub fn new(id: Id<kinds::User>, email: &Email, full_name: String, now: Timestamp) -> Self {
        Self {
            id,
            email: email.written().to_owned(),
            full_name,
            status: UserStatus::Active,
            email_verified_at: None,
            last_login_at: Some(now),
            created_at: now,
            language: String::new(),
            revision: 1,
        }
    }

    /// What a client sends back to write only what it has read.
    #[must_use]
    pub fn etag(&self) -> String {
        self.revision.to_string()
    }

    /// The account with these changes.
    ///
    /// # Errors
    /// `ABORTED` / `ETAG_MISMATCH`.
    pub fn change(mut self, change: UserChange) -> Result<Self> {
        check_etag(&change.etag, &self.etag())?;
        self.full_name = change.full_name.unwrap_or(self.full_name);
        self.language = change.language.unwrap_or(self.language);
        self.revision += 1;
        Ok(self)
    }
}

/// Whether an account may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserStatus {
    /// It may.
    Active,
    /// Switched off by an administrator.
    Disabled,
}

impl UserStatus {
    /// The name in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }
}

impl TryFrom<String> for UserStatus {
    type Error = Error;
    fn try_from(name: String) -> Result<Self> {
        match name.as_str() {
            "active" => Ok(Self::Active),
            "disabled" => Ok(Self::Disabled),
            _ => Err(Error::internal(format!("no user status is called {name}"))),
        }
    }
}
