//! Messages of the contract ⇄ this room's types. What arrives is parsed once, here.

use contracts::chancery::documents::v1 as wire;
use kernel::{Id, Result, kinds};
use rpc::timestamp;

use crate::document::{Change, Document, Label, State, StoredVersion, parse_metadata, parse_name, parse_tags, small};
use crate::error;
use crate::pieces::Upload;
use crate::preflight::{Finding, FindingSeverity, PageGeometry, Preflight};
use crate::upload::hex;

/// Pages that are described in an answer.
const MAX_PAGES: usize = 2_000;

/// What an upload is called and found by.
pub fn label(header: &wire::UploadHeader) -> Result<Label> {
    Ok(Label {
        name: parse_name(&header.name, "header.name")?,
        tags: parse_tags(&header.tags, "header.tags")?,
    })
}

/// What a file that came in pieces is called and found by.
pub fn upload_label(name: String, tags: &[String]) -> Result<Label> {
    Ok(Label {
        name,
        tags: parse_tags(tags, "tags")?,
    })
}

/// A digest whose form the contract has checked; none when there is none.
pub fn digest(hex: &str) -> Option<Vec<u8>> {
    let pairs = hex.as_bytes().chunks(2).map(|pair| {
        let digits = std::str::from_utf8(pair).ok()?;
        u8::from_str_radix(digits, 16).ok()
    });
    pairs.collect::<Option<Vec<_>>>().filter(|bytes| !bytes.is_empty())
}

impl From<Upload> for wire::Upload {
    fn from(upload: Upload) -> Self {
        Self {
            id: upload.id.to_string(),
            create_time: Some(timestamp(upload.created_at)),
            expire_time: Some(timestamp(upload.end())),
            name: upload.name,
            size_bytes: upload.size_bytes,
            next_offset: upload.next_offset,
        }
    }
}

/// Which document is to change, and how.
pub fn change(req: &wire::UpdateDocumentRequest) -> Result<(Id<kinds::Document>, Change)> {
    let document = req.document.clone().unwrap_or_default();
    let paths = req.update_mask.as_ref().map_or(&[][..], |mask| &mask.paths);
    if let Some(other) = paths
        .iter()
        .find(|path| !["name", "tags", "metadata"].contains(&path.as_str()))
    {
        return Err(error::mask_unknown(other));
    }
    let asked = |name: &str, set: bool| {
        if paths.is_empty() {
            set
        } else {
            paths.iter().any(|path| path == name)
        }
    };
    let name = asked("name", !document.name.is_empty()).then(|| parse_name(&document.name, "document.name"));
    let tags = asked("tags", !document.tags.is_empty()).then(|| parse_tags(&document.tags, "document.tags"));
    let metadata = asked("metadata", !document.metadata.is_empty())
        .then(|| parse_metadata(document.metadata.iter(), "document.metadata"));
    let change = Change {
        name: name.transpose()?,
        tags: tags.transpose()?,
        metadata: metadata.transpose()?,
        etag: document.etag,
    };
    Ok((Id::parse(&document.id, "document.id")?, change))
}

/// A document with its newest version.
pub fn document(document: Document, latest: StoredVersion) -> wire::Document {
    let state = match document.state {
        State::Processing => wire::document::State::Processing,
        State::Ready => wire::document::State::Ready,
        State::Failed => wire::document::State::Failed,
    };
    wire::Document {
        id: document.id.to_string(),
        etag: document.etag(),
        name: document.name,
        original_name: document.original_name,
        state: state.into(),
        tags: document.tags.0,
        metadata: document.metadata.0.into_iter().collect(),
        latest_version: Some(latest.into()),
        user_id: document.user.to_string(),
        create_time: Some(timestamp(document.created_at)),
        update_time: Some(timestamp(document.updated_at)),
    }
}

impl From<StoredVersion> for wire::DocumentVersion {
    fn from(version: StoredVersion) -> Self {
        Self {
            id: version.id.to_string(),
            document_id: version.document.to_string(),
            number: small(version.number),
            media_type: version.media_type,
            size_bytes: version.size_bytes,
            sha256: hex(&version.sha256),
            page_count: small(version.page_count),
            preflight: Some(version.preflight.0.into()),
            create_time: Some(timestamp(version.created_at)),
        }
    }
}

impl From<Preflight> for wire::Preflight {
    fn from(preflight: Preflight) -> Self {
        Self {
            pages: preflight.pages().take(MAX_PAGES).map(Into::into).collect(),
            pdf_version: preflight.pdf_version,
            encrypted: preflight.encrypted,
            signature_count: preflight.signature_count,
            certification_level: preflight.certification_level,
            xfa: preflight.xfa,
            form_field_count: preflight.form_field_count,
            pdfa: preflight.pdfa,
            findings: preflight.findings.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<PageGeometry> for wire::PageGeometry {
    fn from(page: PageGeometry) -> Self {
        Self {
            width: page.width,
            height: page.height,
            rotation: page.rotation,
        }
    }
}

impl From<Finding> for wire::Finding {
    fn from(finding: Finding) -> Self {
        let severity = match finding.severity {
            FindingSeverity::Info => wire::finding::Severity::Info,
            FindingSeverity::Warning => wire::finding::Severity::Warning,
            FindingSeverity::Blocking => wire::finding::Severity::Blocking,
        };
        Self {
            severity: severity.into(),
            code: finding.code,
            details: finding.details,
            message: finding.message,
        }
    }
}
