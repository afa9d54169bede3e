//! The SQL of this room, a file for each table.
//!
//! Every statement on a tenant's table names the organization, although PostgreSQL's row-level security says it again:
//! SQLite has none. Those that look across organizations say so, and run in system transactions only.

pub mod api_keys;
pub mod brandings;
pub mod failures;
pub mod invitations;
pub mod memberships;
pub mod organizations;
pub mod sessions;
pub mod signing_links;
pub mod users;
