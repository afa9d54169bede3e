//! Keyset pages (AIP-158): newest first by default, stable while rows are added.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Error, Result};

/// The page a client asked for; `K` is the sort key of the last row it has seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRequest<K> {
    /// How many rows, 1 to 200.
    pub size: u32,
    /// The key after which the page begins; none for the first page.
    pub after: Option<K>,
}

const DEFAULT_SIZE: u32 = 50;
const MAX_SIZE: u32 = 200;

impl<K: DeserializeOwned> PageRequest<K> {
    /// Reads `page_size` (0 means 50, more than 200 means 200) and `page_token`.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `PAGE_TOKEN_MALFORMED` when the token was not given out by the same method.
    pub fn parse(size: i32, token: &str) -> Result<Self> {
        let size = match u32::try_from(size) {
            Ok(0) => DEFAULT_SIZE,
            Ok(n) => n.min(MAX_SIZE),
            Err(_) => return Err(Error::invalid("PAGE_SIZE_NEGATIVE", "page_size", "must be 0 to 200")),
        };
        let after = if token.is_empty() { None } else { Some(decode(token)?) };
        Ok(Self { size, after })
    }
}

fn decode<K: DeserializeOwned>(token: &str) -> Result<K> {
    let bytes = URL_SAFE_NO_PAD.decode(token).ok();
    bytes.and_then(|b| serde_json::from_slice(&b).ok()).ok_or_else(|| {
        let remedy = "must be the next_page_token of an earlier answer of this method";
        Error::invalid("PAGE_TOKEN_MALFORMED", "page_token", remedy)
    })
}

/// One page of rows.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// The token of the next page; empty on the last.
    pub next_token: String,
}

impl<T> Page<T> {
    /// A page from `size + 1` fetched rows: the surplus row says that more follow and is dropped.
    pub fn from_surplus<K: Serialize>(mut rows: Vec<T>, size: u32, key: impl Fn(&T) -> K) -> Self {
        let more = rows.len() > size as usize;
        rows.truncate(size as usize);
        let last = rows.last().filter(|_| more);
        let next_token = last
            .and_then(|row| serde_json::to_vec(&key(row)).ok())
            .map(|k| URL_SAFE_NO_PAD.encode(k));
        Self {
            items: rows,
            next_token: next_token.unwrap_or_default(),
        }
    }

    /// The same page with every row converted.
    pub fn map<U>(self, convert: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(convert).collect(),
            next_token: self.next_token,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_leads_to_the_row_after_the_last_one_seen() {
        let page = Page::from_surplus(vec![9, 8, 7], 2, |n| *n);
        assert_eq!(page.items, [9, 8]);
        let next = PageRequest::<i32>::parse(2, &page.next_token).unwrap();
        assert_eq!(
            next,
            PageRequest {
                size: 2,
                after: Some(8)
            }
        );
    }

    #[test]
    fn the_last_page_has_no_token() {
        assert_eq!(Page::from_surplus(vec![9, 8], 2, |n| *n).next_token, "");
    }

    #[test]
    fn a_foreign_token_is_refused() {
        let error = PageRequest::<i32>::parse(0, "zzz!").unwrap_err();
        assert_eq!(error.reason(), "PAGE_TOKEN_MALFORMED");
    }
}
