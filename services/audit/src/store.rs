//! The SQL of the audit trail.

pub mod client_errors;

use std::collections::BTreeMap;

use kernel::{Error, Id, PageRequest, Result, Timestamp, kinds};
use store::{RecordedEvent, Tx, execute, fetch_all, fetch_optional};
use uuid::Uuid;

use crate::chain::{Hash, Head, Link};

type Organization = Id<kinds::Organization>;

/// Stands for "no organization": such events have a chain too.
pub fn chain_of(organization: Option<Organization>) -> Organization {
    organization.unwrap_or(Id::from_uuid(Uuid::nil()))
}

/// The end of a chain, locked until the transaction ends, so that two relays never append at the same place.
pub async fn lock_head(tx: &mut Tx, organization: Organization) -> Result<Head> {
    let begin = "INSERT INTO audit_chains (organization_id, sequence, hash) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING";
    execute!(tx, begin, organization, Head::EMPTY.hash.to_vec())?;
    let sql = store::dialect!(tx,
        postgres: "SELECT sequence, hash FROM audit_chains WHERE organization_id = $1 FOR UPDATE",
        sqlite: "SELECT sequence, hash FROM audit_chains WHERE organization_id = $1");
    head_from(store::fetch_one!(tx, (i64, Vec<u8>), sql, organization)?)
}

/// The end of a chain as it is now.
pub async fn head(tx: &mut Tx, organization: Organization) -> Result<Head> {
    let sql = "SELECT sequence, hash FROM audit_chains WHERE organization_id = $1";
    fetch_optional!(tx, (i64, Vec<u8>), sql, organization)?.map_or(Ok(Head::EMPTY), head_from)
}

fn head_from((sequence, hash): (i64, Vec<u8>)) -> Result<Head> {
    let hash: Hash = hash
        .try_into()
        .map_err(|_| Error::internal("an audit hash is not 32 bytes"))?;
    Ok(Head { sequence, hash })
}

/// Every organization that has a chain.
pub async fn chains(tx: &mut Tx) -> Result<Vec<Organization>> {
    let rows = fetch_all!(
        tx,
        (Organization,),
        "SELECT organization_id FROM audit_chains ORDER BY organization_id"
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

pub async fn save_head(tx: &mut Tx, organization: Organization, head: Head) -> Result<()> {
    let sql = "UPDATE audit_chains SET sequence = $2, hash = $3 WHERE organization_id = $1";
    execute!(tx, sql, organization, head.sequence, head.hash.to_vec()).map(drop)
}

/// Appends one event between `previous` and `head`.
pub async fn insert(
    tx: &mut Tx,
    organization: Organization,
    event: &RecordedEvent,
    record: &str,
    previous: Head,
    head: Head,
) -> Result<()> {
    execute!(
        tx,
        "INSERT INTO audit_events (organization_id, sequence, id, action, resource_type, resource_id, user_id, occurred_at, \
         record, previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        organization,
        head.sequence,
        event.id,
        &event.action,
        &event.resource.kind,
        &event.resource.id,
        user_of(event),
        event.at,
        record,
        previous.hash.to_vec(),
        head.hash.to_vec(),
    )?;
    for resource in resource_ids(event) {
        let sql = "INSERT INTO audit_event_resources (organization_id, resource_id, sequence) VALUES ($1, $2, $3)";
        execute!(tx, sql, organization, resource, head.sequence)?;
    }
    Ok(())
}

fn user_of(event: &RecordedEvent) -> Option<Id<kinds::User>> {
    match event.principal {
        store::Actor::User { user, .. } | store::Actor::ApiKey { user, .. } => Some(user),
        _ => None,
    }
}

fn resource_ids(event: &RecordedEvent) -> Vec<&str> {
    let mut ids: Vec<&str> = event
        .related
        .iter()
        .chain([&event.resource])
        .map(|r| r.id.as_str())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// An event as it stands in the table.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct EventRow {
    pub sequence: i64,
    pub id: Id<kinds::Event>,
    pub action: String,
    pub resource_type: String,
    pub resource_id: String,
    pub user_id: Option<Id<kinds::User>>,
    pub occurred_at: Timestamp,
    pub record: String,
    pub previous_hash: Vec<u8>,
    pub hash: Vec<u8>,
}

impl EventRow {
    /// What was recorded.
    pub fn event(&self) -> Result<RecordedEvent> {
        serde_json::from_str(&self.record).map_err(Error::internal)
    }

    /// The end of the chain after it.
    pub fn head(&self) -> Result<Head> {
        head_from((self.sequence, self.hash.clone()))
    }

    /// Its link, given the resources it is filed under, sorted.
    fn link(self, filed: &[String]) -> Link {
        let columns_agree = self.event().is_ok_and(|event| {
            event.id == self.id
                && event.action == self.action
                && event.resource.kind == self.resource_type
                && event.resource.id == self.resource_id
                && user_of(&event) == self.user_id
                && event.at == self.occurred_at
                && resource_ids(&event) == filed
        });
        Link {
            sequence: self.sequence,
            record: self.record,
            previous_hash: self.previous_hash,
            hash: self.hash,
            columns_agree,
        }
    }
}

/// Up to `limit` links of a chain after `sequence`, in order.
pub async fn links(tx: &mut Tx, organization: Organization, sequence: i64, limit: i64) -> Result<Vec<Link>> {
    let rows = after(tx, organization, sequence, None, limit).await?;
    let last = rows.last().map_or(sequence, |row| row.sequence);
    let sql = "SELECT sequence, resource_id FROM audit_event_resources \
               WHERE organization_id = $1 AND sequence > $2 AND sequence <= $3";
    let mut filed: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for (place, resource) in fetch_all!(tx, (i64, String), sql, organization, sequence, last)? {
        filed.entry(place).or_default().push(resource);
    }
    filed.values_mut().for_each(|resources| resources.sort_unstable());
    let link = |row: EventRow| {
        let filed = filed.get(&row.sequence).map(Vec::as_slice).unwrap_or_default();
        row.link(filed)
    };
    Ok(rows.into_iter().map(link).collect())
}

pub async fn event(tx: &mut Tx, organization: Organization, id: Id<kinds::Event>) -> Result<EventRow> {
    let sql = "SELECT * FROM audit_events WHERE organization_id = $1 AND id = $2";
    fetch_optional!(tx, EventRow, sql, organization, id)?.ok_or_else(|| Error::not_found(id))
}

/// Which events a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub resource: Option<String>,
    pub user: Option<Id<kinds::User>>,
    pub action: Option<String>,
    pub from: Option<Timestamp>,
    pub until: Option<Timestamp>,
}

/// One event more than the page holds, newest first.
pub async fn list(
    tx: &mut Tx,
    organization: Organization,
    filter: &Filter,
    page: &PageRequest<i64>,
) -> Result<Vec<EventRow>> {
    let sql = match filter.resource {
        Some(_) => {
            "SELECT e.* FROM audit_event_resources r JOIN audit_events e \
             ON e.organization_id = r.organization_id AND e.sequence = r.sequence \
             WHERE r.organization_id = $1 AND r.sequence < $2 AND r.resource_id = $8 AND ($3 IS NULL OR e.user_id = $3) \
             AND ($4 IS NULL OR e.action = $4) AND ($5 IS NULL OR e.occurred_at >= $5) AND ($6 IS NULL OR e.occurred_at < $6) \
             ORDER BY r.sequence DESC LIMIT $7"
        }
        None => {
            "SELECT e.* FROM audit_events e WHERE e.organization_id = $1 AND e.sequence < $2 AND ($3 IS NULL OR e.user_id = $3) \
             AND ($4 IS NULL OR e.action = $4) AND ($5 IS NULL OR e.occurred_at >= $5) AND ($6 IS NULL OR e.occurred_at < $6) \
             AND $8 IS NULL ORDER BY e.sequence DESC LIMIT $7"
        }
    };
    fetch_all!(
        tx,
        EventRow,
        sql,
        organization,
        page.after.unwrap_or(i64::MAX),
        filter.user,
        filter.action.as_deref(),
        filter.from,
        filter.until,
        i64::from(page.size) + 1,
        filter.resource.as_deref(),
    )
}

/// Up to `limit` events after `sequence`, oldest first, of one resource when it is named.
pub async fn after(
    tx: &mut Tx,
    organization: Organization,
    sequence: i64,
    resource: Option<&str>,
    limit: i64,
) -> Result<Vec<EventRow>> {
    match resource {
        Some(resource) => {
            let sql = "SELECT e.* FROM audit_event_resources r JOIN audit_events e \
                       ON e.organization_id = r.organization_id AND e.sequence = r.sequence \
                       WHERE r.organization_id = $1 AND r.resource_id = $2 AND r.sequence > $3 ORDER BY r.sequence LIMIT $4";
            fetch_all!(tx, EventRow, sql, organization, resource, sequence, limit)
        }
        None => {
            let sql =
                "SELECT * FROM audit_events WHERE organization_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3";
            fetch_all!(tx, EventRow, sql, organization, sequence, limit)
        }
    }
}

/// A certificate of completion.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CertificateRow {
    pub envelope_id: Id<kinds::Envelope>,
    pub blob_id: Id<kinds::Blob>,
    pub audit_sequence: i64,
    pub audit_hash: Vec<u8>,
    pub created_at: Timestamp,
}

pub async fn certificate(tx: &mut Tx, envelope: Id<kinds::Envelope>) -> Result<Option<CertificateRow>> {
    let organization = tx.caller().and_then(|caller| caller.organization);
    let sql = "SELECT envelope_id, blob_id, audit_sequence, audit_hash, created_at FROM certificates_of_completion \
               WHERE envelope_id = $1 AND organization_id = $2";
    fetch_optional!(tx, CertificateRow, sql, envelope, organization)
}

pub async fn insert_certificate(tx: &mut Tx, organization: Organization, row: &CertificateRow) -> Result<()> {
    execute!(
        tx,
        "INSERT INTO certificates_of_completion (envelope_id, organization_id, blob_id, audit_sequence, audit_hash, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
        row.envelope_id,
        organization,
        row.blob_id,
        row.audit_sequence,
        row.audit_hash.clone(),
        row.created_at,
    )
    .map(drop)
}
