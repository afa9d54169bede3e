//! Signatures made here verify in OpenSSL's command line and in a strict DER reader; OpenSSL's verify here.
#![allow(clippy::unwrap_used)] // helpers of tests, where a failure fails the test

mod common;

use cms::cert::x509::der::Decode;
use cms::content_info::ContentInfo;
use common::{Installation, key};
use pki::DigestAlgorithm;
use pki::cms::{Failure, SignatureAlgorithm, SignedData, Signing, Weakness};
use pki::keys::KeyAlgorithm::{self, *};
use pki::keys::{Signer, SoftwareKey};
use pki::x509::Profile;
use proptest::prelude::*;

const DOCUMENT: &[u8] = b"We agree that the sky is blue.";

fn sign(installation: &Installation, key: &SoftwareKey) -> Vec<u8> {
    let chain = installation.chain(installation.issue(key, Profile::DocumentSigner));
    let signing = Signing::new(&chain).unwrap();
    let digest = signing.digest_algorithm().digest(DOCUMENT).unwrap();
    let cms = signing.sign(key, &digest).unwrap().to_der();
    assert!(
        cms.len() <= signing.max_size() && signing.max_size() < cms.len() + 300,
        "{}",
        signing.max_size()
    );
    cms
}

fn verify(cms: &[u8], document: &[u8]) -> Result<pki::cms::Verified, Failure> {
    let data = SignedData::parse(cms).unwrap();
    let signer = &data.signers()[0];
    data.verify(signer, &signer.digest_algorithm().unwrap().digest(document).unwrap())
}

#[test]
fn every_kind_of_key_makes_signatures_that_openssl_and_we_accept() {
    for algorithm in [Rsa2048, Rsa3072, EcdsaP256, EcdsaP384, EcdsaP521, Ed25519] {
        let installation = Installation::new(EcdsaP384);
        let cms = sign(&installation, &key(algorithm));
        installation.write("document", DOCUMENT);
        installation.write("signature.der", &cms);
        if algorithm != Ed25519 {
            let command = "cms -verify -binary -inform DER -in signature.der -content document -CAfile root.pem -purpose any -cades";
            installation.openssl_ok(command);
        }
        let verified = verify(&cms, DOCUMENT).unwrap();
        assert!(verified.binds_certificate && verified.weaknesses.is_empty());
        assert_eq!(
            verify(&cms, b"We agree on nothing.").unwrap_err(),
            Failure::DigestMismatch
        );
    }
}

#[test]
fn the_structure_is_strict_der_with_three_signed_attributes_and_no_signing_time() {
    let installation = Installation::new(EcdsaP256);
    let der = sign(&installation, &key(EcdsaP256));
    let info = ContentInfo::from_der(&der).unwrap();
    let data = info.content.decode_as::<cms::signed_data::SignedData>().unwrap();
    assert_eq!(data.certificates.unwrap().0.len(), 2);
    let signer = &data.signer_infos.0.as_slice()[0];
    let kinds: Vec<String> = signer
        .signed_attrs
        .as_ref()
        .unwrap()
        .iter()
        .map(|a| a.oid.to_string())
        .collect();
    assert_eq!(
        kinds,
        [
            "1.2.840.113549.1.9.3",
            "1.2.840.113549.1.9.4",
            "1.2.840.113549.1.9.16.2.47"
        ]
    );
    assert_eq!(SignedData::parse(&der).unwrap().signers()[0].signing_time(), None);
}

#[test]
fn a_signature_padded_with_zeros_as_in_a_pdf_is_read_and_one_followed_by_more_is_not() {
    let cms = sign(&Installation::new(EcdsaP256), &key(EcdsaP256));
    verify(&[cms.as_slice(), &[0; 500]].concat(), DOCUMENT).unwrap();
    let error = SignedData::parse(&[cms.as_slice(), b"more"].concat()).unwrap_err();
    assert_eq!(error.reason(), "CMS_MALFORMED");
}

/// Signs with `openssl cms` (or its options), whose signatures have signing-time.
fn foreign(algorithm: KeyAlgorithm, options: &str) -> Vec<u8> {
    let installation = Installation::new(EcdsaP256);
    let key = key(algorithm);
    let certificate = installation.issue(&key, Profile::DocumentSigner);
    installation.write("signer.pem", &certificate.to_pem().unwrap());
    installation.write("key.der", &key.to_pkcs8().unwrap());
    installation.write("document", DOCUMENT);
    let files = "-signer signer.pem -inkey key.der -keyform DER -in document -out signature.der";
    installation.openssl_ok(&format!("cms -sign -binary -outform DER {files} {options}"));
    std::fs::read(installation.path("signature.der")).unwrap()
}

#[test]
fn what_openssl_signs_is_read_also_as_a_ber_stream() {
    for (algorithm, options) in [
        (Rsa2048, ""),
        (EcdsaP256, "-cades"),
        (EcdsaP384, "-md sha384 -cades"),
        (Rsa2048, "-stream"),
    ] {
        let cms = foreign(algorithm, options);
        let verified = verify(&cms, DOCUMENT).unwrap();
        assert_eq!(verified.binds_certificate, options.contains("-cades"));
        let data = SignedData::parse(&cms).unwrap();
        assert!(data.signers()[0].signing_time().is_some());
        assert_eq!(
            data.verify_content(&data.signers()[0], &[]).is_ok(),
            options == "-stream" && data.content().is_some()
        );
    }
    let stream = foreign(EcdsaP256, "-stream -nodetach");
    assert_eq!(stream[1], 0x80, "openssl writes streams with indefinite lengths");
    let data = SignedData::parse(&stream).unwrap();
    assert_eq!(data.content(), Some(DOCUMENT));
    data.verify_content(&data.signers()[0], &[]).unwrap();
}

#[test]
fn signatures_without_attributes_or_with_pss_or_by_key_identifier_verify() {
    for options in ["-noattr", "-keyopt rsa_padding_mode:pss", "-keyid"] {
        verify(&foreign(Rsa2048, options), DOCUMENT).unwrap();
    }
    let pss = foreign(
        Rsa2048,
        "-keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:32 -keyopt rsa_mgf1_md:sha384",
    );
    let algorithm = SignedData::parse(&pss).unwrap().signers()[0]
        .signature_algorithm()
        .clone();
    let (digest, mask) = (DigestAlgorithm::Sha256, DigestAlgorithm::Sha384);
    assert_eq!(algorithm, SignatureAlgorithm::RsaPss { digest, mask, salt: 32 });
    verify(&pss, DOCUMENT).unwrap();
}

#[test]
fn a_sha1_signature_verifies_but_is_reported_as_weak() {
    let verified = verify(&foreign(Rsa2048, "-md sha1"), DOCUMENT).unwrap();
    assert_eq!(verified.weaknesses, [Weakness::Digest(DigestAlgorithm::Sha1)]);
}

#[test]
fn another_certificate_of_the_same_key_does_not_pass_for_the_signers() {
    let installation = Installation::new(EcdsaP256);
    let key = key(EcdsaP256);
    let (own, other) = (
        installation.issue(&key, Profile::DocumentSigner),
        installation.issue(&key, Profile::DocumentSigner),
    );
    let signing = Signing::new(&[own]).unwrap();
    let digest = signing.digest_algorithm().digest(DOCUMENT).unwrap();
    let der = signing.sign(key.as_ref(), &digest).unwrap().to_der();
    // The attacker swaps certificate and identifier, which no signature covers.
    let forged = replace(
        &der,
        SignedData::parse(&der).unwrap().certificates()[0].serial(),
        other.serial(),
    );
    let forged = replace(
        &forged,
        SignedData::parse(&der).unwrap().certificates()[0].der(),
        other.der(),
    );
    let failure = verify(&forged, DOCUMENT).unwrap_err();
    assert!(matches!(
        failure,
        Failure::SigningCertificateMismatch | Failure::SignatureInvalid | Failure::NoSigningCertificate
    ));
}

fn replace(whole: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = whole.to_vec();
    let mut at = 0;
    while let Some(found) = out[at..].windows(from.len()).position(|w| w == from) {
        out.splice(at + found..at + found + from.len(), to.iter().copied());
        at += found + to.len();
    }
    out
}

#[test]
fn a_value_of_another_kind_of_key_is_not_assembled() {
    let installation = Installation::new(EcdsaP256);
    let certificate = installation.issue(&key(EcdsaP256), Profile::DocumentSigner);
    let signing = Signing::new(&[certificate]).unwrap();
    let prepared = signing.prepare(&[7; 32]).unwrap();
    let wrong = key(Rsa2048).sign(prepared.signed_attributes()).unwrap();
    assert_eq!(prepared.assemble(wrong).unwrap_err().reason(), "SIGNATURE_VALUE_SIZE");
    assert_eq!(signing.prepare(&[7; 20]).unwrap_err().reason(), "MESSAGE_DIGEST_SIZE");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn no_mutation_makes_the_reader_panic_or_the_signature_say_something_else(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        thread_local!(static SIGNED: Vec<u8> = sign(&Installation::new(EcdsaP256), &key(EcdsaP256)));
        let mut bytes = SIGNED.with(Clone::clone);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        for candidate in [&bytes[..], &bytes[..cut.index(bytes.len())]] {
            let Ok(data) = SignedData::parse(candidate) else { continue };
            let true_digest = DigestAlgorithm::Sha256.digest(DOCUMENT).unwrap();
            let original = SIGNED.with(|s| SignedData::parse(s).unwrap());
            for signer in data.signers() {
                prop_assert!(data.verify(signer, &[0; 32]).is_err());
                if data.verify(signer, &true_digest).is_ok() {
                    prop_assert_eq!(signer.signed_attributes(), original.signers()[0].signed_attributes());
                }
            }
        }
    }
}
