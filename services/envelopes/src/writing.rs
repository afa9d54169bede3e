//! Writes a recipient's act into the documents.

use ::store::Tx;
use kernel::{Caller, Error, Id, Result, Timestamp, kinds};
use signatures::{FieldFill, Level, NewSignature, SignDocument, Signatures};

use crate::envelope::{Envelope, SignatureLevel, Transition, Versions};
use crate::evidence::SignatureFacts;
use crate::mark::Marks;
use crate::paper::{NewVersion, Papers};
use crate::plan::{DocumentPlan, Fill, FillValue};
use crate::recipient::{FieldValue, Recipient};

/// What a recipient does to be done.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// Fills and signs.
    Sign {
        /// How signature and initials look.
        marks: Marks,
        /// Why they sign.
        reason: Option<String>,
    },
    /// Fills and approves.
    Approve,
}

/// Writes into documents what recipients give.
#[derive(Clone)]
pub(crate) struct Pen {
    papers: Papers,
    signatures: Signatures,
}

/// What was written, durable but not yet kept.
pub(crate) struct Written(Vec<(NewVersion, Option<NewSignature>)>);

/// What was kept.
pub(crate) struct Kept {
    versions: Versions,
    signature: Option<SignatureFacts>,
}

impl Act {
    pub(crate) fn plan(
        &self,
        envelope: &Envelope,
        who: Id<kinds::Recipient>,
        values: &[FieldValue],
        now: Timestamp,
    ) -> Result<Vec<DocumentPlan>> {
        match self {
            Self::Sign { .. } => envelope.plan_signing(who, values, now),
            Self::Approve => envelope.plan_approval(who, values, now),
        }
    }

    pub(crate) fn change(
        &self,
        envelope: &Envelope,
        who: Id<kinds::Recipient>,
        values: &[FieldValue],
        kept: &Kept,
        now: Timestamp,
    ) -> Result<Transition> {
        match (self, &kept.signature) {
            (Self::Approve, _) => envelope.approve(who, values, &kept.versions, now),
            (Self::Sign { .. }, Some(facts)) => envelope.sign(who, values, &kept.versions, facts, now),
            (Self::Sign { .. }, None) => Err(Error::internal(
                "a signer without a signature field was sent an envelope",
            )),
        }
    }

    fn reason(&self) -> Option<String> {
        match self {
            Self::Sign { reason, .. } => reason.clone(),
            Self::Approve => None,
        }
    }
}

impl Pen {
    pub(crate) fn new(papers: Papers, signatures: Signatures) -> Self {
        Self { papers, signatures }
    }

    /// Writes one document after the other, so that only one is in memory.
    pub(crate) async fn write(
        &self,
        caller: &Caller,
        envelope: &Envelope,
        recipient: &Recipient,
        plan: &[DocumentPlan],
        act: &Act,
        now: Timestamp,
    ) -> Result<Written> {
        let mut written = vec![];
        for document in plan {
            let sheet = self
                .papers
                .read(caller, document.document, document.base_version)
                .await?;
            let act = SignDocument {
                envelope: envelope.id,
                recipient: recipient.id,
                signer_name: recipient.name.clone(),
                signer_email: recipient.email.clone(),
                pdf: sheet.bytes.clone(),
                fills: document.fills.iter().filter_map(|fill| given(fill, act)).collect(),
                signature: signature(document, act),
                reason: act.reason(),
                level: level(envelope.level),
                time: now,
            };
            let signed = self.signatures.sign_document(caller, act).await?;
            let version = self.papers.write(caller, document.document, signed.bytes).await?;
            written.push((version, signed.signature));
        }
        // Rows are locked in the same order by everybody, so that nobody waits in a circle.
        written.sort_by_key(|(new, _): &(NewVersion, _)| new.document);
        Ok(Written(written))
    }
}

impl Written {
    /// Keeps the new versions and the signatures in the act's commit.
    pub(crate) async fn keep(
        self,
        tx: &mut Tx,
        envelope: Id<kinds::Envelope>,
        who: Id<kinds::Recipient>,
    ) -> Result<Kept> {
        let mut kept = Kept {
            versions: Versions::new(),
            signature: None,
        };
        for (new, signature) in self.0 {
            let document = new.document;
            let version = new.keep(tx, envelope, Some(who)).await?;
            if let Some(signature) = signature {
                signatures::record(tx, document, i64::from(version.number), &signature).await?;
                kept.signature = Some(facts(&signature));
            }
            kept.versions.insert(document, version);
        }
        Ok(kept)
    }
}

fn facts(signature: &NewSignature) -> SignatureFacts {
    SignatureFacts {
        level: signature.level().name().to_owned(),
        certificate: signature.certificate(),
        timestamp_time: signature.timestamp_time(),
    }
}

/// The field to sign, its size and the mark in it.
fn signature(document: &DocumentPlan, act: &Act) -> Option<(String, (f64, f64), signatures::Mark)> {
    match (&document.signature, act) {
        (Some(field), Act::Sign { marks, .. }) => Some((
            field.pdf_name.clone(),
            (field.area.width, field.area.height),
            marks.signature.clone(),
        )),
        _ => None,
    }
}

fn given(fill: &Fill, act: &Act) -> Option<FieldFill> {
    let value = match (&fill.value, act) {
        (FillValue::Text(text), _) => signatures::FillValue::Text(text.clone()),
        (FillValue::Date(date), _) => signatures::FillValue::Date(date.clone()),
        (FillValue::Checked, _) => signatures::FillValue::Checkbox(true),
        (FillValue::Initials, Act::Sign { marks, .. }) => signatures::FillValue::Initials(marks.initials.clone()),
        (FillValue::Signature, Act::Sign { marks, .. }) => signatures::FillValue::Signature(marks.signature.clone()),
        // Approvers have no field that takes a mark.
        (FillValue::Initials | FillValue::Signature, Act::Approve) => return None,
    };
    Some(FieldFill {
        name: fill.pdf_name.clone(),
        size: (fill.area.width, fill.area.height),
        value,
    })
}

pub(crate) fn level(level: SignatureLevel) -> Level {
    match level {
        SignatureLevel::BaselineB => Level::B,
        SignatureLevel::BaselineT => Level::T,
    }
}
