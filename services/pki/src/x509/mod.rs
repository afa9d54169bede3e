//! Certificates, the authority that issues them, revocation lists, and paths to a trust anchor (RFC 5280).

mod authority;
mod certificate;
mod crl;
mod extensions;
mod path;
mod profile;

pub(crate) use authority::check_key;
pub use authority::{Authority, CrlContents, Publication, Revoked};
pub use certificate::Certificate;
pub(crate) use certificate::hex;
pub use crl::{Crl, Revocation, RevocationReason};
pub(crate) use path::unfit_for_time_stamping;
pub use path::{PathOutcome, RevocationCheck, TrustStore, Usage};
pub use profile::{CERTIFICATE_POLICY, Profile, Subject};
