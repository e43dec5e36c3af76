//! Where a site writes one thing in two ways, and dates of official documents in another form than theirs.
//!
//! Which way is right is the site's own choice: the rarer way is pointed out beside the more frequent one, unless the
//! settings say which it is. Official documents take no part in that, for their wording is given.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::words::{Line, Word};
use crate::diag::{Code, Diagnostic};
use crate::lang::{DateStyle, IOrY, Pack};
use crate::model::{Site, TextId};
use crate::source::Span;

/// What may stand between two years, or between the halves of a name.
const JOINTS: [&str; 4] = [" - ", " – ", "-", "–"];

/// Something that may be written in several ways: which thing, which way, and where.
struct Use {
    thing: String,
    way: String,
    written: String,
    span: Span,
}

/// Finds both in the texts of one language.
pub(super) fn check(site: &Site, texts: &[(TextId, Vec<Line<'_>>)], pack: &dyn Pack) -> Vec<Diagnostic> {
    let documents = site.sets.iter().filter(|set| set.fields.kind == "document");
    let documents: BTreeSet<TextId> = documents.flat_map(|set| set.texts.iter().flatten().copied()).collect();
    let (official, others): (Vec<_>, Vec<_>) = texts.iter().partition(|(text, _)| documents.contains(text));
    let dates = official.iter().flat_map(|(_, lines)| lines).flat_map(|line| dates(line, pack));
    let others = || others.iter().flat_map(|(_, lines)| lines);
    let letters = others().flat_map(|line| letters(line, pack));
    let (letters, counted): (Vec<_>, Vec<_>) = match site.config.spelling.i_or_y {
        IOrY::Usual => (Vec::new(), letters.collect()),
        IOrY::I => (chosen(letters, pack, |(_, i)| i), Vec::new()),
        IOrY::Y => (chosen(letters, pack, |(y, _)| y), Vec::new()),
    };
    let counted = counted.into_iter().chain(others().flat_map(joints)).collect();
    dates.chain(letters).chain(rarer(counted)).collect()
}

/// The words that have not the letter that the site's settings choose.
fn chosen(
    uses: impl Iterator<Item = Use>,
    pack: &dyn Pack,
    way: fn(&(&'static str, &'static str)) -> &'static str,
) -> Vec<Diagnostic> {
    uses.filter_map(|one| {
        let expected = pack.spelt_twice().iter().find(|pair| pair.0 == one.thing).map(way)?;
        let problem = Diagnostic::at(Code::IOrY, one.span).arg("text", &one.written).arg("expected", expected);
        (one.way != expected).then_some(problem)
    })
    .collect()
}

/// The rarer ways of what is written in several; none where no way is the more frequent.
fn rarer(uses: Vec<Use>) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for one in &uses {
        *counts.entry(&one.thing).or_default().entry(&one.way).or_default() += 1;
    }
    let usual = |thing: &str| {
        let ways = counts.get(thing)?;
        let most = ways.values().max()?;
        let mut best = ways.iter().filter(|(_, count)| *count == most);
        let (way, count) = best.next()?;
        best.next().is_none().then_some((*way, *count))
    };
    let problem = |one: &Use| {
        let (way, count) = usual(&one.thing).filter(|(way, _)| *way != one.way)?;
        let problem = Diagnostic::at(Code::MixedStyle, one.span).arg("text", &one.written);
        Some(problem.arg("expected", one.written.replacen(&one.way, way, 1)).arg("count", count))
    };
    uses.iter().filter_map(problem).collect()
}

/// Words with two spellings. Names, which have a capital, have one, and so have words that echo a neighbour (*tỉ mỉ*,
/// *lí nhí*).
fn letters<'l>(line: &'l Line<'_>, pack: &'l dyn Pack) -> impl Iterator<Item = Use> + 'l {
    let last = |word: &Word<'_>| word.text.chars().next_back();
    let echoes = move |at: usize| {
        let (word, next) = (&line.words[at], line.words.get(at + 1).filter(|next| next.is_next));
        let before = at.checked_sub(1).map(|before| &line.words[before]).filter(|_| word.is_next);
        before.into_iter().chain(next).any(|other| other.text != word.text && last(other) == last(word))
    };
    line.words.iter().enumerate().filter(move |(at, word)| !word.is_code && !echoes(*at)).filter_map(|(_, word)| {
        let pair = pack.spelt_twice().iter().find(|(one, other)| word.text == *one || word.text == *other)?;
        let (thing, way) = (pair.0.to_owned(), word.text.to_owned());
        Some(Use { thing, written: way.clone(), way, span: line.span(word) })
    })
}

/// Two years, or two words with a dash or hyphen between them.
fn joints<'l>(line: &'l Line<'_>) -> impl Iterator<Item = Use> + 'l {
    let text = line.text.as_str();
    let found = text.match_indices(['-', '–']).filter_map(move |(at, _)| {
        let joint = JOINTS.iter().find_map(|joint| {
            let start = at.checked_sub(joint.find(['-', '–'])?)?;
            text.get(start..)?.starts_with(joint).then_some(start..start + joint.len())
        })?;
        let before = text[..joint.start].rsplit(|c: char| !c.is_alphanumeric()).next()?;
        let after = text[joint.end..].split(|c: char| !c.is_alphanumeric()).next()?;
        let is_year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        let is_word = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
        let thing = match (before, after) {
            _ if is_year(before) && is_year(after) => "0000 0000".to_owned(),
            _ if is_word(before) && is_word(after) => format!("{before} {after}").to_lowercase(),
            _ => return None,
        };
        let written = &text[joint.start - before.len()..joint.end + after.len()];
        let nth = text[..joint.start].matches(written).count();
        Some(Use { thing, way: text[joint].to_owned(), written: written.to_owned(), span: line.place_of(written, nth) })
    });
    found.filter(|one| !line.is_code(one.span))
}

/// Dates in words, of which the figures are not as an official document writes them.
fn dates<'l>(line: &'l Line<'_>, pack: &'l dyn Pack) -> impl Iterator<Item = Diagnostic> + 'l {
    line.words.windows(5).filter_map(|words| {
        let figures = pack.figures()?;
        let [day, month_word, month, year_word, year] = words else { return None };
        let is = |list: &[&str], word: &Word<'_>| list.contains(&word.text.to_lowercase().as_str());
        let is_date = is(figures.month, month_word) && is(figures.year, year_word);
        if !is_date || !words[1..].iter().all(|word| word.is_next) {
            return None;
        }
        let (day_number, month_number) = (day.text.parse().ok()?, month.text.parse().ok()?);
        let date = Date::new(year.text.parse().ok()?, month_number, day_number).ok()?;
        let official = pack.date(date, DateStyle::Official);
        let span = Span { end: line.span(year).end, ..line.span(day) };
        let written: Vec<&str> = words.iter().map(|word| word.text).collect();
        let written = written.join(" ");
        let is_official = official.to_lowercase().ends_with(&format!(" {}", written.to_lowercase()));
        let problem = Diagnostic::at(Code::OfficialDate, span).arg("text", &written).arg("expected", &official);
        (!is_official).then_some(problem)
    })
}
