//! Whoever reaches the database past its own guards is found out.

use contracts::chancery::audit::v1::AuditChainReport;

use crate::world::{World, worlds};

#[tokio::test(flavor = "multi_thread")]
async fn the_database_refuses_to_change_or_delete() {
    for world in worlds().await {
        world.record_some(&world.caller, 2).await;
        world.relay.drain().await.unwrap();
        let mut acts = vec![
            "UPDATE audit_events SET action = 'nothing' WHERE sequence = 1",
            "DELETE FROM audit_events WHERE sequence = 2",
            "UPDATE audit_event_resources SET resource_id = 'x'",
            "DELETE FROM audit_event_resources",
        ];
        if world.engine.name == "postgres" {
            acts.push("TRUNCATE audit_events, audit_event_resources");
        }
        for act in acts {
            world.run(act).await.expect_err(act);
        }
        assert_eq!(world.verify(&world.caller).await.verified_count, 2);
    }
}

async fn drop_the_guards(world: &World) {
    let guards: &[&'static str] = match world.engine.name {
        "postgres" => &[
            "DROP TRIGGER audit_events_no_change ON audit_events",
            "DROP TRIGGER audit_event_resources_no_change ON audit_event_resources",
        ],
        _ => &[
            "DROP TRIGGER audit_events_no_update",
            "DROP TRIGGER audit_events_no_delete",
            "DROP TRIGGER audit_event_resources_no_update",
            "DROP TRIGGER audit_event_resources_no_delete",
        ],
    };
    for guard in guards {
        world.run(guard).await.unwrap();
    }
}

/// What verification says of ten events after these statements.
async fn after(world: &World, statements: &[&'static str]) -> AuditChainReport {
    world.record_some(&world.caller, 10).await;
    world.relay.drain().await.unwrap();
    assert!(world.verify(&world.caller).await.intact);
    drop_the_guards(world).await;
    for statement in statements {
        assert!(world.run(statement).await.unwrap() > 0, "{statement}");
    }
    world.verify(&world.caller).await
}

async fn is_found(statements: &[&'static str], at: i64, problem: &str) {
    for world in worlds().await {
        let report = after(&world, statements).await;
        assert!(!report.intact, "{}: {statements:?}", world.engine.name);
        let found = (
            report.first_broken_sequence,
            report.verified_count,
            report.problem.as_str(),
        );
        assert_eq!(found, (at, at - 1, problem), "{}", world.engine.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_record_is_found() {
    let act = "UPDATE audit_events SET record = replace(record, 'uploaded', 'deleted'), action = 'document.deleted' WHERE sequence = 4";
    is_found(&[act], 4, "its content was changed").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_column_is_found() {
    let filed = "it is filed under other facts than it tells of";
    let user = "UPDATE audit_events SET user_id = NULL WHERE sequence = 5";
    is_found(&[user], 5, filed).await;
    let action = "UPDATE audit_events SET action = 'document.deleted' WHERE sequence = 10";
    is_found(&[action], 10, filed).await;
    let kind = "UPDATE audit_events SET resource_type = 'envelope' WHERE sequence = 1";
    is_found(&[kind], 1, filed).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_hidden_from_the_history_of_its_document_is_found() {
    let hide = "DELETE FROM audit_event_resources WHERE sequence = 6";
    is_found(&[hide], 6, "it is filed under other facts than it tells of").await;
    let add = "INSERT INTO audit_event_resources SELECT organization_id, 'doc_x', sequence FROM audit_events WHERE sequence = 7";
    is_found(&[add], 7, "it is filed under other facts than it tells of").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_event_is_found() {
    let middle = [
        "DELETE FROM audit_event_resources WHERE sequence = 3",
        "DELETE FROM audit_events WHERE sequence = 3",
    ];
    for world in worlds().await {
        let report = after(&world, &middle).await;
        assert_eq!((report.first_broken_sequence, report.verified_count), (4, 2));
        assert_eq!(report.problem, "an event before this one is missing");
    }
    let last = [
        "DELETE FROM audit_event_resources WHERE sequence = 10",
        "DELETE FROM audit_events WHERE sequence = 10",
    ];
    is_found(&last, 10, "events at the end of the chain are missing").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chain_whose_end_was_set_back_is_found() {
    let forget = "DELETE FROM audit_chains";
    is_found(&[forget], 1, "events stand after the end of the chain").await;
}
