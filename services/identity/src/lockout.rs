//! Wrong passwords are counted by address, whether an account has it or not, so that the answers tell nobody which.

use std::time::Duration;

use kernel::{Result, Timestamp};

use crate::error;

/// Wrong passwords in a row that lock an address.
pub const MAX_FAILURES: i64 = 10;
/// How long an address stays locked.
pub const LOCK_LIFE: Duration = Duration::from_secs(15 * 60);

/// The wrong passwords of one address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Failures {
    /// In a row, since the last sign-in or the end of the last lock.
    pub failures: i64,
    /// Until when no password is looked at.
    pub locked_until: Option<Timestamp>,
}

impl Failures {
    /// When the lock ends, while there is one.
    #[must_use]
    pub fn locked(self, now: Timestamp) -> Option<Timestamp> {
        self.locked_until.filter(|until| now < *until)
    }

    /// # Errors
    /// `RESOURCE_EXHAUSTED` / `ACCOUNT_LOCKED`.
    pub fn check(self, now: Timestamp) -> Result<()> {
        match self.locked(now) {
            Some(until) => Err(error::account_locked(until)),
            None => Ok(()),
        }
    }

    /// One more. A lock that has ended starts the count again; a lock in force is not prolonged.
    #[must_use]
    pub fn more(self, now: Timestamp) -> Self {
        if self.locked(now).is_some() {
            return self;
        }
        let before = if self.locked_until.is_some() { 0 } else { self.failures };
        let failures = before + 1;
        let locked_until = (failures >= MAX_FAILURES).then(|| now.plus(LOCK_LIFE));
        Self { failures, locked_until }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_window_of_fifteen_minutes_takes_more_than_ten_guesses_and_a_lock_between(
            gaps in proptest::collection::vec(0u64..600, 1..200)
        ) {
            let mut now = Timestamp::from_unix_seconds(1_000_000);
            let (mut state, mut looked_at, mut locks) = (Failures::default(), 0, 0);
            for gap in gaps {
                now = now.plus(Duration::from_secs(gap));
                if state.check(now).is_ok() {
                    looked_at += 1;
                    state = state.more(now);
                    locks += i64::from(state.locked(now).is_some());
                }
            }
            prop_assert!(looked_at <= MAX_FAILURES * (locks + 1));
            prop_assert_eq!(looked_at / MAX_FAILURES, locks);
        }
    }

    #[test]
    fn the_tenth_failure_locks_and_the_lock_ends() {
        let now = Timestamp::from_unix_seconds(1_000_000);
        let state = (0..10).fold(Failures::default(), |state, _| state.more(now));
        assert_eq!(state.check(now).unwrap_err().reason(), "ACCOUNT_LOCKED");
        let later = now.plus(LOCK_LIFE);
        assert!(state.check(later).is_ok());
        assert_eq!(state.more(later).failures, 1);
    }
}
