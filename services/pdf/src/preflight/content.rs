//! What is in a file beside its pages: claims, scripts and attachments.

use crate::document::Pdf;
use crate::document::objects::decoded;
use kernel::Result;
use lopdf::{Dictionary, Object};

/// Metadata larger than this is not read.
const MAX_METADATA: usize = 4 << 20;
/// Actions that follow each other, and levels of a name tree.
const MAX_DEPTH: usize = 20;
/// Name tree nodes that are looked at.
const MAX_NODES: usize = 10_000;

/// The version of the header, or the later one that the catalog states (7.5.2).
pub(super) fn version(pdf: &Pdf) -> String {
    let header = pdf
        .bytes()
        .get(5..8)
        .map(|v| String::from_utf8_lossy(v).into_owned())
        .unwrap_or_default();
    let stated = pdf
        .get(pdf.catalog(), b"Version")
        .ok()
        .and_then(|v| v.as_name().map(|v| String::from_utf8_lossy(v).into_owned()).ok());
    stated.filter(|stated| *stated > header).unwrap_or(header)
}

pub(super) fn is_linearized(pdf: &Pdf) -> bool {
    const WORD: &[u8] = b"/Linearized";
    pdf.bytes()[..pdf.bytes().len().min(1024)]
        .windows(WORD.len())
        .any(|w| w == WORD)
}

/// The part and level of `pdfaid` in the XMP metadata (ISO 19005), whether written as attributes or elements.
pub(super) fn pdf_a(pdf: &Pdf) -> Result<Option<String>> {
    let Object::Stream(metadata) = pdf.get(pdf.catalog(), b"Metadata")? else {
        return Ok(None);
    };
    let xmp = decoded(&metadata, MAX_METADATA)?;
    let xmp = String::from_utf8_lossy(&xmp);
    let value = |name: &str| {
        let (_, rest) = xmp.split_once(name)?;
        let value = rest.trim_start_matches(['=', '>', '"', '\'', ' ', '\n', '\r', '\t']);
        let value: String = value.chars().take_while(char::is_ascii_alphanumeric).take(2).collect();
        (!value.is_empty()).then_some(value)
    };
    let level = value("pdfaid:conformance").unwrap_or_default().to_lowercase();
    Ok(value("pdfaid:part").map(|part| part + &level))
}

/// JavaScript in the document, its pages, its annotations or its fields.
pub(super) fn has_javascript(pdf: &Pdf) -> Result<bool> {
    let catalog = pdf.catalog();
    let names = pdf.dictionary(catalog, b"Names")?;
    let named = names.is_some_and(|names| names.has(b"JavaScript"));
    if named || acts_by_script(pdf, catalog, 0)? {
        return Ok(true);
    }
    for page in pdf.pages() {
        let Object::Dictionary(page) = pdf.object(page.id)? else {
            continue;
        };
        if acts_by_script(pdf, &page, 0)? || annotations(pdf, &page, |a| acts_by_script(pdf, a, 0))? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether an action here, or one that it leads to, is a script.
fn acts_by_script(pdf: &Pdf, dictionary: &Dictionary, depth: usize) -> Result<bool> {
    if dictionary.has(b"JS") {
        return Ok(true);
    }
    if depth == MAX_DEPTH {
        return Ok(false);
    }
    for key in [&b"OpenAction"[..], b"A", b"AA", b"Next"] {
        let found = match pdf.get(dictionary, key)? {
            Object::Dictionary(events) if key == b"AA" => events_by_script(pdf, &events, depth)?,
            Object::Dictionary(action) => acts_by_script(pdf, &action, depth + 1)?,
            _ => false,
        };
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Additional actions: one action per event.
fn events_by_script(pdf: &Pdf, events: &Dictionary, depth: usize) -> Result<bool> {
    for (_, action) in events {
        if let Object::Dictionary(action) = pdf.resolve(action)?
            && acts_by_script(pdf, &action, depth + 1)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Files in the document's name tree and in attachment annotations.
pub(super) fn embedded_files(pdf: &Pdf) -> Result<usize> {
    let mut count = 0;
    if let Some(names) = pdf.dictionary(pdf.catalog(), b"Names")?
        && let Some(tree) = pdf.dictionary(&names, b"EmbeddedFiles")?
    {
        count += tree_size(pdf, tree)?;
    }
    let attached = |annotation: &Dictionary| {
        Ok(annotation
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"FileAttachment"))
    };
    for page in pdf.pages() {
        if let Object::Dictionary(page) = pdf.object(page.id)? {
            count += annotations(pdf, &page, attached)?;
        }
    }
    Ok(count)
}

/// How many annotations of a page are of a kind.
fn annotations(pdf: &Pdf, page: &Dictionary, of_kind: impl Fn(&Dictionary) -> Result<bool>) -> Result<usize> {
    let Object::Array(annotations) = pdf.get(page, b"Annots")? else {
        return Ok(0);
    };
    let mut count = 0;
    for annotation in &annotations {
        if let Object::Dictionary(annotation) = pdf.resolve(annotation)? {
            count += usize::from(of_kind(&annotation)?);
        }
    }
    Ok(count)
}

/// How many names a name tree has (7.9.6).
fn tree_size(pdf: &Pdf, root: Dictionary) -> Result<usize> {
    let (mut count, mut nodes, mut stack) = (0, 0, vec![(root, 0)]);
    while let Some((node, depth)) = stack.pop() {
        nodes += 1;
        if let Object::Array(names) = pdf.get(&node, b"Names")? {
            count += names.len() / 2;
        }
        let Object::Array(kids) = pdf.get(&node, b"Kids")? else {
            continue;
        };
        for kid in kids.iter().take(if depth < MAX_DEPTH {
            MAX_NODES.saturating_sub(nodes)
        } else {
            0
        }) {
            if let Object::Dictionary(kid) = pdf.resolve(kid)? {
                stack.push((kid, depth + 1));
            }
        }
        if nodes >= MAX_NODES {
            break;
        }
    }
    Ok(count)
}
