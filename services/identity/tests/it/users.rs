use contracts::chancery::identity::v1 as wire;
use contracts::chancery::identity::v1::api_key_service_server::ApiKeyService as _;
use contracts::chancery::identity::v1::user_service_server::UserService as _;
use rpc::Call;

use crate::world::{PASSWORD, World, answer, request_id, worlds};

const NEW: &str = "девять лягушек и жаба";

async fn update(world: &World, caller: &Call, user: wire::User, paths: &[&str]) -> Result<wire::User, String> {
    let paths = paths.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>();
    let req = wire::UpdateCurrentUserRequest {
        request_id: request_id(),
        user: Some(user),
        update_mask: (!paths.is_empty()).then_some(prost_types::FieldMask { paths }),
    };
    answer(
        world
            .identity
            .update_current_user(rpc::request(caller.clone(), req))
            .await,
    )
}

async fn change(world: &World, caller: &Call, present: &str, new: &str, request_id: &str) -> Result<(), String> {
    let req = wire::ChangePasswordRequest {
        request_id: request_id.to_owned(),
        current_password: present.to_owned(),
        new_password: new.to_owned(),
    };
    answer(world.identity.change_password(rpc::request(caller.clone(), req)).await)
}

fn named(full_name: &str) -> wire::User {
    wire::User {
        full_name: full_name.to_owned(),
        ..Default::default()
    }
}

#[tokio::test]
async fn a_person_changes_their_own_name_and_language() {
    for world in worlds().await {
        let made = world.found("acme", "anna@example.org").await;
        let caller = world.caller(&made.session_token).await;
        let owner = made.owner.unwrap();
        let asked = wire::User {
            language: "mn".to_owned(),
            etag: owner.etag.clone(),
            ..named("  Anna Kovács ")
        };
        let after = update(&world, &caller, asked, &[]).await.unwrap();
        assert_eq!(
            (after.full_name.as_str(), after.language.as_str()),
            ("Anna Kovács", "mn")
        );
        assert_ne!(after.etag, owner.etag);
        let cleared = update(&world, &caller, wire::User::default(), &["language"])
            .await
            .unwrap();
        assert_eq!(
            (cleared.full_name.as_str(), cleared.language.as_str()),
            ("Anna Kovács", "")
        );
        assert_eq!(&world.actions().await[1..], ["user.updated", "user.updated"]);
    }
}

#[tokio::test]
async fn what_is_no_change_of_the_own_account_is_refused() {
    for world in worlds().await {
        let made = world.found("acme", "anna@example.org").await;
        let other = world.found("other", "bela@example.org").await.owner.unwrap();
        let caller = world.caller(&made.session_token).await;
        let (language, etag) = (
            |tag: &str| wire::User {
                language: tag.to_owned(),
                ..Default::default()
            },
            "99",
        );
        let stale = wire::User {
            etag: etag.to_owned(),
            ..named("Anna")
        };
        let foreign = wire::User {
            id: other.id,
            ..named("Anna")
        };
        for (user, paths, reason) in [
            (named(" "), &["full_name"][..], "TEXT_BLANK"),
            (named(&"x".repeat(201)), &[], "TEXT_TOO_LONG"),
            (language("Deutsch!"), &[], "LANGUAGE_MALFORMED"),
            (language("e"), &[], "LANGUAGE_MALFORMED"),
            (stale, &[], "ETAG_MISMATCH"),
            (foreign, &[], "RESOURCE_NOT_FOUND"),
            (named("Anna"), &["email"], "UPDATE_MASK_UNKNOWN_FIELD"),
        ] {
            assert_eq!(update(&world, &caller, user, paths).await.unwrap_err(), reason);
        }
        assert_eq!(world.actions().await.len(), 2);
    }
}

#[tokio::test]
async fn a_new_password_ends_every_other_session_in_every_organization_and_keeps_this_one() {
    for world in worlds().await {
        let here = world.found("acme", "anna@example.org").await;
        let there = world.found("other", "bela@example.org").await;
        let host = world.caller(&there.session_token).await;
        let guest = world.join(&host, "anna@example.org", wire::Role::Viewer).await;
        let second = world.sign_in("anna@example.org", PASSWORD).await.unwrap();
        let caller = world.caller(&here.session_token).await;
        let id = request_id();
        change(&world, &caller, PASSWORD, NEW, &id).await.unwrap();
        for token in [&guest.session_token, &second.session_token] {
            assert_eq!(world.authenticate(token).await.unwrap_err(), "CREDENTIALS_INVALID");
        }
        world.caller(&here.session_token).await;
        world.caller(&there.session_token).await;
        assert_eq!(
            world.sign_in("anna@example.org", PASSWORD).await.unwrap_err(),
            "CREDENTIALS_WRONG"
        );
        world.sign_in("anna@example.org", NEW).await.unwrap();
        // The answer got lost: the same request is answered again, although its present password is so no more.
        change(&world, &caller, PASSWORD, NEW, &id).await.unwrap();
        let actions = world.actions().await;
        let count = |name: &str| actions.iter().filter(|action| *action == name).count();
        assert_eq!((count("user.password_changed"), count("session.revoked")), (1, 2));
    }
}

#[tokio::test]
async fn without_the_present_password_or_with_a_weak_one_nothing_changes() {
    for world in worlds().await {
        let made = world.found("acme", "anna@example.org").await;
        let caller = world.caller(&made.session_token).await;
        assert_eq!(
            change(&world, &caller, "wrong", NEW, "").await.unwrap_err(),
            "PASSWORD_WRONG"
        );
        let weak = change(&world, &caller, PASSWORD, "passwordpassword", "")
            .await
            .unwrap_err();
        assert_eq!(weak, "PASSWORD_TOO_WEAK");
        for _ in 0..9 {
            change(&world, &caller, "wrong", NEW, "").await.unwrap_err();
        }
        assert_eq!(
            change(&world, &caller, PASSWORD, NEW, "").await.unwrap_err(),
            "ACCOUNT_LOCKED"
        );
        world.forget_failures().await;
        world.sign_in("anna@example.org", PASSWORD).await.unwrap();
    }
}

#[tokio::test]
async fn a_key_does_not_change_the_password_of_its_maker() {
    for world in worlds().await {
        let made = world.found("acme", "anna@example.org").await;
        let owner = world.caller(&made.session_token).await;
        let req = wire::CreateApiKeyRequest {
            name: "robot".to_owned(),
            permissions: vec!["envelopes.read".to_owned()],
            ..Default::default()
        };
        let key = world
            .identity
            .create_api_key(rpc::request(owner, req))
            .await
            .unwrap()
            .into_inner();
        let robot = world.caller(&key.secret).await;
        assert_eq!(
            change(&world, &robot, PASSWORD, NEW, "").await.unwrap_err(),
            "SESSION_REQUIRED"
        );
    }
}
