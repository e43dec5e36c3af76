//! What the metadata are about: a page or a list, seen alike.

use super::{ListPage, Versions};
use crate::config::LanguageId;
use crate::content::Document;
use crate::model::{Page, Site, TranslationSet};
use crate::text::url::UrlPath;

/// A page or list with all that its metadata are made of.
pub(super) struct Subject<'s> {
    pub(super) site: &'s Site,
    pub(super) versions: Versions<'s>,
    /// The language of the address.
    pub(super) language: LanguageId,
    pub(super) url: &'s UrlPath,
    pub(super) title: &'s str,
    pub(super) description: Option<&'s str>,
    /// From the home page down to the subject itself.
    pub(super) path: Vec<(&'s str, &'s UrlPath)>,
    /// The page, unless it is a list without a text.
    pub(super) page: Option<&'s Page>,
}

/// What a page is, for vocabularies that tell sorts of pages apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Home,
    Document,
    News,
    Other,
}

impl<'s> Subject<'s> {
    pub(super) fn page(site: &'s Site, page: &'s Page) -> Subject<'s> {
        let above = site.ancestors(page).into_iter().map(|id| site.page(id));
        Subject {
            site,
            versions: Versions::of_set(site, page.set),
            language: page.language,
            url: &page.url,
            title: &page.title,
            description: page.description.as_deref(),
            path: above.chain([page]).map(|p| (p.title.as_str(), &p.url)).collect(),
            page: Some(page),
        }
    }

    pub(super) fn list(site: &'s Site, list: &ListPage<'s>) -> Subject<'s> {
        let mut path = list.parents.clone();
        path.push((list.title, list.url));
        Subject {
            site,
            versions: list.versions.clone(),
            language: list.language,
            url: list.url,
            title: list.title,
            description: list.description,
            path,
            page: None,
        }
    }

    /// Whether the address only repeats what the original says.
    pub(super) fn is_fallback(&self) -> bool {
        self.versions.url(self.language).is_none()
    }

    /// The language of the words.
    pub(super) fn text_language(&self) -> LanguageId {
        if self.is_fallback() { self.versions.original() } else { self.language }
    }

    pub(super) fn canonical(&self) -> String {
        let original = || self.versions.url(self.versions.original()).unwrap_or(self.url);
        self.site.absolute(if self.is_fallback() { original() } else { self.url }.as_str())
    }

    /// The tag of the words' language.
    pub(super) fn tag(&self) -> &'s str {
        &self.site.config.language(self.text_language()).tag
    }

    /// The publisher's name in the words' language.
    pub(super) fn publisher(&self) -> &'s str {
        self.site.config.publisher_name(self.text_language())
    }

    pub(super) fn set(&self) -> Option<&'s TranslationSet> {
        self.page.map(|page| self.site.set(page.set))
    }

    pub(super) fn sort(&self) -> Sort {
        match self.set() {
            Some(set) if set.is_section && set.parent.is_none() => Sort::Home,
            Some(set) if set.fields.kind == "document" => Sort::Document,
            Some(set) if set.fields.kind == "news" => Sort::News,
            _ => Sort::Other,
        }
    }

    /// The particulars of a document in the words' language.
    pub(super) fn document(&self) -> Option<Document> {
        let page = self.page?;
        let original = self.site.set(page.set).fields.document.as_ref();
        match (self.site.text(page).front.document.as_ref(), original) {
            (Some(own), Some(original)) => Some(own.over(original)),
            (own, original) => own.or(original).cloned(),
        }
    }
}
