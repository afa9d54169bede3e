//! Takes turns at one envelope: what is written into its documents builds on what was written before, so that two who
//! write at the same time would only undo each other's work. Across processes the versions of the rows decide.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use kernel::{Id, kinds};
use tokio::sync::{Mutex as Turn, OwnedMutexGuard};

/// Whose turn it is at which envelope, in this process.
#[derive(Default)]
pub(crate) struct Turns(Mutex<HashMap<Id<kinds::Envelope>, Weak<Turn<()>>>>);

impl Turns {
    /// Waits for the turn, which ends when what this gives is dropped.
    pub(crate) async fn take(&self, envelope: Id<kinds::Envelope>) -> OwnedMutexGuard<()> {
        let turn = self.turn(envelope);
        turn.lock_owned().await
    }

    fn turn(&self, envelope: Id<kinds::Envelope>) -> Arc<Turn<()>> {
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(turn) = turns.get(&envelope).and_then(Weak::upgrade) {
            return turn;
        }
        turns.retain(|_, turn| turn.strong_count() > 0);
        let turn = Arc::new(Turn::new(()));
        turns.insert(envelope, Arc::downgrade(&turn));
        turn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_at_a_time_per_envelope_and_nothing_is_left_behind() {
        let turns = Turns::default();
        let (one, other) = (Id::new(&kernel::SystemClock), Id::new(&kernel::SystemClock));
        let held = turns.take(one).await;
        let _elsewhere = turns.take(other).await;
        assert!(turns.turn(one).try_lock().is_err());
        drop(held);
        assert!(turns.turn(one).try_lock().is_ok());
        let _third = turns.take(Id::new(&kernel::SystemClock)).await;
        assert_eq!(turns.0.lock().unwrap().len(), 2);
    }
}
