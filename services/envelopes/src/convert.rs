//! Between the contract's messages and the domain: what comes in is parsed into types, what goes out is spelled out.

use contracts::chancery::envelopes::v1 as pb;
use kernel::{Caller, Clock, Error, ErrorKind, Id, Result, Timestamp, kinds};

use crate::access_code::AccessCodeHash;
use crate::correction::Correction;
use crate::draft::Draft;
use crate::envelope::{Envelope, EnvelopeDocument, SignatureLevel, State};
use crate::error;
use crate::field::{Area, Field, FieldType};
use crate::recipient::{FieldValue, Recipient, RecipientState, Role};
use crate::routing::Routing;
use crate::store::{Filter, Order};

/// The message of an envelope.
pub(crate) fn envelope(envelope: &Envelope) -> pb::Envelope {
    pb::Envelope {
        id: envelope.id.to_string(),
        name: envelope.name.clone(),
        message: envelope.message.clone(),
        state: state(envelope.state).into(),
        routing: routing(envelope.routing).into(),
        signature_level: level(envelope.level).into(),
        documents: envelope.documents.iter().map(document).collect(),
        recipients: envelope.recipients.iter().map(recipient).collect(),
        user_id: envelope.user.to_string(),
        etag: envelope.etag(),
        status_reason: envelope.status_reason.clone(),
        expire_time: envelope.expire_time.map(rpc::timestamp),
        create_time: Some(rpc::timestamp(envelope.create_time)),
        update_time: Some(rpc::timestamp(envelope.update_time)),
        send_time: envelope.send_time.map(rpc::timestamp),
        complete_time: envelope.complete_time.map(rpc::timestamp),
        void_time: envelope.void_time.map(rpc::timestamp),
    }
}

pub(crate) fn document(document: &EnvelopeDocument) -> pb::EnvelopeDocument {
    pb::EnvelopeDocument {
        document_id: document.document.to_string(),
        name: document.name.clone(),
        page_count: document.page_count,
        base_version_number: document.base_version,
        current_version_number: document.current_version,
    }
}

pub(crate) fn recipient(recipient: &Recipient) -> pb::Recipient {
    pb::Recipient {
        id: recipient.id.to_string(),
        email: recipient.email.clone(),
        name: recipient.name.clone(),
        role: role(recipient.role).into(),
        order: recipient.order,
        state: recipient_state(recipient.state).into(),
        access_code_required: recipient.access_code.is_some(),
        one_time_code_required: recipient.one_time_code,
        fields: recipient.fields.iter().map(field).collect(),
        decline_reason: recipient.decline_reason.clone(),
        activate_time: recipient.activate_time.map(rpc::timestamp),
        open_time: recipient.open_time.map(rpc::timestamp),
        consent_time: recipient.consent_time.map(rpc::timestamp),
        finish_time: recipient.finish_time.map(rpc::timestamp),
        decline_time: recipient.decline_time.map(rpc::timestamp),
        remind_time: recipient.remind_time.map(rpc::timestamp),
    }
}

fn field(field: &Field) -> pb::Field {
    let Area { x, y, width, height } = field.area;
    pb::Field {
        id: field.id.to_string(),
        document_id: field.document.to_string(),
        r#type: field_type(field.kind).into(),
        page: i32::try_from(field.page).unwrap_or(i32::MAX),
        area: Some(pb::Rectangle { x, y, width, height }),
        required: field.required,
        label: field.label.clone(),
        value: field.value.clone(),
        fill_time: field.fill_time.map(rpc::timestamp),
    }
}

/// A person to be, with the hash of their access code; `documents` are those of the envelope.
fn new_recipient(
    new: pb::NewRecipient,
    place: usize,
    code: Option<AccessCodeHash>,
    documents: &[EnvelopeDocument],
    clock: &dyn Clock,
) -> Result<Recipient> {
    let path = format!("recipients[{place}]");
    let fields = new.fields.into_iter().enumerate();
    let fields = fields.map(|(i, field)| new_field(field, &format!("{path}.fields[{i}]"), documents, clock));
    Ok(Recipient {
        id: Id::new(clock),
        email: new.email,
        name: new.name,
        role: parse_role(new.role).ok_or_else(|| invalid(&format!("{path}.role"), "must be one of the roles"))?,
        order: new.order.max(1),
        state: RecipientState::Pending,
        access_code: code,
        one_time_code: new.one_time_code,
        fields: fields.collect::<Result<_>>()?,
        decline_reason: String::new(),
        consent_version: String::new(),
        activate_time: None,
        open_time: None,
        consent_time: None,
        finish_time: None,
        decline_time: None,
        remind_time: None,
    })
}

fn new_field(new: pb::NewField, path: &str, documents: &[EnvelopeDocument], clock: &dyn Clock) -> Result<Field> {
    let kind =
        parse_field_type(new.r#type).ok_or_else(|| invalid(&format!("{path}.type"), "must be one of the types"))?;
    let area = new
        .area
        .ok_or_else(|| invalid(&format!("{path}.area"), "is required"))?;
    Ok(Field {
        id: Id::new(clock),
        document: field_document(&new.document_id, path, documents)?,
        kind,
        page: u32::try_from(new.page).unwrap_or_default(),
        area: Area {
            x: area.x,
            y: area.y,
            width: area.width,
            height: area.height,
        },
        required: new.required.unwrap_or(true),
        label: new.label,
        value: String::new(),
        fill_time: None,
    })
}

/// The document a field names; none named means the first.
fn field_document(id: &str, path: &str, documents: &[EnvelopeDocument]) -> Result<Id<kinds::Document>> {
    let field = format!("{path}.document_id");
    if !id.is_empty() {
        return Id::parse(id, &field);
    }
    let first = documents.first().map(|document| document.document);
    first.ok_or_else(|| error::document_unknown(field, "the envelope has no document this field could be on"))
}

pub(crate) fn document_ids(ids: &[String]) -> Result<Vec<Id<kinds::Document>>> {
    ids.iter()
        .enumerate()
        .map(|(i, id)| Id::parse(id, &format!("document_ids[{i}]")))
        .collect()
}

/// Values a recipient sent; an identifier of another form is as unknown as one of another recipient.
pub(crate) fn values(values: Vec<pb::FieldValue>) -> Result<Vec<FieldValue>> {
    let values = values.into_iter().enumerate().map(|(i, given)| {
        let field = Id::parse(&given.field_id, "field_id").map_err(|_| error::field_unknown(i, &given.field_id))?;
        Ok(FieldValue {
            field,
            value: given.value,
        })
    });
    values.collect()
}

/// The content of a new draft.
pub(crate) fn draft(
    req: pb::CreateEnvelopeRequest,
    codes: Vec<Option<AccessCodeHash>>,
    documents: Vec<EnvelopeDocument>,
    clock: &dyn Clock,
) -> Result<Draft> {
    Ok(Draft {
        recipients: new_recipients(req.recipients, codes, &documents, clock)?,
        name: req.name,
        message: req.message,
        documents,
        routing: parse_routing(req.routing).unwrap_or(Routing::Sequential),
        level: parse_level(req.signature_level).unwrap_or(SignatureLevel::BaselineT),
        expire_time: expire_time(req.expire_time.as_ref())?,
    })
}

/// Puts what `mask` names into a draft, but for the documents, which the draft has already.
pub(crate) fn change_draft(
    draft: &mut Draft,
    mask: &[String],
    req: pb::UpdateEnvelopeRequest,
    codes: Vec<Option<AccessCodeHash>>,
    clock: &dyn Clock,
) -> Result<()> {
    let named = |path: &str| mask.iter().any(|named| named == path);
    if named("recipients") {
        let codes = kept_codes(&req.recipients, codes, &draft.recipients)?;
        draft.recipients = new_recipients(req.recipients, codes, &draft.documents, clock)?;
    }
    if named("name") {
        draft.name = req.name;
    }
    if named("message") {
        draft.message = req.message;
    }
    if named("routing") {
        draft.routing = parse_routing(req.routing).unwrap_or(Routing::Sequential);
    }
    if named("signature_level") {
        draft.level = parse_level(req.signature_level).unwrap_or(SignatureLevel::BaselineT);
    }
    if named("expire_time") {
        draft.expire_time = expire_time(req.expire_time.as_ref())?;
    }
    Ok(())
}

/// What UpdateEnvelope can change.
const PATHS: [&str; 7] = [
    "name",
    "message",
    "document_ids",
    "recipients",
    "routing",
    "signature_level",
    "expire_time",
];

/// The paths of an update mask, each known.
pub(crate) fn mask(mask: Option<&prost_types::FieldMask>) -> Result<Vec<String>> {
    let paths = mask.map(|mask| mask.paths.clone()).unwrap_or_default();
    if !paths.is_empty() && paths.iter().all(|path| PATHS.contains(&path.as_str())) {
        return Ok(paths);
    }
    let remedy = format!("must name what to change: one or more of {}", PATHS.join(", "));
    Err(Error::invalid("UPDATE_MASK_INVALID", "update_mask", remedy))
}

/// Who makes an envelope.
pub(crate) fn maker(caller: &Caller) -> Result<Id<kinds::User>> {
    caller.user().ok_or_else(error::maker_unknown)
}

/// How many, as the contract counts.
pub(crate) fn count<T>(these: impl Iterator<Item = T>) -> i32 {
    i32::try_from(these.count()).unwrap_or(i32::MAX)
}

fn expire_time(at: Option<&prost_types::Timestamp>) -> Result<Option<Timestamp>> {
    at.map(|at| rpc::moment(at, "expire_time")).transpose()
}

/// The codes of the new people: those that were given, else those of the former people they are named after.
fn kept_codes(
    new: &[pb::NewRecipient],
    given: Vec<Option<AccessCodeHash>>,
    former: &[Recipient],
) -> Result<Vec<Option<AccessCodeHash>>> {
    let kept = |i: usize, recipient: &pb::NewRecipient| {
        let field = format!("recipients[{i}].keep_access_code_of");
        let id = Id::parse(&recipient.keep_access_code_of, &field)?;
        let person = former.iter().find(|person| person.id == id);
        Ok(person.ok_or_else(|| Error::not_found(id))?.access_code.clone())
    };
    let people = new.iter().zip(given).enumerate();
    people
        .map(|(i, (recipient, given))| match recipient.keep_access_code_of.as_str() {
            "" => Ok(given),
            _ if given.is_some() => Ok(given),
            _ => kept(i, recipient),
        })
        .collect()
}

fn new_recipients(
    new: Vec<pb::NewRecipient>,
    codes: Vec<Option<AccessCodeHash>>,
    documents: &[EnvelopeDocument],
    clock: &dyn Clock,
) -> Result<Vec<Recipient>> {
    let people = new.into_iter().zip(codes).enumerate();
    people
        .map(|(place, (new, code))| new_recipient(new, place, code, documents, clock))
        .collect()
}

/// Which envelopes, in which order; `email` is the caller's own address.
pub(crate) fn filter(req: &pb::ListEnvelopesRequest, email: Option<String>) -> Result<(Filter, Order)> {
    let states = req.states.iter().chain([&req.state]).copied();
    let mut states: Vec<State> = states.filter_map(parse_state).collect();
    states.sort_unstable_by_key(|state| state.as_str());
    states.dedup();
    let order = match req.order_by.as_str() {
        "" | "create_time desc" => Order::Created,
        "update_time desc" => Order::Updated,
        _ => return Err(error::order_unknown()),
    };
    let filter = Filter {
        states,
        waiting_for: email,
        text: req.text.trim().to_lowercase(),
    };
    Ok((filter, order))
}

/// Who is corrected, and how; `codes` are the hashes of their new access codes.
pub(crate) fn corrections(
    req: &pb::CorrectEnvelopeRequest,
    codes: Vec<Option<AccessCodeHash>>,
) -> Result<Vec<(Id<kinds::Recipient>, Correction)>> {
    let given = req.corrections.iter().zip(codes).enumerate();
    let parsed = given.map(|(i, (given, code))| {
        let id = Id::parse(&given.recipient_id, &format!("corrections[{i}].recipient_id"))?;
        let correction = Correction {
            name: given.name.clone(),
            email: given.email.clone(),
            access_code: (code.is_some() || given.remove_access_code).then_some(code),
        };
        Ok((id, correction))
    });
    parsed.collect()
}

fn invalid(field: &str, remedy: &str) -> Error {
    Error::new(
        ErrorKind::InvalidArgument,
        "VALIDATION_FAILED",
        format!("{field}: {remedy}"),
    )
    .with_violation(field, remedy)
}

/// Pairs of a word of the domain and its number in the contract.
macro_rules! pairs {
    ($out:ident, $parse:ident, $type:ty, $proto:ty, { $($variant:ident = $number:ident,)* }) => {
        pub(crate) fn $out(value: $type) -> $proto {
            match value { $(<$type>::$variant => <$proto>::$number,)* }
        }
        pub(crate) fn $parse(number: i32) -> Option<$type> {
            match <$proto>::try_from(number).ok()? { $(<$proto>::$number => Some(<$type>::$variant),)* _ => None }
        }
    };
}

pairs!(state, parse_state, State, pb::envelope::State, {
    Draft = Draft, Sent = Sent, Delivered = Delivered, InProgress = InProgress, Completed = Completed,
    Declined = Declined, Voided = Voided, Expired = Expired,
});
pairs!(routing, parse_routing, Routing, pb::envelope::Routing, {
    Sequential = Sequential, Parallel = Parallel, Hybrid = Hybrid,
});
pairs!(level, parse_level, SignatureLevel, pb::SignatureLevel, { BaselineB = BB, BaselineT = BT, });
pairs!(role, parse_role, Role, pb::recipient::Role, { Signer = Signer, Approver = Approver, Cc = Cc, Viewer = Viewer, });
pairs!(field_type, parse_field_type, FieldType, pb::field::Type, {
    Signature = Signature, Initial = Initial, Text = Text, Date = Date, Checkbox = Checkbox,
});

fn recipient_state(state: RecipientState) -> pb::recipient::State {
    match state {
        RecipientState::Pending => pb::recipient::State::Pending,
        RecipientState::Active => pb::recipient::State::Active,
        RecipientState::Opened => pb::recipient::State::Opened,
        RecipientState::Finished => pb::recipient::State::Finished,
        RecipientState::Declined => pb::recipient::State::Declined,
    }
}
