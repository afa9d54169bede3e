//! Turns bearer tokens into callers.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use kernel::{Caller, Id, Origin, Permissions, Principal, Result, Timestamp, kinds};
use moka::sync::Cache;
use rpc::Authenticate;
use store::Db;

use crate::error;
use crate::last_use::{Credential, LastUse};
use crate::store::{api_keys, sessions, signing_links};
use crate::token::{Token, TokenHash, TokenKind};

/// Other copies of the server hear of a revocation at most this much later; this copy hears of it at once.
const REMEMBERED: Duration = Duration::from_secs(5);
const MAX_REMEMBERED: u64 = 10_000;

/// Knows who a token stands for. Answers for sessions and API keys are remembered for five seconds, and forgotten at
/// once when a credential or a membership is changed in this process. Signing links are always looked up.
pub struct Authenticator {
    db: Db,
    remembered: Cache<TokenHash, Arc<Remembered>>,
    /// Answers of an earlier epoch do not count. A change begins a new one, so that neither an answer that is in the
    /// cache nor one that is being read from the database at that moment outlives it.
    epoch: AtomicU64,
    last_use: Arc<LastUse>,
}

struct Remembered {
    epoch: u64,
    identity: Identified,
}

/// Who a token stands for, and how long.
#[derive(Clone)]
struct Identified {
    principal: Principal,
    organization: Id<kinds::Organization>,
    permissions: Permissions,
    until: Option<Timestamp>,
}

impl Identified {
    fn valid(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| now < until)
    }

    fn caller(self, origin: &Origin) -> Caller {
        Caller {
            principal: self.principal,
            organization: Some(self.organization),
            permissions: self.permissions,
            origin: origin.clone(),
        }
    }
}

impl Authenticator {
    pub(crate) fn new(db: Db) -> Self {
        let remembered = Cache::builder()
            .max_capacity(MAX_REMEMBERED)
            .time_to_live(REMEMBERED)
            .build();
        Self {
            last_use: Arc::new(LastUse::new(db.clone())),
            db,
            remembered,
            epoch: AtomicU64::new(0),
        }
    }

    /// Forgets every answer when what this gives is dropped. Held around a transaction that changes a credential, a role
    /// or a membership, so that the answers go even when the call is abandoned in the middle of its commit.
    pub(crate) fn changing(&self) -> Changing<'_> {
        Changing(&self.epoch)
    }

    /// Writes the uses that are not written yet. Call it before the process ends.
    pub async fn flush(&self) {
        self.last_use.flush().await;
    }

    async fn identify(&self, token: &Token) -> Result<Identified> {
        let (hash, now) = (token.hash(), self.db.clock().now());
        let epoch = self.epoch.load(Ordering::SeqCst);
        if let Some(known) = self.remembered.get(&hash).filter(|known| known.epoch == epoch) {
            return Some(known.identity.clone())
                .filter(|i| i.valid(now))
                .ok_or_else(error::credentials_invalid);
        }
        let found = match token.kind() {
            TokenKind::Session => self.session(hash, now).await?,
            TokenKind::ApiKey => self.api_key(hash, now).await?,
            TokenKind::SigningLink => return self.signing_link(hash, now).await,
            TokenKind::Invitation => None,
        };
        let identity = found.filter(|i| i.valid(now)).ok_or_else(error::credentials_invalid)?;
        let known = Remembered {
            epoch,
            identity: identity.clone(),
        };
        self.remembered.insert(hash, Arc::new(known));
        Ok(identity)
    }

    async fn session(&self, hash: TokenHash, now: Timestamp) -> Result<Option<Identified>> {
        let mut tx = self.db.read_system().await?;
        let Some(known) = sessions::by_token(&mut tx, hash).await? else {
            return Ok(None);
        };
        self.last_use
            .note(Credential::Session(known.id), Some(known.last_used_at), now);
        Ok(Some(Identified {
            principal: Principal::User {
                user: known.user_id,
                session: known.id,
            },
            organization: known.organization_id,
            permissions: known.role.permissions(),
            until: earlier(Some(known.expires_at), known.member_until),
        }))
    }

    async fn api_key(&self, hash: TokenHash, now: Timestamp) -> Result<Option<Identified>> {
        let mut tx = self.db.read_system().await?;
        let Some(known) = api_keys::by_token(&mut tx, hash).await? else {
            return Ok(None);
        };
        self.last_use
            .note(Credential::ApiKey(known.key.id), known.key.last_used_at, now);
        Ok(Some(Identified {
            principal: Principal::ApiKey {
                key: known.key.id,
                user: known.key.user,
            },
            organization: known.key.organization,
            permissions: known.key.effective(&known.role.permissions()),
            until: earlier(known.key.expires_at, known.member_until),
        }))
    }

    /// Never remembered: links end with their envelope, in transactions that are not this room's.
    async fn signing_link(&self, hash: TokenHash, now: Timestamp) -> Result<Identified> {
        let mut tx = self.db.read_system().await?;
        let link = signing_links::by_token(&mut tx, hash).await?;
        let link = link.filter(|link| link.usable(now)).ok_or_else(error::link_invalid)?;
        Ok(Identified {
            principal: Principal::Recipient {
                link: link.id,
                envelope: link.envelope,
                recipient: link.recipient,
            },
            organization: link.organization,
            permissions: Permissions::default(),
            until: Some(link.expires_at),
        })
    }
}

/// Ends the epoch of remembered answers when dropped.
pub(crate) struct Changing<'a>(&'a AtomicU64);

impl Drop for Changing<'_> {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

fn earlier(a: Option<Timestamp>, b: Option<Timestamp>) -> Option<Timestamp> {
    a.into_iter().chain(b).min()
}

#[async_trait]
impl Authenticate for Authenticator {
    async fn authenticate(&self, token: &str, origin: &Origin) -> Result<Caller> {
        let token = Token::parse(token).ok_or_else(error::credentials_invalid)?;
        Ok(self.identify(&token).await?.caller(origin))
    }
}
