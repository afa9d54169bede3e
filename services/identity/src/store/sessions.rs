//! `sessions`. A person's sessions are theirs in whatever organization: those statements go by the account.

use kernel::{Id, Page, PageRequest, Result, Timestamp, kinds};
use store::{Tx, execute, fetch_all, fetch_optional};

use crate::role::Role;
use crate::session::{SESSION_KEPT, Session};
use crate::token::{Token, TokenHash};

macro_rules! columns {
    () => {
        "id, user_id, organization_id, ip_address, user_agent, created_at, last_used_at, expires_at, revoked_at"
    };
}

/// Adds one with what is kept of its token; system transactions only.
pub async fn insert(tx: &mut Tx, new: &Session, token: &Token) -> Result<()> {
    execute!(
        tx,
        "INSERT INTO sessions (id, token_hash, organization_id, user_id, ip_address, user_agent, created_at, \
         last_used_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new.id,
        token.hash().as_bytes(),
        new.organization,
        new.user,
        &new.ip_address,
        &new.user_agent,
        new.created_at,
        new.last_used_at,
        new.expires_at,
    )?;
    Ok(())
}

/// A page of an account's sessions that have not been over for 30 days, newest first; system transactions only.
pub async fn list(tx: &mut Tx, user: Id<kinds::User>, page: &PageRequest<Id<kinds::Session>>) -> Result<Page<Session>> {
    let (limit, since) = (i64::from(page.size) + 1, tx.now().minus(SESSION_KEPT));
    let rows = match page.after {
        Some(after) => {
            let sql = concat!(
                "SELECT ",
                columns!(),
                " FROM sessions WHERE user_id = $1 AND expires_at >= $2 AND id < $4 ORDER BY id DESC LIMIT $3"
            );
            fetch_all!(tx, Session, sql, user, since, limit, after)
        }
        None => {
            let sql = concat!(
                "SELECT ",
                columns!(),
                " FROM sessions WHERE user_id = $1 AND expires_at >= $2 ORDER BY id DESC LIMIT $3"
            );
            fetch_all!(tx, Session, sql, user, since, limit)
        }
    }?;
    Ok(Page::from_surplus(rows, page.size, |row| row.id))
}

/// One of an account's sessions; system transactions only for one of another organization.
pub async fn get(tx: &mut Tx, user: Id<kinds::User>, id: Id<kinds::Session>) -> Result<Option<Session>> {
    let sql = concat!("SELECT ", columns!(), " FROM sessions WHERE user_id = $1 AND id = $2");
    fetch_optional!(tx, Session, sql, user, id)
}

/// The sessions of an account that are valid now, in one organization or in all; system transactions only for all.
pub async fn valid(
    tx: &mut Tx,
    user: Id<kinds::User>,
    organization: Option<Id<kinds::Organization>>,
) -> Result<Vec<Session>> {
    let now = tx.now();
    match organization {
        Some(organization) => {
            let sql = concat!(
                "SELECT ",
                columns!(),
                " FROM sessions WHERE user_id = $1 AND expires_at > $2 AND revoked_at IS NULL AND organization_id = $3"
            );
            fetch_all!(tx, Session, sql, user, now, organization)
        }
        None => {
            let sql = concat!(
                "SELECT ",
                columns!(),
                " FROM sessions WHERE user_id = $1 AND expires_at > $2 AND revoked_at IS NULL"
            );
            fetch_all!(tx, Session, sql, user, now)
        }
    }
}

/// Ends one; false when it had ended.
pub async fn revoke(tx: &mut Tx, session: &Session) -> Result<bool> {
    let now = tx.now();
    let sql = "UPDATE sessions SET revoked_at = $3 WHERE organization_id = $1 AND id = $2 AND revoked_at IS NULL \
               AND expires_at > $3";
    Ok(execute!(tx, sql, session.organization, session.id, now)? == 1)
}

/// What authentication needs to know of a session.
#[derive(sqlx::FromRow)]
pub struct Known {
    /// The session.
    pub id: Id<kinds::Session>,
    /// What is kept of its token.
    pub token_hash: Vec<u8>,
    /// The account.
    pub user_id: Id<kinds::User>,
    /// The organization.
    pub organization_id: Id<kinds::Organization>,
    /// When it was last used.
    pub last_used_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
    /// The role of the account there.
    #[sqlx(try_from = "String")]
    pub role: Role,
    /// When the membership ends.
    pub member_until: Option<Timestamp>,
}

/// The session of a token, unless it was revoked or its account, membership or organization is switched off; system
/// transactions only.
pub async fn by_token(tx: &mut Tx, hash: TokenHash) -> Result<Option<Known>> {
    let sql = "SELECT s.id, s.token_hash, s.user_id, s.organization_id, s.last_used_at, s.expires_at, m.role, \
               m.expires_at AS member_until FROM sessions s \
               JOIN memberships m ON m.user_id = s.user_id AND m.organization_id = s.organization_id \
               JOIN organizations o ON o.id = s.organization_id JOIN users u ON u.id = s.user_id \
               WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND o.active AND u.status = 'active'";
    let row = fetch_optional!(tx, Known, sql, hash.as_bytes())?;
    Ok(row.filter(|row| hash.matches(&row.token_hash)))
}

/// Notes the last use, never backwards; system transactions only.
pub async fn used(tx: &mut Tx, id: Id<kinds::Session>, at: Timestamp) -> Result<()> {
    execute!(
        tx,
        "UPDATE sessions SET last_used_at = $2 WHERE id = $1 AND last_used_at < $2",
        id,
        at
    )?;
    Ok(())
}

/// Removes those that expired before `before`; gives how many. System transactions only.
pub async fn purge(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    execute!(tx, "DELETE FROM sessions WHERE expires_at < $1", before)
}
