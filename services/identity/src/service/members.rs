//! `MemberService`.

use contracts::chancery::identity::v1 as wire;
use contracts::chancery::identity::v1::member_service_server::MemberService;
use kernel::{Event, Id, Principal, Result, kinds};
use rpc::{Call, Reply};
use store::Tx;
use tonic::Request;

use super::sessions::Attempt;
use super::{Identity, open_session};
use crate::convert;
use crate::email::Email;
use crate::error;
use crate::membership::Membership;
use crate::password::check_strength;
use crate::store::invitations::{self, Invitation};
use crate::store::memberships::{self, Member};
use crate::store::{api_keys, organizations, sessions, users};
use crate::token::{Token, TokenKind};
use crate::user::{User, UserStatus};

#[tonic::async_trait]
impl MemberService for Identity {
    async fn invite_member(&self, request: Request<wire::InviteMemberRequest>) -> Reply<wire::InviteMemberResponse> {
        rpc::unary(request, |call, req| self.invite(call, req)).await
    }

    async fn accept_invitation(
        &self,
        request: Request<wire::AcceptInvitationRequest>,
    ) -> Reply<wire::AcceptInvitationResponse> {
        rpc::unary(request, |call, req| async move {
            let mut joined = self.accept(call.clone(), req).await?;
            self.hand_over(&call, joined.session.as_ref(), &mut joined.session_token);
            Ok(joined)
        })
        .await
    }

    async fn get_member(&self, request: Request<wire::GetMemberRequest>) -> Reply<wire::Member> {
        rpc::unary(request, |caller, req| async move {
            let id = convert::id(&req.id)?;
            let mut tx = self.db.read(&caller).await?;
            Ok(memberships::get(&mut tx, caller.organization()?, id).await?.into())
        })
        .await
    }

    async fn list_members(&self, request: Request<wire::ListMembersRequest>) -> Reply<wire::ListMembersResponse> {
        rpc::unary(request, |caller, req| async move {
            let page = convert::page(req.page_size, &req.page_token)?;
            let mut tx = self.db.read(&caller).await?;
            let page = memberships::list(&mut tx, caller.organization()?, &page)
                .await?
                .map(Into::into);
            Ok(wire::ListMembersResponse {
                members: page.items,
                next_page_token: page.next_token,
            })
        })
        .await
    }

    async fn update_member(&self, request: Request<wire::UpdateMemberRequest>) -> Reply<wire::Member> {
        rpc::unary(request, |call, req| self.update_place(call, req)).await
    }

    async fn remove_member(&self, request: Request<wire::RemoveMemberRequest>) -> Reply<()> {
        rpc::unary(request, |call, req| self.remove(call, req)).await
    }
}

impl Identity {
    async fn invite(&self, caller: Call, req: wire::InviteMemberRequest) -> Result<wire::InviteMemberResponse> {
        let email = Email::parse(&req.email, "email")?;
        let role = convert::parse_role(req.role)?;
        role.check_within(&caller.permissions)?;
        let organization = caller.organization()?;

        let mut tx = rpc::begin!(self.db, caller, req);
        let expires = convert::future(req.expire_time.as_ref(), "expire_time", tx.now())?;
        clear_lapsed(&mut tx, organization, &email).await?;
        let id = Id::new(tx.clock().as_ref());
        let place = Membership::invite(id, organization, &email, role, expires, tx.now());
        let token = Token::generate(TokenKind::Invitation)?;
        memberships::insert(&mut tx, &place).await?;
        invitations::insert(&mut tx, &place, &token).await?;
        let event = Event::new("member.added", id)
            .with("email", place.email.as_str())
            .with("role", role.as_str());
        tx.record(event).await?;
        let member = Member {
            membership: place,
            full_name: String::new(),
        };
        tx.finish(wire::InviteMemberResponse {
            member: Some(member.into()),
            invitation_token: token.reveal().to_owned(),
        })
        .await
    }

    async fn accept(&self, call: Call, req: wire::AcceptInvitationRequest) -> Result<wire::AcceptInvitationResponse> {
        let (guest, token) = self.guest(&req).await?;
        let proof = self.prove(&call, &guest, &req).await?;
        let (user, session) = (guest.user, guest.session);
        let call = self.acting(&call, guest.place.organization, Principal::User { user, session });
        let _changed = self.authenticator.changing();

        let mut tx = rpc::begin!(self.db, call, req);
        if !guest.open || !invitations::redeem(&mut tx, &guest.place, token.hash()).await? {
            return Err(error::invitation_invalid());
        }
        let full_name = match &proof {
            Proof::Known { full_name } => full_name.clone(),
            Proof::New { password_hash } => {
                let full_name = convert::text(&req.full_name, "full_name")?;
                add_user(&mut tx, &guest, full_name.clone(), password_hash).await?;
                full_name
            }
        };
        let joined = guest.place.clone().join(user, guest.first_place, tx.now());
        memberships::update(&mut tx, &joined).await?;
        users::signed_in(&mut tx, user).await?;
        let (session, session_token) = open_session(&mut tx, session, user, joined.organization).await?;
        let event = Event::new("member.updated", joined.id)
            .related(user)
            .change("state", "invited", "active");
        tx.record(event).await?;
        let member = Member {
            membership: joined,
            full_name,
        };
        tx.finish(wire::AcceptInvitationResponse {
            member: Some(member.into()),
            session: Some(session.into()),
            session_token: session_token.reveal().to_owned(),
        })
        .await
    }

    /// Whom a token invites. Neither person nor organization are known before, so a system transaction looks.
    async fn guest(&self, req: &wire::AcceptInvitationRequest) -> Result<(Guest, Token)> {
        let token = Token::parse(&req.invitation_token).filter(|token| token.kind() == TokenKind::Invitation);
        let token = token.ok_or_else(error::invitation_invalid)?;
        let mut tx = self.db.read_system().await?;
        let found = invitations::find(&mut tx, token.hash()).await?;
        let invitation = found.ok_or_else(error::invitation_invalid)?;
        Ok((guest(&mut tx, invitation).await?, token))
    }

    /// Hashes the password of a new account, or compares the one of the account the address has.
    async fn prove(&self, call: &Call, guest: &Guest, req: &wire::AcceptInvitationRequest) -> Result<Proof> {
        match &guest.account {
            Some(account) => {
                let attempt = Attempt {
                    email: guest.email.canonical(),
                    password: &req.password,
                    account: Some(account).filter(|account| account.user.status == UserStatus::Active),
                    organization: Some(guest.place.organization),
                    session: guest.session,
                };
                self.check_password(call, &attempt).await?.commit().await?;
                let full_name = account.user.full_name.clone();
                Ok(Proof::Known { full_name })
            }
            None => {
                check_strength(&req.password, &guest.email, "password")?;
                let password_hash = self.passwords.hash(&req.password).await?;
                Ok(Proof::New { password_hash })
            }
        }
    }
}

impl Identity {
    async fn update_place(&self, caller: Call, req: wire::UpdateMemberRequest) -> Result<wire::Member> {
        let (id, organization) = (convert::id(&req.id)?, caller.organization()?);
        let _changed = self.authenticator.changing();

        let mut tx = rpc::begin!(self.db, caller, req);
        organizations::lock(&mut tx, organization).await?;
        let Member { membership, full_name } = memberships::get(&mut tx, organization, id).await?;
        let change = convert::membership_change(&req, tx.now())?;
        let after = membership.clone().change(&change, &caller.permissions)?;
        if membership.lasting_owner() && !after.lasting_owner() {
            check_other_owner(&mut tx, &membership).await?;
        }
        memberships::update(&mut tx, &after).await?;
        tx.record(member_updated(&membership, &after)).await?;
        let member = Member {
            membership: after,
            full_name,
        };
        tx.finish(member.into()).await
    }

    async fn remove(&self, caller: Call, req: wire::RemoveMemberRequest) -> Result<()> {
        let (id, organization) = (convert::id(&req.id)?, caller.organization()?);
        let _changed = self.authenticator.changing();

        let mut tx = rpc::begin!(self.db, caller, req);
        organizations::lock(&mut tx, organization).await?;
        let place = memberships::get(&mut tx, organization, id).await?.membership;
        place.role.check_within(&caller.permissions)?;
        if place.lasting_owner() {
            check_other_owner(&mut tx, &place).await?;
        }
        end_credentials(&mut tx, &place).await?;
        memberships::delete(&mut tx, &place).await?;
        let event = Event::new("member.removed", id)
            .with("email", place.email.as_str())
            .with("role", place.role.as_str());
        tx.record(aimed_at(event, place.user)).await?;
        tx.finish(()).await
    }
}

/// Whom an invitation is for.
struct Guest {
    place: Membership,
    email: Email,
    account: Option<users::Credentials>,
    /// The account's identifier; a new one when the address has none.
    user: Id<kinds::User>,
    session: Id<kinds::Session>,
    /// Whether the invitation can still be accepted; else it may be a repetition of the call that did.
    open: bool,
    /// Whether this will be the account's default organization.
    first_place: bool,
}

async fn guest(tx: &mut Tx, invitation: Invitation) -> Result<Guest> {
    let place = memberships::get(tx, invitation.organization, invitation.membership)
        .await?
        .membership;
    let account = users::by_email(tx, &place.email_canonical).await?;
    let (first_place, user) = match &account {
        Some(account) => (!memberships::has_default(tx, account.user.id).await?, account.user.id),
        None => (true, Id::new(tx.clock().as_ref())),
    };
    Ok(Guest {
        email: Email::parse(&place.email, "email")?,
        session: Id::new(tx.clock().as_ref()),
        open: invitation.open(tx.now()),
        place,
        account,
        user,
        first_place,
    })
}

/// That the caller is the person who is invited.
enum Proof {
    /// They know the password of the account.
    Known { full_name: String },
    /// They choose the password of a new account.
    New { password_hash: String },
}

async fn add_user(tx: &mut Tx, guest: &Guest, full_name: String, password_hash: &str) -> Result<()> {
    let user = User::new(guest.user, &guest.email, full_name, tx.now());
    users::insert(tx, &user, &guest.email, password_hash, error::invitation_contested).await
}

/// An invitation that lapsed makes room for a new one.
async fn clear_lapsed(tx: &mut Tx, organization: Id<kinds::Organization>, email: &Email) -> Result<()> {
    let Some(member) = memberships::by_email(tx, organization, email.canonical()).await? else {
        return Ok(());
    };
    let place = member.membership;
    if place.user.is_some() || invitations::any_open(tx, &place).await? {
        return Err(error::member_exists());
    }
    memberships::delete(tx, &place).await
}

async fn check_other_owner(tx: &mut Tx, leaving: &Membership) -> Result<()> {
    match memberships::other_lasting_owners(tx, leaving).await? {
        0 => Err(error::last_owner()),
        _ => Ok(()),
    }
}

/// Ends the sessions and API keys of a person in this organization.
async fn end_credentials(tx: &mut Tx, place: &Membership) -> Result<()> {
    let Some(user) = place.user else { return Ok(()) };
    for session in sessions::valid(tx, user, Some(place.organization)).await? {
        sessions::revoke(tx, &session).await?;
    }
    for key in api_keys::made_by(tx, place.organization, user).await? {
        api_keys::revoke(tx, &key).await?;
    }
    Ok(())
}

fn member_updated(before: &Membership, after: &Membership) -> Event {
    let mut event = Event::new("member.updated", after.id);
    if before.role != after.role {
        event = event.change("role", before.role.as_str(), after.role.as_str());
    }
    if before.expires_at != after.expires_at {
        let text = |at: Option<kernel::Timestamp>| at.map(|at| at.to_string());
        event = event.change("expire_time", text(before.expires_at), text(after.expires_at));
    }
    aimed_at(event, after.user)
}

fn aimed_at(event: Event, user: Option<Id<kinds::User>>) -> Event {
    match user {
        Some(user) => event.target(user).related(user),
        None => event,
    }
}
