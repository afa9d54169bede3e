//! What a PDF is, and whether and why it can or cannot be signed, before anybody spends time on it.

mod content;
mod findings;

use crate::document::xref::Style;
use crate::document::{Page, Pdf};
use crate::field::{Field, FieldType, Form, fields};
use crate::permission;
use bytes::Bytes;
use kernel::{Error, Result};
use lopdf::Object;
use serde::Serialize;
use std::collections::BTreeMap;

/// A report on one file. Lengths are in default user space units: points, unless a page's `user_unit` says otherwise.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Preflight {
    /// Whether nothing stands against signing it; the findings say what does.
    pub can_be_signed: bool,
    /// Bytes.
    pub size: usize,
    /// Such as `1.7`; none when the file cannot be opened.
    pub version: Option<String>,
    /// Its pages in order.
    pub pages: Vec<PageReport>,
    /// How it is encrypted, if it is.
    pub encryption: Option<EncryptionReport>,
    /// The names of the fields that are signed, document time stamps included.
    pub signatures: Vec<String>,
    /// What a certification or a lock still allows: 1 nothing, 2 filling and signing, 3 also annotating.
    pub certification_level: Option<u8>,
    /// Every field of its form.
    pub fields: Vec<Field>,
    /// Its XFA form, if it has one.
    pub xfa: Option<Xfa>,
    /// How its objects are found.
    pub structure: Structure,
    /// The PDF/A part and conformance level it claims, such as `2b`. A claim only: nothing here checks it.
    pub pdf_a: Option<String>,
    /// Whether it has JavaScript.
    pub javascript: bool,
    /// How many files are attached.
    pub embedded_files: usize,
    /// What a person should know, the most serious first.
    pub findings: Vec<Finding>,
}

/// One page as a person sees it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageReport {
    /// 1 for the first.
    pub number: u32,
    /// Left, bottom, right, top.
    pub media_box: [f64; 4],
    /// Left, bottom, right, top of what is shown.
    pub crop_box: [f64; 4],
    /// Degrees clockwise: 0, 90, 180 or 270.
    pub rotate: u16,
    /// Points in one unit.
    pub user_unit: f64,
    /// Width as shown.
    pub width: f64,
    /// Height as shown.
    pub height: f64,
}

/// How a file is encrypted and what its permissions say (ISO 32000-2, Table 22).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EncryptionReport {
    /// Such as `AES-256`.
    pub algorithm: &'static str,
    /// Whether it takes a password only to read it.
    pub needs_password: bool,
    /// Whether it was opened with the owner password, which lifts every permission.
    pub opened_as_owner: bool,
    /// Print.
    pub may_print: bool,
    /// Copy text and pictures.
    pub may_copy: bool,
    /// Change the content, which new fields do.
    pub may_modify: bool,
    /// Annotate.
    pub may_annotate: bool,
    /// Fill and sign the fields there are.
    pub may_fill: bool,
}

/// The kind of XFA form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Xfa {
    /// The pages show the form, XFA repeats it.
    Static,
    /// Only an XFA program can show the form.
    Dynamic,
}

/// How a file's objects are found.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Structure {
    /// The newest cross-reference section is a stream.
    pub xref_stream: bool,
    /// Tables and streams side by side for old and new readers.
    pub hybrid: bool,
    /// Cross-reference sections: one per revision, and one more when linearized.
    pub sections: usize,
    /// Arranged for fast view over a network.
    pub linearized: bool,
    /// Why the cross-reference data could not be used, when it was rebuilt.
    pub repaired: Option<String>,
}

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It cannot be signed.
    Blocking,
    /// It can be signed, and somebody should look.
    Warning,
    /// Good to know.
    Info,
}

/// Something about the file that a person should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How serious it is.
    pub severity: Severity,
    /// Stable name: the reason of a refusal, such as `PDF_CERTIFIED_NO_CHANGES`, or what was found, such as `JAVASCRIPT`.
    pub code: &'static str,
    /// The figures and names in the sentence, by the names that belong to the code.
    pub details: BTreeMap<&'static str, String>,
    /// The sentence in plain English.
    pub message: String,
}

/// Reports on bytes that may not even be a PDF; what cannot be opened has one blocking finding that says why.
#[must_use]
pub fn inspect(bytes: impl Into<Bytes>, password: Option<&str>) -> Preflight {
    let bytes = bytes.into();
    let size = bytes.len();
    match Pdf::open(bytes, password) {
        Ok(pdf) => preflight(&pdf),
        Err(refusal) => Preflight {
            size,
            findings: vec![findings::blocking(&refusal)],
            ..Preflight::default()
        },
    }
}

/// Reports on an open file. A part that cannot be read is reported as such and does not stop the rest.
#[must_use]
pub fn preflight(pdf: &Pdf) -> Preflight {
    let mut trouble = Vec::new();
    let mut report = Preflight {
        size: pdf.bytes().len(),
        version: Some(content::version(pdf)),
        pages: pdf.pages().iter().map(page_report).collect(),
        encryption: encryption(pdf),
        fields: noted(fields(pdf), &mut trouble),
        xfa: noted(xfa(pdf), &mut trouble),
        structure: structure(pdf),
        pdf_a: noted(content::pdf_a(pdf), &mut trouble),
        javascript: noted(content::has_javascript(pdf), &mut trouble),
        embedded_files: noted(content::embedded_files(pdf), &mut trouble),
        ..Preflight::default()
    };
    let form = Form::read(pdf).and_then(|form| permission::level(pdf, &form));
    report.certification_level = noted(form, &mut trouble);
    let signed = report.fields.iter().filter(|field| field.signed);
    report.signatures = signed.map(|field| field.name.clone()).collect();
    report.findings = findings::findings(pdf, &report, &trouble);
    report.can_be_signed = report
        .findings
        .iter()
        .all(|finding| finding.severity != Severity::Blocking);
    report
}

fn noted<T: Default>(part: Result<T>, trouble: &mut Vec<Error>) -> T {
    part.unwrap_or_else(|error| {
        trouble.push(error);
        T::default()
    })
}

fn page_report(page: &Page) -> PageReport {
    PageReport {
        number: page.number,
        media_box: page.media_box,
        crop_box: page.crop_box,
        rotate: page.rotate,
        user_unit: page.user_unit,
        width: page.width(),
        height: page.height(),
    }
}

fn encryption(pdf: &Pdf) -> Option<EncryptionReport> {
    let encryption = pdf.encryption.as_ref()?;
    let bit = |number: u32| encryption.permissions & (1 << (number - 1)) != 0;
    Some(EncryptionReport {
        algorithm: encryption.algorithm,
        needs_password: encryption.needs_password,
        opened_as_owner: encryption.owner,
        may_print: bit(3),
        may_copy: bit(5),
        may_modify: bit(4),
        may_annotate: bit(6),
        may_fill: bit(6) || bit(9),
    })
}

fn xfa(pdf: &Pdf) -> Result<Option<Xfa>> {
    let form = pdf.dictionary(pdf.catalog(), b"AcroForm")?;
    if !form.is_some_and(|form| form.has(b"XFA")) {
        return Ok(None);
    }
    Ok(Some(if permission::is_dynamic(pdf)? {
        Xfa::Dynamic
    } else {
        Xfa::Static
    }))
}

fn structure(pdf: &Pdf) -> Structure {
    let sections = &pdf.xref.sections;
    Structure {
        xref_stream: sections.first().is_some_and(|section| section.style == Style::Stream),
        hybrid: sections.iter().any(|section| section.hybrid.is_some()),
        sections: sections.len(),
        linearized: content::is_linearized(pdf),
        repaired: pdf.repaired.clone(),
    }
}

impl Preflight {
    fn empty_signature_fields(&self) -> impl Iterator<Item = &str> {
        let empty = |field: &&Field| field.kind == FieldType::Signature && !field.signed;
        self.fields.iter().filter(empty).map(|field| field.name.as_str())
    }
}

/// Whether a viewer is asked to draw the fields anew.
fn needs_appearances(pdf: &Pdf) -> bool {
    let form = pdf.dictionary(pdf.catalog(), b"AcroForm").ok().flatten();
    form.is_some_and(|form| form.get(b"NeedAppearances").ok() == Some(&Object::Boolean(true)))
}
