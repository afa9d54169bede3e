//! The bundled faces, and which of them draws a character.

use std::sync::LazyLock;

use harfrust::Font;

/// A bundled font file. The order is the order in which a character's face is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Face {
    /// Latin, Greek, Cyrillic.
    Sans,
    /// The same, bold.
    Bold,
    /// Handwriting: Latin, Cyrillic.
    Hand,
    /// Arabic script.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Armenian.
    Armenian,
    /// Georgian.
    Georgian,
    /// Devanagari.
    Devanagari,
    /// Thai.
    Thai,
    /// Hangul.
    Korean,
    /// Han (simplified and traditional), kana, CJK punctuation.
    Han,
}

/// The voice of a text: which face is asked first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Style {
    /// Running text.
    Regular,
    /// Headings.
    Bold,
    /// A typed mark.
    Hand,
}

/// The faces of other scripts, which every style falls back on.
const SCRIPTS: [Face; 8] = [
    Face::Arabic,
    Face::Hebrew,
    Face::Armenian,
    Face::Georgian,
    Face::Devanagari,
    Face::Thai,
    Face::Korean,
    Face::Han,
];

static FONTS: [LazyLock<Font>; 11] = [
    LazyLock::new(|| parse(Face::Sans)),
    LazyLock::new(|| parse(Face::Bold)),
    LazyLock::new(|| parse(Face::Hand)),
    LazyLock::new(|| parse(Face::Arabic)),
    LazyLock::new(|| parse(Face::Hebrew)),
    LazyLock::new(|| parse(Face::Armenian)),
    LazyLock::new(|| parse(Face::Georgian)),
    LazyLock::new(|| parse(Face::Devanagari)),
    LazyLock::new(|| parse(Face::Thai)),
    LazyLock::new(|| parse(Face::Korean)),
    LazyLock::new(|| parse(Face::Han)),
];

#[allow(clippy::expect_used)] // the files are ours and compiled in; a test parses each of them
fn parse(face: Face) -> Font {
    Font::new(face.bytes(), 0).expect("a bundled font parses")
}

impl Style {
    /// The faces to ask for a character, best first.
    pub(crate) fn faces(self) -> impl Iterator<Item = Face> {
        let own: &[Face] = match self {
            Self::Regular => &[Face::Sans],
            Self::Bold => &[Face::Bold, Face::Sans],
            Self::Hand => &[Face::Hand, Face::Sans],
        };
        own.iter().chain(&SCRIPTS).copied()
    }
}

impl Face {
    /// The font file.
    pub(crate) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Sans => include_bytes!("../../fonts/NotoSans-Regular.ttf"),
            Self::Bold => include_bytes!("../../fonts/NotoSans-Bold.ttf"),
            Self::Hand => include_bytes!("../../fonts/Caveat-Regular.ttf"),
            Self::Arabic => include_bytes!("../../fonts/NotoSansArabic-Regular.ttf"),
            Self::Hebrew => include_bytes!("../../fonts/NotoSansHebrew-Regular.ttf"),
            Self::Armenian => include_bytes!("../../fonts/NotoSansArmenian-Regular.ttf"),
            Self::Georgian => include_bytes!("../../fonts/NotoSansGeorgian-Regular.ttf"),
            Self::Devanagari => include_bytes!("../../fonts/NotoSansDevanagari-Regular.ttf"),
            Self::Thai => include_bytes!("../../fonts/NotoSansThai-Regular.ttf"),
            Self::Korean => include_bytes!("../../fonts/NotoSansKR-Regular.ttf"),
            Self::Han => include_bytes!("../../fonts/NotoSansSC-Regular.ttf"),
        }
    }

    /// The PostScript name, without a subset tag.
    pub(crate) fn postscript_name(self) -> &'static str {
        match self {
            Self::Sans => "NotoSans-Regular",
            Self::Bold => "NotoSans-Bold",
            Self::Hand => "Caveat-Regular",
            Self::Arabic => "NotoSansArabic-Regular",
            Self::Hebrew => "NotoSansHebrew-Regular",
            Self::Armenian => "NotoSansArmenian-Regular",
            Self::Georgian => "NotoSansGeorgian-Regular",
            Self::Devanagari => "NotoSansDevanagari-Regular",
            Self::Thai => "NotoSansThai-Regular",
            Self::Korean => "NotoSansKR-Regular",
            Self::Han => "NotoSansSC-Regular",
        }
    }

    /// The parsed font; parsed once per process.
    pub(crate) fn font(self) -> &'static Font {
        &FONTS[self as usize]
    }

    /// The glyph of `c` before shaping; none when the face has none.
    pub(crate) fn nominal(self, c: char) -> Option<u16> {
        let glyph = self.font().charmap().map_unicode(c)?;
        u16::try_from(glyph.to_u32()).ok().filter(|glyph| *glyph != 0)
    }

    /// Whether the face has a glyph for `c`.
    pub(crate) fn covers(self, c: char) -> bool {
        self.nominal(c).is_some()
    }

    /// How far the pen moves after `glyph` before kerning, in em.
    pub(crate) fn width(self, glyph: u16) -> f32 {
        let font = self.font();
        font.glyph_metrics().h_advance(glyph.into()) / f32::from(font.units_per_em())
    }

    /// How far its letters reach above and below the baseline, in em. Tighter than the files' own line metrics, which
    /// make room for stacked marks of every language and would halve the size of a caption.
    pub(crate) fn reach(self) -> (f32, f32) {
        match self {
            Self::Sans | Self::Bold | Self::Armenian | Self::Georgian | Self::Hebrew => (0.95, 0.25),
            Self::Hand => (0.80, 0.30),
            Self::Arabic => (1.10, 0.50),
            Self::Devanagari => (0.95, 0.42),
            Self::Thai => (1.10, 0.35),
            Self::Korean | Self::Han => (0.92, 0.22),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_font_parses_and_may_be_embedded() {
        for face in Style::Bold.faces().chain([Face::Hand]) {
            let font = face.font();
            assert!(font.num_glyphs() > 50, "{face:?}");
            assert!(font.num_glyphs() < 65_536, "{face:?} fits Identity-H");
            assert_eq!(font.units_per_em(), 1000, "{face:?}: widths in the PDF are exact");
        }
    }

    #[test]
    fn the_faces_cover_the_scripts_they_are_bundled_for() {
        let samples = [
            (Face::Sans, "Árvíztűrő ŁÓDŹ Ελληνικά Өвгөн Үүрд Їжак ễ €₮₽ \u{fffd}…"),
            (Face::Hand, "Árvíztűrő Łódź Өвгөн Үүрд Їжак"),
            (Face::Arabic, "محمدپچژگیک"),
            (Face::Hebrew, "שלום"),
            (Face::Armenian, "Հայերեն"),
            (Face::Georgian, "ქართული"),
            (Face::Devanagari, "हिन्दी"),
            (Face::Thai, "ภาษาไทย"),
            (Face::Korean, "김민준서명힣"),
            (Face::Han, "签署合同張偉臺灣簽署あいうアイウ、。「」（）"),
        ];
        for (face, sample) in samples {
            let missing: String = sample.chars().filter(|c| *c != ' ' && !face.covers(*c)).collect();
            assert_eq!(missing, "", "{face:?}");
        }
    }
}
