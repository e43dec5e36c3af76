//! Reading pictures of pixels: what they are, and their pixels upright and in sRGB.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{AnimationDecoder, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::version::{self, Version};
use super::{Damage, Kind, MAX_PIXELS, Picture, Problem, Raster, clean, svg};

/// How wide a picture is made to find its colour.
const SAMPLE: u32 = 48;

/// Finds out what a file with this ending is. What is wrong with the head of a file is found before its pixels are
/// unpacked; then they are, once, for a file that breaks off in the middle looks well from its head.
pub fn examine(bytes: &[u8], ending: &str) -> Result<Picture, Problem> {
    let Ok(format) = image::guess_format(bytes) else {
        if ending.eq_ignore_ascii_case("svg") || is_xml(bytes) {
            return svg::examine(bytes).map(Picture::Drawing);
        }
        return Err(other_format(bytes));
    };
    let kind = kind(format).ok_or_else(|| Problem::Format(format!("{format:?}").to_uppercase()))?;
    let opened = open(bytes, kind)?;
    let (width, height) = opened.upright();
    let icc = opened.icc.clone();
    let image = opened.read()?;
    if kind == Kind::Jpeg && clean(bytes).is_none() {
        return Err(Problem::Damaged(Damage::Cut));
    }
    let is_opaque = !image.color().has_alpha() || image.to_rgba8().pixels().all(|p| p[3] == u8::MAX);
    let small = srgb(scaled(&image, SAMPLE.min(image.width()), SAMPLE.min(image.height())), icc.as_deref());
    drop(image);
    let colour = commonest(&small);
    Ok(Picture::Raster(Raster { kind, width, height, is_opaque, colour, moves: moves(bytes, kind) }))
}

/// How many pixels a file says that it has; none for what is no picture.
pub fn pixels(bytes: &[u8]) -> u64 {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let size = reader.ok().and_then(|reader| reader.into_dimensions().ok());
    size.map_or(0, |(width, height)| u64::from(width) * u64::from(height))
}

/// A picture unpacked, no wider than its widest version.
#[derive(Debug)]
pub struct Prepared(DynamicImage);

/// Unpacks a picture for its versions. The widest of them is as large as it is kept.
pub fn prepare(bytes: &[u8], picture: &Raster, versions: &[Version]) -> Result<Prepared, Problem> {
    let opened = open(bytes, picture.kind)?;
    let (orientation, icc) = (opened.orientation, opened.icc.clone());
    let image = opened.read()?;
    let image = if picture.is_opaque { opaque(image) } else { DynamicImage::ImageRgba8(image.into_rgba8()) };
    let widest = versions.iter().max_by_key(|v| v.width);
    let (width, height) = widest.map_or((picture.width, picture.height), |v| (v.width, v.height));
    let (across, down) = if turns(orientation) { (height, width) } else { (width, height) };
    // Turned and coloured when it is small.
    let mut image = scaled(&image, across, down);
    image.apply_orientation(orientation);
    Ok(Prepared(srgb(image, icc.as_deref())))
}

impl Prepared {
    /// The bytes of a version.
    pub fn encode(&self, version: &Version) -> Result<Vec<u8>, Problem> {
        version::encode(&scaled(&self.0, version.width, version.height), version.encoding)
    }
}

/// A file of which the head was read.
struct Opened<D> {
    decoder: D,
    orientation: Orientation,
    icc: Option<Vec<u8>>,
}

fn open(bytes: &[u8], kind: Kind) -> Result<Opened<impl ImageDecoder>, Problem> {
    let format = match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Webp => ImageFormat::WebP,
        Kind::Gif => ImageFormat::Gif,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_PIXELS * 8);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(Problem::TooLarge(width, height));
    }
    if width == 0 || height == 0 {
        return Err(Problem::Damaged(Damage::NoPicture));
    }
    // What stands beside the pixels may be nonsense without the picture being so.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let icc = decoder.icc_profile().ok().flatten();
    Ok(Opened { decoder, orientation, icc })
}

impl<D: ImageDecoder> Opened<D> {
    /// Width and height as they are to be seen.
    fn upright(&self) -> (u32, u32) {
        let (width, height) = self.decoder.dimensions();
        if turns(self.orientation) { (height, width) } else { (width, height) }
    }

    fn read(self) -> Result<DynamicImage, Problem> {
        DynamicImage::from_decoder(self.decoder).map_err(damaged)
    }
}

fn damaged(error: image::ImageError) -> Problem {
    Problem::Damaged(Damage::Said(error.to_string()))
}

fn kind(format: ImageFormat) -> Option<Kind> {
    match format {
        ImageFormat::Jpeg => Some(Kind::Jpeg),
        ImageFormat::Png => Some(Kind::Png),
        ImageFormat::WebP => Some(Kind::Webp),
        ImageFormat::Gif => Some(Kind::Gif),
        _ => None,
    }
}

/// Formats that a telephone writes and that are not read, by what their files begin with.
fn other_format(bytes: &[u8]) -> Problem {
    let brand = bytes.get(4..12).and_then(|b| b.strip_prefix(b"ftyp"));
    match brand {
        Some(b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1") => Problem::Format("HEIC".to_owned()),
        Some(_) => Problem::Format("MP4".to_owned()),
        None => Problem::Damaged(Damage::NoPicture),
    }
}

fn is_xml(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    start.starts_with(b"<svg") || start.starts_with(b"<?xml")
}

fn turns(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// Whether there is a second frame.
fn moves(bytes: &[u8], kind: Kind) -> bool {
    let cursor = || Cursor::new(bytes);
    match kind {
        Kind::Jpeg => false,
        Kind::Png => PngDecoder::new(cursor()).and_then(|png| png.is_apng()).unwrap_or(false),
        Kind::Webp => WebPDecoder::new(cursor()).is_ok_and(|webp| webp.has_animation()),
        Kind::Gif => GifDecoder::new(cursor()).is_ok_and(|gif| gif.into_frames().nth(1).is_some()),
    }
}

/// Eight bits a channel, without transparency.
fn opaque(image: DynamicImage) -> DynamicImage {
    DynamicImage::ImageRgb8(image.into_rgb8())
}

fn scaled(image: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    if (image.width(), image.height()) == (width, height) {
        return image.clone();
    }
    image.resize_exact(width, height, FilterType::CatmullRom)
}

/// The colours as the profile means them, in sRGB: a profile is not published with the picture.
fn srgb(image: DynamicImage, icc: Option<&[u8]>) -> DynamicImage {
    let image = if image.color().has_alpha() { DynamicImage::ImageRgba8(image.into_rgba8()) } else { opaque(image) };
    let layout = if image.color().has_alpha() { Layout::Rgba } else { Layout::Rgb };
    let profile = icc.and_then(|icc| ColorProfile::new_from_slice(icc).ok());
    let Some(profile) = profile.filter(|profile| profile.color_space == DataColorSpace::Rgb) else { return image };
    let target = ColorProfile::new_srgb();
    let Ok(transform) = profile.create_transform_8bit(layout, &target, layout, TransformOptions::default()) else {
        return image;
    };
    let mut pixels = vec![0; image.as_bytes().len()];
    if transform.transform(image.as_bytes(), &mut pixels).is_err() {
        return image;
    }
    let (width, height) = (image.width(), image.height());
    let made = match image {
        DynamicImage::ImageRgba8(_) => image::RgbaImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgba8),
        _ => image::RgbImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgb8),
    };
    made.unwrap_or(image)
}

/// The mean of the commonest shade, of 512.
fn commonest(image: &DynamicImage) -> [u8; 3] {
    let mut shades = vec![(0_u32, [0_u32; 3]); 512];
    for pixel in image.to_rgb8().pixels() {
        let index = pixel.0.iter().fold(0_usize, |index, c| index * 8 + usize::from(c >> 5));
        let (count, sums) = &mut shades[index];
        *count += 1;
        for (sum, c) in sums.iter_mut().zip(pixel.0) {
            *sum += u32::from(c);
        }
    }
    // Of two that are as common the first, so that it is always the same one.
    let (count, sums) = shades.into_iter().rev().max_by_key(|(count, _)| *count).unwrap_or((1, [0; 3]));
    sums.map(|sum| u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX))
}
