//! `sign_in_failures`. By address and so across organizations: system transactions only.

use kernel::{Result, Timestamp};
use openssl::sha::sha256;
use store::{Tx, execute, fetch_one, fetch_optional};

use crate::lockout::Failures;

/// The wrong passwords of an address in its compared form.
pub async fn get(tx: &mut Tx, canonical: &str) -> Result<Failures> {
    let sql = "SELECT failures, locked_until FROM sign_in_failures WHERE email_hash = $1";
    Ok(fetch_optional!(tx, Failures, sql, key(canonical))?.unwrap_or_default())
}

/// The same, held until the transaction ends: one guess at an address is counted at a time.
pub async fn hold(tx: &mut Tx, canonical: &str) -> Result<Failures> {
    let now = tx.now();
    fetch_one!(
        tx,
        Failures,
        "INSERT INTO sign_in_failures (email_hash, failures, last_failed_at) VALUES ($1, 0, $2) \
         ON CONFLICT (email_hash) DO UPDATE SET last_failed_at = excluded.last_failed_at \
         RETURNING failures, locked_until",
        key(canonical),
        now,
    )
}

/// Writes the count back.
pub async fn update(tx: &mut Tx, canonical: &str, counted: Failures) -> Result<()> {
    let sql = "UPDATE sign_in_failures SET failures = $2, locked_until = $3 WHERE email_hash = $1";
    execute!(tx, sql, key(canonical), counted.failures, counted.locked_until)?;
    Ok(())
}

/// Forgets the count of an address.
pub async fn clear(tx: &mut Tx, canonical: &str) -> Result<()> {
    execute!(tx, "DELETE FROM sign_in_failures WHERE email_hash = $1", key(canonical))?;
    Ok(())
}

/// Forgets every count that nothing was added to since `before`; gives how many.
pub async fn purge(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    execute!(tx, "DELETE FROM sign_in_failures WHERE last_failed_at < $1", before)
}

/// What was typed as an address may be anything, even a password: it is kept as a hash only.
fn key(canonical: &str) -> Vec<u8> {
    sha256(canonical.as_bytes()).to_vec()
}
