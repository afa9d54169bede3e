//! Whom this machine's user has signed in as, and where: `credentials.toml` in the user's configuration directory, readable by them alone.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::PathBuf;

use etcetera::BaseStrategy as _;
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

/// Every profile, by name.
#[derive(Default, Deserialize, Serialize)]
pub struct Profiles {
    #[serde(default)]
    profiles: BTreeMap<String, Profile>,
}

/// Somebody at some server.
#[derive(Clone, Deserialize, Serialize)]
pub struct Profile {
    /// Address of the server.
    pub server: String,
    /// Who, in words.
    pub account: String,
    /// What stands for them.
    #[serde(flatten)]
    secret: Secret,
}

#[derive(Clone, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum Secret {
    ApiKey(String),
    Session { id: String, token: String },
}

impl Profile {
    /// Of an API key.
    pub fn of_api_key(server: &str, key: String) -> Self {
        Self {
            server: server.to_owned(),
            account: "an API key".to_owned(),
            secret: Secret::ApiKey(key),
        }
    }

    /// Of a session.
    pub fn of_session(server: &str, id: String, token: String) -> Self {
        Self {
            server: server.to_owned(),
            account: String::new(),
            secret: Secret::Session { id, token },
        }
    }

    /// The bearer token.
    pub fn token(&self) -> &str {
        match &self.secret {
            Secret::ApiKey(token) | Secret::Session { token, .. } => token,
        }
    }

    /// The session, when it is one.
    pub fn session(&self) -> Option<&str> {
        match &self.secret {
            Secret::ApiKey(_) => None,
            Secret::Session { id, .. } => Some(id),
        }
    }

    /// Whether this is its server; any will do when none is asked for.
    pub fn is_at(&self, server: Option<&str>) -> bool {
        server.is_none_or(|server| server.trim_end_matches('/') == self.server.trim_end_matches('/'))
    }
}

impl Profiles {
    /// Reads them; none are there before the first sign-in.
    ///
    /// # Errors
    /// `CREDENTIALS_FILE_UNUSABLE`.
    pub fn load() -> Result<Self> {
        let path = path()?;
        let Ok(metadata) = fs::metadata(&path) else {
            return Ok(Self::default());
        };
        if metadata.permissions().mode() & 0o077 != 0 {
            return Err(unusable(
                &path,
                "can be read by others on this machine; run chmod 600 on it",
            ));
        }
        let text = fs::read_to_string(&path).map_err(|cause| unusable(&path, cause))?;
        // Not the parser's own words: they quote the line, and it may hold a token.
        toml::from_str(&text).map_err(|_| unusable(&path, "cannot be understood; remove it and run `chancery login`"))
    }

    /// Keeps them, whole or not at all.
    ///
    /// # Errors
    /// `CREDENTIALS_FILE_UNUSABLE`.
    pub fn save(&self) -> Result<()> {
        let path = path()?;
        let text = toml::to_string(self).map_err(Error::internal)?;
        let write = || {
            let folder = path.parent().unwrap_or(&path);
            fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
            // A temporary file is its owner's alone from the beginning.
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(text.as_bytes())?;
            file.as_file().sync_all()?;
            file.persist(&path).map_err(std::io::Error::from)
        };
        write().map(drop).map_err(|cause| unusable(&path, cause))
    }

    /// Puts one in, or in the place of the one with its name.
    pub fn put(&mut self, name: &str, profile: Profile) {
        self.profiles.insert(name.to_owned(), profile);
    }

    /// Takes one out.
    pub fn take(&mut self, name: &str) -> Option<Profile> {
        self.profiles.remove(name)
    }

    /// All of them, with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Profile)> {
        self.profiles.iter().map(|(name, profile)| (name.as_str(), profile))
    }
}

/// Where they are kept.
fn path() -> Result<PathBuf> {
    let folders = etcetera::choose_base_strategy().map_err(Error::internal)?;
    Ok(folders.config_dir().join("chancery").join("credentials.toml"))
}

fn unusable(path: &std::path::Path, why: impl std::fmt::Display) -> Error {
    Error::precondition("CREDENTIALS_FILE_UNUSABLE", format!("{}: {why}", path.display()))
}
