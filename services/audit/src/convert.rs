//! Audit rows as messages of the contract.

use contracts::chancery::audit::v1 as proto;
use kernel::{Id, Resource, Result, kinds};
use prost_types::{ListValue, Struct, Value, value::Kind};
use rpc::{moment, timestamp};
use store::Actor;

use crate::chain::{Hash, Verdict};
use crate::store::{CertificateRow, EventRow, Filter};

pub fn event(row: &EventRow) -> Result<proto::AuditEvent> {
    let event = row.event()?;
    Ok(proto::AuditEvent {
        id: event.id.to_string(),
        sequence: row.sequence,
        action: event.action,
        resource: Some(resource(event.resource)),
        related: event.related.into_iter().map(resource).collect(),
        actor: Some(actor(event.principal)),
        target_user_id: event.target_user.map(|id| id.to_string()).unwrap_or_default(),
        ip_address: event.ip.map(|ip| ip.to_string()).unwrap_or_default(),
        user_agent: event.user_agent.unwrap_or_default(),
        call_id: event.request_id,
        metadata: Some(fields(event.metadata)),
        before: Some(fields(event.before)),
        after: Some(fields(event.after)),
        time: Some(timestamp(event.at)),
        hash: hex(&row.hash),
        previous_hash: hex(&row.previous_hash),
    })
}

fn resource(resource: Resource) -> proto::ResourceName {
    proto::ResourceName {
        r#type: resource.kind,
        id: resource.id,
    }
}

fn actor(actor: Actor) -> proto::Actor {
    let (kind, id, user) = match actor {
        Actor::Anonymous => ("anonymous", String::new(), None),
        Actor::User { user, .. } => ("user", user.to_string(), Some(user)),
        Actor::ApiKey { key, user } => ("api_key", key.to_string(), Some(user)),
        Actor::Recipient { recipient, .. } => ("recipient", recipient.to_string(), None),
        Actor::System => ("system", String::new(), None),
    };
    proto::Actor {
        r#type: kind.to_owned(),
        id,
        user_id: user.map(|u| u.to_string()).unwrap_or_default(),
    }
}

fn fields(map: serde_json::Map<String, serde_json::Value>) -> Struct {
    Struct {
        fields: map.into_iter().map(|(key, value)| (key, json(value))).collect(),
    }
}

fn json(value: serde_json::Value) -> Value {
    use serde_json::Value as Json;
    let kind = match value {
        Json::Null => Kind::NullValue(0),
        Json::Bool(b) => Kind::BoolValue(b),
        Json::Number(n) => Kind::NumberValue(n.as_f64().unwrap_or_default()),
        Json::String(s) => Kind::StringValue(s),
        Json::Array(values) => Kind::ListValue(ListValue {
            values: values.into_iter().map(json).collect(),
        }),
        Json::Object(map) => Kind::StructValue(fields(map)),
    };
    Value { kind: Some(kind) }
}

pub fn filter(request: proto::ListAuditEventsRequest) -> Result<Filter> {
    let user = Some(request.user_id).filter(|id| !id.is_empty());
    Ok(Filter {
        resource: Some(request.resource_id).filter(|id| !id.is_empty()),
        user: user.map(|id| Id::<kinds::User>::parse(&id, "user_id")).transpose()?,
        action: Some(request.action).filter(|action| !action.is_empty()),
        from: request.start_time.map(|at| moment(&at, "start_time")).transpose()?,
        until: request.end_time.map(|at| moment(&at, "end_time")).transpose()?,
    })
}

pub fn report(verdict: Verdict, head: Hash) -> proto::AuditChainReport {
    match verdict {
        Verdict::Intact(head) => proto::AuditChainReport {
            intact: true,
            verified_count: head.sequence,
            first_broken_sequence: 0,
            problem: String::new(),
            head_hash: hex(&head.hash),
        },
        Verdict::Broken {
            sequence,
            verified,
            problem,
        } => proto::AuditChainReport {
            intact: false,
            verified_count: verified,
            first_broken_sequence: sequence,
            problem: problem.to_owned(),
            head_hash: hex(&head),
        },
    }
}

pub fn certificate(row: &CertificateRow, size: u64, sha256: &[u8]) -> proto::CertificateOfCompletion {
    proto::CertificateOfCompletion {
        envelope_id: row.envelope_id.to_string(),
        size_bytes: i64::try_from(size).unwrap_or(i64::MAX),
        sha256: hex(sha256),
        audit_head_hash: hex(&row.audit_hash),
        create_time: Some(timestamp(row.created_at)),
    }
}

pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}
