//! The report in sentences.

use super::{Finding, Preflight, Severity, Xfa, needs_appearances};
use crate::document::Pdf;
use crate::field::Form;
use crate::permission::{self, Change};
use kernel::Error;

/// The refusal as a finding.
pub(super) fn blocking(refusal: &Error) -> Finding {
    Finding {
        severity: Severity::Blocking,
        reason: Some(refusal.reason()),
        message: sentence(refusal.message()),
    }
}

/// Everything a person should know, the most serious first.
pub(super) fn findings(pdf: &Pdf, report: &Preflight, trouble: &[Error]) -> Vec<Finding> {
    let mut findings = vec![info(summary(report))];
    findings.extend(refusal(pdf).iter().map(blocking));
    findings.extend(
        trouble
            .iter()
            .map(|error| warning(format!("A part of it cannot be read: {}.", error.message()))),
    );
    findings.extend(structure(report));
    findings.extend(pages(pdf));
    findings.extend(encryption(report));
    findings.extend(signatures(report));
    findings.extend(form(pdf, report));
    findings.extend(content(report));
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// Why it cannot be signed: neither in a field it has nor in a new one.
fn refusal(pdf: &Pdf) -> Option<Error> {
    let form = match Form::read(pdf) {
        Ok(form) => form,
        Err(error) => return Some(error),
    };
    let existing = form
        .fields
        .iter()
        .any(|f| f.kind == crate::FieldType::Signature && !f.is_signed());
    let change = if existing {
        Change::Sign
    } else {
        Change::NewSignatureField
    };
    permission::check(pdf, &form, change).err()
}

fn summary(report: &Preflight) -> String {
    let version = report.version.as_deref().unwrap_or("?");
    let pages = counted(report.pages.len(), "page");
    let fields = match report.fields.len() {
        0 => String::new(),
        count => format!(" and {}", counted(count, "form field")),
    };
    format!("This is a PDF {version} with {pages}{fields}.")
}

fn structure(report: &Preflight) -> Vec<Finding> {
    let structure = &report.structure;
    let mut findings = vec![];
    if let Some(cause) = &structure.repaired {
        let message = format!(
            "It is damaged ({cause}). Its objects were found by looking through the whole file; signing appends a \
             complete list of them, so that every program finds the same."
        );
        findings.push(warning(message));
    }
    if structure.hybrid {
        let message = "It is a hybrid-reference file, written for old and new readers at once; it can be signed, but \
                       some validators refuse such files unless told otherwise.";
        findings.push(warning(message));
    }
    if structure.linearized {
        findings.push(info(
            "It is arranged for fast view on the web; after signing it no longer counts as such.",
        ));
    }
    findings
}

fn pages(pdf: &Pdf) -> Vec<Finding> {
    let pages = pdf.pages();
    let mut findings = vec![];
    if let Some(page) = pages.iter().find(|page| !page.has_media_box) {
        let message = format!(
            "Page {} does not say how large it is; US Letter is assumed, as viewers do.",
            page.number
        );
        findings.push(warning(message));
    }
    if let Some(page) = pages.iter().find(|page| page.user_unit != 1.0) {
        let message = format!("Page {} counts in units of {} points.", page.number, page.user_unit);
        findings.push(info(message));
    }
    findings
}

fn encryption(report: &Preflight) -> Vec<Finding> {
    let Some(encryption) = &report.encryption else {
        return vec![];
    };
    let opened = match (encryption.opened_as_owner, encryption.needs_password) {
        (true, _) => "It was opened with the owner password, which allows everything.",
        (_, true) => "It takes a password to read it.",
        (_, false) => "Anybody can read it.",
    };
    vec![info(format!(
        "It is encrypted with {} and stays so when signed. {opened}",
        encryption.algorithm
    ))]
}

fn signatures(report: &Preflight) -> Vec<Finding> {
    let mut findings = vec![];
    if !report.signatures.is_empty() {
        let message = format!(
            "It carries {} ({}). A further one is appended and leaves them intact; no other field can be added.",
            counted(report.signatures.len(), "signature"),
            report.signatures.join(", ")
        );
        findings.push(info(message));
    }
    if let Some(level @ (2 | 3)) = report.certification_level {
        let more = if level == 3 {
            ", signing and annotating"
        } else {
            " and signing"
        };
        findings.push(info(format!("It is certified and still allows filling{more}.")));
    }
    let empty: Vec<_> = report.empty_signature_fields().collect();
    if !empty.is_empty() {
        let count = counted(empty.len(), "signature field");
        findings.push(info(format!(
            "It has {count} waiting to be signed ({}).",
            empty.join(", ")
        )));
    }
    findings
}

fn form(pdf: &Pdf, report: &Preflight) -> Vec<Finding> {
    let mut findings = vec![];
    if report.xfa == Some(Xfa::Static) {
        let message = "Its form also exists as XFA, which some viewers show instead of the pages; values filled here do \
                       not reach it.";
        findings.push(warning(message));
    }
    if needs_appearances(pdf) {
        findings.push(warning(
            "It asks viewers to draw its fields anew, so they may look different from viewer to viewer.",
        ));
    }
    findings
}

fn content(report: &Preflight) -> Vec<Finding> {
    let mut findings = vec![];
    if report.javascript {
        findings.push(warning(
            "It contains JavaScript: what it shows may depend on the program that opens it.",
        ));
    }
    if report.embedded_files > 0 {
        let files = counted(report.embedded_files, "attached file");
        findings.push(info(format!(
            "It has {files}; a signature covers what is attached, too."
        )));
    }
    if let Some(claim) = &report.pdf_a {
        findings.push(info(format!(
            "It claims to be PDF/A-{claim}; signing keeps to the rules of PDF/A."
        )));
    }
    findings
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string())
        .unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn info(message: impl Into<String>) -> Finding {
    Finding {
        severity: Severity::Info,
        reason: None,
        message: message.into(),
    }
}

fn warning(message: impl Into<String>) -> Finding {
    Finding {
        severity: Severity::Warning,
        reason: None,
        message: message.into(),
    }
}
