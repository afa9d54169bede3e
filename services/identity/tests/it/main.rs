//! The services of identity, called as the door calls them, on both engines.

#![allow(clippy::unwrap_used)] // helpers of tests are tests

mod api_keys;
mod brandings;
mod members;
mod organizations;
mod ownership;
mod sessions;
mod signing_links;
mod users;
mod world;
