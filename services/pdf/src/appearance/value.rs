//! Field values: text that fits its field, and the check of a check box.

use kernel::{Error, Result};

use super::canvas::{Canvas, Ink};
use super::{Area, Size};
use crate::FormXObject;
use crate::text::{Line, Paragraph, Style, paragraphs};

/// From one baseline to the next, in em, at least.
const LEADING: f32 = 1.2;
const MAX_SIZE: f32 = 11.0;
const MAX_TEXT: usize = 10_000;

/// Paragraphs set at the largest size at which they fit.
pub(super) struct Fitted {
    size: f32,
    /// Lines of each paragraph.
    paragraphs: Vec<Vec<Line>>,
}

/// The largest size from `largest` down at which the paragraphs fit `area`. Below [`floor`] no reader could follow: the
/// lines that fit at that size stay, the last one with an ellipsis.
pub(super) fn fit(paragraphs: &[Paragraph], area: Area, largest: f32) -> Fitted {
    let mut size = largest.min(area.height / LEADING);
    let floor = floor(area);
    while size > floor && !fits(paragraphs, area, size) {
        size *= 0.94;
    }
    let lines = |paragraph: &Paragraph| paragraph.lines(area.width / size);
    let mut fitted = Fitted {
        size,
        paragraphs: paragraphs.iter().map(lines).collect(),
    };
    fitted.cut(paragraphs, area);
    fitted
}

/// Small fields take small print: readers zoom in. 1 point is where even that ends.
fn floor(area: Area) -> f32 {
    (area.height / 8.0).clamp(1.0, 4.0)
}

fn fits(paragraphs: &[Paragraph], area: Area, size: f32) -> bool {
    let height = |paragraph: &Paragraph| paragraph.count_lines(area.width / size) as f32 * leading(paragraph.reach());
    paragraphs.iter().map(height).sum::<f32>() * size <= area.height + 0.001
}

fn leading((up, down): (f32, f32)) -> f32 {
    (up + down).max(LEADING)
}

impl Fitted {
    pub(super) fn height(&self) -> f32 {
        self.paragraphs
            .iter()
            .flatten()
            .map(|line| leading(line.reach()))
            .sum::<f32>()
            * self.size
    }

    /// Takes lines off the end until it fits, and marks the cut.
    fn cut(&mut self, sources: &[Paragraph], area: Area) {
        let mut cut = false;
        while self.height() > area.height + 0.01 && self.paragraphs.iter().map(Vec::len).sum::<usize>() > 1 {
            cut = true;
            while self.paragraphs.last().is_some_and(Vec::is_empty) {
                self.paragraphs.pop();
            }
            if let Some(last) = self.paragraphs.last_mut() {
                last.pop();
            }
            self.paragraphs.retain(|lines| !lines.is_empty());
        }
        let count = self.paragraphs.len();
        if let (true, Some(lines), Some(source)) = (cut, self.paragraphs.last_mut(), sources.get(count.wrapping_sub(1)))
        {
            let begin: String = lines.pop().map(|line| line.text).unwrap_or_default();
            lines.push(source.marked_cut(&begin, area.width / self.size));
        }
    }

    /// Writes the lines from `top` points below the area's upper edge; the first paragraph in the first ink, the others
    /// in the second. Paragraphs that read from the right are set at the right.
    pub(super) fn write(&self, canvas: &mut Canvas, area: Area, top: f32, inks: [Ink; 2]) {
        let mut y = area.y + area.height - top.max(0.0);
        for (index, lines) in self.paragraphs.iter().enumerate() {
            canvas.fill_with(inks[index.min(1)]);
            for line in lines {
                let (up, down) = line.reach();
                let spare = (leading((up, down)) - up - down) / 2.0;
                let x = if line.rtl {
                    area.x + area.width - line.width() * self.size
                } else {
                    area.x
                };
                canvas.show(line, self.size, (x, y - (spare + up) * self.size));
                y -= leading((up, down)) * self.size;
            }
        }
    }

    fn line_count(&self) -> usize {
        self.paragraphs.iter().map(Vec::len).sum()
    }
}

/// A text or date value: at most 11 points large, smaller where it must be; one line sits in the middle of its field,
/// several begin at the top.
///
/// # Errors
/// `TEXT_VALUE_TOO_LONG` above 10,000 characters.
pub fn text(value: &str, size: Size) -> Result<FormXObject> {
    if value.chars().count() > MAX_TEXT {
        let remedy = format!("must have at most {MAX_TEXT} characters");
        return Err(Error::invalid("TEXT_VALUE_TOO_LONG", "value", remedy));
    }
    let mut canvas = Canvas::new(size);
    let area = size.area().inset(2.0_f32.min(size.height * 0.1));
    let fitted = fit(&paragraphs(value, Style::Regular), area, MAX_SIZE);
    let spare = area.height - fitted.height();
    let top = if fitted.line_count() > 1 { 0.0 } else { spare / 2.0 };
    canvas.op(&[], "/Tx BMC q");
    canvas.op(&[0.0, 0.0, size.width, size.height], "re W n");
    fitted.write(&mut canvas, area, top, [Ink::TEXT, Ink::TEXT]);
    canvas.op(&[], "Q EMC");
    Ok(canvas.finish())
}

/// A check box: a drawn check when `checked`, nothing when not. No font, so that it survives PDF/A.
#[must_use]
pub fn checkbox(checked: bool, size: Size) -> FormXObject {
    let mut canvas = Canvas::new(size);
    if checked {
        let side = size.width.min(size.height);
        let (x, y) = ((size.width - side) / 2.0, (size.height - side) / 2.0);
        canvas.stroke_with(Ink::PEN, side * 0.11);
        canvas.op(&[x + side * 0.20, y + side * 0.50], "m");
        canvas.op(&[x + side * 0.42, y + side * 0.26], "l");
        canvas.op(&[x + side * 0.80, y + side * 0.76], "l");
        canvas.op(&[], "S");
    }
    canvas.finish()
}
