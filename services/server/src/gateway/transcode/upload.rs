//! A file as the body of an HTTP request becomes the stream of a client-streaming method.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use http_body::Frame;
use prost::Message as _;
use prost_reflect::DynamicMessage;
use rpc::Body as Place;
use tonic::Status;
use tonic::body::Body;

use super::routes::Match;
use super::{HttpError, fields, frames, is_bytes};

/// Small enough for every limit on chunks, large enough to be cheap.
const PIECE: usize = 256 * 1024;

/// First a message made from the query parameters (none when there are none), then the body in pieces.
pub fn body(found: &Match<'_>, query: Option<&str>, body: Body) -> Result<Body, HttpError> {
    let Place::Field(field) = &found.route.body else {
        return Err(Status::unimplemented("this method streams messages: call it over gRPC").into());
    };
    if !is_bytes(field) {
        return Err(Status::unimplemented("this method streams messages: call it over gRPC").into());
    }
    let mut header = DynamicMessage::new(found.method.descriptor.input());
    fields::from_query(&mut header, query)?;
    for (variable, raw) in &found.values {
        fields::from_path(&mut header, variable, raw)?;
    }
    let header = header.encode_to_vec();
    Ok(Body::new(Upload {
        header: (!header.is_empty()).then(|| frames::encode(&header)),
        field: field.number(),
        rest: Bytes::new(),
        body,
    }))
}

struct Upload {
    header: Option<Bytes>,
    field: u32,
    rest: Bytes,
    body: Body,
}

impl Upload {
    fn piece(&mut self) -> Frame<Bytes> {
        let piece = self.rest.split_to(self.rest.len().min(PIECE));
        let mut message = BytesMut::with_capacity(piece.len() + 16);
        prost::encoding::bytes::encode(self.field, &piece, &mut message);
        Frame::data(frames::encode(&message))
    }
}

impl http_body::Body for Upload {
    type Data = Bytes;
    type Error = Status;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Status>>> {
        if let Some(header) = self.header.take() {
            return Poll::Ready(Some(Ok(Frame::data(header))));
        }
        while self.rest.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_frame(cx)) {
                Some(Ok(frame)) => self.rest = frame.into_data().unwrap_or_default(),
                Some(Err(_)) => return Poll::Ready(Some(Err(Status::cancelled("the upload ended before its time")))),
                None => return Poll::Ready(None),
            }
        }
        Poll::Ready(Some(Ok(self.piece())))
    }
}
