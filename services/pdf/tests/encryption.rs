//! An encrypted file stays encrypted with its own key, and every string that is written can be read by others.
#![allow(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod common;

use common::{arrow, new_field, pdfsig_accepts, qpdf_accepts, request, run, sign, sign_with, vector};
use lopdf::Object;
use pdf::{FieldKind, Fill, FillValue, Pdf, SignatureField, fields, prepare_fields};

/// The plain file with some strings, encrypted by qpdf in one of its ways.
fn encrypted(options: &[&str]) -> Vec<u8> {
    let directory = tempfile::tempdir().unwrap();
    let (input, output) = (directory.path().join("in.pdf"), directory.path().join("out.pdf"));
    std::fs::write(&input, vector("pyhanko-textfield-form.pdf")).unwrap();
    let done = std::process::Command::new("qpdf")
        .args(options)
        .arg(&input)
        .arg(&output)
        .output()
        .unwrap();
    assert!(output.exists(), "{}", String::from_utf8_lossy(&done.stderr));
    std::fs::read(output).unwrap()
}

const COMPACT: &str = "--object-streams=generate";
const LOOSE: &str = "--object-streams=disable";

/// Each algorithm, with objects by themselves and in object streams.
fn kinds() -> Vec<Vec<&'static str>> {
    let weak = "--allow-weak-crypto";
    let mut kinds = vec![];
    for streams in [COMPACT, LOOSE] {
        kinds.push(vec![weak, streams, "--encrypt", "user", "owner", "40", "--"]);
        kinds.push(vec![
            weak,
            streams,
            "--encrypt",
            "user",
            "owner",
            "128",
            "--use-aes=n",
            "--",
        ]);
        kinds.push(vec![
            weak,
            streams,
            "--encrypt",
            "user",
            "owner",
            "128",
            "--use-aes=y",
            "--",
        ]);
        kinds.push(vec![
            weak,
            streams,
            "--encrypt",
            "user",
            "owner",
            "128",
            "--use-aes=y",
            "--cleartext-metadata",
            "--",
        ]);
        kinds.push(vec![streams, "--encrypt", "user", "owner", "256", "--"]);
        kinds.push(vec![
            weak,
            streams,
            "--encrypt",
            "user",
            "owner",
            "256",
            "--force-R5",
            "--",
        ]);
    }
    kinds
}

fn written(file: &[u8], password: &str) -> Vec<u8> {
    let pdf = Pdf::open(file.to_vec(), Some(password)).unwrap();
    let new = [
        new_field("signature", FieldKind::Signature, [10.0, 10.0, 60.0, 30.0]),
        new_field("note", FieldKind::Text { multiline: false }, [80.0, 10.0, 60.0, 30.0]),
    ];
    let prepared = prepare_fields(&pdf, &new).unwrap();
    let note = Fill {
        field: "note".into(),
        value: FillValue::Text("Titkos árvíz".into()),
        appearance: Some(arrow(60.0, 30.0)),
    };
    let mut request = request(SignatureField::Existing("signature".into()));
    request.appearance = Some(arrow(60.0, 30.0));
    sign_with(&Pdf::open(prepared, Some(password)).unwrap(), &[note], request).unwrap()
}

#[test]
fn every_algorithm_is_kept_and_read_back_by_qpdf_and_pdfsig() {
    for kind in kinds() {
        let file = encrypted(&kind);
        for password in ["user", "owner"] {
            let signed = written(&file, password);
            qpdf_accepts(&signed, &file, Some(password));
            pdfsig_accepts(&signed, 1, Some(password));
            let appended = String::from_utf8_lossy(&signed[file.len()..]).into_owned();
            assert!(
                !appended.contains("Budapest") && !appended.contains("(signature)"),
                "{kind:?}"
            );
            // qpdf's own decryption finds the strings that were written.
            let (_, plain) = run(
                "qpdf",
                &["--password=owner", "--decrypt", "--json", "--json-key=qpdf"],
                &signed,
            );
            assert!(
                plain.contains("Budapest (HU)") && plain.contains("Titkos árvíz"),
                "{kind:?}"
            );
        }
    }
}

#[test]
fn strings_of_objects_that_are_written_again_stay_what_they_were() {
    for kind in kinds() {
        let file = encrypted(&kind);
        let signed = written(&file, "owner");
        let values = |file: &[u8]| {
            let fields = fields(&Pdf::open(file.to_vec(), Some("user")).unwrap()).unwrap();
            fields
                .into_iter()
                .filter(|f| f.name != "note" && f.name != "signature")
                .collect::<Vec<_>>()
        };
        assert!(!values(&file).is_empty());
        assert_eq!(values(&file), values(&signed), "{kind:?}");
    }
}

#[test]
fn a_decrypted_copy_has_the_same_objects_and_no_encryption() {
    for kind in kinds() {
        let pdf = Pdf::open(encrypted(&kind), Some("user")).unwrap();
        let copy = pdf.decrypted().unwrap();
        assert_eq!(run("qpdf", &["--check"], &copy).0, 0, "{kind:?}");
        let copy = Pdf::open(copy, None).unwrap();
        let plain = Pdf::open(vector("pyhanko-textfield-form.pdf"), None).unwrap();
        assert_eq!(fields(&copy).unwrap(), fields(&plain).unwrap());
    }
}

#[test]
fn both_readers_of_an_encrypted_file_agree_on_every_object() {
    let mut files: Vec<_> = kinds().iter().map(|kind| (encrypted(kind), Some("user"))).collect();
    files.extend(["qpdf-v4-aes.pdf", "rc4-owneronly.pdf"].map(|name| (vector(name), None)));
    for (file, password) in files {
        let pdf = Pdf::open(file, password).unwrap();
        for (id, object) in &pdf.document().unwrap().objects {
            let infrastructure = object
                .as_stream()
                .is_ok_and(|s| s.dict.has_type(b"XRef") || s.dict.has_type(b"ObjStm"));
            if !infrastructure {
                assert_eq!(&plain(pdf.object(*id).unwrap()), &plain(object.clone()), "{id:?}");
            }
        }
    }
}

/// How a string or a stream's length is spelled makes no difference.
fn plain(mut object: Object) -> Object {
    match &mut object {
        Object::String(_, format) => *format = lopdf::StringFormat::Literal,
        Object::Array(items) => items.iter_mut().for_each(|item| *item = plain(item.clone())),
        Object::Dictionary(dictionary) => dictionary
            .iter_mut()
            .for_each(|(_, value)| *value = plain(value.clone())),
        Object::Stream(stream) => {
            stream.start_position = None;
            stream.dict.remove(b"Length");
            stream
                .dict
                .iter_mut()
                .for_each(|(_, value)| *value = plain(value.clone()));
        }
        _ => {}
    }
    object
}

#[test]
fn a_wrong_password_is_told_apart_from_a_missing_one() {
    for kind in kinds() {
        let file = encrypted(&kind);
        let reason = |password| Pdf::open(file.clone(), password).unwrap_err().reason();
        assert_eq!(reason(None), "PDF_PASSWORD_REQUIRED");
        assert_eq!(reason(Some("")), "PDF_PASSWORD_REQUIRED");
        assert_eq!(reason(Some("nobody")), "PDF_PASSWORD_WRONG");
    }
    // A password for a file that needs none is no mistake.
    assert!(Pdf::open(vector("plain.pdf"), Some("any")).is_ok());
}

#[test]
fn permissions_of_the_file_decide_what_its_user_may_do() {
    let file = |limits: &[&'static str]| {
        let mut options = vec!["--encrypt", "", "owner", "256"];
        options.extend(limits);
        options.push("--");
        encrypted(&options)
    };
    let open = |file: &[u8], password| Pdf::open(file.to_vec(), password).unwrap();
    let field = || [new_field("more", FieldKind::Date, [10.0, 10.0, 60.0, 30.0])];
    let existing = |file: &[u8]| {
        let free = fields(&open(file, None))
            .unwrap()
            .into_iter()
            .find(|f| f.kind == pdf::FieldType::Signature);
        SignatureField::Existing(free.unwrap().name)
    };
    let form_only = file(&["--modify=form"]);
    assert!(sign(&open(&form_only, None), existing(&form_only)).is_ok());
    assert_eq!(
        prepare_fields(&open(&form_only, None), &field()).unwrap_err().reason(),
        "PDF_PERMISSIONS_DENIED"
    );
    assert!(prepare_fields(&open(&form_only, Some("owner")), &field()).is_ok());
    let nothing = file(&["--modify=none"]);
    assert_eq!(
        sign(&open(&nothing, None), existing(&nothing)).unwrap_err().reason(),
        "PDF_PERMISSIONS_DENIED"
    );
    assert!(sign(&open(&nothing, Some("owner")), existing(&nothing)).is_ok());
    assert!(prepare_fields(&open(&file(&[]), None), &field()).is_ok());
}
