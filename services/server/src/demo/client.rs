//! The client of the demo: everything goes over gRPC, with the generated clients, as any other program would do it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use contracts::chancery::audit::v1::AuditEvent;
use contracts::chancery::documents::v1 as documents;
use contracts::chancery::identity::v1::organization_service_client::OrganizationServiceClient;
use contracts::chancery::identity::v1::{CreateOrganizationRequest, NewOwner};
use kernel::{Clock as _, Error, ErrorKind, Result, SystemClock};
use tonic::metadata::AsciiMetadataValue;
use tonic::service::interceptor::InterceptedService;
use tonic::transport::{Channel, Endpoint};
use tonic::{Request, Status, Streaming};

use super::places::{self, Fields};
use super::say;
use super::sender::Sender;
use super::signer::{self, PEOPLE};

/// How long sealing may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// The action after which everything is there.
const LAST_ACT: &str = "certificate_of_completion.issued";

/// Adds a bearer token to every call.
#[derive(Clone)]
pub struct Bearer(AsciiMetadataValue);

impl tonic::service::Interceptor for Bearer {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        request.metadata_mut().insert("authorization", self.0.clone());
        Ok(request)
    }
}

pub type Signed = InterceptedService<Channel, Bearer>;

/// A connected client.
pub struct Client {
    channel: Channel,
    out: PathBuf,
    is_contract: bool,
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
            signer::sign(&self.channel, &token, recipient, person).await?;
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

pub fn bearer(token: &str) -> Result<Bearer> {
    format!("Bearer {token}").parse().map(Bearer).map_err(Error::internal)
}

fn random_password() -> Result<String> {
    let mut bytes = [0; 16];
    openssl::rand::rand_bytes(&mut bytes).map_err(Error::internal)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// What the server refused, in its own words.
pub fn refused(status: Status) -> Error {
    let message = status.message().to_owned();
    match status.code() {
        tonic::Code::InvalidArgument => Error::new(ErrorKind::InvalidArgument, "REFUSED", message),
        code => Error::precondition("REFUSED", format!("{code:?}: {message}")),
    }
}
