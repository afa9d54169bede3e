//! Access codes: nothing is shown before, and guessing ends.

use contracts::chancery::envelopes::v1 as pb;
use pb::envelope::Routing;
use rpc::Call;

use crate::requests::{draft, signer};
use crate::world::{PLAIN, World, everywhere};

async fn coded(world: &World) -> pb::Envelope {
    let document = world.upload(PLAIN).await;
    let ann = pb::NewRecipient {
        access_code: "4711".to_owned(),
        ..signer("Ann", 1, 100.0)
    };
    let made = world
        .create(draft(&document, Routing::Sequential, vec![ann]))
        .await
        .unwrap();
    world.send(&made.id).await.unwrap()
}

async fn refusals(world: &World, who: &Call) -> Vec<String> {
    let sign = world.sign(who, pb::SignEnvelopeRequest::default()).await;
    [
        world.open(who).await,
        world.consent(who).await,
        world.fill(who, vec![Default::default()]).await,
        sign,
    ]
    .into_iter()
    .map(|answer| answer.unwrap_err())
    .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_shown_or_done_before_the_code_is_given() {
    everywhere(|world| async move {
        let sent = coded(&world).await;
        let ann = world.come(&sent, 0).await;
        let seen = world.look(&ann).await.unwrap();
        assert!(seen.access_code_pending && seen.message.is_empty() && seen.documents.is_empty());
        assert!(seen.recipient.unwrap().fields.is_empty());
        assert_eq!(seen.organization_name, "The acme company");
        for refusal in refusals(&world, &ann).await {
            assert!(
                matches!(refusal.as_str(), "ACCESS_CODE_REQUIRED" | "VALIDATION_FAILED"),
                "{refusal}"
            );
        }
        assert_eq!(world.verify(&ann, "4712").await.unwrap_err(), "ACCESS_CODE_WRONG");
        let shown = world.verify(&ann, "4711").await.unwrap();
        assert!(!shown.access_code_pending && shown.documents.len() == 1);
        assert_eq!(shown.recipient.unwrap().fields.len(), 1);
        world.open(&ann).await.unwrap();
        let again = world.come(&sent, 0).await;
        assert!(
            world.look(&again).await.unwrap().access_code_pending,
            "each link asks for itself"
        );
        assert_eq!(world.count("recipient.access_code_refused").await, 1);
        assert_eq!(world.count("recipient.access_code_accepted").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_codes_lock_the_link_until_there_is_a_new_one() {
    everywhere(|world| async move {
        let sent = coded(&world).await;
        let ann = world.come(&sent, 0).await;
        for _ in 0..5 {
            assert_eq!(world.verify(&ann, "0000").await.unwrap_err(), "ACCESS_CODE_WRONG");
        }
        assert_eq!(world.verify(&ann, "4711").await.unwrap_err(), "ACCESS_CODE_LOCKED");
        assert_eq!(world.count("recipient.access_code_refused").await, 5);
        let again = world.come(&sent, 0).await;
        world.verify(&again, "4711").await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_at_the_same_time_gains_nothing() {
    everywhere(|world| async move {
        let sent = coded(&world).await;
        let ann = world.come(&sent, 0).await;
        let guesses = (0..12).map(|n| {
            let (world, ann) = (&world, &ann);
            async move { world.verify(ann, &format!("00{n:02}")).await.unwrap_err() }
        });
        let answers = futures::future::join_all(guesses).await;
        assert_eq!(
            answers.iter().filter(|answer| *answer == "ACCESS_CODE_WRONG").count(),
            5
        );
        assert_eq!(
            answers.iter().filter(|answer| *answer == "ACCESS_CODE_LOCKED").count(),
            7
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_is_changed_keeps_a_code_that_nobody_gives_again() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let coded = |name: &str, code: &str| pb::NewRecipient {
            access_code: code.to_owned(),
            ..signer(name, 1, 100.0)
        };
        let made = world
            .create(draft(&document, Routing::Parallel, vec![coded("Ann", "4711")]))
            .await
            .unwrap();
        let update = |recipient: pb::NewRecipient| pb::UpdateEnvelopeRequest {
            id: made.id.clone(),
            update_mask: Some(prost_types::FieldMask {
                paths: vec!["recipients".to_owned()],
            }),
            recipients: vec![recipient],
            ..Default::default()
        };
        let keeping = |of: &str| pb::NewRecipient {
            keep_access_code_of: of.to_owned(),
            ..signer("Anna", 1, 100.0)
        };
        assert_eq!(world.update(update(keeping("Ann"))).await.unwrap_err(), "ID_MALFORMED");
        let nobody = "rcp_00000000000000000000000000";
        assert_eq!(
            world.update(update(keeping(nobody))).await.unwrap_err(),
            "RESOURCE_NOT_FOUND"
        );
        let after = world.update(update(keeping(&made.recipients[0].id))).await.unwrap();
        assert!(after.recipients[0].access_code_required && after.recipients[0].name == "Anna");
        let sent = world.send(&made.id).await.unwrap();
        let anna = world.come(&sent, 0).await;
        assert_eq!(world.verify(&anna, "4712").await.unwrap_err(), "ACCESS_CODE_WRONG");
        let seen = world.verify(&anna, "4711").await.unwrap();
        assert_eq!((seen.acting_count, seen.finished_count), (1, 0));
    })
    .await;
}
