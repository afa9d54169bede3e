use std::time::Duration;

use futures::stream;

use crate::world::{delete, download, get, header, pdf, upload, worlds};

const DAY: Duration = Duration::from_secs(24 * 3600);

#[tokio::test]
async fn the_bytes_of_a_deleted_document_are_purged_after_ninety_days() {
    for world in worlds().await {
        let client = &mut world.connect(&world.person()).await;
        let kept = upload(client, header("kept.pdf"), &pdf("plain.pdf")).await.unwrap();
        let gone = upload(client, header("gone.pdf"), &pdf("plain.pdf")).await.unwrap();
        delete(client, &gone.id).await.unwrap();
        world.engine.clock.advance(90 * DAY);
        world.sweep().await;
        assert_eq!(world.rows().await, [2, 2, 0, 2], "kept for 90 days");
        world.engine.clock.advance(Duration::from_secs(1));
        world.sweep().await;
        assert_eq!(world.rows().await, [1, 1, 0, 1]);
        assert_eq!(world.files().len(), 1, "{}", world.engine.name);
        assert_eq!(get(client, &kept.id).await.unwrap(), kept);
        assert_eq!(download(client, &kept.id, 0).await.unwrap(), pdf("plain.pdf"));
    }
}

#[tokio::test]
async fn the_bytes_of_an_upload_whose_call_died_are_removed_a_day_later() {
    for world in worlds().await {
        let caller = world.person();
        let organization = caller.organization.unwrap();
        let content = stream::iter([Ok(pdf("plain.pdf"))]);
        let pending = world
            .blobs
            .write(&world.engine.db, organization, content, 1 << 20)
            .await
            .unwrap();
        let mut tx = world.engine.db.begin(&caller).await.unwrap();
        let blob = world.blobs.keep(&mut tx, pending).await.unwrap();
        let now = tx.now();
        let sql = "INSERT INTO document_uploads (blob_id, organization_id, created_at) VALUES ($1, $2, $3)";
        store::execute!(tx, sql, blob, organization, now).unwrap();
        tx.commit().await.unwrap();
        world.engine.clock.advance(DAY);
        world.sweep().await;
        assert_eq!(world.rows().await, [0, 0, 1, 1], "it may still be under way");
        world.engine.clock.advance(Duration::from_secs(1));
        world.sweep().await;
        assert_eq!(world.rows().await, [0; 4]);
        assert!(world.files().is_empty(), "{}", world.engine.name);
    }
}
