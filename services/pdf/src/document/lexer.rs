//! PDF syntax (ISO 32000-2, 7.2 and 7.3): one object at a time, with the place where each value stands.
//!
//! lopdf reads whole files; signing must touch only the few objects it changes, and write every value it does not
//! change exactly as it was spelled.

use crate::error;
use kernel::Result;
use lopdf::{Dictionary, Object, StringFormat};
use std::ops::Range;

/// Arrays and dictionaries inside each other; real files stay far below.
const MAX_NESTING: usize = 100;

/// Values in one object: a value takes fifty times the memory of its shortest spelling.
const MAX_VALUES: usize = 500_000;

/// One key of a dictionary: the key itself, where the entry begins and where its value stands.
pub(crate) struct Entry {
    pub key: Vec<u8>,
    pub start: usize,
    pub value: Range<usize>,
}

/// A reader over bytes. Positions are indexes into `data`.
pub(crate) struct Lexer<'a> {
    data: &'a [u8],
    pos: usize,
    values: usize,
}

pub(crate) fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_regular(byte: u8) -> bool {
    !is_white(byte)
        && !matches!(
            byte,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}

fn unexpected(what: &str, pos: usize) -> kernel::Error {
    error::damaged(format_args!("{what} at byte {pos}"))
}

impl<'a> Lexer<'a> {
    pub fn new(data: &'a [u8], pos: usize) -> Self {
        Self {
            data,
            pos: pos.min(data.len()),
            values: 0,
        }
    }

    pub fn pos(&self) -> usize {
        self.pos
    }

    fn rest(&self) -> &'a [u8] {
        &self.data[self.pos..]
    }

    fn peek(&self) -> Option<u8> {
        self.data.get(self.pos).copied()
    }

    /// Skips white space and comments.
    pub fn skip_white(&mut self) {
        while let Some(byte) = self.peek() {
            if is_white(byte) {
                self.pos += 1;
            } else if byte == b'%' {
                self.pos += self.rest().iter().take_while(|b| !matches!(b, b'\n' | b'\r')).count();
            } else {
                return;
            }
        }
    }

    fn eat(&mut self, prefix: &[u8]) -> bool {
        let found = self.rest().starts_with(prefix);
        if found {
            self.pos += prefix.len();
        }
        found
    }

    fn regular(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let length = rest.iter().take_while(|b| is_regular(**b)).count();
        self.pos += length;
        &rest[..length]
    }

    /// Skips white space, then the keyword if it stands there.
    pub fn keyword(&mut self, word: &[u8]) -> bool {
        let before = self.pos;
        self.skip_white();
        if self.regular() == word {
            return true;
        }
        self.pos = before;
        false
    }

    /// Skips white space, then an unsigned integer if it stands there.
    pub fn unsigned(&mut self) -> Option<u64> {
        let before = self.pos;
        self.skip_white();
        let word = self.regular();
        let number = std::str::from_utf8(word)
            .ok()
            .filter(|w| w.bytes().all(|b| b.is_ascii_digit()));
        let number = number.and_then(|w| w.parse().ok());
        if number.is_none() {
            self.pos = before;
        }
        number
    }

    /// The next object; a stream gives only its dictionary.
    pub fn object(&mut self) -> Result<Object> {
        self.value(0)
    }

    fn value(&mut self, depth: usize) -> Result<Object> {
        self.values += 1;
        if depth > MAX_NESTING || self.values > MAX_VALUES {
            return Err(unexpected("an object is nested too deeply or too large", self.pos));
        }
        self.skip_white();
        match self.peek() {
            None => Err(unexpected("an object is cut off", self.pos)),
            Some(b'/') => self.name().map(Object::Name),
            Some(b'(') => self.literal_string(),
            Some(b'[') => self.array(depth),
            Some(b'<') if self.rest().starts_with(b"<<") => self.dictionary(depth).map(Object::Dictionary),
            Some(b'<') => self.hex_string(),
            Some(b'0'..=b'9') => self.reference().map_or_else(|| self.word(), Ok),
            Some(_) => self.word(),
        }
    }

    fn word(&mut self) -> Result<Object> {
        let start = self.pos;
        match self.regular() {
            b"true" => Ok(Object::Boolean(true)),
            b"false" => Ok(Object::Boolean(false)),
            b"null" => Ok(Object::Null),
            word => number(word).ok_or_else(|| unexpected("something that is no object", start)),
        }
    }

    fn reference(&mut self) -> Option<Object> {
        let before = self.pos;
        let reference = (|| {
            let number = u32::try_from(self.unsigned()?).ok()?;
            let generation = u16::try_from(self.unsigned()?).ok()?;
            self.keyword(b"R").then_some(Object::Reference((number, generation)))
        })();
        if reference.is_none() {
            self.pos = before;
        }
        reference
    }

    fn name(&mut self) -> Result<Vec<u8>> {
        if !self.eat(b"/") {
            return Err(unexpected("a name is missing", self.pos));
        }
        let raw = self.regular();
        if !raw.contains(&b'#') {
            return Ok(raw.to_vec());
        }
        let mut name = Vec::with_capacity(raw.len());
        let mut at = 0;
        while at < raw.len() {
            match (
                raw[at],
                raw.get(at + 1).and_then(|b| hex(*b)),
                raw.get(at + 2).and_then(|b| hex(*b)),
            ) {
                (b'#', Some(high), Some(low)) => {
                    name.push(high << 4 | low);
                    at += 3;
                }
                (byte, ..) => {
                    name.push(byte);
                    at += 1;
                }
            }
        }
        Ok(name)
    }

    fn array(&mut self, depth: usize) -> Result<Object> {
        self.pos += 1;
        let mut items = Vec::new();
        loop {
            self.skip_white();
            if self.eat(b"]") {
                return Ok(Object::Array(items));
            }
            items.push(self.value(depth + 1)?);
        }
    }

    fn dictionary(&mut self, depth: usize) -> Result<Dictionary> {
        self.pos += 2;
        let mut dictionary = Dictionary::new();
        loop {
            self.skip_white();
            if self.eat(b">>") {
                return Ok(dictionary);
            }
            let key = self.name()?;
            dictionary.set(key, self.value(depth + 1)?);
        }
    }

    /// The entries of the dictionary that begins here, and the place of its closing `>>`.
    pub fn entries(&mut self) -> Result<(Vec<Entry>, usize)> {
        self.skip_white();
        if !self.eat(b"<<") {
            return Err(unexpected("a dictionary is missing", self.pos));
        }
        let mut entries = Vec::new();
        loop {
            self.skip_white();
            let start = self.pos;
            if self.eat(b">>") {
                return Ok((entries, start));
            }
            let key = self.name()?;
            self.skip_white();
            let begin = self.pos;
            self.value(1)?;
            entries.push(Entry {
                key,
                start,
                value: begin..self.pos,
            });
        }
    }

    fn literal_string(&mut self) -> Result<Object> {
        self.pos += 1;
        let (mut text, mut open) = (Vec::new(), 1usize);
        loop {
            let byte = self.peek().ok_or_else(|| unexpected("a string is cut off", self.pos))?;
            self.pos += 1;
            match byte {
                b'(' => open += 1,
                b')' if open == 1 => return Ok(Object::String(text, StringFormat::Literal)),
                b')' => open -= 1,
                b'\\' => {
                    text.extend(self.escape());
                    continue;
                }
                // Any end of line inside a string means a line feed.
                b'\r' => {
                    self.eat(b"\n");
                    text.push(b'\n');
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
    }

    fn escape(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.pos += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\n' => None,
            b'\r' => {
                self.eat(b"\n");
                None
            }
            b'0'..=b'7' => {
                let more = self
                    .rest()
                    .iter()
                    .take(2)
                    .take_while(|b| matches!(b, b'0'..=b'7'))
                    .count();
                let digits = &self.data[self.pos - 1..self.pos + more];
                self.pos += more;
                // High-order overflow is ignored (7.3.4.2).
                Some(
                    digits
                        .iter()
                        .fold(0u32, |value, digit| value * 8 + u32::from(digit - b'0')) as u8,
                )
            }
            other => Some(other),
        }
    }

    fn hex_string(&mut self) -> Result<Object> {
        let start = self.pos;
        let end = self
            .rest()
            .iter()
            .position(|b| *b == b'>')
            .ok_or_else(|| unexpected("a string is cut off", start))?;
        let body = &self.rest()[1..end];
        self.pos += end + 1;
        let mut text = Vec::with_capacity(body.len() / 2);
        let mut half = None;
        for byte in body.iter().filter(|b| !is_white(**b)) {
            let digit = hex(*byte).ok_or_else(|| unexpected("a hexadecimal string is wrong", start))?;
            match half.take() {
                Some(high) => text.push(high << 4 | digit),
                None => half = Some(digit),
            }
        }
        text.extend(half.map(|high| high << 4));
        Ok(Object::String(text, StringFormat::Hexadecimal))
    }
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// A number as PDF writes it: no exponent, and a real when it is no 64-bit integer.
fn number(word: &[u8]) -> Option<Object> {
    let word = std::str::from_utf8(word)
        .ok()
        .filter(|w| w.bytes().any(|b| b.is_ascii_digit()))?;
    if !word
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-' | b'.'))
    {
        return None;
    }
    word.parse()
        .map(Object::Integer)
        .ok()
        .or_else(|| word.parse().map(Object::Real).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Object {
        Lexer::new(text.as_bytes(), 0).object().unwrap()
    }

    #[test]
    fn odd_spellings_are_read_as_the_standard_says() {
        assert_eq!(parse("/Cata#6Cog"), Object::Name(b"Catalog".to_vec()));
        assert_eq!(
            parse("(a\\(b\\053\\\r\nc(d)\r\n)"),
            Object::string_literal("a(b+c(d)\n")
        );
        assert_eq!(
            parse("<48 6 >"),
            Object::String(b"H`".to_vec(), StringFormat::Hexadecimal)
        );
        assert_eq!(
            parse("[+0 -.5 200. % so\n1 0 R 1 0]"),
            Object::Array(vec![
                Object::Integer(0),
                Object::Real(-0.5),
                Object::Real(200.0),
                Object::Reference((1, 0)),
                Object::Integer(1),
                Object::Integer(0),
            ])
        );
    }

    #[test]
    fn deep_nesting_and_cut_off_input_are_refused() {
        assert!(Lexer::new("[".repeat(1_000_000).as_bytes(), 0).object().is_err());
        for text in ["", "<<", "<</A", "(a", "<4", "[1", "inf", "1e5", "R", "<zz>"] {
            assert!(Lexer::new(text.as_bytes(), 0).object().is_err(), "{text}");
        }
    }
}
