//! Counters for Prometheus.

use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use std::time::Duration;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{DescriptorEncoder, EncodeLabelSet, EncodeMetric as _};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::{ConstGauge, Gauge};
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// Seconds; from a cached read to the longest a unary call may take.
const BUCKETS: [f64; 12] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0, 30.0,
];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: Arc<str>,
    code: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Called {
    method: Arc<str>,
}

/// What is counted in this process.
pub struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    durations: Family<Called, Histogram, fn() -> Histogram>,
    in_flight: Gauge<i64, AtomicI64>,
    connections: Gauge<i64, AtomicI64>,
}

impl std::fmt::Debug for Metrics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Metrics")
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let histogram: fn() -> Histogram = || Histogram::new(BUCKETS);
        let mut metrics = Self {
            registry: Registry::default(),
            requests: Family::default(),
            durations: Family::new_with_constructor(histogram),
            in_flight: Gauge::default(),
            connections: Gauge::default(),
        };
        metrics.register();
        metrics
    }
}

impl Metrics {
    fn register(&mut self) {
        let registry = &mut self.registry;
        registry.register(
            "chancery_requests",
            "Calls by method and gRPC code",
            self.requests.clone(),
        );
        let help = "Time from a call's arrival to the end of its answer";
        registry.register_with_unit("chancery_request_duration", help, Unit::Seconds, self.durations.clone());
        registry.register(
            "chancery_requests_in_flight",
            "Calls that are not answered yet",
            self.in_flight.clone(),
        );
        registry.register("chancery_connections", "Open connections", self.connections.clone());
        registry.register_collector(Box::new(Memory));
    }

    /// Notes an answered call.
    pub fn answered(&self, method: &Arc<str>, code: &'static str, took: Duration) {
        let (method, same) = (method.clone(), method.clone());
        self.requests.get_or_create(&Answered { method, code }).inc();
        self.durations
            .get_or_create(&Called { method: same })
            .observe(took.as_secs_f64());
    }

    /// Calls in flight.
    pub fn in_flight(&self) -> &Gauge<i64, AtomicI64> {
        &self.in_flight
    }

    /// Open connections.
    pub fn connections(&self) -> &Gauge<i64, AtomicI64> {
        &self.connections
    }

    /// All of it in the OpenMetrics text format.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

/// The memory of this process, read when asked.
#[derive(Debug)]
struct Memory;

impl Collector for Memory {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> Result<(), std::fmt::Error> {
        let Some(bytes) = resident_bytes() else {
            return Ok(());
        };
        let gauge = ConstGauge::new(bytes);
        let help = "Memory of the process that is not swapped out";
        let encoder =
            encoder.encode_descriptor("process_resident_memory", help, Some(&Unit::Bytes), gauge.metric_type())?;
        gauge.encode(encoder)
    }
}

/// From `/proc/self/status`, which gives kilobytes; none where there is no such file.
fn resident_bytes() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: i64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_is_told() {
        let metrics = Metrics::default();
        metrics.answered(&Arc::from("/a.B/C"), "OK", Duration::from_millis(2));
        let text = metrics.text();
        assert!(
            text.contains("chancery_requests_total{method=\"/a.B/C\",code=\"OK\"} 1"),
            "{text}"
        );
        assert!(
            text.contains("chancery_request_duration_seconds_bucket{le=\"0.0025\",method=\"/a.B/C\"} 1"),
            "{text}"
        );
        assert!(text.contains("\nprocess_resident_memory_bytes "), "{text}");
    }
}
