//! What other rooms may do with signing links, and ask of people and organizations, in their own transactions.

use kernel::{Error, Id, Result, Timestamp, kinds};
use store::{Db, Tx};

use crate::branding::Branding;
use crate::signing_link::{LinkState, SigningLink};
use crate::store::{brandings, organizations, signing_links, users};
use crate::token::{Token, TokenKind};

fn tenant(tx: &Tx) -> Result<Id<kinds::Organization>> {
    let caller = tx
        .caller()
        .ok_or_else(|| Error::internal("a transaction of no caller"))?;
    caller.organization()
}

/// Makes a link that lets a recipient of the caller's organization into an envelope until `expires`. The token is given
/// once. The caller records the event: it knows why.
///
/// # Errors
/// As [`store::execute!`].
pub async fn issue_signing_link(
    tx: &mut Tx,
    envelope: Id<kinds::Envelope>,
    recipient: Id<kinds::Recipient>,
    expires: Timestamp,
) -> Result<(Id<kinds::SigningLink>, Token)> {
    let token = Token::generate(TokenKind::SigningLink)?;
    let link = SigningLink {
        id: Id::new(tx.clock().as_ref()),
        organization: tenant(tx)?,
        envelope,
        recipient,
        failed_codes: 0,
        access_verified_at: None,
        one_time_verified_at: None,
        expires_at: expires,
        revoked_at: None,
    };
    signing_links::insert(tx, &link, &token).await?;
    Ok((link.id, token))
}

/// Ends every link of an envelope of the caller's organization; gives how many.
///
/// # Errors
/// As [`store::execute!`].
pub async fn revoke_signing_links(tx: &mut Tx, envelope: Id<kinds::Envelope>) -> Result<u64> {
    let organization = tenant(tx)?;
    signing_links::revoke_all(tx, organization, envelope).await
}

/// Ends every link of one recipient of the caller's organization; gives how many.
///
/// # Errors
/// As [`store::execute!`].
pub async fn revoke_recipient_links(tx: &mut Tx, recipient: Id<kinds::Recipient>) -> Result<u64> {
    let organization = tenant(tx)?;
    signing_links::revoke_of(tx, organization, recipient).await
}

/// How far a link's holder has got with the access code.
///
/// # Errors
/// `NOT_FOUND` when the link is not of the caller's organization.
pub async fn link_state(tx: &mut Tx, link: Id<kinds::SigningLink>) -> Result<LinkState> {
    let organization = tenant(tx)?;
    Ok(signing_links::get(tx, organization, link).await?.state())
}

/// Notes that the right access code came through this link.
///
/// # Errors
/// `NOT_FOUND` when the link is not of the caller's organization.
pub async fn accept_access_code(tx: &mut Tx, link: Id<kinds::SigningLink>) -> Result<()> {
    let organization = tenant(tx)?;
    let link = signing_links::get(tx, organization, link).await?;
    signing_links::accept_code(tx, &link).await
}

/// Notes that the right one-time code came through this link.
///
/// # Errors
/// `NOT_FOUND` when the link is not of the caller's organization.
pub async fn accept_one_time_code(tx: &mut Tx, link: Id<kinds::SigningLink>) -> Result<()> {
    let organization = tenant(tx)?;
    let link = signing_links::get(tx, organization, link).await?;
    signing_links::accept_one_time_code(tx, &link).await
}

/// Counts a wrong access code and gives how many more the link bears. The count must be committed although the call is
/// refused.
///
/// # Errors
/// `NOT_FOUND` when the link is not of the caller's organization.
pub async fn refuse_access_code(tx: &mut Tx, link: Id<kinds::SigningLink>) -> Result<u32> {
    let organization = tenant(tx)?;
    let link = signing_links::get(tx, organization, link).await?;
    Ok(signing_links::count_code(tx, &link).await?.tries_left())
}

/// What an organization is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganizationName {
    /// Name shown to people.
    pub name: String,
    /// Short name for addresses.
    pub slug: String,
}

/// What the caller's own organization is called; any one's in a system transaction.
///
/// # Errors
/// `NOT_FOUND`.
pub async fn organization(tx: &mut Tx, id: Id<kinds::Organization>) -> Result<OrganizationName> {
    let found = organizations::get(tx, id).await?;
    Ok(OrganizationName {
        name: found.name,
        slug: found.slug,
    })
}

/// How the caller's own organization looks.
///
/// # Errors
/// As [`store::execute!`].
pub async fn branding(tx: &mut Tx) -> Result<Branding> {
    let organization = tenant(tx)?;
    brandings::get(tx, organization).await
}

/// The logo of the caller's own organization as PNG bytes; none when there is none.
///
/// # Errors
/// As [`store::execute!`].
pub async fn logo(tx: &mut Tx) -> Result<Option<Vec<u8>>> {
    let organization = tenant(tx)?;
    brandings::logo(tx, organization).await
}

/// On whose pages the signing page of the organization with this slug may stand; on nobody's when there is none.
///
/// # Errors
/// As [`store::execute!`].
pub async fn embedding_origins(db: &Db, slug: &str) -> Result<Vec<String>> {
    let mut tx = db.read_system().await?;
    brandings::origins(&mut tx, slug).await
}

/// What a person is called, and their address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
}

/// Who an account belongs to, also when the person has left the organization.
///
/// # Errors
/// `NOT_FOUND`.
pub async fn user(tx: &mut Tx, id: Id<kinds::User>) -> Result<Person> {
    let found = users::get(tx, id).await?;
    Ok(Person {
        name: found.full_name,
        email: found.email,
    })
}
