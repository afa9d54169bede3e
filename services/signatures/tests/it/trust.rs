//! Certificates that are unknown, expired or revoked, and time stamps that prove when.

use pki::keys::KeyAlgorithm::EcdsaP256;
use pki::tsp::TimeStamper;
use pki::x509::RevocationCheck;
use signatures::validation::{Policy, Revocation};

use crate::house::{DAY, FIELD, House, YEAR, now, of, open, validate, vector, verdict};

fn passed() -> (String, String) {
    ("TOTAL-PASSED".to_owned(), String::new())
}

fn open_question(why: &str) -> (String, String) {
    ("INDETERMINATE".to_owned(), why.to_owned())
}

#[tokio::test]
async fn a_signature_of_another_root_is_not_trusted() {
    let (house, stranger) = (House::new(), House::new());
    let person = stranger.person(EcdsaP256);
    let signed = person.sign(open(&vector("plain.pdf")), None).await.unwrap();
    let report = house.validate(&signed.bytes);
    assert!(!report.passed);
    assert_eq!(verdict(of(&report, FIELD)), open_question("NO_CERTIFICATE_CHAIN_FOUND"));
    let explained = of(&report, FIELD).explanations.join(" ");
    assert!(explained.contains("no path leads"), "{explained}");
    let mut policy = house.policy();
    policy.trust.anchors.push(stranger.authority.certificate().clone());
    assert!(validate(&signed.bytes, &policy).passed);
}

#[tokio::test]
async fn an_expired_certificate_needs_a_time_stamp_from_before() {
    let house = House::new();
    let person = house.person_until(EcdsaP256, now().plus(DAY * 10));
    let later = |days: u32| Policy {
        at: now().plus(DAY * days),
        ..house.policy()
    };
    let plain = person.sign(open(&vector("plain.pdf")), None).await.unwrap().bytes;
    assert_eq!(verdict(of(&validate(&plain, &later(9)), FIELD)), passed());
    let late = validate(&plain, &later(11));
    assert_eq!(verdict(of(&late, FIELD)), open_question("OUT_OF_BOUNDS_NO_POE"));
    let stamped = person.sign(open(&vector("plain.pdf")), Some(&house.stamper)).await;
    let late = validate(&stamped.unwrap().bytes, &later(365 * 10));
    assert_eq!(verdict(of(&late, FIELD)), passed());
    assert_eq!(of(&late, FIELD).best_signature_time, now());
}

#[tokio::test]
async fn a_time_stamp_from_after_the_expiry_proves_nothing() {
    let house = House::new();
    let person = house.person_until(EcdsaP256, now().minus(DAY / 2));
    let stamped = person.sign(open(&vector("plain.pdf")), Some(&house.stamper)).await;
    let report = house.validate(&stamped.unwrap().bytes);
    assert_eq!(verdict(of(&report, FIELD)), open_question("OUT_OF_BOUNDS_NO_POE"));
}

#[tokio::test]
async fn a_certificate_from_after_the_time_stamp_is_refused() {
    let house = House::new();
    let person = house.person(EcdsaP256);
    let plain = person.sign(open(&vector("plain.pdf")), None).await.unwrap().bytes;
    let early = Policy {
        at: now().minus(DAY * 2),
        ..house.policy()
    };
    let expected = ("TOTAL-FAILED".to_owned(), "NOT_YET_VALID".to_owned());
    assert_eq!(verdict(of(&validate(&plain, &early), FIELD)), expected);
}

#[tokio::test]
async fn a_revocation_counts_from_its_time() {
    let house = House::new();
    let person = house.person(EcdsaP256);
    let stamper: Option<&dyn TimeStamper> = Some(&house.stamper);
    let plain = person.sign(open(&vector("plain.pdf")), None).await.unwrap().bytes;
    let stamped = person.sign(open(&vector("plain.pdf")), stamper).await.unwrap().bytes;
    let judged = |file: &[u8], revoked| {
        let mut policy = house.policy();
        policy.at = now().plus(DAY * 30);
        policy.revocation = RevocationCheck::Required;
        policy.trust.crls = vec![house.revoking(&person, revoked)];
        let report = validate(file, &policy);
        (verdict(of(&report, FIELD)), of(&report, FIELD).revocation)
    };
    let (before, after) = (now().minus(DAY / 2), now().plus(DAY));
    assert_eq!(judged(&stamped, after), (passed(), Revocation::Good));
    let revoked = (open_question("REVOKED_NO_POE"), Revocation::Revoked);
    assert_eq!(judged(&stamped, before), revoked);
    assert_eq!(judged(&plain, after), revoked);
    assert_eq!(judged(&plain, before), revoked);
}

#[tokio::test]
async fn revocation_that_is_not_known_is_told() {
    let house = House::new();
    let person = house.person(EcdsaP256);
    let signed = person.sign(open(&vector("plain.pdf")), None).await.unwrap().bytes;
    let report = house.validate(&signed);
    assert_eq!(of(&report, FIELD).revocation, Revocation::NotChecked);
    assert!(of(&report, FIELD).explanations[0].contains("revocation was not checked"));
    let strict = Policy {
        revocation: RevocationCheck::Required,
        ..house.policy()
    };
    assert_eq!(
        verdict(of(&validate(&signed, &strict), FIELD)),
        open_question("TRY_LATER")
    );
    let mut informed = strict;
    informed.trust.crls = vec![house.list(&[])];
    let report = validate(&signed, &informed);
    assert_eq!(
        (verdict(of(&report, FIELD)), of(&report, FIELD).revocation),
        (passed(), Revocation::Good)
    );
    // A list that should long have been replaced tells nothing any more.
    informed.at = now().plus(DAY * 41);
    assert_eq!(
        verdict(of(&validate(&signed, &informed), FIELD)),
        open_question("TRY_LATER")
    );
}

#[tokio::test]
async fn a_time_stamp_of_an_unknown_authority_proves_no_time() {
    let (house, stranger) = (House::new(), House::new());
    let person = house.person(EcdsaP256);
    let signed = person
        .sign(open(&vector("plain.pdf")), Some(&stranger.stamper))
        .await
        .unwrap();
    let mut policy = house.policy();
    policy.at = now().plus(YEAR * 2);
    let report = validate(&signed.bytes, &policy);
    let own = of(&report, FIELD);
    assert_eq!(verdict(own).0, "INDETERMINATE");
    assert_eq!(own.best_signature_time, policy.at);
    assert_eq!(
        own.timestamps[0].sub_indication.unwrap().to_string(),
        "NO_CERTIFICATE_CHAIN_FOUND"
    );
}
