//! Keys and trust: who signs, with which key, when, and why that is to be believed.
//!
//! [`keys`], [`cms`], [`x509`] and [`tsp`] are pure: bytes in, bytes out, time passed in, nothing stored. OpenSSL is the
//! only cryptography. [`Pki`] is the installation's own trust on top of them: its root, its time-stamping unit, the
//! certificates it issues to people and organizations ([`Pki::signer_for`], [`Pki::seal_for`]) and takes back.
//!
//! # Signing a document
//! ```text
//! let signing = Signing::new(&chain)?;                      // once per certificate: all that can be encoded ahead is
//! let prepared = signing.prepare(&digest)?;                 // digest of the document by signing.digest_algorithm()
//! let value = signer.sign(prepared.signed_attributes())?;   // software key, PKCS#11, remote: whatever is a Signer
//! let signature = prepared.assemble(value)?;
//! let stamp = stamper.time_stamp(&sha256(signature.value())).await?;
//! let cms = signature.with_signature_timestamp(stamp.der()).to_der();      // at most signing.max_size() + token + 32
//! ```
//! # Verifying one
//! ```text
//! let cms = SignedData::parse(contents)?;
//! let [signer] = cms.signers() else { … };
//! let verified = cms.verify(signer, &digest)?;              // digest by signer.digest_algorithm(); typed Failure
//! let store = TrustStore { anchors, intermediates: cms.certificates().to_vec(), crls };
//! store.validate(&verified.certificate, Usage::DocumentSigning, at, RevocationCheck::Required)?   // PathOutcome
//! for token in signer.signature_timestamps() {              // each proves that the signature existed
//!     let token = Token::parse(token)?;
//!     let unit = token.verify(Sha256, &sha256(signer.signature()), &[])?;
//!     store.validate(&unit.certificate, Usage::TimeStamping, token.time(), …)?;
//! }
//! ```
//! Invariants: a private key never shows in `Debug` output or errors; a time stamp exists or is an error; parsers have a
//! limit on everything that can grow; what a signature covers is never re-encoded before it is checked.

mod asn1;
mod ber;
mod convert;
mod digest;
mod error;
mod held;
mod holders;
mod http;
mod installation;
mod jobs;
mod oid;
mod service;
mod store;
mod text;

pub mod cms;
pub mod keys;
pub mod tsp;
pub mod x509;

pub use digest::DigestAlgorithm;
pub use held::{HeldCertificate, Origin, Purpose, Status};
pub use holders::SigningKey;
pub use http::router;
pub use installation::Pki;
pub use jobs::PublishCrl;
pub use oid::Oid;
pub use service::Certificates;
