//! HTTP routes of a method: `google.api.http`, as far as the contracts use it.

use std::fmt;

use http::Method as Verb;
use prost_reflect::{Cardinality, DynamicMessage, FieldDescriptor, Kind, MessageDescriptor, MethodDescriptor, Value};

/// One way to reach a method over HTTP.
#[derive(Clone, Debug)]
pub struct Route {
    /// The HTTP method.
    pub verb: Verb,
    /// The path.
    pub template: Template,
    /// What the request's body holds.
    pub body: Body,
    /// The field of the answer that is the answer's body; none means all of it.
    pub response_body: Option<FieldDescriptor>,
}

/// What the body of an HTTP request holds.
#[derive(Clone, Debug)]
pub enum Body {
    /// Nothing: every field comes from path and query.
    None,
    /// Every field that is not in the path.
    Whole,
    /// One field of the request; the others come from path and query.
    Field(FieldDescriptor),
}

/// A path such as `/v1/organizations/{organization.id}:verb`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its segments, in order.
    pub segments: Vec<Segment>,
    /// The custom verb after the last colon, or empty.
    pub verb: String,
}

/// One segment of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// This very text.
    Literal(String),
    /// Any text: the value of this field, dots leading into messages.
    Variable(String),
}

impl Template {
    /// Reads a template; patterns such as `{name=users/*}` are not in use here and are refused.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let path = text.strip_prefix('/').ok_or("must begin with /")?;
        let (path, verb) = match path.rsplit_once(':') {
            Some((path, verb)) if !verb.contains(['/', '}']) => (path, verb),
            _ => (path, ""),
        };
        let segments = path.split('/').map(Segment::parse).collect::<Result<_, _>>()?;
        Ok(Self {
            segments,
            verb: verb.to_owned(),
        })
    }

    /// The variables, in order.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Variable(name) => Some(name.as_str()),
            Segment::Literal(_) => None,
        })
    }

    /// Variables and their raw (percent-encoded) values when `path` is of this template.
    #[must_use]
    pub fn matches<'a>(&'a self, path: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
        let path = path.strip_prefix('/')?;
        let path = match self.verb.as_str() {
            "" => path,
            verb => path.strip_suffix(verb)?.strip_suffix(':')?,
        };
        let mut values = vec![];
        let mut parts = path.split('/');
        for segment in &self.segments {
            match (segment, parts.next()?) {
                (Segment::Literal(literal), part) if literal == part => {}
                (Segment::Variable(name), part) if fits(part) => values.push((name.as_str(), part)),
                _ => return None,
            }
        }
        parts.next().is_none().then_some(values)
    }

    /// Whether some path could be of both, with nothing to prefer one: a literal is preferred to a variable in the same place.
    pub(crate) fn collides(&self, other: &Self) -> bool {
        let same = |(a, b): (&Segment, &Segment)| match (a, b) {
            (Segment::Literal(a), Segment::Literal(b)) => a == b,
            (Segment::Variable(_), Segment::Variable(_)) => true,
            _ => false,
        };
        let zipped = self.segments.iter().zip(&other.segments);
        self.verb == other.verb && self.segments.len() == other.segments.len() && zipped.into_iter().all(same)
    }

    /// Sorts literals before variables, place by place.
    #[must_use]
    pub fn precedence(&self) -> Vec<bool> {
        self.segments
            .iter()
            .map(|s| matches!(s, Segment::Variable(_)))
            .collect()
    }
}

/// A value in a path holds no colon unless it is percent-encoded: a colon begins a custom verb.
fn fits(part: &str) -> bool {
    !part.is_empty() && !part.contains(':')
}

impl Segment {
    fn parse(text: &str) -> Result<Self, String> {
        let name = text.strip_prefix('{').and_then(|t| t.strip_suffix('}'));
        let text = name.unwrap_or(text);
        let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
        if text.is_empty() || !text.chars().all(plain) {
            return Err(format!("segment `{text}` is neither a plain word nor a {{field}}"));
        }
        Ok(match name {
            Some(name) => Self::Variable(name.to_owned()),
            None => Self::Literal(text.to_owned()),
        })
    }
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for segment in &self.segments {
            match segment {
                Segment::Literal(text) => write!(f, "/{text}")?,
                Segment::Variable(name) => write!(f, "/{{{name}}}")?,
            }
        }
        match self.verb.as_str() {
            "" => Ok(()),
            verb => write!(f, ":{verb}"),
        }
    }
}

impl Route {
    /// Every route of a rule: its own and those of `additional_bindings`.
    pub(crate) fn parse_all(rule: &DynamicMessage, method: &MethodDescriptor) -> Result<Vec<Self>, String> {
        let mut routes = vec![Self::parse(rule, method)?];
        let more = rule.get_field_by_name("additional_bindings");
        for binding in more.iter().filter_map(|v| v.as_list()).flatten() {
            let binding = binding.as_message().ok_or("additional_bindings holds no rule")?;
            routes.push(Self::parse(binding, method)?);
        }
        Ok(routes)
    }

    fn parse(rule: &DynamicMessage, method: &MethodDescriptor) -> Result<Self, String> {
        let (verb, path) = pattern(rule).ok_or("the route names no HTTP method and path")?;
        let template = Template::parse(&path).map_err(|e| format!("path {path}: {e}"))?;
        for variable in template.variables() {
            scalar(&method.input(), variable).map_err(|e| format!("path {path}: {e}"))?;
        }
        let body = Body::parse(&text(rule, "body"), &verb, method)?;
        let response_body = match text(rule, "response_body").as_str() {
            "" => None,
            name => Some(field(&method.output(), name)?),
        };
        Ok(Self {
            verb,
            template,
            body,
            response_body,
        })
    }
}

impl Body {
    fn parse(text: &str, verb: &Verb, method: &MethodDescriptor) -> Result<Self, String> {
        if !text.is_empty() && (*verb == Verb::GET || *verb == Verb::DELETE) {
            return Err(format!("{verb} must have no body"));
        }
        match text {
            "" => Ok(Self::None),
            "*" => Ok(Self::Whole),
            name => field(&method.input(), name).map(Self::Field),
        }
    }
}

fn pattern(rule: &DynamicMessage) -> Option<(Verb, String)> {
    let verbs = [
        ("get", Verb::GET),
        ("put", Verb::PUT),
        ("post", Verb::POST),
        ("delete", Verb::DELETE),
        ("patch", Verb::PATCH),
    ];
    let found = verbs.into_iter().map(|(name, verb)| (verb, text(rule, name)));
    found.into_iter().find(|(_, path)| !path.is_empty())
}

fn text(message: &DynamicMessage, name: &str) -> String {
    match message.get_field_by_name(name).as_deref() {
        Some(Value::String(text)) => text.clone(),
        _ => String::new(),
    }
}

fn field(message: &MessageDescriptor, name: &str) -> Result<FieldDescriptor, String> {
    let found = message.get_field_by_name(name);
    found.ok_or_else(|| format!("{} has no field {name}", message.full_name()))
}

/// The single-valued field that a dotted path leads to.
fn scalar(message: &MessageDescriptor, path: &str) -> Result<(), String> {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let found = field(message, first)?;
    if found.cardinality() == Cardinality::Repeated {
        return Err(format!("{first} is repeated, so it cannot be in the path"));
    }
    match (found.kind(), rest) {
        (Kind::Message(_), "") => Err(format!("{first} is a message, so it cannot be in the path")),
        (Kind::Message(inner), rest) => scalar(&inner, rest),
        (_, "") => Ok(()),
        (_, _) => Err(format!("{first} is no message, so nothing is in it")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_gives_the_values_of_its_variables() {
        let template = Template::parse("/v1/documents/{id}/pages/{page.number}:render").unwrap();
        let path = "/v1/documents/doc_1/pages/3:render";
        assert_eq!(
            template.matches(path),
            Some(vec![("id", "doc_1"), ("page.number", "3")])
        );
        for other in [
            "/v1/documents/doc_1/pages/3",
            "/v1/documents//pages/3:render",
            "/v1/documents/doc_1/pages/3:render/x",
            "/v1",
        ] {
            assert_eq!(template.matches(other), None, "{other}");
        }
        assert_eq!(template.to_string(), "/v1/documents/{id}/pages/{page.number}:render");
    }

    #[test]
    fn a_verb_is_not_taken_for_part_of_an_identifier() {
        let plain = Template::parse("/v1/documents/{id}").unwrap();
        assert_eq!(plain.matches("/v1/documents/doc_1:download"), None);
        assert_eq!(plain.matches("/v1/documents/doc%3A1"), Some(vec![("id", "doc%3A1")]));
    }

    #[test]
    fn templates_of_the_same_shape_collide() {
        let template = |text| Template::parse(text).unwrap();
        assert!(template("/v1/a/{x}").collides(&template("/v1/a/{y}")));
        assert!(!template("/v1/a/{x}").collides(&template("/v1/a/{y}:go")));
        assert!(!template("/v1/a/{x}").collides(&template("/v1/a/current")));
        assert!(!template("/v1/a/{x}").collides(&template("/v1/b/{x}")));
    }

    #[test]
    fn patterns_nobody_uses_are_refused() {
        for bad in ["v1/a", "/v1/{name=users/*}", "/v1//a", "/v1/*", "/v1/{}"] {
            assert!(Template::parse(bad).is_err(), "{bad}");
        }
    }
}
