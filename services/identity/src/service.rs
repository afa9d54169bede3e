//! The services of the contract, a file for each.

mod api_keys;
mod branding;
mod installation;
mod members;
mod organizations;
mod sessions;
mod users;

use std::sync::Arc;

use contracts::chancery::identity::v1 as wire;
use kernel::{Caller, Id, Principal, Result, Timestamp, kinds};
use rpc::Call;
use store::{Db, Tx, Vault};

use crate::authenticator::Authenticator;
use crate::organization::Registration;
use crate::password::Passwords;
use crate::session::Session;
use crate::store::sessions as session_rows;
use crate::token::{Token, TokenKind};

/// Implements every service of the contract. Clones share everything.
#[derive(Clone)]
pub struct Identity {
    db: Db,
    vault: Vault,
    passwords: Passwords,
    authenticator: Arc<Authenticator>,
    registration: Registration,
}

impl Identity {
    /// The services on this database. `vault` is the door's: it seals answers that are remembered for repetition.
    #[must_use]
    pub fn new(db: Db, vault: Vault, registration: Registration) -> Self {
        Self {
            authenticator: Arc::new(Authenticator::new(db.clone())),
            passwords: Passwords::default(),
            db,
            vault,
            registration,
        }
    }

    /// Who knows the callers, for the door.
    #[must_use]
    pub fn authenticator(&self) -> Arc<Authenticator> {
        self.authenticator.clone()
    }

    /// The same call in the organization it is about, by the person it is about. Public calls come without either.
    fn acting(&self, call: &Call, organization: Id<kinds::Organization>, principal: Principal) -> Call {
        let caller = Caller {
            principal,
            organization: Some(organization),
            ..(**call).clone()
        };
        Call::new(caller, self.vault.clone())
    }

    /// Gives a session's token to the client: in the answer, or to a browser as a cookie that ends with the session.
    fn hand_over(&self, call: &Call, session: Option<&wire::Session>, token: &mut String) {
        let end = session.and_then(|session| session.expire_time.as_ref());
        let end = end.map_or(0, |end| end.seconds);
        call.hand_over(token, Timestamp::from_unix_seconds(end).since(self.db.clock().now()));
    }
}

/// Opens a session now.
async fn open_session(
    tx: &mut Tx,
    id: Id<kinds::Session>,
    user: Id<kinds::User>,
    organization: Id<kinds::Organization>,
) -> Result<(Session, Token)> {
    let origin = tx.caller().map(|caller| caller.origin.clone()).unwrap_or_default();
    let (token, session) = (
        Token::generate(TokenKind::Session)?,
        Session::open(id, user, organization, &origin, tx.now()),
    );
    session_rows::insert(tx, &session, &token).await?;
    Ok((session, token))
}
