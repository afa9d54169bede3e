//! Time-stamp tokens: reading and verifying (RFC 3161 §2.4.2, RFC 5816).

use std::fmt;
use std::time::Duration;

use kernel::{Result, Timestamp};
use openssl::memcmp;

use super::Imprint;
use super::message::policy;
use crate::asn1::{self, Cursor, Element, Malformed, Parse};
use crate::ber;
use crate::cms::{Failure, SignedData, TST_INFO, Verified, Weakness};
use crate::error::malformed;
use crate::x509::{Certificate, unfit_for_time_stamping};
use crate::{DigestAlgorithm, Oid};

/// How far the true time may lie from the token's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accuracy(pub Duration);

/// A time-stamp token: a signed statement that a digest existed at a time.
#[derive(Clone, Debug)]
pub struct Token {
    der: Vec<u8>,
    signed: SignedData,
    info: Info,
}

#[derive(Clone, Debug)]
struct Info {
    policy: Oid,
    imprint: Imprint,
    serial: Vec<u8>,
    time: Timestamp,
    accuracy: Option<Accuracy>,
    nonce: Option<Vec<u8>>,
}

/// Why a token proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenFailure {
    /// HASH_FAILURE: it is about something else.
    ImprintMismatch,
    /// The signature does not verify, or is not bound to its certificate as RFC 3161 demands.
    Signature(Failure),
    /// Its certificate is not for time stamps; in plain words.
    NotATimeStampingUnit(&'static str),
}

impl fmt::Display for TokenFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ImprintMismatch => f.write_str("the time stamp is about something else"),
            Self::Signature(why) => write!(f, "the time stamp's signature is not valid: {why}"),
            Self::NotATimeStampingUnit(why) => write!(f, "the time stamp's certificate is not for time stamps: {why}"),
        }
    }
}

impl Token {
    /// Reads a token: ContentInfo, as in a response, a signature's attribute or a document time stamp. Trailing zeros are
    /// accepted, since PDF pads with them.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `CMS_MALFORMED` or `TIME_STAMP_MALFORMED`.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let signed = SignedData::parse(bytes)?;
        let info = read(&signed).map_err(|why| malformed("TIME_STAMP_MALFORMED", "the time stamp", why))?;
        // Cannot fail after parsing: where the token ends and the padding begins.
        let used = ber::definite(bytes).map_or(bytes.len(), |(_, used)| used);
        Ok(Self {
            der: bytes[..used].to_vec(),
            signed,
            info,
        })
    }

    /// The token as it came, without padding.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The time it states.
    #[must_use]
    pub fn time(&self) -> Timestamp {
        self.info.time
    }

    /// How far off that may be, if it says so.
    #[must_use]
    pub fn accuracy(&self) -> Option<Accuracy> {
        self.info.accuracy
    }

    /// Content of the serial number's INTEGER, unique per authority.
    #[must_use]
    pub fn serial(&self) -> &[u8] {
        &self.info.serial
    }

    /// Under which policy.
    #[must_use]
    pub fn policy(&self) -> &Oid {
        &self.info.policy
    }

    /// What it is about.
    #[must_use]
    pub fn imprint(&self) -> &Imprint {
        &self.info.imprint
    }

    /// The request's nonce, if it had one.
    #[must_use]
    pub fn nonce(&self) -> Option<&[u8]> {
        self.info.nonce.as_deref()
    }

    /// The certificates that came along.
    #[must_use]
    pub fn certificates(&self) -> &[Certificate] {
        self.signed.certificates()
    }

    /// The SignedData around it, for whoever wants its revocation lists or algorithms.
    #[must_use]
    pub fn signed_data(&self) -> &SignedData {
        &self.signed
    }

    /// Verifies that it is about data with `digest` (by `algorithm`), and signed by a time-stamping unit, whose
    /// certificate is inside or among `extra`. Whether that certificate is trusted at [`Self::time`] is for
    /// [`TrustStore::validate`](crate::x509::TrustStore::validate) with
    /// [`Usage::TimeStamping`](crate::x509::Usage::TimeStamping).
    ///
    /// # Errors
    /// The first [`TokenFailure`].
    pub fn verify(
        &self,
        algorithm: DigestAlgorithm,
        digest: &[u8],
        extra: &[Certificate],
    ) -> Result<Verified, TokenFailure> {
        let imprint = &self.info.imprint;
        let same = imprint.digest.len() == digest.len() && memcmp::eq(&imprint.digest, digest);
        if imprint.algorithm != Some(algorithm) || !same {
            return Err(TokenFailure::ImprintMismatch);
        }
        let mut verified = self.verify_signature(extra)?;
        if algorithm.is_weak() {
            verified.weaknesses.push(Weakness::Digest(algorithm));
        }
        Ok(verified)
    }

    fn verify_signature(&self, extra: &[Certificate]) -> Result<Verified, TokenFailure> {
        let signer = &self.signed.signers()[0];
        let verified = self
            .signed
            .verify_content(signer, extra)
            .map_err(TokenFailure::Signature)?;
        if !verified.binds_certificate {
            return Err(TokenFailure::Signature(Failure::Attribute("signing-certificate")));
        }
        match unfit_for_time_stamping(&verified.certificate) {
            Some(why) => Err(TokenFailure::NotATimeStampingUnit(why)),
            None => Ok(verified),
        }
    }
}

fn read(signed: &SignedData) -> Parse<Info> {
    if *signed.content_type() != TST_INFO {
        return Err(Malformed("it holds no TSTInfo"));
    }
    if signed.signers().len() != 1 {
        return Err(Malformed("it must have exactly one signature"));
    }
    let content = signed.content().ok_or(Malformed("it holds no TSTInfo"))?;
    let mut fields = Cursor(content)
        .expect(asn1::SEQUENCE, "the TSTInfo is not a sequence")?
        .inside();
    fields.expect(asn1::INTEGER, "the version is missing")?;
    let policy = policy(fields.expect(asn1::OID, "the policy is missing")?)?;
    let imprint = Imprint::read(fields.expect(asn1::SEQUENCE, "the imprint is missing")?)?;
    let serial = fields
        .expect(asn1::INTEGER, "the serial number is missing")?
        .value
        .to_vec();
    let time = asn1::time(fields.expect(asn1::GENERALIZED_TIME, "the time is missing")?)?;
    let accuracy = fields.optional(asn1::SEQUENCE)?.map(accuracy).transpose()?;
    fields.optional(asn1::BOOLEAN)?;
    let nonce = fields.optional(asn1::INTEGER)?.map(|n| n.value.to_vec());
    Ok(Info {
        policy,
        imprint,
        serial,
        time,
        accuracy,
        nonce,
    })
}

fn accuracy(element: Element<'_>) -> Parse<Accuracy> {
    let mut fields = element.inside();
    let mut number = |tag| fields.optional(tag)?.map_or(Ok(0), |n| asn1::small(n.value));
    let seconds = number(asn1::INTEGER)?;
    let millis = number(asn1::context(0))?.min(999);
    let micros = number(asn1::context(1))?.min(999);
    let whole = Duration::from_secs(seconds.min(u64::from(u32::MAX)));
    Ok(Accuracy(whole + Duration::from_micros(millis * 1000 + micros)))
}
