//! An installation with envelopes on it: real keys, real documents, real signatures.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bytes::BufMut as _;
use contracts::chancery::documents::v1 as papers;
use contracts::chancery::documents::v1::document_service_server::DocumentService as _;
use contracts::chancery::documents::v1::upload_document_request::Payload;
use contracts::chancery::envelopes::v1 as pb;
use contracts::chancery::envelopes::v1::envelope_service_server::EnvelopeService as _;
use contracts::chancery::envelopes::v1::signing_service_server::SigningService as _;
use contracts::chancery::identity::v1 as wire;
use contracts::chancery::identity::v1::organization_service_server::OrganizationService as _;
use envelopes::{EnvelopeApi, ExpireEnvelope, SealEnvelope, SigningApi, SweepEnvelopes};
use identity::{Identity, Registration};
use kernel::{Caller, Error, Id, Origin, Permissions, Principal};
use pki::Pki;
use pki::tsp::{TimeStamper, Token};
use prost::Message as _;
use rpc::{Authenticate as _, Call};
use signatures::Signatures;
use store::testing::TestDb;
use store::{BlobFiles, Blobs, JobHandler, Vault, Workers};
use tonic::codec::Codec as _;
use tonic::{Response, Status};
use tonic_types::StatusExt as _;

/// A page of 595 by 842 points.
pub const PLAIN: &[u8] = include_bytes!("../../../../tests/vectors/pdf/plain.pdf");

pub struct World {
    pub engine: TestDb,
    pub identity: Identity,
    pub envelopes: EnvelopeApi,
    pub signing: SigningApi,
    pub signatures: Signatures,
    pub stamper: Arc<Stamper>,
    pub blobs: Blobs,
    pub sender: Call,
    vault: Vault,
}

/// The platform's own time-stamping authority, which can be away.
pub struct Stamper {
    unit: Arc<dyn TimeStamper>,
    away: AtomicBool,
}

impl Stamper {
    pub fn set_away(&self, away: bool) {
        self.away.store(away, Ordering::SeqCst);
    }
}

#[async_trait::async_trait]
impl TimeStamper for Stamper {
    async fn time_stamp(&self, digest: &[u8]) -> kernel::Result<Token> {
        if self.away.load(Ordering::SeqCst) {
            return Err(Error::unavailable(
                "TIME_STAMP_UNAVAILABLE",
                "no time stamp can be had",
                "away for a test",
            ));
        }
        self.unit.time_stamp(digest).await
    }
}

/// Runs `test` in a fresh installation on each engine.
pub async fn everywhere<F: Future<Output = ()>>(test: impl Fn(World) -> F) {
    for engine in store::testing::engines().await {
        test(World::new(engine).await).await;
    }
}

impl World {
    async fn new(engine: TestDb) -> Self {
        let (db, directory) = (engine.db.clone(), engine.directory.path());
        let vault = Vault::unlock(&db, &directory.join("master.key")).await.unwrap();
        let files = BlobFiles::open(directory.join("blobs")).await.unwrap();
        let blobs = Blobs::new(Arc::new(files), vault.clone());
        let clock: kernel::SharedClock = engine.clock.clone();
        let pki = Pki::bootstrap(&db, &vault, clock.clone(), "https://sign.example.com")
            .await
            .unwrap();
        let stamper = Arc::new(Stamper {
            unit: pki.time_stamper(),
            away: AtomicBool::new(false),
        });
        let signatures = Signatures::new(db.clone(), pki, stamper.clone(), clock);
        let identity = Identity::new(db.clone(), vault.clone(), Registration::Open);
        let sender = found(&identity, &vault, "acme").await;
        Self {
            envelopes: EnvelopeApi::new(db.clone(), blobs.clone(), "https://sign.example.com/"),
            signing: SigningApi::new(db, blobs.clone(), signatures.clone()),
            engine,
            identity,
            signatures,
            stamper,
            blobs,
            sender,
            vault,
        }
    }

    /// The owner of another organization.
    pub async fn stranger(&self) -> Call {
        found(&self.identity, &self.vault, "globex").await
    }

    /// Uploads a document.
    pub async fn upload(&self, file: &'static [u8]) -> String {
        let documents = documents::Documents::new(self.engine.db.clone(), self.blobs.clone());
        let header = papers::UploadHeader {
            name: "lease.pdf".to_owned(),
            ..Default::default()
        };
        let parts = [Payload::Header(header), Payload::Chunk(bytes::Bytes::from_static(file))];
        let messages = parts.map(|part| papers::UploadDocumentRequest { payload: Some(part) });
        let request = rpc::request(self.sender.clone(), streamed(&messages));
        answer(documents.upload_document(request).await).unwrap().id
    }

    /// Deletes a document.
    pub async fn discard(&self, document: &str) -> Result<(), String> {
        let documents = documents::Documents::new(self.engine.db.clone(), self.blobs.clone());
        let req = papers::DeleteDocumentRequest {
            id: document.to_owned(),
            ..Default::default()
        };
        answer(documents.delete_document(rpc::request(self.sender.clone(), req)).await)
    }

    /// Who a token stands for, or the reason of the refusal.
    pub async fn visitor(&self, token: &str) -> Result<Call, String> {
        let caller = self
            .identity
            .authenticator()
            .authenticate(token, &Origin::default())
            .await;
        caller
            .map(|caller| Call::new(caller, self.vault.clone()))
            .map_err(|error| error.reason().to_owned())
    }

    /// Whether a token lets nobody in.
    pub async fn is_shut(&self, token: &str) -> bool {
        self.visitor(token).await.is_err()
    }

    pub async fn create(&self, req: pb::CreateEnvelopeRequest) -> Result<pb::Envelope, String> {
        answer(
            self.envelopes
                .create_envelope(rpc::request(self.sender.clone(), req))
                .await,
        )
    }

    pub async fn update(&self, req: pb::UpdateEnvelopeRequest) -> Result<pb::Envelope, String> {
        answer(
            self.envelopes
                .update_envelope(rpc::request(self.sender.clone(), req))
                .await,
        )
    }

    pub async fn get(&self, id: &str) -> pb::Envelope {
        let req = pb::GetEnvelopeRequest { id: id.to_owned() };
        answer(
            self.envelopes
                .get_envelope(rpc::request(self.sender.clone(), req))
                .await,
        )
        .unwrap()
    }

    pub async fn list(&self, req: pb::ListEnvelopesRequest) -> pb::ListEnvelopesResponse {
        self.try_list(req).await.unwrap()
    }

    pub async fn try_list(&self, req: pb::ListEnvelopesRequest) -> Result<pb::ListEnvelopesResponse, String> {
        answer(
            self.envelopes
                .list_envelopes(rpc::request(self.sender.clone(), req))
                .await,
        )
    }

    pub async fn correct(&self, id: &str, corrections: Vec<pb::RecipientCorrection>) -> Result<pb::Envelope, String> {
        let req = pb::CorrectEnvelopeRequest {
            id: id.to_owned(),
            corrections,
            ..Default::default()
        };
        answer(
            self.envelopes
                .correct_envelope(rpc::request(self.sender.clone(), req))
                .await,
        )
    }

    pub async fn remind(&self, req: pb::RemindRecipientRequest) -> Result<pb::SigningLink, String> {
        answer(
            self.envelopes
                .remind_recipient(rpc::request(self.sender.clone(), req))
                .await,
        )
    }

    pub async fn counts(&self) -> pb::CountEnvelopesResponse {
        let request = rpc::request(self.sender.clone(), pb::CountEnvelopesRequest {});
        self.envelopes.count_envelopes(request).await.unwrap().into_inner()
    }

    pub async fn delete(&self, id: &str) -> Result<(), String> {
        let req = pb::DeleteEnvelopeRequest {
            id: id.to_owned(),
            ..Default::default()
        };
        answer(
            self.envelopes
                .delete_envelope(rpc::request(self.sender.clone(), req))
                .await,
        )
    }

    pub async fn send(&self, id: &str) -> Result<pb::Envelope, String> {
        self.send_with(pb::SendEnvelopeRequest {
            id: id.to_owned(),
            ..Default::default()
        })
        .await
    }

    pub async fn send_with(&self, req: pb::SendEnvelopeRequest) -> Result<pb::Envelope, String> {
        answer(
            self.envelopes
                .send_envelope(rpc::request(self.sender.clone(), req))
                .await,
        )
    }

    pub async fn void(&self, id: &str) -> Result<pb::Envelope, String> {
        let (id, reason) = (id.to_owned(), "a mistake".to_owned());
        let req = pb::VoidEnvelopeRequest {
            id,
            reason,
            ..Default::default()
        };
        answer(
            self.envelopes
                .void_envelope(rpc::request(self.sender.clone(), req))
                .await,
        )
    }

    /// A token that lets the recipient at `place` in.
    pub async fn link(&self, envelope: &pb::Envelope, place: usize) -> Result<String, String> {
        let (envelope_id, recipient_id) = (envelope.id.clone(), envelope.recipients[place].id.clone());
        let req = pb::CreateSigningLinkRequest {
            envelope_id,
            recipient_id,
            ..Default::default()
        };
        let link = answer(
            self.envelopes
                .create_signing_link(rpc::request(self.sender.clone(), req))
                .await,
        )?;
        assert_eq!(link.url, format!("https://sign.example.com/sign#{}", link.token));
        Ok(link.token)
    }

    /// The recipient at `place`, come by a link.
    pub async fn come(&self, envelope: &pb::Envelope, place: usize) -> Call {
        self.visitor(&self.link(envelope, place).await.unwrap()).await.unwrap()
    }

    pub async fn look(&self, who: &Call) -> Result<pb::Signing, String> {
        answer(
            self.signing
                .get_signing(rpc::request(who.clone(), pb::GetSigningRequest {}))
                .await,
        )
    }

    pub async fn open(&self, who: &Call) -> Result<pb::Signing, String> {
        answer(
            self.signing
                .open_signing(rpc::request(who.clone(), pb::OpenSigningRequest {}))
                .await,
        )
    }

    pub async fn consent(&self, who: &Call) -> Result<pb::Signing, String> {
        let shown = self.look(who).await?;
        let disclosure_version = shown.disclosure.unwrap().version;
        let req = pb::RecordConsentRequest { disclosure_version };
        answer(self.signing.record_consent(rpc::request(who.clone(), req)).await)
    }

    pub async fn fill(&self, who: &Call, values: Vec<pb::FieldValue>) -> Result<pb::Signing, String> {
        let req = pb::FillFieldsRequest {
            request_id: String::new(),
            values,
        };
        answer(self.signing.fill_fields(rpc::request(who.clone(), req)).await)
    }

    pub async fn sign(&self, who: &Call, req: pb::SignEnvelopeRequest) -> Result<pb::Signing, String> {
        answer(self.signing.sign_envelope(rpc::request(who.clone(), req)).await)
    }

    pub async fn approve(&self, who: &Call, values: Vec<pb::FieldValue>) -> Result<pb::Signing, String> {
        let req = pb::ApproveEnvelopeRequest {
            request_id: String::new(),
            values,
        };
        answer(self.signing.approve_envelope(rpc::request(who.clone(), req)).await)
    }

    pub async fn decline(&self, who: &Call) -> Result<pb::Signing, String> {
        let req = pb::DeclineEnvelopeRequest {
            request_id: String::new(),
            reason: "not like this".to_owned(),
        };
        answer(self.signing.decline_envelope(rpc::request(who.clone(), req)).await)
    }

    pub async fn verify(&self, who: &Call, code: &str) -> Result<pb::Signing, String> {
        let req = pb::VerifyAccessCodeRequest {
            access_code: code.to_owned(),
        };
        answer(self.signing.verify_access_code(rpc::request(who.clone(), req)).await)
    }

    /// Comes, opens, consents and signs.
    pub async fn sign_as(&self, envelope: &pb::Envelope, place: usize) -> Result<pb::Signing, String> {
        let who = self.come(envelope, place).await;
        self.open(&who).await?;
        self.consent(&who).await?;
        self.sign(&who, pb::SignEnvelopeRequest::default()).await
    }

    /// The recipient's service as another copy of the server has it.
    pub fn another_server(&self) -> SigningApi {
        SigningApi::new(self.engine.db.clone(), self.blobs.clone(), self.signatures.clone())
    }

    /// The workers that envelopes need.
    pub fn workers(&self) -> Workers {
        let db = self.engine.db.clone();
        let handlers: Vec<Arc<dyn JobHandler>> = vec![
            Arc::new(ExpireEnvelope::new(db.clone())),
            Arc::new(SealEnvelope::new(
                db.clone(),
                self.blobs.clone(),
                self.signatures.clone(),
            )),
            Arc::new(SweepEnvelopes::new(db.clone())),
        ];
        Workers::new(db, self.engine.clock.clone(), handlers)
    }

    /// Runs the recurring job and what it enqueues.
    pub async fn sweep(&self) {
        let mut tx = self.engine.db.begin_system().await.unwrap();
        let job = store::NewJob {
            kind: "envelope.sweep",
            organization: None,
            payload: serde_json::json!({}),
            run_at: tx.now(),
            unique_key: None,
            max_attempts: 1,
        };
        tx.enqueue(job).await.unwrap();
        tx.commit().await.unwrap();
        self.workers().drain().await.unwrap();
    }

    /// The bytes of the current version of the envelope's document at `place`.
    pub async fn file(&self, envelope: &pb::Envelope, place: usize) -> bytes::Bytes {
        let document = &envelope.documents[place];
        let id = Id::parse(&document.document_id, "id").unwrap();
        let mut tx = self.engine.db.read(&self.sender).await.unwrap();
        documents::bytes(
            &mut tx,
            &self.blobs,
            id,
            documents::Pick::from(document.current_version_number),
        )
        .await
        .unwrap()
    }

    /// The signature fields of a file that pass.
    pub async fn passing(&self, file: bytes::Bytes) -> Vec<String> {
        let report = self.signatures.validate(&self.sender, file, None).await.unwrap();
        assert!(report.passed, "{report:?}");
        report.signatures.into_iter().map(|signature| signature.field).collect()
    }

    /// The actions recorded so far, oldest first.
    pub async fn actions(&self) -> Vec<String> {
        let mut tx = self.engine.db.read_system().await.unwrap();
        let sql = "SELECT action FROM outbox ORDER BY position";
        let rows = store::fetch_all!(tx, (String,), sql).unwrap();
        rows.into_iter().map(|row| row.0).collect()
    }

    /// How often an action was recorded.
    pub async fn count(&self, action: &str) -> usize {
        self.actions()
            .await
            .iter()
            .filter(|recorded| *recorded == action)
            .count()
    }
}

/// An organization, and its owner signed in.
async fn found(identity: &Identity, vault: &Vault, slug: &str) -> Call {
    let anonymous = Caller {
        principal: Principal::Anonymous,
        organization: None,
        permissions: Permissions::default(),
        origin: Origin::default(),
    };
    let owner = wire::NewOwner {
        email: format!("owner@{slug}.example.com"),
        full_name: "Margit Kovács".to_owned(),
        password: "kilenc fürge béka".to_owned(),
    };
    let (name, slug) = (format!("The {slug} company"), slug.to_owned());
    let req = wire::CreateOrganizationRequest {
        name,
        slug,
        owner: Some(owner),
        ..Default::default()
    };
    let request = rpc::request(Call::new(anonymous, vault.clone()), req);
    let token = identity
        .create_organization(request)
        .await
        .unwrap()
        .into_inner()
        .session_token;
    let caller = identity
        .authenticator()
        .authenticate(&token, &Origin::default())
        .await
        .unwrap();
    Call::new(caller, vault.clone())
}

/// The messages as they arrive over the wire.
fn streamed(messages: &[papers::UploadDocumentRequest]) -> tonic::Streaming<papers::UploadDocumentRequest> {
    let mut body = bytes::BytesMut::new();
    for message in messages {
        body.put_u8(0);
        body.put_u32(u32::try_from(message.encoded_len()).unwrap());
        message.encode(&mut body).unwrap();
    }
    let mut codec = tonic_prost::ProstCodec::<papers::UploadDocumentRequest, papers::UploadDocumentRequest>::default();
    tonic::Streaming::new_request(codec.decoder(), http_body_util::Full::new(body.freeze()), None, None)
}

/// The answer, or the reason of the refusal.
pub fn answer<T>(reply: Result<Response<T>, Status>) -> Result<T, String> {
    reply.map(Response::into_inner).map_err(|status| {
        let details = status.get_error_details();
        details
            .error_info()
            .map(|info| info.reason.clone())
            .unwrap_or_else(|| status.to_string())
    })
}
