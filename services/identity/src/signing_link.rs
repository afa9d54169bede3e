//! A link that lets one recipient into one envelope.

use kernel::{Id, Timestamp, kinds};

/// Wrong access codes a link bears; after the last one it must be replaced.
pub const MAX_ACCESS_CODE_TRIES: u32 = 5;

/// A link. Its token is kept only as a hash.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SigningLink {
    /// Identifier.
    pub id: Id<kinds::SigningLink>,
    /// The organization of the envelope.
    #[sqlx(rename = "organization_id")]
    pub organization: Id<kinds::Organization>,
    /// The one envelope.
    #[sqlx(rename = "envelope_id")]
    pub envelope: Id<kinds::Envelope>,
    /// The recipient.
    #[sqlx(rename = "recipient_id")]
    pub recipient: Id<kinds::Recipient>,
    /// Wrong access codes so far.
    pub failed_codes: i64,
    /// When the right access code was given.
    pub access_verified_at: Option<Timestamp>,
    /// When the right one-time code was given.
    pub one_time_verified_at: Option<Timestamp>,
    /// When it ends by itself.
    pub expires_at: Timestamp,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

/// How far a link's holder has got with the codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkState {
    /// Whether the right code was given through this link.
    pub access_verified: bool,
    /// Whether the right one-time code was given through this link.
    pub one_time_verified: bool,
    /// Wrong codes so far.
    pub failed_codes: u32,
    /// Whether the link was revoked since its holder came in.
    pub revoked: bool,
}

impl LinkState {
    /// Wrong codes it still bears; none left means that the link is locked.
    #[must_use]
    pub fn tries_left(self) -> u32 {
        MAX_ACCESS_CODE_TRIES.saturating_sub(self.failed_codes)
    }
}

impl SigningLink {
    /// How far its holder has got.
    #[must_use]
    pub fn state(&self) -> LinkState {
        LinkState {
            access_verified: self.access_verified_at.is_some(),
            one_time_verified: self.one_time_verified_at.is_some(),
            failed_codes: u32::try_from(self.failed_codes).unwrap_or(u32::MAX),
            revoked: self.revoked_at.is_some(),
        }
    }

    /// Whether it opens anything now.
    #[must_use]
    pub fn usable(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }
}
