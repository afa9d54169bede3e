//! What a command says: tables and sentences for people, JSON for programs.

use std::borrow::Cow;

use console::{Alignment, Style};
use jiff::Zoned;
use jiff::tz::TimeZone;
use kernel::{Clock as _, Result, SystemClock};
use prost::Name;
use prost_types::Timestamp;
use serde_json::Value;

use super::say;
use crate::client::to_json;

/// To people, or to a program.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    json: bool,
}

impl Output {
    /// To a program when `json`.
    pub fn new(json: bool) -> Self {
        Self { json }
    }

    /// The message as JSON, or these words.
    pub fn show<M: Name>(self, message: &M, words: impl FnOnce() -> String) -> Result<()> {
        if self.json {
            say(format_args!("{:#}", to_json(message)?));
        } else {
            say(words());
        }
        Ok(())
    }

    /// One of many messages: a line of JSON, or of words.
    pub fn tell<M: Name>(self, message: &M, words: impl FnOnce() -> String) -> Result<()> {
        if self.json {
            say(to_json(message)?);
        } else {
            say(words());
        }
        Ok(())
    }

    /// Something no contract has: this JSON, or these words.
    pub fn show_value(self, value: impl FnOnce() -> Value, words: impl FnOnce() -> String) {
        if self.json {
            say(format_args!("{:#}", value()));
        } else {
            say(words());
        }
    }

    /// Words only.
    pub fn remark(self, words: impl FnOnce() -> String) {
        if !self.json {
            say(words());
        }
    }
}

/// Rows under headings, in aligned columns; the last one is as wide as it likes.
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these headings.
    pub fn new<const N: usize>(headings: [&str; N]) -> Self {
        let heading = Style::new().dim();
        Self {
            rows: vec![headings.map(|text| heading.apply_to(text).to_string()).to_vec()],
        }
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.to_vec());
    }

    /// The table, or this remark when nothing is in it.
    pub fn or(self, remark: &str) -> String {
        match self.rows.len() {
            1 => remark.to_owned(),
            _ => self.text(),
        }
    }

    fn text(&self) -> String {
        let columns = self.rows.first().map_or(0, Vec::len);
        let width = |column: usize| {
            let cells = self.rows.iter().map(|row| console::measure_text_width(&row[column]));
            cells.max().unwrap_or(0)
        };
        let widths: Vec<_> = (0..columns).map(width).collect();
        let line = |row: &Vec<String>| {
            let cells = row.iter().zip(&widths);
            let cells = cells.map(|(cell, width)| console::pad_str(cell, *width, Alignment::Left, None));
            cells.collect::<Vec<Cow<'_, str>>>().join("  ").trim_end().to_owned()
        };
        self.rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Text by others, fit for a terminal: what would move its cursor, colour it or turn its letters around shows as a mark.
pub fn plain(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let shown = |c: char| if c.is_control() || turns(c) { '\u{fffd}' } else { c };
    text.chars().map(shown).collect()
}

/// A moment where the user is: the time when it is near, the day otherwise; empty for none.
pub fn time(at: Option<&Timestamp>) -> String {
    let zone = TimeZone::system();
    let now = jiff::Timestamp::from_microsecond(SystemClock.now().unix_micros()).unwrap_or_default();
    at.and_then(|at| jiff::Timestamp::new(at.seconds, at.nanos).ok())
        .map(|at| words(&at.to_zoned(zone.clone()), &now.to_zoned(zone)))
        .unwrap_or_default()
}

fn words(at: &Zoned, now: &Zoned) -> String {
    let days = (at.date() - now.date()).get_days();
    let day = match days {
        -1 => "yesterday".to_owned(),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ if at.year() == now.year() => at.strftime("%-d %b").to_string(),
        _ => return at.strftime("%-d %b %Y").to_string(),
    };
    format!("{day} {}", at.strftime("%H:%M"))
}

/// So many bytes, in the unit that fits.
pub fn size(bytes: u64) -> String {
    indicatif::HumanBytes(bytes).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let mut table = Table::new(["NAME", "STATE"]);
        table.row(["Гэрээ".to_owned(), "sent".to_owned()]);
        table.row(["契約".to_owned(), "draft".to_owned()]);
        let text = console::strip_ansi_codes(&table.or("nothing")).into_owned();
        assert_eq!(text, "NAME   STATE\nГэрээ  sent\n契約   draft");
        assert_eq!(Table::new(["NAME"]).or("nothing"), "nothing");
    }

    #[test]
    fn a_hostile_name_moves_no_cursor() {
        assert_eq!(
            plain("Lease\x1b[2J\r\u{202e}fdp"),
            "Lease\u{fffd}[2J\u{fffd}\u{fffd}fdp"
        );
        assert_eq!(plain("Ганбат, 契約"), "Ганбат, 契約");
    }

    #[test]
    fn a_moment_is_told_from_here_and_now() {
        let zoned = |text: &str| text.parse::<Zoned>().unwrap();
        let now = zoned("2026-03-21T14:00:00+08:00[Asia/Ulaanbaatar]");
        for (at, told) in [
            ("2026-03-21T09:05:00+08:00[Asia/Ulaanbaatar]", "today 09:05"),
            ("2026-03-20T23:59:00+08:00[Asia/Ulaanbaatar]", "yesterday 23:59"),
            ("2026-03-22T00:00:00+08:00[Asia/Ulaanbaatar]", "tomorrow 00:00"),
            ("2026-01-02T10:00:00+08:00[Asia/Ulaanbaatar]", "2 Jan 10:00"),
            ("2025-12-31T10:00:00+08:00[Asia/Ulaanbaatar]", "31 Dec 2025"),
        ] {
            assert_eq!(words(&zoned(at), &now), told);
        }
    }
}
