use std::time::{Duration, Instant};

use contracts::chancery::identity::v1 as wire;
use contracts::chancery::identity::v1::session_service_server::SessionService as _;
use futures::future::join_all;
use rpc::{Authenticate as _, Call};

use crate::world::{PASSWORD, World, answer, request_id, worlds};

const HOUR: Duration = Duration::from_secs(3600);

async fn list(world: &World, caller: &Call) -> Vec<wire::Session> {
    let request = rpc::request(caller.clone(), wire::ListSessionsRequest::default());
    world
        .identity
        .list_sessions(request)
        .await
        .unwrap()
        .into_inner()
        .sessions
}

async fn revoke(world: &World, caller: &Call, id: &str) -> Result<(), String> {
    let req = wire::RevokeSessionRequest {
        request_id: String::new(),
        id: id.to_owned(),
    };
    answer(world.identity.revoke_session(rpc::request(caller.clone(), req)).await)
}

async fn current(world: &World, caller: &Call) -> wire::GetCurrentSessionResponse {
    let request = rpc::request(caller.clone(), wire::GetCurrentSessionRequest {});
    world.identity.get_current_session(request).await.unwrap().into_inner()
}

#[tokio::test]
async fn a_person_signs_in_and_the_answer_is_the_same_for_a_wrong_password_and_an_unknown_address() {
    for world in worlds().await {
        let made = world.found("acme", "anna@example.org").await;
        let session = world.sign_in(" ANNA@example.org", PASSWORD).await.unwrap();
        let caller = world.caller(&session.session_token).await;
        let now = current(&world, &caller).await;
        assert_eq!(now.organization, made.organization);
        assert_eq!(now.user.unwrap().id, made.owner.unwrap().id);
        assert_eq!(
            world.sign_in("anna@example.org", "wrong").await.unwrap_err(),
            "CREDENTIALS_WRONG"
        );
        assert_eq!(
            world.sign_in("nobody@example.org", "wrong").await.unwrap_err(),
            "CREDENTIALS_WRONG"
        );
        let own = caller.organization;
        let refused = "session.refused".to_owned();
        let events = world.events().await;
        assert_eq!(
            &events[1..],
            [
                ("session.created".to_owned(), own),
                (refused.clone(), own),
                (refused, None)
            ]
        );
    }
}

#[tokio::test]
async fn an_unknown_address_takes_as_long_as_a_wrong_password() {
    for world in worlds().await {
        world.found("acme", "anna@example.org").await;
        let time = async |email: &str| {
            let start = Instant::now();
            world.sign_in(email, "wrong").await.unwrap_err();
            world.forget_failures().await;
            start.elapsed()
        };
        // Other work on the machine only adds to a time, so the shortest of many comes near to what the answer costs.
        let (mut known, mut unknown) = (Duration::MAX, Duration::MAX);
        let alike = |a: Duration, b: Duration| a < b * 2 && b < a * 2;
        for _ in 0..100 {
            known = known.min(time("anna@example.org").await);
            unknown = unknown.min(time("nobody@example.org").await);
            if alike(known, unknown) {
                break;
            }
        }
        assert!(
            alike(known, unknown),
            "{}: {known:?} and {unknown:?}",
            world.engine.name
        );
    }
}

#[tokio::test]
async fn ten_wrong_passwords_lock_an_address_for_a_quarter_of_an_hour_whether_it_has_an_account_or_not() {
    for world in worlds().await {
        world.found("acme", "anna@example.org").await;
        for email in ["anna@example.org", "nobody@example.org"] {
            for _ in 0..10 {
                assert_eq!(world.sign_in(email, "wrong").await.unwrap_err(), "CREDENTIALS_WRONG");
            }
            assert_eq!(world.sign_in(email, PASSWORD).await.unwrap_err(), "ACCOUNT_LOCKED");
        }
        world.engine.clock.advance(Duration::from_secs(15 * 60));
        world.sign_in("anna@example.org", PASSWORD).await.unwrap();
        assert_eq!(
            world.sign_in("anna@example.org", "wrong").await.unwrap_err(),
            "CREDENTIALS_WRONG"
        );
    }
}

#[tokio::test]
async fn guesses_made_at_the_same_time_are_not_answered_beyond_the_lock() {
    for world in worlds().await {
        world.found("acme", "anna@example.org").await;
        let guesses = (0..16).map(|_| world.sign_in("anna@example.org", "wrong"));
        let refusals = join_all(guesses).await;
        let answered = refusals
            .iter()
            .filter(|r| r.as_ref().unwrap_err() == "CREDENTIALS_WRONG")
            .count();
        assert_eq!(answered, 10, "{}", world.engine.name);
    }
}

#[tokio::test]
async fn a_right_password_clears_the_count() {
    for world in worlds().await {
        world.found("acme", "anna@example.org").await;
        for _ in 0..3 {
            for _ in 0..9 {
                world.sign_in("anna@example.org", "wrong").await.unwrap_err();
            }
            world.sign_in("anna@example.org", PASSWORD).await.unwrap();
        }
    }
}

#[tokio::test]
async fn a_session_ends_after_a_day_and_is_deleted_thirty_days_later() {
    for world in worlds().await {
        let made = world.found("acme", "anna@example.org").await;
        world.engine.clock.advance(24 * HOUR - Duration::from_secs(1));
        world.caller(&made.session_token).await;
        world.engine.clock.advance(Duration::from_secs(1));
        assert_eq!(
            world.authenticate(&made.session_token).await.unwrap_err(),
            "CREDENTIALS_INVALID"
        );

        world.engine.clock.advance(30 * 24 * HOUR);
        world.sweep().await;
        let again = world.sign_in("anna@example.org", PASSWORD).await.unwrap();
        let caller = world.caller(&again.session_token).await;
        assert_eq!(list(&world, &caller).await.len(), 2, "kept for 30 days");
        world.engine.clock.advance(HOUR);
        world.sweep().await;
        assert_eq!(list(&world, &caller).await.len(), 1);
    }
}

#[tokio::test]
async fn a_revoked_session_is_refused_at_once_and_stays_revoked() {
    for world in worlds().await {
        let made = world.found("acme", "anna@example.org").await;
        let other = world.sign_in("anna@example.org", PASSWORD).await.unwrap();
        let caller = world.caller(&made.session_token).await;
        world.caller(&other.session_token).await;
        let id = other.session.unwrap().id;
        revoke(&world, &caller, &id).await.unwrap();
        assert_eq!(
            world.authenticate(&other.session_token).await.unwrap_err(),
            "CREDENTIALS_INVALID"
        );
        revoke(&world, &caller, &id).await.unwrap();
        let revoked = world.actions().await.iter().filter(|a| *a == "session.revoked").count();
        assert_eq!(revoked, 1);
        world.caller(&made.session_token).await;
    }
}

#[tokio::test]
async fn nobody_revokes_the_session_of_another() {
    for world in worlds().await {
        let ours = world.found("acme", "anna@example.org").await;
        let theirs = world.found("other", "bela@example.org").await;
        let caller = world.caller(&ours.session_token).await;
        let refused = revoke(&world, &caller, &theirs.session.unwrap().id).await.unwrap_err();
        assert_eq!(refused, "RESOURCE_NOT_FOUND");
        world.caller(&theirs.session_token).await;
    }
}

#[tokio::test]
async fn all_sessions_of_a_person_end_in_every_organization_and_each_trail_tells_of_it() {
    for world in worlds().await {
        let here = world.found("acme", "anna@example.org").await;
        let there = world.found("other", "bela@example.org").await;
        let host = world.caller(&there.session_token).await;
        let guest = world.join(&host, "anna@example.org", wire::Role::Viewer).await;
        let caller = world.caller(&here.session_token).await;
        let own = (caller.organization, host.organization);
        assert_eq!(list(&world, &caller).await.len(), 2);
        let req = wire::RevokeAllSessionsRequest {
            request_id: request_id(),
        };
        let answer = world
            .identity
            .revoke_all_sessions(rpc::request(caller, req))
            .await
            .unwrap();
        assert_eq!(answer.into_inner().revoked_count, 2);
        for token in [&here.session_token, &guest.session_token] {
            assert_eq!(world.authenticate(token).await.unwrap_err(), "CREDENTIALS_INVALID");
        }
        world.caller(&there.session_token).await;
        let events = world.events().await;
        let revoked: Vec<_> = events
            .iter()
            .filter(|e| e.0 == "session.revoked")
            .map(|e| e.1)
            .collect();
        assert_eq!(revoked, [own.1, own.0]);
    }
}

#[tokio::test]
async fn the_last_use_is_noted_to_the_minute_behind_the_calls() {
    for world in worlds().await {
        let made = world.found("acme", "anna@example.org").await;
        let opened = made.session.unwrap().last_use_time;
        world.engine.clock.advance(Duration::from_secs(59));
        let caller = world.caller(&made.session_token).await;
        world.identity.authenticator().flush().await;
        assert_eq!(list(&world, &caller).await[0].last_use_time, opened);

        world.engine.clock.advance(Duration::from_secs(1));
        let other = world.another_process();
        other
            .authenticator()
            .authenticate(&made.session_token, &world.origin())
            .await
            .unwrap();
        other.authenticator().flush().await;
        let mut tries = 0;
        while list(&world, &caller).await[0].last_use_time == opened {
            tries += 1;
            assert!(tries < 1000, "{}: the use is never written", world.engine.name);
            tokio::task::yield_now().await;
        }
    }
}

#[tokio::test]
async fn who_belongs_nowhere_any_more_cannot_sign_in() {
    for world in worlds().await {
        let made = world.found("acme", "anna@example.org").await;
        assert_eq!(
            world
                .sign_in_to("anna@example.org", PASSWORD, "other")
                .await
                .unwrap_err(),
            "NO_MEMBERSHIP"
        );
        world.sign_in_to("anna@example.org", PASSWORD, "acme").await.unwrap();
        let mut tx = world.engine.db.begin_system().await.unwrap();
        let id: kernel::Id<kernel::kinds::Organization> = made.organization.unwrap().id.parse().unwrap();
        store::execute!(tx, "UPDATE organizations SET active = $2 WHERE id = $1", id, false).unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            world.sign_in("anna@example.org", PASSWORD).await.unwrap_err(),
            "NO_MEMBERSHIP"
        );
    }
}
