//! Makes the certificate once the trail of a completed envelope is whole.

use async_trait::async_trait;
use bytes::Bytes;
use futures::stream;
use kernel::{Caller, Error, Event, Id, Result, kinds};
use signatures::{Level, SealDocument, Signatures};
use store::{Blobs, Db, Job, JobHandler, PendingBlob};

use super::{paper, story::Story};
use crate::chain::Head;
use crate::store::{self as sql, CertificateRow, EventRow};

/// The kind of job.
pub const JOB: &str = "audit.certificate_of_completion";

/// Largest certificate, and most events it tells of.
const MAX_SIZE: u64 = 64 << 20;
const MAX_EVENTS: i64 = 20_000;

/// Makes, seals and keeps certificates of completion.
pub struct IssueCertificate {
    db: Db,
    blobs: Blobs,
    signatures: Signatures,
}

impl IssueCertificate {
    /// A handler over these parts.
    #[must_use]
    pub fn new(db: Db, blobs: Blobs, signatures: Signatures) -> Self {
        Self { db, blobs, signatures }
    }

    async fn issue(
        &self,
        caller: &Caller,
        organization: Id<kinds::Organization>,
        envelope: Id<kinds::Envelope>,
        job: &Job,
    ) -> Result<()> {
        let Some(events) = self.events(caller, organization, envelope).await? else {
            return Ok(());
        };
        let last = events
            .last()
            .ok_or_else(|| Error::internal("a completed envelope without events"))?;
        let head = Head {
            sequence: last.sequence,
            hash: last
                .hash
                .clone()
                .try_into()
                .map_err(|_| Error::internal("an audit hash is not 32 bytes"))?,
        };
        let recorded = events.iter().map(EventRow::event).collect::<Result<Vec<_>>>()?;
        let story = Story::read(&recorded);
        let now = self.db.clock().now();
        let pdf = paper::compose(&story, envelope, head, now)?;
        let seal = SealDocument {
            envelope: None,
            organization_name: story.organization_name,
            pdf: pdf.into(),
            field: "Seal".to_owned(),
            reason: "Certificate of completion".to_owned(),
            level: Level::T,
            time: now,
        };
        let sealed = self.signatures.seal_document(caller, seal).await?;
        let pending = self
            .blobs
            .write(
                &self.db,
                organization,
                stream::iter([Ok::<Bytes, Error>(sealed.bytes)]),
                MAX_SIZE,
            )
            .await?;
        self.keep(caller, organization, envelope, head, pending, job).await
    }

    /// The events of the envelope; none when its certificate is there already.
    async fn events(
        &self,
        caller: &Caller,
        organization: Id<kinds::Organization>,
        envelope: Id<kinds::Envelope>,
    ) -> Result<Option<Vec<EventRow>>> {
        let mut tx = self.db.read(caller).await?;
        if sql::certificate(&mut tx, envelope).await?.is_some() {
            return Ok(None);
        }
        sql::after(&mut tx, organization, 0, Some(&envelope.to_string()), MAX_EVENTS)
            .await
            .map(Some)
    }

    async fn keep(
        &self,
        caller: &Caller,
        organization: Id<kinds::Organization>,
        envelope: Id<kinds::Envelope>,
        head: Head,
        pending: PendingBlob,
        job: &Job,
    ) -> Result<()> {
        let sha256 = crate::convert::hex(&pending.sha256);
        let mut tx = self.db.begin(caller).await?;
        let blob_id = self.blobs.keep(&mut tx, pending).await?;
        let row = CertificateRow {
            envelope_id: envelope,
            blob_id,
            audit_sequence: head.sequence,
            audit_hash: head.hash.to_vec(),
            created_at: tx.now(),
        };
        sql::insert_certificate(&mut tx, organization, &row).await?;
        tx.record(Event::new("certificate_of_completion.issued", envelope).with("sha256", sha256))
            .await?;
        job.finish(&mut tx).await?;
        tx.commit().await
    }
}

#[async_trait]
impl JobHandler for IssueCertificate {
    fn kind(&self) -> &'static str {
        JOB
    }

    async fn run(&self, job: &Job) -> Result<()> {
        let organization = job
            .organization
            .ok_or_else(|| Error::internal("a certificate of no organization"))?;
        let envelope = job.payload["envelope"].as_str().unwrap_or_default();
        let envelope = Id::parse(envelope, "payload.envelope")?;
        self.issue(&Caller::system(organization), organization, envelope, job)
            .await
    }
}
