use documents::{Pick, add_version, bytes, draw, geometry, hold, latest, make, open, release, version};
use futures::TryStreamExt as _;
use futures::future::join;
use kernel::{Caller, Id, kinds};

use crate::world::{World, delete, header, pdf, upload, worlds};

struct Held {
    caller: Caller,
    document: Id<kinds::Document>,
    envelope: Id<kinds::Envelope>,
}

async fn uploaded(world: &World, name: &str) -> Held {
    let caller = world.person();
    let client = &mut world.connect(&caller).await;
    let document = upload(client, header(name), &pdf(name)).await.unwrap();
    Held {
        caller,
        document: document.id.parse().unwrap(),
        envelope: Id::new(world.engine.clock.as_ref()),
    }
}

#[tokio::test]
async fn a_held_document_stays_until_every_envelope_lets_go() {
    for world in worlds().await {
        let Held {
            caller,
            document,
            envelope,
        } = uploaded(&world, "plain.pdf").await;
        let other: Id<kinds::Envelope> = Id::new(world.engine.clock.as_ref());
        let client = &mut world.connect(&caller).await;
        let mut tx = world.engine.db.begin(&caller).await.unwrap();
        for holder in [envelope, envelope, other] {
            hold(&mut tx, document, holder).await.unwrap();
        }
        tx.commit().await.unwrap();
        for holder in [envelope, other] {
            assert_eq!(
                delete(client, &document.to_string()).await.unwrap_err(),
                "DOCUMENT_IN_USE"
            );
            let mut tx = world.engine.db.begin(&caller).await.unwrap();
            release(&mut tx, holder).await.unwrap();
            tx.commit().await.unwrap();
        }
        delete(client, &document.to_string()).await.unwrap();
        let mut tx = world.engine.db.begin(&caller).await.unwrap();
        assert_eq!(
            hold(&mut tx, document, envelope).await.unwrap_err().reason(),
            "RESOURCE_NOT_FOUND"
        );
    }
}

#[tokio::test]
async fn a_document_is_not_deleted_while_an_envelope_takes_hold_of_it() {
    for world in worlds().await {
        let Held {
            caller,
            document,
            envelope,
        } = uploaded(&world, "plain.pdf").await;
        let client = &mut world.connect(&caller).await;
        let holding = async {
            let mut tx = world.engine.db.begin(&caller).await?;
            hold(&mut tx, document, envelope).await?;
            tx.commit().await
        };
        let (held, deleted) = join(holding, delete(client, &document.to_string())).await;
        assert_ne!(
            held.is_ok(),
            deleted.is_ok(),
            "{}: {held:?} {deleted:?}",
            world.engine.name
        );
    }
}

#[tokio::test]
async fn a_version_that_was_made_is_added_and_read_back() {
    for world in worlds().await {
        let Held {
            caller,
            document,
            envelope,
        } = uploaded(&world, "plain.pdf").await;
        let db = &world.engine.db;
        let file = pdf("linearized-xrefstm.pdf");
        let made = make(db, &world.blobs, &caller, file.clone()).await.unwrap();
        let mut tx = db.begin(&caller).await.unwrap();
        let recipient = Id::new(world.engine.clock.as_ref());
        let added = add_version(&mut tx, &world.blobs, document, made, envelope, Some(recipient))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!((added.number, added.page_count), (2, 3));
        assert_eq!(added.sha256, openssl::sha::sha256(&file));
        let mut tx = db.read(&caller).await.unwrap();
        assert_eq!(version(&mut tx, document, 2).await.unwrap(), added);
        let newest = latest(&mut tx, document).await.unwrap();
        assert_eq!(
            (newest.name.as_str(), newest.ready, newest.number, newest.page_count),
            ("plain.pdf", true, 2, 3)
        );
        assert_eq!(geometry(&mut tx, document, 2).await.unwrap().len(), 3);
        assert_eq!(geometry(&mut tx, document, 1).await.unwrap().len(), 1);
        assert_eq!(
            bytes(&mut tx, &world.blobs, document, Pick::Latest).await.unwrap(),
            file
        );
        let first = open(&mut tx, &world.blobs, document, Pick::Number(1)).await.unwrap();
        let first: Vec<_> = first.try_collect().await.unwrap();
        assert_eq!(first.concat(), pdf("plain.pdf"));
        let png = draw(tx, &world.blobs, document, Pick::from(1), 1, 64).await.unwrap();
        assert_eq!(&png[1..4], b"PNG");
        assert_eq!(world.actions().await, ["document.uploaded", "document.updated"]);
    }
}

#[tokio::test]
async fn versions_added_at_the_same_time_get_numbers_of_their_own() {
    for world in worlds().await {
        let Held {
            caller,
            document,
            envelope,
        } = uploaded(&world, "plain.pdf").await;
        let add = async || {
            let made = make(&world.engine.db, &world.blobs, &caller, pdf("plain.pdf"))
                .await
                .unwrap();
            let mut tx = world.engine.db.begin(&caller).await.unwrap();
            let added = add_version(&mut tx, &world.blobs, document, made, envelope, None)
                .await
                .unwrap();
            tx.commit().await.unwrap();
            added.number
        };
        let (a, b) = join(add(), add()).await;
        assert_eq!((a.min(b), a.max(b)), (2, 3), "{}", world.engine.name);
    }
}

#[tokio::test]
async fn bytes_that_were_made_and_not_kept_leave_nothing() {
    for world in worlds().await {
        let Held {
            caller,
            document,
            envelope,
        } = uploaded(&world, "plain.pdf").await;
        let made = make(&world.engine.db, &world.blobs, &caller, pdf("plain.pdf"))
            .await
            .unwrap();
        let mut tx = world.engine.db.begin(&caller).await.unwrap();
        add_version(&mut tx, &world.blobs, document, made, envelope, None)
            .await
            .unwrap();
        drop(tx);
        assert_eq!(world.rows().await, [1, 1, 0, 1]);
        assert_eq!(world.actions().await, ["document.uploaded"]);
    }
}

#[tokio::test]
async fn another_organization_reaches_nothing() {
    for world in worlds().await {
        let Held { document, envelope, .. } = uploaded(&world, "plain.pdf").await;
        let stranger = world.person();
        let mut tx = world.engine.db.begin(&stranger).await.unwrap();
        assert_eq!(
            latest(&mut tx, document).await.unwrap_err().reason(),
            "RESOURCE_NOT_FOUND"
        );
        assert_eq!(
            version(&mut tx, document, 1).await.unwrap_err().reason(),
            "RESOURCE_NOT_FOUND"
        );
        assert_eq!(
            hold(&mut tx, document, envelope).await.unwrap_err().reason(),
            "RESOURCE_NOT_FOUND"
        );
        let read = bytes(&mut tx, &world.blobs, document, Pick::Latest).await;
        assert_eq!(read.unwrap_err().reason(), "RESOURCE_NOT_FOUND");
    }
}
