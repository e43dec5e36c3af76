//! Exchange with translators: the texts of pages in the files that their programs read, and back into the content.
//!
//! In: the site and the sources it was read from; or a file that a translator sent back. Out: a file in one of four
//! forms; or the changed content files, and what was refused. Nothing here touches the disk. A segment is found again
//! by page, id and the hash of the original's wording, never by its words.

mod bytes;
mod import;
mod po;
mod po_read;
pub mod progress;
mod review;
mod segments;
mod standing;
mod tmx;
mod tokens;
mod xliff;
mod xliff_read;

use crate::config::LanguageId;
use crate::model::{SetId, Site};
use crate::source::Sources;

pub use bytes::{decode, encode_like};
pub use import::{Change, Imported, import};
pub use standing::{Block, Kind, Standing, standings};

/// The forms of exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// XLIFF 1.2 (OASIS 2008), for translators' programs.
    Xliff,
    /// GNU gettext's catalogue, for Poedit and its like.
    Po,
    /// TMX 1.4b, a memory of what was translated and checked.
    Tmx,
    /// A table with two columns, for a reviewer by mail.
    Html,
}

/// What is exported.
#[derive(Debug, Clone, Copy)]
pub struct Export<'a> {
    /// The site.
    pub site: &'a Site,
    /// The sources that it was read from.
    pub sources: &'a Sources,
    /// The pages, in the order of the file.
    pub sets: &'a [SetId],
    /// The language to be translated into.
    pub language: LanguageId,
    /// The tag of the language in which the file speaks to people.
    pub speaks: &'a str,
}

impl Export<'_> {
    /// How a segment's translation stands to its original, in the words of XLIFF 1.2: `new` without a translation,
    /// `needs-review-translation` where the original has changed since, `final` where it was checked.
    fn state(&self, page: &segments::Page, item: &segments::Item) -> &'static str {
        use crate::bilingual::State;
        let (Some(_), Some(text)) = (&item.translation, page.text) else { return "new" };
        let pair = self.site.pairs.get(&text).zip(self.site.freshness.get(&text));
        let Some((pair, freshness)) = pair else { return "translated" };
        // The words of a component stand as their component does.
        let id = item.id.split('/').next().unwrap_or(&item.id);
        let row = match id {
            crate::bilingual::TITLE => Some(&freshness.title),
            crate::bilingual::DESCRIPTION => Some(&freshness.description),
            _ => pair.rows().position(|row| row.id == id).and_then(|at| freshness.rows.get(at)),
        };
        match row.map(|row| row.state) {
            Some(State::Fresh) => "final",
            Some(State::Stale { .. } | State::Check) => "needs-review-translation",
            _ => "translated",
        }
    }
}

/// Writes the file.
pub fn export(form: Form, what: &Export<'_>) -> Vec<u8> {
    let pages = segments::pages(what);
    match form {
        Form::Xliff => xliff::write(what, &pages),
        Form::Po => po::write(what, &pages),
        Form::Tmx => tmx::write(what, &pages),
        Form::Html => review::write(what, &pages),
    }
}
