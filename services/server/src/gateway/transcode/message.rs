//! One HTTP request as the message of a method: body, query parameters, then path.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::request::Parts;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use prost_reflect::{DynamicMessage, FieldDescriptor, Kind, MessageDescriptor, Value};
use rpc::Body as Place;
use tonic::Status;
use tonic::body::Body;

use super::routes::Match;
use super::{HttpError, fields};

/// The request message of `found`.
pub async fn read(found: &Match<'_>, parts: &Parts, body: Body, max: usize) -> Result<DynamicMessage, HttpError> {
    let descriptor = found.method.descriptor.input();
    let query = parts.uri.query();
    let mut message = match &found.route.body {
        Place::None => DynamicMessage::new(descriptor),
        Place::Whole => {
            let message = parse_message(descriptor, &json(parts, body, max).await?)?;
            if query.is_some_and(|q| !q.is_empty()) {
                return Err(HttpError::field(
                    "QUERY_PARAMETER_INVALID",
                    "query",
                    "must be empty: every field is in the body",
                ));
            }
            message
        }
        Place::Field(field) => {
            let mut message = DynamicMessage::new(descriptor);
            let bytes = json(parts, body, max).await?;
            message.set_field(field, parse_field(field, &bytes)?);
            message
        }
    };
    if !matches!(found.route.body, Place::Whole) {
        fields::from_query(&mut message, query)?;
    }
    for (variable, raw) in &found.values {
        fields::from_path(&mut message, variable, raw)?;
    }
    Ok(message)
}

/// The bytes of a JSON body; nothing at all is `{}`.
async fn json(parts: &Parts, body: Body, max: usize) -> Result<Bytes, HttpError> {
    let bytes = match Limited::new(body, max).collect().await {
        Ok(collected) => collected.to_bytes(),
        Err(error) if error.is::<LengthLimitError>() => return Err(HttpError::too_large(max)),
        Err(_) => return Err(Status::cancelled("the body ended before its time").into()),
    };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok(Bytes::from_static(b"{}"));
    }
    // A form or text of another site would come without asking its browser first.
    let kind = parts
        .headers
        .get(CONTENT_TYPE)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        return Err(HttpError::not_json());
    }
    Ok(bytes)
}

fn parse_message(descriptor: MessageDescriptor, bytes: &[u8]) -> Result<DynamicMessage, HttpError> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let message = DynamicMessage::deserialize(descriptor, &mut json);
    message
        .and_then(|m| json.end().map(|()| m))
        .map_err(|error| malformed(&error))
}

/// A field that is no message is read as if its message held nothing else.
fn parse_field(field: &FieldDescriptor, bytes: &[u8]) -> Result<Value, HttpError> {
    if let (Kind::Message(inner), false, false) = (field.kind(), field.is_list(), field.is_map()) {
        return parse_message(inner, bytes).map(Value::Message);
    }
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
    let whole = serde_json::json!({ field.json_name(): value });
    let message =
        DynamicMessage::deserialize(field.parent_message().clone(), whole).map_err(|error| malformed(&error))?;
    Ok(message.get_field(field).into_owned())
}

/// The message says line and column; an unknown field is named.
fn malformed(error: &serde_json::Error) -> HttpError {
    let text = error.to_string();
    let unknown = text
        .strip_prefix("unrecognized field name '")
        .and_then(|t| t.split_once('\''));
    match unknown {
        Some((field, _)) => HttpError::field("FIELD_UNKNOWN", field, format!("is not in the contract ({text})")),
        None => HttpError::field("JSON_MALFORMED", "body", text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rpc::Contract;

    async fn message(json: &str) -> String {
        let contract = Contract::load().unwrap();
        let descriptor = contract
            .pool()
            .get_message_by_name("chancery.identity.v1.CreateOrganizationRequest")
            .unwrap();
        let response = match parse_message(descriptor, json.as_bytes()) {
            Ok(message) => return serde_json::to_string(&message).unwrap(),
            Err(error) => error.into_response(),
        };
        let body = response.into_body().collect().await.unwrap().to_bytes();
        String::from_utf8(body.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn an_unknown_field_is_named() {
        let answer = message(r#"{"owner": {"emial": "a@b.mn"}}"#).await;
        assert!(answer.contains(r#""field":"emial""#), "{answer}");
        assert!(answer.contains("line 1 column"), "{answer}");
    }

    #[tokio::test]
    async fn malformed_json_says_where() {
        for bad in ["{", "{\"name\": 1}", "[]", "{} x", "\u{1}"] {
            let answer = message(bad).await;
            assert!(
                answer.contains("JSON_MALFORMED") && answer.contains("line 1 column"),
                "{bad}: {answer}"
            );
        }
    }

    #[tokio::test]
    async fn deep_nesting_ends_in_an_error_and_not_in_the_stack() {
        let deep = format!("{}{}", "{\"owner\":".repeat(100_000), "}".repeat(100_000));
        assert!(message(&deep).await.contains("line 1 column"));
    }
}
