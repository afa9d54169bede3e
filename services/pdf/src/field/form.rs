//! The interactive form a file has (ISO 32000-2, 12.7.3 and 12.7.4).

use crate::document::{Page, Pdf, Rect, rectangle};
use crate::error;
use kernel::Result;
use lopdf::{Dictionary, Object, ObjectId, decode_text_string};
use std::collections::{HashMap, HashSet};

/// Fields of one file.
const MAX_FIELDS: usize = 50_000;

/// The kinds of field a file can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// `/Sig`.
    Signature,
    /// `/Tx`.
    Text,
    /// `/Btn` that is ticked or not.
    Checkbox,
    /// `/Btn` of which one in a group is chosen.
    Radio,
    /// `/Btn` without a value, which Chancery also uses for marks.
    PushButton,
    /// `/Ch`: a list or a combo box.
    Choice,
    /// A field that does not say what it is.
    Unknown,
}

/// A field as a person sees it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Field {
    /// Its name with those of the fields above it, joined by full stops.
    pub name: String,
    /// What it is.
    pub kind: FieldType,
    /// The page of its first widget, 1 for the first; none when it stands on no page.
    pub page: Option<u32>,
    /// Where its first widget stands on that page as shown, from the top left corner.
    pub rect: Option<Rect>,
    /// Whether it must be filled.
    pub required: bool,
    /// Whether it may not be changed by hand.
    pub read_only: bool,
    /// Its text, or the name of the state of a button; none when it is empty or a signature.
    pub value: Option<String>,
    /// Whether it is a signature field that is signed.
    pub signed: bool,
}

/// Which fields a signature locks (12.8.2.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lock {
    All,
    Include(Vec<String>),
    Exclude(Vec<String>),
}

/// A field as the file has it.
pub(crate) struct FormField {
    pub name: String,
    pub id: ObjectId,
    pub kind: FieldType,
    pub flags: i64,
    /// The value, its reference followed.
    pub value: Object,
    /// Its widget annotations; the field itself when the two are one object.
    pub widgets: Vec<ObjectId>,
    pub dictionary: Dictionary,
}

/// Every terminal field of a file.
pub(crate) struct Form {
    pub dictionary: Option<Dictionary>,
    pub fields: Vec<FormField>,
}

/// The fields of a file, in the order of its form.
///
/// # Errors
/// `PDF_DAMAGED` when the form cannot be read.
pub fn fields(pdf: &Pdf) -> Result<Vec<Field>> {
    let form = Form::read(pdf)?;
    let pages = if form.fields.is_empty() {
        HashMap::new()
    } else {
        widget_pages(pdf)?
    };
    form.fields.iter().map(|field| described(pdf, field, &pages)).collect()
}

fn described(pdf: &Pdf, field: &FormField, pages: &HashMap<ObjectId, &Page>) -> Result<Field> {
    let page = field
        .widgets
        .iter()
        .find_map(|widget| Some((*widget, pages.get(widget)?)));
    let rect = match page {
        Some((widget, page)) => match pdf.object(widget)? {
            Object::Dictionary(widget) => rectangle(pdf, &widget, b"Rect")?.map(|corners| page.shown(corners)),
            _ => None,
        },
        None => None,
    };
    let signed = field.is_signed();
    let value = match &field.value {
        Object::Name(name) => Some(String::from_utf8_lossy(name).into_owned()),
        string @ Object::String(..) => decode_text_string(string).ok().filter(|text| !text.is_empty()),
        _ => None,
    };
    Ok(Field {
        name: field.name.clone(),
        kind: field.kind,
        page: page.map(|(_, page)| page.number),
        rect,
        required: field.flags & 2 != 0,
        read_only: field.flags & 1 != 0,
        value,
        signed,
    })
}

/// The page of each annotation.
fn widget_pages(pdf: &Pdf) -> Result<HashMap<ObjectId, &Page>> {
    let mut found = HashMap::new();
    for page in pdf.pages() {
        let Object::Dictionary(dictionary) = pdf.object(page.id)? else {
            continue;
        };
        if let Object::Array(annotations) = pdf.get(&dictionary, b"Annots")? {
            found.extend(
                annotations
                    .iter()
                    .filter_map(|a| a.as_reference().ok())
                    .map(|id| (id, page)),
            );
        }
    }
    Ok(found)
}

/// What a field inherits from the one above it.
#[derive(Clone)]
struct Inherited {
    name: String,
    kind: Object,
    flags: i64,
    value: Object,
}

impl Default for Inherited {
    fn default() -> Self {
        Self {
            name: String::new(),
            kind: Object::Null,
            flags: 0,
            value: Object::Null,
        }
    }
}

impl Form {
    pub fn read(pdf: &Pdf) -> Result<Self> {
        let dictionary = pdf.dictionary(pdf.catalog(), b"AcroForm")?;
        let mut form = Self {
            dictionary,
            fields: vec![],
        };
        let roots = match &form.dictionary {
            Some(dictionary) => pdf.get(dictionary, b"Fields")?,
            None => Object::Null,
        };
        let mut stack: Vec<_> = references(&roots).rev().map(|id| (id, Inherited::default())).collect();
        let mut seen = HashSet::new();
        while let Some((id, inherited)) = stack.pop() {
            if !seen.insert(id) {
                continue;
            }
            if seen.len() > MAX_FIELDS {
                return Err(error::too_large("the form"));
            }
            form.visit(pdf, id, inherited, &mut stack)?;
        }
        Ok(form)
    }

    fn visit(
        &mut self,
        pdf: &Pdf,
        id: ObjectId,
        above: Inherited,
        stack: &mut Vec<(ObjectId, Inherited)>,
    ) -> Result<()> {
        let Object::Dictionary(dictionary) = pdf.object(id)? else {
            return Ok(());
        };
        let own = above.with(pdf, &dictionary)?;
        let kids = pdf.get(&dictionary, b"Kids")?;
        let (mut fields, mut widgets) = (vec![], vec![]);
        for kid in references(&kids) {
            let named = matches!(pdf.object(kid)?, Object::Dictionary(kid) if kid.has(b"T"));
            if named { fields.push(kid) } else { widgets.push(kid) }
        }
        if !fields.is_empty() {
            stack.extend(fields.into_iter().rev().map(|kid| (kid, own.clone())));
            return Ok(());
        }
        if widgets.is_empty() {
            widgets.push(id);
        }
        let kind = kind(&own.kind, own.flags);
        self.fields.push(FormField {
            name: own.name,
            id,
            kind,
            flags: own.flags,
            value: own.value,
            widgets,
            dictionary,
        });
        Ok(())
    }

    pub fn find(&self, name: &str) -> Option<&FormField> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The signed fields.
    pub fn signed(&self) -> impl Iterator<Item = &FormField> {
        self.fields.iter().filter(|field| field.is_signed())
    }
}

impl FormField {
    pub fn is_signed(&self) -> bool {
        self.kind == FieldType::Signature && matches!(self.value, Object::Dictionary(_))
    }
}

impl Lock {
    /// A lock dictionary or the parameters of a FieldMDP transform, which have the same keys.
    pub fn read(pdf: &Pdf, dictionary: &Dictionary) -> Result<Option<Self>> {
        let Object::Name(action) = pdf.get(dictionary, b"Action")? else {
            return Ok(None);
        };
        let names = match pdf.get(dictionary, b"Fields")? {
            Object::Array(names) => names.iter().filter_map(|name| decode_text_string(name).ok()).collect(),
            _ => vec![],
        };
        Ok(match action.as_slice() {
            b"All" => Some(Self::All),
            b"Include" => Some(Self::Include(names)),
            b"Exclude" => Some(Self::Exclude(names)),
            _ => None,
        })
    }

    /// Whether the field, or one above it, is locked.
    pub fn covers(&self, field: &str) -> bool {
        let named = |names: &[String]| {
            names.iter().any(|name| {
                field
                    .strip_prefix(name.as_str())
                    .is_some_and(|r| r.is_empty() || r.starts_with('.'))
            })
        };
        match self {
            Self::All => true,
            Self::Include(names) => named(names),
            Self::Exclude(names) => !named(names),
        }
    }
}

impl Inherited {
    fn with(mut self, pdf: &Pdf, dictionary: &Dictionary) -> Result<Self> {
        if let Ok(name) = decode_text_string(&pdf.get(dictionary, b"T")?) {
            if !self.name.is_empty() {
                self.name.push('.');
            }
            self.name.push_str(&name);
        }
        for (key, slot) in [(&b"FT"[..], &mut self.kind), (b"V", &mut self.value)] {
            if dictionary.has(key) {
                *slot = pdf.get(dictionary, key)?;
            }
        }
        if let Ok(flags) = pdf.get(dictionary, b"Ff")?.as_i64() {
            self.flags = flags;
        }
        Ok(self)
    }
}

fn kind(name: &Object, flags: i64) -> FieldType {
    match name.as_name() {
        Ok(b"Sig") => FieldType::Signature,
        Ok(b"Tx") => FieldType::Text,
        Ok(b"Ch") => FieldType::Choice,
        Ok(b"Btn") if flags & super::widget::PUSH_BUTTON != 0 => FieldType::PushButton,
        Ok(b"Btn") if flags & super::widget::RADIO != 0 => FieldType::Radio,
        Ok(b"Btn") => FieldType::Checkbox,
        _ => FieldType::Unknown,
    }
}

fn references(list: &Object) -> impl DoubleEndedIterator<Item = ObjectId> + '_ {
    list.as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
        .filter_map(|item| item.as_reference().ok())
}
