//! Answers to what template functions ask.

use super::shared::Shared;
use crate::config::LanguageId;
use crate::lang::{Pack, pack};
use crate::message::Arg;
use crate::model::{PageId, SetId};
use crate::templates::{SiteFacts, Value};
use crate::text::escape::push_text;

impl Shared {
    fn language(&self, tag: &str) -> LanguageId {
        self.site.config.language_of_tag(tag).unwrap_or(self.site.config.original)
    }

    /// The set of an id; a section may be named by its folder.
    fn set_of(&self, id: &str) -> Option<SetId> {
        self.site.find(id).or_else(|| self.site.find(&format!("{id}/_index")))
    }

    fn page_of(&self, id: &str, tag: &str) -> Option<PageId> {
        Some(self.site.page_of(self.set_of(id)?, self.language(tag)))
    }
}

impl SiteFacts for Shared {
    fn url_of(&self, id: &str, fragment: Option<&str>, language: &str) -> Option<String> {
        Some(self.site.page(self.page_of(id, language)?).url.with_fragment(fragment))
    }

    fn summary_of(&self, id: &str, language: &str) -> Option<Value> {
        Some(self.summary(self.page_of(id, language)?))
    }

    fn pages_of(&self, section: &str, limit: usize, language: &str) -> Option<Vec<Value>> {
        let pages = self.site.pages_below(self.page_of(section, language)?);
        Some(pages.iter().take(limit).map(|p| self.summary(*p)).collect())
    }

    fn asset_url(&self, path: &str) -> Option<Value> {
        self.assets.get(path).cloned()
    }

    fn inline_asset(&self, path: &str) -> Option<Value> {
        self.inline.get(path).cloned()
    }

    fn translate(&self, key: &str, args: &[(&str, Arg)], language: &str) -> Option<String> {
        self.strings[self.language(language).index()].format(key, None, args)
    }

    fn plain_string(&self, key: &str, language: &str) -> Option<Value> {
        self.plain[self.language(language).index()].get(key).cloned()
    }

    fn data(&self, path: &str) -> Option<Value> {
        self.data.get(path).cloned()
    }

    fn picture_sizes(&self) -> &str {
        &self.picture_sizes
    }

    fn pack(&self, language: &str) -> &'static dyn Pack {
        pack(language)
    }

    fn typeset(&self, text: &str, language: &str, quotes: bool) -> String {
        let config = &self.site.config;
        let mut html = String::with_capacity(text.len() + 16);
        if config.markdown.typography {
            pack(language).typography().push(text, quotes, &mut html);
        } else {
            push_text(&mut html, text);
        }
        if config.markdown.phrases {
            self.others[self.language(language).index()].mark(&mut html, 0);
        }
        html
    }

    fn absolute(&self, path: &str) -> String {
        self.site.absolute(path)
    }

    fn original(&self) -> &str {
        self.tag(self.site.config.original)
    }
}
