//! People as they are written on a command line.

use std::str::FromStr;

use contracts::chancery::envelopes::v1::NewField;
use contracts::chancery::envelopes::v1::field::Type;
use kernel::{Error, Result};

use crate::cli::sign::parse_rect;
use crate::client::{Person, places};

/// `Ann <a@x.mn>`, or the address alone, which then stands for the name as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub name: String,
    pub email: String,
}

impl FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, email) = match text.trim().strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
            Some((name, email)) => (name.trim().trim_matches('"'), email.trim()),
            None => ("", text.trim()),
        };
        let looks_right = email
            .split_once('@')
            .is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
        if !looks_right || email.contains([' ', '<', '>', ',']) {
            return Err("must be an e-mail address, such as ann@x.mn or \"Ann Smith <ann@x.mn>\"".to_owned());
        }
        let name = if name.is_empty() { email } else { name };
        Ok(Self {
            name: name.to_owned(),
            email: email.to_owned(),
        })
    }
}

/// `a@x.mn=2:72,640,200,60`: whose signature goes where on the first document.
#[derive(Clone, Debug)]
pub struct Place {
    email: String,
    page: i32,
    area: [f64; 4],
}

impl FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text
            .split_once('=')
            .and_then(|(email, place)| Some((email, place.split_once(':')?)));
        let (email, (page, area)) = parts.ok_or("must look like ann@x.mn=2:72,640,200,60")?;
        let area = parse_rect(area)?;
        Ok(Self {
            email: email.trim().to_owned(),
            page: page
                .trim()
                .parse()
                .map_err(|_| "must have a page number before the colon".to_owned())?,
            area: [area.x, area.y, area.width, area.height],
        })
    }
}

impl Place {
    fn signature(&self) -> NewField {
        places::field(Type::Signature, "Signature", self.page, self.area)
    }
}

/// `a@x.mn=CODE`, or a code for everybody who signs.
#[derive(Clone)]
pub struct AccessCode {
    email: Option<String>,
    code: String,
}

impl std::fmt::Debug for AccessCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AccessCode")
            .field("email", &self.email)
            .finish_non_exhaustive()
    }
}

impl FromStr for AccessCode {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let named = text.split_once('=').filter(|(email, _)| email.contains('@'));
        Ok(match named {
            Some((email, code)) => Self {
                email: Some(email.trim().to_owned()),
                code: code.to_owned(),
            },
            None => Self {
                email: None,
                code: text.to_owned(),
            },
        })
    }
}

/// Gives the codes and places to the people they are for.
///
/// # Errors
/// `RECIPIENT_UNKNOWN` when one is for nobody.
pub fn assign(people: &mut [Person], codes: &[AccessCode], places: &[Place]) -> Result<()> {
    for code in codes.iter().filter(|code| code.email.is_none()) {
        people
            .iter_mut()
            .for_each(|person| person.access_code.clone_from(&code.code));
    }
    for code in codes {
        if let Some(email) = &code.email {
            find(people, email, "--access-code")?.access_code.clone_from(&code.code);
        }
    }
    for place in places {
        find(people, &place.email, "--place")?.fields.push(place.signature());
    }
    Ok(())
}

fn find<'a>(people: &'a mut [Person], email: &str, option: &str) -> Result<&'a mut Person> {
    let known = people
        .iter_mut()
        .find(|person| person.email.eq_ignore_ascii_case(email));
    known.ok_or_else(|| {
        Error::invalid(
            "RECIPIENT_UNKNOWN",
            option,
            format!("{email} must be one of those given with --to"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_written_with_and_without_a_name() {
        let read = |text: &str| text.parse::<Address>().map(|a| (a.name, a.email)).unwrap();
        let pair = |name: &str, email: &str| (name.to_owned(), email.to_owned());
        assert_eq!(read("Ann <a@x.mn>"), pair("Ann", "a@x.mn"));
        assert_eq!(read(" \"Бат Болд\" < bat@x.mn > "), pair("Бат Болд", "bat@x.mn"));
        assert_eq!(read("a@x.mn"), pair("a@x.mn", "a@x.mn"));
        assert_eq!(read("<a@x.mn>"), pair("a@x.mn", "a@x.mn"));
        for bad in ["", "Ann", "Ann <>", "a@x", "@x.mn", "a@x.mn, b@x.mn", "a b@x.mn"] {
            assert!(bad.parse::<Address>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_place_names_person_page_and_rectangle() {
        let place: Place = "a@x.mn=2:72,640,200,60".parse().unwrap();
        assert_eq!(
            (place.email.as_str(), place.page, place.area),
            ("a@x.mn", 2, [72.0, 640.0, 200.0, 60.0])
        );
        for bad in ["a@x.mn", "a@x.mn=72,640,200,60", "a@x.mn=2:72,640", "a@x.mn=x:1,2,3,4"] {
            assert!(bad.parse::<Place>().is_err(), "{bad}");
        }
    }

    #[test]
    fn an_access_code_is_for_one_person_or_for_all_and_is_not_printed() {
        let code: AccessCode = "a@x.mn=tulip=4".parse().unwrap();
        assert_eq!((code.email.as_deref(), code.code.as_str()), (Some("a@x.mn"), "tulip=4"));
        let code: AccessCode = "tulip=4".parse().unwrap();
        assert_eq!((code.email.as_deref(), code.code.as_str()), (None, "tulip=4"));
        assert!(!format!("{code:?}").contains("tulip"));
    }
}
