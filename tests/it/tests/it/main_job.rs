//! The steps of the main job over HTTP, for tests that need something to be there.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Member, Server};

/// A plain page to sign.
pub const PAPER: &[u8] = include_bytes!("../../../vectors/pdf/plain.pdf");

/// Somebody who may act on one envelope.
pub struct Signer {
    pub envelope: String,
    pub recipient: String,
    pub link: String,
    pub token: String,
}

fn done(answer: Answer) -> Value {
    assert_eq!(answer.status, 200, "{answer:?}");
    answer.body
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("text, not {value}")).to_owned()
}

/// Uploads a document and gives its identifier.
pub async fn upload(server: &Server, member: &Member) -> String {
    let request = server.request(Method::POST, "/v1/documents:upload?header.name=paper.pdf");
    let uploaded = Answer::of(request.bearer_auth(&member.token).body(PAPER)).await;
    text(&done(uploaded)["id"])
}

/// An envelope with one signer, sent.
pub async fn send(server: &Server, member: &Member, document: &str) -> Signer {
    let area = json!({"x": 72, "y": 400, "width": 200, "height": 60});
    let recipient = json!({
        "email": "bat@example.com", "name": "Бат Signer", "role": "ROLE_SIGNER",
        "fields": [{"type": "TYPE_SIGNATURE", "page": 1, "area": area}],
    });
    let draft = json!({"name": "Lease", "documentIds": [document], "recipients": [recipient]});
    let envelope = done(server.post("/v1/envelopes", &member.token, &draft).await);
    let (id, recipient) = (text(&envelope["id"]), text(&envelope["recipients"][0]["id"]));
    done(
        server
            .post(&format!("/v1/envelopes/{id}:send"), &member.token, &json!({}))
            .await,
    );
    let path = format!("/v1/envelopes/{id}/recipients/{recipient}:link");
    let link = done(server.post(&path, &member.token, &json!({})).await);
    Signer {
        envelope: id,
        recipient,
        link: text(&link["id"]),
        token: text(&link["token"]),
    }
}

/// Consents and signs.
pub async fn sign(server: &Server, signer: &Signer) {
    let signing = done(server.get("/v1/signing", &signer.token).await);
    let consent = json!({"disclosureVersion": signing["disclosure"]["version"]});
    done(server.post("/v1/signing:consent", &signer.token, &consent).await);
    done(server.post("/v1/signing:sign", &signer.token, &json!({})).await);
}

/// The first elements of a list, by its path and the name of the field.
pub async fn listed(server: &Server, member: &Member, path: &str, field: &str) -> Vec<Value> {
    let page = done(server.get(path, &member.token).await);
    page[field].as_array().cloned().unwrap_or_default()
}

/// The identifier of the first event of the trail, waited for.
pub async fn first_event(server: &Server, member: &Member) -> String {
    let watch = server
        .request(Method::GET, "/v1/auditEvents:watch")
        .bearer_auth(&member.token);
    let mut response = watch.send().await.expect("a stream");
    let line = response.chunk().await.expect("a line").expect("an event");
    let first = line.split(|byte| *byte == b'\n').next().expect("a line");
    text(&serde_json::from_slice::<Value>(first).expect("JSON")["id"])
}
