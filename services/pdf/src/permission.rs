//! What may be changed in a file: by its certification (ISO 32000-2, 12.8.2.2), its locks (12.8.2.4), its encryption
//! (7.6.4.2) and its form.

use crate::document::Pdf;
use crate::error;
use crate::field::{Form, Lock};
use kernel::Result;
use lopdf::{Dictionary, Object};

/// Something to be done to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    NewField,
    NewSignatureField,
    Fill,
    Sign,
    /// A document time stamp, which is always allowed to a signed file (12.8.2.2.2).
    TimeStamp,
}

/// Bit 4 of `/P`: change the content.
const MODIFY: u32 = 1 << 3;
/// Bit 6: annotate and fill; with bit 4, make fields.
const ANNOTATE: u32 = 1 << 5;
/// Bit 9: fill and sign the fields there are.
const FILL: u32 = 1 << 8;

/// Refuses a change that the file does not allow.
pub(crate) fn check(pdf: &Pdf, form: &Form, change: Change) -> Result<()> {
    check_certification(pdf, form, change)?;
    check_encryption(pdf, change)?;
    if change == Change::NewField && form.signed().next().is_some() {
        return Err(error::signed_no_new_fields());
    }
    if pdf.is_repaired() && form.signed().next().is_some() {
        return Err(error::damaged("it is signed and its cross-reference data is broken"));
    }
    if is_dynamic(pdf)? {
        return Err(error::dynamic_form());
    }
    Ok(())
}

fn check_certification(pdf: &Pdf, form: &Form, change: Change) -> Result<()> {
    match (level(pdf, form)?, change) {
        (Some(1), Change::TimeStamp) | (None, _) => Ok(()),
        (Some(1), _) => Err(error::certified()),
        (Some(_), Change::NewField) => Err(error::certified_no_new_fields()),
        (Some(_), _) => Ok(()),
    }
}

fn check_encryption(pdf: &Pdf, change: Change) -> Result<()> {
    let Some(encryption) = pdf.encryption.as_ref().filter(|e| !e.owner) else {
        return Ok(());
    };
    let has = |bits: u32| encryption.permissions & bits == bits;
    let allowed = match change {
        Change::NewField | Change::NewSignatureField | Change::TimeStamp => has(MODIFY | ANNOTATE),
        Change::Fill | Change::Sign => has(ANNOTATE) || has(FILL),
    };
    allowed.then_some(()).ok_or_else(error::permissions)
}

/// Whether the form is drawn by XFA alone, so that the pages are only a notice.
pub(crate) fn is_dynamic(pdf: &Pdf) -> Result<bool> {
    Ok(pdf.get(pdf.catalog(), b"NeedsRendering")? == Object::Boolean(true))
}

/// The strictest DocMDP level (1, 2 or 3) of the certification and of every signature that sets one.
pub(crate) fn level(pdf: &Pdf, form: &Form) -> Result<Option<u8>> {
    let mut levels = vec![];
    if let Some(permissions) = pdf.dictionary(pdf.catalog(), b"Perms")?
        && let Some(signature) = pdf.dictionary(&permissions, b"DocMDP")?
    {
        // A certification without its parameters stands for level 2, their default.
        levels.push(document_level(pdf, &signature)?.unwrap_or(2));
    }
    for field in form.signed() {
        if let Ok(signature) = field.value.as_dict() {
            levels.extend(document_level(pdf, signature)?);
        }
        // Since PDF 2.0 the lock of a field can set a level, too (Table 236).
        if let Some(lock) = pdf.dictionary(&field.dictionary, b"Lock")?
            && let Ok(level) = pdf.get(&lock, b"P")?.as_i64()
        {
            levels.push(level.clamp(1, 3) as u8);
        }
    }
    Ok(levels.into_iter().min())
}

fn document_level(pdf: &Pdf, signature: &Dictionary) -> Result<Option<u8>> {
    let Some(parameters) = transform(pdf, signature, b"DocMDP")? else {
        return Ok(None);
    };
    let level = pdf.get(&parameters, b"P")?.as_i64().unwrap_or(2);
    // Below 1 there is no level: read it as the strictest.
    Ok(Some(level.clamp(1, 3) as u8))
}

/// The locks that signatures have put on fields.
pub(crate) fn locks(pdf: &Pdf, form: &Form) -> Result<Vec<Lock>> {
    let mut locks = vec![];
    for field in form.signed() {
        if let Ok(signature) = field.value.as_dict()
            && let Some(parameters) = transform(pdf, signature, b"FieldMDP")?
        {
            locks.extend(Lock::read(pdf, &parameters)?);
        }
    }
    Ok(locks)
}

/// The parameters of a signature's transform of this method (12.8.2.1).
fn transform(pdf: &Pdf, signature: &Dictionary, method: &[u8]) -> Result<Option<Dictionary>> {
    let Object::Array(references) = pdf.get(signature, b"Reference")? else {
        return Ok(None);
    };
    for reference in &references {
        let Object::Dictionary(reference) = pdf.resolve(reference)? else {
            continue;
        };
        if pdf.get(&reference, b"TransformMethod")?.as_name().ok() == Some(method) {
            return Ok(Some(
                pdf.dictionary(&reference, b"TransformParams")?.unwrap_or_default(),
            ));
        }
    }
    Ok(None)
}
