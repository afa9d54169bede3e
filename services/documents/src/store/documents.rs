//! `documents`.

use kernel::{Error, Id, Page, PageRequest, Result, Timestamp, kinds};
use store::{Tx, dialect, execute, fetch_all, fetch_optional};

use super::tenant;
use crate::document::Document;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, organization_id, user_id, name, original_name, state, tags, metadata, latest_version, revision, \
             created_at, updated_at FROM documents ",
            $rest
        )
    };
}

/// Adds one.
pub async fn insert(tx: &mut Tx, new: &Document) -> Result<()> {
    execute!(
        tx,
        "INSERT INTO documents (id, organization_id, user_id, name, original_name, state, tags, metadata, \
         latest_version, revision, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        new.id,
        new.organization,
        new.user,
        &new.name,
        &new.original_name,
        new.state.as_str(),
        &new.tags,
        &new.metadata,
        new.latest_version,
        new.revision,
        new.created_at,
        new.updated_at,
    )?;
    Ok(())
}

/// Reads one that is not deleted.
///
/// # Errors
/// `NOT_FOUND`.
pub async fn get(tx: &mut Tx, id: Id<kinds::Document>) -> Result<Document> {
    let organization = tenant(tx)?;
    let sql = select!("WHERE organization_id = $1 AND id = $2 AND deleted_at IS NULL");
    fetch_optional!(tx, Document, sql, organization, id)?.ok_or_else(|| Error::not_found(id))
}

/// Reads one, which nobody else changes, holds or deletes until the transaction ends.
///
/// # Errors
/// `NOT_FOUND`.
pub async fn lock(tx: &mut Tx, id: Id<kinds::Document>) -> Result<Document> {
    let organization = tenant(tx)?;
    let sql = dialect!(tx,
        postgres: select!("WHERE organization_id = $1 AND id = $2 AND deleted_at IS NULL FOR UPDATE"),
        sqlite: select!("WHERE organization_id = $1 AND id = $2 AND deleted_at IS NULL"));
    fetch_optional!(tx, Document, sql, organization, id)?.ok_or_else(|| Error::not_found(id))
}

/// Writes one back, unless somebody was faster.
///
/// # Errors
/// `ABORTED` / `ETAG_MISMATCH`.
pub async fn update(tx: &mut Tx, changed: &Document) -> Result<()> {
    let written = execute!(
        tx,
        "UPDATE documents SET name = $3, original_name = $4, tags = $5, metadata = $6, latest_version = $7, \
         revision = $8, updated_at = $9 WHERE organization_id = $1 AND id = $2 AND revision = $10",
        changed.organization,
        changed.id,
        &changed.name,
        &changed.original_name,
        &changed.tags,
        &changed.metadata,
        changed.latest_version,
        changed.revision,
        changed.updated_at,
        changed.revision - 1,
    )?;
    if written == 0 {
        return Err(Error::stale_etag(&changed.etag()));
    }
    Ok(())
}

/// Deletes one for its readers; its rows and bytes go later.
pub async fn delete(tx: &mut Tx, gone: &Document) -> Result<()> {
    let now = tx.now();
    let sql = "UPDATE documents SET deleted_at = $3, revision = revision + 1 WHERE organization_id = $1 AND id = $2";
    execute!(tx, sql, gone.organization, gone.id, now)?;
    Ok(())
}

/// A page, newest first; only those with `tag` when it is not empty.
pub async fn list(tx: &mut Tx, tag: &str, page: &PageRequest<Id<kinds::Document>>) -> Result<Page<Document>> {
    let (organization, limit) = (tenant(tx)?, i64::from(page.size) + 1);
    // Ids begin with the time: none comes after the greatest.
    let below = page.after.unwrap_or_else(|| Id::from_uuid(uuid::Uuid::max()));
    let rows = if tag.is_empty() {
        let sql = select!("WHERE organization_id = $1 AND deleted_at IS NULL AND id < $2 ORDER BY id DESC LIMIT $3");
        fetch_all!(tx, Document, sql, organization, below, limit)
    } else {
        let sql = dialect!(tx,
        postgres: select!(
            "WHERE organization_id = $1 AND deleted_at IS NULL AND id < $2 \
             AND tags @> jsonb_build_array($4::text) ORDER BY id DESC LIMIT $3"
        ),
        sqlite: select!(
            "WHERE organization_id = $1 AND deleted_at IS NULL AND id < $2 \
             AND EXISTS (SELECT 1 FROM json_each(tags) WHERE value = $4) ORDER BY id DESC LIMIT $3"
        ));
        fetch_all!(tx, Document, sql, organization, below, limit, tag)
    }?;
    Ok(Page::from_surplus(rows, page.size, |row| row.id))
}

/// A document that is deleted since before a moment.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Deleted {
    /// The document.
    pub id: Id<kinds::Document>,
    /// Whose it was.
    pub organization_id: Id<kinds::Organization>,
}

/// Some that were deleted before `before`; system transactions only.
pub async fn deleted_before(tx: &mut Tx, before: Timestamp) -> Result<Vec<Deleted>> {
    let sql = "SELECT id, organization_id FROM documents WHERE deleted_at < $1 ORDER BY deleted_at LIMIT 100";
    fetch_all!(tx, Deleted, sql, before)
}

/// Removes the row of a deleted document, whose versions are removed before.
pub async fn purge(tx: &mut Tx, gone: Deleted) -> Result<()> {
    let sql = "DELETE FROM documents WHERE organization_id = $1 AND id = $2 AND deleted_at IS NOT NULL";
    execute!(tx, sql, gone.organization_id, gone.id)?;
    Ok(())
}
