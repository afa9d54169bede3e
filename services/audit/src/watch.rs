//! Follows a chain: what is there, then what comes.

use std::time::Duration;

use futures::Stream;
use futures::stream::unfold;
use kernel::{Caller, Id, Result, kinds};
use store::Db;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::store::{self as sql, EventRow};

/// How many events are read at once.
const BATCH: i64 = 100;
/// How soon the events of other copies are seen; those of this one ring.
const POLL: Duration = Duration::from_secs(1);

/// What a watcher follows.
pub struct Watch {
    pub db: Db,
    pub caller: Caller,
    pub organization: Id<kinds::Organization>,
    /// The last place seen.
    pub after: i64,
    /// Only events of this resource.
    pub resource: Option<String>,
    /// Rings when chains have grown.
    pub grown: watch::Receiver<u64>,
    /// Ends the stream.
    pub stop: CancellationToken,
}

impl Watch {
    /// The events, in order, until the server stops.
    pub fn events(self) -> impl Stream<Item = Result<EventRow>> + Send + 'static {
        unfold((self, vec![].into_iter()), |(mut watch, mut batch)| async move {
            loop {
                if let Some(row) = batch.next() {
                    return Some((Ok(row), (watch, batch)));
                }
                match watch.next_batch().await {
                    Ok(Some(rows)) => batch = rows.into_iter(),
                    Ok(None) => return None,
                    Err(error) => return Some((Err(error), (watch, batch))),
                }
            }
        })
    }

    /// The next events, waited for; none when the server stops.
    async fn next_batch(&mut self) -> Result<Option<Vec<EventRow>>> {
        loop {
            // Marked before reading: what comes while we read rings again.
            self.grown.mark_unchanged();
            let mut tx = self.db.read(&self.caller).await?;
            let rows = sql::after(&mut tx, self.organization, self.after, self.resource.as_deref(), BATCH).await?;
            drop(tx);
            if let Some(last) = rows.last() {
                self.after = last.sequence;
                return Ok(Some(rows));
            }
            tokio::select! {
                () = self.stop.cancelled() => return Ok(None),
                // Once the trail is gone nobody rings any more.
                Ok(()) = self.grown.changed() => {}
                () = tokio::time::sleep(POLL) => {}
            }
        }
    }
}
