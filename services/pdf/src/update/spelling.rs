//! Changes to the text of one object.

use crate::document::lexer::{Lexer, is_white};
use crate::error;
use crate::update::spell;
use kernel::Result;
use lopdf::{Object, StringFormat};
use std::ops::Range;

/// Where the value at the end of a path stands.
pub(super) fn locate(text: &[u8], path: &[&[u8]]) -> Result<Range<usize>> {
    let mut range = 0..text.len();
    for key in path {
        let (entries, _) = Lexer::new(text, range.start).entries()?;
        let found = entries.into_iter().rfind(|entry| entry.key == *key);
        range = found.ok_or_else(|| error::damaged("a dictionary lost a key"))?.value;
    }
    Ok(range)
}

/// Sets a key of the dictionary at `range`.
pub(super) fn set(text: &mut Vec<u8>, range: Range<usize>, key: &[u8], value: &[u8]) -> Result<()> {
    let (entries, end) = Lexer::new(text, range.start).entries()?;
    match entries.into_iter().rfind(|entry| entry.key == key) {
        Some(entry) => splice(text, entry.value, &[value]),
        None => splice(text, end..end, &[&spell(&Object::Name(key.to_vec()))?, b" ", value]),
    }
    Ok(())
}

/// Removes a key of the dictionary at `range`, every time it stands there.
pub(super) fn remove(text: &mut Vec<u8>, range: Range<usize>, key: &[u8]) -> Result<()> {
    let (entries, _) = Lexer::new(text, range.start).entries()?;
    for entry in entries.into_iter().rev().filter(|entry| entry.key == key) {
        text.drain(entry.start..entry.value.end);
    }
    Ok(())
}

/// Appends values, as they are spelled, to the array at `range`.
pub(super) fn append(text: &mut Vec<u8>, range: Range<usize>, values: &[u8]) -> Result<()> {
    let mut lexer = Lexer::new(text, range.start);
    if !matches!(lexer.object()?, Object::Array(_)) {
        return Err(error::damaged("something else stands where a list should be"));
    }
    let end = lexer.pos() - 1;
    splice(text, end..end, &[values]);
    Ok(())
}

/// Replaces a range, with a space before it where two words would run together.
fn splice(text: &mut Vec<u8>, range: Range<usize>, parts: &[&[u8]]) {
    let apart = range
        .start
        .checked_sub(1)
        .is_none_or(|before| is_white(text[before]) || text[before] == b'[');
    let space = (!apart).then_some(b' ');
    let new: Vec<u8> = space
        .into_iter()
        .chain(parts.iter().flat_map(|part| part.iter().copied()))
        .collect();
    text.splice(range, new);
}

/// The same text with each string changed.
pub(super) fn map_strings(text: &[u8], change: impl Fn(&mut Object) -> Result<()>) -> Result<Vec<u8>> {
    let (mut out, mut at) = (Vec::with_capacity(2 * text.len()), 0);
    while let Some(&byte) = text.get(at) {
        let length = match byte {
            b'%' => text[at..].iter().take_while(|b| !matches!(b, b'\r' | b'\n')).count(),
            b'<' if text[at..].starts_with(b"<<") => 2,
            b'(' | b'<' => {
                let mut lexer = Lexer::new(text, at);
                let mut string = lexer.object()?;
                change(&mut string)?;
                if let Object::String(_, format) = &mut string {
                    *format = StringFormat::Hexadecimal;
                }
                out.extend(spell(&string)?);
                at = lexer.pos();
                continue;
            }
            _ => 1,
        };
        out.extend_from_slice(&text[at..at + length]);
        at += length;
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(text: &str, path: &[&[u8]], change: impl FnOnce(&mut Vec<u8>, Range<usize>) -> Result<()>) -> String {
        let mut text = text.as_bytes().to_vec();
        let range = locate(&text, path).unwrap();
        change(&mut text, range).unwrap();
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn what_is_not_changed_keeps_its_spelling() {
        let page = "<</Type/Pa#67e/MediaBox[0 0 595.275590 +841.889763]/Annots[1 0 R%x\n]/V(a)/T(b\\051)>>";
        let changed = edited(page, &[b"Annots"], |text, range| append(text, range, b"7 0 R"));
        assert_eq!(changed, page.replace("%x\n]", "%x\n7 0 R]"));
        let changed = edited(page, &[], |text, range| set(text, range, b"V", b"7 0 R"));
        assert_eq!(changed, page.replace("/V(a)", "/V 7 0 R"));
        let changed = edited(page, &[], |text, range| set(text, range, b"P 1", b"true"));
        assert_eq!(changed, page.replace(">>", " /P#201 true>>"));
        let changed = edited(page, &[], |text, range| remove(text, range, b"V"));
        assert_eq!(changed, page.replace("/V(a)", ""));
    }

    #[test]
    fn strings_are_found_wherever_they_stand() {
        let text = b"<</A(x(y))/B[<4142>]/C<</D(z)>>%(no)\n>>";
        let changed = map_strings(text, |string| {
            *string = Object::string_literal("!");
            Ok(())
        });
        assert_eq!(changed.unwrap(), b"<</A<21>/B[<21>]/C<</D<21>>>%(no)\n>>");
    }
}
