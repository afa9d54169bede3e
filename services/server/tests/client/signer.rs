//! Somebody who got a signing link.

use contracts::chancery::envelopes::v1::signing_service_client::SigningServiceClient;
use contracts::chancery::envelopes::v1::{
    DeclineEnvelopeRequest, GetSigningRequest, RecordConsentRequest, SignEnvelopeRequest, VerifyAccessCodeRequest,
};
use tonic::metadata::AsciiMetadataValue;
use tonic::service::interceptor::InterceptedService;
use tonic::transport::Channel;
use tonic::{Request, Status};

use crate::world::World;

#[derive(Clone)]
pub struct Token(AsciiMetadataValue);

impl tonic::service::Interceptor for Token {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        request.metadata_mut().insert("authorization", self.0.clone());
        Ok(request)
    }
}

type Signing = SigningServiceClient<InterceptedService<Channel, Token>>;

async fn client(world: &World, link: &str) -> Signing {
    let token = link.rsplit(['#', '=']).next().unwrap();
    let token = Token(format!("Bearer {token}").parse().unwrap());
    SigningServiceClient::new(InterceptedService::new(world.channel().await, token))
}

/// Opens the link (a token or its address), agrees, and signs.
pub async fn sign(world: &World, link: &str) {
    let mut client = client(world, link).await;
    let signing = client.get_signing(GetSigningRequest {}).await.unwrap().into_inner();
    let disclosure_version = signing.disclosure.unwrap().version;
    client
        .record_consent(RecordConsentRequest { disclosure_version })
        .await
        .unwrap();
    client.sign_envelope(SignEnvelopeRequest::default()).await.unwrap();
}

/// Gives the access code.
pub async fn give_code(world: &World, link: &str, code: &str) {
    let access_code = code.to_owned();
    let request = VerifyAccessCodeRequest { access_code };
    client(world, link).await.verify_access_code(request).await.unwrap();
}

/// Declines.
pub async fn decline(world: &World, link: &str) {
    let request = DeclineEnvelopeRequest {
        reason: "too dear".to_owned(),
        ..Default::default()
    };
    client(world, link).await.decline_envelope(request).await.unwrap();
}
