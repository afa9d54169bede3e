//! Nothing is left for later, and nothing depends on one machine.

use regex::Regex;

use crate::source::{FILES, ROOT, none};

/// The lines outside this crate that match.
fn lines(pattern: &str, is_concerned: impl Fn(&str) -> bool) -> Vec<String> {
    let pattern = Regex::new(pattern).expect("a pattern");
    let files = FILES
        .iter()
        .filter(|file| is_concerned(&file.path) && !file.path.starts_with("tests/house/"));
    let found = files.flat_map(|file| {
        let lines = file.text.lines().zip(1..).filter(|(line, _)| pattern.is_match(line));
        lines
            .map(|(line, number)| format!("  {}:{number}: {}", file.path, line.trim()))
            .collect::<Vec<_>>()
    });
    found.collect()
}

#[test]
fn no_code_is_left_for_later() {
    let later = lines(r"\b(?:todo|unimplemented)!\(|#\[ignore\b", |path| path.ends_with(".rs"));
    none(&later, "finish these");
}

#[test]
fn no_file_names_a_place_on_one_machine() {
    let here = regex::escape(&ROOT.to_string_lossy());
    let places = lines(
        &format!(r"{here}/|(?:^|[^\w.>])/(?:home|Users|root|work)/\w|\b[A-Z]:\\\\?Users\\"),
        |_| true,
    );
    none(
        &places,
        "write these paths from the project's folder, or take them from the environment",
    );
}

#[test]
fn the_documents_name_files_that_exist() {
    let named = Regex::new(r"`([\w.-]+/[\w./-]+(?:/|\.(?:rs|proto|sh|md)))`").expect("a pattern");
    let documents = FILES
        .iter()
        .filter(|file| !file.path.contains('/') && file.path.ends_with(".md"));
    let is_there = |path: &str| {
        ["", "services", "proto/chancery"]
            .iter()
            .any(|folder| ROOT.join(folder).join(path).exists())
    };
    let missing = documents.flat_map(|document| {
        let paths = named.captures_iter(&document.text).map(|found| found[1].to_owned());
        paths
            .filter(|path| !is_there(path))
            .map(|path| format!("  {}: {path}", document.path))
            .collect::<Vec<_>>()
    });
    none(
        &missing.collect::<Vec<_>>(),
        "these files are gone; say where it is now",
    );
}
