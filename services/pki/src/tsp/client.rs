//! Whoever gives time stamps. A failure is an error: there is no token but a real one.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use kernel::{Error, ErrorKind, Result, SharedClock};
use openssl::rand::rand_bytes;
use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use reqwest::{Client, Response, StatusCode, redirect};

use super::message::{QUERY_TYPE, REPLY_TYPE};
use super::{Imprint, TimeStampRequest, TimeStampingUnit, Token, parse_response};
use crate::DigestAlgorithm;
use crate::error::crypto;

/// Gives time stamps.
#[async_trait]
pub trait TimeStamper: Send + Sync {
    /// A token over `digest`, the SHA-256 of the data; verified against it before it is returned.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `MESSAGE_DIGEST_SIZE` when it is not 32 bytes; `UNAVAILABLE` / `TIME_STAMP_UNAVAILABLE`,
    /// `TIME_STAMP_REFUSED` or `TIME_STAMP_INVALID` when the authority gives none that holds.
    async fn time_stamp(&self, digest: &[u8]) -> Result<Token>;
}

/// Our own unit, asked in this process through the same messages as everybody.
pub struct LocalTimeStamper {
    unit: Arc<TimeStampingUnit>,
    clock: SharedClock,
}

impl LocalTimeStamper {
    /// Asks `unit`, whose time is `clock`'s.
    #[must_use]
    pub fn new(unit: Arc<TimeStampingUnit>, clock: SharedClock) -> Self {
        Self { unit, clock }
    }
}

#[async_trait]
impl TimeStamper for LocalTimeStamper {
    async fn time_stamp(&self, digest: &[u8]) -> Result<Token> {
        let request = request_for(digest)?;
        let answer = self.unit.respond(&request.to_der(), self.clock.now())?;
        token_for(&answer.response, &request)
    }
}

/// Another authority, asked over HTTP (RFC 3161 §3.4).
pub struct HttpTimeStamper {
    url: String,
    client: Client,
}

const ATTEMPTS: u32 = 4;
const TIMEOUT: Duration = Duration::from_secs(15);
const LONGEST_WAIT: Duration = Duration::from_secs(30);
const MAX_RESPONSE: usize = 1 << 20;

impl HttpTimeStamper {
    /// Asks the authority at `url`, which the operator configured. Each try takes at most 15 seconds; there are four.
    ///
    /// # Errors
    /// `INTERNAL` when TLS cannot be set up.
    pub fn new(url: impl Into<String>) -> Result<Self> {
        let client = Client::builder()
            .timeout(TIMEOUT)
            .redirect(redirect::Policy::none())
            .build();
        Ok(Self {
            url: url.into(),
            client: client.map_err(Error::internal)?,
        })
    }

    async fn ask(&self, request: &[u8]) -> Result<Vec<u8>, Attempt> {
        let sent = self
            .client
            .post(&self.url)
            .header(CONTENT_TYPE, QUERY_TYPE)
            .body(request.to_vec())
            .send()
            .await;
        let response = sent.map_err(|why| Attempt::Again(None, why.without_url().to_string()))?;
        let status = response.status();
        if status != StatusCode::OK {
            let again = status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error();
            let (wait, why) = (retry_after(&response), format!("it answered HTTP {status}"));
            return Err(if again {
                Attempt::Again(wait, why)
            } else {
                Attempt::Never(why)
            });
        }
        check_media_type(&response)?;
        read_limited(response).await
    }
}

/// A try that gave nothing.
enum Attempt {
    /// Worth another, after the time the authority asks for.
    Again(Option<Duration>, String),
    Never(String),
}

#[async_trait]
impl TimeStamper for HttpTimeStamper {
    async fn time_stamp(&self, digest: &[u8]) -> Result<Token> {
        let request = request_for(digest)?;
        let der = request.to_der();
        let mut wait = Duration::from_millis(500);
        for attempt in 1..=ATTEMPTS {
            match self.ask(&der).await {
                Ok(response) => return token_for(&response, &request),
                Err(Attempt::Again(asked, _)) if attempt < ATTEMPTS && asked.is_none_or(|a| a <= LONGEST_WAIT) => {
                    tokio::time::sleep(asked.unwrap_or(wait)).await;
                    wait *= 2;
                }
                Err(Attempt::Again(_, why) | Attempt::Never(why)) => return Err(unavailable(why)),
            }
        }
        Err(unavailable("it was asked in vain".to_owned()))
    }
}

fn unavailable(why: String) -> Error {
    Error::unavailable(
        "TIME_STAMP_UNAVAILABLE",
        "the time-stamping authority gives no time stamp now",
        why,
    )
}

/// Only seconds: authorities do not send dates, and a date would need the wall clock.
fn retry_after(response: &Response) -> Option<Duration> {
    let seconds = response
        .headers()
        .get(RETRY_AFTER)?
        .to_str()
        .ok()?
        .trim()
        .parse()
        .ok()?;
    Some(Duration::from_secs(seconds))
}

fn check_media_type(response: &Response) -> Result<(), Attempt> {
    let media_type = response
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|t| t.to_str().ok())
        .unwrap_or_default();
    let is_reply = media_type
        .split(';')
        .next()
        .is_some_and(|t| t.trim().eq_ignore_ascii_case(REPLY_TYPE));
    is_reply
        .then_some(())
        .ok_or_else(|| Attempt::Never("it answered with something else than a time stamp".to_owned()))
}

async fn read_limited(mut response: Response) -> Result<Vec<u8>, Attempt> {
    let mut body = vec![];
    while let Some(chunk) = response
        .chunk()
        .await
        .map_err(|why| Attempt::Again(None, why.without_url().to_string()))?
    {
        if body.len() + chunk.len() > MAX_RESPONSE {
            return Err(Attempt::Never("its answer is larger than 1 MiB".to_owned()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// A request for the SHA-256 `digest`, with a nonce.
pub(crate) fn request_for(digest: &[u8]) -> Result<TimeStampRequest> {
    if digest.len() != DigestAlgorithm::Sha256.size() {
        return Err(Error::invalid(
            "MESSAGE_DIGEST_SIZE",
            "digest",
            "must be a SHA-256 digest of 32 bytes",
        ));
    }
    let mut nonce = [0u8; 8];
    rand_bytes(&mut nonce).map_err(crypto)?;
    // Positive and of full length, so that the authority repeats it byte for byte.
    nonce[0] = nonce[0] & 0x7f | 0x40;
    Ok(TimeStampRequest::new(
        Imprint::new(DigestAlgorithm::Sha256, digest),
        Some(nonce.to_vec()),
    ))
}

/// The token of a response, which must be about this request.
pub(crate) fn token_for(response: &[u8], request: &TimeStampRequest) -> Result<Token> {
    let token = parse_response(response)?;
    let invalid = |why: String| Error::new(ErrorKind::Unavailable, "TIME_STAMP_INVALID", why);
    if token.nonce() != request.nonce.as_deref() {
        return Err(invalid("the time stamp answers another request".to_owned()));
    }
    let verified = token.verify(DigestAlgorithm::Sha256, &request.imprint.digest, &[]);
    verified.map_err(|why| invalid(why.to_string()))?;
    Ok(token)
}
