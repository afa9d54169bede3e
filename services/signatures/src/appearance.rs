//! What a recipient puts into fields, and how it looks there.

use kernel::{Result, Timestamp};
use pdf::appearance::{self, Caption, Mark, Size};
use pdf::{Fill, FormXObject};

/// A field of the file and what it is given.
#[derive(Clone, Debug)]
pub struct FieldFill {
    /// Name of the field in the PDF.
    pub name: String,
    /// Width and height of the field in points, as shown.
    pub size: (f64, f64),
    /// What it is given.
    pub value: FillValue,
}

/// What a field is given.
#[derive(Clone, Debug)]
pub enum FillValue {
    /// Text.
    Text(String),
    /// A date, as it is shown.
    Date(String),
    /// Whether a box is checked.
    Checkbox(bool),
    /// The recipient's initials.
    Initials(Mark),
    /// The look of a signature, in a field that holds no signature of its own.
    Signature(Mark),
}

/// The words beside a mark.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The signer's name.
    pub name: &'a str,
    /// When.
    pub time: Timestamp,
    /// Why.
    pub reason: Option<&'a str>,
}

/// The look of a signature.
pub fn signature(mark: &Mark, words: Words<'_>, (width, height): (f64, f64)) -> Result<FormXObject> {
    let caption = Caption {
        name: words.name,
        time: Some(words.time),
        reason: words.reason,
    };
    appearance::signature(Some(mark), &caption, Size::new(width, height)?)
}

/// The fill with its looks.
pub fn fill(fill: &FieldFill, words: Words<'_>) -> Result<Fill> {
    let size = Size::new(fill.size.0, fill.size.1)?;
    let (value, appearance) = match &fill.value {
        FillValue::Text(text) | FillValue::Date(text) => {
            (pdf::FillValue::Text(text.clone()), Some(appearance::text(text, size)?))
        }
        FillValue::Checkbox(checked) => (pdf::FillValue::Checked(*checked), None),
        FillValue::Initials(mark) => (pdf::FillValue::Mark, Some(appearance::initials(mark, size))),
        FillValue::Signature(mark) => (pdf::FillValue::Mark, Some(signature(mark, words, fill.size)?)),
    };
    Ok(Fill {
        field: fill.name.clone(),
        value,
        appearance,
    })
}
