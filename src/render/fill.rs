//! Filling the holes of a text for one page.

use std::cell::{Cell, RefCell};

use rustc_hash::{FxHashMap, FxHashSet};

use super::picture;
use super::place::Counterparts;
use super::shared::Shared;
use super::stale::Stale;
use crate::config::LanguageId;
use crate::diag::{Diagnostic, Diagnostics};
use crate::markdown::doc::{Alert, Block, BlockKind, Component, Doc, Heading, Image, Link, LinkKind, Phrase};
use crate::markdown::html::{self, Fill};
use crate::message::Arg;
use crate::model::{Asset, Ids, ImageTarget, LinkTarget, Page, PageId};
use crate::templates::{Picture, Templates};
use crate::text::escape::{push_href, push_html};

/// Fills the holes of a page's text with the page's own addresses and language.
pub(super) struct PageFill<'a> {
    pub(super) shared: &'a Shared,
    pub(super) templates: &'a Templates,
    pub(super) page: &'a Page,
    /// The ids of the blocks that readers may point at, looked up once: every block asks for its own.
    ids: Option<&'a Ids>,
    /// Where the text is shown.
    pub(super) shown: Shown<'a>,
    pub(super) counterparts: Counterparts<'a>,
    pub(super) stale: Stale<'a>,
    pub(super) problems: RefCell<Diagnostics>,
    /// Whether a picture was written: the first one of a page does not wait until readers come near it.
    has_picture: Cell<bool>,
}

/// Where a text is shown, which changes what belongs to it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shown<'a> {
    /// On its own page.
    Page,
    /// In a feed, which is read elsewhere: addresses are complete, and what belongs to the page's interface is left
    /// out.
    Feed,
    /// In the side-by-side edition.
    Edition(Beside<'a>),
}

/// What a text needs to know when it stands beside another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beside<'a> {
    /// The ids of its notes begin with this.
    pub(super) prefix: &'a str,
    /// The ids of blocks that are shown inside another: all others are on the rows.
    pub(super) inner: &'a FxHashMap<u32, &'a str>,
    /// The ids that the page has so far.
    pub(super) used: &'a RefCell<FxHashSet<&'a str>>,
}

impl<'a> PageFill<'a> {
    pub(super) fn new(shared: &'a Shared, templates: &'a Templates, page: PageId, shown: Shown<'a>) -> Self {
        let page = shared.site.page(page);
        let counterparts = Counterparts::of(shared, page);
        let stale = Stale::of(shared, page.text);
        PageFill {
            shared,
            templates,
            page,
            ids: shared.site.block_ids.get(&page.text).map(|ids| &**ids),
            shown,
            counterparts,
            stale,
            problems: RefCell::default(),
            has_picture: Cell::default(),
        }
    }

    pub(super) fn is_feed(&self) -> bool {
        matches!(self.shown, Shown::Feed)
    }

    /// The id of a block, if readers may point at it.
    pub(super) fn block_id(&self, block: u32) -> Option<&'a str> {
        self.ids?.get(block as usize)
    }

    fn is_page(&self) -> bool {
        matches!(self.shown, Shown::Page)
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
        if self.is_feed() { self.shared.site.absolute(path) } else { path.to_owned() }
    }

    /// The address of a link; empty for one that is broken.
    pub(super) fn href(&self, target: &LinkTarget) -> String {
        let site = &self.shared.site;
        match target {
            LinkTarget::External(url) => url.clone(),
            LinkTarget::Page { page, fragment } => {
                self.address(&site.page(*page).url.with_fragment(fragment.as_deref()))
            }
            LinkTarget::Fragment(fragment) if self.is_feed() => {
                self.address(&self.page.url.with_fragment(Some(fragment)))
            }
            LinkTarget::Fragment(fragment) => format!("#{}", crate::text::url::encode(fragment)),
            LinkTarget::File(asset) => self.address(site.assets[asset.index()].url.as_str()),
            LinkTarget::Broken => String::new(),
        }
    }

    /// A picture of the text, at its place among the others.
    pub(super) fn picture(&self, asset: &Asset, image: &Image) -> Picture {
        let is_first = !self.has_picture.replace(true);
        let picture = picture::of(asset, &image.alt, &image.title);
        if self.is_feed() {
            return picture::alone(picture, |url| self.address(url));
        }
        // An edition has two of each, below its heads and first words.
        Picture { is_eager: is_first && self.is_page(), ..picture }
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

    pub(super) fn string(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.shared.string(key, args, self.language())
    }
}

/// Whether the mark of a block stands inside it; that of the others follows them.
fn has_words_end(kind: BlockKind) -> bool {
    !matches!(kind, BlockKind::Heading(_) | BlockKind::Component | BlockKind::Figure | BlockKind::Code)
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
        self.picture(&self.shared.site.assets[asset.index()], image).write(&self.shared.picture_sizes, out);
    }

    fn component(&self, index: u32, component: &Component, body: &str, out: &mut String) {
        self.render_component(index, component, body, out);
    }

    fn block_attributes(&self, index: u32, _: &Block, id: Option<&str>, out: &mut String) {
        let id = match self.shown {
            Shown::Page => self.block_id(index).or(id),
            // Entries stand beside one another there, and need no more ids than their writers gave.
            Shown::Feed => id,
            Shown::Edition(beside) => {
                beside.inner.get(&index).copied().filter(|id| beside.used.borrow_mut().insert(id))
            }
        };
        if let Some(id) = id {
            out.push_str(" id=\"");
            push_html(out, id);
            out.push('"');
        }
        if self.is_page() && self.stale.row(index).is_some() {
            out.push_str(" class=\"stale\"");
        }
    }

    fn heading_end(&self, _: u32, heading: &Heading, out: &mut String) {
        if !self.is_page() {
            return;
        }
        let id = self.block_id(heading.block).unwrap_or(&heading.id);
        if id != heading.id {
            // The readable id stays a valid anchor beside the one that all languages share.
            out.push_str("<span id=\"");
            push_html(out, &heading.id);
            out.push_str("\"></span>");
        }
        self.permalink(id, &self.string("permalink", &[("title", Arg::Text(heading.text.clone()))]), out);
    }

    fn words_end(&self, index: u32, block: &Block, out: &mut String) {
        if self.is_page() {
            self.clause_link(index, out);
            if has_words_end(block.kind) {
                self.stale_mark(index, out);
            }
        }
    }

    fn block_end(&self, index: u32, block: &Block, out: &mut String) {
        if self.is_page() && !has_words_end(block.kind) && self.stale.row(index).is_some() {
            out.push_str("<p class=\"stale-note\">");
            self.stale_mark(index, out);
            out.push_str("</p>\n");
        }
        let is_place = matches!(block.kind, BlockKind::Heading(_)) || self.clause(index).is_some();
        if self.is_page() && is_place {
            self.place(index, out);
        }
    }

    fn note_prefix(&self, out: &mut String) {
        if let Shown::Edition(beside) = self.shown {
            out.push_str(beside.prefix);
        }
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
