//! Hashes that are slow on purpose, for secrets that people choose.

use std::num::NonZero;
use std::sync::Arc;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use kernel::{Error, Result};
use openssl::rand::rand_bytes;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

/// Argon2id (RFC 9106) with 19 MiB, two passes and one lane, as the OWASP Password Storage Cheat Sheet has it; off the async threads, as
/// many at a time as there are cores, since each takes a core for some 20 ms. Clones share those places.
#[derive(Clone)]
pub struct SlowHash(Arc<Semaphore>);

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const SALT: usize = 16;
const OUTPUT: usize = 32;
/// Larger than anything glibc keeps for later (32 MiB, `M_MMAP_THRESHOLD` in mallopt(3)), so that the memory of a hash goes back to the
/// system with it. Only what a hash uses is ever touched.
const RESERVED: usize = (40 << 20) / Block::SIZE;

impl Default for SlowHash {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
        Self(Arc::new(Semaphore::new(cores)))
    }
}

impl SlowHash {
    /// The hash to keep, with a salt of its own, in PHC string format.
    ///
    /// # Errors
    /// `INTERNAL` when there is no randomness.
    pub async fn hash(&self, secret: &str) -> Result<String> {
        self.run(secret, hash).await
    }

    /// Whether `secret` is the one of `stored`, compared in constant time.
    ///
    /// # Errors
    /// `INTERNAL` when `stored` is no hash of this kind.
    pub async fn verify(&self, secret: &str, stored: &str) -> Result<bool> {
        let stored = stored.to_owned();
        self.run(secret, move |secret| verify(secret, &stored)).await
    }

    async fn run<T: Send + 'static>(
        &self,
        secret: &str,
        work: impl FnOnce(&[u8]) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let secret = Zeroizing::new(secret.as_bytes().to_vec());
        let place = self.0.clone().acquire_owned().await.map_err(Error::internal)?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work(&secret);
            drop(place); // only now: an abandoned call still has its core
            done
        });
        done.await.map_err(Error::internal)?
    }
}

fn hash(secret: &[u8]) -> Result<String> {
    let mut salt = [0; SALT];
    rand_bytes(&mut salt).map_err(Error::internal)?;
    let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(OUTPUT)).map_err(Error::internal)?;
    let output = output(secret, &salt, params.clone())?;
    let hashed = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params).map_err(Error::internal)?,
        salt: Some(Salt::new(&salt).map_err(Error::internal)?),
        hash: Some(Output::new(output.as_slice()).map_err(Error::internal)?),
    };
    Ok(hashed.to_string())
}

fn verify(secret: &[u8], stored: &str) -> Result<bool> {
    let stored = PasswordHash::new(stored).map_err(Error::internal)?;
    let (Some(salt), Some(expected)) = (&stored.salt, &stored.hash) else {
        return Err(Error::internal("a kept hash has no salt or no output"));
    };
    let params = Params::try_from(&stored).map_err(Error::internal)?;
    let output = output(secret, salt.as_ref(), params)?;
    let expected: &[u8] = expected.as_ref();
    Ok(expected.len() == OUTPUT && openssl::memcmp::eq(expected, output.as_slice()))
}

fn output(secret: &[u8], salt: &[u8], params: Params) -> Result<Zeroizing<[u8; OUTPUT]>> {
    let mut memory: Vec<Block> = Vec::with_capacity(RESERVED.max(params.block_count()));
    memory.resize(params.block_count(), Block::default());
    let mut output = Zeroizing::new([0; OUTPUT]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(secret, salt, output.as_mut_slice(), memory.as_mut_slice())
        .map_err(Error::internal)?;
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_secret_fits_its_own_hash_only_and_hashes_are_salted() {
        let hashes = SlowHash::default();
        let stored = hashes.hash("4711").await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(hashes.verify("4711", &stored).await.unwrap());
        assert!(!hashes.verify("4712", &stored).await.unwrap());
        assert_ne!(stored, hashes.hash("4711").await.unwrap());
        let damaged = hashes.verify("4711", "$argon2id$damaged").await.unwrap_err();
        assert_eq!(damaged.reason(), "INTERNAL");
    }

    /// Made by `argon2 somesalt16bytes! -id -t 2 -k 19456 -p 1 -l 32`, the reference implementation's program.
    #[tokio::test]
    async fn a_hash_of_the_reference_implementation_is_accepted() {
        let stored =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQxNmJ5dGVzIQ$1TfTh8GEI3XG3XDAhWY28tYhiBOhwulXdJq4Lq7+naM";
        assert!(
            SlowHash::default()
                .verify("correct horse battery", stored)
                .await
                .unwrap()
        );
    }

    /// Pages of this process that are not a file's.
    fn resident_kib() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find(|line| line.starts_with("RssAnon")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    #[tokio::test]
    async fn memory_goes_back_to_the_system() {
        let hashes = SlowHash::default();
        hashes.hash("4711").await.unwrap();
        let before = resident_kib();
        for _ in 0..4 {
            hashes.hash("4711").await.unwrap();
        }
        let grown = resident_kib().saturating_sub(before);
        assert!(grown < u64::from(MEMORY_KIB) / 2, "{grown} KiB");
    }
}
