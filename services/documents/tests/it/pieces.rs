//! Files that arrive in pieces.

use std::time::Duration;

use bytes::Bytes;
use contracts::chancery::documents::v1 as wire;
use contracts::chancery::documents::v1::upload_service_client::UploadServiceClient;
use kernel::Caller;
use openssl::sha::sha256;
use tonic::transport::Channel;
use tonic_types::StatusExt as _;

use crate::world::{World, answer, around, download, pdf, reason, request_id, worlds};

type Uploads = UploadServiceClient<Channel>;

const PIECE: usize = 64 << 10;

async fn uploads(world: &World, caller: &Caller) -> Uploads {
    UploadServiceClient::new(world.channel(caller).await)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A PDF of several pieces.
fn file() -> Bytes {
    let (head, tail) = around(3 * PIECE);
    format!("{head}{}{tail}", "x".repeat(3 * PIECE)).into()
}

async fn begin(client: &mut Uploads, file: &Bytes) -> Result<wire::Upload, String> {
    let req = wire::CreateUploadRequest {
        request_id: request_id(),
        name: "contract.pdf".to_owned(),
        size_bytes: file.len() as i64,
        sha256: hex(&sha256(file)),
    };
    answer(client.create_upload(req).await)
}

fn piece(id: &str, file: &Bytes, offset: usize) -> wire::AppendUploadRequest {
    wire::AppendUploadRequest {
        id: id.to_owned(),
        offset: offset as i64,
        chunk: file.slice(offset..file.len().min(offset + PIECE)),
    }
}

async fn append(client: &mut Uploads, req: wire::AppendUploadRequest) -> Result<i64, String> {
    answer(client.append_upload(req).await).map(|answer| answer.next_offset)
}

async fn append_all(client: &mut Uploads, id: &str, file: &Bytes, from: usize) {
    for offset in (from..file.len()).step_by(PIECE) {
        append(client, piece(id, file, offset)).await.unwrap();
    }
}

fn finish(id: &str) -> wire::FinishUploadRequest {
    wire::FinishUploadRequest {
        request_id: request_id(),
        id: id.to_owned(),
        tags: vec!["leases".to_owned()],
        ..Default::default()
    }
}

async fn pieces_left(world: &World) -> i64 {
    let mut tx = world.engine.db.read_system().await.unwrap();
    let sql = "SELECT (SELECT count(*) FROM uploads) + (SELECT count(*) FROM upload_pieces)";
    store::fetch_one!(tx, (i64,), sql).unwrap().0
}

#[tokio::test]
async fn a_file_in_pieces_becomes_the_same_document_as_one_in_a_stream() {
    for world in worlds().await {
        let (person, file) = (world.person(), file());
        let client = &mut uploads(&world, &person).await;
        let upload = begin(client, &file).await.unwrap();
        assert_eq!((upload.next_offset, upload.size_bytes), (0, file.len() as i64));
        append_all(client, &upload.id, &file, 0).await;
        let req = finish(&upload.id);
        let document = client.finish_upload(req.clone()).await.unwrap().into_inner();
        assert_eq!(
            (document.name.as_str(), document.tags.as_slice()),
            ("contract.pdf", &["leases".to_owned()][..])
        );
        let version = document.latest_version.clone().unwrap();
        assert_eq!((version.page_count, version.sha256), (1, hex(&sha256(&file))));
        let reader = &mut world.connect(&person).await;
        assert_eq!(download(reader, &document.id, 0).await.unwrap(), file);
        // The answer got lost.
        assert_eq!(client.finish_upload(req).await.unwrap().into_inner(), document);
        assert_eq!(world.actions().await, ["document.uploaded", "document.downloaded"]);
        assert_eq!(
            (pieces_left(&world).await, world.rows().await),
            (0, [1, 1, 0, 1]),
            "{}",
            world.engine.name
        );
    }
}

#[tokio::test]
async fn a_client_that_lost_its_connection_goes_on_where_it_was() {
    for world in worlds().await {
        let (person, file) = (world.person(), file());
        let client = &mut uploads(&world, &person).await;
        let id = begin(client, &file).await.unwrap().id;
        let first = append(client, piece(&id, &file, 0)).await.unwrap();
        assert_eq!(first, PIECE as i64);
        append(client, piece(&id, &file, PIECE)).await.unwrap();
        // It does not know that its last two calls arrived.
        assert_eq!(append(client, piece(&id, &file, 0)).await.unwrap(), first);

        let client = &mut uploads(&world, &person).await;
        let asked = answer(client.get_upload(wire::GetUploadRequest { id: id.clone() }).await).unwrap();
        assert_eq!(asked.next_offset, 2 * PIECE as i64);
        append_all(client, &id, &file, 2 * PIECE).await;
        client.finish_upload(finish(&id)).await.unwrap();
    }
}

#[tokio::test]
async fn bytes_at_the_wrong_place_are_refused_with_the_right_one() {
    for world in worlds().await {
        let file = file();
        let client = &mut uploads(&world, &world.person()).await;
        let id = begin(client, &file).await.unwrap().id;
        append(client, piece(&id, &file, 0)).await.unwrap();
        let other = Bytes::from(vec![b'x'; PIECE]);
        let foreign = wire::AppendUploadRequest {
            chunk: other.clone(),
            ..piece(&id, &file, 0)
        };
        for wrong in [piece(&id, &file, 2 * PIECE), foreign] {
            let refused = client.append_upload(wrong).await.unwrap_err();
            assert_eq!(reason(&refused), "UPLOAD_OFFSET_WRONG");
            let details = refused.get_error_details();
            assert_eq!(details.error_info().unwrap().metadata["next_offset"], PIECE.to_string());
        }
        let small = wire::AppendUploadRequest {
            chunk: file.slice(PIECE..PIECE + 10),
            ..piece(&id, &file, PIECE)
        };
        assert_eq!(append(client, small).await.unwrap_err(), "UPLOAD_CHUNK_SIZE");
        let last = file.len() / PIECE * PIECE;
        let long = wire::AppendUploadRequest {
            chunk: other,
            ..piece(&id, &file, last)
        };
        assert_eq!(append(client, long).await.unwrap_err(), "UPLOAD_CHUNK_SIZE");
        assert_eq!(
            reason(&client.finish_upload(finish(&id)).await.unwrap_err()),
            "UPLOAD_INCOMPLETE"
        );
    }
}

#[tokio::test]
async fn of_the_same_bytes_sent_at_the_same_time_one_is_kept_and_both_are_answered() {
    for world in worlds().await {
        let (person, file) = (world.person(), file());
        let client = uploads(&world, &person).await;
        let id = begin(&mut client.clone(), &file).await.unwrap().id;
        let twice = (0..4).map(|_| {
            let (mut client, req) = (client.clone(), piece(&id, &file, 0));
            async move { append(&mut client, req).await }
        });
        for answer in futures::future::join_all(twice).await {
            assert_eq!(answer.unwrap(), PIECE as i64);
        }
        assert_eq!(pieces_left(&world).await, 2);
    }
}

#[tokio::test]
async fn what_is_not_the_file_that_was_promised_becomes_no_document() {
    for world in worlds().await {
        let client = &mut uploads(&world, &world.person()).await;
        for (name, digest, expected) in [
            ("plain.pdf", hex(&[7; 32]), "UPLOAD_HASH_MISMATCH"),
            ("html-not-pdf.pdf", String::new(), "PDF_NOT_A_PDF"),
        ] {
            let file = pdf(name);
            let req = wire::CreateUploadRequest {
                name: name.to_owned(),
                size_bytes: file.len() as i64,
                sha256: digest,
                ..Default::default()
            };
            let id = answer(client.create_upload(req).await).unwrap().id;
            append_all(client, &id, &file, 0).await;
            assert_eq!(reason(&client.finish_upload(finish(&id)).await.unwrap_err()), expected);
            let abandon = wire::AbandonUploadRequest {
                request_id: request_id(),
                id: id.clone(),
            };
            client.abandon_upload(abandon.clone()).await.unwrap();
            client.abandon_upload(abandon).await.unwrap();
            assert_eq!(
                append(client, piece(&id, &file, 0)).await.unwrap_err(),
                "RESOURCE_NOT_FOUND"
            );
        }
        assert_eq!((pieces_left(&world).await, world.rows().await), (0, [0; 4]));
    }
}

#[tokio::test]
async fn nobody_adds_to_the_upload_of_another() {
    for world in worlds().await {
        let (person, file) = (world.person(), file());
        let id = begin(&mut uploads(&world, &person).await, &file).await.unwrap().id;
        let colleague = world.engine.caller(person.organization.unwrap(), &["documents.write"]);
        for stranger in [colleague, world.person()] {
            let client = &mut uploads(&world, &stranger).await;
            assert_eq!(
                append(client, piece(&id, &file, 0)).await.unwrap_err(),
                "RESOURCE_NOT_FOUND"
            );
            assert_eq!(
                reason(&client.finish_upload(finish(&id)).await.unwrap_err()),
                "RESOURCE_NOT_FOUND"
            );
        }
    }
}

#[tokio::test]
async fn an_unfinished_upload_is_gone_with_its_bytes_after_a_day() {
    for world in worlds().await {
        let (person, file) = (world.person(), file());
        let client = &mut uploads(&world, &person).await;
        let id = begin(client, &file).await.unwrap().id;
        append(client, piece(&id, &file, 0)).await.unwrap();
        let at_rest = world.files();
        assert_eq!(at_rest.len(), 1);
        let bytes = std::fs::read(&at_rest[0]).unwrap();
        assert!(!bytes.windows(5).any(|part| part == b"%PDF-"), "a piece is encrypted");
        world.engine.clock.advance(Duration::from_secs(24 * 3600 - 1));
        world.sweep().await;
        assert_eq!(pieces_left(&world).await, 2);
        world.engine.clock.advance(Duration::from_secs(1));
        assert_eq!(
            append(client, piece(&id, &file, PIECE)).await.unwrap_err(),
            "RESOURCE_NOT_FOUND"
        );
        world.sweep().await;
        world.engine.clock.advance(Duration::from_secs(2 * 24 * 3600));
        world.sweep().await;
        assert_eq!(
            (pieces_left(&world).await, world.files().len()),
            (0, 0),
            "{}",
            world.engine.name
        );
    }
}

#[tokio::test]
async fn an_organization_has_a_hundred_unfinished_uploads_at_most() {
    for world in worlds().await {
        let file = file();
        let client = &mut uploads(&world, &world.person()).await;
        for _ in 0..100 {
            begin(client, &file).await.unwrap();
        }
        assert_eq!(begin(client, &file).await.unwrap_err(), "UPLOADS_TOO_MANY");
        let large = wire::CreateUploadRequest {
            name: "large.pdf".to_owned(),
            size_bytes: (256 << 20) + 1,
            ..Default::default()
        };
        assert_eq!(
            answer(client.create_upload(large).await).unwrap_err(),
            "DOCUMENT_TOO_LARGE"
        );
        begin(&mut uploads(&world, &world.person()).await, &file).await.unwrap();
    }
}
