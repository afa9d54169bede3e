//! The SQL of this room.

use kernel::{Error, Id, Result, Timestamp, kinds};
use store::{Tx, execute, fetch_all, fetch_one, fetch_optional};

use crate::held::{HeldCertificate, Origin, Purpose, Status};
use crate::tsp::Issued;
use crate::x509::{Crl, RevocationReason, Revoked};

/// The platform's own authorities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Root,
    TimeStamping,
}

impl Role {
    fn as_str(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::TimeStamping => "time_stamping",
        }
    }
}

type CertificateId = Id<kinds::Certificate>;
type OrganizationId = Id<kinds::Organization>;

/// An authority's certificate and sealed key.
#[derive(sqlx::FromRow)]
pub(crate) struct AuthorityRow {
    pub id: CertificateId,
    pub certificate: Vec<u8>,
    pub sealed_key: Vec<u8>,
}

pub(crate) async fn authority(tx: &mut Tx, role: Role) -> Result<Option<AuthorityRow>> {
    let sql = "SELECT id, certificate, sealed_key FROM certificate_authorities WHERE role = $1 AND retired_at IS NULL";
    fetch_optional!(tx, AuthorityRow, sql, role.as_str())
}

/// Keeps an authority, unless another copy was first.
pub(crate) async fn insert_authority(tx: &mut Tx, role: Role, row: &AuthorityRow) -> Result<()> {
    let sql = "INSERT INTO certificate_authorities (id, role, certificate, sealed_key, crl_number, created_at) \
               VALUES ($1, $2, $3, $4, 0, $5) ON CONFLICT DO NOTHING";
    let now = tx.now();
    execute!(tx, sql, row.id, role.as_str(), &row.certificate, &row.sealed_key, now).map(drop)
}

pub(crate) async fn retire_authority(tx: &mut Tx, id: CertificateId) -> Result<()> {
    let sql = "UPDATE certificate_authorities SET retired_at = $2 WHERE id = $1 AND retired_at IS NULL";
    let now = tx.now();
    execute!(tx, sql, id, now).map(drop)
}

/// The number of the next list. Holds the authority's row until the commit, so that lists come one after another and each
/// sees every revocation before it.
pub(crate) async fn next_crl_number(tx: &mut Tx, authority: CertificateId) -> Result<u64> {
    let sql = "UPDATE certificate_authorities SET crl_number = crl_number + 1 WHERE id = $1 RETURNING crl_number";
    let (number,) = fetch_one!(tx, (i64,), sql, authority)?;
    u64::try_from(number).map_err(Error::internal)
}

pub(crate) async fn revocations(tx: &mut Tx, authority: CertificateId) -> Result<Vec<Revoked>> {
    let sql = "SELECT serial_number, revoked_at, reason FROM revocations WHERE authority_id = $1 \
               ORDER BY revoked_at, serial_number";
    let rows = fetch_all!(tx, (Vec<u8>, Timestamp, String), sql, authority)?;
    let read = |(serial, at, reason): (_, _, String)| {
        Ok(Revoked {
            serial,
            at,
            reason: RevocationReason::from_text(&reason)?,
        })
    };
    rows.into_iter().map(read).collect()
}

pub(crate) async fn insert_revocation(tx: &mut Tx, authority: CertificateId, revoked: &Revoked) -> Result<()> {
    let sql = "INSERT INTO revocations (authority_id, serial_number, reason, revoked_at) VALUES ($1, $2, $3, $4)";
    execute!(tx, sql, authority, &revoked.serial, revoked.reason.as_str(), revoked.at).map(drop)
}

pub(crate) async fn insert_list(tx: &mut Tx, authority: CertificateId, number: u64, list: &Crl) -> Result<()> {
    let sql = "INSERT INTO revocation_lists (authority_id, number, der, this_update, next_update) \
               VALUES ($1, $2, $3, $4, $5)";
    let number = i64::try_from(number).map_err(Error::internal)?;
    let next_update = list
        .next_update()
        .ok_or_else(|| Error::internal("a list of ours lacks its next update"))?;
    execute!(tx, sql, authority, number, list.der(), list.this_update(), next_update).map(drop)
}

/// The newest list of an authority.
pub(crate) async fn newest_list(tx: &mut Tx, authority: CertificateId) -> Result<Option<Crl>> {
    let sql = "SELECT der FROM revocation_lists WHERE authority_id = $1 ORDER BY number DESC LIMIT 1";
    let row = fetch_optional!(tx, (Vec<u8>,), sql, authority)?;
    row.map(|(der,)| Crl::from_der(&der)).transpose()
}

pub(crate) async fn insert_time_stamp(tx: &mut Tx, unit: CertificateId, issued: &Issued) -> Result<()> {
    let sql = "INSERT INTO timestamp_tokens (serial_number, authority_id, digest_algorithm, digest, issued_at) \
               VALUES ($1, $2, $3, $4, $5)";
    let (serial, algorithm) = (issued.serial.as_slice(), issued.algorithm.to_string());
    execute!(tx, sql, serial, unit, algorithm, &issued.digest, issued.time).map(drop)
}

#[derive(sqlx::FromRow)]
struct Row {
    id: CertificateId,
    label: String,
    purpose: String,
    r#type: String,
    status: String,
    user_id: Option<Id<kinds::User>>,
    email: String,
    serial_number: String,
    subject_cn: String,
    issuer_cn: String,
    valid_from: Timestamp,
    valid_to: Timestamp,
    key_type: String,
    key_size: i64,
    usage_count: i64,
    last_used_at: Option<Timestamp>,
    revoked_at: Option<Timestamp>,
    revocation_reason: Option<String>,
    certificate: Vec<u8>,
    created_at: Timestamp,
}

macro_rules! columns {
    () => {
        "id, label, purpose, type, status, user_id, email, serial_number, subject_cn, issuer_cn, valid_from, valid_to, \
         key_type, key_size, usage_count, last_used_at, revoked_at, revocation_reason, certificate, created_at"
    };
}

impl Row {
    fn held(self, now: Timestamp) -> Result<HeldCertificate> {
        let status = match Status::from_text(&self.status)? {
            Status::Revoked => Status::Revoked,
            _ if self.valid_to < now => Status::Expired,
            other => other,
        };
        let reason = self
            .revocation_reason
            .as_deref()
            .map(RevocationReason::from_text)
            .transpose()?;
        Ok(HeldCertificate {
            id: self.id,
            label: self.label,
            purpose: Purpose::from_text(&self.purpose)?,
            origin: Origin::from_text(&self.r#type)?,
            status,
            user: self.user_id,
            email: self.email,
            serial_number: self.serial_number,
            subject_cn: self.subject_cn,
            issuer_cn: self.issuer_cn,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            key_type: self.key_type,
            key_size: self.key_size,
            usage_count: self.usage_count,
            last_used_at: self.last_used_at,
            revocation: self.revoked_at.zip(reason),
            der: self.certificate,
            created_at: self.created_at,
        })
    }
}

/// A certificate of the organization.
pub(crate) async fn certificate(
    tx: &mut Tx,
    organization: OrganizationId,
    id: CertificateId,
) -> Result<HeldCertificate> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM certificates WHERE organization_id = $1 AND id = $2"
    );
    let row = fetch_optional!(tx, Row, sql, organization, id)?;
    row.ok_or_else(|| Error::not_found(id))?.held(tx.now())
}

/// The organization's certificates, newest first, at most `limit`, before `after`; of one holder when `email` is set.
pub(crate) async fn certificates(
    tx: &mut Tx,
    organization: OrganizationId,
    email: Option<&str>,
    after: Option<CertificateId>,
    limit: i64,
) -> Result<Vec<HeldCertificate>> {
    // Every identifier sorts before the highest one, so that the first page needs no statement of its own.
    let before = after.unwrap_or(Id::from_uuid(uuid::Uuid::max()));
    let rows = match email {
        None => {
            let sql = concat!(
                "SELECT ",
                columns!(),
                " FROM certificates WHERE organization_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3"
            );
            fetch_all!(tx, Row, sql, organization, before, limit)?
        }
        Some(email) => {
            let sql = concat!(
                "SELECT ",
                columns!(),
                " FROM certificates WHERE organization_id = $1 AND email = $2 AND id < $3 \
                 ORDER BY id DESC LIMIT $4"
            );
            fetch_all!(tx, Row, sql, organization, email, before, limit)?
        }
    };
    let now = tx.now();
    rows.into_iter().map(|row| row.held(now)).collect()
}

/// Who holds a certificate, and under which name.
pub(crate) struct Holder<'a> {
    pub organization: OrganizationId,
    pub purpose: Purpose,
    /// Lower case; empty for a seal.
    pub email: &'a str,
    pub common_name: &'a str,
}

/// A certificate to sign with, and its sealed key.
#[derive(sqlx::FromRow)]
pub(crate) struct UsableRow {
    pub id: CertificateId,
    pub certificate: Vec<u8>,
    pub sealed_key: Vec<u8>,
}

/// The certificate the holder signs with, if it is valid until `until` at least. Takes note of one more use.
pub(crate) async fn take_for_use(tx: &mut Tx, holder: &Holder<'_>, until: Timestamp) -> Result<Option<UsableRow>> {
    let sql = "UPDATE certificates SET usage_count = usage_count + 1, last_used_at = $6 \
               WHERE organization_id = $1 AND purpose = $2 AND email = $3 AND subject_cn = $4 AND is_default \
               AND valid_to >= $5 AND sealed_key IS NOT NULL RETURNING id, certificate, sealed_key";
    let now = tx.now();
    let purpose = holder.purpose.as_str();
    fetch_optional!(
        tx,
        UsableRow,
        sql,
        holder.organization,
        purpose,
        holder.email,
        holder.common_name,
        until,
        now
    )
}

/// What the holder signed with so far gives way to a new certificate when it ends before `until`.
pub(crate) async fn set_aside(tx: &mut Tx, holder: &Holder<'_>, until: Timestamp) -> Result<()> {
    let sql = "UPDATE certificates SET is_default = $6 WHERE organization_id = $1 AND purpose = $2 AND email = $3 \
               AND subject_cn = $4 AND is_default AND valid_to < $5";
    let purpose = holder.purpose.as_str();
    execute!(
        tx,
        sql,
        holder.organization,
        purpose,
        holder.email,
        holder.common_name,
        until,
        false
    )
    .map(drop)
}

/// Keeps a certificate as the one the holder signs with; false when another transaction was first.
pub(crate) async fn insert_default(
    tx: &mut Tx,
    organization: OrganizationId,
    authority: CertificateId,
    held: &HeldCertificate,
    sealed_key: &[u8],
) -> Result<bool> {
    let sql = "INSERT INTO certificates (id, organization_id, email, label, purpose, type, status, is_default, authority_id, \
               serial_number, subject_cn, issuer_cn, valid_from, valid_to, key_type, key_size, usage_count, certificate, \
               sealed_key, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) \
               ON CONFLICT DO NOTHING";
    let inserted = execute!(
        tx,
        sql,
        held.id,
        organization,
        &held.email,
        &held.label,
        held.purpose.as_str(),
        held.origin.as_str(),
        held.status.as_str(),
        true,
        authority,
        &held.serial_number,
        &held.subject_cn,
        &held.issuer_cn,
        held.valid_from,
        held.valid_to,
        &held.key_type,
        held.key_size,
        held.usage_count,
        &held.der,
        sealed_key,
        held.created_at,
    )?;
    Ok(inserted == 1)
}

/// Writes a revocation, unless another transaction was first; then false.
pub(crate) async fn save_revoked(
    tx: &mut Tx,
    id: CertificateId,
    at: Timestamp,
    reason: RevocationReason,
) -> Result<bool> {
    let sql = "UPDATE certificates SET status = 'revoked', is_default = $4, revoked_at = $2, revocation_reason = $3 \
               WHERE id = $1 AND status <> 'revoked'";
    Ok(execute!(tx, sql, id, at, reason.as_str(), false)? == 1)
}

/// The authority that issued a certificate, when it is one of ours.
pub(crate) async fn issuing_authority(tx: &mut Tx, id: CertificateId) -> Result<Option<CertificateId>> {
    let sql = "SELECT authority_id FROM certificates WHERE id = $1";
    Ok(fetch_one!(tx, (Option<CertificateId>,), sql, id)?.0)
}
