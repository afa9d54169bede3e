//! Events end up in their organization's chain, each exactly once and in order.

use contracts::chancery::audit::v1::audit_service_server::AuditService as _;
use kernel::{Caller, Event, Origin, Permissions, Principal, kinds};

use crate::world::{World, answer, worlds};

fn numbers(events: &[contracts::chancery::audit::v1::AuditEvent], writer: &str) -> Vec<i64> {
    use prost_types::value::Kind;
    let number = |value: &prost_types::Value| match value.kind {
        Some(Kind::NumberValue(number)) => number as i64,
        _ => -1,
    };
    let of_writer = events
        .iter()
        .filter(|event| event.resource.as_ref().unwrap().id == writer);
    of_writer
        .map(|event| number(&event.metadata.as_ref().unwrap().fields["number"]))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn several_relays_chain_every_event_once_and_in_order() {
    const EACH: i64 = 30;
    for world in worlds().await {
        let writers: Vec<_> = (0..4).map(|_| world.id::<kinds::Document>()).collect();
        let write = |writer| {
            let world = &world;
            async move {
                for number in 0..EACH {
                    let event = Event::new("document.uploaded", writer).with("number", number);
                    world.record(&world.caller, event).await;
                }
            }
        };
        let relays: Vec<_> = (0..3).map(|_| world.another_relay()).collect();
        let stop = tokio_util::sync::CancellationToken::new();
        let carrying = futures::future::join_all(relays.iter().map(|relay| relay.run(stop.clone())));
        let writing = async {
            futures::future::join_all(writers.iter().map(|writer| write(*writer))).await;
            stop.cancel();
        };
        futures::future::join(carrying, writing).await;
        world.relay.drain().await.unwrap();
        let trail = world.trail(&world.caller).await;
        let sequences: Vec<_> = trail.iter().map(|event| event.sequence).collect();
        assert_eq!(sequences, (1..=4 * EACH).collect::<Vec<_>>(), "{}", world.engine.name);
        for writer in writers {
            assert_eq!(numbers(&trail, &writer.to_string()), (0..EACH).collect::<Vec<_>>());
        }
        assert!(world.verify(&world.caller).await.intact);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_event_holds_the_hash_of_the_one_before() {
    for world in worlds().await {
        world.record_some(&world.caller, 5).await;
        world.relay.drain().await.unwrap();
        let trail = world.trail(&world.caller).await;
        assert_eq!(trail[0].previous_hash, "0".repeat(64));
        assert!(trail.windows(2).all(|pair| pair[1].previous_hash == pair[0].hash));
        let report = world.verify(&world.caller).await;
        assert_eq!(
            (report.intact, report.verified_count, &report.head_hash),
            (true, 5, &trail[4].hash)
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_recorded_is_told_as_it_was() {
    for world in worlds().await {
        let (envelope, document) = (world.id::<kinds::Envelope>(), world.id::<kinds::Document>());
        let person = world.id::<kinds::User>();
        let event = Event::new("envelope.sent", envelope)
            .related(document)
            .target(person)
            .with("name", "Гэрээ \u{1F58B}")
            .change("state", "draft", "sent");
        let id = world.record(&world.caller, event).await;
        world.relay.drain().await.unwrap();
        let request = contracts::chancery::audit::v1::GetAuditEventRequest { id: id.to_string() };
        let request = rpc::request(world.call(&world.caller), request);
        let told = answer(world.api.get_audit_event(request).await).unwrap();
        assert_eq!((told.action.as_str(), told.sequence), ("envelope.sent", 1));
        assert_eq!(told.resource.unwrap().id, envelope.to_string());
        assert_eq!(told.related[0].id, document.to_string());
        assert_eq!(told.target_user_id, person.to_string());
        let actor = told.actor.unwrap();
        let user = world.caller.user().unwrap().to_string();
        assert_eq!(
            (actor.r#type.as_str(), &actor.id, &actor.user_id),
            ("user", &user, &user)
        );
        assert_eq!(
            (told.ip_address.as_str(), told.user_agent.as_str()),
            ("192.0.2.7", "a test")
        );
        assert_eq!(told.call_id, "test-request");
        assert_eq!(told.before.unwrap().fields.len(), 1);
    }
}

fn anonymous() -> Caller {
    Caller {
        principal: Principal::Anonymous,
        organization: None,
        permissions: Permissions::default(),
        origin: Origin::default(),
    }
}

async fn refused_sign_in(world: &World) {
    let tx = world.engine.db.begin_system().await.unwrap();
    let mut tx = tx.on_behalf_of(anonymous());
    let event = Event::new("session.refused", world.id::<kinds::Session>());
    tx.record(event.with("reason", "CREDENTIALS_WRONG")).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn events_of_no_organization_have_a_chain_that_nobody_reads() {
    for world in worlds().await {
        for _ in 0..3 {
            refused_sign_in(&world).await;
        }
        world.relay.drain().await.unwrap();
        let mut tx = world.engine.db.read_system().await.unwrap();
        let sql =
            "SELECT organization_id, sequence FROM audit_events WHERE action = 'session.refused' ORDER BY sequence";
        let chained = store::fetch_all!(tx, (uuid::Uuid, i64), sql).unwrap();
        assert_eq!(chained, [1, 2, 3].map(|sequence| (uuid::Uuid::nil(), sequence)));
        drop(tx);
        assert!(world.trail(&world.caller).await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_organization_sees_and_verifies_only_its_own() {
    for world in worlds().await {
        let stranger = world.stranger();
        world.record_some(&world.caller, 3).await;
        world.record_some(&stranger, 2).await;
        world.relay.drain().await.unwrap();
        let (ours, theirs) = (world.trail(&world.caller).await, world.trail(&stranger).await);
        assert_eq!((ours.len(), theirs.len(), theirs[0].sequence), (3, 2, 1));
        assert_eq!(world.verify(&stranger).await.verified_count, 2);
        let request = contracts::chancery::audit::v1::GetAuditEventRequest { id: ours[0].id.clone() };
        let refused = world
            .api
            .get_audit_event(rpc::request(world.call(&stranger), request))
            .await;
        assert_eq!(answer(refused).unwrap_err(), "RESOURCE_NOT_FOUND");
        if world.engine.name == "postgres" {
            let mut tx = world.engine.db.read(&stranger).await.unwrap();
            let counts = [
                ("SELECT count(*) FROM audit_events", 2),
                ("SELECT count(*) FROM audit_event_resources", 2),
                ("SELECT count(*) FROM audit_chains", 1),
            ];
            for (sql, count) in counts {
                assert_eq!(store::fetch_one!(tx, (i64,), sql).unwrap().0, count, "{sql}");
            }
        }
    }
}
