//! A time-stamping unit: answers requests with tokens or with the standard's refusals. It keeps no state, so any number
//! of copies may share a key.

use std::sync::Arc;
use std::time::Duration;

use kernel::{Result, Timestamp};
use openssl::rand::rand_bytes;

use super::TimeStampRequest;
use super::message::{FailureInfo, granted, rejected};
use crate::asn1::{self, Cursor, tlv};
use crate::cms::{Signing, TST_INFO};
use crate::error::crypto;
use crate::keys::Signer;
use crate::x509::{Certificate, check_key, unfit_for_time_stamping};
use crate::{DigestAlgorithm, Oid};

/// Chancery's own policy: the time is the host's clock, held by the operator to UTC within one second.
pub const TIME_STAMPING_POLICY: &str = "2.25.95781700165067914330452312886377993037";

/// Signs time stamps. `ordering` is never claimed: with several copies it would not be true.
#[derive(Clone)]
pub struct TimeStampingUnit {
    signing: Arc<Signing>,
    certificate: Certificate,
    signer: Arc<dyn Signer>,
    policy: Oid,
    accuracy: Duration,
}

/// What a unit answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// TimeStampResp in DER.
    pub response: Vec<u8>,
    /// What was issued; none when the request was refused.
    pub issued: Option<Issued>,
}

/// An issued token, for the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The token in DER.
    pub token: Vec<u8>,
    /// Its serial number: 16 bytes, big-endian.
    pub serial: [u8; 16],
    /// The imprint's algorithm.
    pub algorithm: DigestAlgorithm,
    /// The imprint's digest.
    pub digest: Vec<u8>,
    /// The time it states, to the millisecond.
    pub time: Timestamp,
}

struct Refusal(FailureInfo, &'static str);

impl TimeStampingUnit {
    /// A unit with the first certificate of `chain`, whose key `signer` holds, claiming an accuracy of one second.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `AUTHORITY_KEY_MISMATCH`, `CERTIFICATE_NOT_FOR_TIME_STAMPS`, `CERTIFICATE_CHAIN_EMPTY`.
    pub fn new(chain: &[Certificate], signer: Arc<dyn Signer>, policy: Oid) -> Result<Self> {
        let signing = Arc::new(Signing::of_type(chain, TST_INFO)?);
        let certificate = chain[0].clone();
        check_key(&certificate, signer.as_ref())?;
        if let Some(why) = unfit_for_time_stamping(&certificate) {
            return Err(kernel::Error::invalid(
                "CERTIFICATE_NOT_FOR_TIME_STAMPS",
                "certificate",
                why,
            ));
        }
        Ok(Self {
            signing,
            certificate,
            signer,
            policy,
            accuracy: Duration::from_secs(1),
        })
    }

    /// The unit's certificate.
    #[must_use]
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// Answers a TimeStampReq in DER. A bad request is answered with the standard's refusal, not with an error.
    ///
    /// # Errors
    /// Those of the signer, and `INTERNAL` when there is no randomness: then no token exists.
    pub fn respond(&self, request: &[u8], now: Timestamp) -> Result<Answer> {
        let checked = TimeStampRequest::parse(request)
            .map_err(|_| Refusal(FailureInfo::BadRequest, "the request is no TimeStampReq of version 1"))
            .and_then(|request| self.check(&request, now).map(|algorithm| (request, algorithm)));
        match checked {
            Ok((request, algorithm)) => self.grant(&request, algorithm, now),
            Err(Refusal(info, words)) => Ok(Answer {
                response: rejected(info, words),
                issued: None,
            }),
        }
    }

    fn check(&self, request: &TimeStampRequest, now: Timestamp) -> Result<DigestAlgorithm, Refusal> {
        let known = request.imprint.algorithm.filter(|a| !a.is_weak());
        let algorithm = known.ok_or(Refusal(
            FailureInfo::BadAlg,
            "use SHA-224, SHA-256, SHA-384, SHA-512 or their SHA-3 kin",
        ))?;
        if request.imprint.digest.len() != algorithm.size() {
            return Err(Refusal(
                FailureInfo::BadDataFormat,
                "the digest's size does not fit its algorithm",
            ));
        }
        if request.policy.as_ref().is_some_and(|p| *p != self.policy) {
            return Err(Refusal(FailureInfo::UnacceptedPolicy, "leave the policy out"));
        }
        if request.has_extensions {
            return Err(Refusal(
                FailureInfo::UnacceptedExtension,
                "extensions are not supported",
            ));
        }
        // A token from outside the certificate's validity would prove nothing.
        let valid = self.certificate.not_before() <= now && now <= self.certificate.not_after();
        valid.then_some(algorithm).ok_or(Refusal(
            FailureInfo::SystemFailure,
            "the unit's certificate is not valid now",
        ))
    }

    fn grant(&self, request: &TimeStampRequest, algorithm: DigestAlgorithm, now: Timestamp) -> Result<Answer> {
        let serial = serial(now)?;
        let time = asn1::generalized_time(now);
        let info = self.info(request, &serial, &time);
        let prepared = self.signing.prepare_content(info, request.wants_certificate)?;
        let value = self.signer.sign(prepared.signed_attributes())?;
        let token = prepared.assemble(value)?.to_der();
        let digest = request.imprint.digest.clone();
        let time = Cursor(&time).any().and_then(asn1::time).unwrap_or(now);
        Ok(Answer {
            response: granted(&token),
            issued: Some(Issued {
                token,
                serial,
                algorithm,
                digest,
                time,
            }),
        })
    }

    /// TSTInfo (RFC 3161 §2.4.2).
    fn info(&self, request: &TimeStampRequest, serial: &[u8], time: &[u8]) -> Vec<u8> {
        let nonce = request
            .nonce
            .as_ref()
            .map(|n| tlv(asn1::INTEGER, &[n]))
            .unwrap_or_default();
        let accuracy = tlv(
            asn1::SEQUENCE,
            &[&asn1::unsigned(&self.accuracy.as_secs().to_be_bytes())],
        );
        let parts: [&[u8]; 7] = [
            &asn1::unsigned(&[1]),
            &self.policy.to_der(),
            request.imprint.der(),
            &asn1::unsigned(serial),
            time,
            &accuracy,
            &nonce,
        ];
        tlv(asn1::SEQUENCE, &parts)
    }
}

/// Two bits that keep it positive and 16 bytes long, 62 of microseconds and 64 random ones: sorted by time, and not
/// repeated by any copy.
fn serial(now: Timestamp) -> Result<[u8; 16]> {
    let mut serial = [0u8; 16];
    serial[..8].copy_from_slice(&now.unix_micros().unsigned_abs().to_be_bytes());
    serial[0] = serial[0] & 0x3f | 0x40;
    rand_bytes(&mut serial[8..]).map_err(crypto)?;
    Ok(serial)
}
