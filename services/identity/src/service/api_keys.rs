//! `ApiKeyService`.

use contracts::chancery::identity::v1 as wire;
use contracts::chancery::identity::v1::api_key_service_server::ApiKeyService;
use kernel::{Event, Id, Result};
use rpc::{Call, Reply};
use sqlx::types::Json;
use tonic::Request;

use super::Identity;
use crate::api_key::ApiKey;
use crate::role::check_grant;
use crate::store::api_keys;
use crate::token::{Token, TokenKind};
use crate::{convert, error};

#[tonic::async_trait]
impl ApiKeyService for Identity {
    async fn create_api_key(&self, request: Request<wire::CreateApiKeyRequest>) -> Reply<wire::CreateApiKeyResponse> {
        rpc::unary(request, |call, req| self.create_key(call, req)).await
    }

    async fn get_api_key(&self, request: Request<wire::GetApiKeyRequest>) -> Reply<wire::ApiKey> {
        rpc::unary(request, |caller, req| async move {
            let id = convert::id(&req.id)?;
            let mut tx = self.db.read(&caller).await?;
            Ok(api_keys::get(&mut tx, caller.organization()?, id).await?.into())
        })
        .await
    }

    async fn list_api_keys(&self, request: Request<wire::ListApiKeysRequest>) -> Reply<wire::ListApiKeysResponse> {
        rpc::unary(request, |caller, req| async move {
            let page = convert::page(req.page_size, &req.page_token)?;
            let mut tx = self.db.read(&caller).await?;
            let page = api_keys::list(&mut tx, caller.organization()?, &page)
                .await?
                .map(Into::into);
            Ok(wire::ListApiKeysResponse {
                api_keys: page.items,
                next_page_token: page.next_token,
            })
        })
        .await
    }

    async fn revoke_api_key(&self, request: Request<wire::RevokeApiKeyRequest>) -> Reply<wire::ApiKey> {
        rpc::unary(request, |call, req| self.revoke_key(call, req)).await
    }
}

impl Identity {
    async fn create_key(&self, caller: Call, req: wire::CreateApiKeyRequest) -> Result<wire::CreateApiKeyResponse> {
        let name = convert::text(&req.name, "name")?;
        let permissions = check_grant(&req.permissions, &caller.permissions)?;
        let user = caller.user().ok_or_else(error::account_required)?;
        let organization = caller.organization()?;

        let mut tx = rpc::begin!(self.db, caller, req);
        let secret = Token::generate(TokenKind::ApiKey)?;
        let key = ApiKey {
            id: Id::new(tx.clock().as_ref()),
            organization,
            user,
            name,
            prefix: secret.beginning().to_owned(),
            permissions: Json(permissions.iter().map(str::to_owned).collect()),
            created_at: tx.now(),
            expires_at: convert::future(req.expire_time.as_ref(), "expire_time", tx.now())?,
            last_used_at: None,
            revoked_at: None,
        };
        api_keys::insert(&mut tx, &key, &secret).await?;
        let event = Event::new("api_key.created", key.id)
            .related(user)
            .with("name", key.name.as_str())
            .with("permissions", key.permissions.0.clone());
        tx.record(event).await?;
        tx.finish(wire::CreateApiKeyResponse {
            api_key: Some(key.into()),
            secret: secret.reveal().to_owned(),
        })
        .await
    }

    async fn revoke_key(&self, caller: Call, req: wire::RevokeApiKeyRequest) -> Result<wire::ApiKey> {
        let (id, organization) = (convert::id(&req.id)?, caller.organization()?);
        let _changed = self.authenticator.changing();

        let mut tx = rpc::begin!(self.db, caller, req);
        let key = api_keys::get(&mut tx, organization, id).await?;
        if api_keys::revoke(&mut tx, &key).await? {
            let event = Event::new("api_key.revoked", id)
                .related(key.user)
                .with("name", key.name.as_str());
            tx.record(event).await?;
        }
        let key = api_keys::get(&mut tx, organization, id).await?;
        tx.finish(key.into()).await
    }
}
