//! Events are listed newest first, page by page, by what they are about, who did it, what was done, and when.

use std::collections::BTreeSet;
use std::time::Duration;

use contracts::chancery::audit::v1::ListAuditEventsRequest;
use kernel::{Clock as _, Event, kinds};

use crate::world::{World, worlds};

async fn sequences(world: &World, req: ListAuditEventsRequest) -> Vec<i64> {
    let page = world.list(&world.caller, req).await;
    page.events.iter().map(|event| event.sequence).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_hold_every_event_once() {
    for world in worlds().await {
        world.record_some(&world.caller, 25).await;
        world.relay.drain().await.unwrap();
        let (mut seen, mut page_token) = (vec![], String::new());
        loop {
            let req = ListAuditEventsRequest {
                page_size: 10,
                page_token,
                ..Default::default()
            };
            let page = world.list(&world.caller, req).await;
            seen.extend(page.events.iter().map(|event| event.sequence));
            // What comes meanwhile is newer than the page before.
            world.record_some(&world.caller, 1).await;
            world.relay.drain().await.unwrap();
            page_token = page.next_page_token;
            if page_token.is_empty() {
                break;
            }
        }
        assert_eq!(seen, (1..=25).rev().collect::<Vec<_>>());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_narrow_the_list_together() {
    for world in worlds().await {
        let colleague = world.engine.caller(world.caller.organization.unwrap(), &[]);
        let (envelope, document) = (world.id::<kinds::Envelope>(), world.id::<kinds::Document>());
        world
            .record(&world.caller, Event::new("document.uploaded", document))
            .await;
        world
            .record(&colleague, Event::new("envelope.created", envelope).related(document))
            .await;
        world.engine.clock.advance(Duration::from_secs(60));
        let noon = world.engine.clock.now();
        world
            .record(&world.caller, Event::new("envelope.sent", envelope).related(document))
            .await;
        world.engine.clock.advance(Duration::from_secs(60));
        world
            .record(&world.caller, Event::new("envelope.voided", envelope))
            .await;
        world.relay.drain().await.unwrap();
        let any = ListAuditEventsRequest::default;
        let of_document = ListAuditEventsRequest {
            resource_id: document.to_string(),
            ..any()
        };
        assert_eq!(sequences(&world, of_document.clone()).await, [3, 2, 1]);
        let by_colleague = ListAuditEventsRequest {
            user_id: colleague.user().unwrap().to_string(),
            ..any()
        };
        assert_eq!(sequences(&world, by_colleague.clone()).await, [2]);
        let sent = ListAuditEventsRequest {
            action: "envelope.sent".to_owned(),
            ..any()
        };
        assert_eq!(sequences(&world, sent).await, [3]);
        let since = ListAuditEventsRequest {
            start_time: Some(rpc::timestamp(noon)),
            ..any()
        };
        assert_eq!(sequences(&world, since.clone()).await, [4, 3]);
        let until = ListAuditEventsRequest {
            end_time: Some(rpc::timestamp(noon)),
            ..any()
        };
        assert_eq!(sequences(&world, until).await, [2, 1]);
        let both = ListAuditEventsRequest {
            resource_id: envelope.to_string(),
            ..since
        };
        assert_eq!(sequences(&world, both).await, [4, 3]);
        let none = ListAuditEventsRequest {
            action: "envelope.sent".to_owned(),
            ..by_colleague
        };
        assert!(sequences(&world, none).await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_event_is_found_once_by_each_of_its_resources() {
    for world in worlds().await {
        let envelope = world.id::<kinds::Envelope>();
        // Twice the same resource is one resource.
        let event = Event::new("envelope.updated", envelope)
            .related(envelope)
            .related(world.id::<kinds::Document>());
        world.record(&world.caller, event).await;
        world.relay.drain().await.unwrap();
        let resources = world.trail(&world.caller).await[0].related.clone();
        let ids: BTreeSet<_> = resources.into_iter().map(|resource| resource.id).collect();
        for resource_id in ids {
            let req = ListAuditEventsRequest {
                resource_id,
                ..Default::default()
            };
            assert_eq!(sequences(&world, req).await, [1]);
        }
        assert!(world.verify(&world.caller).await.intact);
    }
}
