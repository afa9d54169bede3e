//! Documents of our own: certificates, reports, contracts. A small typographic engine over the bundled faces; the
//! result is PDF/A-2u (ISO 19005-2, level U), so that a certificate can be archived as it is.

mod blocks;
mod draw;
mod flow;

use kernel::{Error, Result, Timestamp};

use flow::Flow;

/// A page is not written beyond this: no certificate is so long, a loop might be.
const MAX_PAGES: usize = 2_000;

/// A document to be set on A4 pages.
#[derive(Clone, Debug)]
pub struct Composition {
    /// The title in the document's properties; the first block usually shows it too.
    pub title: String,
    /// BCP 47, such as `en` or `mn`.
    pub language: String,
    /// Who issues it, for the document's properties.
    pub author: String,
    /// When it was made, for the document's properties.
    pub created: Timestamp,
    /// One line at the left of every page's foot; "page n of m" stands at the right.
    pub footer: String,
    /// The content in order.
    pub blocks: Vec<Block>,
}

/// A part of a document, as wide as the text.
#[derive(Clone, Debug)]
pub enum Block {
    /// The name of the document: large, once.
    Title(String),
    /// A section's name; stays with what follows it.
    Heading(String),
    /// Running text; line feeds begin new lines.
    Paragraph(String),
    /// Secondary text: small and grey.
    Note(String),
    /// A numbered clause: the number hangs left of the text.
    Clause {
        /// Such as `2.1`.
        number: String,
        /// The clause.
        text: String,
    },
    /// Names and their values, in two columns.
    KeyValues(Vec<(String, String)>),
    /// Rows under a head that is repeated on every page.
    Table {
        /// The columns from left to right.
        columns: Vec<Column>,
        /// The rows; cells beyond the columns are left out.
        rows: Vec<Vec<String>>,
    },
    /// A hairline.
    Rule,
    /// Empty height in points.
    Space(f32),
    /// What follows begins a page.
    PageBreak,
    /// Places to be filled in by hand or by fields, in columns side by side.
    Places(Vec<Vec<Place>>),
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// What the column holds.
    pub title: String,
    /// Its width as a share of all columns' shares; positive.
    pub share: f32,
}

/// A place on a page that something else will fill.
#[derive(Clone, Debug)]
pub struct Place {
    /// How [`Composed::places`] calls it; not printed.
    pub name: String,
    /// Printed under a line, or right of a box.
    pub label: String,
    /// Its look.
    pub shape: PlaceShape,
}

/// How a place looks and how large it is, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlaceShape {
    /// A line to write on, with this much room above it; as wide as its column.
    Line {
        /// Room above the line.
        height: f32,
    },
    /// A line of a given width to write on.
    ShortLine {
        /// Length of the line.
        width: f32,
        /// Room above it.
        height: f32,
    },
    /// A square to check.
    CheckBox {
        /// Length of a side.
        side: f32,
    },
}

/// A finished document.
#[derive(Clone, Debug)]
pub struct Composed {
    /// The file.
    pub pdf: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// Where the places came to lie, in order.
    pub places: Vec<PlacedAt>,
}

/// Where a [`Place`] came to lie.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedAt {
    /// The place's name.
    pub name: String,
    /// The page, 1 is the first.
    pub page: u32,
    /// Left and top, from the page's top left corner, in points.
    pub left: f32,
    /// See `left`.
    pub top: f32,
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
}

impl Composition {
    /// Sets the document.
    ///
    /// # Errors
    /// `COMPOSITION_TOO_LONG` above 2,000 pages; `INTERNAL` when the file does not validate as PDF/A-2u.
    pub fn compose(&self) -> Result<Composed> {
        let mut flow = Flow::default();
        for block in &self.blocks {
            blocks::set(&mut flow, block);
            if flow.page_count() > MAX_PAGES {
                let message = format!("the document is longer than {MAX_PAGES} pages; split it");
                return Err(Error::precondition("COMPOSITION_TOO_LONG", message));
            }
        }
        let (pages, places) = flow.finish(&self.footer);
        Ok(Composed {
            pdf: draw::write(self, &pages)?,
            pages: pages.len(),
            places,
        })
    }
}

#[cfg(test)]
mod tests;
