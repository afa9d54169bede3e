//! Puts the rooms together: storage, then every module's service, then what runs in the background.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use audit::{AuditApi, ClientErrorApi, ClientErrorSweeper, IssueCertificate, Trail};
use axum::Router;
use axum::response::IntoResponse;
use contracts::chancery::audit::v1::audit_service_server::AuditServiceServer;
use contracts::chancery::audit::v1::client_error_service_server::ClientErrorServiceServer;
use contracts::chancery::documents::v1::document_service_server::DocumentServiceServer;
use contracts::chancery::documents::v1::upload_service_server::UploadServiceServer;
use contracts::chancery::envelopes::v1::envelope_service_server::EnvelopeServiceServer;
use contracts::chancery::envelopes::v1::signing_service_server::SigningServiceServer;
use contracts::chancery::identity::v1::api_key_service_server::ApiKeyServiceServer;
use contracts::chancery::identity::v1::installation_service_server::InstallationServiceServer;
use contracts::chancery::identity::v1::member_service_server::MemberServiceServer;
use contracts::chancery::identity::v1::organization_service_server::OrganizationServiceServer;
use contracts::chancery::identity::v1::session_service_server::SessionServiceServer;
use contracts::chancery::identity::v1::user_service_server::UserServiceServer;
use contracts::chancery::pki::v1::certificate_service_server::CertificateServiceServer;
use contracts::chancery::signatures::v1::signature_service_server::SignatureServiceServer;
use documents::{DocumentSweeper, Documents};
use envelopes::{Courier, EnvelopeApi, ExpireEnvelope, SealEnvelope, SigningApi, SweepEnvelopes};
use futures::future::BoxFuture;
use identity::{Authenticator, CredentialSweeper, Identity};
use kernel::{Error, Result, SharedClock};
use pki::tsp::{HttpTimeStamper, TimeStamper};
use pki::x509::Certificate;
use pki::{Certificates, Pki, PublishCrl};
use rpc::{Arrivals, Contract, Door, TrustedProxies};
use signatures::{SignatureApi, Signatures};
use store::{BlobFiles, BlobSweeper, Blobs, Db, JobHandler, Reactor, Relay, RowSweeper, Vault, Workers, migrate};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tonic::body::Body;
use tonic::server::NamedService;
use tonic::service::Routes;
use tonic_health::ServingStatus;
use tonic_health::server::HealthReporter;
use tower::Service;

use crate::config::{Config, Registration, Smtp, TimeStamping};
use crate::gateway::{self, Embedding, Metrics, Ready};
use crate::mail::Mail;

/// Every room, put together and running.
pub struct Platform {
    contract: Arc<Contract>,
    db: Db,
    vault: Vault,
    authenticator: Arc<Authenticator>,
    services: Routes,
    standard: Router,
    shutdown: CancellationToken,
    background: JoinSet<()>,
}

/// What every room is built from.
struct Ground<'a> {
    config: &'a Config,
    db: Db,
    vault: Vault,
    blobs: Blobs,
    clock: SharedClock,
    shutdown: CancellationToken,
}

impl Platform {
    /// Opens storage, builds every service, and starts the relay and the workers.
    ///
    /// # Errors
    /// `FAILED_PRECONDITION` with `CONTRACT_INCOMPLETE`, `SERVICE_NOT_WIRED` or `MIGRATIONS_PENDING`; those of storage.
    pub async fn open(
        config: &Config,
        public_url: &str,
        clock: SharedClock,
        shutdown: CancellationToken,
    ) -> Result<Self> {
        let contract = Arc::new(Contract::load()?);
        let ground = Ground::open(config, clock, shutdown).await?;
        let rooms = Rooms::build(&ground, public_url).await?;
        let mut background = JoinSet::new();
        let services = rooms.services(&ground, public_url);
        let services = services.finish(&contract, &ground, &mut background).await?;
        ground.start(rooms.reactors(), rooms.jobs(&ground), &mut background);
        Ok(Self {
            contract,
            db: ground.db,
            vault: ground.vault,
            authenticator: rooms.identity.authenticator(),
            services,
            standard: pki::router(rooms.pki),
            shutdown: ground.shutdown,
            background,
        })
    }

    /// What the gateway needs of it.
    #[must_use]
    pub fn gateway(&self, config: &Config, public_url: &str, metrics: Arc<Metrics>) -> gateway::Parts {
        let limits = rpc::Limits {
            unary: Duration::from_secs(config.limits.unary_seconds),
            concurrent: config.limits.concurrent_calls,
        };
        let door = Door::new(
            self.contract.clone(),
            self.authenticator.clone(),
            self.vault.clone(),
            limits,
            public_url.starts_with("https://"),
        );
        let trusted = TrustedProxies::new(config.trusted_proxies.iter().copied());
        gateway::Parts {
            contract: self.contract.clone(),
            door,
            services: self.services.clone(),
            standard: self.standard.clone(),
            ready: Arc::new(Storage {
                db: self.db.clone(),
                shutdown: self.shutdown.clone(),
            }),
            embedding: Arc::new(Brandings(self.db.clone())),
            metrics,
            limits: config.limits.clone(),
            cors: config.cors.clone(),
            arrivals: Arrivals::new(trusted),
            public_url: public_url.to_owned(),
        }
    }

    /// Waits for the background to end after the shutdown, then closes the database.
    ///
    /// # Errors
    /// `INTERNAL` when a part of the background panicked.
    pub async fn close(mut self) -> Result<()> {
        let mut outcome = Ok(());
        while let Some(ended) = self.background.join_next().await {
            outcome = outcome.and(ended.map_err(Error::internal));
        }
        self.authenticator.flush().await;
        self.db.close().await;
        outcome
    }
}

/// Makes the data directory, readable by its owner only.
///
/// # Errors
/// `UNAVAILABLE` / `DATA_DIR_UNAVAILABLE`.
pub fn make_data_dir(config: &Config) -> Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    let dir = &config.data_dir;
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(dir);
    made.map_err(|cause| {
        let message = format!("data_dir: {} cannot be made", dir.display());
        Error::unavailable("DATA_DIR_UNAVAILABLE", message, cause)
    })
}

impl<'a> Ground<'a> {
    async fn open(config: &'a Config, clock: SharedClock, shutdown: CancellationToken) -> Result<Self> {
        make_data_dir(config)?;
        let db = Db::open(&config.database_url(), clock.clone()).await?;
        if config.database.migrate_on_start {
            migrate::up(&db).await?;
        } else if migrate::status(&db).await?.iter().any(|migration| !migration.applied) {
            let message = "the database's schema is not up to date; run `chancery migrate up` first";
            return Err(Error::precondition("MIGRATIONS_PENDING", message));
        }
        let vault = Vault::unlock(&db, &config.master_key_file()).await?;
        let files = BlobFiles::open(config.data_dir.join("blobs")).await?;
        let blobs = Blobs::new(Arc::new(files), vault.clone());
        Ok(Self {
            config,
            db,
            vault,
            blobs,
            clock,
            shutdown,
        })
    }

    fn start(&self, reactors: Vec<Arc<dyn Reactor>>, jobs: Vec<Arc<dyn JobHandler>>, background: &mut JoinSet<()>) {
        let relay = Relay::new(self.db.clone(), self.clock.clone(), reactors);
        let workers = Workers::new(self.db.clone(), self.clock.clone(), jobs);
        let (stop_relay, stop_workers) = (self.shutdown.clone(), self.shutdown.clone());
        background.spawn(async move { relay.run(stop_relay).await });
        background.spawn(async move { workers.run(stop_workers).await });
    }
}

/// What the rooms give to the whole.
struct Rooms {
    identity: Identity,
    pki: Pki,
    signatures: Signatures,
    trail: Arc<Trail>,
    courier: Option<Arc<dyn Courier>>,
}

impl Rooms {
    async fn build(ground: &Ground<'_>, public_url: &str) -> Result<Self> {
        let Ground {
            config,
            db,
            vault,
            clock,
            ..
        } = ground;
        let registration = match config.registration {
            Registration::Open => identity::Registration::Open,
            Registration::Closed => identity::Registration::Closed,
        };
        let pki = Pki::bootstrap(db, vault, clock.clone(), public_url).await?;
        let (stamper, trusted) = time_stamping(&config.time_stamping, &pki)?;
        Ok(Self {
            identity: Identity::new(db.clone(), vault.clone(), registration),
            signatures: Signatures::new(db.clone(), pki.clone(), stamper, clock.clone()).trusting(trusted),
            trail: Arc::new(Trail::default()),
            courier: courier(config.smtp.as_ref())?,
            pki,
        })
    }

    fn services(&self, ground: &Ground<'_>, public_url: &str) -> Services {
        let Ground {
            db, blobs, shutdown, ..
        } = ground;
        let (db, blobs, signatures) = (|| db.clone(), || blobs.clone(), || self.signatures.clone());
        let max = ground.config.limits.message_bytes;
        let mut services = Services::default();
        macro_rules! serve {
            ($($server:ident($service:expr);)*) => {
                $(services.add($server::new($service).max_decoding_message_size(max));)*
            };
        }
        serve! {
            InstallationServiceServer(self.identity.clone());
            OrganizationServiceServer(self.identity.clone());
            MemberServiceServer(self.identity.clone());
            SessionServiceServer(self.identity.clone());
            ApiKeyServiceServer(self.identity.clone());
            UserServiceServer(self.identity.clone());
            DocumentServiceServer(Documents::new(db(), blobs()));
            UploadServiceServer(Documents::new(db(), blobs()));
            EnvelopeServiceServer(EnvelopeApi::new(db(), blobs(), public_url));
            SigningServiceServer(SigningApi::new(db(), blobs(), signatures()).sending(self.courier.clone()));
            SignatureServiceServer(SignatureApi::new(db(), blobs(), signatures()));
            CertificateServiceServer(Certificates::new(self.pki.clone()));
            ClientErrorServiceServer(ClientErrorApi::new(db()));
            AuditServiceServer(AuditApi::new(db(), blobs(), &self.trail, shutdown.clone()));
        }
        services
    }

    /// Those who react to events, in this order.
    fn reactors(&self) -> Vec<Arc<dyn Reactor>> {
        vec![self.trail.clone()]
    }

    fn jobs(&self, ground: &Ground<'_>) -> Vec<Arc<dyn JobHandler>> {
        let (db, blobs) = (|| ground.db.clone(), || ground.blobs.clone());
        vec![
            Arc::new(RowSweeper::new(db())),
            Arc::new(BlobSweeper::new(db(), blobs())),
            Arc::new(CredentialSweeper::new(db())),
            Arc::new(ClientErrorSweeper::new(db())),
            Arc::new(DocumentSweeper::new(db(), blobs())),
            Arc::new(PublishCrl::new(self.pki.clone())),
            Arc::new(ExpireEnvelope::new(db())),
            Arc::new(SealEnvelope::new(db(), blobs(), self.signatures.clone())),
            Arc::new(SweepEnvelopes::new(db())),
            Arc::new(IssueCertificate::new(db(), blobs(), self.signatures.clone())),
        ]
    }
}

/// Who brings one-time codes; nobody where no mail server is known.
fn courier(smtp: Option<&Smtp>) -> Result<Option<Arc<dyn Courier>>> {
    let mail = smtp.map(Mail::new).transpose()?;
    Ok(mail.map(|mail| Arc::new(mail) as Arc<dyn Courier>))
}

/// Who gives time stamps, and the roots that make them count.
fn time_stamping(config: &TimeStamping, pki: &Pki) -> Result<(Arc<dyn TimeStamper>, Vec<Certificate>)> {
    let (url, trust) = match (&config.url, &config.trust) {
        (Some(url), Some(trust)) => (url, trust),
        (None, None) => return Ok((pki.time_stamper(), vec![])),
        _ => {
            let remedy = "must name the authority's root together with time_stamping.url, or neither";
            return Err(Error::invalid("CONFIG_INVALID", "time_stamping.trust", remedy));
        }
    };
    let roots = signatures::validation::anchors_from_pem(&crate::cli::read(trust)?)?;
    Ok((Arc::new(HttpTimeStamper::new(url)?), roots))
}

/// The services, by the names the contracts give them.
#[derive(Default)]
struct Services {
    routes: Routes,
    names: Vec<&'static str>,
}

impl Services {
    fn add<S>(&mut self, service: S)
    where
        S: Service<http::Request<Body>, Error = Infallible> + NamedService + Clone + Send + Sync + 'static,
        S::Response: IntoResponse,
        S::Future: Send + 'static,
    {
        self.names.push(S::NAME);
        self.routes = std::mem::take(&mut self.routes).add_service(service);
    }

    /// The routes, with health and reflection, when every service of the contracts is there.
    async fn finish(
        mut self,
        contract: &Contract,
        ground: &Ground<'_>,
        background: &mut JoinSet<()>,
    ) -> Result<Routes> {
        let missing: Vec<_> = contract
            .services()
            .filter(|s| !self.names.contains(&s.full_name()))
            .collect();
        if !missing.is_empty() {
            let names: Vec<_> = missing.iter().map(|s| s.full_name().to_owned()).collect();
            let message = format!("services of the contracts that no room serves: {}", names.join(", "));
            return Err(Error::precondition("SERVICE_NOT_WIRED", message));
        }
        let (health, service) = tonic_health::server::health_reporter();
        for name in &self.names {
            health.set_service_status(name, ServingStatus::Serving).await;
        }
        background.spawn(report_end(health, self.names.clone(), ground.shutdown.clone()));
        self.add(service);
        let reflection = tonic_reflection::server::Builder::configure()
            .register_encoded_file_descriptor_set(contracts::DESCRIPTOR_SET)
            .register_encoded_file_descriptor_set(tonic_health::pb::FILE_DESCRIPTOR_SET)
            .build_v1();
        self.add(reflection.map_err(Error::internal)?);
        Ok(self.routes.prepare())
    }
}

/// Load balancers that watch health stop sending calls before the port closes.
async fn report_end(health: HealthReporter, names: Vec<&'static str>, shutdown: CancellationToken) {
    shutdown.cancelled().await;
    for name in names.into_iter().chain([""]) {
        health.set_service_status(name, ServingStatus::NotServing).await;
    }
}

/// Organizations say in their branding who may embed.
struct Brandings(Db);

impl Embedding for Brandings {
    fn origins<'a>(&'a self, slug: &'a str) -> BoxFuture<'a, Vec<String>> {
        Box::pin(async move {
            let origins = identity::embedding_origins(&self.0, slug).await;
            // When it cannot be known, nobody may.
            origins
                .inspect_err(|error| tracing::warn!(?error, "embedding origins"))
                .unwrap_or_default()
        })
    }
}

/// Ready means: the database answers, and the end has not begun.
struct Storage {
    db: Db,
    shutdown: CancellationToken,
}

impl Ready for Storage {
    fn ready(&self) -> BoxFuture<'_, Result<()>> {
        Box::pin(async {
            if self.shutdown.is_cancelled() {
                return Err(Error::unavailable(
                    "SHUTTING_DOWN",
                    "the server is shutting down",
                    "asked to",
                ));
            }
            let mut tx = self.db.read_system().await?;
            store::fetch_one!(tx, (i64,), "SELECT COUNT(*) FROM organizations WHERE 1 = 0").map(|_| ())
        })
    }
}
