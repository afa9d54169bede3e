//! The services of envelopes, called as the door calls them, on both engines.

mod access_codes;
mod concurrency;
mod drafts;
mod endings;
mod flows;
mod sealing;
mod world;
