//! What an object refers to, read from its bytes without building it: every object of a large file is looked at once.

use crate::document::lexer::is_white;

/// Calls `found` with the number of each object that the object at `at` refers to. Ends at `endobj`, at stream data and
/// at the end of the bytes.
pub(crate) fn each(bytes: &[u8], mut at: usize, mut found: impl FnMut(u32)) {
    let mut last: [Option<u32>; 2] = [None, None];
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at..];
        if is_white(byte) || byte == b'%' {
            at += if byte == b'%' {
                rest.iter().take_while(|b| !matches!(b, b'\n' | b'\r')).count()
            } else {
                1
            };
            continue;
        }
        let token = &rest[..token(rest)];
        at += token.len();
        last = match (token, number(token)) {
            (b"endobj" | b"stream", _) => return,
            (b"R", _) => {
                last[0].filter(|_| last[1].is_some()).into_iter().for_each(&mut found);
                [None, None]
            }
            (_, Some(number)) => [last[1], Some(number)],
            _ => [None, None],
        };
    }
}

/// The length of the token that begins here: a string with its brackets, a name, a word, or one delimiter.
fn token(rest: &[u8]) -> usize {
    let regular = |bytes: &[u8]| {
        bytes
            .iter()
            .take_while(|b| !is_white(**b) && !b"()<>[]{}/%".contains(b))
            .count()
    };
    match rest {
        [b'(', ..] => string(rest),
        [b'<', b'<', ..] => 2,
        [b'<', ..] => rest.iter().position(|b| *b == b'>').map_or(rest.len(), |end| end + 1),
        [b'/', name @ ..] => 1 + regular(name),
        _ => regular(rest).max(1),
    }
}

fn string(rest: &[u8]) -> usize {
    let (mut open, mut at) = (0usize, 0);
    while let Some(byte) = rest.get(at) {
        at += 1;
        match byte {
            b'\\' => at += 1,
            b'(' => open += 1,
            b')' if open == 1 => return at,
            b')' => open -= 1,
            _ => {}
        }
    }
    rest.len()
}

fn number(token: &[u8]) -> Option<u32> {
    let digit = |value: u32, byte: &u8| value.checked_mul(10)?.checked_add(u32::from(byte.wrapping_sub(b'0')));
    let all_digits = token.iter().all(u8::is_ascii_digit);
    if all_digits {
        token.iter().try_fold(0, digit)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn numbers(text: &str) -> Vec<u32> {
        let mut numbers = vec![];
        each(text.as_bytes(), 0, |number| numbers.push(number));
        numbers
    }

    #[test]
    fn references_are_found_however_they_are_spelled() {
        assert_eq!(
            numbers("<</A 1 0 R/B[2 0 R 3 00000 R]/C 4%x\n0 %y\rR/D<</E 5 0 R>>>> endobj 6 0 R"),
            [1, 2, 3, 4, 5]
        );
        assert_eq!(numbers("[7 8 0 R 9 10 11 0 R]stream 12 0 R"), [8, 11]);
    }

    #[test]
    fn what_is_no_reference_is_none() {
        let text = "<< /A (1 0 R (2 0 R) \\) 3 0 R) /B <0102> /4 0 R /C 1.0 0 R 5 R -6 0 R >>";
        assert_eq!(numbers(text), [] as [u32; 0]);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), at in 0usize..210) {
            each(&bytes, at, |_| {});
        }
    }
}
