//! Typed, prefixed, sortable identifiers: `env_` and 26 characters of Crockford base32 of a UUIDv7 (RFC 9562 §5.7).

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::{Clock, Error};

/// A kind of thing that has identifiers; the prefix is what people see.
pub trait Kind: Send + Sync + 'static {
    /// Two to four lower-case letters, unique among all kinds.
    const PREFIX: &'static str;
    /// The noun used in error messages, such as `envelope`.
    const NOUN: &'static str;
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal, $noun:literal;)*) => {
        /// Every kind of identifier the platform gives out.
        pub mod kinds {
            $($(#[$doc])* #[derive(Debug)] pub enum $name {}
            impl super::Kind for $name {
                const PREFIX: &'static str = $prefix;
                const NOUN: &'static str = $noun;
            })*
            #[cfg(test)]
            pub(super) const PREFIXES: &[&str] = &[$($prefix),*];
        }
    };
}

kinds! {
    /// A tenant.
    Organization = "org", "organization";
    /// An account of a person.
    User = "usr", "user";
    /// A user's place in an organization.
    Membership = "mem", "membership";
    /// A signed-in session.
    Session = "ses", "session";
    /// A key for programs.
    ApiKey = "key", "API key";
    /// A link that lets one recipient into one envelope.
    SigningLink = "lnk", "signing link";
    /// A document.
    Document = "doc", "document";
    /// One immutable state of a document's bytes.
    DocumentVersion = "dver", "document version";
    /// Bytes at rest.
    Blob = "blob", "blob";
    /// A file that arrives in pieces.
    Upload = "upl", "upload";
    /// An envelope.
    Envelope = "env", "envelope";
    /// Somebody who acts on an envelope.
    Recipient = "rcp", "recipient";
    /// A place on a page to be filled or signed.
    Field = "fld", "field";
    /// A signature in a document.
    Signature = "sig", "signature";
    /// A verdict on a signature.
    SignatureValidation = "sval", "signature validation";
    /// An X.509 certificate with its key.
    Certificate = "crt", "certificate";
    /// An event, which is also an audit event.
    Event = "evt", "event";
    /// Errors of browsers that are alike.
    ClientError = "cer", "client error";
    /// A durable job.
    Job = "job", "job";
}

/// An identifier of a `K`. Sorts by the time it was made.
pub struct Id<K: Kind>(Uuid, PhantomData<fn() -> K>);

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const DIGITS: usize = 26;

impl<K: Kind> Id<K> {
    /// A new identifier that carries the clock's time in milliseconds and 74 random bits.
    #[must_use]
    pub fn new(clock: &dyn Clock) -> Self {
        let now = clock.now().unix_micros();
        let seconds = u64::try_from(now / 1_000_000).unwrap_or(0);
        let nanos = u32::try_from(now.rem_euclid(1_000_000) * 1_000).unwrap_or(0);
        let stamp = uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos);
        Self::from_uuid(Uuid::new_v7(stamp))
    }

    /// The identifier stored as this UUID.
    #[must_use]
    pub fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The UUID kept in the database.
    #[must_use]
    pub fn uuid(self) -> Uuid {
        self.0
    }

    /// Parses the wire form and names `field` in the error.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `ID_MALFORMED` when the text is not an identifier of this kind.
    pub fn parse(text: &str, field: &str) -> Result<Self, Error> {
        decode(text, K::PREFIX).map(Self::from_uuid).ok_or_else(|| {
            let remedy = format!(
                "must look like {}_ and 26 characters, as given out by the API",
                K::PREFIX
            );
            Error::invalid("ID_MALFORMED", field, remedy)
        })
    }
}

fn decode(text: &str, prefix: &str) -> Option<Uuid> {
    let digits = text.strip_prefix(prefix)?.strip_prefix('_')?.as_bytes();
    // 26 digits hold 130 bits: the first may only carry the top three.
    if digits.len() != DIGITS || digits[0] > b'7' {
        return None;
    }
    let mut value = 0u128;
    for digit in digits {
        let position = ALPHABET.iter().position(|c| c == digit)?;
        value = value << 5 | position as u128;
    }
    Some(Uuid::from_u128(value))
}

impl<K: Kind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.0.as_u128();
        let digits: String = (0..DIGITS)
            .rev()
            .map(|i| ALPHABET[(value >> (5 * i) & 31) as usize] as char)
            .collect();
        write!(f, "{}_{digits}", K::PREFIX)
    }
}

impl<K: Kind> FromStr for Id<K> {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        Self::parse(text, "id")
    }
}

impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<K: Kind> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K: Kind> Copy for Id<K> {}
impl<K: Kind> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K: Kind> Eq for Id<K> {}
impl<K: Kind> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<K: Kind> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K: Kind> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<K: Kind> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, K: Kind> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ManualClock, Timestamp};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn wire_form_round_trips_and_sorts_like_the_uuid(a: u128, b: u128) {
            let (a, b) = (Uuid::from_u128(a), Uuid::from_u128(b));
            let (ida, idb) = (Id::<kinds::Envelope>::from_uuid(a), Id::<kinds::Envelope>::from_uuid(b));
            prop_assert_eq!(ida.to_string().parse::<Id<kinds::Envelope>>().unwrap(), ida);
            prop_assert_eq!(ida.to_string().cmp(&idb.to_string()), a.cmp(&b));
        }

        #[test]
        fn any_text_is_refused_or_is_the_canonical_form(text in "env_[0-9a-z]{24,28}") {
            if let Ok(id) = text.parse::<Id<kinds::Envelope>>() {
                prop_assert_eq!(id.to_string(), text);
            }
        }
    }

    #[test]
    fn an_id_of_another_kind_is_refused_with_the_field() {
        let clock = ManualClock::new(Timestamp::from_unix_micros(1_700_000_000_000_000));
        let user = Id::<kinds::User>::new(&clock).to_string();
        let error = Id::<kinds::Envelope>::parse(&user, "envelope_id").unwrap_err();
        assert_eq!(error.reason(), "ID_MALFORMED");
        assert_eq!(error.violations()[0].field, "envelope_id");
    }

    #[test]
    fn prefixes_are_unique() {
        let mut prefixes = kinds::PREFIXES.to_vec();
        prefixes.sort_unstable();
        prefixes.dedup();
        assert_eq!(prefixes.len(), kinds::PREFIXES.len());
    }
}
