//! Does a translation say what its original says?
//!
//! In: two units that belong together, with their languages and the glossary. Out: findings: figures, dates,
//! document numbers, links, pictures, emphasis and terms that differ, and words that were left untranslated. Which
//! of them matter is the settings' business, and how they are said that of the catalogues.

mod figures;
mod lists;
mod markup;
mod terms;
mod untranslated;
mod words;

use std::ops::Range;

use super::{Facts, Row, Unit};
use crate::glossary::Glossary;
use crate::lang::Pack;
use crate::markdown::Doc;
use crate::markdown::doc::BlockKind;

pub use markup::{Markup, Target};
use terms::Terms;

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// The number of a document, `161/QĐ-TTg`.
    Reference,
    /// A day, month or quarter.
    Date,
    /// An amount of money, or a number with a magnitude.
    Amount,
    /// A percentage.
    Percent,
    /// Another number.
    Number,
    /// A number that is not written as its language writes numbers, so that it can be read as two.
    Unclear,
    /// How many items a list has.
    Items,
    /// Where links lead.
    Links,
    /// How many pictures there are.
    Images,
    /// How many words are emphasised.
    Emphasis,
    /// Words in the original's language.
    Untranslated,
    /// A term of the glossary without any of its translations.
    TermMissing,
    /// A translation that the glossary rules out.
    TermForbidden,
}

/// A place in one of the two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Words of the unit, as bytes of its text.
    Words(Range<usize>),
    /// A link, by its index.
    Link(usize),
    /// A picture, by its index.
    Image(usize),
    /// A block, by its index.
    Block(usize),
}

/// A difference between two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub aspect: Aspect,
    /// What the original has; nothing if only the translation has something.
    pub original: Option<Place>,
    /// What the translation has.
    pub translation: Option<Place>,
    /// Of what is counted, how many each text has.
    pub counts: (usize, usize),
    /// Of terms, which one.
    pub term: Option<usize>,
}

impl Finding {
    fn new(aspect: Aspect) -> Finding {
        Finding { aspect, original: None, translation: None, counts: (0, 0), term: None }
    }
}

/// Words of one language, without their markup.
pub struct Wording<'a> {
    /// What a reader reads.
    pub text: &'a str,
    /// The figures in it.
    pub facts: &'a Facts,
    /// The language's place in the settings.
    pub language: usize,
    /// What is known of the language.
    pub pack: &'a dyn Pack,
}

/// A text as the checks see it.
pub struct Text<'a> {
    /// Its blocks.
    pub doc: &'a Doc,
    /// Its units.
    pub units: &'a [Unit<'a>],
    /// Its language's place in the settings.
    pub language: usize,
    /// What is known of its language.
    pub pack: &'a dyn Pack,
    /// Its links, pictures and emphasis.
    pub markup: Markup,
}

/// The checks of a site, made ready once.
pub struct Checks {
    terms: Terms,
}

impl Checks {
    /// Makes them ready; the packs are those of the site's languages.
    pub fn new(glossary: &Glossary, packs: &[&dyn Pack]) -> Checks {
        Checks { terms: Terms::new(glossary, packs) }
    }

    /// Compares two texts row by row, and gives the row of every finding.
    pub fn texts(&self, original: &Text<'_>, translation: &Text<'_>, rows: &[Row]) -> Vec<(usize, Finding)> {
        let mut findings = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            if let Row::Both(i, j) = *row {
                findings.extend(self.units(original, i, translation, j).into_iter().map(|finding| (at, finding)));
            }
        }
        findings.extend(lists::compare(original, translation, rows));
        findings
    }

    fn units(&self, original: &Text<'_>, i: usize, translation: &Text<'_>, j: usize) -> Vec<Finding> {
        let (a, b) = (&original.units[i], &translation.units[j]);
        let mut findings = markup::compare(original, i, translation, j);
        // Programs and raw markup are no language.
        if matches!(a.kind, BlockKind::Code | BlockKind::Html) || matches!(b.kind, BlockKind::Code | BlockKind::Html) {
            return findings;
        }
        findings.extend(self.wording(&original.wording(a), &translation.wording(b)));
        // A phrase that the writer marks as being in the other language is meant to be in it.
        findings.retain(|finding| finding.aspect != Aspect::Untranslated || !is_marked(finding, b, translation.doc));
        findings
    }

    /// Compares two wordings: the titles of two texts, or two units without their markup.
    pub fn wording(&self, original: &Wording<'_>, translation: &Wording<'_>) -> Vec<Finding> {
        let (a, b) = (original.facts.all(), translation.facts.all());
        let mut findings = if original.pack.figures().is_some() && translation.pack.figures().is_some() {
            figures::compare(a, b)
        } else {
            figures::references(a, b)
        };
        let is_name = |words: Range<usize>| {
            let words = &translation.text[words];
            self.terms.is_form(words, original) || self.terms.is_form(words, translation)
        };
        let left = untranslated::find(original, translation, is_name);
        let terms = self.terms.compare(original, translation);
        // What was not translated has no translated terms either.
        findings.extend(terms.into_iter().filter(|term| left.is_none() || term.aspect != Aspect::TermMissing));
        findings.extend(left);
        findings
    }
}

/// Whether the words that a finding is about are in a phrase that the writer marks with its language.
fn is_marked(finding: &Finding, unit: &Unit<'_>, doc: &Doc) -> bool {
    let Some(Place::Words(words)) = &finding.translation else { return false };
    let words = unit.text.get(words.clone()).unwrap_or_default();
    doc.foreign.iter().any(|phrase| {
        let marked = &doc.plain[phrase.text.start as usize..phrase.text.end as usize];
        marked.contains(words)
    })
}

impl Text<'_> {
    fn wording<'u>(&'u self, unit: &'u Unit<'_>) -> Wording<'u> {
        Wording { text: unit.text, facts: &unit.facts, language: self.language, pack: self.pack }
    }
}
