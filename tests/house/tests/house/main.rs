//! What the documents promise of the code, one rule in each file.

mod arrows;
mod methods;
mod promises;
mod reasons;
mod sizes;
mod source;
