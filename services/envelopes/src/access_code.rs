//! Access codes: asked for before anything is shown, kept only as a salted Argon2id hash (RFC 9106).

use std::fmt;

use identity::SlowHash;
use kernel::Result;

/// What an access code is checked against, in PHC string form with its own salt and parameters.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessCodeHash(String);

impl AccessCodeHash {
    /// The hash kept as this text.
    #[must_use]
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The text to keep.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for AccessCodeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessCodeHash(…)")
    }
}

/// Hashes and compares codes.
#[derive(Clone, Default)]
pub struct AccessCodes(SlowHash);

impl AccessCodes {
    /// The hash of each code; none for an empty one.
    ///
    /// # Errors
    /// `INTERNAL` when there is no randomness.
    pub async fn hash(&self, codes: Vec<String>) -> Result<Vec<Option<AccessCodeHash>>> {
        let mut hashes = Vec::with_capacity(codes.len());
        for code in &codes {
            hashes.push(match code.as_str() {
                "" => None,
                code => Some(AccessCodeHash(self.0.hash(code).await?)),
            });
        }
        Ok(hashes)
    }

    /// Whether `code` is the one of `hash`.
    ///
    /// # Errors
    /// `INTERNAL` when `hash` is damaged.
    pub async fn accept(&self, hash: &AccessCodeHash, code: &str) -> Result<bool> {
        self.0.verify(code, &hash.0).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_code_opens_its_own_hash_only_and_the_hash_is_salted() {
        let codes = AccessCodes::default();
        let given = vec!["4711".to_owned(), String::new(), "4711".to_owned()];
        let hashes = codes.hash(given).await.unwrap();
        let (first, second) = (hashes[0].clone().unwrap(), hashes[2].clone().unwrap());
        assert!(hashes[1].is_none() && first != second);
        assert!(codes.accept(&first, "4711").await.unwrap());
        assert!(!codes.accept(&first, "4712").await.unwrap());
        let damaged = AccessCodeHash::from_stored("damaged".to_owned());
        assert!(codes.accept(&damaged, "4711").await.is_err());
        assert!(!format!("{first:?}").contains("argon2"));
    }
}
