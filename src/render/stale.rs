//! What readers are told of a translation whose original has changed since: on the page as a whole, and at every block.

use std::collections::BTreeMap;

use super::fill::PageFill;
use super::shared::Shared;
use crate::config::LanguageId;
use crate::message::Arg;
use crate::model::{Freshness, Page, Status, TextId};
use crate::templates::{Value, map_value};
use crate::text::escape::push_html;

/// The blocks of a text whose originals have changed, with the ids of their rows.
pub(super) struct Stale<'a>(BTreeMap<u32, &'a str>);

impl<'a> Stale<'a> {
    /// Of a translation; the original is never behind itself.
    pub(super) fn of(shared: &'a Shared, text: TextId) -> Stale<'a> {
        let site = &shared.site;
        let (Some(pair), Some(freshness)) = (site.pairs.get(&text), site.freshness.get(&text)) else {
            return Stale(BTreeMap::new());
        };
        let rows = pair.rows().zip(&freshness.rows).filter(|(_, state)| state.is_behind());
        Stale(rows.filter_map(|(row, _)| Some((row.translation?, row.id))).collect())
    }

    /// The id of the row of a block that is behind.
    pub(super) fn row(&self, block: u32) -> Option<&'a str> {
        self.0.get(&block).copied()
    }
}

impl PageFill<'_> {
    /// Writes the mark of a block that is behind: a link to its row in the edition, where the original stands.
    pub(super) fn stale_mark(&self, block: u32, out: &mut String) {
        let Some(row) = self.stale.row(block) else { return };
        let Some(edition) = self.shared.site.edition_of(self.page) else { return };
        out.push_str(" <a class=\"stale-mark\" href=\"");
        push_html(out, &edition.url.with_fragment(Some(row)));
        out.push_str("\">");
        push_html(out, &stale_text(self.shared, self.page, self.language()));
        out.push_str("</a>");
    }
}

/// "The Vietnamese was changed after this was translated", in a language.
pub(super) fn stale_text(shared: &Shared, page: &Page, language: LanguageId) -> String {
    let tag = shared.tag(shared.site.set(page.set).original);
    let name = shared.string(&format!("language-{tag}"), &[], language);
    shared.string("stale-block", &[("language", Arg::Text(name))], language)
}

/// How a translation stands to its original, for templates; none where nothing was ever checked.
pub(super) fn freshness(shared: &Shared, page: &Page) -> Value {
    let Some(freshness) = shared.site.freshness.get(&page.text).filter(|_| !page.is_fallback) else {
        return Value::none();
    };
    let Freshness { status, checked, counts, .. } = &**freshness;
    map_value([
        ("status", status.name().into()),
        ("behind", status.behind().into()),
        ("missing", status.missing().into()),
        ("unchecked", if *status == Status::Unknown { counts.unknown + counts.check } else { 0 }.into()),
        ("checked", super::view::optional(checked.map(|day| day.to_string()))),
        ("original", shared.tag(shared.site.set(page.set).original).into()),
    ])
}
