//! The command line as a client of a real server: the very program, run as a person runs it.
#![allow(clippy::unwrap_used)] // a test says by panicking what went wrong

mod account;
mod administration;
mod help;
mod losses;
mod proxy;
mod sending;
mod signer;
mod tls;
mod world;
