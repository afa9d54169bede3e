//! [`View`]: the objects of a file as of one revision.

use super::parser::{self, Indirect, unsigned};
use super::xref::Entry;
use super::{History, Read};
use crate::document::lexer::Lexer;
use crate::document::{MAX_DECOMPRESSED, objects};
use lopdf::{Dictionary, Object, ObjectId, Stream};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// Bytes all object streams of one file may decompress to.
const MAX_STREAMS: usize = 512 << 20;
/// Objects looked up before the analysis gives up: no honest file comes near.
const MAX_LOOKUPS: usize = 5_000_000;
/// References that may lead to references.
const MAX_HOPS: usize = 8;

/// What was read once.
#[derive(Default)]
pub(super) struct Cache {
    objects: RefCell<HashMap<(usize, u32), Rc<Indirect>>>,
    containers: RefCell<HashMap<usize, Rc<Container>>>,
    lookups: Cell<usize>,
    unpacked: Cell<usize>,
}

/// An object stream, unpacked (7.5.7).
pub(crate) struct Container {
    offset: usize,
    data: Vec<u8>,
    /// Object number and place in `data` of each object.
    objects: Vec<(u32, Range<usize>)>,
}

/// A file as of one revision. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) history: &'a History<'a>,
    pub(crate) revision: usize,
}

impl<'a> View<'a> {
    /// Where object `number` was then.
    pub(crate) fn entry(&self, number: u32) -> Entry {
        let version = self.history.versions.at(number, self.revision);
        version.map_or(Entry::Free, |version| version.entry)
    }

    pub(crate) fn trailer(&self) -> &'a Dictionary {
        self.history.updates[self.revision].trailer()
    }

    /// Object `number`, whatever its generation; none when there was none.
    pub(crate) fn read(&self, number: u32) -> Read<Option<Rc<Indirect>>> {
        let cache = &self.history.cache;
        cache.lookups.set(cache.lookups.get() + 1);
        if cache.lookups.get() > MAX_LOOKUPS {
            return Err("the file is too large to analyse".into());
        }
        let key = match self.entry(number) {
            Entry::Free => return Ok(None),
            Entry::Plain { offset, .. } => (offset, u32::MAX),
            Entry::Packed { container, index } => (self.container(container)?.offset, index),
        };
        let known = cache.objects.borrow().get(&key).cloned();
        let read = match known {
            Some(read) => read,
            None => Rc::new(self.read_entry(self.entry(number), number)?),
        };
        let generation = match self.entry(number) {
            Entry::Plain { generation, .. } => generation,
            _ => 0,
        };
        if read.id != (number, generation) {
            return Err(format!(
                "the cross-reference for object {number} points at another object"
            ));
        }
        cache.objects.borrow_mut().insert(key, read.clone());
        Ok(Some(read))
    }

    fn read_entry(&self, entry: Entry, number: u32) -> Read<Indirect> {
        match entry {
            Entry::Plain { offset, .. } => self.plain(offset),
            Entry::Packed { container, index } => self.packed(container, index),
            Entry::Free => Err(format!("object {number} is missing")),
        }
    }

    fn plain(&self, offset: usize) -> Read<Indirect> {
        let length = |id: ObjectId| match self.entry(id.0) {
            // a number by itself, so that no chain of lengths can be built
            Entry::Plain { offset, .. } => parser::value_at(self.history.bytes, offset).ok()?.as_i64().ok(),
            _ => None,
        };
        let mut read = parser::indirect(self.history.bytes, offset, &length)?;
        self.decrypt(read.id, &mut read.object)?;
        Ok(read)
    }

    fn decrypt(&self, id: ObjectId, object: &mut Object) -> Read<()> {
        let Some(encryption) = &self.history.pdf.encryption else {
            return Ok(());
        };
        if matches!(object, Object::Dictionary(dict) if dict.has_type(b"XRef")) {
            return Ok(());
        }
        encryption
            .decrypt(id, object)
            .map_err(|_| format!("object {} cannot be decrypted", id.0))
    }

    fn packed(&self, container: u32, index: u32) -> Read<Indirect> {
        let stream = self.container(container)?;
        let place = usize::try_from(index).ok().and_then(|index| stream.objects.get(index));
        let (number, range) = place.ok_or("an object stream is shorter than it should be")?;
        let data = &stream.data[..range.end];
        Ok(Indirect {
            id: (*number, 0),
            object: parser::object(&mut Lexer::new(data, range.start))?,
            data: None,
            span: None,
            ambiguous: !parser::unambiguous(data, range.start, parser::MAX_DEPTH),
        })
    }

    /// The object stream `number`, unpacked.
    pub(crate) fn container(&self, number: u32) -> Read<Rc<Container>> {
        let Entry::Plain { offset, .. } = self.entry(number) else {
            return Err(format!("object stream {number} is missing"));
        };
        let cache = &self.history.cache;
        if let Some(found) = cache.containers.borrow().get(&offset) {
            return Ok(found.clone());
        }
        let read = self.plain(offset)?;
        let data = self.stream_data(&read)?;
        cache.unpacked.set(cache.unpacked.get() + data.len());
        if cache.unpacked.get() > MAX_STREAMS {
            return Err("the file is too large to analyse".into());
        }
        let dict = read.dict().ok_or("an object stream is malformed")?;
        let container = Rc::new(Container::read(dict, data, offset)?);
        cache.containers.borrow_mut().insert(offset, container.clone());
        Ok(container)
    }

    /// A stream's data, decrypted and decompressed.
    pub(crate) fn stream_data(&self, read: &Indirect) -> Read<Vec<u8>> {
        let (Some(dict), Some(data)) = (read.dict(), read.data.clone()) else {
            return Err(format!("object {} is not a stream", read.id.0));
        };
        // only what decoding needs: the strings of the dictionary are decrypted already
        let needed = dict
            .iter()
            .filter(|(key, _)| [&b"Type"[..], b"Filter", b"DecodeParms"].contains(&key.as_slice()));
        let dict = needed.map(|(key, value)| (key.clone(), value.clone())).collect();
        let mut stream = Object::Stream(Stream::new(dict, self.history.bytes[data].to_vec()));
        self.decrypt(read.id, &mut stream)?;
        let plain = stream
            .as_stream()
            .map(|stream| objects::decoded(stream, MAX_DECOMPRESSED));
        let malformed = || format!("stream {} is malformed", read.id.0);
        plain.map_err(|_| malformed())?.map_err(|_| malformed())
    }

    /// The object that a reference leads to, or the object itself; null when there is none.
    pub(crate) fn resolve(&self, object: &Object) -> Read<Object> {
        let mut object = object.clone();
        for _ in 0..MAX_HOPS {
            let Object::Reference((number, generation)) = object else {
                return Ok(object);
            };
            let read = self.read(number)?.filter(|read| read.id.1 == generation);
            object = read.map_or(Object::Null, |read| read.object.clone());
        }
        Err("a reference leads to another without end".into())
    }

    /// The value of a key, references followed; none when it is missing or null.
    pub(crate) fn get(&self, dict: &Dictionary, key: &[u8]) -> Read<Option<Object>> {
        let Ok(value) = dict.get(key) else { return Ok(None) };
        Ok(Some(self.resolve(value)?).filter(|value| *value != Object::Null))
    }

    /// The dictionary under a key; none when it is missing.
    pub(crate) fn dict(&self, dict: &Dictionary, key: &[u8]) -> Read<Option<Dictionary>> {
        match self.get(dict, key)? {
            None => Ok(None),
            Some(Object::Dictionary(found)) => Ok(Some(found)),
            Some(_) => Err(format!("/{} is not a dictionary", String::from_utf8_lossy(key))),
        }
    }

    /// The array under a key; empty when it is missing.
    pub(crate) fn array(&self, dict: &Dictionary, key: &[u8]) -> Read<Vec<Object>> {
        match self.get(dict, key)? {
            None => Ok(vec![]),
            Some(Object::Array(items)) => Ok(items),
            Some(_) => Err(format!("/{} is not an array", String::from_utf8_lossy(key))),
        }
    }

    /// The catalog.
    pub(crate) fn catalog(&self) -> Read<Dictionary> {
        self.dict(self.trailer(), b"Root")?
            .ok_or_else(|| "the file has no catalog".into())
    }
}

impl Container {
    /// The object at `index` as it is spelled.
    pub(crate) fn bytes(&self, index: u32) -> Option<&[u8]> {
        let (_, range) = self.objects.get(usize::try_from(index).ok()?)?;
        self.data.get(range.clone())
    }

    fn read(dict: &Dictionary, data: Vec<u8>, offset: usize) -> Read<Self> {
        let number = |key: &[u8]| {
            dict.get(key)
                .and_then(Object::as_i64)
                .ok()
                .and_then(|v| usize::try_from(v).ok())
        };
        let (Some(count), Some(first), true) = (number(b"N"), number(b"First"), dict.has_type(b"ObjStm")) else {
            return Err("an object stream has no /N, /First or /Type".into());
        };
        let mut lexer = Lexer::new(&data, 0);
        let mut places: Vec<(u32, usize)> = vec![];
        for _ in 0..count {
            let (id, start): (u32, usize) = (unsigned(&mut lexer)?, unsigned(&mut lexer)?);
            places.push((id, first.saturating_add(start).min(data.len())));
        }
        let mut starts: Vec<usize> = places.iter().map(|(_, start)| *start).collect();
        starts.sort_unstable();
        let end = |start: usize| starts.get(starts.partition_point(|s| *s <= start)).copied();
        let range = |(id, start): &(u32, usize)| (*id, *start..end(*start).unwrap_or(data.len()));
        let objects = places.iter().map(range).collect();
        Ok(Self { offset, data, objects })
    }
}
