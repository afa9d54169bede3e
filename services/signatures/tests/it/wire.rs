//! Validation of anybody's file, as it comes over the wire.

use bytes::{BufMut as _, Bytes, BytesMut};
use contracts::chancery::signatures::v1 as proto;
use contracts::chancery::signatures::v1::signature_service_server::SignatureService as _;
use pki::keys::KeyAlgorithm;
use prost::Message as _;
use proto::validate_file_request::Payload;
use tonic::codec::Codec as _;

use crate::house::{House, now, open, vector};
use crate::world::{World, answer, worlds};

async fn validate(world: &World, parts: Vec<Payload>) -> Result<proto::ValidationReport, String> {
    let mut body = BytesMut::new();
    for part in parts {
        let message = proto::ValidateFileRequest { payload: Some(part) };
        body.put_u8(0);
        body.put_u32(u32::try_from(message.encoded_len()).unwrap());
        message.encode(&mut body).unwrap();
    }
    let mut codec = tonic_prost::ProstCodec::<proto::ValidateFileRequest, proto::ValidateFileRequest>::default();
    let body = http_body_util::Full::new(body.freeze());
    let stream = tonic::Streaming::new_request(codec.decoder(), body, None, None);
    answer(
        world
            .api
            .validate_file(rpc::request(world.call(&world.caller), stream))
            .await,
    )
}

fn chunks(file: &[u8]) -> Vec<Payload> {
    file.chunks(1000)
        .map(|chunk| Payload::Chunk(Bytes::copy_from_slice(chunk)))
        .collect()
}

fn options(trust_pem: String, password: &str) -> Payload {
    Payload::Options(proto::ValidationOptions {
        trust_pem,
        password: password.to_owned(),
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn anybodys_file_is_validated_with_the_roots_that_came_along() {
    let house = House::new();
    let signed = house
        .person(KeyAlgorithm::EcdsaP256)
        .sign(open(&vector("plain.pdf")), None)
        .await
        .unwrap();
    let root = String::from_utf8(house.authority.certificate().to_pem().unwrap()).unwrap();
    for world in worlds().await {
        let since = kernel::Clock::now(world.engine.clock.as_ref());
        world.engine.clock.advance(now().since(since));
        let report = validate(&world, chunks(&signed.bytes)).await.unwrap();
        assert!(!report.passed);
        assert_eq!(report.signatures[0].sub_indication, "NO_CERTIFICATE_CHAIN_FOUND");
        let trusted = [vec![options(root.clone(), "")], chunks(&signed.bytes)].concat();
        let report = validate(&world, trusted).await.unwrap();
        assert!(report.passed);
        assert_eq!(
            (report.sha256.len(), report.signatures[0].revocation.as_str()),
            (64, "NOT_CHECKED")
        );
        // What somebody trusts once, nobody trusts afterwards.
        assert!(!validate(&world, chunks(&signed.bytes)).await.unwrap().passed);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_without_signatures_is_an_answer_and_junk_a_refusal() {
    for world in worlds().await {
        let report = validate(&world, chunks(&vector("plain.pdf"))).await.unwrap();
        assert!(!report.passed && report.signatures.is_empty());
        let refused = validate(&world, chunks(&vector("html-not-pdf.pdf"))).await.unwrap_err();
        assert!(refused.starts_with("PDF_"), "{refused}");
        let locked = chunks(&vector("aes256-userpw-titok.pdf"));
        assert_eq!(
            validate(&world, locked.clone()).await.unwrap_err(),
            "PDF_PASSWORD_REQUIRED"
        );
        let opened = [vec![options(String::new(), "titok")], locked].concat();
        assert!(validate(&world, opened).await.unwrap().signatures.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn options_come_first_and_must_be_readable() {
    for world in worlds().await {
        let late = vec![Payload::Chunk(Bytes::from_static(b"%PDF")), options(String::new(), "")];
        assert_eq!(validate(&world, late).await.unwrap_err(), "UPLOAD_HEADER_MISSING");
        let odd = vec![options("no certificate".to_owned(), "")];
        assert_eq!(validate(&world, odd).await.unwrap_err(), "TRUST_PEM_MALFORMED");
    }
}
