use std::path::{Path, PathBuf};
use std::process::Command;

use super::*;

fn corpus(name: &str) -> Bytes {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/vectors/pdf")
        .join(name);
    std::fs::read(path).expect("a file of the corpus").into()
}

/// Width, height and luma of a PNG.
fn luma(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().expect("a PNG");
    let mut data = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut data).expect("a picture");
    let channels = frame.color_type.samples();
    let gray = |pixel: &[u8]| {
        if channels < 3 {
            pixel[0]
        } else {
            pixel[..3].iter().map(|c| u32::from(*c)).sum::<u32>().div_euclid(3) as u8
        }
    };
    (
        frame.width,
        frame.height,
        data.chunks_exact(channels).map(gray).collect(),
    )
}

/// The first page as poppler draws it at 96 dots per inch.
fn poppler(pdf: &[u8]) -> Vec<u8> {
    let dir = tempfile::tempdir().expect("a directory");
    let (file, root) = (dir.path().join("in.pdf"), dir.path().join("out"));
    std::fs::write(&file, pdf).expect("written");
    let args = ["-png", "-cropbox", "-singlefile", "-r", "96"];
    let status = Command::new("pdftoppm").args(args).arg(&file).arg(&root).status();
    assert!(status.expect("pdftoppm must be installed (poppler-utils)").success());
    std::fs::read(Path::new(&root).with_extension("png")).expect("a picture")
}

/// Mean difference of luma, 0..=255, between cells of 8 × 8 pixels: edges are smoothed differently, words are not
/// elsewhere.
fn difference(ours: &[u8], theirs: &[u8]) -> f64 {
    let ((w1, h1, a), (w2, h2, b)) = (luma(ours), luma(theirs));
    assert!(
        w1.abs_diff(w2) <= 1 && h1.abs_diff(h2) <= 1,
        "{w1}×{h1} against {w2}×{h2}"
    );
    let (across, down) = (w1.min(w2) / 8, h1.min(h2) / 8);
    let cell = |pixels: &[u8], stride: u32, x: u32, y: u32| {
        let row = |dy: u32| (0..8).map(move |dx| f64::from(pixels[((y * 8 + dy) * stride + x * 8 + dx) as usize]));
        (0..8).flat_map(row).sum::<f64>() / 64.0
    };
    let each = |y: u32| (0..across).map(move |x| (x, y));
    let apart = |(x, y)| (cell(&a, w1, x, y) - cell(&b, w2, x, y)).abs();
    (0..down).flat_map(each).map(apart).sum::<f64>() / f64::from(across * down)
}

/// Mean distance from white.
fn ink(png: &[u8]) -> f64 {
    let (_, _, pixels) = luma(png);
    pixels.iter().map(|p| f64::from(255 - p)).sum::<f64>() / pixels.len() as f64
}

#[test]
fn pages_look_as_another_renderer_draws_them() {
    let files = [
        "plain.pdf",
        "linearized-xrefstm.pdf",
        "odd-lexing.pdf",
        "pyhanko-hybrid.pdf",
        "pyhanko-textfield-form.pdf",
        "pdfbox-rot270.pdf",
        "pdfbox-landscape-hybrid.pdf",
        "qpdf-inherited-rotate.pdf",
        "verapdf-1b-pass.pdf",
        "rc4-owneronly.pdf",
        "qpdf-v4-aes.pdf",
        "pyhanko-signed-twice.pdf",
    ];
    for file in files {
        let pdf = corpus(file);
        let theirs = poppler(&pdf);
        let ours = render_page(pdf, 1, luma(&theirs).0).unwrap_or_else(|e| panic!("{file}: {e:?}"));
        let difference = difference(&ours, &theirs);
        // Fonts that a file does not embed are substituted differently: up to a quarter of the ink lies elsewhere.
        let (ours, theirs) = (ink(&ours), ink(&theirs));
        assert!(difference < 0.02 + 0.28 * theirs, "{file}: {difference} of {theirs}");
        assert!(
            (ours - theirs).abs() < 0.02 + 0.2 * theirs,
            "{file}: {ours} and {theirs}"
        );
    }
}

#[test]
fn what_cannot_be_drawn_is_refused_with_its_reason() {
    let reason = |pdf: Bytes, page, width| render_page(pdf, page, width).expect_err("refused").reason();
    let plain = corpus("plain.pdf");
    assert_eq!(reason(plain.clone(), 1, 63), "PDF_IMAGE_WIDTH_INVALID");
    assert_eq!(reason(plain.clone(), 1, 2401), "PDF_IMAGE_WIDTH_INVALID");
    assert_eq!(reason(plain.clone(), 0, 100), "PDF_PAGE_UNKNOWN");
    assert_eq!(reason(plain, 2, 100), "PDF_PAGE_UNKNOWN");
    assert_eq!(reason(corpus("zero-bytes.pdf"), 1, 100), "PDF_DAMAGED");
    assert_eq!(
        reason(corpus("aes256-userpw-titok.pdf"), 1, 100),
        "PDF_PASSWORD_REQUIRED"
    );
}

/// One page of the given size and content.
fn page(media_box: &str, resources: &str, content: &str) -> Bytes {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox {media_box} /Resources << {resources} >> /Contents 4 0 R >>"),
        format!("<< /Length {} >> stream\n{content}\nendstream", content.len()),
        format!(
            "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {resources} >> /Length 5 >> stream\n/X Do\nendstream"
        ),
    ];
    let body = objects
        .iter()
        .enumerate()
        .map(|(i, object)| format!("{} 0 obj\n{object}\nendobj\n", i + 1));
    let body: String = body.collect();
    format!("%PDF-1.7\n{body}trailer << /Root 1 0 R /Size 6 >>\nstartxref\n0\n%%EOF\n")
        .into_bytes()
        .into()
}

#[test]
fn a_page_is_drawn_in_its_own_proportions() {
    let png = render_page(page("[0 0 200 100]", "", "0 0 100 100 re f"), 1, 400).expect("drawn");
    let (width, height, pixels) = luma(&png);
    assert_eq!((width, height), (400, 200));
    assert_eq!((pixels[100 * 400 + 100], pixels[100 * 400 + 300]), (0, 255));
}

#[test]
fn a_page_as_thin_as_a_thread_is_refused() {
    let refused = render_page(page("[0 0 1 14400]", "", ""), 1, 2400).expect_err("refused");
    assert_eq!(refused.reason(), "PDF_PAGE_TOO_TALL");
}

#[test]
fn a_form_that_draws_itself_ends() {
    let looping = page("[0 0 100 100]", "/XObject << /X 5 0 R >>", "/X Do");
    assert!(render_page(looping, 1, 100).is_ok());
}

#[test]
fn our_own_drawings_look_the_same_elsewhere() {
    let composition = crate::compose::Composition {
        title: "Scripts".to_owned(),
        language: "en".to_owned(),
        author: "Example".to_owned(),
        created: kernel::Timestamp::from_unix_seconds(0),
        footer: "Example".to_owned(),
        blocks: vec![crate::compose::Block::Paragraph(
            "Anna Өнөрбаян 张伟 محمد 김민준 ".repeat(20),
        )],
    };
    let pdf: Bytes = composition.compose().expect("composed").pdf.into();
    let theirs = poppler(&pdf);
    let ours = render_page(pdf, 1, luma(&theirs).0).expect("drawn");
    let difference = difference(&ours, &theirs);
    assert!(difference < 1.0, "{difference}");
}
