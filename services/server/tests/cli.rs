//! The program as an operator meets it.
#![allow(clippy::unwrap_used)] // a test says by panicking what went wrong

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

fn chancery(dir: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chancery"));
    command
        .env_clear()
        .env("CHANCERY_DATA_DIR", dir.join("data"))
        .env("CHANCERY_LISTEN", "127.0.0.1:0");
    command
}

fn text(output: &Output) -> (bool, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.success(), text(&output.stdout), text(&output.stderr))
}

/// `chancery serve`, and the address it says it listens at.
fn serve(command: &mut Command) -> (Child, String) {
    let mut child = command
        .arg("serve")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    let address = line
        .trim()
        .strip_prefix("chancery listens at http://")
        .unwrap_or_else(|| panic!("{line}"));
    (child, address.to_owned())
}

/// SIGTERM, then what was on standard error.
fn terminate(child: Child) -> (bool, String) {
    let killed = Command::new("kill").arg(child.id().to_string()).status().unwrap();
    assert!(killed.success());
    let (success, _, stderr) = text(&child.wait_with_output().unwrap());
    (success, stderr)
}

fn get(address: &str, path: &str, headers: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{headers}\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn the_printed_defaults_are_a_valid_configuration() {
    let dir = tempfile::tempdir().unwrap();
    let (success, printed, _) = text(
        &chancery(dir.path())
            .args(["config", "--print-default"])
            .output()
            .unwrap(),
    );
    assert!(success);
    std::fs::write(dir.path().join("chancery.toml"), printed).unwrap();
    let file = dir.path().join("chancery.toml");
    let (success, said, error) = text(
        &chancery(dir.path())
            .arg("--config")
            .arg(file)
            .arg("config")
            .output()
            .unwrap(),
    );
    assert!(success, "{error}");
    assert!(said.contains("is valid"), "{said}");
}

#[test]
fn a_wrong_setting_is_named_and_nothing_starts() {
    let dir = tempfile::tempdir().unwrap();
    let (success, _, error) = text(
        &chancery(dir.path())
            .env("CHANCERY_LISTN", "x")
            .arg("serve")
            .output()
            .unwrap(),
    );
    assert!(!success);
    assert!(error.contains("listn") && error.contains("CONFIG_INVALID"), "{error}");
    assert!(!dir.path().join("data").exists());
}

#[test]
fn migrations_go_up_and_down_and_are_shown() {
    let dir = tempfile::tempdir().unwrap();
    let migrate = |arguments: &[&str]| text(&chancery(dir.path()).arg("migrate").args(arguments).output().unwrap());
    let (_, before, _) = migrate(&["status"]);
    assert!(before.contains("0001") && !before.contains("applied"), "{before}");
    let (success, up, error) = migrate(&["up"]);
    assert!(success && !up.contains("pending"), "{up}{error}");
    let (_, down, _) = migrate(&["down", "--steps", "1"]);
    assert_eq!(down.matches("pending").count(), 1, "{down}");
    let command = &mut chancery(dir.path());
    let refused = command
        .env("CHANCERY_DATABASE__MIGRATE_ON_START", "false")
        .arg("serve")
        .output();
    let (success, _, error) = text(&refused.unwrap());
    assert!(!success && error.contains("MIGRATIONS_PENDING"), "{error}");
}

#[test]
fn a_served_call_is_logged_without_its_token_and_the_end_is_clean() {
    let dir = tempfile::tempdir().unwrap();
    let (child, address) = serve(chancery(dir.path()).env("CHANCERY_LOGGING__FORMAT", "json"));
    let headers = "authorization: Bearer chs_verysecret\r\nx-request-id: of-the-test\r\n";
    assert!(get(&address, "/v1/sessions/current?x=y", headers).starts_with("HTTP/1.1 400"));
    assert!(get(&address, "/v1/sessions/current", headers).starts_with("HTTP/1.1 401"));
    let (success, log) = terminate(child);
    assert!(success, "{log}");
    let line = log
        .lines()
        .find(|line| line.contains("of-the-test"))
        .unwrap_or_else(|| panic!("{log}"));
    for part in [
        "SessionService/GetCurrentSession",
        "\"code\":\"UNAUTHENTICATED\"",
        "\"ms\":",
        "\"protocol\":\"http\"",
    ] {
        assert!(line.contains(part), "{part}: {line}");
    }
    assert!(!log.contains("verysecret"), "{log}");
}

/// Takes one HTTP request and gives its head and its body.
fn receive(listener: &TcpListener) -> (String, Vec<u8>) {
    let mut stream = BufReader::new(listener.accept().unwrap().0);
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).unwrap();
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line == "\r\n" {
            break;
        }
        head.push_str(&line);
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).unwrap();
    stream
        .get_mut()
        .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
        .unwrap();
    (head, body)
}

#[test]
fn traces_go_to_the_collector_under_the_callers_own_trace() {
    let dir = tempfile::tempdir().unwrap();
    let collector = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}/v1/traces", collector.local_addr().unwrap());
    let (child, address) = serve(chancery(dir.path()).env("CHANCERY_TELEMETRY__OTLP_ENDPOINT", endpoint));
    let trace = "0af7651916cd43dd8448eb211c80319c";
    get(
        &address,
        "/v1/sessions/current",
        &format!("traceparent: 00-{trace}-b7ad6b7169203331-01\r\n"),
    );
    let received = std::thread::spawn(move || receive(&collector));
    let (success, log) = terminate(child);
    assert!(success, "{log}");
    let (head, body) = received.join().unwrap();
    assert!(head.starts_with("POST /v1/traces"), "{head}");
    let holds = |part: &[u8]| body.windows(part.len()).any(|window| window == part);
    let id: Vec<u8> = (0..16)
        .map(|i| u8::from_str_radix(&trace[2 * i..2 * i + 2], 16).unwrap())
        .collect();
    assert!(holds(&id), "the trace id");
    assert!(
        holds(b"/chancery.identity.v1.SessionService/GetCurrentSession"),
        "the method"
    );
}
