//! How an organization looks to the people it asks to sign, and who may embed its signing page.

use std::io::Cursor;

use kernel::{Error, Event, Id, Result, kinds};
use openssl::sha::sha256;
use sqlx::types::Json;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::error;
use crate::organization::check_etag;

const MAX_LOGO_BYTES: usize = 256 << 10;
const MAX_LOGO_PIXELS: u64 = 250_000;

/// How an organization looks. One that has chosen nothing has the first revision, and no row.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Branding {
    /// Accent colour as `#1a7f5a`; empty means the app's own.
    pub accent_color: String,
    /// Whom a recipient turns to.
    pub support_text: String,
    /// SHA-256 of the logo; none without one.
    pub logo_sha256: Option<Vec<u8>>,
    /// Origins of pages that may show the signing page in a frame.
    pub embedding_origins: Json<Vec<String>>,
    /// Counts the writes; the etag.
    pub revision: i64,
}

/// A picture as it is given out: PNG bytes, made from nothing but the pixels of what was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo(Vec<u8>);

/// What is to be different; none leaves it alone.
#[derive(Clone, Debug, Default)]
pub struct BrandingChange {
    /// The new colour.
    pub accent_color: Option<String>,
    /// The new text.
    pub support_text: Option<String>,
    /// The new logo, or that there is none any more.
    pub logo: Option<Option<Logo>>,
    /// The new origins.
    pub embedding_origins: Option<Vec<String>>,
    /// When set, must be the current etag.
    pub etag: String,
}

impl Branding {
    /// What a client sends back to write only what it has read.
    #[must_use]
    pub fn etag(&self) -> String {
        self.revision.to_string()
    }

    /// The branding with these changes.
    ///
    /// # Errors
    /// `ABORTED` / `ETAG_MISMATCH`.
    pub fn change(&self, change: &BrandingChange) -> Result<Self> {
        check_etag(&change.etag, &self.etag())?;
        let logo = change.logo.as_ref().map(|logo| logo.as_ref().map(Logo::sha256));
        let origins = change.embedding_origins.clone().map(Json);
        Ok(Self {
            accent_color: change.accent_color.clone().unwrap_or_else(|| self.accent_color.clone()),
            support_text: change.support_text.clone().unwrap_or_else(|| self.support_text.clone()),
            logo_sha256: logo.unwrap_or_else(|| self.logo_sha256.clone()),
            embedding_origins: origins.unwrap_or_else(|| self.embedding_origins.clone()),
            revision: self.revision + 1,
        })
    }

    /// What tells of the change to `after`; of a logo its digest.
    #[must_use]
    pub fn changed(&self, organization: Id<kinds::Organization>, after: &Self) -> Event {
        let mut event = Event::new("organization.branding_updated", organization);
        if self.accent_color != after.accent_color {
            event = event.change("accent_color", self.accent_color.as_str(), after.accent_color.as_str());
        }
        if self.support_text != after.support_text {
            event = event.change("support_text", self.support_text.as_str(), after.support_text.as_str());
        }
        if self.logo_sha256 != after.logo_sha256 {
            event = event.change("logo_sha256", self.logo_digest(), after.logo_digest());
        }
        if self.embedding_origins != after.embedding_origins {
            let (before, after) = (self.embedding_origins.0.clone(), after.embedding_origins.0.clone());
            event = event.change("embedding_origins", before, after);
        }
        event
    }

    /// The digest of the logo as 64 hexadecimal digits; empty without one.
    #[must_use]
    pub fn logo_digest(&self) -> String {
        let digest = self.logo_sha256.iter().flatten();
        digest.map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Logo {
    /// The logo of a PNG or JPEG.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` / `LOGO_INVALID`.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        if bytes.len() > MAX_LOGO_BYTES {
            return Err(error::logo_invalid());
        }
        let picture = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            read_png(bytes)
        } else {
            read_jpeg(bytes)
        };
        picture.ok_or_else(error::logo_invalid)?.png().map(Self)
    }

    /// The bytes.
    #[must_use]
    pub fn png(&self) -> &[u8] {
        &self.0
    }

    fn sha256(&self) -> Vec<u8> {
        sha256(&self.0).to_vec()
    }
}

/// Eight bits a sample.
struct Picture {
    width: u32,
    height: u32,
    color: png::ColorType,
    samples: Vec<u8>,
}

impl Picture {
    fn png(&self) -> Result<Vec<u8>> {
        let mut out = vec![];
        let mut encoder = png::Encoder::new(&mut out, self.width, self.height);
        encoder.set_color(self.color);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().map_err(Error::internal)?;
        writer.write_image_data(&self.samples).map_err(Error::internal)?;
        writer.finish().map_err(Error::internal)?;
        Ok(out)
    }
}

fn fits(width: u32, height: u32) -> bool {
    (1..=MAX_LOGO_PIXELS).contains(&(u64::from(width) * u64::from(height)))
}

fn read_png(bytes: &[u8]) -> Option<Picture> {
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), png::Limits { bytes: 8 << 20 });
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let header = decoder.read_header_info().ok()?;
    let (width, height) = (header.width, header.height);
    if !fits(width, height) {
        return None;
    }
    let mut reader = decoder.read_info().ok()?;
    let mut samples = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut samples).ok()?;
    samples.truncate(frame.buffer_size());
    Some(Picture {
        width,
        height,
        color: frame.color_type,
        samples,
    })
}

fn read_jpeg(bytes: &[u8]) -> Option<Picture> {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    let (width, height) = decoder.dimensions()?;
    let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    if !fits(width, height) {
        return None;
    }
    Some(Picture {
        width,
        height,
        color: png::ColorType::Rgb,
        samples: decoder.decode().ok()?,
    })
}

/// An origin (RFC 6454) in the form browsers compare: `https`, or `http` on the own machine; host, and port unless it is the usual one.
///
/// # Errors
/// `INVALID_ARGUMENT` / `ORIGIN_INVALID`. What passes holds no character that means anything in a policy.
pub fn parse_origin(text: &str, field: &str) -> Result<String> {
    let lower = text.trim().to_ascii_lowercase();
    let origin = lower.strip_suffix('/').unwrap_or(&lower);
    let (scheme, authority) = origin.split_once("://").unwrap_or_default();
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let own = scheme == "http" && matches!(host, "localhost" | "127.0.0.1");
    let well_formed = (scheme == "https" || own) && host.split('.').all(label) && port.parse::<u16>().is_ok();
    if well_formed {
        Ok(origin
            .strip_suffix(":443")
            .filter(|_| !own)
            .unwrap_or(origin)
            .to_owned())
    } else {
        Err(error::origin_invalid(field))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn origins_are_what_browsers_compare() {
        for (given, kept) in [
            ("https://www.example.com", Some("https://www.example.com")),
            (" HTTPS://Example.com/ ", Some("https://example.com")),
            ("https://example.com:8443", Some("https://example.com:8443")),
            ("https://example.com:443", Some("https://example.com")),
            ("http://localhost:3000", Some("http://localhost:3000")),
            ("http://example.com", None),
            ("https://*.example.com", None),
            ("https://example.com/path", None),
            ("https://example.com; script-src *", None),
            ("https://example.com https://evil.example", None),
            ("https://user@example.com", None),
            ("https://", None),
            ("*", None),
            ("'self'", None),
        ] {
            assert_eq!(parse_origin(given, "origin").ok().as_deref(), kept, "{given}");
        }
    }

    proptest! {
        #[test]
        fn no_text_that_passes_as_an_origin_says_anything_else_in_a_policy(text in "(https://|http://)?[a-z0-9.:;, '*/@\\-]{0,40}") {
            if let Ok(origin) = parse_origin(&text, "origin") {
                prop_assert!(origin.bytes().all(|b| b.is_ascii_alphanumeric() || b":/.-".contains(&b)));
            }
        }

        #[test]
        fn no_bytes_make_the_reader_of_logos_panic(start in 0..3usize, bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let starts: [&[u8]; 3] = [b"", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xd8\xff\xe0"];
            let _ = Logo::parse(&[starts[start], &bytes].concat());
        }
    }

    fn picture(width: u32, height: u32) -> Vec<u8> {
        let samples = vec![128; (width * height * 3) as usize];
        let color = png::ColorType::Rgb;
        Picture {
            width,
            height,
            color,
            samples,
        }
        .png()
        .unwrap()
    }

    #[test]
    fn a_logo_is_made_anew_from_its_pixels() {
        let mut given = picture(3, 2);
        let end = given.len() - 12;
        let secret = b"\0\0\0\x0ctEXtplace\0secret";
        given.splice(end..end, secret.iter().copied().chain(crc(&secret[4..])));
        let logo = Logo::parse(&given).unwrap();
        assert!(!logo.png().windows(6).any(|part| part == b"secret"));
        assert_eq!(Logo::parse(logo.png()).unwrap(), logo);
    }

    fn crc(bytes: &[u8]) -> [u8; 4] {
        let step = |crc: u32, byte: &u8| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 }
            })
        };
        (!bytes.iter().fold(u32::MAX, step)).to_be_bytes()
    }

    #[test]
    fn what_is_too_large_or_no_picture_is_refused() {
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec();
        let wide = picture(250_001, 1);
        let long = [picture(3, 2), vec![0; MAX_LOGO_BYTES]].concat();
        for bytes in [svg, wide, long, picture(3, 2)[..40].to_vec(), vec![]] {
            assert_eq!(Logo::parse(&bytes).unwrap_err().reason(), "LOGO_INVALID");
        }
        assert!(Logo::parse(&picture(500, 500)).is_ok());
    }
}
