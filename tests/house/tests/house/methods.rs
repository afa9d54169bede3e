//! Every method of the contracts is called by a test.

use prost_reflect::DescriptorPool;
use regex::Regex;

use crate::source::{FILES, none};

fn snake(camel: &str) -> String {
    let mut name = String::new();
    for letter in camel.chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

#[test]
fn every_method_is_named_by_a_test() {
    let pool = DescriptorPool::decode(contracts::DESCRIPTOR_SET).expect("the contracts");
    let tests: Vec<&str> = FILES
        .iter()
        .filter(|file| !file.path.starts_with("tests/house/"))
        .map(|file| file.tests())
        .collect();
    let ours = pool
        .services()
        .filter(|service| service.full_name().starts_with("chancery."));
    let methods: Vec<_> = ours.flat_map(|service| service.methods().collect::<Vec<_>>()).collect();
    assert!(methods.len() > 30, "the contracts have only {} methods", methods.len());
    let is_tested = |name: &str| {
        let word = Regex::new(&format!(r"\b(?:{name}|{})\b", snake(name))).expect("a pattern");
        tests.iter().any(|test| word.is_match(test))
    };
    let untested = methods.iter().filter(|method| !is_tested(method.name()));
    none(
        &untested
            .map(|method| format!("  {}", method.full_name()))
            .collect::<Vec<_>>(),
        "no test names these methods",
    );
}
