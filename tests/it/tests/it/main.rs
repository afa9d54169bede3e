//! One integration binary. Every suite runs on both engines (`tests/postgres.sh cargo test -p it`).

#![allow(clippy::unwrap_used)] // a test says by panicking what went wrong

mod files;
mod gateway;
mod mail;
mod main_job;
mod refusals;
mod support;
mod time_stamping;
