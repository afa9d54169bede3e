//! Values from paths and query parameters into fields, by dotted names.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use percent_encoding::percent_decode_str;
use prost_reflect::{DynamicMessage, FieldDescriptor, Kind, MessageDescriptor, ReflectMessage as _, Value};

use super::HttpError;

/// Puts a raw path value where its variable says.
pub fn from_path(message: &mut DynamicMessage, variable: &str, raw: &str) -> Result<(), HttpError> {
    let text = percent_decode_str(raw).decode_utf8();
    let text = text.map_err(|_| HttpError::field("PATH_MALFORMED", variable, "must be UTF-8, percent-encoded"))?;
    put(message, variable, &text).map_err(|remedy| HttpError::field("PATH_MALFORMED", variable, remedy))
}

/// Puts every query parameter where its name says; a name may come again for a repeated field only.
pub fn from_query(message: &mut DynamicMessage, query: Option<&str>) -> Result<(), HttpError> {
    let mut seen: Vec<Cow<'_, str>> = vec![];
    for (name, text) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        let refuse = |remedy: String| HttpError::field("QUERY_PARAMETER_INVALID", &name, remedy);
        if seen.contains(&name) && !repeats(&message.descriptor(), &name) {
            return Err(refuse("is there twice".to_owned()));
        }
        put(message, &name, &text).map_err(refuse)?;
        seen.push(name);
    }
    Ok(())
}

fn repeats(descriptor: &MessageDescriptor, path: &str) -> bool {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    match find(descriptor, first) {
        Some(field) if rest.is_empty() => field.is_list(),
        Some(field) => matches!(field.kind(), Kind::Message(inner) if repeats(&inner, rest)),
        None => false,
    }
}

/// By its name in the contract or in JSON.
fn find(descriptor: &MessageDescriptor, name: &str) -> Option<FieldDescriptor> {
    let by_name = descriptor.get_field_by_name(name);
    by_name.or_else(|| descriptor.get_field_by_json_name(name))
}

fn put(message: &mut DynamicMessage, path: &str, text: &str) -> Result<(), String> {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let descriptor = message.descriptor();
    let unknown = || format!("is not known: {} has no field {first}", descriptor.name());
    let field = find(&descriptor, first).ok_or_else(unknown)?;
    if rest.is_empty() {
        return put_value(message, &field, text);
    }
    match message.get_field_mut(&field) {
        Value::Message(inner) if !field.is_list() => put(inner, rest, text),
        _ => Err(format!("{first} has no fields of its own here")),
    }
}

fn put_value(message: &mut DynamicMessage, field: &FieldDescriptor, text: &str) -> Result<(), String> {
    if field.is_map() {
        return Err("is a map, which only a JSON body can hold".to_owned());
    }
    let value = parse(&field.kind(), text)?;
    match message.get_field_mut(field) {
        Value::List(list) => list.push(value),
        single => *single = value,
    }
    Ok(())
}

fn parse(kind: &Kind, text: &str) -> Result<Value, String> {
    let number = |what: &str| format!("must be {what}");
    match kind {
        Kind::String => Ok(Value::String(text.to_owned())),
        Kind::Bool => text
            .parse()
            .map(Value::Bool)
            .map_err(|_| "must be true or false".to_owned()),
        Kind::Int32 | Kind::Sint32 | Kind::Sfixed32 => {
            text.parse().map(Value::I32).map_err(|_| number("a 32-bit number"))
        }
        Kind::Int64 | Kind::Sint64 | Kind::Sfixed64 => {
            text.parse().map(Value::I64).map_err(|_| number("a 64-bit number"))
        }
        Kind::Uint32 | Kind::Fixed32 => text.parse().map(Value::U32).map_err(|_| number("a number from 0")),
        Kind::Uint64 | Kind::Fixed64 => text.parse().map(Value::U64).map_err(|_| number("a number from 0")),
        Kind::Float => text.parse().map(Value::F32).map_err(|_| number("a number")),
        Kind::Double => text.parse().map(Value::F64).map_err(|_| number("a number")),
        Kind::Bytes => bytes(text)
            .map(|b| Value::Bytes(b.into()))
            .ok_or_else(|| "must be base64".to_owned()),
        Kind::Enum(values) => {
            let known = values
                .get_value_by_name(text)
                .or_else(|| values.get_value(text.parse().ok()?));
            known.map(|v| Value::EnumNumber(v.number())).ok_or_else(|| {
                let names: Vec<_> = values.values().map(|v| v.name().to_owned()).collect();
                format!("must be one of {}", names.join(", "))
            })
        }
        // Time stamps, durations, field masks: their JSON is one string.
        Kind::Message(inner) => {
            let json = serde_json::Value::String(text.to_owned());
            let read = DynamicMessage::deserialize(inner.clone(), json);
            read.map(Value::Message).map_err(|e| format!("is not readable: {e}"))
        }
    }
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).or_else(|_| URL_SAFE.decode(text)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rpc::Contract;

    fn read(message: &str, query: &str) -> Result<String, HttpError> {
        let contract = Contract::load().unwrap();
        let descriptor = contract.pool().get_message_by_name(message).unwrap();
        let mut message = DynamicMessage::new(descriptor);
        from_query(&mut message, Some(query)).map(|()| serde_json::to_string(&message).unwrap())
    }

    fn refusal(message: &str, query: &str) -> u16 {
        read(message, query).err().unwrap().into_response().status().as_u16()
    }

    #[test]
    fn nested_and_repeated_fields_come_by_dotted_names() {
        let json = read(
            "chancery.documents.v1.UploadDocumentRequest",
            "header.name=a%20b.pdf&header.tags=x&header.tags=y&header.documentId=doc_1",
        );
        assert_eq!(
            json.ok().unwrap(),
            r#"{"header":{"name":"a b.pdf","documentId":"doc_1","tags":["x","y"]}}"#
        );
    }

    #[test]
    fn enums_numbers_and_field_masks_are_read() {
        let json = read(
            "chancery.envelopes.v1.ListEnvelopesRequest",
            "page_size=5&state=STATE_SENT",
        );
        assert_eq!(json.ok().unwrap(), r#"{"pageSize":5,"state":"STATE_SENT"}"#);
        let json = read("chancery.documents.v1.UpdateDocumentRequest", "updateMask=name,tags");
        assert_eq!(json.ok().unwrap(), r#"{"updateMask":"name,tags"}"#);
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for query in [
            "nothing=1",
            "page_size=many",
            "page_size=1&page_size=2",
            "state=NONE",
            "page_size.x=1",
        ] {
            assert_eq!(
                refusal("chancery.envelopes.v1.ListEnvelopesRequest", query),
                400,
                "{query}"
            );
        }
        assert_eq!(
            refusal("chancery.documents.v1.UpdateDocumentRequest", "document.metadata=a"),
            400
        );
    }
}
