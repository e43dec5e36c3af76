//! What the texts of a language say of which words stand beside each other.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::words::Line;
use crate::lang::{Custom, Pack, Verdict};
use crate::text::near::is_one_apart;

/// So many times more a word stands in the texts, one more pair is asked for before another word is offered.
const OFTEN: u32 = 20;
/// A word that stands in the texts at most so many times is hardly known.
const RARE: u32 = 6;
/// A word that stands in the texts at least so many times is well known.
const KNOWN: u32 = 5;

/// The words of a site and their neighbours.
pub(super) struct Model {
    pack: &'static dyn Pack,
    /// How often every word stands in the texts, by its one spelling in small letters.
    words: FxHashMap<String, u32>,
    /// How often two words stand beside each other.
    pairs: FxHashMap<(u32, u32), u32>,
    numbers: FxHashMap<String, u32>,
    /// The good words by what is left of them without marks.
    folded: FxHashMap<String, Vec<String>>,
    /// The same by what is left when one more letter is taken out.
    shortened: FxHashMap<String, Vec<String>>,
}

impl Model {
    /// Learns from all lines of a language.
    pub(super) fn learn<'l, 's: 'l>(pack: &'static dyn Pack, lines: impl Iterator<Item = &'l Line<'s>>) -> Model {
        let mut model = Model {
            pack,
            words: FxHashMap::default(),
            pairs: FxHashMap::default(),
            numbers: FxHashMap::default(),
            folded: FxHashMap::default(),
            shortened: FxHashMap::default(),
        };
        for line in lines {
            let mut before: Option<u32> = None;
            for word in &line.words {
                let key = model.key(word.text);
                *model.words.entry(key.clone()).or_default() += 1;
                let count = u32::try_from(model.numbers.len()).unwrap_or(u32::MAX);
                let number = *model.numbers.entry(key).or_insert(count);
                if let Some(before) = before.filter(|_| word.is_next) {
                    *model.pairs.entry((before, number)).or_default() += 1;
                }
                before = Some(number);
            }
        }
        let mut good: Vec<String> = model.words.keys().filter(|word| model.is_good(word)).cloned().collect();
        good.sort_unstable();
        for word in good {
            let folded = pack.fold(&word);
            for at in 0..folded.len() {
                if folded.is_char_boundary(at) && folded.is_char_boundary(at + 1) {
                    let short = format!("{}{}", &folded[..at], &folded[at + 1..]);
                    let list = model.shortened.entry(short).or_default();
                    if list.last() != Some(&word) {
                        list.push(word.clone());
                    }
                }
            }
            model.folded.entry(folded).or_default().push(word);
        }
        model
    }

    fn key(&self, word: &str) -> String {
        self.pack.canonical(&word.to_lowercase())
    }

    fn is_good(&self, word: &str) -> bool {
        word.chars().count() > 1 && matches!(self.pack.spelling(word, Custom::Either), Some(Verdict::Good))
    }

    fn pair(&self, first: &str, second: &str) -> u32 {
        let number = |word: &str| self.numbers.get(word).copied();
        let pair = number(first).zip(number(second));
        pair.and_then(|pair| self.pairs.get(&pair)).copied().unwrap_or(0)
    }

    /// The words beside one, if nothing but a space parts them.
    fn neighbours(&self, line: &Line<'_>, at: usize) -> (Option<String>, Option<String>) {
        let words = &line.words;
        let before = words[at].is_next.then(|| at.checked_sub(1)).flatten().map(|at| self.key(words[at].text));
        let after = words.get(at + 1).filter(|word| word.is_next).map(|word| self.key(word.text));
        (before, after)
    }

    /// The words that were probably meant by a good one; none if it is not doubtful. Its neighbours have to be strangers
    /// to it, and known to the other word: both of them, or one if the word itself is hardly known.
    pub(super) fn meant(&self, line: &Line<'_>, at: usize) -> Vec<String> {
        let own = self.key(line.words[at].text);
        let (before, after) = self.neighbours(line, at);
        // Words of one letter, of which there are few, stand beside nearly everything.
        if own.chars().count() < 2 || before.is_none() && after.is_none() {
            return Vec::new();
        }
        let left = |word: &str| before.as_ref().map_or(0, |before| self.pair(before, word));
        let right = |word: &str| after.as_ref().map_or(0, |after| self.pair(word, after));
        // Once is here.
        if left(&own) > 1 || right(&own) > 1 {
            return Vec::new();
        }
        let count = |word: &str| self.words.get(word).copied().unwrap_or(0);
        // A frequent word stands beside many others; that it stands beside these for once says less.
        let both = 2 + count(&own) / OFTEN;
        let is_name = line.words[at].text.starts_with(char::is_uppercase);
        let is_rare = count(&own) <= RARE && !is_name;
        // Of a word that stands nowhere else one neighbour says enough, beside one that is common.
        let least = |other: &str| if count(&own) == 1 && count(other) >= OFTEN { 1 } else { 2 };
        let fits = |other: &&String| {
            let (left, right) = (left(other), right(other));
            let by_both = left > 0 && right > 0 && left + right >= both;
            **other != own && (by_both || is_rare && left + right >= least(other) && count(other) >= KNOWN)
        };
        let folded = self.pack.fold(&own);
        let same = self.folded.get(&folded).into_iter().flatten();
        let longer = self.shortened.get(&folded).into_iter().flatten();
        let others: BTreeSet<&String> = same.chain(longer).filter(fits).collect();
        self.ranked(others.into_iter().cloned().collect(), before.as_deref(), after.as_deref())
    }

    /// The good words nearest to a wrong one, the likeliest beside its neighbours first.
    pub(super) fn nearest(&self, line: &Line<'_>, at: usize) -> Vec<String> {
        let own = self.key(line.words[at].text);
        let folded = self.pack.fold(&own);
        let others: BTreeSet<&String> =
            self.folded.iter().filter(|(other, _)| is_one_apart(other, &folded)).flat_map(|(_, words)| words).collect();
        let (before, after) = self.neighbours(line, at);
        self.ranked(others.into_iter().cloned().collect(), before.as_deref(), after.as_deref())
    }

    /// Of the nearest good words to one in small letters, those that stand beside one of its neighbours elsewhere, and
    /// those of which it has a letter twice (*inn* for *in*).
    pub(super) fn likely(&self, line: &Line<'_>, at: usize) -> Vec<String> {
        let own = line.words[at].text;
        if own.contains(char::is_uppercase) {
            return Vec::new();
        }
        let (before, after) = self.neighbours(line, at);
        let fits = |other: &String| {
            let left = before.as_ref().is_some_and(|before| self.pair(before, other) > 0);
            left || after.as_ref().is_some_and(|after| self.pair(other, after) > 0) || has_one_twice(own, other)
        };
        self.nearest(line, at).into_iter().filter(fits).collect()
    }

    fn ranked(&self, mut words: Vec<String>, before: Option<&str>, after: Option<&str>) -> Vec<String> {
        let known = |word: &String| {
            let left = before.map_or(0, |before| self.pair(before, word));
            let right = after.map_or(0, |after| self.pair(word, after));
            (u32::from(left > 0) + u32::from(right > 0), left + right, self.words.get(word).copied().unwrap_or(0))
        };
        words.sort_by(|a, b| known(b).cmp(&known(a)).then_with(|| a.cmp(b)));
        words
    }
}

/// Whether one word is another with one of its letters twice.
fn has_one_twice(word: &str, other: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let without = |at: usize| letters[..at].iter().chain(&letters[at + 1..]).copied();
    (1..letters.len()).any(|at| letters[at] == letters[at - 1] && without(at).eq(other.chars()))
}
