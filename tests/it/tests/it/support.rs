//! A real server for a test, and people who call it.

use std::sync::Arc;

use contracts::chancery::identity::v1 as identity;
use contracts::chancery::identity::v1::organization_service_client::OrganizationServiceClient;
use kernel::SystemClock;
use reqwest::{Method, RequestBuilder};
use serde_json::Value;
use server::Running;
use server::config::Config;
use store::testing::TestDb;
use tokio_util::sync::CancellationToken;
use tonic::Request;
use tonic::metadata::MetadataValue;
use tonic::transport::Channel;

/// A server on a free port, with a database of its own.
pub struct Server {
    pub url: String,
    pub http: reqwest::Client,
    pub shutdown: CancellationToken,
    pub running: Running,
    /// The server's own database, for what no method shows.
    pub database: TestDb,
}

impl Server {
    /// Starts one on this database. `toml` overrides the configuration of the tests.
    pub async fn start(database: TestDb, toml: &str) -> Self {
        let mut config = Config::parse(toml).expect("the configuration of a test");
        config.data_dir = database.directory.path().to_owned();
        config.listen = "127.0.0.1:0".parse().expect("an address");
        config.database.url = Some(database.url.clone());
        let shutdown = CancellationToken::new();
        let running = server::run_at(config, Arc::new(SystemClock), shutdown.clone()).await;
        let running = running.unwrap_or_else(|error| panic!("{}: the server starts: {error:?}", database.name));
        let url = running.public_url.clone();
        Self {
            url,
            http: reqwest::Client::new(),
            shutdown,
            running,
            database,
        }
    }

    /// A connection for generated clients.
    pub async fn channel(&self) -> Channel {
        let endpoint = Channel::from_shared(self.url.clone()).expect("a URL");
        endpoint.connect().await.expect("the server accepts connections")
    }

    /// An HTTP request.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.url))
    }

    /// `GET` with a bearer token.
    pub async fn get(&self, path: &str, token: &str) -> Answer {
        Answer::of(self.request(Method::GET, path).bearer_auth(token)).await
    }

    /// `POST` of JSON with a bearer token.
    pub async fn post(&self, path: &str, token: &str, body: &Value) -> Answer {
        Answer::of(self.request(Method::POST, path).bearer_auth(token).json(body)).await
    }

    /// A new organization with its owner.
    pub async fn organization(&self, slug: &str) -> Member {
        let mut client = OrganizationServiceClient::new(self.channel().await);
        let owner = identity::NewOwner {
            email: format!("owner@{slug}.example"),
            full_name: "Өлзий Owner".to_owned(),
            password: "correct horse battery".to_owned(),
        };
        let request = identity::CreateOrganizationRequest {
            name: format!("{slug} LLC"),
            slug: slug.to_owned(),
            owner: Some(owner),
            ..Default::default()
        };
        let made = client
            .create_organization(request)
            .await
            .expect("an organization is made")
            .into_inner();
        Member {
            organization: made.organization.expect("the organization").id,
            token: made.session_token,
        }
    }

    /// Ends the server and waits until everything is done.
    pub async fn stop(self) {
        self.shutdown.cancel();
        self.running.finished.await.expect("no panic").expect("a clean end");
    }
}

/// Somebody in an organization.
#[derive(Clone, Debug)]
pub struct Member {
    pub organization: String,
    pub token: String,
}

/// An answer of HTTP.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: http::HeaderMap,
    pub body: Value,
}

impl Answer {
    /// Sends and reads; a body that is no JSON is text.
    pub async fn of(request: RequestBuilder) -> Self {
        let response = request.send().await.expect("an answer");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await.expect("a body");
        let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Self { status, headers, body }
    }

    /// The reason of a refusal.
    pub fn reason(&self) -> &str {
        self.detail("ErrorInfo")["reason"].as_str().unwrap_or_default()
    }

    /// A detail of a refusal, by the name of its message.
    pub fn detail(&self, name: &str) -> &Value {
        let kind = format!("type.googleapis.com/google.rpc.{name}");
        let details = self.body["error"]["details"].as_array();
        details
            .into_iter()
            .flatten()
            .find(|detail| detail["@type"] == kind.as_str())
            .unwrap_or(&Value::Null)
    }
}

/// A gRPC request with a bearer token.
pub fn with_token<T>(token: &str, message: T) -> Request<T> {
    let mut request = Request::new(message);
    let value = MetadataValue::try_from(format!("Bearer {token}")).expect("a token is text");
    request.metadata_mut().insert("authorization", value);
    request
}

/// Runs a test against a server on each engine.
pub async fn on_both_engines(test: impl AsyncFn(&Server)) {
    on_both_engines_with("", test).await;
}

/// Runs a test against a server with this configuration on each engine.
pub async fn on_both_engines_with(toml: &str, test: impl AsyncFn(&Server)) {
    for database in store::testing::engines().await {
        let server = Server::start(database, toml).await;
        test(&server).await;
        server.stop().await;
    }
}

/// A server on SQLite, for what has nothing to do with the database.
pub async fn server_with(toml: &str) -> Server {
    Server::start(store::testing::sqlite().await, toml).await
}
