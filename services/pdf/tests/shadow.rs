//! Shadow attacks: a file is prepared before it is signed, so that a harmless-looking update changes what it shows. And
//! the honest updates that look like them.
#![allow(clippy::unwrap_used)]

mod attacks;
mod common;

use attacks::update::Update;
use common::sign;
use lopdf::{Object, dictionary};
use pdf::{Level, Modifications, Pdf, SignatureField, difference, signatures};
use std::fmt::Write as _;

const XMP: &str = "<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"></x:xmpmeta><?xpacket end=\"w\"?>";

fn stream(entries: &str, data: &str) -> String {
    format!("<< {entries} /Length {} >>\nstream\n{data}\nendstream", data.len())
}

const FORM: &str = "/Type /XObject /Subtype /Form /BBox [0 0 200 50]";

/// An unsigned file with everything an attacker could wish for. `entries` go into its signature field.
fn prepared(entries: &str) -> Vec<u8> {
    let objects = [
        (1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R /Metadata 12 0 R >>".to_owned()),
        (2, "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 400] >>".to_owned()),
        (3, "<< /Type /Page /Parent 2 0 R /Contents [4 0 R 30 0 R] /Annots 31 0 R /Resources << /Font << /F1 5 0 R >> \
             /XObject << /Cover 13 0 R /Shared 21 0 R /Gone 90 0 R /Meta 12 0 R >> >> >>".to_owned()),
        (4, stream("", "BT /F1 18 Tf 20 200 Td (Pay 10) Tj ET /Shared Do /Gone Do")),
        (5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned()),
        (6, "<< /Fields [7 0 R 8 0 R 9 0 R 16 0 R 17 0 R] /DR 32 0 R /DA (/F1 12 Tf 0 g) >>".to_owned()),
        (7, "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /Rect [0 0 90 20] /P 3 0 R /AP << /N 10 0 R >> >>".to_owned()),
        (8, format!("<< /Type /Annot /Subtype /Widget /FT /Sig /T (first) /Rect [0 30 90 50] /P 3 0 R {entries} >>")),
        (9, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (second) /Rect [0 60 90 80] /P 3 0 R >>".to_owned()),
        (10, stream(FORM, "")),
        (12, stream("/Type /Metadata /Subtype /XML", XMP)),
        (13, stream(FORM, "1 1 1 rg 0 0 200 50 re f")),
        (14, "<< /Type /Annot /Subtype /Stamp /Rect [0 190 200 240] /F 4 /AP << /N 13 0 R >> >>".to_owned()),
        (16, "<< /Type /Annot /Subtype /Widget /FT /Tx /T (shared) /Rect [0 90 90 99] /P 3 0 R /AP 20 0 R >>".to_owned()),
        (17, "<< /Type /Annot /Subtype /Widget /FT /Tx /T (hidden) /V (Pay 1,000,000) /F 2 /Rect [0 190 200 240] /P 3 0 R >>".to_owned()),
        (20, "<< /N 21 0 R >>".to_owned()),
        (21, stream(FORM, "0 0 1 1 re f")),
        (30, stream("", "q Q")),
        (31, "[7 0 R 8 0 R 9 0 R 14 0 R 16 0 R 17 0 R]".to_owned()),
        (32, "<< /Font << /F1 5 0 R >> >>".to_owned()),
    ];
    let mut file = String::from("%PDF-1.7\n");
    let mut table = String::from("xref\n0 1\n0000000000 65535 f \n");
    for (number, text) in objects {
        writeln!(table, "{number} 1\n{:010} 00000 n ", file.len()).unwrap();
        write!(file, "{number} 0 obj\n{text}\nendobj\n").unwrap();
    }
    let start = file.len();
    write!(
        file,
        "{table}trailer\n<< /Root 1 0 R /Size 33 >>\nstartxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    file.into_bytes()
}

/// Signs the prepared file, and gives what is said of it after `change`.
fn after_with(entries: &str, change: impl FnOnce(&mut Update)) -> Modifications {
    let unsigned = Pdf::open(prepared(entries), None).unwrap();
    let signed = sign(&unsigned, SignatureField::Existing("first".into())).unwrap();
    let mut update = Update::of(&signed);
    change(&mut update);
    let bytes = update.finish();
    let pdf = Pdf::open(bytes, None).unwrap();
    let found = signatures(&pdf).unwrap();
    difference(&pdf, &found).unwrap().remove(0)
}

fn after(change: impl FnOnce(&mut Update)) -> Modifications {
    after_with("", change)
}

fn refused(found: &Modifications) {
    assert_eq!((found.level, found.permitted), (Level::Other, false), "{found:#?}");
}

fn is(found: &Modifications, level: Level) {
    assert_eq!((found.level, found.permitted), (level, true), "{found:#?}");
}

fn reference(number: u32) -> Object {
    Object::Reference((number, 0))
}

#[test]
fn hiding_the_cover_by_taking_it_off_the_page_is_refused() {
    refused(&after(|u| u.text(31, 0, "[7 0 R 8 0 R 9 0 R 16 0 R 17 0 R]")));
}

#[test]
fn hiding_the_cover_by_emptying_its_drawing_is_refused() {
    refused(&after(|u| u.stream(13, FORM, "")));
}

#[test]
fn hiding_the_cover_by_a_flag_is_refused() {
    refused(&after(|u| u.change(14, |stamp| stamp.set("F", 2))));
}

#[test]
fn hiding_the_cover_by_freeing_it_is_refused() {
    refused(&after(|u| u.free(14)));
}

#[test]
fn showing_a_hidden_field_is_refused() {
    refused(&after(|u| u.change(17, |field| field.set("F", 4))));
}

#[test]
fn replacing_a_font_is_refused() {
    refused(&after(|u| {
        u.change(5, |font| font.set("BaseFont", Object::Name(b"Evil".to_vec())))
    }));
}

#[test]
fn replacing_a_font_of_the_form_is_refused() {
    refused(&after(|u| {
        let font = u.number();
        u.text(font, 0, "<< /Type /Font /Subtype /Type3 >>");
        u.text(32, 0, &format!("<< /Font << /F1 {font} 0 R >> >>"));
    }));
}

#[test]
fn activating_what_the_page_refers_to_but_does_not_have_is_refused() {
    refused(&after(|u| u.stream(90, FORM, "1 1 1 rg 0 0 200 50 re f")));
}

#[test]
fn a_field_appearance_that_the_page_also_draws_may_not_change() {
    refused(&after(|u| u.stream(21, FORM, "1 1 1 rg 0 0 200 50 re f")));
}

#[test]
fn metadata_that_the_page_also_draws_may_not_change() {
    let bad = XMP.replace("begin", "begin=\"1 0 0 rg\" x");
    refused(&after(|u| u.stream(12, "/Type /Metadata /Subtype /XML", &bad)));
}

#[test]
fn metadata_may_not_become_the_content_of_a_page() {
    refused(&after(|u| u.change(1, |root| root.set("Metadata", reference(4)))));
}

#[test]
fn a_list_of_evidence_may_not_be_the_content_of_a_page() {
    refused(&after(|u| {
        u.change(1, |root| root.set("DSS", dictionary! { "Certs" => reference(31) }));
    }));
}

#[test]
fn giving_a_field_an_appearance_of_its_own_is_form_filling() {
    is(
        &after(|u| {
            let drawing = u.number();
            u.stream(drawing, FORM, "0 0 9 9 re f");
            u.change(16, |field| {
                field.set("AP", dictionary! { "N" => reference(drawing) });
                field.set("V", Object::string_literal("hello"));
            });
        }),
        Level::FormFilling,
    );
}

#[test]
fn drawing_a_field_anew_in_place_is_form_filling() {
    is(&after(|u| u.stream(10, FORM, "0 0 9 9 re f")), Level::FormFilling);
}

#[test]
fn a_script_on_a_field_is_refused() {
    refused(&after(|u| {
        u.change(7, |field| field.set("A", dictionary! { "S" => "JavaScript" }))
    }));
}

#[test]
fn moving_an_unsigned_field_is_refused() {
    refused(&after(|u| {
        u.change(9, |field| {
            field.set("Rect", vec![0.into(), 0.into(), 300.into(), 400.into()])
        })
    }));
}

#[test]
fn taking_a_field_away_is_refused() {
    refused(&after(|u| {
        u.change(6, |form| {
            form.set("Fields", vec![reference(7), reference(8), reference(9)])
        })
    }));
}

#[test]
fn a_second_name_for_a_field_is_refused() {
    refused(&after(|u| {
        let field = u.number();
        let text = "<< /Type /Annot /Subtype /Widget /FT /Sig /T (first) /Rect [0 0 0 0] >>";
        u.text(field, 0, text);
        u.change(6, |form| {
            let mut fields = form.get(b"Fields").unwrap().as_array().unwrap().clone();
            fields.push(reference(field));
            form.set("Fields", fields);
        });
    }));
}

#[test]
fn filling_a_locked_field_is_refused_and_another_is_not() {
    let lock = "/Lock << /Type /SigFieldLock /Action /Include /Fields [(name)] >>";
    let fill = |number: u32| {
        after_with(lock, |u| {
            u.change(number, |field| field.set("V", Object::string_literal("x")))
        })
    };
    refused(&fill(7));
    is(&fill(16), Level::FormFilling);
    let lock = "/Lock << /Type /SigFieldLock /Action /Exclude /Fields [(shared)] >>";
    let fill = |number: u32| {
        after_with(lock, |u| {
            u.change(number, |field| field.set("V", Object::string_literal("x")))
        })
    };
    refused(&fill(7));
    is(&fill(16), Level::FormFilling);
    let lock = "/Lock << /Type /SigFieldLock /Action /All >>";
    refused(&after_with(lock, |u| {
        u.change(7, |field| field.set("V", Object::string_literal("x")))
    }));
}

#[test]
fn a_lock_that_allows_no_changes_still_allows_validation_data() {
    let lock = "/Lock << /Type /SigFieldLock /Action /All /P 1 >>";
    let found = after_with(lock, store);
    assert_eq!(
        (found.allowed, found.level, found.permitted),
        (Level::LtaUpdates, Level::LtaUpdates, true),
        "{found:#?}"
    );
}

fn store(u: &mut Update) {
    let (store, certificate, list) = (u.number(), u.number(), u.number());
    u.stream(certificate, "", "0\x03\x02\x01");
    u.text(list, 0, &format!("[{certificate} 0 R]"));
    u.text(
        store,
        0,
        &format!(
            "<< /Type /DSS /Certs {list} 0 R /VRI << /{} << /Cert [{certificate} 0 R] >> >> >>",
            "AB".repeat(20)
        ),
    );
    u.change(1, |root| root.set("DSS", reference(store)));
}

#[test]
fn storing_validation_data_is_an_lta_update() {
    is(&after(store), Level::LtaUpdates);
}

#[test]
fn a_store_with_something_else_in_it_is_refused() {
    refused(&after(|u| {
        u.change(1, |root| {
            root.set(
                "DSS",
                dictionary! { "OpenAction" => dictionary! { "S" => "JavaScript" } },
            )
        });
    }));
}

#[test]
fn new_document_information_is_an_lta_update() {
    is(
        &after(|u| {
            let info = u.number();
            u.text(info, 0, "<< /ModDate (D:20260101) /Producer (x) >>");
            u.trailer.set("Info", reference(info));
        }),
        Level::LtaUpdates,
    );
}

#[test]
fn document_information_that_holds_more_than_text_is_refused() {
    refused(&after(|u| {
        let info = u.number();
        u.text(info, 0, "<< /Next << /S /JavaScript >> >>");
        u.trailer.set("Info", reference(info));
    }));
}

#[test]
fn a_note_is_an_annotation_and_not_permitted_by_itself() {
    let found = after(|u| {
        let note = u.number();
        u.text(
            note,
            0,
            "<< /Type /Annot /Subtype /Text /Rect [0 0 20 20] /Contents (see) >>",
        );
        u.text(31, 0, &format!("[7 0 R 8 0 R 9 0 R 14 0 R 16 0 R 17 0 R {note} 0 R]"));
    });
    assert_eq!(
        (found.level, found.permitted),
        (Level::Annotations, false),
        "{found:#?}"
    );
}

#[test]
fn an_invisible_new_signature_field_is_an_lta_update_and_a_visible_one_form_filling() {
    let add = |rect: &str| {
        let rect = rect.to_owned();
        after(move |u| {
            let field = u.number();
            u.text(
                field,
                0,
                &format!("<< /Type /Annot /Subtype /Widget /FT /Sig /T (third) /P 3 0 R /Rect [{rect}] >>"),
            );
            u.change(6, |form| {
                let mut fields = form.get(b"Fields").unwrap().as_array().unwrap().clone();
                fields.push(reference(field));
                form.set("Fields", fields);
            });
            u.text(31, 0, &format!("[7 0 R 8 0 R 9 0 R 14 0 R 16 0 R 17 0 R {field} 0 R]"));
        })
    };
    is(&add("0 0 0 0"), Level::LtaUpdates);
    is(&add("0 0 50 50"), Level::FormFilling);
}

#[test]
fn a_signature_value_that_is_no_new_signature_is_refused() {
    refused(&after(|u| u.change(9, |field| field.set("V", reference(20)))));
    refused(&after(|u| {
        let value = u.number();
        u.text(value, 0, "<< /Type /Sig >>");
        u.change(9, |field| field.set("V", reference(value)));
    }));
}

#[test]
fn an_unused_object_does_no_harm() {
    is(
        &after(|u| {
            let unused = u.number();
            u.text(unused, 0, "<< /A 1 >>");
        }),
        Level::LtaUpdates,
    );
}

#[test]
fn a_signed_object_may_not_move_into_an_object_stream_of_another_meaning() {
    refused(&after(|u| {
        let carrier = u.number();
        u.stream(carrier, "/Type /ObjStm /N 1 /First 4", "4 0 << >>");
        u.change(3, |page| page.set("Contents", reference(carrier)));
    }));
}

/// What a certification with permission `level` says after a change.
fn certified(level: u8, change: impl FnOnce(&mut Update)) -> Modifications {
    let lock = format!("/Lock << /Type /SigFieldLock /Action /Include /Fields [] /P {level} >>");
    after_with(&lock, change)
}

#[test]
fn each_permission_level_allows_what_it_names() {
    let fill = |u: &mut Update| u.change(7, |field| field.set("V", Object::string_literal("x")));
    let note = |u: &mut Update| {
        let note = u.number();
        u.text(note, 0, "<< /Type /Annot /Subtype /Text /Rect [0 0 20 20] >>");
        u.text(31, 0, &format!("[7 0 R 8 0 R 9 0 R 14 0 R 16 0 R 17 0 R {note} 0 R]"));
    };
    let permitted = |level, change: &dyn Fn(&mut Update)| certified(level, |u| change(u)).permitted;
    assert_eq!([1, 2, 3].map(|level| permitted(level, &store)), [true, true, true]);
    assert_eq!([1, 2, 3].map(|level| permitted(level, &fill)), [false, true, true]);
    assert_eq!([1, 2, 3].map(|level| permitted(level, &note)), [false, false, true]);
    assert!(!permitted(7, &store));
}
