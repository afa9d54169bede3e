//! Messages in the frames of the gRPC wire: a flag, a length of four bytes, the message.

use bytes::{Buf as _, BufMut as _, Bytes, BytesMut};
use http_body_util::BodyExt as _;
use tonic::body::Body;
use tonic::{Code, Status};

const PREFIX: usize = 5;

/// One message in its frame.
pub fn encode(message: &[u8]) -> Bytes {
    let mut frame = BytesMut::with_capacity(PREFIX + message.len());
    frame.put_u8(0);
    // Our own messages are far below 4 GiB: they come from a body or a chunk that is limited.
    frame.put_u32(u32::try_from(message.len()).unwrap_or(u32::MAX));
    frame.put_slice(message);
    frame.freeze()
}

/// The messages of an answer, and the status it ends with.
pub struct Frames {
    body: Body,
    buffer: BytesMut,
}

impl Frames {
    pub fn new(body: Body) -> Self {
        Self {
            body,
            buffer: BytesMut::new(),
        }
    }

    /// The next message; none when the call ended well.
    pub async fn next(&mut self) -> Result<Option<Bytes>, Status> {
        loop {
            if let Some(message) = self.take() {
                return Ok(Some(message));
            }
            let Some(frame) = self.body.frame().await else {
                return Err(Status::internal("an answer ended without a status"));
            };
            match frame?.into_data() {
                Ok(data) => self.buffer.extend_from_slice(&data),
                Err(frame) => return ended(frame.into_trailers().unwrap_or_default()),
            }
        }
    }

    fn take(&mut self) -> Option<Bytes> {
        let length = self.buffer.get(1..PREFIX).map(|mut prefix| prefix.get_u32() as usize)?;
        if self.buffer.len() < PREFIX + length {
            return None;
        }
        self.buffer.advance(PREFIX);
        Some(self.buffer.split_to(length).freeze())
    }
}

fn ended(trailers: http::HeaderMap) -> Result<Option<Bytes>, Status> {
    match Status::from_header_map(&trailers) {
        Some(status) if status.code() == Code::Ok => Ok(None),
        Some(status) => Err(status),
        None => Err(Status::internal("an answer ended without a status")),
    }
}
