//! `client_errors`.

use kernel::{Id, Page, PageRequest, Result, Timestamp, kinds};
use store::{Tx, execute, fetch_all, fetch_one};

use super::Organization;
use crate::client_error::{ClientError, MAX_GROUPS, Report};

/// Adds a report to those that are alike. A new group beyond the limit is dropped; false then.
pub async fn add(tx: &mut Tx, organization: Organization, report: &Report) -> Result<bool> {
    let (now, fingerprint) = (tx.now(), report.fingerprint());
    let alike = "UPDATE client_errors SET message = $3, stack = $4, page = $5, app_version = $6, user_agent = $7, \
                 reports = reports + 1, updated_at = $8 WHERE organization_id = $1 AND fingerprint = $2";
    let known = execute!(
        tx,
        alike,
        organization,
        fingerprint.as_slice(),
        &report.message,
        &report.stack,
        &report.page,
        &report.app_version,
        &report.user_agent,
        now,
    )?;
    if known == 1 {
        return Ok(true);
    }
    let sql = "SELECT count(*) FROM client_errors WHERE organization_id = $1";
    if fetch_one!(tx, (i64,), sql, organization)?.0 >= MAX_GROUPS {
        return Ok(false);
    }
    let id: Id<kinds::ClientError> = Id::new(tx.clock().as_ref());
    // Of two that come first at the same time one begins the group, and the other is as good as told.
    let new = "INSERT INTO client_errors (id, organization_id, fingerprint, message, stack, page, app_version, user_agent, \
               reports, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9) ON CONFLICT DO NOTHING";
    execute!(
        tx,
        new,
        id,
        organization,
        fingerprint.as_slice(),
        &report.message,
        &report.stack,
        &report.page,
        &report.app_version,
        &report.user_agent,
        now,
    )?;
    Ok(true)
}

/// A page, newest first.
pub async fn list(
    tx: &mut Tx,
    organization: Organization,
    page: &PageRequest<Id<kinds::ClientError>>,
) -> Result<Page<ClientError>> {
    let below = page.after.unwrap_or_else(|| Id::from_uuid(uuid::Uuid::max()));
    let sql = "SELECT id, fingerprint, message, stack, page, app_version, user_agent, reports, created_at, updated_at \
               FROM client_errors WHERE organization_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
    let rows = fetch_all!(tx, ClientError, sql, organization, below, i64::from(page.size) + 1)?;
    Ok(Page::from_surplus(rows, page.size, |row| row.id))
}

/// Removes those that nothing was added to since `before`; system transactions only.
pub async fn purge(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    execute!(tx, "DELETE FROM client_errors WHERE updated_at < $1", before)
}
