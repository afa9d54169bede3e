//! `OrganizationService`.

use contracts::chancery::identity::v1 as wire;
use contracts::chancery::identity::v1::organization_service_server::OrganizationService;
use kernel::{Event, Id, Principal, Result, kinds};
use rpc::{Call, Reply};
use store::Tx;
use tonic::Request;

use super::{Identity, open_session};
use crate::convert::{self, NewOrganization};
use crate::error;
use crate::membership::Membership;
use crate::organization::Organization;
use crate::role::Role;
use crate::session::Session;
use crate::store::{memberships, organizations, users};
use crate::token::Token;
use crate::user::User;

#[tonic::async_trait]
impl OrganizationService for Identity {
    async fn create_organization(
        &self,
        request: Request<wire::CreateOrganizationRequest>,
    ) -> Reply<wire::CreateOrganizationResponse> {
        rpc::unary(request, |call, req| async move {
            let mut made = self.create(call.clone(), req).await?;
            self.hand_over(&call, made.session.as_ref(), &mut made.session_token);
            Ok(made)
        })
        .await
    }

    async fn get_organization(&self, request: Request<wire::GetOrganizationRequest>) -> Reply<wire::Organization> {
        rpc::unary(request, |caller, req| async move {
            let id = convert::own_organization(&caller, &req.id, "id")?;
            let mut tx = self.db.read(&caller).await?;
            Ok(organizations::get(&mut tx, id).await?.into())
        })
        .await
    }

    async fn update_organization(
        &self,
        request: Request<wire::UpdateOrganizationRequest>,
    ) -> Reply<wire::Organization> {
        rpc::unary(request, |call, req| self.update(call, req)).await
    }

    async fn get_branding(&self, request: Request<wire::GetBrandingRequest>) -> Reply<wire::Branding> {
        rpc::unary(request, |call, _| async move { self.branding(&call).await }).await
    }

    async fn update_branding(&self, request: Request<wire::UpdateBrandingRequest>) -> Reply<wire::Branding> {
        rpc::unary(request, |call, req| Identity::update_branding(self, call, req)).await
    }
}

/// Under which identifiers an organization is created: those that slug and address have already, if they have. Then
/// either this request was answered before, or the names are taken.
struct Registrant {
    organization: Id<kinds::Organization>,
    user: Id<kinds::User>,
    session: Id<kinds::Session>,
    admitted: Result<()>,
}

impl Identity {
    async fn create(
        &self,
        call: Call,
        req: wire::CreateOrganizationRequest,
    ) -> Result<wire::CreateOrganizationResponse> {
        let new = NewOrganization::parse(&req)?;
        let password = req.owner.as_ref().map_or("", |owner| owner.password.as_str());
        let password_hash = self.passwords.hash(password).await?;
        let registrant = self.registrant(&new).await?;
        let (user, session) = (registrant.user, registrant.session);
        let call = self.acting(&call, registrant.organization, Principal::User { user, session });

        let mut tx = rpc::begin!(self.db, call, req);
        registrant.admitted.clone()?;
        let created = create(&mut tx, &registrant, new, &password_hash).await?;
        tx.record(
            Event::new("organization.created", created.organization.id)
                .related(user)
                .with("name", created.organization.name.as_str())
                .with("slug", created.organization.slug.as_str()),
        )
        .await?;
        tx.finish(created.into()).await
    }

    /// Looks across organizations, and so in a system transaction.
    async fn registrant(&self, new: &NewOrganization) -> Result<Registrant> {
        let mut tx = self.db.read_system().await?;
        let organization = organizations::id_of_slug(&mut tx, &new.slug).await?;
        let known = users::by_email(&mut tx, new.email.canonical()).await?;
        let any_exists = organizations::any(&mut tx).await?;
        let clock = tx.clock().as_ref();
        Ok(Registrant {
            organization: organization.unwrap_or_else(|| Id::new(clock)),
            user: known.map_or_else(|| Id::new(clock), |known| known.user.id),
            session: Id::new(clock),
            admitted: self.registration.admit(any_exists),
        })
    }

    async fn update(&self, caller: Call, req: wire::UpdateOrganizationRequest) -> Result<wire::Organization> {
        let asked = req.organization.clone().unwrap_or_default();
        let id = convert::own_organization(&caller, &asked.id, "organization.id")?;
        let name = convert::new_name(&req)?;

        let mut tx = rpc::begin!(self.db, caller, req);
        let before = organizations::get(&mut tx, id).await?;
        let name = name.unwrap_or_else(|| before.name.clone());
        let after = before.clone().rename(name, &asked.etag, tx.now())?;
        organizations::update(&mut tx, &after).await?;
        let event = Event::new("organization.updated", id).change("name", before.name, after.name.as_str());
        tx.record(event).await?;
        tx.finish(after.into()).await
    }
}

struct Created {
    organization: Organization,
    owner: User,
    session: Session,
    token: Token,
}

async fn create(tx: &mut Tx, ids: &Registrant, new: NewOrganization, password_hash: &str) -> Result<Created> {
    let now = tx.now();
    let organization = Organization::new(ids.organization, new.name, new.slug, now);
    let owner = User::new(ids.user, &new.email, new.full_name, now);
    organizations::insert(tx, &organization).await?;
    users::insert(tx, &owner, &new.email, password_hash, error::email_taken).await?;
    let place = Id::new(tx.clock().as_ref());
    let membership = Membership::invite(place, organization.id, &new.email, Role::Owner, None, now);
    memberships::insert(tx, &membership.join(owner.id, true, now)).await?;
    let (session, token) = open_session(tx, ids.session, owner.id, organization.id).await?;
    Ok(Created {
        organization,
        owner,
        session,
        token,
    })
}

impl From<Created> for wire::CreateOrganizationResponse {
    fn from(created: Created) -> Self {
        Self {
            organization: Some(created.organization.into()),
            owner: Some(convert::wire_user(created.owner, false)),
            session: Some(created.session.into()),
            session_token: created.token.reveal().to_owned(),
        }
    }
}
