//! The command line and the assistants' door as clients of a real server: the very program, run as a person or an assistant runs it.
#![allow(clippy::unwrap_used)] // a test says by panicking what went wrong

mod account;
mod administration;
mod assistant;
mod help;
mod losses;
mod proxy;
mod sending;
mod signer;
mod tls;
mod world;
