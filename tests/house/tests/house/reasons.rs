//! Every reason a refusal can have is in the contracts, with an example, and nothing else is.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use prost_reflect::{DescriptorPool, EnumDescriptor};
use regex::Regex;

use crate::source::{FILES, File, none};

const CONTRACT: &str = "proto/chancery/errors/v1/error_reason.proto";
const PREFIX: &str = "ERROR_REASON_";

/// Texts that look like reasons: names of gRPC codes, words of other contracts, settings.
const OTHERS: &[&str] = &[
    "ALREADY_EXISTS",
    "DATA_LOSS",
    "FAILED_PRECONDITION",
    "INVALID_ARGUMENT",
    "NOT_FOUND",
    "OUT_DIR",
    "OUT_OF_RANGE",
    "PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED",
    "SCREAMING_SNAKE_CASE",
    "WHOLE_FILE",
    "WHOLE_REVISION",
];
const OTHER_PREFIXES: &[&str] = &["CARGO_", "CHANCERY_"];

/// Holds codes of findings, which the tests of its room compare with their contract.
const FINDINGS: &str = "services/pdf/src/preflight/findings.rs";

/// Two words or more in quotes, or whatever stands as the reason of `Error::…(`.
static REASON: LazyLock<Regex> = LazyLock::new(|| {
    let constructor = r"(?:Error|Self)::(?:new\(\s*[\w:]+,|(?:invalid|precondition|denied|unavailable)\()";
    Regex::new(&format!(
        r#"(?:{constructor}\s*"([A-Z][A-Z0-9_]*)")|"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)""#
    ))
    .expect("a pattern")
});

fn used_in(file: &File) -> BTreeSet<String> {
    let lines = file.code().lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = lines.collect::<Vec<_>>().join("\n");
    let found = REASON
        .captures_iter(&code)
        .filter_map(|found| found.get(1).or(found.get(2)));
    let reasons = found
        .map(|reason| reason.as_str())
        .filter(|reason| !OTHERS.contains(reason));
    reasons
        .filter(|reason| !OTHER_PREFIXES.iter().any(|prefix| reason.starts_with(prefix)))
        .map(str::to_owned)
        .collect()
}

fn used() -> BTreeSet<String> {
    let rooms = FILES.iter().filter(|file| file.is_room() && file.path != FINDINGS);
    rooms.flat_map(used_in).collect()
}

fn contract() -> EnumDescriptor {
    let pool = DescriptorPool::decode(contracts::DESCRIPTOR_SET).expect("the contracts");
    pool.get_enum_by_name("chancery.errors.v1.ErrorReason")
        .expect("the reasons")
}

/// The reasons of the contract, the deprecated ones apart.
fn declared(deprecated: bool) -> BTreeSet<String> {
    let values = contract()
        .values()
        .filter(|value| value.number() != 0)
        .collect::<Vec<_>>();
    let is = |value: &&prost_reflect::EnumValueDescriptor| {
        value
            .enum_value_descriptor_proto()
            .options
            .as_ref()
            .is_some_and(|options| options.deprecated())
            == deprecated
    };
    let name =
        |value: &prost_reflect::EnumValueDescriptor| value.name().strip_prefix(PREFIX).expect("the prefix").to_owned();
    values.iter().filter(is).map(name).collect()
}

#[test]
fn every_reason_of_the_code_is_in_the_contract() {
    let next = contract().values().map(|value| value.number()).max().unwrap_or(0) + 1;
    let (used, declared) = (used(), declared(false));
    let line = |(reason, number): (&String, i32)| {
        format!("\n  // What it means.\n  // Example: \"the message\"\n  {PREFIX}{reason} = {number};")
    };
    let missing = used.difference(&declared).zip(next..).map(line).collect::<Vec<_>>();
    none(
        &missing,
        &format!("add to {CONTRACT} (numbers are free within each group of a hundred)"),
    );
}

#[test]
fn every_reason_of_the_contract_is_given_by_the_code() {
    let unused = declared(false)
        .difference(&used())
        .map(|reason| format!("  {PREFIX}{reason}"))
        .collect::<Vec<_>>();
    none(
        &unused,
        &format!("nobody gives these reasons of {CONTRACT}; take them out, or after a release mark them deprecated"),
    );
    let revived = declared(true)
        .intersection(&used())
        .map(|reason| format!("  {PREFIX}{reason}"))
        .collect::<Vec<_>>();
    none(
        &revived,
        &format!("these reasons of {CONTRACT} are deprecated and given nevertheless"),
    );
}

#[test]
fn every_reason_of_the_contract_has_an_example() {
    let file = FILES.iter().find(|file| file.path == CONTRACT).expect(CONTRACT);
    let value = Regex::new(r#"(?m)((?:^ +//.*\n)*)^ +(ERROR_REASON_\w+) = ([1-9]\d*)"#).expect("a pattern");
    let found: Vec<_> = value.captures_iter(&file.text).collect();
    assert_eq!(found.len(), contract().values().len() - 1);
    let example = Regex::new(r#"// Example: ".+""#).expect("a pattern");
    let without: Vec<_> = found
        .iter()
        .filter(|value| !example.is_match(&value[1]))
        .map(|value| value[2].to_owned())
        .collect();
    none(&without, "add a line // Example: \"the message\" to");
}
