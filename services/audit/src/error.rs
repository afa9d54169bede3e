//! What this room refuses, and why.

use kernel::{Error, Id, kinds};

pub fn certificate_pending(envelope: Id<kinds::Envelope>) -> Error {
    let message = "the certificate of completion is made when the envelope is completed; watch for certificate_of_completion.issued";
    Error::precondition("CERTIFICATE_OF_COMPLETION_PENDING", message).with("envelope", envelope.to_string())
}
