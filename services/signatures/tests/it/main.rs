//! Signatures made and judged: pure ones of every kind of key, and the platform's own on both engines.
#![allow(clippy::unwrap_used)] // a test stops where it cannot go on

#[path = "../../../pdf/tests/attacks/mod.rs"]
mod attacks;

mod foreign;
mod forged;
mod house;
mod platform;
mod report;
mod signing;
mod trust;
mod wire;
mod world;
