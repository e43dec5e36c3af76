//! The sitemap (sitemaps.org) and `robots.txt` (RFC 9309).
//!
//! In: the site. Out: finished files. Every address that search engines should know is named once with its versions
//! in other languages; addresses that repeat another, and the further pages of lists, are not named.

mod entries;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::metadata::Alternate;
use crate::model::Site;
use crate::output::OutputFile;
use crate::text::url::UrlPath;
use crate::text::xml::Xml;

use entries::Group;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// How much one sitemap may hold.
#[derive(Debug, Clone, Copy)]
struct Limits {
    addresses: usize,
    bytes: usize,
}

/// The limits of the protocol: 50,000 addresses and 50 MB (52,428,800 bytes), not compressed.
const LIMITS: Limits = Limits { addresses: 50_000, bytes: 52_428_800 };

/// Makes `sitemap.xml`, its parts if it has to be cut, and `robots.txt`.
pub fn files(site: &Site) -> Vec<OutputFile> {
    let mut files = sitemap(site, LIMITS);
    files.push(robots(site));
    files
}

/// The address of the sitemap on the site.
fn address() -> UrlPath {
    UrlPath::root().file("sitemap.xml")
}

/// Lets everybody in and names the sitemap.
///
/// Robots read only the file at the root of a host (RFC 9309, 2.3). If `base_url` has a path, this file lies below it
/// and is not read; the sitemap's address then has to be put into the `robots.txt` of the host by hand.
fn robots(site: &Site) -> OutputFile {
    let sitemap = site.absolute(address().as_str());
    OutputFile::new("robots.txt", format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n"))
}

fn sitemap(site: &Site, limits: Limits) -> Vec<OutputFile> {
    let mut parts = Parts::new(limits);
    for group in entries::groups(site) {
        let alternates = group.versions.alternates(site);
        for (_, url) in group.versions.urls() {
            parts.add(&site.absolute(url.as_str()), &group, &alternates);
        }
    }
    let mut parts = parts.finish();
    if parts.len() == 1 {
        let files = parts.drain(..).map(|part| OutputFile::new(address().output_path(), part.xml.finish()));
        return files.collect();
    }
    let mut index = Xml::document();
    let mut files = Vec::with_capacity(parts.len() + 1);
    index.open("sitemapindex", &[("xmlns", NAMESPACE)]);
    index.line();
    for (part, number) in parts.into_iter().zip(1..) {
        let number: u32 = number;
        let url = UrlPath::root().file(&format!("sitemap-{number}.xml"));
        index.open("sitemap", &[]);
        index.element("loc", &[], &site.absolute(url.as_str()));
        if let Some(date) = part.changed {
            index.element("lastmod", &[], &date.to_string());
        }
        index.close("sitemap");
        index.line();
        files.push(OutputFile::new(url.output_path(), part.xml.finish()));
    }
    index.close("sitemapindex");
    index.line();
    files.insert(0, OutputFile::new(address().output_path(), index.finish()));
    files
}

/// One sitemap of perhaps several.
struct Part {
    xml: Xml,
    addresses: usize,
    changed: Option<Date>,
}

impl Part {
    fn new() -> Part {
        let mut xml = Xml::document();
        xml.open("urlset", &[("xmlns", NAMESPACE), ("xmlns:xhtml", "http://www.w3.org/1999/xhtml")]);
        xml.line();
        Part { xml, addresses: 0, changed: None }
    }
}

/// The sitemaps so far; the last one is open.
struct Parts {
    limits: Limits,
    done: Vec<Part>,
    open: Part,
    /// The entry being written, before it is known whether it still fits.
    entry: Xml,
}

/// The end of every part.
const END: &str = "</urlset>\n";

impl Parts {
    fn new(limits: Limits) -> Parts {
        Parts { limits, done: Vec::new(), open: Part::new(), entry: Xml::fragment() }
    }

    fn add(&mut self, url: &str, group: &Group<'_>, alternates: &[Alternate]) {
        let entry = &mut self.entry;
        entry.clear();
        entry.open("url", &[]);
        entry.element("loc", &[], url);
        if let Some(date) = group.changed {
            entry.element("lastmod", &[], &date.to_string());
        }
        for link in alternates {
            entry.empty("xhtml:link", &[("rel", "alternate"), ("hreflang", &link.hreflang), ("href", &link.url)]);
        }
        entry.close("url");
        entry.line();
        let bytes = self.open.xml.bytes().len() + entry.bytes().len() + END.len();
        if self.open.addresses == self.limits.addresses || (bytes > self.limits.bytes && self.open.addresses > 0) {
            let full = std::mem::replace(&mut self.open, Part::new());
            self.done.push(full);
        }
        self.open.xml.append(&self.entry);
        self.open.addresses += 1;
        self.open.changed = self.open.changed.max(group.changed);
    }

    fn finish(mut self) -> Vec<Part> {
        self.done.push(self.open);
        for part in &mut self.done {
            part.xml.close("urlset");
            part.xml.line();
        }
        self.done
    }
}
