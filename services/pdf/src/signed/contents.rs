//! The CMS in `/Contents`: hexadecimal, padded with zeros to the room that was kept for it.

use crate::revision::Read;

/// How deep elements of indefinite length may stand in each other.
const MAX_DEPTH: usize = 32;

/// The first DER or BER element of the hexadecimal string `written`, brackets included. Only zeros may follow it.
pub(super) fn element(written: &[u8]) -> Read<Vec<u8>> {
    let digits = written.strip_prefix(b"<").and_then(|rest| rest.strip_suffix(b">"));
    let digits = digits.ok_or("the signature's /Contents is not a hexadecimal string")?;
    let mut bytes = decode(digits).ok_or("the signature's /Contents has characters that are not hexadecimal digits")?;
    let length = length(&bytes).ok_or("the signature's /Contents does not hold a complete CMS structure")?;
    if bytes[length..].iter().any(|byte| *byte != 0) {
        return Err("the signature's /Contents holds more than a CMS structure and zeros after it".into());
    }
    bytes.truncate(length);
    Ok(bytes)
}

fn decode(digits: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|value| value as u8);
    let (pairs, odd) = digits.as_chunks::<2>();
    let bytes = pairs
        .iter()
        .map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?))
        .collect();
    if odd.is_empty() { bytes } else { None }
}

/// The length of the first element; none when it is cut off or empty.
fn length(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut open) = (0, 0);
    loop {
        let (head, content) = header(bytes.get(at..)?)?;
        at += head;
        match content {
            None if open == MAX_DEPTH => return None,
            None => open += 1,
            // two zero bytes close an element of indefinite length (X.690, 8.1.5)
            Some(0) if open > 0 && bytes[at - head] == 0 => open -= 1,
            Some(content) => at = at.checked_add(content)?,
        }
        if open == 0 {
            return (at <= bytes.len() && bytes[0] != 0).then_some(at);
        }
    }
}

/// The length of an identifier with its length octets, and the content's length; none when that is indefinite.
fn header(bytes: &[u8]) -> Option<(usize, Option<usize>)> {
    let tag = match bytes.first()? & 0x1f {
        0x1f => 2 + bytes[1..].iter().take(5).position(|byte| byte & 0x80 == 0)?,
        _ => 1,
    };
    match *bytes.get(tag)? {
        0x80 => Some((tag + 1, None)),
        short @ 0..0x80 => Some((tag + 1, Some(usize::from(short)))),
        long => {
            let count = usize::from(long & 0x7f);
            let octets = bytes.get(tag + 1..tag + 1 + count).filter(|_| count <= 4)?;
            let length = octets.iter().fold(0, |value, octet| value << 8 | usize::from(*octet));
            Some((tag + 1 + count, Some(length)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn padding_is_removed_by_length_not_by_value() {
        assert_eq!(element(b"<3003020100000000>").unwrap(), [0x30, 3, 2, 1, 0]);
        assert!(element(b"<308004000000ff00>").is_err());
        assert_eq!(element(b"<30800400000000>").unwrap(), [0x30, 0x80, 4, 0, 0, 0]);
    }

    #[test]
    fn what_is_no_padded_element_is_refused() {
        for wrong in [
            "<>",
            "<00>",
            "<30>",
            "<3003>",
            "<300302010>",
            "<3000ff>",
            "(3000)",
            "<30 00>",
            "<30850000000000>",
        ] {
            assert!(element(wrong.as_bytes()).is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = length(&bytes);
            let _ = element(&bytes);
        }
    }
}
