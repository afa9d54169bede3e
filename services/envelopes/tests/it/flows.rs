//! Envelopes from the sender to the sealed files.

use contracts::chancery::envelopes::v1 as pb;
use contracts::chancery::envelopes::v1::signing_service_server::SigningService as _;
use futures::TryStreamExt as _;
use pb::envelope::{Routing, State};
use pb::field::Type;
use pb::recipient::{Role, State as Stands};

use crate::requests::{draft, field, person, request_id, signer, value};
use crate::world::{PLAIN, answer, everywhere};

fn stands(envelope: &pb::Envelope) -> Vec<Stands> {
    envelope.recipients.iter().map(pb::Recipient::state).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_sign_in_sequence_and_the_sealed_file_passes() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let people = vec![signer("Ann", 1, 100.0), signer("Bo", 2, 200.0)];
        let made = world
            .create(draft(&document, Routing::Sequential, people))
            .await
            .unwrap();
        let sent = world.send(&made.id).await.unwrap();
        assert_eq!(
            (sent.state(), stands(&sent)),
            (State::Sent, vec![Stands::Active, Stands::Pending])
        );
        assert_eq!(sent.documents[0].current_version_number, 2, "the form fields are in");
        assert_eq!(world.link(&sent, 1).await.unwrap_err(), "RECIPIENT_NOT_ACTIVE");

        let ann = world.come(&sent, 0).await;
        world.open(&ann).await.unwrap();
        assert_eq!(world.get(&sent.id).await.state(), State::Delivered);
        assert_eq!(
            world.sign(&ann, pb::SignEnvelopeRequest::default()).await.unwrap_err(),
            "CONSENT_REQUIRED"
        );
        assert!(world.look(&ann).await.unwrap().consent_pending);
        assert!(!world.consent(&ann).await.unwrap().consent_pending);
        let signed = world.sign(&ann, pb::SignEnvelopeRequest::default()).await.unwrap();
        assert_eq!(signed.envelope_state(), State::InProgress);
        assert_eq!(signed.recipient.as_ref().unwrap().state(), Stands::Finished);
        assert_eq!(
            world.sign(&ann, pb::SignEnvelopeRequest::default()).await.unwrap_err(),
            "RECIPIENT_FINISHED"
        );

        let halfway = world.get(&sent.id).await;
        assert_eq!(stands(&halfway), [Stands::Finished, Stands::Active]);
        let base = world.file(&sent, 0).await;
        let first = world.file(&halfway, 0).await;
        assert!(first.starts_with(&base), "bytes before are never touched");
        assert_eq!(world.passing(first.clone()).await.len(), 1);

        world.sign_as(&halfway, 1).await.unwrap();
        let all = world.get(&sent.id).await;
        assert_eq!((all.state(), all.complete_time), (State::InProgress, None));
        assert_eq!(world.void(&sent.id).await.unwrap_err(), "ENVELOPE_SEALING");
        world.workers().drain().await.unwrap();
        let completed = world.get(&sent.id).await;
        assert_eq!(completed.state(), State::Completed);
        assert!(completed.complete_time.is_some() && completed.status_reason.is_empty());
        let sealed = world.file(&completed, 0).await;
        assert!(sealed.starts_with(&first));
        let fields = world.passing(sealed).await;
        let expected = [&sent.recipients[0].fields[0].id, &sent.recipients[1].fields[0].id];
        assert_eq!(fields.len(), 3);
        assert!(expected.iter().all(|field| fields.contains(field)), "{fields:?}");
        for (action, times) in [
            ("envelope.sent", 1),
            ("envelope.delivered", 1),
            ("recipient.activated", 2),
            ("recipient.opened", 2),
            ("recipient.consented", 2),
            ("recipient.signed", 2),
            ("envelope.sealed", 1),
            ("envelope.completed", 1),
        ] {
            assert_eq!(world.count(action).await, times, "{action}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_role_and_field_plays_its_part_in_hybrid_routing() {
    everywhere(|world| async move {
        let (first, second) = (world.upload(PLAIN).await, world.upload(PLAIN).await);
        let mut ann = signer("Ann", 1, 100.0);
        ann.fields.extend([
            pb::NewField {
                label: "City".to_owned(),
                ..field(Type::Text, 200.0)
            },
            field(Type::Date, 250.0),
            field(Type::Checkbox, 300.0),
            field(Type::Initial, 350.0),
            pb::NewField {
                document_id: second.clone(),
                ..field(Type::Text, 100.0)
            },
        ]);
        let mut bo = person("Bo", Role::Approver, 2, 0.0);
        bo.fields = vec![field(Type::Text, 400.0)];
        let people = vec![
            ann,
            person("Vi", Role::Viewer, 1, 0.0),
            person("Cy", Role::Cc, 2, 0.0),
            bo,
        ];
        let mut req = draft(&first, Routing::Hybrid, people);
        req.document_ids.push(second.clone());
        req.signature_level = pb::SignatureLevel::BB.into();
        let made = world.create(req).await.unwrap();
        let sent = world.send(&made.id).await.unwrap();
        assert_eq!(
            stands(&sent),
            [Stands::Active, Stands::Active, Stands::Pending, Stands::Pending]
        );

        let ann = world.come(&sent, 0).await;
        world.open(&ann).await.unwrap();
        world.consent(&ann).await.unwrap();
        let fields = &sent.recipients[0].fields;
        assert_eq!(
            world
                .fill(&ann, vec![value(&sent.recipients[3].fields[0], "x")])
                .await
                .unwrap_err(),
            "FIELD_UNKNOWN"
        );
        assert_eq!(
            world.fill(&ann, vec![value(&fields[3], "yes")]).await.unwrap_err(),
            "FIELD_VALUE_INVALID"
        );
        world
            .fill(
                &ann,
                vec![value(&fields[1], "Улаанбаатар"), value(&fields[5], "second")],
            )
            .await
            .unwrap();
        let early = world.sign(&ann, pb::SignEnvelopeRequest::default()).await.unwrap_err();
        assert_eq!(early, "FIELD_REQUIRED", "the box is not checked");
        let values = vec![value(&fields[3], "true")];
        let signed = world
            .sign(
                &ann,
                pb::SignEnvelopeRequest {
                    values,
                    ..Default::default()
                },
            )
            .await
            .unwrap();
        let filled: Vec<_> = signed
            .recipient
            .unwrap()
            .fields
            .iter()
            .map(|field| field.value.clone())
            .collect();
        assert_eq!(filled, ["", "Улаанбаатар", "2026-01-01", "true", "", "second"]);
        assert_eq!(
            stands(&world.get(&sent.id).await)[3],
            Stands::Pending,
            "the viewer has not opened it"
        );

        let vi = world.come(&sent, 1).await;
        let seen = world.open(&vi).await.unwrap();
        assert_eq!(seen.recipient.unwrap().state(), Stands::Finished);
        world.open(&vi).await.unwrap();
        let halfway = world.get(&sent.id).await;
        assert_eq!(
            stands(&halfway),
            [Stands::Finished, Stands::Finished, Stands::Finished, Stands::Active]
        );

        let bo = world.come(&halfway, 3).await;
        world.consent(&bo).await.unwrap();
        assert_eq!(
            world.sign(&bo, pb::SignEnvelopeRequest::default()).await.unwrap_err(),
            "ROLE_CANNOT_SIGN"
        );
        assert_eq!(world.approve(&ann, vec![]).await.unwrap_err(), "ROLE_CANNOT_APPROVE");
        world
            .approve(&bo, vec![value(&halfway.recipients[3].fields[0], "agreed")])
            .await
            .unwrap();
        let cy = world.come(&halfway, 2).await;
        assert!(world.open(&cy).await.unwrap().recipient.unwrap().open_time.is_some());

        world.workers().drain().await.unwrap();
        let completed = world.get(&sent.id).await;
        assert_eq!(completed.state(), State::Completed);
        assert_eq!(world.passing(world.file(&completed, 0).await).await.len(), 2);
        assert_eq!(
            world.passing(world.file(&completed, 1).await).await.len(),
            1,
            "the seal alone"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replayed_signature_is_made_once() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let people = vec![signer("Ann", 1, 100.0), signer("Bo", 2, 200.0)];
        let made = world
            .create(draft(&document, Routing::Sequential, people))
            .await
            .unwrap();
        let sent = world.send(&made.id).await.unwrap();
        let ann = world.come(&sent, 0).await;
        world.consent(&ann).await.unwrap();
        let req = pb::SignEnvelopeRequest {
            request_id: request_id(),
            ..Default::default()
        };
        let signed = world.sign(&ann, req.clone()).await.unwrap();
        assert_eq!(world.sign(&ann, req.clone()).await.unwrap(), signed);
        let other = pb::SignEnvelopeRequest {
            reason: "another".to_owned(),
            ..req
        };
        assert_eq!(world.sign(&ann, other).await.unwrap_err(), "REQUEST_ID_REUSED");
        assert_eq!(world.count("recipient.signed").await, 1);
        assert_eq!(world.get(&sent.id).await.documents[0].current_version_number, 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_are_drawn_typed_or_refused() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let made = world
            .create(draft(&document, Routing::Sequential, vec![signer("Ann", 1, 100.0)]))
            .await
            .unwrap();
        let sent = world.send(&made.id).await.unwrap();
        let ann = world.come(&sent, 0).await;
        world.consent(&ann).await.unwrap();
        let with = |kind| pb::SignEnvelopeRequest {
            mark: Some(pb::Mark { kind: Some(kind) }),
            ..Default::default()
        };
        let image = with(pb::mark::Kind::Image(bytes::Bytes::from_static(b"GIF89a")));
        assert!(world.sign(&ann, image).await.unwrap_err().starts_with("MARK_"));
        let strokes = vec![pb::Stroke {
            points: vec![0.1, 0.1, 0.9, 0.9],
        }];
        let drawn = with(pb::mark::Kind::Drawing(pb::Drawing {
            strokes,
            ..Default::default()
        }));
        world.sign(&ann, drawn).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recipient_downloads_the_document_as_it_stands() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let made = world
            .create(draft(&document, Routing::Sequential, vec![signer("Ann", 1, 100.0)]))
            .await
            .unwrap();
        let sent = world.send(&made.id).await.unwrap();
        let ann = world.come(&sent, 0).await;
        let req = pb::DownloadSigningDocumentRequest { document_id: document };
        let stream = answer(
            world
                .signing
                .download_signing_document(rpc::request(ann.clone(), req))
                .await,
        )
        .unwrap();
        let chunks: Vec<_> = stream.map_ok(|message| message.chunk).try_collect().await.unwrap();
        assert_eq!(chunks.concat(), world.file(&sent, 0).await);
        assert_eq!(world.count("document.downloaded").await, 1);
        let other = world.upload(PLAIN).await;
        let req = pb::DownloadSigningDocumentRequest { document_id: other };
        let refused = answer(world.signing.download_signing_document(rpc::request(ann, req)).await).map(drop);
        assert_eq!(
            refused.unwrap_err(),
            "RESOURCE_NOT_FOUND",
            "a document of another envelope"
        );
    })
    .await;
}
