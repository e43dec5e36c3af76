//! Writing XLIFF 1.2 (OASIS standard, 2008).

use super::Export;
use super::segments::{self, Item, Page};
use super::tokens::{Marks, Token, plain};
use crate::text::xml::Xml;

/// The name under which our notes are found again.
pub(super) const NOTE: &str = "songngu";

/// Writes a document with one `file` a page.
pub(super) fn write(what: &Export<'_>, pages: &[Page]) -> Vec<u8> {
    let mut xml = Xml::document();
    xml.open("xliff", &[("version", "1.2"), ("xmlns", "urn:oasis:names:tc:xliff:document:1.2")]);
    xml.line();
    for page in pages {
        file(what, page, &mut xml);
    }
    xml.close("xliff");
    xml.line();
    xml.finish()
}

fn file(what: &Export<'_>, page: &Page, xml: &mut Xml) {
    let config = &what.site.config;
    let original = what.site.texts[page.original_text.index()].name.language;
    let (from, to) = (config.language(original).tag.as_str(), config.language(what.language).tag.as_str());
    xml.open(
        "file",
        &[
            ("original", &page.original),
            ("source-language", from),
            ("target-language", to),
            ("datatype", "x-markdown"),
            ("product-name", "songngu"),
            ("build-num", &page.id),
        ],
    );
    xml.line();
    xml.open("body", &[]);
    xml.line();
    for item in &page.items {
        unit(what, page, item, xml);
    }
    xml.close("body");
    xml.line();
    xml.close("file");
    xml.line();
}

fn unit(what: &Export<'_>, page: &Page, item: &Item, xml: &mut Xml) {
    let Some(original) = &item.original else { return };
    let state = what.state(page, item);
    let approved = if state == "final" { "yes" } else { "no" };
    xml.open(
        "trans-unit",
        &[("id", &item.id), ("resname", &item.id), ("approved", approved), ("xml:space", "preserve")],
    );
    xml.line();
    xml.open("source", &[]);
    tokens(&original.tokens, &original.marks, xml);
    xml.close("source");
    xml.line();
    xml.open("target", &[("state", state)]);
    if let Some(translation) = &item.translation {
        tokens(&translation.tokens, &translation.marks, xml);
    }
    xml.close("target");
    xml.line();
    xml.element("note", &[("from", NOTE)], &hashes(item));
    xml.line();
    let languages = [what.site.texts[page.original_text.index()].name.language, what.language];
    for (from, to) in segments::terms(what.site, &segments::words(&original.tokens), languages) {
        xml.element("note", &[("from", "glossary")], &format!("{from} = {to}"));
        xml.line();
    }
    xml.close("trans-unit");
    xml.line();
}

/// What a segment is found again by: the hash of the original's wording, and that of the translation as it is sent.
pub(super) fn hashes(item: &Item) -> String {
    let original = item.original.as_ref().map_or("", |side| side.hash.as_str());
    let target = item.translation.as_ref().map_or_else(|| "none".to_owned(), |side| target_hash(&side.tokens));
    format!("original={original} target={target}")
}

/// The hash of a translation as it is sent, its placeholders included.
pub(super) fn target_hash(tokens: &[Token]) -> String {
    blake3::hash(plain(tokens).as_bytes()).to_hex()[..16].to_owned()
}

fn tokens(tokens: &[Token], marks: &Marks, xml: &mut Xml) {
    for token in tokens {
        match token {
            Token::Words(words) => xml.text(words),
            Token::Open(number) => xml.open("g", &[("id", &number.to_string())]),
            Token::Close(_) => xml.close("g"),
            Token::Alone(number) => {
                xml.empty("x", &[("id", &number.to_string()), ("equiv-text", marks.alone(*number))]);
            }
        }
    }
}
