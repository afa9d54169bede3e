//! Signatures of other programs, made by the `openssl` command line.

use std::process::Command;

use pdf::{Pdf, Prepared, SignatureField, SignatureRequest, SubFilter, fill_and_sign};
use pki::DigestAlgorithm;
use pki::keys::KeyAlgorithm;
use pki::tsp::TimeStamper as _;

use crate::house::{FIELD, House, Person, now, of, open, validate, vector, verdict};

const RESERVED: usize = 8192;

fn prepared(sub_filter: SubFilter) -> Prepared {
    let request = SignatureRequest {
        field: SignatureField::invisible(FIELD),
        appearance: None,
        sub_filter,
        time: now(),
        signer_name: None,
        reason: None,
        location: None,
        contact: None,
        reserved: RESERVED,
    };
    let pdf: Pdf = open(&vector("plain.pdf"));
    fill_and_sign(&pdf, &[], request).unwrap()
}

/// A CMS over `data` in DER.
fn openssl(person: &Person, data: &[u8], options: &str) -> Vec<u8> {
    let directory = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(directory.path().join(name), bytes).unwrap();
    write("data", data);
    write("cert.pem", &person.certificate.to_pem().unwrap());
    write("key.der", &person.key.to_pkcs8().unwrap());
    let arguments =
        format!("cms -sign -binary -in data -signer cert.pem -inkey key.der -keyform DER -outform DER {options}");
    let output = Command::new("openssl")
        .args(arguments.split_whitespace())
        .current_dir(directory.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn detached(person: &Person, options: &str) -> Vec<u8> {
    let prepared = prepared(SubFilter::CadesDetached);
    let cms = openssl(person, &prepared.signed_parts().concat(), options);
    prepared.embed(&cms).unwrap()
}

#[test]
fn a_signature_with_a_signing_time_is_no_baseline() {
    let house = House::new();
    let file = detached(&house.person(KeyAlgorithm::Rsa2048), "-md sha256 -cades");
    let report = house.validate(&file);
    let own = of(&report, FIELD);
    assert!(report.passed, "{:?}", own.explanations);
    assert_eq!(own.level, "PAdES-BES");
}

#[test]
fn pades_without_the_bound_certificate_does_not_pass() {
    let house = House::new();
    let file = detached(&house.person(KeyAlgorithm::Rsa2048), "-md sha256");
    let expected = ("INDETERMINATE".to_owned(), "SIG_CONSTRAINTS_FAILURE".to_owned());
    assert_eq!(verdict(of(&house.validate(&file), FIELD)), expected);
}

fn forgeable() -> (String, String) {
    (
        "INDETERMINATE".to_owned(),
        "CRYPTO_CONSTRAINTS_FAILURE_NO_POE".to_owned(),
    )
}

#[test]
fn a_digest_that_can_be_forged_does_not_pass() {
    let house = House::new();
    let file = detached(&house.person(KeyAlgorithm::Rsa2048), "-md sha1 -cades");
    let report = house.validate(&file);
    assert_eq!(verdict(of(&report, FIELD)), forgeable());
    assert!(of(&report, FIELD).explanations.join(" ").contains("can be forged"));
}

/// `adbe.pkcs7.sha1` signs the SHA-1 of the file with any digest: the file can be forged whatever that is.
#[test]
fn sha_1_of_the_file_under_a_good_digest_does_not_pass() {
    let house = House::new();
    let person = house.person(KeyAlgorithm::Rsa2048);
    let (pades, sha1) = (b"/ETSI.CAdES.detached", b"/adbe.pkcs7.sha1    ");
    let renamed = |bytes: &[u8]| {
        let at = bytes.windows(pades.len()).rposition(|w| w == pades).unwrap();
        [&bytes[..at], sha1, &bytes[at + pades.len()..]].concat()
    };
    let prepared = prepared(SubFilter::CadesDetached);
    let digest = DigestAlgorithm::Sha1
        .digest(&renamed(&prepared.signed_parts().concat()))
        .unwrap();
    let cms = openssl(&person, &digest, "-md sha256 -nodetach");
    let file = renamed(&prepared.embed(&cms).unwrap());
    let report = validate(&file, &house.policy());
    assert_eq!(verdict(of(&report, FIELD)), forgeable(), "{report:?}");
}

#[test]
fn a_document_time_stamp_alone_is_nobodys_signature() {
    let house = House::new();
    let prepared = prepared(SubFilter::Rfc3161);
    let digest = DigestAlgorithm::Sha256
        .digest(&prepared.signed_parts().concat())
        .unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let token = runtime.block_on(house.stamper.time_stamp(&digest)).unwrap();
    let report = house.validate(&prepared.embed(token.der()).unwrap());
    assert_eq!(verdict(of(&report, FIELD)).0, "TOTAL-PASSED");
    assert_eq!(of(&report, FIELD).best_signature_time, now());
    assert!(!report.passed);
}
