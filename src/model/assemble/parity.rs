//! What differs between two texts of a page, said with both places.
//!
//! In: two texts laid side by side. Out: a problem for every finding of [`crate::bilingual::parity`] that the writers
//! did not mark as meant: at the words of the translation, with those of the original beside it.

use std::sync::Arc;

use crate::bilingual::parity::{Aspect, Checks, Finding, Markup, Place, Target, Text, Wording};
use crate::bilingual::{self, Facts, Row, Unit};
use crate::config::LanguageId;
use crate::content::ParsedPage;
use crate::diag::{Code, Diagnostic};
use crate::glossary::Term;
use crate::lang::Pack;
use crate::markdown::Doc;
use crate::markdown::doc::Link;
use crate::model::link::{Dest, destination};
use crate::model::{Site, id_of_link};
use crate::source::Span;
use crate::text::words::excerpt;
use crate::value::Spanned;

use super::Ground;

/// How much of a passage is quoted in a message, in characters.
const QUOTE: usize = 60;
/// What is shown where a text has nothing.
const NOTHING: &str = "—";

/// A text of a pair.
pub(super) struct Side<'s> {
    pub(super) page: &'s ParsedPage,
    pub(super) doc: &'s Doc,
    pub(super) units: &'s [Unit<'s>],
    pub(super) ids: &'s [Option<Arc<str>>],
}

/// Compares a translation with its original.
pub(super) fn compare(
    site: &Site,
    checks: &Checks,
    original: &Side<'_>,
    translation: &Side<'_>,
    rows: &[Row],
    ground: &Ground<'_>,
) -> Vec<Diagnostic> {
    let report = Report { site, original, translation, ground };
    let (a, b) = (original.text(site), translation.text(site));
    let mut problems = report.fields(checks);
    for (row, finding) in checks.texts(&a, &b, rows) {
        if let Row::Both(i, j) = rows[row] {
            problems.extend(report.unit(&finding, i, j));
        }
    }
    problems
}

/// Whether the writers of either text say that they mean it.
pub(super) fn is_meant(pages: [&ParsedPage; 2], code: Code, id: &str) -> bool {
    // Below `ii.3` are `ii.3.c` and `ii.3.p1`.
    let is_in = |part: &str| id.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let mut ignored = pages.into_iter().flat_map(|page| &page.front.parity_ignore);
    ignored.any(|it| it.code.is_none_or(|meant| meant == code) && it.part.as_deref().is_none_or(is_in))
}

impl Side<'_> {
    fn language(&self) -> LanguageId {
        self.page.name.language
    }

    fn pack(&self, site: &Site) -> &'static dyn Pack {
        site.config.language(self.language()).pack()
    }

    fn text<'t>(&'t self, site: &Site) -> Text<'t> {
        let target = |link: &Link| target(link, self.page, site);
        let markup = Markup::of(self.doc, self.units, target);
        let (doc, units) = (self.doc, self.units);
        Text { doc, units, language: self.language().index(), pack: self.pack(site), markup }
    }
}

/// Where a link leads, whatever the language.
fn target(link: &Link, page: &ParsedPage, site: &Site) -> Target {
    match destination(&link.dest, &page.name.folder) {
        Dest::Path { path, .. }
            if path.ends_with(".md") || !path.rsplit('/').next().is_some_and(|n| n.contains('.')) =>
        {
            let id = id_of_link(&path, &site.config);
            // A folder is named by itself or by its page.
            Target::Here(id.strip_suffix("/_index").unwrap_or(&id).to_owned())
        }
        Dest::Path { path, .. } => Target::Here(path),
        // Anchors may be made of words, and differ.
        Dest::Fragment(_) => Target::Here("#".to_owned()),
        Dest::External | Dest::BadScheme(_) | Dest::Outside => Target::Elsewhere(link.dest.clone()),
    }
}

/// Makes problems of findings.
struct Report<'a> {
    site: &'a Site,
    original: &'a Side<'a>,
    translation: &'a Side<'a>,
    ground: &'a Ground<'a>,
}

/// Words in a file, and what stands there.
struct Words<'a> {
    text: &'a str,
    span: Span,
}

impl Report<'_> {
    /// Compares the titles and descriptions.
    fn fields(&self, checks: &Checks) -> Vec<Diagnostic> {
        let (a, b) = (&self.original.page.front, &self.translation.page.front);
        let fields = [(bilingual::TITLE, &a.title, &b.title), (bilingual::DESCRIPTION, &a.description, &b.description)];
        let mut problems = Vec::new();
        for (id, a, b) in fields {
            let (Some(a), Some(b)) = (a, b) else { continue };
            let facts = |text: &str, side: &Side<'_>| Facts::of(text, side.pack(self.site));
            let (first, second) = (facts(&a.value, self.original), facts(&b.value, self.translation));
            let findings = checks.wording(
                &self.wording(&a.value, &first, self.original),
                &self.wording(&b.value, &second, self.translation),
            );
            for finding in findings {
                let place = |field: &Spanned<String>, place: Option<&Place>, side: &Side<'_>| match place {
                    Some(Place::Words(words)) => self.locate(side, field.span, &field.value, words.clone()),
                    _ => field.span,
                };
                let text = |field: &Spanned<String>, place: Option<&Place>| match place {
                    Some(Place::Words(words)) => field.value.get(words.clone()).map(str::to_owned),
                    _ => None,
                };
                let (one, other) = (finding.original.as_ref(), finding.translation.as_ref());
                let spans = (place(a, one, self.original), place(b, other, self.translation));
                problems.extend(self.problem(&finding, id, spans, (text(a, one), text(b, other))));
            }
        }
        problems
    }

    fn wording<'t>(&self, text: &'t str, facts: &'t Facts, side: &Side<'_>) -> Wording<'t> {
        Wording { text, facts, language: side.language().index(), pack: side.pack(self.site) }
    }

    /// Says a finding about two units.
    fn unit(&self, finding: &Finding, i: usize, j: usize) -> Option<Diagnostic> {
        let (a, b) = (&self.original.units[i], &self.translation.units[j]);
        let id = self.original.ids[a.block].as_deref().unwrap_or_default();
        let (one, other) = (finding.original.as_ref(), finding.translation.as_ref());
        let original = self.words(self.original, a, one);
        let translation = self.words(self.translation, b, other);
        let text = |words: &Words<'_>, place: Option<&Place>| place.map(|_| words.text.to_owned());
        let texts = (text(&original, one), text(&translation, other));
        self.problem(finding, id, (original.span, translation.span), texts)
    }

    fn words<'t>(&self, side: &'t Side<'_>, unit: &'t Unit<'_>, place: Option<&Place>) -> Words<'t> {
        let doc = side.doc;
        match place {
            Some(Place::Words(range)) => {
                let words = bilingual::words_of(doc, unit);
                let span = doc.blocks[unit.block].span;
                let within = if words.is_empty() { span } else { Span { start: words.start, end: words.end, ..span } };
                let text = unit.text.get(range.clone()).unwrap_or_default();
                Words { text, span: self.locate(side, within, unit.text, range.clone()) }
            }
            Some(Place::Link(at)) => Words { text: &doc.links[*at].dest, span: doc.links[*at].span },
            Some(Place::Image(at)) => Words { text: &doc.images[*at].src, span: doc.images[*at].span },
            Some(Place::Block(block)) => Words { text: "", span: doc.blocks[*block].span },
            None => Words { text: "", span: doc.blocks[unit.block].span },
        }
    }

    /// Where words of a text stand in the file: the same occurrence there as in the text. Where markup tears them
    /// apart, their first word; where not even that is found, the whole.
    fn locate(&self, side: &Side<'_>, within: Span, text: &str, words: std::ops::Range<usize>) -> Span {
        let file = self.ground.origins.get(side.page.source).text();
        let (Some(written), Some(wanted)) = (file.get(within.range()), text.get(words.clone())) else { return within };
        let before = text.get(..words.start).unwrap_or_default();
        let find = |wanted: &str| {
            let nth = before.matches(wanted).count();
            let at = written.match_indices(wanted).nth(nth).or_else(|| written.match_indices(wanted).next())?;
            let start = within.start + u32::try_from(at.0).ok()?;
            Some(Span { start, end: start + u32::try_from(wanted.len()).ok()?, ..within })
        };
        let first = wanted.split_whitespace().next().filter(|word| !word.is_empty());
        find(wanted).or_else(|| find(first?)).unwrap_or(within)
    }

    /// Says a finding; nothing if the writers mean it.
    fn problem(
        &self,
        finding: &Finding,
        id: &str,
        (original, translation): (Span, Span),
        (one, other): (Option<String>, Option<String>),
    ) -> Option<Diagnostic> {
        let code = code(finding.aspect);
        if is_meant([self.original.page, self.translation.page], code, id) {
            return None;
        }
        let quote = |text: Option<String>| text.map_or_else(|| NOTHING.to_owned(), |text| excerpt(&text, QUOTE));
        let problem = Diagnostic::at(code, translation)
            .label(original, "label-original")
            .arg("ignore", format!("{}#{id}", code.name()));
        Some(match finding.aspect {
            Aspect::Items | Aspect::Images | Aspect::Emphasis => {
                problem.arg("original", finding.counts.0).arg("found", finding.counts.1)
            }
            Aspect::Untranslated => problem
                .arg("text", quote(other))
                .arg("language", &self.site.config.language(self.original.language()).tag),
            Aspect::TermMissing | Aspect::TermForbidden => self.term(finding, problem, quote(one), other)?,
            Aspect::Unclear => {
                let tag = &self.site.config.language(self.translation.language()).tag;
                problem.arg("original", quote(one)).arg("found", quote(other)).arg("language", tag)
            }
            _ => problem.arg("original", quote(one)).arg("found", quote(other)),
        })
    }

    fn term(&self, finding: &Finding, problem: Diagnostic, words: String, found: Option<String>) -> Option<Diagnostic> {
        let term: &Term = self.site.glossary.terms.get(finding.term?)?;
        let forms = term.forms(self.translation.language()).iter().map(|form| format!("`{}`", form.value));
        let problem = problem.arg("term", words).arg("expected", forms.collect::<Vec<_>>().join(", "));
        let found = found.map(|found| excerpt(&found, QUOTE));
        Some(match found {
            Some(found) => problem.arg("found", found),
            None => problem,
        })
    }
}

fn code(aspect: Aspect) -> Code {
    match aspect {
        Aspect::Reference => Code::ParityReference,
        Aspect::Date => Code::ParityDate,
        Aspect::Amount => Code::ParityAmount,
        Aspect::Percent => Code::ParityPercent,
        Aspect::Number => Code::ParityNumber,
        Aspect::Unclear => Code::ParityUnclear,
        Aspect::Items => Code::ParityItems,
        Aspect::Links => Code::ParityLinks,
        Aspect::Images => Code::ParityImages,
        Aspect::Emphasis => Code::ParityEmphasis,
        Aspect::Untranslated => Code::UntranslatedText,
        Aspect::TermMissing => Code::TermMissing,
        Aspect::TermForbidden => Code::TermForbidden,
    }
}
