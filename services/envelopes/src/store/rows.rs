//! Rows as they are in the tables, and the domain types they become.

use kernel::{Error, Id, Result, Timestamp, kinds};

use crate::access_code::AccessCodeHash;
use crate::envelope::{Envelope, EnvelopeDocument, SignatureLevel, State};
use crate::field::{Area, Field, FieldType};
use crate::recipient::{Recipient, RecipientState, Role};
use crate::routing::Routing;

#[derive(sqlx::FromRow)]
pub(super) struct EnvelopeRow {
    pub(super) id: Id<kinds::Envelope>,
    organization_id: Id<kinds::Organization>,
    user_id: Id<kinds::User>,
    name: String,
    message: String,
    state: String,
    routing: String,
    signature_level: String,
    status_reason: String,
    expires_at: Option<Timestamp>,
    created_at: Timestamp,
    pub(super) updated_at: Timestamp,
    sent_at: Option<Timestamp>,
    completed_at: Option<Timestamp>,
    voided_at: Option<Timestamp>,
    version: i64,
}

#[derive(sqlx::FromRow)]
pub(super) struct DocumentRow {
    envelope_id: Id<kinds::Envelope>,
    document_id: Id<kinds::Document>,
    name: String,
    page_count: i64,
    base_version: i64,
    current_version: i64,
}

#[derive(sqlx::FromRow)]
pub(super) struct RecipientRow {
    id: Id<kinds::Recipient>,
    envelope_id: Id<kinds::Envelope>,
    email: String,
    name: String,
    role: String,
    routing_order: i64,
    state: String,
    access_code_hash: Option<String>,
    one_time_code: bool,
    decline_reason: String,
    consent_version: String,
    activated_at: Option<Timestamp>,
    opened_at: Option<Timestamp>,
    consented_at: Option<Timestamp>,
    finished_at: Option<Timestamp>,
    declined_at: Option<Timestamp>,
    reminded_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
pub(super) struct FieldRow {
    id: Id<kinds::Field>,
    recipient_id: Id<kinds::Recipient>,
    document_id: Id<kinds::Document>,
    #[sqlx(rename = "type")]
    kind: String,
    page: i64,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    required: bool,
    label: String,
    value: String,
    filled_at: Option<Timestamp>,
}

/// What belongs to some envelopes, each list in the order it was given.
pub(super) struct Parts {
    pub(super) documents: Vec<DocumentRow>,
    pub(super) recipients: Vec<RecipientRow>,
    pub(super) fields: Vec<FieldRow>,
}

/// The envelopes of `rows` with their parts.
pub(super) fn assemble(rows: Vec<EnvelopeRow>, parts: Parts) -> Result<Vec<Envelope>> {
    let mut envelopes = rows
        .into_iter()
        .map(EnvelopeRow::envelope)
        .collect::<Result<Vec<_>>>()?;
    for row in parts.documents {
        if let Some(envelope) = envelopes.iter_mut().find(|envelope| envelope.id == row.envelope_id) {
            envelope.documents.push(row.document()?);
        }
    }
    for row in recipients(parts.recipients, parts.fields)? {
        if let Some(envelope) = envelopes.iter_mut().find(|envelope| envelope.id == row.0) {
            envelope.recipients.push(row.1);
        }
    }
    Ok(envelopes)
}

type Placed = (Id<kinds::Envelope>, Recipient);

fn recipients(rows: Vec<RecipientRow>, fields: Vec<FieldRow>) -> Result<Vec<Placed>> {
    let mut by_recipient = std::collections::HashMap::<_, Vec<Field>>::new();
    for row in fields {
        by_recipient.entry(row.recipient_id).or_default().push(row.field()?);
    }
    rows.into_iter()
        .map(|row| {
            let fields = by_recipient.remove(&row.id).unwrap_or_default();
            Ok((row.envelope_id, row.recipient(fields)?))
        })
        .collect()
}

impl EnvelopeRow {
    fn envelope(self) -> Result<Envelope> {
        Ok(Envelope {
            id: self.id,
            organization: self.organization_id,
            user: self.user_id,
            name: self.name,
            message: self.message,
            state: word(State::from_word, &self.state)?,
            routing: word(Routing::from_word, &self.routing)?,
            level: word(SignatureLevel::from_word, &self.signature_level)?,
            documents: vec![],
            recipients: vec![],
            status_reason: self.status_reason,
            expire_time: self.expires_at,
            create_time: self.created_at,
            update_time: self.updated_at,
            send_time: self.sent_at,
            complete_time: self.completed_at,
            void_time: self.voided_at,
            version: self.version,
        })
    }
}

impl DocumentRow {
    fn document(self) -> Result<EnvelopeDocument> {
        Ok(EnvelopeDocument {
            document: self.document_id,
            name: self.name,
            page_count: number(self.page_count)?,
            base_version: number(self.base_version)?,
            current_version: number(self.current_version)?,
        })
    }
}

impl RecipientRow {
    fn recipient(self, fields: Vec<Field>) -> Result<Recipient> {
        Ok(Recipient {
            id: self.id,
            email: self.email,
            name: self.name,
            role: word(Role::from_word, &self.role)?,
            order: number(self.routing_order)?,
            state: word(RecipientState::from_word, &self.state)?,
            access_code: self.access_code_hash.map(AccessCodeHash::from_stored),
            one_time_code: self.one_time_code,
            fields,
            decline_reason: self.decline_reason,
            consent_version: self.consent_version,
            activate_time: self.activated_at,
            open_time: self.opened_at,
            consent_time: self.consented_at,
            finish_time: self.finished_at,
            decline_time: self.declined_at,
            remind_time: self.reminded_at,
        })
    }
}

impl FieldRow {
    fn field(self) -> Result<Field> {
        Ok(Field {
            id: self.id,
            document: self.document_id,
            kind: word(FieldType::from_word, &self.kind)?,
            page: number(self.page)?,
            area: Area {
                x: self.x,
                y: self.y,
                width: self.width,
                height: self.height,
            },
            required: self.required,
            label: self.label,
            value: self.value,
            fill_time: self.filled_at,
        })
    }
}

/// The tables' checks allow no other word; a newer version of the platform may have written one.
pub(super) fn word<T>(from_word: impl Fn(&str) -> Option<T>, text: &str) -> Result<T> {
    from_word(text).ok_or_else(|| Error::internal(format!("the database holds the unknown word {text}")))
}

fn number<T: TryFrom<i64>>(stored: i64) -> Result<T> {
    T::try_from(stored).map_err(|_| Error::internal(format!("the database holds {stored} where it does not fit")))
}
