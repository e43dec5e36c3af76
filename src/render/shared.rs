//! What all pages share, made once.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use serde_json::Value as Json;

use super::picture;
use super::sites::Sites;
use super::view::{SiteView, Summary, optional};
use crate::config::LanguageId;
use crate::content::Others;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::feeds;
use crate::hosting::{self, RedirectPage};
use crate::message::Catalogue;
use crate::model::{Asset, Page, PageId, Site};
use crate::offline;
use crate::search;
use crate::templates::{Value, html_value, map_value};

/// What the shared values are made of.
#[derive(Debug)]
pub struct SharedInput {
    /// The site.
    pub site: Site,
    /// The strings of the interface, by language.
    pub strings: Vec<Catalogue>,
    /// Assets that are drawn into pages.
    pub inline: BTreeMap<String, String>,
    /// The addresses of the theme's assets, by path.
    pub assets: BTreeMap<String, String>,
    /// The theme's own settings.
    pub theme_extra: Json,
}

/// The site and everything about it that templates get, each value made once and shared by reference.
#[derive(Debug)]
pub struct Shared {
    /// The site.
    pub site: Site,
    /// The strings of the interface, by language.
    pub strings: Vec<Catalogue>,
    /// The strings that take no values, ready for templates, by language.
    pub(super) plain: Vec<FxHashMap<String, Value>>,
    pub(super) inline: FxHashMap<String, Value>,
    pub(super) assets: FxHashMap<String, Value>,
    pub(super) data: BTreeMap<String, Value>,
    /// How wide the theme shows the pictures of a text, `sizes` of HTML.
    pub(super) picture_sizes: String,
    /// Of every language, the others of which phrases are looked for in a title.
    pub(super) others: Vec<Others>,
    /// The summary of every page that was asked for.
    summaries: Vec<OnceLock<Value>>,
    /// `site` for every language, with every way in which its menus may be marked.
    pub(super) sites: Sites,
    /// The pages at old addresses.
    pub(super) redirects: Vec<RedirectPage>,
    /// The extra tables of pages that were asked for, original and translation merged, by page.
    extras: Vec<OnceLock<Value>>,
}

impl Shared {
    /// Makes everything that pages share.
    pub fn new(input: SharedInput) -> (Arc<Shared>, Diagnostics) {
        let mut shared = Shared {
            data: input.site.data.iter().map(|(p, v)| (p.clone(), Value::from_serializable(v))).collect(),
            picture_sizes: input.theme_extra.get("picture_sizes").and_then(Json::as_str).unwrap_or("100vw").to_owned(),
            site: input.site,
            plain: input.strings.iter().map(plain_strings).collect(),
            strings: input.strings,
            inline: input.inline.into_iter().map(|(path, text)| (path, html_value(&text))).collect(),
            assets: input.assets.into_iter().map(|(path, url)| (path, url.into())).collect(),
            others: Vec::new(),
            summaries: Vec::new(),
            sites: Sites::default(),
            extras: Vec::new(),
            redirects: Vec::new(),
        };
        let diagnostics = shared.check_kinds();
        shared.redirects = hosting::redirect_pages(&shared.site);
        shared.others = shared.site.config.language_ids().map(|own| Others::of(&shared.site.config, own)).collect();
        // After an edit most pages stay as they are, and nobody asks for their values.
        let nothing_yet = || shared.site.pages.iter().map(|_| OnceLock::new()).collect();
        (shared.extras, shared.summaries) = (nothing_yet(), nothing_yet());
        let views = shared.site.config.language_ids().map(|l| shared.site_view(l, &input.theme_extra)).collect();
        shared.sites = Sites::new(views, &shared.site.menus);
        (Arc::new(shared), diagnostics)
    }

    /// A string of the interface; its key if the catalogue lacks it, which loading the theme has reported.
    pub(super) fn string(&self, key: &str, args: &[(&str, crate::message::Arg)], language: LanguageId) -> String {
        self.strings[language.index()].format(key, None, args).unwrap_or_else(|| key.to_owned())
    }

    /// The picture of a page as templates see it.
    pub(super) fn picture(&self, asset: &Asset, alt: &str) -> Value {
        picture::of(asset, alt, "").into_value()
    }

    /// Minutes to read a text, at least one.
    pub(super) fn reading_minutes(&self, page: &Page) -> u32 {
        let text = self.site.text(page);
        let pack = self.site.config.language(text.name.language).pack();
        text.body.words().div_ceil(pack.words_per_minute()).max(1)
    }

    pub(super) fn tag(&self, language: LanguageId) -> &str {
        &self.site.config.language(language).tag
    }

    /// A picture needs a text alternative in every language (WCAG 1.1.1).
    fn check_kinds(&self) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        for page in self.site.pages.iter().filter(|p| !p.is_fallback && p.image.is_some()) {
            let front = &self.site.text(page).front;
            // A text without a title could not be read, which is reported.
            if front.title.is_some() && front.image_alt.as_ref().is_none_or(|alt| alt.value.trim().is_empty()) {
                let image = self.site.set(page.set).fields.image.as_ref();
                let target = image.map_or("", |i| i.value.as_str());
                let span = front.image.as_ref().or(front.title.as_ref()).map(|t| t.span);
                let problem = Diagnostic::new(Code::ImageAltMissing).arg("target", target).advice("help-field");
                diagnostics.push(Diagnostic { span, ..problem });
            }
        }
        diagnostics
    }

    /// The summary of a page.
    pub(super) fn summary(&self, id: PageId) -> Value {
        self.summaries[id.index()].get_or_init(|| self.make_summary(id)).clone()
    }

    /// The extra tables of a page, original and translation merged.
    pub(super) fn extra(&self, id: PageId) -> Value {
        self.extras[id.index()].get_or_init(|| self.make_extra(id)).clone()
    }

    fn make_extra(&self, id: PageId) -> Value {
        let page = self.site.page(id);
        let original = self.site.set(page.set).fields.extra.as_ref();
        let own = self.site.text(page).front.extra.as_ref();
        let mut merged = match original {
            Some(Json::Object(table)) => table.clone(),
            _ => serde_json::Map::new(),
        };
        if let Some(Json::Object(table)) = own {
            merged.extend(table.iter().map(|(k, v)| (k.clone(), v.clone())));
        }
        Value::from_serializable(&merged)
    }

    fn make_summary(&self, id: PageId) -> Value {
        let page = self.site.page(id);
        let set = self.site.set(page.set);
        let text = self.site.text(page);
        let alt = text.front.image_alt.as_ref().map_or("", |alt| alt.value.as_str());
        let image = page.image.map(|a| self.picture(&self.site.assets[a.index()], alt));
        let document = super::page::document(self, page).map(|d| {
            map_value([
                ("number", optional(d.number)),
                ("type", optional(d.kind)),
                ("issued", optional(d.issued.map(|i| i.to_string()))),
            ])
        });
        Summary {
            id: set.id.as_str().into(),
            kind: set.fields.kind.as_str().into(),
            title: page.title.as_str().into(),
            description: optional(page.description.as_deref()),
            url: page.url.as_str().into(),
            lang: self.tag(page.language).into(),
            text_lang: self.tag(text.name.language).into(),
            is_fallback: page.is_fallback.into(),
            state: optional(self.site.state(page)),
            date: optional(set.fields.date.map(|d| d.to_string())),
            updated: optional(set.fields.updated.map(|d| d.to_string())),
            weight: set.fields.weight.into(),
            image: image.unwrap_or_else(Value::none),
            document: document.unwrap_or_else(Value::none),
            extra: self.extra(id),
            reading_minutes: self.reading_minutes(page).into(),
        }
        .into_value()
    }

    fn site_view(&self, language: LanguageId, theme: &Json) -> SiteView {
        let config = &self.site.config;
        let languages: Vec<Value> = config
            .language_ids()
            .map(|id| {
                let l = config.language(id);
                map_value([
                    ("tag", l.tag.as_str().into()),
                    ("name", l.name.as_str().into()),
                    ("dir", l.direction.as_str().into()),
                    ("url", l.home().as_str().into()),
                    ("is_original", (id == config.original).into()),
                ])
            })
            .collect();
        let taxonomies: Vec<Value> = self
            .site
            .taxonomies
            .iter()
            .map(|t| {
                map_value([
                    ("id", t.id.as_str().into()),
                    ("name", t.name.get(language).into()),
                    ("url", t.urls[language.index()].as_str().into()),
                ])
            })
            .collect();
        let feeds: Vec<Value> = feeds::list(&self.site, language).iter().map(Value::from_serializable).collect();
        SiteView {
            title: config.title.get(language).into(),
            description: config.description.get(language).into(),
            base_url: config.base_url.as_str().into(),
            publisher: map_value([
                ("name", config.publisher.name.get(language).into()),
                ("url", optional(config.publisher.url.as_deref())),
            ]),
            build_date: self.site.build_date.to_string().into(),
            generator: concat!("Songngu ", env!("CARGO_PKG_VERSION")).into(),
            languages: languages.into(),
            home_url: config.language(language).home().as_str().into(),
            search_url: optional(search::page(&self.site, language).map(|url| url.as_str())),
            worker_url: optional(offline::worker_url(config).map(|url| url.to_string())),
            menus: Value::none(),
            feeds: feeds.into(),
            taxonomies: taxonomies.into(),
            extra: Value::from_serializable(&config.extra),
            theme: Value::from_serializable(theme),
        }
    }
}

fn plain_strings(catalogue: &Catalogue) -> FxHashMap<String, Value> {
    let text = |key: &str| Some((key.to_owned(), Value::from(catalogue.format(key, None, &[])?)));
    catalogue.keys().filter_map(text).collect()
}
