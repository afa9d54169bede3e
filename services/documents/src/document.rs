//! A document and its versions.

use std::collections::BTreeMap;

use kernel::{Error, Id, Result, Timestamp, kinds};
use sqlx::types::Json;

use crate::error;
use crate::preflight::Preflight;

const MAX_NAME: usize = 255;
const MAX_TAGS: usize = 50;
const MAX_TAG: usize = 50;
const MAX_FACTS: usize = 50;
const MAX_KEY: usize = 64;
const MAX_VALUE: usize = 500;

/// A document with the number of its newest version.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Document {
    /// Identifier.
    pub id: Id<kinds::Document>,
    /// Whose it is.
    #[sqlx(rename = "organization_id")]
    pub organization: Id<kinds::Organization>,
    /// Who uploaded it.
    #[sqlx(rename = "user_id")]
    pub user: Id<kinds::User>,
    /// Name shown to people.
    pub name: String,
    /// Name of the file uploaded last.
    pub original_name: String,
    /// Where it stands.
    #[sqlx(try_from = "String")]
    pub state: State,
    /// Words to find it by.
    pub tags: Json<Vec<String>>,
    /// Facts of the owner's.
    pub metadata: Json<BTreeMap<String, String>>,
    /// Number of the newest version.
    pub latest_version: i64,
    /// Counts the writes; the etag.
    pub revision: i64,
    /// When it was uploaded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// Where a document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Being read.
    Processing,
    /// Can be put into envelopes.
    Ready,
    /// Kept, but cannot be signed.
    Failed,
}

impl State {
    /// The name in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Processing => "processing",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }
}

impl TryFrom<String> for State {
    type Error = Error;
    fn try_from(name: String) -> Result<Self> {
        let all = [Self::Processing, Self::Ready, Self::Failed];
        let state = all.into_iter().find(|state| state.as_str() == name);
        state.ok_or_else(|| Error::internal(format!("no document state is called {name}")))
    }
}

/// What a new document is called and found by.
#[derive(Clone, Debug)]
pub struct Label {
    /// Name shown to people, and of the file.
    pub name: String,
    /// Words to find it by.
    pub tags: Vec<String>,
}

/// What a change asks for; none leaves a field alone.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// The new name.
    pub name: Option<String>,
    /// The new words.
    pub tags: Option<Vec<String>>,
    /// The new facts.
    pub metadata: Option<BTreeMap<String, String>>,
    /// When set, must be the current etag.
    pub etag: String,
}

impl Document {
    /// A new document whose first version is there.
    #[must_use]
    pub fn new(
        id: Id<kinds::Document>,
        organization: Id<kinds::Organization>,
        user: Id<kinds::User>,
        label: Label,
        now: Timestamp,
    ) -> Self {
        Self {
            id,
            organization,
            user,
            original_name: label.name.clone(),
            name: label.name,
            state: State::Ready,
            tags: Json(label.tags),
            metadata: Json(BTreeMap::new()),
            latest_version: 1,
            revision: 1,
            created_at: now,
            updated_at: now,
        }
    }

    /// The document with one more version.
    #[must_use]
    pub fn next_version(mut self, now: Timestamp) -> Self {
        self.latest_version += 1;
        self.touched(now)
    }

    /// The document with other labels.
    ///
    /// # Errors
    /// `ABORTED` / `ETAG_MISMATCH`.
    pub fn change(mut self, change: Change, now: Timestamp) -> Result<Self> {
        self.check_etag(&change.etag)?;
        self.name = change.name.unwrap_or(self.name);
        self.tags = change.tags.map_or(self.tags, Json);
        self.metadata = change.metadata.map_or(self.metadata, Json);
        Ok(self.touched(now))
    }

    /// # Errors
    /// `ABORTED` / `ETAG_MISMATCH` when an etag was sent and is not the current one.
    pub fn check_etag(&self, sent: &str) -> Result<()> {
        let current = self.etag();
        if sent.is_empty() || sent == current {
            Ok(())
        } else {
            Err(Error::stale_etag(&current))
        }
    }

    /// What a client sends back to write only what it has read.
    #[must_use]
    pub fn etag(&self) -> String {
        self.revision.to_string()
    }

    fn touched(mut self, now: Timestamp) -> Self {
        self.revision += 1;
        self.updated_at = now;
        self
    }
}

/// One immutable state of a document.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct StoredVersion {
    /// Identifier.
    pub id: Id<kinds::DocumentVersion>,
    /// The document.
    #[sqlx(rename = "document_id")]
    pub document: Id<kinds::Document>,
    /// 1 for the upload, then counting up.
    pub number: i64,
    /// Where the bytes are.
    #[sqlx(rename = "blob_id")]
    pub blob: Id<kinds::Blob>,
    /// Media type.
    pub media_type: String,
    /// Size in bytes.
    pub size_bytes: i64,
    /// SHA-256 of the bytes.
    pub sha256: Vec<u8>,
    /// Number of pages.
    pub page_count: i64,
    /// What the file is.
    pub preflight: Json<Preflight>,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A version, as other rooms see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// 1 for the upload, then counting up.
    pub number: i32,
    /// SHA-256 of the bytes.
    pub sha256: Vec<u8>,
    /// Number of pages.
    pub page_count: i32,
    /// Size in bytes.
    pub size: i64,
}

/// The newest version of a document, as other rooms see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Latest {
    /// The document's name.
    pub name: String,
    /// Whether it can be put into an envelope.
    pub ready: bool,
    /// Number of the version.
    pub number: i32,
    /// Number of pages.
    pub page_count: i32,
}

/// Which version is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The newest.
    Latest,
    /// The one with this number.
    Number(i32),
}

impl From<i32> for Pick {
    /// 0 means the newest.
    fn from(number: i32) -> Self {
        if number == 0 {
            Self::Latest
        } else {
            Self::Number(number)
        }
    }
}

impl From<&StoredVersion> for Version {
    fn from(stored: &StoredVersion) -> Self {
        Self {
            number: small(stored.number),
            sha256: stored.sha256.clone(),
            page_count: small(stored.page_count),
            size: stored.size_bytes,
        }
    }
}

/// Counts come from an `i32` and are kept in columns of eight bytes.
pub(crate) fn small(count: i64) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// A name for people: 1 to 255 characters.
///
/// # Errors
/// `INVALID_ARGUMENT` / `TEXT_INVALID`.
pub fn parse_name(text: &str, field: &str) -> Result<String> {
    parse_text(text, field, MAX_NAME)
}

/// Words to find a document by, each once: at most 50 of 1 to 50 characters.
///
/// # Errors
/// `INVALID_ARGUMENT` / `TOO_MANY_ENTRIES`, `TEXT_INVALID`.
pub fn parse_tags(tags: &[String], field: &str) -> Result<Vec<String>> {
    if tags.len() > MAX_TAGS {
        return Err(error::too_many(field, MAX_TAGS));
    }
    let mut parsed = Vec::with_capacity(tags.len());
    for (i, tag) in tags.iter().enumerate() {
        let tag = parse_text(tag, &format!("{field}[{i}]"), MAX_TAG)?;
        if !parsed.contains(&tag) {
            parsed.push(tag);
        }
    }
    Ok(parsed)
}

/// Facts of the owner's: at most 50 keys of 1 to 64 characters with values up to 500.
///
/// # Errors
/// `INVALID_ARGUMENT` / `TOO_MANY_ENTRIES`, `TEXT_INVALID`.
pub fn parse_metadata<'a>(
    facts: impl ExactSizeIterator<Item = (&'a String, &'a String)>,
    field: &str,
) -> Result<BTreeMap<String, String>> {
    if facts.len() > MAX_FACTS {
        return Err(error::too_many(field, MAX_FACTS));
    }
    let mut parsed = BTreeMap::new();
    for (key, value) in facts {
        let key = parse_text(key, field, MAX_KEY)?;
        // JSONB of PostgreSQL cannot hold NUL.
        if value.chars().count() > MAX_VALUE || value.contains('\0') {
            return Err(error::text_invalid(format!("{field}.{key}"), MAX_VALUE));
        }
        parsed.insert(key, value.clone());
    }
    Ok(parsed)
}

fn parse_text(text: &str, field: &str, max: usize) -> Result<String> {
    let trimmed = text.trim();
    let count = trimmed.chars().count();
    if count == 0 || count > max || trimmed.chars().any(char::is_control) {
        return Err(error::text_invalid(field, max));
    }
    Ok(trimmed.to_owned())
}
