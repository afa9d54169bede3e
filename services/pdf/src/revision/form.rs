//! The form of a file as of one revision (ISO 32000-2, 12.7): its fields with their names, kinds and widgets.

use super::{Read, View};
use lopdf::{Dictionary, Object, ObjectId, decode_text_string};
use std::collections::HashSet;

/// Fields one form may have.
const MAX_FIELDS: usize = 50_000;
/// How deep fields may stand in each other.
const MAX_DEPTH: usize = 32;

/// One field with a name.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) id: ObjectId,
    /// Fully qualified (12.7.4.2).
    pub(crate) name: String,
    /// `/FT`, its own or inherited; empty when there is none.
    pub(crate) kind: Vec<u8>,
    pub(crate) dict: Dictionary,
    /// Such as `/Root/AcroForm/Fields[2]`.
    pub(crate) path: String,
    /// Its widget annotations: itself, or the kids without a name.
    pub(crate) widgets: Vec<ObjectId>,
}

impl Field {
    pub(crate) fn is_signature(&self) -> bool {
        self.kind == b"Sig"
    }
}

/// What a field hands down to its kids.
#[derive(Clone, Default)]
struct Inherited {
    name: String,
    kind: Vec<u8>,
}

/// Every named field, in the order of the form. Fields that are not objects of their own are left out: they are part of
/// the object that holds them.
pub(crate) fn fields(view: &View<'_>) -> Read<Vec<Field>> {
    let Some(form) = view.dict(&view.catalog()?, b"AcroForm")? else {
        return Ok(vec![]);
    };
    let roots = view.array(&form, b"Fields")?;
    let mut open = vec![];
    push(
        &mut open,
        &roots,
        "/Root/AcroForm/Fields",
        &Inherited::default(),
        MAX_DEPTH,
    );
    let (mut fields, mut seen) = (vec![], HashSet::new());
    while let Some((id, path, inherited, depth)) = open.pop() {
        if !seen.insert(id) || seen.len() > MAX_FIELDS || depth == 0 {
            return Err("the form has a loop, or too many or too deeply nested fields".into());
        }
        let Object::Dictionary(dict) = view.resolve(&Object::Reference(id))? else {
            continue;
        };
        let own = inherit(view, &dict, inherited)?;
        let kids = view.array(&dict, b"Kids")?;
        let (named, widgets) = split(view, &kids)?;
        push(&mut open, &named, &format!("{path}/Kids"), &own, depth - 1);
        let widgets = if kids.is_empty() { vec![id] } else { widgets };
        fields.push(Field {
            id,
            name: own.name,
            kind: own.kind,
            dict,
            path,
            widgets,
        });
    }
    Ok(fields)
}

type Open = Vec<(ObjectId, String, Inherited, usize)>;

fn push(open: &mut Open, items: &[Object], path: &str, inherited: &Inherited, depth: usize) {
    let numbered = items.iter().enumerate().rev();
    let references = numbered.filter_map(|(index, item)| Some((index, item.as_reference().ok()?)));
    open.extend(references.map(|(index, id)| (id, format!("{path}[{index}]"), inherited.clone(), depth)));
}

fn inherit(view: &View<'_>, dict: &Dictionary, inherited: Inherited) -> Read<Inherited> {
    let part = view.get(dict, b"T")?.map(|name| text(&name));
    let name = match part {
        Some(part) if inherited.name.is_empty() => part,
        Some(part) => format!("{}.{part}", inherited.name),
        None => inherited.name,
    };
    let kind = view
        .get(dict, b"FT")?
        .and_then(|kind| kind.as_name().ok().map(<[u8]>::to_vec));
    Ok(Inherited {
        name,
        kind: kind.unwrap_or(inherited.kind),
    })
}

/// Kids that are fields, and kids that are only widgets.
fn split(view: &View<'_>, kids: &[Object]) -> Read<(Vec<Object>, Vec<ObjectId>)> {
    let (mut named, mut widgets) = (vec![], vec![]);
    for kid in kids {
        let has_name = matches!(view.resolve(kid)?, Object::Dictionary(dict) if dict.has(b"T"));
        match kid.as_reference() {
            Ok(id) if !has_name => widgets.push(id),
            _ => named.push(kid.clone()),
        }
    }
    Ok((named, widgets))
}

/// A text string for people (7.9.2.2).
pub(crate) fn text(object: &Object) -> String {
    match (decode_text_string(object), object) {
        (Ok(text), _) => text,
        (Err(_), Object::String(bytes, _)) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    }
}
