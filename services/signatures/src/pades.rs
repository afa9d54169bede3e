//! PAdES B-B and B-T (ETSI EN 319 142-1 §6.3): one incremental update, a detached CMS over all of the file, no signing-time attribute since `/M` carries the time.

use kernel::{Error, Result, Timestamp};
use pdf::{Fill, Pdf, Prepared, SignatureField, SignatureRequest, SubFilter};
use pki::DigestAlgorithm;
use pki::cms::{Signature, Signing};
use pki::keys::Signer;
use pki::tsp::TimeStamper;
use serde::Serialize;

use crate::validation::digest;

/// The level of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Level {
    /// The signature with its certificate.
    #[serde(rename = "PAdES-BASELINE-B")]
    B,
    /// A trusted time stamp beside that.
    #[serde(rename = "PAdES-BASELINE-T")]
    T,
}

impl Level {
    /// The name ETSI gives it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::B => "PAdES-BASELINE-B",
            Self::T => "PAdES-BASELINE-T",
        }
    }

    /// The level with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::B, Self::T].into_iter().find(|level| level.name() == name)
    }
}

/// Who signs, and who states the time. With a time stamper the level is T, without B.
pub struct Key<'a> {
    /// What every signature of the certificate has in common.
    pub signing: &'a Signing,
    /// The key.
    pub signer: &'a dyn Signer,
    /// Who gives time stamps.
    pub stamper: Option<&'a dyn TimeStamper>,
}

/// What a signature says beside who made it.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The field it goes into.
    pub field: SignatureField,
    /// How it looks; none for a field that shows nothing.
    pub appearance: Option<pdf::FormXObject>,
    /// The time the signer claims.
    pub time: Timestamp,
    /// The signer's name.
    pub name: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Where.
    pub location: Option<String>,
}

/// A signed file.
pub struct Signed {
    /// The file.
    pub bytes: Vec<u8>,
    /// The CMS SignedData in DER.
    pub cms: Vec<u8>,
    /// The level reached.
    pub level: Level,
    /// The time the time stamp proves.
    pub timestamp_time: Option<Timestamp>,
}

/// Room for a time stamp; a larger one costs a second try.
const TIME_STAMP_ROOM: usize = 8 * 1024;

/// Fills fields and signs, in one incremental update.
///
/// # Errors
/// `PDF_…` when the file cannot be filled or signed so; what the key and the time stamper refuse; `KEY_MISMATCH` when the key is not the certificate's.
pub async fn sign(pdf: &Pdf, fills: &[Fill], statement: &Statement, key: &Key<'_>) -> Result<Signed> {
    let room = key.signing.max_size() + key.stamper.map_or(0, |_| TIME_STAMP_ROOM);
    let first = attempt(pdf, fills, statement, key, room).await?;
    let signed = match first {
        Attempt::Signed(signed) => return Ok(signed),
        Attempt::NeedsRoom(size) => attempt(pdf, fills, statement, key, size + size / 4).await?,
    };
    match signed {
        Attempt::Signed(signed) => Ok(signed),
        Attempt::NeedsRoom(size) => Err(Error::internal(format!(
            "the signature grew to {size} bytes between two tries"
        ))),
    }
}

enum Attempt {
    Signed(Signed),
    NeedsRoom(usize),
}

async fn attempt(pdf: &Pdf, fills: &[Fill], statement: &Statement, key: &Key<'_>, reserved: usize) -> Result<Attempt> {
    let prepared = pdf::fill_and_sign(pdf, fills, request(statement, reserved))?;
    let signature = sign_parts(&prepared, key)?;
    let token = match key.stamper {
        Some(stamper) => Some(
            stamper
                .time_stamp(&DigestAlgorithm::Sha256.digest(signature.value())?)
                .await?,
        ),
        None => None,
    };
    let timestamp_time = token.as_ref().map(pki::tsp::Token::time);
    let level = if token.is_some() { Level::T } else { Level::B };
    let signature = match &token {
        Some(token) => signature.with_signature_timestamp(token.der()),
        None => signature,
    };
    let cms = signature.to_der();
    if cms.len() > reserved {
        return Ok(Attempt::NeedsRoom(cms.len()));
    }
    Ok(Attempt::Signed(Signed {
        bytes: prepared.embed(&cms)?,
        cms,
        level,
        timestamp_time,
    }))
}

fn request(statement: &Statement, reserved: usize) -> SignatureRequest {
    SignatureRequest {
        field: statement.field.clone(),
        appearance: statement.appearance.clone(),
        sub_filter: SubFilter::CadesDetached,
        time: statement.time,
        signer_name: statement.name.clone(),
        reason: statement.reason.clone(),
        location: statement.location.clone(),
        contact: None,
        reserved,
    }
}

fn sign_parts<'a>(prepared: &Prepared, key: &Key<'a>) -> Result<Signature<'a>> {
    if key.signer.algorithm() != key.signing.key_algorithm() {
        let remedy = "must be the private key of the certificate";
        return Err(Error::invalid("KEY_MISMATCH", "key", remedy));
    }
    let digest = digest(key.signing.digest_algorithm(), &prepared.signed_parts())?;
    key.signing.sign(key.signer, &digest)
}
