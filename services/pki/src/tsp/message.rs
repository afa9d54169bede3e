//! Requests and responses (RFC 3161 §2.4).

use kernel::{Error, ErrorKind, Result};

use super::Token;
use crate::asn1::{self, Cursor, Element, Malformed, Parse, tlv};
use crate::ber;
use crate::error::malformed;
use crate::{DigestAlgorithm, Oid};

/// The media types of requests and responses (RFC 3161 §3.4).
pub(crate) const QUERY_TYPE: &str = "application/timestamp-query";
pub(crate) const REPLY_TYPE: &str = "application/timestamp-reply";

/// A digest and how it was made: all that a time-stamping authority learns of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imprint {
    /// The algorithm; none when it is one we do not know.
    pub algorithm: Option<DigestAlgorithm>,
    /// The digest.
    pub digest: Vec<u8>,
    /// As it was sent: a token must repeat it.
    der: Vec<u8>,
}

impl Imprint {
    /// The imprint of a document with this digest.
    #[must_use]
    pub fn new(algorithm: DigestAlgorithm, digest: &[u8]) -> Self {
        let der = tlv(
            asn1::SEQUENCE,
            &[&algorithm.identifier(), &tlv(asn1::OCTET_STRING, &[digest])],
        );
        Self {
            algorithm: Some(algorithm),
            digest: digest.to_vec(),
            der,
        }
    }

    pub(super) fn read(element: Element<'_>) -> Parse<Self> {
        let mut fields = element.inside();
        let mut identifier = fields.expect(asn1::SEQUENCE, "the imprint has no algorithm")?.inside();
        let oid = identifier
            .expect(asn1::OID, "the imprint's algorithm has no name")?
            .value;
        let digest = fields
            .expect(asn1::OCTET_STRING, "the imprint has no digest")?
            .value
            .to_vec();
        Ok(Self {
            algorithm: DigestAlgorithm::from_oid(oid),
            digest,
            der: element.whole.to_vec(),
        })
    }

    pub(super) fn der(&self) -> &[u8] {
        &self.der
    }
}

/// TimeStampReq.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeStampRequest {
    /// What shall be time-stamped.
    pub imprint: Imprint,
    /// Under which policy; none leaves it to the authority.
    pub policy: Option<Oid>,
    /// Content of the INTEGER that the answer must repeat.
    pub nonce: Option<Vec<u8>>,
    /// Whether the token shall carry the unit's certificate.
    pub wants_certificate: bool,
    /// Whether it carries extensions, none of which we know.
    pub(super) has_extensions: bool,
}

impl TimeStampRequest {
    /// A request for this imprint, with the certificate and without policy.
    #[must_use]
    pub fn new(imprint: Imprint, nonce: Option<Vec<u8>>) -> Self {
        Self {
            imprint,
            policy: None,
            nonce,
            wants_certificate: true,
            has_extensions: false,
        }
    }

    /// The request in DER.
    #[must_use]
    pub fn to_der(&self) -> Vec<u8> {
        let policy = self.policy.as_ref().map(Oid::to_der).unwrap_or_default();
        let nonce = self
            .nonce
            .as_ref()
            .map(|n| tlv(asn1::INTEGER, &[n]))
            .unwrap_or_default();
        // DEFAULT FALSE is left out in DER.
        let certificate: &[u8] = if self.wants_certificate {
            &[asn1::BOOLEAN, 1, 0xff]
        } else {
            &[]
        };
        tlv(
            asn1::SEQUENCE,
            &[&asn1::unsigned(&[1]), self.imprint.der(), &policy, &nonce, certificate],
        )
    }

    /// Reads a request.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `TIME_STAMP_REQUEST_MALFORMED`.
    pub fn parse(der: &[u8]) -> Result<Self> {
        read_request(der).map_err(|why| malformed("TIME_STAMP_REQUEST_MALFORMED", "the time-stamp request", why))
    }
}

const MAX_NONCE: usize = 64;

fn read_request(der: &[u8]) -> Parse<TimeStampRequest> {
    let mut outer = Cursor(der);
    let mut fields = outer.expect(asn1::SEQUENCE, "it is not a sequence")?.inside();
    if !outer.is_empty() {
        return Err(Malformed("bytes follow it"));
    }
    if asn1::small(fields.expect(asn1::INTEGER, "the version is missing")?.value)? != 1 {
        return Err(Malformed("its version is not 1"));
    }
    let imprint = Imprint::read(fields.expect(asn1::SEQUENCE, "the imprint is missing")?)?;
    let policy = fields.optional(asn1::OID)?.map(policy).transpose()?;
    let nonce = fields.optional(asn1::INTEGER)?.map(|n| n.value.to_vec());
    if nonce.as_ref().is_some_and(|n| n.is_empty() || n.len() > MAX_NONCE) {
        return Err(Malformed("its nonce is empty or longer than 64 bytes"));
    }
    let wants_certificate = fields.optional(asn1::BOOLEAN)?.is_some_and(|b| b.value != [0]);
    let has_extensions = fields.optional(asn1::context_constructed(0))?.is_some();
    match fields.is_empty() {
        true => Ok(TimeStampRequest {
            imprint,
            policy,
            nonce,
            wants_certificate,
            has_extensions,
        }),
        false => Err(Malformed("it holds more than a request has")),
    }
}

pub(super) fn policy(element: Element<'_>) -> Parse<Oid> {
    Oid::from_content(element.value).ok_or(Malformed("its policy is malformed"))
}

/// PKIFailureInfo's bits (RFC 3161 §2.4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::enum_variant_names)] // the standard's names
pub(super) enum FailureInfo {
    BadAlg = 0,
    BadRequest = 2,
    BadDataFormat = 5,
    UnacceptedPolicy = 15,
    UnacceptedExtension = 16,
    SystemFailure = 25,
}

/// TimeStampResp that grants `token`.
pub(super) fn granted(token: &[u8]) -> Vec<u8> {
    let status = tlv(asn1::SEQUENCE, &[&asn1::unsigned(&[0])]);
    tlv(asn1::SEQUENCE, &[&status, token])
}

/// TimeStampResp that refuses, with a reason for programs and one for people.
pub(super) fn rejected(info: FailureInfo, words: &str) -> Vec<u8> {
    const UTF8_STRING: u8 = 0x0c;
    let text = tlv(asn1::SEQUENCE, &[&tlv(UTF8_STRING, &[words.as_bytes()])]);
    let status = tlv(asn1::SEQUENCE, &[&asn1::unsigned(&[2]), &text, &failure_bits(info)]);
    tlv(asn1::SEQUENCE, &[&status])
}

/// A BIT STRING with one bit set and, as named bits demand, no zeros after it.
fn failure_bits(info: FailureInfo) -> Vec<u8> {
    let (byte, bit) = (info as usize / 8, info as usize % 8);
    let mut bits = vec![0u8; byte + 1];
    bits[byte] = 0x80 >> bit;
    tlv(asn1::BIT_STRING, &[&[7 - bit as u8], &bits])
}

/// The token of a TimeStampResp.
///
/// # Errors
/// `INVALID_ARGUMENT` / `TIME_STAMP_RESPONSE_MALFORMED`; `UNAVAILABLE` / `TIME_STAMP_REFUSED` with the authority's words.
pub fn parse_response(bytes: &[u8]) -> Result<Token> {
    let odd = |why| malformed("TIME_STAMP_RESPONSE_MALFORMED", "the time-stamp response", why);
    let (der, used) = ber::definite(bytes).map_err(odd)?;
    if used != bytes.len() {
        return Err(odd(Malformed("bytes follow it")));
    }
    let (status, words, token) = read_response(&der).map_err(odd)?;
    match token {
        // 0 granted, 1 granted with modifications.
        Some(token) if status <= 1 => Token::parse(&token),
        _ => Err(refused(status, &words)),
    }
}

fn refused(status: u64, words: &str) -> Error {
    let message = format!("the time-stamping authority refused with status {status}: {words}");
    Error::new(ErrorKind::Unavailable, "TIME_STAMP_REFUSED", message)
}

fn read_response(der: &[u8]) -> Parse<(u64, String, Option<Vec<u8>>)> {
    let mut fields = Cursor(der).expect(asn1::SEQUENCE, "it is not a sequence")?.inside();
    let mut info = fields.expect(asn1::SEQUENCE, "the status is missing")?.inside();
    let status = asn1::small(info.expect(asn1::INTEGER, "the status is missing")?.value)?;
    let text = info
        .optional(asn1::SEQUENCE)?
        .map_or(Ok(vec![]), |t| t.inside().all(16))?;
    let words = text
        .iter()
        .map(|t| String::from_utf8_lossy(t.value))
        .collect::<Vec<_>>()
        .join("; ");
    let token = fields.optional(asn1::SEQUENCE)?.map(|t| t.whole.to_vec());
    Ok((
        status,
        words.chars().filter(|c| !c.is_control()).take(300).collect(),
        token,
    ))
}
