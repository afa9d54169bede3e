//! Text of any script: a face for every character, right-to-left order, shaping and line breaks.
//!
//! Everything here is in em (1.0 = the font size), so that one shaping serves every size.

mod face;
mod line;
mod shape;
mod wrap;

pub(crate) use face::{Face, Style};
pub(crate) use line::{Glyph, Line, Run};
pub(crate) use wrap::{Paragraph, paragraphs};
