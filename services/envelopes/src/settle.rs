//! Keeps a transition: the row, its events, and what follows from it, in one commit.

use ::store::Tx;
use kernel::Result;

use crate::envelope::{Envelope, State, Transition};
use crate::{jobs, store};

/// Keeps a new draft and holds its documents.
pub(crate) async fn begin(tx: &mut Tx, change: Transition) -> Result<Envelope> {
    let Transition { envelope, events } = change;
    store::insert(tx, &envelope).await?;
    hold(tx, &envelope).await?;
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
        store::replace(tx, before, &after).await?;
        documents::release(tx, after.id).await?;
        hold(tx, &after).await?;
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
        identity::revoke_signing_links(tx, after.id).await?;
        documents::release(tx, after.id).await?;
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

async fn hold(tx: &mut Tx, envelope: &Envelope) -> Result<()> {
    for document in &envelope.documents {
        documents::hold(tx, document.document, envelope.id).await?;
    }
    Ok(())
}

async fn record(tx: &mut Tx, events: Vec<kernel::Event>) -> Result<()> {
    for event in events {
        tx.record(event).await?;
    }
    Ok(())
}
