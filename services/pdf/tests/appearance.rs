//! The demo's contract, filled and signed with drawn appearances, as other programs see it.
#![allow(clippy::unwrap_used)]

mod common;

use common::{new_field, pdfsig_accepts, qpdf_accepts, request, run, sign_with};
use kernel::Timestamp;
use pdf::appearance::{Caption, Mark, Size, checkbox, initials, signature, text};
use pdf::{FieldKind, Fill, FillValue, NewField, Pdf, Rect, SignatureField, prepare_fields, render_page};

/// Page, left, top, width, height: as `examples/demo_contract.rs` reports the client's places.
const PLACES: [(&str, FieldKind, u32, [f64; 4]); 5] = [
    ("initials", FieldKind::Mark, 2, [312.6, 653.0, 90.0, 33.0]),
    (
        "title",
        FieldKind::Text { multiline: false },
        3,
        [312.6, 514.3, 220.6, 23.0],
    ),
    ("date", FieldKind::Date, 3, [312.6, 565.2, 110.0, 23.0]),
    ("annex-read", FieldKind::Checkbox, 3, [312.6, 616.0, 13.0, 13.0]),
    ("signature", FieldKind::Signature, 3, [312.6, 415.4, 220.6, 71.0]),
];

fn size(name: &str) -> Size {
    let (_, _, _, [_, _, width, height]) = PLACES.into_iter().find(|place| place.0 == name).unwrap();
    Size::new(width, height).unwrap()
}

fn filled(field: &str, value: FillValue, appearance: pdf::FormXObject) -> Fill {
    Fill {
        field: field.to_owned(),
        value,
        appearance: Some(appearance),
    }
}

fn fills(mark: &Mark) -> Vec<Fill> {
    let typed = |field: &str, value: &str| {
        filled(
            field,
            FillValue::Text(value.to_owned()),
            text(value, size(field)).unwrap(),
        )
    };
    vec![
        filled("initials", FillValue::Mark, initials(mark, size("initials"))),
        typed("title", "Ügyvezető igazgató / Гүйцэтгэх захирал"),
        typed("date", "2026-03-21"),
        filled(
            "annex-read",
            FillValue::Checked(true),
            checkbox(true, size("annex-read")),
        ),
    ]
}

#[test]
fn the_demo_contract_is_filled_and_signed_where_its_places_are() {
    let contract = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../server/demo/contract.pdf")).unwrap();
    let fields = PLACES.map(|(name, kind, page, [x, y, width, height])| NewField {
        page,
        rect: Rect { x, y, width, height },
        ..new_field(name, kind, [0.0; 4])
    });
    let prepared = prepare_fields(&Pdf::open(contract.clone(), None).unwrap(), &fields).unwrap();
    let mark = Mark::typed("Szűcs Gergő").unwrap();
    let caption = Caption {
        name: "Szűcs Gergő",
        time: Some(Timestamp::from_unix_seconds(1_774_101_909)),
        reason: None,
    };
    let mut request = request(SignatureField::Existing("signature".to_owned()));
    request.appearance = Some(signature(Some(&mark), &caption, size("signature")).unwrap());
    let signed = sign_with(&Pdf::open(prepared, None).unwrap(), &fills(&mark), request).unwrap();

    qpdf_accepts(&signed, &contract, None);
    pdfsig_accepts(&signed, 1, None);
    let (_, fonts) = run("pdffonts", &[], &signed);
    assert!(fonts.contains("+Caveat-Regular") && !fonts.contains(" no "), "{fonts}");
    let drawn = |file: &[u8], page| render_page(file.to_vec().into(), page, 800).unwrap();
    assert_ne!(drawn(&signed, 2), drawn(&contract, 2));
    assert_ne!(drawn(&signed, 3), drawn(&contract, 3));
    assert_eq!(drawn(&signed, 1), drawn(&contract, 1));
}
