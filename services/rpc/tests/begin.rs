//! Writes that are repeated, on both engines.

#![allow(clippy::unwrap_used)] // a test says by panicking what went wrong

use contracts::chancery::identity::v1::{CreateApiKeyRequest, CreateApiKeyResponse};
use kernel::{Caller, Error, Event, Id, Principal, Result};
use rpc::Call;
use store::testing::{TestDb, engines};
use store::{Vault, execute, fetch_one};

const REQUEST_ID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

struct Ground {
    db: TestDb,
    vault: Vault,
}

async fn grounds() -> Vec<Ground> {
    let mut grounds = vec![];
    for db in engines().await {
        let vault = Vault::unlock(&db.db, &db.directory.path().join("master.key"))
            .await
            .unwrap();
        grounds.push(Ground { db, vault });
    }
    grounds
}

impl Ground {
    fn call(&self, caller: Caller) -> Call {
        Call::new(caller, self.vault.clone())
    }

    fn member(&self) -> Caller {
        self.db.caller(self.db.organization(), &[])
    }

    /// An act whose answer holds a secret that differs each time it is really done.
    async fn act(&self, call: &Call, req: &CreateApiKeyRequest) -> Result<CreateApiKeyResponse> {
        let mut tx = rpc::begin!(self.db.db, *call, *req);
        let id = Id::<kernel::kinds::ApiKey>::new(tx.clock().as_ref());
        tx.record(Event::new("api_key.created", id)).await?;
        tx.finish(CreateApiKeyResponse {
            secret: format!("chk_secret_{id}"),
            ..Default::default()
        })
        .await
    }

    async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.db.db.read_system().await.unwrap();
        fetch_one!(tx, (i64,), sql).unwrap().0
    }
}

fn request(name: &str) -> CreateApiKeyRequest {
    CreateApiKeyRequest {
        request_id: REQUEST_ID.to_owned(),
        name: name.to_owned(),
        ..Default::default()
    }
}

fn reason(error: &Error) -> &'static str {
    error.reason()
}

#[tokio::test]
async fn a_repeated_request_gets_the_first_answer_and_acts_once() {
    for ground in grounds().await {
        let call = ground.call(ground.member());
        let first = ground.act(&call, &request("a")).await.unwrap();
        let again = ground.act(&call, &request("a")).await.unwrap();
        assert_eq!(first, again);
        assert_eq!(
            ground.count("SELECT COUNT(*) FROM outbox").await,
            1,
            "{}",
            ground.db.name
        );
    }
}

#[tokio::test]
async fn the_same_id_with_another_request_is_refused() {
    for ground in grounds().await {
        let call = ground.call(ground.member());
        ground.act(&call, &request("a")).await.unwrap();
        let error = ground.act(&call, &request("b")).await.unwrap_err();
        assert_eq!(reason(&error), "REQUEST_ID_REUSED");
    }
}

#[tokio::test]
async fn without_an_id_every_request_acts() {
    for ground in grounds().await {
        let call = ground.call(ground.member());
        let anew = CreateApiKeyRequest {
            request_id: String::new(),
            ..request("a")
        };
        let (first, second) = (
            ground.act(&call, &anew).await.unwrap(),
            ground.act(&call, &anew).await.unwrap(),
        );
        assert_ne!(first, second);
    }
}

#[tokio::test]
async fn nobody_else_is_given_the_answer() {
    for ground in grounds().await {
        let caller = ground.member();
        let first = ground.act(&ground.call(caller.clone()), &request("a")).await.unwrap();
        let colleague = ground.db.caller(caller.organization.unwrap(), &[]);
        let anonymous = Caller {
            principal: Principal::Anonymous,
            organization: None,
            ..caller
        };
        for other in [colleague, ground.member(), anonymous] {
            let theirs = ground.act(&ground.call(other), &request("a")).await.unwrap();
            assert_ne!(first, theirs);
        }
    }
}

#[tokio::test]
async fn a_remembered_answer_is_not_readable_in_the_database() {
    for ground in grounds().await {
        let call = ground.call(ground.member());
        let answer = ground.act(&call, &request("a")).await.unwrap();
        let mut tx = ground.db.db.read_system().await.unwrap();
        let (stored,) = fetch_one!(tx, (Vec<u8>,), "SELECT response FROM idempotency_keys").unwrap();
        assert!(!stored.is_empty());
        let secret = answer.secret.as_bytes();
        assert!(!stored.windows(secret.len()).any(|window| window == secret));
    }
}

#[tokio::test]
async fn an_answer_moved_to_another_request_is_not_given_out() {
    for ground in grounds().await {
        let call = ground.call(ground.member());
        ground.act(&call, &request("a")).await.unwrap();
        let other = CreateApiKeyRequest {
            request_id: REQUEST_ID.replace('0', "1"),
            ..request("b")
        };
        ground.act(&call, &other).await.unwrap();
        let mut tx = ground.db.db.begin_system().await.unwrap();
        let swap =
            "UPDATE idempotency_keys SET response = (SELECT response FROM idempotency_keys WHERE request_id = $1)";
        execute!(tx, swap, REQUEST_ID).unwrap();
        tx.commit().await.unwrap();
        assert!(ground.act(&call, &request("a")).await.is_ok());
        assert!(ground.act(&call, &other).await.is_err());
    }
}

#[tokio::test]
async fn a_write_that_is_given_up_frees_its_id() {
    for ground in grounds().await {
        let call = ground.call(ground.member());
        let given_up = async {
            let _tx = rpc::begin!(ground.db.db, call, request("a"));
            Err::<CreateApiKeyResponse, _>(Error::precondition("NO", "no"))
        };
        assert_eq!(reason(&given_up.await.unwrap_err()), "NO");
        assert!(ground.act(&call, &request("b")).await.is_ok());
    }
}

#[tokio::test]
async fn requests_that_come_together_act_once() {
    for ground in grounds().await {
        let call = ground.call(ground.member());
        let request = request("a");
        let all = futures::future::join_all((0..8).map(|_| ground.act(&call, &request))).await;
        let answers: Vec<_> = all.into_iter().map(|answer| answer.unwrap().secret).collect();
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    }
}
