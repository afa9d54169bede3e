//! CPU-bound work inside async calls.

use tokio::runtime::{Handle, RuntimeFlavor};

/// Runs work that takes more than a moment without holding up the other tasks of this runtime worker. It may borrow, which
/// `spawn_blocking` cannot.
pub fn off_worker<T>(work: impl FnOnce() -> T) -> T {
    match Handle::try_current().map(|runtime| runtime.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => tokio::task::block_in_place(work),
        // One thread for everything: there is no other to hand the tasks to.
        _ => work(),
    }
}
