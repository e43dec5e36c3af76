use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, Frame, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

/// A picture that is no single colour: bands of sky, river and leaf with some grain.
fn river(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let grain = u8::try_from((x * 7 + y * 13) % 11).expect("a small number");
        match y * 3 / height {
            0 => Rgb([150 + grain, 190, 220]),
            1 => Rgb([20, 90 + grain, 100]),
            _ => Rgb([60, 110, 40 + grain]),
        }
    })
}

fn written(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), format).expect("an encoded picture");
    bytes
}

fn jpeg(image: &RgbImage) -> Vec<u8> {
    written(&DynamicImage::ImageRgb8(image.clone()), ImageFormat::Jpeg)
}

/// A JPEG as a telephone writes it: which way is up, a place, a camera, a comment, and a film behind the picture.
fn photograph(image: &RgbImage, orientation: u8) -> Vec<u8> {
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend_from_slice(&[orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend_from_slice(b"GPS 10.36 N 106.36 E, Camera 9");
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    encoder.set_exif_metadata(exif).expect("JPEG takes EXIF");
    encoder.encode(image.as_raw(), image.width(), image.height(), ExtendedColorType::Rgb8).expect("a JPEG");
    let comment = b"\xff\xfe\0\x0eTaken at home";
    bytes.splice(2..2, comment[..16].iter().copied());
    bytes.extend_from_slice(b"ftypmp42 a film with GPS");
    bytes
}

fn raster(bytes: &[u8]) -> Raster {
    match examine(bytes, "jpg") {
        Ok(Picture::Raster(raster)) => raster,
        other => panic!("{other:?}"),
    }
}

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|w| w == words)
}

fn widths(picture: &Raster, encoding: Encoding) -> Vec<u32> {
    plan(picture).into_iter().filter(|v| v.encoding == encoding).map(|v| v.width).collect()
}

#[test]
fn no_version_is_larger_than_the_picture() {
    let of =
        |width, height, is_opaque| Raster { kind: Kind::Png, width, height, is_opaque, colour: [0; 3], moves: false };
    assert_eq!(widths(&of(4000, 3000, true), Encoding::Avif), [400, 800, 1200, 1600]);
    assert_eq!(widths(&of(4000, 3000, true), Encoding::Jpeg), [400, 800, 1200, 1600]);
    assert_eq!(widths(&of(850, 600, true), Encoding::Jpeg), [400, 850], "850 is as good as 800");
    assert_eq!(widths(&of(300, 200, false), Encoding::Png), [300]);
    assert_eq!(widths(&of(300, 10, true), Encoding::Avif), [] as [u32; 0], "too low for AVIF");
    assert_eq!(plan(&of(1600, 3, true)).iter().map(|v| v.height).min(), Some(1));
}

#[test]
fn a_photograph_is_turned_upright_and_nothing_of_its_camera_is_left() {
    let bytes = photograph(&river(600, 400), 6);
    assert!(contains(&bytes, b"GPS"));
    let picture = raster(&bytes);
    assert_eq!((picture.width, picture.height), (400, 600), "turned by a quarter");
    assert!(picture.is_opaque && !picture.moves);
    let versions = plan(&picture);
    let prepared = prepare(&bytes, &picture, &versions).expect("a picture");
    for version in &versions {
        let made = prepared.encode(version).expect("bytes");
        for words in [&b"GPS"[..], b"Camera", b"Taken", b"Exif", b"film"] {
            assert!(!contains(&made, words), "{version:?}");
        }
        if version.encoding == Encoding::Jpeg {
            let image = image::load_from_memory(&made).expect("a JPEG").to_rgb8();
            assert_eq!(image.dimensions(), (version.width, version.height));
            // The sky was above; turned clockwise it is at the right.
            let sky = image.get_pixel(version.width - 5, version.height / 2);
            assert!(sky[2] > 200, "{sky:?}");
        } else {
            assert!(contains(&made[..32], b"ftypavif"));
        }
    }
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    let bytes = jpeg(&river(420, 300));
    let picture = raster(&bytes);
    let make = || {
        let prepared = prepare(&bytes, &picture, &plan(&picture)).expect("a picture");
        plan(&picture).iter().map(|v| prepared.encode(v).expect("bytes")).collect::<Vec<_>>()
    };
    let first = make();
    let together: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(make)).collect();
        threads.into_iter().map(|t| t.join().expect("a finished thread")).collect()
    });
    assert!(together.iter().all(|made| *made == first));
}

#[test]
fn the_colour_is_the_commonest_one() {
    let mut image = RgbImage::from_pixel(300, 300, Rgb([11, 93, 102]));
    for x in 0..300 {
        for y in 0..120 {
            image.put_pixel(x, y, Rgb([250, 250, 240]));
        }
    }
    let colour = raster(&jpeg(&image)).colour;
    assert!(colour.iter().zip([11, 93, 102]).all(|(a, b)| a.abs_diff(b) < 6), "{colour:?}");
}

#[test]
fn what_shows_through_stays_so() {
    let image = RgbaImage::from_fn(200, 100, |x, _| if x < 100 { Rgba([200, 0, 0, 255]) } else { Rgba([0, 0, 0, 0]) });
    let bytes = written(&DynamicImage::ImageRgba8(image), ImageFormat::Png);
    let picture = raster(&bytes);
    assert!(!picture.is_opaque);
    let version = plan(&picture).into_iter().find(|v| v.encoding == Encoding::Png).expect("a PNG");
    let made = prepare(&bytes, &picture, &[version]).expect("a picture").encode(&version).expect("bytes");
    let image = image::load_from_memory(&made).expect("a PNG").to_rgba8();
    assert_eq!((image.get_pixel(10, 50)[3], image.get_pixel(190, 50)[3]), (255, 0));
}

#[test]
fn a_picture_that_moves_is_known() {
    let mut bytes = Vec::new();
    let frame = |shade| Frame::new(RgbaImage::from_pixel(20, 20, Rgba([shade, 0, 0, 255])));
    GifEncoder::new(&mut bytes).encode_frames([frame(10), frame(200)]).expect("a GIF");
    let picture = raster(&bytes);
    assert_eq!((picture.kind, picture.moves), (Kind::Gif, true));
}

/// The head of a PNG with a size of its own, and hardly any pixels.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let image = RgbImage::new(8, 8);
    PngEncoder::new(&mut bytes).write_image(image.as_raw(), 8, 8, ExtendedColorType::Rgb8).expect("a PNG");
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let mut crc = flate2::Crc::new();
    crc.update(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.sum().to_be_bytes());
    bytes
}

#[test]
fn huge_pictures_are_refused_from_their_heads() {
    assert_eq!(examine(&bomb(10_001, 10_000), "png"), Err(Problem::TooLarge(10_001, 10_000)));
    let huge = examine(&bomb(0x7fff_ffff, 0x7fff_ffff), "png");
    assert!(matches!(huge, Err(Problem::TooLarge(..) | Problem::Damaged(_))), "{huge:?}");
    // The head promises what the file does not have.
    assert!(matches!(examine(&bomb(6_000, 6_000), "png"), Err(Problem::Damaged(_))));
}

#[test]
fn pictures_that_break_off_at_any_place_are_no_pictures_and_no_panics() {
    let image = DynamicImage::ImageRgb8(river(40, 30));
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
        let bytes = written(&image, format);
        assert!(examine(&bytes, "").is_ok(), "{format:?}");
        // A GIF may lack its last mark.
        for end in (0..bytes.len() - 2).step_by(7) {
            let found = examine(&bytes[..end], "");
            assert!(found.is_err() || format == ImageFormat::Gif, "{format:?} cut at {end} of {}", bytes.len());
        }
        for at in (0..bytes.len()).step_by(5) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x55;
            if let Ok(Picture::Raster(picture)) = examine(&damaged, "") {
                let _ = prepare(&damaged, &picture, &plan(&picture));
            }
            let _ = clean(&damaged);
        }
    }
}

#[test]
fn what_is_no_picture_is_told_from_what_is_not_read() {
    assert!(matches!(examine(b"<!doctype html><p>", "jpg"), Err(Problem::Damaged(_))));
    assert!(matches!(examine(b"", "png"), Err(Problem::Damaged(_))));
    assert_eq!(examine(b"\0\0\0\x18ftypheic\0\0\0\0mif1", "heic"), Err(Problem::Format("HEIC".to_owned())));
    assert_eq!(examine(b"\0\0\0\x18ftypavif\0\0\0\0mif1", "avif"), Err(Problem::Format("AVIF".to_owned())));
    assert_eq!(examine(b"II*\0\x08\0\0\0", "tif"), Err(Problem::Format("TIFF".to_owned())));
}

#[test]
fn pictures_handed_out_as_they_are_lose_what_their_camera_wrote() {
    let image = river(60, 40);
    let bytes = photograph(&image, 6);
    let cleaned = clean(&bytes).expect("a JPEG");
    for words in [&b"GPS"[..], b"Camera", b"Taken", b"film"] {
        assert!(contains(&bytes, words) && !contains(&cleaned, words));
    }
    let (before, after) = (raster(&bytes), raster(&cleaned));
    assert_eq!(before, after, "which way is up is kept");
    let pixels = |bytes: &[u8]| image::load_from_memory(bytes).expect("a picture").to_rgb8();
    assert_eq!(pixels(&bytes), pixels(&cleaned));
    assert_eq!(clean(&cleaned), Some(cleaned.clone()));

    let mut png = Vec::new();
    let mut encoder = PngEncoder::new(&mut png);
    encoder.set_exif_metadata(b"MM\0\x2a GPS".to_vec()).expect("PNG takes EXIF");
    encoder.write_image(image.as_raw(), 60, 40, ExtendedColorType::Rgb8).expect("a PNG");
    let cleaned = clean(&png).expect("a PNG");
    assert!(contains(&png, b"GPS") && !contains(&cleaned, b"GPS"));
    assert_eq!(pixels(&png), pixels(&cleaned));

    let mut webp = written(&DynamicImage::ImageRgb8(image), ImageFormat::WebP);
    webp.extend_from_slice(b"EXIF\x04\0\0\0 GPS");
    let size = u32::try_from(webp.len() - 8).expect("a small file");
    webp[4..8].copy_from_slice(&size.to_le_bytes());
    let cleaned = clean(&webp).expect("a WebP");
    assert!(!contains(&cleaned, b"GPS"));
    assert_eq!(pixels(&webp), pixels(&cleaned));
    assert_eq!(clean(b"%PDF-1.7"), None);
}

#[test]
fn drawings_have_a_size_and_do_nothing_but_draw() {
    let drawing =
        |inside: &str| examine(format!("<svg xmlns='x' viewBox='0 0 400 200'>{inside}</svg>").as_bytes(), "svg");
    assert_eq!(drawing("<path d='M0 0'/>"), Ok(Picture::Drawing(Some((800, 400)))));
    for harmless in [
        "<use href='#a'/>",
        "<style>.a { fill: url(#b) }</style>",
        "<a href='https://example.org/'><path/></a>",
        "<image href='data:image/png;base64,AA'/>",
    ] {
        assert!(drawing(harmless).is_ok(), "{harmless}");
    }
    for harmful in [
        "<script>alert(1)</script>",
        "<path onclick='alert(1)'/>",
        "<foreignObject/>",
        "<image href='https://example.org/spy.png'/>",
        "<use xlink:href='other.svg#a'/>",
        "<style>@import 'x.css';</style>",
        "<style>.a { fill: url(https://example.org/x) }</style>",
        "<path style='fill: URL( \"//example.org/x\")'/>",
        "<a href='JavaScript:alert(1)'/>",
        "<a href='java&#115;cript:alert(1)'/>",
        "<set attributeName='href' to='javascript:alert(1)'/>",
    ] {
        assert!(matches!(drawing(harmful), Err(Problem::Unsafe(_))), "{harmful}");
    }
    let entities = "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>";
    assert!(matches!(examine(entities.as_bytes(), "svg"), Err(Problem::Unsafe(_))));
    assert_eq!(examine(b"<svg width='12.4' height='8px'/>", "svg"), Ok(Picture::Drawing(Some((12, 8)))));
    assert_eq!(examine(b"<svg width='100%'/>", "svg"), Ok(Picture::Drawing(None)));
    for broken in ["<svg><g>", "<svg", "<html/>", "<svg><a></b></svg>"] {
        assert!(matches!(examine(broken.as_bytes(), "svg"), Err(Problem::Damaged(_))), "{broken}");
    }
}
