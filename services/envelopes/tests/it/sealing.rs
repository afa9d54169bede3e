//! Time stamps that cannot be had, when signing and when sealing.

use std::time::Duration;

use contracts::chancery::envelopes::v1 as pb;
use pb::envelope::{Routing, State};

use crate::world::{PLAIN, World, draft, everywhere, signer};

async fn sent(world: &World) -> pb::Envelope {
    let document = world.upload(PLAIN).await;
    let made = world
        .create(draft(&document, Routing::Sequential, vec![signer("Ann", 1, 100.0)]))
        .await
        .unwrap();
    world.send(&made.id).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signature_without_its_time_stamp_changes_nothing() {
    everywhere(|world| async move {
        let sent = sent(&world).await;
        let ann = world.come(&sent, 0).await;
        world.consent(&ann).await.unwrap();
        let before = world.get(&sent.id).await;
        world.stamper.set_away(true);
        let refused = world.sign(&ann, pb::SignEnvelopeRequest::default()).await.unwrap_err();
        assert_eq!(refused, "TIMESTAMP_UNAVAILABLE");
        assert_eq!(world.get(&sent.id).await, before);
        world.stamper.set_away(false);
        world.sign(&ann, pb::SignEnvelopeRequest::default()).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sealing_waits_for_the_time_stamp_and_then_completes() {
    everywhere(|world| async move {
        let sent = sent(&world).await;
        world.sign_as(&sent, 0).await.unwrap();
        world.stamper.set_away(true);
        world.workers().drain().await.unwrap();
        let waiting = world.get(&sent.id).await;
        assert_eq!(
            (waiting.state(), waiting.status_reason.as_str()),
            (State::InProgress, "")
        );
        assert_eq!(waiting.documents[0].current_version_number, 3, "nothing half done");
        assert_eq!(world.void(&sent.id).await.unwrap_err(), "ENVELOPE_SEALING");
        world.stamper.set_away(false);
        world.engine.clock.advance(Duration::from_secs(60));
        world.workers().drain().await.unwrap();
        assert_eq!(world.get(&sent.id).await.state(), State::Completed);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_envelope_that_cannot_be_sealed_says_why_and_can_be_called_back() {
    everywhere(|world| async move {
        let sent = sent(&world).await;
        world.sign_as(&sent, 0).await.unwrap();
        world.stamper.set_away(true);
        for _ in 0..20 {
            world.workers().drain().await.unwrap();
            world.engine.clock.advance(Duration::from_secs(2 * 60 * 60));
        }
        let stuck = world.get(&sent.id).await;
        assert_eq!(stuck.state(), State::InProgress);
        assert!(
            stuck.status_reason.contains("TIMESTAMP_UNAVAILABLE"),
            "{}",
            stuck.status_reason
        );
        assert_eq!(world.count("envelope.seal_failed").await, 1);
        assert_eq!(world.void(&sent.id).await.unwrap().state(), State::Voided);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_seal_is_found_by_the_sweeper() {
    everywhere(|world| async move {
        let sent = sent(&world).await;
        world.sign_as(&sent, 0).await.unwrap();
        let mut tx = world.engine.db.begin_system().await.unwrap();
        store::execute!(tx, "UPDATE jobs SET state = 'dead' WHERE kind = 'envelope.seal'").unwrap();
        tx.commit().await.unwrap();
        world.engine.clock.advance(Duration::from_secs(60 * 60));
        world.sweep().await;
        assert_eq!(world.get(&sent.id).await.state(), State::Completed);
    })
    .await;
}
