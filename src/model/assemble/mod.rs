//! From parsed files to a site, step by step.
//!
//! Always runs in full: it is sorting and map building, and half-updated graphs are where generators get wrong pages.

mod address;
mod charts;
mod collide;
mod editions;
mod fields;
mod found;
mod freshness;
mod group;
mod hold;
mod links;
mod menus;
pub(super) mod order;
mod pairs;
mod parity;
mod redirects;
mod sources;
mod taxonomy;
mod tree;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde_json::Value as Json;

use found::Found;
use freshness::Judged;
pub use freshness::{Sidecars, sidecar_stem};

use super::lock::Lock;
use super::{Asset, FileFacts, Site, Source, TextId};
use crate::config::SiteConfig;
use crate::content::ParsedPage;
use crate::diag::Diagnostics;
use crate::glossary::Glossary;
use crate::memo::{Key, Memo};
use crate::source::{SourceId, Sources, Span};

/// Everything a site is made of.
#[derive(Debug)]
pub struct Input<'a> {
    /// The settings.
    pub config: SiteConfig,
    /// The settings' source, for problems that concern the site as a whole.
    pub settings: SourceId,
    /// The day for which the site is built.
    pub build_date: Date,
    /// Whether drafts, scheduled and expired pages are published too.
    pub drafts: bool,
    /// Every text, in the order of source paths.
    pub texts: Vec<Arc<ParsedPage>>,
    /// Where the texts come from, for the names in messages.
    pub origins: &'a Sources,
    /// The files below the site's root that texts refer to and that exist.
    pub files: BTreeMap<String, FileFacts>,
    /// The names of all files below `content/`, to offer the nearest for a wrong one.
    pub file_names: Vec<String>,
    /// The data files.
    pub data: BTreeMap<String, Json>,
    /// The register of sources; none if it could not be read, and its ids cannot be checked.
    pub sources: Option<BTreeMap<String, Source>>,
    /// What was checked of translations, by the paths of the files without their ending.
    pub sidecars: Sidecars,
    /// The glossary.
    pub glossary: Glossary,
    /// The addresses published so far.
    pub lock: Lock,
    /// What earlier runs found out.
    pub memo: &'a Memo,
    /// A site that was made in this process with the same settings, glossary and ids of texts.
    pub earlier: Option<&'a Site>,
}

/// What was found out about each set, and about each translation that has a record.
#[derive(Debug, Default)]
pub(super) struct Findings {
    sets: BTreeMap<TextId, Arc<Found>>,
    judged: BTreeMap<TextId, Judged>,
}

impl Findings {
    /// The key over all that a set's findings are made of, by its original: the texts, their paths, the settings, the
    /// glossary. The ids of its blocks are among the findings.
    pub(super) fn key(&self, original: TextId) -> Option<Key> {
        self.sets.get(&original)?.key
    }
}

/// Makes the site. Always gives one; whether it may be published, the diagnostics say.
pub fn assemble(input: Input<'_>) -> (Site, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let drafts = input.drafts;
    let has_register = input.sources.is_some();
    let mut site = Site {
        build_date: input.build_date,
        texts: input.texts,
        sets: Vec::new(),
        block_ids: BTreeMap::new(),
        clauses: BTreeMap::new(),
        pairs: BTreeMap::new(),
        sidecars: BTreeMap::new(),
        freshness: BTreeMap::new(),
        findings: Findings::default(),
        pages: Vec::new(),
        ranks: Arc::default(),
        editions: Vec::new(),
        taxonomies: Vec::new(),
        assets: assets(&input.files, &input.config),
        charts: BTreeMap::new(),
        menus: BTreeMap::new(),
        redirects: Vec::new(),
        sources: input.sources.unwrap_or_default(),
        glossary: input.glossary,
        data: input.data,
        lock: input.lock,
        config: input.config,
    };
    let ground = Ground { origins: input.origins, settings: Span::file(input.settings), file_names: &input.file_names };
    let groups = group::group(&site, &ground, &mut diagnostics);
    let mut unpublished = fields::publish(&mut site, groups, drafts, &ground, &mut diagnostics);
    freshness::assign(&mut site, input.sidecars, &ground, &mut diagnostics);
    let unpaired = pairs::pair(&mut site, input.memo, input.earlier, &ground, &mut diagnostics);
    freshness::judge_all(&mut site, unpaired, input.earlier, &ground, &mut diagnostics);
    let held = if drafts { hold::Held::default() } else { hold::hold(&mut site, &mut unpublished, &mut diagnostics) };
    tree::place(&mut site, &unpublished, &ground, &mut diagnostics);
    address::address(&mut site);
    editions::address(&mut site);
    order::rank(&mut site, input.memo, input.earlier);
    taxonomy::collect(&mut site, &mut diagnostics);
    order::order(&mut site);
    let lock = std::mem::take(&mut site.lock);
    // Addresses are looked at while links are resolved.
    let (resolved, (redirects, lock, problems)) = rayon::join(
        || links::resolve(&site, &unpublished, &ground),
        || {
            let mut problems = Diagnostics::default();
            let (redirects, lock) = redirects::collect(&site, &held, lock, &mut problems);
            collide::check(&site, &redirects, &ground, &mut problems);
            (redirects, lock, problems)
        },
    );
    links::assign(&mut site, resolved, &mut diagnostics);
    (site.redirects, site.lock) = (redirects, lock);
    diagnostics.append(problems);
    charts::resolve(&mut site, &ground, &mut diagnostics);
    if has_register {
        sources::check(&site, &mut diagnostics);
    }
    menus::resolve(&mut site, &unpublished, &mut diagnostics);
    (site, diagnostics)
}

/// What the steps need for their messages only.
struct Ground<'a> {
    origins: &'a Sources,
    settings: Span,
    file_names: &'a [String],
}

impl Ground<'_> {
    fn path(&self, text: &ParsedPage) -> &str {
        &self.origins.get(text.source).path
    }
}

/// Where a problem of a whole text is shown: at its title, or at the file's beginning.
fn head(text: &ParsedPage) -> Span {
    text.front.title.as_ref().map_or_else(|| Span::file(text.source), |t| t.span)
}

fn assets(files: &BTreeMap<String, FileFacts>, config: &SiteConfig) -> Vec<Asset> {
    let pack = config.language(config.original).pack();
    files.iter().map(|(path, facts)| Asset::new(path, facts, |t| pack.fold(t))).collect()
}
