//! What is told of an envelope: enough to certify its completion from events alone.

use contracts::chancery::envelopes::v1 as pb;
use contracts::chancery::envelopes::v1::signing_service_server::SigningService as _;
use pb::envelope::Routing;
use serde_json::Value;

use crate::requests::{draft, person, signer};
use crate::world::{PLAIN, World, answer, everywhere};

/// The recorded events of an action, oldest first.
async fn told(world: &World, action: &str) -> Vec<Value> {
    let mut tx = world.engine.db.read_system().await.unwrap();
    let sql = "SELECT event FROM outbox WHERE action = $1 ORDER BY position";
    let rows = store::fetch_all!(tx, (Value,), sql, action).unwrap();
    rows.into_iter().map(|row| row.0).collect()
}

fn keys(of: &Value) -> Vec<&str> {
    of.as_object().unwrap().keys().map(String::as_str).collect()
}

fn belongs_to(event: &Value, id: &str) -> bool {
    event["related"]
        .as_array()
        .unwrap()
        .iter()
        .any(|related| related["id"] == id)
}

#[tokio::test(flavor = "multi_thread")]
async fn events_tell_enough_for_the_certificate_of_completion() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let people = vec![
            signer("Ann", 1, 100.0),
            person("Bo", pb::recipient::Role::Approver, 2, 0.0),
        ];
        let made = world
            .create(draft(&document, Routing::Sequential, people))
            .await
            .unwrap();
        let sent = world.send(&made.id).await.unwrap();
        world.sign_as(&sent, 0).await.unwrap();
        let bo = world.come(&sent, 1).await;
        world.consent(&bo).await.unwrap();
        world.approve(&bo, vec![]).await.unwrap();
        world.workers().drain().await.unwrap();
        let completed = world.get(&sent.id).await;

        let event = &told(&world, "envelope.sent").await[0]["metadata"];
        for key in [
            "name",
            "message_present",
            "signature_level",
            "routing",
            "documents",
            "recipients",
        ] {
            assert!(keys(event).contains(&key), "{key}");
        }
        assert_eq!(event["sender_name"], "Margit Kovács");
        assert_eq!(event["sender_email"], "owner@acme.example.com");
        assert_eq!(event["organization_name"], "The acme company");
        assert_eq!(event["recipients"][1]["role"], "approver");
        assert_eq!(event["documents"][0]["sha256"].as_str().unwrap().len(), 64);

        let signed = &told(&world, "recipient.signed").await[0];
        assert_eq!(signed["metadata"]["signature_level"], "PAdES-BASELINE-T");
        assert!(signed["metadata"]["certificate"].as_str().unwrap().starts_with("crt_"));
        assert!(signed["metadata"]["timestamp_time"].is_string());
        assert_eq!(signed["metadata"]["documents"][0]["id"], document);
        let agreed = &told(&world, "recipient.consented").await;
        assert_eq!(
            agreed[0]["metadata"]["disclosure_version"],
            envelopes::disclosure::VERSION
        );
        assert_eq!(agreed.len(), 2);

        let sealed = &told(&world, "envelope.sealed").await[0]["metadata"]["documents"][0];
        let file = world.file(&completed, 0).await;
        let digest: String = openssl::sha::sha256(&file)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(
            (&sealed["sha256"], &sealed["name"]),
            (&Value::from(digest), &Value::from("lease.pdf"))
        );
        assert_eq!(sealed["version_number"], completed.documents[0].current_version_number);

        for action in [
            "recipient.activated",
            "recipient.opened",
            "recipient.signed",
            "recipient.approved",
        ] {
            assert!(
                told(&world, action)
                    .await
                    .iter()
                    .all(|event| belongs_to(event, &sent.id)),
                "{action}"
            );
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn consent_is_given_to_the_text_shown_and_told_once() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let made = world
            .create(draft(&document, Routing::Sequential, vec![signer("Ann", 1, 100.0)]))
            .await
            .unwrap();
        let sent = world.send(&made.id).await.unwrap();
        let ann = world.come(&sent, 0).await;
        let old = pb::RecordConsentRequest {
            disclosure_version: "1999-01-01".to_owned(),
        };
        let refused = answer(world.signing.record_consent(rpc::request(ann.clone(), old)).await);
        assert_eq!(refused.unwrap_err(), "DISCLOSURE_OUTDATED");
        for _ in 0..3 {
            world.open(&ann).await.unwrap();
            world.consent(&ann).await.unwrap();
        }
        assert_eq!(
            (
                world.count("recipient.opened").await,
                world.count("recipient.consented").await
            ),
            (1, 1)
        );
        let values = vec![crate::requests::value(&sent.recipients[0].fields[0], "Ann")];
        assert_eq!(
            world.fill(&ann, values).await.unwrap_err(),
            "FIELD_VALUE_INVALID",
            "a mark is no value"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recipient_sees_the_pages() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let made = world
            .create(draft(&document, Routing::Sequential, vec![signer("Ann", 1, 100.0)]))
            .await
            .unwrap();
        let sent = world.send(&made.id).await.unwrap();
        let ann = world.come(&sent, 0).await;
        let draw = |page| {
            let req = pb::RenderSigningPageRequest {
                document_id: document.clone(),
                page,
                width: 200,
            };
            world.signing.render_signing_page(rpc::request(ann.clone(), req))
        };
        let image = answer(draw(1).await).unwrap().png;
        assert!(image.starts_with(b"\x89PNG"));
        assert_eq!(answer(draw(2).await).unwrap_err(), "PDF_PAGE_UNKNOWN");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_cannot_be_deleted_while_an_envelope_needs_it() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let made = world
            .create(draft(&document, Routing::Sequential, vec![signer("Ann", 1, 100.0)]))
            .await
            .unwrap();
        assert_eq!(world.discard(&document).await.unwrap_err(), "DOCUMENT_IN_USE");
        world.send(&made.id).await.unwrap();
        assert_eq!(world.discard(&document).await.unwrap_err(), "DOCUMENT_IN_USE");
        world.void(&made.id).await.unwrap();
        world.discard(&document).await.unwrap();
        assert_eq!(
            world.get(&made.id).await.documents.len(),
            1,
            "the envelope still tells of it"
        );
    })
    .await;
}
