//! The contracts in Rust: everything here is generated from `proto/`, which is also its documentation.
//!
//! Types are under their package ([`chancery`]`::<module>::v1`), with a server trait and a client for each service. Every message checks
//! itself against its `buf.validate` rules through [`Validate`]. [`DESCRIPTOR_SET`] holds the contracts themselves, comments included.

mod rules;
mod validate;

pub use validate::{Path, Validate, Violation};

/// The encoded `google.protobuf.FileDescriptorSet` of every contract and its imports, with comments.
pub const DESCRIPTOR_SET: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/contracts.bin"));

/// A request that is safe to repeat (AIP-155): the same `request_id` and content get the first answer again.
pub trait Repeatable: prost::Message {
    /// Full name of the message, which stands for the method.
    const NAME: &'static str;
    /// The identifier the client chose; empty when it chose none.
    fn request_id(&self) -> &str;
}

/// The packages, as in the contracts.
#[allow(missing_docs, clippy::all)]
pub mod chancery {
    macro_rules! packages {
        ($($module:ident)*) => {
            $(pub mod $module {
                pub mod v1 {
                    include!(concat!(env!("OUT_DIR"), "/chancery.", stringify!($module), ".v1.rs"));
                }
            })*
        };
    }
    packages! { audit documents envelopes errors identity options pki signatures }
}

mod generated {
    #![allow(clippy::all)]
    include!(concat!(env!("OUT_DIR"), "/validation.rs"));
    include!(concat!(env!("OUT_DIR"), "/repeatable.rs"));
}
