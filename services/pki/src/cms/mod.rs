//! Cryptographic Message Syntax (RFC 5652) as CAdES and PAdES use it: detached signatures made in steps ([`Signing`]), and
//! a reader for what others made ([`SignedData`]).

mod algorithm;
mod ess;
mod signed_data;
mod signing;
mod verification;

pub use algorithm::SignatureAlgorithm;
pub use signed_data::{Attribute, SignedData, SignerIdentifier, SignerInfo};
pub use signing::{Prepared, Signature, Signing};
pub use verification::{Failure, Verified, Weakness};

use der::asn1::ObjectIdentifier;

pub(crate) const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
pub(crate) const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
/// The content type of a time stamp (RFC 3161 §2.4.2).
pub const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
pub(crate) const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
pub(crate) const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
pub(crate) const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
pub(crate) const SIGNING_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
pub(crate) const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
pub(crate) const SIGNATURE_TIME_STAMP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");
pub(crate) const ADOBE_REVOCATION_ARCHIVE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113583.1.1.8");
