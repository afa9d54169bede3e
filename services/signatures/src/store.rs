//! The SQL of signatures and their validations.

use kernel::{Error, Id, PageRequest, Result, Timestamp, kinds};
use serde_json::Value;
use store::{Json, Tx, execute, fetch_all, fetch_optional};

use crate::sealing::NewSignature;

/// A signature with the newest verdict on it.
#[derive(Clone, sqlx::FromRow)]
pub struct SignatureRow {
    pub id: Id<kinds::Signature>,
    pub envelope_id: Option<Id<kinds::Envelope>>,
    pub recipient_id: Option<Id<kinds::Recipient>>,
    pub document_id: Id<kinds::Document>,
    pub version_number: i64,
    pub certificate_id: Id<kinds::Certificate>,
    pub field_name: String,
    pub signer_name: String,
    pub level: String,
    pub signed_at: Timestamp,
    pub timestamp_at: Option<Timestamp>,
    pub cms: Vec<u8>,
    pub report: Json<Value>,
}

const COLUMNS: &str = "s.id, s.envelope_id, s.recipient_id, s.document_id, s.version_number, s.certificate_id, s.field_name, s.signer_name, \
     s.level, s.signed_at, s.timestamp_at, s.cms, v.report FROM signatures s JOIN signature_validations v ON v.id = \
     (SELECT n.id FROM signature_validations n WHERE n.signature_id = s.id ORDER BY n.validated_at DESC, n.id DESC LIMIT 1)";

/// Keeps a signature and the verdict on it, with the document version that carries it first.
///
/// # Errors
/// `UNIQUE_VIOLATION` when the document has a signature in that field already.
pub async fn record(
    tx: &mut Tx,
    document: Id<kinds::Document>,
    version_number: i64,
    new: &NewSignature,
) -> Result<Id<kinds::Signature>> {
    let organization = tx.caller().and_then(|caller| caller.organization);
    let organization = organization.ok_or_else(|| Error::internal("a signature of no organization"))?;
    let (id, now) = (Id::new(tx.clock().as_ref()), tx.now());
    execute!(
        tx,
        "INSERT INTO signatures (id, organization_id, envelope_id, recipient_id, document_id, version_number, certificate_id, \
         field_name, signer_name, level, signed_at, timestamp_at, cms, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        id,
        organization,
        new.envelope,
        new.recipient,
        document,
        version_number,
        new.certificate,
        &new.field,
        &new.signer_name,
        new.level.name(),
        new.time,
        new.timestamp_time,
        &new.cms,
        now,
    )?;
    insert_validation(tx, organization, id, &new.report).await?;
    Ok(id)
}

async fn insert_validation(
    tx: &mut Tx,
    organization: Id<kinds::Organization>,
    signature: Id<kinds::Signature>,
    report: &Value,
) -> Result<()> {
    let (id, now): (Id<kinds::SignatureValidation>, _) = (Id::new(tx.clock().as_ref()), tx.now());
    let indication = report["indication"].as_str().unwrap_or("INDETERMINATE").to_owned();
    let sql = "INSERT INTO signature_validations (id, organization_id, signature_id, indication, report, validated_at) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    execute!(tx, sql, id, organization, signature, indication, Json(report), now).map(drop)
}

pub async fn signature(
    tx: &mut Tx,
    organization: Id<kinds::Organization>,
    id: Id<kinds::Signature>,
) -> Result<SignatureRow> {
    let sql = sqlx::AssertSqlSafe(format!("SELECT {COLUMNS} WHERE s.organization_id = $1 AND s.id = $2"));
    fetch_optional!(tx, SignatureRow, sql, organization, id)?.ok_or_else(|| Error::not_found(id))
}

/// Which signatures a list shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    pub envelope: Option<Id<kinds::Envelope>>,
    pub document: Option<Id<kinds::Document>>,
}

/// One signature more than the page holds, newest first.
pub async fn list(
    tx: &mut Tx,
    organization: Id<kinds::Organization>,
    filter: Filter,
    page: &PageRequest<Id<kinds::Signature>>,
) -> Result<Vec<SignatureRow>> {
    let sql = sqlx::AssertSqlSafe(format!(
        "SELECT {COLUMNS} WHERE s.organization_id = $1 AND ($2 IS NULL OR s.id < $2) AND ($3 IS NULL OR s.envelope_id = $3) \
         AND ($4 IS NULL OR s.document_id = $4) ORDER BY s.id DESC LIMIT $5"
    ));
    let surplus = i64::from(page.size) + 1;
    fetch_all!(
        tx,
        SignatureRow,
        sql,
        organization,
        page.after,
        filter.envelope,
        filter.document,
        surplus
    )
}
