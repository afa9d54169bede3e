//! How many, in what time, and how long each took.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// When a measurement began and how long each act in it took.
pub struct Pace {
    begin: Instant,
    end: Instant,
}

impl Pace {
    /// Begins now, and goes on for `time`.
    pub fn begin(time: Duration) -> Self {
        let begin = Instant::now();
        Self {
            begin,
            end: begin + time,
        }
    }

    /// Whether there is time for another act.
    pub fn goes_on(&self) -> bool {
        Instant::now() < self.end
    }

    /// What came of it, until now: the number of acts, seconds, acts a second, median and 99th percentile in milliseconds.
    pub fn report(&self, mut took: Vec<Duration>) -> Value {
        let seconds = self.begin.elapsed().as_secs_f64();
        took.sort_unstable();
        let percentile = |p: usize| took.get(took.len() * p / 100).map(|d| d.as_secs_f64() * 1000.0);
        json!({
            "count": took.len(),
            "seconds": seconds,
            "per_second": took.len() as f64 / seconds,
            "p50_ms": percentile(50),
            "p99_ms": percentile(99),
        })
    }
}
