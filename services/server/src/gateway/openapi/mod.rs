//! The OpenAPI 3.1 document, made from the contracts: the same comments, fields and routes.

mod schema;

use prost_reflect::{FieldDescriptor, MessageDescriptor};
use rpc::{Access, Body, Contract, Method, Route};
use schema::{Schemas, is_plain};
use serde_json::{Map, Value, json};

/// The document of `contract`, for a server at `public_url`.
pub fn document(contract: &Contract, public_url: &str) -> Value {
    let mut schemas = Schemas::new(contract);
    let mut paths = Map::new();
    for method in contract.methods() {
        for (place, route) in method.routes.iter().enumerate() {
            let path = paths.entry(route.template.to_string()).or_insert_with(|| json!({}));
            path[route.verb.as_str().to_lowercase()] = operation(&mut schemas, method, route, place);
        }
    }
    let mut components = schemas.finish();
    components.insert("Error".to_owned(), error_schema());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Chancery",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Agreements and trust. The same methods as over gRPC, as JSON over HTTP.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": public_url}],
        "tags": tags(contract),
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "description":
                "A session token (chs_…), an API key (chk_…), or the token of a signing link (chl_…)."}},
            "responses": {"Error": {"description": "A refusal", "content": {"application/json": {"schema": reference("Error")}}}},
        },
    })
}

fn tags(contract: &Contract) -> Vec<Value> {
    let tag = |service: prost_reflect::ServiceDescriptor| {
        let comments = rpc::comments(&service.parent_file(), service.path());
        json!({"name": service.name(), "description": comments})
    };
    contract.services().map(tag).collect()
}

fn operation(schemas: &mut Schemas, method: &Method, route: &Route, place: usize) -> Value {
    let (summary, description) = method.comments.split_once("\n\n").unwrap_or((&method.comments, ""));
    let service = method.descriptor.parent_service().name().to_owned();
    let nth = if place == 0 {
        String::new()
    } else {
        format!("_{}", place + 1)
    };
    let mut operation = json!({
        "operationId": format!("{service}_{}{nth}", method.descriptor.name()),
        "summary": summary.replace('\n', " "),
        "tags": [service],
        "parameters": parameters(schemas, method, route),
        "responses": responses(schemas, method, route),
        "x-chancery-access": access(&method.access),
    });
    if !description.is_empty() {
        operation["description"] = json!(description);
    }
    let public = matches!(method.access, Access::Public | Access::Anybody);
    operation["security"] = if public { json!([]) } else { json!([{"bearer": []}]) };
    if let Some(body) = request_body(schemas, method, route) {
        operation["requestBody"] = body;
    }
    operation
}

fn access(access: &Access) -> String {
    match access {
        Access::Permission(name) => format!("permission {name}"),
        Access::Authenticated => "authenticated".to_owned(),
        Access::Recipient => "recipient".to_owned(),
        Access::Public => "public".to_owned(),
        Access::Anybody => "anybody".to_owned(),
        Access::Internal => "internal".to_owned(),
    }
}

fn parameters(schemas: &mut Schemas, method: &Method, route: &Route) -> Vec<Value> {
    let input = method.descriptor.input();
    let mut all = vec![];
    for variable in route.template.variables() {
        if let Some(field) = leaf(&input, variable) {
            let schema = schemas.of_field(&field);
            all.push(json!({"name": variable, "in": "path", "required": true, "schema": schema}));
        }
    }
    let in_body = match &route.body {
        Body::Whole => return all,
        Body::Field(field) => Some(field.name().to_owned()),
        Body::None => None,
    };
    let in_path: Vec<_> = route.template.variables().map(str::to_owned).collect();
    for field in input.fields().filter(|f| Some(f.name()) != in_body.as_deref()) {
        query(schemas, "", &field, &in_path, &mut all);
    }
    all
}

/// A query parameter for the field, or for each plain field in it.
fn query(schemas: &mut Schemas, prefix: &str, field: &FieldDescriptor, taken: &[String], all: &mut Vec<Value>) {
    let name = format!("{prefix}{}", field.name());
    if field.is_map() || taken.contains(&name) {
        return;
    }
    match field.kind().as_message() {
        Some(inner) if !is_plain(inner) => {
            // Messages nest once in a query: deeper ones are for bodies.
            if prefix.is_empty() && !field.is_list() {
                inner
                    .fields()
                    .for_each(|f| query(schemas, &format!("{name}."), &f, taken, all));
            }
        }
        _ => {
            let description = rpc::comments(&field.parent_message().parent_file(), field.path());
            all.push(
                json!({"name": name, "in": "query", "description": description, "schema": schemas.of_field(field)}),
            );
        }
    }
}

fn leaf(message: &MessageDescriptor, path: &str) -> Option<FieldDescriptor> {
    match path.split_once('.') {
        None => message.get_field_by_name(path),
        Some((first, rest)) => leaf(message.get_field_by_name(first)?.kind().as_message()?, rest),
    }
}

fn request_body(schemas: &mut Schemas, method: &Method, route: &Route) -> Option<Value> {
    let (kind, schema) = match &route.body {
        Body::None => return None,
        Body::Field(_) if method.descriptor.is_client_streaming() => ("application/octet-stream", binary()),
        Body::Field(field) => ("application/json", schemas.of_field(field)),
        Body::Whole => ("application/json", schemas.of_message(&method.descriptor.input())),
    };
    Some(json!({"required": true, "content": {kind: {"schema": schema}}}))
}

fn responses(schemas: &mut Schemas, method: &Method, route: &Route) -> Value {
    let output = method.descriptor.output();
    let (kind, schema) = match (method.descriptor.is_server_streaming(), &route.response_body) {
        (true, Some(_)) => ("application/octet-stream", binary()),
        (true, None) => ("application/x-ndjson", schemas.of_message(&output)),
        (false, Some(field)) => ("application/json", schemas.of_field(field)),
        (false, None) => ("application/json", schemas.of_message(&output)),
    };
    json!({
        "200": {"description": "Done", "content": {kind: {"schema": schema}}},
        "default": {"$ref": "#/components/responses/Error"},
    })
}

fn binary() -> Value {
    json!({"type": "string", "contentMediaType": "application/octet-stream"})
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn error_schema() -> Value {
    json!({
        "type": "object",
        "description": "A refusal: `google.rpc.Status` with the HTTP code beside it.",
        "required": ["error"],
        "properties": {"error": {
            "type": "object",
            "required": ["code", "status", "message"],
            "properties": {
                "code": {"type": "integer", "description": "The HTTP code."},
                "status": {"type": "string", "description": "The name of the gRPC code, such as NOT_FOUND."},
                "message": {"type": "string", "description": "For people."},
                "details": {"type": "array", "description": "For programs: google.rpc.ErrorInfo with a stable reason, BadRequest with \
                    the fields at fault, PreconditionFailure, RequestInfo.", "items": {
                    "type": "object",
                    "required": ["@type"],
                    "properties": {"@type": {"type": "string"}},
                    "additionalProperties": true,
                }},
            },
        }},
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> Value {
        document(&Contract::load().unwrap(), "https://chancery.example")
    }

    #[test]
    fn every_route_is_in_the_document_once() {
        let contract = Contract::load().unwrap();
        let document = whole();
        let mut ids = vec![];
        for method in contract.methods() {
            for route in &method.routes {
                let operation = &document["paths"][route.template.to_string()][route.verb.as_str().to_lowercase()];
                ids.push(operation["operationId"].as_str().unwrap().to_owned());
                assert_eq!(
                    operation["security"] == json!([]),
                    matches!(method.access, Access::Public | Access::Anybody),
                    "{}",
                    method.path
                );
            }
        }
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }

    #[test]
    fn every_reference_leads_somewhere() {
        fn walk(value: &Value, document: &Value) {
            if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
                let found = document.pointer(reference.trim_start_matches('#'));
                assert!(found.is_some(), "{reference}");
            }
            match value {
                Value::Object(map) => map.values().for_each(|v| walk(v, document)),
                Value::Array(list) => list.iter().for_each(|v| walk(v, document)),
                _ => {}
            }
        }
        let document = whole();
        walk(&document, &document);
    }

    #[test]
    fn every_variable_of_a_path_is_a_parameter() {
        let document = whole();
        for (path, operations) in document["paths"].as_object().unwrap() {
            let names: Vec<_> = path.split('{').skip(1).map(|p| p.split('}').next().unwrap()).collect();
            for operation in operations.as_object().unwrap().values() {
                let parameters = operation["parameters"].as_array().unwrap().iter();
                let in_path: Vec<_> = parameters
                    .filter(|p| p["in"] == "path")
                    .map(|p| p["name"].as_str().unwrap())
                    .collect();
                assert_eq!(in_path, names, "{path}");
            }
        }
    }

    #[test]
    fn comments_of_the_contract_reach_the_document() {
        let document = whole();
        let upload = &document["paths"]["/v1/documents:upload"]["post"];
        assert!(
            upload["summary"]
                .as_str()
                .unwrap()
                .starts_with("Uploads a PDF in chunks")
        );
        let names: Vec<_> = upload["parameters"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| p["name"].clone())
            .collect();
        assert!(names.contains(&json!("header.name")), "{names:?}");
        let name = &document["components"]["schemas"]["chancery.documents.v1.Document"]["properties"]["name"];
        assert!(name["description"].is_string(), "{name}");
    }
}
