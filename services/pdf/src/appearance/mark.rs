//! The mark a signer makes: drawn, typed, or an image of one.

use kernel::{Error, Result};

use super::Area;
use super::canvas::{Canvas, Ink};
use super::image::Picture;
use super::stroke;
use crate::text::{Paragraph, Style, paragraphs};

/// A pen stroke: points `[x, y]`, each 0..=1 of the pad's width and height, y downwards.
pub type Stroke = Vec<[f32; 2]>;

const MAX_STROKES: usize = 256;
const MAX_POINTS: usize = 16_384;
const MAX_LETTERS: usize = 120;

/// A checked mark. Making one validates it; drawing one cannot fail.
#[derive(Clone)]
pub struct Mark(Kind);

#[derive(Clone)]
enum Kind {
    Drawn { strokes: Vec<Stroke>, aspect: f32 },
    Typed(String),
    Image(Picture),
}

impl std::fmt::Debug for Mark {
    // A mark is personal: logs see only its kind.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0 {
            Kind::Drawn { .. } => "Mark::Drawn",
            Kind::Typed(_) => "Mark::Typed",
            Kind::Image(_) => "Mark::Image",
        })
    }
}

impl Mark {
    /// A mark drawn on a pad whose width is `aspect` times its height (0.1..=20): at most 256 strokes and 16,384 points.
    ///
    /// # Errors
    /// `MARK_EMPTY` without a point, `MARK_TOO_COMPLEX` above the limits, `MARK_POINT_INVALID` for a point outside 0..=1
    /// or an aspect out of range.
    pub fn drawn(strokes: Vec<Stroke>, aspect: f32) -> Result<Self> {
        let strokes: Vec<Stroke> = strokes.into_iter().filter(|stroke| !stroke.is_empty()).collect();
        if strokes.is_empty() {
            return Err(Error::invalid("MARK_EMPTY", "mark", "must have at least one stroke"));
        }
        if strokes.len() > MAX_STROKES || strokes.iter().map(Vec::len).sum::<usize>() > MAX_POINTS {
            let remedy = format!("must have at most {MAX_STROKES} strokes and {MAX_POINTS} points; draw it with fewer");
            return Err(Error::invalid("MARK_TOO_COMPLEX", "mark", remedy));
        }
        let inside = |value: &f32| (0.0..=1.0).contains(value);
        if !strokes.iter().flatten().flatten().all(inside) || !(0.1..=20.0).contains(&aspect) {
            let remedy = "must have points between 0 and 1 and an aspect between 0.1 and 20";
            return Err(Error::invalid("MARK_POINT_INVALID", "mark", remedy));
        }
        Ok(Self(Kind::Drawn { strokes, aspect }))
    }

    /// A name set in a handwriting face: 1 to 120 characters on one line. Scripts the face does not have are set upright.
    ///
    /// # Errors
    /// `MARK_EMPTY` for blank text, `MARK_TEXT_TOO_LONG` above 120 characters.
    pub fn typed(text: &str) -> Result<Self> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return Err(Error::invalid("MARK_EMPTY", "mark", "must not be blank"));
        }
        if text.chars().count() > MAX_LETTERS {
            let remedy = format!("must have at most {MAX_LETTERS} characters");
            return Err(Error::invalid("MARK_TEXT_TOO_LONG", "mark", remedy));
        }
        Ok(Self(Kind::Typed(text)))
    }

    /// A PNG or JPEG of at most 1 MiB and 4 megapixels. Transparency is kept; metadata, such as where a photo was taken,
    /// is left out, and an orientation tag is not applied.
    ///
    /// # Errors
    /// `MARK_IMAGE_TOO_LARGE`, `MARK_IMAGE_UNSUPPORTED` (neither PNG nor grey or RGB JPEG), `MARK_IMAGE_DAMAGED`.
    pub fn image(bytes: &[u8]) -> Result<Self> {
        Picture::read(bytes).map(|picture| Self(Kind::Image(picture)))
    }

    /// Draws the mark as large as fits `area`.
    pub(super) fn draw(&self, canvas: &mut Canvas, area: Area) {
        match &self.0 {
            Kind::Drawn { strokes, aspect } => stroke::draw(canvas, strokes, *aspect, area),
            Kind::Typed(text) => draw_typed(canvas, text, area),
            Kind::Image(picture) => picture.draw(canvas, area),
        }
    }
}

fn draw_typed(canvas: &mut Canvas, text: &str, area: Area) {
    let Some(name) = paragraphs(text, Style::Hand).into_iter().next() else {
        return;
    };
    let size = fitting_size(&name, area);
    let (up, down) = name.reach();
    let x = area.x + (area.width - name.width() * size) / 2.0;
    let baseline = area.y + (area.height - (up + down) * size) / 2.0 + down * size;
    canvas.fill_with(Ink::PEN);
    canvas.show(name.line(), size, (x.max(area.x), baseline));
}

fn fitting_size(name: &Paragraph, area: Area) -> f32 {
    let (up, down) = name.reach();
    // Slanted letters lean out of their advance: keep a little air.
    let by_width = area.width / (name.width() + 0.15);
    by_width.min(area.height / (up + down)).min(120.0)
}
