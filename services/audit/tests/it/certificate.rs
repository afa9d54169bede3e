//! The certificate of completion: made once, from events alone, sealed, and readable.

use std::process::Command;

use kernel::{Event, kinds};
use signatures::Level;

use crate::story::{Played, lease, person, play, sha256};
use crate::world::{World, world, worlds};

/// The text of a PDF, as poppler reads it, on one line.
fn text(file: &[u8]) -> String {
    let output = tool("pdftotext", &["-layout"], file, &["-"]);
    output.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn tool(name: &str, before: &[&str], file: &[u8], after: &[&str]) -> String {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("certificate.pdf");
    std::fs::write(&path, file).unwrap();
    let output = Command::new(name).args(before).arg(&path).args(after).output().unwrap();
    assert!(
        output.status.success(),
        "{name}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

async fn issue(world: &World, played: &Played) -> Vec<u8> {
    world.workers().drain().await.unwrap();
    world.download(&world.caller, played.envelope).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_completed_envelope_gets_a_sealed_certificate() {
    for world in worlds().await {
        let played = play(&world, lease()).await;
        let pending = world.certificate(&world.caller, played.envelope).await.unwrap_err();
        assert_eq!(pending, "CERTIFICATE_OF_COMPLETION_PENDING");
        let file = issue(&world, &played).await;
        let told = world.certificate(&world.caller, played.envelope).await.unwrap();
        let digest = openssl::sha::sha256(&file)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect::<String>();
        assert_eq!((told.size_bytes, &told.sha256), (file.len() as i64, &digest));
        let report = world
            .signatures
            .validate(&world.caller, file.clone().into(), None)
            .await
            .unwrap();
        assert!(report.passed, "{report:?}");
        assert_eq!(report.signatures[0].level, Level::T.name());
        assert_eq!(
            report.signatures[0].signer.as_ref().unwrap().name,
            "Őrség és Társa Kft."
        );
        tool("qpdf", &["--check"], &file, &[]);
        let metadata = tool("pdfinfo", &["-meta"], &file, &[]);
        assert!(metadata.contains("<pdfaid:part>2</pdfaid:part>"), "{metadata}");
        assert!(
            metadata.contains("<pdfaid:conformance>U</pdfaid:conformance>"),
            "{metadata}"
        );
        let unembedded = tool("pdffonts", &[], &file, &[]);
        assert!(
            unembedded.lines().skip(2).all(|font| font.contains(" yes ")),
            "{unembedded}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_tells_who_did_what_and_when_and_nothing_else() {
    for world in worlds().await {
        let played = play(&world, lease()).await;
        let said = text(&issue(&world, &played).await);
        let flat = said.replace(' ', "");
        for part in [
            "Certificate of completion",
            "Őrség és Társa Kft.",
            "Kovács-Szentgyörgyi Margit <sender@example.org>",
            "lease.pdf (1 page)",
            "(2 pages)",
            "Бат-Эрдэнийн Ганбаатар",
            "王小明",
            "Receives a copy",
            "Dr. Őry-Üveges Ágnes receives a copy",
            "203.0.113.1",
            "Gave a wrong access code",
            "Agreed to sign electronically",
            "It became the turn of",
            "Sealed the documents",
            "PAdES-BASELINE-T",
            "2026-01-01",
        ] {
            assert!(flat.contains(&part.replace(' ', "")), "{part} is not in: {said}");
        }
        for number in 0..2 {
            assert!(flat.contains(&sha256(number, 9)), "the hash of a sealed document");
        }
        for left_out in ["fld_", "recipient.", "Recipient:", "disclosure_sha256", "usr_"] {
            assert!(!said.contains(left_out), "{left_out} is in: {said}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_of_a_colleague_is_not_put_down_to_the_sender() {
    for world in worlds().await {
        let played = Played::begin(&world, lease());
        played.send(&world).await;
        let colleague = world.engine.caller(world.caller.organization.unwrap(), &[]);
        let link = Event::new("signing_link.created", world.id::<kinds::SigningLink>());
        world
            .record(&colleague, link.related(played.envelope).related(played.recipients[1]))
            .await;
        played.sign(&world, 0).await;
        played.complete(&world).await;
        let said = text(&issue(&world, &played).await).replace(' ', "");
        assert!(said.contains("acolleagueofthesender"), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_made_once_and_others_do_not_see_it() {
    for world in worlds().await {
        let played = play(&world, lease()).await;
        let file = issue(&world, &played).await;
        // The same news once more, as after a crash at the wrong moment.
        world.record(&world.caller, played.event("envelope.completed")).await;
        world.relay.drain().await.unwrap();
        world.workers().drain().await.unwrap();
        assert_eq!(world.download(&world.caller, played.envelope).await.unwrap(), file);
        world.relay.drain().await.unwrap();
        let trail = world.trail(&world.caller).await;
        let count = |action: &str| trail.iter().filter(|event| event.action == action).count();
        assert_eq!(count("certificate_of_completion.issued"), 1);
        let papers = trail.iter().filter(|event| {
            let paper = event.metadata.as_ref().is_some_and(|m| m.fields.contains_key("paper"));
            event.action == "document.downloaded" && paper
        });
        assert_eq!(papers.count(), 2);
        let stranger = world.stranger();
        for refused in [
            world.certificate(&stranger, played.envelope).await.map(drop),
            world.download(&stranger, played.envelope).await.map(drop),
            world.certificate(&world.caller, world.id()).await.map(drop),
        ] {
            assert_eq!(refused.unwrap_err(), "RESOURCE_NOT_FOUND");
        }
    }
}

/// On one engine: what is on the paper is not the database's affair, and setting two hundred pages takes a while in a dev build.
#[tokio::test(flavor = "multi_thread")]
async fn long_names_and_thousands_of_events_fit() {
    let world = world(store::testing::sqlite().await).await;
    let mut plot = lease();
    plot.name = "Гэрээ ".repeat(30);
    let address = format!("{}@example.hu", "a".repeat(60));
    let long = |i| person(&format!("{i} {}", "Őry-Üveges ".repeat(15)), &address, "signer");
    plot.people = (0..12).map(long).collect();
    plot.documents = (0..10).map(|i| format!("{i} {}.pdf", "хавсралт_".repeat(20))).collect();
    let played = Played::begin(&world, plot);
    played.send(&world).await;
    for place in 0..12 {
        played.sign(&world, place).await;
    }
    let visitor = played.visitor(&world, 0);
    let mut tx = world.engine.db.begin(&visitor).await.unwrap();
    for _ in 0..5_500 {
        let downloaded = Event::new("document.downloaded", played.documents[0]).related(played.envelope);
        tx.record(downloaded.related(played.recipients[0])).await.unwrap();
    }
    tx.commit().await.unwrap();
    played.complete(&world).await;
    let file = issue(&world, &played).await;
    let said = text(&file);
    assert!(said.contains("The envelope was completed"), "{}", said.len());
    assert!(said.contains("further downloads"), "{}", said.len());
}
