//! Pictures: what one is, whether it may be published, and smaller ones made of it. Bytes in, bytes out.
//!
//! In: the bytes of a file that somebody put beside a page, which may be anything. Out: a [`Picture`] with what a page
//! has to know before the picture is loaded, or a [`Problem`]; then, for the [`Version`]s that are planned for it, the
//! bytes. Sizes are read from the head of a file and held against [`MAX_PIXELS`] before memory is spent. Nothing that a
//! camera wrote beside the picture comes through. Nothing here touches the disk.

mod clean;
mod read;
mod svg;
mod version;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use clean::clean;
pub use read::{Prepared, examine, pixels, prepare};
pub use version::{Encoding, Version, plan};

/// The most pixels of a picture: enough for what telephones of today take, and about 200 MB when it is unpacked.
pub const MAX_PIXELS: u64 = 64_000_000;
/// From here on pictures are unpacked one after the other, so that many large ones do not need memory all at once.
pub const HEAVY_PIXELS: u64 = 12_000_000;
/// The most bytes of a picture's file.
pub const MAX_BYTES: u64 = 40 * 1024 * 1024;
/// Changes with every change of what is made of a picture, so that nothing is taken for it that was made before.
pub const RECIPE: &str = "1";

/// A picture that may be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Picture {
    /// Pixels, of which smaller versions are made.
    Raster(Raster),
    /// An SVG drawing that is published as it is, with its size if it says one.
    Drawing(Option<(u32, u32)>),
}

/// A picture of pixels, as it is to be seen: turned upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Raster {
    /// How the file is written, whatever its name.
    pub kind: Kind,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// Whether nothing shows through.
    pub is_opaque: bool,
    /// Its commonest colour, to stand in its place while it is loaded.
    pub colour: [u8; 3],
    /// Whether it moves: only its first frame is shown.
    pub moves: bool,
}

/// A file format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Kind {
    Jpeg,
    Png,
    Webp,
    Gif,
}

impl Kind {
    /// The name that people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Jpeg => "JPEG",
            Kind::Png => "PNG",
            Kind::Webp => "WebP",
            Kind::Gif => "GIF",
        }
    }

    /// The endings of its files, the usual one first.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Kind::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Kind::Png => &["png"],
            Kind::Webp => &["webp"],
            Kind::Gif => &["gif"],
        }
    }
}

/// What is wrong with a picture that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Damage {
    /// It is something else than a picture.
    NoPicture,
    /// It breaks off.
    Cut,
    /// What the reader says.
    Said(String),
}

/// Why a picture is not published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// It has more pixels than are accepted: its width and height.
    TooLarge(u32, u32),
    /// It cannot be read.
    Damaged(Damage),
    /// It is of a format that is not read: its name.
    Format(String),
    /// It is a drawing that runs something, or fetches something: what.
    Unsafe(String),
}
