//! Somebody who acts on an envelope, or gets a copy.

use kernel::{Error, Id, Result, Timestamp, kinds};

use crate::access_code::AccessCodeHash;
use crate::error;
use crate::field::{Field, FieldType};
use crate::text;
use crate::words::words;

words! {
    /// What a recipient does.
    Role {
        /// Fills fields and signs with a certificate of their own.
        Signer = "signer",
        /// Agrees without a signature in the document.
        Approver = "approver",
        /// Gets a copy when their turn comes; nobody waits for them.
        Cc = "cc",
        /// Has to open it before the others go on.
        Viewer = "viewer",
    }
}

words! {
    /// Where a recipient stands.
    RecipientState {
        /// Not their turn yet.
        Pending = "pending",
        /// Their turn.
        Active = "active",
        /// They have opened it.
        Opened = "opened",
        /// They are done.
        Finished = "finished",
        /// They declined.
        Declined = "declined",
    }
}

/// Somebody who acts on an envelope, or gets a copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipient {
    /// Identifier.
    pub id: Id<kinds::Recipient>,
    /// E-mail address.
    pub email: String,
    /// Name as it goes into the certificate.
    pub name: String,
    /// What they do.
    pub role: Role,
    /// Place in the routing, from 1.
    pub order: i32,
    /// Where they stand.
    pub state: RecipientState,
    /// What an access code is checked against; none when no code is asked for.
    pub access_code: Option<AccessCodeHash>,
    /// Whether a one-time code is asked for before anything is shown.
    pub one_time_code: bool,
    /// The fields they fill.
    pub fields: Vec<Field>,
    /// Why they declined.
    pub decline_reason: String,
    /// Version of the disclosure they agreed to; empty before.
    pub consent_version: String,
    /// When their turn came.
    pub activate_time: Option<Timestamp>,
    /// When they first opened the envelope.
    pub open_time: Option<Timestamp>,
    /// When they agreed to sign electronically.
    pub consent_time: Option<Timestamp>,
    /// When they signed, approved, read (viewer) or were given their copy (cc).
    pub finish_time: Option<Timestamp>,
    /// When they declined.
    pub decline_time: Option<Timestamp>,
    /// When they were last reminded.
    pub remind_time: Option<Timestamp>,
}

/// A value for a field, as a client sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldValue {
    /// The field.
    pub field: Id<kinds::Field>,
    /// The value, in the form the contract gives it.
    pub value: String,
}

impl Role {
    /// Whether the envelope waits for them.
    #[must_use]
    pub fn acts(self) -> bool {
        self != Self::Cc
    }

    fn may_have(self, kind: FieldType) -> bool {
        match self {
            Self::Signer => true,
            Self::Approver => !matches!(kind, FieldType::Signature | FieldType::Initial),
            Self::Cc | Self::Viewer => false,
        }
    }
}

impl Recipient {
    /// Checks name and fields against the role; `path` names the recipient in errors.
    ///
    /// # Errors
    /// `TEXT_INVALID`, and `FIELDS_NOT_ALLOWED` for a field the role cannot fill.
    pub fn check(&self, path: &str) -> Result<()> {
        text::line(&self.name, &format!("{path}.name"))?;
        text::present(&self.name, &format!("{path}.name"))?;
        for (i, field) in self.fields.iter().enumerate() {
            text::line(&field.label, &format!("{path}.fields[{i}].label"))?;
            if !self.role.may_have(field.kind) {
                let remedy = format!(
                    "a recipient with role {} has no {} field",
                    self.role.as_str(),
                    field.kind.as_str()
                );
                return Err(Error::invalid(
                    "FIELDS_NOT_ALLOWED",
                    format!("{path}.fields[{i}].type"),
                    remedy,
                ));
            }
        }
        Ok(())
    }

    /// Whether it is or has been their turn, so that a link can let them in.
    #[must_use]
    pub fn had_turn(&self) -> bool {
        self.activate_time.is_some()
    }

    /// Whether they still have to agree to the disclosure.
    #[must_use]
    pub fn consent_pending(&self) -> bool {
        let acts = matches!(self.role, Role::Signer | Role::Approver);
        let at_it = matches!(self.state, RecipientState::Active | RecipientState::Opened);
        acts && at_it && self.consent_time.is_none()
    }

    /// Somebody else stands here: what the former person opened, agreed to and filled in is not theirs.
    pub(crate) fn start_anew(&mut self) {
        if self.state == RecipientState::Opened {
            self.state = RecipientState::Active;
        }
        self.open_time = None;
        self.consent_time = None;
        self.consent_version.clear();
        self.fields.iter_mut().for_each(|field| field.value.clear());
    }

    /// Refuses an act that is not theirs to do now.
    pub(crate) fn check_turn(&self) -> Result<()> {
        match self.state {
            RecipientState::Active | RecipientState::Opened => Ok(()),
            RecipientState::Pending => Err(error::not_active()),
            RecipientState::Finished | RecipientState::Declined => Err(error::finished()),
        }
    }

    pub(crate) fn check_consent(&self) -> Result<()> {
        if self.consent_time.is_none() {
            Err(error::consent_required())
        } else {
            Ok(())
        }
    }

    /// Their turn has come; a cc is finished with it.
    pub(crate) fn activate(&mut self, now: Timestamp) {
        self.activate_time = Some(now);
        self.state = RecipientState::Active;
        if self.role == Role::Cc {
            self.finish(now);
        }
    }

    pub(crate) fn finish(&mut self, now: Timestamp) {
        self.state = RecipientState::Finished;
        self.finish_time = Some(now);
    }

    /// The fields with these values put in.
    ///
    /// # Errors
    /// `FIELD_UNKNOWN` and `FIELD_VALUE_INVALID`, naming the value.
    pub(crate) fn filled(&self, values: &[FieldValue]) -> Result<Vec<Field>> {
        let mut fields = self.fields.clone();
        for (i, given) in values.iter().enumerate() {
            let field = fields.iter_mut().find(|field| field.id == given.field);
            let field = field.ok_or_else(|| error::field_unknown(i, &given.field.to_string()))?;
            field
                .check_value(&given.value)
                .map_err(|remedy| error::field_value(i, remedy))?;
            field.value.clone_from(&given.value);
        }
        Ok(fields)
    }

    /// The fields as they are for good with these values put in.
    ///
    /// # Errors
    /// As [`filled`](Self::filled), and `FIELD_REQUIRED` when something is missing.
    pub(crate) fn finished_fields(&self, values: &[FieldValue], now: Timestamp) -> Result<Vec<Field>> {
        let fields = self.filled(values)?;
        for field in &fields {
            if let Some(remedy) = field.missing() {
                return Err(error::field_required(field.id, &field.label, remedy));
            }
        }
        Ok(fields.iter().map(|field| field.finished(now)).collect())
    }
}
