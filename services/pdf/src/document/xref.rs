//! Cross-reference sections (ISO 32000-2, 7.5.4 and 7.5.8): where each object stands. Rows are decoded when asked for,
//! so that a large file costs no more than a small one.

use super::MAX_DECOMPRESSED;
use super::lexer::Lexer;
use super::objects;
use crate::error;
use kernel::Result;
use lopdf::{Dictionary, Object};
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// More updates than this in one file are refused.
const MAX_SECTIONS: usize = 1024;
/// One row of a cross-reference table, its end of line included.
const ROW: usize = 20;

/// Where an object stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Deleted, or never there.
    Free,
    /// At a byte offset of the file.
    At { offset: usize, generation: u16 },
    /// Inside an object stream.
    Within { stream: u32, index: usize },
}

/// How a section is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Table,
    Stream,
}

/// One cross-reference section with its trailer.
pub(crate) struct Section {
    pub style: Style,
    pub trailer: Dictionary,
    /// The cross-reference stream of a hybrid section.
    pub hybrid: Option<Box<Section>>,
    rows: Rows,
}

enum Rows {
    /// Runs of 20-byte rows in the file, sorted: first object number, count, byte offset.
    Table(Vec<(u32, usize, usize)>),
    /// Runs of packed rows, sorted: first object number, count, byte offset in `data`.
    Stream {
        runs: Vec<(u32, usize, usize)>,
        data: Vec<u8>,
        widths: [usize; 3],
    },
    /// A table that was rebuilt because the file's own is broken.
    Rebuilt(BTreeMap<u32, Place>),
}

/// All sections of a file, the newest first.
pub(crate) struct Xref {
    /// What the last `startxref` says: the `/Prev` of the next update.
    pub start: usize,
    pub sections: Vec<Section>,
}

fn broken(what: &str) -> kernel::Error {
    error::damaged(format_args!("its cross-reference {what}"))
}

impl Xref {
    /// Reads the chain from the last `startxref` along every `/Prev`.
    pub fn read(file: &[u8]) -> Result<Self> {
        let start = last_startxref(file)?;
        let (mut sections, mut seen, mut next) = (Vec::new(), HashSet::new(), Some(start));
        let mut room = MAX_DECOMPRESSED;
        while let Some(offset) = next {
            if !seen.insert(offset) {
                return Err(broken("sections form a loop"));
            }
            if sections.len() == MAX_SECTIONS {
                return Err(broken("chain is too long"));
            }
            let section = Section::read_at(file, offset, room)?;
            room -= section.weight();
            next = offset_of(&section.trailer, b"Prev")?;
            sections.push(section);
        }
        Ok(Self { start, sections })
    }

    /// A chain of one section, made by looking for the objects themselves.
    pub fn rebuilt(places: BTreeMap<u32, Place>, trailer: Dictionary) -> Self {
        let within = places.values().any(|place| matches!(place, Place::Within { .. }));
        let style = if within { Style::Stream } else { Style::Table };
        let section = Section {
            style,
            trailer,
            hybrid: None,
            rows: Rows::Rebuilt(places),
        };
        Self {
            start: 0,
            sections: vec![section],
        }
    }

    /// Where the object stands in the newest revision.
    pub fn place(&self, file: &[u8], number: u32) -> Place {
        self.sections
            .iter()
            .find_map(|section| section.place(file, number))
            .unwrap_or(Place::Free)
    }

    /// Every object that is there, by number; only for a rebuilt table, which has to be written anew.
    pub fn rebuilt_places(&self) -> Option<&BTreeMap<u32, Place>> {
        match self.sections.first().map(|section| &section.rows) {
            Some(Rows::Rebuilt(places)) => Some(places),
            _ => None,
        }
    }

    /// One more than the highest object number in use or ever used.
    pub fn size(&self) -> Result<u32> {
        let declared = self
            .sections
            .iter()
            .filter_map(|s| s.trailer.get(b"Size").and_then(Object::as_i64).ok());
        let declared = declared.max().unwrap_or(0);
        let used = self.sections.iter().map(Section::end).max().unwrap_or(0);
        u32::try_from(declared.max(i64::from(used))).map_err(|_| broken("size is too large"))
    }

    /// The trailer of the newest section.
    pub fn trailer(&self) -> &Dictionary {
        static EMPTY: std::sync::LazyLock<Dictionary> = std::sync::LazyLock::new(Dictionary::new);
        self.sections.first().map_or(&EMPTY, |section| &section.trailer)
    }
}

impl Section {
    /// Reads the section that begins at `offset`, of either style; a stream may decompress to `room` bytes.
    pub fn read_at(file: &[u8], offset: usize, room: usize) -> Result<Self> {
        if Lexer::new(file, offset).keyword(b"xref") {
            return Self::read_table(file, offset, room);
        }
        Self::read_stream(file, offset, room)
    }

    fn read_table(file: &[u8], offset: usize, room: usize) -> Result<Self> {
        let mut lexer = Lexer::new(file, offset);
        lexer.keyword(b"xref");
        let mut runs = Vec::new();
        while let Some(first) = lexer.unsigned() {
            let run = table_run(file, &mut lexer, first)?;
            runs.push(run);
        }
        runs.sort_by_key(|(first, ..)| *first);
        if !lexer.keyword(b"trailer") {
            return Err(broken("table has no trailer"));
        }
        let Object::Dictionary(trailer) = lexer.object()? else {
            return Err(broken("table has no trailer"));
        };
        let hybrid = match offset_of(&trailer, b"XRefStm")? {
            Some(at) => Some(Box::new(Self::read_stream(file, at, room)?)),
            None => None,
        };
        Ok(Self {
            style: Style::Table,
            trailer,
            hybrid,
            rows: Rows::Table(runs),
        })
    }

    fn read_stream(file: &[u8], offset: usize, room: usize) -> Result<Self> {
        let (_, stream) = objects::stream_at(file, offset).map_err(|_| broken("section is not where the file says"))?;
        if !stream.dict.has_type(b"XRef") {
            return Err(broken("stream has the wrong type"));
        }
        let data = objects::decoded(&stream, room)?;
        let widths = widths(&stream.dict)?;
        let runs = stream_runs(&stream.dict, widths.iter().sum(), data.len())?;
        let rows = Rows::Stream { runs, data, widths };
        Ok(Self {
            style: Style::Stream,
            trailer: stream.dict,
            hybrid: None,
            rows,
        })
    }

    /// What this section says of an object; none when it does not speak of it.
    pub fn place(&self, file: &[u8], number: u32) -> Option<Place> {
        let own = match &self.rows {
            Rows::Table(runs) => find(runs, number, ROW).and_then(|at| table_place(file.get(at..at + ROW)?)),
            Rows::Stream { runs, data, widths } => {
                let width = widths.iter().sum();
                find(runs, number, width).and_then(|at| stream_place(data.get(at..at + width)?, widths))
            }
            Rows::Rebuilt(places) => places.get(&number).copied(),
        };
        // A hybrid file marks as free what only its cross-reference stream knows (7.5.8.4).
        match (own, &self.hybrid) {
            (Some(Place::Free) | None, Some(hybrid)) => hybrid.place(file, number).or(own),
            _ => own,
        }
    }

    /// Bytes its rows take in memory.
    fn weight(&self) -> usize {
        let own = match &self.rows {
            Rows::Stream { data, .. } => data.len(),
            Rows::Table(_) | Rows::Rebuilt(_) => 0,
        };
        own + self.hybrid.as_ref().map_or(0, |hybrid| hybrid.weight())
    }

    fn end(&self) -> u32 {
        let own = match &self.rows {
            Rows::Table(runs) | Rows::Stream { runs, .. } => runs
                .iter()
                .filter(|(_, count, _)| *count > 0)
                .map(|(first, count, _)| first.saturating_add(u32::try_from(*count).unwrap_or(u32::MAX)))
                .max(),
            Rows::Rebuilt(places) => places.keys().next_back().map(|last| last.saturating_add(1)),
        };
        own.unwrap_or(0)
            .max(self.hybrid.as_ref().map_or(0, |hybrid| hybrid.end()))
    }
}

fn last_startxref(file: &[u8]) -> Result<usize> {
    const WORD: &[u8] = b"startxref";
    let from = file.len().saturating_sub(2048);
    let at = file[from..]
        .windows(WORD.len())
        .rposition(|w| w == WORD)
        .ok_or_else(|| broken("has no start"))?;
    let start = Lexer::new(file, from + at + WORD.len())
        .unsigned()
        .and_then(|n| usize::try_from(n).ok());
    start
        .filter(|start| *start > 0 && *start < file.len())
        .ok_or_else(|| broken("start points outside the file"))
}

fn offset_of(trailer: &Dictionary, key: &[u8]) -> Result<Option<usize>> {
    match trailer.get(key) {
        Err(_) => Ok(None),
        Ok(value) => {
            let value = value.as_i64().ok().and_then(|n| usize::try_from(n).ok());
            value.map(Some).ok_or_else(|| broken("offset is no number"))
        }
    }
}

/// Reads `first count` and steps over the rows, which the standard makes exactly 20 bytes each.
fn table_run<'a>(file: &'a [u8], lexer: &mut Lexer<'a>, first: u64) -> Result<(u32, usize, usize)> {
    let count = lexer.unsigned().ok_or_else(|| broken("table is wrong"))?;
    lexer.skip_white();
    let start = lexer.pos();
    let first = u32::try_from(first).map_err(|_| broken("table is wrong"))?;
    let count = usize::try_from(count).map_err(|_| broken("table is wrong"))?;
    let end = count
        .checked_mul(ROW)
        .and_then(|length| start.checked_add(length))
        .filter(|end| *end <= file.len());
    let end = end.ok_or_else(|| broken("table is cut off"))?;
    let sound = |at: usize| file.get(at..at + ROW).and_then(table_place).is_some();
    if count > 0 && !(sound(start) && sound(end - ROW)) {
        return Err(broken("table has rows of the wrong length"));
    }
    *lexer = Lexer::new(file, end);
    Ok((first, count, start))
}

fn table_place(row: &[u8]) -> Option<Place> {
    let number = |range: Range<usize>| std::str::from_utf8(row.get(range)?).ok()?.parse::<usize>().ok();
    let (offset, generation) = (number(0..10)?, number(11..16)?);
    match row.get(10..18)? {
        [b' ', .., b' ', b'n'] => Some(Place::At {
            offset,
            generation: u16::try_from(generation).ok()?,
        }),
        [b' ', .., b' ', b'f'] => Some(Place::Free),
        _ => None,
    }
}

fn widths(dictionary: &Dictionary) -> Result<[usize; 3]> {
    let wrong = || broken("stream has wrong column widths");
    let widths = dictionary.get(b"W").and_then(Object::as_array).map_err(|_| wrong())?;
    let widths: Vec<usize> = widths
        .iter()
        .filter_map(|w| usize::try_from(w.as_i64().ok()?).ok())
        .collect();
    match widths[..] {
        [a, b, c] if a <= 8 && b <= 8 && c <= 8 && a + b + c > 0 => Ok([a, b, c]),
        _ => Err(wrong()),
    }
}

fn stream_runs(dictionary: &Dictionary, width: usize, length: usize) -> Result<Vec<(u32, usize, usize)>> {
    let wrong = || broken("stream has a wrong index");
    let size = dictionary.get(b"Size").and_then(Object::as_i64).map_err(|_| wrong())?;
    let index = match dictionary.get(b"Index").and_then(Object::as_array) {
        Ok(index) => index
            .iter()
            .map(|n| n.as_i64().map_err(|_| wrong()))
            .collect::<Result<Vec<_>>>()?,
        Err(_) => vec![0, size],
    };
    let mut at = 0usize;
    let mut runs = Vec::with_capacity(index.len() / 2);
    for pair in index.as_chunks::<2>().0 {
        let first = u32::try_from(pair[0]).map_err(|_| wrong())?;
        let count = usize::try_from(pair[1]).map_err(|_| wrong())?;
        runs.push((first, count, at));
        at = count
            .checked_mul(width)
            .and_then(|l| at.checked_add(l))
            .filter(|end| *end <= length)
            .ok_or_else(wrong)?;
    }
    runs.sort_by_key(|(first, ..)| *first);
    Ok(runs)
}

fn stream_place(row: &[u8], widths: &[usize; 3]) -> Option<Place> {
    let (kind, rest) = row.split_at(widths[0]);
    let (second, third) = rest.split_at(widths[1]);
    let number = |bytes: &[u8]| bytes.iter().fold(0u64, |n, b| n << 8 | u64::from(*b));
    // A column of width 0 means type 1 (7.5.8.2).
    match if kind.is_empty() { 1 } else { number(kind) } {
        0 => Some(Place::Free),
        1 => Some(Place::At {
            offset: usize::try_from(number(second)).ok()?,
            generation: u16::try_from(number(third)).ok()?,
        }),
        2 => Some(Place::Within {
            stream: u32::try_from(number(second)).ok()?,
            index: usize::try_from(number(third)).ok()?,
        }),
        // A type that is not known means a null object (7.5.8.3).
        _ => Some(Place::Free),
    }
}

fn find(runs: &[(u32, usize, usize)], number: u32, width: usize) -> Option<usize> {
    let (first, count, start) = runs[..runs.partition_point(|(first, ..)| *first <= number)].last()?;
    let index = usize::try_from(number - first).ok()?;
    (index < *count).then(|| start + index * width)
}
