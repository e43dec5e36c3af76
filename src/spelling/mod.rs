//! Misspelt words, found by what a language permits and by what the site itself writes.
//!
//! In: the site and its sources. Out: problems with the words that were probably meant. Nothing here is done for a
//! build: the office asks for it with `check`.
//!
//! Two things are looked at. A word that the language does not permit is wrong by itself. A word that it permits may
//! still be the wrong one (*cộng đông*): it is doubtful if it stands beside neither of its neighbours anywhere else on
//! the site, while another word that differs by a mark or a letter stands beside both. The model is learnt anew
//! from the texts that are checked, so that it knows the names and terms of this very office.

mod characters;
mod customs;
mod fix;
mod habits;
mod model;
mod slips;
mod words;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Custom, Pack, Verdict};
use crate::model::{Site, TextId};
use crate::source::{Sources, Span};

pub use fix::{Fixed, fix};
use model::Model;
use words::{Line, Word, lines};

/// How many words are offered for a wrong one.
const OFFERED: usize = 3;
/// How many unknown words are named.
const NAMED: usize = 60;

/// Checks every published text.
pub fn check(site: &Site, sources: &Sources) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let mut unknown: BTreeMap<String, Span> = BTreeMap::new();
    for language in site.config.language_ids() {
        let checked = Checked::new(site, sources, language);
        for (text, lines) in &checked.texts {
            diagnostics.extend(characters::check(site, *text, sources));
            diagnostics.extend(habits::check(lines, checked.pack));
            diagnostics.extend(slips::check(lines, checked.pack));
        }
        diagnostics.extend(customs::check(site, &checked.texts, checked.pack));
        if checked.pack.spelling("a", site.config.spelling.custom).is_none() {
            continue;
        }
        let model = Model::learn(checked.pack, checked.texts.iter().flat_map(|(_, lines)| lines));
        let found: Vec<(Diagnostics, Vec<(String, Span)>)> =
            checked.texts.par_iter().map(|(_, lines)| checked.judge(lines, &model)).collect();
        for (problems, words) in found {
            diagnostics.append(problems);
            for (word, span) in words {
                unknown.entry(word).or_insert(span);
            }
        }
    }
    diagnostics.extend(summary(&unknown));
    diagnostics
}

/// One note on all words that are of no language of the site, so that they can be looked through at once.
fn summary(unknown: &BTreeMap<String, Span>) -> Option<Diagnostic> {
    let first = unknown.values().min().copied()?;
    let named: Vec<&str> = unknown.keys().take(NAMED).map(String::as_str).collect();
    let more = if unknown.len() > NAMED { ", …" } else { "" };
    Some(
        Diagnostic::at(Code::UnknownWords, first)
            .arg("count", unknown.len())
            .arg("words", format!("{}{more}", named.join(", "))),
    )
}

/// The texts of one language.
struct Checked<'s> {
    site: &'s Site,
    pack: &'static dyn Pack,
    /// Those of the site's other languages.
    others: Vec<&'static dyn Pack>,
    texts: Vec<(TextId, Vec<Line<'s>>)>,
    /// Words that the office accepts, in small letters.
    accepted: BTreeSet<String>,
    /// Words of the glossary's longer terms, in small letters: names in them are known, but that a word stands in a
    /// term does not make it right wherever it stands.
    parts: BTreeSet<String>,
    /// Phrases that it accepts, in small letters, with a space before and behind them.
    phrases: Vec<String>,
}

impl<'s> Checked<'s> {
    fn new(site: &'s Site, sources: &'s Sources, language: LanguageId) -> Checked<'s> {
        let pack = site.config.language(language).pack();
        let own = site.sets.iter().filter_map(|set| set.texts[language.index()]).collect::<Vec<TextId>>();
        let others = site.config.language_ids().filter(|id| *id != language);
        let others: Vec<&dyn Pack> = others.map(|id| site.config.language(id).pack()).collect();
        let texts = own.into_par_iter().map(|text| (text, lines(site, text, sources, pack, &others))).collect();
        let (accepted, parts) = accepted(site);
        Checked { site, pack, others, texts, accepted, parts, phrases: phrases(site) }
    }

    /// The problems of a text, and its words of unknown languages.
    fn judge(&self, lines: &[Line<'s>], model: &Model) -> (Diagnostics, Vec<(String, Span)>) {
        let mut problems = Diagnostics::default();
        let mut unknown = Vec::new();
        for line in lines {
            for (at, word) in line.words.iter().enumerate() {
                let lower = word.text.to_lowercase();
                if word.is_code
                    || self.accepted.contains(&lower)
                    || self.is_in_phrase(line, at)
                    || characters::is_in(word.text)
                {
                    continue;
                }
                let problem = |code: Code| Diagnostic::at(code, line.span(word)).arg("word", word.text);
                let verdict = self.pack.spelling(word.text, self.site.config.spelling.custom);
                if self.parts.contains(&lower) && verdict != Some(Verdict::Good) {
                    continue;
                }
                match verdict {
                    Some(Verdict::Good) if self.pack.has_syllables() => {
                        let others = model.meant(line, at);
                        if !others.is_empty() {
                            problems.push(offer(problem(Code::DoubtfulWord), word, &others));
                        }
                    }
                    Some(Verdict::Custom(other)) => problems.push(problem(Code::TonePlacement).arg("expected", other)),
                    // In small letters, and like a word that fits here: a slip, and no foreign word.
                    Some(Verdict::Foreign) if self.pack.has_syllables() && !model.likely(line, at).is_empty() => {
                        problems.push(offer(problem(Code::Misspelt), word, &model.likely(line, at)));
                    }
                    // A word of the site's other language, whose own check it is.
                    Some(Verdict::Wrong(None) | Verdict::Foreign) if self.is_of_other(word.text) => {}
                    Some(Verdict::Wrong(right)) => {
                        let others = right.map_or_else(|| self.nearest(line, at, model), |right| vec![right]);
                        problems.push(offer(problem(Code::Misspelt), word, &others));
                    }
                    // In small letters, and of no language of the site.
                    Some(Verdict::Foreign) if self.is_of_none(word.text) => {
                        problems.push(offer(problem(Code::Misspelt), word, &model.nearest(line, at)));
                    }
                    // Several in a row are words of another language, not names.
                    Some(Verdict::Foreign) if !self.is_phrase(line, at) => {
                        unknown.push((word.text.to_owned(), line.span(word)));
                    }
                    Some(Verdict::Good | Verdict::Foreign) | None => {}
                }
            }
        }
        (problems, unknown)
    }

    /// The words that were probably meant by a wrong one.
    fn nearest(&self, line: &Line<'_>, at: usize, model: &Model) -> Vec<String> {
        let known = self.pack.nearest(line.words[at].text);
        if known.is_empty() { model.nearest(line, at) } else { known }
    }

    /// Whether a word is one of another language of the site: by its letters, or a name that may be.
    fn is_of_other(&self, word: &str) -> bool {
        self.others.iter().any(|other| {
            let is_good = other.spelling(word, Custom::Either) == Some(Verdict::Good);
            other.owns(word).is_some_and(|owns| is_good && (owns || word.starts_with(char::is_uppercase)))
        })
    }

    /// Whether a word in small letters is in none of the site's other languages, of which all have to be known.
    fn is_of_none(&self, word: &str) -> bool {
        let is_wrong = |other: &&dyn Pack| matches!(other.spelling(word, Custom::Either), Some(Verdict::Wrong(_)));
        self.pack.has_syllables() && !self.others.is_empty() && self.others.iter().all(is_wrong)
    }

    /// Whether a word stands in a phrase that the office accepts.
    fn is_in_phrase(&self, line: &Line<'_>, at: usize) -> bool {
        let own = |word: &Word<'_>| word.text.to_lowercase();
        let around = &line.words[at.saturating_sub(2)..(at + 3).min(line.words.len())];
        let around = format!(" {} ", around.iter().map(own).collect::<Vec<_>>().join(" "));
        let word = format!(" {} ", own(&line.words[at]));
        self.phrases.iter().any(|phrase| phrase.contains(&word) && around.contains(phrase.as_str()))
    }

    /// Whether a foreign word stands beside another.
    fn is_phrase(&self, line: &Line<'_>, at: usize) -> bool {
        let is_foreign =
            |word: &Word<'_>| self.pack.spelling(word.text, self.site.config.spelling.custom) == Some(Verdict::Foreign);
        let before = line.words[at].is_next && at.checked_sub(1).is_some_and(|at| is_foreign(&line.words[at]));
        before || line.words.get(at + 1).is_some_and(|word| word.is_next && is_foreign(word))
    }
}

/// Offers words, with a capital where the wrong one has it.
fn offer(problem: Diagnostic, word: &Word<'_>, others: &[String]) -> Diagnostic {
    let is_capital = word.text.starts_with(char::is_uppercase);
    let cased = |other: &String| {
        let mut letters = other.chars();
        match letters.next().filter(|_| is_capital) {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => other.clone(),
        }
    };
    let others: Vec<String> = others.iter().take(OFFERED).map(cased).map(|other| format!("`{other}`")).collect();
    if others.is_empty() { problem } else { problem.near(Some(&others.join(", "))) }
}

/// The entries of the settings' list that have several words: these words are right where they stand together.
fn phrases(site: &Site) -> Vec<String> {
    let listed = site.config.spelling.accept.iter().filter(|entry| entry.contains(' '));
    listed.map(|entry| format!(" {} ", entry.to_lowercase())).collect()
}

/// The words of the settings' list and the glossary's terms of one word, in all languages; and the words of all others.
fn accepted(site: &Site) -> (BTreeSet<String>, BTreeSet<String>) {
    let forms = site.glossary.terms.iter().flat_map(|term| {
        let own = term.forms.iter().flatten().map(|form| form.value.as_str());
        own.chain(term.plain.as_deref())
    });
    let is_phrase = |form: &&str| form.contains(|c: char| !c.is_alphanumeric());
    let (longer, single): (Vec<&str>, Vec<&str>) = forms.partition(is_phrase);
    let listed = site.config.spelling.accept.iter().map(String::as_str).filter(|entry| !entry.contains(' '));
    let split = |text: &'_ str| text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect::<Vec<_>>();
    (single.into_iter().chain(listed).flat_map(split).collect(), longer.into_iter().flat_map(split).collect())
}
