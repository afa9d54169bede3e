use std::time::Duration;

use contracts::chancery::identity::v1 as wire;
use contracts::chancery::identity::v1::api_key_service_server::ApiKeyService as _;
use contracts::chancery::identity::v1::member_service_server::MemberService as _;
use kernel::Clock as _;
use rpc::Call;
use wire::Role;

use crate::world::{World, answer, request_id, worlds};

fn new_key(permissions: &[&str]) -> wire::CreateApiKeyRequest {
    wire::CreateApiKeyRequest {
        request_id: String::new(),
        name: "importer".to_owned(),
        permissions: permissions.iter().map(|name| (*name).to_owned()).collect(),
        expire_time: None,
    }
}

async fn create(
    world: &World,
    caller: &Call,
    req: wire::CreateApiKeyRequest,
) -> Result<wire::CreateApiKeyResponse, String> {
    answer(world.identity.create_api_key(rpc::request(caller.clone(), req)).await)
}

async fn get(world: &World, caller: &Call, id: &str) -> Result<wire::ApiKey, String> {
    let req = wire::GetApiKeyRequest { id: id.to_owned() };
    answer(world.identity.get_api_key(rpc::request(caller.clone(), req)).await)
}

async fn revoke(world: &World, caller: &Call, id: &str) -> Result<wire::ApiKey, String> {
    let req = wire::RevokeApiKeyRequest {
        request_id: String::new(),
        id: id.to_owned(),
    };
    answer(world.identity.revoke_api_key(rpc::request(caller.clone(), req)).await)
}

async fn owner(world: &World, slug: &str, email: &str) -> Call {
    world.caller(&world.found(slug, email).await.session_token).await
}

#[tokio::test]
async fn a_key_acts_for_its_maker_with_the_permissions_it_was_given() {
    for world in worlds().await {
        let owner = owner(&world, "acme", "anna@example.org").await;
        let made = create(&world, &owner, new_key(&["documents.write", "documents.read"]))
            .await
            .unwrap();
        let key = made.api_key.unwrap();
        assert!(made.secret.starts_with(&key.prefix) && key.prefix.len() == 10);
        let program = world.caller(&made.secret).await;
        assert_eq!(
            (program.user(), program.organization),
            (owner.user(), owner.organization)
        );
        assert_eq!(
            program.permissions.iter().collect::<Vec<_>>(),
            ["documents.read", "documents.write"]
        );
        world.identity.authenticator().flush().await;
        let mut tries = 0;
        while get(&world, &owner, &key.id).await.unwrap().last_use_time.is_none() {
            tries += 1;
            assert!(tries < 1000, "{}: the use is never written", world.engine.name);
            tokio::task::yield_now().await;
        }
        assert_eq!(world.actions().await, ["organization.created", "api_key.created"]);
    }
}

#[tokio::test]
async fn a_key_never_holds_more_than_its_maker_holds_now() {
    for world in worlds().await {
        let owner = owner(&world, "acme", "anna@example.org").await;
        let joined = world.join(&owner, "bela@example.org", Role::Admin).await;
        let maker = world.caller(&joined.session_token).await;
        let refused = create(&world, &maker, new_key(&["organization.delete"]))
            .await
            .unwrap_err();
        assert_eq!(refused, "PERMISSION_TOO_HIGH");
        assert_eq!(
            create(&world, &maker, new_key(&["documents.burn"])).await.unwrap_err(),
            "PERMISSION_UNKNOWN"
        );
        let made = create(&world, &maker, new_key(&["documents.write", "documents.read"]))
            .await
            .unwrap();
        world.caller(&made.secret).await;
        let id = joined.member.unwrap().id;
        let change = wire::UpdateMemberRequest {
            id: id.clone(),
            role: Some(Role::Viewer.into()),
            ..Default::default()
        };
        world
            .identity
            .update_member(rpc::request(owner.clone(), change))
            .await
            .unwrap();
        let program = world.caller(&made.secret).await;
        assert_eq!(program.permissions.iter().collect::<Vec<_>>(), ["documents.read"]);
        let remove = wire::RemoveMemberRequest {
            request_id: String::new(),
            id,
        };
        world
            .identity
            .remove_member(rpc::request(owner.clone(), remove))
            .await
            .unwrap();
        assert_eq!(
            world.authenticate(&made.secret).await.unwrap_err(),
            "CREDENTIALS_INVALID"
        );
        let key = get(&world, &owner, &made.api_key.unwrap().id).await.unwrap();
        assert!(key.revoke_time.is_some());
    }
}

#[tokio::test]
async fn a_key_makes_keys_within_its_own_permissions() {
    for world in worlds().await {
        let owner = owner(&world, "acme", "anna@example.org").await;
        let made = create(&world, &owner, new_key(&["api_keys.write", "documents.read"]))
            .await
            .unwrap();
        let program = world.caller(&made.secret).await;
        create(&world, &program, new_key(&["documents.read"])).await.unwrap();
        let refused = create(&world, &program, new_key(&["documents.write"]))
            .await
            .unwrap_err();
        assert_eq!(refused, "PERMISSION_TOO_HIGH");
    }
}

#[tokio::test]
async fn a_key_ends_when_it_expires_or_is_revoked() {
    for world in worlds().await {
        let owner = owner(&world, "acme", "anna@example.org").await;
        let minute = Duration::from_secs(60);
        let mut req = new_key(&["documents.read"]);
        req.expire_time = Some(rpc::timestamp(world.engine.clock.now()));
        assert_eq!(create(&world, &owner, req.clone()).await.unwrap_err(), "TIME_PAST");
        req.expire_time = Some(rpc::timestamp(world.engine.clock.now().plus(minute)));
        let expiring = create(&world, &owner, req).await.unwrap();
        let revoked = create(&world, &owner, new_key(&["documents.read"])).await.unwrap();
        world.caller(&expiring.secret).await;
        world.caller(&revoked.secret).await;
        let id = revoked.api_key.unwrap().id;
        let first = revoke(&world, &owner, &id).await.unwrap();
        assert!(first.revoke_time.is_some());
        assert_eq!(
            world.authenticate(&revoked.secret).await.unwrap_err(),
            "CREDENTIALS_INVALID"
        );
        world.engine.clock.advance(minute);
        assert_eq!(
            revoke(&world, &owner, &id).await.unwrap().revoke_time,
            first.revoke_time
        );
        assert_eq!(
            world.authenticate(&expiring.secret).await.unwrap_err(),
            "CREDENTIALS_INVALID"
        );
        let actions = world.actions().await;
        assert_eq!(actions.iter().filter(|a| *a == "api_key.revoked").count(), 1);
    }
}

#[tokio::test]
async fn a_repeated_creation_gives_the_same_secret_and_keeps_it_nowhere_in_clear() {
    for world in worlds().await {
        let owner = owner(&world, "acme", "anna@example.org").await;
        let req = wire::CreateApiKeyRequest {
            request_id: request_id(),
            ..new_key(&["documents.read"])
        };
        let first = create(&world, &owner, req.clone()).await.unwrap();
        assert_eq!(create(&world, &owner, req).await.unwrap(), first);
        let mut tx = world.engine.db.read_system().await.unwrap();
        let answers = store::fetch_all!(tx, (Vec<u8>,), "SELECT response FROM idempotency_keys").unwrap();
        let secret = first.secret.as_bytes();
        assert_eq!(answers.len(), 1);
        assert!(
            answers
                .iter()
                .all(|(a,)| !a.windows(secret.len()).any(|part| part == secret))
        );
    }
}

#[tokio::test]
async fn keys_of_another_organization_do_not_exist() {
    for world in worlds().await {
        let ours = owner(&world, "acme", "anna@example.org").await;
        let theirs = owner(&world, "other", "bela@example.org").await;
        let made = create(&world, &theirs, new_key(&["documents.read"])).await.unwrap();
        let id = made.api_key.unwrap().id;
        assert_eq!(get(&world, &ours, &id).await.unwrap_err(), "RESOURCE_NOT_FOUND");
        assert_eq!(revoke(&world, &ours, &id).await.unwrap_err(), "RESOURCE_NOT_FOUND");
        let request = rpc::request(ours, wire::ListApiKeysRequest::default());
        assert!(
            world
                .identity
                .list_api_keys(request)
                .await
                .unwrap()
                .into_inner()
                .api_keys
                .is_empty()
        );
        world.caller(&made.secret).await;
    }
}
