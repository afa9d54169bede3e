//! Where everything is kept: databases, transactions, the outbox, jobs, keys and blobs.
//!
//! Every call works in one [`Tx`], scoped to the caller's organization:
//!
//! ```text
//! let mut tx = db.begin(&caller).await?;
//! store::execute!(tx, "UPDATE things SET name = $1 WHERE id = $2", name, id)?;
//! tx.record(Event::new("thing.updated", id)).await?;   // leaves with the same commit, or not at all
//! tx.commit().await
//! ```
//!
//! Invariants: one SQL text serves PostgreSQL and SQLite, [`dialect!`] stands where they differ. Nothing is sent from
//! inside a transaction: the [`Relay`] carries what was recorded, the [`Workers`] run what was enqueued. A transaction
//! in which a statement failed cannot be committed, on either engine. On PostgreSQL every row is behind row-level
//! security; [`Db::begin_system`] is the only way around it.

mod blobs;
mod db;
mod error;
mod idempotency;
mod jobs;
mod macros;
pub mod migrate;
mod outbox;
mod postgres;
mod relay;
mod sqlite;
mod sweep;
#[cfg(feature = "testing")]
pub mod testing;
mod tx;
mod vault;
mod workers;

pub use blobs::{BlobFiles, BlobReader, BlobStore, BlobSweeper, BlobWriter, Blobs, PendingBlob, Stored};
pub use db::{Db, DbUrl};
pub use error::unique;
pub use idempotency::Claim;
pub use jobs::NewJob;
pub use outbox::{Actor, RecordedEvent};
pub use relay::{Reactor, Relay};
pub use sqlx::types::Json;
pub use sweep::RowSweeper;
pub use tx::{Bind, Binds, Engine, FromRows, Rows, Tx};
pub use vault::Vault;
pub use workers::{Job, JobHandler, Workers};
