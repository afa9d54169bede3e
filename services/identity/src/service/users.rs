//! `UserService`.

use contracts::chancery::identity::v1 as wire;
use contracts::chancery::identity::v1::user_service_server::UserService;
use kernel::{Event, Id, Principal, Result, kinds};
use rpc::{Call, Reply};
use tonic::Request;

use super::Identity;
use super::sessions::{Attempt, revoke_valid};
use crate::email::{self, Email};
use crate::password::check_strength;
use crate::store::users::{self, Credentials};
use crate::user::User;
use crate::{convert, error};

#[tonic::async_trait]
impl UserService for Identity {
    async fn update_current_user(&self, request: Request<wire::UpdateCurrentUserRequest>) -> Reply<wire::User> {
        rpc::unary(request, |call, req| self.update_account(call, req)).await
    }

    async fn change_password(&self, request: Request<wire::ChangePasswordRequest>) -> Reply<()> {
        rpc::unary(request, |call, req| self.replace_password(call, req)).await
    }
}

impl Identity {
    async fn update_account(&self, call: Call, req: wire::UpdateCurrentUserRequest) -> Result<wire::User> {
        let user = call.user().ok_or_else(error::account_required)?;
        convert::own_account(user, &req)?;
        let change = convert::user_change(&req)?;

        let mut tx = rpc::begin!(self.db, call, req);
        let before = users::get(&mut tx, user).await?;
        let after = before.clone().change(change)?;
        users::update(&mut tx, &after).await?;
        tx.record(updated(&before, &after)).await?;
        tx.finish(convert::wire_user(after, false)).await
    }

    /// The present password is compared before anything else, and counted when it is wrong, as at a sign-in. Sessions of other
    /// organizations end first: should the process die, the old password still works and the call can be repeated.
    async fn replace_password(&self, call: Call, req: wire::ChangePasswordRequest) -> Result<()> {
        let Principal::User { user, session } = call.principal else {
            return Err(error::session_required());
        };
        let mut tx = rpc::begin!(self.db, call, req);
        let account = users::credentials(&mut tx, user).await?;
        drop(tx); // hashing takes long, and nothing is decided yet
        let password_hash = self.new_hash(&call, &account, session, &req).await?;
        let organization = call.organization()?;
        let _changed = self.authenticator.changing();

        self.revoke_elsewhere(&call, user).await?;
        let mut tx = rpc::begin!(self.db, call, req);
        users::set_password(&mut tx, user, &password_hash).await?;
        tx.record(Event::new("user.password_changed", user)).await?;
        revoke_valid(&mut tx, user, organization, Some(session)).await?;
        tx.finish(()).await
    }

    async fn new_hash(
        &self,
        call: &Call,
        account: &Credentials,
        session: Id<kinds::Session>,
        req: &wire::ChangePasswordRequest,
    ) -> Result<String> {
        let address = Email::parse(&account.user.email, "email")?;
        check_strength(&req.new_password, &address, "new_password")?;
        let attempt = Attempt {
            email: &email::canonical(&account.user.email),
            password: &req.current_password,
            account: Some(account),
            organization: call.organization,
            session,
        };
        let checked = self
            .check_password(call, &attempt)
            .await
            .map_err(|refusal| match refusal.reason() {
                // The caller is known; it is the field that is wrong.
                "CREDENTIALS_WRONG" => error::password_wrong(),
                _ => refusal,
            });
        checked?.commit().await?;
        self.passwords.hash(&req.new_password).await
    }
}

fn updated(before: &User, after: &User) -> Event {
    let mut event = Event::new("user.updated", after.id);
    if before.full_name != after.full_name {
        event = event.change("full_name", before.full_name.as_str(), after.full_name.as_str());
    }
    if before.language != after.language {
        event = event.change("language", before.language.as_str(), after.language.as_str());
    }
    event
}
