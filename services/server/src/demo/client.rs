//! The client of the demo: everything goes over gRPC, with the generated clients, as any other program would do it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use contracts::chancery::audit::v1::AuditEvent;
use contracts::chancery::documents::v1 as documents;
use contracts::chancery::identity::v1::{CreateOrganizationRequest, NewOwner};
use kernel::{Clock as _, Error, Result, SystemClock};
use tonic::Streaming;

use super::places::{self, Fields};
use super::say;
use super::sender::Sender;
use super::signer::{self, PEOPLE};
use crate::client::{Credential, refused};

/// How long sealing may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// The action after which everything is there.
const LAST_ACT: &str = "certificate_of_completion.issued";

/// A connected client.
pub struct Client {
    server: crate::client::Client,
    out: PathBuf,
    is_contract: bool,
}

impl Client {
    /// Connects to the server; results go to `out`.
    pub async fn connect(url: &str, out: &Path, is_contract: bool) -> Result<Self> {
        Ok(Self {
            server: crate::client::Client::connect(url, Credential::none()).await?,
            out: out.to_owned(),
            is_contract,
        })
    }

    /// The main job; tells whether all signatures hold.
    pub async fn main_job(self, name: &str, pdf: Vec<u8>) -> Result<bool> {
        let sender = self.sign_up().await?;
        let document = sender.upload(name, pdf).await?;
        let fields = self.fields(&document)?;
        let envelope = sender.send(&document, fields).await?;
        let events = sender.watch().await?;
        for (recipient, person) in envelope.recipients.iter().zip(&PEOPLE) {
            let token = sender.link(&envelope, recipient).await?;
            let link = self.server.acting_as(Credential::bearer(&token)?);
            signer::sign(&link, recipient, person).await?;
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
        let created = self
            .server
            .organizations()
            .create_organization(request)
            .await
            .map_err(refused)?
            .into_inner();
        say(format!(
            "Organization {} created",
            created.organization.map(|o| o.id).unwrap_or_default()
        ));
        Ok(Sender {
            client: self.server.acting_as(Credential::bearer(&created.session_token)?),
            out: self.out.clone(),
        })
    }

    fn fields(&self, document: &documents::Document) -> Result<[Fields; 2]> {
        if self.is_contract {
            return Ok(places::of_contract());
        }
        places::of_any(document)
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

fn random_password() -> Result<String> {
    let mut bytes = [0; 16];
    openssl::rand::rand_bytes(&mut bytes).map_err(Error::internal)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
