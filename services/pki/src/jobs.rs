//! What has to happen without anybody asking.

use std::time::Duration;

use async_trait::async_trait;
use kernel::Result;
use store::{Job, JobHandler};

use crate::Pki;

/// Publishes a new revocation list every day.
pub struct PublishCrl(Pki);

impl PublishCrl {
    /// For this installation.
    #[must_use]
    pub fn new(pki: Pki) -> Self {
        Self(pki)
    }
}

#[async_trait]
impl JobHandler for PublishCrl {
    fn kind(&self) -> &'static str {
        "pki.publish_crl"
    }

    async fn run(&self, _job: &Job) -> Result<()> {
        self.0.fresh_crl().await.map(drop)
    }

    /// Hourly, so that a list is never much older than its day.
    fn every(&self) -> Option<Duration> {
        Some(Duration::from_secs(3600))
    }
}
