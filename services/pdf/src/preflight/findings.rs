//! The report in sentences.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::{Finding, Preflight, Severity, Xfa, needs_appearances};
use crate::document::Pdf;
use crate::field::Form;
use crate::permission::{self, Change};
use kernel::Error;

/// The refusal as a finding.
pub(super) fn blocking(refusal: &Error) -> Finding {
    finding(Severity::Blocking, refusal.reason(), sentence(refusal.message()))
}

/// Everything a person should know, the most serious first.
pub(super) fn findings(pdf: &Pdf, report: &Preflight, trouble: &[Error]) -> Vec<Finding> {
    let mut findings = vec![summary(report)];
    findings.extend(refusal(pdf).iter().map(blocking));
    findings.extend(trouble.iter().map(unreadable));
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

fn unreadable(cause: &Error) -> Finding {
    let message = format!("A part of it cannot be read: {}.", cause.message());
    warning("PART_UNREADABLE", message).with("cause", cause.message())
}

fn summary(report: &Preflight) -> Finding {
    let version = report.version.as_deref().unwrap_or("?");
    let pages = counted(report.pages.len(), "page");
    let fields = match report.fields.len() {
        0 => String::new(),
        count => format!(" and {}", counted(count, "form field")),
    };
    info("SUMMARY", format!("This is a PDF {version} with {pages}{fields}."))
        .with("version", version)
        .with("pages", report.pages.len())
        .with("fields", report.fields.len())
}

fn structure(report: &Preflight) -> Vec<Finding> {
    let structure = &report.structure;
    let mut findings = vec![];
    if let Some(cause) = &structure.repaired {
        let message = format!(
            "It is damaged ({cause}). Its objects were found by looking through the whole file; signing appends a \
             complete list of them, so that every program finds the same."
        );
        findings.push(warning("REPAIRED", message).with("cause", cause));
    }
    if structure.hybrid {
        let message = "It is a hybrid-reference file, written for old and new readers at once; it can be signed, but \
                       some validators refuse such files unless told otherwise.";
        findings.push(warning("HYBRID_REFERENCE", message));
    }
    if structure.linearized {
        let message = "It is arranged for fast view on the web; after signing it no longer counts as such.";
        findings.push(info("LINEARIZED", message));
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
        findings.push(warning("PAGE_SIZE_ASSUMED", message).with("page", page.number));
    }
    if let Some(page) = pages.iter().find(|page| page.user_unit != 1.0) {
        let message = format!("Page {} counts in units of {} points.", page.number, page.user_unit);
        let finding = info("USER_UNIT", message);
        findings.push(finding.with("page", page.number).with("points", page.user_unit));
    }
    findings
}

fn encryption(report: &Preflight) -> Vec<Finding> {
    let Some(encryption) = &report.encryption else {
        return vec![];
    };
    let (opened, words) = match (encryption.opened_as_owner, encryption.needs_password) {
        (true, _) => (
            "owner",
            "It was opened with the owner password, which allows everything.",
        ),
        (_, true) => ("user", "It takes a password to read it."),
        (_, false) => ("anybody", "Anybody can read it."),
    };
    let algorithm = &encryption.algorithm;
    let message = format!("It is encrypted with {algorithm} and stays so when signed. {words}");
    vec![
        info("ENCRYPTED", message)
            .with("algorithm", algorithm)
            .with("opened", opened),
    ]
}

fn signatures(report: &Preflight) -> Vec<Finding> {
    let mut findings = vec![];
    if !report.signatures.is_empty() {
        let (count, names) = (report.signatures.len(), report.signatures.join(", "));
        let message = format!(
            "It carries {} ({names}). A further one is appended and leaves them intact; no other field can be added.",
            counted(count, "signature"),
        );
        findings.push(info("SIGNED", message).with("count", count).with("names", names));
    }
    if let Some(level @ (2 | 3)) = report.certification_level {
        let more = if level == 3 {
            ", signing and annotating"
        } else {
            " and signing"
        };
        let message = format!("It is certified and still allows filling{more}.");
        findings.push(info("CERTIFIED", message).with("level", level));
    }
    let empty: Vec<_> = report.empty_signature_fields().collect();
    if !empty.is_empty() {
        let (count, names) = (empty.len(), empty.join(", "));
        let message = format!(
            "It has {} waiting to be signed ({names}).",
            counted(count, "signature field")
        );
        findings.push(
            info("SIGNATURE_FIELDS_EMPTY", message)
                .with("count", count)
                .with("names", names),
        );
    }
    findings
}

fn form(pdf: &Pdf, report: &Preflight) -> Vec<Finding> {
    let mut findings = vec![];
    if report.xfa == Some(Xfa::Static) {
        let message = "Its form also exists as XFA, which some viewers show instead of the pages; values filled here do \
                       not reach it.";
        findings.push(warning("XFA_STATIC", message));
    }
    if needs_appearances(pdf) {
        let message = "It asks viewers to draw its fields anew, so they may look different from viewer to viewer.";
        findings.push(warning("NEED_APPEARANCES", message));
    }
    findings
}

fn content(report: &Preflight) -> Vec<Finding> {
    let mut findings = vec![];
    if report.javascript {
        let message = "It contains JavaScript: what it shows may depend on the program that opens it.";
        findings.push(warning("JAVASCRIPT", message));
    }
    if report.embedded_files > 0 {
        let files = counted(report.embedded_files, "attached file");
        let message = format!("It has {files}; a signature covers what is attached, too.");
        findings.push(info("ATTACHMENTS", message).with("count", report.embedded_files));
    }
    if let Some(claim) = &report.pdf_a {
        let message = format!("It claims to be PDF/A-{claim}; signing keeps to the rules of PDF/A.");
        findings.push(info("PDFA", message).with("flavour", claim));
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

fn info(code: &'static str, message: impl Into<String>) -> Finding {
    finding(Severity::Info, code, message)
}

fn warning(code: &'static str, message: impl Into<String>) -> Finding {
    finding(Severity::Warning, code, message)
}

fn finding(severity: Severity, code: &'static str, message: impl Into<String>) -> Finding {
    Finding {
        severity,
        code,
        details: BTreeMap::new(),
        message: message.into(),
    }
}

impl Finding {
    fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.details.insert(name, value.to_string());
        self
    }
}
