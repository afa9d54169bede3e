//! A place on a page to be filled or signed.

use kernel::{Error, Id, Result, Timestamp, kinds};
use time::Date;
use time::macros::format_description;

use crate::words::words;

words! {
    /// What a field takes.
    FieldType {
        /// The recipient's signature.
        Signature = "signature",
        /// The recipient's initials.
        Initial = "initial",
        /// Text, up to 2,000 characters.
        Text = "text",
        /// A date, such as `2026-11-21`.
        Date = "date",
        /// A box to check.
        Checkbox = "checkbox",
    }
}

/// Longest text value in characters.
pub const MAX_TEXT: usize = 2_000;
/// Shortest side of a field in PDF points: smaller ones can neither be seen nor hit.
pub const MIN_SIDE: f64 = 8.0;

/// A rectangle on a page as shown: after rotation, the origin at the top left corner of the visible page, in PDF points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Distance from the left edge.
    pub x: f64,
    /// Distance from the top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Size of a page as shown, in PDF points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageSize {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A place on a page, and what was filled in there.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Identifier.
    pub id: Id<kinds::Field>,
    /// The document it is on.
    pub document: Id<kinds::Document>,
    /// What it takes.
    pub kind: FieldType,
    /// Page number, from 1.
    pub page: u32,
    /// The place on the page.
    pub area: Area,
    /// Whether the recipient can finish without it.
    pub required: bool,
    /// What it is called.
    pub label: String,
    /// What was filled in; empty for marks.
    pub value: String,
    /// When it was filled or signed for good.
    pub fill_time: Option<Timestamp>,
}

impl Field {
    /// Whether it takes a mark, which is given when signing, and no value.
    #[must_use]
    pub fn takes_mark(&self) -> bool {
        matches!(self.kind, FieldType::Signature | FieldType::Initial)
    }

    /// Name of the form field in the PDF (ISO 32000-2, 12.7.4.2: a partial name has no period).
    #[must_use]
    pub fn pdf_name(&self) -> String {
        self.id.to_string()
    }

    /// Checks that it lies on one of `pages`; `path` names it in errors.
    ///
    /// # Errors
    /// `PDF_PAGE_UNKNOWN`, `FIELD_TOO_SMALL` and `FIELD_OUTSIDE_PAGE`.
    pub fn check_place(&self, pages: &[PageSize], path: &str) -> Result<()> {
        let page = usize::try_from(self.page)
            .ok()
            .and_then(|number| pages.get(number.checked_sub(1)?));
        let Some(page) = page else {
            let remedy = format!("must be 1 to {}, the pages of the document", pages.len());
            return Err(Error::invalid("PDF_PAGE_UNKNOWN", format!("{path}.page"), remedy));
        };
        self.area.check(*page, &format!("{path}.area"))
    }

    /// Checks a value in the form the contract gives it; the empty value clears the field.
    ///
    /// # Errors
    /// The remedy in plain words.
    pub fn check_value(&self, value: &str) -> Result<(), &'static str> {
        match self.kind {
            FieldType::Signature | FieldType::Initial => Err("takes a mark, which SignEnvelope carries, and no value"),
            _ if value.is_empty() => Ok(()),
            FieldType::Text if value.chars().count() > MAX_TEXT => Err("must have at most 2,000 characters"),
            FieldType::Text if value.chars().any(char::is_control) => {
                Err("must be one line without control characters")
            }
            FieldType::Text => Ok(()),
            FieldType::Date => iso_date(value)
                .map(drop)
                .ok_or("must be a date that exists, such as 2026-11-21"),
            FieldType::Checkbox if matches!(value, "true" | "false") => Ok(()),
            FieldType::Checkbox => Err("must be true or false"),
        }
    }

    /// What is missing before the recipient can finish, in plain words.
    #[must_use]
    pub fn missing(&self) -> Option<&'static str> {
        match self.kind {
            _ if !self.required => None,
            FieldType::Text if self.value.is_empty() => Some("must be filled in"),
            FieldType::Checkbox if self.value != "true" => Some("must be checked"),
            _ => None,
        }
    }

    /// The field as it is for good at `now`: a required date left empty becomes the day of signing in UTC.
    #[must_use]
    pub(crate) fn finished(&self, now: Timestamp) -> Self {
        let mut field = self.clone();
        if field.kind == FieldType::Date && field.required && field.value.is_empty() {
            field.value = now.to_datetime().date().format(ISO_DATE).unwrap_or_default();
        }
        if field.takes_mark() || !field.value.is_empty() {
            field.fill_time = Some(now);
        }
        field
    }
}

impl Area {
    fn check(self, page: PageSize, path: &str) -> Result<()> {
        // Comparisons with NaN are false, so every rule is written as what must hold.
        if !(self.width >= MIN_SIDE && self.height >= MIN_SIDE) {
            return Err(Error::invalid(
                "FIELD_TOO_SMALL",
                path,
                "must be at least 8 by 8 points",
            ));
        }
        // Half a thousandth of a point forgives the rounding of clients that compute in pixels.
        let within = |start: f64, length: f64, limit: f64| start >= 0.0 && start + length <= limit + 0.000_5;
        if within(self.x, self.width, page.width) && within(self.y, self.height, page.height) {
            return Ok(());
        }
        let remedy = format!(
            "must lie inside the page, which is {} by {} points",
            page.width, page.height
        );
        Err(Error::invalid("FIELD_OUTSIDE_PAGE", path, remedy))
    }
}

const ISO_DATE: &[time::format_description::BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");

/// A calendar date in exactly the form `2026-11-21` (ISO 8601-1, 5.2.2.1 extended format).
fn iso_date(text: &str) -> Option<Date> {
    let bare = text.len() == 10 && text.as_bytes()[0].is_ascii_digit();
    bare.then(|| Date::parse(text, ISO_DATE).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{ManualClock, SystemClock};
    use proptest::prelude::*;

    fn field(kind: FieldType) -> Field {
        let clock = SystemClock;
        let area = Area {
            x: 0.0,
            y: 0.0,
            width: 100.0,
            height: 20.0,
        };
        let (id, document) = (Id::new(&clock), Id::new(&clock));
        Field {
            id,
            document,
            kind,
            page: 1,
            area,
            required: true,
            label: String::new(),
            value: String::new(),
            fill_time: None,
        }
    }

    #[test]
    fn values_are_checked_by_type() {
        for (kind, good, bad) in [
            (FieldType::Text, "any ünïcode", "two\nlines"),
            (FieldType::Date, "2024-02-29", "2023-02-29"),
            (FieldType::Date, "", "+2024-02-2"),
            (FieldType::Checkbox, "true", "yes"),
        ] {
            assert!(field(kind).check_value(good).is_ok(), "{good}");
            assert!(field(kind).check_value(bad).is_err(), "{bad}");
        }
        assert!(field(FieldType::Text).check_value(&"é".repeat(MAX_TEXT)).is_ok());
        assert!(field(FieldType::Text).check_value(&"é".repeat(MAX_TEXT + 1)).is_err());
        assert!(field(FieldType::Signature).check_value("Ann").is_err());
    }

    #[test]
    fn a_required_date_left_empty_becomes_the_day_of_signing() {
        let now = kernel::Clock::now(&ManualClock::new(Timestamp::from_unix_seconds(1_767_225_599)));
        assert_eq!(field(FieldType::Date).finished(now).value, "2025-12-31");
        let optional = Field {
            required: false,
            ..field(FieldType::Date)
        };
        assert_eq!(optional.finished(now).value, "");
    }

    proptest! {
        #[test]
        fn an_accepted_area_is_inside_the_page(x: f64, y: f64, width: f64, height: f64) {
            let page = PageSize { width: 595.0, height: 842.0 };
            let area = Area { x, y, width, height };
            if area.check(page, "area").is_ok() {
                prop_assert!(x >= 0.0 && y >= 0.0 && x + width < 595.001 && y + height < 842.001);
                prop_assert!(width >= MIN_SIDE && height >= MIN_SIDE);
            }
        }

        #[test]
        fn areas_inside_are_accepted(x in 0.0..500.0f64, y in 0.0..800.0f64, width in 8.0..95.0f64, height in 8.0..42.0f64) {
            let page = PageSize { width: 595.0, height: 842.0 };
            let at_place = Field { area: Area { x, y, width, height }, ..field(FieldType::Text) };
            prop_assert!(at_place.check_place(&[page], "fields[0]").is_ok());
            let elsewhere = Field { page: 2, ..at_place };
            prop_assert_eq!(elsewhere.check_place(&[page], "fields[0]").unwrap_err().reason(), "PDF_PAGE_UNKNOWN");
        }

        #[test]
        fn any_date_text_is_refused_or_canonical(text in "[0-9+-]{8,12}") {
            if let Some(date) = iso_date(&text) {
                prop_assert_eq!(date.format(ISO_DATE).unwrap(), text);
            }
        }
    }
}
