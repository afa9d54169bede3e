//! Pages as pictures, for viewers.

use std::sync::LazyLock;

use bytes::Bytes;
use kernel::Result;
use moka::future::Cache;
use store::{Blobs, Tx};

use crate::document::{StoredVersion, small};
use crate::{artist, desk, error, upload};

const DEFAULT_WIDTH: i32 = 1200;
const WIDTHS: std::ops::RangeInclusive<u32> = 64..=2400;
/// Bytes of pictures that are remembered.
const REMEMBERED: u64 = 64 << 20;

/// A picture is the same for everybody who may see the page: who may is decided before.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    sha256: Vec<u8>,
    page: u32,
    width: u32,
}

/// One for the process: memory is the process's.
static PICTURES: LazyLock<Cache<Key, Bytes>> = LazyLock::new(|| {
    let weight = |key: &Key, png: &Bytes| u32::try_from(key.sha256.len() + png.len()).unwrap_or(u32::MAX);
    Cache::builder().max_capacity(REMEMBERED).weigher(weight).build()
});

/// Draws a page (from 1) of a version as a PNG image `width` pixels (64 to 2400; 0 means 1200) wide. The transaction is
/// ended before the drawing begins.
///
/// # Errors
/// `PDF_PAGE_UNKNOWN`, `PAGE_WIDTH_INVALID`, `PAGE_RENDER_FAILED`; those of the blob.
pub async fn draw(mut tx: Tx, blobs: &Blobs, version: &StoredVersion, page: i32, width: i32) -> Result<Bytes> {
    let key = Key {
        page: known_page(version, page)?,
        width: valid_width(width)?,
        sha256: version.sha256.clone(),
    };
    if let Some(png) = PICTURES.get(&key).await {
        return Ok(png);
    }
    let reader = blobs.read(&mut tx, version.blob).await?;
    drop(tx);
    let place = desk::place(reader.size).await?;
    let file = upload::whole(reader).await?;
    let png = Bytes::from(artist::draw(place, file, key.page, key.width).await?);
    PICTURES.insert(key, png.clone()).await;
    Ok(png)
}

fn known_page(version: &StoredVersion, page: i32) -> Result<u32> {
    let known = u32::try_from(page)
        .ok()
        .filter(|n| (1..=version.page_count).contains(&i64::from(*n)));
    known.ok_or_else(|| error::page_unknown(page, small(version.page_count)))
}

fn valid_width(width: i32) -> Result<u32> {
    let width = if width == 0 { DEFAULT_WIDTH } else { width };
    let valid = u32::try_from(width).ok().filter(|width| WIDTHS.contains(width));
    valid.ok_or_else(error::width_invalid)
}
