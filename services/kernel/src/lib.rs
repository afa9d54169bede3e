//! The vocabulary every room shares: who acts ([`Caller`]), when ([`Clock`], [`Timestamp`]), on what ([`Id`]),
//! what happened ([`Event`]), and why something was refused ([`Error`]).
//!
//! Invariants: no tonic, no SQL, no I/O. The `sqlx` feature only teaches [`Id`] and [`Timestamp`] their column types.

mod caller;
mod clock;
mod error;
mod event;
mod id;
mod page;
#[cfg(feature = "sqlx")]
mod sql;

pub use caller::{Caller, Origin, Permissions, Principal};
pub use clock::{Clock, ManualClock, SharedClock, SystemClock, Timestamp};
pub use error::{Error, ErrorKind, FieldViolation, Result};
pub use event::{Event, Resource};
pub use id::{Id, Kind, kinds};
pub use page::{Page, PageRequest};
