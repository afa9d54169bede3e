//! Memory while many large uploads run at once. Alone in its process, whose high-water mark it reads.

#![allow(clippy::unwrap_used)] // helpers of tests are tests

#[path = "it/world.rs"]
#[allow(dead_code)]
mod world;

use bytes::Bytes;
use contracts::chancery::documents::v1 as wire;
use contracts::chancery::documents::v1::upload_document_request::Payload;
use futures::future::try_join_all;
use futures::{StreamExt as _, stream};
use world::{World, around, header, message};

const UPLOADS: usize = 20;
const MIB: usize = 1 << 20;
/// MiB of one file.
const SIZE: usize = 48;

/// A PDF of one page and a stream of `SIZE` MiB, as messages that share one piece of filling.
fn messages(filling: Bytes) -> impl futures::Stream<Item = wire::UploadDocumentRequest> + Send {
    let (head, tail) = around(SIZE * MIB);
    let chunk = |bytes: Bytes| message(Payload::Chunk(bytes));
    stream::iter([message(Payload::Header(header("large.pdf"))), chunk(head.into())])
        .chain(stream::repeat_with(move || chunk(filling.clone())).take(SIZE))
        .chain(stream::iter([chunk(tail.into())]))
}

fn high_water_mib() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() / 1024
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_large_uploads_at_once_need_the_memory_of_a_few() {
    let world = World::on(store::testing::sqlite().await).await;
    let client = world.connect(&world.person()).await;
    let filling = Bytes::from(vec![b'x'; MIB]);
    let before = high_water_mib();
    let uploads = (0..UPLOADS).map(|_| {
        let (mut client, filling) = (client.clone(), filling.clone());
        async move { client.upload_document(messages(filling)).await }
    });
    let done = try_join_all(uploads).await.unwrap();
    assert!(
        done.iter()
            .all(|document| document.get_ref().latest_version.as_ref().unwrap().page_count == 1)
    );
    let grown = high_water_mib() - before;
    assert!(
        grown < UPLOADS * SIZE / 3,
        "{UPLOADS} uploads of {SIZE} MiB took {grown} MiB"
    );
}
