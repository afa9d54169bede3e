//! Indirect objects (ISO 32000-2, 7.3.10) and object streams (7.5.7), read when they are asked for.

use super::lexer::{Lexer, is_white};
use super::xref::Place;
use super::{MAX_DECOMPRESSED, Pdf};
use crate::error;
use kernel::Result;
use lopdf::{Object, ObjectId, Stream};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};

/// Bytes all object streams of one file may decompress to.
const MAX_OBJECT_STREAMS: usize = 4 * MAX_DECOMPRESSED;
/// Bytes of objects that may be read from one [`Pdf`]: so many always, and the whole file so many times.
const READ_ALWAYS: usize = 64 << 20;
const READ_TIMES: usize = 32;
/// References that lead to references.
const MAX_HOPS: usize = 32;

/// The object streams that have been decoded.
#[derive(Default)]
pub(crate) struct ObjectStreams(Mutex<HashMap<u32, Arc<Members>>>);

/// A decoded object stream: which objects it holds and where each begins.
pub(crate) struct Members {
    data: Vec<u8>,
    starts: Vec<(u32, usize)>,
}

/// A value as it is spelled: its bytes, and whether its strings are encrypted one by one.
pub(crate) struct Spelling<'a> {
    pub bytes: std::borrow::Cow<'a, [u8]>,
    pub encrypted: bool,
}

impl Pdf {
    /// The object, decrypted; null when the file has none (7.3.10).
    ///
    /// # Errors
    /// `PDF_DAMAGED` when something else stands in its place.
    pub fn object(&self, id: ObjectId) -> Result<Object> {
        match self.place(id) {
            Place::Free => Ok(Object::Null),
            Place::At { offset, .. } => self.object_at(offset, id),
            Place::Within { stream, index } => {
                let members = self.members(stream)?;
                members
                    .find(id.0, index)
                    .map_or(Ok(Object::Null), |at| Lexer::new(&members.data, at).object())
            }
        }
    }

    /// The object itself, or what its references lead to.
    ///
    /// # Errors
    /// `PDF_DAMAGED` when references lead in a circle or to something that cannot be read.
    pub fn resolve(&self, object: &Object) -> Result<Object> {
        let Object::Reference(mut id) = *object else {
            return Ok(object.clone());
        };
        for _ in 0..MAX_HOPS {
            match self.object(id)? {
                Object::Reference(next) => id = next,
                object => return Ok(object),
            }
        }
        Err(error::damaged("references lead in a circle"))
    }

    /// Where the object of exactly this generation stands.
    pub(crate) fn place(&self, id: ObjectId) -> Place {
        match self.xref.place(&self.bytes, id.0) {
            Place::At { generation, .. } if generation != id.1 => Place::Free,
            Place::Within { .. } if id.1 != 0 => Place::Free,
            place => place,
        }
    }

    fn object_at(&self, offset: usize, id: ObjectId) -> Result<Object> {
        let mut lexer = self.header_at(offset, id)?;
        let mut object = lexer.object()?;
        self.charge(lexer.pos() - offset)?;
        if let Object::Dictionary(dictionary) = object {
            object = match stream_start(&self.bytes, &mut lexer) {
                Some(start) => {
                    let length = self.length(dictionary.get(b"Length").unwrap_or(&Object::Null));
                    let range = stream_range(&self.bytes, start, length)?;
                    self.charge(range.len())?;
                    Object::Stream(Stream::new(dictionary, self.bytes[range].to_vec()))
                }
                None => Object::Dictionary(dictionary),
            };
        }
        self.encryption
            .as_ref()
            .map_or(Ok(()), |e| e.decrypt(id, &mut object))?;
        Ok(object)
    }

    /// Counts bytes as read: objects written inside each other's strings must not cost the square of the file.
    fn charge(&self, bytes: usize) -> Result<()> {
        let read = self.read.fetch_add(bytes, Ordering::Relaxed);
        let allowed = READ_ALWAYS + READ_TIMES * self.bytes.len();
        (read <= allowed)
            .then_some(())
            .ok_or_else(|| error::too_large("the work to read the objects"))
    }

    fn header_at(&self, offset: usize, id: ObjectId) -> Result<Lexer<'_>> {
        let mut lexer = Lexer::new(&self.bytes, offset);
        let found = (lexer.unsigned(), lexer.unsigned(), lexer.keyword(b"obj"));
        if found != (Some(u64::from(id.0)), Some(u64::from(id.1)), true) {
            return Err(error::damaged(format_args!(
                "object {} is not where the file says",
                id.0
            )));
        }
        Ok(lexer)
    }

    /// A stream's `/Length`; an indirect one is a plain number at a place of its own.
    fn length(&self, value: &Object) -> Option<usize> {
        let number = match value {
            Object::Reference(id) => match self.place(*id) {
                Place::At { offset, .. } => self.header_at(offset, *id).ok()?.object().ok()?,
                // Inside an object stream only when that one is decoded already: no stream waits for itself.
                Place::Within { stream, index } => {
                    let members = self.streams.0.lock().ok()?.get(&stream).cloned()?;
                    Lexer::new(&members.data, members.find(id.0, index)?).object().ok()?
                }
                Place::Free => return None,
            },
            number => number.clone(),
        };
        number.as_i64().ok().and_then(|length| usize::try_from(length).ok())
    }

    fn members(&self, stream: u32) -> Result<Arc<Members>> {
        let lock = || self.streams.0.lock().map_err(kernel::Error::internal);
        if let Some(members) = lock()?.get(&stream) {
            return Ok(members.clone());
        }
        let Place::At { offset, generation: 0 } = self.place((stream, 0)) else {
            return Err(error::damaged(format_args!("object stream {stream} is missing")));
        };
        let container = self.object_at(offset, (stream, 0))?;
        let members = Arc::new(Members::decode(container.as_stream().map_err(error::damaged)?)?);
        let mut streams = lock()?;
        let held: usize = streams.values().map(|members| members.data.len()).sum();
        if held + members.data.len() > MAX_OBJECT_STREAMS {
            return Err(error::too_large("object streams"));
        }
        streams.insert(stream, members.clone());
        Ok(members)
    }

    /// The value as it is spelled in the file, to be written again with a few changes.
    pub(crate) fn spelling(&self, id: ObjectId) -> Result<Spelling<'_>> {
        match self.place(id) {
            Place::Free => Err(error::damaged(format_args!("object {} is missing", id.0))),
            Place::At { offset, .. } => {
                let range = value_range(self.header_at(offset, id)?)?;
                let encrypted = self.encryption.is_some();
                Ok(Spelling {
                    bytes: self.bytes[range].into(),
                    encrypted,
                })
            }
            Place::Within { stream, index } => {
                let members = self.members(stream)?;
                let missing = || error::damaged(format_args!("object {} is missing", id.0));
                let at = members.find(id.0, index).ok_or_else(missing)?;
                let range = value_range(Lexer::new(&members.data, at))?;
                Ok(Spelling {
                    bytes: members.data[range].to_vec().into(),
                    encrypted: false,
                })
            }
        }
    }
}

impl Members {
    fn decode(stream: &Stream) -> Result<Self> {
        let number = |key: &[u8]| {
            let value = stream.dict.get(key).and_then(Object::as_i64).ok();
            value
                .and_then(|n| usize::try_from(n).ok())
                .ok_or_else(|| error::damaged("an object stream has no index"))
        };
        let (count, first) = (number(b"N")?, number(b"First")?);
        let data = decoded(stream, MAX_DECOMPRESSED)?;
        let mut lexer = Lexer::new(&data, 0);
        let mut starts = Vec::new();
        // Each member takes at least four bytes of index, so the data bounds the loop whatever /N says.
        for _ in 0..count.min(data.len() / 2) {
            let (Some(number), Some(offset)) = (lexer.unsigned(), lexer.unsigned()) else {
                break;
            };
            let (Ok(number), Ok(offset)) = (u32::try_from(number), usize::try_from(offset)) else {
                break;
            };
            starts.push((number, first.saturating_add(offset)));
        }
        Ok(Self { data, starts })
    }

    /// Where the object begins: at the index the cross-reference names, or wherever the stream has it.
    fn find(&self, number: u32, index: usize) -> Option<usize> {
        let named = self.starts.get(index).filter(|(found, _)| *found == number);
        named
            .or_else(|| self.starts.iter().find(|(found, _)| *found == number))
            .map(|(_, start)| *start)
    }
}

/// The stream object at an offset, whatever its number and without decryption: for cross-reference streams.
pub(crate) fn stream_at(file: &[u8], offset: usize) -> Result<(ObjectId, Stream)> {
    let mut lexer = Lexer::new(file, offset);
    let header = (lexer.unsigned(), lexer.unsigned(), lexer.keyword(b"obj"));
    let (Some(number), Some(generation), true) = header else {
        return Err(error::damaged("an object is not where the file says"));
    };
    let Object::Dictionary(dictionary) = lexer.object()? else {
        return Err(error::damaged("a stream has no dictionary"));
    };
    let start = stream_start(file, &mut lexer).ok_or_else(|| error::damaged("a stream is missing"))?;
    let length = dictionary
        .get(b"Length")
        .and_then(Object::as_i64)
        .ok()
        .and_then(|l| usize::try_from(l).ok());
    let range = stream_range(file, start, length)?;
    let id = (
        u32::try_from(number).unwrap_or(0),
        u16::try_from(generation).unwrap_or(0),
    );
    Ok((id, Stream::new(dictionary, file[range].to_vec())))
}

/// The content of a stream without its filters, up to `limit` bytes.
pub(crate) fn decoded(stream: &Stream, limit: usize) -> Result<Vec<u8>> {
    stream.get_plain_content_with_limit(limit).map_err(|cause| match cause {
        lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => error::too_large("a stream"),
        cause => error::damaged(cause),
    })
}

/// Where the bytes after `stream` and its end of line begin.
fn stream_start(file: &[u8], lexer: &mut Lexer) -> Option<usize> {
    if !lexer.keyword(b"stream") {
        return None;
    }
    let at = lexer.pos();
    match (file.get(at), file.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => Some(at + 2),
        (Some(b'\n' | b'\r'), _) => Some(at + 1),
        _ => Some(at),
    }
}

/// The bytes of a stream: as long as it says when `endstream` follows, else up to the next `endstream`.
fn stream_range(file: &[u8], start: usize, length: Option<usize>) -> Result<Range<usize>> {
    let says = length
        .and_then(|length| start.checked_add(length))
        .filter(|end| *end <= file.len());
    if let Some(end) = says.filter(|end| Lexer::new(file, *end).keyword(b"endstream")) {
        return Ok(start..end);
    }
    const END: &[u8] = b"endstream";
    let found = file[start..].windows(END.len()).position(|w| w == END);
    let mut end = start + found.ok_or_else(|| error::damaged("a stream has no end"))?;
    if file[..end].ends_with(b"\n") && end > start {
        end -= 1;
    }
    if file[..end].ends_with(b"\r") && end > start {
        end -= 1;
    }
    Ok(start..end)
}

fn value_range(mut lexer: Lexer) -> Result<Range<usize>> {
    lexer.skip_white();
    let start = lexer.pos();
    lexer.object()?;
    Ok(start..lexer.pos())
}

/// Whether the bytes end with an end of line, so that what follows begins on a line of its own.
pub(crate) fn ends_line(file: &[u8]) -> bool {
    file.last()
        .is_some_and(|last| is_white(*last) && matches!(last, b'\n' | b'\r'))
}
