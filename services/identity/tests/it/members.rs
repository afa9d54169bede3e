use std::time::Duration;

use contracts::chancery::identity::v1 as wire;
use contracts::chancery::identity::v1::member_service_server::MemberService as _;
use contracts::chancery::identity::v1::session_service_server::SessionService as _;
use futures::future::join;
use rpc::Call;
use wire::Role;

use crate::world::{PASSWORD, World, answer, request_id, worlds};

const DAY: Duration = Duration::from_secs(24 * 3600);

async fn update(world: &World, caller: &Call, req: wire::UpdateMemberRequest) -> Result<wire::Member, String> {
    answer(world.identity.update_member(rpc::request(caller.clone(), req)).await)
}

async fn set_role(world: &World, caller: &Call, id: &str, role: Role) -> Result<wire::Member, String> {
    let req = wire::UpdateMemberRequest {
        id: id.to_owned(),
        role: Some(role.into()),
        ..Default::default()
    };
    update(world, caller, req).await
}

async fn set_end(world: &World, caller: &Call, id: &str, after: Duration) -> Result<wire::Member, String> {
    use kernel::Clock as _;
    let end = rpc::timestamp(world.engine.clock.now().plus(after));
    let req = wire::UpdateMemberRequest {
        id: id.to_owned(),
        expire_time: Some(end),
        ..Default::default()
    };
    update(world, caller, req).await
}

async fn remove(world: &World, caller: &Call, id: &str) -> Result<(), String> {
    let req = wire::RemoveMemberRequest {
        request_id: String::new(),
        id: id.to_owned(),
    };
    answer(world.identity.remove_member(rpc::request(caller.clone(), req)).await)
}

async fn list(world: &World, caller: &Call) -> Vec<wire::Member> {
    let request = rpc::request(caller.clone(), wire::ListMembersRequest::default());
    world.identity.list_members(request).await.unwrap().into_inner().members
}

/// The owner of a new organization, as a caller, and their place.
async fn owner(world: &World, slug: &str, email: &str) -> (Call, wire::Member) {
    let made = world.found(slug, email).await;
    let caller = world.caller(&made.session_token).await;
    let place = list(world, &caller).await.remove(0);
    (caller, place)
}

#[tokio::test]
async fn an_invitation_lets_one_person_in_once() {
    for world in worlds().await {
        let (owner, _) = owner(&world, "acme", "anna@example.org").await;
        let invited = world.invite(&owner, "Bela@Example.org", Role::Sender).await.unwrap();
        let member = invited.member.unwrap();
        assert_eq!(member.state(), wire::member::State::Invited);
        assert_eq!((member.user_id.as_str(), member.full_name.as_str()), ("", ""));
        let joined = world.accept(&invited.invitation_token, PASSWORD).await.unwrap();
        let place = joined.member.unwrap();
        assert_eq!(
            (place.id.as_str(), place.state()),
            (member.id.as_str(), wire::member::State::Active)
        );
        let caller = world.caller(&joined.session_token).await;
        assert!(caller.permissions.allow("envelopes.write") && !caller.permissions.allow("members.read"));
        let again = world.accept(&invited.invitation_token, PASSWORD).await.unwrap_err();
        assert_eq!(again, "INVITATION_INVALID");
        assert_eq!(
            world.actions().await,
            ["organization.created", "member.added", "member.updated"]
        );
        world.sign_in("bela@example.org", PASSWORD).await.unwrap();
    }
}

#[tokio::test]
async fn an_invitation_accepted_twice_at_the_same_time_lets_in_once() {
    for world in worlds().await {
        let (owner, _) = owner(&world, "acme", "anna@example.org").await;
        let token = world
            .invite(&owner, "bela@example.org", Role::Sender)
            .await
            .unwrap()
            .invitation_token;
        let (a, b) = join(world.accept(&token, PASSWORD), world.accept(&token, PASSWORD)).await;
        assert_eq!([&a, &b].into_iter().filter(|r| r.is_ok()).count(), 1, "{a:?} {b:?}");
    }
}

#[tokio::test]
async fn an_invitation_lapses_after_a_week_and_makes_room_for_a_new_one() {
    for world in worlds().await {
        let (owner, _) = owner(&world, "acme", "anna@example.org").await;
        let invited = world.invite(&owner, "bela@example.org", Role::Sender).await.unwrap();
        assert_eq!(
            world
                .invite(&owner, "BELA@example.org", Role::Viewer)
                .await
                .unwrap_err(),
            "MEMBER_EXISTS"
        );
        assert_eq!(
            world
                .invite(&owner, "anna@example.org", Role::Viewer)
                .await
                .unwrap_err(),
            "MEMBER_EXISTS"
        );
        world.engine.clock.advance(7 * DAY);
        assert_eq!(
            world.accept(&invited.invitation_token, PASSWORD).await.unwrap_err(),
            "INVITATION_INVALID"
        );
        let again = world.invite(&owner, "bela@example.org", Role::Viewer).await.unwrap();
        world.accept(&again.invitation_token, PASSWORD).await.unwrap();
        assert_eq!(list(&world, &owner).await.len(), 2);
    }
}

#[tokio::test]
async fn whoever_has_an_account_accepts_with_its_password() {
    for world in worlds().await {
        let (host, _) = owner(&world, "acme", "anna@example.org").await;
        let (guest, _) = owner(&world, "other", "bela@example.org").await;
        let invited = world.invite(&host, "bela@example.org", Role::Admin).await.unwrap();
        let wrong = world
            .accept(&invited.invitation_token, "egészen más jelszó")
            .await
            .unwrap_err();
        assert_eq!(wrong, "CREDENTIALS_WRONG");
        let joined = world.accept(&invited.invitation_token, PASSWORD).await.unwrap();
        let member = joined.member.unwrap();
        assert_eq!(member.full_name, "Margit Kovács", "the account keeps its name");
        assert_eq!(Some(member.user_id), guest.user().map(|u| u.to_string()));
        let session = world
            .sign_in("bela@example.org", PASSWORD)
            .await
            .unwrap()
            .session
            .unwrap();
        assert_eq!(
            Some(session.organization_id),
            guest.organization.map(|o| o.to_string()),
            "the default stays"
        );
        world.sign_in_to("bela@example.org", PASSWORD, "acme").await.unwrap();
    }
}

#[tokio::test]
async fn repeated_invitations_and_acceptances_give_the_first_answer() {
    for world in worlds().await {
        let (owner, _) = owner(&world, "acme", "anna@example.org").await;
        let invite = wire::InviteMemberRequest {
            request_id: request_id(),
            email: "bela@example.org".to_owned(),
            role: Role::Sender.into(),
            expire_time: None,
        };
        let send = async || {
            answer(
                world
                    .identity
                    .invite_member(rpc::request(owner.clone(), invite.clone()))
                    .await,
            )
        };
        let first = send().await.unwrap();
        assert_eq!(send().await.unwrap(), first);
        let accept = wire::AcceptInvitationRequest {
            request_id: request_id(),
            invitation_token: first.invitation_token,
            full_name: "Béla Nagy".to_owned(),
            password: PASSWORD.to_owned(),
        };
        let send = async |req| {
            answer(
                world
                    .identity
                    .accept_invitation(rpc::request(world.anonymous(), req))
                    .await,
            )
        };
        let joined = send(accept.clone()).await.unwrap();
        assert_eq!(send(accept.clone()).await.unwrap(), joined, "{}", world.engine.name);
        let other = wire::AcceptInvitationRequest {
            request_id: request_id(),
            ..accept
        };
        assert_eq!(send(other).await.unwrap_err(), "INVITATION_INVALID");
        assert_eq!(list(&world, &owner).await.len(), 2);
    }
}

#[tokio::test]
async fn nobody_gives_or_takes_a_role_above_their_own() {
    for world in worlds().await {
        let (owner, place) = owner(&world, "acme", "anna@example.org").await;
        let joined = world.join(&owner, "bela@example.org", Role::Admin).await;
        let admin = world.caller(&joined.session_token).await;
        assert_eq!(
            world.invite(&admin, "x@example.org", Role::Owner).await.unwrap_err(),
            "ROLE_TOO_HIGH"
        );
        let own = joined.member.unwrap().id;
        assert_eq!(
            set_role(&world, &admin, &own, Role::Owner).await.unwrap_err(),
            "ROLE_TOO_HIGH"
        );
        assert_eq!(
            set_role(&world, &admin, &place.id, Role::Viewer).await.unwrap_err(),
            "ROLE_TOO_HIGH"
        );
        assert_eq!(remove(&world, &admin, &place.id).await.unwrap_err(), "ROLE_TOO_HIGH");
        world.invite(&admin, "x@example.org", Role::Admin).await.unwrap();
    }
}

#[tokio::test]
async fn the_last_owner_stays() {
    for world in worlds().await {
        let (owner, place) = owner(&world, "acme", "anna@example.org").await;
        assert_eq!(
            set_role(&world, &owner, &place.id, Role::Admin).await.unwrap_err(),
            "LAST_OWNER"
        );
        assert_eq!(set_end(&world, &owner, &place.id, DAY).await.unwrap_err(), "LAST_OWNER");
        assert_eq!(remove(&world, &owner, &place.id).await.unwrap_err(), "LAST_OWNER");
        world.invite(&owner, "waiting@example.org", Role::Owner).await.unwrap();
        assert_eq!(
            remove(&world, &owner, &place.id).await.unwrap_err(),
            "LAST_OWNER",
            "an invited owner is none yet"
        );
        world.join(&owner, "bela@example.org", Role::Owner).await;
        set_role(&world, &owner, &place.id, Role::Admin).await.unwrap();
    }
}

#[tokio::test]
async fn two_owners_who_leave_at_the_same_time_do_not_both_go() {
    for world in worlds().await {
        let (anna, annas) = owner(&world, "acme", "anna@example.org").await;
        let joined = world.join(&anna, "bela@example.org", Role::Owner).await;
        let bela = world.caller(&joined.session_token).await;
        let belas = joined.member.unwrap().id;
        let (a, b) = join(remove(&world, &anna, &annas.id), remove(&world, &bela, &belas)).await;
        let refusals: Vec<_> = [a, b].into_iter().filter_map(Result::err).collect();
        assert_eq!(refusals, ["LAST_OWNER"], "{}", world.engine.name);
    }
}

#[tokio::test]
async fn a_change_of_role_counts_at_once() {
    for world in worlds().await {
        let (owner, _) = owner(&world, "acme", "anna@example.org").await;
        let joined = world.join(&owner, "bela@example.org", Role::Sender).await;
        assert!(
            world
                .caller(&joined.session_token)
                .await
                .permissions
                .allow("envelopes.write")
        );
        let member = joined.member.unwrap();
        let stale = wire::UpdateMemberRequest {
            id: member.id.clone(),
            role: Some(Role::Viewer.into()),
            etag: "0".to_owned(),
            ..Default::default()
        };
        assert_eq!(update(&world, &owner, stale).await.unwrap_err(), "ETAG_MISMATCH");
        let changed = set_role(&world, &owner, &member.id, Role::Viewer).await.unwrap();
        assert_ne!(changed.etag, member.etag);
        assert!(
            !world
                .caller(&joined.session_token)
                .await
                .permissions
                .allow("envelopes.write")
        );
    }
}

#[tokio::test]
async fn a_membership_that_ended_opens_nothing() {
    for world in worlds().await {
        let (owner, _) = owner(&world, "acme", "anna@example.org").await;
        let joined = world.join(&owner, "bela@example.org", Role::Sender).await;
        let member = joined.member.unwrap();
        assert_eq!(
            set_end(&world, &owner, &member.id, Duration::ZERO).await.unwrap_err(),
            "TIME_PAST"
        );
        set_end(&world, &owner, &member.id, Duration::from_secs(60))
            .await
            .unwrap();
        world.caller(&joined.session_token).await;
        world.engine.clock.advance(Duration::from_secs(60));
        assert_eq!(
            world.authenticate(&joined.session_token).await.unwrap_err(),
            "CREDENTIALS_INVALID"
        );
        assert_eq!(
            world.sign_in("bela@example.org", PASSWORD).await.unwrap_err(),
            "NO_MEMBERSHIP"
        );
    }
}

#[tokio::test]
async fn whoever_is_removed_is_out_at_once_and_may_come_back_by_invitation() {
    for world in worlds().await {
        let (owner, _) = owner(&world, "acme", "anna@example.org").await;
        let joined = world.join(&owner, "bela@example.org", Role::Admin).await;
        let caller = world.caller(&joined.session_token).await;
        remove(&world, &owner, &joined.member.unwrap().id).await.unwrap();
        assert_eq!(
            world.authenticate(&joined.session_token).await.unwrap_err(),
            "CREDENTIALS_INVALID"
        );
        assert_eq!(
            world.sign_in("bela@example.org", PASSWORD).await.unwrap_err(),
            "NO_MEMBERSHIP"
        );
        world.join(&owner, "bela@example.org", Role::Viewer).await;
        assert_eq!(
            world.authenticate(&joined.session_token).await.unwrap_err(),
            "CREDENTIALS_INVALID",
            "the old session stays ended"
        );
        let sessions = world
            .identity
            .list_sessions(rpc::request(caller, wire::ListSessionsRequest::default()))
            .await;
        let ended = sessions
            .unwrap()
            .into_inner()
            .sessions
            .iter()
            .filter(|s| s.revoke_time.is_some())
            .count();
        assert_eq!(ended, 1);
    }
}

#[tokio::test]
async fn an_invitation_can_be_taken_back() {
    for world in worlds().await {
        let (owner, _) = owner(&world, "acme", "anna@example.org").await;
        let invited = world.invite(&owner, "bela@example.org", Role::Sender).await.unwrap();
        remove(&world, &owner, &invited.member.unwrap().id).await.unwrap();
        assert_eq!(
            world.accept(&invited.invitation_token, PASSWORD).await.unwrap_err(),
            "INVITATION_INVALID"
        );
    }
}

#[tokio::test]
async fn members_of_another_organization_do_not_exist() {
    for world in worlds().await {
        let (ours, _) = owner(&world, "acme", "anna@example.org").await;
        let (theirs, place) = owner(&world, "other", "bela@example.org").await;
        let get = wire::GetMemberRequest { id: place.id.clone() };
        let refused = answer(world.identity.get_member(rpc::request(ours.clone(), get)).await).unwrap_err();
        assert_eq!(refused, "RESOURCE_NOT_FOUND");
        assert_eq!(
            set_role(&world, &ours, &place.id, Role::Viewer).await.unwrap_err(),
            "RESOURCE_NOT_FOUND"
        );
        assert_eq!(
            remove(&world, &ours, &place.id).await.unwrap_err(),
            "RESOURCE_NOT_FOUND"
        );
        assert_eq!(list(&world, &ours).await.len(), 1);
        assert_eq!(list(&world, &theirs).await[0].id, place.id);
    }
}

#[tokio::test]
async fn pages_of_members_follow_one_another_newest_first() {
    for world in worlds().await {
        let (owner, _) = owner(&world, "acme", "anna@example.org").await;
        for n in 0..4 {
            world.engine.clock.advance(Duration::from_secs(1));
            world
                .invite(&owner, &format!("p{n}@example.org"), Role::Viewer)
                .await
                .unwrap();
        }
        let (mut seen, mut token) = (vec![], String::new());
        loop {
            let req = wire::ListMembersRequest {
                page_size: 2,
                page_token: token,
            };
            let page = world
                .identity
                .list_members(rpc::request(owner.clone(), req))
                .await
                .unwrap()
                .into_inner();
            seen.extend(page.members.into_iter().map(|m| m.email));
            token = page.next_page_token;
            if token.is_empty() {
                break;
            }
        }
        let newest_first = ["p3", "p2", "p1", "p0", "anna"].map(|name| format!("{name}@example.org"));
        assert_eq!(seen, newest_first);
    }
}
