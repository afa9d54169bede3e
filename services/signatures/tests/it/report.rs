//! The report as `chancery validate --json` prints it: programs rely on its names.

use pki::keys::KeyAlgorithm;
use serde_json::{Value, json};
use signatures::validation::Report;

use crate::house::{House, open, vector};
use crate::signing::signed_twice;

/// What differs from run to run.
fn steadied(mut report: Value) -> Value {
    report["sha256"] = json!("…");
    for signature in report["signatures"].as_array_mut().unwrap() {
        signature["signer"]["serial_number"] = json!("…");
        for change in signature["modifications"]["changes"].as_array_mut().unwrap() {
            change["object"] = json!("…");
        }
    }
    report
}

#[tokio::test]
async fn the_names_of_the_report_do_not_change() {
    let house = House::new();
    let report = house.validate(&signed_twice(&house).await);
    let steady = steadied(serde_json::to_value(&report).unwrap());
    let kept: Value = serde_json::from_str(include_str!("report.json")).unwrap();
    assert_eq!(steady, kept, "{}", serde_json::to_string_pretty(&steady).unwrap());
}

#[tokio::test]
async fn a_report_read_back_is_the_same() {
    let house = House::new();
    let person = house.person(KeyAlgorithm::EcdsaP256);
    let signed = person
        .sign(open(&vector("plain.pdf")), Some(&house.stamper))
        .await
        .unwrap();
    for file in [
        signed.bytes,
        signed_twice(&house).await,
        vector("pyhanko-byterange-gap.pdf"),
    ] {
        let written = serde_json::to_string(&house.validate(&file)).unwrap();
        let read: Report = serde_json::from_str(&written).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), written);
    }
}
