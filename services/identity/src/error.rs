//! The refusals of this room, each with its stable reason.

use kernel::{Error, ErrorKind, Timestamp};

use crate::role::Role;

pub(crate) fn slug_taken() -> Error {
    let message = "slug: another organization has this short name; choose another";
    Error::new(ErrorKind::AlreadyExists, "SLUG_TAKEN", message)
}

pub(crate) fn email_taken() -> Error {
    let message = "owner.email: this address has an account already; sign in with it instead";
    Error::new(ErrorKind::AlreadyExists, "EMAIL_TAKEN", message)
}

pub(crate) fn registration_closed() -> Error {
    let message = "this installation does not admit new organizations; ask its administrator for an invitation";
    Error::denied("REGISTRATION_CLOSED", message)
}

pub(crate) fn password_too_weak(field: &str, remedy: &str) -> Error {
    Error::invalid("PASSWORD_TOO_WEAK", field, remedy)
}

pub(crate) fn email_malformed(field: &str) -> Error {
    Error::invalid(
        "EMAIL_MALFORMED",
        field,
        "must be an e-mail address, such as anna@example.org",
    )
}

pub(crate) fn text_blank(field: &str) -> Error {
    Error::invalid("TEXT_BLANK", field, "must hold at least one visible character")
}

pub(crate) fn mask_unknown(path: &str, known: &str) -> Error {
    let remedy = format!("{path} cannot be changed; {known} can");
    Error::invalid("UPDATE_MASK_UNKNOWN_FIELD", "update_mask", remedy)
}

pub(crate) fn role_unknown() -> Error {
    Error::invalid("ROLE_UNKNOWN", "role", "must be one of owner, admin, sender, viewer")
}

pub(crate) fn time_past(field: &str) -> Error {
    Error::invalid("TIME_PAST", field, "must be in the future")
}

pub(crate) fn credentials_wrong() -> Error {
    let message = "e-mail address or password is wrong";
    Error::new(ErrorKind::Unauthenticated, "CREDENTIALS_WRONG", message)
}

pub(crate) fn password_wrong() -> Error {
    Error::invalid("PASSWORD_WRONG", "current_password", "is not your present password")
}

pub(crate) fn session_required() -> Error {
    Error::denied(
        "SESSION_REQUIRED",
        "only a person who is signed in can do this; an API key cannot",
    )
}

pub(crate) fn language_malformed() -> Error {
    let remedy = "must be a language tag of BCP 47, such as mn or de-AT";
    Error::invalid("LANGUAGE_MALFORMED", "user.language", remedy)
}

pub(crate) fn logo_invalid() -> Error {
    let remedy = "must be a PNG or JPEG of at most 256 KiB and 250,000 pixels; make it smaller or save it again";
    Error::invalid("LOGO_INVALID", "branding.logo", remedy)
}

pub(crate) fn origin_invalid(field: &str) -> Error {
    let remedy = "must be an origin, such as https://www.example.com: a scheme and a host, without path or wildcard";
    Error::invalid("ORIGIN_INVALID", field, remedy)
}

pub(crate) fn account_locked(until: Timestamp) -> Error {
    let message = format!("too many wrong passwords; try again after {until}");
    Error::new(ErrorKind::ResourceExhausted, "ACCOUNT_LOCKED", message).with("locked_until", until.to_string())
}

pub(crate) fn no_membership() -> Error {
    let message = "this account is not a member of that organization; ask for an invitation";
    Error::denied("NO_MEMBERSHIP", message)
}

pub(crate) fn credentials_invalid() -> Error {
    let message = "the token is unknown, has ended or was revoked; sign in again";
    Error::new(ErrorKind::Unauthenticated, "CREDENTIALS_INVALID", message)
}

pub(crate) fn link_invalid() -> Error {
    let message = "this signing link is unknown, has ended or was revoked; ask the sender for a new one";
    Error::new(ErrorKind::Unauthenticated, "LINK_INVALID", message)
}

pub(crate) fn account_required() -> Error {
    Error::denied(
        "ACCOUNT_REQUIRED",
        "only people with an account and their API keys can call this",
    )
}

pub(crate) fn member_exists() -> Error {
    let message = "email: this person is a member or invited already";
    Error::new(ErrorKind::AlreadyExists, "MEMBER_EXISTS", message)
}

pub(crate) fn role_too_high(role: Role) -> Error {
    let message = format!("role: you cannot give or take the role {role}, which may do more than you");
    Error::denied("ROLE_TOO_HIGH", message).with("role", role.as_str())
}

pub(crate) fn last_owner() -> Error {
    let message = "the organization would be left without an owner; make somebody else an owner first";
    Error::precondition("LAST_OWNER", message)
}

pub(crate) fn invitation_invalid() -> Error {
    let message = "invitation_token: the invitation is unknown, used or expired; ask for a new one";
    Error::precondition("INVITATION_INVALID", message)
}

pub(crate) fn invitation_contested() -> Error {
    let message = "the account of this address changed meanwhile; repeat the call";
    Error::new(ErrorKind::Aborted, "CONCURRENT_CHANGE", message)
}

pub(crate) fn permission_unknown(name: &str) -> Error {
    let remedy = format!("{name} is no permission; see GetCurrentSession for those you hold");
    Error::invalid("PERMISSION_UNKNOWN", "permissions", remedy)
}

pub(crate) fn permission_too_high(name: &str) -> Error {
    let message = format!("permissions: you do not hold {name} and cannot give it to a key");
    Error::denied("PERMISSION_TOO_HIGH", message).with("permission", name)
}

pub(crate) fn text_long(field: &str, max: usize) -> Error {
    Error::invalid("TEXT_TOO_LONG", field, format!("must have at most {max} characters"))
}
