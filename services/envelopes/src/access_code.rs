//! Access codes: asked for before anything is shown, kept only as a salted Argon2id hash (RFC 9106).

use std::fmt;
use std::num::NonZero;
use std::sync::Arc;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Argon2, PasswordHash};
use kernel::{Error, Result};
use tokio::sync::Semaphore;

const SALT_LEN: usize = 16;

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

    fn new(code: &str) -> Result<Self> {
        let mut salt = [0; SALT_LEN];
        openssl::rand::rand_bytes(&mut salt).map_err(Error::internal)?;
        let hash = Argon2::default()
            .hash_password_with_salt(code.as_bytes(), &salt)
            .map_err(Error::internal)?;
        Ok(Self(hash.to_string()))
    }

    /// Compared in constant time.
    fn accepts(&self, code: &str) -> bool {
        PasswordHash::new(&self.0).is_ok_and(|hash| Argon2::default().verify_password(code.as_bytes(), &hash).is_ok())
    }
}

impl fmt::Debug for AccessCodeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessCodeHash(…)")
    }
}

/// Hashes and compares codes off the async threads, a bounded number at a time: each takes 19 MiB and a core for some
/// 20 ms.
#[derive(Clone)]
pub struct AccessCodes(Arc<Semaphore>);

impl Default for AccessCodes {
    /// As many at a time as there are cores.
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
        Self(Arc::new(Semaphore::new(cores)))
    }
}

impl AccessCodes {
    /// The hash of each code; none for an empty one.
    ///
    /// # Errors
    /// `INTERNAL` when there is no randomness.
    pub async fn hash(&self, codes: Vec<String>) -> Result<Vec<Option<AccessCodeHash>>> {
        if codes.iter().all(String::is_empty) {
            return Ok(vec![None; codes.len()]);
        }
        let hash = |code: &String| (!code.is_empty()).then(|| AccessCodeHash::new(code)).transpose();
        self.run(move || codes.iter().map(hash).collect()).await?
    }

    /// Whether `code` is the one of `hash`.
    ///
    /// # Errors
    /// `INTERNAL`.
    pub async fn accept(&self, hash: &AccessCodeHash, code: &str) -> Result<bool> {
        let (hash, code) = (hash.clone(), code.to_owned());
        self.run(move || hash.accepts(&code)).await
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let place = self.0.clone().acquire_owned().await.map_err(Error::internal)?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(place); // only now: an abandoned call still has its core
            done
        });
        done.await.map_err(Error::internal)
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
        assert!(
            !codes
                .accept(&AccessCodeHash::from_stored("damaged".to_owned()), "4711")
                .await
                .unwrap()
        );
        assert!(!format!("{first:?}").contains("argon2"));
    }
}
