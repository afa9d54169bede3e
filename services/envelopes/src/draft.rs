//! The content of a draft, and whether it holds together.

use std::collections::BTreeMap;

use kernel::{Event, Id, Result, Timestamp, kinds};

use crate::envelope::{EnvelopeDocument, SignatureLevel};
use crate::error;
use crate::field::PageSize;
use crate::recipient::Recipient;
use crate::routing::Routing;
use crate::text;

/// The pages of each document, as a person sees them.
pub type Pages = BTreeMap<Id<kinds::Document>, Vec<PageSize>>;

/// What a sender can change until the envelope is sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Name shown to people.
    pub name: String,
    /// Message to all recipients.
    pub message: String,
    /// The documents, in the order they are shown.
    pub documents: Vec<EnvelopeDocument>,
    /// The people, in the order they were given.
    pub recipients: Vec<Recipient>,
    /// In which order they act.
    pub routing: Routing,
    /// Signature level asked for.
    pub level: SignatureLevel,
    /// When the envelope ends by itself; none means some time after it was sent.
    pub expire_time: Option<Timestamp>,
}

impl Draft {
    /// Checks texts, roles and the place of every field; `pages` has the pages of every document of the draft.
    ///
    /// # Errors
    /// `TEXT_INVALID`, `FIELDS_NOT_ALLOWED`, `RESOURCE_NOT_FOUND` for a field on a document that is not in the envelope,
    /// `PDF_PAGE_UNKNOWN`, `FIELD_TOO_SMALL` and `FIELD_OUTSIDE_PAGE`.
    pub fn check(&self, pages: &Pages) -> Result<()> {
        text::line(&self.name, "name")?;
        text::present(&self.name, "name")?;
        text::paragraphs(&self.message, "message")?;
        for (i, recipient) in self.recipients.iter().enumerate() {
            let path = format!("recipients[{i}]");
            recipient.check(&path)?;
            self.check_fields(recipient, &path, pages)?;
        }
        Ok(())
    }

    fn check_fields(&self, recipient: &Recipient, path: &str, pages: &Pages) -> Result<()> {
        for (i, field) in recipient.fields.iter().enumerate() {
            let path = format!("{path}.fields[{i}]");
            let in_envelope = self
                .documents
                .iter()
                .any(|document| document.document == field.document);
            let Some(pages) = pages.get(&field.document).filter(|_| in_envelope) else {
                let remedy = format!("{} is not among the documents of this envelope", field.document);
                return Err(error::document_unknown(format!("{path}.document_id"), remedy));
            };
            field.check_place(pages, &path)?;
        }
        Ok(())
    }

    /// Adds to `event` what is different in `other`; texts and people by their number only.
    pub(crate) fn compare(&self, other: &Self, mut event: Event) -> Event {
        let time = |draft: &Self| draft.expire_time.map(|at| at.to_string());
        let people = |draft: &Self| draft.recipients.iter().map(|r| r.email.clone()).collect::<Vec<_>>();
        let documents = |draft: &Self| {
            draft
                .documents
                .iter()
                .map(|d| d.document.to_string())
                .collect::<Vec<_>>()
        };
        if self.name != other.name {
            event = event.change("name", self.name.as_str(), other.name.as_str());
        }
        if self.message != other.message {
            event = event.with("message_changed", true);
        }
        if self.documents != other.documents {
            event = event.change("document_ids", documents(self), documents(other));
        }
        if self.recipients != other.recipients {
            event = event.change("recipients", people(self), people(other));
        }
        if self.routing != other.routing {
            event = event.change("routing", self.routing.as_str(), other.routing.as_str());
        }
        if self.level != other.level {
            event = event.change("signature_level", self.level.as_str(), other.level.as_str());
        }
        if self.expire_time != other.expire_time {
            event = event.change("expire_time", time(self), time(other));
        }
        event
    }
}
