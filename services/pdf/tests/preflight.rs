//! The report on each file of the corpus says what the file is.
#![allow(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod common;

use std::collections::BTreeSet;

use common::{index, sign, vector};
use pdf::{Finding, Pdf, Preflight, Severity, SignatureField, Xfa, inspect};

fn report(name: &str) -> Preflight {
    inspect(vector(name), None)
}

fn says(report: &Preflight, severity: Severity, words: &str) -> bool {
    report
        .findings
        .iter()
        .any(|f| f.severity == severity && f.message.contains(words))
}

#[test]
fn a_plain_file_has_nothing_against_it() {
    let report = report("plain.pdf");
    assert!(report.can_be_signed && report.fields.is_empty() && report.encryption.is_none());
    assert_eq!(report.version.as_deref(), Some("1.3"));
    assert_eq!(
        (report.pages.len(), report.pages[0].width, report.pages[0].height),
        (1, 595.0, 842.0)
    );
    assert_eq!(report.findings.len(), 1);
    assert_eq!(report.findings[0].message, "This is a PDF 1.3 with 1 page.");
}

#[test]
fn pages_are_measured_as_they_are_shown() {
    let landscape = report("pdfbox-landscape-hybrid.pdf");
    assert_eq!(
        (
            landscape.pages[0].rotate,
            landscape.pages[0].width,
            landscape.pages[0].height
        ),
        (90, 842.0, 595.0)
    );
    assert!(landscape.structure.hybrid && landscape.structure.linearized);
    assert!(says(&landscape, Severity::Warning, "hybrid-reference"));
    let inherited = report("qpdf-inherited-rotate.pdf");
    assert_eq!(inherited.pages[0].rotate, 90);
    let units = report("odd-lexing.pdf");
    assert_eq!(units.pages[0].user_unit, 2.5);
    assert!(says(&units, Severity::Info, "units of 2.5 points"));
    assert!(says(&report("no-mediabox.pdf"), Severity::Warning, "US Letter"));
}

#[test]
fn encryption_and_permissions_are_named() {
    let owner_only = report("aes256-owneronly.pdf");
    let encryption = owner_only.encryption.as_ref().unwrap();
    assert_eq!(
        (encryption.algorithm, encryption.needs_password, encryption.may_modify),
        ("AES-256", false, false)
    );
    assert!(!owner_only.can_be_signed);
    assert_eq!(owner_only.findings[0].code, "PDF_PERMISSIONS_DENIED");
    let owner = inspect(vector("aes256-owneronly.pdf"), Some("gazda"));
    assert!(owner.can_be_signed && owner.encryption.unwrap().opened_as_owner);
    let locked = report("aes256-userpw-titok.pdf");
    assert_eq!(
        (locked.can_be_signed, locked.findings[0].code),
        (false, "PDF_PASSWORD_REQUIRED")
    );
    assert_eq!(report("qpdf-v4-aes.pdf").encryption.unwrap().algorithm, "AES-128");
    assert_eq!(report("rc4-owneronly.pdf").encryption.unwrap().algorithm, "RC4");
}

#[test]
fn signatures_and_certification_are_named() {
    let twice = report("pyhanko-signed-twice.pdf");
    assert_eq!(twice.signatures.len(), 2);
    assert!(twice.can_be_signed && says(&twice, Severity::Info, "2 signatures (Sig1, Sig2)"));
    let certified = report("pyhanko-certified.pdf");
    assert_eq!(
        (certified.certification_level, certified.can_be_signed),
        (Some(1), false)
    );
    assert_eq!(certified.findings[0].code, "PDF_CERTIFIED_NO_CHANGES");
    let waiting = report("pyhanko-two-fields.pdf");
    assert!(says(
        &waiting,
        Severity::Info,
        "2 signature fields waiting to be signed (Sig1, Sig2)"
    ));
}

#[test]
fn a_broken_file_says_that_it_was_repaired() {
    for name in ["pyhanko-badxref.pdf", "xref-prev-self-loop.pdf"] {
        let report = report(name);
        assert!(report.can_be_signed && report.structure.repaired.is_some(), "{name}");
        assert!(says(&report, Severity::Warning, "It is damaged ("), "{name}");
    }
    assert_eq!(report("html-not-pdf.pdf").findings[0].code, "PDF_NOT_A_PDF");
    assert_eq!(report("zero-bytes.pdf").findings[0].code, "PDF_EMPTY");
}

#[test]
fn claims_and_structure_are_read() {
    assert_eq!(report("verapdf-1b-pass.pdf").pdf_a.as_deref(), Some("1b"));
    let compact = report("linearized-xrefstm.pdf");
    assert!(compact.structure.linearized && compact.structure.xref_stream && !compact.structure.hybrid);
    assert_eq!(compact.pages.len(), 3);
}

/// A catalog with more in it, as an update of the plain file.
fn with_catalog(extra: &str) -> Vec<u8> {
    let mut file = vector("plain.pdf");
    let text = String::from_utf8_lossy(&file).into_owned();
    let previous: usize = text
        .rsplit("startxref")
        .next()
        .unwrap()
        .split_whitespace()
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let old = Pdf::open(file.clone(), None).unwrap();
    let pages = old.trailer().get(b"Root").unwrap().as_reference().unwrap();
    let catalog = old.object(pages).unwrap();
    let tree = catalog
        .as_dict()
        .unwrap()
        .get(b"Pages")
        .unwrap()
        .as_reference()
        .unwrap();
    let offset = file.len();
    let object = format!(
        "{} 0 obj\n<</Type/Catalog/Pages {} 0 R{extra}>>\nendobj\n",
        pages.0, tree.0
    );
    let start = offset + object.len();
    let tail = format!(
        "{object}xref\n{} 1\n{offset:010} 00000 n \ntrailer\n<</Size 50/Root {} 0 R/Prev {previous}>>\nstartxref\n{start}\n%%EOF\n",
        pages.0, pages.0
    );
    file.extend(tail.into_bytes());
    file
}

#[test]
fn scripts_attachments_and_xfa_are_found() {
    let script = inspect(
        with_catalog("/OpenAction<</S/GoTo/Next<</S/JavaScript/JS(app.alert\\(1\\))>>>>"),
        None,
    );
    assert!(script.javascript && says(&script, Severity::Warning, "JavaScript"));
    let files = inspect(
        with_catalog("/Names<</EmbeddedFiles<</Kids[<</Names[(a)<<>>(b)<<>>]>>]>>>>"),
        None,
    );
    assert_eq!(files.embedded_files, 2);
    let fixed = inspect(with_catalog("/AcroForm<</Fields[]/XFA(x)/NeedAppearances true>>"), None);
    assert_eq!((fixed.xfa, fixed.can_be_signed), (Some(Xfa::Static), true));
    assert!(says(&fixed, Severity::Warning, "draw its fields anew"));
    let dynamic = inspect(with_catalog("/AcroForm<</Fields[]/XFA(x)>>/NeedsRendering true"), None);
    assert_eq!(
        (dynamic.xfa, dynamic.findings[0].code),
        (Some(Xfa::Dynamic), "PDF_DYNAMIC_FORM")
    );
}

#[test]
fn a_report_is_plain_data_and_a_signed_file_is_described_again() {
    let signed = sign(
        &Pdf::open(vector("plain.pdf"), None).unwrap(),
        SignatureField::invisible("S"),
    )
    .unwrap();
    let report = serde_json::to_value(inspect(signed, None)).unwrap();
    assert_eq!(report["signatures"][0], "S");
    assert_eq!(report["fields"][0]["kind"], "signature");
}

/// Code and names of details, as the contract writes them.
fn spelled(finding: &Finding) -> String {
    let names: BTreeSet<_> = finding.details.keys().copied().collect();
    format!("{} {names:?}", finding.code)
}

/// Those of the contract: `CODE` alone, or `CODE` (first, second: its values).
fn contract() -> BTreeSet<String> {
    let text = include_str!("../../../proto/chancery/documents/v1/document.proto");
    let (_, text) = text.split_once("// Stable name. Blocking").unwrap();
    let (text, _) = text.split_once("string code = 2").unwrap();
    let (_, list) = text.split_once("names of its details:").unwrap();
    let list = list.replace("//", "");
    let codes = list
        .split('`')
        .skip(1)
        .step_by(2)
        .zip(list.split('`').skip(2).step_by(2));
    let codes = codes.filter(|(code, _)| code.chars().all(|c| c.is_ascii_uppercase() || c == '_'));
    codes
        .map(|(code, after)| format!("{code} {:?}", names(after)))
        .collect()
}

fn names(after: &str) -> BTreeSet<&str> {
    let inside = after.trim_start().strip_prefix('(').unwrap_or_default();
    let inside = inside.split(')').next().unwrap_or_default();
    let parts = inside
        .split([',', ';'])
        .map(|name| name.split(':').next().unwrap_or_default().trim());
    parts.filter(|name| !name.is_empty()).collect()
}

#[test]
fn every_finding_has_the_code_and_the_details_that_the_contract_names() {
    let contract = contract();
    assert_eq!(contract.len(), 16, "{contract:?}");
    let mut found = BTreeSet::new();
    let corpus = index().into_iter().map(|v| inspect(v.bytes, v.password.as_deref()));
    let made = [
        "/Names<</EmbeddedFiles<</Names[(a)<<>>]>>>>",
        "/AcroForm<</Fields[]/XFA(x)/NeedAppearances true>>",
    ];
    for report in corpus.chain(made.map(|extra| inspect(with_catalog(extra), None))) {
        for finding in report.findings.iter().filter(|f| f.severity != Severity::Blocking) {
            assert!(
                contract.contains(&spelled(finding)),
                "{finding:?} is not in {contract:?}"
            );
            found.insert(spelled(finding));
        }
    }
    assert!(found.len() >= 12, "{found:?}");
}
