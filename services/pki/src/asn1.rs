//! The layer below the structures: reading and writing tag, length, value.
//!
//! Why not derived `der` types for reading: what others signed must be read byte for byte as they wrote it (a signature
//! covers those bytes), with the harmless oddities of real files, and one odd certificate must not make a whole
//! signature unreadable. Why not for writing a signature: its parts are cached as DER and only joined ([`tlv`]).

use std::fmt;

use kernel::Timestamp;
use time::{Date, Month, OffsetDateTime, Time};

/// Why some bytes could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed(pub &'static str);

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

pub(crate) type Parse<T> = Result<T, Malformed>;

pub(crate) const BOOLEAN: u8 = 0x01;
pub(crate) const INTEGER: u8 = 0x02;
pub(crate) const BIT_STRING: u8 = 0x03;
pub(crate) const OCTET_STRING: u8 = 0x04;
pub(crate) const OID: u8 = 0x06;
pub(crate) const UTC_TIME: u8 = 0x17;
pub(crate) const GENERALIZED_TIME: u8 = 0x18;
pub(crate) const SEQUENCE: u8 = 0x30;
pub(crate) const SET: u8 = 0x31;

/// `[n] IMPLICIT` of a primitive type.
pub(crate) const fn context(n: u8) -> u8 {
    0x80 | n
}

/// `[n] EXPLICIT`, or `[n] IMPLICIT` of a constructed type.
pub(crate) const fn context_constructed(n: u8) -> u8 {
    0xa0 | n
}

/// One element: its tag, its content, and the whole as it was written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'a> {
    pub tag: u8,
    pub value: &'a [u8],
    pub whole: &'a [u8],
}

impl<'a> Element<'a> {
    /// The elements inside.
    pub fn inside(self) -> Cursor<'a> {
        Cursor(self.value)
    }

    /// The content of a BIT STRING without unused bits, which every signature and key has.
    pub fn bits(self) -> Parse<&'a [u8]> {
        match self.value.split_first() {
            Some((0, bits)) => Ok(bits),
            _ => Err(Malformed("a bit string does not end on a whole byte")),
        }
    }
}

/// Reads elements one after another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'a>(pub &'a [u8]);

impl<'a> Cursor<'a> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next element, whatever its tag.
    pub fn any(&mut self) -> Parse<Element<'a>> {
        let header = Header::read(self.0)?;
        let length = header.length.ok_or(Malformed("a length is indefinite"))?;
        let end = header.size.checked_add(length).filter(|end| *end <= self.0.len());
        let (whole, rest) = self
            .0
            .split_at(end.ok_or(Malformed("an element is longer than what holds it"))?);
        self.0 = rest;
        let value = &whole[header.size..];
        Ok(Element {
            tag: header.tag,
            value,
            whole,
        })
    }

    /// The next element, which must have this tag.
    pub fn expect(&mut self, tag: u8, missing: &'static str) -> Parse<Element<'a>> {
        self.optional(tag)?.ok_or(Malformed(missing))
    }

    /// The next element if it has this tag.
    pub fn optional(&mut self, tag: u8) -> Parse<Option<Element<'a>>> {
        match self.0.first() {
            Some(first) if *first == tag => self.any().map(Some),
            _ => Ok(None),
        }
    }

    /// Every remaining element, at most `limit`.
    pub fn all(mut self, limit: usize) -> Parse<Vec<Element<'a>>> {
        let mut elements = vec![];
        while !self.is_empty() {
            if elements.len() == limit {
                return Err(Malformed("there are more elements than the limit allows"));
            }
            elements.push(self.any()?);
        }
        Ok(elements)
    }
}

/// How an element begins.
pub(crate) struct Header {
    pub tag: u8,
    /// None: indefinite.
    pub length: Option<usize>,
    /// Of the header itself.
    pub size: usize,
}

impl Header {
    pub fn read(input: &[u8]) -> Parse<Self> {
        const ENDS: Malformed = Malformed("the bytes end within a header");
        let (tag, first) = (*input.first().ok_or(ENDS)?, *input.get(1).ok_or(ENDS)?);
        if tag & 0x1f == 0x1f {
            return Err(Malformed("a tag number is above 30"));
        }
        match first {
            0x80 => Ok(Self {
                tag,
                length: None,
                size: 2,
            }),
            0..=0x7f => Ok(Self {
                tag,
                length: Some(first.into()),
                size: 2,
            }),
            0x81..=0x84 => {
                let size = 2 + usize::from(first & 0x7f);
                let digits = input.get(2..size).ok_or(ENDS)?;
                let length = digits.iter().fold(0usize, |n, d| n << 8 | usize::from(*d));
                Ok(Self {
                    tag,
                    length: Some(length),
                    size,
                })
            }
            _ => Err(Malformed("a length has more than four bytes")),
        }
    }
}

/// The DER element with this tag whose content is the parts, one after another.
pub(crate) fn tlv(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|p| p.len()).sum();
    let mut out = Vec::with_capacity(length + 6);
    write_header(&mut out, tag, length);
    parts.iter().for_each(|p| out.extend_from_slice(p));
    out
}

/// Tag and length as DER has them.
pub(crate) fn write_header(out: &mut Vec<u8>, tag: u8, length: usize) {
    out.push(tag);
    if length < 0x80 {
        out.push(length as u8);
        return;
    }
    let digits = length.to_be_bytes();
    let skip = digits.iter().take_while(|d| **d == 0).count();
    out.push(0x80 | (digits.len() - skip) as u8);
    out.extend_from_slice(&digits[skip..]);
}

/// A SET OF in the order DER demands (X.690 §11.6), under `tag`.
pub(crate) fn set_of(tag: u8, mut elements: Vec<Vec<u8>>) -> Vec<u8> {
    elements.sort_unstable();
    let parts: Vec<&[u8]> = elements.iter().map(Vec::as_slice).collect();
    tlv(tag, &parts)
}

/// A non-negative INTEGER from its big-endian bytes.
pub(crate) fn unsigned(bytes: &[u8]) -> Vec<u8> {
    let zeros = bytes.iter().take_while(|b| **b == 0).count();
    let digits = &bytes[zeros..];
    match digits.first() {
        Some(first) if first & 0x80 == 0 => tlv(INTEGER, &[digits]),
        _ => tlv(INTEGER, &[&[0], digits]),
    }
}

/// The value of an INTEGER's content, when it is non-negative and fits.
pub(crate) fn small(value: &[u8]) -> Parse<u64> {
    match value {
        [first, ..] if first & 0x80 == 0 && value.len() <= 8 => Ok(value.iter().fold(0, |n, d| n << 8 | u64::from(*d))),
        _ => Err(Malformed("a number is negative or too large")),
    }
}

/// UTCTime or GeneralizedTime in UTC; seconds may be absent in the former, fractions present in the latter.
pub(crate) fn time(element: Element<'_>) -> Parse<Timestamp> {
    const ODD: Malformed = Malformed("a time is not of the form YYMMDDHHMMSSZ or YYYYMMDDHHMMSS.fZ");
    let text = std::str::from_utf8(element.value).map_err(|_| ODD)?;
    let text = text.strip_suffix('Z').ok_or(ODD)?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if !(whole.to_owned() + fraction).bytes().all(|c| c.is_ascii_digit()) || fraction.len() > 18 {
        return Err(ODD);
    }
    let two = |at: usize| whole.get(at..at + 2).and_then(|d| d.parse::<u8>().ok()).ok_or(ODD);
    let (year, at) = match (element.tag, whole.len()) {
        // RFC 5280 §4.1.2.5.1: 50 to 99 are of the twentieth century.
        (UTC_TIME, 10 | 12) => (i32::from(two(0)?) + if two(0)? < 50 { 2000 } else { 1900 }, 2),
        (GENERALIZED_TIME, 12 | 14) => (i32::from(two(0)?) * 100 + i32::from(two(2)?), 4),
        _ => return Err(ODD),
    };
    let second = if whole.len() > at + 8 { two(at + 8)? } else { 0 };
    let month = Month::try_from(two(at)?).map_err(|_| ODD)?;
    let date = Date::from_calendar_date(year, month, two(at + 2)?).map_err(|_| ODD)?;
    let clock = Time::from_hms_micro(two(at + 4)?, two(at + 6)?, second, micros(fraction)).map_err(|_| ODD)?;
    Ok(OffsetDateTime::new_utc(date, clock).into())
}

fn micros(fraction: &str) -> u32 {
    let digits = fraction.bytes().chain(std::iter::repeat(b'0')).take(6);
    digits.fold(0, |n, d| n * 10 + u32::from(d - b'0'))
}

/// GeneralizedTime with milliseconds, without trailing zeros (RFC 3161 §2.4.2).
pub(crate) fn generalized_time(at: Timestamp) -> Vec<u8> {
    let at = at.to_datetime();
    let (date, clock) = (at.date(), at.time());
    let mut text = format!(
        "{:04}{:02}{:02}{:02}{:02}{:02}",
        date.year(),
        u8::from(date.month()),
        date.day(),
        clock.hour(),
        clock.minute(),
        clock.second()
    );
    if clock.millisecond() > 0 {
        text.push_str(format!(".{:03}", clock.millisecond()).trim_end_matches('0'));
    }
    text.push('Z');
    tlv(GENERALIZED_TIME, &[text.as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = Cursor(&bytes).all(50);
        }

        #[test]
        fn a_written_element_is_read_back(tag in 1u8..0x1e, body in proptest::collection::vec(any::<u8>(), 0..70_000)) {
            let whole = tlv(tag, &[&body]);
            let element = Cursor(&whole).any().unwrap();
            prop_assert_eq!((element.tag, element.value), (tag, body.as_slice()));
        }

        #[test]
        fn a_time_is_read_as_it_was_written(millis in 0i64..253_402_300_799_999) {
            let at = Timestamp::from_unix_micros(millis * 1000);
            let encoded = generalized_time(at);
            prop_assert_eq!(time(Cursor(&encoded).any().unwrap()).unwrap(), at);
        }
    }

    #[test]
    fn an_integer_stays_positive() {
        assert_eq!(unsigned(&[0, 0x80]), [2, 2, 0, 0x80]);
        assert_eq!(unsigned(&[]), [2, 1, 0]);
    }
}
