//! Where people sign on a document that does not say: side by side at the foot of its last page.

use contracts::chancery::documents::v1::{Document, PageGeometry};
use contracts::chancery::envelopes::v1::field::Type;
use contracts::chancery::envelopes::v1::{NewField, Rectangle};
use kernel::{Error, Result};

/// People on one page: two abreast, six rows.
const ON_A_PAGE: usize = 12;
/// From one row to the next, of the page's height.
const ROW: f64 = 0.15;
/// Left edges, of the page's width.
const LEFT: [f64; 2] = [0.08, 0.54];
/// Where the lowest row begins, of the page's height.
const LOWEST: f64 = 0.80;

/// A field at a place in points from the top left corner.
pub fn field(kind: Type, label: &str, page: i32, [x, y, width, height]: [f64; 4]) -> NewField {
    let area = Some(Rectangle { x, y, width, height });
    NewField {
        r#type: kind.into(),
        page,
        area,
        required: Some(true),
        label: label.to_owned(),
        ..Default::default()
    }
}

/// Room for one person.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    page: i32,
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Spot {
    /// A field in it; right and down in parts of the page from its corner.
    pub fn field(&self, kind: Type, label: &str, [right, down, width, height]: [f64; 4]) -> NewField {
        let (x, y) = ((self.left + right) * self.width, (self.top + down) * self.height);
        field(kind, label, self.page, [x, y, width * self.width, height * self.height])
    }

    /// The place of the signature.
    pub fn signature(&self) -> NewField {
        self.field(Type::Signature, "Signature", [0.0, 0.0, 0.36, 0.09])
    }

    /// The day of signing, right below.
    pub fn date(&self) -> NewField {
        self.field(Type::Date, "Date", [0.21, 0.10, 0.15, 0.025])
    }

    /// Whether lines of text below the signature can be read: smaller pages have room for a signature only.
    pub fn has_lines(&self) -> bool {
        self.width >= 300.0 && self.height >= 320.0
    }
}

/// The pages of a document as the server has seen them.
pub fn pages(document: &Document) -> &[PageGeometry] {
    let preflight = document.latest_version.as_ref().and_then(|v| v.preflight.as_ref());
    preflight.map_or(&[], |preflight| &preflight.pages)
}

/// Room for so many people, in reading order. What does not fit on the last page begins on those before it.
///
/// # Errors
/// `NO_ROOM_TO_SIGN` when there are too few pages.
pub fn at_the_foot(pages: &[PageGeometry], people: usize) -> Result<Vec<Spot>> {
    let needed = people.div_ceil(ON_A_PAGE);
    let Some(first) = pages.len().checked_sub(needed) else {
        let message = format!(
            "{people} people do not fit at the foot of {} pages; say where each of them signs",
            pages.len()
        );
        return Err(Error::precondition("NO_ROOM_TO_SIGN", message));
    };
    let spots = pages
        .iter()
        .enumerate()
        .skip(first)
        .zip(0..)
        .flat_map(|((index, page), nth)| {
            let here = (people - nth * ON_A_PAGE).min(ON_A_PAGE);
            (0..here).map(move |person| spot(index, page, person, here.div_ceil(2)))
        });
    Ok(spots.collect())
}

fn spot(index: usize, page: &PageGeometry, person: usize, rows: usize) -> Spot {
    let rows_below = (rows - 1 - person / 2) as f64;
    Spot {
        page: i32::try_from(index + 1).unwrap_or(i32::MAX),
        left: LEFT[person % 2],
        top: LOWEST - ROW * rows_below,
        width: page.width,
        height: page.height,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(pages: usize) -> Vec<PageGeometry> {
        let page = PageGeometry {
            width: 595.0,
            height: 842.0,
            rotation: 0,
        };
        vec![page; pages]
    }

    #[test]
    fn everybody_has_a_place_on_the_paper_that_is_nobody_elses() {
        for people in [1_usize, 2, 3, 7, 12, 13, 40, 100] {
            let pages = paper(people.div_ceil(ON_A_PAGE) + 1);
            let spots = at_the_foot(&pages, people).unwrap();
            assert_eq!(spots.len(), people);
            let fields: Vec<_> = spots.iter().flat_map(|spot| [spot.signature(), spot.date()]).collect();
            let on_paper =
                |a: &Rectangle| a.x >= 0.0 && a.y >= 0.0 && a.x + a.width <= 595.0 && a.y + a.height <= 842.0;
            assert!(
                fields
                    .iter()
                    .all(|field| field.page > 1 && on_paper(&field.area.unwrap())),
                "{people}"
            );
            for (n, one) in fields.iter().enumerate() {
                let meets =
                    |other: &NewField| other.page == one.page && overlap(&one.area.unwrap(), &other.area.unwrap());
                assert!(!fields[n + 1..].iter().any(meets), "{people} people, field {n}");
            }
        }
    }

    fn overlap(a: &Rectangle, b: &Rectangle) -> bool {
        a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
    }

    #[test]
    fn one_page_is_full_after_twelve_people() {
        assert!(at_the_foot(&paper(1), 12).is_ok());
        assert_eq!(at_the_foot(&paper(1), 13).unwrap_err().reason(), "NO_ROOM_TO_SIGN");
    }
}
