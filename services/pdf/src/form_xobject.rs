//! [`FormXObject`]: a drawing that can be grafted into any file.

use lopdf::Object;

/// A self-contained group of objects whose root is a Form XObject (ISO 32000-2, 8.10).
///
/// `objects[i]` is object `i + 1`, generation 0, and `objects[0]` is the root: a stream with `/Subtype /Form` whose
/// `/BBox` equals `bbox`. References among them use these numbers; grafting renumbers them.
#[derive(Clone, Debug, PartialEq)]
pub struct FormXObject {
    /// Left, bottom, right, top in form space, usually `[0, 0, width, height]` in PDF points.
    pub bbox: [f64; 4],
    /// The objects, the root Form XObject first.
    pub objects: Vec<Object>,
}
