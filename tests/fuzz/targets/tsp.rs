//! Any bytes as what a time-stamping authority and its clients read. Whatever our unit answers, our client can read.
#![no_main]

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use kernel::Timestamp;
use libfuzzer_sys::fuzz_target;
use pki::keys::{KeyAlgorithm, Signer as _, SoftwareKey};
use pki::tsp::{TIME_STAMPING_POLICY, TimeStampRequest, TimeStampingUnit, Token, parse_response};
use pki::x509::{Authority, Profile, Subject};

const NOW: i64 = 1_800_000_000;

static UNIT: LazyLock<TimeStampingUnit> = LazyLock::new(|| {
    let key = || Arc::new(SoftwareKey::generate(KeyAlgorithm::EcdsaP256).expect("a key"));
    let now = Timestamp::from_unix_seconds(NOW);
    let day = Duration::from_secs(86_400);
    let subject = |name| Subject::new(name).expect("a name");
    let (root, unit) = (key(), key());
    let root = Authority::create_root(root, &subject("Root"), now.minus(day), now.plus(day * 365)).expect("a root");
    let certificate = root.issue(
        unit.public_key(),
        &subject("Unit"),
        Profile::TimeStampingUnit,
        now.minus(day),
        now.plus(day),
    );
    let chain = [certificate.expect("a certificate"), root.certificate().clone()];
    TimeStampingUnit::new(&chain, unit, TIME_STAMPING_POLICY.parse().expect("a policy")).expect("a unit")
});

fuzz_target!(|data: &[u8]| {
    let request = TimeStampRequest::parse(data);
    let answer = UNIT
        .respond(data, Timestamp::from_unix_seconds(NOW))
        .expect("an answer");
    let token = parse_response(&answer.response);
    assert_eq!(token.is_ok(), answer.issued.is_some());
    if let (Ok(request), Ok(token)) = (request, token) {
        assert_eq!(
            (token.imprint(), token.nonce()),
            (&request.imprint, request.nonce.as_deref())
        );
    }
    for token in [parse_response(data), Token::parse(data)].into_iter().flatten() {
        let algorithm = token.imprint().algorithm.unwrap_or(pki::DigestAlgorithm::Sha256);
        let _ = token.verify(algorithm, &token.imprint().digest, &[]);
        let _ = (token.time(), token.accuracy(), token.serial(), token.policy());
    }
});
