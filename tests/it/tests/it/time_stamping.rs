//! An outside time-stamping authority, named by the configuration: here that of another Chancery.

use serde_json::{Value, json};

use crate::main_job::{listed, send, sign, upload};
use crate::support::{Server, server_with};

/// A server whose time stamps `authority` gives.
async fn server_stamped_by(authority: &Server) -> (Server, tempfile::NamedTempFile) {
    let root = authority.http.get(format!("{}/pki/root.pem", authority.url));
    let root = root.send().await.unwrap().bytes().await.unwrap();
    let trust = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(trust.path(), root).unwrap();
    let toml = format!(
        "[time_stamping]\nurl = \"{}/tsa\"\ntrust = {:?}\n",
        authority.url,
        trust.path()
    );
    (server_with(&toml).await, trust)
}

/// Has a paper signed; gives the report on the signature.
async fn signed(server: &Server) -> Value {
    let member = server.organization("stamped").await;
    let signer = send(server, &member, &upload(server, &member).await).await;
    sign(server, &signer).await;
    let made = listed(server, &member, "/v1/signatures", "signatures").await;
    let by_the_signer = made
        .into_iter()
        .find(|one| one["recipientId"] == signer.recipient.as_str());
    by_the_signer.unwrap()["validation"].take()
}

#[tokio::test(flavor = "multi_thread")]
async fn signatures_reach_level_t_with_the_authority_that_the_configuration_names() {
    let authority = server_with("").await;
    let (server, _trust) = server_stamped_by(&authority).await;
    let (ours, theirs) = (signed(&server).await, signed(&authority).await);
    assert_eq!(ours["level"], "PAdES-BASELINE-T");
    assert_eq!(ours["indication"], "INDICATION_TOTAL_PASSED", "{ours}");
    let name = &ours["timestamps"][0]["authorityName"];
    assert!(
        name.is_string() && *name == theirs["timestamps"][0]["authorityName"],
        "{ours}"
    );
    server.stop().await;
    authority.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_authority_is_gone_the_signature_fails_loudly_and_can_be_repeated() {
    let authority = server_with("").await;
    let (server, _trust) = server_stamped_by(&authority).await;
    let member = server.organization("unstamped").await;
    let signer = send(&server, &member, &upload(&server, &member).await).await;
    let signing = server.get("/v1/signing", &signer.token).await.body;
    let consent = json!({"disclosureVersion": signing["disclosure"]["version"]});
    assert_eq!(
        server.post("/v1/signing:consent", &signer.token, &consent).await.status,
        200
    );
    authority.stop().await;

    for _ in 0..2 {
        let refused = server.post("/v1/signing:sign", &signer.token, &json!({})).await;
        assert_eq!((refused.status, refused.reason()), (503, "TIMESTAMP_UNAVAILABLE"));
    }
    assert!(
        listed(&server, &member, "/v1/signatures", "signatures")
            .await
            .is_empty()
    );
    let envelope = server
        .get(&format!("/v1/envelopes/{}", signer.envelope), &member.token)
        .await
        .body;
    assert_ne!(envelope["recipients"][0]["state"], "STATE_FINISHED", "{envelope}");
    server.stop().await;
}
