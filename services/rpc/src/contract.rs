//! The contracts as data: who may call what, over which routes. Everything the door and the gateway know comes from here.

use std::collections::HashMap;

use kernel::{Error, ErrorKind, Result};
use prost_reflect::{
    DescriptorPool, DynamicMessage, ExtensionDescriptor, FileDescriptor, MethodDescriptor, ServiceDescriptor, Value,
};

use crate::{Access, Route};

/// Every method of every service of the platform.
#[derive(Clone, Debug)]
pub struct Contract {
    pool: DescriptorPool,
    methods: Vec<Method>,
    by_path: HashMap<String, usize>,
}

/// One method.
#[derive(Clone, Debug)]
pub struct Method {
    /// `/package.Service/Method`, as in the HTTP/2 path.
    pub path: String,
    /// Its descriptor.
    pub descriptor: MethodDescriptor,
    /// Who may call.
    pub access: Access,
    /// How it is reached over HTTP; none for internal methods only.
    pub routes: Vec<Route>,
    /// Its comments in the contract, trimmed.
    pub comments: String,
}

impl Contract {
    /// The contracts this program was built with.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn load() -> Result<Self> {
        Self::parse(contracts::DESCRIPTOR_SET)
    }

    /// Reads an encoded `FileDescriptorSet` with comments.
    ///
    /// # Errors
    /// `FAILED_PRECONDITION` / `CONTRACT_INCOMPLETE` naming every method of ours that lacks an access rule, an HTTP route or comments,
    /// and every pair of routes that one request could mean.
    pub fn parse(descriptor_set: &[u8]) -> Result<Self> {
        let pool = DescriptorPool::decode(descriptor_set).map_err(Error::internal)?;
        let mut offences = vec![];
        let mut methods = vec![];
        for service in pool.services().filter(|s| s.package_name().starts_with("chancery.")) {
            for method in service.methods() {
                match Method::parse(&pool, &method) {
                    Ok(method) => methods.push(method),
                    Err(lacks) => offences.push(format!("{} {lacks}", method.full_name())),
                }
            }
        }
        offences.extend(collisions(&methods));
        if !offences.is_empty() {
            return Err(incomplete(&offences));
        }
        let by_path = methods.iter().enumerate().map(|(i, m)| (m.path.clone(), i)).collect();
        Ok(Self { pool, methods, by_path })
    }

    /// Every method, in the order of the contracts.
    #[must_use]
    pub fn methods(&self) -> &[Method] {
        &self.methods
    }

    /// The method at `/package.Service/Method`.
    #[must_use]
    pub fn method(&self, path: &str) -> Option<&Method> {
        self.by_path.get(path).map(|i| &self.methods[*i])
    }

    /// The platform's services, in the order of the contracts.
    pub fn services(&self) -> impl Iterator<Item = ServiceDescriptor> + '_ {
        self.pool
            .services()
            .filter(|s| s.package_name().starts_with("chancery."))
    }

    /// The descriptors themselves.
    #[must_use]
    pub fn pool(&self) -> &DescriptorPool {
        &self.pool
    }
}

fn incomplete(offences: &[String]) -> Error {
    let message = format!("the contracts are incomplete:\n  {}", offences.join("\n  "));
    Error::new(ErrorKind::FailedPrecondition, "CONTRACT_INCOMPLETE", message)
}

impl Method {
    fn parse(pool: &DescriptorPool, method: &MethodDescriptor) -> std::result::Result<Self, String> {
        let option = option(pool, method, "chancery.options.v1.access");
        let access = option.and_then(|o| Access::parse(&o)).ok_or("lacks an access rule")?;
        let rule = option_of_http(pool, method);
        let routes = match (rule, &access) {
            (Some(rule), _) => Route::parse_all(&rule, method)?,
            (None, Access::Internal) => vec![],
            (None, _) => return Err("lacks an HTTP route".to_owned()),
        };
        let comments = comments(&method.parent_file(), method.path());
        if comments.is_empty() {
            return Err("lacks comments".to_owned());
        }
        let path = format!("/{}/{}", method.parent_service().full_name(), method.name());
        Ok(Self {
            path,
            descriptor: method.clone(),
            access,
            routes,
            comments,
        })
    }

    /// Whether the client sends one message and is answered with one.
    #[must_use]
    pub fn is_unary(&self) -> bool {
        !self.descriptor.is_client_streaming() && !self.descriptor.is_server_streaming()
    }
}

fn option_of_http(pool: &DescriptorPool, method: &MethodDescriptor) -> Option<DynamicMessage> {
    option(pool, method, "google.api.http")
}

fn option(pool: &DescriptorPool, method: &MethodDescriptor, name: &str) -> Option<DynamicMessage> {
    let extension: ExtensionDescriptor = pool.get_extension_by_name(name)?;
    let options = method.options();
    match options
        .has_extension(&extension)
        .then(|| options.get_extension(&extension).into_owned())
    {
        Some(Value::Message(message)) => Some(message),
        _ => None,
    }
}

fn collisions(methods: &[Method]) -> Vec<String> {
    let routes: Vec<_> = methods
        .iter()
        .flat_map(|m| m.routes.iter().map(move |r| (m, r)))
        .collect();
    let mut found = vec![];
    for (i, (method, route)) in routes.iter().enumerate() {
        for (other_method, other) in &routes[i + 1..] {
            if route.verb == other.verb && route.template.collides(&other.template) {
                let (a, b) = (method.descriptor.full_name(), other_method.descriptor.full_name());
                found.push(format!("{a} and {b} share the route {} {}", route.verb, route.template));
            }
        }
    }
    found
}

/// The leading comments at `path` of `file`, each line without its indent.
#[must_use]
pub fn comments(file: &FileDescriptor, path: &[i32]) -> String {
    let info = file.file_descriptor_proto().source_code_info.as_ref();
    let locations = info.map(|i| i.location.as_slice()).unwrap_or_default();
    let found = locations
        .iter()
        .find(|l| l.path == path)
        .and_then(|l| l.leading_comments.as_deref());
    let lines = found
        .unwrap_or_default()
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    fn compiled(service: &str) -> Vec<u8> {
        let dir = tempfile::tempdir().unwrap();
        let text = format!(
            "syntax = \"proto3\"; package chancery.probe.v1;
             import \"chancery/options/v1/access.proto\"; import \"google/api/annotations.proto\";
             message Thing {{ string id = 1; Thing inner = 2; repeated string tags = 3; }}
             {service}"
        );
        fs::write(dir.path().join("probe.proto"), text).unwrap();
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../proto");
        let mut compiler = protox::Compiler::new([dir.path(), ours.as_path()]).unwrap();
        compiler.include_imports(true).include_source_info(true);
        compiler.open_files(["probe.proto"]).unwrap();
        compiler.encode_file_descriptor_set()
    }

    const PUBLIC: &str = "option (chancery.options.v1.access) = {public: true};";

    fn refusal(service: &str) -> String {
        Contract::parse(&compiled(service)).unwrap_err().message().to_owned()
    }

    #[test]
    fn the_contracts_of_this_program_are_complete() {
        let contract = Contract::load().unwrap();
        assert!(contract.methods().len() > 40);
        let send = contract
            .method("/chancery.envelopes.v1.EnvelopeService/SendEnvelope")
            .unwrap();
        assert_eq!(send.access, Access::Permission("envelopes.write".into()));
        assert_eq!(send.routes[0].template.to_string(), "/v1/envelopes/{id}:send");
        assert!(send.comments.starts_with("Sends a draft"));
    }

    #[test]
    fn every_offender_is_listed() {
        let message = refusal(&format!(
            "service S {{
               // Has comments.
               rpc NoAccess(Thing) returns (Thing) {{ option (google.api.http) = {{get: \"/v1/a\"}}; }}
               // Has comments.
               rpc EmptyAccess(Thing) returns (Thing) {{ option (google.api.http) = {{get: \"/v1/b\"}}; option (chancery.options.v1.access) = {{}}; }}
               // Has comments.
               rpc NotPublic(Thing) returns (Thing) {{ option (google.api.http) = {{get: \"/v1/c\"}}; option (chancery.options.v1.access) = {{public: false}}; }}
               // Has comments.
               rpc OddPermission(Thing) returns (Thing) {{ option (google.api.http) = {{get: \"/v1/f\"}}; option (chancery.options.v1.access) = {{permission: \"all\"}}; }}
               // Has comments.
               rpc NoRoute(Thing) returns (Thing) {{ {PUBLIC} }}
               rpc NoComments(Thing) returns (Thing) {{ option (google.api.http) = {{get: \"/v1/d\"}}; {PUBLIC} }}
               // Is whole.
               rpc Whole(Thing) returns (Thing) {{ option (google.api.http) = {{get: \"/v1/e\"}}; {PUBLIC} }}
             }}"
        ));
        for offender in [
            "NoAccess lacks an access rule",
            "EmptyAccess lacks an access rule",
            "NotPublic lacks an access rule",
            "OddPermission lacks an access rule",
            "NoRoute lacks an HTTP route",
            "NoComments lacks comments",
        ] {
            assert!(message.contains(offender), "{offender}: {message}");
        }
        assert!(!message.contains("Whole"), "{message}");
    }

    #[test]
    fn colliding_routes_are_refused_with_both_names() {
        let message = refusal(&format!(
            "service S {{
               // A.
               rpc A(Thing) returns (Thing) {{ option (google.api.http) = {{get: \"/v1/x/{{id}}\"}}; {PUBLIC} }}
               // B.
               rpc B(Thing) returns (Thing) {{
                 option (google.api.http) = {{post: \"/v1/y\" additional_bindings: {{get: \"/v1/x/{{inner.id}}\"}}}}; {PUBLIC} }}
             }}"
        ));
        assert!(
            message.contains("chancery.probe.v1.S.A and chancery.probe.v1.S.B share the route GET /v1/x/{id}"),
            "{message}"
        );
    }

    #[test]
    fn routes_that_do_not_fit_their_messages_are_refused() {
        for (route, why) in [
            ("get: \"/v1/x/{nothing}\"", "has no field nothing"),
            ("get: \"/v1/x/{inner}\"", "is a message"),
            ("get: \"/v1/x/{tags}\"", "is repeated"),
            ("get: \"/v1/x/{id.id}\"", "is no message"),
            ("get: \"/v1/x\" body: \"*\"", "must have no body"),
            ("post: \"/v1/x\" body: \"nothing\"", "has no field nothing"),
            ("post: \"/v1/x\" response_body: \"nothing\"", "has no field nothing"),
            ("get: \"/v1/{id=x/*}\"", "neither a plain word"),
        ] {
            let rpc = format!(
                "service S {{\n // A.\n rpc A(Thing) returns (Thing) {{ option (google.api.http) = {{{route}}}; {PUBLIC} }} }}"
            );
            let message = refusal(&rpc);
            assert!(message.contains(why), "{route}: {message}");
        }
    }

    #[test]
    fn an_internal_method_needs_no_route() {
        let internal = "service S {\n // A.\n rpc A(Thing) returns (Thing) { option (chancery.options.v1.access) = {internal: true}; } }";
        let contract = Contract::parse(&compiled(internal)).unwrap();
        assert_eq!(contract.methods()[0].access, Access::Internal);
    }
}
