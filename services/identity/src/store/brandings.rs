//! `organization_brandings`.

use kernel::{Error, Id, Result, kinds};
use store::{Tx, execute, fetch_optional, unique};

use crate::branding::{Branding, Logo};

/// How the organization looks; the default when it has chosen nothing.
pub async fn get(tx: &mut Tx, organization: Id<kinds::Organization>) -> Result<Branding> {
    let sql = "SELECT accent_color, support_text, logo_sha256, embedding_origins, revision FROM organization_brandings \
               WHERE organization_id = $1";
    Ok(fetch_optional!(tx, Branding, sql, organization)?.unwrap_or_default())
}

/// The logo as it is given out; none when there is none.
pub async fn logo(tx: &mut Tx, organization: Id<kinds::Organization>) -> Result<Option<Vec<u8>>> {
    let sql = "SELECT logo FROM organization_brandings WHERE organization_id = $1";
    let row = fetch_optional!(tx, (Option<Vec<u8>>,), sql, organization)?;
    Ok(row.and_then(|row| row.0))
}

/// Where the signing page of the organization with this slug may be embedded; system transactions only.
pub async fn origins(tx: &mut Tx, slug: &str) -> Result<Vec<String>> {
    let sql = "SELECT b.embedding_origins FROM organization_brandings b JOIN organizations o ON o.id = b.organization_id \
               WHERE o.slug = $1 AND o.active";
    let row = fetch_optional!(tx, (store::Json<Vec<String>>,), sql, slug)?;
    Ok(row.map(|row| row.0.0).unwrap_or_default())
}

/// Writes one back, unless somebody was faster.
///
/// # Errors
/// `ABORTED` / `ETAG_MISMATCH`.
pub async fn put(tx: &mut Tx, organization: Id<kinds::Organization>, changed: &Branding) -> Result<()> {
    let now = tx.now();
    if changed.revision == 1 {
        execute!(
            tx,
            "INSERT INTO organization_brandings (organization_id, accent_color, support_text, embedding_origins, revision, \
             updated_at) VALUES ($1, $2, $3, $4, $5, $6)",
            organization,
            &changed.accent_color,
            &changed.support_text,
            &changed.embedding_origins,
            changed.revision,
            now,
        )
        .map_err(|error| unique(error, || Error::stale_etag(&changed.etag())))?;
        return Ok(());
    }
    let written = execute!(
        tx,
        "UPDATE organization_brandings SET accent_color = $2, support_text = $3, embedding_origins = $4, revision = $5, \
         updated_at = $6 WHERE organization_id = $1 AND revision = $7",
        organization,
        &changed.accent_color,
        &changed.support_text,
        &changed.embedding_origins,
        changed.revision,
        now,
        changed.revision - 1,
    )?;
    if written == 0 {
        return Err(Error::stale_etag(&changed.etag()));
    }
    Ok(())
}

/// Replaces the logo.
pub async fn put_logo(
    tx: &mut Tx,
    organization: Id<kinds::Organization>,
    logo: Option<&Logo>,
    sha256: Option<&[u8]>,
) -> Result<()> {
    let sql = "UPDATE organization_brandings SET logo = $2, logo_sha256 = $3 WHERE organization_id = $1";
    execute!(tx, sql, organization, logo.map(Logo::png), sha256)?;
    Ok(())
}
