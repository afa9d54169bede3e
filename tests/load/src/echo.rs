//! The peer of a unary call: the same method with the same answer on bare tonic, from memory.

use std::net::SocketAddr;

use contracts::chancery::identity::v1::organization_service_server::{OrganizationService, OrganizationServiceServer};
use contracts::chancery::identity::v1::{
    Branding, CreateOrganizationRequest, CreateOrganizationResponse, GetBrandingRequest, GetOrganizationRequest,
    Organization, UpdateBrandingRequest, UpdateOrganizationRequest,
};
use kernel::{Clock as _, Error, Result, SystemClock};
use rpc::Reply;
use serde_json::Value;
use tonic::transport::Server;
use tonic::{Request, Status};

struct Echo;

#[tonic::async_trait]
impl OrganizationService for Echo {
    /// An organization as large as those of the database.
    async fn get_organization(&self, request: Request<GetOrganizationRequest>) -> Reply<Organization> {
        let now = Some(rpc::timestamp(SystemClock.now()));
        rpc::reply(Organization {
            id: request.into_inner().id,
            name: "Load".to_owned(),
            slug: "load-000102030405060708090a0b".to_owned(),
            active: true,
            etag: "1".to_owned(),
            create_time: now,
            update_time: now,
        })
    }

    async fn create_organization(&self, _: Request<CreateOrganizationRequest>) -> Reply<CreateOrganizationResponse> {
        Err(Status::unimplemented("only GetOrganization is served here"))
    }

    async fn get_branding(&self, _: Request<GetBrandingRequest>) -> Reply<Branding> {
        Err(Status::unimplemented("only GetOrganization is served here"))
    }

    async fn update_branding(&self, _: Request<UpdateBrandingRequest>) -> Reply<Branding> {
        Err(Status::unimplemented("only GetOrganization is served here"))
    }

    async fn update_organization(&self, _: Request<UpdateOrganizationRequest>) -> Reply<Organization> {
        Err(Status::unimplemented("only GetOrganization is served here"))
    }
}

/// Serves until the process is killed.
pub async fn serve(listen: SocketAddr) -> Result<Value> {
    let server = Server::builder().add_service(OrganizationServiceServer::new(Echo));
    server.serve(listen).await.map_err(Error::internal)?;
    Ok(Value::Null)
}
