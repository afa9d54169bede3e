//! One integration binary. Every suite runs on both engines (`tests/postgres.sh cargo test -p it`).

mod files;
mod gateway;
mod main_job;
mod refusals;
mod support;
