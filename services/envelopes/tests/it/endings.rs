//! Envelopes that end without being completed, and links that end with them.

use std::time::Duration;

use contracts::chancery::envelopes::v1 as pb;
use pb::envelope::{Routing, State};

use crate::requests::{draft, signer};
use crate::world::{PLAIN, World, everywhere};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

async fn sent(world: &World) -> pb::Envelope {
    let document = world.upload(PLAIN).await;
    let people = vec![signer("Ann", 1, 100.0), signer("Bo", 1, 200.0)];
    let made = world.create(draft(&document, Routing::Parallel, people)).await.unwrap();
    world.send(&made.id).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_ends_the_envelope_for_everybody() {
    everywhere(|world| async move {
        let sent = sent(&world).await;
        let token = world.link(&sent, 1).await.unwrap();
        let ann = world.come(&sent, 0).await;
        let declined = world.decline(&ann).await.unwrap();
        assert_eq!(declined.envelope_state(), State::Declined);
        let after = world.get(&sent.id).await;
        assert_eq!(
            (after.state(), after.status_reason.as_str()),
            (State::Declined, "not like this")
        );
        assert_eq!(after.recipients[0].decline_reason, "not like this");
        let bo = world.visitor(&token).await.unwrap();
        assert_eq!(
            world.consent(&bo).await.unwrap_err(),
            "ENVELOPE_ENDED",
            "he may look only"
        );
        assert_eq!(world.decline(&ann).await.unwrap_err(), "ENVELOPE_ENDED");
        assert_eq!(world.link(&sent, 1).await.unwrap_err(), "ENVELOPE_ENDED");
        assert_eq!(world.void(&sent.id).await.unwrap_err(), "ENVELOPE_ENDED");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_voided_envelope_shuts_its_links_at_once() {
    everywhere(|world| async move {
        let sent = sent(&world).await;
        let token = world.link(&sent, 0).await.unwrap();
        let ann = world.visitor(&token).await.unwrap();
        let voided = world.void(&sent.id).await.unwrap();
        assert_eq!(
            (voided.state(), voided.status_reason.as_str()),
            (State::Voided, "a mistake")
        );
        assert!(voided.void_time.is_some());
        assert!(world.is_shut(&token).await);
        assert_eq!(world.open(&ann).await.unwrap_err(), "ENVELOPE_ENDED");
        assert_eq!(world.consent(&ann).await.unwrap_err(), "ENVELOPE_ENDED");
        let mut tx = world.engine.db.read_system().await.unwrap();
        let held = store::fetch_one!(tx, (i64,), "SELECT count(*) FROM document_holds").unwrap();
        assert_eq!(held.0, 0, "its documents are free");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_envelope_expires_by_its_job_and_not_before() {
    everywhere(|world| async move {
        let sent = sent(&world).await;
        world.engine.clock.advance(DAY * 29);
        world.workers().drain().await.unwrap();
        assert_eq!(world.get(&sent.id).await.state(), State::Sent);
        let token = world.link(&sent, 0).await.unwrap();
        let ann = world.visitor(&token).await.unwrap();
        world.engine.clock.advance(DAY);
        assert_eq!(
            world.consent(&ann).await.unwrap_err(),
            "ENVELOPE_ENDED",
            "although the job has not run"
        );
        assert!(world.is_shut(&token).await, "a link ends with its envelope");
        world.workers().drain().await.unwrap();
        assert_eq!(world.get(&sent.id).await.state(), State::Expired);
        assert_eq!(world.count("envelope.expired").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_works_for_fourteen_days() {
    everywhere(|world| async move {
        let sent = sent(&world).await;
        let token = world.link(&sent, 0).await.unwrap();
        world.engine.clock.advance(DAY * 14 - Duration::from_secs(1));
        world.visitor(&token).await.unwrap();
        world.engine.clock.advance(Duration::from_secs(1));
        assert!(world.is_shut(&token).await);
        world.visitor(&world.link(&sent, 0).await.unwrap()).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_expiry_is_found_by_the_sweeper() {
    everywhere(|world| async move {
        let sent = sent(&world).await;
        let mut tx = world.engine.db.begin_system().await.unwrap();
        store::execute!(tx, "UPDATE jobs SET state = 'dead' WHERE kind = 'envelope.expire'").unwrap();
        tx.commit().await.unwrap();
        world.engine.clock.advance(DAY * 31);
        world.sweep().await;
        assert_eq!(world.get(&sent.id).await.state(), State::Expired);
    })
    .await;
}
