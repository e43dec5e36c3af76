//! What a page's texts have in common, and whether the page is published.

use std::collections::BTreeMap;

use super::group::Group;
use super::{Ground, head};
use crate::config::{LanguageId, Parity, SiteConfig};
use crate::content::{FrontMatter, ParsedPage};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Fields, Site, TextId, TranslationSet};

/// The ids of pages that exist and are not published, with the reason (`draft`, `scheduled`, `expired`, `held`).
pub(super) type Unpublished = BTreeMap<String, &'static str>;

/// Makes a set of every group that is published.
///
/// A draft original keeps the page back; a draft translation only keeps itself back, and the page falls back there.
pub(super) fn publish(
    site: &mut Site,
    groups: BTreeMap<String, Group>,
    drafts: bool,
    ground: &Ground<'_>,
    diagnostics: &mut Diagnostics,
) -> Unpublished {
    let mut unpublished = Unpublished::new();
    let mut sets = Vec::with_capacity(groups.len());
    for (id, mut texts) in groups {
        let Some(original) = original(site, &texts) else { continue };
        let text = text_of(site, &texts, original);
        if let Some(reason) = text.front.state(site.build_date).filter(|_| !drafts) {
            unpublished.insert(id, reason);
            continue;
        }
        report(site, &texts, original, ground, diagnostics);
        for (index, slot) in texts.iter_mut().enumerate() {
            let is_original = index == original.index();
            let draft = slot.is_some_and(|t| site.texts[t.index()].front.draft == Some(true));
            if draft && !is_original && !drafts {
                *slot = None;
            }
        }
        let fields = fields(&text.front, text.name.is_section, &site.config);
        let is_section = text.name.is_section;
        sets.push(TranslationSet { id, is_section, parent: None, texts, original, fields });
    }
    site.sets = sets;
    unpublished
}

/// The language that the fields come from: the site's original, else the first that has a text.
fn original(site: &Site, texts: &[Option<TextId>]) -> Option<LanguageId> {
    let has = |id: &LanguageId| texts[id.index()].is_some();
    Some(site.config.original).filter(has).or_else(|| site.config.language_ids().find(has))
}

fn text_of<'s>(site: &'s Site, texts: &[Option<TextId>], language: LanguageId) -> &'s ParsedPage {
    let id = texts[language.index()].expect("the original was chosen because it has a text");
    &site.texts[id.index()]
}

fn report(
    site: &Site,
    texts: &[Option<TextId>],
    original: LanguageId,
    ground: &Ground<'_>,
    diagnostics: &mut Diagnostics,
) {
    let config = &site.config;
    let text = text_of(site, texts, original);
    let parity = parity(&text.front, text.name.is_section, config);
    let path = ground.path(text);
    let sibling = |language: LanguageId| {
        let (own, other) = (&config.language(text.name.language).tag, &config.language(language).tag);
        path.replace(&format!(".{own}.md"), &format!(".{other}.md"))
    };
    if original != config.original {
        let language = config.original;
        diagnostics.push(
            Diagnostic::at(Code::MissingOriginal, head(text))
                .arg("language", &config.language(language).tag)
                .arg("expected", sibling(language)),
        );
    }
    for language in config.language_ids().filter(|l| texts[l.index()].is_none() && *l != config.original) {
        if parity != Parity::OriginalOnly {
            diagnostics.push(
                Diagnostic::at(Code::MissingTranslation, head(text))
                    .arg("language", &config.language(language).tag)
                    .arg("expected", sibling(language)),
            );
        }
    }
    if let Some(due) = text.front.review_by.as_ref().filter(|d| d.value < site.build_date) {
        diagnostics.push(Diagnostic::at(Code::ReviewDue, due.span).arg("value", due.value));
    }
    for translation in texts.iter().flatten().map(|t| &site.texts[t.index()]).filter(|t| t.source != text.source) {
        for (field, span) in &translation.front.inherited {
            // A translation may well be a draft of its own.
            if *field != "draft" {
                diagnostics
                    .push(Diagnostic::at(Code::FieldOfOriginal, *span).arg("field", field.as_ref()).arg("other", path));
            }
        }
    }
}

fn kind(front: &FrontMatter, is_section: bool) -> &str {
    front.kind.as_ref().map_or(if is_section { "section" } else { "page" }, |k| &k.value)
}

/// What holds for the page, or else for its kind.
fn parity(front: &FrontMatter, is_section: bool, config: &SiteConfig) -> Parity {
    front.parity.unwrap_or_else(|| config.parity.of(kind(front, is_section)))
}

fn fields(front: &FrontMatter, is_section: bool, config: &SiteConfig) -> Fields {
    Fields {
        kind: kind(front, is_section).to_owned(),
        template: front.template.clone(),
        date: front.date.as_ref().map(|d| d.value),
        updated: front.updated.as_ref().map(|d| d.value),
        expires: front.expires.as_ref().map(|d| d.value),
        review_by: front.review_by.as_ref().map(|d| d.value),
        owner: front.owner.clone(),
        weight: front.weight.unwrap_or(0),
        image: front.image.clone(),
        sources: front.sources.clone(),
        parity: parity(front, is_section, config),
        document: front.document.clone(),
        sort_by: front.sort_by.unwrap_or_default(),
        paginate_by: front.paginate_by,
        feed: front.feed.unwrap_or(false),
        extra: front.extra.clone(),
    }
}
