//! Turns `buf.validate` rules into Rust that reads fields directly. A rule this does not know stops the build: no rule is ever
//! written down and not enforced.

use std::error::Error;
use std::fmt::Write as _;

use heck::{ToSnakeCase as _, ToUpperCamelCase as _};
use prost_reflect::{DescriptorPool, DynamicMessage, FieldDescriptor, Kind, MessageDescriptor, OneofDescriptor, Value};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// `impl Validate` for every message of ours.
pub fn generate(pool: &DescriptorPool) -> Result<String> {
    let mut code = String::new();
    for message in pool
        .all_messages()
        .filter(|m| is_ours(m.full_name()) && !m.is_map_entry())
    {
        let body = message_body(pool, &message)?;
        writeln!(
            code,
            "impl crate::Validate for {} {{\n#[allow(unused_variables)]\nfn check(&self, path: &crate::Path<'_>, out: &mut Vec<crate::Violation>) {{\n{body}}}\n}}",
            rust_path(message.full_name(), message.parent_message().as_ref(), message.name())
        )?;
    }
    Ok(code)
}

fn is_ours(name: &str) -> bool {
    name.starts_with("chancery.")
}

fn rust_path(full_name: &str, parent: Option<&MessageDescriptor>, name: &str) -> String {
    let package = full_name.split('.').take(3).collect::<Vec<_>>().join("::");
    let nesting = parent
        .map(|p| format!("{}::", p.name().to_snake_case()))
        .unwrap_or_default();
    format!("crate::{package}::{nesting}{}", name.to_upper_camel_case())
}

fn message_body(pool: &DescriptorPool, message: &MessageDescriptor) -> Result<String> {
    let mut code = String::new();
    for oneof in message.oneofs().filter(|o| !o.is_synthetic()) {
        if oneof_required(pool, &oneof)? {
            let choices: Vec<_> = oneof.fields().map(|f| f.name().to_owned()).collect();
            let remedy = format!("set one of {}", choices.join(", "));
            writeln!(
                code,
                "crate::rules::present(self.{n}.is_some(), {remedy:?}, &path.field({n:?}), out);",
                n = oneof.name()
            )?;
        }
    }
    for field in message.fields() {
        let checks = field_checks(pool, &field)?;
        if !checks.is_empty() {
            writeln!(code, "{{ let at = path.field({:?});\n{checks}}}", field.name())?;
        }
    }
    Ok(code)
}

fn extension(pool: &DescriptorPool, options: &DynamicMessage, name: &str) -> Result<Option<DynamicMessage>> {
    let extension = pool
        .get_extension_by_name(name)
        .ok_or("buf.validate is not among the contracts")?;
    Ok(options
        .has_extension(&extension)
        .then(|| options.get_extension(&extension).as_message().cloned())
        .flatten())
}

fn oneof_required(pool: &DescriptorPool, oneof: &OneofDescriptor) -> Result<bool> {
    let rules = extension(pool, &oneof.options(), "buf.validate.oneof")?;
    Ok(rules.is_some_and(|r| {
        r.get_field_by_name("required")
            .is_some_and(|v| v.as_bool() == Some(true))
    }))
}

/// The checks of one field, which see its place as `at`.
fn field_checks(pool: &DescriptorPool, field: &FieldDescriptor) -> Result<String> {
    let rules = extension(pool, &field.options(), "buf.validate.field")?;
    let mut code = String::new();
    let required = rules.as_ref().is_some_and(|r| {
        r.get_field_by_name("required")
            .is_some_and(|v| v.as_bool() == Some(true))
    });
    if required {
        writeln!(
            code,
            "crate::rules::present(self.{}.is_some(), \"is required\", &at, out);",
            member(field)
        )?;
    }
    let value_checks = value_checks(field, rules.as_ref())?;
    if value_checks.is_empty() {
        return Ok(code);
    }
    let ignore = rules
        .as_ref()
        .is_some_and(|r| r.get_field_by_name("ignore").and_then(|v| v.as_enum_number()) == Some(1));
    let guarded = if ignore {
        format!("if !value.is_empty() {{ {value_checks} }}")
    } else {
        value_checks
    };
    let name = member(field);
    match field.containing_oneof().filter(|o| !o.is_synthetic()) {
        Some(oneof) => {
            let parent = field.parent_message();
            let choice = rust_path(parent.full_name(), Some(parent), oneof.name());
            writeln!(
                code,
                "if let Some({choice}::{}(value)) = &self.{} {{ {guarded} }}",
                field.name().to_upper_camel_case(),
                oneof.name()
            )?;
        }
        None if field.supports_presence() => writeln!(code, "if let Some(value) = &self.{name} {{ {guarded} }}")?,
        None => writeln!(code, "let value = &self.{name};\n{guarded}")?,
    }
    Ok(code)
}

fn member(field: &FieldDescriptor) -> String {
    match field.name() {
        "type" => "r#type".to_owned(),
        name => name.to_snake_case(),
    }
}

fn value_checks(field: &FieldDescriptor, rules: Option<&DynamicMessage>) -> Result<String> {
    let mut code = text_checks(field);
    for (kind, rule) in rules.into_iter().flat_map(typed_rules) {
        code += &match kind.as_str() {
            "repeated" => list_checks(field, &rule)?,
            kind => scalar_checks(field, kind, &rule)?,
        };
    }
    if let Kind::Message(message) = field.kind()
        && is_ours(message.full_name())
    {
        if field.is_list() {
            code +=
                "for (i, value) in value.iter().enumerate() { crate::Validate::check(value, &at.index(i), out); }\n";
        } else if !field.is_map() {
            code += "crate::Validate::check(value, &at, out);\n";
        }
    }
    Ok(code)
}

/// What holds for every text without being written at each: no database keeps all of Unicode.
fn text_checks(field: &FieldDescriptor) -> String {
    let is_text = |field: &FieldDescriptor| field.kind() == Kind::String;
    let code = match field.kind() {
        Kind::String if field.is_list() => {
            "for (i, text) in value.iter().enumerate() { crate::rules::text(text, &at.index(i), out); }"
        }
        Kind::String => "crate::rules::text(value, &at, out);",
        Kind::Message(entry) if entry.is_map_entry() && entry.fields().all(|field| is_text(&field)) => {
            "for text in value.iter().flat_map(|(key, text)| [key, text]) { crate::rules::text(text, &at, out); }"
        }
        _ => return String::new(),
    };
    format!("{code}\n")
}

/// The `string`, `int32`, … rules that are set, without `required` and `ignore`.
fn typed_rules(rules: &DynamicMessage) -> Vec<(String, DynamicMessage)> {
    let typed = rules
        .fields()
        .filter_map(|(field, value)| Some((field.name().to_owned(), value.as_message()?.clone())));
    typed.collect()
}

fn list_checks(field: &FieldDescriptor, rules: &DynamicMessage) -> Result<String> {
    let mut code = String::new();
    for (rule, value) in rules.fields() {
        match (rule.name(), value) {
            ("min_items", Value::U64(n)) => writeln!(code, "crate::rules::min_items(value, {n}, &at, out);")?,
            ("max_items", Value::U64(n)) => writeln!(code, "crate::rules::max_items(value, {n}, &at, out);")?,
            ("unique", Value::Bool(true)) => writeln!(code, "crate::rules::unique(value, &at, out);")?,
            ("items", Value::Message(items)) => {
                let mut each = String::new();
                for (kind, rule) in typed_rules(items) {
                    each += &scalar_checks(field, &kind, &rule)?;
                }
                writeln!(
                    code,
                    "for (i, value) in value.iter().enumerate() {{ let at = at.index(i);\n{each}}}"
                )?;
            }
            (name, _) => return Err(unknown(field, name)),
        }
    }
    Ok(code)
}

fn scalar_checks(field: &FieldDescriptor, kind: &str, rules: &DynamicMessage) -> Result<String> {
    let mut code = String::new();
    for (rule, value) in rules.fields() {
        let call = match (kind, rule.name(), value) {
            ("string", "min_len", Value::U64(n)) => format!("min_chars(value, {n}"),
            ("string", "max_len", Value::U64(n)) => format!("max_chars(value, {n}"),
            ("string", "uuid", Value::Bool(true)) => "uuid(value".to_owned(),
            ("string", "email", Value::Bool(true)) => "email(value".to_owned(),
            ("string", "pattern", Value::String(pattern)) => format!(
                "pattern(value, {{ static PATTERN: std::sync::LazyLock<Option<regex::Regex>> = \
                 std::sync::LazyLock::new(|| regex::Regex::new({pattern:?}).ok()); PATTERN.as_ref() }}, {pattern:?}"
            ),
            ("bytes", "min_len", Value::U64(n)) => format!("min_bytes(value, {n}"),
            ("bytes", "max_len", Value::U64(n)) => format!("max_bytes(value, {n}"),
            ("enum", "defined_only", Value::Bool(true)) => {
                format!("defined({}::try_from(*value).is_ok()", enum_path(field)?)
            }
            ("enum", "not_in", Value::List(values)) => {
                let numbers: Vec<_> = values.iter().filter_map(Value::as_i32).collect();
                format!("not_in(*value, &{numbers:?}")
            }
            ("int32" | "int64", "gte", Value::I32(_) | Value::I64(_)) => {
                format!("at_least(i64::from(*value), {}", number(value))
            }
            ("int32" | "int64", "lte", Value::I32(_) | Value::I64(_)) => {
                format!("at_most(i64::from(*value), {}", number(value))
            }
            ("float", "gte", Value::F32(n)) => format!("at_least(*value, {n:?}f32"),
            ("float", "lte", Value::F32(n)) => format!("at_most(*value, {n:?}f32"),
            (kind, name, _) => return Err(unknown(field, &format!("{kind}.{name}"))),
        };
        writeln!(code, "crate::rules::{call}, &at, out);")?;
    }
    Ok(code)
}

fn number(value: &Value) -> i64 {
    value.as_i64().or(value.as_i32().map(i64::from)).unwrap_or_default()
}

fn enum_path(field: &FieldDescriptor) -> Result<String> {
    match field.kind() {
        Kind::Enum(e) => Ok(rust_path(e.full_name(), e.parent_message().as_ref(), e.name())),
        _ => Err(unknown(field, "enum")),
    }
}

fn unknown(field: &FieldDescriptor, rule: &str) -> Box<dyn Error> {
    format!(
        "{}: no generator for the validation rule {rule}; add it to build/validation.rs",
        field.full_name()
    )
    .into()
}
