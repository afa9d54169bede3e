//! Pages (ISO 32000-2, 7.7.3): the tree in reading order with inherited values, and the way from a page as a person
//! sees it to the page as the file measures it.

use super::Pdf;
use crate::error;
use kernel::Result;
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::HashSet;

/// Pages of one file.
const MAX_PAGES: usize = 100_000;
/// US Letter, which viewers assume when a page has no MediaBox at all.
const LETTER: [f64; 4] = [0.0, 0.0, 612.0, 792.0];

/// A page, with what it inherits. Lengths are in default user space units: points, unless `user_unit` says otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// 1 for the first.
    pub number: u32,
    /// Its object.
    pub id: ObjectId,
    /// Left, bottom, right, top.
    pub media_box: [f64; 4],
    /// What is shown: left, bottom, right, top, inside the MediaBox.
    pub crop_box: [f64; 4],
    /// Degrees clockwise by which it is shown: 0, 90, 180 or 270.
    pub rotate: u16,
    /// Points in one unit.
    pub user_unit: f64,
    /// Whether the file says its size; else US Letter is assumed, as viewers do.
    pub has_media_box: bool,
}

/// A rectangle on a page as it is shown: from its top left corner to the right and down, in the page's units.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Rect {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
    /// Greater than 0, except for an invisible field.
    pub width: f64,
    /// Greater than 0, except for an invisible field.
    pub height: f64,
}

impl Page {
    /// Width as shown.
    #[must_use]
    pub fn width(&self) -> f64 {
        let [left, bottom, right, top] = self.crop_box;
        if self.rotate.is_multiple_of(180) {
            right - left
        } else {
            top - bottom
        }
    }

    /// Height as shown.
    #[must_use]
    pub fn height(&self) -> f64 {
        let [left, bottom, right, top] = self.crop_box;
        if self.rotate.is_multiple_of(180) {
            top - bottom
        } else {
            right - left
        }
    }

    /// Where left, bottom, right, top of the page's own space are on the page as shown; [`page_space`] goes back.
    #[must_use]
    pub fn shown(&self, corners: [f64; 4]) -> Rect {
        let [left, bottom, right, top] = self.crop_box;
        let [x0, y0, x1, y1] = corners;
        let (x, y) = match self.rotate {
            90 => (y0 - bottom, x0 - left),
            180 => (right - x1, y0 - bottom),
            270 => (top - y1, right - x1),
            _ => (x0 - left, top - y1),
        };
        let (width, height) = if self.rotate.is_multiple_of(180) {
            (x1 - x0, y1 - y0)
        } else {
            (y1 - y0, x1 - x0)
        };
        Rect { x, y, width, height }
    }
}

/// Left, bottom, right, top in the page's own space of a rectangle as it is shown.
///
/// # Errors
/// `PDF_FIELD_OUTSIDE_PAGE` when any part of it is not on the page.
pub fn page_space(page: &Page, rect: Rect) -> Result<[f64; 4]> {
    const ROUNDING: f64 = 0.01;
    let Rect { x, y, width, height } = rect;
    let finite = [x, y, width, height].iter().all(|n| n.is_finite() && *n >= 0.0);
    if !finite || x + width > page.width() + ROUNDING || y + height > page.height() + ROUNDING {
        return Err(error::outside_page(page, rect));
    }
    let [left, bottom, right, top] = page.crop_box;
    Ok(match page.rotate {
        90 => [left + y, bottom + x, left + y + height, bottom + x + width],
        180 => [right - x - width, bottom + y, right - x, bottom + y + height],
        270 => [right - y - height, top - x - width, right - y, top - x],
        _ => [left + x, top - y - height, left + x + width, top - y],
    })
}

/// What a page inherits from the nodes above it.
#[derive(Clone, Default)]
struct Inherited {
    media_box: Option<[f64; 4]>,
    crop_box: Option<[f64; 4]>,
    rotate: Option<i64>,
}

/// A walk through the page tree in reading order.
struct Walk<'a> {
    pdf: &'a Pdf,
    stack: Vec<(ObjectId, Inherited)>,
    pages: Vec<Page>,
}

/// All pages, with what they inherit. A page that cannot be read makes the whole tree damaged.
pub(super) fn read(pdf: &Pdf) -> Result<Vec<Page>> {
    let root = pdf.catalog().get(b"Pages").and_then(Object::as_reference);
    let root = root.map_err(|_| error::damaged("it has no pages"))?;
    let mut walk = Walk {
        pdf,
        stack: vec![(root, Inherited::default())],
        pages: vec![],
    };
    let mut seen = HashSet::new();
    while let Some((id, inherited)) = walk.stack.pop() {
        if !seen.insert(id) || seen.len() > 2 * MAX_PAGES {
            return Err(error::damaged("its page tree has a loop or too many pages"));
        }
        walk.visit(id, inherited)?;
    }
    if walk.pages.is_empty() {
        return Err(error::damaged("it has no pages"));
    }
    Ok(walk.pages)
}

impl Pdf {
    /// The pages in order; there is at least one.
    #[must_use]
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The page with this number, 1 for the first.
    ///
    /// # Errors
    /// `PDF_PAGE_UNKNOWN`.
    pub fn page(&self, number: u32) -> Result<&Page> {
        let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let page = index.and_then(|index| self.pages.get(index));
        page.ok_or_else(|| error::page_unknown(number, self.pages.last().map_or(0, |last| last.number)))
    }
}

/// 0, 90, 180 or 270; a value that is no multiple of 90 is ignored, as viewers do.
fn upright(rotate: i64) -> u16 {
    if rotate % 90 == 0 {
        rotate.rem_euclid(360) as u16
    } else {
        0
    }
}

impl Walk<'_> {
    fn visit(&mut self, id: ObjectId, inherited: Inherited) -> Result<()> {
        let Object::Dictionary(node) = self.pdf.object(id)? else {
            return Err(error::damaged("a page is missing"));
        };
        let inherited = inherited.with(self.pdf, &node)?;
        let Ok(kids) = node.get(b"Kids") else {
            let page = self.page(id, &node, &inherited)?;
            self.pages.push(page);
            return Ok(());
        };
        let kids = self.pdf.resolve(kids)?;
        let kids = kids.as_array().map_err(|_| error::damaged("its page tree is wrong"))?;
        let kids = kids.iter().rev().filter_map(|kid| kid.as_reference().ok());
        self.stack.extend(kids.map(|kid| (kid, inherited.clone())));
        Ok(())
    }

    fn page(&self, id: ObjectId, node: &Dictionary, inherited: &Inherited) -> Result<Page> {
        let media_box = inherited.media_box.unwrap_or(LETTER);
        let crop_box = inherited
            .crop_box
            .and_then(|crop| overlap(crop, media_box))
            .unwrap_or(media_box);
        let user_unit = node.get(b"UserUnit").ok().map(|u| self.pdf.resolve(u)).transpose()?;
        let user_unit = user_unit.and_then(|u| u.as_float().ok()).map(f64::from);
        Ok(Page {
            number: u32::try_from(self.pages.len() + 1).unwrap_or(u32::MAX),
            id,
            media_box,
            crop_box,
            rotate: inherited.rotate.map_or(0, upright),
            user_unit: user_unit.filter(|u| *u > 0.0 && u.is_finite()).unwrap_or(1.0),
            has_media_box: inherited.media_box.is_some(),
        })
    }
}

impl Inherited {
    fn with(mut self, pdf: &Pdf, node: &Dictionary) -> Result<Self> {
        self.media_box = rectangle(pdf, node, b"MediaBox")?.or(self.media_box);
        self.crop_box = rectangle(pdf, node, b"CropBox")?.or(self.crop_box);
        if let Ok(rotate) = node.get(b"Rotate") {
            self.rotate = pdf.resolve(rotate)?.as_float().ok().map(|r| r as i64).or(self.rotate);
        }
        Ok(self)
    }
}

/// A rectangle of a dictionary with its corners in order; none when it is missing, empty or no rectangle.
pub(crate) fn rectangle(pdf: &Pdf, dictionary: &Dictionary, key: &[u8]) -> Result<Option<[f64; 4]>> {
    let Ok(value) = dictionary.get(key) else {
        return Ok(None);
    };
    let value = pdf.resolve(value)?;
    let Ok(corners) = value.as_array() else { return Ok(None) };
    let mut numbers = Vec::with_capacity(4);
    for corner in corners.iter().take(4) {
        numbers.extend(pdf.resolve(corner)?.as_float().ok().map(f64::from));
    }
    let [a, b, c, d] = numbers[..] else { return Ok(None) };
    let sorted = [a.min(c), b.min(d), a.max(c), b.max(d)];
    Ok((sorted[0] < sorted[2] && sorted[1] < sorted[3]).then_some(sorted))
}

fn overlap(a: [f64; 4], b: [f64; 4]) -> Option<[f64; 4]> {
    let both = [a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])];
    (both[0] < both[2] && both[1] < both[3]).then_some(both)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(rotate: u16) -> Page {
        let crop_box = [10.0, 20.0, 110.0, 220.0];
        Page {
            number: 1,
            id: (1, 0),
            media_box: crop_box,
            crop_box,
            rotate,
            user_unit: 1.0,
            has_media_box: true,
        }
    }

    #[test]
    fn a_rectangle_stands_where_a_person_sees_it_whatever_the_rotation() {
        let rect = Rect {
            x: 5.0,
            y: 7.0,
            width: 30.0,
            height: 11.0,
        };
        assert_eq!(page_space(&page(0), rect).unwrap(), [15.0, 202.0, 45.0, 213.0]);
        assert_eq!(page_space(&page(90), rect).unwrap(), [17.0, 25.0, 28.0, 55.0]);
        assert_eq!(page_space(&page(180), rect).unwrap(), [75.0, 27.0, 105.0, 38.0]);
        assert_eq!(page_space(&page(270), rect).unwrap(), [92.0, 185.0, 103.0, 215.0]);
        for rotate in [0, 90, 180, 270] {
            let page = page(rotate);
            assert_eq!(page.shown(page_space(&page, rect).unwrap()), rect);
        }
    }

    #[test]
    fn a_rectangle_that_leaves_the_page_is_refused() {
        let wide = Rect {
            x: 0.0,
            y: 0.0,
            width: 150.0,
            height: 50.0,
        };
        assert_eq!(
            page_space(&page(0), wide).unwrap_err().reason(),
            "PDF_FIELD_OUTSIDE_PAGE"
        );
        assert!(page_space(&page(90), wide).is_ok());
        let lost = Rect { x: f64::NAN, ..wide };
        assert!(page_space(&page(90), lost).is_err());
    }
}
