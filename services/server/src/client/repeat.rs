//! Repetition: a call is made again when nobody knows what became of it, or when the server says that it was too early.
//!
//! Writes carry a `request_id`, so that a call whose answer was lost is answered again and not done again.

use std::time::Duration;

use kernel::Result;
use tonic::{Code, Request, Status};
use tonic_types::StatusExt as _;

use super::refusal::{is_transport, refused};

/// Time for one answer: twice what a server takes at most by default.
const DEADLINE: Duration = Duration::from_secs(60);
const TRIES: u32 = 5;
const FIRST_PAUSE: Duration = Duration::from_millis(250);
/// Nobody waits longer than this for a limit to pass.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// A request with a deadline.
pub fn in_time<T>(message: T) -> Request<T> {
    let mut request = Request::new(message);
    request.set_timeout(DEADLINE);
    request
}

/// Calls until it succeeds, is refused, or has failed too often.
///
/// # Errors
/// The refusal, or the last failure.
pub async fn patiently<T, F>(call: impl Fn() -> F) -> Result<T>
where
    F: Future<Output = Result<T, Status>>,
{
    let mut pause = FIRST_PAUSE;
    for _ in 1..TRIES {
        let status = match call().await {
            Ok(answer) => return Ok(answer),
            Err(status) => status,
        };
        let Some(asked) = time_to_wait(&status) else {
            return Err(refused(status));
        };
        tokio::time::sleep(pause.max(asked).min(LONGEST_PAUSE)).await;
        pause *= 2;
    }
    call().await.map_err(refused)
}

/// How long to wait at least before the call makes sense again; none when it never will.
fn time_to_wait(status: &Status) -> Option<Duration> {
    if is_transport(status) {
        return Some(Duration::ZERO);
    }
    let details = status.get_error_details();
    let info = details.error_info()?;
    let passes = match status.code() {
        Code::Unavailable | Code::DeadlineExceeded => true,
        _ => matches!(
            info.reason.as_str(),
            "CONCURRENT_CHANGE" | "RATE_LIMITED" | "SERVER_BUSY"
        ),
    };
    let seconds = info.metadata.get("retry_after_seconds").and_then(|s| s.parse().ok());
    passes.then(|| Duration::from_secs(seconds.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use kernel::{Error, ErrorKind};

    use super::*;

    /// How often it was called, and what came of it.
    async fn tried(failures: u32, status: impl Fn() -> Status) -> (u32, Result<()>) {
        let count = AtomicU32::new(0);
        let result = patiently(|| {
            let n = count.fetch_add(1, Ordering::Relaxed);
            let answer = if n < failures { Err(status()) } else { Ok(()) };
            async { answer }
        });
        let result = result.await;
        (count.into_inner(), result)
    }

    #[tokio::test(start_paused = true)]
    async fn a_lost_answer_is_asked_for_again() {
        let (count, result) = tried(3, || Status::unknown("connection reset")).await;
        assert_eq!((count, result.is_ok()), (4, true));
    }

    #[tokio::test(start_paused = true)]
    async fn a_refusal_is_final() {
        let (count, result) = tried(3, || rpc::status(Error::precondition("ENVELOPE_ENDED", "it is over"))).await;
        assert_eq!((count, result.unwrap_err().reason()), (1, "ENVELOPE_ENDED"));
    }

    #[tokio::test(start_paused = true)]
    async fn a_limit_is_waited_for() {
        let limited = || {
            let error = Error::new(ErrorKind::ResourceExhausted, "RATE_LIMITED", "too many requests");
            rpc::status(error.with("retry_after_seconds", "7"))
        };
        let begin = tokio::time::Instant::now();
        let (count, _) = tried(1, limited).await;
        assert_eq!(count, 2);
        assert!(begin.elapsed() >= Duration::from_secs(7));
    }

    #[tokio::test(start_paused = true)]
    async fn a_server_that_stays_away_is_given_up() {
        let (count, result) = tried(u32::MAX, || Status::unavailable("")).await;
        assert_eq!((count, result.unwrap_err().reason()), (TRIES, "SERVER_UNREACHABLE"));
    }
}
