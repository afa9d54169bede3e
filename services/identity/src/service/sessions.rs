//! `SessionService`.

use contracts::chancery::identity::v1 as wire;
use contracts::chancery::identity::v1::session_service_server::SessionService;
use kernel::{Caller, Error, Event, Id, Principal, Result, kinds};
use rpc::{Call, Reply};
use store::Tx;
use tonic::Request;

use super::{Identity, open_session};
use crate::store::users::Credentials;
use crate::store::{failures, memberships, organizations, sessions, users};
use crate::user::UserStatus;
use crate::{convert, email, error};

#[tonic::async_trait]
impl SessionService for Identity {
    async fn create_session(&self, request: Request<wire::CreateSessionRequest>) -> Reply<wire::CreateSessionResponse> {
        rpc::unary(request, |call, req| async move {
            let mut opened = self.sign_in(call.clone(), req).await?;
            self.hand_over(&call, opened.session.as_ref(), &mut opened.session_token);
            Ok(opened)
        })
        .await
    }

    async fn get_current_session(
        &self,
        request: Request<wire::GetCurrentSessionRequest>,
    ) -> Reply<wire::GetCurrentSessionResponse> {
        rpc::unary(request, |caller, _| self.current(caller)).await
    }

    async fn list_sessions(&self, request: Request<wire::ListSessionsRequest>) -> Reply<wire::ListSessionsResponse> {
        rpc::unary(request, |caller, req| async move {
            let page = convert::page(req.page_size, &req.page_token)?;
            let user = caller.user().ok_or_else(error::account_required)?;
            // A person's sessions are theirs in whatever organization.
            let mut tx = self.db.read_system().await?;
            let page = sessions::list(&mut tx, user, &page).await?.map(Into::into);
            Ok(wire::ListSessionsResponse {
                sessions: page.items,
                next_page_token: page.next_token,
            })
        })
        .await
    }

    async fn revoke_session(&self, request: Request<wire::RevokeSessionRequest>) -> Reply<()> {
        rpc::unary(request, |call, req| async move {
            let own = matches!(call.principal, Principal::User { session, .. } if session.to_string() == req.id);
            self.revoke_one(call.clone(), req).await?;
            if own {
                call.take_back();
            }
            Ok(())
        })
        .await
    }

    async fn revoke_all_sessions(
        &self,
        request: Request<wire::RevokeAllSessionsRequest>,
    ) -> Reply<wire::RevokeAllSessionsResponse> {
        rpc::unary(request, |call, req| async move {
            let revoked = self.revoke_all(call.clone(), req).await?;
            call.take_back();
            Ok(revoked)
        })
        .await
    }
}

/// A password given for an address.
pub struct Attempt<'a> {
    /// The address in its compared form.
    pub email: &'a str,
    /// The password.
    pub password: &'a str,
    /// The account of the address, if it has one that may be used.
    pub account: Option<&'a Credentials>,
    /// Where the account would act: whose audit trail tells of a refusal.
    pub organization: Option<Id<kinds::Organization>>,
    /// The session it may become.
    pub session: Id<kinds::Session>,
}

impl Identity {
    async fn sign_in(&self, call: Call, req: wire::CreateSessionRequest) -> Result<wire::CreateSessionResponse> {
        let email = email::canonical(&req.email);
        let (account, organization) = self.applicant(&email, &req.organization_slug).await?;
        let attempt = Attempt {
            email: &email,
            password: &req.password,
            account: account.as_ref(),
            organization,
            session: Id::new(self.db.clock().as_ref()),
        };
        let mut tx = self.check_password(&call, &attempt).await?;
        let user = account
            .as_ref()
            .map(|a| a.user.id)
            .ok_or_else(error::credentials_wrong)?;
        let now = tx.now();
        let Some(place) = memberships::of_user(&mut tx, user, &req.organization_slug, now).await? else {
            return Err(refuse(tx, &attempt, error::no_membership()).await?);
        };
        let principal = Principal::User {
            user,
            session: attempt.session,
        };
        let mut tx = tx.on_behalf_of(Caller {
            principal,
            organization: Some(place.organization),
            ..(*call).clone()
        });
        users::signed_in(&mut tx, user).await?;
        let (session, token) = open_session(&mut tx, attempt.session, user, place.organization).await?;
        tx.record(Event::new("session.created", session.id).related(user))
            .await?;
        let user = users::get(&mut tx, user).await?;
        tx.commit().await?;
        Ok(wire::CreateSessionResponse {
            session: Some(session.into()),
            session_token: token.reveal().to_owned(),
            user: Some(convert::wire_user(user, false)),
        })
    }

    /// Who wants to sign in, and where they would act. Neither is known before, so a system transaction looks.
    async fn applicant(
        &self,
        email: &str,
        slug: &str,
    ) -> Result<(Option<Credentials>, Option<Id<kinds::Organization>>)> {
        let mut tx = self.db.read_system().await?;
        let account = users::by_email(&mut tx, email).await?;
        let account = account.filter(|account| account.user.status == UserStatus::Active);
        let Some(found) = &account else {
            return Ok((None, None));
        };
        let now = tx.now();
        let place = memberships::of_user(&mut tx, found.user.id, slug, now).await?;
        Ok((account, place.map(|place| place.organization)))
    }

    /// Compares a password, counts it when it is wrong, and gives a system transaction in which the count is cleared
    /// when it is right. Takes the same steps whether there is an account or not.
    ///
    /// # Errors
    /// `CREDENTIALS_WRONG`, `ACCOUNT_LOCKED`; both are recorded as `session.refused`.
    pub(super) async fn check_password(&self, call: &Call, attempt: &Attempt<'_>) -> Result<Tx> {
        let locked = {
            let mut tx = self.db.read_system().await?;
            let counted = failures::get(&mut tx, attempt.email).await?;
            counted.check(tx.now())
        };
        let stored = attempt.account.map(|account| account.password_hash.as_str());
        let right = locked.is_ok() && self.passwords.verify(attempt.password, stored).await?;
        let caller = Caller {
            organization: attempt.organization,
            ..(**call).clone()
        };
        let mut tx = self.db.begin_system().await?.on_behalf_of(caller);
        let counted = failures::hold(&mut tx, attempt.email).await?;
        // Looked at again: of guesses made at the same time, none is answered beyond the lock.
        if let Err(refusal) = locked.and_then(|()| counted.check(tx.now())) {
            return Err(refuse(tx, attempt, refusal).await?);
        }
        if !right {
            let more = counted.more(tx.now());
            failures::update(&mut tx, attempt.email, more).await?;
            return Err(refuse(tx, attempt, error::credentials_wrong()).await?);
        }
        failures::clear(&mut tx, attempt.email).await?;
        Ok(tx)
    }

    async fn current(&self, caller: Call) -> Result<wire::GetCurrentSessionResponse> {
        let user = caller.user().ok_or_else(error::account_required)?;
        let mut tx = self.db.read(&caller).await?;
        let user = users::get(&mut tx, user).await?;
        let counted = failures::get(&mut tx, &email::canonical(&user.email)).await?;
        let locked = counted.locked(tx.now()).is_some();
        let organization = organizations::get(&mut tx, caller.organization()?).await?;
        let session = match caller.principal {
            Principal::User { session, .. } => sessions::get(&mut tx, user.id, session).await?,
            _ => None,
        };
        Ok(wire::GetCurrentSessionResponse {
            session: session.map(Into::into),
            user: Some(convert::wire_user(user, locked)),
            organization: Some(organization.into()),
            permissions: caller.permissions.iter().map(str::to_owned).collect(),
        })
    }

    async fn revoke_one(&self, call: Call, req: wire::RevokeSessionRequest) -> Result<()> {
        let id = convert::id(&req.id)?;
        let user = call.user().ok_or_else(error::account_required)?;
        let session = {
            let mut tx = self.db.read_system().await?;
            let found = sessions::get(&mut tx, user, id).await?;
            found.ok_or_else(|| Error::not_found(id))?
        };
        let call = self.acting(&call, session.organization, call.principal);
        let _changed = self.authenticator.changing();

        let mut tx = rpc::begin!(self.db, call, req);
        if sessions::revoke(&mut tx, &session).await? {
            tx.record(Event::new("session.revoked", session.id).related(user))
                .await?;
        }
        tx.finish(()).await
    }

    /// Sessions of other organizations end first, then the caller's own, with the answer. After a crash in between the repeated
    /// call ends the rest.
    async fn revoke_all(
        &self,
        call: Call,
        req: wire::RevokeAllSessionsRequest,
    ) -> Result<wire::RevokeAllSessionsResponse> {
        let user = call.user().ok_or_else(error::account_required)?;
        let own = call.organization()?;
        let _changed = self.authenticator.changing();

        let elsewhere = self.revoke_elsewhere(&call, user).await?;
        let mut tx = rpc::begin!(self.db, call, req);
        let here = revoke_valid(&mut tx, user, own, None).await?;
        tx.finish(wire::RevokeAllSessionsResponse {
            revoked_count: elsewhere + here,
        })
        .await
    }

    /// Ends a person's sessions in other organizations, each organization in a commit of its own, whose trail tells of it; gives how
    /// many.
    pub(super) async fn revoke_elsewhere(&self, call: &Call, user: Id<kinds::User>) -> Result<i32> {
        let own = call.organization()?;
        let mut elsewhere: Vec<_> = {
            let mut tx = self.db.read_system().await?;
            let valid = sessions::valid(&mut tx, user, None).await?;
            let organizations = valid.into_iter().map(|session| session.organization);
            organizations.filter(|organization| *organization != own).collect()
        };
        elsewhere.sort_unstable();
        elsewhere.dedup();
        let mut revoked = 0;
        for organization in elsewhere {
            let call = self.acting(call, organization, call.principal);
            let mut tx = self.db.begin(&call).await?;
            revoked += revoke_valid(&mut tx, user, organization, None).await?;
            tx.commit().await?;
        }
        Ok(revoked)
    }
}

/// Ends a person's sessions in an organization, but for one; gives how many.
pub(super) async fn revoke_valid(
    tx: &mut Tx,
    user: Id<kinds::User>,
    organization: Id<kinds::Organization>,
    but: Option<Id<kinds::Session>>,
) -> Result<i32> {
    let mut revoked = 0;
    for session in sessions::valid(tx, user, Some(organization)).await? {
        if Some(session.id) != but && sessions::revoke(tx, &session).await? {
            tx.record(Event::new("session.revoked", session.id).related(user))
                .await?;
            revoked += 1;
        }
    }
    Ok(revoked)
}

/// Commits that an attempt was refused, and gives the refusal back.
async fn refuse(mut tx: Tx, attempt: &Attempt<'_>, refusal: Error) -> Result<Error> {
    let event = Event::new("session.refused", attempt.session).with("reason", refusal.reason());
    let event = match attempt.account {
        Some(account) => event.related(account.user.id).target(account.user.id),
        None => event,
    };
    tx.record(event).await?;
    tx.commit().await?;
    Ok(refusal)
}
