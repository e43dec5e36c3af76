//! Writing TMX 1.4b: the pairs of texts that were translated and are not behind, as a memory for translators' programs.

use super::Export;
use super::segments::{Page, words};
use crate::text::xml::Xml;

/// Writes the memory.
pub(super) fn write(what: &Export<'_>, pages: &[Page]) -> Vec<u8> {
    let config = &what.site.config;
    let original = config.language(config.original).tag.as_str();
    let translation = config.language(what.language).tag.as_str();
    let mut xml = Xml::document();
    xml.open("tmx", &[("version", "1.4")]);
    xml.line();
    xml.empty(
        "header",
        &[
            ("creationtool", "songngu"),
            ("creationtoolversion", env!("CARGO_PKG_VERSION")),
            ("segtype", "block"),
            ("o-tmf", "songngu"),
            ("adminlang", original),
            ("srclang", original),
            ("datatype", "plaintext"),
        ],
    );
    xml.line();
    xml.open("body", &[]);
    xml.line();
    for page in pages {
        let language = what.site.texts[page.original_text.index()].name.language;
        let from = config.language(language).tag.as_str();
        for item in &page.items {
            let (Some(left), Some(right)) = (&item.original, &item.translation) else { continue };
            if what.state(page, item) == NOT_CHECKED {
                continue;
            }
            xml.open("tu", &[("tuid", &format!("{}#{}", page.id, item.id))]);
            for (tag, side) in [(from, left), (translation, right)] {
                xml.open("tuv", &[("xml:lang", tag)]);
                xml.element("seg", &[], &words(&side.tokens));
                xml.close("tuv");
            }
            xml.close("tu");
            xml.line();
        }
    }
    xml.close("body");
    xml.line();
    xml.close("tmx");
    xml.line();
    xml.finish()
}

/// The state of what is behind its original.
const NOT_CHECKED: &str = "needs-review-translation";
