//! `one_time_codes`.

use ::store::{Tx, execute, fetch_optional};
use kernel::{Id, Result, Timestamp, kinds};

use super::organization;
use crate::access_code::AccessCodeHash;
use crate::one_time_code::OneTimeCode;

#[derive(sqlx::FromRow)]
struct Row {
    recipient_id: Id<kinds::Recipient>,
    code_hash: Option<String>,
    failed_codes: i64,
    issued: i64,
    day_began_at: Timestamp,
    created_at: Timestamp,
    expires_at: Timestamp,
}

/// The last code of a recipient.
///
/// # Errors
/// As every statement.
pub(crate) async fn get(tx: &mut Tx, recipient: Id<kinds::Recipient>) -> Result<Option<OneTimeCode>> {
    let organization = organization(tx)?;
    let sql = "SELECT recipient_id, code_hash, failed_codes, issued, day_began_at, created_at, expires_at \
               FROM one_time_codes WHERE organization_id = $1 AND recipient_id = $2";
    let row = fetch_optional!(tx, Row, sql, organization, recipient)?;
    Ok(row.map(|row| OneTimeCode {
        recipient: row.recipient_id,
        hash: row.code_hash.map(AccessCodeHash::from_stored),
        failed: u32::try_from(row.failed_codes).unwrap_or(u32::MAX),
        issued: row.issued,
        day_began: row.day_began_at,
        created: row.created_at,
        expires: row.expires_at,
    }))
}

/// Writes one; the envelope is locked, so that nobody else does.
///
/// # Errors
/// As every statement.
pub(crate) async fn put(tx: &mut Tx, code: &OneTimeCode) -> Result<()> {
    let organization = organization(tx)?;
    execute!(
        tx,
        "INSERT INTO one_time_codes (recipient_id, organization_id, code_hash, failed_codes, issued, day_began_at, \
         created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (recipient_id) DO UPDATE SET \
         code_hash = $3, failed_codes = $4, issued = $5, day_began_at = $6, created_at = $7, expires_at = $8",
        code.recipient,
        organization,
        code.hash.as_ref().map(|hash| hash.as_str()),
        i64::from(code.failed),
        code.issued,
        code.day_began,
        code.created,
        code.expires,
    )?;
    Ok(())
}

/// The code that a recipient has works no more.
///
/// # Errors
/// As every statement.
pub(crate) async fn withdraw(tx: &mut Tx, recipient: Id<kinds::Recipient>) -> Result<()> {
    let organization = organization(tx)?;
    let sql = "UPDATE one_time_codes SET code_hash = NULL WHERE organization_id = $1 AND recipient_id = $2";
    execute!(tx, sql, organization, recipient)?;
    Ok(())
}
