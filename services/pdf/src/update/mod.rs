//! An incremental update (ISO 32000-2, 7.5.6): new objects, and old ones written again with a few values changed.
//!
//! Old objects are edited as text: what is not changed keeps its spelling, so that numbers are not rounded, strings of
//! an encrypted file keep their cipher text, and a difference analysis finds exactly the change that was meant.

mod spelling;
mod write;

use crate::document::Pdf;
use crate::document::lexer::Lexer;
use crate::error;
use crate::form_xobject::FormXObject;
use kernel::Result;
use lopdf::{Dictionary, Object, ObjectId, StringFormat, Writer};
use std::collections::BTreeMap;

/// Highest object number (Annex C); a `/Size` beyond it is a broken or hostile file.
const MAX_OBJECT: u32 = 8_388_607;

/// A dictionary or an array: the object it is in, and the keys that lead from there.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub id: ObjectId,
    path: Vec<&'static [u8]>,
}

impl From<ObjectId> for Spot {
    fn from(id: ObjectId) -> Self {
        Self { id, path: vec![] }
    }
}

/// The objects that one update writes.
pub(crate) struct Update<'a> {
    pdf: &'a Pdf,
    next: u32,
    pending: BTreeMap<ObjectId, Vec<u8>>,
}

impl<'a> Update<'a> {
    pub fn new(pdf: &'a Pdf) -> Result<Self> {
        let next = pdf.xref.size()?.max(1);
        Ok(Self {
            pdf,
            next,
            pending: BTreeMap::new(),
        })
    }

    /// The catalog's object.
    pub fn catalog(&self) -> Result<ObjectId> {
        self.pdf.catalog_id()
    }

    /// The file with this update; the same bytes when there is nothing to write.
    pub fn apply(self) -> Result<Vec<u8>> {
        let original = self.pdf.bytes().clone();
        if self.pending.is_empty() {
            return Ok(original.to_vec());
        }
        let appended = self.write()?.bytes;
        Ok([&original[..], &appended].concat())
    }

    /// A number for an object to come.
    pub fn reserve(&mut self) -> Result<ObjectId> {
        if self.next >= MAX_OBJECT {
            return Err(error::too_large("the object count"));
        }
        self.next += 1;
        Ok((self.next - 1, 0))
    }

    pub fn add(&mut self, object: Object) -> Result<ObjectId> {
        let id = self.reserve()?;
        self.put(id, object)?;
        Ok(id)
    }

    pub fn put(&mut self, id: ObjectId, object: Object) -> Result<()> {
        let text = self.spell(id, object)?;
        self.pending.insert(id, text);
        Ok(())
    }

    /// Writes an object whose text the caller made; its strings are as they are to stand in the file.
    pub fn put_spelled(&mut self, id: ObjectId, text: Vec<u8>) {
        self.pending.insert(id, text);
    }

    /// The object as this update leaves it.
    pub fn object(&self, id: ObjectId) -> Result<Object> {
        let Some(text) = self.pending.get(&id) else {
            return self.pdf.object(id);
        };
        let mut object = Lexer::new(text, 0).object()?;
        self.pdf
            .encryption
            .as_ref()
            .map_or(Ok(()), |e| e.decrypt(id, &mut object))?;
        Ok(object)
    }

    /// The value under a key, its reference not followed; null when it is missing.
    pub fn get(&self, spot: &Spot, key: &[u8]) -> Result<Object> {
        let mut object = self.object(spot.id)?;
        for step in spot.path.iter().copied().chain([key]) {
            object = match object {
                Object::Dictionary(mut dictionary) => dictionary.remove(step).unwrap_or(Object::Null),
                _ => return Ok(Object::Null),
            };
        }
        Ok(object)
    }

    /// The dictionary or array under a key, wherever it is; none when the key is missing or null.
    pub fn enter(&self, spot: &Spot, key: &'static [u8]) -> Result<Option<Spot>> {
        Ok(match self.get(spot, key)? {
            Object::Null => None,
            Object::Reference(id) if self.object(id)?.is_null() => None,
            Object::Reference(id) => Some(id.into()),
            _ => {
                let mut inner = spot.clone();
                inner.path.push(key);
                Some(inner)
            }
        })
    }

    /// Sets a key of a dictionary.
    pub fn set(&mut self, spot: &Spot, key: &[u8], value: Object) -> Result<()> {
        let value = self.spell(spot.id, value)?;
        self.edit(spot, |text, range| spelling::set(text, range, key, &value))
    }

    /// Removes a key of a dictionary, if it is there.
    pub fn remove(&mut self, spot: &Spot, key: &[u8]) -> Result<()> {
        self.edit(spot, |text, range| spelling::remove(text, range, key))
    }

    /// Appends to the array under a key, which is made when it is missing. All at once: each call reads the array anew.
    pub fn append(&mut self, spot: &Spot, key: &'static [u8], values: &[ObjectId]) -> Result<()> {
        let Some(array) = self.enter(spot, key)? else {
            let values = values.iter().copied().map(Object::Reference).collect();
            return self.set(spot, key, Object::Array(values));
        };
        let values: Vec<String> = values
            .iter()
            .map(|(number, generation)| format!("{number} {generation} R"))
            .collect();
        self.edit(&array, |text, range| {
            spelling::append(text, range, values.join(" ").as_bytes())
        })
    }

    /// Brings a drawing into the file and gives the number of its root.
    pub fn graft(&mut self, form: FormXObject) -> Result<ObjectId> {
        let numbers = form
            .objects
            .iter()
            .map(|_| self.reserve())
            .collect::<Result<Vec<_>>>()?;
        let root = *numbers.first().ok_or_else(|| error::appearance("has no objects"))?;
        for (id, mut object) in numbers.iter().zip(form.objects) {
            renumber(&mut object, &numbers, 0)?;
            self.put(*id, object)?;
        }
        Ok(root)
    }

    fn edit(
        &mut self,
        spot: &Spot,
        change: impl FnOnce(&mut Vec<u8>, std::ops::Range<usize>) -> Result<()>,
    ) -> Result<()> {
        let mut text = match self.pending.remove(&spot.id) {
            Some(text) => text,
            None => self.old_text(spot.id)?,
        };
        let range = spelling::locate(&text, &spot.path)?;
        change(&mut text, range)?;
        self.pending.insert(spot.id, text);
        Ok(())
    }

    /// The object's text, ready to stand by itself: strings from an object stream are now encrypted one by one.
    fn old_text(&self, id: ObjectId) -> Result<Vec<u8>> {
        let old = self.pdf.spelling(id)?;
        match &self.pdf.encryption {
            Some(encryption) if !old.encrypted => {
                spelling::map_strings(&old.bytes, |string| encryption.encrypt(id, string))
            }
            _ => Ok(old.bytes.into_owned()),
        }
    }

    /// The object's text, its strings and stream encrypted where the file is.
    pub fn spell(&self, id: ObjectId, mut object: Object) -> Result<Vec<u8>> {
        if let Some(encryption) = &self.pdf.encryption {
            encryption.encrypt(id, &mut object)?;
            hexadecimal(&mut object);
        }
        spell(&object)
    }
}

/// An object in PDF syntax.
pub(crate) fn spell(object: &Object) -> Result<Vec<u8>> {
    let mut text = Vec::new();
    Writer::write_object(&mut text, object).map_err(kernel::Error::internal)?;
    Ok(text)
}

/// Cipher text reads best in hexadecimal: no escape, no end of line that a tool might change.
fn hexadecimal(object: &mut Object) {
    match object {
        Object::String(_, format) => *format = StringFormat::Hexadecimal,
        Object::Array(items) => items.iter_mut().for_each(hexadecimal),
        Object::Dictionary(dictionary) => hexadecimal_values(dictionary),
        Object::Stream(stream) => hexadecimal_values(&mut stream.dict),
        _ => {}
    }
}

fn hexadecimal_values(dictionary: &mut Dictionary) {
    dictionary.iter_mut().for_each(|(_, value)| hexadecimal(value));
}

fn renumber(object: &mut Object, numbers: &[ObjectId], depth: usize) -> Result<()> {
    if depth > 50 {
        return Err(error::appearance("is nested too deeply"));
    }
    let values = |dictionary: &mut Dictionary| {
        dictionary
            .iter_mut()
            .try_for_each(|(_, value)| renumber(value, numbers, depth + 1))
    };
    match object {
        Object::Reference(id) => {
            let found = usize::try_from(id.0).ok().and_then(|n| numbers.get(n.checked_sub(1)?));
            *id = *found.ok_or_else(|| error::appearance("refers to an object it does not have"))?;
            Ok(())
        }
        Object::Array(items) => items.iter_mut().try_for_each(|item| renumber(item, numbers, depth + 1)),
        Object::Dictionary(dictionary) => values(dictionary),
        Object::Stream(stream) => values(&mut stream.dict),
        _ => Ok(()),
    }
}
