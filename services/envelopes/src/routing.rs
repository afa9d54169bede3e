//! In which order recipients act, as a pure function of where each stands.

use crate::recipient::{Recipient, RecipientState};
use crate::words::words;

words! {
    /// In which order recipients act.
    Routing {
        /// One after the other by order; two with the same order act in the order given.
        Sequential = "sequential",
        /// All at once, whatever their order.
        Parallel = "parallel",
        /// Those with the same order at once, the groups one after the other.
        Hybrid = "hybrid",
    }
}

/// The places in `recipients` of those whose turn has come: pending, and nobody before them is unfinished.
///
/// A cc is finished the moment their turn comes, so the caller activates these and asks again until nobody is left.
#[must_use]
pub fn next(routing: Routing, recipients: &[Recipient]) -> Vec<usize> {
    let rank = |place: usize| match routing {
        Routing::Parallel => (0, 0),
        Routing::Hybrid => (recipients[place].order, 0),
        Routing::Sequential => (recipients[place].order, place),
    };
    let unfinished = |place: &usize| recipients[*place].state != RecipientState::Finished;
    let Some(turn) = (0..recipients.len()).filter(unfinished).map(rank).min() else {
        return vec![];
    };
    let pending = |place: &usize| recipients[*place].state == RecipientState::Pending;
    (0..recipients.len())
        .filter(pending)
        .filter(|place| rank(*place) == turn)
        .collect()
}
