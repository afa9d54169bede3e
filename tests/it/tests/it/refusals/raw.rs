//! Calls any method of the contracts by its descriptor.

use std::time::Duration;

use bytes::{Buf as _, BufMut as _, Bytes};
use prost::Message as _;
use prost_reflect::DynamicMessage;
use rpc::Method;
use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};
use tonic::transport::Channel;
use tonic::{Code, Request, Status};
use tonic_types::StatusExt as _;

use crate::support::with_token;

/// What came of a call.
#[derive(Debug)]
pub struct Outcome {
    pub code: Code,
    pub status: Option<Status>,
    pub answers: Vec<Bytes>,
}

impl Outcome {
    pub fn reason(&self) -> String {
        let details = self.status.as_ref().map(|status| status.get_error_details());
        details
            .and_then(|d| d.error_info().map(|info| info.reason.clone()))
            .unwrap_or_default()
    }

    /// Whether the door itself said no.
    pub fn is_refused_at_the_door(&self) -> bool {
        [
            "CREDENTIALS_MISSING",
            "PERMISSION_MISSING",
            "ACCOUNT_REQUIRED",
            "SIGNING_LINK_REQUIRED",
            "INTERNAL_METHOD",
        ]
        .contains(&self.reason().as_str())
    }
}

/// Sends these messages and collects at most ten answers. A stream without end is left after two seconds.
pub async fn call(channel: &Channel, method: &Method, token: Option<&str>, messages: Vec<DynamicMessage>) -> Outcome {
    let stream = tokio_stream::iter(messages.into_iter().map(|m| Bytes::from(m.encode_to_vec())));
    let request = match token {
        Some(token) => with_token(token, stream),
        None => Request::new(stream),
    };
    let mut answers = vec![];
    let work = collect(channel, method, request, &mut answers);
    let ended = tokio::time::timeout(Duration::from_secs(2), work).await;
    let status = ended.unwrap_or_else(|_| Err(Status::deadline_exceeded("left"))).err();
    Outcome {
        code: status.as_ref().map_or(Code::Ok, Status::code),
        status,
        answers,
    }
}

async fn collect<S>(
    channel: &Channel,
    method: &Method,
    request: Request<S>,
    answers: &mut Vec<Bytes>,
) -> Result<(), Status>
where
    S: tokio_stream::Stream<Item = Bytes> + Send + 'static,
{
    let mut client = tonic::client::Grpc::new(channel.clone());
    client
        .ready()
        .await
        .map_err(|error| Status::unavailable(error.to_string()))?;
    let path = method.path.parse().map_err(|_| Status::internal("a path"))?;
    let mut stream = client.streaming(request, path, Raw).await?.into_inner();
    while let Some(answer) = stream.message().await? {
        answers.push(answer);
        if answers.len() == 10 {
            break;
        }
    }
    Ok(())
}

/// Messages as they are.
#[derive(Clone, Copy, Default)]
struct Raw;

impl Codec for Raw {
    type Encode = Bytes;
    type Decode = Bytes;
    type Encoder = Self;
    type Decoder = Self;
    fn encoder(&mut self) -> Self {
        Self
    }
    fn decoder(&mut self) -> Self {
        Self
    }
}

impl Encoder for Raw {
    type Item = Bytes;
    type Error = Status;
    fn encode(&mut self, item: Bytes, buffer: &mut EncodeBuf<'_>) -> Result<(), Status> {
        buffer.put(item);
        Ok(())
    }
}

impl Decoder for Raw {
    type Item = Bytes;
    type Error = Status;
    fn decode(&mut self, buffer: &mut DecodeBuf<'_>) -> Result<Option<Bytes>, Status> {
        Ok(Some(buffer.copy_to_bytes(buffer.remaining())))
    }
}
