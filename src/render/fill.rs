//! Filling the holes of a text for one page.

use std::cell::RefCell;

use super::shared::Shared;
use crate::config::LanguageId;
use crate::diag::{Diagnostic, Diagnostics};
use crate::markdown::doc::{Alert, Block, Component, Doc, Heading, Image, Link, LinkKind, Phrase};
use crate::markdown::html::{self, Fill};
use crate::message::Arg;
use crate::model::{ImageTarget, LinkTarget, Page, PageId};
use crate::templates::Templates;
use crate::text::escape::{push_href, push_html};

/// Fills the holes of a page's text with the page's own addresses and language.
pub(super) struct PageFill<'a> {
    pub(super) shared: &'a Shared,
    pub(super) templates: &'a Templates,
    pub(super) page: &'a Page,
    /// Feeds are read elsewhere: addresses are complete, and what belongs to the page's interface is left out.
    feed: bool,
    pub(super) problems: RefCell<Diagnostics>,
}

impl<'a> PageFill<'a> {
    pub(super) fn new(shared: &'a Shared, templates: &'a Templates, page: PageId) -> Self {
        let page = shared.site.page(page);
        PageFill { shared, templates, page, feed: false, problems: RefCell::default() }
    }

    pub(super) fn for_feeds(self) -> Self {
        PageFill { feed: true, ..self }
    }

    pub(super) fn write(&self, doc: &Doc) -> String {
        let mut out = String::with_capacity(doc.html.len() + doc.html.len() / 4);
        html::write(doc, self, &mut out);
        out
    }

    pub(super) fn into_problems(self) -> Diagnostics {
        self.problems.into_inner()
    }

    pub(super) fn report(&self, problem: Diagnostic) {
        self.problems.borrow_mut().push(problem);
    }

    /// The language of everything around the text.
    pub(super) fn language(&self) -> LanguageId {
        self.page.language
    }

    /// An address of the site as this text needs it.
    pub(super) fn address(&self, path: &str) -> String {
        if self.feed { self.shared.site.absolute(path) } else { path.to_owned() }
    }

    /// The address of a link; empty for one that is broken.
    pub(super) fn href(&self, target: &LinkTarget) -> String {
        let site = &self.shared.site;
        match target {
            LinkTarget::External(url) => url.clone(),
            LinkTarget::Page { page, fragment } => {
                self.address(&site.page(*page).url.with_fragment(fragment.as_deref()))
            }
            LinkTarget::Fragment(fragment) if self.feed => self.address(&self.page.url.with_fragment(Some(fragment))),
            LinkTarget::Fragment(fragment) => format!("#{}", crate::text::url::encode(fragment)),
            LinkTarget::File(asset) => self.address(site.assets[asset.index()].url.as_str()),
            LinkTarget::Broken => String::new(),
        }
    }

    /// The page that a link leads to, if its text is in another language than the reader's.
    pub(super) fn fallback(&self, target: &LinkTarget) -> Option<&Page> {
        match target {
            LinkTarget::Page { page, .. } => Some(self.shared.site.page(*page)).filter(|p| p.is_fallback),
            _ => None,
        }
    }

    /// "(in Vietnamese)", in the reader's language.
    fn in_language(&self, page: &Page) -> String {
        let tag = self.shared.tag(self.shared.site.text(page).name.language);
        let name = self.shared.string(&format!("language-{tag}"), &[], self.language());
        self.shared.string("link-in-language", &[("language", Arg::Text(name))], self.language())
    }

    fn string(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.shared.string(key, args, self.language())
    }
}

fn number(n: u32) -> Arg {
    Arg::Number(f64::from(n))
}

impl Fill for PageFill<'_> {
    fn link_open(&self, index: u32, link: &Link, out: &mut String) {
        let target = self.page.links.get(index as usize).unwrap_or(&LinkTarget::Broken);
        out.push_str("<a href=\"");
        match (link.kind, target) {
            (LinkKind::Email, _) => {
                out.push_str("mailto:");
                push_html(out, &link.dest);
            }
            _ => push_href(out, &self.href(target)),
        }
        out.push('"');
        if let LinkTarget::External(url) = target
            && url.starts_with("http")
        {
            out.push_str(" class=\"external\" rel=\"external\"");
        }
        if let Some(page) = self.fallback(target) {
            out.push_str(" hreflang=\"");
            push_html(out, self.shared.tag(self.shared.site.text(page).name.language));
            out.push('"');
        }
        if !link.title.is_empty() {
            out.push_str(" title=\"");
            push_html(out, &link.title);
            out.push('"');
        }
        out.push('>');
    }

    fn link_close(&self, index: u32, _: &Link, out: &mut String) {
        out.push_str("</a>");
        let target = self.page.links.get(index as usize).unwrap_or(&LinkTarget::Broken);
        if let Some(page) = self.fallback(target) {
            out.push_str(" <span class=\"link-lang\">");
            push_html(out, &self.in_language(page));
            out.push_str("</span>");
        }
    }

    fn image(&self, index: u32, image: &Image, out: &mut String) {
        let Some(ImageTarget::File(asset)) = self.page.images.get(index as usize) else { return };
        let asset = &self.shared.site.assets[asset.index()];
        out.push_str("<img src=\"");
        push_html(out, &self.address(asset.url.as_str()));
        out.push_str("\" alt=\"");
        push_html(out, &image.alt);
        out.push('"');
        if let Some((width, height)) = asset.facts.dimensions {
            out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        if !image.title.is_empty() {
            out.push_str(" title=\"");
            push_html(out, &image.title);
            out.push('"');
        }
        out.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    fn component(&self, index: u32, component: &Component, body: &str, out: &mut String) {
        self.render_component(index, component, body, out);
    }

    fn block_attributes(&self, index: u32, _: &Block, id: Option<&str>, out: &mut String) {
        // Feeds need no more ids than the writers gave: entries stand beside one another there.
        let shared = self.shared.site.block_id(self.page.text, index).filter(|_| !self.feed);
        if let Some(id) = shared.or(id) {
            out.push_str(" id=\"");
            push_html(out, id);
            out.push('"');
        }
    }

    fn heading_end(&self, _: u32, heading: &Heading, out: &mut String) {
        if self.feed {
            return;
        }
        let id = self.shared.site.block_id(self.page.text, heading.block).unwrap_or(&heading.id);
        if id != heading.id {
            // The readable id stays a valid anchor beside the clause's.
            out.push_str("<span id=\"");
            push_html(out, &heading.id);
            out.push_str("\"></span>");
        }
        out.push_str(" <a class=\"permalink\" href=\"#");
        push_html(out, &crate::text::url::encode(id));
        out.push_str("\" aria-label=\"");
        push_html(out, &self.string("permalink", &[("title", Arg::Text(heading.text.clone()))]));
        out.push_str("\">#</a>");
    }

    fn phrase(&self, phrase: Phrase, out: &mut String) {
        let text = match phrase {
            Phrase::Footnotes => self.string("footnotes", &[]),
            Phrase::FootnoteBack(n) => self.string("footnote-back", &[("n", number(n))]),
            Phrase::FootnoteMark(n) => self.string("footnote-mark", &[("n", number(n))]),
            Phrase::Alert(alert) => self.string(
                match alert {
                    Alert::Note => "alert-note",
                    Alert::Tip => "alert-tip",
                    Alert::Important => "alert-important",
                    Alert::Warning => "alert-warning",
                    Alert::Caution => "alert-caution",
                },
                &[],
            ),
            Phrase::TaskDone => self.string("task-done", &[]),
            Phrase::TaskOpen => self.string("task-open", &[]),
            Phrase::Table(n) => self.string("table-scroll", &[("n", number(n))]),
        };
        push_html(out, &text);
    }
}
