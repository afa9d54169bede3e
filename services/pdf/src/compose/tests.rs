use super::*;

fn composition(blocks: Vec<Block>) -> Composition {
    Composition {
        title: "Certificate of completion".to_owned(),
        language: "en".to_owned(),
        author: "Example Kft.".to_owned(),
        created: Timestamp::from_unix_seconds(1_774_101_909),
        footer: "Envelope env_01 · https://sign.example/verify/env_01".to_owned(),
        blocks,
    }
}

fn events(count: usize) -> Block {
    let names = ["Anna Kovács", "Өнөрбаян Үүрд", "张伟", "محمد علي", "김민준", "שרה לוי"];
    let row = |i: usize| {
        let at = format!("2026-03-21 14:{:02}:{:02} UTC", i / 60 % 60, i % 60);
        let event = "Viewed the document and read all of its pages to the end".to_owned();
        vec![at, names[i % names.len()].to_owned(), event, "203.0.113.7".to_owned()]
    };
    let column = |title: &str, share| Column {
        title: title.to_owned(),
        share,
    };
    Block::Table {
        columns: vec![
            column("Time", 1.3),
            column("Who", 1.2),
            column("What", 2.4),
            column("From", 0.9),
        ],
        rows: (0..count).map(row).collect(),
    }
}

fn text_of(pdf: &[u8], args: &[&str]) -> String {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), pdf).expect("written");
    let output = std::process::Command::new("pdftotext")
        .args(args)
        .arg(file.path())
        .arg("-")
        .output();
    let output = output.expect("pdftotext must be installed (poppler-utils)");
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn every_row_is_printed_once_and_every_page_has_head_and_number() {
    let composed = composition(vec![Block::Title("Events".to_owned()), events(100)])
        .compose()
        .expect("composed");
    assert!(composed.pages >= 3, "{}", composed.pages);
    let text = text_of(&composed.pdf, &["-layout"]);
    for i in 0..100 {
        let time = format!("14:{:02}:{:02} UTC", i / 60, i % 60);
        assert_eq!(text.matches(&time).count(), 1, "{time}");
    }
    assert_eq!(text.matches("From").count(), composed.pages);
    for page in 1..=composed.pages {
        assert!(text.contains(&format!("page {page} of {}", composed.pages)));
    }
}

#[test]
fn names_of_every_script_can_be_searched() {
    let names = [
        "Árvíztűrő Őze",
        "Өнөрбаян Үүрд",
        "张伟 臺灣",
        "山田 サイン",
        "김민준",
        "محمد علي",
        "שרה לוי",
    ];
    let pairs = names.map(|name| ("Name".to_owned(), name.to_owned())).to_vec();
    let composed = composition(vec![Block::KeyValues(pairs)]).compose().expect("composed");
    let text = text_of(&composed.pdf, &[]);
    for name in names {
        assert!(text.contains(name), "{name} in {text}");
    }
}

#[test]
fn a_character_without_a_glyph_does_not_stop_the_document() {
    let composed = composition(vec![Block::Paragraph("Anna 😀\u{7}\u{10ffff} Kovács".to_owned())]).compose();
    let text = text_of(&composed.expect("composed").pdf, &[]);
    assert!(text.contains("Anna") && text.contains("Kovács"), "{text}");
}

#[test]
fn the_same_composition_gives_the_same_bytes() {
    let make = || {
        composition(vec![Block::Heading("Events".to_owned()), events(5)])
            .compose()
            .expect("composed")
            .pdf
    };
    assert_eq!(make(), make());
}

#[test]
fn places_are_reported_where_they_are_printed() {
    let place = |name: &str, shape| Place {
        name: name.to_owned(),
        label: name.to_owned(),
        shape,
    };
    let left = vec![
        place("a", PlaceShape::Line { height: 40.0 }),
        place("box", PlaceShape::CheckBox { side: 12.0 }),
    ];
    let right = vec![place(
        "b",
        PlaceShape::ShortLine {
            width: 80.0,
            height: 40.0,
        },
    )];
    let composed = composition(vec![Block::PageBreak, Block::Places(vec![left, right])])
        .compose()
        .expect("composed");
    let names: Vec<&str> = composed.places.iter().map(|place| place.name.as_str()).collect();
    assert_eq!(names, ["a", "box", "b"]);
    assert!(composed.places.iter().all(|place| place.page == 2));
    assert_eq!(composed.places[0].top, composed.places[2].top);
    assert!(composed.places[0].left + composed.places[0].width < composed.places[2].left);
    assert_eq!((composed.places[2].width, composed.places[1].height), (80.0, 12.0));
}

#[test]
fn a_document_without_end_is_refused() {
    let refused = composition(vec![Block::PageBreak; 2_001])
        .compose()
        .expect_err("refused");
    assert_eq!(refused.reason(), "COMPOSITION_TOO_LONG");
}
