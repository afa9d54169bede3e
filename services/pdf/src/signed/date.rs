//! PDF dates (ISO 32000-2, 7.9.4).

use kernel::Timestamp;

/// `D:YYYYMMDDHHmmSSOHH'mm'`, everything after the year optional; without a zone it counts as UTC.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    let text = text.trim().strip_prefix("D:").unwrap_or(text.trim());
    let split = text.find(['+', '-', 'Z']).unwrap_or(text.len());
    let (moment, zone) = text.split_at_checked(split)?;
    let part = |at: usize, length: usize, default: i64| match moment.get(at..at + length) {
        Some(digits) => digits.parse().ok(),
        None if moment.len() <= at => Some(default),
        None => None,
    };
    let (year, month, day) = (part(0, 4, -1)?, part(4, 2, 1)?, part(6, 2, 1)?);
    let (hour, minute, second) = (part(8, 2, 0)?, part(10, 2, 0)?, part(12, 2, 0)?);
    let valid = (0..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    if !valid || !(0..24).contains(&hour) || !(0..60).contains(&minute) || !(0..61).contains(&second) {
        return None;
    }
    let seconds = days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
    Some(Timestamp::from_unix_seconds(seconds - offset(zone)?))
}

/// Seconds that a zone such as `+01'00'` is ahead of UTC.
fn offset(zone: &str) -> Option<i64> {
    let sign = match zone.bytes().next() {
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return Some(0),
    };
    let mut parts = zone[1..].split('\'').filter(|part| !part.is_empty());
    let mut part = |limit: i64| {
        parts
            .next()
            .map_or(Some(0), |p| p.parse().ok().filter(|v| (0..limit).contains(v)))
    };
    Some(sign * (part(24)? * 3_600 + part(60)? * 60))
}

/// Days from 1970-01-01 in the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, month) = (year.div_euclid(400), (month + 9) % 12);
    let year = year.rem_euclid(400);
    era * 146_097 + year * 365 + year / 4 - year / 100 + (153 * month + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_with_its_zone_and_without_its_tail() {
        let at = |text| parse(text).map(|t| t.to_string());
        assert_eq!(at("D:20210127204103+01'00'").unwrap(), "2021-01-27T19:41:03Z");
        assert_eq!(at("D:20240229235959Z").unwrap(), "2024-02-29T23:59:59Z");
        assert_eq!(at("D:2020").unwrap(), "2020-01-01T00:00:00Z");
        for wrong in [
            "",
            "D:",
            "D:20211301",
            "D:2021012",
            "D:20210127204103+99'00'",
            "é",
            "D:2021é1",
        ] {
            assert_eq!(at(wrong), None, "{wrong}");
        }
    }
}
