//! Every file of the corpus meets the outcome that its index names.
#![allow(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod common;

use common::{Vector, index, pdfsig_accepts, qpdf_accepts, sign, vector};
use pdf::{Pdf, SignatureField, fields};

fn open(vector: &Vector, password: Option<&str>) -> kernel::Result<Pdf> {
    Pdf::open(vector.bytes.clone(), password)
}

fn field(pdf: &Pdf) -> SignatureField {
    let free = fields(pdf)
        .unwrap()
        .into_iter()
        .find(|f| f.kind == pdf::FieldType::Signature && !f.signed);
    free.map_or(SignatureField::invisible("Signature_A"), |field| {
        SignatureField::Existing(field.name)
    })
}

/// Signs until no field is free, and once more in a new one; foreign tools accept each step.
fn signs(vector: &Vector, password: Option<&str>) {
    let (mut file, before) = (vector.bytes.clone(), count(&vector.bytes, password));
    for round in 1..=3 {
        let pdf = Pdf::open(file.clone(), password).unwrap();
        let target = if round < 3 {
            field(&pdf)
        } else {
            SignatureField::invisible("Last")
        };
        let target = if round == 2 && target == field(&pdf) && matches!(target, SignatureField::New(_)) {
            SignatureField::invisible("Signature_B")
        } else {
            target
        };
        let signed = sign(&pdf, target).unwrap_or_else(|e| panic!("{}: {e:?}", vector.file));
        assert!(signed.starts_with(&file), "{}", vector.file);
        qpdf_accepts(&signed, &vector.bytes, password);
        pdfsig_accepts(&signed, before + round, password);
        assert_eq!(count(&signed, password), before + round);
        same_objects(&file, &signed, password);
        file = signed;
    }
}

fn count(file: &[u8], password: Option<&str>) -> usize {
    let pdf = Pdf::open(file.to_vec(), password).unwrap();
    fields(&pdf).unwrap().iter().filter(|field| field.signed).count()
}

/// Every object of the old file that the update does not write is what it was, as lopdf reads both.
fn same_objects(old: &[u8], new: &[u8], password: Option<&str>) {
    let (before, after) = (
        Pdf::open(old.to_vec(), password).unwrap(),
        Pdf::open(new.to_vec(), password).unwrap(),
    );
    let written = format!("\n{}", String::from_utf8_lossy(&new[old.len()..]));
    for (id, object) in &before.document().unwrap().objects {
        let header = format!("\n{} {} obj\n", id.0, id.1);
        let xref = object.as_stream().is_ok_and(|stream| stream.dict.has_type(b"XRef"));
        if written.contains(&header) || xref {
            continue;
        }
        assert_eq!(after.document().unwrap().objects.get(id), Some(object), "object {id:?}");
    }
}

#[test]
fn every_file_that_can_be_signed_is_signed_three_times_and_accepted() {
    for vector in index()
        .iter()
        .filter(|v| matches!(v.expected.as_str(), "sign-ok" | "keep" | "repair-or-refuse"))
    {
        signs(vector, vector.password.as_deref());
    }
}

#[test]
fn a_file_with_a_user_password_opens_with_it_only() {
    for vector in index().iter().filter(|v| v.expected == "needs-password") {
        assert_eq!(open(vector, None).unwrap_err().reason(), "PDF_PASSWORD_REQUIRED");
        assert_eq!(open(vector, Some("wrong")).unwrap_err().reason(), "PDF_PASSWORD_WRONG");
        signs(vector, vector.password.as_deref());
    }
}

#[test]
fn permissions_bind_everybody_but_the_owner() {
    let vector = Vector {
        file: String::new(),
        password: None,
        expected: String::new(),
        bytes: vector("aes256-owneronly.pdf"),
    };
    let refused = sign(&open(&vector, None).unwrap(), SignatureField::invisible("S")).unwrap_err();
    assert_eq!(refused.reason(), "PDF_PERMISSIONS_DENIED");
    signs(&vector, Some("gazda"));
}

#[test]
fn a_certified_file_that_allows_no_changes_is_not_signed() {
    for vector in index().iter().filter(|v| v.expected == "refuse-docmdp") {
        let pdf = open(vector, None).unwrap();
        let refused = sign(&pdf, SignatureField::invisible("S")).unwrap_err();
        assert_eq!(refused.reason(), "PDF_CERTIFIED_NO_CHANGES");
    }
}

#[test]
fn what_is_no_pdf_is_refused_with_its_reason() {
    for vector in index().iter().filter(|v| v.expected == "refuse") {
        let reason = open(vector, None).unwrap_err().reason();
        assert_eq!(
            reason,
            if vector.bytes.is_empty() {
                "PDF_EMPTY"
            } else {
                "PDF_NOT_A_PDF"
            }
        );
    }
}
