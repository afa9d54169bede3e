//! The client of the demo: everything goes over gRPC, with the generated clients, as any other program would do it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use bytes::Bytes;
use contracts::chancery::audit::v1::{self as audit, AuditEvent, audit_service_client::AuditServiceClient};
use contracts::chancery::documents::v1::upload_document_request::Payload;
use contracts::chancery::documents::v1::{self as documents, document_service_client::DocumentServiceClient};
use contracts::chancery::envelopes::v1::envelope_service_client::EnvelopeServiceClient;
use contracts::chancery::envelopes::v1::signing_service_client::SigningServiceClient;
use contracts::chancery::envelopes::v1::{self as envelopes, Envelope, Recipient, field::Type, recipient::Role};
use contracts::chancery::identity::v1::organization_service_client::OrganizationServiceClient;
use contracts::chancery::identity::v1::{CreateOrganizationRequest, NewOwner};
use contracts::chancery::pki::v1::certificate_service_client::CertificateServiceClient;
use contracts::chancery::pki::v1::{GetCertificateAuthorityRequest, GetCertificateRevocationListRequest};
use contracts::chancery::signatures::v1::signature_service_client::SignatureServiceClient;
use contracts::chancery::signatures::v1::validate_file_request::Payload as FilePayload;
use contracts::chancery::signatures::v1::{ValidateFileRequest, ValidationReport};
use kernel::{Clock as _, Error, ErrorKind, Result, SystemClock};
use tokio_stream::iter;
use tonic::metadata::AsciiMetadataValue;
use tonic::service::interceptor::InterceptedService;
use tonic::transport::{Channel, Endpoint};
use tonic::{Request, Status, Streaming};

use super::places::{self, Fields};
use super::{say, timeline};

/// Bytes of a chunk of an upload.
const CHUNK: usize = 256 * 1024;
/// How long sealing may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// The action after which everything is there.
const LAST_ACT: &str = "certificate_of_completion.issued";

struct Person {
    name: &'static str,
    email: &'static str,
    title: &'static str,
    access_code: &'static str,
    reason: &'static str,
}

const PEOPLE: [Person; 2] = [
    Person {
        name: "Anna Whitfield",
        email: "anna@northwind.example",
        title: "Managing Director",
        access_code: "harbour-14",
        reason: "I agree to the contract",
    },
    Person {
        name: "Gergő Szűcs",
        email: "gergo@arviz.example",
        title: "Ügyvezető igazgató",
        access_code: "tisza-2026",
        reason: "Elfogadom a szerződést",
    },
];

/// Adds a bearer token to every call.
#[derive(Clone)]
struct Bearer(AsciiMetadataValue);

impl tonic::service::Interceptor for Bearer {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        request.metadata_mut().insert("authorization", self.0.clone());
        Ok(request)
    }
}

type Signed = InterceptedService<Channel, Bearer>;

/// A connected client.
pub struct Client {
    channel: Channel,
    out: PathBuf,
    is_contract: bool,
}

/// What the sender holds.
struct Sender {
    channel: Channel,
    bearer: Bearer,
    out: PathBuf,
}

impl Client {
    /// Connects to the server; results go to `out`.
    pub async fn connect(url: &str, out: &Path, is_contract: bool) -> Result<Self> {
        let endpoint = Endpoint::from_shared(url.to_owned()).map_err(Error::internal)?;
        let channel = endpoint.connect().await.map_err(Error::internal)?;
        Ok(Self {
            channel,
            out: out.to_owned(),
            is_contract,
        })
    }

    /// The main job; tells whether all signatures hold.
    pub async fn main_job(self, name: &str, pdf: Vec<u8>) -> Result<bool> {
        let sender = self.sign_up().await?;
        let document = sender.upload(name, pdf).await?;
        let fields = self.fields(&document);
        let envelope = sender.send(&document, fields).await?;
        let events = sender.watch().await?;
        for (recipient, person) in envelope.recipients.iter().zip(&PEOPLE) {
            let token = sender.link(&envelope, recipient).await?;
            sign(&self.channel, &token, recipient, person).await?;
        }
        say("Everybody has signed; the files are being sealed");
        let events = until_last(events).await?;
        sender.collect(&envelope, &document, &events).await
    }

    async fn sign_up(&self) -> Result<Sender> {
        let slug = format!("northwind-{}", SystemClock.now().unix_micros() % 1_000_000_000);
        let owner = NewOwner {
            email: format!("owner@{slug}.example"),
            full_name: "Olivia Reed".to_owned(),
            password: random_password()?,
        };
        let request = CreateOrganizationRequest {
            request_id: String::new(),
            name: "Northwind Studio Ltd".to_owned(),
            slug,
            owner: Some(owner),
        };
        let created = OrganizationServiceClient::new(self.channel.clone())
            .create_organization(request)
            .await
            .map_err(refused)?
            .into_inner();
        say(format!(
            "Organization {} created",
            created.organization.map(|o| o.id).unwrap_or_default()
        ));
        Ok(Sender {
            channel: self.channel.clone(),
            bearer: bearer(&created.session_token)?,
            out: self.out.clone(),
        })
    }

    fn fields(&self, document: &documents::Document) -> [Fields; 2] {
        if self.is_contract {
            return places::of_contract();
        }
        let preflight = document.latest_version.as_ref().and_then(|v| v.preflight.as_ref());
        places::of_any(preflight.map_or(&[][..], |p| &p.pages))
    }
}

impl Sender {
    fn authorized(&self) -> Signed {
        InterceptedService::new(self.channel.clone(), self.bearer.clone())
    }

    async fn upload(&self, name: &str, pdf: Vec<u8>) -> Result<documents::Document> {
        let header = documents::UploadHeader {
            name: name.to_owned(),
            ..Default::default()
        };
        let pdf = Bytes::from(pdf);
        let chunks = (0..pdf.len())
            .step_by(CHUNK)
            .map(|at| pdf.slice(at..pdf.len().min(at + CHUNK)))
            .map(Payload::Chunk);
        let messages: Vec<_> = std::iter::once(Payload::Header(header))
            .chain(chunks)
            .map(|p| documents::UploadDocumentRequest { payload: Some(p) })
            .collect();
        let pieces = messages.len() - 1;
        let document = DocumentServiceClient::new(self.authorized())
            .upload_document(iter(messages))
            .await
            .map_err(refused)?
            .into_inner();
        let version = document.latest_version.clone().unwrap_or_default();
        say(format!(
            "Uploaded {name}: {} bytes in {pieces} chunks, {} pages, {}",
            version.size_bytes, version.page_count, document.id
        ));
        for finding in version.preflight.iter().flat_map(|p| &p.findings) {
            say(format!("  {}", finding.message));
        }
        Ok(document)
    }

    async fn send(&self, document: &documents::Document, fields: [Fields; 2]) -> Result<Envelope> {
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
        let mut client = EnvelopeServiceClient::new(self.authorized());
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

    async fn watch(&self) -> Result<Streaming<AuditEvent>> {
        let request = audit::WatchAuditEventsRequest::default();
        Ok(AuditServiceClient::new(self.authorized())
            .watch_audit_events(request)
            .await
            .map_err(refused)?
            .into_inner())
    }

    async fn link(&self, envelope: &Envelope, recipient: &Recipient) -> Result<String> {
        let request = envelopes::CreateSigningLinkRequest {
            envelope_id: envelope.id.clone(),
            recipient_id: recipient.id.clone(),
            ..Default::default()
        };
        let link = EnvelopeServiceClient::new(self.authorized())
            .create_signing_link(request)
            .await
            .map_err(refused)?
            .into_inner();
        Ok(link.token)
    }

    /// Downloads and validates everything, writes it down, and prints the timeline.
    async fn collect(
        &self,
        envelope: &Envelope,
        document: &documents::Document,
        events: &[AuditEvent],
    ) -> Result<bool> {
        let signed = self.download(&document.id).await?;
        let completion = self.download_completion(&envelope.id).await?;
        let mut certificates = CertificateServiceClient::new(self.channel.clone());
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
        let (signed_report, completion_report) = (self.validate(&signed).await?, self.validate(&completion).await?);
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
        let chain = AuditServiceClient::new(self.authorized())
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

    async fn download(&self, id: &str) -> Result<Vec<u8>> {
        let request = documents::DownloadDocumentRequest {
            id: id.to_owned(),
            version_number: 0,
        };
        let stream = DocumentServiceClient::new(self.authorized())
            .download_document(request)
            .await
            .map_err(refused)?
            .into_inner();
        gather(stream, |message| message.chunk).await
    }

    async fn download_completion(&self, envelope: &str) -> Result<Vec<u8>> {
        let request = audit::DownloadCertificateOfCompletionRequest {
            envelope_id: envelope.to_owned(),
        };
        let stream = AuditServiceClient::new(self.authorized())
            .download_certificate_of_completion(request)
            .await
            .map_err(refused)?
            .into_inner();
        gather(stream, |message| message.chunk).await
    }

    async fn validate(&self, file: &[u8]) -> Result<ValidationReport> {
        let chunks = file.chunks(CHUNK).map(|chunk| ValidateFileRequest {
            payload: Some(FilePayload::Chunk(Bytes::copy_from_slice(chunk))),
        });
        let chunks: Vec<_> = chunks.collect();
        Ok(SignatureServiceClient::new(self.authorized())
            .validate_file(iter(chunks))
            .await
            .map_err(refused)?
            .into_inner())
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        std::fs::write(self.out.join(name), bytes)
            .map_err(|e| Error::invalid("FILE_UNWRITABLE", "--out", e.to_string()))
    }
}

/// One person: authenticate, open, consent, fill, sign.
async fn sign(channel: &Channel, token: &str, recipient: &Recipient, person: &Person) -> Result<()> {
    let mut client = SigningServiceClient::new(InterceptedService::new(channel.clone(), bearer(token)?));
    let code = envelopes::VerifyAccessCodeRequest {
        access_code: person.access_code.to_owned(),
    };
    let view = client.verify_access_code(code).await.map_err(refused)?.into_inner();
    client
        .open_signing(envelopes::OpenSigningRequest {})
        .await
        .map_err(refused)?;
    let version = view.disclosure.map(|d| d.version).unwrap_or_default();
    client
        .record_consent(envelopes::RecordConsentRequest {
            disclosure_version: version,
        })
        .await
        .map_err(refused)?;
    let values = values(recipient, person);
    if !values.is_empty() {
        client
            .fill_fields(envelopes::FillFieldsRequest {
                request_id: String::new(),
                values,
            })
            .await
            .map_err(refused)?;
    }
    let request = envelopes::SignEnvelopeRequest {
        reason: person.reason.to_owned(),
        mark: Some(drawn_or_typed(person)),
        ..Default::default()
    };
    client.sign_envelope(request).await.map_err(refused)?;
    say(format!(
        "{} has given the access code, agreed, filled in and signed",
        person.name
    ));
    Ok(())
}

fn values(recipient: &Recipient, person: &Person) -> Vec<envelopes::FieldValue> {
    let value = |field: &envelopes::Field| match field.r#type() {
        Type::Text => Some(person.title.to_owned()),
        Type::Checkbox => Some("true".to_owned()),
        _ => None,
    };
    recipient
        .fields
        .iter()
        .filter_map(|field| {
            Some(envelopes::FieldValue {
                field_id: field.id.clone(),
                value: value(field)?,
            })
        })
        .collect()
}

/// The first person draws, the second types.
fn drawn_or_typed(person: &Person) -> envelopes::Mark {
    use envelopes::mark::Kind;
    let kind = if person.name == PEOPLE[0].name {
        Kind::Drawing(flourish())
    } else {
        Kind::Typed(person.name.to_owned())
    };
    envelopes::Mark { kind: Some(kind) }
}

/// A signature as a pen would draw it: loops that run to the right, and a line under them.
fn flourish() -> envelopes::Drawing {
    let loops = (0..=120).flat_map(|i| {
        let t = i as f32 / 120.0;
        let turn = t * std::f32::consts::TAU * 4.0;
        [
            0.06 + 0.78 * t + 0.06 * turn.cos(),
            0.45 - (0.32 - 0.2 * t) * turn.sin(),
        ]
    });
    let line = (0..=20).flat_map(|i| {
        let t = i as f32 / 20.0;
        [0.1 + 0.85 * t, 0.86 - 0.12 * t * t]
    });
    let strokes = vec![
        envelopes::Stroke {
            points: loops.collect(),
        },
        envelopes::Stroke { points: line.collect() },
    ];
    envelopes::Drawing { strokes, aspect: 3.0 }
}

/// The events up to the last act.
async fn until_last(mut stream: Streaming<AuditEvent>) -> Result<Vec<AuditEvent>> {
    let mut events: Vec<AuditEvent> = vec![];
    let gather = async {
        while let Some(event) = stream.message().await.map_err(refused)? {
            let is_last = event.action == LAST_ACT;
            events.push(event);
            if is_last {
                break;
            }
        }
        Ok::<_, Error>(())
    };
    let in_time = tokio::time::timeout(PATIENCE, gather).await;
    in_time.unwrap_or(Ok(()))?;
    match events.last() {
        Some(event) if event.action == LAST_ACT => Ok(events),
        last => {
            let last = last.map(|event| event.action.clone()).unwrap_or_default();
            Err(Error::precondition(
                "ENVELOPE_NOT_COMPLETED",
                format!("the envelope was not completed; the last event was {last}"),
            ))
        }
    }
}

async fn gather<T>(mut stream: Streaming<T>, chunk: impl Fn(T) -> Bytes) -> Result<Vec<u8>> {
    let mut bytes = vec![];
    while let Some(message) = stream.message().await.map_err(refused)? {
        bytes.extend_from_slice(&chunk(message));
    }
    Ok(bytes)
}

fn bearer(token: &str) -> Result<Bearer> {
    format!("Bearer {token}").parse().map(Bearer).map_err(Error::internal)
}

fn random_password() -> Result<String> {
    let mut bytes = [0; 16];
    openssl::rand::rand_bytes(&mut bytes).map_err(Error::internal)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// What the server refused, in its own words.
fn refused(status: Status) -> Error {
    let message = status.message().to_owned();
    match status.code() {
        tonic::Code::InvalidArgument => Error::new(ErrorKind::InvalidArgument, "REFUSED", message),
        code => Error::precondition("REFUSED", format!("{code:?}: {message}")),
    }
}
