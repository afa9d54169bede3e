//! Pages as pictures.

use std::sync::Arc;
use std::thread;

use bytes::Bytes;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::{FontData, FontQuery};
use hayro::hayro_interpret::hayro_cmap::CidFamily;
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_syntax::{LoadPdfError, Pdf, page::Page};
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};
use kernel::{Error, ErrorKind, Result};

use crate::error;
use crate::text::Face;

const WIDTHS: std::ops::RangeInclusive<u32> = 64..=2400;
/// A page a hundred times as high as wide is an attack or a till receipt; neither needs a picture.
const MAX_PIXELS: u32 = 16_000_000;
/// Nested forms recurse; a thread of our own does not share the small stack of a worker.
const STACK: usize = 64 << 20;

/// Page `page` (1 is the first) as it is shown, with its rotation, crop box and annotations, on white: a PNG `width`
/// pixels (64 to 2400) wide.
///
/// CPU-bound: call it from a blocking thread. Files that open without a password are decrypted; others must come
/// decrypted. A panic of the renderer is caught, its appetite is not: a hostile file (a stream that unpacks without end, a
/// dash of a millionth of a point) can hold a thread or take memory for as long as it likes. A server that draws what
/// strangers upload does so in a process with a limit of memory and time, which it can end.
///
/// # Errors
/// `PDF_IMAGE_WIDTH_INVALID`, `PDF_PAGE_UNKNOWN`, `PDF_PAGE_TOO_TALL` (over 16 megapixels), `PDF_PASSWORD_REQUIRED`,
/// `PDF_DAMAGED`, and `PDF_PAGE_NOT_DRAWABLE` when the page defeats the renderer.
pub fn render_page(pdf: Bytes, page: u32, width: u32) -> Result<Vec<u8>> {
    if !WIDTHS.contains(&width) {
        return Err(Error::invalid(
            "PDF_IMAGE_WIDTH_INVALID",
            "width",
            "must be between 64 and 2400 pixels",
        ));
    }
    let draw = move || draw(pdf, page, width);
    let thread = thread::Builder::new()
        .name("page-image".to_owned())
        .stack_size(STACK)
        .spawn(draw);
    let thread = thread.map_err(|cause| Error::unavailable("RENDERER_BUSY", "no page can be drawn now", cause))?;
    // A panic in the renderer ends its thread, not ours.
    thread.join().unwrap_or_else(|_| Err(not_drawable()))
}

fn not_drawable() -> Error {
    let message = "this page cannot be drawn; save the PDF again from the program that made it";
    Error::new(ErrorKind::InvalidArgument, "PDF_PAGE_NOT_DRAWABLE", message)
}

fn draw(pdf: Bytes, page: u32, width: u32) -> Result<Vec<u8>> {
    let pdf = Pdf::new(Arc::new(pdf)).map_err(|cause| match cause {
        LoadPdfError::Decryption(_) => error::password_required(),
        LoadPdfError::Invalid => error::damaged("it cannot be read"),
    })?;
    let count = u32::try_from(pdf.pages().len()).unwrap_or(u32::MAX);
    let index = page.checked_sub(1).and_then(|index| usize::try_from(index).ok());
    let page = index
        .and_then(|index| pdf.pages().get(index))
        .ok_or_else(|| error::page_unknown(page, count))?;
    let height = height(page, width)?;
    rasterize(page, width as u16, height)
        .into_png()
        .map_err(Error::internal)
}

fn height(page: &Page<'_>, width: u32) -> Result<u16> {
    let (across, down) = page.render_dimensions();
    let height = (width as f32 * down / across).round().max(1.0);
    if height.is_finite() && height * width as f32 <= MAX_PIXELS as f32 && height <= f32::from(u16::MAX) {
        return Ok(height as u16);
    }
    let message = "this page is too tall for a picture of that width; ask for a narrower one";
    Err(Error::new(ErrorKind::InvalidArgument, "PDF_PAGE_TOO_TALL", message))
}

fn rasterize(page: &Page<'_>, width: u16, height: u16) -> Pixmap {
    let (across, down) = page.render_dimensions();
    let scale = Affine::scale_non_uniform(
        f64::from(width) / f64::from(across),
        f64::from(height) / f64::from(down),
    );
    let transform = scale * page.initial_transform(true).to_kurbo();
    let mut context = RenderContext::new(width, height);
    let (cache, settings) = (RenderCache::new(), RenderSettings::default());
    render_into(page, &cache, &interpreter(), &settings, &mut context, transform);
    context.flush();
    let mut pixels = Pixmap::new(width, height);
    let on_white = RasterizerSettings {
        target_init: TargetInit::Clear(WHITE),
        ..Default::default()
    };
    context.render_with(&mut pixels, &mut Resources::default(), on_white);
    pixels
}

/// The standard fonts come with the renderer; Asian fonts that a file does not embed are ours.
fn interpreter() -> InterpreterSettings {
    let resolve = |query: &FontQuery| -> Option<(FontData, u32)> {
        let fallback = match query {
            FontQuery::Standard(font) => return Some(font.get_font_data()),
            FontQuery::Fallback(fallback) => fallback,
        };
        let family = fallback
            .character_collection
            .as_ref()
            .map(|collection| &collection.family);
        let face = match family {
            Some(CidFamily::AdobeGB1 | CidFamily::AdobeCNS1 | CidFamily::AdobeJapan1) => Face::Han,
            Some(CidFamily::AdobeKorea1) => Face::Korean,
            _ => return Some(fallback.pick_standard_font().get_font_data()),
        };
        Some((Arc::new(face.bytes()), 0))
    };
    InterpreterSettings {
        font_resolver: Arc::new(resolve),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests;
