//! Object identifiers of any length: policies may live under `2.25.<UUID>`, whose arc needs 128 bits.

use std::fmt;
use std::str::FromStr;

use der::asn1::ObjectIdentifier;
use kernel::{Error, Result};

use crate::asn1::{self, tlv};

/// An object identifier. Written as dotted decimals, such as `2.25.329800735698586629295641978511506172918`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Oid(Vec<u8>);

const MAX_BYTES: usize = 128;

impl Oid {
    /// From the content of an OBJECT IDENTIFIER; none when it is not well formed or longer than 128 bytes.
    #[must_use]
    pub fn from_content(content: &[u8]) -> Option<Self> {
        let whole = content.last().is_some_and(|last| last & 0x80 == 0);
        (whole && content.len() <= MAX_BYTES).then(|| Self(content.to_vec()))
    }

    /// The content of the OBJECT IDENTIFIER.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        &self.0
    }

    pub(crate) fn to_der(&self) -> Vec<u8> {
        tlv(asn1::OID, &[&self.0])
    }
}

impl From<ObjectIdentifier> for Oid {
    fn from(known: ObjectIdentifier) -> Self {
        Self(known.as_bytes().to_vec())
    }
}

impl PartialEq<ObjectIdentifier> for Oid {
    fn eq(&self, other: &ObjectIdentifier) -> bool {
        self.0 == other.as_bytes()
    }
}

impl FromStr for Oid {
    type Err = Error;

    /// Parses dotted decimals.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `OID_MALFORMED`.
    fn from_str(text: &str) -> Result<Self> {
        encode(text).ok_or_else(|| Error::invalid("OID_MALFORMED", "oid", "must be dotted decimals, such as 1.3.6.1.4"))
    }
}

fn encode(text: &str) -> Option<Oid> {
    let arcs: Vec<u128> = text.split('.').map(|a| a.parse().ok()).collect::<Option<_>>()?;
    let [first, second, rest @ ..] = arcs.as_slice() else {
        return None;
    };
    if *first > 2 || (*first < 2 && *second > 39) {
        return None;
    }
    let mut content = vec![];
    push_arc(&mut content, second.checked_add(first * 40)?);
    rest.iter().for_each(|arc| push_arc(&mut content, *arc));
    (content.len() <= MAX_BYTES).then_some(Oid(content))
}

fn push_arc(content: &mut Vec<u8>, arc: u128) {
    let digits = (128 - arc.leading_zeros()).div_ceil(7).max(1);
    for place in (0..digits).rev() {
        let more = if place > 0 { 0x80 } else { 0 };
        content.push((arc >> (7 * place)) as u8 & 0x7f | more);
    }
}

impl fmt::Display for Oid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut arc, mut first) = (0u128, true);
        for byte in &self.0 {
            arc = arc.wrapping_shl(7) | u128::from(byte & 0x7f);
            if byte & 0x80 != 0 {
                continue;
            }
            let root = (arc / 40).min(2);
            match first {
                true => write!(f, "{root}.{}", arc - root * 40)?,
                false => write!(f, ".{arc}")?,
            }
            (arc, first) = (0, false);
        }
        Ok(())
    }
}

impl fmt::Debug for Oid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn dotted_decimals_round_trip(second in 0u8..40, rest in proptest::collection::vec(any::<u128>(), 0..6)) {
            let text = rest.iter().fold(format!("2.{second}"), |t, arc| format!("{t}.{arc}"));
            prop_assert_eq!(text.parse::<Oid>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn it_agrees_with_a_known_encoding() {
        let known = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
        assert_eq!("1.2.840.113549.1.7.2".parse::<Oid>().unwrap(), known);
        assert!("1.40.1".parse::<Oid>().is_err());
    }
}
