use std::time::Duration;

use bytes::Bytes;
use contracts::chancery::documents::v1::upload_document_request::Payload;
use futures::{StreamExt as _, stream};
use openssl::sha::sha256;

use crate::world::{World, download, header, message, pdf, request_id, send, upload, worlds};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn a_file_comes_back_as_it_went_in_with_what_is_known_of_it() {
    for world in worlds().await {
        let client = &mut world.connect(&world.person()).await;
        let file = pdf("qpdf-v4-aes.pdf");
        let document = upload(client, header(" contract.pdf "), &file).await.unwrap();
        assert_eq!(
            (document.name.as_str(), document.original_name.as_str()),
            ("contract.pdf", "contract.pdf")
        );
        let version = document.latest_version.unwrap();
        assert_eq!(
            (version.number, version.page_count, version.size_bytes),
            (1, 30, file.len() as i64)
        );
        assert_eq!(version.sha256, hex(&sha256(&file)));
        let preflight = version.preflight.unwrap();
        assert_eq!((preflight.pages.len(), preflight.encrypted), (30, true));
        assert!(
            preflight
                .findings
                .iter()
                .all(|finding| !finding.message.is_empty() && !finding.code.is_empty())
        );
        assert_eq!(download(client, &document.id, 0).await.unwrap(), file);
        assert_eq!(world.actions().await, ["document.uploaded", "document.downloaded"]);
        assert_eq!(world.rows().await, [1, 1, 0, 1], "{}", world.engine.name);
    }
}

#[tokio::test]
async fn nothing_is_readable_at_rest() {
    for world in worlds().await {
        let client = &mut world.connect(&world.person()).await;
        let file = pdf("plain.pdf");
        upload(client, header("a.pdf"), &file).await.unwrap();
        let files = world.files();
        assert_eq!(files.len(), 1);
        let at_rest = std::fs::read(&files[0]).unwrap();
        assert!(!at_rest.windows(5).any(|part| part == b"%PDF-"));
    }
}

#[tokio::test]
async fn a_rotated_page_is_described_as_a_person_sees_it() {
    for world in worlds().await {
        let client = &mut world.connect(&world.person()).await;
        let document = upload(client, header("a.pdf"), &pdf("pdfbox-landscape-hybrid.pdf"))
            .await
            .unwrap();
        let page = document.latest_version.unwrap().preflight.unwrap().pages[0];
        assert_eq!(page.rotation, 90);
        assert!(page.width > page.height, "{page:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_signed_is_refused_with_the_reason_and_nothing_is_kept() {
    for world in worlds().await {
        let client = &mut world.connect(&world.person()).await;
        for (name, reason) in [
            ("zero-bytes.pdf", "PDF_EMPTY"),
            ("html-not-pdf.pdf", "PDF_NOT_A_PDF"),
            ("aes256-userpw-titok.pdf", "PDF_PASSWORD_REQUIRED"),
            ("pyhanko-certified.pdf", "PDF_CERTIFIED_NO_CHANGES"),
        ] {
            assert_eq!(upload(client, header(name), &pdf(name)).await.unwrap_err(), reason);
        }
        assert_eq!(world.rows().await, [0; 4]);
        assert!(world.actions().await.is_empty());
        world.sweep().await;
        assert!(world.files().is_empty(), "{}", world.engine.name);
    }
}

#[tokio::test]
async fn a_wrong_hash_or_a_message_out_of_order_is_refused() {
    for world in worlds().await {
        let client = &mut world.connect(&world.person()).await;
        let file = pdf("plain.pdf");
        let mut wrong = header("a.pdf");
        wrong.sha256 = hex(&[7; 32]);
        assert_eq!(upload(client, wrong, &file).await.unwrap_err(), "UPLOAD_HASH_MISMATCH");
        let chunk = message(Payload::Chunk(file.clone()));
        let first = message(Payload::Header(header("a.pdf")));
        assert_eq!(send(client, vec![]).await.unwrap_err(), "UPLOAD_HEADER_MISSING");
        assert_eq!(
            send(client, vec![chunk.clone()]).await.unwrap_err(),
            "UPLOAD_HEADER_MISSING"
        );
        let twice = vec![first.clone(), chunk, first.clone()];
        assert_eq!(send(client, twice).await.unwrap_err(), "UPLOAD_HEADER_REPEATED");
        let large = message(Payload::Chunk(vec![0; (1 << 20) + 1].into()));
        assert_eq!(send(client, vec![first, large]).await.unwrap_err(), "VALIDATION_FAILED");
        let mut tagged = header("a.pdf");
        tagged.tags = vec![" ".to_owned()];
        assert_eq!(upload(client, tagged, &file).await.unwrap_err(), "TEXT_INVALID");
        let mut right = header("a.pdf");
        right.sha256 = hex(&sha256(&file));
        upload(client, right, &file).await.unwrap();
        assert_eq!(world.rows().await, [1, 1, 0, 1]);
    }
}

#[tokio::test]
async fn an_upload_that_is_too_large_is_refused_and_leaves_nothing() {
    let world = World::on(store::testing::sqlite().await).await;
    let client = &mut world.connect(&world.person()).await;
    let mib = Bytes::from(vec![b'x'; 1 << 20]);
    let mut messages = vec![message(Payload::Header(header("large.pdf")))];
    messages.extend((0..257).map(|_| message(Payload::Chunk(mib.clone()))));
    assert_eq!(send(client, messages).await.unwrap_err(), "DOCUMENT_TOO_LARGE");
    assert_eq!(world.rows().await, [0; 4]);
    assert!(world.files().is_empty());
}

#[tokio::test]
async fn an_upload_that_is_given_up_leaves_nothing() {
    for world in worlds().await {
        let mut client = world.connect(&world.person()).await;
        let mib = Bytes::from(vec![b'x'; 1 << 20]);
        let sent = vec![
            message(Payload::Header(header("half.pdf"))),
            message(Payload::Chunk(mib.clone())),
            message(Payload::Chunk(mib)),
        ];
        let (underway, mut waiting) = tokio::sync::mpsc::channel(1);
        let never_ending = stream::iter(sent).chain(stream::once(async move {
            underway.send(()).await.unwrap();
            std::future::pending().await
        }));
        let call = tokio::spawn(async move { client.upload_document(never_ending).await });
        waiting.recv().await.unwrap();
        until(|| !world.files().is_empty()).await;
        call.abort();
        until(|| world.files().is_empty()).await;
        assert_eq!(world.rows().await, [0; 4], "{}", world.engine.name);
    }
}

/// Waits, at most ten seconds, until something holds.
async fn until(holds: impl Fn() -> bool) {
    for _ in 0..1000 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it never holds");
}

#[tokio::test]
async fn a_repeated_upload_gives_the_first_answer_and_other_bytes_are_another_request() {
    for world in worlds().await {
        let client = &mut world.connect(&world.person()).await;
        let mut named = header("a.pdf");
        named.request_id = request_id();
        let first = upload(client, named.clone(), &pdf("plain.pdf")).await.unwrap();
        let again = upload(client, named.clone(), &pdf("plain.pdf")).await.unwrap();
        assert_eq!(again, first);
        let other = upload(client, named, &pdf("pdfbox-rot270.pdf")).await.unwrap_err();
        assert_eq!(other, "REQUEST_ID_REUSED");
        assert_eq!(world.rows().await, [1, 1, 0, 1]);
        world.sweep().await;
        assert_eq!(world.files().len(), 1, "{}", world.engine.name);
    }
}

#[tokio::test]
async fn a_next_upload_is_a_new_version_and_leaves_the_earlier_bytes_alone() {
    for world in worlds().await {
        let client = &mut world.connect(&world.person()).await;
        let (first, second) = (pdf("plain.pdf"), pdf("linearized-xrefstm.pdf"));
        let document = upload(client, header("a.pdf"), &first).await.unwrap();
        let mut next = header("b.pdf");
        next.document_id = document.id.clone();
        let changed = upload(client, next.clone(), &second).await.unwrap();
        assert_eq!(
            (changed.id.as_str(), changed.name.as_str()),
            (document.id.as_str(), "a.pdf")
        );
        assert_eq!(changed.original_name, "b.pdf");
        assert_ne!(changed.etag, document.etag);
        let version = changed.latest_version.unwrap();
        assert_eq!((version.number, version.page_count), (2, 3));
        assert_eq!(download(client, &document.id, 1).await.unwrap(), first);
        assert_eq!(download(client, &document.id, 0).await.unwrap(), second);
        assert_eq!(
            download(client, &document.id, 3).await.unwrap_err(),
            "DOCUMENT_VERSION_UNKNOWN"
        );
        let stranger = &mut world.connect(&world.person()).await;
        assert_eq!(upload(stranger, next, &second).await.unwrap_err(), "RESOURCE_NOT_FOUND");
        assert_eq!(world.rows().await, [1, 2, 0, 2]);
    }
}

#[tokio::test]
async fn a_changed_byte_at_rest_ends_the_download_with_an_error() {
    for world in worlds().await {
        let client = &mut world.connect(&world.person()).await;
        let document = upload(client, header("a.pdf"), &pdf("pyhanko-signed-twice.pdf"))
            .await
            .unwrap();
        let file = world.files().remove(0);
        let mut bytes = std::fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&file, bytes).unwrap();
        assert_eq!(download(client, &document.id, 0).await.unwrap_err(), "BLOB_DAMAGED");
    }
}
