//! The main job over and over: a document in, two signatures, sealed and certified.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use contracts::chancery::audit::v1::audit_service_client::AuditServiceClient;
use contracts::chancery::audit::v1::{AuditEvent, WatchAuditEventsRequest};
use contracts::chancery::envelopes::v1::envelope_service_client::EnvelopeServiceClient;
use contracts::chancery::envelopes::v1::signing_service_client::SigningServiceClient;
use contracts::chancery::envelopes::v1::{
    CreateEnvelopeRequest, CreateSigningLinkRequest, Envelope, Mark, NewField, NewRecipient, OpenSigningRequest,
    RecordConsentRequest, Rectangle, SendEnvelopeRequest, SignEnvelopeRequest, SignatureLevel, envelope::Routing,
    field::Type, mark::Kind, recipient::Role,
};
use futures::future::try_join_all;
use kernel::{Error, Result};
use serde_json::Value;
use tonic::Streaming;
use tonic::transport::Channel;

use crate::account::{Client, connect, owner, refused, with_token};
use crate::files;
use crate::pace::Pace;

/// The act after which nothing is left to do.
const LAST_ACT: &str = "certificate_of_completion.issued";

/// Lets `senders` bring one envelope after the other to its end for `time`.
pub async fn run(url: &str, pdf: &Path, senders: usize, time: Duration) -> Result<Value> {
    let pdf = files::read(pdf)?;
    let ready = try_join_all((0..senders).map(|_| Sender::new(url, pdf.clone()))).await?;
    let pace = Arc::new(Pace::begin(time));
    let work = ready.into_iter().map(|sender| {
        let work = sender.work(pace.clone());
        async { tokio::spawn(work).await.map_err(Error::internal)? }
    });
    let took = try_join_all(work).await?;
    Ok(pace.report(took.concat()))
}

/// Somebody with an organization who sends envelopes and sees what becomes of them.
struct Sender {
    channel: Channel,
    client: Client,
    pdf: Bytes,
    events: Streaming<AuditEvent>,
}

impl Sender {
    async fn new(url: &str, pdf: Bytes) -> Result<Self> {
        let channel = connect(url).await?;
        let (token, _) = owner(channel.clone()).await?;
        let client = with_token(channel.clone(), &token)?;
        let mut audit = AuditServiceClient::new(client.clone());
        let events = audit.watch_audit_events(WatchAuditEventsRequest::default()).await;
        let events = events.map_err(refused)?.into_inner();
        Ok(Self {
            channel,
            client,
            pdf,
            events,
        })
    }

    async fn work(mut self, pace: Arc<Pace>) -> Result<Vec<Duration>> {
        let mut took = vec![];
        while pace.goes_on() {
            let begin = Instant::now();
            self.envelope().await?;
            took.push(begin.elapsed());
        }
        Ok(took)
    }

    async fn envelope(&mut self) -> Result<()> {
        let document = files::upload_one(self.client.clone(), self.pdf.clone()).await?;
        let envelope = self.send(document).await?;
        for recipient in &envelope.recipients {
            let request = CreateSigningLinkRequest {
                envelope_id: envelope.id.clone(),
                recipient_id: recipient.id.clone(),
                ..Default::default()
            };
            let link = EnvelopeServiceClient::new(self.client.clone())
                .create_signing_link(request)
                .await;
            self.sign(&link.map_err(refused)?.into_inner().token).await?;
        }
        self.last_act().await
    }

    async fn send(&self, document: String) -> Result<Envelope> {
        let request = CreateEnvelopeRequest {
            name: "Load".to_owned(),
            document_ids: vec![document],
            recipients: vec![signer("Anna Whitfield", 1), signer("Gergő Szűcs", 2)],
            routing: Routing::Sequential.into(),
            signature_level: SignatureLevel::BT.into(),
            ..Default::default()
        };
        let mut client = EnvelopeServiceClient::new(self.client.clone());
        let draft = client.create_envelope(request).await.map_err(refused)?.into_inner();
        let request = SendEnvelopeRequest {
            id: draft.id,
            etag: draft.etag,
            request_id: String::new(),
        };
        Ok(client.send_envelope(request).await.map_err(refused)?.into_inner())
    }

    async fn sign(&self, token: &str) -> Result<()> {
        let mut client = SigningServiceClient::new(with_token(self.channel.clone(), token)?);
        let view = client
            .open_signing(OpenSigningRequest {})
            .await
            .map_err(refused)?
            .into_inner();
        let consent = RecordConsentRequest {
            disclosure_version: view.disclosure.unwrap_or_default().version,
        };
        client.record_consent(consent).await.map_err(refused)?;
        let name = view.recipient.unwrap_or_default().name;
        let request = SignEnvelopeRequest {
            reason: "I agree".to_owned(),
            mark: Some(Mark {
                kind: Some(Kind::Typed(name)),
            }),
            ..Default::default()
        };
        client.sign_envelope(request).await.map(drop).map_err(refused)
    }

    async fn last_act(&mut self) -> Result<()> {
        while let Some(event) = self.events.message().await.map_err(refused)? {
            if event.action == LAST_ACT {
                return Ok(());
            }
        }
        Err(Error::precondition(
            "EVENTS_ENDED",
            "the stream of events ended before the envelope was finished",
        ))
    }
}

fn signer(name: &str, order: i32) -> NewRecipient {
    let area = Rectangle {
        x: 60.0 + 240.0 * f64::from(order - 1),
        y: 650.0,
        width: 200.0,
        height: 70.0,
    };
    NewRecipient {
        email: format!("signer{order}@load.example"),
        name: name.to_owned(),
        role: Role::Signer.into(),
        order,
        fields: vec![NewField {
            r#type: Type::Signature.into(),
            page: 1,
            area: Some(area),
            required: Some(true),
            ..Default::default()
        }],
        ..Default::default()
    }
}
