//! Characters to positioned glyphs: order (UAX #9), a face per grapheme, OpenType shaping.

use std::ops::Range;

use harfrust::{Buffer, Direction, ShapeOptions, ShaperFont};
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;

use super::{Face, Glyph, Line, Run, Style};

/// Drawn for a character that no bundled face has: a mark that a reader notices, where PDF/A forbids `.notdef`.
const REPLACEMENT: char = '\u{fffd}';

/// Shapes one line. `rtl` is the direction of its paragraph; none takes it from the first strong letter.
pub(super) fn shape_line(text: &str, style: Style, rtl: Option<bool>) -> Line {
    if text.is_ascii() && rtl != Some(true) {
        return ascii_line(text, style);
    }
    let base = rtl.map(|rtl| if rtl { Level::rtl() } else { Level::ltr() });
    let info = BidiInfo::new(text, base);
    let Some(paragraph) = info.paragraphs.first() else {
        return ascii_line("", style);
    };
    let (levels, order) = info.visual_runs(paragraph, 0..text.len());
    let mut runs = vec![];
    for range in order {
        let direction = levels[range.start].is_rtl();
        shape_directed(text, range, style, direction, &mut runs);
    }
    Line {
        text: text.to_owned(),
        runs,
        rtl: paragraph.level.is_rtl(),
    }
}

/// The common case: one face, one direction, nothing to segment.
fn ascii_line(text: &str, style: Style) -> Line {
    let face = style.faces().next().unwrap_or(Face::Sans);
    let runs = if text.is_empty() {
        vec![]
    } else {
        vec![shape_run(text, 0..text.len(), face, false)]
    };
    Line {
        text: text.to_owned(),
        runs,
        rtl: false,
    }
}

fn shape_directed(text: &str, range: Range<usize>, style: Style, rtl: bool, runs: &mut Vec<Run>) {
    let mut pieces = pieces(text, range, style);
    if rtl {
        pieces.reverse();
    }
    runs.extend(pieces.into_iter().map(|(range, face)| match face {
        Some(face) => shape_run(text, range, face, rtl),
        None => replacement_run(text, range),
    }));
}

/// Splits a range into stretches of one face; none where no face has the characters.
fn pieces(text: &str, range: Range<usize>, style: Style) -> Vec<(Range<usize>, Option<Face>)> {
    let mut pieces: Vec<(Range<usize>, Option<Face>)> = vec![];
    for (at, grapheme) in text[range.clone()].grapheme_indices(true) {
        let start = range.start + at;
        let end = start + grapheme.len();
        let current = pieces.last().and_then(|(_, face)| *face);
        let face = face_for(grapheme, style, current);
        match pieces.last_mut() {
            Some((last, same)) if *same == face => last.end = end,
            _ => pieces.push((start..end, face)),
        }
    }
    pieces
}

/// The face of a grapheme. A sign without a script of its own (a space, a digit, a bracket) stays in the current face.
fn face_for(grapheme: &str, style: Style, current: Option<Face>) -> Option<Face> {
    let covers = |face: &Face| grapheme.chars().all(|c| is_invisible(c) || face.covers(c));
    if !grapheme.chars().any(char::is_alphabetic)
        && let Some(face) = current.filter(covers)
    {
        return Some(face);
    }
    style.faces().find(covers)
}

/// Joiners and selectors steer shaping and need no glyph (Unicode `Default_Ignorable_Code_Point`, the part met in text).
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

fn shape_run(text: &str, range: Range<usize>, face: Face, rtl: bool) -> Run {
    let mut buffer = Buffer::new();
    buffer.push_str(&text[range.clone()]);
    buffer.set_direction(if rtl {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    });
    buffer.guess_segment_properties();
    let shaper = ShaperFont::new(face.font());
    if harfrust::shape(&shaper, &mut buffer, ShapeOptions::new()).is_err() {
        // Only for a buffer without direction, which is set above.
        return replacement_run(text, range);
    }
    Run {
        face,
        glyphs: glyphs(&buffer, face, range),
        replaced: false,
    }
}

fn glyphs(buffer: &Buffer, face: Face, range: Range<usize>) -> Vec<Glyph> {
    let em = f32::from(face.font().units_per_em());
    let infos = buffer.glyph_infos();
    let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    let place = |(info, position): (&harfrust::GlyphInfo, &harfrust::GlyphPosition)| {
        let start = info.cluster as usize;
        let next = starts.partition_point(|other| *other <= start);
        let end = starts.get(next).map_or(range.end, |end| range.start + end);
        Glyph {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            advance: position.x_advance as f32 / em,
            offset: (position.x_offset as f32 / em, position.y_offset as f32 / em),
            cluster: range.start + start..end,
        }
    };
    infos.iter().zip(buffer.glyph_positions()).map(place).collect()
}

/// One replacement mark per grapheme.
fn replacement_run(text: &str, range: Range<usize>) -> Run {
    let id = Face::Sans.nominal(REPLACEMENT).unwrap_or(0);
    let mark = |(at, grapheme): (usize, &str)| Glyph {
        id,
        advance: Face::Sans.width(id),
        offset: (0.0, 0.0),
        cluster: range.start + at..range.start + at + grapheme.len(),
    };
    Run {
        face: Face::Sans,
        glyphs: text[range.clone()].grapheme_indices(true).map(mark).collect(),
        replaced: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faces(text: &str) -> Vec<Face> {
        shape_line(text, Style::Regular, None)
            .runs
            .iter()
            .map(|run| run.face)
            .collect()
    }

    #[test]
    fn each_script_gets_its_face_and_spaces_stay_with_their_neighbours() {
        assert_eq!(faces("Өвгөн Ánna"), [Face::Sans]);
        assert_eq!(faces("签署 signed 김민준"), [Face::Han, Face::Sans, Face::Korean]);
    }

    #[test]
    fn arabic_joins_and_runs_from_right_to_left() {
        let line = shape_line("محمد", Style::Regular, None);
        assert!(line.rtl);
        let starts: Vec<usize> = line.glyphs().map(|glyph| glyph.cluster.start).collect();
        assert!(
            starts.is_sorted_by(|a, b| a >= b),
            "the last letter is drawn leftmost: {starts:?}"
        );
        let alone = shape_line("م", Style::Regular, None).runs[0].glyphs[0].id;
        assert!(
            line.glyphs().all(|glyph| glyph.id != alone),
            "no letter keeps its isolated form"
        );
    }

    #[test]
    fn numbers_inside_arabic_read_from_left_to_right() {
        let line = shape_line("محمد 123", Style::Regular, None);
        let text: String = line.glyphs().map(|glyph| &line.text[glyph.cluster.clone()]).collect();
        assert!(text.starts_with("123"), "{text}");
    }

    #[test]
    fn a_character_without_a_glyph_shows_as_a_replacement_mark() {
        let line = shape_line("a😀b", Style::Regular, None);
        assert_eq!(line.glyphs().count(), 3);
        assert!(line.glyphs().all(|glyph| glyph.id != 0));
    }

    #[test]
    fn every_byte_of_the_text_belongs_to_a_glyph() {
        for text in ["Ünï cödé ffi", "שלום עולם", "हिन्दी क्षत्रिय", "สวัสดี", "a😀👩‍👩‍👧b", "ﷺ لا"]
        {
            let line = shape_line(text, Style::Regular, None);
            let mut covered = vec![false; text.len()];
            line.glyphs()
                .for_each(|glyph| covered[glyph.cluster.clone()].fill(true));
            assert!(covered.iter().all(|c| *c), "{text}");
        }
    }
}
