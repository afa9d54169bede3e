//! The files that were built, each with the encodings the build made of it.

use std::borrow::Cow;
use std::collections::HashMap;

use bytes::Bytes;
use http::HeaderValue;
use openssl::sha::sha256;

const INDEX: &str = "index.html";

#[derive(rust_embed::Embed)]
#[folder = "$CHANCERY_WEB_DIST"]
#[allow_missing = true]
struct Built;

/// How the bytes of a file are spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Brotli,
    Gzip,
    Plain,
}

impl Encoding {
    /// The name in HTTP; none for the file as it is.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Plain => None,
        }
    }

    /// What the build adds to the name of a file it has encoded.
    fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
            Self::Plain => "",
        }
    }
}

/// A file.
pub struct File {
    pub kind: HeaderValue,
    pub etag: HeaderValue,
    plain: Bytes,
    encoded: Vec<(Encoding, Bytes)>,
}

impl File {
    /// The smallest form that is accepted.
    pub fn best(&self, accepted: impl Fn(Encoding) -> bool) -> (Encoding, Bytes) {
        let found = self.encoded.iter().find(|(encoding, _)| accepted(*encoding));
        found.cloned().unwrap_or((Encoding::Plain, self.plain.clone()))
    }
}

/// Every file by its path.
pub struct Files {
    by_path: HashMap<String, File>,
    index: File,
}

impl Files {
    /// Those that were built with the program.
    pub fn built() -> Self {
        let files = Built::iter().filter_map(|path| {
            let bytes = match Built::get(&path)?.data {
                Cow::Borrowed(bytes) => Bytes::from_static(bytes),
                Cow::Owned(bytes) => Bytes::from(bytes),
            };
            Some((path.into_owned(), bytes))
        });
        Self::of(files)
    }

    /// These.
    pub fn of(files: impl IntoIterator<Item = (String, Bytes)>) -> Self {
        let mut all: HashMap<String, Bytes> = files.into_iter().collect();
        let plain = all.keys().filter(|path| !is_encoded(path)).cloned().collect::<Vec<_>>();
        let mut by_path = HashMap::new();
        for path in plain {
            if let Some(file) = take(&mut all, &path) {
                by_path.insert(path, file);
            }
        }
        let index = by_path.remove(INDEX).unwrap_or_else(not_built);
        Self { by_path, index }
    }

    pub fn get(&self, path: &str) -> Option<&File> {
        self.by_path.get(path)
    }

    /// The first page.
    pub fn index(&self) -> &File {
        &self.index
    }
}

fn is_encoded(path: &str) -> bool {
    [Encoding::Brotli, Encoding::Gzip]
        .iter()
        .any(|encoding| path.ends_with(encoding.suffix()))
}

fn take(all: &mut HashMap<String, Bytes>, path: &str) -> Option<File> {
    let plain = all.remove(path)?;
    let encoded = [Encoding::Brotli, Encoding::Gzip].into_iter();
    let encoded = encoded.filter_map(|e| Some((e, all.remove(&format!("{path}{}", e.suffix()))?)));
    Some(file(path, plain, encoded.collect()))
}

fn file(path: &str, plain: Bytes, encoded: Vec<(Encoding, Bytes)>) -> File {
    let guess = mime_guess::from_path(path).first_or_octet_stream();
    let text = guess.type_() == mime_guess::mime::TEXT;
    let kind = if text {
        format!("{guess}; charset=utf-8")
    } else {
        guess.to_string()
    };
    let digest: String = sha256(&plain)[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    let header = |text: String, or| HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(or));
    File {
        kind: header(kind, "application/octet-stream"),
        etag: header(format!("\"{digest}\""), "\"\""),
        plain,
        encoded,
    }
}

fn not_built() -> File {
    file(INDEX, Bytes::from_static(include_bytes!("not_built.html")), vec![])
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_program_made_before_the_app_finds_it_at_the_next_start() {
        // rust-embed compares resolved paths with this one, which it cannot resolve itself while the folder is missing.
        let dist = std::path::Path::new(env!("CHANCERY_WEB_DIST"));
        let steps: Vec<_> = dist.components().collect();
        assert!(
            dist.is_absolute() && !steps.contains(&std::path::Component::ParentDir),
            "{}",
            dist.display()
        );
    }
}
