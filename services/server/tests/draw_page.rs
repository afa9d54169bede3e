//! Pages are drawn by a process of their own, which hostile files cannot make grow or last.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

fn draw(pdf: &[u8], page: &str) -> Output {
    let mut artist = Command::new(env!("CARGO_BIN_EXE_chancery"))
        .args(["draw-page", page, "300"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = artist.stdin.take().expect("a pipe");
    stdin.write_all(pdf).expect("the file is taken");
    drop(stdin);
    artist.wait_with_output().expect("the program ends")
}

/// A page that strokes a line with dashes of a ten-millionth of a point: thousands of millions of them.
fn dashes_without_end() -> Vec<u8> {
    let content = "[0.0000001] 0 d 1 w 0 0 m 600 800 l S";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>".to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
    ];
    let mut pdf = "%PDF-1.4\n".to_owned();
    let mut table = "xref\n0 5\n0000000000 65535 f \n".to_owned();
    for (number, object) in (1..).zip(&objects) {
        table += &format!("{:010} 00000 n \n", pdf.len());
        pdf += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = pdf.len();
    pdf += &format!("{table}trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    pdf.into_bytes()
}

#[test]
fn a_page_becomes_a_picture() {
    let drawn = draw(include_bytes!("../demo/contract.pdf"), "3");
    assert!(drawn.status.success(), "{}", String::from_utf8_lossy(&drawn.stderr));
    assert!(drawn.stdout.starts_with(b"\x89PNG"));
}

#[test]
fn a_page_that_is_not_there_is_named_in_the_complaint() {
    let refused = draw(include_bytes!("../demo/contract.pdf"), "9");
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&refused.stderr).contains('4'),
        "it says how many pages there are"
    );
}

#[test]
fn a_page_that_would_take_all_memory_ends_the_artist_only() {
    let begin = Instant::now();
    let drawn = draw(&dashes_without_end(), "1");
    assert!(!drawn.status.success() && drawn.stdout.is_empty());
    assert!(begin.elapsed() < Duration::from_secs(60), "took {:?}", begin.elapsed());
}
