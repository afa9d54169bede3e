//! Keeps a transition: the row, its events, and what follows from it, in one commit.

use ::store::Tx;
use kernel::Result;

use crate::envelope::{Envelope, State, Transition};
use crate::{jobs, store};

/// Keeps a new draft and holds its documents.
pub(crate) async fn begin(tx: &mut Tx, change: Transition) -> Result<Envelope> {
    let Transition { envelope, events } = change;
    hold(tx, &envelope).await?;
    store::insert(tx, &envelope).await?;
    record(tx, events).await?;
    Ok(envelope)
}

/// Keeps what a transition made of `before`; one that tells of nothing changed nothing.
///
/// # Errors
/// `ETAG_MISMATCH` when `before` is no longer what is stored.
pub(crate) async fn settle(tx: &mut Tx, before: &Envelope, change: Transition) -> Result<Envelope> {
    let Transition {
        envelope: after,
        events,
    } = change;
    if events.is_empty() {
        return Ok(after);
    }
    if after.state == State::Draft {
        documents::release(tx, after.id).await?;
        hold(tx, &after).await?;
        store::replace(tx, before, &after).await?;
    } else {
        store::save(tx, before, &after).await?;
    }
    record(tx, events).await?;
    follow(tx, before, &after).await?;
    Ok(after)
}

/// Removes a draft.
///
/// # Errors
/// `ENVELOPE_NOT_DRAFT` and `ETAG_MISMATCH`.
pub(crate) async fn remove(tx: &mut Tx, envelope: &Envelope) -> Result<()> {
    let deleted = envelope.delete()?;
    documents::release(tx, envelope.id).await?;
    store::delete(tx, envelope).await?;
    record(tx, vec![deleted]).await
}

async fn follow(tx: &mut Tx, before: &Envelope, after: &Envelope) -> Result<()> {
    if after.state.is_end() {
        documents::release(tx, after.id).await?;
    }
    // At the other ends whoever was let in may still look, get the copy, and repeat an act whose answer was lost.
    if after.state == State::Voided {
        identity::revoke_signing_links(tx, after.id).await?;
    }
    if before.state == State::Draft && !after.state.is_end() && after.state != State::Draft {
        tx.enqueue(jobs::expire(after)).await?;
    }
    if after.is_sealing() && !before.is_sealing() {
        let now = tx.now();
        tx.enqueue(jobs::seal(after, now)).await?;
    }
    Ok(())
}

/// Holds the documents. Comes before rows that refer to them: PostgreSQL locks what a new row refers to for sharing, and
/// two who share a lock cannot both go on to hold.
async fn hold(tx: &mut Tx, envelope: &Envelope) -> Result<()> {
    let mut ids: Vec<_> = envelope.documents.iter().map(|document| document.document).collect();
    // Rows are locked in the same order by everybody, so that nobody waits in a circle.
    ids.sort_unstable();
    for document in ids {
        documents::hold(tx, document, envelope.id).await?;
    }
    Ok(())
}

async fn record(tx: &mut Tx, events: Vec<kernel::Event>) -> Result<()> {
    for event in events {
        tx.record(event).await?;
    }
    Ok(())
}
