//! Attacks on signed files, written as incremental updates by hand. Every sample must be refused by a validator although
//! the signed bytes are untouched; the published attack classes are named where one is meant.
// a sample that cannot be built is a bug of the test
#![allow(dead_code, clippy::unwrap_used)]

mod forgery;
pub mod update;

use lopdf::{Document, Object, ObjectId, StringFormat, dictionary};
use update::{Update, last};

/// A file that must not be accepted.
pub struct Sample {
    /// The name of the file to be written, without extension.
    pub name: &'static str,
    pub bytes: Vec<u8>,
}

type Attack = fn(&[u8], &Target) -> Option<Vec<u8>>;

/// What an attack needs to know about a signed file.
pub struct Target {
    pub root: u32,
    pub pages: u32,
    pub page: u32,
    pub form: u32,
    /// The last signature field that is signed, and its value.
    pub field: u32,
    pub signature: u32,
}

impl Target {
    /// None when the file has no signature, or keeps its form inside the catalog.
    pub fn of(file: &[u8]) -> Option<Self> {
        let document = Document::load_mem(file).ok()?;
        let root = document.trailer.get(b"Root").ok()?.as_reference().ok()?;
        let catalog = document.get_dictionary(root).ok()?;
        let form = catalog.get(b"AcroForm").ok()?.as_reference().ok()?;
        let fields = document.get_dictionary(form).ok()?.get(b"Fields").ok()?;
        let (_, fields) = document.dereference(fields).ok()?;
        let signed = |id: ObjectId| {
            Some((
                id.0,
                document.get_dictionary(id).ok()?.get(b"V").ok()?.as_reference().ok()?.0,
            ))
        };
        let ids = fields
            .as_array()
            .ok()?
            .iter()
            .filter_map(|item| item.as_reference().ok());
        let (field, signature) = ids.filter_map(signed).max_by_key(|(_, signature)| *signature)?;
        Some(Self {
            root: root.0,
            pages: catalog.get(b"Pages").ok()?.as_reference().ok()?.0,
            page: document.get_pages().get(&1)?.0,
            form: form.0,
            field,
            signature,
        })
    }
}

/// Every attack that the file lends itself to.
pub fn samples(signed: &[u8]) -> Vec<Sample> {
    let Some(target) = Target::of(signed) else {
        return vec![];
    };
    let made = ATTACKS.iter().chain(forgery::FORGERIES);
    made.filter_map(|(name, attack)| {
        Some(Sample {
            name,
            bytes: attack(signed, &target)?,
        })
    })
    .collect()
}

const ATTACKS: &[(&str, Attack)] = &[
    ("page-content-replaced", page_content),
    ("page-content-overridden", content_overridden),
    ("page-content-freed", content_freed),
    ("page-size-changed", page_size),
    ("page-added", page_added),
    ("page-swapped-in-tree", page_swapped),
    ("annotation-overlay", |f, t| {
        annotation(f, t, "/Subtype /Stamp /AP << /N 99990 0 R >>")
    }),
    ("annotation-free-text", |f, t| {
        annotation(f, t, "/Subtype /FreeText /Contents (paid) /DA (/Helv 12 Tf 0 g)")
    }),
    ("annotation-link-script", |f, t| {
        annotation(f, t, "/Subtype /Link /A << /S /JavaScript /JS (app.alert\\(1\\)) >>")
    }),
    ("annotation-note-with-script", |f, t| {
        annotation(f, t, "/Subtype /Text /AA << /E << /S /JavaScript /JS (1) >> >>")
    }),
    ("catalog-open-action", |f, t| {
        catalog(
            f,
            t,
            "OpenAction",
            dictionary! { "S" => "JavaScript", "JS" => text("app.alert(1)") }.into(),
        )
    }),
    ("catalog-layers-added", |f, t| {
        catalog(
            f,
            t,
            "OCProperties",
            dictionary! { "OCGs" => Object::Array(vec![]), "D" => dictionary! {} }.into(),
        )
    }),
    ("catalog-names-script", |f, t| {
        catalog(
            f,
            t,
            "Names",
            dictionary! { "JavaScript" => dictionary! { "Names" => Object::Array(vec![]) } }.into(),
        )
    }),
    ("catalog-permissions-changed", |f, t| {
        catalog(
            f,
            t,
            "Perms",
            dictionary! { "UR3" => Object::Reference((t.signature, 0)) }.into(),
        )
    }),
    ("catalog-swapped", catalog_swapped),
    ("form-xfa-added", |f, t| {
        change(f, t.form, |dict| dict.set("XFA", text("<xdp/>")))
    }),
    ("form-calculation-added", |f, t| {
        change(f, t.form, |dict| {
            dict.set("CO", Object::Array(vec![Object::Reference((t.field, 0))]))
        })
    }),
    ("form-text-field-added", form_field),
    ("form-emptied", |f, t| {
        change(f, t.form, |dict| dict.set("Fields", Object::Array(vec![])))
    }),
    ("signature-field-moved", |f, t| {
        change(f, t.field, |dict| dict.set("Rect", numbers(&[0, 0, 600, 800])))
    }),
    ("signature-appearance-replaced", signature_appearance),
    ("signature-action-added", |f, t| {
        change(f, t.field, |dict| {
            dict.set(
                "AA",
                dictionary! { "U" => dictionary! { "S" => "JavaScript", "JS" => text("1") } },
            )
        })
    }),
    ("signature-reason-changed", |f, t| {
        change(f, t.signature, |dict| dict.set("Reason", text("I owe you nothing")))
    }),
    ("signature-freed", |f, t| freed(f, t.signature)),
    ("generation-changed", generation_changed),
    ("duplicate-key", duplicate_key),
    ("entry-into-old-bytes", old_bytes),
    ("entry-into-stream", into_stream),
    ("objects-overlap", overlap),
    ("type-confusion-field-is-page", field_is_page),
    ("saving-attack-without-xref", |f, t| saving(f, t, b"")),
    ("saving-attack-with-trailer-only", |f, t| {
        saving(
            f,
            t,
            format!("trailer\n<< /Root {} 0 R /Size 100 >>\n", t.root).as_bytes(),
        )
    }),
    ("saving-attack-broken-startxref", |f, t| {
        saving(f, t, b"startxref\n7\n%%EOF\n")
    }),
    ("saving-attack-hidden-in-comment", hidden_in_comment),
    ("saving-attack-unlisted-object", unlisted),
];

fn text(text: &str) -> Object {
    Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
}

fn numbers(numbers: &[i64]) -> Object {
    Object::Array(numbers.iter().map(|number| Object::Integer(*number)).collect())
}

const OVERLAY: &str = "1 1 1 rg 0 0 600 800 re f 0 g BT /F1 24 Tf 20 60 Td (Pay 1,000,000) Tj ET";

/// One object, changed.
fn change(file: &[u8], number: u32, change: impl FnOnce(&mut lopdf::Dictionary)) -> Option<Vec<u8>> {
    let mut update = Update::of(file);
    update.change(number, change);
    Some(update.finish())
}

fn freed(file: &[u8], number: u32) -> Option<Vec<u8>> {
    let mut update = Update::of(file);
    update.free(number);
    Some(update.finish())
}

fn catalog(file: &[u8], target: &Target, key: &str, value: Object) -> Option<Vec<u8>> {
    change(file, target.root, |dict| dict.set(key, value))
}

/// The stream that the first page draws.
fn content(file: &[u8], target: &Target) -> Option<u32> {
    let document = Document::load_mem(file).ok()?;
    let page = document.get_dictionary((target.page, 0)).ok()?;
    match page.get(b"Contents").ok()? {
        Object::Reference(id) => Some(id.0),
        Object::Array(items) => Some(items.first()?.as_reference().ok()?.0),
        _ => None,
    }
}

fn page_content(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let mut update = Update::of(file);
    let number = update.number();
    update.stream(number, "", OVERLAY);
    update.change(target.page, |page| page.set("Contents", Object::Reference((number, 0))));
    Some(update.finish())
}

fn content_overridden(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let number = content(file, target)?;
    let mut update = Update::of(file);
    update.stream(number, "", OVERLAY);
    Some(update.finish())
}

fn content_freed(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    freed(file, content(file, target)?)
}

fn page_size(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    change(file, target.page, |page| page.set("CropBox", numbers(&[0, 0, 50, 50])))
}

fn page_added(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let mut update = Update::of(file);
    let (page, content) = (update.number(), update.number());
    let mut tree = update.dict(target.pages);
    let mut kids = tree.get(b"Kids").ok()?.as_array().ok()?.clone();
    kids.push(Object::Reference((page, 0)));
    tree.set("Count", kids.len() as i64);
    tree.set("Kids", kids);
    update.object(target.pages, tree);
    update.stream(content, "", OVERLAY);
    update.text(
        page,
        0,
        &format!(
            "<< /Type /Page /Parent {} 0 R /MediaBox [0 0 600 800] /Contents {content} 0 R >>",
            target.pages
        ),
    );
    Some(update.finish())
}

fn page_swapped(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let mut update = Update::of(file);
    let (page, content) = (update.number(), update.number());
    update.stream(content, "", OVERLAY);
    update.text(
        page,
        0,
        &format!(
            "<< /Type /Page /Parent {} 0 R /MediaBox [0 0 600 800] /Contents {content} 0 R >>",
            target.pages
        ),
    );
    update.change(target.pages, |tree| {
        tree.set("Kids", Object::Array(vec![Object::Reference((page, 0))]))
    });
    Some(update.finish())
}

/// Evil annotation attack: something is laid over the page. `99990` stands for an appearance that covers everything.
fn annotation(file: &[u8], target: &Target, entries: &str) -> Option<Vec<u8>> {
    let mut update = Update::of(file);
    let (note, appearance) = (update.number(), update.number());
    let page = update.dict(target.page);
    let mut list = match page.get(b"Annots") {
        Ok(value) => update.document.dereference(value).ok()?.1.as_array().ok()?.clone(),
        Err(_) => vec![],
    };
    list.push(Object::Reference((note, 0)));
    update.change(target.page, |page| page.set("Annots", list));
    let entries = entries.replace("99990", &appearance.to_string());
    update.text(
        note,
        0,
        &format!("<< /Type /Annot /Rect [0 0 600 800] /F 4 {entries} >>"),
    );
    update.stream(appearance, "/Type /XObject /Subtype /Form /BBox [0 0 600 800]", OVERLAY);
    Some(update.finish())
}

fn catalog_swapped(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let mut update = Update::of(file);
    let (root, pages, page, content) = (update.number(), update.number(), update.number(), update.number());
    let mut catalog = update.dict(target.root);
    catalog.set("Pages", Object::Reference((pages, 0)));
    update.object(root, catalog);
    update.text(pages, 0, &format!("<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>"));
    update.text(
        page,
        0,
        &format!("<< /Type /Page /Parent {pages} 0 R /MediaBox [0 0 600 800] /Contents {content} 0 R >>"),
    );
    update.stream(content, "", OVERLAY);
    update.trailer.set("Root", Object::Reference((root, 0)));
    Some(update.finish())
}

/// The form's fields and one more.
fn fields_with(update: &Update, target: &Target, more: u32) -> Option<Vec<Object>> {
    let form = update.dict(target.form);
    let mut fields = update
        .document
        .dereference(form.get(b"Fields").ok()?)
        .ok()?
        .1
        .as_array()
        .ok()?
        .clone();
    fields.push(Object::Reference((more, 0)));
    Some(fields)
}

fn form_field(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let mut update = Update::of(file);
    let number = update.number();
    let fields = fields_with(&update, target, number)?;
    update.change(target.form, |form| form.set("Fields", fields));
    update.text(
        number,
        0,
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (Amount) /V (1,000,000) /Rect [0 0 90 20] >>",
    );
    Some(update.finish())
}

fn signature_appearance(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let mut update = Update::of(file);
    let number = update.number();
    update.stream(number, "/Type /XObject /Subtype /Form /BBox [0 0 100 100]", OVERLAY);
    update.change(target.field, |field| {
        field.set("AP", dictionary! { "N" => Object::Reference((number, 0)) })
    });
    Some(update.finish())
}

fn generation_changed(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let number = content(file, target)?;
    let mut update = Update::of(file);
    update.text(
        number,
        1,
        &format!("<< /Length {} >>\nstream\n{OVERLAY}\nendstream", OVERLAY.len()),
    );
    Some(update.finish())
}

/// Programs differ in which of two equal keys they take.
fn duplicate_key(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let mut update = Update::of(file);
    let mut spelled = vec![];
    lopdf::Writer::write_object(&mut spelled, &Object::Dictionary(update.dict(target.root))).ok()?;
    let spelled = String::from_utf8(spelled).ok()?;
    let text = format!("<< /Pages 99999 0 R {}", spelled.trim_start_matches("<<"));
    update.text(target.root, 0, &text);
    Some(update.finish())
}

/// A cross-reference entry that brings back an earlier version of the field: the signature is gone again.
fn old_bytes(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let header = format!("\n{} 0 obj", target.field);
    let places: Vec<usize> = (0..file.len())
        .filter(|at| file[*at..].starts_with(header.as_bytes()))
        .collect();
    let [first, _, ..] = places[..] else { return None };
    let mut update = Update::of(file);
    update.row(target.field, 0, first + 1);
    Some(update.finish())
}

/// An object that hides inside the data of another one.
fn into_stream(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let number = content(file, target)?;
    let mut update = Update::of(file);
    let carrier = update.number();
    let inner = format!(
        "{number} 0 obj\n<< /Length {} >>\nstream\n{OVERLAY}\nendstream\nendobj\n",
        OVERLAY.len()
    );
    let at = update.at();
    update.stream(carrier, "", &inner);
    let end = update.at();
    let bytes = update.unfinished();
    let place = at + last(&bytes[at..end], inner.as_bytes())?;
    let mut update = Update::of(file);
    update.stream(carrier, "", &inner);
    update.row(number, 0, place);
    Some(update.finish())
}

fn overlap(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let number = content(file, target)?;
    let mut update = Update::of(file);
    let at = update.at();
    update.raw(format!("{number} 0 obj\n<< /Length 999 >>\nstream\n").as_bytes());
    let inner = update.number();
    update.text(inner, 0, "<< >>");
    update.row(number, 0, at);
    Some(update.finish())
}

fn field_is_page(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let mut update = Update::of(file);
    let (number, content) = (update.number(), update.number());
    let fields = fields_with(&update, target, number)?;
    update.change(target.form, |form| form.set("Fields", fields));
    update.stream(content, "", OVERLAY);
    update.text(
        number,
        0,
        &format!(
            "<< /Type /Page /FT /Sig /T (more) /Rect [0 0 0 0] /MediaBox [0 0 600 800] /Contents {content} 0 R >>"
        ),
    );
    Some(update.finish())
}

/// Incremental saving attack: programs that repair the file find the new page content.
fn saving(file: &[u8], target: &Target, end: &[u8]) -> Option<Vec<u8>> {
    let number = content(file, target)?;
    let mut update = Update::of(file);
    update.stream(number, "", OVERLAY);
    update.raw(end);
    Some(update.unfinished())
}

fn hidden_in_comment(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let number = content(file, target)?;
    let mut update = Update::of(file);
    update.raw(format!("% {number} 0 obj << /Length 0 >> stream endstream endobj\n").as_bytes());
    Some(update.finish())
}

fn unlisted(file: &[u8], target: &Target) -> Option<Vec<u8>> {
    let number = content(file, target)?;
    let mut update = Update::of(file);
    update.raw(
        format!(
            "{number} 0 obj\n<< /Length {} >>\nstream\n{OVERLAY}\nendstream\nendobj\n",
            OVERLAY.len()
        )
        .as_bytes(),
    );
    let info = update.number();
    update.text(info, 0, "<< /Producer (x) >>");
    update.trailer.set("Info", Object::Reference((info, 0)));
    Some(update.finish())
}
