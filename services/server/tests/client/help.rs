//! What the program says of itself.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::world::{Said, chancery};

/// Commands of the client; `help.txt` holds what they say.
const COMMANDS: &[&str] = &[
    "login",
    "logout",
    "whoami",
    "profiles",
    "envelopes",
    "envelopes send",
    "envelopes list",
    "envelopes show",
    "envelopes watch",
    "envelopes download",
    "envelopes link",
    "envelopes audit",
    "envelopes void",
    "documents",
    "documents upload",
    "documents list",
    "documents show",
    "documents download",
    "members",
    "members list",
    "members invite",
    "members remove",
    "api-keys",
    "api-keys create",
    "api-keys list",
    "api-keys revoke",
    "sessions",
    "sessions list",
    "sessions revoke",
    "mcp",
    "audit",
    "audit verify",
    "audit verify-remote",
    "completions",
];

fn help(command: &str) -> String {
    let arguments = command.split_whitespace().chain(["--help"]);
    let said = Said::of(chancery().args(arguments).output().unwrap()).success();
    format!("$ chancery {command} --help\n{}\n", said.out)
}

#[test]
fn the_help_is_the_one_that_was_read_over() {
    let said: String = std::iter::once("").chain(COMMANDS.iter().copied()).map(help).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/client/help.txt");
    if std::env::var_os("CHANCERY_TEST_WRITE_HELP").is_some() {
        std::fs::write(&path, &said).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = said.lines().zip(known.lines()).find(|(said, known)| said != known);
    let remedy = "run with CHANCERY_TEST_WRITE_HELP=1, and read the difference over";
    assert!(said == known, "{remedy}: {differs:?}");
}

#[test]
fn completions_know_every_command_and_are_scripts_the_shell_reads() {
    for shell in ["bash", "zsh", "fish"] {
        let script = Said::of(chancery().args(["completions", shell]).output().unwrap())
            .success()
            .out;
        for word in COMMANDS
            .iter()
            .flat_map(|command| command.split_whitespace())
            .chain(["--access-code"])
        {
            assert!(script.contains(word.trim_start_matches("--")), "{shell}: {word}");
        }
        if shell == "bash" {
            let mut bash = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn().unwrap();
            bash.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
            assert!(bash.wait().unwrap().success());
        }
    }
}
