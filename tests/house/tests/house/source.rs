//! The files of the project, as git knows them, and which of their lines are tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use regex::Regex;

/// The folder of the project.
pub static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.join("../..").canonicalize().expect("the project's folder")
});

/// A text file.
pub struct File {
    /// From the project's folder, with `/`.
    pub path: String,
    pub text: String,
}

/// Every text file of the project, committed or about to be.
pub static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
    let known = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let output = Command::new("git")
        .args(known)
        .current_dir(&*ROOT)
        .output()
        .expect("git");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let paths = String::from_utf8(output.stdout).expect("paths in UTF-8");
    let paths: BTreeSet<_> = paths.split_terminator('\0').collect();
    let read = |path: &&str| {
        Some(File {
            path: (*path).to_owned(),
            text: fs::read_to_string(ROOT.join(path)).ok()?,
        })
    };
    paths.iter().filter_map(read).collect()
});

/// Files that a `#[cfg(test)] mod name;` makes tests.
static TEST_MODULES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let declaration = Regex::new(r"#\[cfg\(test\)\]\s*(?:pub(?:\(crate\))? )?mod (\w+);").expect("a pattern");
    let named = |file: &File| {
        let (folder, name) = file.path.rsplit_once('/').expect("a folder");
        let inside = match name {
            "lib.rs" | "main.rs" | "mod.rs" => folder.to_owned(),
            name => format!("{folder}/{}", name.trim_end_matches(".rs")),
        };
        let modules = declaration
            .captures_iter(&file.text)
            .map(|found| format!("{inside}/{}", &found[1]));
        modules.collect::<Vec<_>>()
    };
    FILES.iter().filter(|file| file.is_room()).flat_map(named).collect()
});

impl File {
    /// Whether it is Rust source of a room.
    pub fn is_room(&self) -> bool {
        self.path.starts_with("services/") && self.path.contains("/src/") && self.path.ends_with(".rs")
    }

    /// Whether it holds tests and nothing else.
    pub fn is_test(&self) -> bool {
        let in_room =
            |module: &String| self.path == format!("{module}.rs") || self.path.starts_with(&format!("{module}/"));
        self.path.starts_with("tests/") || self.path.contains("/tests/") || TEST_MODULES.iter().any(in_room)
    }

    /// What runs outside tests: a module of tests is the last thing in its file (clippy holds that).
    pub fn code(&self) -> &str {
        if self.is_test() { "" } else { self.split().0 }
    }

    /// What runs in tests only.
    pub fn tests(&self) -> &str {
        if self.is_test() { &self.text } else { self.split().1 }
    }

    fn split(&self) -> (&str, &str) {
        static MODULE: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"#\[cfg\(test\)\]\s*mod \w+ \{").expect("a pattern"));
        let at = MODULE.find(&self.text).map_or(self.text.len(), |found| found.start());
        self.text.split_at(at)
    }
}

/// Panics with one line for each offence, and what to do about them.
pub fn none(offences: &[String], remedy: &str) {
    assert!(offences.is_empty(), "{remedy}:\n{}\n", offences.join("\n"));
}
