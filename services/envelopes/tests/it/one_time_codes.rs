//! One-time codes: by another way than the link, once, for ten minutes.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use contracts::chancery::envelopes::v1 as pb;
use contracts::chancery::envelopes::v1::envelope_service_server::EnvelopeService as _;
use contracts::chancery::envelopes::v1::signing_service_server::SigningService as _;
use envelopes::{CodeMessage, Courier};
use kernel::{Error, Result};
use pb::envelope::Routing;
use pb::request_one_time_code_response::Delivery;
use rpc::Call;

use crate::requests::{draft, request_id, signer};
use crate::world::{PLAIN, World, answer, everywhere};

async fn sent(world: &World) -> pb::Envelope {
    let document = world.upload(PLAIN).await;
    let ann = pb::NewRecipient {
        one_time_code: true,
        ..signer("Ann", 1, 100.0)
    };
    let people = vec![ann, signer("Bo", 1, 200.0)];
    let made = world.create(draft(&document, Routing::Parallel, people)).await.unwrap();
    world.send(&made.id).await.unwrap()
}

fn wanted(envelope: &pb::Envelope, place: usize) -> pb::CreateOneTimeCodeRequest {
    pb::CreateOneTimeCodeRequest {
        request_id: request_id(),
        envelope_id: envelope.id.clone(),
        recipient_id: envelope.recipients[place].id.clone(),
    }
}

impl World {
    async fn code(&self, req: pb::CreateOneTimeCodeRequest) -> Result<pb::OneTimeCode, String> {
        answer(
            self.envelopes
                .create_one_time_code(rpc::request(self.sender.clone(), req))
                .await,
        )
    }

    async fn give(&self, who: &Call, code: &str) -> Result<pb::Signing, String> {
        let req = pb::VerifyOneTimeCodeRequest { code: code.to_owned() };
        answer(self.signing.verify_one_time_code(rpc::request(who.clone(), req)).await)
    }

    async fn ask(&self, who: &Call) -> Result<pb::RequestOneTimeCodeResponse, String> {
        let request = rpc::request(who.clone(), pb::RequestOneTimeCodeRequest {});
        answer(self.signing.request_one_time_code(request).await)
    }
}

/// Six digits that are not these.
fn other(code: &str) -> String {
    let first = if code.starts_with('0') { "1" } else { "0" };
    format!("{first}{}", &code[1..])
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_shown_before_the_code_that_the_senders_program_hands_over() {
    everywhere(|world| async move {
        let sent = sent(&world).await;
        assert!(sent.recipients[0].one_time_code_required && !sent.recipients[1].one_time_code_required);
        let ann = world.come(&sent, 0).await;
        let seen = world.look(&ann).await.unwrap();
        assert!(seen.one_time_code_pending && seen.documents.is_empty() && !seen.access_code_pending);
        assert_eq!(world.consent(&ann).await.unwrap_err(), "ONE_TIME_CODE_REQUIRED");
        assert_eq!(
            world.give(&ann, "123456").await.unwrap_err(),
            "ONE_TIME_CODE_OVER",
            "none was made"
        );
        let asked = world.ask(&ann).await.unwrap();
        assert_eq!((asked.delivery(), asked.expire_time), (Delivery::Sender, None));

        let request = wanted(&sent, 0);
        let code = world.code(request.clone()).await.unwrap();
        assert_eq!(
            world.code(request).await.unwrap(),
            code,
            "a repeated request is one code"
        );
        assert_eq!(
            world.give(&ann, &other(&code.code)).await.unwrap_err(),
            "ONE_TIME_CODE_WRONG"
        );
        let shown = world.give(&ann, &format!(" {} ", code.code)).await.unwrap();
        assert!(!shown.one_time_code_pending && shown.documents.len() == 1);
        world.consent(&ann).await.unwrap();
        world.sign(&ann, pb::SignEnvelopeRequest::default()).await.unwrap();
        let again = world.come(&sent, 0).await;
        assert!(
            world.look(&again).await.unwrap().one_time_code_pending,
            "each link asks for itself"
        );
        assert_eq!(
            world.give(&again, &code.code).await.unwrap_err(),
            "ONE_TIME_CODE_OVER",
            "it works once"
        );
        for (action, count) in [
            ("recipient.one_time_code_requested", 1),
            ("recipient.one_time_code_issued", 1),
            ("recipient.one_time_code_refused", 1),
            ("recipient.one_time_code_accepted", 1),
        ] {
            assert_eq!(world.count(action).await, count, "{action}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_bears_five_tries_and_ten_minutes_and_the_next_one_ends_it() {
    everywhere(|world| async move {
        let sent = sent(&world).await;
        let ann = world.come(&sent, 0).await;
        let code = world.code(wanted(&sent, 0)).await.unwrap().code;
        assert_eq!(
            world.code(wanted(&sent, 0)).await.unwrap_err(),
            "ONE_TIME_CODE_TOO_SOON"
        );
        let guesses = (0..8).map(|_| world.give(&ann, "999999x"));
        let refused = futures::future::join_all(guesses).await;
        let counted = refused
            .iter()
            .filter(|r| r.as_ref().unwrap_err() == "ONE_TIME_CODE_WRONG")
            .count();
        assert_eq!(counted, 5, "of guesses at the same time none goes uncounted");
        assert_eq!(world.give(&ann, &code).await.unwrap_err(), "ONE_TIME_CODE_OVER");

        world.engine.clock.advance(Duration::from_secs(30));
        let old = world.code(wanted(&sent, 0)).await.unwrap().code;
        world.engine.clock.advance(Duration::from_secs(10 * 60));
        assert_eq!(world.give(&ann, &old).await.unwrap_err(), "ONE_TIME_CODE_OVER");

        let first = world.code(wanted(&sent, 0)).await.unwrap().code;
        world.engine.clock.advance(Duration::from_secs(30));
        let second = world.code(wanted(&sent, 0)).await.unwrap().code;
        if first != second {
            assert_eq!(world.give(&ann, &first).await.unwrap_err(), "ONE_TIME_CODE_WRONG");
        }
        world.give(&ann, &second).await.unwrap();
        assert_eq!(
            world.code(wanted(&sent, 1)).await.unwrap_err(),
            "ONE_TIME_CODE_NOT_ASKED"
        );
        let bo = world.come(&sent, 1).await;
        assert_eq!(world.ask(&bo).await.unwrap_err(), "ONE_TIME_CODE_NOT_ASKED");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_of_a_former_person_opens_nothing_for_the_next() {
    everywhere(|world| async move {
        let sent = sent(&world).await;
        let code = world.code(wanted(&sent, 0)).await.unwrap().code;
        let correction = pb::RecipientCorrection {
            recipient_id: sent.recipients[0].id.clone(),
            email: Some("anna@example.org".to_owned()),
            ..Default::default()
        };
        let after = world.correct(&sent.id, vec![correction]).await.unwrap();
        let anna = world.come(&after, 0).await;
        assert_eq!(world.give(&anna, &code).await.unwrap_err(), "ONE_TIME_CODE_OVER");
    })
    .await;
}

/// Keeps what it is given, or is away.
#[derive(Default)]
struct Letters(Mutex<Vec<CodeMessage>>, bool);

#[async_trait]
impl Courier for Letters {
    async fn deliver(&self, message: CodeMessage) -> Result<()> {
        if self.1 {
            return Err(Error::unavailable("MAIL_UNAVAILABLE", "away", "away for a test"));
        }
        self.0.lock().unwrap().push(message);
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_mail_is_sent_the_recipient_asks_for_the_code_and_gets_it() {
    everywhere(|world| async move {
        let letters = Arc::new(Letters::default());
        let mailing = world.another_server().sending(Some(letters.clone()));
        let away = world
            .another_server()
            .sending(Some(Arc::new(Letters(Mutex::default(), true))));
        let sent = sent(&world).await;
        let ann = world.come(&sent, 0).await;
        let ask = || rpc::request(ann.clone(), pb::RequestOneTimeCodeRequest {});
        assert_eq!(
            answer(away.request_one_time_code(ask()).await).unwrap_err(),
            "MAIL_UNAVAILABLE"
        );
        assert_eq!(
            answer(mailing.request_one_time_code(ask()).await).unwrap_err(),
            "ONE_TIME_CODE_TOO_SOON"
        );
        world.engine.clock.advance(Duration::from_secs(30));
        let asked = mailing.request_one_time_code(ask()).await.unwrap().into_inner();
        assert!(asked.delivery() == Delivery::Email && asked.expire_time.is_some());
        let letter = letters.0.lock().unwrap().pop().unwrap();
        assert_eq!(
            (letter.email.as_str(), letter.name.as_str()),
            ("ann@example.com", "Ann")
        );
        assert_eq!(
            (letter.organization.as_str(), letter.envelope.as_str()),
            ("The acme company", "Lease")
        );
        world.give(&ann, &letter.code).await.unwrap();
    })
    .await;
}
