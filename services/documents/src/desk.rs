//! Where files are looked into: whole files in memory, so only as many at a time as fit.

use std::sync::{Arc, LazyLock};

use kernel::{Error, Result};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

const MIB: u64 = 1 << 20;
/// Bytes of files that are looked into at the same time, in MiB. A larger file has the desk to itself.
const ROOM: u32 = 128;
/// What looking into the smallest file is taken for: it needs a core more than it needs memory.
const LEAST: u32 = 16;

/// One for the process: memory is the process's.
static DESK: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(ROOM as usize)));

/// Room for one file; freed when dropped.
pub struct Place {
    _permit: OwnedSemaphorePermit,
}

/// Waits for room for a file of `size` bytes.
///
/// # Errors
/// `INTERNAL`, which does not happen: the desk is never closed.
pub async fn place(size: u64) -> Result<Place> {
    let mib = u32::try_from(size.div_ceil(MIB)).unwrap_or(ROOM).clamp(LEAST, ROOM);
    let permit = DESK.clone().acquire_many_owned(mib).await.map_err(Error::internal)?;
    Ok(Place { _permit: permit })
}

impl Place {
    /// Runs CPU-bound work on the file off the async threads. The place is kept until the work ends, also when nobody
    /// waits for it any more.
    ///
    /// # Errors
    /// Those of the work; `INTERNAL` when it panics.
    pub async fn work<T: Send + 'static>(self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(self);
            done
        });
        done.await.map_err(Error::internal)?
    }
}
