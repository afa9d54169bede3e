//! Errors that browsers report.

use std::sync::Arc;
use std::time::Duration;

use audit::{ClientErrorApi, ClientErrorSweeper};
use contracts::chancery::audit::v1 as proto;
use contracts::chancery::audit::v1::client_error_service_server::ClientErrorService as _;
use kernel::{Caller, Origin};
use rpc::Call;
use store::testing::TestDb;
use store::{JobHandler as _, NewJob, Workers};

struct Browser {
    engine: TestDb,
    api: ClientErrorApi,
    caller: Caller,
}

async fn browsers() -> Vec<Browser> {
    let engines = store::testing::engines().await.into_iter();
    let browser = |engine: TestDb| Browser {
        api: ClientErrorApi::new(engine.db.clone()),
        caller: engine.caller(engine.organization(), &["client_errors.read"]),
        engine,
    };
    engines.map(browser).collect()
}

impl Browser {
    async fn call(&self, caller: &Caller) -> Call {
        Call::new(caller.clone(), self.engine.vault().await)
    }

    /// A report that comes from an address of its own.
    async fn report(&self, caller: &Caller, n: u32, message: &str) {
        let origin = Origin {
            ip: Some(std::net::IpAddr::from(n.to_be_bytes())),
            user_agent: Some("a browser".to_owned()),
            ..Origin::default()
        };
        let caller = Caller {
            origin,
            ..caller.clone()
        };
        let req = proto::ReportClientErrorRequest {
            message: message.to_owned(),
            stack: "at draw (viewer.js:1:1)".to_owned(),
            page: "/envelopes?text=secret".to_owned(),
            app_version: "0.1.0".to_owned(),
        };
        let request = rpc::request(self.call(&caller).await, req);
        self.api.report_client_error(request).await.unwrap();
    }

    async fn list(&self, caller: &Caller, size: i32, token: &str) -> proto::ListClientErrorsResponse {
        let req = proto::ListClientErrorsRequest {
            page_size: size,
            page_token: token.to_owned(),
        };
        let request = rpc::request(self.call(caller).await, req);
        self.api.list_client_errors(request).await.unwrap().into_inner()
    }
}

#[tokio::test]
async fn errors_that_are_alike_are_counted_in_one_group_for_each_organization() {
    for browser in browsers().await {
        let us = browser.caller.clone();
        let them = browser
            .engine
            .caller(browser.engine.organization(), &["client_errors.read"]);
        browser.report(&us, 1, "no page 7").await;
        browser.engine.clock.advance(Duration::from_secs(60));
        browser.report(&us, 2, "no page 12").await;
        browser.report(&us, 3, "out of memory").await;
        browser.report(&them, 4, "no page 7").await;
        let first = browser.list(&us, 1, "").await;
        let second = browser.list(&us, 1, &first.next_page_token).await;
        assert_eq!(
            (first.client_errors[0].message.as_str(), first.client_errors[0].count),
            ("out of memory", 1)
        );
        let group = &second.client_errors[0];
        assert_eq!(
            (group.message.as_str(), group.count, group.page.as_str()),
            ("no page 12", 2, "/envelopes")
        );
        assert_eq!(
            (group.user_agent.as_str(), group.app_version.as_str()),
            ("a browser", "0.1.0")
        );
        let seconds = |at: Option<prost_types::Timestamp>| at.unwrap().seconds;
        assert_eq!(seconds(group.last_time) - seconds(group.first_time), 60);
        assert!(second.next_page_token.is_empty());
        assert_eq!(
            browser.list(&them, 0, "").await.client_errors.len(),
            1,
            "{}",
            browser.engine.name
        );
    }
}

#[tokio::test]
async fn a_report_of_nobody_is_kept_for_nobody() {
    for browser in browsers().await {
        let nobody = Caller {
            principal: kernel::Principal::Anonymous,
            organization: None,
            ..browser.caller.clone()
        };
        browser.report(&nobody, 1, "the first page failed").await;
        let mut tx = browser.engine.db.read_system().await.unwrap();
        assert_eq!(
            store::fetch_one!(tx, (i64,), "SELECT count(*) FROM client_errors")
                .unwrap()
                .0,
            0
        );
    }
}

#[tokio::test]
async fn an_organization_keeps_a_thousand_groups_and_each_for_ninety_quiet_days() {
    for browser in browsers().await {
        let us = browser.caller.clone();
        let letters = |n: u32| {
            n.to_string()
                .bytes()
                .map(|digit| char::from(digit - b'0' + b'a'))
                .collect::<String>()
        };
        for n in 0..1_001 {
            browser.report(&us, n, &format!("failed {}", letters(n))).await;
        }
        browser.report(&us, 2_000, "failed a").await;
        let mut tx = browser.engine.db.read_system().await.unwrap();
        let counts = store::fetch_one!(tx, (i64, i64), "SELECT count(*), max(reports) FROM client_errors").unwrap();
        assert_eq!(counts, (1_000, 2), "{}", browser.engine.name);
        drop(tx);
        browser.engine.clock.advance(Duration::from_secs(90 * 24 * 3600));
        browser.report(&us, 3_000, "failed b").await;
        browser.engine.clock.advance(Duration::from_secs(1));
        sweep(&browser).await;
        assert_eq!(browser.list(&us, 0, "").await.client_errors.len(), 1);
    }
}

async fn sweep(browser: &Browser) {
    let sweeper = Arc::new(ClientErrorSweeper::new(browser.engine.db.clone()));
    let mut tx = browser.engine.db.begin_system().await.unwrap();
    let job = NewJob {
        kind: sweeper.kind(),
        organization: None,
        payload: serde_json::json!({}),
        run_at: tx.now(),
        unique_key: None,
        max_attempts: 1,
    };
    tx.enqueue(job).await.unwrap();
    tx.commit().await.unwrap();
    let workers = Workers::new(browser.engine.db.clone(), browser.engine.clock.clone(), vec![sweeper]);
    assert!(workers.drain().await.unwrap() >= 1);
}
