//! Calls that stream, in either direction.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use contracts::Validate;
use futures::future::{BoxFuture, Fuse};
use futures::{FutureExt as _, Stream, StreamExt as _};
use kernel::{Error, ErrorKind, Result};
use tokio::time::{Instant, Sleep};
use tonic::{Code, Request, Response, Status, Streaming};

use crate::call::validate;
use crate::status::status_for;
use crate::{Call, Reply, caller};

/// What a server-streaming method answers with.
pub type ReplyStream<T> = Pin<Box<dyn Stream<Item = std::result::Result<T, Status>> + Send + 'static>>;

/// A client that sends nothing for so long is given up: it would hold a file and a place for nothing.
const IDLE: Duration = Duration::from_secs(60);

/// How long an open stream may outlive the credential it was opened with.
const RECHECK: Duration = Duration::from_secs(15);

/// The messages a client streams, each valid.
pub struct Incoming<T> {
    messages: Streaming<T>,
    idle: Pin<Box<Sleep>>,
}

impl<T: Validate> Stream for Incoming<T> {
    type Item = Result<T>;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        match self.messages.poll_next_unpin(cx) {
            Poll::Ready(message) => {
                self.idle.as_mut().reset(Instant::now() + IDLE);
                Poll::Ready(message.map(checked))
            }
            Poll::Pending => self.idle.as_mut().poll(cx).map(|()| Some(Err(idle()))),
        }
    }
}

fn checked<T: Validate>(received: std::result::Result<T, Status>) -> Result<T> {
    let received = received.map_err(|status| broken(&status))?;
    validate(&received).map(|()| received)
}

fn idle() -> Error {
    let message = "nothing came for a minute; repeat the stream whole";
    Error::new(ErrorKind::DeadlineExceeded, "STREAM_IDLE", message)
}

/// Why a client's stream ended early, without what the transport says in detail.
fn broken(status: &Status) -> Error {
    match status.code() {
        Code::OutOfRange | Code::ResourceExhausted => {
            let message = "a message of the stream is larger than 4 MiB; send smaller pieces";
            Error::new(ErrorKind::ResourceExhausted, "MESSAGE_TOO_LARGE", message)
        }
        Code::InvalidArgument | Code::Internal | Code::Unimplemented => {
            let message = "a message of the stream could not be decoded";
            Error::new(ErrorKind::InvalidArgument, "MESSAGE_MALFORMED", message)
        }
        _ => Error::new(
            ErrorKind::Aborted,
            "STREAM_BROKEN",
            "the client's stream ended before its time; repeat it whole",
        ),
    }
}

/// Opens a client-streaming call. Answer through [`Call::refuse`] when something is refused.
///
/// # Errors
/// `INTERNAL` when the request did not come through the door.
#[allow(clippy::result_large_err)] // tonic's own error type
pub fn streaming<T>(request: Request<Streaming<T>>) -> std::result::Result<(Call, Incoming<T>), Status> {
    let call = caller(&request).map_err(crate::status)?;
    let (messages, idle) = (request.into_inner(), Box::pin(tokio::time::sleep(IDLE)));
    Ok((call, Incoming { messages, idle }))
}

impl Call {
    /// The status of `error` in this call; its cause goes to the log with the request id.
    #[must_use]
    pub fn refuse(&self, error: &Error) -> Status {
        status_for(error, &self.origin.request_id)
    }
}

/// Runs one act that answers with a stream. The stream ends at its first error.
///
/// # Errors
/// As [`unary`](crate::unary).
pub async fn server_streaming<T, R, S, F, A>(request: Request<T>, act: A) -> Reply<ReplyStream<R>>
where
    T: Validate,
    S: Stream<Item = Result<R>> + Send + 'static,
    F: Future<Output = Result<S>>,
    A: FnOnce(Call, T) -> F,
{
    let call = caller(&request).map_err(crate::status)?;
    let started = match validate(request.get_ref()) {
        Ok(()) => act(call.clone(), request.into_inner()).await,
        Err(refusal) => Err(refusal),
    };
    let items = started.map_err(|error| call.refuse(&error))?;
    let items = Outgoing {
        items: Box::pin(items),
        refused: refused(call.clone()).boxed().fuse(),
    };
    let items = items.map(move |item| item.map_err(|error| call.refuse(&error)));
    Ok(Response::new(Box::pin(items)))
}

/// What a caller is sent, as long as its credential counts.
struct Outgoing<S> {
    items: Pin<Box<S>>,
    refused: Fuse<BoxFuture<'static, Error>>,
}

impl<R, S: Stream<Item = Result<R>>> Stream for Outgoing<S> {
    type Item = Result<R>;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<R>>> {
        match self.refused.poll_unpin(cx) {
            Poll::Ready(error) => Poll::Ready(Some(Err(error))),
            Poll::Pending => self.items.poll_next_unpin(cx),
        }
    }
}

/// Waits until the call's credential does not count any more.
async fn refused(call: Call) -> Error {
    loop {
        tokio::time::sleep(RECHECK).await;
        if let Some(error) = call.refused().await {
            return error;
        }
    }
}
