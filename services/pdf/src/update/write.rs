//! The bytes of an update: objects, cross-reference section and trailer in the style of the file, read back before they
//! are given out.

use super::{Update, spell};
use crate::document::lexer::Lexer;
use crate::document::objects::ends_line;
use crate::document::xref::{Place, Section, Style};
use crate::document::{MAX_DECOMPRESSED, Pdf};
use kernel::{Error, Result};
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat};
use std::collections::BTreeMap;
use std::io::Write as _;

/// Bytes to append to the file, and where in them the text of each object begins.
pub(crate) struct Appended {
    pub bytes: Vec<u8>,
    pub texts: BTreeMap<ObjectId, usize>,
}

impl Update<'_> {
    /// The bytes that make this update when they follow the file.
    pub fn write(mut self) -> Result<Appended> {
        let base = self.pdf.bytes().len();
        let mut appended = Appended {
            bytes: Vec::with_capacity(self.room()),
            texts: BTreeMap::new(),
        };
        if !ends_line(self.pdf.bytes()) {
            appended.bytes.push(b'\n');
        }
        let mut places = self.pdf.xref.rebuilt_places().cloned().unwrap_or_default();
        for (id, text) in &self.pending {
            places.insert(
                id.0,
                Place::At {
                    offset: base + appended.bytes.len(),
                    generation: id.1,
                },
            );
            appended.object(*id, text);
        }
        let start = base + appended.bytes.len();
        match self.style() {
            Style::Table => self.write_table(&places, &mut appended.bytes)?,
            Style::Stream => {
                let id = self.reserve()?;
                places.insert(
                    id.0,
                    Place::At {
                        offset: start,
                        generation: 0,
                    },
                );
                let stream = self.xref_stream(&places)?;
                appended.object(id, &spell(&Object::Stream(stream))?);
            }
        }
        appended
            .bytes
            .extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        self.check(&appended, start - base, &places)?;
        Ok(appended)
    }

    fn room(&self) -> usize {
        1024 + self.pending.values().map(|text| text.len() + 64).sum::<usize>()
    }

    fn style(&self) -> Style {
        self.pdf
            .xref
            .sections
            .first()
            .map_or(Style::Table, |section| section.style)
    }

    fn write_table(&self, places: &BTreeMap<u32, Place>, out: &mut Vec<u8>) -> Result<()> {
        out.extend_from_slice(b"xref\n");
        if self.pdf.is_repaired() {
            // The only section there will be: it begins the list of free objects (7.5.4).
            out.extend_from_slice(b"0 1\n0000000000 65535 f \n");
        }
        for run in runs(places) {
            writeln!(out, "{} {}", run[0].0, run.len()).map_err(Error::internal)?;
            for (_, place) in run {
                if let Place::At { offset, generation } = place {
                    writeln!(out, "{offset:010} {generation:05} n ").map_err(Error::internal)?;
                }
            }
        }
        out.extend_from_slice(b"trailer\n");
        out.extend(spell(&Object::Dictionary(self.trailer()?))?);
        out.push(b'\n');
        Ok(())
    }

    fn xref_stream(&self, places: &BTreeMap<u32, Place>) -> Result<Stream> {
        let mut dictionary = self.trailer()?;
        let index = runs(places)
            .into_iter()
            .flat_map(|run| [i64::from(run[0].0), run.len() as i64]);
        dictionary.set("Type", "XRef");
        dictionary.set("Index", index.map(Object::Integer).collect::<Vec<_>>());
        dictionary.set("W", [1, 4, 2].map(Object::Integer).to_vec());
        let mut rows = Vec::with_capacity(7 * places.len());
        for place in places.values() {
            let (kind, second, third) = match *place {
                Place::Free => (0, 0, 0),
                Place::At { offset, generation } => (1, offset, usize::from(generation)),
                Place::Within { stream, index } => (2, stream as usize, index),
            };
            rows.push(kind);
            rows.extend(u32::try_from(second).map_err(Error::internal)?.to_be_bytes());
            rows.extend(u16::try_from(third).map_err(Error::internal)?.to_be_bytes());
        }
        Ok(Stream::new(dictionary, rows))
    }

    fn trailer(&self) -> Result<Dictionary> {
        let old = self.pdf.trailer();
        let mut trailer = Dictionary::new();
        trailer.set("Size", i64::from(self.next));
        for key in [&b"Root"[..], b"Info", b"Encrypt"] {
            if let Ok(value) = old.get(key) {
                trailer.set(key, value.clone());
            }
        }
        if let Ok(id) = old.get(b"ID") {
            trailer.set("ID", next_id(id)?);
        }
        if !self.pdf.is_repaired() {
            trailer.set("Prev", i64::try_from(self.pdf.xref.start).map_err(Error::internal)?);
        }
        Ok(trailer)
    }

    /// Reads the new section back. The bytes before it are the file itself and `/Prev` names the section the file was
    /// read from, so every object that is not written here stays what it was.
    fn check(&self, appended: &Appended, start: usize, places: &BTreeMap<u32, Place>) -> Result<()> {
        let section = Section::read_at(&appended.bytes, start, MAX_DECOMPRESSED)?;
        let previous = section.trailer.get(b"Prev").and_then(Object::as_i64).ok();
        let expected = (!self.pdf.is_repaired()).then_some(self.pdf.xref.start as i64);
        let sound = previous == expected
            && section.trailer.get(b"Root").ok() == self.pdf.trailer().get(b"Root").ok()
            && section.trailer.get(b"Encrypt").ok() == self.pdf.trailer().get(b"Encrypt").ok()
            && places
                .iter()
                .all(|(number, place)| section.place(&appended.bytes, *number) == Some(*place))
            && self
                .pending
                .iter()
                .all(|(id, text)| appended.holds(*id, text, places, self.pdf));
        sound
            .then_some(())
            .ok_or_else(|| Error::internal("an incremental update does not read back"))
    }
}

impl Appended {
    fn object(&mut self, id: ObjectId, text: &[u8]) {
        self.bytes
            .extend_from_slice(format!("{} {} obj\n", id.0, id.1).as_bytes());
        self.texts.insert(id, self.bytes.len());
        self.bytes.extend_from_slice(text);
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    fn holds(&self, id: ObjectId, text: &[u8], places: &BTreeMap<u32, Place>, pdf: &Pdf) -> bool {
        let Some(Place::At { offset, generation }) = places.get(&id.0) else {
            return false;
        };
        let Some(at) = offset.checked_sub(pdf.bytes().len()) else {
            return false;
        };
        let mut lexer = Lexer::new(&self.bytes, at);
        let header = (lexer.unsigned(), lexer.unsigned(), lexer.keyword(b"obj"));
        header == (Some(u64::from(id.0)), Some(u64::from(*generation)), true)
            && self.bytes[lexer.pos()..]
                .strip_prefix(b"\n")
                .is_some_and(|rest| rest.starts_with(text))
    }
}

/// Object numbers that follow each other, each run with its places.
fn runs(places: &BTreeMap<u32, Place>) -> Vec<Vec<(u32, Place)>> {
    let mut runs: Vec<Vec<(u32, Place)>> = Vec::new();
    for (&number, &place) in places {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|(last, _)| last + 1 == number) => run.push((number, place)),
            _ => runs.push(vec![(number, place)]),
        }
    }
    runs
}

/// The file keeps its first identifier; the second one is new with each update (14.4).
fn next_id(id: &Object) -> Result<Object> {
    let Ok([first @ Object::String(..), _]) = id.as_array().map(Vec::as_slice) else {
        return Ok(id.clone());
    };
    let mut fresh = vec![0; 16];
    openssl::rand::rand_bytes(&mut fresh).map_err(Error::internal)?;
    Ok(Object::Array(vec![
        first.clone(),
        Object::String(fresh, StringFormat::Hexadecimal),
    ]))
}
