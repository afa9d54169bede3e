//! The door of every call: who may call what is read from the contracts, and nothing reaches a module unchecked.
//!
//! A call passes [`Arrivals`] (request id, origin), then the [`Door`] (access rule of the [`Contract`] → [`Authenticate`] → authorize →
//! time limit), then [`unary`] or its streaming siblings in the module's `service.rs` (validation, errors as `google.rpc.Status`):
//!
//! ```ignore
//! async fn send_envelope(&self, request: Request<SendEnvelopeRequest>) -> rpc::Reply<Envelope> {
//!     rpc::unary(request, |caller, req| async move {
//!         let mut tx = rpc::begin!(self.db, caller, req);   // answers a repeated request_id with the first answer
//!         let envelope = …;                                 // kernel::Result, `?` everywhere; `tx` is a `store::Tx`
//!         tx.record(event).await?;
//!         tx.finish(envelope).await                         // remembers the answer, commits, answers
//!     })
//!     .await
//! }
//! ```
//!
//! Invariants: no module is known here; a method without an access rule cannot be served; causes of internal errors go to the log and
//! never to a client; answers that are remembered for repetition are sealed, since some hold tokens that are kept only as hashes.

mod access;
mod arrival;
mod begin;
mod browser;
mod call;
mod contract;
mod door;
mod limits;
mod route;
mod status;
mod stream;
mod timestamp;

pub use access::{Access, Authenticate};
pub use arrival::{Arrivals, Arriving, Peer, TrustedProxies};
pub use begin::{Begun, Write, begin};
pub use browser::{SESSION_HEADER, token};
pub use call::{Call, Reply, caller, reply, request, unary};
pub use contract::{Contract, Method, comments};
pub use door::{Acted, Door, Guarded};
pub use limits::Limits;
pub use route::{Body, Route, Segment, Template};
pub use status::status;
pub use stream::{Incoming, ReplyStream, server_streaming, streaming};
pub use timestamp::{moment, timestamp};
