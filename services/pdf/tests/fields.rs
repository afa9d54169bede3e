//! Fields are added in one update, stand where a person sees them, and take their values.
#![allow(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod common;

use common::{arrow, index, new_field, pdfsig_accepts, qpdf_accepts, request, run, sign, sign_with, vector};
use lopdf::{Dictionary, Object};
use pdf::{FieldKind, FieldType, Fill, FillValue, NewField, Pdf, Rect, SignatureField};
use pdf::{fields, fill, prepare_fields};

fn open(bytes: impl Into<Vec<u8>>) -> Pdf {
    Pdf::open(bytes.into(), None).unwrap()
}

/// One field of each kind.
fn one_of_each() -> Vec<NewField> {
    vec![
        NewField {
            required: true,
            ..new_field("sign", FieldKind::Signature, [20.0, 20.0, 80.0, 30.0])
        },
        NewField {
            tooltip: Some("Név".into()),
            ..new_field("név", FieldKind::Text { multiline: true }, [20.0, 60.0, 80.0, 30.0])
        },
        NewField {
            read_only: true,
            ..new_field("date", FieldKind::Date, [110.0, 20.0, 60.0, 20.0])
        },
        new_field("agree", FieldKind::Checkbox, [110.0, 60.0, 20.0, 20.0]),
        new_field("initials", FieldKind::Mark, [140.0, 60.0, 40.0, 30.0]),
    ]
}

fn all_values() -> Vec<Fill> {
    let fill = |field: &str, value, size: Option<(f64, f64)>| Fill {
        field: field.into(),
        value,
        appearance: size.map(|(width, height)| arrow(width, height)),
    };
    vec![
        fill("név", FillValue::Text("Őry Anna\n2. sor".into()), Some((80.0, 30.0))),
        fill("date", FillValue::Text("2026-11-21".into()), Some((60.0, 20.0))),
        fill("agree", FillValue::Checked(true), None),
        fill("initials", FillValue::Mark, Some((40.0, 30.0))),
    ]
}

fn widget(pdf: &Pdf, name: &str) -> Dictionary {
    let page = pdf.object(pdf.page(1).unwrap().id).unwrap();
    let annotations = pdf.resolve(page.as_dict().unwrap().get(b"Annots").unwrap()).unwrap();
    let widgets = annotations
        .as_array()
        .unwrap()
        .iter()
        .map(|a| pdf.resolve(a).unwrap().as_dict().unwrap().clone());
    let named = |w: &Dictionary| w.get(b"T").is_ok_and(|t| lopdf::decode_text_string(t).unwrap() == name);
    widgets.into_iter().find(named).unwrap()
}

fn signable() -> impl Iterator<Item = common::Vector> {
    index()
        .into_iter()
        .filter(|v| matches!(v.expected.as_str(), "sign-ok" | "needs-password" | "repair-or-refuse"))
}

#[test]
fn fields_are_prepared_filled_and_signed_in_every_kind_of_file() {
    for vector in signable() {
        let password = vector.password.as_deref();
        let open = |bytes: &[u8]| Pdf::open(bytes.to_vec(), password).unwrap();
        let prepared =
            prepare_fields(&open(&vector.bytes), &one_of_each()).unwrap_or_else(|e| panic!("{} {e:?}", vector.file));
        assert!(prepared.starts_with(&vector.bytes));
        qpdf_accepts(&prepared, &vector.bytes, password);
        let mut request = request(SignatureField::Existing("sign".into()));
        request.appearance = Some(arrow(80.0, 30.0));
        let signed = sign_with(&open(&prepared), &all_values(), request).unwrap();
        assert!(signed.starts_with(&prepared));
        qpdf_accepts(&signed, &vector.bytes, password);
        pdfsig_accepts(&signed, 1, password);
        let found = fields(&open(&signed)).unwrap();
        let value = |name: &str| found.iter().find(|f| f.name == name).unwrap().value.clone();
        assert_eq!(value("név").as_deref(), Some("Őry Anna\n2. sor"), "{}", vector.file);
        assert_eq!(value("agree").as_deref(), Some("Yes"));
    }
}

#[test]
fn a_field_is_reported_where_it_was_put_on_rotated_pages_too() {
    for name in [
        "plain.pdf",
        "pdfbox-rot270.pdf",
        "pdfbox-landscape-hybrid.pdf",
        "qpdf-inherited-rotate.pdf",
        "odd-lexing.pdf",
    ] {
        let prepared = open(prepare_fields(&open(vector(name)), &one_of_each()).unwrap());
        for (new, found) in one_of_each().iter().zip(fields(&prepared).unwrap()) {
            assert_eq!(
                (found.name.as_str(), found.page, found.rect),
                (new.name.as_str(), Some(1), Some(new.rect)),
                "{name}"
            );
            assert_eq!((found.required, found.read_only), (new.required, new.read_only));
        }
        let kinds: Vec<_> = fields(&prepared).unwrap().iter().map(|f| f.kind).collect();
        let expected = [
            FieldType::Signature,
            FieldType::Text,
            FieldType::Text,
            FieldType::Checkbox,
            FieldType::PushButton,
        ];
        assert_eq!(kinds, expected);
    }
}

/// Red pixels of the page as poppler shows it, in the order of rows, in a rectangle given in points.
fn red(file: &[u8], rect: Rect) -> Vec<Vec<bool>> {
    let directory = tempfile::tempdir().unwrap();
    let (input, output) = (directory.path().join("in.pdf"), directory.path().join("out"));
    std::fs::write(&input, file).unwrap();
    let mut pdftoppm = std::process::Command::new("pdftoppm");
    pdftoppm
        .args(["-r", "72", "-f", "1", "-l", "1", "-singlefile"])
        .arg(&input)
        .arg(&output);
    assert!(pdftoppm.status().unwrap().success());
    let picture = std::fs::read(directory.path().join("out.ppm")).unwrap();
    let mut lines = picture.splitn(4, |b| *b == b'\n');
    let size = String::from_utf8(lines.nth(1).unwrap().to_vec()).unwrap();
    let width: usize = size.split(' ').next().unwrap().parse().unwrap();
    let pixels = lines.nth(1).unwrap();
    let is_red = |x: usize, y: usize| {
        let at = 3 * (y * width + x);
        pixels[at] > 150 && pixels[at + 1] < 120
    };
    let (x, y) = (rect.x as usize, rect.y as usize);
    (y..y + rect.height as usize)
        .map(|y| (x..x + rect.width as usize).map(|x| is_red(x, y)).collect())
        .collect()
}

#[test]
fn a_mark_stands_upright_for_the_reader_whatever_the_page_rotation() {
    for name in [
        "plain.pdf",
        "pdfbox-rot270.pdf",
        "pdfbox-landscape-hybrid.pdf",
        "qpdf-inherited-rotate.pdf",
    ] {
        let rect = Rect {
            x: 30.0,
            y: 40.0,
            width: 60.0,
            height: 80.0,
        };
        let field = NewField {
            rect,
            ..new_field("mark", FieldKind::Mark, [0.0; 4])
        };
        let prepared = open(prepare_fields(&open(vector(name)), &[field]).unwrap());
        let value = Fill {
            field: "mark".into(),
            value: FillValue::Mark,
            appearance: Some(arrow(60.0, 80.0)),
        };
        let shown = red(&fill(&prepared, &[value]).unwrap(), rect);
        let wide = |row: &Vec<bool>| row.iter().filter(|red| **red).count();
        // The line is at the bottom and the tip at the top, so the last rows are wide and the first rows narrow.
        assert!(
            shown[76..80].iter().any(|row| wide(row) > 50),
            "{name}: no line at the bottom"
        );
        assert!(
            shown[2..8].iter().all(|row| (1..20).contains(&wide(row))),
            "{name}: no tip at the top"
        );
        assert!(
            shown.iter().all(|row| !row[0] || wide(row) > 50),
            "{name}: the arrow leans"
        );
    }
}

#[test]
fn every_widget_keeps_to_the_rules_of_pdf_a() {
    let prepared = open(prepare_fields(&open(vector("verapdf-1b-pass.pdf")), &one_of_each()).unwrap());
    for field in one_of_each() {
        let widget = widget(&prepared, &field.name);
        assert_eq!(widget.get(b"F").unwrap(), &Object::Integer(4));
        assert!(widget.has(b"AP"), "{}", field.name);
    }
    let signed = open(sign(&prepared, SignatureField::invisible("hidden")).unwrap());
    assert!(widget(&signed, "hidden").has(b"AP"));
    let form = signed.resolve(signed.catalog().get(b"AcroForm").unwrap()).unwrap();
    assert!(!form.as_dict().unwrap().has(b"NeedAppearances"));
    assert_eq!(form.as_dict().unwrap().get(b"SigFlags").unwrap(), &Object::Integer(3));
}

#[test]
fn a_field_that_cannot_be_is_refused_with_its_reason() {
    let pdf = open(prepare_fields(&open(vector("plain.pdf")), &one_of_each()).unwrap());
    let reason = |field: NewField| prepare_fields(&pdf, &[field]).unwrap_err().reason();
    let field = |name: &str, rect| new_field(name, FieldKind::Date, rect);
    assert_eq!(
        reason(NewField {
            page: 2,
            ..field("a", [0.0, 0.0, 9.0, 9.0])
        }),
        "PDF_PAGE_UNKNOWN"
    );
    assert_eq!(
        reason(NewField {
            page: 0,
            ..field("a", [0.0, 0.0, 9.0, 9.0])
        }),
        "PDF_PAGE_UNKNOWN"
    );
    assert_eq!(reason(field("a", [590.0, 0.0, 9.0, 9.0])), "PDF_FIELD_OUTSIDE_PAGE");
    assert_eq!(reason(field("a", [0.0, 0.0, 0.0, 9.0])), "PDF_FIELD_OUTSIDE_PAGE");
    assert_eq!(reason(field("date", [0.0, 0.0, 9.0, 9.0])), "PDF_FIELD_EXISTS");
    assert_eq!(reason(field("a.b", [0.0, 0.0, 9.0, 9.0])), "PDF_FIELD_NAME_INVALID");
    assert_eq!(reason(field("", [0.0, 0.0, 9.0, 9.0])), "PDF_FIELD_NAME_INVALID");
}

/// PDF/A-2 (ISO 19005-2, 6.3.3): the `/N` of a button holds its states, never a drawing of its own.
#[test]
fn a_mark_keeps_its_drawing_as_the_state_of_a_button() {
    let shown = |pdf: &Pdf| {
        let widget = widget(pdf, "initials");
        assert_eq!(widget.get(b"FT").unwrap(), &Object::Name(b"Btn".to_vec()));
        let appearances = pdf.resolve(widget.get(b"AP").unwrap()).unwrap();
        let states = pdf.resolve(appearances.as_dict().unwrap().get(b"N").unwrap()).unwrap();
        let state = widget.get(b"AS").unwrap().as_name().unwrap();
        let drawing = states.as_dict().unwrap().get(state).unwrap().clone();
        pdf.resolve(&drawing).unwrap().as_stream().unwrap().content.clone()
    };
    let prepared = open(prepare_fields(&open(vector("plain.pdf")), &one_of_each()).unwrap());
    let filled = open(fill(&prepared, &all_values()).unwrap());
    let again = open(fill(&filled, &all_values()).unwrap());
    assert_ne!(shown(&prepared), shown(&filled));
    assert_eq!(shown(&filled), shown(&again));
}

#[test]
fn a_value_that_does_not_fit_its_field_is_refused() {
    let pdf = open(prepare_fields(&open(vector("plain.pdf")), &one_of_each()).unwrap());
    let reason = |field: &str, value, drawn: bool| {
        let value = Fill {
            field: field.into(),
            value,
            appearance: drawn.then(|| arrow(9.0, 9.0)),
        };
        fill(&pdf, &[value]).unwrap_err().reason()
    };
    assert_eq!(reason("nobody", FillValue::Mark, true), "PDF_FIELD_UNKNOWN");
    assert_eq!(
        reason("agree", FillValue::Text("x".into()), true),
        "PDF_FIELD_VALUE_WRONG"
    );
    assert_eq!(reason("sign", FillValue::Mark, true), "PDF_FIELD_VALUE_WRONG");
    assert_eq!(
        reason("date", FillValue::Text("x".into()), false),
        "PDF_FIELD_VALUE_WRONG"
    );
    let refused = sign(&pdf, SignatureField::Existing("date".into())).unwrap_err();
    assert_eq!(refused.reason(), "PDF_FIELD_UNKNOWN");
}

#[test]
fn a_box_is_ticked_and_cleared_by_its_own_states() {
    let pdf = open(prepare_fields(&open(vector("plain.pdf")), &one_of_each()).unwrap());
    let set = |pdf: &Pdf, on| {
        let value = Fill {
            field: "agree".into(),
            value: FillValue::Checked(on),
            appearance: None,
        };
        open(fill(pdf, &[value]).unwrap())
    };
    let ticked = set(&pdf, true);
    assert_eq!(
        widget(&ticked, "agree").get(b"AS").unwrap(),
        &Object::Name(b"Yes".to_vec())
    );
    let cleared = set(&ticked, false);
    assert_eq!(
        widget(&cleared, "agree").get(b"AS").unwrap(),
        &Object::Name(b"Off".to_vec())
    );
}

#[test]
fn the_text_field_of_another_program_takes_a_value() {
    let pdf = open(vector("pyhanko-textfield-form.pdf"));
    let text = fields(&pdf)
        .unwrap()
        .into_iter()
        .find(|f| f.kind == FieldType::Text)
        .unwrap();
    let value = Fill {
        field: text.name.clone(),
        value: FillValue::Text("new".into()),
        appearance: Some(arrow(50.0, 20.0)),
    };
    let filled = fill(&pdf, &[value]).unwrap();
    qpdf_accepts(&filled, pdf.bytes(), None);
    let found = fields(&open(filled))
        .unwrap()
        .into_iter()
        .find(|f| f.name == text.name)
        .unwrap();
    assert_eq!(found.value.as_deref(), Some("new"));
}

#[test]
fn nothing_to_add_gives_the_same_bytes() {
    let pdf = open(vector("plain.pdf"));
    assert_eq!(prepare_fields(&pdf, &[]).unwrap(), vector("plain.pdf"));
    assert_eq!(fill(&pdf, &[]).unwrap(), vector("plain.pdf"));
    assert!(run("qpdf", &["--check"], &vector("plain.pdf")).0 == 0);
}
