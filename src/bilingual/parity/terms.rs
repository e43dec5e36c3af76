//! Are the terms of the original given as the glossary says?
//!
//! The glossary's forms are put into one tree of words a language; in the original the longest term counts, in the
//! translation every form that there is. A text is read word by word, each in the form that its pack looks words up
//! in; a hyphen between words is none.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::words::{Gap, words};
use super::{Aspect, Finding, Place, Wording};
use crate::glossary::Glossary;
use crate::lang::Pack;

/// The terms, ready to be looked for.
pub(super) struct Terms {
    /// By language.
    trees: Vec<Tree>,
}

/// The forms of one language.
#[derive(Default)]
struct Tree {
    words: FxHashMap<String, u32>,
    /// By word, the nodes of the words that a form begins with.
    first: Vec<Option<usize>>,
    /// The root, which has no children of its own, and all others.
    nodes: Vec<Node>,
    /// The terms that have an allowed form.
    terms: BTreeSet<usize>,
}

#[derive(Default)]
struct Node {
    /// In the order of words.
    next: Vec<(u32, usize)>,
    ends: Vec<End>,
}

/// A form that ends at a node.
#[derive(Clone, Copy)]
struct End {
    term: usize,
    is_allowed: bool,
    /// Whether it is the name of something, and a word in small letters is another.
    is_capital: bool,
}

/// A form in a text.
struct Match {
    end: End,
    words: Range<usize>,
    bytes: Range<usize>,
    begins_large: bool,
}

/// The number of a word that no form has.
const UNKNOWN: u32 = 0;

impl Terms {
    /// Makes the trees.
    pub(super) fn new(glossary: &Glossary, packs: &[&dyn Pack]) -> Terms {
        let tree = |(language, pack): (usize, &&dyn Pack)| {
            let mut tree = Tree { nodes: vec![Node::default()], ..Tree::default() };
            for (index, term) in glossary.terms.iter().enumerate() {
                let forms = |of: &[Vec<crate::value::Spanned<String>>]| of.get(language).cloned().unwrap_or_default();
                for form in forms(&term.forms) {
                    tree.add(&form.value, *pack, index, true);
                }
                // A name that lost its marks is no name, unless the language says so itself.
                let forbidden = forms(&term.forbidden).into_iter().map(|form| form.value);
                for form in forbidden.chain(term.plain.clone()) {
                    tree.add(&form, *pack, index, false);
                }
            }
            tree
        };
        Terms { trees: packs.iter().enumerate().map(tree).collect() }
    }

    /// Compares the terms of two wordings.
    pub(super) fn compare(&self, original: &Wording<'_>, translation: &Wording<'_>) -> Vec<Finding> {
        let of = |wording: &Wording<'_>| self.trees.get(wording.language);
        let (Some(tree), Some(other)) = (of(original), of(translation)) else { return Vec::new() };
        let used = tree.longest(original.text, original.pack);
        if used.is_empty() {
            return Vec::new();
        }
        let found = other.find(translation.text, translation.pack);
        let mut terms: BTreeMap<usize, (usize, Range<usize>)> = BTreeMap::new();
        for found in used {
            terms.entry(found.end.term).or_insert((0, found.bytes)).0 += 1;
        }
        let finding = |(term, (count, place)): (&usize, &(usize, Range<usize>))| {
            let is_known = other.terms.contains(term);
            let allowed = found.iter().filter(|m| m.end.is_allowed && m.end.term == *term).count();
            let mut forbidden = found.iter().enumerate().filter(|(_, m)| !m.end.is_allowed && m.end.term == *term);
            let forbidden = forbidden.find(|(at, _)| !is_part_of_another(*at, &found, &terms)).map(|(_, m)| m);
            let (aspect, translation) = match forbidden {
                Some(m) if allowed < *count => (Aspect::TermForbidden, Some(Place::Words(m.bytes.clone()))),
                _ if allowed == 0 && is_known => (Aspect::TermMissing, None),
                _ => return None,
            };
            Some(Finding {
                original: Some(Place::Words(place.clone())),
                translation,
                counts: (*count, allowed),
                term: Some(*term),
                ..Finding::new(aspect)
            })
        };
        terms.iter().filter_map(finding).collect()
    }

    /// Whether words are nothing but a form of a term in the language of a wording.
    pub(super) fn is_form(&self, text: &str, of: &Wording<'_>) -> bool {
        let count = words(text).count();
        let found = self.trees.get(of.language).map(|tree| tree.find(text, of.pack)).unwrap_or_default();
        found.iter().any(|m| m.end.is_allowed && m.words == (0..count))
    }
}

/// What covers a form stands near it in the order of places.
const NEAR: usize = 64;

/// Whether a form is the right word for another term that the original has.
fn is_part_of_another(at: usize, found: &[Match], terms: &BTreeMap<usize, (usize, Range<usize>)>) -> bool {
    let forbidden = &found[at];
    found[at.saturating_sub(NEAR)..found.len().min(at + NEAR)].iter().any(|m| {
        m.end.is_allowed
            && terms.contains_key(&m.end.term)
            && m.words.start <= forbidden.words.start
            && m.words.end >= forbidden.words.end
    })
}

impl Tree {
    fn add(&mut self, form: &str, pack: &dyn Pack, term: usize, is_allowed: bool) {
        let mut key = String::new();
        let mut at = 0;
        for (place, word) in words(form).enumerate() {
            pack.term_key(word.text, &mut key);
            let sign = sign_of(word.gap).filter(|_| place > 0);
            for step in sign.map(|sign| sign.to_string()).into_iter().chain([key.clone()]) {
                let fresh = u32::try_from(self.words.len() + 1).unwrap_or(UNKNOWN);
                let id = *self.words.entry(step).or_insert(fresh);
                at = self.next(at, id).unwrap_or_else(|| self.grow(at, id));
            }
        }
        if at > 0 {
            let is_capital = form.starts_with(char::is_uppercase);
            self.nodes[at].ends.push(End { term, is_allowed, is_capital });
            if is_allowed {
                self.terms.insert(term);
            }
        }
    }

    /// The node behind a node and a word.
    fn next(&self, at: usize, word: u32) -> Option<usize> {
        if at == 0 {
            return self.first.get(word as usize).copied().flatten();
        }
        let next = &self.nodes[at].next;
        next.binary_search_by_key(&word, |(word, _)| *word).ok().map(|found| next[found].1)
    }

    fn grow(&mut self, at: usize, word: u32) -> usize {
        let fresh = self.nodes.len();
        self.nodes.push(Node::default());
        if at == 0 {
            let place = word as usize;
            self.first.resize(self.first.len().max(place + 1), None);
            self.first[place] = Some(fresh);
        } else {
            let next = &mut self.nodes[at].next;
            let place = next.partition_point(|(other, _)| *other < word);
            next.insert(place, (word, fresh));
        }
        fresh
    }

    /// Every form in a text.
    fn find(&self, text: &str, pack: &dyn Pack) -> Vec<Match> {
        let steps = self.steps(text, pack);
        let mut found = Vec::new();
        for first in 0..steps.len() {
            self.matches_at(&steps, first, &mut found);
        }
        found
    }

    /// The longest terms in a text, from the left.
    fn longest(&self, text: &str, pack: &dyn Pack) -> Vec<Match> {
        if self.nodes.len() <= 1 {
            return Vec::new();
        }
        let steps = self.steps(text, pack);
        let mut used = Vec::new();
        let mut found = Vec::new();
        let mut at = 0;
        while at < steps.len() {
            found.clear();
            self.matches_at(&steps, at, &mut found);
            found.retain(|m: &Match| m.end.is_allowed && (m.begins_large || !m.end.is_capital));
            // Of forms that two terms share, the first term's.
            match found.drain(..).rev().max_by_key(|m| m.words.end) {
                Some(longest) => {
                    at = longest.words.end;
                    used.push(longest);
                }
                None => at += 1,
            }
        }
        used
    }

    fn matches_at(&self, steps: &[Step], first: usize, found: &mut Vec<Match>) {
        let mut at = 0;
        for (place, step) in steps.iter().enumerate().skip(first) {
            // A sign before the first word is none of the form's.
            let ids = [step.sign.filter(|_| place > first), Some(step.word)];
            for id in ids.into_iter().flatten() {
                match self.next(at, id) {
                    Some(next) => at = next,
                    None => return,
                }
            }
            found.extend(self.nodes[at].ends.iter().map(|end| Match {
                end: *end,
                words: first..place + 1,
                bytes: steps[first].bytes.start..step.bytes.end,
                begins_large: steps[first].begins_large,
            }));
        }
    }

    /// The words of a text as numbers.
    fn steps(&self, text: &str, pack: &dyn Pack) -> Vec<Step> {
        let mut key = String::new();
        let of = |word: super::words::Word<'_>| {
            pack.term_key(word.text, &mut key);
            let mut buffer = [0; 4];
            Step {
                word: self.words.get(key.as_str()).copied().unwrap_or(UNKNOWN),
                sign: sign_of(word.gap)
                    .map(|sign| self.words.get(&*sign.encode_utf8(&mut buffer)).copied().unwrap_or(UNKNOWN)),
                bytes: word.start..word.end(),
                begins_large: word.text.starts_with(char::is_uppercase),
            }
        };
        words(text).map(of).collect()
    }
}

/// A word of a text.
struct Step {
    /// The number of its form; [`UNKNOWN`] if no form has it.
    word: u32,
    /// The number of the sign before it.
    sign: Option<u32>,
    bytes: Range<usize>,
    begins_large: bool,
}

fn sign_of(gap: Gap) -> Option<char> {
    match gap {
        Gap::Close => None,
        Gap::Sign(sign) => Some(sign),
    }
}
