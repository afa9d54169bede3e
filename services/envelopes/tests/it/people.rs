//! People of an envelope under way are corrected and reminded.

use std::time::Duration;

use contracts::chancery::envelopes::v1 as pb;
use pb::envelope::{Routing, State};
use pb::recipient;

use crate::requests::{draft, field, person, request_id, signer, value};
use crate::world::{PLAIN, World, everywhere};

const HOUR: Duration = Duration::from_secs(60 * 60);

async fn sent(world: &World) -> pb::Envelope {
    let document = world.upload(PLAIN).await;
    let mut ann = signer("Ann", 1, 100.0);
    ann.fields.push(pb::NewField {
        required: Some(false),
        ..field(pb::field::Type::Text, 300.0)
    });
    let people = vec![ann, signer("Bo", 2, 200.0)];
    let made = world
        .create(draft(&document, Routing::Sequential, people))
        .await
        .unwrap();
    world.send(&made.id).await.unwrap()
}

fn right(envelope: &pb::Envelope, place: usize) -> pb::RecipientCorrection {
    pb::RecipientCorrection {
        recipient_id: envelope.recipients[place].id.clone(),
        ..Default::default()
    }
}

fn reminder(envelope: &pb::Envelope, place: usize) -> pb::RemindRecipientRequest {
    pb::RemindRecipientRequest {
        request_id: request_id(),
        envelope_id: envelope.id.clone(),
        recipient_id: envelope.recipients[place].id.clone(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_person_starts_anew_and_the_links_of_the_former_one_die() {
    everywhere(|world| async move {
        let sent = sent(&world).await;
        let former = world.link(&sent, 0).await.unwrap();
        let ann = world.visitor(&former).await.unwrap();
        world.consent(&ann).await.unwrap();
        let text = &sent.recipients[0].fields[1];
        world.fill(&ann, vec![value(text, "Ulaanbaatar")]).await.unwrap();
        assert_eq!(world.get(&sent.id).await.state(), State::Delivered);

        let correction = pb::RecipientCorrection {
            name: Some("Anna Kovács".to_owned()),
            email: Some("anna@example.org".to_owned()),
            ..right(&sent, 0)
        };
        let after = world.correct(&sent.id, vec![correction.clone()]).await.unwrap();
        let anna = &after.recipients[0];
        assert_eq!(
            (anna.name.as_str(), anna.email.as_str()),
            ("Anna Kovács", "anna@example.org")
        );
        assert_eq!(anna.state(), recipient::State::Active);
        assert!(anna.open_time.is_none() && anna.consent_time.is_none() && anna.fields[1].value.is_empty());
        assert_eq!(after.state(), State::Sent, "nobody who is there has opened it");
        assert_eq!(after.recipients[1], sent.recipients[1]);
        assert_eq!(world.get(&sent.id).await, after);
        assert!(world.is_shut(&former).await);
        // Her call came in before the correction, and had to wait for it.
        assert_eq!(world.consent(&ann).await.unwrap_err(), "LINK_INVALID");
        assert!(world.get(&sent.id).await.recipients[0].consent_time.is_none());

        assert_eq!(
            world.correct(&sent.id, vec![correction]).await.unwrap(),
            after,
            "it is right already"
        );
        assert_eq!(world.count("recipient.corrected").await, 1);
        let signing = world.sign_as(&after, 0).await.unwrap();
        assert_eq!((signing.acting_count, signing.finished_count), (2, 1));
        world.sign_as(&after, 1).await.unwrap();
        world.workers().drain().await.unwrap();
        let completed = world.get(&sent.id).await;
        assert_eq!(completed.state(), State::Completed);
        assert_eq!(world.passing(world.file(&completed, 0).await).await.len(), 3);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_access_code_is_given_changed_and_taken_away_later() {
    everywhere(|world| async move {
        let sent = sent(&world).await;
        let first = world.link(&sent, 0).await.unwrap();
        let coded = pb::RecipientCorrection {
            access_code: "4711".to_owned(),
            ..right(&sent, 0)
        };
        let after = world.correct(&sent.id, vec![coded]).await.unwrap();
        assert!(after.recipients[0].access_code_required && world.is_shut(&first).await);
        let ann = world.come(&after, 0).await;
        assert!(world.look(&ann).await.unwrap().access_code_pending);
        let free = pb::RecipientCorrection {
            remove_access_code: true,
            ..right(&sent, 0)
        };
        let after = world.correct(&sent.id, vec![free]).await.unwrap();
        assert!(!after.recipients[0].access_code_required);
        world.sign_as(&after, 0).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_finished_and_what_was_never_sent_are_not_corrected() {
    everywhere(|world| async move {
        let sent = sent(&world).await;
        world.sign_as(&sent, 0).await.unwrap();
        let named = |place, name: &str| pb::RecipientCorrection {
            name: Some(name.to_owned()),
            ..right(&sent, place)
        };
        assert_eq!(
            world.correct(&sent.id, vec![named(0, "Eve")]).await.unwrap_err(),
            "RECIPIENT_FINISHED"
        );
        assert_eq!(
            world.correct(&sent.id, vec![named(1, " ")]).await.unwrap_err(),
            "TEXT_INVALID"
        );
        let stranger = pb::RecipientCorrection {
            recipient_id: sent.recipients[0].id.replace("rcp_", "rcp_0"),
            ..named(1, "Eve")
        };
        assert!(world.correct(&sent.id, vec![stranger]).await.is_err());
        // Of several corrections none is made when one is refused.
        let both = vec![named(1, "Bob"), named(0, "Eve")];
        assert_eq!(world.correct(&sent.id, both).await.unwrap_err(), "RECIPIENT_FINISHED");
        assert_eq!(world.get(&sent.id).await.recipients[1].name, "Bo");
        world.void(&sent.id).await.unwrap();
        assert_eq!(
            world.correct(&sent.id, vec![named(1, "Bob")]).await.unwrap_err(),
            "ENVELOPE_ENDED"
        );

        let document = world.upload(PLAIN).await;
        let made = world
            .create(draft(&document, Routing::Parallel, vec![signer("Ann", 1, 100.0)]))
            .await
            .unwrap();
        let drafted = pb::RecipientCorrection {
            name: Some("Eve".to_owned()),
            ..right(&made, 0)
        };
        assert_eq!(
            world.correct(&made.id, vec![drafted]).await.unwrap_err(),
            "ENVELOPE_NOT_SENT"
        );
        assert_eq!(world.count("recipient.corrected").await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_brings_a_new_link_and_then_an_hour_of_peace() {
    everywhere(|world| async move {
        let sent = sent(&world).await;
        let request = reminder(&sent, 0);
        let link = world.remind(request.clone()).await.unwrap();
        assert_eq!(link.url, format!("https://sign.example.com/sign#{}", link.token));
        assert_eq!(
            world.remind(request).await.unwrap(),
            link,
            "a repeated request is one reminder"
        );
        let ann = world.visitor(&link.token).await.unwrap();
        assert_eq!(world.look(&ann).await.unwrap().recipient.unwrap().name, "Ann");
        assert!(world.get(&sent.id).await.recipients[0].remind_time.is_some());

        assert_eq!(
            world.remind(reminder(&sent, 0)).await.unwrap_err(),
            "RECIPIENT_REMINDED"
        );
        assert_eq!(
            world.remind(reminder(&sent, 1)).await.unwrap_err(),
            "RECIPIENT_NOT_ACTIVE"
        );
        world.engine.clock.advance(HOUR);
        world.remind(reminder(&sent, 0)).await.unwrap();
        assert_eq!(
            (
                world.count("recipient.reminded").await,
                world.count("signing_link.created").await
            ),
            (2, 2)
        );

        world.sign_as(&sent, 0).await.unwrap();
        world.engine.clock.advance(HOUR);
        assert_eq!(
            world.remind(reminder(&sent, 0)).await.unwrap_err(),
            "RECIPIENT_FINISHED"
        );
        world.remind(reminder(&sent, 1)).await.unwrap();
        world.void(&sent.id).await.unwrap();
        world.engine.clock.advance(HOUR);
        assert_eq!(world.remind(reminder(&sent, 1)).await.unwrap_err(), "ENVELOPE_ENDED");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_viewer_who_was_corrected_has_to_open_it_themselves() {
    everywhere(|world| async move {
        let document = world.upload(PLAIN).await;
        let people = vec![person("Vi", recipient::Role::Viewer, 1, 0.0), signer("Bo", 2, 200.0)];
        let made = world
            .create(draft(&document, Routing::Sequential, people))
            .await
            .unwrap();
        let sent = world.send(&made.id).await.unwrap();
        let other = pb::RecipientCorrection {
            name: Some("Vera".to_owned()),
            ..right(&sent, 0)
        };
        let after = world.correct(&sent.id, vec![other]).await.unwrap();
        assert_eq!(after.recipients[1].state(), recipient::State::Pending);
        let vera = world.come(&after, 0).await;
        world.open(&vera).await.unwrap();
        assert_eq!(
            world.get(&sent.id).await.recipients[1].state(),
            recipient::State::Active
        );
    })
    .await;
}
