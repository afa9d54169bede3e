//! Moments on the wire.

use kernel::{Error, Result, Timestamp};

/// A moment as a message of the contract.
#[must_use]
pub fn timestamp(at: Timestamp) -> prost_types::Timestamp {
    let micros = at.unix_micros().rem_euclid(1_000_000);
    prost_types::Timestamp {
        seconds: at.unix_seconds(),
        nanos: i32::try_from(micros * 1_000).unwrap_or_default(),
    }
}

/// A moment from a message of the contract; `field` is named when it is none.
///
/// # Errors
/// `INVALID_ARGUMENT` / `TIMESTAMP_INVALID` outside the years 0001 to 9999 or with nanoseconds outside a second.
pub fn moment(at: &prost_types::Timestamp, field: &str) -> Result<Timestamp> {
    const YEARS_1_TO_9999: std::ops::RangeInclusive<i64> = -62_135_596_800..=253_402_300_799;
    let valid = YEARS_1_TO_9999.contains(&at.seconds) && (0..1_000_000_000).contains(&at.nanos);
    if !valid {
        return Err(Error::invalid(
            "TIMESTAMP_INVALID",
            field,
            "must be a moment in the years 0001 to 9999",
        ));
    }
    Ok(Timestamp::from_unix_micros(
        at.seconds * 1_000_000 + i64::from(at.nanos) / 1_000,
    ))
}
