//! Pages being filled from top to bottom.

use super::PlacedAt;
use crate::text::{Line, Paragraph, Style, paragraphs};

/// A4 in points (ISO 216: 210 × 297 mm).
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
/// Margins in points.
pub(super) const LEFT: f32 = 62.0;
const TOP: f32 = 68.0;
const BOTTOM: f32 = 76.0;
const FOOT: f32 = 40.0;
/// Width of the text.
pub(super) const MEASURE: f32 = PAGE.0 - 2.0 * LEFT;

/// Red, green, blue.
pub(super) type Color = (u8, u8, u8);
pub(super) const INK: Color = (26, 28, 33);
pub(super) const MUTED: Color = (98, 103, 113);
pub(super) const HAIRLINE: Color = (206, 210, 216);

/// How a stretch of text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) style: Style,
    /// Font size in points.
    pub(super) size: f32,
    /// From baseline to baseline, in em.
    pub(super) leading: f32,
    pub(super) color: Color,
}

/// Something drawn; y runs down from the page's top.
pub(super) enum Item {
    Text {
        line: Line,
        size: f32,
        color: Color,
        at: (f32, f32),
    },
    Rule {
        from: (f32, f32),
        to: (f32, f32),
        color: Color,
    },
    Frame {
        left: f32,
        top: f32,
        side: f32,
        color: Color,
    },
}

/// Text broken into lines of one width.
pub(super) struct Column {
    look: Look,
    lines: Vec<Line>,
    width: f32,
}

impl Column {
    pub(super) fn new(text: &str, look: Look, width: f32) -> Self {
        let lines = paragraphs(text, look.style)
            .iter()
            .flat_map(|p: &Paragraph| p.lines(width / look.size))
            .collect();
        Self { look, lines, width }
    }

    pub(super) fn height(&self) -> f32 {
        self.lines.iter().map(|line| leading(line, self.look)).sum()
    }
}

/// Scripts that reach higher than Latin get the room they need.
fn leading(line: &Line, look: Look) -> f32 {
    let (up, down) = line.reach();
    look.leading.max(up + down) * look.size
}

/// The pages so far and the place on the last.
pub(super) struct Flow {
    pages: Vec<Vec<Item>>,
    places: Vec<PlacedAt>,
    /// Where the next block begins, from the page's top.
    pub(super) y: f32,
}

impl Default for Flow {
    fn default() -> Self {
        Self {
            pages: vec![vec![]],
            places: vec![],
            y: TOP,
        }
    }
}

impl Flow {
    pub(super) fn page_count(&self) -> usize {
        self.pages.len()
    }

    pub(super) fn new_page(&mut self) {
        self.pages.push(vec![]);
        self.y = TOP;
    }

    /// Begins a page unless `height` fits on this one. True when it did.
    pub(super) fn reserve(&mut self, height: f32) -> bool {
        let full = self.y + height > PAGE.1 - BOTTOM && self.y > TOP;
        if full {
            self.new_page();
        }
        full
    }

    /// Empty height; none at the top of a page.
    pub(super) fn space(&mut self, height: f32) {
        if self.y > TOP {
            self.y += height.clamp(0.0, PAGE.1);
        }
    }

    pub(super) fn draw(&mut self, item: Item) {
        if let Some(page) = self.pages.last_mut() {
            page.push(item);
        }
    }

    /// A hairline across the text at the current place.
    pub(super) fn rule(&mut self, color: Color) {
        let (from, to) = ((LEFT, self.y), (LEFT + MEASURE, self.y));
        self.draw(Item::Rule { from, to, color });
    }

    /// Sets lines from the current place, over as many pages as they need.
    pub(super) fn text(&mut self, column: Column, left: f32) {
        for line in column.lines {
            let height = leading(&line, column.look);
            self.reserve(height);
            self.line(line, column.look, left, column.width, self.y);
            self.y += height;
        }
    }

    /// Sets lines from `top` on this page, and leaves the current place.
    pub(super) fn cell(&mut self, column: Column, left: f32, top: f32) {
        let mut y = top;
        for line in column.lines {
            let height = leading(&line, column.look);
            self.line(line, column.look, left, column.width, y);
            y += height;
        }
    }

    fn line(&mut self, line: Line, look: Look, left: f32, width: f32, top: f32) {
        let (up, down) = line.reach();
        let baseline = top + (leading(&line, look) - (up + down) * look.size) / 2.0 + up * look.size;
        let x = if line.rtl {
            left + width - line.width() * look.size
        } else {
            left
        };
        self.draw(Item::Text {
            line,
            size: look.size,
            color: look.color,
            at: (x, baseline),
        });
    }

    /// Notes where a place lies on the current page.
    pub(super) fn place(&mut self, name: &str, left: f32, top: f32, (width, height): (f32, f32)) {
        let page = u32::try_from(self.pages.len()).unwrap_or(u32::MAX);
        self.places.push(PlacedAt {
            name: name.to_owned(),
            page,
            left,
            top,
            width,
            height,
        });
    }

    /// The pages with their feet.
    pub(super) fn finish(mut self, footer: &str) -> (Vec<Vec<Item>>, Vec<PlacedAt>) {
        let count = self.pages.len();
        let look = Look {
            style: Style::Regular,
            size: 7.5,
            leading: 1.3,
            color: MUTED,
        };
        let top = PAGE.1 - FOOT;
        for (index, page) in std::mem::take(&mut self.pages).into_iter().enumerate() {
            self.pages.push(page);
            let number = Column::new(&format!("page {} of {count}", index + 1), look, MEASURE);
            let width = number.lines.first().map_or(0.0, |line| line.width() * look.size);
            let mut footer = Column::new(footer, look, MEASURE - width - 16.0);
            footer.lines.truncate(2);
            let (from, to) = ((LEFT, top - 6.0), (LEFT + MEASURE, top - 6.0));
            self.draw(Item::Rule {
                from,
                to,
                color: HAIRLINE,
            });
            self.cell(footer, LEFT, top);
            self.cell(number, LEFT + MEASURE - width, top);
        }
        (self.pages, self.places)
    }
}
