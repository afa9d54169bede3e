//! Access codes: asked for before anything is shown, kept only as a salted Argon2id hash (RFC 9106).

use std::fmt;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Argon2, PasswordHash};
use kernel::{Error, Result};

const SALT_LEN: usize = 16;

/// What an access code is checked against, in PHC string form with its own salt and parameters.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessCodeHash(String);

impl AccessCodeHash {
    /// Hashes a code; takes tens of milliseconds, so call it on a thread that may block.
    ///
    /// # Errors
    /// `INTERNAL` when there is no randomness.
    pub fn new(code: &str) -> Result<Self> {
        let mut salt = [0; SALT_LEN];
        openssl::rand::rand_bytes(&mut salt).map_err(Error::internal)?;
        let hash = Argon2::default()
            .hash_password_with_salt(code.as_bytes(), &salt)
            .map_err(Error::internal)?;
        Ok(Self(hash.to_string()))
    }

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

    /// Whether `code` is the one, compared in constant time; as slow as [`new`](Self::new).
    #[must_use]
    pub fn accepts(&self, code: &str) -> bool {
        PasswordHash::new(&self.0).is_ok_and(|hash| Argon2::default().verify_password(code.as_bytes(), &hash).is_ok())
    }
}

impl fmt::Debug for AccessCodeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessCodeHash(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_opens_its_own_hash_only_and_the_hash_is_salted() {
        let hash = AccessCodeHash::new("4711").unwrap();
        assert!(hash.accepts("4711") && !hash.accepts("4712") && !hash.accepts(""));
        assert_ne!(AccessCodeHash::new("4711").unwrap(), hash);
        assert!(AccessCodeHash::from_stored(hash.as_str().to_owned()).accepts("4711"));
        assert!(!AccessCodeHash::from_stored("damaged".to_owned()).accepts("4711"));
        assert!(!format!("{hash:?}").contains("argon2"));
    }
}
