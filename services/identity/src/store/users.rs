//! `users`. Accounts belong to the installation: these statements are not scoped to an organization.

use kernel::{Error, Id, Result, kinds};
use store::{Tx, execute, fetch_optional, unique};

use crate::email::Email;
use crate::user::User;

macro_rules! columns {
    () => {
        "id, email, full_name, status, email_verified_at, last_login_at, created_at, language, revision"
    };
}

/// An account and what its password is compared with.
#[derive(sqlx::FromRow)]
pub struct Credentials {
    /// The account.
    #[sqlx(flatten)]
    pub user: User,
    /// In PHC string format.
    pub password_hash: String,
}

/// Adds one.
///
/// # Errors
/// What `taken` gives when the address has an account.
pub async fn insert(
    tx: &mut Tx,
    user: &User,
    email: &Email,
    password_hash: &str,
    taken: impl FnOnce() -> Error,
) -> Result<()> {
    execute!(
        tx,
        "INSERT INTO users (id, realm, email, email_canonical, full_name, status, password_hash, last_login_at, \
         created_at, updated_at) VALUES ($1, 'shared', $2, $3, $4, $5, $6, $7, $8, $8)",
        user.id,
        &user.email,
        email.canonical(),
        &user.full_name,
        user.status.as_str(),
        password_hash,
        user.last_login_at,
        user.created_at,
    )
    .map_err(|e| unique(e, taken))?;
    Ok(())
}

/// Reads one.
///
/// # Errors
/// `NOT_FOUND`.
pub async fn get(tx: &mut Tx, id: Id<kinds::User>) -> Result<User> {
    let sql = concat!("SELECT ", columns!(), " FROM users WHERE id = $1");
    fetch_optional!(tx, User, sql, id)?.ok_or_else(|| Error::not_found(id))
}

/// The account of an address in its compared form.
pub async fn by_email(tx: &mut Tx, canonical: &str) -> Result<Option<Credentials>> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        ", password_hash FROM users WHERE realm = 'shared' AND email_canonical = $1"
    );
    fetch_optional!(tx, Credentials, sql, canonical)
}

/// Notes that the person signed in now.
pub async fn signed_in(tx: &mut Tx, id: Id<kinds::User>) -> Result<()> {
    let now = tx.now();
    execute!(tx, "UPDATE users SET last_login_at = $2 WHERE id = $1", id, now)?;
    Ok(())
}

/// What the password of an account is compared with, beside the account.
///
/// # Errors
/// `NOT_FOUND`.
pub async fn credentials(tx: &mut Tx, id: Id<kinds::User>) -> Result<Credentials> {
    let sql = concat!("SELECT ", columns!(), ", password_hash FROM users WHERE id = $1");
    fetch_optional!(tx, Credentials, sql, id)?.ok_or_else(|| Error::not_found(id))
}

/// Writes back what a person changed, unless they were faster elsewhere.
///
/// # Errors
/// `ABORTED` / `ETAG_MISMATCH`.
pub async fn update(tx: &mut Tx, changed: &User) -> Result<()> {
    let now = tx.now();
    let written = execute!(
        tx,
        "UPDATE users SET full_name = $2, language = $3, revision = $4, updated_at = $5 WHERE id = $1 AND revision = $6",
        changed.id,
        &changed.full_name,
        &changed.language,
        changed.revision,
        now,
        changed.revision - 1,
    )?;
    if written == 0 {
        return Err(Error::stale_etag(&changed.etag()));
    }
    Ok(())
}

/// Replaces the password's hash.
pub async fn set_password(tx: &mut Tx, id: Id<kinds::User>, password_hash: &str) -> Result<()> {
    let now = tx.now();
    let sql = "UPDATE users SET password_hash = $2, updated_at = $3 WHERE id = $1";
    execute!(tx, sql, id, password_hash, now)?;
    Ok(())
}
