//! A client of a Chancery server, over gRPC with the generated clients: the connection, the credential, repetition, files. The command line,
//! the assistants' door and the demo are built on it; it knows nothing of the server's own rooms.

mod connection;
mod credential;
mod draft;
mod files;
mod json;
mod pages;
pub mod places;
mod refusal;
mod repeat;
mod run;

pub use credential::{Credential, Method};
pub use draft::{Draft, Person};
pub use json::to_json;
pub use pages::gather;
pub use refusal::refused;
pub use repeat::{in_time, patiently};
pub use run::Run;

use contracts::chancery::audit::v1::audit_service_client::AuditServiceClient;
use contracts::chancery::documents::v1::document_service_client::DocumentServiceClient;
use contracts::chancery::envelopes::v1::envelope_service_client::EnvelopeServiceClient;
use contracts::chancery::envelopes::v1::signing_service_client::SigningServiceClient;
use contracts::chancery::identity::v1::api_key_service_client::ApiKeyServiceClient;
use contracts::chancery::identity::v1::member_service_client::MemberServiceClient;
use contracts::chancery::identity::v1::organization_service_client::OrganizationServiceClient;
use contracts::chancery::identity::v1::session_service_client::SessionServiceClient;
use contracts::chancery::pki::v1::certificate_service_client::CertificateServiceClient;
use contracts::chancery::signatures::v1::signature_service_client::SignatureServiceClient;
use kernel::Result;
use tonic::service::interceptor::InterceptedService;
use tonic::transport::Channel;

/// A channel whose every call carries the credential.
pub type Signed = InterceptedService<Channel, Credential>;

/// A page of envelopes with all their fields is larger than tonic's 4 MiB.
const LARGEST_ANSWER: usize = 32 << 20;

/// Somebody's connection to a server.
#[derive(Clone)]
pub struct Client {
    channel: Channel,
    credential: Credential,
}

macro_rules! services {
    ($($name:ident: $service:ident;)*) => {
        $(#[doc = concat!("Calls of `", stringify!($service), "`.")]
        pub fn $name(&self) -> $service<Signed> {
            let channel = InterceptedService::new(self.channel.clone(), self.credential.clone());
            $service::new(channel).max_decoding_message_size(LARGEST_ANSWER)
        })*
    };
}

impl Client {
    /// Connects to the server at this address.
    ///
    /// # Errors
    /// `SERVER_URL_MALFORMED`, `SERVER_UNREACHABLE`.
    pub async fn connect(server: &str, credential: Credential) -> Result<Self> {
        let channel = connection::open(server).await?;
        Ok(Self { channel, credential })
    }

    /// The same connection for somebody else.
    pub fn acting_as(&self, credential: Credential) -> Self {
        let channel = self.channel.clone();
        Self { channel, credential }
    }

    /// The same connection for these methods and no other.
    pub fn only_for(&self, methods: &'static [Method]) -> Self {
        self.acting_as(self.credential.clone().only_for(methods))
    }

    services! {
        api_keys: ApiKeyServiceClient;
        audit: AuditServiceClient;
        certificates: CertificateServiceClient;
        documents: DocumentServiceClient;
        envelopes: EnvelopeServiceClient;
        members: MemberServiceClient;
        organizations: OrganizationServiceClient;
        sessions: SessionServiceClient;
        signatures: SignatureServiceClient;
        signing: SigningServiceClient;
    }
}

/// Calls a method, again while that makes sense, and gives its answer: `call!(client.envelopes(), send_envelope, request)`.
///
/// Only for methods that read, or whose request carries a `request_id`.
macro_rules! call {
    ($service:expr, $method:ident, $request:expr) => {{
        let (service, request) = ($service, $request);
        $crate::client::patiently(move || {
            let (mut service, request) = (service.clone(), request.clone());
            async move {
                let answer = service.$method($crate::client::in_time(request)).await;
                answer.map(tonic::Response::into_inner)
            }
        })
    }};
}
pub(crate) use call;
