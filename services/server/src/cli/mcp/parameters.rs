//! What the tools take. The comments are what the assistant reads.

use contracts::chancery::envelopes::v1::envelope::{Routing as Order, State as Standing};
use contracts::chancery::envelopes::v1::field::Type;
use contracts::chancery::envelopes::v1::recipient::Role;
use contracts::chancery::envelopes::v1::{NewField, Rectangle};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::client::Person;

/// Nothing.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LocalFile {
    /// Absolute path of a PDF on this computer, under a folder the user has allowed
    pub path: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Upload {
    /// Absolute path of a PDF on this computer, under a folder the user has allowed
    pub path: String,
    /// Name shown to people; the file's own when missing
    pub name: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEnvelope {
    /// Name shown to people
    pub name: String,
    /// Message to everybody
    #[serde(default)]
    pub message: String,
    /// Identifiers of uploaded documents, `doc_…`, in the order they are shown
    pub document_ids: Vec<String>,
    /// The people; when they act one after the other, in that order
    pub recipients: Vec<NewRecipient>,
    /// In which order people act; sequential when missing
    pub routing: Option<Routing>,
    /// Days until it ends by itself, 1 to 365; 30 when missing
    pub expires_in_days: Option<u16>,
}

#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Routing {
    /// One after the other
    Sequential,
    /// All at once
    Parallel,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRecipient {
    /// Name as it goes into the certificate
    pub name: String,
    /// E-mail address
    pub email: String,
    /// What the person does
    pub role: Part,
    /// Fields the person fills. A signer without any gets a signature and a date at the foot of the last page of each document
    #[serde(default)]
    pub fields: Vec<Place>,
}

#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Fills fields and signs
    Signer,
    /// Agrees without a signature in the document
    Approver,
    /// Gets a copy when their turn comes
    Cc,
    /// Has to open it before the others go on
    Viewer,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// What the field takes
    pub kind: FieldKind,
    /// The document, `doc_…`; the first when missing
    #[serde(default)]
    pub document_id: String,
    /// Page number, from 1
    pub page: i32,
    /// Distance from the left edge of the page, in points of 1/72 inch
    pub x: f64,
    /// Distance from the top edge of the page, in points
    pub y: f64,
    /// Width in points
    pub width: f64,
    /// Height in points
    pub height: f64,
    /// What it is called
    #[serde(default)]
    pub label: String,
    /// Whether the person can finish without it; true when missing
    pub required: Option<bool>,
}

#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    Signature,
    Initial,
    Text,
    Date,
    Checkbox,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OneEnvelope {
    /// Identifier, `env_…`
    pub envelope_id: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sending {
    /// Identifier of a draft, `env_…`
    pub envelope_id: String,
    /// The etag the draft had when it was shown to the user: what was changed since then is not sent
    pub etag: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Voiding {
    /// Identifier, `env_…`
    pub envelope_id: String,
    /// Why; the recipients see it
    pub reason: String,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Listing {
    /// Only envelopes that stand here
    pub state: Option<State>,
    /// At most so many, 1 to 50; 20 when missing
    pub limit: Option<u8>,
    /// `next_page_token` of an earlier answer, for those after it
    #[serde(default)]
    pub page_token: String,
}

#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Draft,
    Sent,
    Delivered,
    InProgress,
    Completed,
    Declined,
    Voided,
    Expired,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Saving {
    /// Identifier, `env_…`
    pub envelope_id: String,
    /// Absolute path of the folder to write to, under a folder the user has allowed; files that are there are not written over
    pub folder: String,
}

impl From<Routing> for Order {
    fn from(routing: Routing) -> Self {
        match routing {
            Routing::Sequential => Self::Sequential,
            Routing::Parallel => Self::Parallel,
        }
    }
}

impl From<State> for Standing {
    fn from(state: State) -> Self {
        match state {
            State::Draft => Self::Draft,
            State::Sent => Self::Sent,
            State::Delivered => Self::Delivered,
            State::InProgress => Self::InProgress,
            State::Completed => Self::Completed,
            State::Declined => Self::Declined,
            State::Voided => Self::Voided,
            State::Expired => Self::Expired,
        }
    }
}

impl From<NewRecipient> for Person {
    fn from(recipient: NewRecipient) -> Self {
        let role = match recipient.role {
            Part::Signer => Role::Signer,
            Part::Approver => Role::Approver,
            Part::Cc => Role::Cc,
            Part::Viewer => Role::Viewer,
        };
        Self {
            name: recipient.name,
            email: recipient.email,
            role,
            access_code: String::new(),
            fields: recipient.fields.into_iter().map(NewField::from).collect(),
        }
    }
}

impl From<Place> for NewField {
    fn from(place: Place) -> Self {
        let kind = match place.kind {
            FieldKind::Signature => Type::Signature,
            FieldKind::Initial => Type::Initial,
            FieldKind::Text => Type::Text,
            FieldKind::Date => Type::Date,
            FieldKind::Checkbox => Type::Checkbox,
        };
        let Place {
            x, y, width, height, ..
        } = place;
        Self {
            document_id: place.document_id,
            r#type: kind.into(),
            page: place.page,
            area: Some(Rectangle { x, y, width, height }),
            required: place.required,
            label: place.label,
        }
    }
}
