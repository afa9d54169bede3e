//! Bad luck: answers that are lost, servers that are away, people who press Ctrl-C.

use std::io::{BufRead as _, BufReader};
use std::process::Command;

use crate::proxy::{Loss, Proxy};
use crate::world::{Cli, PAPER, Said, World, text};

/// The owner's command line, by way of the proxy.
fn through(proxy: &Proxy, world: &World) -> Cli {
    let kept = std::fs::read_to_string(world.cli().credentials()).unwrap();
    let token = kept
        .lines()
        .find_map(|line| line.strip_prefix("token = "))
        .unwrap()
        .trim_matches('"');
    world
        .cli_of("traveller")
        .and("CHANCERY_SERVER", &proxy.url)
        .and("CHANCERY_API_KEY", token)
}

fn count(world: &World, what: &str) -> usize {
    world
        .cli()
        .json(&[what, "list"])
        .get(what)
        .map_or(0, |list| list.as_array().unwrap().len())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_is_lost_is_asked_for_again_and_nothing_is_sent_twice() {
    let world = World::start().await;
    let calls = &["UploadDocument", "CreateEnvelope", "SendEnvelope"];
    let proxy = Proxy::start(&world, Loss::FirstAnswer(calls)).await;
    let (cli, paper) = (through(&proxy, &world), world.file("lease.pdf", PAPER));
    let sent = cli.json(&["envelopes", "send", &paper, "--to", "a@x.example"]);
    assert_eq!(calls.map(|call| proxy.count(call)), [2, 2, 2]);
    assert_eq!((count(&world, "documents"), count(&world, "envelopes")), (1, 1));
    let trail = world.cli().json(&["envelopes", "audit", &text(&sent["id"])]);
    let sendings = trail["events"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|event| event["action"] == "envelope.sent");
    assert_eq!(sendings.count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_broke_off_goes_on_by_its_identifier() {
    let world = World::start().await;
    let proxy = Proxy::start(&world, Loss::Calls(&["SendEnvelope"])).await;
    let paper = world.file("lease.pdf", PAPER);
    let send = ["envelopes", "send", &paper, "--to", "a@x.example", "--expires", "7d"];
    let broken = through(&proxy, &world).run(&send).refused(5, "SERVER_UNREACHABLE");
    let (_, run) = broken.err.split_once("--request-id ").unwrap();
    let run = run.split_whitespace().next().unwrap();
    let sent = world.cli().json(&[&send[..], &["--request-id", run]].concat());
    assert_eq!(text(&sent["state"]), "STATE_SENT");
    assert_eq!((count(&world, "documents"), count(&world, "envelopes")), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_breaks_is_taken_up_where_it_broke() {
    let world = World::start().await;
    let proxy = Proxy::start(&world, Loss::FirstAnswer(&["WatchAuditEvents"])).await;
    let paper = world.file("lease.pdf", PAPER);
    let envelope = text(&world.cli().json(&["envelopes", "send", &paper, "--to", "a@x.example"])["id"]);
    world
        .cli()
        .run(&["envelopes", "void", &envelope, "--reason", "a mistake"])
        .success();
    let cli = through(&proxy, &world);
    let watching = tokio::task::spawn_blocking(move || cli.run(&["envelopes", "watch", &envelope]));
    let watched = watching.await.unwrap();
    assert_eq!((watched.code, proxy.count("WatchAuditEvents")), (6, 2), "{watched:?}");
    assert_eq!(watched.out.matches("envelope.sent").count(), 1, "{watched:?}");
}

#[test]
fn a_server_that_is_not_there_is_told_at_once() {
    let world = World::empty(&[]);
    let away = world
        .cli()
        .and("CHANCERY_API_KEY", "chk_x")
        .and("CHANCERY_SERVER", "http://127.0.0.1:1");
    away.run(&["whoami"]).refused(5, "SERVER_UNREACHABLE");
    let wrong = world
        .cli()
        .and("CHANCERY_API_KEY", "chk_x")
        .and("CHANCERY_SERVER", "sign.example.org");
    wrong.run(&["whoami"]).refused(1, "SERVER_URL_MALFORMED");
}

#[tokio::test(flavor = "multi_thread")]
async fn ctrl_c_ends_a_watch_cleanly() {
    let world = World::start().await;
    let paper = world.file("lease.pdf", PAPER);
    let envelope = text(&world.cli().json(&["envelopes", "send", &paper, "--to", "a@x.example"])["id"]);
    let mut child = world.cli().spawn(&["envelopes", "watch", &envelope]);
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert!(line.contains("envelope.created"), "{line}");
    let pid = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    Said::of(child.wait_with_output().unwrap()).refused(130, "INTERRUPTED");
}
