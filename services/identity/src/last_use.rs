//! When credentials were last used, to the minute, written behind the calls.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use kernel::{Id, Result, Timestamp, kinds};
use store::Db;

use crate::store::{api_keys, sessions};

const GRAIN: Duration = Duration::from_secs(60);

/// What a call came with.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Credential {
    /// A session.
    Session(Id<kinds::Session>),
    /// An API key.
    ApiKey(Id<kinds::ApiKey>),
}

type Uses = HashMap<Credential, Timestamp>;

/// Collects uses and writes them in one transaction for many, off the calls' path. A crash loses some minutes of
/// knowledge, never an act.
pub struct LastUse {
    db: Db,
    waiting: Mutex<Uses>,
}

impl LastUse {
    pub fn new(db: Db) -> Self {
        Self {
            db,
            waiting: Mutex::new(HashMap::new()),
        }
    }

    /// Notes a use now, if the one written last is older than a minute.
    pub fn note(self: &Arc<Self>, credential: Credential, written: Option<Timestamp>, now: Timestamp) {
        if written.is_some_and(|written| now.since(written) < GRAIN) {
            return;
        }
        let first = {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            waiting.insert(credential, now);
            waiting.len() == 1
        };
        if first {
            let uses = self.clone();
            tokio::spawn(async move { uses.flush().await });
        }
    }

    /// Writes what waits.
    pub async fn flush(&self) {
        let uses = std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        if uses.is_empty() {
            return;
        }
        if let Err(error) = self.write(uses).await {
            tracing::warn!(?error, "when credentials were last used is not written");
        }
    }

    async fn write(&self, uses: Uses) -> Result<()> {
        let mut tx = self.db.begin_system().await?;
        for (credential, at) in uses {
            match credential {
                Credential::Session(id) => sessions::used(&mut tx, id, at).await?,
                Credential::ApiKey(id) => api_keys::used(&mut tx, id, at).await?,
            }
        }
        tx.commit().await
    }
}
