//! One run of a command that makes several calls, each of which may be repeated and happens once.

use std::fmt;
use std::str::FromStr;

use kernel::{Error, Result};
use openssl::sha::Sha256;
use uuid::Uuid;

/// Names a run. From it come the `request_id`s of its calls, so that a run made again with the same name goes on where the first one stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run(Uuid);

impl Run {
    /// A new run.
    ///
    /// # Errors
    /// `INTERNAL` when the machine has no random numbers.
    pub fn begin() -> Result<Self> {
        let mut bytes = [0; 16];
        openssl::rand::rand_bytes(&mut bytes).map_err(Error::internal)?;
        Ok(Self(uuid::Builder::from_random_bytes(bytes).into_uuid()))
    }

    /// The `request_id` of this step of it.
    pub fn step(&self, step: &str) -> String {
        let mut hash = Sha256::new();
        hash.update(self.0.as_bytes());
        hash.update(step.as_bytes());
        let digest = hash.finish();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        uuid::Builder::from_custom_bytes(bytes).into_uuid().to_string()
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Run {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let uuid = Uuid::try_parse(text).map_err(|_| "must be a UUID, as an earlier run told it".to_owned())?;
        Ok(Self(uuid))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_run_asks_with_the_same_identifiers() {
        let run = Run::begin().unwrap();
        let again: Run = run.to_string().parse().unwrap();
        assert_eq!(run.step("create"), again.step("create"));
        assert_ne!(run.step("create"), run.step("send"));
        assert_ne!(run.step("create"), Run::begin().unwrap().step("create"));
        assert!(Uuid::try_parse(&run.step("create")).is_ok());
    }
}
