//! One-time codes: six digits, for ten minutes, by another way than the link. Kept only as a salted Argon2id hash.

use std::time::Duration;

use async_trait::async_trait;
use kernel::{Error, Id, Result, Timestamp, kinds};
use zeroize::Zeroizing;

use crate::access_code::AccessCodeHash;
use crate::error;

/// How long a code works.
pub const LIFE: Duration = Duration::from_secs(10 * 60);
/// Wrong tries a code bears.
pub const MAX_TRIES: u32 = 5;
/// How soon the next one may be made.
pub const PAUSE: Duration = Duration::from_secs(30);
/// How many may be made in a day: with five tries each, a hundred guesses at a million codes.
pub const MAX_A_DAY: i64 = 20;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Brings a code to a recipient.
#[async_trait]
pub trait Courier: Send + Sync {
    /// Gives the message to the recipient's mail server, or to one on the way.
    ///
    /// # Errors
    /// `UNAVAILABLE` / `MAIL_UNAVAILABLE`.
    async fn deliver(&self, message: CodeMessage) -> Result<()>;
}

/// What a recipient is told.
pub struct CodeMessage {
    /// Name of the recipient.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Name of the organization that sends the envelope.
    pub organization: String,
    /// Name of the envelope.
    pub envelope: String,
    /// The code.
    pub code: Zeroizing<String>,
}

/// The last code of a recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneTimeCode {
    /// Whose it is.
    pub recipient: Id<kinds::Recipient>,
    /// What it is checked against; none once it was given.
    pub hash: Option<AccessCodeHash>,
    /// Wrong tries so far.
    pub failed: u32,
    /// How many were made since `day_began`.
    pub issued: i64,
    /// When the first of the day was made.
    pub day_began: Timestamp,
    /// When this one was made.
    pub created: Timestamp,
    /// When it stops working.
    pub expires: Timestamp,
}

impl OneTimeCode {
    /// The next code, after `last`.
    ///
    /// # Errors
    /// `ONE_TIME_CODE_TOO_SOON`.
    pub fn issue(
        recipient: Id<kinds::Recipient>,
        hash: AccessCodeHash,
        last: Option<&Self>,
        now: Timestamp,
    ) -> Result<Self> {
        let today = last.filter(|last| now < last.day_began.plus(DAY));
        let next = match today {
            Some(today) if today.issued >= MAX_A_DAY => Some(today.day_began.plus(DAY)),
            _ => last.map(|last| last.created.plus(PAUSE)),
        };
        if let Some(next) = next.filter(|next| now < *next) {
            return Err(error::one_time_code_too_soon(next));
        }
        Ok(Self {
            recipient,
            hash: Some(hash),
            failed: 0,
            issued: today.map_or(1, |today| today.issued + 1),
            day_began: today.map_or(now, |today| today.day_began),
            created: now,
            expires: now.plus(LIFE),
        })
    }

    /// What a try is checked against.
    ///
    /// # Errors
    /// `ONE_TIME_CODE_OVER` when it was given, was wrong too often, or is too old.
    pub fn live(&self, now: Timestamp) -> Result<&AccessCodeHash> {
        let live = now < self.expires && self.tries_left() > 0;
        self.hash
            .as_ref()
            .filter(|_| live)
            .ok_or_else(error::one_time_code_over)
    }

    /// Wrong tries it still bears.
    #[must_use]
    pub fn tries_left(&self) -> u32 {
        MAX_TRIES.saturating_sub(self.failed)
    }
}

/// Six random digits, each number as likely as any other.
///
/// # Errors
/// `INTERNAL` when there is no randomness.
pub fn generate() -> Result<Zeroizing<String>> {
    const CODES: u32 = 1_000_000;
    // Of what is drawn the rest that would favour small numbers is thrown away.
    const FAIR: u32 = u32::MAX - u32::MAX % CODES;
    loop {
        let mut bytes = [0; 4];
        openssl::rand::rand_bytes(&mut bytes).map_err(Error::internal)?;
        let drawn = u32::from_be_bytes(bytes);
        if drawn < FAIR {
            return Ok(Zeroizing::new(format!("{:06}", drawn % CODES)));
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::SystemClock;
    use proptest::prelude::*;

    use super::*;

    fn hash() -> AccessCodeHash {
        AccessCodeHash::from_stored("hash".to_owned())
    }

    proptest! {
        #[test]
        fn no_day_sees_more_than_twenty_codes_and_no_two_come_within_half_a_minute(
            gaps in proptest::collection::vec(0u64..4_000, 1..300)
        ) {
            let (recipient, mut now) = (Id::new(&SystemClock), Timestamp::from_unix_seconds(1_000_000));
            let (mut last, mut made) = (None::<OneTimeCode>, vec![]);
            for gap in gaps {
                now = now.plus(Duration::from_secs(gap));
                if let Ok(code) = OneTimeCode::issue(recipient, hash(), last.as_ref(), now) {
                    prop_assert!(made.last().is_none_or(|before: &Timestamp| now.since(*before) >= PAUSE));
                    made.push(now);
                    last = Some(code);
                }
            }
            // Two days may touch: the bound within any 24 hours is twice the bound of one.
            for (i, first) in made.iter().enumerate() {
                let within = made[i..].iter().filter(|at| at.since(*first) < DAY).count();
                prop_assert!(within as i64 <= 2 * MAX_A_DAY);
            }
        }
    }

    #[test]
    fn codes_are_six_digits_and_differ() {
        let codes: std::collections::HashSet<String> = (0..100).map(|_| generate().unwrap().to_string()).collect();
        assert!(codes.len() > 95);
        assert!(
            codes
                .iter()
                .all(|code| code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()))
        );
    }

    #[test]
    fn a_code_is_over_when_it_is_old_worn_or_given() {
        let now = Timestamp::from_unix_seconds(1_000_000);
        let code = OneTimeCode::issue(Id::new(&SystemClock), hash(), None, now).unwrap();
        assert!(code.live(now.plus(LIFE).minus(Duration::from_secs(1))).is_ok());
        let over = |code: &OneTimeCode, at| code.live(at).unwrap_err().reason() == "ONE_TIME_CODE_OVER";
        assert!(over(&code, now.plus(LIFE)));
        assert!(over(
            &OneTimeCode {
                failed: 5,
                ..code.clone()
            },
            now
        ));
        assert!(over(&OneTimeCode { hash: None, ..code }, now));
    }
}
