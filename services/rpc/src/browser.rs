//! Sessions of browsers: the token lies in a cookie that no script can read.
//!
//! A client asks for it with `x-chancery-session: cookie`, and says the same with each call that the cookie is to count for. A page of
//! another site cannot: the header needs a preflight that the gateway grants to nobody, and the cookie is `SameSite=Strict` besides.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderValue};

/// The header, and its one value, by which a client keeps its session in a cookie.
pub const SESSION_HEADER: &str = "x-chancery-session";
const AS_COOKIE: &str = "cookie";
const NAME: &str = "chancery_session";

/// The token a call comes with: a bearer token, else that of the session cookie when the client says that it counts.
#[must_use]
pub fn token(headers: &HeaderMap) -> Option<&str> {
    match headers.get(AUTHORIZATION) {
        Some(value) => bearer(value.to_str().ok()?),
        None if keeps_cookie(headers) => cookie(headers),
        None => None,
    }
}

fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim())
        .filter(|token| !token.is_empty())
}

fn keeps_cookie(headers: &HeaderMap) -> bool {
    headers.get(SESSION_HEADER).is_some_and(|value| value == AS_COOKIE)
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    pairs.find_map(|(name, value)| (name == NAME && !value.is_empty()).then_some(value))
}

/// What a call does with the browser's cookie. The [`Door`](crate::Door) puts it into the answer.
#[derive(Default)]
pub(crate) struct CookieJar {
    wanted: bool,
    change: Mutex<Option<Change>>,
}

enum Change {
    Set(String, Duration),
    Clear,
}

impl CookieJar {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        Self {
            wanted: keeps_cookie(headers),
            change: Mutex::default(),
        }
    }

    /// Takes the token for the cookie when the client wants one; what is left of it goes into the answer.
    pub(crate) fn take(&self, token: &mut String, life: Duration) {
        if self.wanted {
            self.put(Change::Set(std::mem::take(token), life));
        }
    }

    pub(crate) fn clear(&self) {
        if self.wanted {
            self.put(Change::Clear);
        }
    }

    fn put(&self, change: Change) {
        *self.change.lock().unwrap_or_else(PoisonError::into_inner) = Some(change);
    }

    /// The header that tells the browser; `secure` when it came over TLS.
    pub(crate) fn header(&self, secure: bool) -> Option<HeaderValue> {
        let change = self.change.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        let (value, life) = match &change {
            Change::Set(token, life) => (token.as_str(), life.as_secs()),
            Change::Clear => ("", 0),
        };
        let secure = if secure { "; Secure" } else { "" };
        let cookie = format!("{NAME}={value}; HttpOnly; SameSite=Strict; Path=/; Max-Age={life}{secure}");
        let mut header = HeaderValue::from_str(&cookie).ok()?;
        header.set_sensitive(true);
        Some(header)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let pairs = pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
        pairs.collect()
    }

    #[test]
    fn a_cookie_counts_only_for_a_client_that_says_so() {
        let cookie = ("cookie", "theme=dark; chancery_session=chs_x; other=1");
        let says = ("x-chancery-session", "cookie");
        assert_eq!(token(&headers(&[cookie])), None);
        assert_eq!(token(&headers(&[cookie, ("x-chancery-session", "yes")])), None);
        assert_eq!(token(&headers(&[cookie, says])), Some("chs_x"));
        assert_eq!(token(&headers(&[("cookie", "chancery_session="), says])), None);
        assert_eq!(token(&headers(&[says])), None);
    }

    #[test]
    fn a_bearer_token_goes_before_the_cookie_even_when_it_is_none() {
        let cookie = [("cookie", "chancery_session=chs_x"), ("x-chancery-session", "cookie")];
        let with = |value| headers(&[cookie[0], cookie[1], ("authorization", value)]);
        assert_eq!(token(&with("Bearer chl_y")), Some("chl_y"));
        assert_eq!(token(&with("Basic chl_y")), None);
    }

    #[test]
    fn the_token_is_in_the_cookie_or_in_the_answer_and_never_in_both() {
        let (mut kept, mut given) = ("chs_x".to_owned(), "chs_x".to_owned());
        let jar = CookieJar::of(&headers(&[("x-chancery-session", "cookie")]));
        jar.take(&mut kept, Duration::from_secs(60));
        let cookie = jar.header(true).unwrap();
        assert_eq!(
            (kept.as_str(), cookie.to_str().unwrap()),
            (
                "",
                "chancery_session=chs_x; HttpOnly; SameSite=Strict; Path=/; Max-Age=60; Secure"
            )
        );
        assert!(!format!("{cookie:?}").contains("chs_x"));
        let jar = CookieJar::of(&HeaderMap::new());
        jar.take(&mut given, Duration::from_secs(60));
        jar.clear();
        assert_eq!((given.as_str(), jar.header(false)), ("chs_x", None));
    }
}
