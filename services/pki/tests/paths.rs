//! Certificates, revocation lists and paths: made here, judged by OpenSSL's command line and by our own validation.
#![allow(clippy::unwrap_used)] // helpers of tests, where a failure fails the test

mod common;

use std::time::Duration;

use common::{DAY, Installation, key};
use pki::keys::KeyAlgorithm::*;
use pki::keys::Signer;
use pki::x509::*;
use proptest::prelude::*;

fn store(installation: &Installation, crls: Vec<Crl>) -> TrustStore {
    TrustStore {
        crls,
        ..TrustStore::new(vec![installation.authority.certificate().clone()])
    }
}

/// A list made so much later, when the certificates of today have expired.
fn list_of(installation: &Installation, later: Duration) -> Crl {
    let this_update = installation.now.plus(later);
    let contents = CrlContents {
        number: 99,
        this_update,
        next_update: this_update.plus(DAY),
        revoked: &[],
    };
    installation.authority.crl(&contents).unwrap()
}

fn validate(store: &TrustStore, certificate: &Certificate, at: kernel::Timestamp) -> PathOutcome {
    store
        .validate(certificate, Usage::DocumentSigning, at, RevocationCheck::Required)
        .unwrap()
}

fn revoked(certificate: &Certificate, at: kernel::Timestamp, reason: RevocationReason) -> Revoked {
    Revoked {
        serial: certificate.serial().to_vec(),
        at,
        reason,
    }
}

#[test]
fn openssl_accepts_the_certificates_in_strict_mode_with_the_list_alone() {
    for root in [EcdsaP256, EcdsaP384, Rsa2048, Ed25519] {
        let installation = Installation::new(root);
        installation.write("crl.der", installation.crl(1, &[]).der());
        installation.openssl_ok("crl -inform DER -in crl.der -out crl.pem");
        for profile in [
            Profile::DocumentSigner,
            Profile::OrganizationSeal,
            Profile::TimeStampingUnit,
        ] {
            let certificate = installation.issue(&key(EcdsaP256), profile);
            installation.write("leaf.pem", &certificate.to_pem().unwrap());
            let command = "verify -x509_strict -crl_check_all -CAfile root.pem -CRLfile crl.pem leaf.pem";
            installation.openssl_ok(command);
        }
    }
}

#[test]
fn a_certificate_says_what_its_profile_demands() {
    let installation = Installation::new(EcdsaP256);
    let certificate = installation.issue(&key(EcdsaP256), Profile::DocumentSigner);
    installation.write("leaf.pem", &certificate.to_pem().unwrap());
    let text = installation.openssl_ok("x509 -in leaf.pem -noout -text -nameopt utf8");
    for part in [
        "X509v3 Key Usage: critical\n                Digital Signature, Non Repudiation\n",
        "1.3.6.1.5.5.7.3.36, E-mail Protection",
        "X509v3 Basic Constraints: critical\n                CA:FALSE",
        "email:bat@example.org",
        "URI:http://pki.example.org/root.crl",
        "CA Issuers - URI:http://pki.example.org/root.cer",
        "O=Őrség Kft., CN=Bat-Erdene Ганбаатар",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(text.contains(&format!("Policy: {CERTIFICATE_POLICY}")), "{text}");
    assert_eq!(certificate.emails(), ["bat@example.org"]);
    assert_eq!(certificate.crl_urls(), ["http://pki.example.org/root.crl"]);
    assert_eq!(
        certificate.authority_key_id(),
        installation.authority.certificate().subject_key_id()
    );
    assert!(certificate.serial().len() >= 17 && certificate.serial()[0] < 0x80);
}

#[test]
fn a_root_may_sign_leaves_only() {
    let installation = Installation::new(EcdsaP256);
    let text = installation.openssl_ok("x509 -in root.pem -noout -text");
    assert!(
        text.contains("CA:TRUE, pathlen:0") && text.contains("Certificate Sign, CRL Sign"),
        "{text}"
    );
}

#[test]
fn a_certificate_never_outlives_its_authority() {
    let installation = Installation::new(EcdsaP256);
    let (from, until) = (installation.now, installation.now.plus(DAY * 36_500));
    let subject = Subject::new("Long Lived").unwrap();
    let key = key(EcdsaP256);
    let certificate = installation
        .authority
        .issue(key.public_key(), &subject, Profile::DocumentSigner, from, until)
        .unwrap();
    assert_eq!(
        certificate.not_after(),
        installation.authority.certificate().not_after()
    );
}

#[test]
fn long_names_are_cut_and_empty_ones_refused() {
    let subject = Subject::new(&"Ő\n".repeat(100)).unwrap();
    assert_eq!(subject.common_name().chars().count(), 63);
    assert_eq!(Subject::new(" \t ").unwrap_err().reason(), "SUBJECT_NAME_EMPTY");
}

#[test]
fn an_address_that_is_not_ascii_is_kept_as_rfc_9598_has_it() {
    let installation = Installation::new(EcdsaP256);
    let subject = Subject::new("Ö").unwrap().email("jürgen@example.org");
    let (from, until) = (installation.now, installation.now.plus(DAY));
    let key = key(EcdsaP256);
    let certificate = installation
        .authority
        .issue(key.public_key(), &subject, Profile::DocumentSigner, from, until)
        .unwrap();
    assert_eq!(certificate.emails(), ["jürgen@example.org"]);
}

#[test]
fn a_path_is_trusted_only_within_its_validity_and_with_a_fresh_list() {
    let installation = Installation::new(EcdsaP384);
    let certificate = installation.issue(&key(EcdsaP256), Profile::DocumentSigner);
    let now = installation.now;
    let known = store(&installation, vec![installation.crl(1, &[])]);
    let chain = installation.chain(certificate.clone());
    assert_eq!(validate(&known, &certificate, now), PathOutcome::Trusted { chain });
    let unknown = PathOutcome::RevocationUnknown {
        certificate: certificate.clone(),
    };
    assert_eq!(validate(&store(&installation, vec![]), &certificate, now), unknown);
    assert_eq!(
        validate(&known, &certificate, now.plus(DAY * 8)),
        unknown,
        "the list is stale"
    );
    let lenient = known.validate(
        &certificate,
        Usage::DocumentSigning,
        now.plus(DAY * 8),
        RevocationCheck::IfKnown,
    );
    assert!(lenient.unwrap().is_trusted());
    let expired = PathOutcome::Expired {
        certificate: certificate.clone(),
    };
    assert_eq!(validate(&known, &certificate, now.plus(DAY * 366)), expired);
    let late = TrustStore {
        crls: vec![list_of(&installation, DAY * 370)],
        ..known.clone()
    };
    assert_eq!(
        validate(&late, &certificate, now),
        PathOutcome::Trusted {
            chain: installation.chain(certificate.clone())
        }
    );
    let early = validate(&known, &certificate, now.minus(DAY * 2));
    assert!(matches!(early, PathOutcome::NotYetValid { .. }), "{early:?}");
}

#[test]
fn a_revocation_counts_from_its_time_on() {
    let installation = Installation::new(EcdsaP256);
    let certificate = installation.issue(&key(EcdsaP256), Profile::DocumentSigner);
    let other = installation.issue(&key(EcdsaP256), Profile::DocumentSigner);
    let at = installation.now.minus(Duration::from_secs(3600));
    let list = [
        revoked(&other, at, RevocationReason::Unspecified),
        revoked(&certificate, at, RevocationReason::KeyCompromise),
    ];
    let crl = installation.crl(7, &list);
    assert_eq!(crl.number(), Some(7));
    let store = store(&installation, vec![installation.crl(6, &[]), crl.clone()]);
    let outcome = PathOutcome::Revoked {
        certificate: certificate.clone(),
        at,
        reason: RevocationReason::KeyCompromise,
    };
    assert_eq!(validate(&store, &certificate, installation.now), outcome);
    assert!(
        validate(&store, &certificate, at.minus(DAY / 24)).is_trusted(),
        "signed before the revocation"
    );
    installation.write("crl.der", crl.der());
    installation.write("leaf.pem", &certificate.to_pem().unwrap());
    let text = installation.openssl_ok("crl -inform DER -in crl.der -text -noout -CAfile root.pem");
    assert!(
        text.contains("verify OK") && text.contains("Key Compromise") && text.contains("X509v3 CRL Number"),
        "{text}"
    );
    installation.openssl_ok("crl -inform DER -in crl.der -out crl.pem");
    let output = installation.openssl("verify -crl_check -CAfile root.pem -CRLfile crl.pem leaf.pem");
    assert!(String::from_utf8_lossy(&output.stderr).contains("certificate revoked"));
}

#[test]
fn a_list_by_somebody_else_or_changed_counts_for_nothing() {
    let (installation, stranger) = (Installation::new(EcdsaP256), Installation::new(EcdsaP256));
    let certificate = installation.issue(&key(EcdsaP256), Profile::DocumentSigner);
    let foreign = stranger.crl(
        1,
        &[revoked(
            &certificate,
            installation.now.minus(DAY),
            RevocationReason::Unspecified,
        )],
    );
    let unknown = PathOutcome::RevocationUnknown {
        certificate: certificate.clone(),
    };
    assert_eq!(
        validate(&store(&installation, vec![foreign]), &certificate, installation.now),
        unknown
    );
    let mut changed = installation.crl(1, &[]).der().to_vec();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    let changed = Crl::from_der(&changed).unwrap();
    assert_eq!(
        validate(&store(&installation, vec![changed]), &certificate, installation.now),
        unknown
    );
}

#[test]
fn a_stranger_and_a_forged_certificate_are_not_trusted() {
    let (installation, stranger) = (Installation::new(EcdsaP256), Installation::new(EcdsaP256));
    let certificate = installation.issue(&key(EcdsaP256), Profile::DocumentSigner);
    let known = store(&stranger, vec![]);
    assert_eq!(
        validate(&known, &certificate, installation.now),
        PathOutcome::NoTrustAnchor
    );
    let mut forged = certificate.der().to_vec();
    let at = forged.windows(3).position(|w| w == b"Bat").unwrap();
    forged[at] = b'C';
    let forged = Certificate::from_der(&forged).unwrap();
    let known = store(&installation, vec![]);
    assert_eq!(
        validate(&known, &forged, installation.now),
        PathOutcome::InvalidSignature
    );
}

#[test]
fn a_time_stamping_unit_signs_no_document_and_a_signer_no_time_stamp() {
    let installation = Installation::new(EcdsaP256);
    let known = store(&installation, vec![installation.crl(1, &[])]);
    let unit = installation.issue(&key(EcdsaP256), Profile::TimeStampingUnit);
    let signer = installation.issue(&key(EcdsaP256), Profile::DocumentSigner);
    let outcome = |c: &Certificate, usage| {
        known
            .validate(c, usage, installation.now, RevocationCheck::Required)
            .unwrap()
    };
    assert!(outcome(&unit, Usage::TimeStamping).is_trusted());
    assert!(matches!(
        outcome(&unit, Usage::DocumentSigning),
        PathOutcome::ConstraintViolation { .. }
    ));
    assert!(matches!(
        outcome(&signer, Usage::TimeStamping),
        PathOutcome::ConstraintViolation { .. }
    ));
}

#[test]
fn a_leaf_that_plays_authority_is_refused() {
    let installation = Installation::new(EcdsaP256);
    let own = key(EcdsaP256);
    let leaf = installation.issue(&own, Profile::DocumentSigner);
    let impostor = Authority::new(leaf.clone(), own).unwrap();
    let (from, until) = (installation.now.minus(DAY), installation.now.plus(DAY));
    let victim = key(EcdsaP256);
    let subject = Subject::new("The President").unwrap();
    let forged = impostor
        .issue(victim.public_key(), &subject, Profile::DocumentSigner, from, until)
        .unwrap();
    let known = TrustStore {
        intermediates: vec![leaf],
        ..store(&installation, vec![])
    };
    let outcome = known
        .validate(
            &forged,
            Usage::DocumentSigning,
            installation.now,
            RevocationCheck::IfKnown,
        )
        .unwrap();
    assert!(
        matches!(
            outcome,
            PathOutcome::ConstraintViolation { .. } | PathOutcome::NoTrustAnchor
        ),
        "{outcome:?}"
    );
}

#[test]
fn a_certificate_signed_with_sha1_is_reported_as_weak() {
    let installation = Installation::new(Rsa2048);
    let directory = Installation::new(EcdsaP256);
    directory.openssl_ok("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 30 -subj /CN=Old -sha256");
    directory.openssl_ok("req -new -newkey rsa:2048 -nodes -keyout leaf.key -out leaf.csr -subj /CN=Leaf");
    directory
        .openssl_ok("x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out leaf.pem -sha1 -days 20");
    let read = |name: &str| {
        Certificate::chain_from_pem(&std::fs::read(directory.path(name)).unwrap())
            .unwrap()
            .remove(0)
    };
    let known = TrustStore::new(vec![read("ca.pem")]);
    let at = installation.now.plus(Duration::from_secs(60));
    let outcome = known
        .validate(&read("leaf.pem"), Usage::DocumentSigning, at, RevocationCheck::IfKnown)
        .unwrap();
    let digest = pki::DigestAlgorithm::Sha1;
    assert_eq!(
        outcome,
        PathOutcome::WeakAlgorithm {
            certificate: read("leaf.pem"),
            digest
        }
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]
    #[test]
    fn no_mutation_makes_the_readers_panic(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        thread_local!(static WHOLE: (Certificate, Crl) = {
            let installation = Installation::new(EcdsaP256);
            let certificate = installation.issue(&key(EcdsaP256), Profile::DocumentSigner);
            let entry = revoked(&certificate, installation.now, RevocationReason::Superseded);
            (certificate, installation.crl(1, &[entry]))
        });
        let (certificate, crl) = WHOLE.with(Clone::clone);
        let mutate = |der: &[u8]| {
            let mut bytes = der.to_vec();
            changes.iter().for_each(|(at, byte)| { let at = at.index(bytes.len()); bytes[at] = *byte; });
            bytes
        };
        if let Ok(odd) = Certificate::from_der(&mutate(certificate.der())) {
            let _ = (odd.emails(), odd.crl_urls(), odd.ca_issuer_urls(), odd.key_usage(), odd.key_algorithm(), format!("{odd:?}"));
        }
        if let Ok(odd) = Crl::from_der(&mutate(crl.der())) {
            let _ = (odd.revocation(certificate.serial()), odd.speaks_for(&certificate), odd.remembers(&certificate));
        }
    }
}
