//! Form fields (ISO 32000-2, 12.7): the ones a file has, the ones it is given before anybody signs, and their values.

mod fill;
mod form;
mod prepare;
mod widget;

pub use fill::{Fill, FillValue, fill};
pub(crate) use fill::{rotation, write_fills};
pub use form::{Field, FieldType, fields};
pub(crate) use form::{Form, Lock};
pub use prepare::prepare_fields;
pub(crate) use prepare::{add_signature_field, fix_appearances, set_signature_flags};
pub(crate) use widget::{empty_form, set_appearance};

use crate::document::Rect;

/// What a new field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A signature: the one kind whose value is cryptographic.
    Signature,
    /// Text, of several lines when `multiline`.
    Text {
        /// Whether it may hold several lines.
        multiline: bool,
    },
    /// A date, which is a text of one line.
    Date,
    /// A box that is ticked or not.
    Checkbox,
    /// A further drawn mark, such as initials: it has no value, only an appearance.
    Mark,
}

/// A field to add to a page.
#[derive(Clone, Debug, PartialEq)]
pub struct NewField {
    /// Unique in the file, without a full stop (which PDF uses to join names), at most 200 characters.
    pub name: String,
    /// What it is for.
    pub kind: FieldKind,
    /// 1 for the first page.
    pub page: u32,
    /// Where it stands on the page as shown; for an invisible signature, width and height are 0.
    pub rect: Rect,
    /// Whether it has to be filled.
    pub required: bool,
    /// Whether a viewer lets nobody change it by hand.
    pub read_only: bool,
    /// What assistive technology reads out.
    pub tooltip: Option<String>,
}
