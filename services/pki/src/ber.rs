//! BER's freedoms made definite, where real signatures take them: indefinite lengths and octet strings in pieces.
//!
//! Measured first and then written into one buffer, so that no nesting can make it allocate more than the input is long.

use std::borrow::Cow;

use crate::asn1::{Cursor, Header, Malformed, OCTET_STRING, Parse, write_header};

const CONSTRUCTED: u8 = 0x20;
const OCTETS_IN_PIECES: u8 = OCTET_STRING | CONSTRUCTED;
/// A time stamp within a signature has its certificates some fifteen levels down.
const MAX_DEPTH: usize = 24;
const END_OF_CONTENTS: &[u8] = &[0, 0];

/// The first element of `input` as DER would have its lengths, and how many bytes of the input it took. Whatever has
/// definite lengths inside and out stays byte for byte: signatures cover it.
pub(crate) fn definite(input: &[u8]) -> Parse<(Cow<'_, [u8]>, usize)> {
    let plan = plan(input, MAX_DEPTH)?;
    if plan.verbatim {
        return Ok((Cow::Borrowed(&input[..plan.used]), plan.used));
    }
    let mut out = Vec::with_capacity(plan.body + 6);
    write(input, MAX_DEPTH, &mut out)?;
    Ok((Cow::Owned(out), plan.used))
}

/// What becomes of an element.
#[derive(Clone, Copy)]
struct Plan {
    tag: u8,
    /// Where its content begins in the input.
    header: usize,
    /// Bytes of the input.
    used: usize,
    /// Bytes of its content as rewritten.
    body: usize,
    /// It stays as it is.
    verbatim: bool,
}

impl Plan {
    fn size(&self) -> usize {
        if self.verbatim {
            self.used
        } else {
            header_size(self.body) + self.body
        }
    }
}

fn header_size(body: usize) -> usize {
    let mut header = Vec::with_capacity(6);
    write_header(&mut header, 0, body);
    header.len()
}

fn plan(input: &[u8], depth: usize) -> Parse<Plan> {
    let header = Header::read(input)?;
    let constructed = header.tag & CONSTRUCTED != 0;
    let Some(length) = header.length else {
        return match constructed && depth > 0 {
            true => plan_content(input, &header, None, depth),
            false => Err(Malformed("an indefinite length stands where none is allowed")),
        };
    };
    let whole = Cursor(input).any()?.whole;
    let verbatim = Plan {
        tag: header.tag,
        header: header.size,
        used: whole.len(),
        body: length,
        verbatim: true,
    };
    if !constructed || depth == 0 {
        return Ok(verbatim);
    }
    // What cannot be walked is left as it is: whoever needs it will judge it.
    Ok(plan_content(whole, &header, Some(length), depth).unwrap_or(verbatim))
}

fn plan_content(input: &[u8], header: &Header, length: Option<usize>, depth: usize) -> Parse<Plan> {
    let in_pieces = header.tag == OCTETS_IN_PIECES;
    let (mut at, mut body, mut same) = (header.size, 0, length.is_some() && !in_pieces);
    while !ends(input, at, header, length) {
        let child = plan(&input[at..], depth - 1)?;
        if in_pieces && child.tag != OCTET_STRING {
            return Err(Malformed("an octet string in pieces holds something else"));
        }
        (at, same) = (at + child.used, same && child.verbatim);
        body += if in_pieces { child.body } else { child.size() };
    }
    let tag = if in_pieces { OCTET_STRING } else { header.tag };
    let used = if length.is_some() {
        at
    } else {
        at + END_OF_CONTENTS.len()
    };
    Ok(Plan {
        tag,
        header: header.size,
        used,
        body,
        verbatim: same,
    })
}

fn ends(input: &[u8], at: usize, header: &Header, length: Option<usize>) -> bool {
    match length {
        Some(length) => at >= header.size + length,
        None => input[at..].starts_with(END_OF_CONTENTS),
    }
}

fn write(input: &[u8], depth: usize, out: &mut Vec<u8>) -> Parse<usize> {
    let plan = plan(input, depth)?;
    if plan.verbatim {
        out.extend_from_slice(&input[..plan.used]);
    } else {
        write_header(out, plan.tag, plan.body);
        write_content(input, &plan, depth, out)?;
    }
    Ok(plan.used)
}

/// The content of an element that is rewritten.
fn write_content(input: &[u8], plan: &Plan, depth: usize, out: &mut Vec<u8>) -> Parse<()> {
    let header = Header::read(input)?;
    let mut at = plan.header;
    while !ends(input, at, &header, header.length) {
        at += match header.tag {
            OCTETS_IN_PIECES => write_piece(&input[at..], depth - 1, out)?,
            _ => write(&input[at..], depth - 1, out)?,
        };
    }
    Ok(())
}

fn write_piece(input: &[u8], depth: usize, out: &mut Vec<u8>) -> Parse<usize> {
    let plan = plan(input, depth)?;
    match plan.verbatim {
        true => out.extend_from_slice(&input[plan.header..plan.used]),
        false => write_content(input, &plan, depth, out)?,
    }
    Ok(plan.used)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asn1::tlv;
    use proptest::prelude::*;

    /// Some DER, and the same as BER may write it.
    fn twice() -> impl Strategy<Value = (Vec<u8>, Vec<u8>)> {
        let leaf = proptest::collection::vec(any::<u8>(), 0..200).prop_flat_map(|octets| {
            let der = tlv(OCTET_STRING, &[&octets]);
            let (a, b) = octets.split_at(octets.len() / 3);
            let pieces = [
                tlv(OCTET_STRING, &[a]),
                tlv(OCTETS_IN_PIECES, &[&tlv(OCTET_STRING, &[b])]),
            ]
            .concat();
            let indefinite = [&[OCTETS_IN_PIECES, 0x80], pieces.as_slice(), &[0, 0]].concat();
            let bers = vec![der.clone(), tlv(OCTETS_IN_PIECES, &[&pieces]), indefinite];
            proptest::sample::select(bers).prop_map(move |ber| (der.clone(), ber))
        });
        leaf.prop_recursive(6, 40, 5, |inner| {
            (proptest::collection::vec(inner, 0..5), any::<bool>()).prop_map(|(children, indefinite)| {
                let (der, ber): (Vec<_>, Vec<_>) = children.into_iter().unzip();
                let (der, ber) = (tlv(0x30, &[&der.concat()]), ber.concat());
                let ber = if indefinite {
                    [&[0x30, 0x80], ber.as_slice(), &[0, 0]].concat()
                } else {
                    tlv(0x30, &[&ber])
                };
                (der, ber)
            })
        })
    }

    proptest! {
        #[test]
        fn every_way_to_write_it_becomes_the_same_der((der, ber) in twice(), tail in proptest::collection::vec(any::<u8>(), 0..9)) {
            let input = [ber.as_slice(), &tail].concat();
            let (made, used) = definite(&input).unwrap();
            prop_assert_eq!(made.as_ref(), der.as_slice());
            prop_assert_eq!(used, ber.len());
        }

        #[test]
        fn any_bytes_are_rewritten_or_refused_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = definite(&bytes);
        }

        #[test]
        fn bytes_full_of_ber_are_rewritten_or_refused_without_panic(
            bytes in proptest::collection::vec(proptest::sample::select(vec![0x30u8, 0x24, 0x80, 0, 4, 1, 2, 0x81]), 0..60)
        ) {
            if let Ok((made, used)) = definite(&bytes) {
                prop_assert!(made.len() <= used * 3 && used <= bytes.len());
            }
        }
    }

    #[test]
    fn definite_input_stays_byte_for_byte_even_with_a_padded_length() {
        let odd = [0x30, 0x81, 3, 2, 1, 5];
        assert!(matches!(definite(&odd).unwrap().0, Cow::Borrowed(b) if b == odd));
    }

    #[test]
    fn nesting_beyond_the_limit_is_refused() {
        assert!(definite(&[0x30, 0x80].repeat(10_000)).is_err());
    }
}
