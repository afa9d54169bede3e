//! Line breaks (UAX #14): a paragraph is measured once and broken at any width.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::{Line, Style, shape::shape_line};

/// A paragraph with the widths of its clusters.
pub(crate) struct Paragraph {
    style: Style,
    whole: Line,
    /// Start of each cluster and its advance in em, in reading order.
    clusters: Vec<(usize, f32)>,
    /// Where a line may end: byte offsets, ascending, the last is the length.
    breaks: Vec<usize>,
}

/// The paragraphs of a text from outside: control characters become visible marks, and directional overrides, with
/// which a name could be made to read as another, are taken out.
pub(crate) fn paragraphs(text: &str, style: Style) -> Vec<Paragraph> {
    clean(text)
        .split('\n')
        .map(|line| Paragraph::new(line, style))
        .collect()
}

fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .map(|c| match c {
            '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' | '\u{a0}' => ' ',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

impl Paragraph {
    fn new(text: &str, style: Style) -> Self {
        let whole = shape_line(text, style, None);
        let mut clusters: Vec<(usize, f32)> = vec![];
        let mut glyphs: Vec<_> = whole
            .glyphs()
            .map(|glyph| (glyph.cluster.start, glyph.advance))
            .collect();
        glyphs.sort_by_key(|(start, _)| *start);
        for (start, advance) in glyphs {
            match clusters.last_mut() {
                Some((same, sum)) if *same == start => *sum += advance,
                _ => clusters.push((start, advance)),
            }
        }
        let opportunity =
            |(at, kind)| matches!(kind, BreakOpportunity::Allowed | BreakOpportunity::Mandatory).then_some(at);
        let breaks = linebreaks(text).filter_map(opportunity).collect();
        Self {
            style,
            whole,
            clusters,
            breaks,
        }
    }

    /// Width in em when set on one line.
    pub(crate) fn width(&self) -> f32 {
        self.clusters.iter().map(|(_, advance)| advance).sum()
    }

    /// Reach above and below the baseline, in em, of its tallest face.
    pub(crate) fn reach(&self) -> (f32, f32) {
        self.whole.reach()
    }

    /// The paragraph as one line.
    pub(crate) fn line(&self) -> &Line {
        &self.whole
    }

    /// How many lines it takes in `width` em.
    pub(crate) fn count_lines(&self, width: f32) -> usize {
        self.ranges(width).len()
    }

    /// Its lines in `width` em. A word wider than that is broken between letters.
    pub(crate) fn lines(&self, width: f32) -> Vec<Line> {
        let ranges = self.ranges(width);
        if ranges.len() == 1 {
            return vec![self.whole.clone()];
        }
        let shape = |range: &Range<usize>| {
            shape_line(
                self.whole.text[range.clone()].trim_end(),
                self.style,
                Some(self.whole.rtl),
            )
        };
        ranges.iter().map(shape).collect()
    }

    /// `line`, one of its lines, ending with an ellipsis and still within `width` em.
    pub(crate) fn marked_cut(&self, line: &str, width: f32) -> Line {
        let shape = |text: &str| shape_line(&format!("{}…", text.trim_end()), self.style, Some(self.whole.rtl));
        let mut end = line.len();
        loop {
            let marked = shape(&line[..end]);
            if marked.width() <= width || end == 0 {
                return marked;
            }
            end = line[..end].char_indices().next_back().map_or(0, |(at, _)| at);
        }
    }

    fn ranges(&self, width: f32) -> Vec<Range<usize>> {
        let mut lines = vec![];
        let (mut start, mut used, mut last_break) = (0, 0.0, None);
        let mut breaks = self.breaks.iter().copied().peekable();
        let mut index = 0;
        while let Some(&(at, advance)) = self.clusters.get(index) {
            while breaks.next_if(|b| *b < at).is_some() {}
            if breaks.peek() == Some(&at) && at > start {
                last_break = Some((at, index));
            }
            let space = self.whole.text[at..].starts_with(' ');
            if used + advance > width + 0.001 && at > start && !space {
                let (end, next) = last_break.take().unwrap_or((at, index));
                lines.push(start..end);
                (start, used, index) = (end, 0.0, next);
                continue;
            }
            used += advance;
            index += 1;
        }
        lines.push(start..self.whole.text.len());
        lines
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wrapped(text: &str, width: f32) -> Vec<String> {
        let lines = paragraphs(text, Style::Regular)
            .into_iter()
            .flat_map(|p| p.lines(width));
        lines.map(|line| line.text).collect()
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("one two three", 4.5), ["one two", "three"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken_between_letters() {
        let lines = wrapped("incomprehensibilities", 3.0);
        assert!(lines.len() > 2);
        assert_eq!(lines.concat(), "incomprehensibilities");
    }

    #[test]
    fn chinese_breaks_between_any_two_characters() {
        assert_eq!(wrapped("签署合同", 2.0), ["签署", "合同"]);
    }

    #[test]
    fn directional_overrides_are_taken_out() {
        assert_eq!(wrapped("abc\u{202e}def", 100.0), ["abcdef"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked_and_no_letter_is_lost(text in "[a-zA-Z őӨ签مש ]{0,80}", width in 2.0_f32..20.0) {
            let lines: Vec<Line> = paragraphs(&text, Style::Regular).into_iter().flat_map(|p| p.lines(width)).collect();
            for line in &lines {
                prop_assert!(line.width() <= width + 0.5, "{} in {width}: {:?}", line.width(), line.text);
            }
            let letters = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.iter().map(|line| line.text.as_str()).collect::<String>()), letters(&text));
        }
    }
}
