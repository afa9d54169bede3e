//! Keys for people who sign and organizations that seal: made when first needed, then used again.

use std::sync::Arc;
use std::time::Duration;

use kernel::{Error, Event, Id, Result, kinds};
use store::Tx;

use crate::Pki;
use crate::cms::Signing;
use crate::held::{HeldCertificate, Origin, Purpose, Status};
use crate::installation::validity;
use crate::keys::{KeyAlgorithm, Signer, SoftwareKey};
use crate::store::{self as rows, Holder, UsableRow};
use crate::x509::{Certificate, Profile, Subject};

const VALIDITY: Duration = Duration::from_secs(86_400 * 365);
/// A certificate about to end is replaced: what is signed now may be looked at in a minute.
const RESERVE: Duration = Duration::from_secs(86_400);
const ALGORITHM: KeyAlgorithm = KeyAlgorithm::EcdsaP256;

/// A certificate with its key, ready to sign.
#[derive(Clone)]
pub struct SigningKey {
    /// The certificate's identifier.
    pub id: Id<kinds::Certificate>,
    /// The certificate and the root.
    pub chain: Vec<Certificate>,
    /// What its signatures have in common.
    pub signing: Arc<Signing>,
    /// The key.
    pub signer: Arc<dyn Signer>,
}

impl Pki {
    /// The key with which a person signs for `organization`, known by address and name; a certificate for one year is
    /// issued when there is none to use. Counts one use.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `SUBJECT_NAME_EMPTY`, `SIGNER_EMAIL_EMPTY`; those of the vault and the store.
    pub async fn signer_for(
        &self,
        tx: &mut Tx,
        organization: Id<kinds::Organization>,
        email: &str,
        name: &str,
    ) -> Result<SigningKey> {
        let email = email.trim().to_lowercase();
        if email.is_empty() {
            return Err(Error::invalid(
                "SIGNER_EMAIL_EMPTY",
                "email",
                "must be the signer's e-mail address",
            ));
        }
        let subject = Subject::new(name)?.email(&email);
        let holder = Holder {
            organization,
            purpose: Purpose::Signer,
            email: &email,
            common_name: subject.common_name(),
        };
        self.key_for(tx, &holder, &subject).await
    }

    /// The key with which an organization seals; as [`Self::signer_for`].
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `SUBJECT_NAME_EMPTY`; those of the vault and the store.
    pub async fn seal_for(
        &self,
        tx: &mut Tx,
        organization: Id<kinds::Organization>,
        organization_name: &str,
    ) -> Result<SigningKey> {
        let subject = Subject::new(organization_name)?.organization(organization_name);
        let holder = Holder {
            organization,
            purpose: Purpose::Seal,
            email: "",
            common_name: subject.common_name(),
        };
        self.key_for(tx, &holder, &subject).await
    }

    async fn key_for(&self, tx: &mut Tx, holder: &Holder<'_>, subject: &Subject) -> Result<SigningKey> {
        let until = tx.now().plus(RESERVE);
        if let Some(row) = rows::take_for_use(tx, holder, until).await? {
            return self.open_key(tx, holder.organization, row).await;
        }
        rows::set_aside(tx, holder, until).await?;
        self.issue(tx, holder, subject).await?;
        // Read back: another transaction may have been first, and its certificate is as good.
        let row = rows::take_for_use(tx, holder, until).await?;
        let row = row.ok_or_else(|| Error::internal("a certificate just issued is not there"))?;
        self.open_key(tx, holder.organization, row).await
    }

    async fn issue(&self, tx: &mut Tx, holder: &Holder<'_>, subject: &Subject) -> Result<()> {
        let key = SoftwareKey::generate(ALGORITHM)?;
        let profile = match holder.purpose {
            Purpose::Signer => Profile::DocumentSigner,
            Purpose::Seal => Profile::OrganizationSeal,
        };
        let (from, until) = validity(tx.now(), VALIDITY);
        let certificate = self.0.root.issue(key.public_key(), subject, profile, from, until)?;
        let held = self.held(tx, holder, &certificate);
        let sealed = self
            .0
            .vault
            .seal(tx, holder.organization, &context(held.id), &key.to_pkcs8()?)
            .await?;
        if rows::insert_default(tx, holder.organization, self.0.root_id, &held, &sealed).await? {
            tx.record(issued(&held)).await?;
        }
        Ok(())
    }

    fn held(&self, tx: &Tx, holder: &Holder<'_>, certificate: &Certificate) -> HeldCertificate {
        HeldCertificate {
            id: Id::new(tx.clock().as_ref()),
            label: holder.common_name.to_owned(),
            purpose: holder.purpose,
            origin: Origin::AuthorityIssued,
            status: Status::Active,
            user: None,
            email: holder.email.to_owned(),
            serial_number: certificate.serial_hex(),
            subject_cn: holder.common_name.to_owned(),
            issuer_cn: self.0.root.certificate().subject_name(),
            valid_from: certificate.not_before(),
            valid_to: certificate.not_after(),
            key_type: ALGORITHM.family().to_owned(),
            key_size: ALGORITHM.bits().into(),
            usage_count: 0,
            last_used_at: None,
            revocation: None,
            der: certificate.der().to_vec(),
            created_at: tx.now(),
        }
    }

    async fn open_key(&self, tx: &mut Tx, organization: Id<kinds::Organization>, row: UsableRow) -> Result<SigningKey> {
        let key = self
            .0
            .vault
            .open(tx, organization, &context(row.id), &row.sealed_key)
            .await?;
        let signer = Arc::new(SoftwareKey::from_pkcs8(&key)?);
        let chain = vec![
            Certificate::from_der(&row.certificate)?,
            self.0.root.certificate().clone(),
        ];
        let signing = Arc::new(Signing::new(&chain)?);
        Ok(SigningKey {
            id: row.id,
            chain,
            signing,
            signer,
        })
    }
}

fn context(id: Id<kinds::Certificate>) -> String {
    format!("certificate_key:{id}")
}

fn issued(held: &HeldCertificate) -> Event {
    Event::new("certificate.issued", held.id)
        .with("purpose", held.purpose.as_str())
        .with("email", held.email.as_str())
        .with("subject", held.subject_cn.as_str())
        .with("serial_number", held.serial_number.as_str())
        .with("valid_to", held.valid_to.to_string())
}
