//! Who may call a method, as its contract says, and whether a caller is that.

use async_trait::async_trait;
use kernel::{Caller, Error, ErrorKind, Origin, Principal, Result};
use prost_reflect::{DynamicMessage, Value};

/// Who may call a method: `chancery.options.v1.access`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// Callers in the organization that hold this permission.
    Permission(String),
    /// Anybody who is signed in or has an API key.
    Authenticated,
    /// The holder of a signing link.
    Recipient,
    /// Anybody; credentials are not looked at.
    Public,
    /// Anybody; whose credentials are good is known by them.
    Anybody,
    /// Other services of the platform only, never through the public door.
    Internal,
}

/// Turns a bearer token into a caller. `identity` implements it.
#[async_trait]
pub trait Authenticate: Send + Sync {
    /// The caller this token stands for.
    ///
    /// It is called once for every call that needs credentials, so it may remember answers for some seconds; then it must forget them
    /// at once when the token, its role or its membership is changed in this process.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` when the token is unknown, expired or revoked.
    async fn authenticate(&self, token: &str, origin: &Origin) -> Result<Caller>;
}

impl Access {
    /// Reads the option; none when it is missing, empty or false.
    pub(crate) fn parse(option: &DynamicMessage) -> Option<Self> {
        let rule = |name| option.get_field_by_name(name).map(|v| v.into_owned());
        if let Some(Value::String(permission)) = rule("permission").filter(|v| *v != Value::String(String::new())) {
            return well_formed(&permission).then_some(Self::Permission(permission));
        }
        let flags = [
            ("authenticated", Self::Authenticated),
            ("recipient", Self::Recipient),
            ("public", Self::Public),
            ("anybody", Self::Anybody),
            ("internal", Self::Internal),
        ];
        flags
            .into_iter()
            .find_map(|(name, access)| (rule(name) == Some(Value::Bool(true))).then_some(access))
    }

    /// Whether `caller` may call.
    ///
    /// # Errors
    /// `PERMISSION_DENIED` / `PERMISSION_MISSING`, `ACCOUNT_REQUIRED` or `SIGNING_LINK_REQUIRED`; `UNAUTHENTICATED` for nobody.
    pub fn admit(&self, caller: &Caller) -> Result<()> {
        match (self, &caller.principal) {
            (Self::Public | Self::Anybody, _) => Ok(()),
            (Self::Internal, Principal::System) => Ok(()),
            (Self::Internal, _) => Err(Error::denied("INTERNAL_METHOD", "this method is not for clients")),
            (_, Principal::Anonymous) => Err(credentials_missing()),
            (Self::Authenticated, Principal::User { .. } | Principal::ApiKey { .. }) => Ok(()),
            (Self::Permission(name), Principal::User { .. } | Principal::ApiKey { .. }) => holds(caller, name),
            (Self::Recipient, Principal::Recipient { .. }) => Ok(()),
            (Self::Recipient, _) => Err(Error::denied(
                "SIGNING_LINK_REQUIRED",
                "this method is for recipients: call it with the token of a signing link",
            )),
            (Self::Authenticated | Self::Permission(_), _) => Err(Error::denied(
                "ACCOUNT_REQUIRED",
                "this method is for members of an organization: call it with a session token or an API key",
            )),
        }
    }
}

fn well_formed(permission: &str) -> bool {
    let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    permission
        .split_once('.')
        .is_some_and(|(resource, action)| word(resource) && word(action))
}

fn holds(caller: &Caller, permission: &str) -> Result<()> {
    caller.organization()?;
    if caller.permissions.allow(permission) {
        return Ok(());
    }
    let message = format!("your role or API key lacks the permission {permission}; ask an administrator for it");
    Err(Error::denied("PERMISSION_MISSING", message).with("permission", permission))
}

/// What a call without a token is told.
pub(crate) fn credentials_missing() -> Error {
    Error::new(
        ErrorKind::Unauthenticated,
        "CREDENTIALS_MISSING",
        "send `authorization: Bearer` with a session token, an API key or the token of a signing link",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Id, ManualClock, Permissions, Timestamp};

    fn caller(principal: Principal, permissions: &[&str]) -> Caller {
        let clock = ManualClock::new(Timestamp::from_unix_seconds(1));
        Caller {
            principal,
            organization: (principal != Principal::Anonymous).then(|| Id::new(&clock)),
            permissions: Permissions::new(permissions.iter().copied()),
            origin: Origin::default(),
        }
    }

    fn user() -> Principal {
        let clock = ManualClock::new(Timestamp::from_unix_seconds(1));
        Principal::User {
            user: Id::new(&clock),
            session: Id::new(&clock),
        }
    }

    fn recipient() -> Principal {
        let clock = ManualClock::new(Timestamp::from_unix_seconds(1));
        Principal::Recipient {
            link: Id::new(&clock),
            envelope: Id::new(&clock),
            recipient: Id::new(&clock),
        }
    }

    fn refusal(access: &Access, caller: &Caller) -> Option<&'static str> {
        access.admit(caller).err().map(|e| e.reason())
    }

    #[test]
    fn a_permission_is_for_members_who_hold_it() {
        let access = Access::Permission("envelopes.write".into());
        assert_eq!(refusal(&access, &caller(user(), &["envelopes.write"])), None);
        assert_eq!(
            refusal(&access, &caller(user(), &["envelopes.read"])),
            Some("PERMISSION_MISSING")
        );
        assert_eq!(
            refusal(&access, &caller(recipient(), &["envelopes.write"])),
            Some("ACCOUNT_REQUIRED")
        );
        assert_eq!(
            refusal(&access, &caller(Principal::Anonymous, &["envelopes.write"])),
            Some("CREDENTIALS_MISSING")
        );
        assert_eq!(
            refusal(&access, &caller(Principal::System, &["envelopes.write"])),
            Some("ACCOUNT_REQUIRED")
        );
    }

    #[test]
    fn a_signing_link_opens_recipient_methods_only() {
        assert_eq!(refusal(&Access::Recipient, &caller(recipient(), &[])), None);
        assert_eq!(
            refusal(&Access::Recipient, &caller(user(), &["envelopes.write"])),
            Some("SIGNING_LINK_REQUIRED")
        );
        assert_eq!(
            refusal(&Access::Authenticated, &caller(recipient(), &[])),
            Some("ACCOUNT_REQUIRED")
        );
        assert_eq!(refusal(&Access::Authenticated, &caller(user(), &[])), None);
    }

    #[test]
    fn internal_methods_are_closed_to_every_client() {
        assert_eq!(
            refusal(&Access::Internal, &caller(user(), &["a.b"])),
            Some("INTERNAL_METHOD")
        );
        assert_eq!(
            refusal(&Access::Internal, &caller(Principal::Anonymous, &[])),
            Some("INTERNAL_METHOD")
        );
        assert_eq!(refusal(&Access::Internal, &caller(Principal::System, &[])), None);
    }
}
