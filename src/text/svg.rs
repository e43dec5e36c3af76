//! The size of a drawing.

use quick_xml::Reader;
use quick_xml::events::Event;

/// The width and height that an SVG drawing asks for: those of its root element, or else those of its `viewBox`.
///
/// None if it is not a drawing, or one without a size.
pub fn size(text: &str) -> Option<(u32, u32)> {
    let mut reader = Reader::from_str(text);
    let root = loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "svg" => break tag,
            Event::Start(_) | Event::Empty(_) | Event::Eof => return None,
            _ => {}
        }
    };
    let attribute = |name: &str| {
        let found = root.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == name)?;
        Some(found.value.into_owned())
    };
    let pixels = |name: &str| attribute(name).and_then(|v| whole(v.trim().trim_end_matches("px")));
    if let (Some(width), Some(height)) = (pixels("width"), pixels("height")) {
        return Some((width, height));
    }
    let view = attribute("viewBox")?;
    let mut numbers = view.split([' ', ',']).filter(|n| !n.is_empty()).skip(2);
    Some((whole(numbers.next()?)?, whole(numbers.next()?)?))
}

/// A length in whole pixels; none for zero, a percentage or another unit.
fn whole(text: &str) -> Option<u32> {
    let number: f64 = text.parse().ok()?;
    // What a browser would draw larger than this is a mistake.
    (0.5..=100_000.0).contains(&number).then(|| number.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn the_root_says_how_large_it_is() {
        assert_eq!(size("<svg xmlns='a' width='320' height=\"199.6px\" viewBox='0 0 1 1'/>"), Some((320, 200)));
        assert_eq!(
            size("<?xml version='1.0'?>\n<!-- x --><svg viewBox='-10,0 640 480'><svg/></svg>"),
            Some((640, 480))
        );
        assert_eq!(size("<s:svg width='100%' viewBox='0 0 5 4'/>"), Some((5, 4)));
    }

    #[test]
    fn what_has_no_size_has_none() {
        for text in [
            "",
            "<p/>",
            "<svg/>",
            "<svg width='1em' height='2'/>",
            "<svg viewBox='0 0 0 4'/>",
            "<svg",
            "<svg viewBox='0 0 NaN 9e9'/>",
        ] {
            assert_eq!(size(text), None, "{text}");
        }
    }
}
