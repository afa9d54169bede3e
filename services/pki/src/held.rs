//! Certificates whose keys the platform holds for people and organizations.

use kernel::{Error, Event, Id, Result, Timestamp, kinds};

use crate::text::stored_as_text;
use crate::x509::RevocationReason;

/// What a certificate is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Signatures of a person.
    Signer,
    /// Seals of an organization.
    Seal,
}

/// How a certificate came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Signed by its own key.
    SelfSigned,
    /// Issued by the platform's authority.
    AuthorityIssued,
    /// Qualified under eIDAS, brought by its holder.
    Eidas,
    /// Issued by the holder's company.
    Corporate,
}

/// Whether a certificate can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It can.
    Active,
    /// On hold.
    Suspended,
    /// Revoked for good.
    Revoked,
    /// Its validity is over. Never stored: time does that.
    Expired,
}

stored_as_text!(Purpose { Signer = "signer", Seal = "seal" });
stored_as_text!(Origin {
    SelfSigned = "self_signed",
    AuthorityIssued = "ca_issued",
    Eidas = "eidas",
    Corporate = "corporate",
});
stored_as_text!(Status { Active = "active", Suspended = "suspended", Revoked = "revoked", Expired = "expired" });
stored_as_text!(RevocationReason {
    Unspecified = "unspecified",
    KeyCompromise = "key_compromise",
    AuthorityCompromise = "ca_compromise",
    AffiliationChanged = "affiliation_changed",
    Superseded = "superseded",
    CessationOfOperation = "cessation_of_operation",
    Hold = "certificate_hold",
    RemovedFromList = "remove_from_crl",
    PrivilegeWithdrawn = "privilege_withdrawn",
    AttributeAuthorityCompromise = "aa_compromise",
});

/// A certificate as the platform keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldCertificate {
    /// Identifier.
    pub id: Id<kinds::Certificate>,
    /// What it is called: the holder's name.
    pub label: String,
    /// What it is for.
    pub purpose: Purpose,
    /// How it came about.
    pub origin: Origin,
    /// Whether it can be used, now.
    pub status: Status,
    /// The holder's account, where it is known.
    pub user: Option<Id<kinds::User>>,
    /// The holder's address in lower case; empty for a seal.
    pub email: String,
    /// Serial number, lower-case hexadecimal.
    pub serial_number: String,
    /// The holder's common name.
    pub subject_cn: String,
    /// The issuer's common name.
    pub issuer_cn: String,
    /// When its validity begins.
    pub valid_from: Timestamp,
    /// When its validity ends.
    pub valid_to: Timestamp,
    /// `RSA`, `EC` or `ED25519`.
    pub key_type: String,
    /// Size of the key in bits.
    pub key_size: i64,
    /// How many signatures were made with it.
    pub usage_count: i64,
    /// When it last signed.
    pub last_used_at: Option<Timestamp>,
    /// Since when it is revoked, and why.
    pub revocation: Option<(Timestamp, RevocationReason)>,
    /// The certificate in DER.
    pub der: Vec<u8>,
    /// When it was made.
    pub created_at: Timestamp,
}

impl HeldCertificate {
    /// Revokes it at `now`. None when that was done before: a certificate stays as it was revoked first.
    ///
    /// # Errors
    /// `FAILED_PRECONDITION` / `CERTIFICATE_EXPIRED` after its end: it is of no use to anybody anyway.
    pub fn revoke(mut self, now: Timestamp, reason: RevocationReason) -> Result<(Self, Option<Event>)> {
        match self.status {
            Status::Revoked => return Ok((self, None)),
            Status::Expired => {
                let message = "the certificate has expired, so there is nothing left to revoke";
                return Err(Error::precondition("CERTIFICATE_EXPIRED", message));
            }
            Status::Active | Status::Suspended => {}
        }
        let revoked = Event::new("certificate.revoked", self.id)
            .with("serial_number", self.serial_number.as_str())
            .with("reason", reason.as_str())
            .change("status", self.status.as_str(), Status::Revoked.as_str());
        self.status = Status::Revoked;
        // Certificates and lists know whole seconds only.
        self.revocation = Some((Timestamp::from_unix_seconds(now.unix_seconds()), reason));
        Ok((self, Some(revoked)))
    }
}
