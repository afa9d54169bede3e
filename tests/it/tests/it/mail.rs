//! One-time codes leave by SMTP.

use reqwest::Method;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

use crate::main_job;
use crate::support::{Answer, Server};

/// A mail server that takes everything; gives each message as it came over the wire, envelope first.
async fn mail_server() -> (String, mpsc::UnboundedReceiver<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let (mail, received) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(converse(stream, mail.clone()));
        }
    });
    (url, received)
}

/// RFC 5321, as far as one message goes.
async fn converse(stream: TcpStream, mail: mpsc::UnboundedSender<Vec<String>>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let (mut message, mut in_data) = (vec![], false);
    write.write_all(b"220 mail.test ESMTP\r\n").await.unwrap();
    while let Ok(Some(line)) = lines.next_line().await {
        let answer: &[u8] = match line.as_str() {
            "." if in_data => {
                in_data = false;
                mail.send(std::mem::take(&mut message)).unwrap();
                b"250 taken\r\n"
            }
            _ if in_data => {
                message.push(line);
                continue;
            }
            "DATA" => {
                in_data = true;
                b"354 go on\r\n"
            }
            "QUIT" => b"221 bye\r\n",
            other if other.starts_with("MAIL") || other.starts_with("RCPT") => {
                message.push(line);
                b"250 well\r\n"
            }
            _ => b"250 mail.test\r\n",
        };
        if write.write_all(answer).await.is_err() {
            return;
        }
    }
}

async fn coded(server: &Server) -> String {
    let member = server.organization("mailing").await;
    let document = main_job::upload(server, &member).await;
    let area = json!({"x": 72, "y": 100, "width": 180, "height": 36});
    let envelope = json!({"name": "Lease", "documentIds": [document], "recipients": [{
        "email": "olzii@example.mn", "name": "Өлзий", "role": "ROLE_SIGNER", "oneTimeCode": true,
        "fields": [{"type": "TYPE_SIGNATURE", "page": 1, "area": area}],
    }]});
    let made = server.post("/v1/envelopes", &member.token, &envelope).await;
    let id = made.body["id"]
        .as_str()
        .unwrap_or_else(|| panic!("{made:?}"))
        .to_owned();
    let recipient = made.body["recipients"][0]["id"].as_str().unwrap();
    server
        .post(&format!("/v1/envelopes/{id}:send"), &member.token, &json!({}))
        .await;
    let path = format!("/v1/envelopes/{id}/recipients/{recipient}:link");
    let link = server.post(&path, &member.token, &json!({})).await;
    let token = link.body["token"].as_str().unwrap_or_else(|| panic!("{link:?}"));
    token.to_owned()
}

#[tokio::test]
async fn a_recipient_gets_the_code_by_mail_and_comes_in_with_it() {
    for database in store::testing::engines().await {
        let (url, mut received) = mail_server().await;
        let toml = format!("[smtp]\nurl = \"{url}\"\nfrom = \"Chancery <sign@example.com>\"");
        let server = Server::start(database, &toml).await;
        let token = coded(&server).await;
        let asked = server.post("/v1/signing:requestOneTimeCode", &token, &json!({})).await;
        assert_eq!(
            (asked.status, &asked.body["delivery"]),
            (200, &json!("DELIVERY_EMAIL")),
            "{asked:?}"
        );
        let mail = received.recv().await.unwrap();
        assert!(mail[0].starts_with("MAIL FROM:<sign@example.com>"), "{mail:?}");
        assert!(mail[1].starts_with("RCPT TO:<olzii@example.mn>"), "{mail:?}");
        let text = decoded(&mail);
        let digits = |word: &&str| word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit());
        let code = text.split_whitespace().find(digits).unwrap_or_else(|| panic!("{text}"));
        let given = server
            .post("/v1/signing:verifyOneTimeCode", &token, &json!({"code": code}))
            .await;
        assert_eq!(
            (given.status, &given.body["oneTimeCodePending"]),
            (200, &Value::Null),
            "{given:?}"
        );
        assert_eq!(given.body["documents"].as_array().map(Vec::len), Some(1));
        server.stop().await;
    }
}

/// The text of a message, whichever way lettre wrote it.
fn decoded(mail: &[String]) -> String {
    let body = mail.iter().position(String::is_empty).expect("a body") + 1;
    let is_base64 = mail[..body]
        .iter()
        .any(|line| line.eq_ignore_ascii_case("Content-Transfer-Encoding: base64"));
    if is_base64 {
        let bytes = openssl::base64::decode_block(&mail[body..].concat()).unwrap();
        return String::from_utf8(bytes).unwrap();
    }
    mail[body..].join("\n").replace("=\n", "")
}

#[tokio::test]
async fn a_mail_server_that_is_away_is_told_to_the_recipient() {
    let nowhere = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let toml = format!("[smtp]\nurl = \"smtp://{nowhere}\"\nfrom = \"sign@example.com\"");
    let server = Server::start(store::testing::sqlite().await, &toml).await;
    let token = coded(&server).await;
    let request = server
        .request(Method::POST, "/v1/signing:requestOneTimeCode")
        .bearer_auth(&token);
    let refused = Answer::of(request.json(&json!({}))).await;
    assert_eq!(
        (refused.status, refused.reason()),
        (503, "MAIL_UNAVAILABLE"),
        "{refused:?}"
    );
    server.stop().await;
}
