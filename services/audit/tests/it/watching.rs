//! Streams of events: nothing missing, nothing twice, from wherever they are resumed.

use contracts::chancery::audit::v1::AuditEvent;
use futures::{Stream, StreamExt as _};
use kernel::{Event, kinds};
use tonic::Status;

use crate::world::worlds;

/// The sequences of the next events.
async fn take(stream: &mut (impl Stream<Item = Result<AuditEvent, Status>> + Unpin), count: usize) -> Vec<i64> {
    let mut sequences = vec![];
    for _ in 0..count {
        sequences.push(stream.next().await.unwrap().unwrap().sequence);
    }
    sequences
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_resumed_again_and_again_while_events_are_written_misses_and_doubles_nothing() {
    const BATCHES: usize = 20;
    const EACH: usize = 15;
    for world in worlds().await {
        let writing = async {
            for _ in 0..BATCHES {
                world.record_some(&world.caller, EACH).await;
                world.relay.drain().await.unwrap();
            }
        };
        let watching = async {
            let mut seen = vec![];
            // Left in the middle of batches, and resumed after the last event seen.
            while seen.len() < BATCHES * EACH {
                let mut stream = world.watch(&world.caller, seen.last().copied().unwrap_or(0), "").await;
                let some = 37.min(BATCHES * EACH - seen.len());
                seen.extend(take(&mut stream, some).await);
            }
            seen
        };
        let ((), seen) = futures::future::join(writing, watching).await;
        assert_eq!(
            seen,
            (1..=(BATCHES * EACH) as i64).collect::<Vec<_>>(),
            "{}",
            world.engine.name
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_of_one_resource_follows_that_one() {
    for world in worlds().await {
        let envelope = world.id::<kinds::Envelope>();
        world
            .record(&world.caller, Event::new("envelope.created", envelope))
            .await;
        world.record_some(&world.caller, 3).await;
        world.relay.drain().await.unwrap();
        let mut stream = world.watch(&world.caller, 0, &envelope.to_string()).await;
        assert_eq!(take(&mut stream, 1).await, [1]);
        let filled = Event::new("recipient.signed", world.id::<kinds::Recipient>()).related(envelope);
        world.record(&world.caller, filled).await;
        world.relay.drain().await.unwrap();
        assert_eq!(take(&mut stream, 1).await, [5]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_shows_only_its_own_organization_and_ends_with_the_server() {
    for world in worlds().await {
        let stranger = world.stranger();
        world.record_some(&world.caller, 2).await;
        world.record_some(&stranger, 1).await;
        world.relay.drain().await.unwrap();
        let mut stream = world.watch(&stranger, 0, "").await;
        assert_eq!(take(&mut stream, 1).await, [1]);
        world.stop.cancel();
        assert!(stream.next().await.is_none());
    }
}
