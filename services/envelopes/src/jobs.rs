//! What an envelope does by itself: it expires, and it is sealed when everybody is done.

use std::time::Duration;

use ::store::{Blobs, Db, Job, JobHandler, NewJob, Tx};
use async_trait::async_trait;
use kernel::{Caller, Error, Id, Result, Timestamp, kinds};
use serde_json::json;
use signatures::{NewSignature, SealDocument, Signatures};

use crate::envelope::{Envelope, EnvelopeDocument, Versions};
use crate::paper::{NewVersion, Papers};
use crate::{plan, settle, store, writing};

const EXPIRE: &str = "envelope.expire";
const SEAL: &str = "envelope.seal";
const SWEEP: &str = "envelope.sweep";

/// With the workers' back-off this bears a time-stamping authority that is away for some nine hours.
const ATTEMPTS: u32 = 20;
/// How often it is looked for envelopes whose job was lost, such as by a worker that was killed at its last attempt.
const SWEEP_PERIOD: Duration = Duration::from_secs(600);

/// The job that ends the envelope when its time runs out.
pub(crate) fn expire(envelope: &Envelope) -> NewJob {
    let run_at = envelope.expire_time.unwrap_or(envelope.update_time);
    job(EXPIRE, envelope.organization, envelope.id, run_at)
}

/// The job that seals the documents.
pub(crate) fn seal(envelope: &Envelope, now: Timestamp) -> NewJob {
    job(SEAL, envelope.organization, envelope.id, now)
}

/// One unfinished job of a kind for an envelope; enqueueing it again gives the one that is there.
fn job(
    kind: &'static str,
    organization: Id<kinds::Organization>,
    envelope: Id<kinds::Envelope>,
    run_at: Timestamp,
) -> NewJob {
    NewJob {
        kind,
        organization: Some(organization),
        payload: json!({ "envelope": envelope }),
        run_at,
        unique_key: Some(envelope.to_string()),
        max_attempts: ATTEMPTS,
    }
}

/// Whose envelope a job is about, as the platform acting for its organization.
fn subject(job: &Job) -> Result<(Caller, Id<kinds::Envelope>)> {
    let organization = job
        .organization
        .ok_or_else(|| Error::internal("an envelope's job without an organization"))?;
    let envelope = job.payload["envelope"].as_str().unwrap_or_default();
    Ok((
        Caller::system(organization),
        Id::parse(envelope, "envelope").map_err(Error::internal)?,
    ))
}

/// Ends envelopes whose time ran out.
pub struct ExpireEnvelope {
    db: Db,
}

impl ExpireEnvelope {
    /// The handler of `envelope.expire`.
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl JobHandler for ExpireEnvelope {
    fn kind(&self) -> &'static str {
        EXPIRE
    }

    async fn run(&self, job: &Job) -> Result<()> {
        let (caller, envelope) = subject(job)?;
        let mut tx = self.db.begin(&caller).await?;
        let before = store::envelope_for_update(&mut tx, envelope).await?;
        let change = before.expire(tx.now());
        settle::settle(&mut tx, &before, change).await?;
        job.finish(&mut tx).await?;
        tx.commit().await
    }
}

/// Seals the documents of envelopes that everybody is done with, and completes them.
pub struct SealEnvelope {
    db: Db,
    papers: Papers,
    signatures: Signatures,
}

/// A document with its seal, durable but not yet kept.
type Sealed = (NewVersion, NewSignature);

impl SealEnvelope {
    /// The handler of `envelope.seal`.
    #[must_use]
    pub fn new(db: Db, blobs: Blobs, signatures: Signatures) -> Self {
        let papers = Papers::new(db.clone(), blobs);
        Self { db, papers, signatures }
    }

    /// Seals, and keeps everything in one commit with the end of the job.
    async fn seal(&self, job: &Job, caller: &Caller, id: Id<kinds::Envelope>) -> Result<()> {
        let mut tx = self.db.read(caller).await?;
        let read = store::envelope(&mut tx, id).await?;
        let organization = identity::organization(&mut tx, read.organization).await?;
        drop(tx);
        if !read.is_sealing() {
            return Ok(());
        }
        let mut sealed = vec![];
        for document in &read.documents {
            sealed.push(self.seal_document(caller, &read, document, &organization.name).await?);
        }
        let mut tx = self.db.begin(caller).await?;
        let before = store::envelope_for_update(&mut tx, id).await?;
        // Somebody may have looked meanwhile, but nobody has anything left to write into the documents.
        if !before.is_sealing() || before.documents != read.documents {
            return Err(Error::stale_etag(&before.etag()));
        }
        // Rows are locked in the same order by everybody, so that nobody waits in a circle.
        sealed.sort_by_key(|(new, _): &Sealed| new.document);
        let versions = keep(&mut tx, &before, sealed).await?;
        let change = before.mark_sealed(&versions, tx.now())?;
        settle::settle(&mut tx, &before, change).await?;
        job.finish(&mut tx).await?;
        tx.commit().await
    }

    async fn seal_document(
        &self,
        caller: &Caller,
        envelope: &Envelope,
        document: &EnvelopeDocument,
        organization: &str,
    ) -> Result<Sealed> {
        let field = format!("seal_{}", envelope.id);
        let sheet = self
            .papers
            .read(caller, document.document, document.current_version)
            .await?;
        let act = SealDocument {
            envelope: Some(envelope.id),
            organization_name: organization.to_owned(),
            pdf: sheet.bytes.clone(),
            field: field.clone(),
            reason: "Everybody is done with this document".to_owned(),
            level: writing::level(envelope.level),
            time: self.db.clock().now(),
        };
        let sealed = self.signatures.seal_document(caller, act).await?;
        let seal = sealed
            .signature
            .ok_or_else(|| Error::internal("a seal without a signature"))?;
        let mut expected = plan::signed_names(envelope, document.document);
        expected.push(field);
        self.check(caller, &sealed.bytes, &expected).await?;
        Ok((self.papers.write(caller, document.document, sealed.bytes).await?, seal))
    }

    /// Every signature made in this envelope is there and passes. What the file was signed with before it came to us is
    /// not ours to judge: its roots need not be ours.
    async fn check(&self, caller: &Caller, file: &bytes::Bytes, expected: &[String]) -> Result<()> {
        let report = self.signatures.validate(caller, file.clone(), None).await?;
        for field in expected {
            let found = report.signatures.iter().find(|signature| signature.field == *field);
            let indication = found.map(|signature| signature.indication);
            if indication != Some(signatures::validation::Indication::TotalPassed) {
                let cause = format!("the signature in {field} is {indication:?} after sealing");
                return Err(Error::internal(cause));
            }
        }
        Ok(())
    }

    /// Says on the envelope that nobody tries any more; its sender can call it back then.
    async fn give_up(&self, caller: &Caller, id: Id<kinds::Envelope>, cause: &Error) -> Result<()> {
        let mut tx = self.db.begin(caller).await?;
        let before = store::envelope_for_update(&mut tx, id).await?;
        let reason = format!(
            "the files could not be sealed: {} ({})",
            cause.message(),
            cause.reason()
        );
        let change = before.seal_failed(&reason, tx.now());
        settle::settle(&mut tx, &before, change).await?;
        tx.commit().await
    }
}

#[async_trait]
impl JobHandler for SealEnvelope {
    fn kind(&self) -> &'static str {
        SEAL
    }

    async fn run(&self, job: &Job) -> Result<()> {
        let (caller, envelope) = subject(job)?;
        let outcome = self.seal(job, &caller, envelope).await;
        if let Err(cause) = &outcome
            && job.attempt >= job.max_attempts
        {
            self.give_up(&caller, envelope, cause).await?;
        }
        outcome
    }
}

async fn keep(tx: &mut Tx, envelope: &Envelope, sealed: Vec<Sealed>) -> Result<Versions> {
    let mut versions = Versions::new();
    for (new, seal) in sealed {
        let document = new.document;
        let version = new.keep(tx, envelope.id, None).await?;
        signatures::record(tx, document, i64::from(version.number), &seal).await?;
        versions.insert(document, version);
    }
    Ok(versions)
}

/// Enqueues anew what was lost: a job dies without a word when its worker is killed at the last attempt.
pub struct SweepEnvelopes {
    db: Db,
}

impl SweepEnvelopes {
    /// The handler of `envelope.sweep`, which recurs.
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl JobHandler for SweepEnvelopes {
    fn kind(&self) -> &'static str {
        SWEEP
    }

    fn every(&self) -> Option<Duration> {
        Some(SWEEP_PERIOD)
    }

    async fn run(&self, sweep: &Job) -> Result<()> {
        let mut tx = self.db.begin_system().await?;
        let (now, then) = (tx.now(), tx.now().minus(SWEEP_PERIOD));
        for (organization, envelope) in store::overdue(&mut tx, then).await? {
            tx.enqueue(job(EXPIRE, organization, envelope, now)).await?;
        }
        for (organization, envelope) in store::unsealed(&mut tx, then).await? {
            tx.enqueue(job(SEAL, organization, envelope, now)).await?;
        }
        sweep.finish(&mut tx).await?;
        tx.commit().await
    }
}
