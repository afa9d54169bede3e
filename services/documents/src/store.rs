//! The SQL of this room, a file for each table.
//!
//! Every statement names the organization, although PostgreSQL's row-level security says it again: SQLite has none.
//! Those that look across organizations say so, and run in system transactions only.

pub mod documents;
pub mod holds;
pub mod pieces;
pub mod uploads;
pub mod versions;

use kernel::{Error, Id, Result, kinds};
use store::Tx;

/// Whose rows a transaction is about.
pub fn tenant(tx: &Tx) -> Result<Id<kinds::Organization>> {
    let caller = tx
        .caller()
        .ok_or_else(|| Error::internal("a transaction of no caller"))?;
    caller.organization()
}
