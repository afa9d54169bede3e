//! A file whose cross-reference data is broken: lopdf looks for the objects themselves, and the next update writes a
//! whole new table, so that every reader finds them.

use super::MAX_DECOMPRESSED;
use super::xref::{Place, Xref};
use crate::error;
use kernel::Result;
use lopdf::xref::XrefEntry;
use lopdf::{Document, LoadOptions, Object};

/// The cross-reference data by looking through the file.
pub(crate) fn rebuild(bytes: &[u8], password: Option<&str>) -> Result<Xref> {
    let options = LoadOptions {
        password: password.map(str::to_owned),
        max_decompressed_size: Some(MAX_DECOMPRESSED),
        force_reconstruct: true,
        ..LoadOptions::default()
    };
    let mut document = Document::load_mem_with_options(bytes, options).map_err(error::unreadable)?;
    let encrypt = document
        .encryption_state
        .as_ref()
        .and_then(|state| state.encrypt_object_id());
    if let Some(id) = encrypt {
        document.trailer.set("Encrypt", Object::Reference(id));
    }
    for key in [&b"Prev"[..], b"XRefStm"] {
        document.trailer.remove(key);
    }
    // A number that something refers to is taken, even when its object is lost.
    document.trailer.set("Size", i64::from(highest(&document)) + 1);
    let places = document
        .reference_table
        .entries
        .iter()
        .filter_map(|(number, entry)| match *entry {
            XrefEntry::Normal { offset, generation } => Some((
                *number,
                Place::At {
                    offset: offset as usize,
                    generation,
                },
            )),
            XrefEntry::Compressed { container, index } => Some((
                *number,
                Place::Within {
                    stream: container,
                    index: usize::from(index),
                },
            )),
            XrefEntry::Free | XrefEntry::UnusableFree => None,
        });
    Ok(Xref::rebuilt(places.collect(), document.trailer))
}

/// The highest object number that exists or is referred to.
fn highest(document: &Document) -> u32 {
    let mut highest = document.max_id;
    let mut stack: Vec<&Object> = document.objects.values().collect();
    while let Some(object) = stack.pop() {
        match object {
            Object::Reference(id) => highest = highest.max(id.0),
            Object::Array(items) => stack.extend(items),
            Object::Dictionary(dictionary) => stack.extend(dictionary.iter().map(|(_, value)| value)),
            Object::Stream(stream) => stack.extend(stream.dict.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    highest
}
