//! The signature block: a mark, and who, when and why in small text.

use kernel::{Error, Result, Timestamp};

use super::canvas::{Canvas, Ink};
use super::value::{Fitted, fit};
use super::{Area, Mark, Size};
use crate::FormXObject;
use crate::text::{Style, paragraphs};

const MAX_NAME: usize = 200;
const MAX_REASON: usize = 500;
/// Caption text is at most this large, in points.
const CAPTION_SIZE: f32 = 9.0;

/// What is written beside a mark, in any script.
#[derive(Clone, Copy, Debug)]
pub struct Caption<'a> {
    /// The signer's name, at most 200 characters.
    pub name: &'a str,
    /// The claimed signing time, shown in UTC.
    pub time: Option<Timestamp>,
    /// Why it was signed, at most 500 characters.
    pub reason: Option<&'a str>,
}

impl Caption<'_> {
    fn checked(&self) -> Result<()> {
        check_length("caption.name", self.name, MAX_NAME)?;
        check_length("caption.reason", self.reason.unwrap_or_default(), MAX_REASON)
    }

    /// Name, time, reason: one per line.
    fn text(&self) -> String {
        let time = self.time.map(utc);
        let parts = [Some(self.name), time.as_deref(), self.reason];
        let parts: Vec<&str> = parts
            .into_iter()
            .flatten()
            .filter(|part| !part.trim().is_empty())
            .collect();
        parts.join("\n")
    }
}

fn check_length(field: &str, text: &str, most: usize) -> Result<()> {
    if text.chars().count() <= most {
        return Ok(());
    }
    Err(Error::invalid(
        "CAPTION_TOO_LONG",
        field,
        format!("must have at most {most} characters"),
    ))
}

/// `2026-03-21 14:05:09 UTC`.
fn utc(time: Timestamp) -> String {
    let at = time.to_datetime();
    let (date, hour, minute, second) = (at.date(), at.hour(), at.minute(), at.second());
    format!("{date} {hour:02}:{minute:02}:{second:02} UTC")
}

/// A signature block that fills `size`: the mark left of the caption in a wide field, above it in a tall one; the
/// caption alone without a mark (as for an organization's seal). Text shrinks with the field and ends with an ellipsis
/// where even the smallest does not fit.
///
/// # Errors
/// `CAPTION_TOO_LONG` for a name over 200 or a reason over 500 characters.
pub fn signature(mark: Option<&Mark>, caption: &Caption<'_>, size: Size) -> Result<FormXObject> {
    caption.checked()?;
    let mut canvas = Canvas::new(size);
    let area = size.area().inset(padding(size));
    let text = caption.text();
    match mark {
        None => write_caption(&mut canvas, &text, area),
        Some(mark) if text.is_empty() => mark.draw(&mut canvas, area),
        Some(mark) => {
            let (mark_area, text_area) = split(&mut canvas, area);
            mark.draw(&mut canvas, mark_area);
            write_caption(&mut canvas, &text, text_area);
        }
    }
    Ok(canvas.finish())
}

/// A mark alone, as large as fits.
#[must_use]
pub fn initials(mark: &Mark, size: Size) -> FormXObject {
    let mut canvas = Canvas::new(size);
    mark.draw(&mut canvas, size.area().inset(padding(size)));
    canvas.finish()
}

fn padding(size: Size) -> f32 {
    (size.width.min(size.height) * 0.06).min(4.0)
}

/// Where the mark and where the caption goes, with a hairline between them.
fn split(canvas: &mut Canvas, area: Area) -> (Area, Area) {
    let gap = (area.height.min(area.width) * 0.12).min(8.0);
    canvas.stroke_with(Ink::RULE, 0.5);
    if area.width >= area.height * 2.2 {
        let (left, right) = area.beside(0.48, gap);
        let x = right.x - gap / 2.0;
        canvas.stroke_line((x, area.y), (x, area.y + area.height));
        return (left, right);
    }
    let (upper, lower) = area.stacked(0.58, gap);
    let y = upper.y - gap / 2.0;
    canvas.stroke_line((area.x, y), (area.x + area.width, y));
    (upper, lower)
}

fn write_caption(canvas: &mut Canvas, text: &str, area: Area) {
    let paragraphs = paragraphs(text, Style::Regular);
    let fitted: Fitted = fit(&paragraphs, area, CAPTION_SIZE);
    fitted.write(
        canvas,
        area,
        (area.height - fitted.height()) / 2.0,
        [Ink::TEXT, Ink::MUTED],
    );
}
