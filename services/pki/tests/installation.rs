//! The installation's trust on both databases: first start, keys for signers and seals, revocation, and the public wire.
#![allow(clippy::unwrap_used)] // helpers of tests, where a failure fails the test

use std::process::Command;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use kernel::{Caller, Clock as _, Id, SharedClock, kinds};
use pki::cms::SignedData;
use pki::tsp::{Imprint, TimeStampRequest, parse_response};
use pki::x509::{Crl, PathOutcome, RevocationCheck, RevocationReason, TrustStore, Usage};
use pki::{DigestAlgorithm, Pki};
use store::testing::{TestDb, engines};
use store::{Db, Vault};
use tower::ServiceExt as _;

const DAY: Duration = Duration::from_secs(86_400);

struct House {
    engine: TestDb,
    pki: Pki,
    vault: Vault,
    caller: Caller,
    organization: Id<kinds::Organization>,
}

async fn houses() -> Vec<House> {
    let mut houses = vec![];
    for engine in engines().await {
        let pki = start(&engine, &engine.db).await;
        let organization = engine.organization();
        let (vault, caller) = (vault(&engine, &engine.db).await, engine.caller(organization, &[]));
        houses.push(House {
            engine,
            pki,
            vault,
            caller,
            organization,
        });
    }
    houses
}

async fn vault(engine: &TestDb, db: &Db) -> Vault {
    Vault::unlock(db, &engine.directory.path().join("master.key"))
        .await
        .unwrap()
}

async fn start(engine: &TestDb, db: &Db) -> Pki {
    let vault = vault(engine, db).await;
    let clock: SharedClock = engine.clock.clone();
    Pki::bootstrap(db, &vault, clock, "https://sign.example.org/")
        .await
        .unwrap()
}

impl House {
    fn of_another_organization(self) -> Self {
        let organization = self.engine.organization();
        Self {
            organization,
            caller: self.engine.caller(organization, &[]),
            ..self
        }
    }

    async fn signer(&self, email: &str, name: &str) -> pki::SigningKey {
        let mut tx = self.engine.db.begin(&self.caller).await.unwrap();
        let key = self
            .pki
            .signer_for(&mut tx, self.organization, email, name)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        key
    }

    async fn get(&self, path: &str) -> (StatusCode, String, Vec<u8>) {
        let request = Request::get(path).body(Body::empty()).unwrap();
        self.send(request).await
    }

    async fn send(&self, request: Request<Body>) -> (StatusCode, String, Vec<u8>) {
        let response = pki::router(self.pki.clone()).oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let media_type = head
            .headers
            .get("content-type")
            .map(|t| t.to_str().unwrap().to_owned())
            .unwrap_or_default();
        (head.status, media_type, to_bytes(body, 1 << 20).await.unwrap().to_vec())
    }

    async fn events(&self) -> Vec<String> {
        let mut tx = self.engine.db.read_system().await.unwrap();
        let rows = store::fetch_all!(tx, (String,), "SELECT action FROM outbox ORDER BY position").unwrap();
        rows.into_iter().map(|row| row.0).collect()
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.engine.directory.path().join(name), bytes).unwrap();
    }

    fn openssl(&self, arguments: &str) -> (bool, String) {
        let arguments = arguments.replace("AT", &self.engine.clock.now().unix_seconds().to_string());
        let mut command = Command::new("openssl");
        let output = command
            .args(arguments.split_whitespace())
            .current_dir(self.engine.directory.path())
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        (output.status.success(), text)
    }
}

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

async fn revoke(house: &House, id: Id<kinds::Certificate>) {
    use contracts::chancery::pki::v1::{RevokeCertificateRequest, certificate_service_server::CertificateService as _};
    let request = RevokeCertificateRequest {
        request_id: String::new(),
        id: id.to_string(),
        reason: 1,
    };
    let answer = pki::Certificates::new(house.pki.clone())
        .revoke_certificate(call(house, request))
        .await
        .unwrap()
        .into_inner();
    assert_eq!((answer.status, answer.revocation_reason), (3, 1));
}

/// A request as the door hands it on.
fn call<T>(house: &House, message: T) -> tonic::Request<T> {
    rpc::request(rpc::Call::new(house.caller.clone(), house.vault.clone()), message)
}

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
