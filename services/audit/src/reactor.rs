//! Appends every event to its chain, and asks for a certificate when an envelope is completed.

use async_trait::async_trait;
use kernel::{Error, Result};
use serde_json::json;
use store::{NewJob, Reactor, RecordedEvent, Tx};
use tokio::sync::watch;

use crate::{completion, store as sql};

/// The reactor that writes the audit trail, and rings those who watch it.
#[derive(Debug, Default)]
pub struct Trail {
    growth: watch::Sender<u64>,
}

impl Trail {
    /// Changes whenever chains have grown.
    pub(crate) fn grown(&self) -> watch::Receiver<u64> {
        self.growth.subscribe()
    }
}

const COMPLETED: &str = "envelope.completed";
const MAX_ATTEMPTS: u32 = 20;

#[async_trait]
impl Reactor for Trail {
    async fn react(&self, tx: &mut Tx, events: &[RecordedEvent]) -> Result<()> {
        append(tx, events).await?;
        for event in events.iter().filter(|event| event.action == COMPLETED) {
            tx.enqueue(certificate_job(event, tx.now())).await?;
        }
        Ok(())
    }

    fn carried(&self) {
        self.growth.send_modify(|count| *count = count.wrapping_add(1));
    }
}

/// Appends events of one organization.
async fn append(tx: &mut Tx, events: &[RecordedEvent]) -> Result<()> {
    let Some(first) = events.first() else { return Ok(()) };
    let chain = sql::chain_of(first.organization);
    let mut head = sql::lock_head(tx, chain).await?;
    for event in events {
        let record = serde_json::to_string(event).map_err(Error::internal)?;
        let next = head.append(&record);
        sql::insert(tx, chain, event, &record, head, next).await?;
        head = next;
    }
    sql::save_head(tx, chain, head).await
}

fn certificate_job(event: &RecordedEvent, now: kernel::Timestamp) -> NewJob {
    NewJob {
        kind: completion::JOB,
        organization: event.organization,
        payload: json!({ "envelope": event.resource.id }),
        run_at: now,
        unique_key: Some(event.resource.id.clone()),
        max_attempts: MAX_ATTEMPTS,
    }
}
