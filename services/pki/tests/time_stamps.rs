//! Time stamps made here are accepted by `openssl ts`, and those of `openssl ts` here.
#![allow(clippy::unwrap_used)] // helpers of tests, where a failure fails the test

mod common;

use std::sync::Arc;
use std::time::Duration;

use common::{DAY, Installation, key};
use kernel::ManualClock;
use pki::DigestAlgorithm::{self, *};
use pki::cms::{SignedData, Signing};
use pki::keys::KeyAlgorithm::*;
use pki::tsp::*;
use pki::x509::{Certificate, Profile};
use proptest::prelude::*;

const DATA: &[u8] = b"It existed.";

fn unit(installation: &Installation) -> TimeStampingUnit {
    let key = key(EcdsaP256);
    let chain = installation.chain(installation.issue(&key, Profile::TimeStampingUnit));
    TimeStampingUnit::new(&chain, key, TIME_STAMPING_POLICY.parse().unwrap()).unwrap()
}

fn stamp(installation: &Installation) -> LocalTimeStamper {
    LocalTimeStamper::new(
        Arc::new(unit(installation)),
        Arc::new(ManualClock::new(installation.now)),
    )
}

#[test]
fn openssl_accepts_the_answer_to_its_query() {
    let installation = Installation::new(EcdsaP256);
    let unit = unit(&installation);
    installation.write("data", DATA);
    installation.write("tsu.pem", &unit.certificate().to_pem().unwrap());
    for options in ["-sha256 -cert", "-sha512 -cert", "-sha384", "-sha256 -cert -no_nonce"] {
        installation.openssl_ok(&format!("ts -query -data data -out query {options}"));
        let query = std::fs::read(installation.path("query")).unwrap();
        let answer = unit
            .respond(&query, installation.now.plus(Duration::from_millis(120)))
            .unwrap();
        installation.write("reply", &answer.response);
        let verify = "ts -verify -queryfile query -in reply -CAfile root.pem -untrusted tsu.pem";
        assert!(installation.openssl_ok(verify).contains("Verification: OK"));
        let text = installation.openssl_ok("ts -reply -in reply -text");
        assert!(
            text.contains("Status: Granted") && text.contains(TIME_STAMPING_POLICY) && text.contains("0x01 seconds")
        );
        let certificates = parse_response(&answer.response).unwrap().certificates().len();
        assert_eq!(certificates, if options.contains("-cert") { 2 } else { 0 });
    }
}

#[test]
fn we_accept_what_openssl_stamps_once_the_unit_is_known() {
    let installation = Installation::new(EcdsaP256);
    let key = key(Rsa2048);
    let certificate = installation.issue(&key, Profile::TimeStampingUnit);
    installation.write("tsu.pem", &certificate.to_pem().unwrap());
    installation.write("tsu.der", &key.to_pkcs8().unwrap());
    installation.openssl_ok("pkey -inform DER -in tsu.der -out tsu.key");
    let config = "[tsa]\ndefault_tsa = t\n[t]\nserial = ./serial\nsigner_cert = ./tsu.pem\nsigner_key = ./tsu.key\n\
        signer_digest = sha256\ndefault_policy = 1.2.3.4\ndigests = sha256\naccuracy = secs:2, millisecs:500\n\
        clock_precision_digits = 3\nordering = yes\ntsa_name = yes\ness_cert_id_alg = sha256\n";
    installation.write("tsa.cnf", config.as_bytes());
    let digest = Sha256.digest(DATA).unwrap();
    let request = TimeStampRequest::new(Imprint::new(Sha256, &digest), Some(vec![0x41; 8]));
    for wants_certificate in [true, false] {
        let mut request = request.clone();
        request.wants_certificate = wants_certificate;
        installation.write("query", &request.to_der());
        installation.openssl_ok("ts -reply -queryfile query -out reply -config tsa.cnf");
        let token = parse_response(&std::fs::read(installation.path("reply")).unwrap()).unwrap();
        assert_eq!(
            (token.nonce(), token.policy().to_string().as_str()),
            (Some(&[0x41; 8][..]), "1.2.3.4")
        );
        assert_eq!(token.accuracy(), Some(Accuracy(Duration::from_millis(2500))));
        assert_eq!(token.verify(Sha256, &digest, &[]).is_ok(), wants_certificate);
        assert_eq!(
            token
                .verify(Sha256, &digest, std::slice::from_ref(&certificate))
                .unwrap()
                .certificate,
            certificate
        );
        assert_eq!(
            token.verify(Sha256, &[0; 32], &[]).unwrap_err(),
            TokenFailure::ImprintMismatch
        );
    }
}

fn refusal(unit: &TimeStampingUnit, request: &[u8], installation: &Installation) -> String {
    let answer = unit.respond(request, installation.now).unwrap();
    assert_eq!(answer.issued, None);
    assert_eq!(
        parse_response(&answer.response).unwrap_err().reason(),
        "TIME_STAMP_REFUSED"
    );
    installation.write("reply", &answer.response);
    installation.openssl_ok("ts -reply -in reply -text")
}

#[test]
fn every_bad_request_gets_the_standards_refusal() {
    let installation = Installation::new(EcdsaP256);
    let unit = unit(&installation);
    let request =
        |algorithm: DigestAlgorithm, digest: &[u8]| TimeStampRequest::new(Imprint::new(algorithm, digest), None);
    let weak = request(Sha1, &[1; 20]).to_der();
    assert!(refusal(&unit, &weak, &installation).contains("unrecognized or unsupported algorithm"));
    let short = request(Sha256, &[1; 31]).to_der();
    assert!(refusal(&unit, &short, &installation).contains("data submitted has the wrong format"));
    let mut policy = request(Sha256, &[1; 32]);
    policy.policy = Some("1.2.3".parse().unwrap());
    let policy = policy.to_der();
    assert!(refusal(&unit, &policy, &installation).contains("not supported by the TSA"));
    let garbage = refusal(&unit, b"\x30\x03\x02\x01\x02", &installation);
    assert!(garbage.contains("transaction not permitted or supported"), "{garbage}");
    let late = unit
        .respond(&request(Sha256, &[1; 32]).to_der(), installation.now.plus(DAY * 400))
        .unwrap();
    assert_eq!(late.issued, None);
}

#[test]
fn serial_numbers_never_repeat_and_are_sorted_by_time() {
    let installation = Installation::new(EcdsaP256);
    let unit = unit(&installation);
    let request = TimeStampRequest::new(Imprint::new(Sha256, &[1; 32]), None).to_der();
    let at = |micros| {
        unit.respond(&request, installation.now.plus(Duration::from_micros(micros)))
            .unwrap()
            .issued
            .unwrap()
    };
    let (first, same, later) = (at(0), at(0), at(1));
    assert_ne!(first.serial, same.serial);
    assert!(later.serial > first.serial && later.serial > same.serial);
    let token = Token::parse(&first.token).unwrap();
    assert_eq!((token.serial(), token.time()), (&first.serial[..], first.time));
}

#[tokio::test]
async fn a_signature_with_a_time_stamp_is_accepted_by_openssl_and_its_stamp_is_about_its_value() {
    let installation = Installation::new(EcdsaP256);
    let key = key(EcdsaP256);
    let chain = installation.chain(installation.issue(&key, Profile::DocumentSigner));
    let signing = Signing::new(&chain).unwrap();
    let signature = signing.sign(key.as_ref(), &Sha256.digest(DATA).unwrap()).unwrap();
    let imprint = Sha256.digest(signature.value()).unwrap();
    let token = stamp(&installation).time_stamp(&imprint).await.unwrap();
    let cms = signature.with_signature_timestamp(token.der()).to_der();
    assert!(cms.len() <= signing.max_size() + token.der().len() + 32);
    installation.write("data", DATA);
    installation.write("signature", &cms);
    installation
        .openssl_ok("cms -verify -binary -inform DER -in signature -content data -CAfile root.pem -purpose any -cades");
    let data = SignedData::parse(&cms).unwrap();
    let found: Vec<&[u8]> = data.signers()[0].signature_timestamps().collect();
    assert_eq!(found, [token.der()]);
    Token::parse(found[0]).unwrap().verify(Sha256, &imprint, &[]).unwrap();
}

#[tokio::test]
async fn only_a_sha256_digest_can_be_stamped() {
    let error = stamp(&Installation::new(EcdsaP256))
        .time_stamp(&[1; 20])
        .await
        .unwrap_err();
    assert_eq!(error.reason(), "MESSAGE_DIGEST_SIZE");
}

#[test]
fn a_signers_certificate_makes_no_time_stamping_unit() {
    let installation = Installation::new(EcdsaP256);
    let key = key(EcdsaP256);
    let chain: Vec<Certificate> = vec![installation.issue(&key, Profile::DocumentSigner)];
    let error = TimeStampingUnit::new(&chain, key, TIME_STAMPING_POLICY.parse().unwrap())
        .err()
        .unwrap();
    assert_eq!(error.reason(), "CERTIFICATE_NOT_FOR_TIME_STAMPS");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]
    #[test]
    fn no_mutation_makes_the_readers_panic_or_a_token_prove_something_else(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..5),
    ) {
        thread_local!(static ANSWER: Vec<u8> = {
            let installation = Installation::new(EcdsaP256);
            let request = TimeStampRequest::new(Imprint::new(Sha256, &[1; 32]), None).to_der();
            unit(&installation).respond(&request, installation.now).unwrap().response
        });
        let original = ANSWER.with(|a| parse_response(a).unwrap());
        let mut bytes = ANSWER.with(Clone::clone);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = TimeStampRequest::parse(&bytes);
        if let Ok(token) = parse_response(&bytes) && token.verify(Sha256, &[1; 32], &[]).is_ok() {
            prop_assert_eq!((token.time(), token.serial()), (original.time(), original.serial()));
        }
    }
}
