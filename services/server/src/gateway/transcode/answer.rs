//! A method's answer as an HTTP answer: JSON, lines of JSON, or the file itself.

use bytes::Bytes;
use futures::stream::{self, Stream, StreamExt as _};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Response};
use http_body::Frame;
use http_body_util::StreamBody;
use prost_reflect::{DynamicMessage, FieldDescriptor, MessageDescriptor, Value};
use tonic::body::Body;
use tonic::{Code, Status};

use super::error::HttpError;
use super::frames::Frames;
use super::routes::Match;
use super::{decode, is_bytes, json_error};

/// Writes the answer of `found`.
pub async fn write(found: &Match<'_>, response: Response<Body>) -> Result<Response<Body>, HttpError> {
    let (parts, body) = response.into_parts();
    // Trailers-only: refused before anything was answered.
    if let Some(status) = Status::from_header_map(&parts.headers).filter(|status| status.code() != Code::Ok) {
        return Ok(HttpError::answering(status, &parts.headers));
    }
    let frames = Frames::new(body);
    let output = found.method.descriptor.output();
    let field = found.route.response_body.clone();
    let mut response = match (found.method.descriptor.is_server_streaming(), field) {
        (true, Some(field)) if is_bytes(&field) => file(output, field, frames).await?,
        (true, _) => lines(output, frames),
        (false, field) => document(output, field, frames).await?,
    };
    keep(&parts.headers, response.headers_mut());
    Ok(response)
}

/// Headers a method may set for its clients.
fn keep(from: &HeaderMap, to: &mut HeaderMap) {
    let kept = from
        .iter()
        .filter(|(name, _)| !name.as_str().starts_with("grpc-") && *name != CONTENT_TYPE);
    kept.for_each(|(name, value): (&HeaderName, &HeaderValue)| {
        to.insert(name.clone(), value.clone());
    });
}

async fn document(
    output: MessageDescriptor,
    field: Option<FieldDescriptor>,
    mut frames: Frames,
) -> Result<Response<Body>, HttpError> {
    let message = frames
        .next()
        .await?
        .ok_or_else(|| Status::internal("an answer has no message"))?;
    let message = decode(output, message)?;
    let json = match field {
        None => json(&message)?,
        Some(field) => json_of_field(&message, &field)?,
    };
    // The status comes after the message: an answer that ended badly is none.
    frames.next().await?;
    Ok(with_type(
        "application/json",
        Body::new(http_body_util::Full::from(json)),
    ))
}

fn json(message: &DynamicMessage) -> Result<Vec<u8>, Status> {
    serde_json::to_vec(message).map_err(|_| Status::internal("an answer could not be written as JSON"))
}

fn json_of_field(message: &DynamicMessage, field: &FieldDescriptor) -> Result<Vec<u8>, Status> {
    let unwritable = |_| Status::internal("an answer could not be written as JSON");
    let whole = serde_json::to_value(message).map_err(unwritable)?;
    serde_json::to_vec(&whole[field.json_name()]).map_err(unwritable)
}

/// One JSON document a line; a stream that ends badly ends with a line that holds `error`.
fn lines(output: MessageDescriptor, frames: Frames) -> Response<Body> {
    let lines = stream::unfold(Some((output, frames)), |state| async move {
        let (output, mut frames) = state?;
        let line = match frames.next().await {
            Ok(None) => return None,
            Ok(Some(message)) => decode(output.clone(), message).and_then(|m| json(&m)),
            Err(status) => Err(status),
        };
        Some(match line {
            Ok(line) => (line, Some((output, frames))),
            Err(status) => (json_error(http::StatusCode::OK, &status).to_string().into_bytes(), None),
        })
    });
    let lines = lines.map(|mut line| {
        line.push(b'\n');
        Ok::<_, Status>(Bytes::from(line))
    });
    with_type("application/x-ndjson", streamed(lines))
}

/// The bytes themselves. The first piece is awaited: until then a refusal can still be told as one.
async fn file(
    output: MessageDescriptor,
    field: FieldDescriptor,
    mut frames: Frames,
) -> Result<Response<Body>, HttpError> {
    let piece = move |message: Bytes| decode(output.clone(), message).map(|m| bytes_of(&m, &field));
    let first = match frames.next().await? {
        Some(message) => piece(message)?,
        None => Bytes::new(),
    };
    let kind = if first.starts_with(b"%PDF") {
        "application/pdf"
    } else {
        "application/octet-stream"
    };
    let rest = stream::unfold(Some((frames, piece)), |state| async move {
        let (mut frames, piece) = state?;
        match frames.next().await.and_then(|message| message.map(&piece).transpose()) {
            Ok(None) => None,
            Ok(Some(bytes)) => Some((Ok(bytes), Some((frames, piece)))),
            // The body breaks off, which no client can take for the end of the file.
            Err(status) => Some((Err(status), None)),
        }
    });
    let mut response = with_type(kind, streamed(stream::once(async { Ok(first) }).chain(rest)));
    response
        .headers_mut()
        .insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    Ok(response)
}

fn bytes_of(message: &DynamicMessage, field: &FieldDescriptor) -> Bytes {
    match message.get_field(field).as_ref() {
        Value::Bytes(bytes) => bytes.clone(),
        _ => Bytes::new(),
    }
}

fn streamed(pieces: impl Stream<Item = Result<Bytes, Status>> + Send + 'static) -> Body {
    Body::new(StreamBody::new(pieces.map(|piece| piece.map(Frame::data))))
}

fn with_type(kind: &'static str, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}
