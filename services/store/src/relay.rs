//! Carries recorded events to those who react to them: each exactly once, in order within its organization.
//!
//! The outbox holds only what is still to be carried: a row goes in the transaction in which the reactors acted on it.
//! There is no cursor, because positions are given out before transactions commit: a cursor would step over the row of
//! a slow transaction.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use futures::FutureExt as _;
use kernel::{Error, Id, Result, SharedClock, Timestamp, kinds};
use sqlx::types::Json;
use tokio_util::sync::CancellationToken;

use crate::{Db, Engine, RecordedEvent, Tx, dialect, execute, fetch_all, fetch_one, fetch_optional};

/// Somebody who reacts to events: audit, notifications, webhooks, metering.
#[async_trait]
pub trait Reactor: Send + Sync {
    /// Reacts to events of one organization, oldest first, in the transaction that also takes them off the outbox.
    /// Whatever it writes commits with that, and an error rolls all of it back to be repeated later.
    ///
    /// # Errors
    /// Anything that time may heal; the organization's events wait meanwhile, with back-off.
    async fn react(&self, tx: &mut Tx, events: &[RecordedEvent]) -> Result<()>;

    /// Told after that transaction has committed, in this process only: the place to ring whoever waits for what was written. A crash
    /// may lose the call, so waiting parts look by themselves too.
    fn carried(&self) {}
}

/// How many events share a transaction.
const BATCH: i64 = 100;
/// How soon the events of other copies are seen; our own commits ring.
const POLL: Duration = Duration::from_secs(2);
const FIRST_DELAY: Duration = Duration::from_secs(1);
const LONGEST_DELAY: Duration = Duration::from_secs(300);
/// Sets the relay's advisory locks apart from any other.
const LOCK_CLASS: i32 = 0x6f62;

type Organization = Option<Id<kinds::Organization>>;

/// Drains the outbox. Any number of copies may run on PostgreSQL: each takes an organization for one transaction.
pub struct Relay {
    db: Db,
    clock: SharedClock,
    reactors: Vec<Arc<dyn Reactor>>,
    setbacks: Mutex<HashMap<Organization, Setback>>,
}

/// An organization whose events could not be carried.
#[derive(Clone, Copy)]
struct Setback {
    failures: u32,
    until: Timestamp,
}

impl Setback {
    fn after(earlier: Option<Self>, now: Timestamp) -> Self {
        let failures = earlier.map_or(0, |setback| setback.failures).saturating_add(1);
        let delay = FIRST_DELAY
            .saturating_mul(1 << failures.saturating_sub(1).min(20))
            .min(LONGEST_DELAY);
        Self {
            failures,
            until: now.plus(delay),
        }
    }
}

impl Relay {
    /// A relay to these reactors, who are called in this order.
    #[must_use]
    pub fn new(db: Db, clock: SharedClock, reactors: Vec<Arc<dyn Reactor>>) -> Self {
        Self {
            db,
            clock,
            reactors,
            setbacks: Mutex::default(),
        }
    }

    /// Carries events until `stop`; the batch at hand is finished first.
    pub async fn run(&self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            match self.pass().await {
                Ok(0) => {}
                Ok(_) => continue,
                Err(error) => tracing::warn!(?error, "the outbox cannot be read"),
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = self.db.wake().relay.notified() => {}
                () = tokio::time::sleep(POLL) => {}
            }
        }
    }

    /// Carries everything that can be carried now and tells how many events that were.
    ///
    /// # Errors
    /// `UNAVAILABLE` / `DATABASE_UNAVAILABLE`. A reactor's error is logged and leaves its organization for later.
    pub async fn drain(&self) -> Result<usize> {
        let mut total = 0;
        loop {
            match self.pass().await? {
                0 => return Ok(total),
                carried => total += carried,
            }
        }
    }

    /// One batch of every organization that has something and is not set back.
    async fn pass(&self) -> Result<usize> {
        let mut carried = 0;
        for organization in self.waiting().await? {
            let setback = self.setbacks().get(&organization).copied();
            if setback.is_some_and(|setback| setback.until > self.clock.now()) {
                continue;
            }
            // After a failure one by one, so that the events before a poisonous one get through.
            let limit = if setback.is_some() { 1 } else { BATCH };
            carried += self.attempt(organization, limit, setback).await;
        }
        Ok(carried)
    }

    async fn attempt(&self, organization: Organization, limit: i64, earlier: Option<Setback>) -> usize {
        let outcome = AssertUnwindSafe(self.carry(organization, limit)).catch_unwind().await;
        match outcome.unwrap_or_else(|_| Err(Error::internal("a reactor panicked"))) {
            Ok(carried) => {
                self.setbacks().remove(&organization);
                carried
            }
            Err(error) => {
                let setback = Setback::after(earlier, self.clock.now());
                let failures = setback.failures;
                tracing::error!(?organization, ?error, failures, until = %setback.until, "events wait: a reactor failed");
                self.setbacks().insert(organization, setback);
                0
            }
        }
    }

    async fn carry(&self, organization: Organization, limit: i64) -> Result<usize> {
        let mut tx = self.db.begin_system().await?;
        if !is_ours(&mut tx, organization).await? {
            return Ok(0);
        }
        let (positions, events) = batch(&mut tx, organization, limit).await?;
        if events.is_empty() {
            return Ok(0);
        }
        for reactor in &self.reactors {
            reactor.react(&mut tx, &events).await?;
        }
        // Exactly those that were read: rows of lower positions may have been committed meanwhile.
        let sql = dialect!(tx,
            postgres: "DELETE FROM outbox WHERE position IN (SELECT jsonb_array_elements_text($1)::bigint)",
            sqlite: "DELETE FROM outbox WHERE position IN (SELECT value FROM json_each($1))");
        execute!(tx, sql, Json(positions))?;
        tx.commit().await?;
        self.reactors.iter().for_each(|reactor| reactor.carried());
        Ok(events.len())
    }

    /// The organizations with events, found by one step in the index each, however many events wait.
    async fn waiting(&self) -> Result<Vec<Organization>> {
        let mut tx = self.db.read_system().await?;
        let homeless = fetch_optional!(
            tx,
            (i64,),
            "SELECT position FROM outbox WHERE organization_id IS NULL LIMIT 1"
        )?;
        let sql = "WITH RECURSIVE waiting (organization_id) AS ( \
                     SELECT (SELECT organization_id FROM outbox WHERE organization_id IS NOT NULL \
                             ORDER BY organization_id LIMIT 1) \
                     UNION ALL \
                     SELECT (SELECT o.organization_id FROM outbox o WHERE o.organization_id > w.organization_id \
                             ORDER BY o.organization_id LIMIT 1) \
                     FROM waiting w WHERE w.organization_id IS NOT NULL \
                   ) SELECT organization_id FROM waiting WHERE organization_id IS NOT NULL";
        let mut waiting = fetch_all!(tx, (Organization,), sql)?;
        waiting.extend(homeless.map(|_| (None,)));
        Ok(waiting.into_iter().map(|row| row.0).collect())
    }

    fn setbacks(&self) -> MutexGuard<'_, HashMap<Organization, Setback>> {
        self.setbacks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether this transaction may carry the organization's events. On SQLite it is the only one that writes.
async fn is_ours(tx: &mut Tx, organization: Organization) -> Result<bool> {
    if tx.engine() == Engine::Sqlite {
        return Ok(true);
    }
    let name = organization.map(|id| id.to_string()).unwrap_or_default();
    let sql = "SELECT pg_try_advisory_xact_lock($1, hashtext($2))";
    Ok(fetch_one!(tx, (bool,), sql, LOCK_CLASS, name)?.0)
}

async fn batch(tx: &mut Tx, organization: Organization, limit: i64) -> Result<(Vec<i64>, Vec<RecordedEvent>)> {
    type Row = (i64, Json<RecordedEvent>);
    let rows = match organization {
        Some(id) => {
            let sql = "SELECT position, event FROM outbox WHERE organization_id = $1 ORDER BY position LIMIT $2";
            fetch_all!(tx, Row, sql, id, limit)?
        }
        None => {
            let sql = "SELECT position, event FROM outbox WHERE organization_id IS NULL ORDER BY position LIMIT $1";
            fetch_all!(tx, Row, sql, limit)?
        }
    };
    Ok(rows.into_iter().map(|(position, event)| (position, event.0)).unzip())
}
