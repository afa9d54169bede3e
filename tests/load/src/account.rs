//! Who calls: an organization founded for the measurement, and a connection with its token.

use contracts::chancery::identity::v1::organization_service_client::OrganizationServiceClient;
use contracts::chancery::identity::v1::{CreateOrganizationRequest, NewOwner};
use kernel::{Error, Result};
use openssl::rand::rand_bytes;
use serde_json::{Value, json};
use tonic::metadata::AsciiMetadataValue;
use tonic::service::Interceptor;
use tonic::service::interceptor::InterceptedService;
use tonic::transport::{Channel, Endpoint};
use tonic::{Request, Status};

/// A connection that sends a token with every call.
pub type Client = InterceptedService<Channel, Bearer>;

/// Adds a bearer token to every call.
#[derive(Clone)]
pub struct Bearer(AsciiMetadataValue);

impl Interceptor for Bearer {
    fn call(&mut self, mut request: Request<()>) -> std::result::Result<Request<()>, Status> {
        request.metadata_mut().insert("authorization", self.0.clone());
        Ok(request)
    }
}

/// A connection to a server.
pub async fn connect(url: &str) -> Result<Channel> {
    let endpoint = Endpoint::from_shared(url.to_owned()).map_err(Error::internal)?;
    endpoint.connect().await.map_err(Error::internal)
}

/// The connection, with a token.
pub fn with_token(channel: Channel, token: &str) -> Result<Client> {
    let bearer = format!("Bearer {token}").parse().map_err(Error::internal)?;
    Ok(InterceptedService::new(channel, Bearer(bearer)))
}

/// A new connection with a token.
pub async fn client(url: &str, token: &str) -> Result<Client> {
    with_token(connect(url).await?, token)
}

/// Founds an organization and gives its owner's session token, and its identifier.
pub async fn owner(channel: Channel) -> Result<(String, String)> {
    let name = random()?;
    let owner = NewOwner {
        email: format!("{name}@load.example"),
        full_name: "Load".to_owned(),
        password: random()?,
    };
    let request = CreateOrganizationRequest {
        name: "Load".to_owned(),
        slug: format!("load-{name}"),
        owner: Some(owner),
        ..Default::default()
    };
    let created = OrganizationServiceClient::new(channel)
        .create_organization(request)
        .await
        .map_err(refused)?
        .into_inner();
    let organization = created.organization.unwrap_or_default();
    Ok((created.session_token, organization.id))
}

/// Founds an organization on the server at `url`.
pub async fn found(url: &str) -> Result<Value> {
    let (token, organization) = owner(connect(url).await?).await?;
    Ok(json!({ "token": token, "organization": organization }))
}

fn random() -> Result<String> {
    let mut bytes = [0; 12];
    rand_bytes(&mut bytes).map_err(Error::internal)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// What the server refused, in its own words.
pub fn refused(status: Status) -> Error {
    Error::precondition("REFUSED", format!("{:?}: {}", status.code(), status.message()))
}
