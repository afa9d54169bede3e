//! Indirect objects (ISO 32000-2, 7.3.10), strictly as written: with the bytes they came from, and marked when they
//! could be read two ways.

use super::Read;
use crate::document::lexer::{Lexer, is_white};
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::HashSet;
use std::ops::Range;

/// How deep ambiguity is looked for; what lies deeper counts as ambiguous. Each level reads its bytes once more.
pub(super) const MAX_DEPTH: usize = 12;

/// One object of the file.
#[derive(Debug)]
pub(crate) struct Indirect {
    pub(crate) id: ObjectId,
    /// The object; of a stream, its dictionary.
    pub(crate) object: Object,
    /// Where a stream's data lies.
    pub(crate) data: Option<Range<usize>>,
    /// From the object number to `endobj`; none for an object inside an object stream.
    pub(crate) span: Option<Range<usize>>,
    /// Whether a dictionary in it has a key twice: programs differ in which one they take.
    pub(crate) ambiguous: bool,
}

impl Indirect {
    /// The dictionary, also of a stream; none for anything else.
    pub(crate) fn dict(&self) -> Option<&Dictionary> {
        self.object.as_dict().ok()
    }
}

/// Reads the number that must stand here.
pub(crate) fn unsigned<T: TryFrom<u64>>(lexer: &mut Lexer<'_>) -> Read<T> {
    let at = lexer.pos();
    let number = lexer.unsigned().and_then(|number| T::try_from(number).ok());
    number.ok_or_else(|| format!("a number is missing or out of range near byte {at}"))
}

/// Reads the keyword that must stand here.
pub(crate) fn keyword(lexer: &mut Lexer<'_>, word: &str) -> Read<()> {
    let at = lexer.pos();
    match lexer.keyword(word.as_bytes()) {
        true => Ok(()),
        false => Err(format!("`{word}` is missing near byte {at}")),
    }
}

/// Reads the object that must stand here.
pub(crate) fn object(lexer: &mut Lexer<'_>) -> Read<Object> {
    let at = lexer.pos();
    lexer
        .object()
        .map_err(|_| format!("the object near byte {at} is malformed"))
}

fn header(lexer: &mut Lexer<'_>) -> Read<ObjectId> {
    let id = (unsigned(lexer)?, unsigned(lexer)?);
    keyword(lexer, "obj")?;
    Ok(id)
}

/// The object whose number stands at `offset`. `length` answers what an indirect `/Length` holds.
pub(crate) fn indirect(bytes: &[u8], offset: usize, length: &dyn Fn(ObjectId) -> Option<i64>) -> Read<Indirect> {
    if bytes.get(offset).is_none_or(|b| !b.is_ascii_digit()) {
        return Err(format!("no object begins at byte {offset}"));
    }
    let mut lexer = Lexer::new(bytes, offset);
    let id = header(&mut lexer)?;
    let start = lexer.pos();
    let object = object(&mut lexer)?;
    let mut data = None;
    if let (Object::Dictionary(dict), true) = (&object, lexer.keyword(b"stream")) {
        let range = stream_data(bytes, lexer.pos(), dict, length)?;
        lexer = Lexer::new(bytes, range.end);
        keyword(&mut lexer, "endstream")?;
        data = Some(range);
    }
    keyword(&mut lexer, "endobj")?;
    let span = Some(offset..lexer.pos());
    let ambiguous = !unambiguous(bytes, start, MAX_DEPTH);
    Ok(Indirect {
        id,
        object,
        data,
        span,
        ambiguous,
    })
}

fn stream_data(
    bytes: &[u8],
    after: usize,
    dict: &Dictionary,
    length: &dyn Fn(ObjectId) -> Option<i64>,
) -> Read<Range<usize>> {
    let start = match (bytes.get(after), bytes.get(after + 1)) {
        (Some(b'\r'), Some(b'\n')) => after + 2,
        (Some(b'\n' | b'\r'), _) => after + 1,
        _ => return Err(format!("the stream at byte {after} does not begin on a new line")),
    };
    let length = match dict.get(b"Length") {
        Ok(Object::Integer(length)) => Some(*length),
        Ok(Object::Reference(id)) => length(*id),
        _ => None,
    };
    let end = length.and_then(|l| start.checked_add(usize::try_from(l).ok()?));
    let end = end.filter(|&end| end <= bytes.len());
    let end = end.ok_or_else(|| format!("the stream at byte {after} has no usable /Length"))?;
    let gap = bytes[end..].iter().take(3).take_while(|b| is_white(**b)).count();
    match bytes[end + gap..].starts_with(b"endstream") {
        true => Ok(start..end),
        false => Err(format!(
            "the stream at byte {after} does not end where its /Length says"
        )),
    }
}

/// Whether no dictionary in the object at `at` has a key twice.
pub(crate) fn unambiguous(bytes: &[u8], at: usize, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let mut lexer = Lexer::new(bytes, at);
    lexer.skip_white();
    let rest = &bytes[lexer.pos()..];
    if rest.starts_with(b"<<") {
        let Ok((entries, _)) = lexer.entries() else {
            return false;
        };
        let mut keys = HashSet::new();
        let once = |key: &[u8]| keys.insert(key.to_vec());
        return entries.iter().map(|entry| entry.key.as_slice()).all(once)
            && entries.iter().all(|entry| unambiguous(bytes, entry.value.start, depth));
    }
    !rest.starts_with(b"[") || items_unambiguous(bytes, lexer.pos() + 1, depth)
}

fn items_unambiguous(bytes: &[u8], at: usize, depth: usize) -> bool {
    let mut lexer = Lexer::new(bytes, at);
    loop {
        lexer.skip_white();
        match bytes.get(lexer.pos()) {
            Some(b']') => return true,
            Some(b'[' | b'<') if !unambiguous(bytes, lexer.pos(), depth) => return false,
            _ if lexer.object().is_err() => return false,
            _ => {}
        }
    }
}

/// Where the values of `key` stand in the dictionary of the object at `offset`; more than one place is ambiguous.
pub(crate) fn values_of(bytes: &[u8], offset: usize, key: &[u8]) -> Read<Vec<Range<usize>>> {
    let mut lexer = Lexer::new(bytes, offset);
    header(&mut lexer)?;
    let (entries, _) = lexer.entries().map_err(|_| "it is not a dictionary".to_owned())?;
    Ok(entries
        .into_iter()
        .filter(|entry| entry.key == key)
        .map(|entry| entry.value)
        .collect())
}

/// The numbers of all objects that `object` refers to.
pub(crate) fn references(object: &Object, found: &mut dyn FnMut(u32)) {
    let mut open = vec![object];
    while let Some(object) = open.pop() {
        match object {
            Object::Reference((number, _)) => found(*number),
            Object::Array(items) => open.extend(items),
            Object::Dictionary(dict) => open.extend(dict.iter().map(|(_, value)| value)),
            Object::Stream(stream) => open.extend(stream.dict.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
}

/// Where the value begins, when an object's number and `obj` stand at `offset`.
pub(crate) fn body(bytes: &[u8], offset: usize) -> Option<usize> {
    let mut lexer = Lexer::new(bytes, offset);
    header(&mut lexer).is_ok().then(|| lexer.pos())
}

/// The value that stands after the number of the object at `offset`, without looking for a stream or the end.
pub(crate) fn value_at(bytes: &[u8], offset: usize) -> Read<Object> {
    let mut lexer = Lexer::new(bytes, offset);
    header(&mut lexer)?;
    object(&mut lexer)
}
