//! Errors that browsers and apps report: what is kept of one, and which are alike.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZero;
use std::time::Duration;

use async_trait::async_trait;
use governor::clock::{Clock as _, DefaultClock};
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use kernel::{Error, ErrorKind, Id, Result, Timestamp, kinds};
use openssl::sha::Sha256;
use store::{Db, Job, JobHandler};

use crate::store::client_errors;

/// Groups of an organization.
pub const MAX_GROUPS: i64 = 1_000;
/// How long a group stays that nothing is added to.
const KEPT: Duration = Duration::from_secs(90 * 24 * 60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Places of a stack that decide which errors are alike; those further out depend on how the person came there.
const TELLING_PLACES: usize = 5;
/// What every secret of ours begins with, and how many digits follow.
const TOKENS: [&str; 4] = ["chs_", "chk_", "chl_", "chi_"];
const TOKEN_DIGITS: usize = 43;

/// An error as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub message: String,
    pub stack: String,
    pub page: String,
    pub app_version: String,
    pub user_agent: String,
}

/// Errors that are alike.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ClientError {
    pub id: Id<kinds::ClientError>,
    pub fingerprint: Vec<u8>,
    pub message: String,
    pub stack: String,
    pub page: String,
    pub app_version: String,
    pub user_agent: String,
    pub reports: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Report {
    /// The report without what must not be kept: tokens, query and fragment of the page, signs that are invisible.
    pub fn cleaned(self) -> Self {
        let page = self.page.split(['?', '#']).next().unwrap_or_default();
        Self {
            page: clean(page),
            message: clean(&self.message),
            stack: clean(&self.stack),
            app_version: clean(&self.app_version),
            user_agent: clean(&self.user_agent),
        }
    }

    /// SHA-256 of the message and the innermost places, numbers aside: lines move with every build, and identifiers with every call.
    pub fn fingerprint(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        for line in [self.message.as_str()]
            .into_iter()
            .chain(self.stack.lines().take(TELLING_PLACES))
        {
            let words: String = line.chars().filter(|c| !c.is_ascii_digit()).collect();
            hash.update(words.trim().as_bytes());
            hash.update(b"\n");
        }
        hash.finish()
    }
}

fn clean(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    without_tokens(&visible)
}

/// The text with every token of ours reduced to its kind.
fn without_tokens(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = TOKENS.iter().filter_map(|kind| rest.find(kind)).min() {
        let (before, token) = rest.split_at(at);
        let digit = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let digits = token[4..].chars().take_while(|c| digit(*c)).count();
        clean.push_str(before);
        clean.push_str(&token[..4]);
        let secret = if digits >= TOKEN_DIGITS { digits } else { 0 };
        if secret > 0 {
            clean.push('…');
        }
        rest = &token[4 + secret..];
    }
    clean + rest
}

type Limiter = RateLimiter<IpAddr, HashMapStateStore<IpAddr>, DefaultClock>;

/// How many reports an address may make.
pub struct Allowance(Limiter);

impl Default for Allowance {
    /// Thirty a minute.
    fn default() -> Self {
        const A_MINUTE: NonZero<u32> = NonZero::new(30).expect("not zero");
        Self(RateLimiter::hashmap(Quota::per_minute(A_MINUTE)))
    }
}

impl Allowance {
    /// # Errors
    /// `RESOURCE_EXHAUSTED` / `RATE_LIMITED`.
    pub fn take(&self, address: Option<IpAddr>) -> Result<()> {
        // Addresses that are quiet again are forgotten, so that memory does not grow with every one ever seen.
        if self.0.len() > 10_000 {
            self.0.retain_recent();
        }
        let address = address.unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED));
        self.0.check_key(&address).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now()).as_secs() + 1;
            let message = format!("too many reports from this address; repeat in {wait} s");
            let error = Error::new(ErrorKind::ResourceExhausted, "RATE_LIMITED", message);
            error.with("retry_after_seconds", wait.to_string())
        })
    }
}

/// Removes, once a day, groups that nothing was added to for 90 days.
pub struct ClientErrorSweeper {
    db: Db,
}

impl ClientErrorSweeper {
    /// A sweeper of this database.
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db }
    }
}

#[async_trait]
impl JobHandler for ClientErrorSweeper {
    fn kind(&self) -> &'static str {
        "audit.sweep_client_errors"
    }

    fn every(&self) -> Option<Duration> {
        Some(DAY)
    }

    async fn run(&self, _job: &Job) -> Result<()> {
        let mut tx = self.db.begin_system().await?;
        let before = tx.now().minus(KEPT);
        client_errors::purge(&mut tx, before).await?;
        tx.commit().await
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn report(message: &str, stack: &str) -> Report {
        Report {
            message: message.to_owned(),
            stack: stack.to_owned(),
            page: "/sign?x=1#chl_secret".to_owned(),
            app_version: "0.1.0".to_owned(),
            user_agent: String::new(),
        }
    }

    #[test]
    fn errors_at_the_same_place_are_alike_whatever_the_numbers() {
        let a = report(
            "no page 7 of doc_0123",
            "at draw (viewer-1a.js:10:3)\nat run (app.js:1:1)",
        );
        let b = report(
            "no page 12 of doc_9876",
            "at draw (viewer-1a.js:99:8)\nat run (app.js:2:2)",
        );
        let c = report(
            "no page 7 of doc_0123",
            "at sign (viewer-1a.js:10:3)\nat run (app.js:1:1)",
        );
        assert_eq!(a.fingerprint(), b.fingerprint());
        assert_ne!(a.fingerprint(), c.fingerprint());
    }

    #[test]
    fn tokens_and_what_follows_a_path_are_not_kept() {
        let token = format!("chl_{}", "Ab-_".repeat(10) + "xyz");
        let told = report(&format!("fetch of /x {token}! failed: chs_ is short"), &token).cleaned();
        assert_eq!(told.message, "fetch of /x chl_…! failed: chs_ is short");
        assert_eq!((told.stack.as_str(), told.page.as_str()), ("chl_…", "/sign"));
    }

    proptest! {
        #[test]
        fn no_text_holds_a_token_when_it_is_clean(text in "(\\PC|ch[slki]_[A-Za-z0-9_-]{43}|ch[slki]_){0,8}") {
            let clean = clean(&text);
            let digits = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(*c)).count();
            for kind in TOKENS {
                for (at, _) in clean.match_indices(kind) {
                    prop_assert!(digits(&clean[at + 4..]) < TOKEN_DIGITS, "{}", clean);
                }
            }
        }
    }

    #[test]
    fn an_address_that_reports_without_end_is_told_to_wait_and_others_are_not() {
        let (allowance, loud) = (Allowance::default(), Some(IpAddr::from([192, 0, 2, 1])));
        let refused = (0..40).filter(|_| allowance.take(loud).is_err()).count();
        assert!((8..=10).contains(&refused), "{refused}");
        assert!(allowance.take(Some(IpAddr::from([192, 0, 2, 2]))).is_ok());
        assert_eq!(allowance.take(loud).unwrap_err().reason(), "RATE_LIMITED");
    }
}
