//! Lists that come in pages.

use contracts::chancery::audit::v1::{AuditEvent, ListAuditEventsResponse};
use contracts::chancery::documents::v1::{Document, ListDocumentsResponse};
use contracts::chancery::envelopes::v1::{Envelope, ListEnvelopesResponse};
use contracts::chancery::identity::v1::{ApiKey, ListApiKeysResponse, ListMembersResponse, ListSessionsResponse};
use contracts::chancery::identity::v1::{Member, Session};
use kernel::Result;

/// A page of a list: what is on it, and the token of the next one.
pub trait Page {
    /// What is on it.
    type Item;
    /// Both, to change.
    fn parts(&mut self) -> (&mut Vec<Self::Item>, &mut String);
}

macro_rules! pages {
    ($($page:ident.$items:ident: $item:ident;)*) => {
        $(impl Page for $page {
            type Item = $item;
            fn parts(&mut self) -> (&mut Vec<$item>, &mut String) {
                (&mut self.$items, &mut self.next_page_token)
            }
        })*
    };
}
pages! {
    ListApiKeysResponse.api_keys: ApiKey;
    ListAuditEventsResponse.events: AuditEvent;
    ListDocumentsResponse.documents: Document;
    ListEnvelopesResponse.envelopes: Envelope;
    ListMembersResponse.members: Member;
    ListSessionsResponse.sessions: Session;
}

/// Of how many at once pages are asked for: an envelope can be large.
const PAGE: usize = 50;

/// The first `limit` of a list as one page; its token, if any, leads to what is left. `fetch` takes a page size and a token.
///
/// # Errors
/// Those of `fetch`.
pub async fn gather<P: Page, F>(limit: usize, fetch: impl Fn(i32, String) -> F) -> Result<P>
where
    F: Future<Output = Result<P>>,
{
    let size = |rest: usize| i32::try_from(rest.clamp(1, PAGE)).unwrap_or(1);
    let mut all = fetch(size(limit), String::new()).await?;
    loop {
        let (items, token) = all.parts();
        if token.is_empty() || items.len() >= limit {
            return Ok(all);
        }
        let mut next = fetch(size(limit - items.len()), std::mem::take(token)).await?;
        let (more, next_token) = next.parts();
        items.append(more);
        *token = std::mem::take(next_token);
    }
}
