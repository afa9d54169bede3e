//! What a reader sees in a field: signature blocks, initials, text values and check boxes, drawn as Form XObjects.
//!
//! Everything is safe for PDF/A: fonts are embedded subsets with Unicode maps (ISO 19005-2, 6.2.11), colours are
//! calibrated and so need no output intent (ISO 32000-2, 8.6.5), and only an image that is itself translucent brings
//! transparency. Nothing is drawn outside the field.

mod block;
mod canvas;
mod font;
mod image;
mod mark;
mod stroke;
mod value;

pub use block::{Caption, initials, signature};
pub use mark::{Mark, Stroke};
pub use value::{checkbox, text};

use kernel::{Error, Result};

/// Smallest and largest side of a field in points; the largest is a page's (ISO 32000-2, annex C).
const SIDE: std::ops::RangeInclusive<f64> = 4.0..=14_400.0;

/// The size of a field in points (1/72 inch).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    width: f32,
    height: f32,
}

impl Size {
    /// A size of `width` × `height` points, each 4 to 14,400.
    ///
    /// # Errors
    /// `FIELD_SIZE_INVALID` outside that range.
    pub fn new(width: f64, height: f64) -> Result<Self> {
        if SIDE.contains(&width) && SIDE.contains(&height) {
            return Ok(Self {
                width: width as f32,
                height: height as f32,
            });
        }
        Err(Error::invalid(
            "FIELD_SIZE_INVALID",
            "size",
            "must be between 4 and 14,400 points on each side",
        ))
    }

    /// The whole field.
    fn area(self) -> Area {
        Area {
            x: 0.0,
            y: 0.0,
            width: self.width,
            height: self.height,
        }
    }
}

/// A rectangle in form space: origin bottom left, points.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Area {
    x: f32,
    y: f32,
    width: f32,
    height: f32,
}

impl Area {
    /// The area without a border of `by` points; never less than a tenth of it.
    fn inset(self, by: f32) -> Self {
        let dx = by.min(self.width * 0.45);
        let dy = by.min(self.height * 0.45);
        Self {
            x: self.x + dx,
            y: self.y + dy,
            width: self.width - 2.0 * dx,
            height: self.height - 2.0 * dy,
        }
    }

    /// Left part of `share` (0..1) of the width and the rest, `gap` points apart.
    fn beside(self, share: f32, gap: f32) -> (Self, Self) {
        let left = (self.width - gap) * share;
        let right = Self {
            x: self.x + left + gap,
            width: self.width - left - gap,
            ..self
        };
        (Self { width: left, ..self }, right)
    }

    /// Upper part of `share` (0..1) of the height and the rest, `gap` points apart.
    fn stacked(self, share: f32, gap: f32) -> (Self, Self) {
        let upper = (self.height - gap) * share;
        let lower = Self {
            height: self.height - upper - gap,
            ..self
        };
        (
            Self {
                y: self.y + self.height - upper,
                height: upper,
                ..self
            },
            lower,
        )
    }
}

#[cfg(test)]
mod tests;
