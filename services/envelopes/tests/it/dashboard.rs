//! What a dashboard asks: which envelopes, in which order, and how many.

use std::time::Duration;

use contracts::chancery::envelopes::v1 as pb;
use pb::envelope::{Routing, State};

use crate::requests::{draft, signer};
use crate::world::{PLAIN, World, everywhere};

async fn named(world: &World, name: &str, people: Vec<pb::NewRecipient>) -> pb::Envelope {
    let document = world.upload(PLAIN).await;
    world.engine.clock.advance(Duration::from_secs(1));
    let req = pb::CreateEnvelopeRequest {
        name: name.to_owned(),
        ..draft(&document, Routing::Parallel, people)
    };
    world.create(req).await.unwrap()
}

async fn names(world: &World, req: pb::ListEnvelopesRequest) -> Vec<String> {
    let listed = world.list(req).await;
    listed.envelopes.into_iter().map(|envelope| envelope.name).collect()
}

fn text(text: &str) -> pb::ListEnvelopesRequest {
    pb::ListEnvelopesRequest {
        text: text.to_owned(),
        ..Default::default()
    }
}

fn to(email: &str, y: f64) -> pb::NewRecipient {
    pb::NewRecipient {
        email: email.to_owned(),
        ..signer("Ann", 1, y)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_is_found_in_names_and_people_whatever_its_case_and_script() {
    everywhere(|world| async move {
        let odon = pb::NewRecipient {
            name: "Одон Өлзий".to_owned(),
            email: "odon@example.mn".to_owned(),
            ..signer("O", 1, 100.0)
        };
        named(&world, "Түрээсийн ГЭРЭЭ", vec![odon]).await;
        let percent = named(&world, "100% of a_b \\ c", vec![signer("Márta", 1, 100.0)]).await;
        named(&world, "Lease", vec![]).await;
        for (asked, found) in [
            ("гэрээ", vec!["Түрээсийн ГЭРЭЭ"]),
            ("ӨЛЗИЙ", vec!["Түрээсийн ГЭРЭЭ"]),
            ("ODON@", vec!["Түрээсийн ГЭРЭЭ"]),
            ("MÁRTA", vec!["100% of a_b \\ c"]),
            ("100%", vec!["100% of a_b \\ c"]),
            ("a_b", vec!["100% of a_b \\ c"]),
            ("b \\ c", vec!["100% of a_b \\ c"]),
            ("a%b", vec![]),
            ("_ease", vec![]),
            (" lease ", vec!["Lease"]),
        ] {
            assert_eq!(
                names(&world, text(asked)).await,
                found,
                "{asked} on {}",
                world.engine.name
            );
        }
        let sent = world.send(&percent.id).await.unwrap();
        let other = pb::RecipientCorrection {
            recipient_id: sent.recipients[0].id.clone(),
            name: Some("Zoë".to_owned()),
            ..Default::default()
        };
        world.correct(&sent.id, vec![other]).await.unwrap();
        assert_eq!(names(&world, text("zoë")).await.len(), 1, "what was corrected is found");
        assert_eq!(
            names(&world, text("mártA")).await,
            vec!["100% of a_b \\ c"],
            "by the address still"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn envelopes_that_wait_for_me_are_those_in_which_it_is_my_turn() {
    everywhere(|world| async move {
        let me = "Owner@ACME.example.com";
        let mine = named(&world, "mine", vec![to(me, 100.0), signer("Bo", 1, 200.0)]).await;
        let done = named(&world, "done", vec![to(me, 100.0), signer("Bo", 1, 200.0)]).await;
        let later = pb::NewRecipient {
            order: 2,
            ..to(me, 100.0)
        };
        let later = vec![signer("Bo", 1, 200.0), later];
        let later = world.create(pb::CreateEnvelopeRequest {
            routing: Routing::Sequential.into(),
            ..draft(&world.upload(PLAIN).await, Routing::Sequential, later)
        });
        let later = later.await.unwrap();
        named(&world, "draft", vec![to(me, 100.0)]).await;
        named(&world, "foreign", vec![signer("Bo", 1, 200.0)]).await;
        for envelope in [&mine, &done, &later] {
            world.send(&envelope.id).await.unwrap();
        }
        world.sign_as(&world.get(&done.id).await, 0).await.unwrap();
        let waiting = pb::ListEnvelopesRequest {
            waiting_for_me: true,
            ..Default::default()
        };
        assert_eq!(names(&world, waiting.clone()).await, ["mine"], "{}", world.engine.name);
        assert_eq!(world.counts().await.waiting_for_me_count, 1);
        world.void(&mine.id).await.unwrap();
        assert!(names(&world, waiting).await.is_empty());
        let counts = world.counts().await;
        let of = |state: State| counts.states.iter().find(|c| c.state() == state).map(|c| c.count);
        assert_eq!(
            (
                of(State::Draft),
                of(State::Sent),
                of(State::InProgress),
                of(State::Voided),
                of(State::Completed)
            ),
            (Some(2), Some(1), Some(1), Some(1), None)
        );
        assert_eq!(counts.waiting_for_me_count, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_follow_each_other_in_every_order_and_filter() {
    everywhere(|world| async move {
        let mut made = vec![];
        for n in 0..5 {
            made.push(named(&world, &format!("lease {n}"), vec![signer("Ann", 1, 100.0)]).await);
        }
        world.engine.clock.advance(Duration::from_secs(1));
        world.send(&made[1].id).await.unwrap();
        world.engine.clock.advance(Duration::from_secs(1));
        world.void(&made[3].id).await.unwrap();
        let both = vec![State::Draft.into(), State::Sent.into()];
        for (order, states, expected) in [
            (
                "",
                vec![],
                ["lease 4", "lease 3", "lease 2", "lease 1", "lease 0"].as_slice(),
            ),
            (
                "update_time desc",
                vec![],
                &["lease 3", "lease 1", "lease 4", "lease 2", "lease 0"],
            ),
            (
                "create_time desc",
                both.clone(),
                &["lease 4", "lease 2", "lease 1", "lease 0"],
            ),
            ("update_time desc", both, &["lease 1", "lease 4", "lease 2", "lease 0"]),
            ("", vec![State::Sent.into()], &["lease 1"]),
        ] {
            let mut seen = vec![];
            let mut req = pb::ListEnvelopesRequest {
                page_size: 2,
                states,
                order_by: order.to_owned(),
                ..text("LEASE")
            };
            loop {
                let page = world.list(req.clone()).await;
                assert!(
                    page.envelopes
                        .iter()
                        .all(|envelope| envelope.recipients.len() == 1 && envelope.documents.len() == 1)
                );
                seen.extend(page.envelopes.into_iter().map(|envelope| envelope.name));
                if page.next_page_token.is_empty() {
                    break;
                }
                req.page_token = page.next_page_token;
            }
            assert_eq!(seen, expected, "{order} on {}", world.engine.name);
        }
        let one = pb::ListEnvelopesRequest {
            state: State::Sent.into(),
            states: vec![State::Voided.into()],
            ..Default::default()
        };
        assert_eq!(names(&world, one).await, ["lease 3", "lease 1"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_nothing_is_kept_in_is_refused() {
    everywhere(|world| async move {
        let req = pb::ListEnvelopesRequest {
            order_by: "name".to_owned(),
            ..Default::default()
        };
        assert_eq!(world.try_list(req).await.unwrap_err(), "ORDER_UNKNOWN");
    })
    .await;
}
