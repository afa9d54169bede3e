//! Laid-out pages to a PDF/A-2u file.

use std::collections::HashMap;

use kernel::{Error, Result};
use krilla::color::rgb;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use super::Composition;
use super::flow::{Color, Item, PAGE};
use crate::text::{Face, Line, Run};

pub(super) fn write(composition: &Composition, pages: &[Vec<Item>]) -> Result<Vec<u8>> {
    let mut document = Document::new_with(settings()?);
    document.set_metadata(metadata(composition));
    let mut fonts = Fonts::default();
    for items in pages {
        let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| Error::internal("A4 is no page size"))?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for item in items {
            draw(&mut surface, &mut fonts, item)?;
        }
        surface.finish();
        page.finish();
    }
    document
        .finish()
        .map_err(|cause| Error::internal(format!("composing a PDF: {cause:?}")))
}

fn settings() -> Result<SerializeSettings> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_U)
        .finish();
    let configuration = configuration.map_err(|cause| Error::internal(format!("PDF/A-2u: {cause:?}")))?;
    Ok(SerializeSettings {
        configuration,
        ..Default::default()
    })
}

fn metadata(composition: &Composition) -> Metadata {
    let at = composition.created.to_datetime();
    let date = DateTime::new(u16::try_from(at.year()).unwrap_or(0))
        .month(at.month().into())
        .day(at.day())
        .hour(at.hour())
        .minute(at.minute())
        .second(at.second())
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    Metadata::new()
        .title(composition.title.clone())
        .language(composition.language.clone())
        .authors(vec![composition.author.clone()])
        .producer("Chancery".to_owned())
        .creation_date(date)
}

/// The bundled faces this document uses, as the writer knows them.
#[derive(Default)]
struct Fonts(HashMap<Face, Font>);

impl Fonts {
    fn get(&mut self, face: Face) -> Result<Font> {
        if let Some(font) = self.0.get(&face) {
            return Ok(font.clone());
        }
        let font = Font::new(face.bytes().into(), 0).ok_or_else(|| Error::internal("a bundled font does not parse"))?;
        Ok(self.0.entry(face).or_insert(font).clone())
    }
}

fn draw(surface: &mut Surface<'_>, fonts: &mut Fonts, item: &Item) -> Result<()> {
    match item {
        Item::Text { line, size, color, at } => return text(surface, fonts, line, (*size, *color), *at),
        Item::Rule { from, to, color } => {
            let mut path = PathBuilder::new();
            path.move_to(from.0, from.1);
            path.line_to(to.0, to.1);
            stroke(surface, path, *color);
        }
        Item::Frame { left, top, side, color } => {
            let mut path = PathBuilder::new();
            if let Some(frame) = Rect::from_xywh(*left, *top, *side, *side) {
                path.push_rect(frame);
            }
            stroke(surface, path, *color);
        }
    }
    Ok(())
}

fn paint((r, g, b): Color) -> krilla::paint::Paint {
    rgb::Color::new(r, g, b).into()
}

fn stroke(surface: &mut Surface<'_>, path: PathBuilder, color: Color) {
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: paint(color),
        width: 0.6,
        ..Default::default()
    }));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
    surface.set_stroke(None);
}

fn text(surface: &mut Surface<'_>, fonts: &mut Fonts, line: &Line, look: (f32, Color), at: (f32, f32)) -> Result<()> {
    let (size, color) = look;
    surface.set_fill(Some(Fill {
        paint: paint(color),
        opacity: NormalizedF32::ONE,
        ..Default::default()
    }));
    let mut x = at.0;
    for run in &line.runs {
        let glyphs = glyphs(run);
        surface.draw_glyphs(
            Point::from_xy(x, at.1),
            &glyphs,
            fonts.get(run.face)?,
            &line.text,
            size,
            false,
        );
        x += run.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * size;
    }
    Ok(())
}

fn glyphs(run: &Run) -> Vec<KrillaGlyph> {
    let glyph = |glyph: &crate::text::Glyph| {
        let id = GlyphId::new(glyph.id.into());
        let (dx, dy) = glyph.offset;
        KrillaGlyph::new(id, glyph.advance, dx, dy, 0.0, glyph.cluster.clone(), None)
    };
    run.glyphs.iter().map(glyph).collect()
}
