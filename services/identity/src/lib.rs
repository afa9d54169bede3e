//! Who acts: organizations, people and their places in them, and the credentials calls come with.
//!
//! [`Identity`] implements the services of the contract; [`Authenticator`] turns bearer tokens into callers for the
//! door. Other rooms make signing links and ask for names through the functions here, inside their own transactions.
//!
//! Invariants: secrets (passwords, tokens) are kept as hashes only and never logged. An organization keeps an owner whose
//! membership does not end. Nobody gives or takes a role, or gives a key a permission, beyond their own. Answers to a
//! sign-in do not tell whether an address has an account.

mod api_key;
mod authenticator;
mod branding;
mod convert;
mod email;
mod error;
mod jobs;
mod last_use;
mod lockout;
mod membership;
mod neighbours;
mod organization;
mod password;
mod role;
mod service;
mod session;
mod signing_link;
mod slow_hash;
mod store;
mod token;
mod user;

pub use authenticator::Authenticator;
pub use branding::Branding;
pub use jobs::CredentialSweeper;
pub use neighbours::{
    OrganizationName, Person, accept_access_code, accept_one_time_code, branding, embedding_origins,
    issue_signing_link, link_state, logo, organization, refuse_access_code, revoke_recipient_links,
    revoke_signing_links, user,
};
pub use organization::Registration;
pub use role::{PERMISSIONS, Role};
pub use service::Identity;
pub use signing_link::{LinkState, MAX_ACCESS_CODE_TRIES};
pub use slow_hash::SlowHash;
pub use token::Token;
