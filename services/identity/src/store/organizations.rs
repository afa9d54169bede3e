//! `organizations`.

use kernel::{Error, Id, Result, kinds};
use store::{Tx, execute, fetch_optional, unique};

use crate::error;
use crate::organization::Organization;

/// Whether the installation has any; system transactions only.
pub async fn any(tx: &mut Tx) -> Result<bool> {
    let row = fetch_optional!(tx, (i64,), "SELECT CAST(1 AS BIGINT) FROM organizations LIMIT 1")?;
    Ok(row.is_some())
}

/// Adds one; system transactions only.
///
/// # Errors
/// `ALREADY_EXISTS` / `SLUG_TAKEN`.
pub async fn insert(tx: &mut Tx, new: &Organization) -> Result<()> {
    execute!(
        tx,
        "INSERT INTO organizations (id, name, slug, active, revision, created_at, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        new.id,
        &new.name,
        &new.slug,
        new.active,
        new.revision,
        new.created_at,
        new.updated_at,
    )
    .map_err(|e| unique(e, error::slug_taken))?;
    Ok(())
}

/// Reads one.
///
/// # Errors
/// `NOT_FOUND`.
pub async fn get(tx: &mut Tx, id: Id<kinds::Organization>) -> Result<Organization> {
    let sql = "SELECT id, name, slug, active, revision, created_at, updated_at FROM organizations WHERE id = $1";
    fetch_optional!(tx, Organization, sql, id)?.ok_or_else(|| Error::not_found(id))
}

/// Writes one back, unless somebody was faster.
///
/// # Errors
/// `ABORTED` / `ETAG_MISMATCH`.
pub async fn update(tx: &mut Tx, changed: &Organization) -> Result<()> {
    let before = changed.revision - 1;
    let written = execute!(
        tx,
        "UPDATE organizations SET name = $2, revision = $3, updated_at = $4 WHERE id = $1 AND revision = $5",
        changed.id,
        &changed.name,
        changed.revision,
        changed.updated_at,
        before,
    )?;
    if written == 0 {
        return Err(Error::stale_etag(&changed.etag()));
    }
    Ok(())
}

/// Lets one transaction at a time count and change an organization's members.
pub async fn lock(tx: &mut Tx, id: Id<kinds::Organization>) -> Result<()> {
    // A write takes the row on PostgreSQL; SQLite has one writer anyway.
    execute!(tx, "UPDATE organizations SET revision = revision WHERE id = $1", id)?;
    Ok(())
}

/// The organization of a slug; system transactions only.
pub async fn id_of_slug(tx: &mut Tx, slug: &str) -> Result<Option<Id<kinds::Organization>>> {
    let sql = "SELECT id FROM organizations WHERE slug = $1";
    Ok(fetch_optional!(tx, (Id<kinds::Organization>,), sql, slug)?.map(|row| row.0))
}
