//! Time stamps that cannot be had, when signing and when sealing.

use std::time::Duration;

use contracts::chancery::envelopes::v1 as pb;
use pb::envelope::{Routing, State};

use crate::requests::{draft, field, signer};
use crate::world::{PLAIN, World, everywhere};

/// Signed twice with keys and roots of others.
const SIGNED_ELSEWHERE: &[u8] = include_bytes!("../../../../tests/vectors/pdf/pyhanko-signed-twice.pdf");

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

#[tokio::test(flavor = "multi_thread")]
async fn what_a_file_was_signed_with_before_is_kept_and_does_not_stop_the_seal() {
    everywhere(|world| async move {
        let (ours, theirs) = (world.upload(PLAIN).await, world.upload(SIGNED_ELSEWHERE).await);
        let mut req = draft(&ours, Routing::Sequential, vec![signer("Ann", 1, 100.0)]);
        req.document_ids.push(theirs.clone());
        let sent = world.send(&world.create(req).await.unwrap().id).await.unwrap();
        assert_eq!(
            sent.documents[1].current_version_number, 1,
            "nothing is filled in there"
        );
        world.sign_as(&sent, 0).await.unwrap();
        world.workers().drain().await.unwrap();
        let completed = world.get(&sent.id).await;
        assert_eq!(completed.state(), State::Completed, "{}", completed.status_reason);
        let sealed = world.file(&completed, 1).await;
        assert!(sealed.starts_with(SIGNED_ELSEWHERE));
        let report = world.signatures.validate(&world.sender, sealed, None).await.unwrap();
        let found = report.signatures.iter().map(|signature| signature.indication);
        let passed = signatures::validation::Indication::TotalPassed;
        assert_eq!(
            found.clone().filter(|indication| *indication == passed).count(),
            1,
            "ours, not theirs"
        );
        assert_eq!(found.count(), 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_file_takes_no_new_fields_and_nothing_is_sent() {
    everywhere(|world| async move {
        let theirs = world.upload(SIGNED_ELSEWHERE).await;
        let mut ann = signer("Ann", 1, 100.0);
        ann.fields.push(field(pb::field::Type::Text, 60.0));
        let made = world
            .create(draft(&theirs, Routing::Sequential, vec![ann]))
            .await
            .unwrap();
        assert_eq!(world.send(&made.id).await.unwrap_err(), "PDF_SIGNED_NO_NEW_FIELDS");
        assert_eq!(world.get(&made.id).await, made);
    })
    .await;
}
