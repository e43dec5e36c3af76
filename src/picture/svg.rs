//! Drawings: SVG that is published as it is, if it only draws.
//!
//! Inside `<img>` a browser runs and fetches nothing; but a drawing has an address of its own, and there it is a
//! document like any other.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::{Damage, Problem};

/// Elements that run or hold something else than a drawing.
const NEVER: [&str; 9] =
    ["script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener"];

/// How wide a drawing is shown that says nothing of it, in pixels.
const WIDTH: u32 = 800;

/// The width and height that a drawing gives itself.
pub(super) fn examine(bytes: &[u8]) -> Result<Option<(u32, u32)>, Problem> {
    let damaged = |error: &dyn std::fmt::Display| Problem::Damaged(Damage::Said(error.to_string()));
    let text = std::str::from_utf8(bytes).map_err(|e| damaged(&e))?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut size = None;
    let mut depth = 0_usize;
    let mut is_drawing = false;
    loop {
        let event = reader.read_event().map_err(|e| damaged(&e))?;
        match event {
            Event::Start(ref tag) | Event::Empty(ref tag) => {
                if !is_drawing {
                    if local(tag) != "svg" {
                        break;
                    }
                    is_drawing = true;
                    size = size_of(tag)?;
                }
                check(tag)?;
                depth += usize::from(matches!(event, Event::Start(_)));
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(text) => check_style(&text)?,
            Event::CData(text) => check_style(&text)?,
            // Entities that a document declares can stand for anything.
            Event::DocType(words) if words.contains('[') => return Err(Problem::Unsafe("<!DOCTYPE … [ ]>".to_owned())),
            Event::PI(words) if words.trim_start().starts_with("xml-stylesheet") => {
                return Err(Problem::Unsafe("<?xml-stylesheet?>".to_owned()));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    match is_drawing && depth == 0 {
        true => Ok(size),
        false if is_drawing => Err(Problem::Damaged(Damage::Cut)),
        false => Err(Problem::Damaged(Damage::NoPicture)),
    }
}

/// The name of an element without its prefix, in lower case: browsers do not care about the case in HTML.
fn local(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_ascii_lowercase()
}

fn attributes<'t>(tag: &'t BytesStart<'_>) -> impl Iterator<Item = Result<(String, String), Problem>> + 't {
    tag.attributes().map(|attribute| {
        let attribute = attribute.map_err(|e| Problem::Damaged(Damage::Said(e.to_string())))?;
        let value =
            quick_xml::escape::unescape(&attribute.value).map_err(|e| Problem::Damaged(Damage::Said(e.to_string())))?;
        Ok((attribute.key.local_name().as_ref().to_ascii_lowercase(), value.trim().to_owned()))
    })
}

fn check(tag: &BytesStart<'_>) -> Result<(), Problem> {
    let name = local(tag);
    if NEVER.contains(&name.as_str()) {
        return Err(Problem::Unsafe(format!("<{name}>")));
    }
    for attribute in attributes(tag) {
        let (key, value) = attribute?;
        let shown = || Problem::Unsafe(format!("<{name} {key}=\"{}\">", short(&value)));
        let lower = value.to_ascii_lowercase();
        let is_bad = match key.as_str() {
            _ if key.starts_with("on") => true,
            "href" | "src" if name == "a" => lower.starts_with("javascript:") || lower.starts_with("data:"),
            "href" | "src" => !stays_inside(&lower),
            "attributename" => lower.ends_with("href") || lower.starts_with("on"),
            _ => check_style(&lower).is_err(),
        };
        if is_bad {
            return Err(shown());
        }
    }
    Ok(())
}

/// Whether an address leads to a part of the drawing, or is a picture in itself.
fn stays_inside(address: &str) -> bool {
    let is_picture = |kind: &str| address.starts_with(&format!("data:image/{kind}"));
    address.is_empty() || address.starts_with('#') || ["png", "jpeg", "gif", "webp"].into_iter().any(is_picture)
}

/// Rules and values of style sheets that fetch something.
fn check_style(text: &str) -> Result<(), Problem> {
    let lower = text.to_ascii_lowercase();
    if lower.contains("@import") {
        return Err(Problem::Unsafe("@import".to_owned()));
    }
    for after in lower.split("url(").skip(1) {
        if !stays_inside(after.trim_start().trim_start_matches(['"', '\'']).trim_start()) {
            return Err(Problem::Unsafe(format!("url({}", short(after))));
        }
    }
    Ok(())
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

fn size_of(tag: &BytesStart<'_>) -> Result<Option<(u32, u32)>, Problem> {
    let (mut width, mut height, mut view) = (None, None, None);
    for attribute in attributes(tag) {
        let (key, value) = attribute?;
        match key.as_str() {
            "width" => width = pixels(&value),
            "height" => height = pixels(&value),
            "viewbox" => {
                let mut numbers = value.split(|c: char| c == ',' || c.is_whitespace()).filter(|n| !n.is_empty());
                view = numbers.nth(2).and_then(pixels).zip(numbers.next().and_then(pixels));
            }
            _ => {}
        }
    }
    // A drawing that names its proportions only is as wide as a column.
    let fitted = |(across, down): (u32, u32)| (WIDTH, (WIDTH * down / across).max(1));
    Ok(width.zip(height).or(view.map(fitted)))
}

/// A length in pixels; none for other units.
fn pixels(text: &str) -> Option<u32> {
    let number: f64 = text.strip_suffix("px").unwrap_or(text).trim().parse().ok()?;
    // Saturates, as such conversions do.
    (number >= 1.0 && number <= f64::from(u16::MAX)).then_some(number.round() as u32)
}
