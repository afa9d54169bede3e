//! `document_versions`.

use kernel::{Id, Page, PageRequest, Result, kinds};
use store::{Tx, execute, fetch_all, fetch_one, fetch_optional};

use super::documents::Deleted;
use super::tenant;
use crate::document::{Document, Pick, StoredVersion, small};
use crate::error;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT v.id, v.document_id, v.number, v.blob_id, v.media_type, v.size_bytes, v.sha256, v.page_count, \
             v.preflight, v.created_at FROM document_versions v ",
            $rest
        )
    };
}

/// Adds one.
pub async fn insert(tx: &mut Tx, organization: Id<kinds::Organization>, new: &StoredVersion) -> Result<()> {
    execute!(
        tx,
        "INSERT INTO document_versions (id, organization_id, document_id, number, blob_id, media_type, size_bytes, \
         sha256, page_count, preflight, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        new.id,
        organization,
        new.document,
        new.number,
        new.blob,
        &new.media_type,
        new.size_bytes,
        new.sha256.as_slice(),
        new.page_count,
        &new.preflight,
        new.created_at,
    )?;
    Ok(())
}

/// One version of a document.
///
/// # Errors
/// `NOT_FOUND` / `DOCUMENT_VERSION_UNKNOWN`.
pub async fn get(tx: &mut Tx, document: &Document, pick: Pick) -> Result<StoredVersion> {
    let number = match pick {
        Pick::Latest => document.latest_version,
        Pick::Number(number) => i64::from(number),
    };
    let sql = select!("WHERE v.organization_id = $1 AND v.document_id = $2 AND v.number = $3");
    let found = fetch_optional!(tx, StoredVersion, sql, document.organization, document.id, number)?;
    found.ok_or_else(|| error::version_unknown(small(number), small(document.latest_version)))
}

/// The newest version of a document.
pub async fn latest(tx: &mut Tx, document: &Document) -> Result<StoredVersion> {
    let sql = select!("WHERE v.organization_id = $1 AND v.document_id = $2 AND v.number = $3");
    fetch_one!(
        tx,
        StoredVersion,
        sql,
        document.organization,
        document.id,
        document.latest_version
    )
}

/// The newest versions of the documents with these identifiers and those between them.
pub async fn latest_between(
    tx: &mut Tx,
    newest: Id<kinds::Document>,
    oldest: Id<kinds::Document>,
) -> Result<Vec<StoredVersion>> {
    let organization = tenant(tx)?;
    let sql = select!(
        "JOIN documents d ON d.id = v.document_id AND d.latest_version = v.number \
         WHERE d.organization_id = $1 AND d.deleted_at IS NULL AND d.id <= $2 AND d.id >= $3"
    );
    fetch_all!(tx, StoredVersion, sql, organization, newest, oldest)
}

/// A page of a document's versions, newest first.
pub async fn list(tx: &mut Tx, document: &Document, page: &PageRequest<i64>) -> Result<Page<StoredVersion>> {
    let limit = i64::from(page.size) + 1;
    let below = page.after.unwrap_or(i64::MAX);
    let sql = select!(
        "WHERE v.organization_id = $1 AND v.document_id = $2 AND v.number < $3 ORDER BY v.number DESC LIMIT $4"
    );
    let rows = fetch_all!(tx, StoredVersion, sql, document.organization, document.id, below, limit)?;
    Ok(Page::from_surplus(rows, page.size, |row| row.number))
}

/// Removes the versions of a deleted document; gives their blobs.
pub async fn purge(tx: &mut Tx, gone: Deleted) -> Result<Vec<Id<kinds::Blob>>> {
    let sql = "DELETE FROM document_versions WHERE organization_id = $1 AND document_id = $2 RETURNING blob_id";
    let rows = fetch_all!(tx, (Id<kinds::Blob>,), sql, gone.organization_id, gone.id)?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
