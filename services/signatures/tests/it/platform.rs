//! Signing, sealing, keeping and showing, on both engines.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use contracts::chancery::pki::v1::RevokeCertificateRequest;
use contracts::chancery::pki::v1::certificate_service_server::CertificateService as _;
use contracts::chancery::signatures::v1 as proto;
use contracts::chancery::signatures::v1::signature_service_server::SignatureService as _;
use signatures::validation::{Indication, Report, Revocation};
use signatures::{Level, Signatures, SignedDocument};

use crate::house::{House, now, of, vector};
use crate::world::{NAME, World, answer, worlds};

async fn report(world: &World, signed: &SignedDocument) -> Report {
    let report = world
        .signatures
        .validate(&world.caller, signed.bytes.clone(), None)
        .await;
    report.unwrap()
}

async fn get(world: &World, caller: &kernel::Caller, id: &str) -> Result<proto::Signature, String> {
    let request = proto::GetSignatureRequest { id: id.to_owned() };
    answer(world.api.get_signature(rpc::request(world.call(caller), request)).await)
}

async fn list(
    world: &World,
    caller: &kernel::Caller,
    req: proto::ListSignaturesRequest,
) -> proto::ListSignaturesResponse {
    answer(world.api.list_signatures(rpc::request(world.call(caller), req)).await).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_signed_at_the_level_asked_for_in_any_script() {
    for world in worlds().await {
        for level in [Level::B, Level::T] {
            let signed = world
                .signatures
                .sign_document(&world.caller, world.act(level))
                .await
                .unwrap();
            let report = report(&world, &signed).await;
            let own = of(&report, "sign");
            assert!(report.passed, "{:?}", own.explanations);
            assert_eq!((own.level.as_str(), own.revocation), (level.name(), Revocation::Good));
            assert_eq!(own.signer.as_ref().unwrap().name, NAME);
            let kept = signed.signature.unwrap();
            assert_eq!(
                (kept.level(), kept.timestamp_time().is_some()),
                (level, level == Level::T)
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seal_over_a_signature_keeps_it() {
    for world in worlds().await {
        let signed = world
            .signatures
            .sign_document(&world.caller, world.act(Level::T))
            .await
            .unwrap();
        let sealed = world
            .signatures
            .seal_document(&world.caller, world.seal(signed.bytes))
            .await
            .unwrap();
        let report = report(&world, &sealed).await;
        assert!(report.passed);
        assert_eq!(of(&report, "sign").modifications.level, pdf::Level::FormFilling);
        assert_eq!(
            of(&report, "Seal").signer.as_ref().unwrap().name,
            "Őrség és Társa Kft. 株式会社"
        );
    }
}

#[tokio::test]
async fn one_thread_is_enough() {
    for world in worlds().await {
        let signed = world
            .signatures
            .sign_document(&world.caller, world.act(Level::T))
            .await
            .unwrap();
        assert!(report(&world, &signed).await.passed);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fields_are_filled_without_a_signature_too() {
    for world in worlds().await {
        let mut act = world.act(Level::T);
        act.signature = None;
        let filled = world.signatures.sign_document(&world.caller, act).await.unwrap();
        assert!(filled.signature.is_none());
        let report = report(&world, &filled).await;
        assert!(report.signatures.is_empty() && !report.passed);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_stamp_that_cannot_be_had_signs_and_keeps_nothing() {
    for world in worlds().await {
        world.stamper.away.store(true, Ordering::SeqCst);
        let refused = world.signatures.sign_document(&world.caller, world.act(Level::T)).await;
        assert_eq!(refused.err().unwrap().reason(), "TIMESTAMP_UNAVAILABLE");
        assert_eq!(
            (world.count("signatures").await, world.count("validations").await),
            (0, 0)
        );
        world
            .signatures
            .sign_document(&world.caller, world.act(Level::B))
            .await
            .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_recorded_is_shown_with_its_verdict() {
    for world in worlds().await {
        let act = world.act(Level::T);
        let (envelope, recipient) = (act.envelope, act.recipient);
        let signed = world.signatures.sign_document(&world.caller, act).await.unwrap();
        let (document, id) = world.record(&signed).await;
        let shown = get(&world, &world.caller, &id.to_string()).await.unwrap();
        assert_eq!(
            (shown.envelope_id, shown.recipient_id),
            (envelope.to_string(), recipient.to_string())
        );
        assert_eq!((shown.document_id, shown.version_number), (document.to_string(), 2));
        assert_eq!(
            (shown.field_name.as_str(), shown.level.as_str()),
            ("sign", "PAdES-BASELINE-T")
        );
        assert!(shown.timestamp_time.is_some() && !shown.cms.is_empty());
        let verdict = shown.validation.expect("the report can be read back");
        assert_eq!(verdict.indication(), proto::Indication::TotalPassed);
        assert_eq!(
            (verdict.coverage.as_str(), verdict.revocation.as_str()),
            ("WHOLE_FILE", "GOOD")
        );
        assert_eq!((verdict.signer_name.as_str(), verdict.timestamps.len()), (NAME, 1));
        assert_eq!(verdict.modification_level(), proto::ModificationLevel::None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_of_a_document_is_recorded_once() {
    for world in worlds().await {
        let signed = world
            .signatures
            .sign_document(&world.caller, world.act(Level::B))
            .await
            .unwrap();
        let (document, _) = world.record(&signed).await;
        let mut tx = world.engine.db.begin(&world.caller).await.unwrap();
        let again = signatures::record(&mut tx, document, 3, signed.signature.as_ref().unwrap()).await;
        assert_eq!(again.unwrap_err().reason(), "UNIQUE_VIOLATION");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_newest_first_paged_and_filtered() {
    for world in worlds().await {
        let act = world.act(Level::B);
        let envelope = act.envelope;
        let signed = world.signatures.sign_document(&world.caller, act).await.unwrap();
        let mut made = vec![];
        for _ in 0..5 {
            world.engine.clock.advance(Duration::from_secs(1));
            made.push(world.record(&signed).await);
        }
        made.reverse();
        let (mut seen, mut token) = (vec![], String::new());
        loop {
            let page = list(
                &world,
                &world.caller,
                proto::ListSignaturesRequest {
                    page_size: 2,
                    page_token: token,
                    envelope_id: envelope.to_string(),
                    ..Default::default()
                },
            );
            let page = page.await;
            seen.extend(page.signatures.into_iter().map(|signature| signature.id));
            token = page.next_page_token;
            if token.is_empty() {
                break;
            }
        }
        assert_eq!(seen, made.iter().map(|(_, id)| id.to_string()).collect::<Vec<_>>());
        let of_document = list(
            &world,
            &world.caller,
            proto::ListSignaturesRequest {
                document_id: made[3].0.to_string(),
                ..Default::default()
            },
        );
        assert_eq!(of_document.await.signatures[0].id, made[3].1.to_string());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_organization_sees_no_signature() {
    for world in worlds().await {
        let signed = world
            .signatures
            .sign_document(&world.caller, world.act(Level::B))
            .await
            .unwrap();
        let (_, id) = world.record(&signed).await;
        let stranger = world.stranger();
        let refused = get(&world, &stranger, &id.to_string()).await.unwrap_err();
        assert_eq!(refused, "RESOURCE_NOT_FOUND");
        assert!(list(&world, &stranger, Default::default()).await.signatures.is_empty());
        // The database itself hides the rows, where it can.
        if world.engine.name == "postgres" {
            let mut tx = world.engine.db.read(&stranger).await.unwrap();
            for sql in [
                "SELECT count(*) FROM signatures",
                "SELECT count(*) FROM signature_validations",
            ] {
                assert_eq!(store::fetch_one!(tx, (i64,), sql).unwrap().0, 0, "{sql}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_revoked_later_keeps_what_was_stamped_before() {
    for world in worlds().await {
        let stamped = world
            .signatures
            .sign_document(&world.caller, world.act(Level::T))
            .await
            .unwrap();
        let plain = world
            .signatures
            .sign_document(&world.caller, world.act(Level::B))
            .await
            .unwrap();
        world.engine.clock.advance(Duration::from_secs(3600));
        let certificate = stamped.signature.as_ref().unwrap().certificate();
        let request = RevokeCertificateRequest {
            id: certificate.to_string(),
            reason: 1,
            ..Default::default()
        };
        let request = rpc::request(world.call(&world.caller), request);
        let certificates = pki::Certificates::new(world.pki.clone());
        answer(certificates.revoke_certificate(request).await).unwrap();
        world.engine.clock.advance(Duration::from_secs(3600));
        assert!(report(&world, &stamped).await.passed);
        let report = report(&world, &plain).await;
        let own = of(&report, "sign");
        assert_eq!(own.indication, Indication::Indeterminate);
        assert_eq!(own.sub_indication.unwrap().to_string(), "REVOKED_NO_POE");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_cannot_be_signed_is_refused_with_the_reason() {
    for world in worlds().await {
        let mut act = world.act(Level::B);
        act.pdf = vector("html-not-pdf.pdf").into();
        let refused = world.signatures.sign_document(&world.caller, act).await.err().unwrap();
        assert!(refused.reason().starts_with("PDF_"), "{refused:?}");
        let mut act = world.act(Level::B);
        act.signature.as_mut().unwrap().0 = "nobody".to_owned();
        let refused = world.signatures.sign_document(&world.caller, act).await.err().unwrap();
        assert_eq!(refused.reason(), "PDF_FIELD_UNKNOWN");
    }
}

/// An authority of somebody else's gives the time stamps.
#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_time_stamp_is_given_out_only_when_its_root_is_trusted() {
    for world in worlds().await {
        let house = House::new();
        let clock = world.engine.clock.clone();
        clock.advance(now().since(kernel::Clock::now(clock.as_ref())));
        let root = house.authority.certificate().clone();
        let (db, pki) = (world.engine.db.clone(), world.pki.clone());
        let signatures = Signatures::new(db, pki, Arc::new(house.stamper), clock);
        let refused = signatures.sign_document(&world.caller, world.act(Level::T)).await;
        assert_eq!(refused.err().unwrap().reason(), "INTERNAL");
        let trusting = signatures.trusting(vec![root]);
        let signed = trusting
            .sign_document(&world.caller, world.act(Level::T))
            .await
            .unwrap();
        assert!(signed.signature.unwrap().timestamp_time().is_some());
    }
}
