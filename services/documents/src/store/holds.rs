//! `document_holds`.

use kernel::{Id, Result, kinds};
use store::{Tx, execute, fetch_one};

use super::tenant;
use crate::document::Document;

/// Notes that an envelope needs a document. Holding it again changes nothing.
pub async fn insert(tx: &mut Tx, document: &Document, envelope: Id<kinds::Envelope>) -> Result<()> {
    let now = tx.now();
    let sql = "INSERT INTO document_holds (document_id, envelope_id, organization_id, created_at) \
               VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    execute!(tx, sql, document.id, envelope, document.organization, now)?;
    Ok(())
}

/// Lets go of every document an envelope held.
pub async fn delete(tx: &mut Tx, envelope: Id<kinds::Envelope>) -> Result<()> {
    let organization = tenant(tx)?;
    let sql = "DELETE FROM document_holds WHERE organization_id = $1 AND envelope_id = $2";
    execute!(tx, sql, organization, envelope)?;
    Ok(())
}

/// Whether any envelope needs a document.
pub async fn any(tx: &mut Tx, document: &Document) -> Result<bool> {
    let sql = "SELECT count(*) FROM document_holds WHERE organization_id = $1 AND document_id = $2";
    Ok(fetch_one!(tx, (i64,), sql, document.organization, document.id)?.0 > 0)
}
