//! What changed after signing: attacks are refused, honest updates are not.
#![allow(clippy::unwrap_used)]

mod attacks;
mod common;

use attacks::update::Update;
use common::{new_field, sign, sign_with, vector};
use lopdf::{Object, dictionary};
use pdf::{FieldKind, Fill, FillValue, FormXObject, Level, Modifications, Pdf, SignatureField};
use pdf::{difference, fill, prepare_fields, signatures};

fn open(bytes: &[u8]) -> Pdf {
    Pdf::open(bytes.to_vec(), None).unwrap()
}

/// The form every test signs: two signatures, a text, a checkbox and a mark.
fn form() -> Vec<u8> {
    let fields = [
        new_field("first", FieldKind::Signature, [20.0, 20.0, 80.0, 20.0]),
        new_field("second", FieldKind::Signature, [120.0, 20.0, 80.0, 20.0]),
        new_field("name", FieldKind::Text { multiline: false }, [20.0, 50.0, 80.0, 20.0]),
        new_field("agreed", FieldKind::Checkbox, [120.0, 50.0, 20.0, 20.0]),
        new_field("initials", FieldKind::Mark, [150.0, 50.0, 20.0, 20.0]),
    ];
    prepare_fields(&open(&vector("plain.pdf")), &fields).unwrap()
}

fn signed() -> Vec<u8> {
    sign(&open(&form()), SignatureField::Existing("first".into())).unwrap()
}

fn drawing() -> FormXObject {
    let dict = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 80.into(), 20.into()] };
    let stream = lopdf::Stream::new(dict, b"0 0 80 20 re S".to_vec());
    FormXObject {
        bbox: [0.0, 0.0, 80.0, 20.0],
        objects: vec![Object::Stream(stream)],
    }
}

fn filled(field: &str, value: FillValue) -> Fill {
    Fill {
        field: field.into(),
        value,
        appearance: Some(drawing()),
    }
}

fn fills() -> [Fill; 3] {
    [
        filled("name", FillValue::Text("Anna".into())),
        filled("agreed", FillValue::Checked(true)),
        filled("initials", FillValue::Mark),
    ]
}

fn after(bytes: &[u8]) -> Vec<Modifications> {
    let pdf = open(bytes);
    difference(&pdf, &signatures(&pdf).unwrap()).unwrap()
}

/// Whether a validator that trusts this room would call the file valid, cryptography aside.
fn accepted(bytes: &[u8]) -> bool {
    let Ok(pdf) = Pdf::open(bytes.to_vec(), None) else {
        return false;
    };
    let Ok(found) = signatures(&pdf) else { return false };
    let Ok(changes) = difference(&pdf, &found) else {
        return false;
    };
    !found.is_empty() && found.iter().all(|s| s.coverage.is_whole()) && changes.iter().all(|c| c.permitted)
}

#[test]
fn filling_and_signing_again_is_form_filling() {
    let filled = fill(&open(&signed()), &fills()).unwrap();
    let found = after(&filled);
    assert_eq!(
        (found[0].level, found[0].permitted),
        (Level::FormFilling, true),
        "{found:#?}"
    );
    let mut request = common::request(SignatureField::Existing("second".into()));
    request.appearance = Some(drawing());
    let twice = sign_with(&open(&signed()), &fills(), request).unwrap();
    let found = after(&twice);
    assert_eq!(
        (found[0].level, found[0].permitted),
        (Level::FormFilling, true),
        "{found:#?}"
    );
    assert_eq!((found[1].level, found[1].permitted), (Level::None, true), "{found:#?}");
    assert!(
        found[0].changes.iter().all(|change| !change.path.is_empty()),
        "{found:#?}"
    );
}

#[test]
fn a_document_time_stamp_is_an_lta_update() {
    let mut request = common::request(SignatureField::invisible("stamp"));
    request.sub_filter = pdf::SubFilter::Rfc3161;
    let stamped = sign_with(&open(&signed()), &[], request).unwrap();
    let found = after(&stamped);
    assert_eq!(
        (found[0].level, found[0].permitted),
        (Level::LtaUpdates, true),
        "{found:#?}"
    );
}

#[test]
fn every_attack_is_refused() {
    let once = signed();
    let twice = sign(&open(&once), SignatureField::Existing("second".into())).unwrap();
    assert!(accepted(&once) && accepted(&twice));
    for (name, file) in [("once", &once), ("twice", &twice)] {
        let samples = attacks::samples(file);
        assert!(samples.len() > 45, "{name}: only {} samples", samples.len());
        for sample in samples {
            assert!(!accepted(&sample.bytes), "{name}: {} is accepted", sample.name);
        }
    }
}

#[test]
fn an_update_that_says_nothing_is_no_modification() {
    let signed = signed();
    let mut update = Update::of(&signed);
    let root = update.root();
    update.change(root, |_| {});
    let found = after(&update.finish());
    assert_eq!((found[0].level, found[0].permitted), (Level::None, true), "{found:#?}");
}

#[test]
fn files_of_every_kind_may_be_filled_and_signed_again() {
    let mut count = 0;
    for vector in common::index() {
        let password = vector.password.as_deref();
        let again = |bytes: Vec<u8>, name: &str| {
            let pdf = Pdf::open(bytes, password).ok()?;
            sign(&pdf, SignatureField::invisible(name)).ok()
        };
        let Some(twice) = again(vector.bytes.clone(), "one").and_then(|once| again(once, "two")) else {
            continue;
        };
        let pdf = Pdf::open(twice, password).unwrap();
        let found = signatures(&pdf).unwrap();
        let ours: Vec<_> = found
            .iter()
            .filter(|s| ["one", "two"].contains(&s.field.as_str()))
            .collect();
        assert!(
            ours.len() == 2 && ours.iter().all(|s| s.coverage.is_whole()),
            "{}: {ours:?}",
            vector.file
        );
        for (signature, change) in found.iter().zip(difference(&pdf, &found).unwrap()) {
            let expected = signature.coverage.is_whole();
            assert_eq!(
                change.permitted, expected,
                "{} {}: {change:#?}",
                vector.file, signature.field
            );
        }
        count += 1;
    }
    assert!(count > 12, "only {count} files could be signed twice");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]

    /// Whatever the bytes say, there is an answer.
    #[test]
    fn no_mutation_of_the_update_makes_it_panic(
        at in 0.0f64..1.0,
        change in proptest::collection::vec(proptest::prelude::any::<u8>(), 1..40),
        cut in proptest::prelude::any::<bool>(),
    ) {
        static FILE: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| fill(&open(&signed()), &fills()).unwrap());
        let mut file = FILE.clone();
        let place = (at * (file.len() - 1) as f64) as usize;
        if cut {
            file.truncate(place);
            file.extend_from_slice(&change);
        } else {
            for (slot, byte) in file[place..].iter_mut().zip(change) {
                *slot = byte;
            }
        }
        accepted(&file);
    }
}
