//! A file that is complete but for the value of its signature.

use super::dictionary::{BYTE_RANGE, Places};
use crate::error;
use bytes::{Bytes, BytesMut};
use kernel::{Error, Result};
use std::fmt;
use std::ops::Range;

/// A file that waits for its signature: what it was, what was appended, and where the signature goes. The value can be
/// made elsewhere and later; nothing but the bytes and these places has to be kept.
pub struct Prepared {
    original: Bytes,
    appended: Vec<u8>,
    /// The hexadecimal string in `appended`, with its angle brackets.
    contents: Range<usize>,
}

impl Prepared {
    /// `at` is where in `appended` the text of the signature dictionary begins.
    pub(super) fn new(original: Bytes, mut appended: Vec<u8>, at: usize, places: Places) -> Result<Self> {
        let shift = |range: Range<usize>| at + range.start..at + range.end;
        let contents = shift(places.contents);
        let prepared = Self {
            original,
            appended: vec![],
            contents,
        };
        let [_, first, second, rest] = prepared.byte_range_within(appended.len());
        let mut text = format!("[0 {first} {second} {rest}");
        text.extend(std::iter::repeat_n(
            ' ',
            (BYTE_RANGE.len() - 1).saturating_sub(text.len()),
        ));
        text.push(']');
        let slot = appended
            .get_mut(shift(places.byte_range))
            .filter(|slot| slot.len() == text.len());
        slot.ok_or_else(|| Error::internal("a byte range does not fit"))?
            .copy_from_slice(text.as_bytes());
        Ok(Self { appended, ..prepared })
    }

    /// What `/ByteRange` says: everything but the signature value, as offset and length twice.
    #[must_use]
    pub fn byte_range(&self) -> [usize; 4] {
        self.byte_range_within(self.appended.len())
    }

    fn byte_range_within(&self, appended: usize) -> [usize; 4] {
        let end = self.original.len() + self.contents.end;
        [
            0,
            self.original.len() + self.contents.start,
            end,
            self.original.len() + appended - end,
        ]
    }

    /// The bytes that the signature covers, in order: the message digest is that of all three parts together.
    #[must_use]
    pub fn signed_parts(&self) -> [&[u8]; 3] {
        let (before, after) = (
            &self.appended[..self.contents.start],
            &self.appended[self.contents.end..],
        );
        [&self.original, before, after]
    }

    /// The signed file. The file's memory is taken over when nothing else holds it, and copied otherwise.
    ///
    /// # Errors
    /// `PDF_SIGNATURE_TOO_LARGE` when the CMS needs more room than was reserved.
    pub fn embed(mut self, cms_der: &[u8]) -> Result<Vec<u8>> {
        self.write_contents(cms_der)?;
        let mut file = match self.original.try_into_mut() {
            Ok(file) => file,
            Err(shared) => {
                let mut file = BytesMut::with_capacity(shared.len() + self.appended.len());
                file.extend_from_slice(&shared);
                file
            }
        };
        file.extend_from_slice(&self.appended);
        Ok(file.into())
    }

    /// Only what follows the original file, for a store that can append.
    ///
    /// # Errors
    /// `PDF_SIGNATURE_TOO_LARGE` when the CMS needs more room than was reserved.
    pub fn embed_appended(mut self, cms_der: &[u8]) -> Result<(Bytes, Vec<u8>)> {
        self.write_contents(cms_der)?;
        Ok((self.original, self.appended))
    }

    fn write_contents(&mut self, cms_der: &[u8]) -> Result<()> {
        let room = (self.contents.len() - 2) / 2;
        if cms_der.is_empty() || cms_der.len() > room {
            return Err(error::signature_too_large(cms_der.len(), room));
        }
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let start = self.contents.start + 1;
        let slots = self.appended[start..].as_chunks_mut::<2>().0;
        for (slot, byte) in slots.iter_mut().zip(cms_der) {
            *slot = [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]];
        }
        Ok(())
    }
}

impl fmt::Debug for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Prepared({:?})", self.byte_range())
    }
}
