//! The service of documents, called over a real connection, on both engines; and what other rooms call.

#![allow(clippy::unwrap_used)] // helpers of tests are tests

mod documents;
mod neighbours;
mod pages;
mod pieces;
mod sweeping;
mod uploads;
mod world;
