//! Sentences that nobody takes in at one reading.
//!
//! In: the site and its sources. Out: notes on sentences that are longer than their language allows for, and on texts
//! whose sentences are long throughout. Nothing here is done for a build: the office asks for it with `check`.
//!
//! Length is all that is measured. Formulas that weigh the length of words as well know no names and numbers, of which
//! the texts of an office are full, and Vietnamese words have no length to tell hard from easy ones.

use std::ops::Range;

use crate::bilingual::{Part, Segment, TextKind};
use crate::config::Language;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::markdown::Doc;
use crate::markdown::doc::{BlockKind, Phrase, SlotKind};
use crate::model::{Site, TextId};
use crate::source::{SourceId, Sources, Span};

/// A text with fewer sentences has no average to speak of.
const FEWEST: usize = 5;
/// The component that holds other people's words.
const QUOTE: &str = "quote";

/// Checks the sentences of every published text. The words of official documents and quotations are not the writer's
/// to change.
pub fn check(site: &Site, sources: &Sources) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for set in site.sets.iter().filter(|set| site.text_kind(set) == TextKind::Page) {
        for text in set.texts.iter().copied().flatten() {
            diagnostics.extend(problems(site, text, sources));
        }
    }
    diagnostics
}

/// A sentence of a text.
struct Sentence {
    span: Span,
    /// Its words, as spaces part them.
    words: usize,
    kind: BlockKind,
}

fn problems(site: &Site, text: TextId, sources: &Sources) -> Vec<Diagnostic> {
    let own = &site.texts[text.index()];
    let language = site.config.language(own.name.language);
    let file = sources.get(own.source).text();
    let Some(doc) = own.body.doc() else { return Vec::new() };
    let sentences: Vec<Sentence> = site
        .segments(text, &doc, sources)
        .iter()
        .flat_map(|segment| sentences_of(segment, &doc, language, own.source, file))
        .collect();
    let longest = usize::try_from(language.sentences.longest).unwrap_or(usize::MAX);
    let is_long = |sentence: &&Sentence| longest > 0 && sentence.words > longest;
    let mut problems: Vec<Diagnostic> = sentences
        .iter()
        .filter(is_long)
        .map(|long| Diagnostic::at(Code::LongSentence, long.span).arg("count", long.words).arg("limit", longest))
        .collect();
    problems.extend(level(&sentences, language, own.front.title.as_ref().map(|title| title.span)));
    problems
}

/// Judges the sentences of a text together. Items of lists are left out: they are short, and no easier for it.
fn level(sentences: &[Sentence], language: &Language, title: Option<Span>) -> Option<Diagnostic> {
    let limit = usize::try_from(language.sentences.average).unwrap_or(usize::MAX);
    let running: Vec<usize> =
        sentences.iter().filter(|sentence| sentence.kind == BlockKind::Paragraph).map(|own| own.words).collect();
    let words: usize = running.iter().sum();
    let is_hard = limit > 0 && running.len() >= FEWEST && words > limit * running.len();
    let problem = |title| Diagnostic::at(Code::ReadingLevel, title).arg("limit", limit);
    title.filter(|_| is_hard).map(|title| problem(title).arg("count", words.div_ceil(running.len())))
}

/// The sentences of a segment, if it is running text of the writer's own.
fn sentences_of(segment: &Segment<'_>, doc: &Doc, language: &Language, source: SourceId, file: &str) -> Vec<Sentence> {
    let Part::Block(block, kind) = segment.part else { return Vec::new() };
    let is_running =
        matches!(kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Definition | BlockKind::Footnote);
    let (true, Some(place)) = (is_running && !is_quoted(doc, block), &segment.place) else { return Vec::new() };
    let written = &file[place.clone()];
    let mut at = 0;
    let mut found = Vec::new();
    for sentence in language.pack().sentences(segment.plain) {
        let read = &segment.plain[sentence];
        let words = read.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        let own = find(written, at, read);
        at = own.end;
        found.push(Sentence { span: Span::new(source, place.start + own.start..place.start + own.end), words, kind });
    }
    found
}

/// Where a sentence is written, searched for from `at` on: from its first word to its last. Marks of emphasis and the
/// addresses of links stand between its words.
fn find(written: &str, mut at: usize, read: &str) -> Range<usize> {
    let mut start = None;
    for word in read.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        // A word that is not written as it is read (an entity) is passed over.
        let Some(found) = written[at..].find(word) else { continue };
        start.get_or_insert(at + found);
        at += found + word.len();
    }
    start.unwrap_or(at)..at
}

/// Whether a block stands in a quotation. An alert has the form of one and is none.
fn is_quoted(doc: &Doc, block: u32) -> bool {
    let outer = |block: &u32| doc.blocks.get(*block as usize)?.parent;
    std::iter::successors(Some(block), outer).filter_map(|block| doc.blocks.get(block as usize)).any(|block| {
        let slots = || doc.slots.iter().filter(|slot| block.html.contains(&slot.at));
        match block.kind {
            BlockKind::Quote => !slots().any(|slot| matches!(slot.kind, SlotKind::Label(Phrase::Alert(_)))),
            BlockKind::Component => {
                slots().find_map(|slot| match slot.kind {
                    SlotKind::Component(index) => doc.components.get(index as usize).map(|own| own.name == QUOTE),
                    _ => None,
                }) == Some(true)
            }
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::testing::{SETTINGS, site_of};

    /// What is said of a Vietnamese text of which sentences may have five words, and three on average.
    fn said(front: &str, body: &str) -> Vec<String> {
        let settings = SETTINGS.replace("locale = \"vi-VN\"", "longest_sentence = 5\naverage_sentence = 3");
        let file = format!("+++\ntitle = \"Một tiêu đề dài hơn năm chữ\"\n{front}+++\n\n{body}\n");
        let files = [("_index.vi.md", "+++\ntitle = \"Đầu\"\n+++\n"), ("a.vi.md", file.as_str())];
        let site = site_of(&settings, &files);
        // The same texts in the same order as the site was made of.
        let mut sources = Sources::default();
        sources.add(config::FILE, settings.as_str());
        files.iter().for_each(|(path, text)| {
            sources.add(format!("content/{path}"), *text);
        });
        let said = |d: &Diagnostic| {
            let span = d.span.expect("a place");
            let count = d.args.iter().find(|(name, _)| name == "count").map(|(_, count)| count.as_str());
            format!(
                "{} {} {}",
                d.code.name(),
                count.unwrap_or_default(),
                &sources.get(span.source).text()[span.range()]
            )
        };
        check(&site, &sources).sorted().into_iter().map(said).collect()
    }

    #[test]
    fn a_long_sentence_is_shown_where_it_is_written() {
        assert_eq!(
            said("", "Câu này ngắn. **Câu này** thì [dài](https://example.org/a-b-c-d) hơn thế. Ngắn."),
            ["long-sentence 6 Câu này** thì [dài](https://example.org/a-b-c-d) hơn thế"]
        );
        assert_eq!(said("", "- Một mục\n- Một hai ba bốn năm sáu"), ["long-sentence 6 Một hai ba bốn năm sáu"]);
    }

    #[test]
    fn only_the_writers_own_prose_is_judged() {
        let long = "Một hai ba bốn năm sáu bảy.";
        for quoted in [
            format!("> {long}"),
            format!("```{{quote by = \"A\"}}\n{long}\n```"),
            format!("```text\n{long}\n```"),
            format!("| A |\n| --- |\n| {long} |"),
            format!("## {long}"),
        ] {
            assert_eq!(said("", &quoted), [""; 0], "{quoted}");
        }
        for own in [format!("> [!NOTE]\n> {long}"), format!("```{{notice}}\n{long}\n```")] {
            assert_eq!(said("", &own).len(), 1, "{own}");
        }
        assert_eq!(said("kind = \"document\"\n", long), [""; 0]);
    }

    #[test]
    fn a_text_is_judged_by_all_its_sentences() {
        let four = "Một hai ba bốn. ";
        assert_eq!(said("", &four.repeat(FEWEST)), ["reading-level 4 \"Một tiêu đề dài hơn năm chữ\""]);
        assert_eq!(said("", &four.repeat(FEWEST - 1)), [""; 0]);
        assert_eq!(said("", &format!("{}Một. Hai.", four.repeat(FEWEST - 1))), [""; 0]);
        assert_eq!(said("", &format!("- {}\n", four.trim()).repeat(FEWEST)), [""; 0]);
    }
}
