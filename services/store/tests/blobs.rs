//! Blobs: every size comes back, and every kind of damage is found.
#![allow(clippy::unwrap_used)] // in the helpers of tests

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use futures::{StreamExt as _, TryStreamExt as _, stream};
use kernel::{Caller, Error, Id, Result, kinds};
use openssl::sha::sha256;
use proptest::prelude::*;
use serde_json::json;
use store::testing::{TestDb, engines_at, sqlite_at};
use store::{BlobSweeper, Blobs, NewJob, Workers};

const CHUNK: usize = 64 * 1024;
const FRAME: usize = CHUNK + 16;
const HEADER: usize = 11;
const LIMIT: u64 = 64 << 20;

fn root(engine: &TestDb) -> PathBuf {
    engine.directory.path().join("blobs")
}

fn files(engine: &TestDb) -> Vec<PathBuf> {
    let entries = |path: &Path| {
        std::fs::read_dir(path)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect::<Vec<_>>()
    };
    entries(&root(engine))
        .iter()
        .flat_map(|directory| entries(directory))
        .collect()
}

fn file_of(engine: &TestDb, id: Id<kinds::Blob>) -> PathBuf {
    files(engine)
        .into_iter()
        .find(|path| path.ends_with(id.to_string()))
        .expect("the file of the blob")
}

fn content(size: usize) -> Vec<u8> {
    (0..size).map(|at| (at % 251) as u8).collect()
}

fn pieces(content: &[u8], size: usize) -> Vec<Result<Bytes>> {
    content
        .chunks(size)
        .map(|piece| Ok(Bytes::copy_from_slice(piece)))
        .collect()
}

async fn put(engine: &TestDb, blobs: &Blobs, caller: &Caller, content: &[u8]) -> Id<kinds::Blob> {
    let organization = caller.organization.unwrap();
    let pending = blobs
        .write(&engine.db, organization, stream::iter(pieces(content, 10_007)), LIMIT)
        .await
        .unwrap();
    assert_eq!(pending.size, content.len() as u64);
    assert_eq!(pending.sha256, sha256(content));
    let mut tx = engine.db.begin(caller).await.unwrap();
    let id = blobs.keep(&mut tx, pending).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn get(engine: &TestDb, blobs: &Blobs, caller: &Caller, id: Id<kinds::Blob>) -> Result<Vec<u8>> {
    let mut tx = engine.db.read(caller).await.unwrap();
    blobs.read_all(&mut tx, id, LIMIT).await
}

#[tokio::test]
async fn files_of_every_size_come_back_as_they_were() {
    for engine in engines_at(1).await {
        let (blobs, caller) = (engine.blobs().await, Caller::system(engine.organization()));
        for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 5 * CHUNK + 3] {
            let content = content(size);
            let id = put(&engine, &blobs, &caller, &content).await;
            assert!(
                get(&engine, &blobs, &caller, id).await.unwrap() == content,
                "{} {size}",
                engine.name
            );
            let frames = size.div_ceil(CHUNK).max(1);
            let stored = std::fs::read(file_of(&engine, id)).unwrap();
            assert_eq!(stored.len(), HEADER + size + 16 * frames);
            assert!(
                size < 64 || !stored.windows(64).any(|bytes| bytes == &content[..64]),
                "it is encrypted"
            );
        }
    }
}

#[tokio::test]
async fn every_kind_of_damage_is_found() {
    let engine = sqlite_at(1).await;
    let (blobs, caller) = (engine.blobs().await, Caller::system(engine.organization()));
    let id = put(&engine, &blobs, &caller, &content(2 * CHUNK + 100)).await;
    let other = put(&engine, &blobs, &caller, &content(2 * CHUNK + 100)).await;
    let path = file_of(&engine, id);
    let good = std::fs::read(&path).unwrap();
    let foreign = std::fs::read(file_of(&engine, other)).unwrap();
    let (first, second, third) = (
        HEADER..HEADER + FRAME,
        HEADER + FRAME..HEADER + 2 * FRAME,
        HEADER + 2 * FRAME..good.len(),
    );
    let part = |range: &std::ops::Range<usize>| &good[range.clone()];
    let header = &good[..HEADER];

    let mut damages: Vec<(String, Vec<u8>)> = vec![
        ("empty".into(), vec![]),
        ("only the header".into(), header.to_vec()),
        (
            "first two swapped".into(),
            [header, part(&second), part(&first), part(&third)].concat(),
        ),
        ("second missing".into(), [header, part(&first), part(&third)].concat()),
        (
            "first doubled".into(),
            [header, part(&first), part(&first), part(&second), part(&third)].concat(),
        ),
        ("last doubled".into(), [&good, part(&third)].concat()),
        (
            "truncated at a frame".into(),
            [header, part(&first), part(&second)].concat(),
        ),
        ("only the last".into(), [header, part(&third)].concat()),
        ("one byte more".into(), [&good[..], &[0]].concat()),
        ("another file".into(), foreign.clone()),
        (
            "a frame of another file".into(),
            [&good[..HEADER + FRAME], &foreign[HEADER + FRAME..]].concat(),
        ),
    ];
    // Magic, version, nonce prefix; body and tag of a middle and of the last frame.
    for at in [
        0,
        3,
        4,
        10,
        HEADER,
        first.end - 1,
        second.start + 5,
        third.start,
        good.len() - 1,
    ] {
        let mut changed = good.clone();
        changed[at] ^= 0x40;
        damages.push((format!("byte {at}"), changed));
    }
    for end in [1, HEADER - 1, HEADER + 7, first.end - 1, first.end + 15, good.len() - 1] {
        damages.push((format!("truncated at {end}"), good[..end].to_vec()));
    }
    for (name, damaged) in damages {
        std::fs::write(&path, damaged).unwrap();
        let error = get(&engine, &blobs, &caller, id)
            .await
            .map(|content| content.len())
            .expect_err(&name);
        assert_eq!(error.reason(), "BLOB_DAMAGED", "{name}");
    }
    std::fs::remove_file(&path).unwrap();
    assert_eq!(
        get(&engine, &blobs, &caller, id)
            .await
            .map(|content| content.len())
            .unwrap_err()
            .reason(),
        "BLOB_DAMAGED"
    );
    std::fs::write(&path, &good).unwrap();
    assert!(get(&engine, &blobs, &caller, id).await.is_ok());
}

/// The row's size alone would not show it: the last chunk is marked as such.
#[tokio::test]
async fn a_file_truncated_together_with_its_row_is_found() {
    let engine = sqlite_at(1).await;
    let (blobs, caller) = (engine.blobs().await, Caller::system(engine.organization()));
    let id = put(&engine, &blobs, &caller, &content(3 * CHUNK)).await;
    let path = file_of(&engine, id);
    let good = std::fs::read(&path).unwrap();
    for frames in [1, 2] {
        std::fs::write(&path, &good[..HEADER + frames * FRAME]).unwrap();
        let size = i64::try_from(frames * CHUNK).unwrap();
        let mut tx = engine.db.begin_system().await.unwrap();
        store::execute!(tx, "UPDATE blobs SET size = $2 WHERE id = $1", id, size).unwrap();
        tx.commit().await.unwrap();
        let error = get(&engine, &blobs, &caller, id)
            .await
            .map(|content| content.len())
            .unwrap_err();
        assert_eq!(error.reason(), "BLOB_DAMAGED");
    }
}

/// Swapping the rows as well does not help: the sealed key belongs to its blob and organization.
#[tokio::test]
async fn a_blob_cannot_take_the_place_of_another() {
    let engine = sqlite_at(1).await;
    let (blobs, caller) = (engine.blobs().await, Caller::system(engine.organization()));
    let id = put(&engine, &blobs, &caller, b"pay 10").await;
    let other = put(&engine, &blobs, &caller, b"pay 99").await;
    std::fs::copy(file_of(&engine, other), file_of(&engine, id)).unwrap();
    let mut tx = engine.db.begin_system().await.unwrap();
    let sql = "UPDATE blobs SET sealed_key = (SELECT sealed_key FROM blobs WHERE id = $2) WHERE id = $1";
    assert_eq!(store::execute!(tx, sql, id, other).unwrap(), 1);
    tx.commit().await.unwrap();
    assert_eq!(
        get(&engine, &blobs, &caller, id)
            .await
            .map(|content| content.len())
            .unwrap_err()
            .reason(),
        "SEAL_BROKEN"
    );
}

#[tokio::test]
async fn a_file_over_the_limit_or_of_a_broken_stream_leaves_nothing() {
    let engine = sqlite_at(1).await;
    let (blobs, organization) = (engine.blobs().await, engine.organization());
    let endless = stream::repeat_with(|| Ok(Bytes::from(vec![0u8; 1000])));
    let error = blobs
        .write(&engine.db, organization, endless, 200_000)
        .await
        .unwrap_err();
    assert_eq!(error.reason(), "FILE_TOO_LARGE");
    assert!(files(&engine).is_empty());

    let broken = stream::iter(pieces(&content(CHUNK * 2), 999)).chain(stream::iter([Err(Error::internal("gone"))]));
    assert!(blobs.write(&engine.db, organization, broken, LIMIT).await.is_err());
    assert!(files(&engine).is_empty());

    let exact = stream::iter(pieces(&content(1000), 100));
    assert!(blobs.write(&engine.db, organization, exact, 1000).await.is_ok());
}

#[tokio::test]
async fn an_upload_given_up_in_the_middle_leaves_no_row_and_no_file() {
    for engine in engines_at(1).await {
        let (blobs, organization) = (engine.blobs().await, engine.organization());
        let stalled = stream::iter(pieces(&content(3 * CHUNK), 1000)).chain(stream::pending());
        let write = blobs.write(&engine.db, organization, stalled, LIMIT);
        assert!(tokio::time::timeout(Duration::from_millis(50), write).await.is_err());
        assert!(files(&engine).is_empty(), "{}", engine.name);
        let mut tx = engine.db.read_system().await.unwrap();
        assert_eq!(
            store::fetch_one!(tx, (i64,), "SELECT count(*) FROM blobs").unwrap().0,
            0
        );
    }
}

#[tokio::test]
async fn another_organization_finds_neither_the_blob_nor_its_key() {
    for engine in engines_at(1).await {
        let (blobs, mine, other) = (
            engine.blobs().await,
            Caller::system(engine.organization()),
            Caller::system(engine.organization()),
        );
        let id = put(&engine, &blobs, &mine, b"ours").await;
        assert_eq!(
            get(&engine, &blobs, &other, id)
                .await
                .map(|content| content.len())
                .unwrap_err()
                .reason(),
            "RESOURCE_NOT_FOUND",
            "{}",
            engine.name
        );
        let mut tx = engine.db.begin(&other).await.unwrap();
        assert_eq!(
            blobs.delete(&mut tx, id).await.unwrap_err().reason(),
            "RESOURCE_NOT_FOUND",
            "{}",
            engine.name
        );
        let pending = blobs
            .write(&engine.db, mine.organization.unwrap(), stream::empty(), LIMIT)
            .await
            .unwrap();
        assert!(blobs.keep(&mut tx, pending).await.is_err(), "{}", engine.name);
    }
}

async fn sweep(engine: &TestDb, blobs: &Blobs) {
    let mut tx = engine.db.begin_system().await.unwrap();
    let run_at = tx.now();
    let job = NewJob {
        kind: "store.sweep_blobs",
        organization: None,
        payload: json!({}),
        run_at,
        unique_key: None,
        max_attempts: 1,
    };
    tx.enqueue(job).await.unwrap();
    tx.commit().await.unwrap();
    let sweeper = BlobSweeper::new(engine.db.clone(), blobs.clone());
    let workers = Workers::new(engine.db.clone(), engine.clock.clone(), vec![Arc::new(sweeper)]);
    assert_eq!(workers.drain().await.unwrap(), 1);
    let mut tx = engine.db.read_system().await.unwrap();
    let dead = "SELECT count(*) FROM jobs WHERE state = 'dead'";
    assert_eq!(store::fetch_one!(tx, (i64,), dead).unwrap().0, 0);
}

#[tokio::test]
async fn the_sweeper_removes_deleted_blobs_and_orphans_of_a_day_and_nothing_else() {
    for engine in engines_at(1).await {
        let (blobs, caller) = (engine.blobs().await, Caller::system(engine.organization()));
        let kept = put(&engine, &blobs, &caller, b"kept").await;
        let deleted = put(&engine, &blobs, &caller, b"deleted").await;
        let organization = caller.organization.unwrap();
        let orphan = blobs
            .write(&engine.db, organization, stream::empty(), LIMIT)
            .await
            .unwrap()
            .id;
        let young = blobs
            .write(&engine.db, organization, stream::empty(), LIMIT)
            .await
            .unwrap()
            .id;
        let abandoned = file_of(&engine, kept).with_extension("part");
        std::fs::write(&abandoned, b"half").unwrap();
        let mut tx = engine.db.begin(&caller).await.unwrap();
        blobs.delete(&mut tx, deleted).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            get(&engine, &blobs, &caller, deleted)
                .await
                .map(|content| content.len())
                .unwrap_err()
                .reason(),
            "RESOURCE_NOT_FOUND"
        );

        // The clock of the test stands at the beginning of 2026.
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(store::testing::START.try_into().unwrap());
        let (fresh, old) = (
            now - Duration::from_secs(23 * 3600),
            now - Duration::from_secs(25 * 3600),
        );
        for path in files(&engine) {
            let modified = if path.ends_with(young.to_string()) { fresh } else { old };
            std::fs::File::options()
                .write(true)
                .open(path)
                .unwrap()
                .set_modified(modified)
                .unwrap();
        }
        sweep(&engine, &blobs).await;
        let mut left = files(&engine);
        left.sort();
        let mut expected = vec![file_of(&engine, kept), file_of(&engine, young)];
        expected.sort();
        assert_eq!(left, expected, "{}: without {orphan}", engine.name);
        assert_eq!(get(&engine, &blobs, &caller, kept).await.unwrap(), b"kept");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_content_in_any_pieces_comes_back_and_any_changed_byte_is_found(
        size in 0..3 * CHUNK, piece in 1..2 * CHUNK, at: prop::sample::Index, bit in 0..8u8,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let engine = sqlite_at(1).await;
            let (blobs, caller) = (engine.blobs().await, Caller::system(engine.organization()));
            let content = content(size);
            let organization = caller.organization.unwrap();
            let written = blobs.write(&engine.db, organization, stream::iter(pieces(&content, piece)), LIMIT).await.unwrap();
            let mut tx = engine.db.begin(&caller).await.unwrap();
            let id = blobs.keep(&mut tx, written).await.unwrap();
            tx.commit().await.unwrap();
            assert!(get(&engine, &blobs, &caller, id).await.unwrap() == content);

            let path = file_of(&engine, id);
            let mut stored = std::fs::read(&path).unwrap();
            let at = at.index(stored.len());
            stored[at] ^= 1 << bit;
            std::fs::write(&path, stored).unwrap();
            let mut tx = engine.db.read(&caller).await.unwrap();
            let damaged = match blobs.read(&mut tx, id).await {
                Err(error) => error,
                Ok(reader) => reader.try_collect::<Vec<_>>().await.unwrap_err(),
            };
            assert_eq!(damaged.reason(), "BLOB_DAMAGED");
        });
    }
}
