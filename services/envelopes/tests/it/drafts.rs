//! Drafts: made, read, changed, deleted.

use contracts::chancery::envelopes::v1 as pb;
use contracts::chancery::envelopes::v1::envelope_service_server::EnvelopeService as _;
use pb::envelope::Routing;
use pb::field::Type;
use pb::recipient::Role;

use crate::requests::{draft, field, person, request_id, signer};
use crate::world::{PLAIN, answer, everywhere};

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_kept_as_it_was_given() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let mut approver = person("Bo", Role::Approver, 2, 0.0);
        approver.fields = vec![pb::NewField {
            required: Some(false),
            label: "Day".to_owned(),
            ..field(Type::Date, 300.0)
        }];
        approver.access_code = "4711".to_owned();
        let req = draft(&document, Routing::Hybrid, vec![signer("Ann", 0, 100.0), approver]);
        let made = world.create(req).await.unwrap();
        assert_eq!(world.get(&made.id).await, made);
        assert_eq!(
            (made.state(), made.routing()),
            (pb::envelope::State::Draft, Routing::Hybrid)
        );
        assert_eq!(made.signature_level(), pb::SignatureLevel::BT);
        assert_eq!(made.documents[0].document_id, document);
        assert_eq!(
            (made.documents[0].base_version_number, made.documents[0].page_count),
            (1, 1)
        );
        assert_eq!((made.recipients[0].order, made.recipients[1].order), (1, 2));
        assert_eq!(made.recipients[0].fields[0].document_id, document);
        assert!(made.recipients[0].fields[0].required && !made.recipients[1].fields[0].required);
        assert!(made.recipients[1].access_code_required && !made.recipients[0].access_code_required);
        assert_eq!(world.count("envelope.created").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_a_draft_is_refused_with_the_reason() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let with = |new: pb::NewField, role| {
            let recipient = pb::NewRecipient {
                fields: vec![new],
                ..person("Ann", role, 1, 0.0)
            };
            draft(&document, Routing::Sequential, vec![recipient])
        };
        let at = |x, y, width, height| Some(pb::Rectangle { x, y, width, height });
        let text = || field(Type::Text, 100.0);
        let unknown = kernel::Id::<kernel::kinds::Document>::new(&kernel::SystemClock).to_string();
        for (req, reason) in [
            (draft(&unknown, Routing::Sequential, vec![]), "RESOURCE_NOT_FOUND"),
            (
                with(pb::NewField { page: 9, ..text() }, Role::Signer),
                "PDF_PAGE_UNKNOWN",
            ),
            (
                with(
                    pb::NewField {
                        area: at(580.0, 0.0, 50.0, 20.0),
                        ..text()
                    },
                    Role::Signer,
                ),
                "FIELD_OUTSIDE_PAGE",
            ),
            (
                with(
                    pb::NewField {
                        area: at(f64::NAN, 0.0, 50.0, 20.0),
                        ..text()
                    },
                    Role::Signer,
                ),
                "FIELD_OUTSIDE_PAGE",
            ),
            (
                with(
                    pb::NewField {
                        area: at(0.0, 0.0, 50.0, 7.9),
                        ..text()
                    },
                    Role::Signer,
                ),
                "FIELD_TOO_SMALL",
            ),
            (with(text(), Role::Cc), "FIELDS_NOT_ALLOWED"),
            (with(text(), Role::Viewer), "FIELDS_NOT_ALLOWED"),
            (with(field(Type::Initial, 100.0), Role::Approver), "FIELDS_NOT_ALLOWED"),
            (
                with(
                    pb::NewField {
                        document_id: unknown.clone(),
                        ..text()
                    },
                    Role::Signer,
                ),
                "RESOURCE_NOT_FOUND",
            ),
            (
                with(
                    pb::NewField {
                        label: "a\u{1}b".to_owned(),
                        ..text()
                    },
                    Role::Signer,
                ),
                "TEXT_INVALID",
            ),
        ] {
            assert_eq!(world.create(req).await.unwrap_err(), reason);
        }
        assert_eq!(world.count("envelope.created").await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_the_mask_names_is_changed() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let made = world
            .create(draft(&document, Routing::Parallel, vec![signer("Ann", 1, 100.0)]))
            .await
            .unwrap();
        let mask = |paths: &[&str]| {
            let paths = paths.iter().map(|path| (*path).to_owned()).collect();
            Some(prost_types::FieldMask { paths })
        };
        let base = || pb::UpdateEnvelopeRequest {
            id: made.id.clone(),
            name: "Rent".to_owned(),
            ..Default::default()
        };
        let unknown = pb::UpdateEnvelopeRequest {
            update_mask: mask(&["state"]),
            ..base()
        };
        assert_eq!(world.update(unknown).await.unwrap_err(), "UPDATE_MASK_INVALID");
        let renamed = world
            .update(pb::UpdateEnvelopeRequest {
                update_mask: mask(&["name"]),
                ..base()
            })
            .await
            .unwrap();
        assert_eq!(
            (renamed.name.as_str(), renamed.message.as_str()),
            ("Rent", "Please sign.")
        );
        assert_eq!(renamed.recipients, made.recipients);
        assert_ne!(renamed.etag, made.etag);
        let stale = pb::UpdateEnvelopeRequest {
            update_mask: mask(&["name"]),
            etag: made.etag.clone(),
            ..base()
        };
        assert_eq!(world.update(stale).await.unwrap_err(), "ETAG_MISMATCH");
        let people = pb::UpdateEnvelopeRequest {
            update_mask: mask(&["recipients", "routing"]),
            recipients: vec![signer("Bo", 1, 100.0), person("Cy", Role::Cc, 2, 0.0)],
            etag: renamed.etag.clone(),
            ..base()
        };
        let replaced = world.update(people).await.unwrap();
        assert_eq!(
            (replaced.recipients.len(), replaced.routing()),
            (2, Routing::Sequential)
        );
        assert_ne!(replaced.recipients[0].id, made.recipients[0].id);
        assert_eq!(world.get(&made.id).await, replaced);
        let without = pb::UpdateEnvelopeRequest {
            update_mask: mask(&["document_ids"]),
            ..base()
        };
        assert_eq!(
            world.update(without).await.unwrap_err(),
            "RESOURCE_NOT_FOUND",
            "a field is on the document"
        );
        assert_eq!(world.count("envelope.updated").await, 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_request_gets_the_first_answer() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let req = pb::CreateEnvelopeRequest {
            request_id: request_id(),
            ..draft(&document, Routing::Sequential, vec![signer("Ann", 1, 100.0)])
        };
        let first = world.create(req.clone()).await.unwrap();
        assert_eq!(world.create(req.clone()).await.unwrap(), first);
        let other = pb::CreateEnvelopeRequest {
            name: "Another".to_owned(),
            ..req
        };
        assert_eq!(world.create(other).await.unwrap_err(), "REQUEST_ID_REUSED");
        let send = pb::SendEnvelopeRequest {
            id: first.id.clone(),
            request_id: request_id(),
            ..Default::default()
        };
        let sent = world.send_with(send.clone()).await.unwrap();
        assert_eq!(world.send_with(send).await.unwrap(), sent);
        assert_eq!(world.send(&first.id).await.unwrap_err(), "ENVELOPE_NOT_DRAFT");
        assert_eq!(
            (
                world.count("envelope.created").await,
                world.count("envelope.sent").await
            ),
            (1, 1)
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_draft_is_gone_and_lets_its_document_go() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let made = world
            .create(draft(&document, Routing::Sequential, vec![signer("Ann", 1, 100.0)]))
            .await
            .unwrap();
        world.delete(&made.id).await.unwrap();
        assert_eq!(world.delete(&made.id).await.unwrap_err(), "RESOURCE_NOT_FOUND");
        let mut tx = world.engine.db.read_system().await.unwrap();
        let sql = "SELECT (SELECT count(*) FROM recipients) + (SELECT count(*) FROM fields) + \
                   (SELECT count(*) FROM envelope_documents) + (SELECT count(*) FROM document_holds)";
        assert_eq!(store::fetch_one!(tx, (i64,), sql).unwrap().0, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_envelopes_are_whole_and_newest_first() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let mut made = vec![];
        for i in 0..5 {
            world.engine.clock.advance(std::time::Duration::from_secs(1));
            let people = vec![signer("Ann", 1, 100.0), signer("Bo", 2, 200.0)];
            let req = pb::CreateEnvelopeRequest {
                name: format!("No. {i}"),
                ..draft(&document, Routing::Parallel, people)
            };
            made.push(world.create(req).await.unwrap());
        }
        made[3] = world.send(&made[3].id).await.unwrap();
        made.reverse();
        let first = world
            .list(pb::ListEnvelopesRequest {
                page_size: 3,
                ..Default::default()
            })
            .await;
        assert_eq!(first.envelopes, made[..3]);
        let page_token = first.next_page_token;
        let second = world
            .list(pb::ListEnvelopesRequest {
                page_size: 3,
                page_token,
                ..Default::default()
            })
            .await;
        assert_eq!(
            (second.envelopes.as_slice(), second.next_page_token.as_str()),
            (&made[3..], "")
        );
        let state = pb::envelope::State::Sent.into();
        let sent = world
            .list(pb::ListEnvelopesRequest {
                state,
                ..Default::default()
            })
            .await;
        assert_eq!(sent.envelopes, made[1..2]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_organization_sees_nothing() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let made = world
            .create(draft(&document, Routing::Sequential, vec![signer("Ann", 1, 100.0)]))
            .await
            .unwrap();
        let stranger = world.stranger().await;
        let get = pb::GetEnvelopeRequest { id: made.id.clone() };
        let answered = answer(world.envelopes.get_envelope(rpc::request(stranger.clone(), get)).await);
        assert_eq!(answered.unwrap_err(), "RESOURCE_NOT_FOUND");
        let list = rpc::request(stranger.clone(), pb::ListEnvelopesRequest::default());
        assert!(
            answer(world.envelopes.list_envelopes(list).await)
                .unwrap()
                .envelopes
                .is_empty()
        );
        let send = pb::SendEnvelopeRequest {
            id: made.id.clone(),
            ..Default::default()
        };
        let answered = answer(
            world
                .envelopes
                .send_envelope(rpc::request(stranger.clone(), send))
                .await,
        );
        assert_eq!(answered.unwrap_err(), "RESOURCE_NOT_FOUND");
        let theirs = draft(&document, Routing::Sequential, vec![]);
        let answered = answer(world.envelopes.create_envelope(rpc::request(stranger, theirs)).await);
        assert_eq!(
            answered.unwrap_err(),
            "RESOURCE_NOT_FOUND",
            "nor can they send our document"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_incomplete_draft_is_not_sent() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let past = rpc::timestamp(kernel::Timestamp::from_unix_seconds(1_000_000_000));
        let bare = pb::NewRecipient {
            fields: vec![],
            ..signer("Ann", 1, 0.0)
        };
        let people = vec![signer("Ann", 1, 100.0)];
        for (req, reason) in [
            (
                pb::CreateEnvelopeRequest {
                    name: "Empty".to_owned(),
                    ..Default::default()
                },
                "ENVELOPE_INCOMPLETE",
            ),
            (draft(&document, Routing::Sequential, vec![]), "ENVELOPE_INCOMPLETE"),
            (
                draft(&document, Routing::Sequential, vec![person("Cy", Role::Cc, 1, 0.0)]),
                "ENVELOPE_INCOMPLETE",
            ),
            (draft(&document, Routing::Sequential, vec![bare]), "ENVELOPE_INCOMPLETE"),
            (
                pb::CreateEnvelopeRequest {
                    expire_time: Some(past),
                    ..draft(&document, Routing::Sequential, people)
                },
                "EXPIRE_TIME_PAST",
            ),
        ] {
            let made = world.create(req).await.unwrap();
            assert_eq!(world.send(&made.id).await.unwrap_err(), reason);
            assert_eq!(world.get(&made.id).await, made);
        }
    })
    .await;
}
