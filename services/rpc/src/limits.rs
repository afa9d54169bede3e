//! How long a call may take.

use std::time::Duration;

use http::HeaderMap;

/// Limits of the door.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// A unary call may take this long, whatever the client allows.
    pub unary: Duration,
    /// So many calls are worked on at once; more are told to come back.
    pub concurrent: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            unary: Duration::from_secs(30),
            concurrent: 1024,
        }
    }
}

impl Limits {
    /// The time a call has; none means no end. A client's own limit counts for streams too, until the first answer.
    pub(crate) fn time(&self, unary: bool, headers: &HeaderMap) -> Option<Duration> {
        let asked = headers
            .get("grpc-timeout")
            .and_then(|v| v.to_str().ok())
            .and_then(grpc_timeout);
        match (unary, asked) {
            (true, Some(asked)) => Some(asked.min(self.unary)),
            (true, None) => Some(self.unary),
            (false, asked) => asked,
        }
    }
}

/// `TimeoutValue TimeoutUnit` of the gRPC wire: up to eight digits and one of `H M S m u n`.
fn grpc_timeout(text: &str) -> Option<Duration> {
    let unit = text.len().checked_sub(1).filter(|digits| (1..=8).contains(digits))?;
    let (digits, unit) = text.split_at_checked(unit)?;
    let value = digits
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| digits.parse::<u64>().ok())??;
    match unit {
        "H" => Some(Duration::from_secs(value * 3600)),
        "M" => Some(Duration::from_secs(value * 60)),
        "S" => Some(Duration::from_secs(value)),
        "m" => Some(Duration::from_millis(value)),
        "u" => Some(Duration::from_micros(value)),
        "n" => Some(Duration::from_nanos(value)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grpc_timeouts_are_read_and_nonsense_is_not() {
        assert_eq!(grpc_timeout("100m"), Some(Duration::from_millis(100)));
        assert_eq!(grpc_timeout("99999999H"), Some(Duration::from_secs(99_999_999 * 3600)));
        for bad in ["", "S", "1", "1x", "-1S", "123456789S", "1é", "+1S"] {
            assert_eq!(grpc_timeout(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_client_may_ask_for_less_time_but_not_for_more() {
        let mut headers = HeaderMap::new();
        let limits = Limits::default();
        assert_eq!(limits.time(true, &headers), Some(Duration::from_secs(30)));
        assert_eq!(limits.time(false, &headers), None);
        headers.insert("grpc-timeout", "1H".parse().unwrap());
        assert_eq!(limits.time(true, &headers), Some(Duration::from_secs(30)));
        headers.insert("grpc-timeout", "1S".parse().unwrap());
        assert_eq!(limits.time(true, &headers), Some(Duration::from_secs(1)));
    }
}
