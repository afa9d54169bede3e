//! Passwords: which are accepted, and how they are hashed and compared.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use kernel::Result;
use tokio::sync::OnceCell;

use crate::email::Email;
use crate::error;
use crate::slow_hash::SlowHash;

/// What guessers try first, without digits and signs around, lower case.
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("data/common_passwords.txt").lines().collect());

/// Fewer different characters are a pattern, not a password.
const MIN_DISTINCT: usize = 5;
/// Shorter local parts are too likely to be part of a word.
const MIN_LOCAL_PART: usize = 5;
/// The contract bounds it too; hashing must not depend on who validated.
const MAX_BYTES: usize = 1024;

/// Refuses passwords that are guessed first: the common ones (also repeated, or with digits and signs around them),
/// patterns of few characters, and those that contain the person's address.
///
/// # Errors
/// `INVALID_ARGUMENT` / `PASSWORD_TOO_WEAK` with the remedy for `field`.
pub fn check_strength(password: &str, email: &Email, field: &str) -> Result<()> {
    let lower = password.to_lowercase();
    let distinct: HashSet<char> = lower.chars().collect();
    if distinct.len() < MIN_DISTINCT || is_sequence(&lower) {
        return Err(error::password_too_weak(
            field,
            "is a simple pattern; use several unrelated words",
        ));
    }
    if is_common(&lower) {
        return Err(error::password_too_weak(
            field,
            "is among the first that guessers try; use several unrelated words",
        ));
    }
    let local = email.local_part();
    if lower.contains(email.canonical()) || (local.chars().count() >= MIN_LOCAL_PART && lower.contains(local)) {
        return Err(error::password_too_weak(
            field,
            "contains the e-mail address; leave it out",
        ));
    }
    Ok(())
}

fn is_common(lower: &str) -> bool {
    let core = lower.trim_matches(|c: char| !c.is_alphabetic());
    let unit = smallest_unit(core);
    core.is_empty() || [lower, core, unit].iter().any(|form| COMMON.contains(form))
}

/// The part that `text` is a repetition of; `text` itself when it is none.
fn smallest_unit(text: &str) -> &str {
    let units = text.char_indices().skip(1).map(|(at, _)| &text[..at]);
    let repeats = |unit: &&str| text.len().is_multiple_of(unit.len()) && unit.repeat(text.len() / unit.len()) == text;
    units
        .take_while(|unit| unit.len() <= text.len() / 2)
        .find(repeats)
        .unwrap_or(text)
}

/// Whether every character is the next or the previous one of the alphabet, as in `abcdefghijkl` or `987654321098`.
fn is_sequence(lower: &str) -> bool {
    let codes: Vec<i64> = lower.chars().map(|c| i64::from(u32::from(c))).collect();
    let steps = codes.windows(2).map(|pair| pair[1] - pair[0]);
    let digits_around = |step: i64| step == 9 || step == -9;
    let mut runs = steps.filter(|step| step.abs() != 1 && !digits_around(*step));
    codes.len() > 1 && runs.next().is_none()
}

/// Hashes and compares passwords.
#[derive(Clone, Default)]
pub struct Passwords {
    hashes: SlowHash,
    /// Compared when there is no account, so that it takes as long as when there is one.
    decoy: Arc<OnceCell<String>>,
}

impl Passwords {
    /// The hash to keep, in PHC string format.
    ///
    /// # Errors
    /// `INTERNAL`.
    pub async fn hash(&self, password: &str) -> Result<String> {
        self.hashes.hash(bounded(password)?).await
    }

    /// Whether `password` is the one of `stored`; without one it is wrong, and takes as long.
    ///
    /// # Errors
    /// `INTERNAL`.
    pub async fn verify(&self, password: &str, stored: Option<&str>) -> Result<bool> {
        let password = bounded(password)?;
        let decoy = self.decoy.get_or_try_init(|| self.hashes.hash("nobody's")).await?;
        let equal = self.hashes.verify(password, stored.unwrap_or(decoy)).await?;
        Ok(equal && stored.is_some())
    }
}

fn bounded(password: &str) -> Result<&str> {
    if password.len() > MAX_BYTES {
        return Err(error::password_too_weak("password", "must have at most 200 characters"));
    }
    Ok(password)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn refused(password: &str) -> bool {
        let email = Email::parse("Margit.Kovacs@example.org", "email").unwrap();
        check_strength(password, &email, "password").is_err_and(|error| error.reason() == "PASSWORD_TOO_WEAK")
    }

    #[test]
    fn what_guessers_try_first_is_refused() {
        for password in [
            "password1234",
            "PasswordPassword",
            "123456789012",
            "987654321098",
            "abcdefghijklmn",
            "aaaaaaaaaaaaaaa",
            "ababababababab",
            "qwertyuiop123",
            "!!iloveyou2024!!",
            "margit.kovacs-77",
            "MARGIT.KOVACS@EXAMPLE.ORG",
        ] {
            assert!(refused(password), "{password}");
        }
    }

    #[test]
    fn several_words_and_any_script_are_accepted() {
        for password in [
            "correct horse battery",
            "kilenc fürge béka",
            "девять лягушек",
            "tY7#mQ9!vB2x",
        ] {
            assert!(!refused(password), "{password}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_check_panic(password in "\\PC{0,64}") {
            refused(&password);
        }
    }

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let passwords = Passwords::default();
        let stored = passwords.hash("correct horse battery").await.unwrap();
        assert!(passwords.verify("correct horse battery", Some(&stored)).await.unwrap());
        assert!(!passwords.verify("correct horse batterz", Some(&stored)).await.unwrap());
        assert!(!passwords.verify("nobody's", None).await.unwrap());
    }

    #[tokio::test]
    async fn an_endless_password_is_refused_before_it_costs_anything() {
        let passwords = Passwords::default();
        let error = passwords.verify(&"x".repeat(2000), None).await.unwrap_err();
        assert_eq!(error.reason(), "PASSWORD_TOO_WEAK");
    }
}
