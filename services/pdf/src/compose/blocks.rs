//! How each block looks.

use super::flow::{Column, Flow, HAIRLINE, INK, Item, LEFT, Look, MEASURE, MUTED};
use super::{Block, Column as TableColumn, Place, PlaceShape};
use crate::text::Style;

const TITLE: Look = Look {
    style: Style::Bold,
    size: 21.0,
    leading: 1.25,
    color: INK,
};
const HEADING: Look = Look {
    style: Style::Bold,
    size: 11.5,
    leading: 1.35,
    color: INK,
};
const BODY: Look = Look {
    style: Style::Regular,
    size: 9.8,
    leading: 1.5,
    color: INK,
};
const SMALL: Look = Look {
    style: Style::Regular,
    size: 8.2,
    leading: 1.45,
    color: INK,
};
const NOTE: Look = Look {
    style: Style::Regular,
    size: 8.2,
    leading: 1.45,
    color: MUTED,
};
const HEAD: Look = Look {
    style: Style::Bold,
    size: 7.6,
    leading: 1.4,
    color: MUTED,
};
const KEY: Look = Look {
    style: Style::Regular,
    size: 9.0,
    leading: 1.45,
    color: MUTED,
};
const VALUE: Look = Look {
    style: Style::Regular,
    size: 9.0,
    leading: 1.45,
    color: INK,
};

/// Between the columns of a table or of places.
const GUTTER: f32 = 10.0;
const CELL_PADDING: f32 = 4.0;
const CLAUSE_INDENT: f32 = 32.0;

pub(super) fn set(flow: &mut Flow, block: &Block) {
    match block {
        Block::Title(text) => spaced(flow, text, TITLE, 0.0, 8.0),
        Block::Heading(text) => heading(flow, text),
        Block::Paragraph(text) => spaced(flow, text, BODY, 0.0, 7.0),
        Block::Note(text) => spaced(flow, text, NOTE, 0.0, 6.0),
        Block::Clause { number, text } => clause(flow, number, text),
        Block::KeyValues(pairs) => key_values(flow, pairs),
        Block::Table { columns, rows } => table(flow, columns, rows),
        Block::Rule => rule(flow),
        Block::Space(height) => flow.space(*height),
        Block::PageBreak => flow.new_page(),
        Block::Places(columns) => places(flow, columns),
    }
}

fn spaced(flow: &mut Flow, text: &str, look: Look, before: f32, after: f32) {
    flow.space(before);
    flow.text(Column::new(text, look, MEASURE), LEFT);
    flow.space(after);
}

/// Never the last thing on a page.
fn heading(flow: &mut Flow, text: &str) {
    let column = Column::new(text, HEADING, MEASURE);
    flow.space(12.0);
    flow.reserve(column.height() + 44.0);
    flow.text(column, LEFT);
    flow.space(4.0);
}

fn clause(flow: &mut Flow, number: &str, text: &str) {
    flow.reserve(BODY.size * BODY.leading * 2.0);
    flow.cell(Column::new(number, BODY, CLAUSE_INDENT), LEFT, flow.y);
    flow.text(Column::new(text, BODY, MEASURE - CLAUSE_INDENT), LEFT + CLAUSE_INDENT);
    flow.space(5.0);
}

fn rule(flow: &mut Flow) {
    flow.space(6.0);
    flow.rule(HAIRLINE);
    flow.space(10.0);
}

fn key_values(flow: &mut Flow, pairs: &[(String, String)]) {
    let left = MEASURE * 0.28;
    for (key, value) in pairs {
        let key = Column::new(key, KEY, left - GUTTER);
        let value = Column::new(value, VALUE, MEASURE - left);
        flow.reserve(key.height().max(value.height().min(200.0)));
        let (top, height) = (flow.y, key.height().max(value.height()));
        flow.cell(key, LEFT, top);
        if height <= 200.0 {
            flow.cell(value, LEFT + left, top);
            flow.y = top + height;
        } else {
            flow.text(value, LEFT + left); // a long value runs over pages
        }
        flow.space(2.5);
    }
    flow.space(6.0);
}

/// Left edge and width of each column.
fn widths(columns: &[TableColumn]) -> Vec<(f32, f32)> {
    let shares: Vec<f32> = columns
        .iter()
        .map(|column| if column.share > 0.0 { column.share } else { 1.0 })
        .collect();
    let room = MEASURE - GUTTER * (columns.len().max(1) - 1) as f32;
    let total: f32 = shares.iter().sum();
    let mut left = LEFT;
    let place = |share| {
        let width = room * share / total;
        let at = left;
        left += width + GUTTER;
        (at, width)
    };
    shares.into_iter().map(place).collect()
}

fn table(flow: &mut Flow, columns: &[TableColumn], rows: &[Vec<String>]) {
    let widths = widths(columns);
    let titles: Vec<String> = columns.iter().map(|column| column.title.clone()).collect();
    flow.reserve(60.0);
    row(flow, &titles, &widths, HEAD);
    for cells in rows {
        let height = row_height(cells, &widths, SMALL);
        if flow.reserve(height) {
            row(flow, &titles, &widths, HEAD);
        }
        row(flow, cells, &widths, SMALL);
    }
    flow.space(10.0);
}

fn cells<'a>(texts: &'a [String], widths: &'a [(f32, f32)], look: Look) -> impl Iterator<Item = (f32, Column)> + 'a {
    texts
        .iter()
        .zip(widths)
        .map(move |(text, (left, width))| (*left, Column::new(text, look, *width)))
}

fn row_height(texts: &[String], widths: &[(f32, f32)], look: Look) -> f32 {
    let tallest = cells(texts, widths, look)
        .map(|(_, column)| column.height())
        .fold(0.0, f32::max);
    tallest + 2.0 * CELL_PADDING
}

/// One row and the hairline under it.
fn row(flow: &mut Flow, texts: &[String], widths: &[(f32, f32)], look: Look) {
    let top = flow.y;
    let mut height = 0.0_f32;
    for (left, column) in cells(texts, widths, look) {
        height = height.max(column.height());
        flow.cell(column, left, top + CELL_PADDING);
    }
    flow.y = top + height + 2.0 * CELL_PADDING;
    flow.rule(HAIRLINE);
}

fn places(flow: &mut Flow, columns: &[Vec<Place>]) {
    let count = columns.len().max(1) as f32;
    let gutter = GUTTER * 3.0;
    let width = (MEASURE - gutter * (count - 1.0)) / count;
    let height = |places: &Vec<Place>| places.iter().map(|place| place_height(place, width)).sum::<f32>();
    flow.reserve(columns.iter().map(height).fold(0.0, f32::max));
    let (top, mut bottom, mut left) = (flow.y, flow.y, LEFT);
    for places in columns {
        let mut y = top;
        for place in places {
            set_place(flow, place, left, y, width);
            y += place_height(place, width);
        }
        bottom = bottom.max(y);
        left += width + gutter;
    }
    flow.y = bottom;
}

fn label(place: &Place, width: f32) -> Column {
    let look = if matches!(place.shape, PlaceShape::CheckBox { .. }) {
        VALUE
    } else {
        NOTE
    };
    Column::new(&place.label, look, width)
}

fn place_height(place: &Place, width: f32) -> f32 {
    match place.shape {
        PlaceShape::Line { height } | PlaceShape::ShortLine { height, .. } => {
            height + 3.0 + label(place, width).height() + 12.0
        }
        PlaceShape::CheckBox { side } => side.max(label(place, width - side - 8.0).height()) + 12.0,
    }
}

fn set_place(flow: &mut Flow, place: &Place, left: f32, top: f32, width: f32) {
    let (line, height) = match place.shape {
        PlaceShape::Line { height } => (width, height),
        PlaceShape::ShortLine { width: line, height } => (line.min(width), height),
        PlaceShape::CheckBox { side } => {
            let label = label(place, width - side - 8.0);
            let middle = top + (side - VALUE.size * VALUE.leading) / 2.0;
            flow.draw(Item::Frame {
                left,
                top,
                side,
                color: MUTED,
            });
            flow.cell(label, left + side + 8.0, middle);
            return flow.place(&place.name, left, top, (side, side));
        }
    };
    flow.draw(Item::Rule {
        from: (left, top + height),
        to: (left + line, top + height),
        color: MUTED,
    });
    flow.cell(label(place, width), left, top + height + 3.0);
    flow.place(&place.name, left, top, (line, height - 1.0));
}
