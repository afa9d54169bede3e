//! The first start, and the keys of signers and seals.

use axum::http::StatusCode;
use kernel::Clock as _;
use pki::cms::SignedData;
use pki::{DigestAlgorithm, Pki};
use store::Db;
use store::testing::engines;

use crate::house::{DAY, houses, start, vault};

#[tokio::test]
async fn copies_that_start_together_and_later_ones_have_one_root() {
    for engine in engines().await {
        let other = Db::open(&engine.url, engine.clock.clone()).await.unwrap();
        // The master key first: its own first start is the store's affair.
        vault(&engine, &engine.db).await;
        let (a, b) = tokio::join!(start(&engine, &engine.db), start(&engine, &other));
        let later = start(&engine, &engine.db).await;
        assert_eq!(a.trust_anchors(), b.trust_anchors());
        assert_eq!(a.trust_anchors(), later.trust_anchors());
        assert!(a.trust_anchors()[0].subject_name().starts_with("Chancery Root "));
        let mut tx = engine.db.read_system().await.unwrap();
        let count = store::fetch_one!(tx, (i64,), "SELECT count(*) FROM certificate_authorities").unwrap();
        assert_eq!(count.0, 2, "{}", engine.name);
    }
}

#[tokio::test]
async fn a_public_url_that_is_none_is_refused() {
    let engine = store::testing::sqlite().await;
    let vault = vault(&engine, &engine.db).await;
    for url in ["sign.example.org", "ftp://x", "https://", "https://őrség.hu"] {
        let error = Pki::bootstrap(&engine.db, &vault, engine.clock.clone(), url)
            .await
            .err()
            .unwrap();
        assert_eq!(error.reason(), "PUBLIC_URL_MALFORMED");
    }
}

#[tokio::test]
async fn a_signer_gets_one_certificate_and_uses_it_until_it_ends() {
    for house in houses().await {
        let first = house.signer("Bat@Example.org ", "Bat Erdene").await;
        let again = house.signer("bat@example.org", "Bat Erdene").await;
        assert_eq!(
            (first.id, first.signer.public_key()),
            (again.id, again.signer.public_key())
        );
        assert_eq!(first.chain[0].emails(), ["bat@example.org"]);
        assert_ne!(house.signer("bat@example.org", "Bat-Erdene G.").await.id, first.id);
        let mut tx = house.engine.db.read(&house.caller).await.unwrap();
        let sql = "SELECT usage_count, last_used_at FROM certificates WHERE id = $1";
        let used = store::fetch_one!(tx, (i64, Option<kernel::Timestamp>), sql, first.id).unwrap();
        assert_eq!(used, (2, Some(house.engine.clock.now())));
        drop(tx);
        house.engine.clock.advance(DAY * 365);
        assert_ne!(
            house.signer("bat@example.org", "Bat Erdene").await.id,
            first.id,
            "{}",
            house.engine.name
        );
        assert_eq!(house.events().await, ["certificate.issued"; 3]);
    }
}

#[tokio::test]
async fn organizations_do_not_share_signers_and_each_has_its_seal() {
    for house in houses().await {
        let ours = house.signer("bat@example.org", "Bat").await;
        let other = house.of_another_organization();
        let theirs = other.signer("bat@example.org", "Bat").await;
        assert_ne!(ours.id, theirs.id);
        let mut tx = other.engine.db.begin(&other.caller).await.unwrap();
        let seal = other
            .pki
            .seal_for(&mut tx, other.organization, "Őrség Kft.")
            .await
            .unwrap();
        let again = other
            .pki
            .seal_for(&mut tx, other.organization, "Őrség Kft.")
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(seal.id, again.id);
        assert_eq!(seal.chain[0].subject_name(), "Őrség Kft.");
    }
}

#[tokio::test]
async fn two_first_signatures_at_the_same_moment_make_one_certificate() {
    for house in houses().await {
        let (a, b) = tokio::join!(
            house.signer("bat@example.org", "Bat"),
            house.signer("bat@example.org", "Bat")
        );
        assert_eq!(a.id, b.id, "{}", house.engine.name);
        assert_eq!(house.events().await.len(), 1);
    }
}

#[tokio::test]
async fn what_a_signer_signs_is_trusted_by_openssl_with_what_the_installation_publishes() {
    for house in houses().await {
        let key = house.signer("bat@example.org", "Bat").await;
        let digest = DigestAlgorithm::Sha256.digest(b"document").unwrap();
        let signature = key.signing.sign(key.signer.as_ref(), &digest).unwrap();
        let imprint = DigestAlgorithm::Sha256.digest(signature.value()).unwrap();
        let token = house.pki.time_stamper().time_stamp(&imprint).await.unwrap();
        let cms = signature.with_signature_timestamp(token.der()).to_der();
        assert_eq!(
            SignedData::parse(&cms).unwrap().signers()[0]
                .signature_timestamps()
                .count(),
            1
        );
        let (status, media_type, root) = house.get("/pki/root.pem").await;
        assert_eq!(
            (status, media_type.as_str()),
            (StatusCode::OK, "application/x-pem-file")
        );
        let (_, media_type, crl) = house.get("/pki/root.crl").await;
        assert_eq!(media_type, "application/pkix-crl");
        let (_, media_type, der) = house.get("/pki/root.cer").await;
        assert_eq!(media_type, "application/pkix-cert");
        assert_eq!(der, house.pki.trust_anchors()[0].der());
        for (name, bytes) in [
            ("root.pem", &root),
            ("crl.der", &crl),
            ("signature", &cms),
            ("document", &b"document".to_vec()),
        ] {
            house.write(name, bytes);
        }
        house.write("leaf.pem", &key.chain[0].to_pem().unwrap());
        house.openssl("crl -inform DER -in crl.der -out crl.pem");
        let verify = "verify -x509_strict -crl_check -attime AT -CAfile root.pem -CRLfile crl.pem leaf.pem";
        assert!(house.openssl(verify).0, "{}", house.openssl(verify).1);
        let verify = "cms -verify -binary -inform DER -in signature -content document -CAfile root.pem -purpose any -cades -attime AT";
        assert!(house.openssl(verify).0, "{}", house.openssl(verify).1);
        assert_eq!(key.chain[0].crl_urls(), ["https://sign.example.org/pki/root.crl"]);
    }
}
