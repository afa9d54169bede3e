//! An installation to try things on, and the steps that several tests take.

use std::process::Command;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use kernel::{Caller, Clock as _, Id, SharedClock, kinds};
use pki::Pki;
use store::testing::{TestDb, engines};
use store::{Db, Vault};
use tower::ServiceExt as _;

pub const DAY: Duration = Duration::from_secs(86_400);

pub struct House {
    pub engine: TestDb,
    pub pki: Pki,
    pub vault: Vault,
    pub caller: Caller,
    pub organization: Id<kinds::Organization>,
}

pub async fn houses() -> Vec<House> {
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

pub async fn vault(engine: &TestDb, db: &Db) -> Vault {
    Vault::unlock(db, &engine.directory.path().join("master.key"))
        .await
        .unwrap()
}

pub async fn start(engine: &TestDb, db: &Db) -> Pki {
    let vault = vault(engine, db).await;
    let clock: SharedClock = engine.clock.clone();
    Pki::bootstrap(db, &vault, clock, "https://sign.example.org/")
        .await
        .unwrap()
}

impl House {
    pub fn of_another_organization(self) -> Self {
        let organization = self.engine.organization();
        Self {
            organization,
            caller: self.engine.caller(organization, &[]),
            ..self
        }
    }

    pub async fn signer(&self, email: &str, name: &str) -> pki::SigningKey {
        let mut tx = self.engine.db.begin(&self.caller).await.unwrap();
        let key = self
            .pki
            .signer_for(&mut tx, self.organization, email, name)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        key
    }

    pub async fn get(&self, path: &str) -> (StatusCode, String, Vec<u8>) {
        let request = Request::get(path).body(Body::empty()).unwrap();
        self.send(request).await
    }

    pub async fn send(&self, request: Request<Body>) -> (StatusCode, String, Vec<u8>) {
        let response = pki::router(self.pki.clone()).oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        let media_type = head
            .headers
            .get("content-type")
            .map(|t| t.to_str().unwrap().to_owned())
            .unwrap_or_default();
        (head.status, media_type, to_bytes(body, 1 << 20).await.unwrap().to_vec())
    }

    pub async fn events(&self) -> Vec<String> {
        let mut tx = self.engine.db.read_system().await.unwrap();
        let rows = store::fetch_all!(tx, (String,), "SELECT action FROM outbox ORDER BY position").unwrap();
        rows.into_iter().map(|row| row.0).collect()
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.engine.directory.path().join(name), bytes).unwrap();
    }

    pub fn openssl(&self, arguments: &str) -> (bool, String) {
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

pub async fn revoke(house: &House, id: Id<kinds::Certificate>) {
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
pub fn call<T>(house: &House, message: T) -> tonic::Request<T> {
    rpc::request(rpc::Call::new(house.caller.clone(), house.vault.clone()), message)
}
