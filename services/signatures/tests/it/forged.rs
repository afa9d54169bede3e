//! Files that somebody changed, and time stamps that belong elsewhere: none of them passes.

use kernel::Result;
use pdf::Pdf;
use pki::DigestAlgorithm;
use pki::keys::KeyAlgorithm::EcdsaP256;
use pki::tsp::{LocalTimeStamper, TimeStamper, Token};
use signatures::validation;

use crate::attacks;
use crate::house::{FIELD, House, of, open, vector, verdict};
use crate::signing::signed_twice;

fn failed(why: &str) -> (String, String) {
    ("TOTAL-FAILED".to_owned(), why.to_owned())
}

#[tokio::test]
async fn a_changed_byte_fails_wherever_it_is() {
    let house = House::new();
    let original = vector("plain.pdf");
    let person = house.person(EcdsaP256);
    let signed = person.sign(open(&original), Some(&house.stamper)).await.unwrap().bytes;
    let at = original
        .windows(3)
        .position(|w| w == b"Tj\n" || w == b" Tj" || w == b")Tj");
    let mut tampered = signed.clone();
    tampered[at.unwrap_or(9)] ^= 0x20;
    let report = house.validate(&tampered);
    assert!(!report.passed);
    assert_eq!(verdict(of(&report, FIELD)), failed("HASH_FAILURE"));
}

#[tokio::test]
async fn a_signature_value_that_was_changed_fails() {
    let house = House::new();
    let person = house.person(EcdsaP256);
    let signed = person.sign(open(&vector("plain.pdf")), None).await.unwrap();
    let value = signed.cms.len() - 4;
    let hex = |cms: &[u8]| cms.iter().map(|b| format!("{b:02x}")).collect::<String>();
    let mut changed = signed.cms.clone();
    changed[value] ^= 1;
    let (old, new) = (hex(&signed.cms), hex(&changed));
    let at = signed
        .bytes
        .windows(old.len())
        .position(|w| w == old.as_bytes())
        .unwrap();
    let mut file = signed.bytes;
    file[at..at + new.len()].copy_from_slice(new.as_bytes());
    assert_eq!(verdict(of(&house.validate(&file), FIELD)), failed("SIG_CRYPTO_FAILURE"));
}

#[tokio::test]
async fn no_attack_on_a_signed_file_passes() {
    let house = House::new();
    let person = house.person(EcdsaP256);
    let once = person
        .sign(open(&vector("plain.pdf")), Some(&house.stamper))
        .await
        .unwrap()
        .bytes;
    let mut tried = 0;
    for signed in [once, signed_twice(&house).await] {
        assert!(house.validate(&signed).passed);
        for sample in attacks::samples(&signed) {
            let report = Pdf::open(sample.bytes, None).and_then(|pdf| validation::validate(&pdf, &house.policy()));
            assert!(!report.is_ok_and(|report| report.passed), "{}", sample.name);
            tried += 1;
        }
    }
    assert!(tried > 30, "{tried}");
}

#[test]
fn the_attacks_of_the_corpus_do_not_pass() {
    let house = House::new();
    for name in ["pyhanko-byterange-gap.pdf", "pyhanko-byterange-tail.pdf"] {
        let report = house.validate(&vector(name));
        assert!(!report.passed, "{name}");
        assert_eq!(verdict(&report.signatures[0]).0, "TOTAL-FAILED", "{name}");
    }
}

/// Stamps something else than it is asked to.
struct Elsewhere<'a>(&'a LocalTimeStamper);

#[async_trait::async_trait]
impl TimeStamper for Elsewhere<'_> {
    async fn time_stamp(&self, _: &[u8]) -> Result<Token> {
        self.0
            .time_stamp(&DigestAlgorithm::Sha256.digest(b"something else")?)
            .await
    }
}

#[tokio::test]
async fn a_time_stamp_over_something_else_fails_and_gives_no_level() {
    let house = House::new();
    let person = house.person(EcdsaP256);
    let signed = person
        .sign(open(&vector("plain.pdf")), Some(&Elsewhere(&house.stamper)))
        .await;
    let report = house.validate(&signed.unwrap().bytes);
    let own = of(&report, FIELD);
    assert_eq!(verdict(own), failed("HASH_FAILURE"));
    assert_eq!(own.level, "PAdES-BASELINE-B");
    assert_eq!(own.best_signature_time, report.validation_time);
}

#[test]
fn a_file_that_nobody_signed_does_not_pass() {
    let report = House::new().validate(&vector("plain.pdf"));
    assert!(!report.passed && report.signatures.is_empty());
}
