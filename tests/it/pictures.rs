//! Pictures on a built site: what is published of them, and what is remembered. The pictures are made here.
#![expect(clippy::disallowed_methods, reason = "tests make and read files")]

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::sync::Arc;

use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ExtendedColorType, Frame, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use songngu::pipeline::{self, Cache, Options};

use crate::dom::Dom;
use crate::sandbox::{Sandbox, Tree, assert_same, text, tree};

/// What a camera writes beside its picture.
const CAMERA: &[u8] = b"GPS 10.36 N 106.36 E, Camera 9";

/// A photograph of that size, with place and camera in it.
pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let image = RgbImage::from_fn(width, height, |x, y| {
        let grain = u8::try_from((x * 7 + y * 13) % 23).expect("a small number");
        if y < height / 3 { Rgb([150 + grain, 190, 220]) } else { Rgb([20, 90 + grain, 100]) }
    });
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x01\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(CAMERA);
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 85);
    image::ImageEncoder::set_exif_metadata(&mut encoder, exif).expect("JPEG takes EXIF");
    encoder.encode(image.as_raw(), width, height, ExtendedColorType::Rgb8).expect("a JPEG");
    bytes
}

/// A picture with two frames.
pub(crate) fn moving() -> Vec<u8> {
    let mut bytes = Vec::new();
    let frame = |shade| Frame::new(RgbaImage::from_pixel(20, 20, Rgba([shade, 0, 0, 255])));
    GifEncoder::new(&mut bytes).encode_frames([frame(10), frame(200)]).expect("a GIF");
    bytes
}

/// A PNG whose head promises so many pixels, and that has hardly any.
pub(crate) fn promising(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let small = DynamicImage::ImageRgb8(RgbImage::new(8, 8));
    small.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).expect("a PNG");
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let mut crc = flate2::Crc::new();
    crc.update(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.sum().to_be_bytes());
    bytes
}

/// A site with a photograph in every place that takes one.
fn site() -> Sandbox {
    let sandbox = Sandbox::small();
    sandbox.write_bytes("content/song.jpg", &jpeg(900, 600));
    sandbox.write_bytes("content/goc.jpg", &jpeg(300, 200));
    sandbox.write_bytes("content/bia.jpg", &jpeg(640, 480));
    let page = |alt: &str| {
        format!(
            "+++\ntitle = \"{alt}\"\nimage = \"bia.jpg\"\nimage_alt = \"{alt}\"\n+++\n\n![{alt}](song.jpg)\n\n\
             ```{{figure}}\nsrc = \"song.jpg\"\nalt = \"{alt} 2\"\n```\n\n[{alt}](goc.jpg)\n"
        )
    };
    sandbox.write(
        "templates/page.html",
        "<!DOCTYPE html><html lang=\"{{ lang }}\"><head><title>{{ page.title }}</title>\
         {% for item in page.open_graph %}<meta property=\"{{ item.property }}\" content=\"{{ item.content }}\">{% endfor %}\
         </head><body>{{ page.content | safe }}</body></html>",
    );
    sandbox.write("content/anh.vi.md", &page("Sông"));
    sandbox.write("content/anh.en.md", &page("River").replace("image = \"bia.jpg\"\n", ""));
    sandbox
}

fn remembering(sandbox: &Sandbox) -> Options {
    Options { cache: Arc::new(Cache::in_folder(&sandbox.root(), "test".to_owned())), ..sandbox.options() }
}

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|w| w == words)
}

fn media(made: &Tree) -> BTreeSet<&str> {
    made.keys().filter_map(|path| path.strip_prefix("media/")).collect()
}

/// The kept versions, without the two files that say what the folder is.
fn kept(sandbox: &Sandbox) -> Tree {
    let mut files = tree(&sandbox.root().join(".songngu/pictures"));
    files.retain(|path, _| !path.starts_with('.') && path != "CACHEDIR.TAG");
    files
}

#[test]
fn pictures_are_published_in_sizes_to_choose_from_and_without_their_camera() {
    let sandbox = site();
    let original = fs::read(sandbox.root().join("content/song.jpg")).expect("the original");
    let made = sandbox.build();
    assert_eq!(fs::read(sandbox.root().join("content/song.jpg")).expect("the original"), original);
    let names = media(&made);
    assert_eq!(names.len(), 2 * 3 + 2 * 2 + 1, "{names:?}: two pictures that are shown, one that is linked to");
    for name in names {
        let bytes = &made[&format!("media/{name}")];
        assert!(!contains(bytes, b"GPS") && !contains(bytes, b"Camera"), "{name}");
    }
    let dom = Dom::parse(text(&made, "song/index.html"));
    assert!(dom.errors.is_empty(), "{:?}", dom.errors);
    let images: Vec<_> = dom.all("img").collect();
    assert_eq!(images.len(), 2);
    for image in &images {
        assert_eq!((image.get("width"), image.get("height")), (Some("900"), Some("600")));
        assert!(image.is_in("picture"));
        let listed = image.get("srcset").expect("a choice").split(", ");
        for candidate in listed {
            let (url, width) = candidate.split_once(' ').expect("an address and a width");
            let bytes = &made[url.trim_start_matches('/')];
            let image = image::load_from_memory(bytes).expect("a picture");
            assert_eq!(format!("{}w", image.width()), width);
        }
    }
    assert_eq!(images.iter().map(|i| i.get("loading")).collect::<Vec<_>>(), [None, Some("lazy")], "the first at once");
    let source = dom.all("source").next().expect("a better format");
    assert_eq!(source.get("type"), Some("image/avif"));
    assert!(made.contains_key(&source.get("srcset").expect("addresses").split(' ').next().expect("one")[1..]));
    assert!(dom.elements.iter().all(|e| e.get("style").is_none()), "no styles in elements");
    assert!(dom.all("path").any(|path| path.get("fill").is_some()), "a colour in its place");
    let shared = dom.all("meta").find(|m| m.get("property") == Some("og:image")).expect("a picture to share");
    assert!(shared.get("content").is_some_and(|url| url.ends_with("-640.jpg")), "{:?}", shared.get("content"));
}

#[test]
fn versions_are_made_once_and_what_is_damaged_or_not_used_goes() {
    let sandbox = site();
    let build = || {
        // Or the build sees that no text or picture has changed, and looks no further.
        let _ = fs::remove_file(sandbox.root().join(".songngu/stamp"));
        sandbox.build_with(&remembering(&sandbox));
        sandbox.read_output()
    };
    let first = build();
    let files = kept(&sandbox);
    assert_eq!(files.len(), 2 * 3 + 2 * 2);
    // Kept bytes are used: others that are whole come out as they are.
    let folder = sandbox.root().join(".songngu/pictures");
    let (name, _) = files.iter().find(|(name, _)| name.ends_with("-900.jpg")).expect("a version");
    let marked = [blake3::hash(b"kept").as_bytes(), &b"kept"[..]].concat();
    fs::write(folder.join(name), marked).expect("a written file");
    assert!(build().values().any(|bytes| bytes == b"kept"), "what is kept is not made again");
    // Damaged ones are not.
    for (at, (name, bytes)) in files.iter().enumerate() {
        fs::write(folder.join(name), &bytes[..at * 9]).expect("a written file");
    }
    assert_same(&first, &build(), "a build with damaged versions");
    assert_eq!(kept(&sandbox), files);
    // The folder may go at any time.
    fs::remove_dir_all(&folder).expect("a removed folder");
    assert_same(&first, &build(), "a build without what was kept");
    // It holds what the site uses, and no more.
    sandbox.write_bytes("content/song.jpg", &jpeg(500, 300));
    build();
    let now = kept(&sandbox);
    assert_eq!(now.len(), 2 * 2 + 2 * 2, "{:?}", now.keys());
    assert!(now.keys().filter(|name| files.contains_key(*name)).count() == 4);
}

#[test]
fn the_preview_shows_the_same_pictures_and_a_check_makes_none() {
    let sandbox = site();
    let options = remembering(&sandbox);
    let outcome = pipeline::build(&options, pipeline::Mode::Check).expect("a check");
    assert!(!outcome.diagnostics.has_errors());
    assert!(kept(&sandbox).is_empty(), "nothing is encoded for a check");
    let (_, shown) = pipeline::preview(&options, &pipeline::Nobody).expect("a preview");
    let shown = shown.expect("a site");
    let made = sandbox.build();
    for (path, bytes) in made.iter().filter(|(path, _)| path.starts_with("media/")) {
        assert_eq!(&*shown[path.as_str()].bytes, bytes.as_slice(), "{path}");
    }
}

#[test]
fn a_site_without_pictures_has_nothing_of_them() {
    let sandbox = Sandbox::small();
    sandbox.build_with(&remembering(&sandbox));
    assert!(!sandbox.root().join(".songngu/pictures").exists());
    assert!(media(&sandbox.read_output()).is_empty());
}
