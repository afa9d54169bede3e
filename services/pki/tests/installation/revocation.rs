//! Revocation and the lists that tell of it.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use kernel::{Clock as _, Id, kinds};
use pki::x509::{Crl, PathOutcome, RevocationCheck, RevocationReason, TrustStore, Usage};

use crate::house::{DAY, call, houses, revoke};

#[tokio::test]
async fn a_revoked_certificate_is_on_the_next_list_and_the_signer_gets_another() {
    for house in houses().await {
        let key = house.signer("bat@example.org", "Bat").await;
        let (_, _, before) = house.get("/pki/root.crl").await;
        house.engine.clock.advance(DAY / 24);
        revoke(&house, key.id).await;
        let (_, _, after) = house.get("/pki/root.crl").await;
        let (before, after) = (Crl::from_der(&before).unwrap(), Crl::from_der(&after).unwrap());
        assert!(after.number() > before.number());
        let now = house.engine.clock.now();
        let store = TrustStore {
            crls: vec![after],
            ..TrustStore::new(house.pki.trust_anchors())
        };
        let outcome = |at| {
            store
                .validate(&key.chain[0], Usage::DocumentSigning, at, RevocationCheck::Required)
                .unwrap()
        };
        let certificate = key.chain[0].clone();
        assert_eq!(
            outcome(now),
            PathOutcome::Revoked {
                certificate,
                at: now,
                reason: RevocationReason::KeyCompromise
            }
        );
        assert!(outcome(now.minus(DAY / 48)).is_trusted());
        assert_ne!(house.signer("bat@example.org", "Bat").await.id, key.id);
        let events = house.events().await;
        assert_eq!(
            events,
            ["certificate.issued", "certificate.revoked", "certificate.issued"]
        );
    }
}

#[tokio::test]
async fn an_expired_certificate_cannot_be_revoked_and_a_revoked_one_stays_as_it_was() {
    use contracts::chancery::pki::v1::certificate_service_server::CertificateService as _;
    use contracts::chancery::pki::v1::*;
    for house in houses().await {
        let service = pki::Certificates::new(house.pki.clone());
        let (first, second) = (
            house.signer("a@example.org", "A").await.id,
            house.signer("b@example.org", "B").await.id,
        );
        let request = |id: Id<kinds::Certificate>, reason| RevokeCertificateRequest {
            request_id: String::new(),
            id: id.to_string(),
            reason,
        };
        service
            .revoke_certificate(call(&house, request(first, 4)))
            .await
            .unwrap();
        let again = service
            .revoke_certificate(call(&house, request(first, 1)))
            .await
            .unwrap()
            .into_inner();
        assert_eq!(again.revocation_reason, 4);
        house.engine.clock.advance(DAY * 366);
        let refused = service
            .revoke_certificate(call(&house, request(second, 1)))
            .await
            .unwrap_err();
        assert_eq!(refused.code(), tonic::Code::FailedPrecondition);
        let shown = service
            .get_certificate(call(&house, GetCertificateRequest { id: second.to_string() }))
            .await
            .unwrap()
            .into_inner();
        assert_eq!(shown.status, certificate::Status::Expired as i32);
    }
}

#[tokio::test]
async fn a_repeated_revocation_gets_the_first_answer() {
    use contracts::chancery::pki::v1::certificate_service_server::CertificateService as _;
    use contracts::chancery::pki::v1::*;
    for house in houses().await {
        let service = pki::Certificates::new(house.pki.clone());
        let id = house.signer("a@example.org", "A").await.id.to_string();
        let request_id = "0f8b5c2e-6d1a-4d3b-9b57-0c6f1c1f7a11".to_owned();
        let request = RevokeCertificateRequest {
            request_id,
            id,
            reason: 5,
        };
        let first = service
            .revoke_certificate(call(&house, request.clone()))
            .await
            .unwrap()
            .into_inner();
        house.engine.clock.advance(DAY);
        let again = service
            .revoke_certificate(call(&house, request))
            .await
            .unwrap()
            .into_inner();
        assert_eq!(first, again);
        assert_eq!(house.events().await, ["certificate.issued", "certificate.revoked"]);
    }
}

#[tokio::test]
async fn an_old_list_is_replaced_when_somebody_asks_and_the_number_never_repeats() {
    for house in houses().await {
        let read = |bytes: Vec<u8>| Crl::from_der(&bytes).unwrap();
        let first = read(house.get("/pki/root.crl").await.2);
        assert_eq!(read(house.get("/pki/root.crl").await.2).number(), first.number());
        house.engine.clock.advance(DAY);
        let second = read(house.get("/pki/root.crl").await.2);
        assert_eq!(second.this_update(), house.engine.clock.now());
        assert_eq!((first.number(), second.number()), (Some(1), Some(2)));
        let request = Request::get("/pki/root.crl")
            .header("if-none-match", "\"2\"")
            .body(Body::empty())
            .unwrap();
        assert_eq!(house.send(request).await.0, StatusCode::NOT_MODIFIED);
    }
}
