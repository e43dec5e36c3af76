//! The whole site as one value: pages with addresses and neighbours, their texts, terms, menus and redirects.
//!
//! In: every parsed file. Out: a [`Site`], read-only from then on, and what is wrong with the site as a whole.
//! A page is one thing with several texts: a [`TranslationSet`] has one [`Page`] for every language of the site;
//! where a text is missing, the page shows that of another language and says so.

pub mod assemble;
mod asset;
mod chart;
mod edition;
mod freshness;
mod link;
pub mod lock;
mod page;
mod pair;
mod record;
mod segments;
mod sources;
mod taxonomy;
mod touched;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde_json::Value as Json;

use crate::bilingual::TextKind;
use crate::bilingual::sidecar::Sidecar;
use crate::config::{LanguageId, SiteConfig};
use crate::content::ParsedPage;
use crate::glossary::Glossary;
use crate::lang::ClauseStep;
use crate::text::url::UrlPath;

pub use asset::{Asset, AssetId, FileFacts, Uses};
pub use chart::{ChartData, ChartRow, Figure};
pub use edition::Edition;
pub use freshness::{Counts, Freshness, RowState, Status};
pub use link::{ImageTarget, LinkTarget, id_of_link, referenced_files};
pub use page::{Fields, Page, PageId, SetId, TextId, TranslationSet};
pub use pair::{Ids, Pair, PairRow};
pub use record::{Check, Recorded};
pub use segments::SegmentPair;
pub use sources::{Source, register as register_sources};
pub use taxonomy::{TaxonomyPages, TermPages};
pub use touched::{Prints, touched};

/// The kind of pages that are official documents, with clauses.
const DOCUMENT: &str = "document";

/// The kind of the page that searches.
pub const SEARCH: &str = "search";

/// The site, complete and read-only.
#[derive(Debug)]
pub struct Site {
    /// The settings.
    pub config: SiteConfig,
    /// The day for which the site is built.
    pub build_date: Date,
    /// Every text, published or not, in the order of source paths.
    pub texts: Vec<Arc<ParsedPage>>,
    /// Every published page as one thing, in the order of ids.
    pub sets: Vec<TranslationSet>,
    /// The ids of the blocks of every published text, by text and then by block; paired blocks have the same.
    pub block_ids: BTreeMap<TextId, Arc<Ids>>,
    /// The numbered clauses of documents with the way to each, by text and then by block.
    pub clauses: BTreeMap<TextId, Arc<BTreeMap<u32, Vec<ClauseStep>>>>,
    /// Every translation beside its original, by translation.
    pub pairs: BTreeMap<TextId, Arc<Pair>>,
    /// What is known of the translations of a page, by its original.
    pub sidecars: BTreeMap<TextId, Arc<Sidecar>>,
    /// How translations stand to their originals, by translation; none where nothing was ever checked.
    pub freshness: BTreeMap<TextId, Arc<Freshness>>,
    /// What was found out about sets and translations, for a later run with the same settings.
    findings: assemble::Findings,
    /// Every address of a page: for each set, one a language.
    pub pages: Vec<Page>,
    /// The place of every page's title in the dictionary order of its language.
    ranks: Arc<Vec<u32>>,
    /// The side-by-side editions, in the order of their sets.
    pub editions: Vec<Edition>,
    /// The taxonomies, in the order of the settings.
    pub taxonomies: Vec<TaxonomyPages>,
    /// The files that pages refer to, in the order of their paths.
    pub assets: Vec<Asset>,
    /// The rows of the charts of published texts, by text; none for a chart that cannot be drawn.
    pub charts: BTreeMap<TextId, Vec<Option<ChartData>>>,
    /// The menus by name, then language.
    pub menus: BTreeMap<String, Vec<Vec<MenuEntry>>>,
    /// Old addresses and where they lead, in the order of the old ones.
    pub redirects: Vec<Redirect>,
    /// The register of sources.
    pub sources: BTreeMap<String, Source>,
    /// The glossary; without terms if there is none.
    pub glossary: Glossary,
    /// The data files below `content/`, by their path there.
    pub data: BTreeMap<String, Json>,
    /// The addresses to be remembered, as the lock file is to hold them.
    pub lock: lock::Lock,
}

/// An entry of a menu, resolved for one language.
#[derive(Debug, Clone)]
pub struct MenuEntry {
    /// Its words.
    pub title: String,
    /// Where it leads.
    pub target: MenuLink,
    /// The entries below it.
    pub children: Vec<MenuEntry>,
}

/// Where an entry of a menu leads.
#[derive(Debug, Clone)]
pub enum MenuLink {
    /// To a page.
    Page(PageId),
    /// To another site.
    External(String),
}

/// An old address and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Redirect {
    /// The old address.
    pub from: UrlPath,
    /// The new one.
    pub to: UrlPath,
    /// The language of the new one.
    pub language: LanguageId,
}

impl Site {
    /// The page of an id that this site gave out.
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.index()]
    }

    /// The set of an id that this site gave out.
    pub fn set(&self, id: SetId) -> &TranslationSet {
        &self.sets[id.index()]
    }

    /// The text that a page shows.
    pub fn text(&self, page: &Page) -> &ParsedPage {
        &self.texts[page.text.index()]
    }

    /// Why a build without drafts leaves a page or its text out: `draft`, `scheduled`, `expired`; none if it does not.
    pub fn state(&self, page: &Page) -> Option<&'static str> {
        let set = self.set(page.set);
        let original = set.texts[set.original.index()].map(|id| &self.texts[id.index()].front);
        let own = &self.text(page).front;
        original.and_then(|front| front.state(self.build_date)).or((own.draft == Some(true)).then_some("draft"))
    }

    /// How the numbers in a set's texts are to be understood.
    pub fn text_kind(&self, set: &TranslationSet) -> TextKind {
        if set.fields.kind == DOCUMENT { TextKind::Document } else { TextKind::Page }
    }

    /// The id of a block of a text, if readers may point at it.
    pub fn block_id(&self, text: TextId, block: u32) -> Option<&str> {
        self.block_ids.get(&text)?.get(block as usize)
    }

    /// Whether a text has a part of this name: a heading, a footnote, a clause.
    pub fn has_anchor(&self, text: &ParsedPage, anchor: &str) -> bool {
        // Texts are in the order of their sources.
        let id = self.texts.binary_search_by_key(&text.source, |t| t.source).ok().map(TextId::new);
        let is_block = |ids: &Arc<Ids>| ids.iter().flatten().any(|id| id == anchor);
        text.body.anchors().binary_search_by(|a| a.as_str().cmp(anchor)).is_ok()
            || id.and_then(|id| self.block_ids.get(&id)).is_some_and(is_block)
    }

    /// The place of a page's title in the dictionary order of its language; no two pages of one have the same.
    pub fn rank(&self, page: PageId) -> u32 {
        self.ranks.get(page.index()).copied().unwrap_or_default()
    }

    /// The page of a set in a language.
    pub fn page_of(&self, set: SetId, language: LanguageId) -> PageId {
        PageId::new(set.index() * self.config.languages.len() + language.index())
    }

    /// The set of an id, such as `plan/179-kh-ubnd`.
    pub fn find(&self, id: &str) -> Option<SetId> {
        self.sets.binary_search_by(|s| s.id.as_str().cmp(id)).ok().map(SetId::new)
    }

    /// All page ids, in order.
    pub fn page_ids(&self) -> impl Iterator<Item = PageId> + use<> {
        (0..self.pages.len()).map(PageId::new)
    }

    /// The home page of a language. A site without one does not pass assembly.
    pub fn home(&self, language: LanguageId) -> Option<PageId> {
        self.find("_index").map(|set| self.page_of(set, language))
    }

    /// The pages above a page, from the home page down to its section; empty for the home page.
    pub fn ancestors(&self, page: &Page) -> Vec<PageId> {
        let mut chain = Vec::new();
        let mut parent = self.set(page.set).parent;
        while let Some(set) = parent {
            chain.push(self.page_of(set, page.language));
            parent = self.set(set).parent;
        }
        chain.reverse();
        chain
    }

    /// An address with scheme and host.
    pub fn absolute(&self, path: &str) -> String {
        [self.config.base_url.as_str(), path].concat()
    }

    /// The pages of a section and of the sections below it that are no sections themselves, in this language,
    /// in the order of the section.
    pub fn pages_below(&self, section: PageId) -> Vec<PageId> {
        let page = self.page(section);
        let mut all = page.children.clone();
        for sub in &page.subsections {
            all.extend(self.pages_below(*sub));
        }
        assemble::order::sort(&mut all, self.set(page.set).fields.sort_by, self);
        all
    }
}

#[cfg(test)]
mod tests;
