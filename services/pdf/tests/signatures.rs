//! Signatures of files that other programs signed.
#![allow(clippy::unwrap_used)]

use pdf::{Coverage, Level, Pdf, difference, revisions, signatures};
use std::path::PathBuf;

fn open(name: &str) -> Pdf {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/vectors/pdf")
        .join(name);
    Pdf::open(std::fs::read(path).unwrap(), None).unwrap()
}

#[test]
fn two_signatures_are_listed_in_the_order_they_were_made() {
    let pdf = open("pyhanko-signed-twice.pdf");
    let found = signatures(&pdf).unwrap();
    let revisions = revisions(&pdf).unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].coverage, Coverage::WholeRevision);
    assert_eq!(found[1].coverage, Coverage::WholeFile);
    assert!(found[0].revision < found[1].revision);
    for signature in &found {
        assert_eq!(signature.sub_filter.as_deref(), Some("adbe.pkcs7.detached"));
        assert_eq!(signature.cms[0], 0x30);
        let [_, first, start, last] = signature.byte_range.unwrap();
        assert_eq!((signature.signed[0].len(), signature.signed[1].len()), (first, last));
        let revision = &revisions[signature.revision.unwrap()];
        assert_eq!(revision.end, start + last);
        assert!(Pdf::open(revision.bytes(&pdf), None).is_ok());
    }
}

#[test]
fn a_byte_range_that_leaves_out_more_than_the_signature_covers_only_a_part() {
    for name in ["pyhanko-byterange-gap.pdf", "pyhanko-byterange-tail.pdf"] {
        let found = signatures(&open(name)).unwrap();
        assert_eq!(found.len(), 1, "{name}");
        assert!(!found[0].coverage.is_whole(), "{name}: {:?}", found[0].coverage);
        assert_eq!(found[0].revision, None);
    }
}

#[test]
fn a_file_without_signatures_has_none() {
    for name in [
        "plain.pdf",
        "pyhanko-two-fields.pdf",
        "linearized-xrefstm.pdf",
        "pyhanko-badxref.pdf",
    ] {
        assert!(signatures(&open(name)).unwrap().is_empty(), "{name}");
    }
}

#[test]
fn a_second_signature_by_another_program_is_form_filling() {
    let pdf = open("pyhanko-signed-twice.pdf");
    let found = difference(&pdf, &signatures(&pdf).unwrap()).unwrap();
    assert_eq!(found[0].level, Level::FormFilling, "{found:#?}");
    assert!(found[0].permitted);
    assert_eq!((found[1].level, found[1].permitted), (Level::None, true));
}

#[test]
fn a_certification_says_what_it_allows() {
    let pdf = open("pyhanko-certified.pdf");
    let found = difference(&pdf, &signatures(&pdf).unwrap()).unwrap();
    assert_eq!((found[0].allowed, found[0].level), (Level::LtaUpdates, Level::None));
}
