//! The installation's own trust: its root, its time-stamping unit, and what it issues, revokes and publishes.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use kernel::{Error, Id, Result, SharedClock, Timestamp, kinds};
use store::{Db, Tx, Vault};

use crate::held::HeldCertificate;
use crate::keys::{KeyAlgorithm, Signer, SoftwareKey};
use crate::store::{self as rows, AuthorityRow, Role};
use crate::tsp::{TIME_STAMPING_POLICY, TimeStamper, TimeStampingUnit, Token, request_for, token_for};
use crate::x509::{Authority, Certificate, Crl, CrlContents, Profile, Publication, RevocationReason, Revoked, Subject};

const DAY: Duration = Duration::from_secs(86_400);
const YEAR: Duration = Duration::from_secs(86_400 * 365);
/// Beyond every certificate it will issue in the life of the software.
const ROOT_VALIDITY: Duration = YEAR.saturating_mul(30);
const UNIT_VALIDITY: Duration = YEAR.saturating_mul(15);
/// A time stamp proves something as long as its unit's certificate: a unit younger than this gives every stamp ten years.
const UNIT_RESERVE: Duration = YEAR.saturating_mul(10);
/// Clocks of those who check may be behind ours.
const CLOCK_SKEW: Duration = Duration::from_secs(300);
/// A list is good for a week and replaced daily, so that a day's trouble here breaks no validation elsewhere.
const CRL_VALIDITY: Duration = DAY.saturating_mul(7);
const CRL_AGE: Duration = DAY;

/// Keys and trust of the installation. Cheap to clone.
#[derive(Clone)]
pub struct Pki(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub db: Db,
    pub vault: Vault,
    pub clock: SharedClock,
    pub root: Authority,
    pub root_id: Id<kinds::Certificate>,
    crl_url: String,
    unit: TimeStampingUnit,
    unit_id: Id<kinds::Certificate>,
}

impl Pki {
    /// The installation's trust; at the first start its root, time-stamping unit and first revocation list are made. Copies
    /// that start together agree on one of each. `public_url` is where everybody reaches this server, such as
    /// `https://sign.example.org`: certificates name the addresses under it.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `PUBLIC_URL_MALFORMED`; those of the vault and the store.
    pub async fn bootstrap(db: &Db, vault: &Vault, clock: SharedClock, public_url: &str) -> Result<Self> {
        let (url, host) = public_parts(public_url)?;
        let publication = Publication {
            crl_url: format!("{url}/pki/root.crl"),
            issuer_url: format!("{url}/pki/root.cer"),
        };
        let mut tx = db.begin_system().await?;
        let (root_id, root) = root(&mut tx, vault, host).await?;
        let root = root.published_at(publication.clone());
        let (unit_id, unit) = unit(&mut tx, vault, &root).await?;
        let (db, vault, crl_url) = (db.clone(), vault.clone(), publication.crl_url);
        let this = Self(Arc::new(Inner {
            db,
            vault,
            clock,
            root,
            root_id,
            crl_url,
            unit,
            unit_id,
        }));
        if rows::newest_list(&mut tx, root_id).await?.is_none() {
            this.publish_crl(&mut tx).await?;
        }
        tx.commit().await?;
        Ok(this)
    }

    /// The certificates that everybody who relies on this installation trusts: its root.
    #[must_use]
    pub fn trust_anchors(&self) -> Vec<Certificate> {
        vec![self.0.root.certificate().clone()]
    }

    /// Where the revocation list is published.
    #[must_use]
    pub fn crl_url(&self) -> &str {
        &self.0.crl_url
    }

    /// The newest revocation list. Reads only; [`Self::fresh_crl`] replaces an old one.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn crl(&self, tx: &mut Tx) -> Result<Crl> {
        let newest = rows::newest_list(tx, self.0.root_id).await?;
        newest.ok_or_else(|| Error::internal("there is no revocation list, though the first start makes one"))
    }

    /// The newest revocation list, made anew when it is older than a day.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn fresh_crl(&self) -> Result<Crl> {
        let mut tx = self.0.db.read_system().await?;
        let newest = self.crl(&mut tx).await?;
        drop(tx);
        if self.0.clock.now().since(newest.this_update()) < CRL_AGE {
            return Ok(newest);
        }
        let mut tx = self.0.db.begin_system().await?;
        let list = self.publish_crl(&mut tx).await?;
        tx.commit().await?;
        Ok(list)
    }

    /// Signs and keeps the next revocation list.
    async fn publish_crl(&self, tx: &mut Tx) -> Result<Crl> {
        let number = rows::next_crl_number(tx, self.0.root_id).await?;
        let revoked = rows::revocations(tx, self.0.root_id).await?;
        let now = tx.now();
        let contents = CrlContents {
            number,
            this_update: now,
            next_update: now.plus(CRL_VALIDITY),
            revoked: &revoked,
        };
        let list = self.0.root.crl(&contents)?;
        rows::insert_list(tx, self.0.root_id, number, &list).await?;
        Ok(list)
    }

    /// Revokes a certificate and publishes the list that says so, in the caller's transaction.
    ///
    /// # Errors
    /// As [`HeldCertificate::revoke`]; `ABORTED` / `CONCURRENT_CHANGE` when somebody else was first; those of the store.
    pub async fn revoke(
        &self,
        tx: &mut Tx,
        held: HeldCertificate,
        reason: RevocationReason,
    ) -> Result<HeldCertificate> {
        let now = tx.now();
        let (held, event) = held.revoke(now, reason)?;
        let (Some(event), Some((at, reason))) = (event, held.revocation) else {
            return Ok(held);
        };
        if !rows::save_revoked(tx, held.id, at, reason).await? {
            let message = "somebody else revoked it at the same moment; read it again";
            return Err(Error::new(kernel::ErrorKind::Aborted, "CONCURRENT_CHANGE", message));
        }
        if rows::issuing_authority(tx, held.id).await? == Some(self.0.root_id) {
            let serial = Certificate::from_der(&held.der)?.serial().to_vec();
            rows::insert_revocation(tx, self.0.root_id, &Revoked { serial, at, reason }).await?;
            self.publish_crl(tx).await?;
        }
        tx.record(event).await?;
        Ok(held)
    }

    /// Answers a TimeStampReq in DER and keeps a record of what it issues, in a transaction of its own: do not call it
    /// while holding one that writes.
    ///
    /// # Errors
    /// Those of the store. Then no time stamp is given out.
    pub async fn time_stamp_response(&self, request: &[u8]) -> Result<Vec<u8>> {
        let answer = self.0.unit.respond(request, self.0.clock.now())?;
        if let Some(issued) = &answer.issued {
            let mut tx = self.0.db.begin_system().await?;
            rows::insert_time_stamp(&mut tx, self.0.unit_id, issued).await?;
            tx.commit().await?;
        }
        Ok(answer.response)
    }

    /// The installation's own unit as a [`TimeStamper`]. As for [`Self::time_stamp_response`], hold no transaction that
    /// writes.
    #[must_use]
    pub fn time_stamper(&self) -> Arc<dyn TimeStamper> {
        Arc::new(OwnTimeStamper(self.clone()))
    }
}

struct OwnTimeStamper(Pki);

#[async_trait]
impl TimeStamper for OwnTimeStamper {
    async fn time_stamp(&self, digest: &[u8]) -> Result<Token> {
        let request = request_for(digest)?;
        let response = self.0.time_stamp_response(&request.to_der()).await?;
        token_for(&response, &request)
    }
}

/// The URL without a slash at its end, and its host.
fn public_parts(url: &str) -> Result<(&str, &str)> {
    let url = url.trim_end_matches('/');
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .filter(|_| url.is_ascii());
    let host = rest.and_then(|r| r.split(['/', ':']).next()).filter(|h| !h.is_empty());
    let remedy = "must look like https://sign.example.org (a host name beyond ASCII in its xn-- form)";
    host.map(|host| (url, host))
        .ok_or_else(|| Error::invalid("PUBLIC_URL_MALFORMED", "public_url", remedy))
}

async fn root(tx: &mut Tx, vault: &Vault, host: &str) -> Result<(Id<kinds::Certificate>, Authority)> {
    if rows::authority(tx, Role::Root).await?.is_none() {
        let key = SoftwareKey::generate(KeyAlgorithm::EcdsaP384)?;
        let name = format!("Chancery Root {}", random_name()?);
        let subject = Subject::new(&name)?.organization(host);
        let (from, until) = validity(tx.now(), ROOT_VALIDITY);
        let root = Authority::create_root(Arc::new(key.clone()), &subject, from, until)?;
        keep(tx, vault, Role::Root, root.certificate(), &key).await?;
    }
    let (row, key) = open(tx, vault, Role::Root).await?;
    Ok((
        row.id,
        Authority::new(Certificate::from_der(&row.certificate)?, Arc::new(key))?,
    ))
}

async fn unit(tx: &mut Tx, vault: &Vault, root: &Authority) -> Result<(Id<kinds::Certificate>, TimeStampingUnit)> {
    let known = rows::authority(tx, Role::TimeStamping).await?;
    let until = |row: &AuthorityRow| Certificate::from_der(&row.certificate).map(|c| c.not_after());
    let reserve = tx.now().plus(UNIT_RESERVE).min(root.certificate().not_after());
    match known {
        Some(row) if until(&row)? >= reserve => {}
        aged => {
            if let Some(row) = aged {
                rows::retire_authority(tx, row.id).await?;
            }
            create_unit(tx, vault, root).await?;
        }
    }
    let (row, key) = open(tx, vault, Role::TimeStamping).await?;
    let chain = [Certificate::from_der(&row.certificate)?, root.certificate().clone()];
    Ok((
        row.id,
        TimeStampingUnit::new(&chain, Arc::new(key), TIME_STAMPING_POLICY.parse()?)?,
    ))
}

async fn create_unit(tx: &mut Tx, vault: &Vault, root: &Authority) -> Result<()> {
    let key = SoftwareKey::generate(KeyAlgorithm::EcdsaP256)?;
    let name = format!("Chancery Time Stamping Unit {}", random_name()?);
    let (from, until) = validity(tx.now(), UNIT_VALIDITY);
    let certificate = root.issue(
        key.public_key(),
        &Subject::new(&name)?,
        Profile::TimeStampingUnit,
        from,
        until,
    )?;
    keep(tx, vault, Role::TimeStamping, &certificate, &key).await
}

pub(crate) fn validity(now: Timestamp, length: Duration) -> (Timestamp, Timestamp) {
    (now.minus(CLOCK_SKEW), now.plus(length))
}

/// Two installations must not have authorities of the same name: a validator may know both.
fn random_name() -> Result<String> {
    let mut bytes = [0u8; 4];
    openssl::rand::rand_bytes(&mut bytes).map_err(crate::error::crypto)?;
    Ok(crate::x509::hex(&bytes))
}

fn context(id: Id<kinds::Certificate>) -> String {
    format!("certificate_authority_key:{id}")
}

async fn keep(tx: &mut Tx, vault: &Vault, role: Role, certificate: &Certificate, key: &SoftwareKey) -> Result<()> {
    let id = Id::new(tx.clock().as_ref());
    let sealed_key = vault.seal(tx, None, &context(id), &key.to_pkcs8()?).await?;
    let row = AuthorityRow {
        id,
        certificate: certificate.der().to_vec(),
        sealed_key,
    };
    rows::insert_authority(tx, role, &row).await
}

async fn open(tx: &mut Tx, vault: &Vault, role: Role) -> Result<(AuthorityRow, SoftwareKey)> {
    let row = rows::authority(tx, role).await?;
    let row = row.ok_or_else(|| Error::internal("an authority just made is not there"))?;
    let key = vault.open(tx, None, &context(row.id), &row.sealed_key).await?;
    Ok((row, SoftwareKey::from_pkcs8(&key)?))
}
