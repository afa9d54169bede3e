//! The sender: uploads, sends, watches, passes the links on, and collects what comes of it.

use std::path::PathBuf;

use bytes::Bytes;
use contracts::chancery::audit::v1::{self as audit, AuditEvent};
use contracts::chancery::documents::v1 as documents;
use contracts::chancery::envelopes::v1::{self as envelopes, Envelope, Recipient, recipient::Role};
use contracts::chancery::pki::v1::{GetCertificateAuthorityRequest, GetCertificateRevocationListRequest};
use contracts::chancery::signatures::v1::ValidationReport;
use kernel::{Error, Result};
use tonic::Streaming;

use super::places::Fields;
use super::signer::PEOPLE;
use super::{say, timeline};
use crate::client::{Client, refused};

/// What the sender holds.
pub struct Sender {
    pub client: Client,
    pub out: PathBuf,
}

impl Sender {
    pub async fn upload(&self, name: &str, pdf: Vec<u8>) -> Result<documents::Document> {
        let header = documents::UploadHeader {
            name: name.to_owned(),
            ..Default::default()
        };
        let document = self.client.upload(header, Bytes::from(pdf), |_| ()).await?;
        let version = document.latest_version.clone().unwrap_or_default();
        say(format!(
            "Uploaded {name}: {} bytes, {} pages, {}",
            version.size_bytes, version.page_count, document.id
        ));
        for finding in version.preflight.iter().flat_map(|p| &p.findings) {
            say(format!("  {}", finding.message));
        }
        Ok(document)
    }

    pub async fn send(&self, document: &documents::Document, fields: [Fields; 2]) -> Result<Envelope> {
        let recipients = PEOPLE
            .iter()
            .zip(fields)
            .zip(1..)
            .map(|((person, fields), order)| envelopes::NewRecipient {
                email: person.email.to_owned(),
                name: person.name.to_owned(),
                role: Role::Signer.into(),
                order,
                access_code: person.access_code.to_owned(),
                fields,
                ..Default::default()
            });
        let request = envelopes::CreateEnvelopeRequest {
            name: document.name.clone(),
            message: "Please sign.".to_owned(),
            document_ids: vec![document.id.clone()],
            recipients: recipients.collect(),
            routing: envelopes::envelope::Routing::Sequential.into(),
            signature_level: envelopes::SignatureLevel::BT.into(),
            ..Default::default()
        };
        let mut client = self.client.envelopes();
        let draft = client.create_envelope(request).await.map_err(refused)?.into_inner();
        let count: usize = draft.recipients.iter().map(|r| r.fields.len()).sum();
        say(format!(
            "Envelope {} drafted: {} people in sequence, {count} fields",
            draft.id,
            draft.recipients.len()
        ));
        let send = envelopes::SendEnvelopeRequest {
            id: draft.id,
            etag: draft.etag,
            request_id: String::new(),
        };
        let envelope = client.send_envelope(send).await.map_err(refused)?.into_inner();
        say("Envelope sent");
        Ok(envelope)
    }

    pub async fn watch(&self) -> Result<Streaming<AuditEvent>> {
        let request = audit::WatchAuditEventsRequest::default();
        Ok(self
            .client
            .audit()
            .watch_audit_events(request)
            .await
            .map_err(refused)?
            .into_inner())
    }

    pub async fn link(&self, envelope: &Envelope, recipient: &Recipient) -> Result<String> {
        let request = envelopes::CreateSigningLinkRequest {
            envelope_id: envelope.id.clone(),
            recipient_id: recipient.id.clone(),
            ..Default::default()
        };
        let link = self
            .client
            .envelopes()
            .create_signing_link(request)
            .await
            .map_err(refused)?
            .into_inner();
        Ok(link.token)
    }

    /// Downloads and validates everything, writes it down, and prints the timeline.
    pub async fn collect(
        &self,
        envelope: &Envelope,
        document: &documents::Document,
        events: &[AuditEvent],
    ) -> Result<bool> {
        let (mut signed, mut completion) = (vec![], vec![]);
        self.client.download_document(&document.id, 0, &mut signed).await?;
        self.client.download_completion(&envelope.id, &mut completion).await?;
        let mut certificates = self.client.certificates();
        let authority = certificates
            .get_certificate_authority(GetCertificateAuthorityRequest {})
            .await
            .map_err(refused)?
            .into_inner();
        let crl = certificates
            .get_certificate_revocation_list(GetCertificateRevocationListRequest {})
            .await
            .map_err(refused)?
            .into_inner();
        let (signed_report, completion_report) = (
            self.client.validate(signed.clone().into()).await?,
            self.client.validate(completion.clone().into()).await?,
        );
        let files = [
            ("signed.pdf", &signed_report),
            ("certificate-of-completion.pdf", &completion_report),
        ];
        let json = serde_json::to_vec_pretty(&timeline::json(events, &files)).map_err(Error::internal)?;
        self.write("signed.pdf", &signed)?;
        self.write("certificate-of-completion.pdf", &completion)?;
        self.write("root.pem", authority.root_pem.as_bytes())?;
        self.write("crl.der", &crl.der)?;
        self.write("timeline.json", &json)?;
        let chain = self
            .client
            .audit()
            .verify_audit_chain(audit::VerifyAuditChainRequest {})
            .await
            .map_err(refused)?
            .into_inner();
        self.tell(events, &files, &chain);
        // Two people and the organization signed the document; what it carried before may be by somebody we do not know.
        Ok(timeline::hold(&signed_report, PEOPLE.len() + 1) && timeline::hold(&completion_report, 1) && chain.intact)
    }

    fn tell(&self, events: &[AuditEvent], files: &[(&str, &ValidationReport)], chain: &audit::AuditChainReport) {
        say("\nTimeline");
        timeline::lines(events).iter().for_each(say);
        say("\nSignatures");
        files
            .iter()
            .flat_map(|(name, report)| timeline::verdict(name, report))
            .for_each(say);
        let state = if chain.intact { "intact" } else { "BROKEN" };
        say(format!(
            "\nAudit chain: {} events, {state}, head {}",
            chain.verified_count, chain.head_hash
        ));
        let out = self.out.canonicalize().unwrap_or_else(|_| self.out.clone());
        say(format!(
            "Files: {} (signed.pdf, certificate-of-completion.pdf, root.pem, crl.der, timeline.json)",
            out.display()
        ));
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        std::fs::write(self.out.join(name), bytes)
            .map_err(|e| Error::invalid("FILE_UNWRITABLE", "--out", e.to_string()))
    }
}
