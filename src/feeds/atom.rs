//! Atom (RFC 4287).

use super::{Entry, Feed, Format};
use crate::model::Site;
use crate::text::xml::Xml;

/// Writes a feed.
pub(super) fn write(site: &Site, feed: &Feed<'_>, entries: &[Entry<'_>]) -> Vec<u8> {
    let tag = &site.config.language(feed.language).tag;
    let page = site.absolute(feed.page.as_str());
    let own = site.absolute(Format::Atom.url(feed.page).as_str());
    let mut xml = Xml::document();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", tag)]);
    xml.line();
    xml.element("id", &[], &page);
    xml.element("title", &[], &feed.title);
    if !feed.description.is_empty() {
        xml.element("subtitle", &[], feed.description);
    }
    if let Some(updated) = entries.iter().map(|e| e.updated).max() {
        xml.element("updated", &[], &site.config.midnight(updated));
    }
    xml.empty("link", &[("rel", "self"), ("type", Format::Atom.media_type()), ("href", &own)]);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)]);
    xml.open("author", &[]);
    xml.element("name", &[], site.config.publisher_name(feed.language));
    if let Some(url) = &site.config.publisher.url {
        xml.element("uri", &[], url);
    }
    xml.close("author");
    xml.line();
    for e in entries {
        entry(site, e, &mut xml);
    }
    xml.close("feed");
    xml.line();
    xml.finish()
}

fn entry(site: &Site, entry: &Entry<'_>, xml: &mut Xml) {
    xml.open("entry", &[]);
    xml.element("id", &[], &entry.url);
    xml.element("title", &[], entry.title);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.url)]);
    xml.element("published", &[], &site.config.midnight(entry.published));
    xml.element("updated", &[], &site.config.midnight(entry.updated));
    for (id, name) in &entry.terms {
        xml.empty("category", &[("term", id), ("label", name)]);
    }
    if let Some(summary) = entry.summary {
        xml.element("summary", &[], summary);
    }
    xml.element("content", &[("type", "html")], &entry.content);
    xml.close("entry");
    xml.line();
}
