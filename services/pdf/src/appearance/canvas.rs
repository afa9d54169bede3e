//! A content stream under construction, with the fonts and images it uses.

use std::fmt::Write;

use lopdf::{Dictionary, Object, Stream, dictionary};

use super::font::FontSubset;
use super::{Area, Size};
use crate::FormXObject;
use crate::text::{Face, Line};

/// Red, green, blue, 0..1, in the calibrated space below.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ink(f32, f32, f32);

impl Ink {
    /// Text.
    pub(super) const TEXT: Self = Self(0.10, 0.11, 0.13);
    /// Secondary text.
    pub(super) const MUTED: Self = Self(0.36, 0.38, 0.42);
    /// Hairlines.
    pub(super) const RULE: Self = Self(0.72, 0.74, 0.77);
    /// The pen of a mark.
    pub(super) const PEN: Self = Self(0.05, 0.13, 0.38);
}

/// sRGB's primaries and white with a plain gamma (ISO 32000-2, 8.6.5.3): looks like DeviceRGB, but means the same on
/// every device, so that PDF/A asks for no output intent.
pub(super) fn calibrated_rgb() -> Object {
    let reals = |values: &[f32]| values.iter().map(|v| Object::Real(*v)).collect::<Vec<_>>();
    let matrix = [0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505];
    let space = dictionary! {
        "WhitePoint" => reals(&[0.9505, 1.0, 1.089]),
        "Gamma" => reals(&[2.2, 2.2, 2.2]),
        "Matrix" => reals(&matrix),
    };
    vec![Object::Name(b"CalRGB".to_vec()), Object::Dictionary(space)].into()
}

/// The grey of [`calibrated_rgb`] (ISO 32000-2, 8.6.5.2).
pub(super) fn calibrated_gray() -> Object {
    let white: Vec<Object> = [0.9505, 1.0, 1.089].map(Object::Real).to_vec();
    let space = dictionary! { "WhitePoint" => white, "Gamma" => 2.2_f32 };
    vec![Object::Name(b"CalGray".to_vec()), Object::Dictionary(space)].into()
}

/// A point in form space.
pub(super) type Point = (f32, f32);

/// The drawing of one field.
pub(super) struct Canvas {
    size: Size,
    content: String,
    fonts: Vec<FontSubset>,
    /// Each image's main stream first, then its alpha.
    images: Vec<(Stream, Option<Stream>)>,
}

impl Canvas {
    pub(super) fn new(size: Size) -> Self {
        Self {
            size,
            content: String::with_capacity(1024),
            fonts: vec![],
            images: vec![],
        }
    }

    /// One operator with numeric operands.
    pub(super) fn op(&mut self, operands: &[f32], operator: &str) {
        for operand in operands {
            number(&mut self.content, *operand);
            self.content.push(' ');
        }
        self.content.push_str(operator);
        self.content.push('\n');
    }

    pub(super) fn fill_with(&mut self, ink: Ink) {
        self.content.push_str("/Ink cs ");
        self.op(&[ink.0, ink.1, ink.2], "sc");
    }

    /// A round pen `width` points wide.
    pub(super) fn stroke_with(&mut self, ink: Ink, width: f32) {
        self.content.push_str("/Ink CS ");
        self.op(&[ink.0, ink.1, ink.2], "SC");
        self.op(&[width], "w 1 J 1 j");
    }

    /// A straight stroke.
    pub(super) fn stroke_line(&mut self, from: Point, to: Point) {
        self.op(&[from.0, from.1], "m");
        self.op(&[to.0, to.1], "l");
        self.op(&[], "S");
    }

    /// A line of text at `size` points, its baseline starting at `at`.
    pub(super) fn show(&mut self, line: &Line, size: f32, at: Point) {
        let mut pen = at.0;
        self.op(&[], "BT");
        for run in &line.runs {
            let (name, font) = self.font(run.face);
            let mut shown = String::new();
            let end = font.show(run, &line.text, size, (pen, at.1), &mut shown);
            let _ = write!(self.content, "/{name} ");
            self.op(&[size], "Tf");
            self.content.push_str(&shown);
            pen = end;
        }
        self.op(&[], "ET");
    }

    fn font(&mut self, face: Face) -> (String, &mut FontSubset) {
        let index = self
            .fonts
            .iter()
            .position(|font| font.face() == face)
            .unwrap_or_else(|| {
                self.fonts.push(FontSubset::new(face));
                self.fonts.len() - 1
            });
        (format!("F{index}"), &mut self.fonts[index])
    }

    /// An image stretched over `area`.
    pub(super) fn place(&mut self, image: Stream, alpha: Option<Stream>, area: Area) {
        self.op(&[], "q");
        self.op(&[area.width, 0.0, 0.0, area.height, area.x, area.y], "cm");
        let _ = writeln!(self.content, "/Im{} Do", self.images.len());
        self.op(&[], "Q");
        self.images.push((image, alpha));
    }

    /// Everything drawn so far as a Form XObject of the field's size.
    pub(super) fn finish(self) -> FormXObject {
        let mut objects = vec![Object::Null];
        let mut fonts = Dictionary::new();
        for (index, font) in self.fonts.into_iter().enumerate() {
            fonts.set(format!("F{index}"), font.write(&mut objects));
        }
        let mut images = Dictionary::new();
        for (index, (mut image, alpha)) in self.images.into_iter().enumerate() {
            if let Some(alpha) = alpha {
                image.dict.set("SMask", push(&mut objects, alpha));
            }
            images.set(format!("Im{index}"), push(&mut objects, image));
        }
        let mut resources = dictionary! { "ColorSpace" => dictionary! { "Ink" => calibrated_rgb() } };
        for (key, part) in [("Font", fonts), ("XObject", images)] {
            if !part.is_empty() {
                resources.set(key, part);
            }
        }
        root(&mut objects, self.size, resources, self.content);
        let bbox = [0.0, 0.0, f64::from(self.size.width), f64::from(self.size.height)];
        FormXObject { bbox, objects }
    }
}

fn root(objects: &mut [Object], size: Size, resources: Dictionary, content: String) {
    let dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), size.width.into(), size.height.into()],
        "Resources" => resources,
    };
    objects[0] = Stream::new(dict, content.into_bytes()).into();
}

/// Appends an object and returns a reference to it.
pub(super) fn push(objects: &mut Vec<Object>, object: impl Into<Object>) -> Object {
    objects.push(object.into());
    Object::Reference((objects.len() as u32, 0))
}

/// A number with at most three decimals, as short as it can be written.
pub(super) fn number(out: &mut String, value: f32) {
    let value = if value.is_finite() { value } else { 0.0 };
    let _ = write!(out, "{value:.3}");
    while out.ends_with('0') {
        out.pop();
    }
    if out.ends_with('.') {
        out.pop();
    }
    if out.ends_with("-0") && value.abs() < 0.0005 {
        out.truncate(out.len() - 2);
        out.push('0');
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_written_short_and_without_exponents() {
        let written = |value| {
            let mut out = String::new();
            number(&mut out, value);
            out
        };
        assert_eq!(
            [
                written(1.0),
                written(10.0),
                written(0.5),
                written(-0.000_1),
                written(1e-9)
            ],
            ["1", "10", "0.5", "0", "0"]
        );
        assert_eq!(
            [written(f32::NAN), written(-12.345_6), written(100_000.0)],
            ["0", "-12.346", "100000"]
        );
    }
}
