//! In which languages a thing really is, and where.

use super::Alternate;
use crate::config::LanguageId;
use crate::model::{SetId, Site, TaxonomyPages, TermPages};
use crate::text::url::UrlPath;

/// The addresses of one thing in the languages that have it; addresses that only repeat another are not among them.
/// The head of the page and the sitemap both take their alternates from here, so that they agree.
#[derive(Debug, Clone)]
pub struct Versions<'s> {
    urls: Vec<(LanguageId, &'s UrlPath)>,
    original: LanguageId,
}

impl<'s> Versions<'s> {
    /// Takes addresses by language, that of the original included.
    pub fn new(urls: Vec<(LanguageId, &'s UrlPath)>, original: LanguageId) -> Versions<'s> {
        Versions { urls, original }
    }

    /// The versions of a page: its texts.
    pub fn of_set(site: &'s Site, id: SetId) -> Versions<'s> {
        let set = site.set(id);
        let urls = set.languages().map(|l| (l, &site.page(site.page_of(id, l)).url)).collect();
        Versions { urls, original: set.original }
    }

    /// The versions of a taxonomy: every language has its names.
    pub fn of_taxonomy(site: &'s Site, taxonomy: &'s TaxonomyPages) -> Versions<'s> {
        let urls = site.config.language_ids().map(|l| (l, &taxonomy.urls[l.index()])).collect();
        Versions { urls, original: site.config.original }
    }

    /// The versions of a term: the languages in which at least one of its pages has a text, and the original. In the
    /// others the list would lead only to pages that repeat the original's.
    pub fn of_term(site: &'s Site, term: &'s TermPages) -> Versions<'s> {
        let original = site.config.original;
        let real =
            |l: &LanguageId| *l == original || term.pages[l.index()].iter().any(|page| !site.page(*page).is_fallback);
        let urls = site.config.language_ids().filter(real).map(|l| (l, &term.urls[l.index()])).collect();
        Versions { urls, original }
    }

    /// The addresses by language.
    pub fn urls(&self) -> &[(LanguageId, &'s UrlPath)] {
        &self.urls
    }

    /// The language of the original.
    pub fn original(&self) -> LanguageId {
        self.original
    }

    /// The address in a language, if it really is there.
    pub fn url(&self, language: LanguageId) -> Option<&'s UrlPath> {
        self.urls.iter().find(|(l, _)| *l == language).map(|(_, url)| *url)
    }

    /// One link a language, and `x-default` to the original; none if there is only one version. The same list stands
    /// on every version, for links that are not mutual are ignored.
    pub fn alternates(&self, site: &Site) -> Vec<Alternate> {
        if self.urls.len() < 2 {
            return Vec::new();
        }
        let link = |hreflang: &str, url: &UrlPath| Alternate {
            hreflang: hreflang.to_owned(),
            url: site.absolute(url.as_str()),
        };
        let languages = self.urls.iter().map(|(l, url)| link(&site.config.language(*l).tag, url));
        languages.chain(self.url(self.original).map(|url| link("x-default", url))).collect()
    }
}
