//! The SQL of envelopes.

pub(crate) mod one_time_codes;
mod rows;

use ::store::{Tx, execute, fetch_all, fetch_optional};
use kernel::{Error, Id, Result, Timestamp, kinds};

use self::rows::{DocumentRow, EnvelopeRow, FieldRow, Parts, RecipientRow};
use crate::envelope::{Envelope, EnvelopeDocument};
use crate::field::Field;
use crate::recipient::Recipient;

pub(crate) use self::list::{Filter, Order, count_by_state, count_waiting, list};

macro_rules! envelope_columns {
    () => {
        "id, organization_id, user_id, name, message, state, routing, signature_level, status_reason, expires_at, \
         created_at, updated_at, sent_at, completed_at, voided_at, version"
    };
}

/// The statements that fetch the parts of the envelopes named by `$which`, each in the order they were given.
macro_rules! part_statements {
    ($which:expr) => {
        [
            concat!(
                "SELECT envelope_id, document_id, name, page_count, base_version, current_version \
                 FROM envelope_documents WHERE organization_id = $1 AND envelope_id IN (",
                $which,
                ") ORDER BY envelope_id, place"
            ),
            concat!(
                "SELECT id, envelope_id, email, name, role, routing_order, state, access_code_hash, decline_reason, \
                 consent_version, activated_at, opened_at, consented_at, finished_at, declined_at, reminded_at, \
                 one_time_code FROM recipients WHERE organization_id = $1 AND envelope_id IN (",
                $which,
                ") ORDER BY envelope_id, place"
            ),
            concat!(
                "SELECT id, recipient_id, document_id, type, page, x, y, width, height, required, label, value, \
                 filled_at FROM fields WHERE organization_id = $1 AND envelope_id IN (",
                $which,
                ") ORDER BY recipient_id, place"
            ),
        ]
    };
}

// Its statements are made by the macros above.
mod list;

/// The envelope, to be looked at.
///
/// # Errors
/// `RESOURCE_NOT_FOUND`.
pub(crate) async fn envelope(tx: &mut Tx, id: Id<kinds::Envelope>) -> Result<Envelope> {
    let sql = concat!(
        "SELECT ",
        envelope_columns!(),
        " FROM envelopes WHERE organization_id = $1 AND id = $2"
    );
    load(tx, sql, id).await
}

/// The envelope, to be written: other writers wait until this transaction ends, where the engine lets several begin.
///
/// # Errors
/// `RESOURCE_NOT_FOUND`.
pub(crate) async fn envelope_for_update(tx: &mut Tx, id: Id<kinds::Envelope>) -> Result<Envelope> {
    const READ: &str = concat!(
        "SELECT ",
        envelope_columns!(),
        " FROM envelopes WHERE organization_id = $1 AND id = $2"
    );
    const LOCK: &str = concat!(
        "SELECT ",
        envelope_columns!(),
        " FROM envelopes WHERE organization_id = $1 AND id = $2 FOR UPDATE"
    );
    let sql = ::store::dialect!(tx, postgres: LOCK, sqlite: READ);
    load(tx, sql, id).await
}

async fn load(tx: &mut Tx, sql: &'static str, id: Id<kinds::Envelope>) -> Result<Envelope> {
    let organization = organization(tx)?;
    let row = fetch_optional!(tx, EnvelopeRow, sql, organization, id)?.ok_or_else(|| Error::not_found(id))?;
    let [documents, recipients, fields] = part_statements!("$2");
    let parts = Parts {
        documents: fetch_all!(tx, DocumentRow, documents, organization, id)?,
        recipients: fetch_all!(tx, RecipientRow, recipients, organization, id)?,
        fields: fetch_all!(tx, FieldRow, fields, organization, id)?,
    };
    rows::assemble(vec![row], parts)?
        .pop()
        .ok_or_else(|| Error::not_found(id))
}

/// Adds a new envelope.
///
/// # Errors
/// As every statement.
pub(crate) async fn insert(tx: &mut Tx, envelope: &Envelope) -> Result<()> {
    execute!(
        tx,
        "INSERT INTO envelopes (id, organization_id, user_id, name, message, state, routing, signature_level, \
         status_reason, expires_at, created_at, updated_at, sent_at, completed_at, voided_at, version, \
         sealing, search_text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        envelope.id,
        envelope.organization,
        envelope.user,
        envelope.name.as_str(),
        envelope.message.as_str(),
        envelope.state.as_str(),
        envelope.routing.as_str(),
        envelope.level.as_str(),
        envelope.status_reason.as_str(),
        envelope.expire_time,
        envelope.create_time,
        envelope.update_time,
        envelope.send_time,
        envelope.complete_time,
        envelope.void_time,
        envelope.version,
        envelope.is_sealing(),
        envelope.search_text(),
    )?;
    insert_parts(tx, envelope).await
}

/// Writes what a transition changed in an envelope under way.
///
/// # Errors
/// `ETAG_MISMATCH` when the row is no longer the one that `before` was read from.
pub(crate) async fn save(tx: &mut Tx, before: &Envelope, after: &Envelope) -> Result<()> {
    update_row(tx, before, after).await?;
    for (place, (old, new)) in before.documents.iter().zip(&after.documents).enumerate() {
        if old != new {
            let sql = "UPDATE envelope_documents SET current_version = $3 WHERE envelope_id = $1 AND place = $2";
            execute!(tx, sql, after.id, position(place), i64::from(new.current_version))?;
        }
    }
    for (old, new) in before.recipients.iter().zip(&after.recipients) {
        if old != new {
            update_recipient(tx, old, new).await?;
        }
    }
    Ok(())
}

/// Writes a draft whose documents or people were replaced.
///
/// # Errors
/// As [`save`].
pub(crate) async fn replace(tx: &mut Tx, before: &Envelope, after: &Envelope) -> Result<()> {
    update_row(tx, before, after).await?;
    // The fields go with their recipients.
    execute!(tx, "DELETE FROM recipients WHERE envelope_id = $1", after.id)?;
    execute!(tx, "DELETE FROM envelope_documents WHERE envelope_id = $1", after.id)?;
    insert_parts(tx, after).await
}

/// Removes a draft with everything in it.
///
/// # Errors
/// `ETAG_MISMATCH` when the row is no longer the one that was read.
pub(crate) async fn delete(tx: &mut Tx, envelope: &Envelope) -> Result<()> {
    let sql = "DELETE FROM envelopes WHERE organization_id = $1 AND id = $2 AND version = $3";
    written(
        execute!(tx, sql, envelope.organization, envelope.id, envelope.version)?,
        envelope,
    )
}

/// An envelope and its organization, for work across organizations.
type Found = (Id<kinds::Organization>, Id<kinds::Envelope>);

/// Envelopes that are past their time at `now` although somebody is not done; in a system transaction, at most 1,000.
///
/// # Errors
/// As every statement.
pub(crate) async fn overdue(tx: &mut Tx, now: Timestamp) -> Result<Vec<Found>> {
    let sql = "SELECT organization_id, id FROM envelopes e WHERE state IN ('sent', 'delivered', 'in_progress') \
               AND expires_at <= $1 AND EXISTS (SELECT 1 FROM recipients r WHERE r.envelope_id = e.id \
               AND r.role <> 'cc' AND r.state <> 'finished') ORDER BY expires_at LIMIT 1000";
    fetch_all!(tx, Found, sql, now)
}

/// Envelopes that have waited for their seal since `then`; in a system transaction, at most 1,000.
///
/// # Errors
/// As every statement.
pub(crate) async fn unsealed(tx: &mut Tx, then: Timestamp) -> Result<Vec<Found>> {
    let sql =
        "SELECT organization_id, id FROM envelopes WHERE sealing AND updated_at <= $1 ORDER BY updated_at LIMIT 1000";
    fetch_all!(tx, Found, sql, then)
}

async fn update_row(tx: &mut Tx, before: &Envelope, after: &Envelope) -> Result<()> {
    let rows = execute!(
        tx,
        "UPDATE envelopes SET name = $4, message = $5, state = $6, routing = $7, signature_level = $8, \
         status_reason = $9, expires_at = $10, updated_at = $11, sent_at = $12, completed_at = $13, voided_at = $14, \
         version = $15, sealing = $16, search_text = $17 WHERE organization_id = $1 AND id = $2 AND version = $3",
        after.organization,
        after.id,
        before.version,
        after.name.as_str(),
        after.message.as_str(),
        after.state.as_str(),
        after.routing.as_str(),
        after.level.as_str(),
        after.status_reason.as_str(),
        after.expire_time,
        after.update_time,
        after.send_time,
        after.complete_time,
        after.void_time,
        after.version,
        after.is_sealing(),
        after.search_text(),
    )?;
    written(rows, after)
}

fn written(rows: u64, envelope: &Envelope) -> Result<()> {
    if rows == 1 {
        Ok(())
    } else {
        Err(Error::stale_etag(&envelope.etag()))
    }
}

async fn insert_parts(tx: &mut Tx, envelope: &Envelope) -> Result<()> {
    for (place, document) in envelope.documents.iter().enumerate() {
        insert_document(tx, envelope, position(place), document).await?;
    }
    for (place, recipient) in envelope.recipients.iter().enumerate() {
        insert_recipient(tx, envelope, position(place), recipient).await?;
        for (place, field) in recipient.fields.iter().enumerate() {
            insert_field(tx, envelope, recipient, position(place), field).await?;
        }
    }
    Ok(())
}

async fn insert_document(tx: &mut Tx, envelope: &Envelope, place: i64, document: &EnvelopeDocument) -> Result<()> {
    execute!(
        tx,
        "INSERT INTO envelope_documents (envelope_id, place, organization_id, document_id, name, page_count, \
         base_version, current_version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        envelope.id,
        place,
        envelope.organization,
        document.document,
        document.name.as_str(),
        i64::from(document.page_count),
        i64::from(document.base_version),
        i64::from(document.current_version),
    )?;
    Ok(())
}

async fn insert_recipient(tx: &mut Tx, envelope: &Envelope, place: i64, recipient: &Recipient) -> Result<()> {
    execute!(
        tx,
        "INSERT INTO recipients (id, envelope_id, place, organization_id, email, name, role, routing_order, state, \
         access_code_hash, decline_reason, consent_version, activated_at, opened_at, consented_at, finished_at, \
         declined_at, reminded_at, one_time_code) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        recipient.id,
        envelope.id,
        place,
        envelope.organization,
        recipient.email.as_str(),
        recipient.name.as_str(),
        recipient.role.as_str(),
        i64::from(recipient.order),
        recipient.state.as_str(),
        recipient.access_code.as_ref().map(|code| code.as_str()),
        recipient.decline_reason.as_str(),
        recipient.consent_version.as_str(),
        recipient.activate_time,
        recipient.open_time,
        recipient.consent_time,
        recipient.finish_time,
        recipient.decline_time,
        recipient.remind_time,
        recipient.one_time_code,
    )?;
    Ok(())
}

async fn insert_field(tx: &mut Tx, envelope: &Envelope, owner: &Recipient, place: i64, field: &Field) -> Result<()> {
    execute!(
        tx,
        "INSERT INTO fields (id, recipient_id, envelope_id, place, organization_id, document_id, type, page, x, y, \
         width, height, required, label, value, filled_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        field.id,
        owner.id,
        envelope.id,
        place,
        envelope.organization,
        field.document,
        field.kind.as_str(),
        i64::from(field.page),
        field.area.x,
        field.area.y,
        field.area.width,
        field.area.height,
        field.required,
        field.label.as_str(),
        field.value.as_str(),
        field.fill_time,
    )?;
    Ok(())
}

async fn update_recipient(tx: &mut Tx, old: &Recipient, new: &Recipient) -> Result<()> {
    execute!(
        tx,
        "UPDATE recipients SET state = $2, decline_reason = $3, consent_version = $4, activated_at = $5, \
         opened_at = $6, consented_at = $7, finished_at = $8, declined_at = $9, reminded_at = $10, email = $11, \
         name = $12, access_code_hash = $13 WHERE id = $1",
        new.id,
        new.state.as_str(),
        new.decline_reason.as_str(),
        new.consent_version.as_str(),
        new.activate_time,
        new.open_time,
        new.consent_time,
        new.finish_time,
        new.decline_time,
        new.remind_time,
        new.email.as_str(),
        new.name.as_str(),
        new.access_code.as_ref().map(|code| code.as_str()),
    )?;
    for (old, new) in old.fields.iter().zip(&new.fields) {
        if old != new {
            let sql = "UPDATE fields SET value = $2, filled_at = $3 WHERE id = $1";
            execute!(tx, sql, new.id, new.value.as_str(), new.fill_time)?;
        }
    }
    Ok(())
}

/// The organization of the call: on SQLite nothing but this condition keeps tenants apart.
fn organization(tx: &Tx) -> Result<Id<kinds::Organization>> {
    tx.caller()
        .ok_or_else(|| Error::internal("envelopes are read in an organization"))?
        .organization()
}

fn position(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}
