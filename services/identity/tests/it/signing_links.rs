use std::time::Duration;

use identity::{MAX_ACCESS_CODE_TRIES, accept_access_code, issue_signing_link, link_state, refuse_access_code};
use kernel::{Caller, Clock as _, Id, Permissions, Principal, kinds};

use crate::world::{World, worlds};

const HOUR: Duration = Duration::from_secs(3600);

struct Issued {
    envelope: Id<kinds::Envelope>,
    recipient: Id<kinds::Recipient>,
    link: Id<kinds::SigningLink>,
    token: String,
    caller: Caller,
}

async fn issue(world: &World, slug: &str, email: &str) -> Issued {
    let made = world.found(slug, email).await;
    let caller = (*world.caller(&made.session_token).await).clone();
    let clock = world.engine.clock.as_ref();
    let (envelope, recipient) = (Id::new(clock), Id::new(clock));
    let mut tx = world.engine.db.begin(&caller).await.unwrap();
    let until = clock.now().plus(HOUR);
    let (link, token) = issue_signing_link(&mut tx, envelope, recipient, until).await.unwrap();
    tx.commit().await.unwrap();
    let token = token.reveal().to_owned();
    Issued {
        envelope,
        recipient,
        link,
        token,
        caller,
    }
}

#[tokio::test]
async fn a_link_lets_its_recipient_into_its_envelope_and_nothing_else() {
    for world in worlds().await {
        let issued = issue(&world, "acme", "anna@example.org").await;
        let holder = world.caller(&issued.token).await;
        let Issued {
            envelope,
            recipient,
            link,
            ..
        } = issued;
        assert_eq!(
            holder.principal,
            Principal::Recipient {
                link,
                envelope,
                recipient
            }
        );
        assert_eq!(holder.organization, issued.caller.organization);
        assert_eq!(holder.permissions, Permissions::default());
        world.engine.clock.advance(HOUR);
        assert_eq!(world.authenticate(&issued.token).await.unwrap_err(), "LINK_INVALID");
    }
}

#[tokio::test]
async fn a_link_is_deleted_thirty_days_after_it_expired() {
    const KEPT: Duration = Duration::from_secs(30 * 24 * 3600);
    for world in worlds().await {
        let issued = issue(&world, "acme", "anna@example.org").await;
        let is_there = async || {
            let mut tx = world.engine.db.read(&issued.caller).await.unwrap();
            link_state(&mut tx, issued.link).await.is_ok()
        };
        world.engine.clock.advance(HOUR + KEPT - Duration::from_secs(1));
        world.sweep().await;
        assert!(is_there().await);
        world.engine.clock.advance(Duration::from_secs(25 * 3600));
        world.sweep().await;
        assert!(!is_there().await);
    }
}

#[tokio::test]
async fn links_end_with_their_envelope_at_once() {
    for world in worlds().await {
        let issued = issue(&world, "acme", "anna@example.org").await;
        let other = issue(&world, "other", "bela@example.org").await;
        world.caller(&issued.token).await;
        let revoke = async |caller: &Caller| {
            let mut tx = world.engine.db.begin(caller).await.unwrap();
            let ended = identity::revoke_signing_links(&mut tx, issued.envelope).await.unwrap();
            tx.commit().await.unwrap();
            ended
        };
        assert_eq!(revoke(&other.caller).await, 0, "another organization ends nothing");
        world.caller(&issued.token).await;
        assert_eq!(revoke(&issued.caller).await, 1);
        assert_eq!(world.authenticate(&issued.token).await.unwrap_err(), "LINK_INVALID");
        world.caller(&other.token).await;
    }
}

#[tokio::test]
async fn wrong_access_codes_are_counted_and_the_right_one_is_remembered() {
    for world in worlds().await {
        let issued = issue(&world, "acme", "anna@example.org").await;
        let mut tx = world.engine.db.begin(&issued.caller).await.unwrap();
        let before = link_state(&mut tx, issued.link).await.unwrap();
        assert_eq!(
            (before.access_verified, before.tries_left()),
            (false, MAX_ACCESS_CODE_TRIES)
        );
        for left in (0..MAX_ACCESS_CODE_TRIES).rev() {
            assert_eq!(refuse_access_code(&mut tx, issued.link).await.unwrap(), left);
        }
        assert_eq!(refuse_access_code(&mut tx, issued.link).await.unwrap(), 0);
        accept_access_code(&mut tx, issued.link).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = world.engine.db.read(&issued.caller).await.unwrap();
        assert!(link_state(&mut tx, issued.link).await.unwrap().access_verified);
        drop(tx);
        let stranger = issue(&world, "other", "bela@example.org").await.caller;
        let mut tx = world.engine.db.read(&stranger).await.unwrap();
        assert_eq!(
            link_state(&mut tx, issued.link).await.unwrap_err().reason(),
            "RESOURCE_NOT_FOUND"
        );
    }
}

#[tokio::test]
async fn names_of_people_and_of_the_own_organization_are_told() {
    for world in worlds().await {
        let issued = issue(&world, "acme", "anna@example.org").await;
        let mut tx = world.engine.db.read(&issued.caller).await.unwrap();
        let own = issued.caller.organization.unwrap();
        let organization = identity::organization(&mut tx, own).await.unwrap();
        assert_eq!(
            (organization.name.as_str(), organization.slug.as_str()),
            ("The acme company", "acme")
        );
        let person = identity::user(&mut tx, issued.caller.user().unwrap()).await.unwrap();
        assert_eq!(
            (person.name.as_str(), person.email.as_str()),
            ("Margit Kovács", "anna@example.org")
        );
    }
}

#[tokio::test]
async fn any_other_text_stands_for_nobody() {
    for world in worlds().await {
        let invented = format!("chs_{}", "A".repeat(43));
        for token in [
            "",
            "chs_",
            "x",
            &invented,
            &invented.replace("chs", "chk"),
            &invented.replace("chs", "chi"),
        ] {
            assert_eq!(
                world.authenticate(token).await.unwrap_err(),
                "CREDENTIALS_INVALID",
                "{token}"
            );
        }
    }
}
