//! An embedded subset: Type 0, Identity-H, with a Unicode map (ISO 32000-2, 9.7).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write as _;

use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Object, Stream, StringFormat, dictionary};
use subsetter::GlyphRemapper;

use super::canvas::{Point, number, push};
use crate::text::{Face, Glyph, Run};

/// Text-showing operators being written: neighbouring glyphs share one `TJ` array.
struct Shown<'a> {
    out: &'a mut String,
    size: f32,
    open: bool,
    /// Where the reader's pen is.
    at: Point,
}

impl Shown<'_> {
    /// Shows one glyph at `place`; `width` is how far the reader moves on, in em.
    fn glyph(&mut self, cid: u16, place: Point, width: f32) {
        if self.open && (place.1 - self.at.1).abs() < 0.001 {
            self.shift((self.at.0 - place.0) / self.size * 1000.0);
        } else {
            self.close();
            self.out.push_str("1 0 0 1 ");
            number(self.out, place.0);
            self.out.push(' ');
            number(self.out, place.1);
            self.out.push_str(" Tm [<");
            self.open = true;
        }
        let _ = write!(self.out, "{cid:04X}");
        self.at = (place.0 + width * self.size, place.1);
    }

    /// Kerning, in thousandths of an em to the left.
    fn shift(&mut self, by: f32) {
        if by.abs() >= 0.5 {
            self.out.push('>');
            number(self.out, by.round());
            self.out.push('<');
        }
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.open) {
            self.out.push_str(">] TJ\n");
        }
    }
}

/// The glyphs of one face that a drawing uses. The new glyph index is the CID.
pub(super) struct FontSubset {
    face: Face,
    glyphs: GlyphRemapper,
    /// What each CID means; the first use decides.
    meaning: BTreeMap<u16, String>,
}

impl FontSubset {
    pub(super) fn new(face: Face) -> Self {
        Self {
            face,
            glyphs: GlyphRemapper::new(),
            meaning: BTreeMap::new(),
        }
    }

    pub(super) fn face(&self) -> Face {
        self.face
    }

    /// Writes the operators that show `run` from `at`, and returns where the pen ends.
    pub(super) fn show(&mut self, run: &Run, text: &str, size: f32, at: Point, out: &mut String) -> f32 {
        let mut pen = at.0;
        let mut shown = Shown {
            out,
            size,
            open: false,
            at: (f32::NAN, f32::NAN),
        };
        for cluster in run.glyphs.chunk_by(|a, b| a.cluster == b.cluster) {
            let source = &text[cluster[0].cluster.clone()];
            let span = !self.understands(cluster, source, run.replaced);
            if span {
                shown.close();
                let _ = write!(shown.out, "/Span <</ActualText <{}>>> BDC ", utf16(source, true));
            }
            for glyph in cluster {
                self.show_glyph(glyph, (pen, at.1), &mut shown);
                pen += glyph.advance * size;
            }
            if span {
                shown.close();
                shown.out.push_str("EMC\n");
            }
        }
        shown.close();
        pen
    }

    fn show_glyph(&mut self, glyph: &Glyph, pen: Point, shown: &mut Shown<'_>) {
        let cid = self.glyphs.remap(glyph.id);
        let place = (pen.0 + glyph.offset.0 * shown.size, pen.1 + glyph.offset.1 * shown.size);
        shown.glyph(cid, place, self.face.width(glyph.id));
    }

    /// Gives the cluster's glyphs their meaning; false when the map alone cannot say it, and the text must be written
    /// beside it: a replacement mark, several glyphs for one cluster, or a glyph that already means something else.
    fn understands(&mut self, cluster: &[Glyph], source: &str, replaced: bool) -> bool {
        if replaced {
            cluster.iter().for_each(|glyph| _ = self.means(glyph, "\u{fffd}"));
            return false;
        }
        if let [glyph] = cluster {
            return self.means(glyph, source);
        }
        let letters: Vec<&str> = source.split("").filter(|letter| !letter.is_empty()).collect();
        let plain = |(glyph, letter): (&Glyph, &&str)| {
            letter.chars().next().and_then(|c| self.face.nominal(c)) == Some(glyph.id)
        };
        if letters.len() == cluster.len() && cluster.iter().zip(&letters).all(plain) {
            return cluster
                .iter()
                .zip(letters)
                .fold(true, |known, (glyph, letter)| self.means(glyph, letter) && known);
        }
        // Readers that know no ActualText find the whole cluster at its first glyph, and nothing at the others.
        let meanings = std::iter::once(source).chain(std::iter::repeat("\u{200b}"));
        cluster
            .iter()
            .zip(meanings)
            .for_each(|(glyph, meaning)| _ = self.means(glyph, meaning));
        false
    }

    /// Whether the glyph means `text`, after this at the latest.
    fn means(&mut self, glyph: &Glyph, text: &str) -> bool {
        let cid = self.glyphs.remap(glyph.id);
        self.meaning.entry(cid).or_insert_with(|| text.to_owned()) == text
    }

    /// Appends the font's objects and returns a reference to the Type 0 font.
    pub(super) fn write(self, objects: &mut Vec<Object>) -> Object {
        let program = self.program();
        let name = format!("{}+{}", self.tag(), self.face.postscript_name());
        let file = push(
            objects,
            compressed(dictionary! { "Length1" => program.len() as i64 }, &program),
        );
        let cid_set = push(objects, Stream::new(Dictionary::new(), all_cids(&program)));
        let descriptor = push(objects, self.descriptor(&name, file, cid_set));
        let descendant = push(objects, self.descendant(&name, descriptor));
        let to_unicode = push(objects, compressed(Dictionary::new(), self.to_unicode().as_bytes()));
        let font = dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => Object::Name(name.into_bytes()),
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![descendant],
            "ToUnicode" => to_unicode,
        };
        push(objects, font)
    }

    fn program(&self) -> Vec<u8> {
        // Cannot fail for a bundled font (a test subsets each of them); the whole font would also be right.
        subsetter::subset(self.face.bytes(), 0, &self.glyphs).unwrap_or_else(|_| self.face.bytes().to_vec())
    }

    /// Six letters that differ between subsets of one face (ISO 32000-2, 9.9.2).
    fn tag(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.glyphs.remapped_gids().for_each(|glyph| glyph.hash(&mut hasher));
        let hash = hasher.finish();
        (0..6)
            .map(|i| char::from(b'A' + (hash >> (8 * i)) as u8 % 26))
            .collect()
    }

    fn descriptor(&self, name: &str, file: Object, cid_set: Object) -> Dictionary {
        let (ascent, descent) = self.face.reach();
        dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => Object::Name(name.as_bytes().to_vec()),
            "Flags" => 4,
            "FontBBox" => vec![(-1000).into(), (-1000).into(), 3000.into(), 2000.into()],
            "ItalicAngle" => 0,
            "Ascent" => (ascent * 1000.0) as i64,
            "Descent" => (descent * -1000.0) as i64,
            "CapHeight" => 714,
            "StemV" => 80,
            "FontFile2" => file,
            "CIDSet" => cid_set,
        }
    }

    fn descendant(&self, name: &str, descriptor: Object) -> Dictionary {
        let system = dictionary! {
            "Registry" => Object::String(b"Adobe".to_vec(), StringFormat::Literal),
            "Ordering" => Object::String(b"Identity".to_vec(), StringFormat::Literal),
            "Supplement" => 0,
        };
        dictionary! {
            "Type" => "Font",
            "Subtype" => "CIDFontType2",
            "BaseFont" => Object::Name(name.as_bytes().to_vec()),
            "CIDSystemInfo" => system,
            "CIDToGIDMap" => "Identity",
            "FontDescriptor" => descriptor,
            "DW" => 0,
            "W" => vec![0.into(), self.widths().into()],
        }
    }

    /// Widths of all CIDs in thousandths of an em, which the bundled fonts count in.
    fn widths(&self) -> Vec<Object> {
        let width = |glyph| (self.face.width(glyph) * 1000.0).round() as i64;
        self.glyphs.remapped_gids().map(|glyph| width(glyph).into()).collect()
    }

    fn to_unicode(&self) -> String {
        let mut map = String::from(CMAP_HEAD);
        let entries: Vec<_> = self.meaning.iter().collect();
        for part in entries.chunks(100) {
            let _ = writeln!(map, "{} beginbfchar", part.len());
            for (cid, text) in part {
                let _ = writeln!(map, "<{cid:04X}> <{}>", utf16(text, false));
            }
            map.push_str("endbfchar\n");
        }
        map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        map
    }
}

const CMAP_HEAD: &str = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";

fn utf16(text: &str, byte_order_mark: bool) -> String {
    let mut hex = String::from(if byte_order_mark { "FEFF" } else { "" });
    text.encode_utf16().for_each(|unit| {
        let _ = write!(hex, "{unit:04X}");
    });
    hex
}

/// One bit per glyph of the subset, all set: PDF/A-1 wants the set, PDF/A-2 wants it complete, and composite glyphs
/// bring glyphs that no text names, so it is counted in the subset itself (`maxp.numGlyphs`).
fn all_cids(program: &[u8]) -> Vec<u8> {
    let count = table(program, b"maxp")
        .and_then(|maxp| maxp.get(4..6))
        .map_or(1, |n| usize::from(n[0]) << 8 | usize::from(n[1]));
    let mut bits = vec![0xff; count / 8];
    if !count.is_multiple_of(8) {
        bits.push(0xff << (8 - count % 8));
    }
    bits
}

/// A table of an sfnt file (OpenType, "Table Directory").
fn table<'a>(font: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let word = |at: usize| {
        font.get(at..at + 4)
            .map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]) as usize)
    };
    let count = usize::from(*font.get(5)?);
    let record = (0..count)
        .map(|i| 12 + 16 * i)
        .find(|at| font.get(*at..at + 4) == Some(tag))?;
    font.get(word(record + 8)?..)
}

/// A Flate stream at the fastest level: these are made for every visible signature.
pub(super) fn compressed(mut dict: Dictionary, content: &[u8]) -> Stream {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(content.len() / 2), Compression::fast());
    // Writing to a vector cannot fail.
    match encoder.write_all(content).and_then(|()| encoder.finish()) {
        Ok(packed) => {
            dict.set("Filter", "FlateDecode");
            Stream::new(dict, packed)
        }
        Err(_) => Stream::new(dict, content.to_vec()),
    }
}
