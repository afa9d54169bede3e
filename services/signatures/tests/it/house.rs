//! A certification authority, its time-stamping unit, and people with keys; no database.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use kernel::{ManualClock, Result, Timestamp};
use pdf::{Pdf, SignatureField};
use pki::cms::Signing;
use pki::keys::{KeyAlgorithm, Signer as _, SoftwareKey};
use pki::tsp::{LocalTimeStamper, TIME_STAMPING_POLICY, TimeStamper, TimeStampingUnit};
use pki::x509::{
    Authority, Certificate, Crl, CrlContents, Profile, RevocationCheck, RevocationReason, Revoked, Subject, TrustStore,
};
use signatures::pades::{self, Key, Signed, Statement};
use signatures::validation::{self, Policy, Report, SignatureReport};

pub const DAY: Duration = Duration::from_secs(86_400);
pub const YEAR: Duration = Duration::from_secs(86_400 * 365);
/// Name of the field that [`Person::sign`] signs.
pub const FIELD: &str = "Chancery";

/// 2026-11-21T09:00:00Z.
pub fn now() -> Timestamp {
    Timestamp::from_unix_seconds(1_795_251_600)
}

pub fn vector(name: &str) -> Vec<u8> {
    std::fs::read(vectors().join(name)).unwrap()
}

pub fn vectors() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/pdf")
}

pub fn open(file: &[u8]) -> Pdf {
    Pdf::open(file.to_vec(), None).unwrap()
}

pub struct House {
    pub authority: Authority,
    pub stamper: LocalTimeStamper,
}

pub struct Person {
    pub certificate: Certificate,
    pub signing: Signing,
    pub key: SoftwareKey,
}

impl House {
    pub fn new() -> Self {
        let authority = Self::authority("Test Root");
        let stamper = stamper(&authority, &[]);
        Self { authority, stamper }
    }

    fn authority(name: &str) -> Authority {
        let key = Arc::new(SoftwareKey::generate(KeyAlgorithm::EcdsaP384).unwrap());
        let until = now().plus(YEAR * 30);
        Authority::create_root(key, &Subject::new(name).unwrap(), now().minus(YEAR), until).unwrap()
    }

    pub fn person(&self, algorithm: KeyAlgorithm) -> Person {
        self.person_until(algorithm, now().plus(YEAR))
    }

    pub fn person_until(&self, algorithm: KeyAlgorithm, until: Timestamp) -> Person {
        let key = SoftwareKey::generate(algorithm).unwrap();
        let subject = Subject::new("Bat-Erdene Ганбаатар").unwrap();
        let issued = self.authority.issue(
            key.public_key(),
            &subject,
            Profile::DocumentSigner,
            now().minus(DAY),
            until,
        );
        let certificate = issued.unwrap();
        let chain = [certificate.clone(), self.authority.certificate().clone()];
        Person {
            certificate,
            signing: Signing::new(&chain).unwrap(),
            key,
        }
    }

    /// A list that says the certificate was revoked then.
    pub fn revoking(&self, person: &Person, at: Timestamp) -> Crl {
        let revoked = [Revoked {
            serial: person.certificate.serial().to_vec(),
            at,
            reason: RevocationReason::KeyCompromise,
        }];
        self.list(&revoked)
    }

    pub fn list(&self, revoked: &[Revoked]) -> Crl {
        let contents = CrlContents {
            number: 1,
            this_update: now().plus(DAY * 20),
            next_update: now().plus(DAY * 40),
            revoked,
        };
        self.authority.crl(&contents).unwrap()
    }

    pub fn policy(&self) -> Policy {
        Policy {
            trust: TrustStore::new(vec![self.authority.certificate().clone()]),
            at: now(),
            revocation: RevocationCheck::IfKnown,
        }
    }

    pub fn validate(&self, file: &[u8]) -> Report {
        validate(file, &self.policy())
    }
}

/// A unit of this authority; `extra` certificates make its tokens larger.
pub fn stamper(authority: &Authority, extra: &[Certificate]) -> LocalTimeStamper {
    let key = Arc::new(SoftwareKey::generate(KeyAlgorithm::EcdsaP256).unwrap());
    let subject = Subject::new("Test Time Stamping Unit").unwrap();
    let (from, until) = (now().minus(DAY), now().plus(YEAR * 15));
    let certificate = authority.issue(key.public_key(), &subject, Profile::TimeStampingUnit, from, until);
    let chain = [&[certificate.unwrap(), authority.certificate().clone()], extra].concat();
    let unit = TimeStampingUnit::new(&chain, key, TIME_STAMPING_POLICY.parse().unwrap()).unwrap();
    LocalTimeStamper::new(Arc::new(unit), Arc::new(ManualClock::new(now())))
}

pub fn validate(file: &[u8], policy: &Policy) -> Report {
    validation::validate(&open(file), policy).unwrap()
}

/// The report on the signature in this field.
pub fn of<'a>(report: &'a Report, field: &str) -> &'a SignatureReport {
    report.signatures.iter().find(|s| s.field == field).unwrap()
}

/// Indication and sub-indication, as the standard writes them.
pub fn verdict(report: &SignatureReport) -> (String, String) {
    let why = report.sub_indication.map(|why| why.to_string()).unwrap_or_default();
    (report.indication.to_string(), why)
}

pub fn statement(field: SignatureField) -> Statement {
    Statement {
        field,
        appearance: None,
        time: now(),
        name: Some("Bat-Erdene Ганбаатар".to_owned()),
        reason: Some("Зөвшөөрч байна · Egyetértek · 同意".to_owned()),
        location: None,
    }
}

impl Person {
    pub fn key<'a>(&'a self, stamper: Option<&'a dyn TimeStamper>) -> Key<'a> {
        Key {
            signing: &self.signing,
            signer: &self.key,
            stamper,
        }
    }

    /// Signs the whole file in a new field that shows nothing.
    pub async fn sign(&self, pdf: Pdf, stamper: Option<&dyn TimeStamper>) -> Result<Signed> {
        let statement = statement(SignatureField::invisible(FIELD));
        pades::sign(pdf, &[], &statement, &self.key(stamper)).await
    }
}
