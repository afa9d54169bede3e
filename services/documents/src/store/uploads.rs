//! `document_uploads`.

use kernel::{Id, Result, Timestamp, kinds};
use store::{Tx, execute, fetch_all};

/// Notes bytes that no version has yet.
pub async fn insert(tx: &mut Tx, organization: Id<kinds::Organization>, blob: Id<kinds::Blob>) -> Result<()> {
    let now = tx.now();
    let sql = "INSERT INTO document_uploads (blob_id, organization_id, created_at) VALUES ($1, $2, $3)";
    execute!(tx, sql, blob, organization, now)?;
    Ok(())
}

/// Takes the note away; false when it was gone.
pub async fn take(tx: &mut Tx, organization: Id<kinds::Organization>, blob: Id<kinds::Blob>) -> Result<bool> {
    let sql = "DELETE FROM document_uploads WHERE organization_id = $1 AND blob_id = $2";
    Ok(execute!(tx, sql, organization, blob)? == 1)
}

/// Bytes that no version has.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Upload {
    /// The bytes.
    pub blob_id: Id<kinds::Blob>,
    /// Whose they are.
    pub organization_id: Id<kinds::Organization>,
}

/// Some that were noted before `before`; system transactions only.
pub async fn older(tx: &mut Tx, before: Timestamp) -> Result<Vec<Upload>> {
    let sql =
        "SELECT blob_id, organization_id FROM document_uploads WHERE created_at < $1 ORDER BY created_at LIMIT 100";
    fetch_all!(tx, Upload, sql, before)
}
