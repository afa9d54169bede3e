//! PAdES B-B and B-T (ETSI EN 319 142-1 §6.3): one incremental update, a detached CMS over all of the file, no signing-time attribute since `/M` carries the time.

use std::borrow::Borrow;

use kernel::{Error, Result, Timestamp};
use pdf::{Fill, Pdf, Prepared, SignatureField, SignatureRequest, SubFilter};
use pki::DigestAlgorithm;
use pki::cms::{Signature, Signing};
use pki::keys::Signer;
use pki::tsp::TimeStamper;
use serde::Serialize;

use crate::off_worker;

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

/// Fills fields and signs, in one incremental update. A `Pdf` given away lets its memory become the signed file's.
///
/// # Errors
/// `PDF_…` when the file cannot be filled or signed so; what the key and the time stamper refuse; `KEY_MISMATCH` when the key is not the certificate's.
pub async fn sign(pdf: impl Borrow<Pdf>, fills: &[Fill], statement: &Statement, key: &Key<'_>) -> Result<Signed> {
    let room = key.signing.max_size() + key.stamper.map_or(0, |_| TIME_STAMP_ROOM);
    let mut draft = draft(pdf.borrow(), fills, statement, key, room).await?;
    if draft.cms.len() > room {
        let room = draft.cms.len() + draft.cms.len() / 4;
        draft = self::draft(pdf.borrow(), fills, statement, key, room).await?;
    }
    drop(pdf);
    let level = if draft.timestamp_time.is_some() {
        Level::T
    } else {
        Level::B
    };
    Ok(Signed {
        bytes: off_worker(|| draft.prepared.embed(&draft.cms))?,
        cms: draft.cms,
        level,
        timestamp_time: draft.timestamp_time,
    })
}

/// A file and the signature made for it, which may need more room than the file has.
struct Draft {
    prepared: Prepared,
    cms: Vec<u8>,
    timestamp_time: Option<Timestamp>,
}

async fn draft(pdf: &Pdf, fills: &[Fill], statement: &Statement, key: &Key<'_>, room: usize) -> Result<Draft> {
    let (prepared, signature) = off_worker(|| {
        let prepared = pdf::fill_and_sign(pdf, fills, request(statement, room))?;
        let signature = sign_parts(&prepared, key)?;
        Ok::<_, Error>((prepared, signature))
    })?;
    let Some(stamper) = key.stamper else {
        return Ok(Draft {
            prepared,
            cms: signature.to_der(),
            timestamp_time: None,
        });
    };
    let token = stamper
        .time_stamp(&DigestAlgorithm::Sha256.digest(signature.value())?)
        .await?;
    Ok(Draft {
        prepared,
        cms: signature.with_signature_timestamp(token.der()).to_der(),
        timestamp_time: Some(token.time()),
    })
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

/// Digests parts that lie apart as if they were one.
fn digest(algorithm: DigestAlgorithm, parts: &[&[u8]]) -> Result<Vec<u8>> {
    let mut hasher = openssl::hash::Hasher::new(algorithm.openssl()).map_err(Error::internal)?;
    for part in parts {
        hasher.update(part).map_err(Error::internal)?;
    }
    Ok(hasher.finish().map_err(Error::internal)?.to_vec())
}
