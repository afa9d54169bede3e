//! One integration binary. Every suite runs on both engines (`tests/postgres.sh cargo test -p it`).

mod gateway;

mod support;
