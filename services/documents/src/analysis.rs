//! Looking into a file: what it is, and whether it can be signed.

use bytes::Bytes;
use kernel::Result;

use crate::desk::Place;
use crate::error;
use crate::preflight::Preflight;

/// What a version is known to be.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The report.
    pub preflight: Preflight,
    /// Number of pages.
    pub page_count: i64,
    /// Why it cannot be signed, if it cannot.
    refusal: Option<(&'static str, String)>,
}

impl Analysis {
    /// Looks into a file that has a place on the desk.
    ///
    /// # Errors
    /// `INTERNAL`. A file that is no PDF is no error, but an analysis that says so.
    pub async fn of(file: Bytes, place: Place) -> Result<Self> {
        place.work(move || Ok(Self::from(&pdf::inspect(file, None)))).await
    }

    /// The analysis of a file that can be signed.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `PDF_…` with the reason why it cannot.
    pub fn signable(self) -> Result<Self> {
        match &self.refusal {
            Some((reason, message)) => Err(error::unusable(reason, message)),
            None => Ok(self),
        }
    }
}

impl From<&pdf::Preflight> for Analysis {
    fn from(report: &pdf::Preflight) -> Self {
        let blocking = report
            .findings
            .iter()
            .find(|finding| finding.severity == pdf::Severity::Blocking);
        let refusal = blocking.map(|finding| (finding.code, finding.message.clone()));
        Self {
            preflight: Preflight::from(report),
            page_count: i64::try_from(report.pages.len()).unwrap_or(i64::MAX),
            refusal: refusal.filter(|_| !report.can_be_signed),
        }
    }
}
