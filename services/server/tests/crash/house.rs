//! An organization whose people are at work.

use std::sync::Arc;

use contracts::chancery::identity::v1::organization_service_client::OrganizationServiceClient;
use contracts::chancery::identity::v1::{CreateOrganizationRequest, CreateOrganizationResponse, NewOwner};
use tonic::Request;

use crate::chance::Chance;
use crate::line::{Line, Phase};

/// An organization, as one who acts for it knows it.
#[derive(Clone)]
pub struct House {
    pub organization: String,
    pub token: Arc<str>,
}

/// A message with a bearer token.
pub fn authorized<T>(token: &str, message: T) -> Request<T> {
    let mut request = Request::new(message);
    let bearer = format!("Bearer {token}").parse().unwrap();
    request.metadata_mut().insert("authorization", bearer);
    request
}

/// Founds an organization.
pub async fn sign_up(line: &Line, chance: &mut Chance) -> House {
    let name: String = chance.bytes(6).iter().map(|byte| format!("{byte:02x}")).collect();
    let owner = NewOwner {
        email: format!("owner@{name}.example"),
        full_name: "Olivia Reed".to_owned(),
        password: "a long enough pass phrase".to_owned(),
    };
    let request = CreateOrganizationRequest {
        request_id: chance.request_id(),
        name: format!("House {name}"),
        slug: format!("house-{name}"),
        owner: Some(owner),
    };
    let created = |r: &CreateOrganizationResponse| r.organization.as_ref()?.create_time;
    let call = |channel| {
        let request = request.clone();
        async move {
            OrganizationServiceClient::new(channel)
                .create_organization(request)
                .await
        }
    };
    let created = line
        .act(Phase::SignUp, created, call)
        .await
        .unwrap_or_else(|r| r.fail());
    House {
        organization: created.organization.unwrap().id,
        token: created.session_token.into(),
    }
}
