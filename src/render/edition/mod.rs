//! The side-by-side edition of a page: its two texts, block by block.
//!
//! In: a pair of texts. Out: the view of a page whose content is the rows. Around the rows is the theme's template,
//! `edition.html`.

mod cells;
mod rows;

use std::cell::RefCell;

use super::fill::{Beside, PageFill, Shown};
use super::page;
use super::shared::Shared;
use super::stale;
use super::view::{PageView, optional};
use crate::config::LanguageId;
use crate::metadata;
use crate::model::{Edition, Page, PairRow};
use crate::templates::{Templates, Value, html_value, map_value};

/// The view of an edition; none if one of its texts cannot be had.
pub(super) fn view(shared: &Shared, templates: &Templates, edition: &Edition) -> Option<PageView> {
    let site = &shared.site;
    let set = site.set(edition.set);
    let original_id = site.page_of(edition.set, set.original);
    let translation_id = site.page_of(edition.set, edition.translation);
    let (original, translation) = (site.page(original_id), site.page(translation_id));
    // The notes of both texts stand on one page.
    let prefix = format!("{}-", shared.tag(edition.translation));
    let rows: Vec<PairRow<'_>> =
        site.pairs.get(&translation.text).map(|pair| pair.rows().collect()).unwrap_or_default();
    let [own, translated] = [original, translation].map(|page| site.text(page).body.doc());
    let (own, translated) = (own?, translated?);
    let docs = [&*own, &*translated];
    let [inner, inner_translated] = rows::inner(docs, &rows);
    let used = RefCell::default();
    let beside = |prefix, inner| Shown::Edition(Beside { prefix, inner, used: &used });
    let sides = [
        PageFill::new(shared, templates, original_id, beside("", &inner)),
        PageFill::new(shared, templates, translation_id, beside(&prefix, &inner_translated)),
    ];
    let content = rows::write(shared, edition, &rows, (docs, &sides), &used);
    let text = |page: &Page| side(shared, page);
    let mut view = PageView {
        id: set.id.as_str().into(),
        kind: "edition".into(),
        title: original.title.as_str().into(),
        description: optional(original.description.as_deref()),
        lang: shared.tag(set.original).into(),
        text_lang: shared.tag(set.original).into(),
        is_fallback: false.into(),
        state: optional(site.state(translation)),
        has_content: (!content.is_empty()).into(),
        content: html_value(&content),
        has_code: site.text(original).body.has_code().into(),
        has_chart: [original, translation].iter().any(|page| !site.text(page).body.charts().is_empty()).into(),
        toc: Vec::<Value>::new().into(),
        breadcrumbs: page::breadcrumbs(shared, original),
        languages: page::switch(shared, original, 1, None),
        sources: page::sources(shared, original),
        updated: optional(set.fields.updated.map(|d| d.to_string())),
        document: optional(page::document(shared, original).map(|d| page::document_value(&d))),
        extra: shared.extra(original_id),
        edition: map_value([("original", text(original)), ("translation", text(translation))]),
        freshness: stale::freshness(shared, translation),
        edition_url: edition.url.as_str().into(),
        ..PageView::default()
    };
    page::describe(shared, &mut view, &edition.url, &metadata::of_edition(site, edition));
    Some(view)
}

/// One of the two texts, as templates see it.
fn side(shared: &Shared, page: &Page) -> Value {
    let config = shared.site.config.language(page.language);
    let document = page::document(shared, page).map(|d| page::document_value(&d));
    map_value([
        ("tag", config.tag.as_str().into()),
        ("dir", config.direction.as_str().into()),
        ("name", config.name.as_str().into()),
        ("title", page.title.as_str().into()),
        ("description", optional(page.description.as_deref())),
        ("url", page.url.as_str().into()),
        ("document", optional(document)),
    ])
}

/// The name of a language in another.
fn language_name(shared: &Shared, of: LanguageId, language: LanguageId) -> String {
    shared.string(&format!("language-{}", shared.tag(of)), &[], language)
}
