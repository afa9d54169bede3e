//! `verification_tokens` of purpose `invitation`.

use kernel::{Id, Result, Timestamp, kinds};
use store::{Tx, execute, fetch_one, fetch_optional};

use crate::membership::{INVITATION_LIFE, Membership};
use crate::token::{Token, TokenHash};

/// An invitation, open or not.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Invitation {
    /// The organization.
    #[sqlx(rename = "organization_id")]
    pub organization: Id<kinds::Organization>,
    /// The place that waits.
    #[sqlx(rename = "membership_id")]
    pub membership: Id<kinds::Membership>,
    /// When it lapses.
    expires_at: Timestamp,
    /// When it was accepted.
    used_at: Option<Timestamp>,
}

impl Invitation {
    /// Whether it can be accepted now.
    pub fn open(&self, now: Timestamp) -> bool {
        self.used_at.is_none() && now < self.expires_at
    }
}

/// Keeps the token of a place.
pub async fn insert(tx: &mut Tx, place: &Membership, token: &Token) -> Result<()> {
    let now = tx.now();
    execute!(
        tx,
        "INSERT INTO verification_tokens (token_hash, purpose, organization_id, membership_id, created_at, expires_at) \
         VALUES ($1, 'invitation', $2, $3, $4, $5)",
        token.hash().as_bytes(),
        place.organization,
        place.id,
        now,
        now.plus(INVITATION_LIFE),
    )?;
    Ok(())
}

/// Whether a place has an invitation that can still be accepted.
pub async fn any_open(tx: &mut Tx, place: &Membership) -> Result<bool> {
    let now = tx.now();
    let sql = "SELECT count(*) FROM verification_tokens WHERE organization_id = $1 AND membership_id = $2 \
               AND purpose = 'invitation' AND used_at IS NULL AND expires_at > $3";
    Ok(fetch_one!(tx, (i64,), sql, place.organization, place.id, now)?.0 > 0)
}

/// The invitation of this token. The organization is not known before: system transactions only.
pub async fn find(tx: &mut Tx, hash: TokenHash) -> Result<Option<Invitation>> {
    let sql = "SELECT organization_id, membership_id, expires_at, used_at, token_hash FROM verification_tokens \
               WHERE token_hash = $1 AND purpose = 'invitation'";
    let row = fetch_optional!(tx, Row, sql, hash.as_bytes())?;
    Ok(row
        .filter(|row| hash.matches(&row.token_hash))
        .map(|row| row.invitation))
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    invitation: Invitation,
    token_hash: Vec<u8>,
}

/// Uses the token of a place up; false when somebody was faster.
pub async fn redeem(tx: &mut Tx, place: &Membership, hash: TokenHash) -> Result<bool> {
    let now = tx.now();
    let sql = "UPDATE verification_tokens SET used_at = $3 WHERE organization_id = $1 AND token_hash = $2 \
               AND used_at IS NULL AND expires_at > $3";
    Ok(execute!(tx, sql, place.organization, hash.as_bytes(), now)? == 1)
}

/// Removes those that expired before `before`; gives how many. System transactions only.
pub async fn purge(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    execute!(tx, "DELETE FROM verification_tokens WHERE expires_at < $1", before)
}
