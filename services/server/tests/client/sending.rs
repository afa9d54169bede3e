//! The main job by the command line: the sender types, the signers have their links.

use std::io::{BufRead as _, BufReader, Read};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use serde_json::Value;

use crate::signer;
use crate::world::{CONTRACT, PAPER, Said, World, names, text};

fn link(world: &World, envelope: &str, recipient: &str) -> String {
    text(&world.cli().json(&["envelopes", "link", envelope, recipient])["token"])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pdf_goes_in_two_people_sign_and_the_result_is_downloaded_and_valid() {
    let world = World::start().await;
    let (cli, contract) = (world.cli(), world.file("contract.pdf", CONTRACT));
    let sent = cli.json(&[
        "envelopes",
        "send",
        &contract,
        "--to",
        "Anna Whitfield <anna@x.example>",
        "--to",
        "gergo@x.example",
        "--cc",
        "file@x.example",
        "--message",
        "Please sign.",
        "--expires",
        "2w",
        "--access-code",
        "gergo@x.example=tisza-2026",
    ]);
    let envelope = text(&sent["id"]);
    assert_eq!(
        (text(&sent["state"]), text(&sent["routing"])),
        ("STATE_SENT".to_owned(), "ROUTING_SEQUENTIAL".to_owned())
    );
    assert_eq!(text(&sent["name"]), "contract");
    let recipients = sent["recipients"].as_array().unwrap();
    assert_eq!(
        (text(&recipients[0]["name"]), text(&recipients[1]["name"])),
        ("Anna Whitfield".to_owned(), "gergo@x.example".to_owned())
    );
    assert_eq!(recipients[1]["accessCodeRequired"], true);
    let fields = recipients[0]["fields"].as_array().unwrap();
    let kinds: Vec<_> = fields
        .iter()
        .map(|field| (text(&field["type"]), field["page"].as_i64().unwrap()))
        .collect();
    assert_eq!(kinds, [("TYPE_SIGNATURE".to_owned(), 4), ("TYPE_DATE".to_owned(), 4)]);

    cli.run(&["envelopes", "link", &envelope, "gergo@x.example"])
        .refused(1, "RECIPIENT_NOT_ACTIVE");
    cli.run(&["envelopes", "link", &envelope, "nobody@x.example"])
        .refused(4, "RECIPIENT_UNKNOWN");
    signer::sign(&world, &link(&world, &envelope, "anna@x.example")).await;
    let second = link(&world, &envelope, "GERGO@x.example");
    signer::give_code(&world, &second, "tisza-2026").await;
    signer::sign(&world, &second).await;

    let story = cli.run(&["envelopes", "watch", &envelope]).success().out;
    assert!(
        story.contains("envelope.sent") && story.contains("Anna Whitfield"),
        "{story}"
    );
    assert!(
        story
            .trim_end()
            .lines()
            .last()
            .unwrap()
            .contains("certificate_of_completion.issued"),
        "{story}"
    );
    let shown = cli.run(&["envelopes", "show", &envelope]).success().out;
    assert!(
        shown.contains("completed") && shown.contains("gets a copy") && !shown.contains('\x1b'),
        "{shown}"
    );
    let listed = cli.run(&["envelopes", "list", "--state", "completed"]).success().out;
    assert!(listed.contains(&envelope) && listed.contains("2 of 2"), "{listed}");
    result_is_valid(&world, &envelope);

    let trail = cli.json(&["envelopes", "audit", &envelope]);
    let actions: Vec<_> = trail["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| text(&event["action"]))
        .collect();
    assert_eq!(actions.first().unwrap(), "envelope.created");
    assert_eq!(actions.iter().filter(|action| *action == "recipient.signed").count(), 2);
    let verdict = cli.run(&["audit", "verify-remote"]).success().out;
    assert!(verdict.starts_with("intact"), "{verdict}");
}

fn result_is_valid(world: &World, envelope: &str) {
    let cli = world.cli();
    let files = cli.json(&["envelopes", "download", envelope, "--out", "signed"]);
    assert_eq!(files["files"].as_array().unwrap().len(), 2);
    let folder = cli.home.join("signed");
    assert_eq!(names(&folder), ["certificate-of-completion.pdf", "contract.pdf"]);
    cli.run(&["envelopes", "download", envelope, "--out", "signed"])
        .refused(1, "FILE_UNWRITABLE");
    cli.run(&["envelopes", "download", envelope, "--out", "signed", "--force"])
        .success();
    let signed = folder.join("contract.pdf");
    let report = cli.run(&["validate", signed.to_str().unwrap(), "--json"]).json();
    let signatures = report["signatures"].as_array().unwrap();
    assert_eq!(signatures.len(), 3, "two people and the organization");
}

/// The next line that fits.
fn await_line(lines: &Receiver<String>, fits: impl Fn(&str) -> bool) -> String {
    loop {
        let line = lines.recv_timeout(Duration::from_secs(60)).unwrap();
        if fits(&line) {
            return line;
        }
    }
}

/// What a program says, line by line.
fn lines(from: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let lines = BufReader::new(from).lines().map_while(Result::ok);
        lines
            .map(|line| sender.send(line))
            .take_while(Result::is_ok)
            .for_each(drop);
    });
    receiver
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sender_who_watches_gets_each_link_when_its_turn_comes() {
    let world = World::start().await;
    let paper = world.file("lease.pdf", PAPER);
    let send = [
        "envelopes",
        "send",
        &paper,
        "--to",
        "a@x.example",
        "--to",
        "b@x.example",
        "--links",
        "--watch",
    ];
    let mut child = world.cli().spawn(&send);
    let lines = lines(child.stdout.take().unwrap());
    for person in ["a@x.example", "b@x.example"] {
        await_line(&lines, |line| line.contains(&format!("for {person} only")));
        let url = await_line(&lines, |line| line.starts_with(&world.url));
        signer::sign(&world, &url).await;
    }
    await_line(&lines, |line| line.contains("certificate_of_completion.issued"));
    assert!(child.wait().unwrap().success());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_envelope_that_ends_otherwise_has_an_exit_code_of_its_own() {
    let world = World::start().await;
    let (cli, paper) = (world.cli(), world.file("lease.pdf", PAPER));
    let send = || {
        text(
            &cli.json(&[
                "envelopes",
                "send",
                &paper,
                "--parallel",
                "--to",
                "a@x.example",
                "--to",
                "b@x.example",
            ])["id"],
        )
    };
    let declined = send();
    signer::decline(&world, &link(&world, &declined, "b@x.example")).await;
    assert_eq!(cli.run(&["envelopes", "watch", &declined]).code, 6);
    let shown = cli.run(&["envelopes", "show", &declined]).success().out;
    assert!(shown.contains("too dear"), "{shown}");

    let voided = send();
    let void = cli.json(&["envelopes", "void", &voided, "--reason", "a mistake"]);
    assert_eq!(text(&void["state"]), "STATE_VOIDED");
    let watched = cli.run(&["envelopes", "watch", &voided, "--json"]);
    let last: Value = serde_json::from_str(watched.out.lines().last().unwrap()).unwrap();
    assert_eq!((watched.code, text(&last["action"])), (6, "envelope.voided".to_owned()));
    cli.run(&["envelopes", "void", &voided, "--reason", "again"])
        .refused(1, "ENVELOPE_ENDED");
}

#[tokio::test(flavor = "multi_thread")]
async fn people_sign_where_the_sender_says() {
    let world = World::start().await;
    let (one, two) = (world.file("one.pdf", PAPER), world.file("two.pdf", CONTRACT));
    let place = "a@x.example=1:72,400,200,60";
    let sent = world.cli().json(&[
        "envelopes",
        "send",
        &one,
        &two,
        "--to",
        "a@x.example",
        "--to",
        "b@x.example",
        "--place",
        place,
    ]);
    let fields = |n: usize| sent["recipients"][n]["fields"].as_array().unwrap().clone();
    assert_eq!(fields(0).len(), 1);
    assert_eq!(
        fields(0)[0]["area"],
        serde_json::json!({"x": 72.0, "y": 400.0, "width": 200.0, "height": 60.0})
    );
    let on: std::collections::BTreeSet<_> = fields(1).iter().map(|field| text(&field["documentId"])).collect();
    assert_eq!(on.len(), 2, "a signature on each document");
}

fn is_refused(world: &World, arguments: &[&str], code: i32, reason: &str) -> Said {
    let said = world
        .cli()
        .run(&[&["envelopes", "send"], arguments].concat())
        .refused(code, reason);
    let sent = world.cli().json(&["envelopes", "list"]);
    assert!(sent.get("envelopes").is_none(), "{sent}");
    said
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_sent_is_refused_in_plain_words_and_nothing_is_sent() {
    let world = World::start().await;
    let (paper, text) = (world.file("lease.pdf", PAPER), world.file("notes.txt", b"hello"));
    is_refused(&world, &[&text, "--to", "a@x.example"], 1, "PDF_NOT_A_PDF");
    is_refused(&world, &["missing.pdf", "--to", "a@x.example"], 1, "FILE_UNREADABLE");
    is_refused(&world, &[&paper, "--to", "Ann"], 2, "must be an e-mail address");
    is_refused(&world, &[&paper], 2, "--to");
    let said = is_refused(
        &world,
        &[&paper, "--to", "a@x.example", "--access-code", "abc"],
        1,
        "VALIDATION_FAILED",
    );
    assert!(said.err.contains("access_code"), "{said:?}");
    is_refused(
        &world,
        &[&paper, "--to", "a@x.example", "--access-code", "b@x.example=abcd"],
        1,
        "RECIPIENT_UNKNOWN",
    );
    is_refused(
        &world,
        &[&paper, "--to", "a@x.example", "--expires", "2020-01-01"],
        2,
        "has not passed",
    );
    is_refused(
        &world,
        &[&paper, "--to", "a@x.example", "--expires", "soon"],
        2,
        "such as 7d",
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_are_uploaded_listed_shown_and_downloaded() {
    let world = World::start().await;
    let cli = world.cli();
    let (one, two) = (world.file("one.pdf", PAPER), world.file("two.pdf", CONTRACT));
    let uploaded = cli
        .run(&["documents", "upload", &one, &two, "--tag", "lease", "--json"])
        .success()
        .out;
    let documents: Vec<Value> = uploaded
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let id = text(&documents[0]["id"]);
    assert_eq!(documents[1]["latestVersion"]["pageCount"], 4);
    let listed = cli.json(&["documents", "list", "--tag", "lease", "--limit", "1"]);
    assert_eq!(listed["documents"].as_array().unwrap().len(), 1);
    assert!(!text(&listed["nextPageToken"]).is_empty());
    assert!(cli.run(&["documents", "show", &id]).success().out.contains("one.pdf"));
    cli.run(&["documents", "download", &id]).success();
    assert_eq!(std::fs::read(cli.home.join("one.pdf")).unwrap(), PAPER);
    cli.run(&["documents", "download", &id]).refused(1, "FILE_UNWRITABLE");
    cli.run(&["documents", "show", "doc_01m7yq0s4jf7kby2nqwttcmmxs"])
        .refused(4, "RESOURCE_NOT_FOUND");
}
