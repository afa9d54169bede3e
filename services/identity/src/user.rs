//! An account of a person.

use kernel::{Error, Id, Result, Timestamp, kinds};

use crate::email::Email;

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
        }
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
