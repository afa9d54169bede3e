//! What a signature writes, and what certifications, locks and earlier signatures allow.
#![allow(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod common;

use common::{arrow, cms, made, new_field, pdfsig_accepts, qpdf_accepts, request, sign, sign_with, vector};
use lopdf::{Dictionary, Object};
use pdf::{Coverage, FieldKind, Fill, FillValue, Pdf, SignatureField, SignatureRequest, SubFilter};
use pdf::{fill, fill_and_sign, inspect, prepare_fields, signatures};

fn open(bytes: impl Into<Vec<u8>>) -> Pdf {
    Pdf::open(bytes.into(), None).unwrap()
}

fn text(name: &str) -> Fill {
    Fill {
        field: name.into(),
        value: FillValue::Text("x".into()),
        appearance: Some(arrow(20.0, 20.0)),
    }
}

fn new(kind: FieldKind) -> pdf::NewField {
    new_field("new", kind, [1.0, 1.0, 20.0, 20.0])
}

/// Text fields `a`, `b`, `group.c`, an empty signature field `free` with `lock`, and a signature in `done` with
/// `reference`; `catalog` is added to the catalog.
fn form(lock: &str, reference: &str, catalog: &str) -> Pdf {
    let widget = "/Subtype/Widget/P 3 0 R/F 4/AP<</N 11 0 R>>/Rect[0 0 20 20]";
    let done = if reference.is_empty() {
        String::new()
    } else {
        "/V 10 0 R".into()
    };
    open(made(&[
        &format!(
            "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R 5 0 R 6 0 R 8 0 R 9 0 R]/SigFlags 3>>{catalog}>>"
        ),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Annots[4 0 R 5 0 R 7 0 R 8 0 R 9 0 R]>>",
        &format!("<</FT/Tx/T(a){widget}>>"),
        &format!("<</FT/Tx/T(b){widget}>>"),
        "<</T(group)/FT/Tx/Kids[7 0 R]>>",
        &format!("<</T(c)/Parent 6 0 R{widget}>>"),
        &format!("<</FT/Sig/T(free){lock}{widget}>>"),
        &format!("<</FT/Sig/T(done){done}{widget}>>"),
        &format!(
            "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 1 2 3]/Contents<00>{reference}>>"
        ),
        "<</Type/XObject/Subtype/Form/BBox[0 0 20 20]/Length 0>>\nstream\n\nendstream",
    ]))
}

fn certified(level: &str) -> Pdf {
    let reference = format!("/Reference[<</TransformMethod/DocMDP/TransformParams<<{level}/V/1.2>>>>]");
    form("", &reference, "/Perms<</DocMDP 10 0 R>>")
}

fn time_stamp() -> SignatureRequest {
    SignatureRequest {
        sub_filter: SubFilter::Rfc3161,
        ..request(SignatureField::invisible("stamp"))
    }
}

#[test]
fn a_certification_allows_what_its_level_says() {
    let none = certified("/P 1");
    let reason = |outcome: kernel::Result<Vec<u8>>| outcome.unwrap_err().reason();
    assert_eq!(
        reason(sign(&none, SignatureField::invisible("s"))),
        "PDF_CERTIFIED_NO_CHANGES"
    );
    assert_eq!(
        reason(sign(&none, SignatureField::Existing("free".into()))),
        "PDF_CERTIFIED_NO_CHANGES"
    );
    assert_eq!(reason(fill(&none, &[text("a")])), "PDF_CERTIFIED_NO_CHANGES");
    assert_eq!(
        reason(prepare_fields(&none, &[new(FieldKind::Signature)])),
        "PDF_CERTIFIED_NO_CHANGES"
    );
    for level in ["/P 2", "/P 3", ""] {
        let some = certified(level);
        assert!(sign(&some, SignatureField::Existing("free".into())).is_ok());
        assert!(sign(&some, SignatureField::invisible("s")).is_ok());
        assert!(fill(&some, &[text("a")]).is_ok());
        assert!(prepare_fields(&some, &[new(FieldKind::Signature)]).is_ok());
        assert_eq!(
            reason(prepare_fields(&some, &[new(FieldKind::Date)])),
            "PDF_CERTIFIED_NO_CHANGES"
        );
    }
}

#[test]
fn a_document_time_stamp_is_allowed_even_when_nothing_else_is() {
    let stamped = open(sign_with(&certified("/P 1"), &[], time_stamp()).unwrap());
    let signature = signature(&stamped, "stamp");
    assert_eq!(signature.get(b"Type").unwrap(), &Object::Name(b"DocTimeStamp".to_vec()));
    assert_eq!(
        signature.get(b"SubFilter").unwrap(),
        &Object::Name(b"ETSI.RFC3161".to_vec())
    );
    assert!(!signature.has(b"M"), "the token carries the time");
}

#[test]
fn locked_fields_keep_their_values() {
    let lock = |action: &str| {
        let reference = format!("/Reference[<</TransformMethod/FieldMDP/TransformParams<</Action/{action}>>>>]");
        form("", &reference, "")
    };
    let outcome = |pdf: &Pdf, field: &str| fill(pdf, &[text(field)]).map_or_else(|e| e.reason(), |_| "filled");
    let include = lock("Include/Fields[(a)(group)]");
    assert_eq!(
        ["a", "b", "group.c"].map(|f| outcome(&include, f)),
        ["PDF_FIELD_LOCKED", "filled", "PDF_FIELD_LOCKED"]
    );
    let exclude = lock("Exclude/Fields[(a)]");
    assert_eq!(
        ["a", "b", "group.c"].map(|f| outcome(&exclude, f)),
        ["filled", "PDF_FIELD_LOCKED", "PDF_FIELD_LOCKED"]
    );
    let all = lock("All");
    assert_eq!(outcome(&all, "a"), "PDF_FIELD_LOCKED");
    assert_eq!(
        sign(&all, SignatureField::Existing("free".into()))
            .unwrap_err()
            .reason(),
        "PDF_FIELD_LOCKED"
    );
    assert!(sign(&all, SignatureField::invisible("further")).is_ok());
}

#[test]
fn signing_a_field_with_a_lock_locks() {
    let pdf = form("/Lock<</Type/SigFieldLock/Action/Include/Fields[(a)]>>", "", "");
    assert!(fill(&pdf, &[text("a")]).is_ok());
    let signed = open(sign(&pdf, SignatureField::Existing("free".into())).unwrap());
    assert_eq!(fill(&signed, &[text("a")]).unwrap_err().reason(), "PDF_FIELD_LOCKED");
    assert!(fill(&signed, &[text("b")]).is_ok());
    let strict = form("/Lock<</Action/All/P 1>>", "", "");
    let signed = open(sign(&strict, SignatureField::Existing("free".into())).unwrap());
    assert_eq!(
        sign(&signed, SignatureField::invisible("s")).unwrap_err().reason(),
        "PDF_CERTIFIED_NO_CHANGES"
    );
}

#[test]
fn a_signed_file_takes_signatures_and_values_but_no_new_fields() {
    let signed = open(sign(&form("", "", ""), SignatureField::Existing("free".into())).unwrap());
    assert_eq!(
        prepare_fields(&signed, &[new(FieldKind::Date)]).unwrap_err().reason(),
        "PDF_SIGNED_NO_NEW_FIELDS"
    );
    assert!(prepare_fields(&signed, &[new(FieldKind::Signature)]).is_ok());
    assert!(fill(&signed, &[text("a")]).is_ok());
    let again = sign(&signed, SignatureField::Existing("free".into())).unwrap_err();
    assert_eq!(again.reason(), "PDF_FIELD_ALREADY_SIGNED");
    assert_eq!(
        sign(&signed, SignatureField::invisible("a")).unwrap_err().reason(),
        "PDF_FIELD_EXISTS"
    );
    let wrong_kind = SignatureField::New(new(FieldKind::Date));
    assert_eq!(sign(&signed, wrong_kind).unwrap_err().reason(), "PDF_FIELD_VALUE_WRONG");
}

fn signature(pdf: &Pdf, name: &str) -> Dictionary {
    let form = pdf.resolve(pdf.catalog().get(b"AcroForm").unwrap()).unwrap();
    let fields = pdf.resolve(form.as_dict().unwrap().get(b"Fields").unwrap()).unwrap();
    let fields = fields
        .as_array()
        .unwrap()
        .iter()
        .map(|f| pdf.resolve(f).unwrap().as_dict().unwrap().clone());
    let mut named = fields.filter(|f| lopdf::decode_text_string(f.get(b"T").unwrap()).unwrap() == name);
    let value = named.next().unwrap().get(b"V").unwrap().clone();
    pdf.resolve(&value).unwrap().as_dict().unwrap().clone()
}

#[test]
fn the_signature_dictionary_says_who_when_and_where() {
    let mut request = request(SignatureField::invisible("s"));
    request.reason = Some("Jóváhagyom (mind)".into());
    let signed = open(sign_with(&open(vector("plain.pdf")), &[], request).unwrap());
    let signature = signature(&signed, "s");
    let text = |key: &[u8]| lopdf::decode_text_string(signature.get(key).unwrap()).unwrap();
    let name = |key: &[u8]| String::from_utf8(signature.get(key).unwrap().as_name().unwrap().to_vec()).unwrap();
    assert_eq!(
        [name(b"Type"), name(b"Filter"), name(b"SubFilter")],
        ["Sig", "Adobe.PPKLite", "ETSI.CAdES.detached"]
    );
    assert_eq!(
        [text(b"Name"), text(b"Reason"), text(b"Location")],
        ["Őry Anna", "Jóváhagyom (mind)", "Budapest (HU)"]
    );
    assert_eq!(text(b"M"), "D:20261118110640Z");
    let build = signature
        .get(b"Prop_Build")
        .unwrap()
        .as_dict()
        .unwrap()
        .get(b"App")
        .unwrap()
        .as_dict()
        .unwrap();
    assert_eq!(build.get(b"Name").unwrap().as_name().unwrap(), b"Chancery");
}

#[test]
fn the_byte_range_covers_everything_but_the_signature_value() {
    let prepared = fill_and_sign(&open(vector("plain.pdf")), &[], request(SignatureField::invisible("s"))).unwrap();
    let [start, first, second, rest] = prepared.byte_range();
    let parts = prepared.signed_parts().concat();
    let cms = cms(&prepared);
    let signed = prepared.embed(&cms).unwrap();
    assert_eq!((start, second + rest), (0, signed.len()));
    assert_eq!(parts, [&signed[..first], &signed[second..]].concat());
    let hexadecimal = &signed[first..second];
    assert!(hexadecimal.starts_with(b"<") && hexadecimal.ends_with(b"00>"));
    let digits: String = cms.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(hexadecimal[1..].starts_with(digits.as_bytes()));
    let written = signature(&open(signed), "s").get(b"ByteRange").unwrap().clone();
    let expected = [start, first, second, rest].map(|n| Object::Integer(n as i64));
    assert_eq!(written, Object::Array(expected.to_vec()));
}

#[test]
fn a_signature_that_does_not_fit_is_refused() {
    let pdf = open(vector("plain.pdf"));
    let with = |reserved| {
        fill_and_sign(
            &pdf,
            &[],
            SignatureRequest {
                reserved,
                ..request(SignatureField::invisible("s"))
            },
        )
    };
    assert_eq!(with(10).unwrap_err().reason(), "PDF_SIGNATURE_SIZE_WRONG");
    assert_eq!(
        with(256).unwrap().embed(&[1; 257]).unwrap_err().reason(),
        "PDF_SIGNATURE_TOO_LARGE"
    );
    assert!(with(256).unwrap().embed(&[1; 256]).is_ok());
    let (original, appended) = with(256).unwrap().embed_appended(&[1; 256]).unwrap();
    assert_eq!(original, vector("plain.pdf"));
    assert!(Pdf::open([&original[..], &appended].concat(), None).is_ok());
}

#[test]
fn an_update_is_written_in_the_style_of_its_file_and_keeps_its_identity() {
    for (name, stream) in [
        ("plain.pdf", false),
        ("linearized-xrefstm.pdf", true),
        ("pyhanko-hybrid.pdf", false),
    ] {
        let before = open(vector(name));
        let after = open(sign(&before, SignatureField::invisible("s")).unwrap());
        assert_eq!(
            inspect(after.bytes().clone(), None).structure.xref_stream,
            stream,
            "{name}"
        );
        let id = |pdf: &Pdf| pdf.trailer().get(b"ID").and_then(Object::as_array).cloned().ok();
        if let (Some(old), Some(new)) = (id(&before), id(&after)) {
            assert!(old[0] == new[0] && old[1] != new[1], "{name}");
        }
        for key in [&b"Root"[..], b"Info", b"Encrypt"] {
            assert_eq!(before.trailer().get(key).ok(), after.trailer().get(key).ok(), "{name}");
        }
    }
}

#[test]
fn what_is_appended_begins_on_a_line_of_its_own() {
    let file = vector("plain.pdf");
    let bare = file.trim_ascii_end().to_vec();
    for file in [file, bare] {
        let signed = sign(&open(file.clone()), SignatureField::invisible("s")).unwrap();
        assert!(signed.starts_with(&file));
        assert!(matches!(signed[file.len() - 1], b'\n' | b'\r') || signed[file.len()] == b'\n');
    }
}

#[test]
fn the_wish_to_draw_fields_anew_goes_when_everything_is_drawn() {
    let file = |field: &str| {
        open(made(&[
            "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/NeedAppearances true>>>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Annots[4 0 R]>>",
            &format!("<</FT/Tx/T(a)/Subtype/Widget/P 3 0 R/Rect[0 0 20 20]{field}>>"),
        ]))
    };
    let wishes = |file: Vec<u8>| {
        let pdf = open(file);
        let form = pdf.resolve(pdf.catalog().get(b"AcroForm").unwrap()).unwrap();
        form.as_dict().unwrap().has(b"NeedAppearances")
    };
    assert!(!wishes(sign(&file(""), SignatureField::invisible("s")).unwrap()));
    assert!(wishes(
        sign(&file("/V(shown by the viewer)"), SignatureField::invisible("s")).unwrap()
    ));
    assert!(!wishes(fill(&file("/V(old)"), &[text("a")]).unwrap()));
    assert!(!wishes(prepare_fields(&file(""), &[new(FieldKind::Mark)]).unwrap()));
}

#[test]
fn signatures_follow_each_other_and_all_hold() {
    let mut file = vector("plain.pdf");
    for count in 1..=5 {
        let pdf = open(file);
        file = sign(&pdf, SignatureField::invisible(format!("signature {count}"))).unwrap();
        pdfsig_accepts(&file, count, None);
    }
    qpdf_accepts(&file, &vector("plain.pdf"), None);
}

#[test]
fn a_file_whose_startxref_points_at_white_space_is_signed_and_read_again() {
    let pages = "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 200]>>";
    let file = made(&["<</Type/Catalog/Pages 2 0 R>>", pages, "<</Type/Page/Parent 2 0 R>>"]);
    let file = String::from_utf8(file).unwrap();
    let start = file.find("xref\n0 ").unwrap();
    let file = file.replace(&format!("startxref\n{start}\n"), &format!("startxref\n{}\n", start - 1));
    let signed = sign(&Pdf::open(file, None).unwrap(), SignatureField::invisible("Sig")).unwrap();
    let found = signatures(&Pdf::open(signed, None).unwrap()).unwrap();
    assert_eq!(found[0].coverage, Coverage::WholeFile);
}
