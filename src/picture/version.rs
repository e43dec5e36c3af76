//! The versions of a picture: which there are, and the bytes of each.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, ExtendedColorType, ImageEncoder};
use ravif::{Img, RGB8, RGBA8};

use super::{Damage, Problem, Raster};

/// The widths that are made, in pixels: a telephone's and a text column's, each also for screens of twice the pixels.
const WIDTHS: [u32; 4] = [400, 800, 1200, 1600];
/// Smaller than this in either direction no AVIF is made: its encoder does not take it, and there is nothing to save.
const MIN_AVIF: u32 = 16;
/// How good each format is to be, by its own measure: AVIF below 80 takes the grain out of leaves and water.
const AVIF_QUALITY: f32 = 82.0;
const JPEG_QUALITY: u8 = 80;
/// How quickly AVIF is made, 1 to 10: an editor waits for it, and at any speed it is smaller than JPEG.
const AVIF_SPEED: u8 = 9;

/// How a version is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Encoding {
    Avif,
    Jpeg,
    Png,
}

impl Encoding {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Encoding::Avif => "avif",
            Encoding::Jpeg => "jpg",
            Encoding::Png => "png",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Encoding::Avif => "image/avif",
            Encoding::Jpeg => "image/jpeg",
            Encoding::Png => "image/png",
        }
    }
}

/// A version of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Version {
    /// How it is written.
    pub encoding: Encoding,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
}

/// The versions of a picture, small ones first, for every encoding. None is larger than the picture.
pub fn plan(picture: &Raster) -> Vec<Version> {
    let most = picture.width.min(WIDTHS[WIDTHS.len() - 1]);
    // A version hardly narrower than the widest is not worth its file.
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|w| u64::from(*w) * 10 <= u64::from(most) * 9).collect();
    widths.push(most);
    let fallback = if picture.is_opaque { Encoding::Jpeg } else { Encoding::Png };
    let versions = |encoding| {
        widths.iter().map(move |width| {
            let height = u64::from(picture.height) * u64::from(*width) / u64::from(picture.width.max(1));
            Version { encoding, width: *width, height: u32::try_from(height).unwrap_or(u32::MAX).max(1) }
        })
    };
    let mut all: Vec<Version> =
        versions(Encoding::Avif).filter(|v| v.width >= MIN_AVIF && v.height >= MIN_AVIF).collect();
    all.extend(versions(fallback));
    all
}

/// Writes a picture that has its size already.
pub(super) fn encode(image: &DynamicImage, encoding: Encoding) -> Result<Vec<u8>, Problem> {
    let failed = |error: &dyn std::fmt::Display| Problem::Damaged(Damage::Said(error.to_string()));
    let (width, height) = (image.width(), image.height());
    let mut bytes = Vec::new();
    match encoding {
        Encoding::Avif => return avif(image).map_err(|e| failed(&e)),
        Encoding::Jpeg => JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY)
            .write_image(image.to_rgb8().as_raw(), width, height, ExtendedColorType::Rgb8)
            .map_err(|e| failed(&e))?,
        Encoding::Png => PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive)
            .write_image(image.to_rgba8().as_raw(), width, height, ExtendedColorType::Rgba8)
            .map_err(|e| failed(&e))?,
    }
    Ok(bytes)
}

fn avif(image: &DynamicImage) -> Result<Vec<u8>, ravif::Error> {
    // On one thread: how a picture is cut into tiles follows from the threads, and the bytes from the tiles.
    let encoder = ravif::Encoder::new()
        .with_quality(AVIF_QUALITY)
        .with_alpha_quality(AVIF_QUALITY)
        .with_speed(AVIF_SPEED)
        .with_num_threads(Some(1));
    let (width, height) = (image.width() as usize, image.height() as usize);
    let encoded = if image.color().has_alpha() {
        let pixels: Vec<RGBA8> = image.to_rgba8().pixels().map(|p| RGBA8::new(p[0], p[1], p[2], p[3])).collect();
        encoder.encode_rgba(Img::new(&pixels, width, height))?
    } else {
        let pixels: Vec<RGB8> = image.to_rgb8().pixels().map(|p| RGB8::new(p[0], p[1], p[2])).collect();
        encoder.encode_rgb(Img::new(&pixels, width, height))?
    };
    Ok(encoded.avif_file)
}
