//! Ends of things, as they are written on a command line.

use jiff::civil::{Date, time};
use jiff::tz::TimeZone;
use jiff::{ToSpan as _, Zoned};
use kernel::{Clock as _, SystemClock, Timestamp};

/// `7d`, `2w` or `2026-12-01`: the end of that day, where the user is. A day and not an hour, so that the same command means the same when it is
/// repeated after a failure.
pub fn parse(text: &str) -> Result<Timestamp, String> {
    let zone = TimeZone::system();
    let now = jiff::Timestamp::from_microsecond(SystemClock.now().unix_micros()).map_err(|error| error.to_string())?;
    let now = now.to_zoned(zone.clone());
    let end = day(text, &now)
        .filter(|day| *day >= now.date())
        .and_then(|day| day.to_datetime(time(23, 59, 59, 0)).to_zoned(zone).ok())
        .ok_or("must be days or weeks from now, such as 7d or 2w, or a day that has not passed, such as 2026-12-01")?;
    Ok(Timestamp::from_unix_micros(end.timestamp().as_microsecond()))
}

fn day(text: &str, now: &Zoned) -> Option<Date> {
    let number = |unit| text.strip_suffix(unit).and_then(|n| n.parse::<u16>().ok());
    let days = number('d').or_else(|| number('w').map(|weeks| weeks.saturating_mul(7)));
    match days {
        Some(days) => now.date().checked_add(i64::from(days).days()).ok(),
        None => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_a_day_or_so_many_days_from_today() {
        let now: Zoned = "2026-03-21T14:00:00+08:00[Asia/Ulaanbaatar]".parse().unwrap();
        for (text, date) in [("7d", "2026-03-28"), ("2w", "2026-04-04"), ("2026-12-01", "2026-12-01")] {
            assert_eq!(day(text, &now), date.parse().ok(), "{text}");
        }
        for bad in ["", "d", "-1d", "soon", "7", "2026-13-01"] {
            assert_eq!(day(bad, &now), None, "{bad}");
        }
        assert!(parse("0d").unwrap() > SystemClock.now());
        assert!(parse("2020-01-01").is_err());
    }
}
