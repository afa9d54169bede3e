//! A shaped line: glyphs in the order they are drawn, each with the text it stands for.

use std::ops::Range;

use super::Face;

/// One glyph at its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Glyph {
    /// Glyph index in the face.
    pub(crate) id: u16,
    /// How far the pen moves on, in em.
    pub(crate) advance: f32,
    /// Shift of the glyph from the pen, in em, right and up.
    pub(crate) offset: (f32, f32),
    /// The bytes of the line's text it stands for; glyphs of one cluster share them.
    pub(crate) cluster: Range<usize>,
}

/// Glyphs of one face, left to right.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Run {
    pub(crate) face: Face,
    pub(crate) glyphs: Vec<Glyph>,
    /// Whether its glyphs stand in for characters that no face has.
    pub(crate) replaced: bool,
}

/// One line, runs left to right.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    /// The text in reading order.
    pub(crate) text: String,
    pub(crate) runs: Vec<Run>,
    /// Whether the paragraph reads from right to left.
    pub(crate) rtl: bool,
}

impl Line {
    /// The sum of all advances, in em.
    pub(crate) fn width(&self) -> f32 {
        self.glyphs().map(|glyph| glyph.advance).sum()
    }

    /// Reach above and below the baseline, in em.
    pub(crate) fn reach(&self) -> (f32, f32) {
        let start = (0.0_f32, 0.0_f32);
        self.runs.iter().fold(start, |(up, down), run| {
            let (a, d) = run.face.reach();
            (up.max(a), down.max(d))
        })
    }

    /// All glyphs, left to right.
    pub(crate) fn glyphs(&self) -> impl Iterator<Item = &Glyph> {
        self.runs.iter().flat_map(|run| &run.glyphs)
    }
}
