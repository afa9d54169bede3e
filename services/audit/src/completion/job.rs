//! Makes the certificate once the trail of a completed envelope is whole.

use async_trait::async_trait;
use bytes::Bytes;
use futures::stream;
use kernel::{Caller, Error, Event, Id, Result, kinds};
use signatures::{Level, SealDocument, Signatures};
use store::{Blobs, Db, Job, JobHandler, PendingBlob};

use super::{paper, story::Story};
use crate::chain::Head;
use crate::store::{self as sql, CertificateRow};

/// The kind of job.
pub const JOB: &str = "audit.certificate_of_completion";

/// Largest certificate in bytes.
const MAX_SIZE: u64 = 64 << 20;
/// How many events are read at once.
const BATCH: i64 = 500;

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
        let Some((story, head)) = self.tell(caller, organization, envelope).await? else {
            return Ok(());
        };
        let now = self.db.clock().now();
        let organization_name = story.organization_name.clone();
        let compose = move || paper::compose(&story, envelope, head, now);
        let pdf = tokio::task::spawn_blocking(compose).await.map_err(Error::internal)??;
        let seal = SealDocument {
            envelope: None,
            organization_name,
            pdf: pdf.into(),
            field: "Seal".to_owned(),
            reason: "Certificate of completion".to_owned(),
            level: Level::T,
            time: now,
        };
        let sealed = self.signatures.seal_document(caller, seal).await?;
        let content = stream::iter([Ok::<Bytes, Error>(sealed.bytes)]);
        let pending = self.blobs.write(&self.db, organization, content, MAX_SIZE).await?;
        self.keep(caller, organization, envelope, head, pending, job).await
    }

    /// What the trail tells of the envelope, and the last event told of; none when its certificate is there already.
    async fn tell(
        &self,
        caller: &Caller,
        organization: Id<kinds::Organization>,
        envelope: Id<kinds::Envelope>,
    ) -> Result<Option<(Story, Head)>> {
        let mut tx = self.db.read(caller).await?;
        if sql::certificate(&mut tx, envelope).await?.is_some() {
            return Ok(None);
        }
        let (mut story, mut head) = (Story::default(), Head::EMPTY);
        let resource = envelope.to_string();
        loop {
            let events = sql::after(&mut tx, organization, head.sequence, Some(&resource), BATCH).await?;
            let Some(last) = events.last() else { break };
            head = last.head()?;
            for event in &events {
                story.take(&event.event()?);
            }
        }
        match story.completed_at {
            Some(_) => Ok(Some((story, head))),
            None => Err(Error::internal(
                "the trail does not tell that the envelope was completed",
            )),
        }
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
