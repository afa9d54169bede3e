//! What a member may do: roles and the permissions they hold.

use std::collections::BTreeSet;
use std::fmt;

use kernel::{Error, Permissions, Result};

use crate::error;

/// Every permission there is, as `resource.action`.
pub const PERMISSIONS: &[&str] = &[
    "api_keys.read",
    "api_keys.write",
    "audit.read",
    "certificates.read",
    "certificates.write",
    "client_errors.read",
    "documents.read",
    "documents.write",
    "envelopes.read",
    "envelopes.write",
    "members.read",
    "members.write",
    "organization.delete",
    "organization.read",
    "organization.write",
];

const SENDER: &[&str] = &[
    "audit.read",
    "certificates.read",
    "documents.read",
    "documents.write",
    "envelopes.read",
    "envelopes.write",
    "organization.read",
];

const VIEWER: &[&str] = &[
    "audit.read",
    "certificates.read",
    "documents.read",
    "envelopes.read",
    "organization.read",
];

/// A system role. Roles order by what they may do: each holds every permission of the ones below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Reads.
    Viewer,
    /// Writes documents and envelopes.
    Sender,
    /// Everything but deleting the organization, and so neither makes nor removes owners.
    Admin,
    /// Everything.
    Owner,
}

impl Role {
    /// Every role, from the least to the most.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::Sender, Self::Admin, Self::Owner];

    /// The permissions of the role.
    #[must_use]
    pub fn permissions(self) -> Permissions {
        match self {
            Self::Viewer => Permissions::new(VIEWER.iter().copied()),
            Self::Sender => Permissions::new(SENDER.iter().copied()),
            Self::Admin => Permissions::new(
                PERMISSIONS
                    .iter()
                    .copied()
                    .filter(|name| *name != "organization.delete"),
            ),
            Self::Owner => Permissions::new(PERMISSIONS.iter().copied()),
        }
    }

    /// Whether somebody with these permissions may give or take this role: nobody moves more than they hold.
    ///
    /// # Errors
    /// `PERMISSION_DENIED` / `ROLE_TOO_HIGH`.
    pub fn check_within(self, own: &Permissions) -> Result<()> {
        match self.permissions().iter().find(|name| !own.allow(name)) {
            Some(_) => Err(error::role_too_high(self)),
            None => Ok(()),
        }
    }

    /// The name in the database and in events.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Sender => "sender",
            Self::Admin => "admin",
            Self::Owner => "owner",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for Role {
    type Error = Error;
    fn try_from(name: String) -> Result<Self> {
        let role = Self::ALL.into_iter().find(|role| role.as_str() == name);
        role.ok_or_else(|| Error::internal(format!("no role is called {name}")))
    }
}

/// The permissions an API key asks for: known ones, and no more than its maker holds.
///
/// # Errors
/// `INVALID_ARGUMENT` / `PERMISSION_UNKNOWN`; `PERMISSION_DENIED` / `PERMISSION_TOO_HIGH`.
pub fn check_grant(asked: &[String], own: &Permissions) -> Result<Permissions> {
    let asked: BTreeSet<&str> = asked.iter().map(String::as_str).collect();
    for name in &asked {
        if !PERMISSIONS.contains(name) {
            return Err(error::permission_unknown(name));
        }
        if !own.allow(name) {
            return Err(error::permission_too_high(name));
        }
    }
    Ok(Permissions::new(asked))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_role() -> impl Strategy<Value = Role> {
        proptest::sample::select(Role::ALL.to_vec())
    }

    fn any_permissions() -> impl Strategy<Value = Permissions> {
        proptest::sample::subsequence(PERMISSIONS.to_vec(), 0..=PERMISSIONS.len()).prop_map(Permissions::new)
    }

    proptest! {
        #[test]
        fn a_higher_role_holds_every_permission_of_a_lower_one(a in any_role(), b in any_role()) {
            let both = a.permissions().intersection(&b.permissions());
            prop_assert_eq!(both, a.min(b).permissions());
        }

        #[test]
        fn a_role_moves_roles_up_to_itself_and_no_further(own in any_role(), moved in any_role()) {
            prop_assert_eq!(moved.check_within(&own.permissions()).is_ok(), moved <= own);
        }

        #[test]
        fn a_key_gets_what_it_asks_for_or_nothing(
            own in any_permissions(),
            asked in any_permissions(),
        ) {
            let names: Vec<String> = asked.iter().map(str::to_owned).collect();
            match check_grant(&names, &own) {
                Ok(given) => {
                    prop_assert_eq!(&given, &asked);
                    prop_assert_eq!(given.intersection(&own), asked);
                }
                Err(error) => {
                    prop_assert_eq!(error.reason(), "PERMISSION_TOO_HIGH");
                    prop_assert!(names.iter().any(|name| !own.allow(name)));
                }
            }
        }

        #[test]
        fn a_role_round_trips_by_name(role in any_role()) {
            prop_assert_eq!(Role::try_from(role.to_string()).unwrap(), role);
        }
    }

    #[test]
    fn the_roles_hold_what_the_contract_says() {
        assert!(Role::Owner.permissions().allow("organization.delete"));
        assert!(!Role::Admin.permissions().allow("organization.delete"));
        assert!(Role::Admin.permissions().allow("members.write"));
        assert!(Role::Sender.permissions().allow("envelopes.write"));
        assert!(!Role::Sender.permissions().allow("certificates.write"));
        assert!(!Role::Sender.permissions().allow("members.read"));
        assert!(!Role::Viewer.permissions().iter().any(|name| name.ends_with(".write")));
    }

    #[test]
    fn an_unknown_permission_is_named() {
        let error = check_grant(&["documents.burn".to_owned()], &Role::Owner.permissions()).unwrap_err();
        assert_eq!(error.reason(), "PERMISSION_UNKNOWN");
        assert!(error.message().contains("documents.burn"));
    }
}
