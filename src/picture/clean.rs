//! Taking away what a camera wrote beside a picture, without touching its pixels: for pictures that are handed out as
//! they are.
//!
//! What is known to be needed for showing the picture stays: its colours, its transparency, which way is up. All else
//! goes: place, day and camera (EXIF, XMP, IPTC), comments, previews, and whatever follows the picture's end.

use image::metadata::Orientation;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Chunks of a PNG that say how it looks.
const PNG_CHUNKS: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD",
    b"pHYs", b"hIST", b"acTL", b"fcTL", b"fdAT",
];

/// The picture without it; none if it is no JPEG, PNG or WebP, or breaks off.
pub fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.starts_with(b"\xff\xd8\xff") {
        jpeg(bytes)
    } else if bytes.starts_with(PNG) {
        png(bytes)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        webp(bytes)
    } else {
        None
    }
}

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(&bytes[..2]);
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        while *bytes.get(at)? == 0xff {
            at += 1;
        }
        let marker = bytes[at];
        at += 1;
        match marker {
            0xd9 => {
                out.extend_from_slice(&[0xff, 0xd9]);
                return Some(out);
            }
            0x01 | 0xd0..=0xd7 => out.extend_from_slice(&[0xff, marker]),
            _ => {
                let length = usize::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
                let segment = bytes.get(at..at + length)?;
                let content = segment.get(2..)?;
                at += length;
                if is_needed(marker, content) {
                    out.extend_from_slice(&[0xff, marker]);
                    out.extend_from_slice(segment);
                } else if let Some(orientation) =
                    content.strip_prefix(b"Exif\0\0").and_then(Orientation::from_exif_chunk)
                    && marker == 0xe1
                    && orientation != Orientation::NoTransforms
                {
                    out.extend_from_slice(&upright(orientation));
                }
                if marker == 0xda {
                    at = scan(bytes, at, &mut out)?;
                }
            }
        }
    }
}

/// Copies the pixels of one scan, and gives the place of the marker that ends it.
fn scan(bytes: &[u8], from: usize, out: &mut Vec<u8>) -> Option<usize> {
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff);
    let end = from + bytes.get(from..)?.windows(2).position(is_marker)?;
    out.extend_from_slice(&bytes[from..end]);
    Some(end)
}

/// Whether a segment of a JPEG is needed to show it.
fn is_needed(marker: u8, content: &[u8]) -> bool {
    match marker {
        0xe0 => content.starts_with(b"JFIF\0"),
        0xe2 => content.starts_with(b"ICC_PROFILE\0"),
        0xee => content.starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

/// A segment that says nothing but which way is up.
fn upright(orientation: Orientation) -> Vec<u8> {
    let mut segment = vec![0xff, 0xe1, 0, 34];
    segment.extend_from_slice(b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    segment.extend_from_slice(&[orientation.to_exif(), 0, 0, 0, 0, 0, 0]);
    segment
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = PNG.to_vec();
    let mut at = PNG.len();
    loop {
        let length = usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()?;
        let name = bytes.get(at + 4..at + 8)?;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        if PNG_CHUNKS.iter().any(|known| *known == name) {
            out.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Some(out);
        }
        at += chunk.len();
    }
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let size = usize::try_from(u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?)).ok()?;
    let body = bytes.get(12..size.checked_add(8)?)?;
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    let mut at = 0;
    while at < body.len() {
        let name = body.get(at..at + 4)?;
        let length = usize::try_from(u32::from_le_bytes(body.get(at + 4..at + 8)?.try_into().ok()?)).ok()?;
        // A chunk of odd length is filled up; the last one of some files is not.
        let end = at.checked_add(8)?.checked_add(length)?.checked_add(length % 2)?;
        let chunk = body.get(at..end).or_else(|| body.get(at..end - length % 2))?;
        if !matches!(name, b"EXIF" | b"XMP ") {
            let start = out.len();
            out.extend_from_slice(chunk);
            if name == b"VP8X" {
                // The flags that announce both.
                *out.get_mut(start + 8)? &= !0b0000_1100;
            }
        }
        at = end;
    }
    let size = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    Some(out)
}
