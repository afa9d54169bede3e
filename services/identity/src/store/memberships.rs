//! `memberships`.

use kernel::{Error, Id, Page, PageRequest, Result, Timestamp, kinds};
use store::{Tx, execute, fetch_all, fetch_one, fetch_optional, unique};

use crate::error;
use crate::membership::Membership;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.organization_id, m.user_id, m.email, m.email_canonical, m.role, m.is_default, m.revision, \
             m.created_at, m.joined_at, m.expires_at, coalesce(u.full_name, '') AS full_name \
             FROM memberships m LEFT JOIN users u ON u.id = m.user_id ",
            $rest
        )
    };
}

/// A membership with the name of its person.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Member {
    /// The membership.
    #[sqlx(flatten)]
    pub membership: Membership,
    /// Full name; empty until somebody joined.
    pub full_name: String,
}

/// Adds one.
///
/// # Errors
/// `ALREADY_EXISTS` / `MEMBER_EXISTS`.
pub async fn insert(tx: &mut Tx, new: &Membership) -> Result<()> {
    execute!(
        tx,
        "INSERT INTO memberships (id, organization_id, user_id, email, email_canonical, role, is_default, revision, \
         created_at, joined_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        new.id,
        new.organization,
        new.user,
        &new.email,
        &new.email_canonical,
        new.role.as_str(),
        new.is_default,
        new.revision,
        new.created_at,
        new.joined_at,
        new.expires_at,
    )
    .map_err(|e| unique(e, error::member_exists))?;
    Ok(())
}

/// Reads one.
///
/// # Errors
/// `NOT_FOUND`.
pub async fn get(tx: &mut Tx, organization: Id<kinds::Organization>, id: Id<kinds::Membership>) -> Result<Member> {
    let sql = select!("WHERE m.organization_id = $1 AND m.id = $2");
    fetch_optional!(tx, Member, sql, organization, id)?.ok_or_else(|| Error::not_found(id))
}

/// The one of an address in its compared form.
pub async fn by_email(tx: &mut Tx, organization: Id<kinds::Organization>, canonical: &str) -> Result<Option<Member>> {
    let sql = select!("WHERE m.organization_id = $1 AND m.email_canonical = $2");
    fetch_optional!(tx, Member, sql, organization, canonical)
}

/// A page, newest first.
pub async fn list(
    tx: &mut Tx,
    organization: Id<kinds::Organization>,
    page: &PageRequest<Id<kinds::Membership>>,
) -> Result<Page<Member>> {
    let limit = i64::from(page.size) + 1;
    let rows = match page.after {
        Some(after) => {
            let sql = select!("WHERE m.organization_id = $1 AND m.id < $3 ORDER BY m.id DESC LIMIT $2");
            fetch_all!(tx, Member, sql, organization, limit, after)
        }
        None => {
            let sql = select!("WHERE m.organization_id = $1 ORDER BY m.id DESC LIMIT $2");
            fetch_all!(tx, Member, sql, organization, limit)
        }
    }?;
    Ok(Page::from_surplus(rows, page.size, |row| row.membership.id))
}

/// Writes one back, unless somebody was faster.
///
/// # Errors
/// `ABORTED` / `ETAG_MISMATCH`.
pub async fn update(tx: &mut Tx, changed: &Membership) -> Result<()> {
    let written = execute!(
        tx,
        "UPDATE memberships SET user_id = $3, role = $4, is_default = $5, revision = $6, joined_at = $7, \
         expires_at = $8 WHERE organization_id = $1 AND id = $2 AND revision = $9",
        changed.organization,
        changed.id,
        changed.user,
        changed.role.as_str(),
        changed.is_default,
        changed.revision,
        changed.joined_at,
        changed.expires_at,
        changed.revision - 1,
    )?;
    if written == 0 {
        return Err(Error::stale_etag(&changed.etag()));
    }
    Ok(())
}

/// Removes one, with its invitations.
pub async fn delete(tx: &mut Tx, gone: &Membership) -> Result<()> {
    let sql = "DELETE FROM memberships WHERE organization_id = $1 AND id = $2";
    execute!(tx, sql, gone.organization, gone.id)?;
    Ok(())
}

/// How many owners the organization can count on besides `except`.
pub async fn other_lasting_owners(tx: &mut Tx, except: &Membership) -> Result<i64> {
    let sql = "SELECT count(*) FROM memberships WHERE organization_id = $1 AND role = 'owner' \
               AND user_id IS NOT NULL AND expires_at IS NULL AND id <> $2";
    Ok(fetch_one!(tx, (i64,), sql, except.organization, except.id)?.0)
}

/// Where an account acts when it signs in: the organization with this slug, or the account's default one, else the one it
/// joined first. Only memberships in force of active organizations. Looks across organizations: system transactions only.
pub async fn of_user(tx: &mut Tx, user: Id<kinds::User>, slug: &str, now: Timestamp) -> Result<Option<Membership>> {
    let sql = select!(
        "JOIN organizations o ON o.id = m.organization_id \
         WHERE m.user_id = $1 AND o.active AND (m.expires_at IS NULL OR m.expires_at > $2) AND ($3 = '' OR o.slug = $3) \
         ORDER BY m.is_default DESC, m.joined_at, m.id LIMIT 1"
    );
    Ok(fetch_optional!(tx, Member, sql, user, now, slug)?.map(|member| member.membership))
}

/// Whether an account has a default organization. Looks across organizations: system transactions only.
pub async fn has_default(tx: &mut Tx, user: Id<kinds::User>) -> Result<bool> {
    let sql = "SELECT count(*) FROM memberships WHERE user_id = $1 AND is_default";
    Ok(fetch_one!(tx, (i64,), sql, user)?.0 > 0)
}
