//! What we sign validates, whatever the file, the key and the level.

use bytes::Bytes;
use kernel::{Error, Result};
use pdf::appearance::{self, Mark, Size};
use pdf::{Coverage, FieldKind, Fill, FillValue, Level as Change, NewField, Pdf, Rect, SignatureField};
use pki::keys::KeyAlgorithm;
use pki::tsp::{TimeStamper, Token};
use signatures::Level;
use signatures::pades;
use signatures::validation::{self, Indication};

use crate::house::{FIELD, House, Person, now, of, open, stamper, statement, validate, vector, vectors};

/// The files that can be signed: name and password.
fn signable() -> Vec<(String, Option<String>)> {
    let index = std::fs::read_to_string(vectors().join("index.tsv")).unwrap();
    let columns = index.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let kinds = ["sign-ok", "needs-password", "repair-or-refuse", "keep"];
    let signable = columns.filter(|columns| kinds.iter().any(|kind| columns[5].starts_with(kind)));
    let password = |column: &str| Some(column.trim_matches('"').to_owned()).filter(|p| !p.is_empty());
    signable
        .map(|columns| (columns[0].to_owned(), password(columns[4])))
        .collect()
}

async fn signs(house: &House, person: &Person, (name, password): &(String, Option<String>), level: Level) {
    let open = |bytes: Vec<u8>| Pdf::open(bytes, password.as_deref());
    let Ok(pdf) = open(vector(name)) else {
        panic!("{name} opens")
    };
    let stamper: Option<&dyn TimeStamper> = (level == Level::T).then_some(&house.stamper);
    let signed = person
        .sign(pdf, stamper)
        .await
        .unwrap_or_else(|e| panic!("{name}: {e:?}"));
    assert!(signed.bytes.starts_with(&vector(name)), "{name}");
    let report = validation::validate(&open(signed.bytes).unwrap(), &house.policy()).unwrap();
    let own = of(&report, FIELD);
    assert_eq!(
        own.indication,
        Indication::TotalPassed,
        "{name}: {:?}",
        own.explanations
    );
    assert_eq!(
        (own.level.as_str(), &own.coverage),
        (level.name(), &Coverage::WholeFile),
        "{name}"
    );
    assert_eq!(own.timestamps.len(), usize::from(level == Level::T));
    assert_eq!(own.best_signature_time, now());
    assert_eq!(signed.timestamp_time, (level == Level::T).then(now));
}

#[tokio::test]
async fn every_file_that_can_be_signed_is_and_passes_at_both_levels() {
    let house = House::new();
    let files = signable();
    assert!(files.len() > 15);
    for algorithm in [KeyAlgorithm::EcdsaP256, KeyAlgorithm::Rsa2048] {
        let person = house.person(algorithm);
        for file in &files {
            signs(&house, &person, file, Level::B).await;
            signs(&house, &person, file, Level::T).await;
        }
    }
}

#[tokio::test]
async fn every_kind_of_key_signs() {
    use KeyAlgorithm::{EcdsaP384, EcdsaP521, Ed25519, Rsa3072, Rsa4096};
    let house = House::new();
    let names = ["RSA 3072", "RSA 4096", "ECDSA P-384", "ECDSA P-521", "Ed25519"];
    for (algorithm, name) in [Rsa3072, Rsa4096, EcdsaP384, EcdsaP521, Ed25519].into_iter().zip(names) {
        let person = house.person(algorithm);
        let file = ("plain.pdf".to_owned(), None);
        signs(&house, &person, &file, Level::T).await;
        let signed = person.sign(open(&vector("plain.pdf")), None).await.unwrap();
        let report = house.validate(&signed.bytes);
        let own = of(&report, FIELD);
        assert_eq!(own.signature_algorithm.as_deref(), Some(name));
        assert_eq!(own.digest_algorithm, Some(algorithm.digest().to_string()));
        assert_eq!(own.signer.as_ref().unwrap().name, "Bat-Erdene Ганбаатар");
    }
}

fn field(name: &str, kind: FieldKind, x: f64) -> NewField {
    let rect = Rect {
        x,
        y: 400.0,
        width: 100.0,
        height: 40.0,
    };
    NewField {
        name: name.to_owned(),
        kind,
        page: 1,
        rect,
        required: true,
        read_only: true,
        tooltip: None,
    }
}

fn initials(name: &str, text: &str) -> Fill {
    let size = Size::new(100.0, 40.0).unwrap();
    Fill {
        field: name.to_owned(),
        value: FillValue::Mark,
        appearance: Some(appearance::initials(&Mark::typed(text).unwrap(), size)),
    }
}

/// A file that two people sign one after the other, each with initials.
pub async fn signed_twice(house: &House) -> Vec<u8> {
    let fields = [
        field("first", FieldKind::Signature, 30.0),
        field("second", FieldKind::Signature, 140.0),
        field("a", FieldKind::Mark, 250.0),
        field("b", FieldKind::Mark, 360.0),
    ];
    let mut file = pdf::prepare_fields(&open(&vector("verapdf-1b-pass.pdf")), &fields).unwrap();
    let people = [KeyAlgorithm::EcdsaP256, KeyAlgorithm::Rsa2048].map(|algorithm| house.person(algorithm));
    for (person, (name, mark)) in people.iter().zip([("first", "a"), ("second", "b")]) {
        let mut statement = statement(SignatureField::Existing(name.to_owned()));
        let mark_of = Mark::typed("Ганбаатар").unwrap();
        let caption = appearance::Caption {
            name: "Bat-Erdene Ганбаатар",
            time: Some(now()),
            reason: None,
        };
        let size = Size::new(100.0, 40.0).unwrap();
        statement.appearance = Some(appearance::signature(Some(&mark_of), &caption, size).unwrap());
        let key = person.key(Some(&house.stamper));
        let fills = [initials(mark, "Б. Э.")];
        file = pades::sign(open(&file), &fills, &statement, &key).await.unwrap().bytes;
    }
    file
}

#[tokio::test]
async fn the_second_signer_only_fills_the_form_of_the_first() {
    let house = House::new();
    let report = house.validate(&signed_twice(&house).await);
    assert!(report.passed, "{report:?}");
    let (first, second) = (of(&report, "first"), of(&report, "second"));
    assert_eq!(first.modifications.level, Change::FormFilling);
    assert_eq!(second.modifications.level, Change::None);
    assert_eq!(first.coverage, Coverage::WholeRevision);
    assert_eq!(second.coverage, Coverage::WholeFile);
}

#[tokio::test]
async fn a_key_that_is_not_the_certificates_signs_nothing() {
    let house = House::new();
    let (person, other) = (
        house.person(KeyAlgorithm::EcdsaP256),
        house.person(KeyAlgorithm::Rsa2048),
    );
    let key = pades::Key {
        signing: &person.signing,
        signer: &other.key,
        stamper: None,
    };
    let statement = statement(SignatureField::invisible(FIELD));
    let refused = pades::sign(open(&vector("plain.pdf")), &[], &statement, &key).await;
    assert_eq!(refused.err().unwrap().reason(), "KEY_MISMATCH");
}

#[tokio::test]
async fn a_time_stamp_larger_than_its_room_gets_a_second_try() {
    let house = House::new();
    let others: Vec<_> = (0..14)
        .map(|_| house.person(KeyAlgorithm::Rsa2048).certificate)
        .collect();
    let stamper = stamper(&house.authority, &others);
    let person = house.person(KeyAlgorithm::EcdsaP256);
    let signed = person.sign(open(&vector("plain.pdf")), Some(&stamper)).await.unwrap();
    assert!(signed.cms.len() > 10_000, "{}", signed.cms.len());
    assert!(house.validate(&signed.bytes).passed);
}

struct Away;

#[async_trait::async_trait]
impl TimeStamper for Away {
    async fn time_stamp(&self, _: &[u8]) -> Result<Token> {
        Err(Error::unavailable("TIME_STAMP_UNAVAILABLE", "away", "for a test"))
    }
}

#[tokio::test]
async fn a_time_stamper_that_gives_none_leaves_no_signature() {
    let house = House::new();
    let person = house.person(KeyAlgorithm::EcdsaP256);
    let refused = person.sign(open(&vector("plain.pdf")), Some(&Away)).await;
    assert_eq!(refused.err().unwrap().reason(), "TIME_STAMP_UNAVAILABLE");
}

#[tokio::test]
async fn the_memory_of_a_file_given_away_becomes_the_signed_file() {
    let house = House::new();
    let person = house.person(KeyAlgorithm::EcdsaP256);
    let mut file = Vec::with_capacity(1 << 20);
    file.extend_from_slice(&vector("plain.pdf"));
    let place = file.as_ptr();
    let pdf = Pdf::open(Bytes::from(file), None).unwrap();
    let signed = person.sign(pdf, None).await.unwrap();
    assert!(validate(&signed.bytes, &house.policy()).passed);
    assert_eq!(signed.bytes.as_ptr(), place);
}
