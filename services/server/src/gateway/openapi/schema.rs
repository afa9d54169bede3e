//! JSON Schemas of messages, as canonical Protobuf JSON writes them.

use std::collections::{HashMap, VecDeque};

use prost_reflect::{EnumDescriptor, FieldDescriptor, FileDescriptor, Kind, MessageDescriptor};
use rpc::Contract;
use serde_json::{Map, Value, json};

use super::reference;

/// The schemas that were asked for, and those they refer to.
pub struct Schemas {
    comments: HashMap<(String, Vec<i32>), String>,
    wanted: VecDeque<MessageDescriptor>,
    done: Map<String, Value>,
}

impl Schemas {
    pub fn new(contract: &Contract) -> Self {
        let mut comments = HashMap::new();
        for file in contract.pool().files() {
            let info = file.file_descriptor_proto().source_code_info.as_ref();
            for location in info.iter().flat_map(|info| &info.location) {
                if let Some(text) = &location.leading_comments {
                    let lines: Vec<_> = text.lines().map(str::trim).collect();
                    let text = lines.join("\n").trim().to_owned();
                    comments.insert((file.name().to_owned(), location.path.clone()), text);
                }
            }
        }
        Self {
            comments,
            wanted: VecDeque::new(),
            done: Map::new(),
        }
    }

    /// The schema of a message, by reference unless JSON writes it as one plain value.
    pub fn of_message(&mut self, message: &MessageDescriptor) -> Value {
        if let Some(plain) = plain(message) {
            return plain;
        }
        if !self.done.contains_key(message.full_name()) {
            self.done.insert(message.full_name().to_owned(), Value::Null);
            self.wanted.push_back(message.clone());
        }
        reference(message.full_name())
    }

    /// The schema of a field's value.
    pub fn of_field(&mut self, field: &FieldDescriptor) -> Value {
        if let (true, Kind::Message(entry)) = (field.is_map(), field.kind()) {
            let values = self.of_kind(&entry.map_entry_value_field().kind());
            return json!({"type": "object", "additionalProperties": values});
        }
        let one = self.of_kind(&field.kind());
        if field.is_list() {
            json!({"type": "array", "items": one})
        } else {
            one
        }
    }

    fn of_kind(&mut self, kind: &Kind) -> Value {
        match kind {
            Kind::Message(message) => self.of_message(message),
            Kind::Enum(values) => self.of_enum(values),
            Kind::String => json!({"type": "string"}),
            Kind::Bytes => json!({"type": "string", "contentEncoding": "base64"}),
            Kind::Bool => json!({"type": "boolean"}),
            Kind::Float | Kind::Double => json!({"type": "number"}),
            Kind::Int32 | Kind::Sint32 | Kind::Sfixed32 => json!({"type": "integer", "format": "int32"}),
            Kind::Uint32 | Kind::Fixed32 => json!({"type": "integer", "format": "uint32", "minimum": 0}),
            // JSON numbers lose digits beyond 2^53: 64-bit numbers are written as text.
            Kind::Int64 | Kind::Sint64 | Kind::Sfixed64 => json!({"type": "string", "format": "int64"}),
            Kind::Uint64 | Kind::Fixed64 => json!({"type": "string", "format": "uint64"}),
        }
    }

    fn of_enum(&self, values: &EnumDescriptor) -> Value {
        let names: Vec<_> = values.values().map(|v| v.name().to_owned()).collect();
        let described = values.values().filter_map(|v| {
            let text = self.comment(&values.parent_file(), v.path())?;
            Some(format!("- `{}`: {text}", v.name()))
        });
        let described: Vec<_> = described.collect();
        json!({"type": "string", "enum": names, "description": described.join("\n")})
    }

    fn comment(&self, file: &FileDescriptor, path: &[i32]) -> Option<&str> {
        let key = (file.name().to_owned(), path.to_vec());
        self.comments
            .get(&key)
            .map(String::as_str)
            .filter(|text| !text.is_empty())
    }

    /// Every schema, by the message's full name.
    pub fn finish(mut self) -> Map<String, Value> {
        while let Some(message) = self.wanted.pop_front() {
            let schema = self.object(&message);
            self.done.insert(message.full_name().to_owned(), schema);
        }
        self.done
    }

    fn object(&mut self, message: &MessageDescriptor) -> Value {
        let mut properties = Map::new();
        for field in message.fields() {
            let mut schema = self.of_field(&field);
            if let Some(text) = self.comment(&message.parent_file(), field.path()) {
                schema = described(schema, text);
            }
            properties.insert(field.json_name().to_owned(), schema);
        }
        let mut schema = json!({"type": "object", "properties": properties});
        if let Some(text) = self.comment(&message.parent_file(), message.path()) {
            schema["description"] = json!(text);
        }
        schema
    }
}

/// An enum keeps the comments of its values behind those of the field.
fn described(mut schema: Value, text: &str) -> Value {
    schema["description"] = match schema["description"].as_str() {
        Some(values) if !values.is_empty() => json!(format!("{text}\n\n{values}")),
        _ => json!(text),
    };
    schema
}

/// Whether JSON writes the message as one plain value.
pub fn is_plain(message: &MessageDescriptor) -> bool {
    plain(message).is_some()
}

fn plain(message: &MessageDescriptor) -> Option<Value> {
    Some(match message.full_name() {
        "google.protobuf.Timestamp" => json!({"type": "string", "format": "date-time"}),
        "google.protobuf.Duration" => json!({"type": "string", "description": "Seconds, such as 3.5s."}),
        "google.protobuf.FieldMask" => {
            json!({"type": "string", "description": "Names of fields, separated by commas."})
        }
        "google.protobuf.Empty" | "google.protobuf.Struct" => json!({"type": "object"}),
        "google.protobuf.Value" => json!({}),
        _ => return None,
    })
}
