//! Digests of a file and of what its signatures sign. Every signature signs the file from its beginning to its own place, so what was
//! hashed for one is where the next goes on: however many there are, each byte of the file is hashed once for each algorithm.

use std::collections::HashMap;

use kernel::{Error, Result};
use openssl::hash::Hasher;
use pki::DigestAlgorithm;

/// Digests of one file.
pub struct FileDigests<'a> {
    file: &'a [u8],
    /// How far each algorithm has come, and its state there.
    begun: HashMap<DigestAlgorithm, (usize, Hasher)>,
}

impl<'a> FileDigests<'a> {
    /// Nothing is hashed yet.
    pub fn new(file: &'a [u8]) -> Self {
        Self {
            file,
            begun: HashMap::new(),
        }
    }

    /// The digest of the file's first `length` bytes (at most all of them), followed by `rest`.
    ///
    /// # Errors
    /// `INTERNAL` when OpenSSL refuses the algorithm.
    pub fn of(&mut self, algorithm: DigestAlgorithm, length: usize, rest: &[u8]) -> Result<Vec<u8>> {
        let length = length.min(self.file.len());
        let (from, mut hasher) = match self.begun.get(&algorithm) {
            Some((at, state)) if *at <= length => (*at, state.clone()),
            _ => (0, Hasher::new(algorithm.openssl()).map_err(Error::internal)?),
        };
        hasher.update(&self.file[from..length]).map_err(Error::internal)?;
        self.begun.insert(algorithm, (length, hasher.clone()));
        hasher.update(rest).map_err(Error::internal)?;
        Ok(hasher.finish().map_err(Error::internal)?.to_vec())
    }

    /// The digest of the whole file.
    ///
    /// # Errors
    /// As [`of`](Self::of).
    pub fn whole(&mut self, algorithm: DigestAlgorithm) -> Result<Vec<u8>> {
        self.of(algorithm, self.file.len(), &[])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_digest_does_not_depend_on_what_was_asked_before(
            file in proptest::collection::vec(any::<u8>(), 0..300),
            asked in proptest::collection::vec((0usize..400, any::<bool>(), proptest::collection::vec(any::<u8>(), 0..9)), 1..12),
        ) {
            let mut digests = FileDigests::new(&file);
            for (length, long, rest) in asked {
                let algorithm = if long { DigestAlgorithm::Sha512 } else { DigestAlgorithm::Sha256 };
                let whole = [&file[..length.min(file.len())], &rest].concat();
                prop_assert_eq!(digests.of(algorithm, length, &rest).unwrap(), algorithm.digest(&whole).unwrap());
            }
        }
    }
}
