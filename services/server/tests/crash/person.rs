//! What people do: upload, create, send, sign, decline, call back.

use bytes::Bytes;
use contracts::chancery::documents::v1::document_service_client::DocumentServiceClient;
use contracts::chancery::documents::v1::upload_document_request::Payload;
use contracts::chancery::documents::v1::{UploadDocumentRequest, UploadHeader};
use contracts::chancery::envelopes::v1 as envelopes;
use contracts::chancery::envelopes::v1::envelope_service_client::EnvelopeServiceClient;
use contracts::chancery::envelopes::v1::signing_service_client::SigningServiceClient;
use contracts::chancery::envelopes::v1::{Envelope, Recipient, Signing, field, recipient};

use crate::chance::Chance;
use crate::house::{House, authorized};
use crate::line::{Line, Phase, Refusal};
use crate::paper;
use crate::witness::Seen;

/// Bytes of a chunk of an upload.
const CHUNK: usize = 16 * 1024;

/// Somebody who acts for an organization, and for those it writes to.
pub struct Person<'a> {
    pub line: &'a Line,
    pub house: &'a House,
    pub chance: Chance,
}

impl Person<'_> {
    /// Somebody who acts at the same time.
    pub fn beside(&mut self) -> Self {
        Self {
            line: self.line,
            house: self.house,
            chance: self.chance.branch(),
        }
    }

    fn seen(&self, seen: impl FnOnce(House) -> Seen) {
        self.line.witness(seen(self.house.clone()));
    }

    pub async fn upload(&mut self) -> (String, String) {
        let filler = self.chance.between(100_000, 400_000);
        let pdf = Bytes::from(paper::with_filler(&self.chance.bytes(usize::try_from(filler).unwrap())));
        let sha256 = paper::sha256(&pdf);
        let header = UploadHeader {
            request_id: self.chance.request_id(),
            name: "lease.pdf".to_owned(),
            ..Default::default()
        };
        let chunks = (0..pdf.len())
            .step_by(CHUNK)
            .map(|at| Payload::Chunk(pdf.slice(at..pdf.len().min(at + CHUNK))));
        let messages = std::iter::once(Payload::Header(header)).chain(chunks);
        let messages: Vec<_> = messages
            .map(|payload| UploadDocumentRequest { payload: Some(payload) })
            .collect();
        let call = |channel| {
            let request = authorized(&self.house.token, tokio_stream::iter(messages.clone()));
            async move { DocumentServiceClient::new(channel).upload_document(request).await }
        };
        let document = self
            .line
            .act(Phase::Upload, |document| document.create_time, call)
            .await;
        let document = document.unwrap_or_else(|r| r.fail());
        self.seen(|house| Seen::Document {
            house,
            id: document.id.clone(),
            sha256: sha256.clone(),
        });
        (document.id, sha256)
    }

    pub async fn send(&mut self, document: &str, together: bool) -> Envelope {
        let request = draft(document, together, self.chance.request_id());
        let call = |channel| {
            let request = authorized(&self.house.token, request.clone());
            async move { EnvelopeServiceClient::new(channel).create_envelope(request).await }
        };
        let draft = self
            .line
            .act(Phase::Create, |envelope| envelope.create_time, call)
            .await;
        let draft = draft.unwrap_or_else(|r| r.fail());
        self.seen(|house| Seen::Envelope {
            house,
            id: draft.id.clone(),
        });
        let request = envelopes::SendEnvelopeRequest {
            request_id: self.chance.request_id(),
            id: draft.id,
            etag: draft.etag,
        };
        let call = |channel| {
            let request = authorized(&self.house.token, request.clone());
            async move { EnvelopeServiceClient::new(channel).send_envelope(request).await }
        };
        let sent = self.line.act(Phase::Send, |envelope| envelope.send_time, call).await;
        let sent = sent.unwrap_or_else(|r| r.fail());
        self.seen(|house| Seen::Sent {
            house,
            id: sent.id.clone(),
        });
        sent
    }

    /// Lets a recipient in: a link, a look, a consent.
    async fn enter(&mut self, envelope: &Envelope, recipient: &Recipient) -> String {
        let request = envelopes::CreateSigningLinkRequest {
            request_id: self.chance.request_id(),
            envelope_id: envelope.id.clone(),
            recipient_id: recipient.id.clone(),
        };
        let call = |channel| {
            let request = authorized(&self.house.token, request.clone());
            async move { EnvelopeServiceClient::new(channel).create_signing_link(request).await }
        };
        // The answer does not tell when the link was made.
        let link = self.line.act(Phase::Link, |_| None, call).await;
        let token = link.unwrap_or_else(|r| r.fail()).token;
        let call = |channel| {
            let request = authorized(&token, envelopes::OpenSigningRequest {});
            async move { SigningServiceClient::new(channel).open_signing(request).await }
        };
        let opened = self
            .line
            .act(Phase::Open, |s: &Signing| s.recipient.as_ref()?.open_time, call)
            .await;
        let disclosure = opened.unwrap_or_else(|r| r.fail()).disclosure.unwrap();
        let call = |channel| {
            let consent = envelopes::RecordConsentRequest {
                disclosure_version: disclosure.version.clone(),
            };
            let request = authorized(&token, consent);
            async move { SigningServiceClient::new(channel).record_consent(request).await }
        };
        let agreed = self
            .line
            .act(Phase::Consent, |s: &Signing| s.recipient.as_ref()?.consent_time, call)
            .await;
        agreed.unwrap_or_else(|r| r.fail());
        token
    }

    pub async fn sign(&mut self, envelope: &Envelope, recipient: &Recipient) {
        let token = self.enter(envelope, recipient).await;
        let text = recipient
            .fields
            .iter()
            .find(|field| field.r#type() == field::Type::Text)
            .unwrap();
        let value = envelopes::FieldValue {
            field_id: text.id.clone(),
            value: "Managing Director".to_owned(),
        };
        let typed = envelopes::mark::Kind::Typed(recipient.name.clone());
        let request = envelopes::SignEnvelopeRequest {
            request_id: self.chance.request_id(),
            values: vec![value],
            mark: Some(envelopes::Mark { kind: Some(typed) }),
            reason: "I agree to the lease".to_owned(),
            ..Default::default()
        };
        let call = |channel| {
            let request = authorized(&token, request.clone());
            async move { SigningServiceClient::new(channel).sign_envelope(request).await }
        };
        let signed = self
            .line
            .act(Phase::Sign, |s: &Signing| s.recipient.as_ref()?.finish_time, call)
            .await;
        self.confirm(signed, envelope, recipient, recipient::State::Finished);
    }

    pub async fn decline(&mut self, envelope: &Envelope, recipient: &Recipient) {
        let token = self.enter(envelope, recipient).await;
        let request = envelopes::DeclineEnvelopeRequest {
            request_id: self.chance.request_id(),
            reason: "The rent is too high".to_owned(),
        };
        let call = |channel| {
            let request = authorized(&token, request.clone());
            async move { SigningServiceClient::new(channel).decline_envelope(request).await }
        };
        let declined = self
            .line
            .act(Phase::Decline, |s: &Signing| s.recipient.as_ref()?.decline_time, call)
            .await;
        self.confirm(declined, envelope, recipient, recipient::State::Declined);
    }

    pub async fn void(&mut self, envelope: &Envelope) {
        let request = envelopes::VoidEnvelopeRequest {
            request_id: self.chance.request_id(),
            id: envelope.id.clone(),
            reason: "Sent by mistake".to_owned(),
            etag: String::new(),
        };
        let call = |channel| {
            let request = authorized(&self.house.token, request.clone());
            async move { EnvelopeServiceClient::new(channel).void_envelope(request).await }
        };
        let voided = self.line.act(Phase::Void, |envelope| envelope.void_time, call).await;
        voided.unwrap_or_else(|r| r.fail());
        self.seen(|house| Seen::Voided {
            house,
            id: envelope.id.clone(),
        });
    }

    /// The act is done, whether the first answer or its repetition said so: links outlive the act that ends their envelope.
    fn confirm(&self, done: Result<Signing, Refusal>, of: &Envelope, by: &Recipient, state: recipient::State) {
        done.unwrap_or_else(|refusal| refusal.fail());
        let (id, recipient) = (of.id.clone(), by.id.clone());
        self.seen(|house| Seen::Recipient {
            house,
            id,
            recipient,
            state,
        });
    }
}

fn draft(document: &str, together: bool, request_id: String) -> envelopes::CreateEnvelopeRequest {
    let routing = if together {
        envelopes::envelope::Routing::Parallel
    } else {
        envelopes::envelope::Routing::Sequential
    };
    let people = [
        ("Anna Whitfield", "anna@northwind.example", 60.0),
        ("Gergő Szűcs", "gergo@arviz.example", 320.0),
    ];
    let recipients = people
        .into_iter()
        .zip(1..)
        .map(|((name, email, x), order)| envelopes::NewRecipient {
            email: email.to_owned(),
            name: name.to_owned(),
            role: recipient::Role::Signer.into(),
            order: if together { 0 } else { order },
            fields: vec![
                place(field::Type::Signature, [x, 600.0, 200.0, 60.0]),
                place(field::Type::Text, [x, 680.0, 200.0, 20.0]),
            ],
            ..Default::default()
        });
    envelopes::CreateEnvelopeRequest {
        request_id,
        name: "Lease".to_owned(),
        document_ids: vec![document.to_owned()],
        recipients: recipients.collect(),
        routing: routing.into(),
        signature_level: envelopes::SignatureLevel::BT.into(),
        ..Default::default()
    }
}

fn place(kind: field::Type, [x, y, width, height]: [f64; 4]) -> envelopes::NewField {
    envelopes::NewField {
        r#type: kind.into(),
        page: 1,
        area: Some(envelopes::Rectangle { x, y, width, height }),
        required: Some(true),
        ..Default::default()
    }
}
