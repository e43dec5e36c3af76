//! The `lang` of phrases in the site's other languages, so that a screen reader changes its voice (WCAG 2.2, 3.1.2).

use crate::config::{Language, LanguageId, SiteConfig};
use crate::lang::{self, Pack};

/// The languages of which phrases are looked for in a text.
pub struct Others<'c> {
    own: &'static dyn Pack,
    others: Vec<&'c Language>,
}

impl<'c> Others<'c> {
    /// Those of a site besides a text's own, as far as they can be told from it and from each other.
    pub fn of(config: &'c SiteConfig, own: LanguageId) -> Others<'c> {
        let shows = |language: &Language| language.pack().owns("").is_some();
        let others = config.language_ids().filter(|id| *id != own).map(|id| config.language(id));
        let (mut others, plain): (Vec<&Language>, Vec<&Language>) = others.partition(|other| shows(other));
        // Of two languages that do not show in their letters nobody can say which it is.
        if let [only] = plain[..] {
            others.push(only);
        }
        Others { own: config.language(own).pack(), others }
    }

    /// Marks their phrases in the HTML from `start` on, which is running text. No phrase lies across a tag, because
    /// only a space, a hyphen or an apostrophe may stand between its words.
    pub fn mark(&self, html: &mut String, start: usize) {
        for other in &self.others {
            let found = lang::phrases(&html[start..], self.own, other.pack());
            if found.is_empty() {
                continue;
            }
            let text = html.split_off(start);
            let mut at = 0;
            for phrase in found {
                html.push_str(&text[at..phrase.start]);
                html.push_str("<span lang=\"");
                html.push_str(&other.tag);
                html.push_str("\">");
                html.push_str(&text[phrase.clone()]);
                html.push_str("</span>");
                at = phrase.end;
            }
            html.push_str(&text[at..]);
        }
    }
}
