//! The service, which shows an organization its own.

use std::time::Duration;

use crate::house::{call, houses};

#[tokio::test]
async fn the_service_shows_only_the_organizations_own_certificates_page_by_page() {
    use contracts::chancery::pki::v1::certificate_service_server::CertificateService as _;
    use contracts::chancery::pki::v1::*;
    for house in houses().await {
        let service = pki::Certificates::new(house.pki.clone());
        let mut ids = vec![];
        for name in ["A", "B", "C"] {
            house.engine.clock.advance(Duration::from_secs(1));
            ids.push(house.signer(&format!("{name}@example.org"), name).await.id.to_string());
        }
        ids.reverse();
        let list = |page_size, page_token: String, email: &str| ListCertificatesRequest {
            page_size,
            page_token,
            email: email.into(),
        };
        let page = service
            .list_certificates(call(&house, list(2, String::new(), "")))
            .await
            .unwrap()
            .into_inner();
        let next = service
            .list_certificates(call(&house, list(2, page.next_page_token, "")))
            .await
            .unwrap()
            .into_inner();
        let found: Vec<_> = page
            .certificates
            .iter()
            .chain(&next.certificates)
            .map(|c| c.id.clone())
            .collect();
        assert_eq!(
            (found, next.next_page_token.as_str()),
            (ids.clone(), ""),
            "{}",
            house.engine.name
        );
        let of_b = service
            .list_certificates(call(&house, list(0, String::new(), "B@example.org")))
            .await
            .unwrap()
            .into_inner();
        assert_eq!(of_b.certificates.len(), 1);
        let one = service
            .get_certificate(call(&house, GetCertificateRequest { id: ids[0].clone() }))
            .await
            .unwrap()
            .into_inner();
        assert_eq!(
            (one.label.as_str(), one.key_algorithm.as_str(), one.status),
            ("C", "ECDSA P-256", 1)
        );
        assert!(one.pem.starts_with("-----BEGIN CERTIFICATE-----"));
        let stranger = house.of_another_organization();
        let refused = service
            .get_certificate(call(&stranger, GetCertificateRequest { id: ids[0].clone() }))
            .await
            .unwrap_err();
        assert_eq!(refused.code(), tonic::Code::NotFound);
        let revoke = RevokeCertificateRequest {
            request_id: String::new(),
            id: ids[0].clone(),
            reason: 0,
        };
        assert_eq!(
            service
                .revoke_certificate(call(&stranger, revoke))
                .await
                .unwrap_err()
                .code(),
            tonic::Code::NotFound
        );
    }
}
