//! Which room may know which: ARCHITECTURE.md says it, Cargo.toml does it.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use crate::source::{FILES, ROOT, none};

type Arrow = (String, String);

/// The block of ARCHITECTURE.md that begins with ```` ```arrows ````: lines `room → room, room`.
fn written() -> BTreeSet<Arrow> {
    let file = FILES
        .iter()
        .find(|file| file.path == "ARCHITECTURE.md")
        .expect("ARCHITECTURE.md");
    let (_, rest) = file.text.split_once("```arrows\n").expect("a block of arrows");
    let (block, _) = rest.split_once("```").expect("its end");
    let line = |line: &str| {
        let (from, to) = line
            .split_once('→')
            .unwrap_or_else(|| panic!("{line}: must be room → room, room"));
        let to = to.split(',').map(str::trim).filter(|room| !room.is_empty());
        to.map(|to| (from.trim().to_owned(), to.to_owned())).collect::<Vec<_>>()
    };
    block.lines().flat_map(line).collect()
}

/// The rooms and their normal dependencies on each other.
fn real() -> BTreeSet<Arrow> {
    let arguments = ["metadata", "--no-deps", "--offline", "--format-version", "1"];
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(&*ROOT)
        .output()
        .expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let rooms = list(&metadata["packages"])
        .into_iter()
        .filter(|p| is_room(&p["manifest_path"]));
    let arrows = rooms.flat_map(|room| {
        let near = list(&room["dependencies"])
            .into_iter()
            .filter(|d| d["kind"].is_null() && d["path"].is_string());
        near.map(|to| (text(&room["name"]), text(&to["name"])))
            .collect::<Vec<_>>()
    });
    arrows.collect()
}

fn is_room(manifest: &Value) -> bool {
    manifest
        .as_str()
        .is_some_and(|path| path.starts_with(&*ROOT.join("services").to_string_lossy()))
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

#[test]
fn rooms_know_each_other_only_along_the_written_arrows() {
    let (written, real) = (written(), real());
    assert!(!real.is_empty());
    let show = |(from, to): &Arrow| format!("  {from} → {to}");
    none(
        &real.difference(&written).map(show).collect::<Vec<_>>(),
        "these dependencies are not among the arrows of ARCHITECTURE.md; take them out, or write them there with a reason",
    );
    none(
        &written.difference(&real).map(show).collect::<Vec<_>>(),
        "these arrows of ARCHITECTURE.md are no dependencies; take them out there",
    );
}
