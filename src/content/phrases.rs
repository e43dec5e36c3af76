//! The `lang` of phrases in the site's other languages, so that a screen reader changes its voice (WCAG 2.2, 3.1.2).

use std::fmt;

use crate::config::{Language, LanguageId, SiteConfig};
use crate::lang::{self, Pack};

/// The languages of which phrases are looked for in a text.
pub struct Others {
    own: &'static dyn Pack,
    /// Their tags and packs.
    others: Vec<(String, &'static dyn Pack)>,
}

impl fmt::Debug for Others {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.others.iter().map(|(tag, _)| tag)).finish()
    }
}

impl Others {
    /// Those of a site besides a text's own, as far as they can be told from it and from each other.
    pub fn of(config: &SiteConfig, own: LanguageId) -> Others {
        let shows = |language: &Language| language.pack().owns("").is_some();
        let others = config.language_ids().filter(|id| *id != own).map(|id| config.language(id));
        let (mut others, plain): (Vec<&Language>, Vec<&Language>) = others.partition(|other| shows(other));
        // Of two languages that do not show in their letters nobody can say which it is.
        if let [only] = plain[..] {
            others.push(only);
        }
        let others = others.into_iter().map(|other| (other.tag.clone(), other.pack()));
        Others { own: config.language(own).pack(), others: others.collect() }
    }

    /// Marks their phrases in the HTML from `start` on, which is running text. No phrase lies across a tag, because
    /// only a space, a hyphen or an apostrophe may stand between its words.
    pub fn mark(&self, html: &mut String, start: usize) {
        for (tag, other) in &self.others {
            let found = lang::phrases(&html[start..], self.own, *other);
            if found.is_empty() {
                continue;
            }
            let text = html.split_off(start);
            let mut at = 0;
            for phrase in found {
                html.push_str(&text[at..phrase.start]);
                html.push_str("<span lang=\"");
                html.push_str(tag);
                html.push_str("\">");
                html.push_str(&text[phrase.clone()]);
                html.push_str("</span>");
                at = phrase.end;
            }
            html.push_str(&text[at..]);
        }
    }
}
