//! What validation of a message says, and how it names places.

use std::fmt;

/// A message that knows the rules of its contract.
pub trait Validate {
    /// Adds a violation for every rule that does not hold, in field order; `path` is the place of this message.
    fn check(&self, path: &Path<'_>, out: &mut Vec<Violation>);

    /// Every rule that does not hold; empty when the message is valid.
    fn violations(&self) -> Vec<Violation> {
        let mut out = vec![];
        self.check(&Path::Root, &mut out);
        out
    }
}

impl Validate for () {
    fn check(&self, _: &Path<'_>, _: &mut Vec<Violation>) {}
}

/// A rule that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Path from the request, such as `recipients[1].email`.
    pub field: String,
    /// The remedy in plain words.
    pub remedy: String,
}

/// A place in a message, written out only when something is wrong there.
#[derive(Clone, Copy, Debug)]
pub enum Path<'a> {
    /// The request itself.
    Root,
    /// A field.
    Field(&'a Path<'a>, &'static str),
    /// An element of a list.
    Index(&'a Path<'a>, usize),
}

impl<'a> Path<'a> {
    /// The field `name` of this message.
    #[must_use]
    pub fn field(&'a self, name: &'static str) -> Self {
        Self::Field(self, name)
    }
    /// The element `index` of this list.
    #[must_use]
    pub fn index(&'a self, index: usize) -> Self {
        Self::Index(self, index)
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Field(Path::Root, name) => f.write_str(name),
            Self::Field(parent, name) => write!(f, "{parent}.{name}"),
            Self::Index(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}
