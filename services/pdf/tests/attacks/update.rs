//! An incremental update written by hand: nothing here checks what it says.

use lopdf::{Dictionary, Document, Object, Writer};
use std::fmt::Write as _;

/// A file that is about to get an update appended.
pub struct Update {
    file: Vec<u8>,
    previous: usize,
    pub document: Document,
    pub next: u32,
    pub trailer: Dictionary,
    rows: Vec<(u32, u16, Option<usize>)>,
}

impl Update {
    /// An update of `file`, with nothing in it yet.
    pub fn of(file: &[u8]) -> Self {
        let document = Document::load_mem(file).unwrap();
        let mut trailer = document.trailer.clone();
        for key in [
            "Prev",
            "XRefStm",
            "Type",
            "W",
            "Index",
            "Filter",
            "DecodeParms",
            "Length",
        ] {
            trailer.remove(key.as_bytes());
        }
        let mut file = file.to_vec();
        if !file.ends_with(b"\n") {
            file.push(b'\n');
        }
        Self {
            previous: startxref(&file),
            next: document.max_id + 1,
            file,
            document,
            trailer,
            rows: vec![],
        }
    }

    pub fn at(&self) -> usize {
        self.file.len()
    }

    pub fn root(&self) -> u32 {
        self.trailer.get(b"Root").unwrap().as_reference().unwrap().0
    }

    pub fn number(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    pub fn dict(&self, number: u32) -> Dictionary {
        self.document
            .get_object((number, 0))
            .unwrap()
            .as_dict()
            .unwrap()
            .clone()
    }

    /// Writes an object as text, and lists it.
    pub fn text(&mut self, number: u32, generation: u16, text: &str) {
        self.rows.push((number, generation, Some(self.file.len())));
        self.raw(format!("{number} {generation} obj\n{text}\nendobj\n").as_bytes());
    }

    pub fn object(&mut self, number: u32, object: impl Into<Object>) {
        let mut text = vec![];
        Writer::write_object(&mut text, &object.into()).unwrap();
        self.rows.push((number, 0, Some(self.file.len())));
        self.raw(format!("{number} 0 obj\n").as_bytes());
        self.raw(&text);
        self.raw(b"\nendobj\n");
    }

    pub fn stream(&mut self, number: u32, entries: &str, data: &str) {
        self.text(
            number,
            0,
            &format!("<< {entries} /Length {} >>\nstream\n{data}\nendstream", data.len()),
        );
    }

    /// Writes an object again with `change` made to it.
    pub fn change(&mut self, number: u32, change: impl FnOnce(&mut Dictionary)) {
        let mut dict = self.dict(number);
        change(&mut dict);
        self.object(number, dict);
    }

    /// Lists an object at a place of one's choice.
    pub fn row(&mut self, number: u32, generation: u16, offset: usize) {
        self.rows.push((number, generation, Some(offset)));
    }

    pub fn free(&mut self, number: u32) {
        self.rows.push((number, 1, None));
    }

    /// Appends bytes that no cross-reference lists.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.file.extend_from_slice(bytes);
    }

    /// The bytes so far, without cross-reference section and trailer.
    pub fn unfinished(self) -> Vec<u8> {
        self.file
    }

    /// The file with a cross-reference table and a trailer.
    pub fn finish(mut self) -> Vec<u8> {
        let start = self.file.len();
        let mut table = String::from("xref\n");
        self.rows.sort();
        for (number, generation, offset) in &self.rows {
            let kind = if offset.is_some() { 'n' } else { 'f' };
            let offset = offset.unwrap_or(0);
            write!(table, "{number} 1\n{offset:010} {generation:05} {kind} \n").unwrap();
        }
        self.trailer.set("Size", i64::from(self.next));
        self.trailer.set("Prev", self.previous as i64);
        self.raw(table.as_bytes());
        self.raw(b"trailer\n");
        let trailer = Object::Dictionary(self.trailer.clone());
        Writer::write_object(&mut self.file, &trailer).unwrap();
        self.raw(format!("\nstartxref\n{start}\n%%EOF\n").as_bytes());
        self.file
    }
}

fn startxref(file: &[u8]) -> usize {
    let at = file.windows(9).rposition(|w| w == b"startxref").unwrap();
    let text = String::from_utf8_lossy(&file[at + 9..]);
    text.split_whitespace().next().unwrap().parse().unwrap()
}

/// Where `needle` stands for the last time.
pub fn last(file: &[u8], needle: &[u8]) -> Option<usize> {
    file.windows(needle.len()).rposition(|window| window == needle)
}
