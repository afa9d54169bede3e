//! Bearer tokens: 32 random bytes behind a prefix that says what they are. Only their SHA-256 is kept.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{Error, Result};
use openssl::sha::sha256;
use zeroize::Zeroizing;

/// What a token stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A signed-in person.
    Session,
    /// A program.
    ApiKey,
    /// A recipient's way into one envelope.
    SigningLink,
    /// A place in an organization, to be accepted.
    Invitation,
}

const SECRET_BYTES: usize = 32;
/// Length of 32 bytes in base64url without padding.
const SECRET_DIGITS: usize = 43;
const PREFIX_LEN: usize = 4;

impl TokenKind {
    const ALL: [Self; 4] = [Self::Session, Self::ApiKey, Self::SigningLink, Self::Invitation];

    fn prefix(self) -> &'static str {
        match self {
            Self::Session => "chs_",
            Self::ApiKey => "chk_",
            Self::SigningLink => "chl_",
            Self::Invitation => "chi_",
        }
    }
}

/// A token as its holder has it. Never shown by `Debug`, wiped when dropped.
pub struct Token {
    kind: TokenKind,
    text: Zeroizing<String>,
}

impl Token {
    /// A new token.
    ///
    /// # Errors
    /// `INTERNAL` when there is no randomness.
    pub fn generate(kind: TokenKind) -> Result<Self> {
        let mut secret = Zeroizing::new([0u8; SECRET_BYTES]);
        openssl::rand::rand_bytes(secret.as_mut()).map_err(Error::internal)?;
        let mut text = Zeroizing::new(String::with_capacity(PREFIX_LEN + SECRET_DIGITS));
        text.push_str(kind.prefix());
        URL_SAFE_NO_PAD.encode_string(secret.as_ref(), &mut text);
        Ok(Self { kind, text })
    }

    /// The token that this text is; none when it has not the form of one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let kind = TokenKind::ALL
            .into_iter()
            .find(|kind| text.starts_with(kind.prefix()))?;
        let mut secret = Zeroizing::new([0u8; SECRET_BYTES + 1]);
        let digits = text.as_bytes().get(PREFIX_LEN..)?;
        if digits.len() != SECRET_DIGITS {
            return None;
        }
        let length = URL_SAFE_NO_PAD.decode_slice(digits, secret.as_mut()).ok()?;
        let text = Zeroizing::new(text.to_owned());
        (length == SECRET_BYTES).then_some(Self { kind, text })
    }

    /// What it stands for.
    #[must_use]
    pub fn kind(&self) -> TokenKind {
        self.kind
    }

    /// What is kept of it.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash(sha256(self.text.as_bytes()))
    }

    /// The first characters, to recognise it by: the prefix and six digits, which leave 220 bits unknown.
    #[must_use]
    pub fn beginning(&self) -> &str {
        &self.text[..PREFIX_LEN + 6]
    }

    /// The token itself, to be given to its holder.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}…", self.kind.prefix())
    }
}

/// SHA-256 of a token.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenHash([u8; 32]);

impl TokenHash {
    /// The bytes kept in the database.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether these stored bytes are this hash, in constant time. The row was found by an index on the hash, whose
    /// own comparison is not; what it could tell is about the hash of a guess and never about the token.
    #[must_use]
    pub fn matches(&self, stored: &[u8]) -> bool {
        stored.len() == self.0.len() && openssl::memcmp::eq(&self.0, stored)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_token_is_read_back_as_what_it_is_and_no_two_are_alike() {
        for kind in TokenKind::ALL {
            let token = Token::generate(kind).unwrap();
            let read = Token::parse(token.reveal()).unwrap();
            assert_eq!(read.kind(), kind);
            assert!(read.hash().matches(token.hash().as_bytes()));
            assert!(!token.hash().matches(Token::generate(kind).unwrap().hash().as_bytes()));
        }
    }

    #[test]
    fn debug_shows_no_secret() {
        let token = Token::generate(TokenKind::ApiKey).unwrap();
        assert_eq!(format!("{token:?}"), "chk_…");
    }

    proptest! {
        #[test]
        fn any_text_is_refused_or_a_token(text in "(chs_|chk_|chl_|chi_|x)?[A-Za-z0-9_=é-]{0,60}") {
            if let Some(token) = Token::parse(&text) {
                prop_assert_eq!(token.reveal(), text);
            }
        }
    }
}
