//! The services of envelopes, called as the door calls them, on both engines.
#![allow(clippy::unwrap_used)] // a test that cannot go on says so by panicking

mod access_codes;
mod concurrency;
mod dashboard;
mod drafts;
mod endings;
mod evidence;
mod flows;
mod one_time_codes;
mod people;
mod requests;
mod sealing;
mod world;
