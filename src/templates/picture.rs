//! Pictures as templates get them, and the elements that show them.
//!
//! One place writes them, for the Markdown of writers and for templates: several sizes to choose from, the place kept
//! free before the picture is there, and nothing that a strict security policy would forbid.

use tera::value::Key;

use super::{Map, Value};
use crate::text::escape::push_html;

/// A picture that is ready to be shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Picture {
    /// The address for browsers that do not choose one.
    pub url: String,
    /// Width and height.
    pub size: Option<(u32, u32)>,
    /// The text alternative.
    pub alt: String,
    /// The title, or empty.
    pub title: String,
    /// Media type and addresses with widths, `srcset` of HTML; the last one is what every browser reads.
    pub sources: Vec<(String, String)>,
    /// The colour that stands in its place, `#0b5d66`; none if something shows through the picture.
    pub colour: Option<String>,
    /// Whether it is loaded at once, and not when readers come near it.
    pub is_eager: bool,
}

impl Picture {
    /// The table that templates see.
    pub fn into_value(self) -> Value {
        let source = |(media_type, srcset): (String, String)| {
            super::map_value([("type", media_type.into()), ("srcset", srcset.into())])
        };
        let number = |n: Option<u32>| n.map_or_else(Value::none, Value::from);
        super::map_value([
            ("url", self.url.into()),
            ("width", number(self.size.map(|s| s.0))),
            ("height", number(self.size.map(|s| s.1))),
            ("alt", self.alt.into()),
            ("title", self.title.into()),
            ("sources", self.sources.into_iter().map(source).collect::<Vec<_>>().into()),
            ("colour", self.colour.map_or_else(Value::none, Value::from)),
            ("is_eager", self.is_eager.into()),
        ])
    }

    /// The reverse; none for a table that is no picture.
    pub(super) fn from_map(map: &Map) -> Option<Picture> {
        let get = |map: &Map, key: &str| map.get(&Key::Str(key)).filter(|v| !v.is_none()).cloned();
        let text = |key: &str| get(map, key).map(|v| v.to_string());
        let number = |key: &str| get(map, key)?.to_string().parse().ok();
        let source = |value: &Value| {
            let map = value.as_map()?;
            Some((get(map, "type")?.to_string(), get(map, "srcset")?.to_string()))
        };
        let sources = get(map, "sources");
        let sources = sources.as_ref().and_then(Value::as_array).unwrap_or_default();
        Some(Picture {
            url: text("url")?,
            size: number("width").zip(number("height")),
            alt: text("alt").unwrap_or_default(),
            title: text("title").unwrap_or_default(),
            sources: sources.iter().filter_map(source).collect(),
            colour: text("colour"),
            is_eager: get(map, "is_eager").is_some_and(|v| v.is_truthy()),
        })
    }

    /// Writes the elements. `sizes` says how wide the picture is shown, in the words of HTML.
    pub fn write(&self, sizes: &str, out: &mut String) {
        let Some(((_, srcset), better)) = self.sources.split_last() else { return self.write_img(None, out) };
        out.push_str("<span class=\"picture\">");
        if let Some(colour) = &self.colour {
            // A drawing may have a colour where an element may not have a style. Without a style sheet it is a dot.
            out.push_str("<svg width=\"1\" height=\"1\" viewBox=\"0 0 1 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path fill=\"");
            push_html(out, colour);
            out.push_str("\" d=\"M0 0h1v1H0z\"/></svg>");
        }
        out.push_str("<picture>");
        for (media_type, srcset) in better {
            out.push_str("<source type=\"");
            push_html(out, media_type);
            push_sources(srcset, sizes, out);
            out.push('>');
        }
        self.write_img(Some((srcset, sizes)), out);
        out.push_str("</picture></span>");
    }

    fn write_img(&self, sources: Option<(&str, &str)>, out: &mut String) {
        out.push_str("<img src=\"");
        push_html(out, &self.url);
        if let Some((srcset, sizes)) = sources {
            push_sources(srcset, sizes, out);
            out.push_str(" alt=\"");
        } else {
            out.push_str("\" alt=\"");
        }
        push_html(out, &self.alt);
        out.push('"');
        if let Some((width, height)) = self.size {
            out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        if !self.title.is_empty() {
            out.push_str(" title=\"");
            push_html(out, &self.title);
            out.push('"');
        }
        if !self.is_eager {
            out.push_str(" loading=\"lazy\"");
        }
        out.push_str(" decoding=\"async\">");
    }
}

/// Ends an attribute and adds what there is to choose from.
fn push_sources(srcset: &str, sizes: &str, out: &mut String) {
    out.push_str("\" srcset=\"");
    push_html(out, srcset);
    out.push_str("\" sizes=\"");
    push_html(out, sizes);
    out.push('"');
}
