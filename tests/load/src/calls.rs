//! One unary method, called as fast as it answers.

use std::sync::Arc;
use std::time::{Duration, Instant};

use contracts::chancery::identity::v1::GetOrganizationRequest;
use contracts::chancery::identity::v1::organization_service_client::OrganizationServiceClient;
use futures::future::try_join_all;
use kernel::{Error, Result};
use serde_json::Value;

use crate::account::{Client, refused};
use crate::pace::Pace;

/// Keeps `in_flight` calls of GetOrganization on the way for `time`.
pub async fn run(client: Client, organization: String, in_flight: usize, time: Duration) -> Result<Value> {
    let pace = Arc::new(Pace::begin(time));
    let callers = (0..in_flight).map(|_| {
        let caller = call(client.clone(), organization.clone(), pace.clone());
        async { tokio::spawn(caller).await.map_err(Error::internal)? }
    });
    let took = try_join_all(callers).await?;
    Ok(pace.report(took.concat()))
}

async fn call(client: Client, organization: String, pace: Arc<Pace>) -> Result<Vec<Duration>> {
    let mut client = OrganizationServiceClient::new(client);
    let mut took = vec![];
    while pace.goes_on() {
        let begin = Instant::now();
        let request = GetOrganizationRequest {
            id: organization.clone(),
        };
        let answer = client.get_organization(request).await.map_err(refused)?;
        if answer.get_ref().name.is_empty() {
            return Err(Error::precondition(
                "ANSWER_EMPTY",
                "an organization without a name came back",
            ));
        }
        took.push(begin.elapsed());
    }
    Ok(took)
}
