//! The rules of `buf.validate` that the contracts use; the generated code calls them.

use std::collections::HashSet;
use std::fmt::Display;

use regex::Regex;

use crate::{Path, Violation};

fn require(holds: bool, remedy: impl FnOnce() -> String, at: &Path<'_>, out: &mut Vec<Violation>) {
    if !holds {
        out.push(Violation {
            field: at.to_string(),
            remedy: remedy(),
        });
    }
}

pub fn present(is_set: bool, remedy: &str, at: &Path<'_>, out: &mut Vec<Violation>) {
    require(is_set, || remedy.to_owned(), at, out);
}

pub fn text(value: &str, at: &Path<'_>, out: &mut Vec<Violation>) {
    let remedy = || "must not contain the character U+0000".to_owned();
    require(!value.contains('\0'), remedy, at, out);
}

pub fn min_chars(value: &str, min: usize, at: &Path<'_>, out: &mut Vec<Violation>) {
    let remedy = || {
        if min == 1 {
            "must not be empty".to_owned()
        } else {
            format!("must have at least {min} characters")
        }
    };
    require(value.chars().count() >= min, remedy, at, out);
}

pub fn max_chars(value: &str, max: usize, at: &Path<'_>, out: &mut Vec<Violation>) {
    // Bytes bound characters, so that the usual short value is not counted.
    let fits = value.len() <= max || value.chars().count() <= max;
    require(fits, || format!("must have at most {max} characters"), at, out);
}

pub fn uuid(value: &str, at: &Path<'_>, out: &mut Vec<Violation>) {
    let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_hexdigit());
    let holds = value
        .split('-')
        .map(Some)
        .chain([None])
        .zip([8, 4, 4, 4, 12, 0])
        .all(|(part, n)| match part {
            Some(part) => digits(part, n),
            None => n == 0,
        });
    require(
        holds,
        || "must be a UUID, such as 01890a5d-ac96-774b-bcce-b302099a8057".to_owned(),
        at,
        out,
    );
}

/// The form browsers accept (WHATWG HTML, `input type=email`), with a dot in the domain.
pub fn email(value: &str, at: &Path<'_>, out: &mut Vec<Violation>) {
    let holds = value
        .rsplit_once('@')
        .is_some_and(|(local, domain)| local_part(local) && domain_name(domain));
    require(
        holds,
        || "must be an e-mail address, such as anna@example.com".to_owned(),
        at,
        out,
    );
}

fn local_part(local: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
    !local.is_empty() && local.len() <= 64 && local.chars().all(allowed)
}

fn domain_name(domain: &str) -> bool {
    let label = |l: &str| {
        !l.is_empty()
            && l.len() <= 63
            && !l.starts_with('-')
            && !l.ends_with('-')
            && l.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    domain.contains('.') && domain.split('.').all(label)
}

pub fn pattern(value: &str, regex: Option<&Regex>, pattern: &str, at: &Path<'_>, out: &mut Vec<Violation>) {
    require(
        regex.is_some_and(|r| r.is_match(value)),
        || format!("must match {pattern}"),
        at,
        out,
    );
}

pub fn min_bytes(value: &[u8], min: usize, at: &Path<'_>, out: &mut Vec<Violation>) {
    require(
        value.len() >= min,
        || format!("must have at least {min} bytes"),
        at,
        out,
    );
}

pub fn max_bytes(value: &[u8], max: usize, at: &Path<'_>, out: &mut Vec<Violation>) {
    require(value.len() <= max, || format!("must have at most {max} bytes"), at, out);
}

pub fn defined(known: bool, at: &Path<'_>, out: &mut Vec<Violation>) {
    require(
        known,
        || "must be one of the values the contract names".to_owned(),
        at,
        out,
    );
}

pub fn not_in(value: i32, refused: &[i32], at: &Path<'_>, out: &mut Vec<Violation>) {
    require(
        !refused.contains(&value),
        || "must be set to one of the values the contract names".to_owned(),
        at,
        out,
    );
}

pub fn at_least<T: PartialOrd + Display>(value: T, min: T, at: &Path<'_>, out: &mut Vec<Violation>) {
    require(value >= min, || format!("must be {min} or more"), at, out);
}

pub fn at_most<T: PartialOrd + Display>(value: T, max: T, at: &Path<'_>, out: &mut Vec<Violation>) {
    require(value <= max, || format!("must be {max} or less"), at, out);
}

pub fn min_items<T>(value: &[T], min: usize, at: &Path<'_>, out: &mut Vec<Violation>) {
    require(
        value.len() >= min,
        || format!("must have at least {min} elements"),
        at,
        out,
    );
}

pub fn max_items<T>(value: &[T], max: usize, at: &Path<'_>, out: &mut Vec<Violation>) {
    require(
        value.len() <= max,
        || format!("must have at most {max} elements"),
        at,
        out,
    );
}

pub fn unique(value: &[String], at: &Path<'_>, out: &mut Vec<Violation>) {
    let mut seen = HashSet::new();
    require(
        value.iter().all(|v| seen.insert(v)),
        || "must not name the same thing twice".to_owned(),
        at,
        out,
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Validate as _;
    use crate::chancery::documents::v1::Document;
    use crate::chancery::envelopes::v1::{CreateEnvelopeRequest, Drawing, NewRecipient, Stroke};

    fn refused(rule: impl FnOnce(&Path<'_>, &mut Vec<Violation>)) -> bool {
        let mut out = vec![];
        rule(&Path::Root, &mut out);
        !out.is_empty()
    }

    #[test]
    fn e_mail_addresses_are_told_from_other_text() {
        for good in ["a@b.mn", "anna.o'neil+x@sub.example.co", "өнөр@жишээ.мон"] {
            assert!(!refused(|at, out| email(good, at, out)), "{good}");
        }
        for bad in [
            "", "a", "@b.mn", "a@", "a@b", "a@b..mn", "a b@c.mn", "a@-b.mn", "a@b.mn\n", "<a@b.mn>",
        ] {
            assert!(refused(|at, out| email(bad, at, out)), "{bad}");
        }
    }

    #[test]
    fn uuids_are_told_from_other_text() {
        assert!(!refused(|at, out| uuid(
            "01890a5d-ac96-774b-bcce-b302099a8057",
            at,
            out
        )));
        for bad in [
            "01890a5d-ac96-774b-bcce-b302099a805",
            "01890a5dac96774bbcceb302099a8057",
            "01890a5d-ac96-774b-bcce-b302099a8057-1",
            "x",
        ] {
            assert!(refused(|at, out| uuid(bad, at, out)), "{bad}");
        }
    }

    #[test]
    fn violations_name_the_nested_field_and_the_remedy() {
        let recipient = NewRecipient {
            email: "nobody".into(),
            name: "A".into(),
            role: 1,
            ..Default::default()
        };
        let request = CreateEnvelopeRequest {
            name: "Lease".into(),
            recipients: vec![recipient],
            ..Default::default()
        };
        let violations = request.violations();
        assert_eq!(violations.len(), 1, "{violations:?}");
        assert_eq!(violations[0].field, "recipients[0].email");
        assert!(violations[0].remedy.contains("e-mail address"));
    }

    #[test]
    fn no_text_holds_what_no_database_keeps() {
        let request = CreateEnvelopeRequest {
            name: "Lea\0se".into(),
            document_ids: vec!["doc_1".into(), "doc\0".into()],
            ..Default::default()
        };
        let fields: Vec<_> = request.violations().into_iter().map(|v| v.field).collect();
        assert_eq!(fields, ["name", "document_ids[1]"]);
        let metadata = [("key".to_owned(), "\0".to_owned())].into();
        let document = Document {
            metadata,
            ..Default::default()
        };
        assert_eq!(document.violations().len(), 1);
    }

    #[test]
    fn a_number_that_is_no_number_is_out_of_every_range() {
        let drawing = Drawing {
            strokes: vec![Stroke {
                points: vec![f32::NAN, 0.5],
            }],
            aspect: 1.0,
        };
        assert!(!drawing.violations().is_empty());
    }
}
