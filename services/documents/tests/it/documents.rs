use std::collections::HashMap;

use contracts::chancery::documents::v1 as wire;
use futures::future::join;
use prost_types::FieldMask;

use crate::world::{Client, answer, delete, download, get, header, pdf, request_id, upload, worlds};

async fn update(
    client: &mut Client,
    document: wire::Document,
    mask: Option<&[&str]>,
) -> Result<wire::Document, String> {
    let req = wire::UpdateDocumentRequest {
        request_id: String::new(),
        document: Some(document),
        update_mask: mask.map(|paths| FieldMask {
            paths: paths.iter().map(|p| (*p).to_owned()).collect(),
        }),
    };
    answer(client.update_document(req).await)
}

async fn list(client: &mut Client, tag: &str, size: i32, token: &str) -> wire::ListDocumentsResponse {
    let req = wire::ListDocumentsRequest {
        page_size: size,
        page_token: token.to_owned(),
        tag: tag.to_owned(),
    };
    answer(client.list_documents(req).await).unwrap()
}

#[tokio::test]
async fn name_tags_and_metadata_change_and_a_stale_etag_is_refused() {
    for world in worlds().await {
        let client = &mut world.connect(&world.person()).await;
        let before = upload(client, header("a.pdf"), &pdf("plain.pdf")).await.unwrap();
        let wanted = wire::Document {
            name: "Lease".to_owned(),
            tags: vec!["2026".to_owned(), "lease".to_owned(), "2026".to_owned()],
            metadata: HashMap::from([("customer".to_owned(), "Ж-12 'x' \"y\"".to_owned())]),
            ..before.clone()
        };
        let after = update(client, wanted.clone(), None).await.unwrap();
        assert_eq!((after.name.as_str(), &after.metadata), ("Lease", &wanted.metadata));
        assert_eq!(after.tags, ["2026", "lease"]);
        assert_eq!(after.latest_version, before.latest_version);
        assert_eq!(update(client, wanted, None).await.unwrap_err(), "ETAG_MISMATCH");
        let cleared = wire::Document {
            tags: vec![],
            ..after.clone()
        };
        let cleared = update(client, cleared, Some(&["tags"])).await.unwrap();
        assert!(cleared.tags.is_empty() && cleared.name == "Lease");
        assert_eq!(get(client, &before.id).await.unwrap(), cleared);
        assert_eq!(
            update(client, cleared, Some(&["state"])).await.unwrap_err(),
            "UPDATE_MASK_UNKNOWN_FIELD"
        );
        assert_eq!(
            world.actions().await,
            ["document.uploaded", "document.updated", "document.updated"]
        );
    }
}

#[tokio::test]
async fn of_two_changes_with_the_same_etag_one_is_refused() {
    for world in worlds().await {
        let caller = world.person();
        let (a, b) = (&mut world.connect(&caller).await, &mut world.connect(&caller).await);
        let before = upload(a, header("a.pdf"), &pdf("plain.pdf")).await.unwrap();
        let named = |name: &str| wire::Document {
            name: name.to_owned(),
            ..before.clone()
        };
        let (a, b) = join(update(a, named("A"), None), update(b, named("B"), None)).await;
        let refusals: Vec<_> = [a, b].into_iter().filter_map(Result::err).collect();
        assert_eq!(refusals, ["ETAG_MISMATCH"], "{}", world.engine.name);
    }
}

#[tokio::test]
async fn a_document_that_is_described_beyond_its_limits_is_refused() {
    for world in worlds().await {
        let client = &mut world.connect(&world.person()).await;
        let before = upload(client, header("a.pdf"), &pdf("plain.pdf")).await.unwrap();
        let facts = |n: usize, key: usize, value: usize| {
            (0..n)
                .map(|i| (format!("{i:0>key$}"), "v".repeat(value)))
                .collect::<HashMap<_, _>>()
        };
        let changed = |change: fn(&mut wire::Document)| {
            let mut document = before.clone();
            change(&mut document);
            document
        };
        let too_long = changed(|d| d.name = "x".repeat(256));
        assert_eq!(update(client, too_long, None).await.unwrap_err(), "TEXT_INVALID");
        let control = changed(|d| d.name = "a\u{1}b".to_owned());
        assert_eq!(update(client, control, None).await.unwrap_err(), "TEXT_INVALID");
        let tags = changed(|d| d.tags = (0..51).map(|n| n.to_string()).collect());
        assert_eq!(update(client, tags, None).await.unwrap_err(), "TOO_MANY_ENTRIES");
        for (metadata, reason) in [
            (facts(51, 2, 1), "TOO_MANY_ENTRIES"),
            (facts(1, 65, 1), "TEXT_INVALID"),
            (facts(1, 1, 501), "TEXT_INVALID"),
        ] {
            let document = wire::Document {
                metadata,
                ..before.clone()
            };
            assert_eq!(update(client, document, None).await.unwrap_err(), reason);
        }
        let most = wire::Document {
            metadata: facts(50, 64, 500),
            ..before
        };
        update(client, most, None).await.unwrap();
    }
}

#[tokio::test]
async fn documents_are_listed_newest_first_by_page_and_by_tag() {
    for world in worlds().await {
        let client = &mut world.connect(&world.person()).await;
        for n in 0..5 {
            world.engine.clock.advance(std::time::Duration::from_secs(1));
            let mut named = header(&format!("{n}.pdf"));
            named.tags = if n % 2 == 0 {
                vec!["even".to_owned()]
            } else {
                vec!["odd".to_owned(), "ev".to_owned()]
            };
            upload(client, named, &pdf("plain.pdf")).await.unwrap();
        }
        let names =
            |page: &wire::ListDocumentsResponse| page.documents.iter().map(|d| d.name.clone()).collect::<Vec<_>>();
        let first = list(client, "", 3, "").await;
        assert_eq!(names(&first), ["4.pdf", "3.pdf", "2.pdf"]);
        let second = list(client, "", 3, &first.next_page_token).await;
        assert_eq!(names(&second), ["1.pdf", "0.pdf"]);
        assert_eq!(second.next_page_token, "");
        let even = list(client, "even", 2, "").await;
        assert_eq!(names(&even), ["4.pdf", "2.pdf"]);
        assert!(
            even.documents
                .iter()
                .all(|d| d.latest_version.as_ref().unwrap().number == 1)
        );
        assert_eq!(names(&list(client, "even", 2, &even.next_page_token).await), ["0.pdf"]);
        assert!(list(client, "none", 0, "").await.documents.is_empty());
    }
}

#[tokio::test]
async fn documents_of_another_organization_do_not_exist() {
    for world in worlds().await {
        let ours = &mut world.connect(&world.person()).await;
        let theirs = &mut world.connect(&world.person()).await;
        let document = upload(theirs, header("a.pdf"), &pdf("plain.pdf")).await.unwrap();
        let id = document.id.as_str();
        assert_eq!(get(ours, id).await.unwrap_err(), "RESOURCE_NOT_FOUND");
        assert_eq!(download(ours, id, 0).await.unwrap_err(), "RESOURCE_NOT_FOUND");
        assert_eq!(delete(ours, id).await.unwrap_err(), "RESOURCE_NOT_FOUND");
        assert_eq!(
            update(ours, document.clone(), None).await.unwrap_err(),
            "RESOURCE_NOT_FOUND"
        );
        let versions = wire::ListDocumentVersionsRequest {
            document_id: id.to_owned(),
            ..Default::default()
        };
        let refused = answer(ours.list_document_versions(versions).await).unwrap_err();
        assert_eq!(refused, "RESOURCE_NOT_FOUND");
        let render = wire::RenderPageRequest {
            id: id.to_owned(),
            page: 1,
            width: 64,
        };
        answer(theirs.render_page(render.clone()).await).unwrap();
        assert_eq!(
            answer(ours.render_page(render).await).unwrap_err(),
            "RESOURCE_NOT_FOUND"
        );
        assert!(list(ours, "", 0, "").await.documents.is_empty());
        assert_eq!(get(theirs, id).await.unwrap(), document);
    }
}

#[tokio::test]
async fn a_deleted_document_is_gone_and_deleting_it_again_is_safe_by_request_id() {
    for world in worlds().await {
        let client = &mut world.connect(&world.person()).await;
        let document = upload(client, header("a.pdf"), &pdf("plain.pdf")).await.unwrap();
        let mut req = wire::DeleteDocumentRequest {
            request_id: request_id(),
            id: document.id.clone(),
            etag: "0".to_owned(),
        };
        assert_eq!(
            answer(client.delete_document(req.clone()).await).unwrap_err(),
            "ETAG_MISMATCH"
        );
        req.etag = document.etag;
        for _ in 0..2 {
            answer(client.delete_document(req.clone()).await).unwrap();
        }
        assert_eq!(get(client, &document.id).await.unwrap_err(), "RESOURCE_NOT_FOUND");
        assert_eq!(
            download(client, &document.id, 0).await.unwrap_err(),
            "RESOURCE_NOT_FOUND"
        );
        assert_eq!(delete(client, &document.id).await.unwrap_err(), "RESOURCE_NOT_FOUND");
        assert!(list(client, "", 0, "").await.documents.is_empty());
        assert_eq!(world.actions().await, ["document.uploaded", "document.deleted"]);
    }
}

#[tokio::test]
async fn versions_are_listed_newest_first() {
    for world in worlds().await {
        let client = &mut world.connect(&world.person()).await;
        let document = upload(client, header("a.pdf"), &pdf("plain.pdf")).await.unwrap();
        for _ in 0..2 {
            let mut next = header("a.pdf");
            next.document_id = document.id.clone();
            upload(client, next, &pdf("plain.pdf")).await.unwrap();
        }
        let (mut numbers, mut token) = (vec![], String::new());
        loop {
            let req = wire::ListDocumentVersionsRequest {
                document_id: document.id.clone(),
                page_size: 2,
                page_token: token,
            };
            let page = answer(client.list_document_versions(req).await).unwrap();
            numbers.extend(page.versions.iter().map(|version| version.number));
            token = page.next_page_token;
            if token.is_empty() {
                break;
            }
        }
        assert_eq!(numbers, [3, 2, 1]);
    }
}
