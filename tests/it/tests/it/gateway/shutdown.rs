//! The end: what was begun is finished, nothing new begins.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::support::{on_both_engines, server_with};

const BODY: &str = "{\"email\": \"nobody@example.com\", \"password\": \"wrong\"}";

/// An HTTP/1.1 request whose body has come half.
async fn half_sent(address: std::net::SocketAddr) -> (TcpStream, &'static str) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let (first, second) = BODY.split_at(BODY.len() / 2);
    let head = format!(
        "POST /v1/sessions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\nexpect: 100-continue\r\n\r\n",
        BODY.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    // The server asks for the body: from here on the call is in flight.
    let mut go = [0u8; 25];
    stream.read_exact(&mut go).await.unwrap();
    assert!(
        go.starts_with(b"HTTP/1.1 100 Continue"),
        "{}",
        String::from_utf8_lossy(&go)
    );
    stream.write_all(first.as_bytes()).await.unwrap();
    (stream, second)
}

#[tokio::test]
async fn a_call_in_flight_is_finished_and_no_new_one_is_taken() {
    on_both_engines(async |server| {
        let address = server.running.address;
        let (mut stream, rest) = half_sent(address).await;
        server.shutdown.cancel();
        while TcpStream::connect(address).await.is_ok() {
            tokio::task::yield_now().await;
        }
        stream.write_all(rest.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
        assert!(answer.contains("CREDENTIALS_WRONG"), "{answer}");
    })
    .await;
}

#[tokio::test]
async fn a_call_that_does_not_end_does_not_hold_the_server() {
    let server = server_with("shutdown_seconds = 0").await;
    let (_stream, _) = half_sent(server.running.address).await;
    server.shutdown.cancel();
    let ended = tokio::time::timeout(Duration::from_secs(20), server.running.finished).await;
    ended.expect("in time").expect("no panic").expect("a clean end");
}
