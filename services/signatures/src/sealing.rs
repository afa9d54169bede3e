//! What other rooms ask for: a recipient's signature, an organization's seal, a verdict on a file of ours.

use std::sync::Arc;

use bytes::Bytes;
use kernel::{Caller, Id, Result, SharedClock, Timestamp, kinds};
use pdf::{Pdf, SignatureField};
use pki::Pki;
use pki::tsp::TimeStamper;
use pki::x509::{Certificate, RevocationCheck, TrustStore};
use store::{Db, Tx};

use crate::appearance::{self, FieldFill, Words};
use crate::pades::{self, Key, Level, Statement};
use crate::validation::{self, Policy, Report};
use crate::{Mark, error, off_worker};

/// Signs, seals and validates with the platform's keys and trust.
#[derive(Clone)]
pub struct Signatures {
    db: Db,
    pki: Pki,
    stamper: Arc<dyn TimeStamper>,
    clock: SharedClock,
    /// Roots the installation trusts beside its own.
    anchors: Vec<Certificate>,
}

/// A recipient's act on one document.
#[derive(Clone, Debug)]
pub struct SignDocument {
    /// The envelope.
    pub envelope: Id<kinds::Envelope>,
    /// The recipient.
    pub recipient: Id<kinds::Recipient>,
    /// Name as it goes into the certificate.
    pub signer_name: String,
    /// E-mail address as it goes into the certificate.
    pub signer_email: String,
    /// The file as it stands.
    pub pdf: Bytes,
    /// What goes into fields that hold no signature.
    pub fills: Vec<FieldFill>,
    /// The field that gets the signature, its size in points as shown, and the mark; none fills without signing.
    pub signature: Option<(String, (f64, f64), Mark)>,
    /// Why.
    pub reason: Option<String>,
    /// Level asked for.
    pub level: Level,
    /// The time claimed.
    pub time: Timestamp,
}

/// An organization's seal on one document: a signature that shows nothing.
#[derive(Clone, Debug)]
pub struct SealDocument {
    /// The envelope, when the document is of one.
    pub envelope: Option<Id<kinds::Envelope>>,
    /// The sealing organization's name.
    pub organization_name: String,
    /// The file as it stands.
    pub pdf: Bytes,
    /// Name of the new field.
    pub field: String,
    /// Why.
    pub reason: String,
    /// Level asked for.
    pub level: Level,
    /// The time claimed.
    pub time: Timestamp,
}

/// A document after an act.
pub struct SignedDocument {
    /// The file.
    pub bytes: Bytes,
    /// The signature, to be recorded with the version that carries it; none when only fields were filled.
    pub signature: Option<NewSignature>,
}

/// A signature to be recorded.
#[derive(Clone)]
pub struct NewSignature {
    pub(crate) envelope: Option<Id<kinds::Envelope>>,
    pub(crate) recipient: Option<Id<kinds::Recipient>>,
    pub(crate) certificate: Id<kinds::Certificate>,
    pub(crate) field: String,
    pub(crate) signer_name: String,
    pub(crate) level: Level,
    pub(crate) time: Timestamp,
    pub(crate) timestamp_time: Option<Timestamp>,
    pub(crate) cms: Vec<u8>,
    pub(crate) report: serde_json::Value,
}

impl NewSignature {
    /// The level reached.
    #[must_use]
    pub fn level(&self) -> Level {
        self.level
    }
    /// The time its time stamp proves.
    #[must_use]
    pub fn timestamp_time(&self) -> Option<Timestamp> {
        self.timestamp_time
    }
    /// The certificate.
    #[must_use]
    pub fn certificate(&self) -> Id<kinds::Certificate> {
        self.certificate
    }
}

impl Signatures {
    /// Signs with the keys of `pki`; time stamps come from `stamper`.
    #[must_use]
    pub fn new(db: Db, pki: Pki, stamper: Arc<dyn TimeStamper>, clock: SharedClock) -> Self {
        Self {
            db,
            pki,
            stamper,
            clock,
            anchors: vec![],
        }
    }

    /// Trusts these roots beside the platform's own, in every validation. A time stamper of somebody else's needs its root here: a
    /// time stamp that leads to no trust is refused when it is made.
    #[must_use]
    pub fn trusting(mut self, anchors: Vec<Certificate>) -> Self {
        self.anchors.extend(anchors);
        self
    }

    /// Fills a recipient's fields and signs, in one incremental update, and checks the result as a stranger would. Nothing is stored but
    /// the recipient's certificate, which is issued when there is none.
    ///
    /// # Errors
    /// `PDF_…` when the file cannot be filled or signed so; `TIMESTAMP_UNAVAILABLE` when no time stamp can be had.
    pub async fn sign_document(&self, caller: &Caller, act: SignDocument) -> Result<SignedDocument> {
        let (envelope, recipient, level) = (act.envelope, act.recipient, act.level);
        let (name, email) = (act.signer_name.clone(), act.signer_email.clone());
        let (pdf, fills, statement) = off_worker(|| read(act))?;
        let Some(statement) = statement else {
            return Ok(SignedDocument {
                bytes: off_worker(|| pdf::fill(&pdf, &fills))?.into(),
                signature: None,
            });
        };
        let mut tx = self.db.begin(caller).await?;
        let organization = caller.organization()?;
        let key = self.pki.signer_for(&mut tx, organization, &email, &name).await?;
        tx.commit().await?;
        let signed = self.make(pdf, &fills, &statement, &key, level).await?;
        self.finish(caller, signed, &key, statement, (Some(envelope), Some(recipient)))
            .await
    }

    /// Seals a document for the organization, and checks the result as a stranger would.
    ///
    /// # Errors
    /// `PDF_…` when the file cannot be signed; `TIMESTAMP_UNAVAILABLE` when no time stamp can be had.
    pub async fn seal_document(&self, caller: &Caller, act: SealDocument) -> Result<SignedDocument> {
        let pdf = off_worker(|| Pdf::open(act.pdf, None))?;
        let mut tx = self.db.begin(caller).await?;
        let key = self
            .pki
            .seal_for(&mut tx, caller.organization()?, &act.organization_name)
            .await?;
        tx.commit().await?;
        let statement = Statement {
            field: SignatureField::invisible(act.field),
            appearance: None,
            time: act.time,
            name: Some(act.organization_name),
            reason: Some(act.reason),
            location: None,
        };
        let signed = self.make(pdf, &[], &statement, &key, act.level).await?;
        self.finish(caller, signed, &key, statement, (act.envelope, None)).await
    }

    async fn make(
        &self,
        pdf: Pdf,
        fills: &[pdf::Fill],
        statement: &Statement,
        key: &pki::SigningKey,
        level: Level,
    ) -> Result<pades::Signed> {
        let stamper = (level >= Level::T).then_some(self.stamper.as_ref());
        let key = Key {
            signing: &key.signing,
            signer: key.signer.as_ref(),
            stamper,
        };
        pades::sign(pdf, fills, statement, &key)
            .await
            .map_err(error::timestamp_unavailable)
    }

    /// Validates what was made before it leaves: a signature that we would not accept ourselves is never given out.
    async fn finish(
        &self,
        caller: &Caller,
        signed: pades::Signed,
        key: &pki::SigningKey,
        statement: Statement,
        (envelope, recipient): (Option<Id<kinds::Envelope>>, Option<Id<kinds::Recipient>>),
    ) -> Result<SignedDocument> {
        let bytes = Bytes::from(signed.bytes);
        let field = match statement.field {
            SignatureField::Existing(name) => name,
            SignatureField::New(field) => field.name,
        };
        let report = self.validate(caller, bytes.clone(), None).await?;
        let own = report
            .signatures
            .iter()
            .find(|s| s.field == field && s.indication == validation::Indication::TotalPassed);
        let own = own.ok_or_else(|| {
            kernel::Error::internal(format!("our own signature does not validate: {}", explain(&report)))
        })?;
        let signature = NewSignature {
            envelope,
            recipient,
            certificate: key.id,
            field,
            signer_name: statement.name.unwrap_or_default(),
            level: signed.level,
            time: statement.time,
            timestamp_time: signed.timestamp_time,
            cms: signed.cms,
            report: serde_json::to_value(own).map_err(kernel::Error::internal)?,
        };
        Ok(SignedDocument {
            bytes,
            signature: Some(signature),
        })
    }

    /// Validates a file, trusting the platform's root and, when given, others.
    ///
    /// # Errors
    /// `PDF_…` when the file cannot be read.
    pub async fn validate(&self, caller: &Caller, file: Bytes, extra: Option<Trust>) -> Result<Report> {
        let mut tx = self.db.read(caller).await?;
        let mut trust = self.platform_trust(&mut tx).await?;
        drop(tx);
        let extra = extra.unwrap_or_default();
        trust.anchors.extend(extra.anchors);
        let policy = Policy {
            trust,
            at: self.clock.now(),
            revocation: RevocationCheck::IfKnown,
        };
        off_worker(|| validation::validate(&Pdf::open(file, extra.password.as_deref())?, &policy))
    }

    async fn platform_trust(&self, tx: &mut Tx) -> Result<TrustStore> {
        let anchors = [self.pki.trust_anchors(), self.anchors.clone()].concat();
        let crls = vec![self.pki.crl(tx).await?];
        Ok(TrustStore {
            anchors,
            intermediates: vec![],
            crls,
        })
    }
}

/// Opens the file and draws what goes into it; without a statement it is only filled.
fn read(act: SignDocument) -> Result<(Pdf, Vec<pdf::Fill>, Option<Statement>)> {
    let words = Words {
        name: &act.signer_name,
        time: act.time,
        reason: act.reason.as_deref(),
    };
    let fills = act.fills.iter().map(|fill| appearance::fill(fill, words));
    let fills = fills.collect::<Result<_>>()?;
    let look = |(_, size, mark): &(_, _, Mark)| appearance::signature(mark, words, *size);
    let look = act.signature.as_ref().map(look).transpose()?;
    let statement = act.signature.map(|(field, ..)| Statement {
        field: SignatureField::Existing(field),
        appearance: look,
        time: act.time,
        name: Some(act.signer_name),
        reason: act.reason,
        location: None,
    });
    Ok((Pdf::open(act.pdf, None)?, fills, statement))
}

/// What a caller trusts and knows beyond the platform.
#[derive(Clone, Default)]
pub struct Trust {
    /// Further roots.
    pub anchors: Vec<Certificate>,
    /// Password that opens the file.
    pub password: Option<String>,
}

fn explain(report: &Report) -> String {
    let lines = report
        .signatures
        .iter()
        .map(|s| format!("{}: {} {}", s.field, s.indication, s.explanations.join("; ")));
    lines.collect::<Vec<_>>().join(" | ")
}
