//! What a PDF is, as it is kept with a version.

use std::collections::HashMap;

use pdf::Severity;
use serde::{Deserialize, Serialize};

/// The report on a version, short enough to keep.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Preflight {
    /// PDF version, such as `1.7`.
    pub pdf_version: String,
    /// Its pages in order, runs of equal ones together: a book of 10,000 pages has one or two.
    pub pages: Vec<PageRun>,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// Number of signatures it carries.
    pub signature_count: i32,
    /// DocMDP level, or what a lock still allows; 0 when nothing is restricted.
    pub certification_level: i32,
    /// Whether it holds an XFA form.
    pub xfa: bool,
    /// Number of form fields.
    pub form_field_count: i32,
    /// PDF/A flavour it claims.
    pub pdfa: String,
    /// What a person should know, most important first.
    pub findings: Vec<Finding>,
}

/// Pages that look alike, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageRun {
    /// How many.
    pub count: u32,
    /// What each is.
    #[serde(flatten)]
    pub page: PageGeometry,
}

/// A page as a person sees it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageGeometry {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// Clockwise rotation in degrees that the file asks for.
    pub rotation: i32,
}

/// Something a person should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How much it matters.
    pub severity: FindingSeverity,
    /// Stable name: the reason of a refusal, or what was found.
    pub code: String,
    /// The figures and names in the sentence. Files that were looked at before there were any have none.
    #[serde(default)]
    pub details: HashMap<String, String>,
    /// The sentence to show.
    pub message: String,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingSeverity {
    /// Good to know.
    Info,
    /// May surprise somebody.
    Warning,
    /// It cannot be signed.
    Blocking,
}

impl Preflight {
    /// The pages one by one.
    pub fn pages(&self) -> impl Iterator<Item = PageGeometry> {
        self.pages
            .iter()
            .flat_map(|run| std::iter::repeat_n(run.page, run.count as usize))
    }
}

impl From<&pdf::Preflight> for Preflight {
    fn from(report: &pdf::Preflight) -> Self {
        Self {
            pdf_version: report.version.clone().unwrap_or_default(),
            pages: runs(report.pages.iter().map(geometry)),
            encrypted: report.encryption.is_some(),
            signature_count: count(report.signatures.len()),
            certification_level: report.certification_level.map_or(0, i32::from),
            xfa: report.xfa.is_some(),
            form_field_count: count(report.fields.len()),
            pdfa: report.pdf_a.clone().unwrap_or_default(),
            findings: report.findings.iter().map(finding).collect(),
        }
    }
}

fn geometry(page: &pdf::PageReport) -> PageGeometry {
    PageGeometry {
        width: page.width * page.user_unit,
        height: page.height * page.user_unit,
        rotation: i32::from(page.rotate),
    }
}

fn runs(pages: impl Iterator<Item = PageGeometry>) -> Vec<PageRun> {
    let mut runs: Vec<PageRun> = vec![];
    for page in pages {
        match runs.last_mut().filter(|run| run.page == page) {
            Some(run) => run.count += 1,
            None => runs.push(PageRun { count: 1, page }),
        }
    }
    runs
}

fn finding(finding: &pdf::Finding) -> Finding {
    let severity = match finding.severity {
        Severity::Info => FindingSeverity::Info,
        Severity::Warning => FindingSeverity::Warning,
        Severity::Blocking => FindingSeverity::Blocking,
    };
    let details = finding
        .details
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()));
    Finding {
        severity,
        code: finding.code.to_owned(),
        details: details.collect(),
        message: finding.message.clone(),
    }
}

fn count(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn pages_come_out_of_their_runs_as_they_went_in(widths in proptest::collection::vec(1u8..4, 0..40)) {
            let pages = widths.iter().map(|w| PageGeometry { width: f64::from(*w), height: 1.0, rotation: 0 });
            let pages: Vec<_> = pages.collect();
            let kept = Preflight { pages: runs(pages.iter().copied()), ..Preflight::default() };
            prop_assert_eq!(kept.pages().collect::<Vec<_>>(), pages);
            let text = serde_json::to_string(&kept).unwrap();
            prop_assert_eq!(serde_json::from_str::<Preflight>(&text).unwrap(), kept);
        }
    }
}
