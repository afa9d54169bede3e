//! An installation whose events are carried into the audit trail.

use std::sync::Arc;

use audit::{AuditApi, IssueCertificate, Trail};
use contracts::chancery::audit::v1 as proto;
use contracts::chancery::audit::v1::audit_service_server::AuditService as _;
use futures::StreamExt as _;
use kernel::{Caller, Event, Id, SharedClock, kinds};
use pki::Pki;
use rpc::{Call, ReplyStream};
use signatures::Signatures;
use store::testing::TestDb;
use store::{Blobs, Relay, Vault, Workers};
use tokio_util::sync::CancellationToken;
use tonic::{Response, Status};
use tonic_types::StatusExt as _;

pub struct World {
    pub engine: TestDb,
    pub api: AuditApi,
    pub relay: Relay,
    pub signatures: Signatures,
    pub caller: Caller,
    pub stop: CancellationToken,
    blobs: Blobs,
    trail: Arc<Trail>,
    vault: Vault,
}

pub async fn worlds() -> Vec<World> {
    let mut worlds = vec![];
    for engine in store::testing::engines().await {
        worlds.push(world(engine).await);
    }
    worlds
}

/// The installation on one engine.
pub async fn world(engine: TestDb) -> World {
    let (db, vault, blobs) = (engine.db.clone(), engine.vault().await, engine.blobs().await);
    let clock: SharedClock = engine.clock.clone();
    let pki = Pki::bootstrap(&db, &vault, clock.clone(), "https://sign.example.org")
        .await
        .unwrap();
    let signatures = Signatures::new(db.clone(), pki.clone(), pki.time_stamper(), clock);
    let (trail, stop) = (Arc::new(Trail::default()), CancellationToken::new());
    let world = World {
        api: AuditApi::new(db, blobs.clone(), &trail, stop.clone()),
        relay: relay(&engine, &trail),
        caller: engine.caller(engine.organization(), &["audit.read"]),
        engine,
        signatures,
        stop,
        blobs,
        trail,
        vault,
    };
    // What the first start of the installation recorded is carried before a test begins.
    world.relay.drain().await.unwrap();
    world
}

fn relay(engine: &TestDb, trail: &Arc<Trail>) -> Relay {
    Relay::new(engine.db.clone(), engine.clock.clone(), vec![trail.clone()])
}

impl World {
    pub fn id<K: kernel::Kind>(&self) -> Id<K> {
        Id::new(self.engine.clock.as_ref())
    }

    /// Somebody of another organization.
    pub fn stranger(&self) -> Caller {
        self.engine.caller(self.engine.organization(), &["audit.read"])
    }

    pub fn call(&self, caller: &Caller) -> Call {
        Call::new(caller.clone(), self.vault.clone())
    }

    /// Another relay over the same database, as another copy of the server has one.
    pub fn another_relay(&self) -> Relay {
        relay(&self.engine, &self.trail)
    }

    pub fn workers(&self) -> Workers {
        let (db, blobs) = (self.engine.db.clone(), self.blobs.clone());
        let handler = IssueCertificate::new(db.clone(), blobs, self.signatures.clone());
        Workers::new(db, self.engine.clock.clone(), vec![Arc::new(handler)])
    }

    pub async fn record(&self, caller: &Caller, event: Event) -> Id<kinds::Event> {
        let mut tx = self.engine.db.begin(caller).await.unwrap();
        let id = tx.record(event).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Records this many events, each about a document of its own.
    pub async fn record_some(&self, caller: &Caller, count: usize) {
        let mut tx = self.engine.db.begin(caller).await.unwrap();
        for number in 0..count {
            let event = Event::new("document.uploaded", self.id::<kinds::Document>());
            tx.record(event.with("number", number)).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    pub async fn run(&self, sql: &'static str) -> Result<u64, kernel::Error> {
        let mut tx = self.engine.db.begin_system().await?;
        let changed = store::execute!(tx, sql)?;
        tx.commit().await?;
        Ok(changed)
    }

    pub async fn list(&self, caller: &Caller, req: proto::ListAuditEventsRequest) -> proto::ListAuditEventsResponse {
        answer(self.api.list_audit_events(rpc::request(self.call(caller), req)).await).unwrap()
    }

    /// Every event, oldest first.
    pub async fn trail(&self, caller: &Caller) -> Vec<proto::AuditEvent> {
        let (mut events, mut page_token) = (vec![], String::new());
        loop {
            let req = proto::ListAuditEventsRequest {
                page_size: 200,
                page_token,
                ..Default::default()
            };
            let page = self.list(caller, req).await;
            events.extend(page.events);
            page_token = page.next_page_token;
            if page_token.is_empty() {
                events.reverse();
                return events;
            }
        }
    }

    pub async fn verify(&self, caller: &Caller) -> proto::AuditChainReport {
        let request = rpc::request(self.call(caller), proto::VerifyAuditChainRequest {});
        answer(self.api.verify_audit_chain(request).await).unwrap()
    }

    pub async fn watch(
        &self,
        caller: &Caller,
        after_sequence: i64,
        resource_id: &str,
    ) -> ReplyStream<proto::AuditEvent> {
        let req = proto::WatchAuditEventsRequest {
            after_sequence,
            resource_id: resource_id.to_owned(),
        };
        answer(self.api.watch_audit_events(rpc::request(self.call(caller), req)).await).unwrap()
    }

    pub async fn certificate(
        &self,
        caller: &Caller,
        envelope: Id<kinds::Envelope>,
    ) -> Result<proto::CertificateOfCompletion, String> {
        let req = proto::GetCertificateOfCompletionRequest {
            envelope_id: envelope.to_string(),
        };
        answer(
            self.api
                .get_certificate_of_completion(rpc::request(self.call(caller), req))
                .await,
        )
    }

    pub async fn download(&self, caller: &Caller, envelope: Id<kinds::Envelope>) -> Result<Vec<u8>, String> {
        let req = proto::DownloadCertificateOfCompletionRequest {
            envelope_id: envelope.to_string(),
        };
        let request = rpc::request(self.call(caller), req);
        let mut stream = answer(self.api.download_certificate_of_completion(request).await)?;
        let mut file = vec![];
        while let Some(part) = stream.next().await {
            file.extend_from_slice(&part.unwrap().chunk);
        }
        Ok(file)
    }
}

/// The answer, or the reason of the refusal.
pub fn answer<T>(reply: Result<Response<T>, Status>) -> Result<T, String> {
    reply.map(Response::into_inner).map_err(|status| {
        let details = status.get_error_details();
        let reason = details.error_info().map(|info| info.reason.clone());
        reason.unwrap_or_else(|| status.to_string())
    })
}
