use kernel::Timestamp;
use lopdf::{Document, Object, dictionary};
use proptest::prelude::*;

use super::*;
use crate::FormXObject;

fn size(width: f64, height: f64) -> Size {
    Size::new(width, height).expect("a valid size")
}

fn drawn() -> Mark {
    let wave = (0..40)
        .map(|i| [i as f32 / 40.0, 0.5 + 0.4 * (i as f32 / 4.0).sin()])
        .collect();
    Mark::drawn(vec![wave, vec![[0.1, 0.9], [0.9, 0.95]], vec![[0.95, 0.2]]], 3.0).expect("a valid mark")
}

fn caption<'a>(name: &'a str, reason: Option<&'a str>) -> Caption<'a> {
    Caption {
        name,
        time: Some(Timestamp::from_unix_seconds(1_774_101_909)),
        reason,
    }
}

/// A file with one page that shows each drawing from the bottom up.
fn document(drawings: &[FormXObject]) -> Document {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let (mut xobjects, mut content, mut y) = (lopdf::Dictionary::new(), String::new(), 10.0);
    for (index, drawing) in drawings.iter().enumerate() {
        let offset = document.max_id;
        for (at, object) in drawing.objects.iter().enumerate() {
            let mut object = object.clone();
            renumber(&mut object, offset);
            document.objects.insert((offset + at as u32 + 1, 0), object);
        }
        document.max_id += drawing.objects.len() as u32;
        xobjects.set(format!("X{index}"), Object::Reference((offset + 1, 0)));
        content += &format!(
            "q 1 0 0 1 10 {y} cm /X{index} Do 0.8 G {} {} {} {} re S Q\n",
            0, 0, drawing.bbox[2], drawing.bbox[3]
        );
        y += drawing.bbox[3] + 10.0;
    }
    let content = document.add_object(lopdf::Stream::new(dictionary! {}, content.into_bytes()));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "Resources" => dictionary! { "XObject" => xobjects },
        "MediaBox" => vec![0.into(), 0.into(), 620.into(), (y as f32).max(100.0).into()],
    });
    document.objects.insert(
        pages,
        dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into(),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document
}

fn renumber(object: &mut Object, by: u32) {
    match object {
        Object::Reference(id) => id.0 += by,
        Object::Array(items) => items.iter_mut().for_each(|item| renumber(item, by)),
        Object::Dictionary(dict) => dict.iter_mut().for_each(|(_, item)| renumber(item, by)),
        Object::Stream(stream) => stream.dict.iter_mut().for_each(|(_, item)| renumber(item, by)),
        _ => {}
    }
}

fn saved(drawings: &[FormXObject]) -> (tempfile::TempDir, String) {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("drawn.pdf");
    document(drawings).save(&path).expect("it saves");
    let path = path.to_str().expect("a path").to_owned();
    (dir, path)
}

fn run(program: &str, args: &[&str]) -> String {
    let output = std::process::Command::new(program).args(args).output();
    let output = output.unwrap_or_else(|e| panic!("{program} must be installed (poppler-utils, qpdf): {e}"));
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{program} complains");
    String::from_utf8(output.stdout).expect("UTF-8")
}

const NAMES: [&str; 9] = [
    "Árvíztűrő Tükörfúrógép",
    "Батбаярын Өнөрбаян Үүрд",
    "Ελευθερία Παπαδοπούλου",
    "张伟 臺灣簽署",
    "山田太郎 サイン",
    "김민준 서명",
    "Հայկ ქეთევან",
    "राम प्रसाद",
    "สมชาย ใจดี",
];

#[test]
fn names_of_every_script_are_extracted_as_they_were_written() {
    let blocks: Vec<FormXObject> = NAMES
        .iter()
        .map(|name| signature(Some(&drawn()), &caption(name, None), size(260.0, 60.0)).expect("drawn"))
        .collect();
    let (_dir, path) = saved(&blocks);
    let text = run("pdftotext", &["-raw", &path, "-"]);
    let without_breaks = text.replace(['\n', ' '], "");
    for name in NAMES {
        assert!(without_breaks.contains(&name.replace(' ', "")), "{name} in {text}");
    }
    assert!(text.contains("2026-03-21 14:05:09 UTC"), "{text}");
}

#[test]
fn right_to_left_names_are_extracted_in_reading_order() {
    for name in ["محمد علي", "שלום עולם"] {
        let (_dir, path) = saved(&[super::text(name, size(200.0, 20.0)).expect("drawn")]);
        let text = run("pdftotext", &[&path, "-"]);
        assert!(text.contains(name), "{name} in {text}");
    }
}

#[test]
fn a_replaced_character_is_extracted_as_it_was_written() {
    let (_dir, path) = saved(&[super::text("a😀b\u{11abc}c राम", size(200.0, 20.0)).expect("drawn")]);
    let text = run("pdftotext", &["-raw", &path, "-"]);
    assert!(text.contains("a😀b\u{11abc}c राम"), "{text}");
}

#[test]
fn every_font_is_an_embedded_subset_with_a_unicode_map() {
    let (_dir, path) = saved(&[super::text(&NAMES.join(" محمد שלום "), size(500.0, 60.0)).expect("drawn")]);
    let fonts = run("pdffonts", &[&path]);
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(rows.len() >= 9, "{fonts}");
    for row in rows {
        assert!(
            row.contains("CID TrueType") && row.contains("Identity-H") && row.contains("yes yes yes"),
            "{row}"
        );
    }
}

#[test]
fn the_drawing_is_sound_pdf() {
    let image = Mark::image(&png(png::ColorType::Rgba, &[0x80; 4 * 6])).expect("a picture");
    let typed = Mark::typed("Үүрд Anna").expect("a mark");
    let drawings = [
        signature(
            Some(&drawn()),
            &caption("Anna", Some("I approve this document")),
            size(180.0, 50.0),
        )
        .expect("drawn"),
        signature(Some(&typed), &caption("Anna", None), size(80.0, 80.0)).expect("drawn"),
        initials(&image, size(40.0, 20.0)),
        checkbox(true, size(12.0, 12.0)),
    ];
    let (_dir, path) = saved(&drawings);
    assert!(run("qpdf", &["--check", &path]).contains("No syntax or stream encoding errors"));
}

#[test]
fn no_drawing_names_a_device_colour_or_a_soft_mask_unless_the_image_is_translucent() {
    let opaque = Mark::image(&png(png::ColorType::Rgba, &[0xff; 4 * 6])).expect("a picture");
    for mark in [drawn(), Mark::typed("Anna").expect("a mark"), opaque] {
        let block = signature(Some(&mark), &caption("Anna", None), size(180.0, 50.0)).expect("drawn");
        let text = format!("{:?}", block.objects);
        assert!(!text.contains("SMask") && !text.contains("Device"), "{mark:?}");
    }
    let translucent = Mark::image(&png(png::ColorType::Rgba, &[0x80; 4 * 6])).expect("a picture");
    let block = initials(&translucent, size(50.0, 50.0));
    assert!(format!("{:?}", block.objects).contains("SMask"));
}

#[test]
fn an_unchecked_box_is_empty() {
    let Object::Stream(stream) = &checkbox(false, size(12.0, 12.0)).objects[0] else {
        panic!("a stream")
    };
    assert!(stream.content.is_empty());
}

#[test]
fn a_form_xobject_has_the_size_of_its_field() {
    let block = signature(None, &caption("Anna", None), size(123.5, 45.25)).expect("drawn");
    assert_eq!(block.bbox, [0.0, 0.0, 123.5, 45.25]);
    let Object::Stream(root) = &block.objects[0] else {
        panic!("the root comes first")
    };
    assert_eq!(
        root.dict.get(b"Subtype").and_then(Object::as_name).expect("a subtype"),
        b"Form"
    );
}

fn png(color: png::ColorType, data: &[u8]) -> Vec<u8> {
    let mut bytes = vec![];
    let mut encoder = png::Encoder::new(&mut bytes, 3, 2);
    encoder.set_color(color);
    encoder.set_depth(png::BitDepth::Eight);
    encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(data))
        .expect("a PNG");
    bytes
}

#[test]
fn every_kind_of_png_is_read() {
    use png::ColorType::{Grayscale, GrayscaleAlpha, Rgb, Rgba};
    for (kind, channels) in [(Grayscale, 1), (GrayscaleAlpha, 2), (Rgb, 3), (Rgba, 4)] {
        let mark = Mark::image(&png(kind, &vec![0x40; channels * 6])).expect("a picture");
        let (_dir, path) = saved(&[initials(&mark, size(50.0, 50.0))]);
        assert!(run("pdfimages", &["-list", &path]).lines().count() > 2, "{kind:?}");
    }
}

/// A photograph of one of our drawings, by poppler: `kind` is `-jpeg` or `-jpegcmyk`.
fn jpeg(kind: &str) -> Vec<u8> {
    let (dir, path) = saved(&[checkbox(true, size(40.0, 40.0))]);
    let root = dir.path().join("photo");
    run(
        "pdftoppm",
        &[kind, "-singlefile", "-r", "40", &path, root.to_str().expect("a path")],
    );
    std::fs::read(root.with_extension("jpg")).expect("a JPEG")
}

#[test]
fn a_jpeg_keeps_its_picture_and_loses_its_metadata() {
    let photo = jpeg("-jpeg");
    let secret = b"\xff\xe1\x00\x15Exif\0\0GPS 47.5 19.0";
    let tagged = [&photo[..2], secret, &photo[2..]].concat();
    let drawing = initials(&Mark::image(&tagged).expect("a picture"), size(50.0, 50.0));
    let embedded = drawing
        .objects
        .iter()
        .filter_map(|object| object.as_stream().ok())
        .any(|stream| {
            assert!(!stream.content.windows(3).any(|bytes| bytes == b"GPS"));
            stream
                .dict
                .get(b"Filter")
                .and_then(Object::as_name)
                .is_ok_and(|filter| filter == b"DCTDecode")
        });
    assert!(embedded);
    let (_dir, path) = saved(&[drawing]);
    assert!(run("pdfimages", &["-list", &path]).contains("jpeg"));
}

#[test]
fn a_jpeg_in_printing_colours_or_cut_short_is_refused() {
    let reason = |bytes: &[u8]| Mark::image(bytes).expect_err("refused").reason();
    assert_eq!(reason(&jpeg("-jpegcmyk")), "MARK_IMAGE_UNSUPPORTED");
    let photo = jpeg("-jpeg");
    assert_eq!(reason(&photo[..100]), "MARK_IMAGE_DAMAGED");
    assert_eq!(reason(&photo[..photo.len() / 2]), "MARK_IMAGE_DAMAGED");
}

#[test]
fn marks_out_of_bounds_are_refused_with_their_reason() {
    let reason = |mark: kernel::Result<Mark>| mark.expect_err("refused").reason();
    assert_eq!(reason(Mark::drawn(vec![vec![]], 2.0)), "MARK_EMPTY");
    assert_eq!(
        reason(Mark::drawn(vec![vec![[0.1, 0.1]]; 257], 2.0)),
        "MARK_TOO_COMPLEX"
    );
    assert_eq!(
        reason(Mark::drawn(vec![vec![[0.1, 0.1]; 16_385]], 2.0)),
        "MARK_TOO_COMPLEX"
    );
    assert_eq!(reason(Mark::drawn(vec![vec![[0.1, 1.1]]], 2.0)), "MARK_POINT_INVALID");
    assert_eq!(
        reason(Mark::drawn(vec![vec![[f32::NAN, 0.1]]], 2.0)),
        "MARK_POINT_INVALID"
    );
    assert_eq!(
        reason(Mark::drawn(vec![vec![[0.1, 0.1]]], f32::INFINITY)),
        "MARK_POINT_INVALID"
    );
    assert_eq!(reason(Mark::typed(" \n ")), "MARK_EMPTY");
    assert_eq!(reason(Mark::typed(&"a".repeat(121))), "MARK_TEXT_TOO_LONG");
    assert_eq!(reason(Mark::image(&vec![0; (1 << 20) + 1])), "MARK_IMAGE_TOO_LARGE");
    assert_eq!(reason(Mark::image(b"GIF89a")), "MARK_IMAGE_UNSUPPORTED");
    assert_eq!(reason(Mark::image(b"\xff\xd8\xff\xe0broken")), "MARK_IMAGE_DAMAGED");
    assert_eq!(reason(Mark::image(&huge_png())), "MARK_IMAGE_TOO_LARGE");
}

/// A small file that claims 60,000 × 60,000 pixels.
fn huge_png() -> Vec<u8> {
    let mut bytes = vec![];
    let mut encoder = png::Encoder::new(&mut bytes, 60_000, 60_000);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().map(drop).expect("a header");
    bytes
}

#[test]
fn long_captions_and_values_are_refused() {
    let long = "x".repeat(501);
    let refused = signature(None, &caption("Anna", Some(&long)), size(100.0, 50.0)).expect_err("refused");
    assert_eq!(refused.reason(), "CAPTION_TOO_LONG");
    assert_eq!(
        super::text(&"x".repeat(10_001), size(100.0, 50.0))
            .expect_err("refused")
            .reason(),
        "TEXT_VALUE_TOO_LONG"
    );
    assert_eq!(
        Size::new(3.0, 50.0).expect_err("refused").reason(),
        "FIELD_SIZE_INVALID"
    );
    assert_eq!(
        Size::new(f64::NAN, 50.0).expect_err("refused").reason(),
        "FIELD_SIZE_INVALID"
    );
}

/// The places of glyphs and path points named in a content stream.
fn points(block: &FormXObject) -> Vec<(f32, f32)> {
    let Object::Stream(root) = &block.objects[0] else {
        panic!("a stream")
    };
    let content = String::from_utf8(root.content.clone()).expect("text");
    let mut points = vec![];
    for line in content.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let number = |i: usize| words[i].parse::<f32>().expect("a number");
        match words.last() {
            Some(&("m" | "l")) => points.push((number(0), number(1))),
            Some(&"c") => points.push((number(4), number(5))),
            _ => {}
        }
        if let Some(at) = words.iter().position(|word| *word == "Tm") {
            points.push((number(at - 2), number(at - 1)));
        }
    }
    points
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_starts_outside_the_field(
        width in 20.0_f64..400.0, height in 8.0_f64..200.0,
        name in "[a-zA-Z őӨ签م]{0,60}", reason in "\\PC{0,120}",
    ) {
        let block = signature(Some(&drawn()), &caption(&name, Some(&reason)), size(width, height)).expect("drawn");
        for (x, y) in points(&block) {
            prop_assert!(x >= -1.0 && x <= width as f32 + 1.0, "x {x} in {width}");
            prop_assert!(y >= -1.0 && y <= height as f32 + 1.0, "y {y} in {height}");
        }
    }

    #[test]
    fn no_upload_makes_the_reader_panic(kind in 0..2, rest in proptest::collection::vec(any::<u8>(), 0..200)) {
        let head: &[u8] = if kind == 0 { b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" } else { b"\xff\xd8\xff" };
        let _ = Mark::image(&[head, &rest].concat());
    }
}
