//! The client of other time-stamping authorities, against a server on this machine that misbehaves on purpose.
#![allow(clippy::unwrap_used)] // helpers of tests, where a failure fails the test

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use common::{Installation, key};
use pki::DigestAlgorithm::Sha256;
use pki::keys::KeyAlgorithm::EcdsaP256;
use pki::tsp::*;
use pki::x509::Profile;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with the nth request (from 0): status line and headers, and the body.
type Behaviour = Box<dyn Fn(usize, &[u8]) -> (String, Vec<u8>) + Send + Sync>;

async fn serve(behaviour: Behaviour) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/tsa", listener.local_addr().unwrap());
    let count = Arc::new(AtomicUsize::new(0));
    let counter = count.clone();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let _ = answer(stream, &behaviour, counter.fetch_add(1, Ordering::SeqCst)).await;
        }
    });
    (url, count)
}

async fn answer(mut stream: TcpStream, behaviour: &Behaviour, n: usize) -> std::io::Result<()> {
    let mut received = vec![];
    let body = loop {
        stream.read_buf(&mut received).await?;
        if let Some(body) = body(&received) {
            break body.to_vec();
        }
    };
    let (head, body) = behaviour(n, &body);
    let head = format!(
        "HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(&body).await
}

fn body(received: &[u8]) -> Option<&[u8]> {
    let end = received.windows(4).position(|w| w == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(&received[..end]).to_lowercase();
    let length: usize = head.split("content-length: ").nth(1)?.lines().next()?.parse().ok()?;
    assert!(head.contains("content-type: application/timestamp-query"));
    received.get(end..end + length)
}

const REPLY: &str = "200 OK\r\nContent-Type: application/timestamp-reply";

fn respond() -> impl Fn(&[u8]) -> Vec<u8> + Send + Sync {
    let installation = Installation::new(EcdsaP256);
    let key = key(EcdsaP256);
    let chain = installation.chain(installation.issue(&key, Profile::TimeStampingUnit));
    let unit = TimeStampingUnit::new(&chain, key, TIME_STAMPING_POLICY.parse().unwrap()).unwrap();
    move |request| unit.respond(request, installation.now).unwrap().response
}

async fn ask(url: &str) -> Result<Token, kernel::Error> {
    HttpTimeStamper::new(url)
        .unwrap()
        .time_stamp(&Sha256.digest(b"data").unwrap())
        .await
}

#[tokio::test]
async fn a_busy_authority_is_asked_again_when_it_says_so() {
    let respond = respond();
    let (url, count) = serve(Box::new(move |n, request| match n {
        0 => ("429 Too Many Requests\r\nRetry-After: 0".into(), vec![]),
        1 => ("503 Service Unavailable\r\nRetry-After: 0".into(), vec![]),
        _ => (REPLY.into(), respond(request)),
    }))
    .await;
    let token = ask(&url).await.unwrap();
    token.verify(Sha256, &Sha256.digest(b"data").unwrap(), &[]).unwrap();
    assert_eq!(count.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn an_authority_that_refuses_or_wants_a_long_wait_is_left_alone() {
    for head in [
        "403 Forbidden",
        "503 Service Unavailable\r\nRetry-After: 3600",
        "302 Found\r\nLocation: http://127.0.0.1:9/",
    ] {
        let (url, count) = serve(Box::new(move |_, _| (head.into(), vec![]))).await;
        assert_eq!(ask(&url).await.unwrap_err().reason(), "TIME_STAMP_UNAVAILABLE");
        assert_eq!(count.load(Ordering::SeqCst), 1, "{head}");
    }
}

#[tokio::test]
async fn what_is_no_time_stamp_for_this_request_is_never_taken_for_one() {
    let respond = respond();
    let other = TimeStampRequest::new(Imprint::new(Sha256, &[9; 32]), Some(vec![1; 8])).to_der();
    let replayed = respond(&other);
    let cases: [(&str, Vec<u8>, &str); 5] = [
        (REPLY, replayed, "TIME_STAMP_INVALID"),
        (REPLY, b"<html>".to_vec(), "TIME_STAMP_RESPONSE_MALFORMED"),
        (
            REPLY,
            vec![0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02],
            "TIME_STAMP_REFUSED",
        ),
        (REPLY, vec![0x30; (1 << 20) + 1], "TIME_STAMP_UNAVAILABLE"),
        ("200 OK\r\nContent-Type: text/html", vec![], "TIME_STAMP_UNAVAILABLE"),
    ];
    for (head, body, reason) in cases {
        let (url, _) = serve(Box::new(move |_, _| (head.into(), body.clone()))).await;
        assert_eq!(ask(&url).await.unwrap_err().reason(), reason);
    }
}
