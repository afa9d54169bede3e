//! `api_keys`.

use kernel::{Error, Id, Page, PageRequest, Result, Timestamp, kinds};
use store::{Tx, execute, fetch_all, fetch_optional};

use crate::api_key::ApiKey;
use crate::role::Role;
use crate::token::{Token, TokenHash};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT k.id, k.organization_id, k.user_id, k.name, k.prefix, k.permissions, k.created_at, k.expires_at, \
             k.last_used_at, k.revoked_at FROM api_keys k ",
            $rest
        )
    };
}

/// Adds one with what is kept of its secret.
pub async fn insert(tx: &mut Tx, new: &ApiKey, token: &Token) -> Result<()> {
    execute!(
        tx,
        "INSERT INTO api_keys (id, token_hash, prefix, organization_id, user_id, name, permissions, created_at, \
         expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new.id,
        token.hash().as_bytes(),
        &new.prefix,
        new.organization,
        new.user,
        &new.name,
        &new.permissions,
        new.created_at,
        new.expires_at,
    )?;
    Ok(())
}

/// Reads one.
///
/// # Errors
/// `NOT_FOUND`.
pub async fn get(tx: &mut Tx, organization: Id<kinds::Organization>, id: Id<kinds::ApiKey>) -> Result<ApiKey> {
    let sql = select!("WHERE k.organization_id = $1 AND k.id = $2");
    fetch_optional!(tx, ApiKey, sql, organization, id)?.ok_or_else(|| Error::not_found(id))
}

/// A page, newest first.
pub async fn list(
    tx: &mut Tx,
    organization: Id<kinds::Organization>,
    page: &PageRequest<Id<kinds::ApiKey>>,
) -> Result<Page<ApiKey>> {
    let limit = i64::from(page.size) + 1;
    let rows = match page.after {
        Some(after) => {
            let sql = select!("WHERE k.organization_id = $1 AND k.id < $3 ORDER BY k.id DESC LIMIT $2");
            fetch_all!(tx, ApiKey, sql, organization, limit, after)
        }
        None => {
            let sql = select!("WHERE k.organization_id = $1 ORDER BY k.id DESC LIMIT $2");
            fetch_all!(tx, ApiKey, sql, organization, limit)
        }
    }?;
    Ok(Page::from_surplus(rows, page.size, |row| row.id))
}

/// The keys a person made here that are not revoked.
pub async fn made_by(tx: &mut Tx, organization: Id<kinds::Organization>, user: Id<kinds::User>) -> Result<Vec<ApiKey>> {
    let sql = select!("WHERE k.organization_id = $1 AND k.user_id = $2 AND k.revoked_at IS NULL");
    fetch_all!(tx, ApiKey, sql, organization, user)
}

/// Ends one; false when it had been ended.
pub async fn revoke(tx: &mut Tx, key: &ApiKey) -> Result<bool> {
    let now = tx.now();
    let sql = "UPDATE api_keys SET revoked_at = $3 WHERE organization_id = $1 AND id = $2 AND revoked_at IS NULL";
    Ok(execute!(tx, sql, key.organization, key.id, now)? == 1)
}

/// What authentication needs to know of a key.
#[derive(sqlx::FromRow)]
pub struct Known {
    /// The key.
    #[sqlx(flatten)]
    pub key: ApiKey,
    /// What is kept of its secret.
    pub token_hash: Vec<u8>,
    /// The role of its maker.
    #[sqlx(try_from = "String")]
    pub role: Role,
    /// When the maker's membership ends.
    pub member_until: Option<Timestamp>,
}

/// The key of a secret, unless it was revoked or its maker, their membership or the organization is switched off; system
/// transactions only.
pub async fn by_token(tx: &mut Tx, hash: TokenHash) -> Result<Option<Known>> {
    let sql = "SELECT k.id, k.organization_id, k.user_id, k.name, k.prefix, k.permissions, k.created_at, k.expires_at, \
               k.last_used_at, k.revoked_at, k.token_hash, m.role, m.expires_at AS member_until FROM api_keys k \
               JOIN memberships m ON m.user_id = k.user_id AND m.organization_id = k.organization_id \
               JOIN organizations o ON o.id = k.organization_id JOIN users u ON u.id = k.user_id \
               WHERE k.token_hash = $1 AND k.revoked_at IS NULL AND o.active AND u.status = 'active'";
    let row = fetch_optional!(tx, Known, sql, hash.as_bytes())?;
    Ok(row.filter(|row| hash.matches(&row.token_hash)))
}

/// Notes the last use, never backwards; system transactions only.
pub async fn used(tx: &mut Tx, id: Id<kinds::ApiKey>, at: Timestamp) -> Result<()> {
    let sql = "UPDATE api_keys SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)";
    execute!(tx, sql, id, at)?;
    Ok(())
}
