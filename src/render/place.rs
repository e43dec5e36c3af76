//! What a heading or clause offers besides its words: a link to itself, how to cite it, the same place in the other
//! languages and in the side-by-side edition.
//!
//! All of it is in the page, without a script: the theme shows the box of the place that a link led to (`:target`).

use rustc_hash::FxHashSet;

use super::fill::PageFill;
use super::page;
use super::shared::Shared;
use crate::lang::{Citation, ClauseStep};
use crate::message::Arg;
use crate::model::{Page, PageId};
use crate::templates::SiteFacts;
use crate::text::escape::push_html;
use crate::text::url;

/// The same page in the other languages that have a text of their own, with the ids of its blocks.
pub(super) struct Counterparts<'a>(Vec<(PageId, FxHashSet<&'a str>)>);

impl<'a> Counterparts<'a> {
    /// None for a page that shows the text of another.
    pub(super) fn of(shared: &'a Shared, page: &Page) -> Counterparts<'a> {
        let site = &shared.site;
        let others = site.set(page.set).languages().filter(|l| *l != page.language && !page.is_fallback);
        let with_ids = others.map(|language| {
            let id = site.page_of(page.set, language);
            let ids = site.block_ids.get(&site.page(id).text).into_iter().flat_map(|ids| ids.iter().flatten());
            (id, ids.collect())
        });
        Counterparts(with_ids.collect())
    }
}

impl PageFill<'_> {
    /// The way to a block's clause, if it is one.
    pub(super) fn clause(&self, block: u32) -> Option<&[ClauseStep]> {
        self.shared.site.clauses.get(&self.page.text)?.get(&block).map(Vec::as_slice)
    }

    /// Writes a clause's link to itself. A heading has one like every heading.
    pub(super) fn clause_link(&self, block: u32, out: &mut String) {
        let Some((clause, id)) = self.clause(block).zip(self.block_id(block)) else { return };
        let pack = self.shared.site.config.language(self.language()).pack();
        self.permalink(id, &self.string("permalink-clause", &[("clause", Arg::Text(pack.clause(clause)))]), out);
    }

    /// Writes a link to a place of this page.
    pub(super) fn permalink(&self, id: &str, label: &str, out: &mut String) {
        out.push_str(" <a class=\"permalink\" href=\"#");
        push_html(out, &url::encode(id));
        out.push_str("\" aria-label=\"");
        push_html(out, label);
        out.push_str("\">#</a>");
    }

    /// Writes the box of a heading or clause, if it has anything to offer.
    pub(super) fn place(&self, block: u32, out: &mut String) {
        let site = &self.shared.site;
        let Some(id) = self.block_id(block) else { return };
        let clause = self.clause(block);
        let others: Vec<PageId> =
            self.counterparts.0.iter().filter(|(_, ids)| ids.contains(id)).map(|(page, _)| *page).collect();
        let edition = site.edition_of(self.page);
        if clause.is_none() && others.is_empty() && edition.is_none() {
            return;
        }
        out.push_str("<div class=\"place\">");
        if let Some(clause) = clause {
            out.push_str("<p class=\"cite\">");
            push_html(out, &self.string("cite", &[]));
            out.push_str(" <span>");
            out.push_str(&self.citation(clause));
            out.push_str(", ");
            push_html(out, &site.absolute(&self.page.url.with_fragment(Some(id))));
            out.push_str("</span></p>");
        }
        if !others.is_empty() || edition.is_some() {
            out.push_str("<p>");
            for other in others {
                let page = site.page(other);
                self.place_link(&page.url.with_fragment(Some(id)), self.shared.tag(page.language), out);
                push_html(out, &self.shared.string("counterpart", &[], page.language));
                out.push_str("</a> ");
            }
            if let Some(edition) = edition {
                out.push_str("<a href=\"");
                push_html(out, &edition.url.with_fragment(Some(id)));
                out.push_str("\">");
                push_html(out, &self.string("side-by-side", &[]));
                out.push_str("</a>");
            }
            out.push_str("</p>");
        }
        out.push_str("</div>\n");
    }

    fn place_link(&self, address: &str, tag: &str, out: &mut String) {
        out.push_str("<a href=\"");
        push_html(out, address);
        out.push_str(&format!("\" lang=\"{tag}\" hreflang=\"{tag}\">"));
    }

    /// A citation in the page's language without the address, as HTML.
    fn citation(&self, clause: &[ClauseStep]) -> String {
        let site = &self.shared.site;
        let document = page::document(self.shared, self.page).unwrap_or_default();
        let citation = Citation {
            clause,
            kind: document.kind.as_deref(),
            number: document.number.as_deref(),
            issued: document.issued,
            issuer: document.issued_by.as_deref(),
            title: &self.page.title,
        };
        let pack = site.config.language(self.language()).pack();
        // The quotation marks of a document's title stay as they were issued.
        self.shared.typeset(&pack.cite(&citation), self.shared.tag(self.language()), false)
    }
}
