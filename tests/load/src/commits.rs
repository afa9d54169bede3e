//! Plain commits of the embedded engine: what every durable act costs at least.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use kernel::{Result, SystemClock};
use serde_json::Value;
use store::{Db, DbUrl};

use crate::pace::Pace;

/// Commits one small row after the other for `time`, with the settings of the platform.
pub async fn run(file: &Path, time: Duration) -> Result<Value> {
    let db = Db::open(&DbUrl::sqlite(file), Arc::new(SystemClock)).await?;
    let mut tx = db.begin_system().await?;
    store::execute!(tx, "CREATE TABLE commits (id INTEGER PRIMARY KEY, at INTEGER NOT NULL)")?;
    tx.commit().await?;
    let (pace, mut took) = (Pace::begin(time), vec![]);
    while pace.goes_on() {
        let begin = Instant::now();
        let mut tx = db.begin_system().await?;
        let now = tx.now();
        store::execute!(tx, "INSERT INTO commits (at) VALUES ($1)", now)?;
        tx.commit().await?;
        took.push(begin.elapsed());
    }
    let report = pace.report(took);
    db.close().await;
    Ok(report)
}
