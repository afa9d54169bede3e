//! The relay on both engines: every event exactly once, whatever fails.
#![allow(clippy::unwrap_used)] // in the helpers of tests

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use kernel::{Caller, Error, Event, Id, Result, kinds};
use store::testing::{TestDb, engines_at, postgres_at};
use store::{Reactor, RecordedEvent, Relay, Tx};
use tokio_util::sync::CancellationToken;

/// Notes what it is given in a table, in the relay's transaction.
struct Notes;

#[async_trait]
impl Reactor for Notes {
    async fn react(&self, tx: &mut Tx, events: &[RecordedEvent]) -> Result<()> {
        for event in events {
            store::execute!(tx, "INSERT INTO notes (action) VALUES ($1)", &event.action)?;
        }
        Ok(())
    }
}

/// Fails, panics or poisons after the notes were written.
struct Faulty {
    calls: AtomicUsize,
    fault: fn(usize, &[RecordedEvent]) -> Result<()>,
}

#[async_trait]
impl Reactor for Faulty {
    async fn react(&self, _tx: &mut Tx, events: &[RecordedEvent]) -> Result<()> {
        (self.fault)(self.calls.fetch_add(1, Ordering::SeqCst), events)
    }
}

fn relay(engine: &TestDb, fault: fn(usize, &[RecordedEvent]) -> Result<()>) -> Relay {
    let faulty = Faulty {
        calls: AtomicUsize::new(0),
        fault,
    };
    Relay::new(
        engine.db.clone(),
        engine.clock.clone(),
        vec![Arc::new(Notes), Arc::new(faulty)],
    )
}

async fn make_notes(engine: &TestDb) {
    let mut tx = engine.db.begin_system().await.unwrap();
    let sql = store::dialect!(tx,
        postgres: "CREATE TABLE notes (position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, action TEXT NOT NULL)",
        sqlite: "CREATE TABLE notes (position INTEGER PRIMARY KEY AUTOINCREMENT, action TEXT NOT NULL)");
    store::execute!(tx, sql).unwrap();
    tx.commit().await.unwrap();
}

async fn notes(engine: &TestDb) -> Vec<String> {
    let mut tx = engine.db.read_system().await.unwrap();
    let rows = store::fetch_all!(tx, (String,), "SELECT action FROM notes ORDER BY position").unwrap();
    rows.into_iter().map(|row| row.0).collect()
}

async fn record(engine: &TestDb, caller: &Caller, actions: &[&'static str]) {
    let mut tx = engine.db.begin(caller).await.unwrap();
    for action in actions {
        tx.record(Event::new(action, Id::<kinds::Document>::new(engine.clock.as_ref())))
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
}

async fn waiting(engine: &TestDb) -> i64 {
    let mut tx = engine.db.read_system().await.unwrap();
    store::fetch_one!(tx, (i64,), "SELECT count(*) FROM outbox").unwrap().0
}

#[tokio::test]
async fn events_are_carried_once_and_in_order_though_a_reactor_crashes() {
    for engine in engines_at(1).await {
        make_notes(&engine).await;
        let caller = engine.caller(engine.organization(), &[]);
        record(&engine, &caller, &["a.a", "a.b", "a.c"]).await;
        let relay = relay(&engine, |call, _| match call {
            0 => panic!("the reactor dies after others have written"),
            1 => Err(Error::internal("not yet")),
            _ => Ok(()),
        });
        assert_eq!(relay.drain().await.unwrap(), 0, "{}", engine.name);
        assert!(
            notes(&engine).await.is_empty(),
            "{}: rolled back with the crash",
            engine.name
        );
        engine.clock.advance(Duration::from_secs(1));
        assert_eq!(relay.drain().await.unwrap(), 0);
        assert_eq!(
            relay.drain().await.unwrap(),
            0,
            "{}: the second failure waits two seconds",
            engine.name
        );
        engine.clock.advance(Duration::from_secs(2));
        assert_eq!(relay.drain().await.unwrap(), 3, "{}", engine.name);
        assert_eq!(relay.drain().await.unwrap(), 0);
        assert_eq!(notes(&engine).await, ["a.a", "a.b", "a.c"], "{}", engine.name);
        assert_eq!(waiting(&engine).await, 0);
    }
}

#[tokio::test]
async fn a_poisonous_event_stops_only_what_comes_after_it_in_its_organization() {
    for engine in engines_at(1).await {
        make_notes(&engine).await;
        let poisoned = engine.caller(engine.organization(), &[]);
        let healthy = engine.caller(engine.organization(), &[]);
        let homeless = Caller {
            organization: None,
            ..healthy.clone()
        };
        record(&engine, &poisoned, &["p.before", "p.poison", "p.after"]).await;
        record(&engine, &healthy, &["h.one", "h.two"]).await;
        record(&engine, &homeless, &["n.one"]).await;
        let relay = relay(&engine, |_, events| {
            let poison = events.iter().any(|event| event.action == "p.poison");
            if poison { Err(Error::internal("poison")) } else { Ok(()) }
        });
        for _ in 0..3 {
            relay.drain().await.unwrap();
            engine.clock.advance(Duration::from_secs(400));
        }
        let mut carried = notes(&engine).await;
        carried.sort();
        assert_eq!(carried, ["h.one", "h.two", "n.one", "p.before"], "{}", engine.name);
        assert_eq!(waiting(&engine).await, 2);
    }
}

#[tokio::test]
async fn a_running_relay_carries_what_is_committed() {
    for engine in engines_at(1).await {
        make_notes(&engine).await;
        let caller = engine.caller(engine.organization(), &[]);
        let (stop, relay) = (CancellationToken::new(), relay(&engine, |_, _| Ok(())));
        let watch = async {
            record(&engine, &caller, &["a.a"]).await;
            while waiting(&engine).await > 0 {
                tokio::task::yield_now().await;
            }
            stop.cancel();
        };
        tokio::join!(relay.run(stop.clone()), watch);
        assert_eq!(notes(&engine).await, ["a.a"], "{}", engine.name);
    }
}

/// Commits another transaction while it reacts: between the relay's reading of events and its taking them off.
struct Meanwhile(tokio::sync::Mutex<Option<Tx>>);

#[async_trait]
impl Reactor for Meanwhile {
    async fn react(&self, _tx: &mut Tx, _events: &[RecordedEvent]) -> Result<()> {
        match self.0.lock().await.take() {
            Some(slow) => slow.commit().await,
            None => Ok(()),
        }
    }
}

/// A position is given out before the commit: a transaction that commits late has one before those that are carried.
#[tokio::test]
async fn an_event_that_commits_after_later_ones_is_not_lost() {
    let engine = postgres_at(1).await;
    make_notes(&engine).await;
    let caller = engine.caller(engine.organization(), &[]);
    let mut slow = engine.db.begin(&caller).await.unwrap();
    let document = Id::<kinds::Document>::new(engine.clock.as_ref());
    slow.record(Event::new("slow.first", document)).await.unwrap();
    record(&engine, &caller, &["quick.second"]).await;
    let meanwhile = Meanwhile(tokio::sync::Mutex::new(Some(slow)));
    let reactors: Vec<Arc<dyn Reactor>> = vec![Arc::new(Notes), Arc::new(meanwhile)];
    let relay = Relay::new(engine.db.clone(), engine.clock.clone(), reactors);
    assert_eq!(relay.drain().await.unwrap(), 2);
    assert_eq!(notes(&engine).await, ["quick.second", "slow.first"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_relays_carry_each_event_once() {
    for engine in engines_at(1).await {
        make_notes(&engine).await;
        let callers: Vec<_> = (0..4).map(|_| engine.caller(engine.organization(), &[])).collect();
        for caller in &callers {
            record(&engine, caller, &["x.y"; 30]).await;
        }
        let relays: Vec<_> = (0..4).map(|_| relay(&engine, |_, _| Ok(()))).collect();
        while waiting(&engine).await > 0 {
            let drained = futures::future::join_all(relays.iter().map(Relay::drain)).await;
            assert!(drained.into_iter().all(|outcome| outcome.is_ok()), "{}", engine.name);
        }
        assert_eq!(notes(&engine).await.len(), 120, "{}", engine.name);
    }
}
