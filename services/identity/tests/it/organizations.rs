use contracts::chancery::identity::v1 as wire;
use contracts::chancery::identity::v1::organization_service_server::OrganizationService as _;
use identity::Registration;
use prost_types::FieldMask;

use crate::world::{World, answer, new_organization, request_id, worlds, worlds_with};

async fn create(
    world: &World,
    req: wire::CreateOrganizationRequest,
) -> Result<wire::CreateOrganizationResponse, String> {
    answer(
        world
            .identity
            .create_organization(rpc::request(world.anonymous(), req))
            .await,
    )
}

#[tokio::test]
async fn a_new_organization_has_an_owner_who_is_signed_in() {
    for world in worlds().await {
        let made = world.found("acme", "Anna@Example.org").await;
        let owner = world.caller(&made.session_token).await;
        let organization = made.organization.unwrap();
        assert_eq!(owner.organization().unwrap().to_string(), organization.id);
        assert!(owner.permissions.allow("organization.delete"));
        assert_eq!(made.owner.unwrap().email, "Anna@Example.org");
        let session = made.session.unwrap();
        assert_eq!(
            (session.ip_address.as_str(), session.user_agent.as_str()),
            ("192.0.2.7", "a test")
        );
        let events = world.events().await;
        assert_eq!(
            events,
            [("organization.created".to_owned(), owner.organization)],
            "{}",
            world.engine.name
        );
    }
}

#[tokio::test]
async fn slug_and_address_are_given_once_and_nothing_is_left_of_a_refusal() {
    for world in worlds().await {
        world.found("acme", "anna@example.org").await;
        let taken = create(&world, new_organization("acme", "bela@example.org"))
            .await
            .unwrap_err();
        assert_eq!(taken, "SLUG_TAKEN");
        let taken = create(&world, new_organization("other", "ANNA@example.org"))
            .await
            .unwrap_err();
        assert_eq!(taken, "EMAIL_TAKEN");
        world.found("other", "bela@example.org").await;
        assert_eq!(world.actions().await.len(), 2);
    }
}

#[tokio::test]
async fn a_repeated_creation_gives_the_first_answer_and_another_body_is_refused() {
    for world in worlds().await {
        let mut req = new_organization("acme", "anna@example.org");
        req.request_id = request_id();
        let first = create(&world, req.clone()).await.unwrap();
        let again = create(&world, req.clone()).await.unwrap();
        assert_eq!(again, first);
        req.name = "Another".to_owned();
        assert_eq!(create(&world, req).await.unwrap_err(), "REQUEST_ID_REUSED");
        assert_eq!(world.actions().await, ["organization.created"]);
    }
}

#[tokio::test]
async fn a_weak_password_or_a_malformed_field_is_refused() {
    for world in worlds().await {
        let mut weak = new_organization("acme", "anna@example.org");
        weak.owner.as_mut().unwrap().password = "password123456".to_owned();
        assert_eq!(create(&world, weak).await.unwrap_err(), "PASSWORD_TOO_WEAK");
        let slug = new_organization("-Acme-", "anna@example.org");
        assert_eq!(create(&world, slug).await.unwrap_err(), "VALIDATION_FAILED");
        let mut blank = new_organization("acme", "anna@example.org");
        blank.name = " \t ".to_owned();
        assert_eq!(create(&world, blank).await.unwrap_err(), "TEXT_BLANK");
        assert!(world.actions().await.is_empty());
    }
}

#[tokio::test]
async fn a_closed_installation_admits_its_first_organization_only() {
    for world in worlds_with(Registration::Closed).await {
        let mut first = new_organization("acme", "anna@example.org");
        first.request_id = request_id();
        let made = create(&world, first.clone()).await.unwrap();
        let refused = create(&world, new_organization("other", "bela@example.org"))
            .await
            .unwrap_err();
        assert_eq!(refused, "REGISTRATION_CLOSED");
        assert_eq!(
            create(&world, first).await.unwrap(),
            made,
            "the first answer is still repeated"
        );
    }
}

#[tokio::test]
async fn an_organization_is_seen_and_changed_by_its_own_members_only() {
    for world in worlds().await {
        let ours = world.found("acme", "anna@example.org").await;
        let theirs = world.found("other", "bela@example.org").await.organization.unwrap();
        let owner = world.caller(&ours.session_token).await;
        let get = wire::GetOrganizationRequest { id: theirs.id.clone() };
        let refused = answer(world.identity.get_organization(rpc::request(owner.clone(), get)).await).unwrap_err();
        assert_eq!(refused, "RESOURCE_NOT_FOUND");
        let update = wire::UpdateOrganizationRequest {
            organization: Some(wire::Organization {
                name: "Ours now".to_owned(),
                ..theirs
            }),
            ..Default::default()
        };
        let refused = answer(world.identity.update_organization(rpc::request(owner, update)).await).unwrap_err();
        assert_eq!(refused, "RESOURCE_NOT_FOUND");
    }
}

#[tokio::test]
async fn a_stale_etag_and_an_unknown_mask_are_refused() {
    for world in worlds().await {
        let made = world.found("acme", "anna@example.org").await;
        let owner = world.caller(&made.session_token).await;
        let before = made.organization.unwrap();
        let update = |name: &str, mask: Option<&str>| wire::UpdateOrganizationRequest {
            request_id: String::new(),
            organization: Some(wire::Organization {
                name: name.to_owned(),
                ..before.clone()
            }),
            update_mask: mask.map(|path| FieldMask {
                paths: vec![path.to_owned()],
            }),
        };
        let send = async |req| {
            answer(
                world
                    .identity
                    .update_organization(rpc::request(owner.clone(), req))
                    .await,
            )
        };
        assert_eq!(
            send(update("x", Some("slug"))).await.unwrap_err(),
            "UPDATE_MASK_UNKNOWN_FIELD"
        );
        let after = send(update("Renamed", Some("name"))).await.unwrap();
        assert_eq!(after.name, "Renamed");
        assert_ne!(after.etag, before.etag);
        assert_eq!(send(update("Again", None)).await.unwrap_err(), "ETAG_MISMATCH");
        assert_eq!(world.actions().await, ["organization.created", "organization.updated"]);
    }
}
