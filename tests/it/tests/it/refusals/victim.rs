//! An organization with one of everything, and messages that aim at it.

use std::collections::BTreeMap;

use bytes::Bytes;
use prost_reflect::{DynamicMessage, FieldDescriptor, Kind, MessageDescriptor, ReflectMessage as _, Value as Field};
use rpc::Method;
use serde_json::{Value, json};

use crate::main_job::{self, PAPER, Signer};
use crate::support::{Member, Server};

/// What a method needs beside identifiers, so that its message is valid; several messages for a stream.
fn needs(method: &str) -> Vec<Value> {
    let paper = json!({"chunk": base64(PAPER)});
    vec![match method {
        "UploadDocument" => return vec![json!({"header": {"name": "stolen.pdf"}}), paper],
        "ValidateFile" => return vec![paper],
        "UpdateOrganization" => json!({"organization": {"name": "Taken over"}}),
        "UpdateCurrentUser" => json!({"user": {"fullName": "Taken over"}}),
        "ChangePassword" => json!({"currentPassword": "wrong", "newPassword": "correct horse battery"}),
        "CreateUpload" => json!({"name": "New", "sizeBytes": "10"}),
        "AppendUpload" => json!({"chunk": base64(PAPER)}),
        "UpdateBranding" => json!({"branding": {"supportText": "Taken over"}, "updateMask": "supportText"}),
        "ReportClientError" => json!({"message": "Taken over"}),
        "UpdateDocument" => json!({"document": {"name": "Taken over"}}),
        "UpdateEnvelope" => json!({"updateMask": "name", "name": "Taken over"}),
        "UpdateMember" => json!({"role": "ROLE_VIEWER"}),
        "VoidEnvelope" | "DeclineEnvelope" => json!({"reason": "Taken over"}),
        "CorrectEnvelope" => json!({"corrections": [{"name": "Stolen"}]}),
        "CreateEnvelope" => json!({"name": "Stolen"}),
        "CreateOrganization" => json!({"name": "New", "slug": "new-one", "owner":
            {"email": "new@example.com", "fullName": "New", "password": "correct horse battery"}}),
        "CreateSession" => json!({"email": "nobody@example.com", "password": "wrong"}),
        "CreateApiKey" => json!({"name": "New", "permissions": ["envelopes.read"]}),
        "InviteMember" => json!({"email": "invited@example.com", "role": "ROLE_VIEWER"}),
        "AcceptInvitation" => {
            json!({"invitationToken": "chi_0000000000000000000000", "fullName": "Nobody", "password": "correct horse battery"})
        }
        "VerifyOneTimeCode" => json!({"code": "000000"}),
        "VerifyAccessCode" => json!({"accessCode": "0000"}),
        "RecordConsent" => json!({"disclosureVersion": "1"}),
        "FillFields" => json!({"values": [{"value": "stolen"}]}),
        "RenderPage" | "RenderSigningPage" => json!({"page": 1}),
        "RevokeCertificate" => json!({"reason": "REVOCATION_REASON_KEY_COMPROMISE"}),
        _ => json!({}),
    }]
}

fn base64(bytes: &[u8]) -> String {
    openssl::base64::encode_block(bytes)
}

/// An organization that has one of everything.
pub struct Victim {
    member: Member,
    signer: Signer,
    pub ids: Ids,
}

/// An identifier for each prefix.
pub struct Ids {
    by_prefix: BTreeMap<String, String>,
    otherwise: Option<&'static str>,
}

impl Victim {
    pub async fn new(server: &Server) -> Self {
        let member = server.organization("victim").await;
        let document = main_job::upload(server, &member).await;
        let signer = main_job::send(server, &member, &document).await;
        main_job::sign(server, &signer).await;
        // A second envelope stays under way: an ended one would refuse everybody.
        let signer = main_job::send(server, &member, &document).await;
        let mut victim = Self {
            member,
            signer,
            ids: Ids {
                by_prefix: BTreeMap::new(),
                otherwise: None,
            },
        };
        let key = json!({"name": "key", "permissions": ["envelopes.read"]});
        let made = server.post("/v1/apiKeys", &victim.member.token, &key).await;
        victim.have(&made.body["apiKey"]["id"]);
        victim.have(&json!(document));
        let upload = json!({"name": "upload.pdf", "sizeBytes": PAPER.len().to_string()});
        let begun = server.post("/v1/uploads", &victim.member.token, &upload).await;
        victim.have(&begun.body["id"]);
        let current = server.get("/v1/sessions/current", &victim.member.token).await;
        victim.have(&current.body["user"]["id"]);
        for (path, field) in [
            ("/v1/members", "members"),
            ("/v1/sessions", "sessions"),
            ("/v1/certificates", "certificates"),
            ("/v1/signatures", "signatures"),
        ] {
            let list = main_job::listed(server, &victim.member, path, field).await;
            assert!(!list.is_empty(), "the victim has {field}");
            victim.have(&list[0]["id"]);
        }
        victim.have(&json!(main_job::first_event(server, &victim.member).await));
        for id in [
            &victim.member.organization,
            &victim.signer.envelope,
            &victim.signer.recipient,
            &victim.signer.link,
        ] {
            victim.ids.by_prefix.insert(prefix(id), id.clone());
        }
        victim
    }

    fn have(&mut self, id: &Value) {
        let id = id
            .as_str()
            .unwrap_or_else(|| panic!("an identifier, not {id}"))
            .to_owned();
        self.ids.by_prefix.insert(prefix(&id), id);
    }

    /// What was attacked is as it was.
    pub async fn is_untouched(&self, server: &Server) {
        let organization = server
            .get(
                &format!("/v1/organizations/{}", self.member.organization),
                &self.member.token,
            )
            .await;
        assert_eq!(organization.body["name"], "victim LLC");
        let envelope = server
            .get(&format!("/v1/envelopes/{}", self.signer.envelope), &self.member.token)
            .await;
        assert_eq!(
            (&envelope.body["name"], &envelope.body["state"]),
            (&json!("Lease"), &json!("STATE_SENT")),
            "{envelope:?}"
        );
        let document = server
            .get(
                &format!("/v1/documents/{}", self.ids.by_prefix["doc"]),
                &self.member.token,
            )
            .await;
        assert_eq!(document.body["name"], "paper.pdf");
    }
}

impl Ids {
    /// Well-formed identifiers of nothing at all.
    pub fn of_nothing() -> Self {
        Self {
            by_prefix: BTreeMap::new(),
            otherwise: Some("00000000000000000000000000"),
        }
    }

    /// Messages for a method in which every identifier is one of these; whether there is one.
    pub fn messages(&self, method: &Method) -> (Vec<DynamicMessage>, bool) {
        let input = method.descriptor.input();
        let read = |json: Value| DynamicMessage::deserialize(input.clone(), json);
        let needs = needs(method.descriptor.name()).into_iter();
        let mut messages: Vec<_> = needs
            .map(|n| read(n).unwrap_or_else(|e| panic!("{}: {e}", method.path)))
            .collect();
        let aimed = messages
            .iter_mut()
            .fold(false, |aimed, message| self.aim(message) | aimed);
        (messages, aimed)
    }

    /// Puts identifiers into the message and the messages that are set in it.
    fn aim(&self, message: &mut DynamicMessage) -> bool {
        let mut aimed = false;
        let fields: Vec<_> = message.descriptor().fields().collect();
        for field in fields {
            if let (Kind::String, Some(id)) = (field.kind(), self.id_for(&field)) {
                let value = Field::String(id);
                let value = if field.is_list() {
                    Field::List(vec![value])
                } else {
                    value
                };
                message.set_field(&field, value);
                aimed = true;
            } else if message.has_field(&field) && !field.is_map() {
                aimed |= match message.get_field_mut(&field) {
                    Field::Message(inner) => self.aim(inner),
                    Field::List(list) => list
                        .iter_mut()
                        .filter_map(Field::as_message_mut)
                        .fold(false, |a, m| self.aim(m) | a),
                    _ => false,
                };
            }
        }
        aimed
    }

    /// By the prefix in the field's comment (`doc_…`), else by its name.
    fn id_for(&self, field: &FieldDescriptor) -> Option<String> {
        let parent: &MessageDescriptor = field.parent_message();
        let comment = rpc::comments(&parent.parent_file(), field.path());
        let named = comment
            .split_once("`")
            .and_then(|(_, rest)| rest.split_once("_…`"))
            .map(|(prefix, _)| prefix);
        let by_name = match field.name() {
            "document_id" | "document_ids" => Some("doc"),
            "envelope_id" | "resource_id" => Some("env"),
            _ => None,
        };
        let prefix = named.or(by_name)?;
        // Fields have no list of their own: one that is nobody's will do.
        match (
            self.otherwise
                .or((prefix == "fld").then_some("00000000000000000000000000")),
            self.by_prefix.get(prefix),
        ) {
            (Some(digits), _) => Some(format!("{prefix}_{digits}")),
            (None, Some(id)) => Some(id.clone()),
            (None, None) => panic!("the victim has no {prefix}_… for {}", field.full_name()),
        }
    }

    /// An identifier of the victim's in these answers.
    pub fn leaked(&self, answers: &[Bytes]) -> Option<&str> {
        let holds = |id: &&String| {
            answers
                .iter()
                .any(|answer| answer.windows(id.len()).any(|w| w == id.as_bytes()))
        };
        self.by_prefix.values().find(holds).map(String::as_str)
    }
}

fn prefix(id: &str) -> String {
    id.split('_').next().unwrap_or_default().to_owned()
}
