//! Time stamping over HTTP.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use kernel::Clock as _;
use pki::DigestAlgorithm;
use pki::tsp::{Imprint, TimeStampRequest, parse_response};
use pki::x509::{RevocationCheck, TrustStore, Usage};

use crate::house::{DAY, houses, start};

#[tokio::test]
async fn the_time_stamping_door_follows_rfc_3161_and_keeps_a_record() {
    for house in houses().await {
        let imprint = Imprint::new(DigestAlgorithm::Sha512, &[5; 64]);
        let query = TimeStampRequest::new(imprint, Some(vec![1, 2, 3])).to_der();
        let post = |media_type: &str, body: Vec<u8>| {
            Request::post("/tsa")
                .header("content-type", media_type)
                .body(Body::from(body))
                .unwrap()
        };
        let (status, media_type, reply) = house.send(post("application/timestamp-query", query.clone())).await;
        assert_eq!(
            (status, media_type.as_str()),
            (StatusCode::OK, "application/timestamp-reply")
        );
        let token = parse_response(&reply).unwrap();
        let unit = token.verify(DigestAlgorithm::Sha512, &[5; 64], &[]).unwrap();
        let store = TrustStore::new(house.pki.trust_anchors());
        let outcome = store.validate(
            &unit.certificate,
            Usage::TimeStamping,
            token.time(),
            RevocationCheck::IfKnown,
        );
        assert!(outcome.unwrap().is_trusted());
        let mut tx = house.engine.db.read_system().await.unwrap();
        let sql = "SELECT serial_number, digest_algorithm, issued_at FROM timestamp_tokens";
        let rows = store::fetch_all!(tx, (Vec<u8>, String, kernel::Timestamp), sql).unwrap();
        assert_eq!(rows, [(token.serial().to_vec(), "SHA-512".to_owned(), token.time())]);
        drop(tx);
        let (status, _, refusal) = house
            .send(post("application/timestamp-query", b"nonsense".to_vec()))
            .await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(parse_response(&refusal).unwrap_err().reason(), "TIME_STAMP_REFUSED");
        assert_eq!(
            house.send(post("text/plain", query)).await.0,
            StatusCode::UNSUPPORTED_MEDIA_TYPE
        );
        let large = post("application/timestamp-query", vec![0; 20_000]);
        assert_eq!(house.send(large).await.0, StatusCode::PAYLOAD_TOO_LARGE);
    }
}

#[tokio::test]
async fn a_unit_that_grows_old_is_replaced_at_the_next_start_and_old_stamps_stay_good() {
    for house in houses().await {
        let old = house.pki.time_stamper().time_stamp(&[1; 32]).await.unwrap();
        house.engine.clock.advance(DAY * 365 * 6);
        let pki = start(&house.engine, &house.engine.db).await;
        let new = pki.time_stamper().time_stamp(&[1; 32]).await.unwrap();
        assert_ne!(old.certificates(), new.certificates());
        let store = TrustStore::new(pki.trust_anchors());
        for token in [old, new] {
            let unit = token
                .verify(DigestAlgorithm::Sha256, &[1; 32], &[])
                .unwrap()
                .certificate;
            let outcome = store.validate(
                &unit,
                Usage::TimeStamping,
                house.engine.clock.now(),
                RevocationCheck::IfKnown,
            );
            assert!(outcome.unwrap().is_trusted(), "{}", house.engine.name);
        }
    }
}
