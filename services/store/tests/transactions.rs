//! Transactions on both engines: isolation of tenants, atomicity, errors, answers to repeat.
#![allow(clippy::unwrap_used)] // in the helpers of tests

use kernel::{Caller, ErrorKind, Event, Id, Origin, Permissions, Principal, kinds};
use serde_json::json;
use store::testing::{TestDb, engines_at};
use store::{Claim, NewJob, RecordedEvent};

async fn recorded(engine: &TestDb) -> Vec<RecordedEvent> {
    let mut tx = engine.db.read_system().await.unwrap();
    let rows = store::fetch_all!(
        tx,
        (store::Json<RecordedEvent>,),
        "SELECT event FROM outbox ORDER BY position"
    );
    rows.unwrap().into_iter().map(|row| row.0.0).collect()
}

fn job(engine: &TestDb, caller: &Caller, key: Option<&str>) -> NewJob {
    NewJob {
        kind: "test.job",
        organization: caller.organization,
        payload: json!({"n": 1}),
        run_at: engine.db.clock().now(),
        unique_key: key.map(str::to_owned),
        max_attempts: 3,
    }
}

#[tokio::test]
async fn an_event_is_kept_with_its_caller_only_by_the_commit() {
    for engine in engines_at(1).await {
        let caller = engine.caller(engine.organization(), &[]);
        let document = Id::<kinds::Document>::new(engine.clock.as_ref());
        let mut tx = engine.db.begin(&caller).await.unwrap();
        tx.record(Event::new("document.uploaded", document)).await.unwrap();
        drop(tx);
        assert!(recorded(&engine).await.is_empty(), "{}", engine.name);

        let mut tx = engine.db.begin(&caller).await.unwrap();
        let id = tx
            .record(Event::new("document.uploaded", document).with("pages", 3))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let events = recorded(&engine).await;
        assert_eq!(events.len(), 1, "{}", engine.name);
        assert_eq!(events[0].id, id);
        assert_eq!(events[0].organization, caller.organization);
        assert_eq!(events[0].principal, caller.principal.into());
        assert_eq!(events[0].ip, caller.origin.ip);
        assert_eq!(events[0].at, engine.db.clock().now());
        assert_eq!(events[0].metadata["pages"], 3);
    }
}

#[tokio::test]
async fn an_unfinished_job_of_the_same_key_is_not_enqueued_twice() {
    for engine in engines_at(1).await {
        let (one, other) = (
            engine.caller(engine.organization(), &[]),
            engine.caller(engine.organization(), &[]),
        );
        let mut tx = engine.db.begin(&one).await.unwrap();
        let first = tx.enqueue(job(&engine, &one, Some("k"))).await.unwrap();
        assert_eq!(
            tx.enqueue(job(&engine, &one, Some("k"))).await.unwrap(),
            first,
            "{}",
            engine.name
        );
        assert_ne!(tx.enqueue(job(&engine, &one, None)).await.unwrap(), first);
        tx.commit().await.unwrap();
        let mut tx = engine.db.begin(&other).await.unwrap();
        assert_ne!(
            tx.enqueue(job(&engine, &other, Some("k"))).await.unwrap(),
            first,
            "{}",
            engine.name
        );
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn a_repeated_request_gets_the_first_answer_and_another_body_is_seen() {
    for engine in engines_at(1).await {
        let anonymous = Caller {
            principal: Principal::Anonymous,
            organization: None,
            permissions: Permissions::default(),
            origin: Origin::default(),
        };
        for caller in [engine.caller(engine.organization(), &[]), anonymous] {
            let mut tx = engine.db.begin(&caller).await.unwrap();
            let claim = tx.claim_request("me", "/m", "r1", b"hash").await.unwrap();
            assert_eq!(claim, Claim::Fresh, "{}", engine.name);
            tx.remember_response("me", "/m", "r1", b"answer").await.unwrap();
            tx.commit().await.unwrap();

            let mut tx = engine.db.begin(&caller).await.unwrap();
            let again = tx.claim_request("me", "/m", "r1", b"hash").await.unwrap();
            assert_eq!(again, Claim::Replay(b"answer".to_vec()), "{}", engine.name);
            assert_eq!(
                tx.claim_request("me", "/m", "r1", b"other").await.unwrap(),
                Claim::Reused
            );
            assert_eq!(
                tx.claim_request("me", "/other", "r1", b"other").await.unwrap(),
                Claim::Fresh
            );
        }
    }
}

#[tokio::test]
async fn a_unique_violation_has_its_reason_and_forbids_the_commit() {
    for engine in engines_at(1).await {
        let mut tx = engine.db.begin_system().await.unwrap();
        let insert = "INSERT INTO idempotency_keys (scope, method, request_id, request_hash, response, created_at) \
                      VALUES ($1, 'm', 'r', $2, $2, $3)";
        let now = tx.now();
        store::execute!(tx, insert, "s", vec![1u8], now).unwrap();
        let error = store::execute!(tx, insert, "s", vec![1u8], now).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AlreadyExists, "{}", engine.name);
        assert_eq!(error.reason(), "UNIQUE_VIOLATION");
        let (_, constraint) = &error.metadata()[0];
        let named = [
            "idempotency_keys_pkey",
            "idempotency_keys.scope, idempotency_keys.method, idempotency_keys.request_id",
        ];
        assert!(named.contains(&constraint.as_str()), "{constraint}");
        assert_eq!(
            tx.commit().await.unwrap_err().kind(),
            ErrorKind::Internal,
            "{}",
            engine.name
        );
    }
}

#[tokio::test]
async fn a_request_repeated_while_the_first_is_at_work_waits_for_its_answer() {
    for engine in engines_at(1).await {
        let caller = engine.caller(engine.organization(), &[]);
        let mut first = engine.db.begin(&caller).await.unwrap();
        assert_eq!(first.claim_request("me", "/m", "r", b"h").await.unwrap(), Claim::Fresh);
        let repeated = async {
            let mut tx = engine.db.begin(&caller).await.unwrap();
            tx.claim_request("me", "/m", "r", b"h").await.unwrap()
        };
        let answer = async {
            first.remember_response("me", "/m", "r", b"answer").await.unwrap();
            first.commit().await.unwrap();
        };
        let (claim, ()) = tokio::join!(repeated, answer);
        assert_eq!(claim, Claim::Replay(b"answer".to_vec()), "{}", engine.name);
    }
}

#[tokio::test]
async fn a_reader_sees_one_moment() {
    for engine in engines_at(1).await {
        let caller = engine.caller(engine.organization(), &[]);
        let count = "SELECT count(*) FROM outbox";
        let mut reader = engine.db.read(&caller).await.unwrap();
        assert_eq!(store::fetch_one!(reader, (i64,), count).unwrap().0, 0);
        let mut tx = engine.db.begin(&caller).await.unwrap();
        tx.record(Event::new("a.b", Id::<kinds::Document>::new(engine.clock.as_ref())))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            store::fetch_one!(reader, (i64,), count).unwrap().0,
            0,
            "{}",
            engine.name
        );
        let mut reader = engine.db.read(&caller).await.unwrap();
        assert_eq!(
            store::fetch_one!(reader, (i64,), count).unwrap().0,
            1,
            "{}",
            engine.name
        );
    }
}
