//! Several people at the same moment.

use contracts::chancery::envelopes::v1 as pb;
use contracts::chancery::envelopes::v1::signing_service_server::SigningService as _;
use futures::future::join_all;
use pb::envelope::{Routing, State};

use crate::requests::{draft, signer};
use crate::world::{PLAIN, answer, everywhere};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn parallel_signers_at_once_all_land_and_every_signature_holds() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let people = vec![signer("Ann", 1, 100.0), signer("Bo", 1, 200.0), signer("Cy", 1, 300.0)];
        let made = world.create(draft(&document, Routing::Parallel, people)).await.unwrap();
        let sent = world.send(&made.id).await.unwrap();
        let signed = join_all((0..3).map(|place| world.sign_as(&sent, place))).await;
        assert!(signed.iter().all(Result::is_ok), "{signed:?}");
        world.workers().drain().await.unwrap();
        let completed = world.get(&sent.id).await;
        assert_eq!(completed.state(), State::Completed);
        assert_eq!(world.passing(world.file(&completed, 0).await).await.len(), 4);
        assert_eq!(
            completed.documents[0].current_version_number, 6,
            "fields, three signatures, seal"
        );
        assert_eq!(world.count("recipient.signed").await, 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_writers_with_the_same_etag_one_is_served() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let made = world
            .create(draft(&document, Routing::Sequential, vec![signer("Ann", 1, 100.0)]))
            .await
            .unwrap();
        let rename = |name: &str| {
            let update_mask = Some(prost_types::FieldMask {
                paths: vec!["name".to_owned()],
            });
            let (id, etag, name) = (made.id.clone(), made.etag.clone(), name.to_owned());
            world.update(pb::UpdateEnvelopeRequest {
                id,
                etag,
                name,
                update_mask,
                ..Default::default()
            })
        };
        let answers = join_all(["One", "Two", "Three", "Four"].map(rename)).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert!(
            answers
                .iter()
                .flat_map(|answer| answer.as_ref().err())
                .all(|reason| reason == "ETAG_MISMATCH")
        );

        let etag = world.get(&made.id).await.etag;
        let send = || {
            world.send_with(pb::SendEnvelopeRequest {
                id: made.id.clone(),
                etag: etag.clone(),
                ..Default::default()
            })
        };
        let answers = join_all([send(), send(), send()]).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        assert_eq!(world.count("envelope.sent").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_signature_and_a_call_back_at_the_same_moment_leave_one_truth() {
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
        let (signed, voided) = futures::join!(
            world.sign(&ann, pb::SignEnvelopeRequest::default()),
            world.void(&sent.id)
        );
        assert!(voided.is_ok(), "somebody is still to sign, so it can be called back");
        let after = world.get(&sent.id).await;
        assert_eq!(after.state(), State::Voided);
        match signed {
            Ok(_) => assert_eq!(after.documents[0].current_version_number, 3),
            Err(reason) => {
                assert_eq!(reason, "ENVELOPE_ENDED");
                assert_eq!(after.documents[0].current_version_number, 2, "nothing has changed");
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_dozen_sign_at_the_same_moment() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let people = (0..12)
            .map(|n| signer(&format!("S{n}"), 1, 40.0 + 50.0 * f64::from(n)))
            .collect();
        let made = world.create(draft(&document, Routing::Parallel, people)).await.unwrap();
        let sent = world.send(&made.id).await.unwrap();
        let signed = join_all((0..12).map(|place| world.sign_as(&sent, place))).await;
        assert!(signed.iter().all(Result::is_ok), "{signed:?}");
        let after = world.get(&sent.id).await;
        assert_eq!(world.passing(world.file(&after, 0).await).await.len(), 12);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn signers_at_different_servers_all_land() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let people = vec![signer("Ann", 1, 100.0), signer("Bo", 1, 200.0), signer("Cy", 1, 300.0)];
        let made = world.create(draft(&document, Routing::Parallel, people)).await.unwrap();
        let sent = world.send(&made.id).await.unwrap();
        let servers = [world.another_server(), world.another_server(), world.another_server()];
        let sign = |place: usize| {
            let (world, server, sent) = (&world, &servers[place], &sent);
            async move {
                let who = world.come(sent, place).await;
                world.consent(&who).await?;
                let request = rpc::request(who, pb::SignEnvelopeRequest::default());
                answer(server.sign_envelope(request).await)
            }
        };
        let signed = join_all((0..3).map(sign)).await;
        assert!(signed.iter().all(Result::is_ok), "{signed:?}");
        let after = world.get(&sent.id).await;
        assert_eq!(world.passing(world.file(&after, 0).await).await.len(), 3);
        assert_eq!(after.documents[0].current_version_number, 5, "no version is left over");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn envelopes_of_the_same_documents_in_other_orders_do_not_block_each_other() {
    everywhere(|world| async move {
        let (a, b) = (world.upload(PLAIN).await, world.upload(PLAIN).await);
        let create = |n: usize| {
            let mut ids = vec![a.clone(), b.clone()];
            ids.rotate_left(n % 2);
            let people = vec![signer("Ann", 1, 100.0)];
            let req = pb::CreateEnvelopeRequest {
                document_ids: ids,
                ..draft(&a, Routing::Sequential, people)
            };
            let world = &world;
            async move { world.send(&world.create(req).await?.id).await }
        };
        let sent = join_all((0..8).map(create)).await;
        let refusals: Vec<_> = sent.iter().filter_map(|answer| answer.as_ref().err()).collect();
        assert!(refusals.is_empty(), "{refusals:?}");
    })
    .await;
}
