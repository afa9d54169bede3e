//! Messages of the contract ⇄ this room's types. What arrives is parsed once, here.

use contracts::chancery::identity::v1 as wire;
use kernel::{Id, PageRequest, Result, Timestamp, kinds};
use rpc::timestamp;

use crate::api_key::ApiKey;
use crate::branding::{Branding, BrandingChange, Logo, parse_origin};
use crate::email::Email;
use crate::error;
use crate::membership::MembershipChange;
use crate::organization::Organization;
use crate::password::check_strength;
use crate::role::Role;
use crate::session::Session;
use crate::store::memberships::Member;
use crate::user::{User, UserChange, UserStatus};

/// A sort key that is an identifier, as page tokens carry it.
pub type After<K> = PageRequest<Id<K>>;

/// What a new organization needs.
pub struct NewOrganization {
    pub name: String,
    pub slug: String,
    pub email: Email,
    pub full_name: String,
}

impl NewOrganization {
    pub fn parse(req: &wire::CreateOrganizationRequest) -> Result<Self> {
        let owner = req.owner.clone().unwrap_or_default();
        let email = Email::parse(&owner.email, "owner.email")?;
        check_strength(&owner.password, &email, "owner.password")?;
        Ok(Self {
            name: text(&req.name, "name")?,
            slug: req.slug.clone(),
            full_name: text(&owner.full_name, "owner.full_name")?,
            email,
        })
    }
}

/// The new name of an organization; none when nothing is to change.
pub fn new_name(req: &wire::UpdateOrganizationRequest) -> Result<Option<String>> {
    let name = req.organization.as_ref().map_or("", |o| o.name.as_str());
    let paths = req.update_mask.as_ref().map_or(&[][..], |mask| &mask.paths);
    if let Some(other) = paths.iter().find(|path| *path != "name") {
        return Err(error::mask_unknown(other, "name"));
    }
    if name.chars().count() > 255 {
        return Err(error::text_long("organization.name", 255));
    }
    let asked = !paths.is_empty() || !name.is_empty();
    asked.then(|| text(name, "organization.name")).transpose()
}

/// Refuses an account that is not the caller's own.
pub fn own_account(own: Id<kinds::User>, req: &wire::UpdateCurrentUserRequest) -> Result<()> {
    match req.user.as_ref().map_or("", |user| user.id.as_str()) {
        "" => Ok(()),
        text => match Id::parse(text, "user.id")? {
            asked if asked == own => Ok(()),
            asked => Err(kernel::Error::not_found(asked)),
        },
    }
}

/// What a person changes about their account.
pub fn user_change(req: &wire::UpdateCurrentUserRequest) -> Result<UserChange> {
    let user = req.user.clone().unwrap_or_default();
    let paths = req.update_mask.as_ref().map_or(&[][..], |mask| &mask.paths);
    let known = |path: &&String| !["full_name", "language"].contains(&path.as_str());
    if let Some(other) = paths.iter().find(known) {
        return Err(error::mask_unknown(other, "full_name and language"));
    }
    let asked = |name: &str, value: &str| match paths {
        [] => !value.is_empty(),
        paths => paths.iter().any(|path| path == name),
    };
    let full_name = asked("full_name", &user.full_name).then(|| full_name(&user.full_name, "user.full_name"));
    let language = asked("language", &user.language).then(|| language(&user.language));
    Ok(UserChange {
        full_name: full_name.transpose()?,
        language: language.transpose()?,
        etag: user.etag,
    })
}

fn full_name(name: &str, field: &str) -> Result<String> {
    if name.chars().count() > 200 {
        return Err(error::text_long(field, 200));
    }
    text(name, field)
}

/// A language tag by its form; none at all is well.
fn language(tag: &str) -> Result<String> {
    let parts: Vec<_> = tag.split('-').collect();
    let alphanumeric = |part: &&str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let language = parts[0].bytes().all(|b| b.is_ascii_lowercase()) && (2..=3).contains(&parts[0].len());
    if tag.is_empty() || (language && tag.len() <= 35 && parts.iter().all(alphanumeric)) {
        return Ok(tag.to_owned());
    }
    Err(error::language_malformed())
}

/// What is to be different about how an organization looks.
pub fn branding_change(req: &wire::UpdateBrandingRequest) -> Result<BrandingChange> {
    const KNOWN: [&str; 4] = ["accent_color", "support_text", "logo", "embedding_origins"];
    let branding = req.branding.clone().unwrap_or_default();
    let paths = req.update_mask.as_ref().map_or(&[][..], |mask| &mask.paths);
    if let Some(other) = paths.iter().find(|path| !KNOWN.contains(&path.as_str())) {
        return Err(error::mask_unknown(other, &KNOWN.join(", ")));
    }
    let named = |name: &str| paths.iter().any(|path| path == name);
    let logo = match branding.logo.as_ref() {
        _ if !named("logo") => None,
        [] => Some(None),
        bytes => Some(Some(Logo::parse(bytes)?)),
    };
    let origins = branding.embedding_origins.iter().enumerate();
    let origins = origins.map(|(i, origin)| parse_origin(origin, &format!("branding.embedding_origins[{i}]")));
    Ok(BrandingChange {
        accent_color: named("accent_color").then_some(branding.accent_color),
        support_text: named("support_text")
            .then(|| plain(&branding.support_text))
            .transpose()?,
        logo,
        embedding_origins: named("embedding_origins").then(|| origins.collect()).transpose()?,
        etag: branding.etag,
    })
}

/// Lines of text without anything invisible; none at all is well.
fn plain(text: &str) -> Result<String> {
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(error::text_blank("branding.support_text"));
    }
    Ok(text.trim().to_owned())
}

/// How an organization looks, with the picture itself.
pub fn branding(branding: Branding, logo: Vec<u8>) -> wire::Branding {
    wire::Branding {
        etag: branding.etag(),
        logo_sha256: branding.logo_digest(),
        accent_color: branding.accent_color,
        support_text: branding.support_text,
        logo: logo.into(),
        embedding_origins: branding.embedding_origins.0,
    }
}

/// Text for people, without white space around it.
pub fn text(text: &str, field: &str) -> Result<String> {
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed.chars().any(char::is_control) {
        return Err(error::text_blank(field));
    }
    Ok(trimmed.to_owned())
}

pub fn parse_role(role: i32) -> Result<Role> {
    match wire::Role::try_from(role) {
        Ok(wire::Role::Owner) => Ok(Role::Owner),
        Ok(wire::Role::Admin) => Ok(Role::Admin),
        Ok(wire::Role::Sender) => Ok(Role::Sender),
        Ok(wire::Role::Viewer) => Ok(Role::Viewer),
        Ok(wire::Role::Unspecified) | Err(_) => Err(error::role_unknown()),
    }
}

pub fn membership_change(req: &wire::UpdateMemberRequest, now: Timestamp) -> Result<MembershipChange> {
    Ok(MembershipChange {
        role: req.role.map(parse_role).transpose()?,
        expires_at: future(req.expire_time.as_ref(), "expire_time", now)?,
        etag: req.etag.clone(),
    })
}

/// A time that, when given, must lie ahead.
pub fn future(time: Option<&prost_types::Timestamp>, field: &str, now: Timestamp) -> Result<Option<Timestamp>> {
    let Some(time) = time else { return Ok(None) };
    let parsed = rpc::moment(time, field)?;
    if parsed <= now {
        return Err(error::time_past(field));
    }
    Ok(Some(parsed))
}

impl From<Organization> for wire::Organization {
    fn from(o: Organization) -> Self {
        Self {
            id: o.id.to_string(),
            etag: o.etag(),
            name: o.name,
            slug: o.slug,
            active: o.active,
            create_time: Some(timestamp(o.created_at)),
            update_time: Some(timestamp(o.updated_at)),
        }
    }
}

/// An account, and whether it is locked at the moment.
pub fn wire_user(u: User, locked: bool) -> wire::User {
    let status = match (u.status, locked) {
        (UserStatus::Disabled, _) => wire::user::Status::Disabled,
        (UserStatus::Active, true) => wire::user::Status::Locked,
        (UserStatus::Active, false) => wire::user::Status::Active,
    };
    wire::User {
        id: u.id.to_string(),
        etag: u.etag(),
        language: u.language,
        email: u.email,
        full_name: u.full_name,
        status: status.into(),
        email_verify_time: u.email_verified_at.map(timestamp),
        last_login_time: u.last_login_at.map(timestamp),
        create_time: Some(timestamp(u.created_at)),
    }
}

impl From<Role> for wire::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Owner => Self::Owner,
            Role::Admin => Self::Admin,
            Role::Sender => Self::Sender,
            Role::Viewer => Self::Viewer,
        }
    }
}

impl From<Member> for wire::Member {
    fn from(member: Member) -> Self {
        let m = member.membership;
        let state = match m.user {
            Some(_) => wire::member::State::Active,
            None => wire::member::State::Invited,
        };
        Self {
            id: m.id.to_string(),
            organization_id: m.organization.to_string(),
            user_id: m.user.map(|user| user.to_string()).unwrap_or_default(),
            etag: m.etag(),
            email: m.email,
            full_name: member.full_name,
            role: wire::Role::from(m.role).into(),
            state: state.into(),
            create_time: Some(timestamp(m.created_at)),
            join_time: m.joined_at.map(timestamp),
            expire_time: m.expires_at.map(timestamp),
        }
    }
}

impl From<Session> for wire::Session {
    fn from(s: Session) -> Self {
        Self {
            id: s.id.to_string(),
            user_id: s.user.to_string(),
            organization_id: s.organization.to_string(),
            ip_address: s.ip_address,
            user_agent: s.user_agent,
            create_time: Some(timestamp(s.created_at)),
            last_use_time: Some(timestamp(s.last_used_at)),
            expire_time: Some(timestamp(s.expires_at)),
            revoke_time: s.revoked_at.map(timestamp),
        }
    }
}

impl From<ApiKey> for wire::ApiKey {
    fn from(k: ApiKey) -> Self {
        Self {
            id: k.id.to_string(),
            name: k.name,
            prefix: k.prefix,
            permissions: k.permissions.0,
            user_id: k.user.to_string(),
            create_time: Some(timestamp(k.created_at)),
            expire_time: k.expires_at.map(timestamp),
            last_use_time: k.last_used_at.map(timestamp),
            revoke_time: k.revoked_at.map(timestamp),
        }
    }
}

/// Which page of rows that sort by their identifier.
pub fn page<K: kernel::Kind>(size: i32, token: &str) -> Result<After<K>> {
    PageRequest::parse(size, token)
}

/// An identifier of the field `id`.
pub fn id<K: kernel::Kind>(text: &str) -> Result<Id<K>> {
    Id::parse(text, "id")
}

/// The organization the caller acts in, when `text` names it: nobody may know of others.
pub fn own_organization(caller: &kernel::Caller, text: &str, field: &str) -> Result<Id<kinds::Organization>> {
    let asked = Id::parse(text, field)?;
    if caller.organization()? != asked {
        return Err(kernel::Error::not_found(asked));
    }
    Ok(asked)
}
