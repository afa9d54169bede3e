//! E-mail addresses: as written, and as compared.

use std::fmt;

use kernel::Result;

use crate::error;

/// An address. Two addresses are the same when they differ only in case and white space around them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email {
    written: String,
    canonical: String,
}

/// Octets of an address in a mail path (RFC 5321 §4.5.3.1.3, less the angle brackets).
const MAX_LEN: usize = 254;

impl Email {
    /// Parses an address and names `field` in the error. Whether mail arrives there is not known from its form, so
    /// only what every address has is asked for.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `EMAIL_MALFORMED`.
    pub fn parse(text: &str, field: &str) -> Result<Self> {
        let written = text.trim();
        if !well_formed(written) {
            return Err(error::email_malformed(field));
        }
        Ok(Self {
            canonical: canonical(written),
            written: written.to_owned(),
        })
    }

    /// As the person writes it.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// As it is compared.
    #[must_use]
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// What stands before the `@`, as compared.
    #[must_use]
    pub fn local_part(&self) -> &str {
        self.canonical.rsplit_once('@').map_or("", |(local, _)| local)
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

/// The form in which an address is compared, whatever its form: sign-in answers alike for every text.
pub fn canonical(text: &str) -> String {
    text.trim().to_lowercase()
}

fn well_formed(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let clean = !text.chars().any(|c| c.is_whitespace() || c.is_control());
    clean && text.len() <= MAX_LEN && !local.is_empty() && !domain.is_empty() && !domain.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_compare_without_case_and_surrounding_space() {
        let a = Email::parse(" Anna@Example.ORG ", "email").unwrap();
        let b = Email::parse("anna@example.org", "email").unwrap();
        assert_eq!(a.canonical(), b.canonical());
        assert_eq!(a.written(), "Anna@Example.ORG");
        assert_eq!(a.local_part(), "anna");
    }

    #[test]
    fn what_no_address_looks_like_is_refused_with_the_field() {
        for text in [
            "",
            "anna",
            "@example.org",
            "anna@",
            "an na@example.org",
            "anna@.org",
            "a\u{0}@b.c",
        ] {
            let error = Email::parse(text, "owner.email").unwrap_err();
            assert_eq!(error.reason(), "EMAIL_MALFORMED", "{text:?}");
            assert_eq!(error.violations()[0].field, "owner.email");
        }
    }
}
