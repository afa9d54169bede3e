//! Cross-reference tables and streams (ISO 32000-2, 7.5.4 and 7.5.8), one section at a time and exactly as written.

use super::Read;
use super::parser::{self, keyword, unsigned};
use crate::document::lexer::Lexer;
use crate::document::{MAX_DECOMPRESSED, objects};
use lopdf::{Dictionary, Object, Stream};
use std::ops::Range;

/// The highest object number a conforming file may use (Annex C).
const MAX_OBJECT: u32 = 8_388_607;

/// Where an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Entry {
    /// Nowhere.
    Free,
    /// At a byte of the file.
    Plain { offset: usize, generation: u16 },
    /// In an object stream.
    Packed { container: u32, index: u32 },
}

/// One section with its trailer.
#[derive(Debug)]
pub(crate) struct Section {
    /// From `xref` or the stream's object number to the end of the trailer or `endobj`.
    pub(crate) span: Range<usize>,
    pub(crate) entries: Vec<(u32, Entry)>,
    pub(crate) trailer: Dictionary,
    /// The object number of a cross-reference stream.
    pub(crate) stream: Option<u32>,
    /// Whether an object is listed twice, or a key of the trailer stands twice.
    pub(crate) ambiguous: bool,
}

impl Section {
    /// The section at `offset`, whichever form it has.
    pub(crate) fn read(bytes: &[u8], offset: usize) -> Read<Self> {
        // White space before a table is common, and every reader skips it.
        let mut section = match Lexer::new(bytes, offset).keyword(b"xref") {
            true => table(bytes, offset)?,
            false => stream(bytes, offset)?,
        };
        let mut numbers: Vec<u32> = section.entries.iter().map(|(number, _)| *number).collect();
        numbers.sort_unstable();
        section.ambiguous |= numbers.windows(2).any(|pair| pair[0] == pair[1]);
        Ok(section)
    }

    /// An offset in the trailer, such as `/Prev`.
    pub(crate) fn offset(&self, key: &[u8]) -> Read<Option<usize>> {
        let Ok(value) = self.trailer.get(key) else {
            return Ok(None);
        };
        let offset = value.as_i64().ok().and_then(|offset| usize::try_from(offset).ok());
        offset
            .map(Some)
            .ok_or_else(|| format!("/{} in the trailer is not an offset", String::from_utf8_lossy(key)))
    }
}

fn table(bytes: &[u8], offset: usize) -> Read<Section> {
    let mut lexer = Lexer::new(bytes, offset);
    keyword(&mut lexer, "xref")?;
    let mut entries = vec![];
    while !lexer.keyword(b"trailer") {
        let (first, count): (u32, u32) = (unsigned(&mut lexer)?, unsigned(&mut lexer)?);
        for number in first..first.saturating_add(count) {
            entries.push((limited(number)?, table_entry(&mut lexer)?));
        }
    }
    let start = lexer.pos();
    let Object::Dictionary(trailer) = parser::object(&mut lexer)? else {
        return Err("the trailer is not a dictionary".into());
    };
    Ok(Section {
        span: offset..lexer.pos(),
        entries,
        trailer,
        stream: None,
        ambiguous: !parser::unambiguous(bytes, start, 8),
    })
}

fn table_entry(lexer: &mut Lexer<'_>) -> Read<Entry> {
    let (offset, generation) = (unsigned(lexer)?, unsigned(lexer)?);
    match (lexer.keyword(b"n"), lexer.keyword(b"f")) {
        (true, _) => Ok(Entry::Plain { offset, generation }),
        (_, true) => Ok(Entry::Free),
        _ => Err(format!(
            "a cross-reference entry near byte {} is malformed",
            lexer.pos()
        )),
    }
}

fn limited(number: u32) -> Read<u32> {
    match number <= MAX_OBJECT {
        true => Ok(number),
        false => Err("an object number is above the limit of the standard".into()),
    }
}

fn stream(bytes: &[u8], offset: usize) -> Read<Section> {
    let read = parser::indirect(bytes, offset, &|_| None)?;
    let (Object::Dictionary(trailer), Some(data)) = (read.object, read.data) else {
        return Err(format!("there is no cross-reference section at byte {offset}"));
    };
    if !trailer.has_type(b"XRef") {
        return Err(format!("the stream at byte {offset} is not a cross-reference stream"));
    }
    let raw = Stream::new(trailer.clone(), bytes[data].to_vec());
    let plain = objects::decoded(&raw, MAX_DECOMPRESSED).map_err(|_| "a cross-reference stream is malformed")?;
    let entries = stream_entries(&trailer, &plain)?;
    let span = read.span.unwrap_or(offset..offset);
    Ok(Section {
        span,
        entries,
        trailer,
        stream: Some(read.id.0),
        ambiguous: read.ambiguous,
    })
}

fn integers(dict: &Dictionary, key: &[u8]) -> Option<Vec<u32>> {
    let items = dict.get(key).ok()?.as_array().ok()?;
    items
        .iter()
        .map(|item| item.as_i64().ok().and_then(|v| u32::try_from(v).ok()))
        .collect()
}

fn stream_entries(dict: &Dictionary, data: &[u8]) -> Read<Vec<(u32, Entry)>> {
    let widths =
        integers(dict, b"W").filter(|w| w.len() == 3 && w.iter().all(|w| *w <= 8) && w.iter().sum::<u32>() > 0);
    let widths: Vec<usize> = widths
        .ok_or("/W of a cross-reference stream is malformed")?
        .iter()
        .map(|w| *w as usize)
        .collect();
    let size = dict
        .get(b"Size")
        .and_then(Object::as_i64)
        .ok()
        .and_then(|s| u32::try_from(s).ok());
    let index = match integers(dict, b"Index") {
        Some(index) => index,
        None => vec![0, size.ok_or("/Size of a cross-reference stream is missing")?],
    };
    let mut rows = data.chunks_exact(widths.iter().sum());
    let mut entries = vec![];
    for pair in index.chunks_exact(2) {
        for number in pair[0]..pair[0].saturating_add(pair[1]) {
            let row = rows
                .next()
                .ok_or("a cross-reference stream is shorter than its /Index")?;
            entries.push((limited(number)?, stream_entry(row, &widths)?));
        }
    }
    Ok(entries)
}

fn stream_entry(row: &[u8], widths: &[usize]) -> Read<Entry> {
    let number = |bytes: &[u8]| bytes.iter().fold(0u64, |v, b| v << 8 | u64::from(*b));
    let (kind, rest) = row.split_at(widths[0]);
    let (second, third) = rest.split_at(widths[1]);
    let (second, third) = (number(second), number(third));
    let wrong = |_| "a cross-reference entry is out of range".to_owned();
    match if kind.is_empty() { 1 } else { number(kind) } {
        1 => Ok(Entry::Plain {
            offset: usize::try_from(second).map_err(wrong)?,
            generation: u16::try_from(third).map_err(wrong)?,
        }),
        2 => Ok(Entry::Packed {
            container: u32::try_from(second).map_err(wrong)?,
            index: u32::try_from(third).map_err(wrong)?,
        }),
        _ => Ok(Entry::Free), // unknown types are references to null (7.5.8.3)
    }
}
