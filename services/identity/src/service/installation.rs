//! `InstallationService`.

use contracts::chancery::identity::v1 as wire;
use contracts::chancery::identity::v1::installation_service_server::InstallationService;
use rpc::Reply;
use tonic::Request;

use super::Identity;
use crate::store::organizations;

#[tonic::async_trait]
impl InstallationService for Identity {
    async fn get_installation(&self, request: Request<wire::GetInstallationRequest>) -> Reply<wire::Installation> {
        rpc::unary(request, |_, _| async move {
            let mut tx = self.db.read_system().await?;
            let any_exists = organizations::any(&mut tx).await?;
            Ok(wire::Installation {
                needs_first_administrator: !any_exists,
                registration_open: self.registration.admit(any_exists).is_ok(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            })
        })
        .await
    }
}
