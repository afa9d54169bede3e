//! `uploads` and `upload_pieces`.

use kernel::{Error, Id, Result, Timestamp, kinds};
use store::{Tx, execute, fetch_all, fetch_one, fetch_optional};

use super::tenant;
use crate::pieces::{Piece, Upload};

/// Adds an upload that nothing has arrived of.
pub async fn insert(tx: &mut Tx, new: &Upload) -> Result<()> {
    execute!(
        tx,
        "INSERT INTO uploads (id, organization_id, user_id, name, size_bytes, sha256, next_offset, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id,
        new.organization,
        new.user,
        &new.name,
        new.size_bytes,
        new.sha256.as_deref(),
        new.next_offset,
        new.created_at,
    )?;
    Ok(())
}

/// How many the caller's organization has.
pub async fn count(tx: &mut Tx) -> Result<i64> {
    let organization = tenant(tx)?;
    let sql = "SELECT count(*) FROM uploads WHERE organization_id = $1";
    Ok(fetch_one!(tx, (i64,), sql, organization)?.0)
}

/// Reads one of `user`'s.
///
/// # Errors
/// `NOT_FOUND`, also for one whose time is over.
pub async fn get(tx: &mut Tx, user: Option<Id<kinds::User>>, id: Id<kinds::Upload>) -> Result<Upload> {
    let organization = tenant(tx)?;
    let sql = "SELECT id, organization_id, user_id, name, size_bytes, sha256, next_offset, created_at FROM uploads \
               WHERE organization_id = $1 AND id = $2";
    let now = tx.now();
    fetch_optional!(tx, Upload, sql, organization, id)?
        .filter(|upload| Some(upload.user) == user && now < upload.end())
        .ok_or_else(|| Error::not_found(id))
}

/// Notes a piece, when it is still the next one; false when another came first.
pub async fn append(tx: &mut Tx, upload: &Upload, piece: &Piece) -> Result<bool> {
    let sql = "UPDATE uploads SET next_offset = $4 WHERE organization_id = $1 AND id = $2 AND next_offset = $3";
    if execute!(tx, sql, upload.organization, upload.id, piece.start, piece.end())? == 0 {
        return Ok(false);
    }
    execute!(
        tx,
        "INSERT INTO upload_pieces (upload_id, start, organization_id, blob_id, size_bytes, sha256) \
         VALUES ($1, $2, $3, $4, $5, $6)",
        upload.id,
        piece.start,
        upload.organization,
        piece.blob,
        piece.size_bytes,
        piece.sha256.as_slice(),
    )?;
    Ok(true)
}

/// The piece that begins at `start`.
pub async fn at(tx: &mut Tx, upload: &Upload, start: i64) -> Result<Option<Piece>> {
    let sql = "SELECT start, blob_id, size_bytes, sha256 FROM upload_pieces \
               WHERE organization_id = $1 AND upload_id = $2 AND start = $3";
    fetch_optional!(tx, Piece, sql, upload.organization, upload.id, start)
}

/// Every piece, in the order of the file.
pub async fn all(tx: &mut Tx, upload: &Upload) -> Result<Vec<Piece>> {
    let sql = "SELECT start, blob_id, size_bytes, sha256 FROM upload_pieces \
               WHERE organization_id = $1 AND upload_id = $2 ORDER BY start";
    fetch_all!(tx, Piece, sql, upload.organization, upload.id)
}

/// Removes an upload; gives the bytes that arrived. None when it was gone.
pub async fn remove(tx: &mut Tx, id: Id<kinds::Upload>) -> Result<Option<Vec<Id<kinds::Blob>>>> {
    let organization = tenant(tx)?;
    let pieces = "DELETE FROM upload_pieces WHERE organization_id = $1 AND upload_id = $2 RETURNING blob_id";
    let blobs = fetch_all!(tx, (Id<kinds::Blob>,), pieces, organization, id)?;
    let upload = "DELETE FROM uploads WHERE organization_id = $1 AND id = $2";
    let was_there = execute!(tx, upload, organization, id)? == 1;
    Ok(was_there.then(|| blobs.into_iter().map(|row| row.0).collect()))
}

/// Some that were begun before `before`, and whose they are; system transactions only.
pub async fn older(tx: &mut Tx, before: Timestamp) -> Result<Vec<(Id<kinds::Upload>, Id<kinds::Organization>)>> {
    let sql = "SELECT id, organization_id FROM uploads WHERE created_at <= $1 ORDER BY created_at LIMIT 100";
    fetch_all!(tx, (Id<kinds::Upload>, Id<kinds::Organization>), sql, before)
}
