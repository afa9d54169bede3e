//! Uploaded pictures of a mark: PNG and JPEG to image XObjects.

use std::io::Cursor;
use std::sync::Arc;

use kernel::{Error, Result};
use lopdf::{Dictionary, Object, Stream, dictionary};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;

use super::Area;
use super::canvas::{Canvas, calibrated_gray, calibrated_rgb};
use super::font::compressed;

const MAX_BYTES: usize = 1 << 20;
const MAX_PIXELS: u64 = 4_000_000;

/// A decoded, re-packed picture, cheap to clone and ready to be embedded many times.
#[derive(Clone)]
pub(super) struct Picture {
    width: u32,
    height: u32,
    color: Arc<Stream>,
    /// Present only when some pixel is translucent, because PDF/A-1 knows no transparency.
    alpha: Option<Arc<Stream>>,
}

fn too_large() -> Error {
    Error::invalid(
        "MARK_IMAGE_TOO_LARGE",
        "mark.image",
        "must be at most 1 MiB and 4 megapixels; make it smaller",
    )
}

fn unsupported() -> Error {
    Error::invalid(
        "MARK_IMAGE_UNSUPPORTED",
        "mark.image",
        "must be a PNG, or a JPEG in grey or RGB colours",
    )
}

fn damaged() -> Error {
    Error::invalid(
        "MARK_IMAGE_DAMAGED",
        "mark.image",
        "cannot be read; save it again as PNG or JPEG",
    )
}

impl Picture {
    pub(super) fn read(bytes: &[u8]) -> Result<Self> {
        if bytes.len() > MAX_BYTES {
            return Err(too_large());
        }
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            read_png(bytes)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            read_jpeg(bytes)
        } else {
            Err(unsupported())
        }
    }

    /// Draws it as large as fits, keeping its proportions, in the middle.
    pub(super) fn draw(&self, canvas: &mut Canvas, area: Area) {
        let (width, height) = (self.width as f32, self.height as f32);
        let scale = (area.width / width).min(area.height / height);
        let (width, height) = (width * scale, height * scale);
        let x = area.x + (area.width - width) / 2.0;
        let y = area.y + (area.height - height) / 2.0;
        let alpha = self.alpha.as_deref().cloned();
        canvas.place((*self.color).clone(), alpha, Area { x, y, width, height });
    }
}

fn checked_pixels(width: u64, height: u64) -> Result<usize> {
    match width.checked_mul(height) {
        Some(pixels @ 1..=MAX_PIXELS) => Ok(pixels as usize),
        Some(0) => Err(damaged()),
        _ => Err(too_large()),
    }
}

fn read_png(bytes: &[u8]) -> Result<Picture> {
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: 64 << 20 });
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let header = decoder.read_header_info().map_err(|_| damaged())?;
    let (width, height) = (header.width, header.height);
    let pixels = checked_pixels(width.into(), height.into())?;
    let mut reader = decoder.read_info().map_err(|_| damaged())?;
    let size = reader.output_buffer_size().ok_or_else(too_large)?;
    let mut data = vec![0; size];
    let frame = reader.next_frame(&mut data).map_err(|_| damaged())?;
    let channels = frame.color_type.samples();
    let (colors, translucent) = match channels {
        1 | 3 => (channels, false),
        2 | 4 => (channels - 1, true),
        _ => return Err(unsupported()),
    };
    let (color, alpha) = separate(&data[..pixels * channels], channels, colors);
    let alpha = (translucent && alpha.iter().any(|a| *a != 255)).then(|| alpha_stream(width, height, &alpha));
    let color = compressed(image_dict(width, height, space(colors)), &color);
    Ok(Picture {
        width,
        height,
        color: Arc::new(color),
        alpha: alpha.map(Arc::new),
    })
}

/// Splits interleaved samples into colours and alpha (empty when there is none).
fn separate(data: &[u8], channels: usize, colors: usize) -> (Vec<u8>, Vec<u8>) {
    let pixels = data.chunks_exact(channels);
    let alpha = pixels.clone().flat_map(|pixel| pixel.get(colors).copied()).collect();
    (pixels.flat_map(|pixel| &pixel[..colors]).copied().collect(), alpha)
}

fn space(colors: usize) -> Object {
    if colors == 1 {
        calibrated_gray()
    } else {
        calibrated_rgb()
    }
}

fn image_dict(width: u32, height: u32, space: Object) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "BitsPerComponent" => 8,
        "ColorSpace" => space,
    }
}

fn alpha_stream(width: u32, height: u32, alpha: &[u8]) -> Stream {
    // A soft mask's space must be DeviceGray (ISO 32000-2, 11.6.5.2); it holds no colour.
    compressed(image_dict(width, height, Object::Name(b"DeviceGray".to_vec())), alpha)
}

fn read_jpeg(bytes: &[u8]) -> Result<Picture> {
    let mut decoder = JpegDecoder::new(ZCursor::new(bytes));
    decoder.decode_headers().map_err(|_| damaged())?;
    let (width, height) = decoder.dimensions().ok_or_else(damaged)?;
    checked_pixels(width as u64, height as u64)?;
    let colors = match decoder.input_colorspace() {
        Some(ColorSpace::Luma) => 1,
        Some(ColorSpace::YCbCr | ColorSpace::RGB) => 3,
        _ => return Err(unsupported()),
    };
    // Decoded only to know that it can be: the compressed picture itself goes into the file.
    decoder.decode().map_err(|_| damaged())?;
    let (width, height) = (width as u32, height as u32);
    let mut dict = image_dict(width, height, space(colors));
    dict.set("Filter", "DCTDecode");
    let color = Stream::new(dict, without_metadata(bytes)?);
    Ok(Picture {
        width,
        height,
        color: Arc::new(color),
        alpha: None,
    })
}

/// The JPEG without application data, comments, and whatever follows its end: they tell where and with what a photo was
/// taken. APP0 (JFIF) and APP14 (Adobe) stay, because they say how colours are coded.
fn without_metadata(jpeg: &[u8]) -> Result<Vec<u8>> {
    let mut clean = jpeg[..2].to_vec();
    let mut at = 2;
    loop {
        while jpeg.get(at + 1) == Some(&0xff) {
            at += 1; // fill bytes before a marker
        }
        let Some(&[0xff, marker]) = jpeg.get(at..at + 2) else {
            return Err(damaged());
        };
        if marker == END_OF_IMAGE {
            clean.extend([0xff, END_OF_IMAGE]);
            return Ok(clean);
        }
        let end = segment_end(jpeg, at, marker).ok_or_else(damaged)?;
        if !matches!(marker, 0xe1..=0xed | 0xef | 0xfe) {
            clean.extend(&jpeg[at..end]);
        }
        at = end;
    }
}

const END_OF_IMAGE: u8 = 0xd9;
const START_OF_SCAN: u8 = 0xda;

/// Where the segment at `at` ends, a scan's picture data included (ITU-T T.81, B.1.1.5).
fn segment_end(jpeg: &[u8], at: usize, marker: u8) -> Option<usize> {
    let length = jpeg.get(at + 2..at + 4)?;
    let end = at + 2 + usize::from(u16::from_be_bytes([length[0], length[1]])).max(2);
    let rest = jpeg.get(end..)?;
    if marker != START_OF_SCAN {
        return Some(end);
    }
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff);
    rest.windows(2).position(is_marker).map(|data| end + data)
}
