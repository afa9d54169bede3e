//! No input makes this room panic, and what it gives out is never broken.
#![allow(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod common;

use common::{index, new_field, sign, vector};
use lopdf::{Object, Stream, Writer, dictionary};
use pdf::{FieldKind, Pdf, SignatureField, fields, inspect, prepare_fields};
use proptest::prelude::*;
use std::sync::LazyLock;

static FILES: LazyLock<Vec<(Vec<u8>, Option<String>)>> = LazyLock::new(|| {
    index()
        .into_iter()
        .map(|v| (v.bytes, v.password))
        .filter(|(bytes, _)| !bytes.is_empty())
        .collect()
});

/// One way to damage a file; places are in thousandths of its length.
#[derive(Clone, Debug)]
enum Damage {
    Cut(u32),
    Set(u32, u8),
    Delete(u32, usize),
    Repeat(u32, u32, usize),
    Digit(usize, u8),
    Word(u32, &'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = 0..1_000_000u32;
    let words = [
        "/Prev 0",
        "<<",
        "[",
        "(",
        "/Kids[1 0 R]",
        "endobj",
        "stream\n",
        "/Length 99999999999",
        "/Parent 3 0 R",
        "0 R",
        "xref\n0 9999999\n",
    ];
    prop_oneof![
        1 => at.clone().prop_map(Damage::Cut),
        3 => (at.clone(), any::<u8>()).prop_map(|(at, byte)| Damage::Set(at, byte)),
        2 => (at.clone(), 1..200usize).prop_map(|(at, length)| Damage::Delete(at, length)),
        2 => (at.clone(), at.clone(), 1..300usize).prop_map(|(from, to, length)| Damage::Repeat(from, to, length)),
        6 => (0..5000usize, b'0'..=b'9').prop_map(|(which, digit)| Damage::Digit(which, digit)),
        2 => (at, prop::sample::select(words.to_vec())).prop_map(|(at, word)| Damage::Word(at, word)),
    ]
}

fn damaged(mut file: Vec<u8>, damages: &[Damage]) -> Vec<u8> {
    for damage in damages {
        let place = |at: u32| (file.len() as u64 * u64::from(at) / 1_000_000) as usize;
        match *damage {
            Damage::Cut(at) => file.truncate(place(at)),
            Damage::Set(at, byte) => {
                let at = place(at);
                file.get_mut(at).into_iter().for_each(|slot| *slot = byte);
            }
            Damage::Delete(at, length) => drop(file.drain(place(at)..(place(at) + length).min(file.len()))),
            Damage::Repeat(from, to, length) => {
                let part = file[place(from)..(place(from) + length).min(file.len())].to_vec();
                let to = place(to);
                file.splice(to..to, part);
            }
            Damage::Digit(which, digit) => {
                let digits = file.iter_mut().filter(|b| b.is_ascii_digit());
                digits.skip(which).take(1).for_each(|slot| *slot = digit);
            }
            Damage::Word(at, word) => drop(file.splice(place(at)..place(at), word.bytes())),
        }
    }
    file
}

/// Everything that can be done with a file; whatever comes out begins with it and opens again.
fn exercise(file: &[u8], password: Option<&str>) {
    let report = inspect(file.to_vec(), password);
    serde_json::to_string(&report).unwrap();
    let Ok(pdf) = Pdf::open(file.to_vec(), password) else {
        return;
    };
    let _ = pdf.decrypted();
    let field = new_field("added", FieldKind::Checkbox, [1.0, 1.0, 9.0, 9.0]);
    let readable = fields(&pdf).is_ok();
    if let Ok(prepared) = prepare_fields(&pdf, &[field]) {
        assert!(prepared.starts_with(file));
        let again = Pdf::open(prepared, password).unwrap();
        assert!(!readable || fields(&again).unwrap().iter().any(|f| f.name == "added"));
    }
    if let Ok(signed) = sign(&pdf, SignatureField::invisible("signature")) {
        assert!(signed.starts_with(file));
        let again = Pdf::open(signed, password).unwrap();
        assert!(
            !readable
                || fields(&again)
                    .unwrap()
                    .iter()
                    .any(|f| f.name == "signature" && f.signed)
        );
        assert_eq!(again.pages(), pdf.pages());
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(300)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_file_is_refused_or_handled_and_never_panics(
        which in any::<prop::sample::Index>(),
        damages in prop::collection::vec(damage(), 1..6),
    ) {
        let (file, password) = which.get(&FILES);
        exercise(&damaged(file.clone(), &damages), password.as_deref());
    }
}

#[test]
fn every_cut_of_a_small_file_is_refused_or_handled() {
    for (file, password) in FILES.iter().filter(|(file, _)| file.len() < 1200) {
        for end in 0..file.len() {
            exercise(&file[..end], password.as_deref());
        }
    }
}

/// Many pages, each written inside the string of the one before: reading each of them reads all that follow.
fn pages_inside_each_other(count: usize) -> Vec<u8> {
    let (mut file, mut offsets) = (b"%PDF-1.7\n".to_vec(), vec![]);
    let mut write = |text: &str| {
        file.extend(text.bytes());
        file.len()
    };
    offsets.push(write(""));
    write("1 0 obj<</Pages 2 0 R>>endobj ");
    offsets.push(write(""));
    let kids: String = (3..count + 3).map(|number| format!("{number} 0 R ")).collect();
    write(&format!("2 0 obj<</Kids[{kids}]>>endobj "));
    for number in 3..count + 3 {
        offsets.push(write(""));
        write(&format!("{number} 0 obj<</A("));
    }
    write(&")>>".repeat(count));
    let start = write("\n");
    let table: String = offsets
        .iter()
        .map(|offset| format!("{offset:010} 00000 n \n"))
        .collect();
    let size = offsets.len() + 1;
    write(&format!(
        "xref\n1 {}\n{table}trailer<</Root 1 0 R/Size {size}>>\nstartxref\n{start}\n%%EOF",
        size - 1
    ));
    file
}

#[test]
fn objects_inside_each_other_do_not_cost_the_square_of_the_file() {
    assert!(inspect(pages_inside_each_other(1000), None).can_be_signed);
    let refused = inspect(pages_inside_each_other(100_000), None);
    assert_eq!(refused.findings[0].code, "PDF_TOO_LARGE");
}

#[test]
fn junk_before_the_header_is_refused_because_offsets_would_be_ambiguous() {
    let file = [&b"HTTP/1.1 200 OK\r\n\r\n"[..], &vector("plain.pdf")].concat();
    let refused = Pdf::open(file, None).unwrap_err();
    assert_eq!(refused.reason(), "PDF_DAMAGED");
    assert!(refused.message().contains("19 bytes stand before"), "{refused}");
}

#[test]
fn a_file_whose_later_pages_are_cut_off_is_refused() {
    let file = vector("qpdf-v4-aes.pdf");
    assert_eq!(
        Pdf::open(file[..file.len() / 3].to_vec(), None).unwrap_err().reason(),
        "PDF_DAMAGED"
    );
}

#[test]
fn a_signed_file_that_is_damaged_is_read_but_not_signed() {
    let mut file = vector("pyhanko-signed-twice.pdf");
    let at = file.windows(9).rposition(|w| w == b"startxref").unwrap();
    file.splice(at..at, *b"     ");
    let at = file.windows(4).rposition(|w| w == b"xref").unwrap();
    file.truncate(at + 5);
    file.extend(b"17\n%%EOF\n");
    let pdf = Pdf::open(file.clone(), None).unwrap();
    assert!(pdf.is_repaired());
    assert_eq!(
        sign(&pdf, SignatureField::invisible("s")).unwrap_err().reason(),
        "PDF_DAMAGED"
    );
    let report = inspect(file, None);
    assert_eq!((report.can_be_signed, report.findings[0].code), (false, "PDF_DAMAGED"));
}

#[test]
fn cross_reference_streams_that_unpack_to_too_much_are_refused() {
    let rows = |previous: Option<usize>| {
        let mut stream = Stream::new(
            dictionary! { "Type" => "XRef", "Size" => 2, "Root" => Object::Reference((1, 0)) },
            vec![0; 30 << 20],
        );
        stream.dict.set("W", vec![1.into(), 2.into(), 1.into()]);
        if let Some(previous) = previous {
            stream.dict.set("Prev", previous as i64);
        }
        stream.compress().unwrap();
        stream
    };
    let (mut file, mut previous) = (b"%PDF-1.7\n".to_vec(), None);
    for _ in 0..3 {
        let start = file.len();
        file.extend(b"9 0 obj\n");
        Writer::write_object(&mut file, &rows(previous).into()).unwrap();
        file.extend(b"\nendobj\n");
        previous = Some(start);
    }
    file.extend(format!("startxref\n{}\n%%EOF\n", previous.unwrap()).into_bytes());
    assert!(file.len() < 1 << 20);
    assert_eq!(Pdf::open(file, None).unwrap_err().reason(), "PDF_TOO_LARGE");
}
