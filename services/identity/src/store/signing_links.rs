//! `signing_links`.

use kernel::{Error, Id, Result, Timestamp, kinds};
use store::{Tx, execute, fetch_one, fetch_optional};

use crate::signing_link::{LinkState, SigningLink};
use crate::token::{Token, TokenHash};

macro_rules! columns {
    () => {
        "id, organization_id, envelope_id, recipient_id, failed_codes, access_verified_at, one_time_verified_at, expires_at, \
         revoked_at"
    };
}

/// Adds one with what is kept of its token.
pub async fn insert(tx: &mut Tx, new: &SigningLink, token: &Token) -> Result<()> {
    let now = tx.now();
    execute!(
        tx,
        "INSERT INTO signing_links (id, token_hash, organization_id, envelope_id, recipient_id, failed_codes, \
         created_at, expires_at) VALUES ($1, $2, $3, $4, $5, 0, $6, $7)",
        new.id,
        token.hash().as_bytes(),
        new.organization,
        new.envelope,
        new.recipient,
        now,
        new.expires_at,
    )?;
    Ok(())
}

/// Ends every link of an envelope that still opens it; gives how many.
pub async fn revoke_all(
    tx: &mut Tx,
    organization: Id<kinds::Organization>,
    envelope: Id<kinds::Envelope>,
) -> Result<u64> {
    let now = tx.now();
    let sql = "UPDATE signing_links SET revoked_at = $3 WHERE organization_id = $1 AND envelope_id = $2 \
               AND revoked_at IS NULL";
    execute!(tx, sql, organization, envelope, now)
}

/// Ends every link of a recipient; gives how many.
pub async fn revoke_of(
    tx: &mut Tx,
    organization: Id<kinds::Organization>,
    recipient: Id<kinds::Recipient>,
) -> Result<u64> {
    let now = tx.now();
    let sql = "UPDATE signing_links SET revoked_at = $3 WHERE organization_id = $1 AND recipient_id = $2 \
               AND revoked_at IS NULL";
    execute!(tx, sql, organization, recipient, now)
}

/// Reads one.
///
/// # Errors
/// `NOT_FOUND`.
pub async fn get(
    tx: &mut Tx,
    organization: Id<kinds::Organization>,
    id: Id<kinds::SigningLink>,
) -> Result<SigningLink> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM signing_links WHERE organization_id = $1 AND id = $2"
    );
    fetch_optional!(tx, SigningLink, sql, organization, id)?.ok_or_else(|| Error::not_found(id))
}

/// Notes that the right access code was given.
pub async fn accept_code(tx: &mut Tx, link: &SigningLink) -> Result<()> {
    let now = tx.now();
    let sql = "UPDATE signing_links SET access_verified_at = $3 WHERE organization_id = $1 AND id = $2 \
               AND access_verified_at IS NULL";
    execute!(tx, sql, link.organization, link.id, now)?;
    Ok(())
}

/// Notes that the right one-time code was given.
pub async fn accept_one_time_code(tx: &mut Tx, link: &SigningLink) -> Result<()> {
    let now = tx.now();
    let sql = "UPDATE signing_links SET one_time_verified_at = $3 WHERE organization_id = $1 AND id = $2";
    execute!(tx, sql, link.organization, link.id, now)?;
    Ok(())
}

/// Counts a wrong access code; gives the state after it. Guesses at one link are counted one at a time.
pub async fn count_code(tx: &mut Tx, link: &SigningLink) -> Result<LinkState> {
    let sql = concat!(
        "UPDATE signing_links SET failed_codes = failed_codes + 1 WHERE organization_id = $1 AND id = $2 RETURNING ",
        columns!()
    );
    Ok(fetch_one!(tx, SigningLink, sql, link.organization, link.id)?.state())
}

/// The link of a token, of an active organization; system transactions only.
pub async fn by_token(tx: &mut Tx, hash: TokenHash) -> Result<Option<SigningLink>> {
    let sql = concat!(
        "SELECT token_hash, ",
        columns!(),
        " FROM signing_links WHERE token_hash = $1 \
         AND EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.active)"
    );
    let row = fetch_optional!(tx, Row, sql, hash.as_bytes())?;
    Ok(row.filter(|row| hash.matches(&row.token_hash)).map(|row| row.link))
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    link: SigningLink,
    token_hash: Vec<u8>,
}

/// Removes links that expired before then.
///
/// # Errors
/// As [`execute!`](store::execute).
pub async fn purge(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    execute!(tx, "DELETE FROM signing_links WHERE expires_at < $1", before)
}
