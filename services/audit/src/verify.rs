//! Verifies whole chains, in constant memory.

use kernel::{Id, Result, kinds};
use store::Tx;

use crate::chain::{Verdict, Verifier};
use crate::store as sql;

/// How many events are read at once.
const BATCH: i64 = 500;

/// Verifies every event of an organization's chain, as this transaction sees it.
///
/// # Errors
/// `DATABASE_UNAVAILABLE`; a broken chain is no error but the answer.
pub async fn verify(tx: &mut Tx, organization: Id<kinds::Organization>) -> Result<Verdict> {
    let head = sql::head(tx, organization).await?;
    let mut verifier = Verifier::default();
    let mut after = 0;
    // To the last event, not to the end that is noted: what was put behind it is found too.
    while !verifier.is_broken() {
        let links = sql::links(tx, organization, after, BATCH).await?;
        let Some(last) = links.last() else { break };
        after = last.sequence;
        links.iter().for_each(|link| verifier.next(link));
    }
    Ok(verifier.finish(head))
}

/// The organizations that have a chain; the nil one stands for events of no organization. Sees all of them only in a system transaction.
///
/// # Errors
/// `DATABASE_UNAVAILABLE`.
pub async fn chains(tx: &mut Tx) -> Result<Vec<Id<kinds::Organization>>> {
    sql::chains(tx).await
}
