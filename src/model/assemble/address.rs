//! Addresses: every page gets one in every language.

use rayon::prelude::*;

use crate::config::LanguageId;
use crate::model::{Page, SetId, Site, TextId};
use crate::text::slug::Slug;
use crate::text::url::UrlPath;

/// Makes the pages of all sets, with titles, slugs and addresses.
pub(super) fn address(site: &mut Site) {
    let languages: Vec<LanguageId> = site.config.language_ids().collect();
    let of_set = |set: usize| languages.iter().map(move |language| (SetId::new(set), *language));
    let all: Vec<(SetId, LanguageId)> = (0..site.sets.len()).flat_map(of_set).collect();
    let mut pages: Vec<Page> = all.into_par_iter().map(|(set, language)| page(site, set, language)).collect();
    let slugs: Vec<Option<Slug>> = pages.iter().map(|p| p.slug.clone()).collect();
    pages.par_iter_mut().for_each(|page| page.url = url(site, &slugs, page.set, page.language));
    site.pages = pages;
}

fn page(site: &Site, id: SetId, language: LanguageId) -> Page {
    let set = site.set(id);
    let own = set.texts[language.index()];
    let text: TextId = own.or(set.texts[set.original.index()]).expect("a set has the text of its original");
    let front = &site.texts[text.index()].front;
    let title = front.title.as_ref().map_or_else(|| set.id.clone(), |t| t.value.clone());
    let slug = set.parent.is_some().then(|| slug(site, id, text));
    Page {
        set: id,
        language,
        text,
        is_fallback: own.is_none(),
        title,
        description: front.description.as_ref().map(|d| d.value.clone()),
        slug,
        url: UrlPath::root(),
        children: Vec::new(),
        subsections: Vec::new(),
        prev: None,
        next: None,
        links: Vec::new(),
        images: Vec::new(),
        image: None,
        terms: Vec::new(),
    }
}

/// The writer's slug, else the title folded in the text's language, else the last word of the id.
fn slug(site: &Site, id: SetId, text: TextId) -> Slug {
    let text = &site.texts[text.index()];
    if let Some(slug) = &text.front.slug {
        return slug.value.clone();
    }
    let pack = site.config.language(text.name.language).pack();
    let fold = |words: &str| pack.fold(words);
    let title = text.front.title.as_ref().and_then(|t| Slug::from_text(&t.value, fold));
    let path = site.set(id).id.trim_end_matches("/_index");
    let last = path.rsplit('/').next().unwrap_or(path);
    title
        .or_else(|| Slug::from_text(last, fold))
        .unwrap_or_else(|| Slug::from_text(&format!("p{}", id.index()), str::to_owned).expect("letters and digits"))
}

fn url(site: &Site, slugs: &[Option<Slug>], set: SetId, language: LanguageId) -> UrlPath {
    let slug = &slugs[set.index() * site.config.languages.len() + language.index()];
    let above = match site.set(set).parent {
        Some(parent) => url(site, slugs, parent, language),
        None => site.config.language(language).home(),
    };
    match slug {
        Some(slug) => above.page(slug),
        None => above,
    }
}
