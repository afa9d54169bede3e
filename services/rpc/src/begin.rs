//! Writes that are safe to repeat (AIP-155): the first answer is given again, sealed in between.

use std::ops::{Deref, DerefMut};

use contracts::Repeatable;
use kernel::{Caller, Error, Principal, Result};
use prost::Message;
use store::{Claim, Db, Tx};

use crate::Call;

/// How a write began.
pub enum Begun<R> {
    /// Go on.
    Fresh(Box<Write>),
    /// It was done before: this was the answer.
    Repeated(R),
}

/// A transaction that writes, and knows under which `request_id`. Use it as the [`Tx`] it is, end it with [`finish`](Self::finish).
pub struct Write {
    tx: Tx,
    call: Call,
    claimed: Option<Claimed>,
}

struct Claimed {
    scope: String,
    method: &'static str,
    request_id: String,
}

/// Begins a write for `call`; `rpc::begin!` is the short way. A caller in no organization gets a system transaction that acts on its
/// behalf. An upload sets the digest of its bytes in the header first, so that another file under the same id is told apart.
///
/// # Errors
/// `FAILED_PRECONDITION` / `REQUEST_ID_REUSED` when the id came with another request; those of the store.
pub async fn begin<Q: Repeatable, R: Message + Default>(db: &Db, call: &Call, req: &Q) -> Result<Begun<R>> {
    let tx = match call.organization {
        Some(_) => db.begin(call).await?,
        None => db.begin_system().await?.on_behalf_of((**call).clone()),
    };
    let mut write = Write {
        tx,
        call: call.clone(),
        claimed: None,
    };
    if req.request_id().is_empty() {
        return Ok(Begun::Fresh(Box::new(write)));
    }
    match write.claim(req).await? {
        Claim::Fresh => Ok(Begun::Fresh(Box::new(write))),
        Claim::Replay(sealed) => Ok(Begun::Repeated(write.reopen(&sealed).await?)),
        Claim::Reused => Err(Error::precondition(
            "REQUEST_ID_REUSED",
            "request_id: came before with a different request; choose a new one for a new request",
        )
        .with_violation("request_id", "must be new for a new request")),
    }
}

impl Write {
    async fn claim<Q: Repeatable>(&mut self, req: &Q) -> Result<Claim> {
        let claimed = Claimed {
            scope: scope(&self.call),
            method: Q::NAME,
            request_id: req.request_id().to_ascii_lowercase(),
        };
        // Keyed: a request may hold an access code of four digits, which a plain digest would give away.
        let hash = self.call.vault.fingerprint(claimed.method, &req.encode_to_vec())?;
        let claim = self
            .tx
            .claim_request(&claimed.scope, claimed.method, &claimed.request_id, &hash)
            .await?;
        self.claimed = Some(claimed);
        Ok(claim)
    }

    async fn reopen<R: Message + Default>(&mut self, sealed: &[u8]) -> Result<R> {
        let (vault, organization) = (self.call.vault.clone(), self.call.organization);
        let context = self.context();
        let bytes = vault.open(&mut self.tx, organization, &context, sealed).await?;
        R::decode(bytes.as_slice()).map_err(Error::internal)
    }

    /// What the sealed answer is bound to: nobody who can write to the database can pass one answer off as another.
    fn context(&self) -> String {
        let of = |c: &Claimed| format!("answer:{}:{}:{}", c.scope, c.method, c.request_id);
        self.claimed.as_ref().map(of).unwrap_or_default()
    }

    /// Remembers `reply` under the request's id, commits, and answers.
    ///
    /// # Errors
    /// Those of the store; then nothing was done.
    pub async fn finish<R: Message>(mut self: Box<Self>, reply: R) -> Result<R> {
        let context = self.context();
        if let Some(Claimed {
            scope,
            method,
            request_id,
        }) = self.claimed.take()
        {
            let (vault, organization) = (self.call.vault.clone(), self.call.organization);
            // Some answers hold tokens that are kept only as hashes elsewhere: none is remembered in clear.
            let sealed = vault
                .seal(&mut self.tx, organization, &context, &reply.encode_to_vec())
                .await?;
            self.tx.remember_response(&scope, method, &request_id, &sealed).await?;
        }
        self.tx.commit().await?;
        Ok(reply)
    }
}

impl Deref for Write {
    type Target = Tx;
    fn deref(&self) -> &Tx {
        &self.tx
    }
}

impl DerefMut for Write {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.tx
    }
}

/// Whose repetitions count: another member must not be given an answer that holds the first one's secret.
fn scope(caller: &Caller) -> String {
    match caller.principal {
        Principal::Anonymous => "anonymous".to_owned(),
        Principal::User { user, .. } => user.to_string(),
        Principal::ApiKey { key, .. } => key.to_string(),
        Principal::Recipient { recipient, .. } => recipient.to_string(),
        Principal::System => "system".to_owned(),
    }
}

/// Begins a write in an `async` block that answers `kernel::Result`: `let mut tx = rpc::begin!(self.db, caller, req);`
///
/// Ends the block with the first answer when this `request_id` was seen with the same request.
#[macro_export]
macro_rules! begin {
    ($db:expr, $caller:expr, $req:expr) => {
        match $crate::begin(&$db, &$caller, &$req).await? {
            $crate::Begun::Fresh(write) => write,
            $crate::Begun::Repeated(answer) => return Ok(answer),
        }
    };
}
