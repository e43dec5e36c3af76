//! The clause tree of an official document, read from its numbering.
//!
//! In: what every block says itself. Out: for every block inside a clause its path in a form common to all languages.
//! Numbering that does not fit what stands before it (it goes back, leaves out too much, or hangs below a number
//! that was not understood) makes an ordinary paragraph: a clause without an id is a smaller harm than a wrong one.
//!
//! Paths join their parts by full stops, from the outermost: `ii.3.c`. A part is
//!
//! - the number or letter itself, for bare Roman numbers, numbers, letters, and the words for clause and point
//!   (a document may write `2.` where its translation has `Clause 2.`): `ii`, `3`, `dd`;
//! - a short neutral word and the number for the larger divisions: `annex-1`, `part-1`, `chap-2`, `sec-3`, `art-3`.
//!   Article numbers run through a whole document and are cited without its chapters, so that an article's path
//!   begins anew (below its annex, if it is in one): `art-3.2.a`;
//! - for what has no number, a letter and its place among its like inside the clause: `p2` for paragraphs (a clause
//!   that is a paragraph itself is `p1`), `d1` for items with a dash. Parts of letters hold no digits, so these are
//!   never taken for a letter.

use super::marker::{Marker, MarkerKind, STEP};
use super::unit::Lead;
use crate::lang::Division;
use crate::markdown::Doc;
use crate::markdown::doc::BlockKind;

/// Where a block stands in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) path: String,
    /// Whether every part of the path is written in the text; a counted place changes when a block is put before it.
    pub(super) is_numbered: bool,
}

/// So many numbers may be left out, such as those of clauses that were repealed. Of letters as well: two lists of
/// points that differ by more are two lists.
const GAP: u32 = 3;

/// The level of Roman numbers inside an article, between those of articles and of clauses.
const BELOW_ARTICLE: u8 = 7;

/// Finds the clause of every block.
pub(super) fn clauses(doc: &Doc, leads: &[Lead]) -> Vec<Option<Clause>> {
    let mut tree = Tree { scopes: vec![Scope::default()], items: Vec::new() };
    let mut set_apart = vec![false; doc.blocks.len()];
    let mut absorbed = vec![false; doc.blocks.len()];
    let mut clauses = Vec::with_capacity(doc.blocks.len());
    for (index, (block, lead)) in doc.blocks.iter().zip(leads).enumerate() {
        let parent = block.parent.map(|p| p as usize);
        let above = parent.and_then(|p| doc.blocks.get(p).zip(set_apart.get(p)));
        // What is quoted, or stands beside the text, has numbers of its own.
        set_apart[index] =
            above.is_some_and(|(above, apart)| *apart || !matches!(above.kind, BlockKind::List | BlockKind::Item));
        if let Some(paragraph) = lead.absorbed {
            absorbed[paragraph] = true;
        }
        let has_place = matches!(block.kind, BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Item);
        let clause = if set_apart[index] || absorbed[index] || !has_place {
            None
        } else {
            tree.leave_items(block.html.start);
            let heading = if let BlockKind::Heading(level) = block.kind { Some(level) } else { None };
            let end = (block.kind == BlockKind::Item).then_some(block.html.end);
            let place = Place { heading, item_end: end, explicit_id: block.explicit_id.as_deref() };
            tree.place(lead.marker.as_ref(), place)
        };
        clauses.push(clause);
    }
    clauses
}

/// What the place of a block depends on besides its marker.
struct Place<'a> {
    heading: Option<u8>,
    /// For an item, where it ends in the HTML.
    item_end: Option<u32>,
    explicit_id: Option<&'a str>,
}

/// A clause that is open, or the whole text.
#[derive(Default)]
struct Scope {
    /// `None` where numbering was not understood; nothing inside has a path.
    clause: Option<Clause>,
    marker: Option<Marker>,
    level: u8,
    heading: Option<u8>,
    /// The last number of each level.
    last: Vec<Last>,
    paragraphs: u32,
    dashes: u32,
}

/// The number that the next one of its level is compared to.
struct Last {
    level: u8,
    number: u32,
    /// Whether numbers of this level began anew.
    is_lost: bool,
}

struct Tree {
    /// The open clauses, the outermost first; the first is the whole text.
    scopes: Vec<Scope>,
    /// The items that the block is in, the outermost first.
    items: Vec<Item>,
}

/// An item that is not at its end yet.
struct Item {
    /// Where it ends in the HTML.
    end: u32,
    /// So many scopes are not closed by what is inside.
    inside: usize,
    /// So many scopes are open after it: a number's stays, because offices write `1.` without indenting what
    /// belongs to it.
    after: usize,
}

impl Tree {
    /// Closes what was opened inside items that have ended.
    fn leave_items(&mut self, at: u32) {
        while let Some(item) = self.items.pop_if(|item| item.end <= at) {
            self.scopes.truncate(item.after);
        }
    }

    /// Whether Roman numbers stand below articles here, as in a decision whose first article is a whole plan; not
    /// where the article stands below a Roman number.
    fn is_roman_below_article(&self) -> bool {
        let is = |scope: &Scope, kind| scope.marker.as_ref().is_some_and(|m| m.kind == kind);
        let article = self.scopes.iter().position(|scope| is(scope, MarkerKind::Word(Division::Article)));
        article.is_some_and(|article| !self.scopes[..article].iter().any(|scope| is(scope, MarkerKind::Roman)))
    }

    /// Gives a block its place, and opens its scope.
    fn place(&mut self, marker: Option<&Marker>, place: Place<'_>) -> Option<Clause> {
        let before = self.scopes.len();
        match marker {
            Some(marker) if marker.kind != MarkerKind::Dash => {
                let clause = self.number(marker, place.heading);
                if let Some(end) = place.item_end {
                    self.items.push(Item { end, inside: self.scopes.len(), after: self.scopes.len() });
                }
                clause
            }
            Some(_) => {
                let clause = self.count(|scope| &mut scope.dashes, 'd');
                if let Some(end) = place.item_end {
                    self.items.push(Item { end, inside: before + 1, after: before });
                    self.scopes.push(Scope {
                        clause: clause.clone(),
                        level: u8::MAX,
                        paragraphs: 1,
                        ..Scope::default()
                    });
                }
                clause
            }
            None => match place.heading {
                Some(level) => {
                    self.section(level, place.explicit_id);
                    None
                }
                None => self.count(|scope| &mut scope.paragraphs, 'p'),
            },
        }
    }

    /// So many scopes stay open whatever follows: a block inside an item stays inside it.
    fn floor(&self) -> usize {
        self.items.last().map_or(1, |item| item.inside)
    }

    /// An unnumbered heading closes the clauses of its level; with an id it is the root of what is below it.
    fn section(&mut self, level: u8, id: Option<&str>) {
        let floor = self.floor();
        while self.scopes.len() > floor
            && self.scopes.last().is_some_and(|s| s.heading.is_none_or(|heading| heading >= level))
        {
            self.scopes.pop();
        }
        if let Some(id) = id {
            let clause = Some(Clause { path: id.to_owned(), is_numbered: true });
            self.scopes.push(Scope { clause, heading: Some(level), ..Scope::default() });
        }
    }

    /// Counts a block without a number in the clause it is in.
    fn count(&mut self, counter: impl Fn(&mut Scope) -> &mut u32, letter: char) -> Option<Clause> {
        let scope = self.scopes.last_mut()?;
        let count = counter(scope);
        *count += 1;
        let part = format!("{letter}{count}");
        let above = scope.clause.as_ref()?;
        Some(Clause { path: format!("{}.{part}", above.path), is_numbered: false })
    }

    /// Places a numbered block.
    fn number(&mut self, marker: &Marker, heading: Option<u8>) -> Option<Clause> {
        let level = match marker.kind {
            MarkerKind::Roman if self.is_roman_below_article() => BELOW_ARTICLE,
            _ => level(marker),
        };
        let floor = self.floor();
        while self.scopes.len() > floor && self.scopes.last().is_some_and(|scope| scope.closes_at(level, heading)) {
            self.scopes.pop();
        }
        let root = match marker.kind {
            MarkerKind::Word(Division::Article) => self.scopes.iter().rposition(Scope::is_annex).unwrap_or(0),
            _ => self.scopes.len().saturating_sub(1),
        };
        let is_whole = root == 0;
        let clause = self.scopes.get_mut(root).and_then(|above| {
            let follows = above.follows(marker, level);
            let part = part(marker);
            match &above.clause {
                _ if !follows => None,
                Some(above) => Some(Clause { path: format!("{}.{part}", above.path), is_numbered: above.is_numbered }),
                None if is_whole => Some(Clause { path: part, is_numbered: true }),
                None => None,
            }
        });
        let paragraphs = u32::from(heading.is_none());
        let marker = Some(marker.clone());
        self.scopes.push(Scope { clause: clause.clone(), marker, level, heading, paragraphs, ..Scope::default() });
        clause
    }
}

impl Scope {
    /// Whether a number of a level ends this clause. Of two headings the writer's levels tell which is above.
    fn closes_at(&self, level: u8, heading: Option<u8>) -> bool {
        match (self.heading, heading) {
            (Some(open), Some(new)) if open != new || self.marker.is_none() => open >= new,
            _ => self.level >= level,
        }
    }

    fn is_annex(&self) -> bool {
        self.marker.as_ref().is_some_and(|m| m.kind == MarkerKind::Word(Division::Annex))
    }

    /// Whether a number is a good next one in this clause, and remembers it.
    fn follows(&mut self, marker: &Marker, level: u8) -> bool {
        let order = marker.order.as_slice();
        let Some((number, above)) = order.split_last() else { return false };
        // 1.2 belongs below 1 only.
        if !above.is_empty() && self.marker.as_ref().is_none_or(|open| !is_digits(open.kind) || open.order != above) {
            return false;
        }
        let Some(last) = self.last.iter_mut().find(|last| last.level == level) else {
            // A document may be an extract that begins with any article; a bare number is not so sure a sign.
            let may_begin = matches!(marker.kind, MarkerKind::Word(_)) || number / STEP <= 1 + GAP;
            if may_begin {
                self.last.push(Last { level, number: *number, is_lost: false });
            }
            return may_begin;
        };
        if *number <= last.number {
            // The numbers begin anew: another list that nothing tells apart, of which no number is sure.
            last.is_lost = true;
        }
        let follows = !last.is_lost && number / STEP <= last.number / STEP + 1 + GAP;
        if follows {
            last.number = *number;
        }
        follows
    }
}

/// Whether a number of this sort may be the first part of a longer one.
fn is_digits(kind: MarkerKind) -> bool {
    matches!(kind, MarkerKind::Number | MarkerKind::Word(Division::Article | Division::Clause))
}

/// The depth at which a sort of number stands in documents.
fn level(marker: &Marker) -> u8 {
    match marker.kind {
        MarkerKind::Word(Division::Annex) => 1,
        MarkerKind::Word(Division::Part) => 2,
        MarkerKind::Word(Division::Chapter) => 3,
        MarkerKind::Word(Division::Section) => 4,
        MarkerKind::Roman => 5,
        MarkerKind::Word(Division::Article) => 6,
        MarkerKind::Word(Division::Clause) => 8,
        MarkerKind::Number => u8::try_from(marker.order.len().clamp(1, 50)).unwrap_or(50) + 7,
        MarkerKind::Letter | MarkerKind::Word(Division::Point) => 100,
        MarkerKind::Dash => u8::MAX,
    }
}

/// A number's part of a path.
fn part(marker: &Marker) -> String {
    let value = &marker.value;
    let word = match marker.kind {
        MarkerKind::Word(Division::Annex) => "annex-",
        MarkerKind::Word(Division::Part) => "part-",
        MarkerKind::Word(Division::Chapter) => "chap-",
        MarkerKind::Word(Division::Section) => "sec-",
        MarkerKind::Word(Division::Article) => "art-",
        _ => return value.rsplit('.').next().unwrap_or(value).to_owned(),
    };
    format!("{word}{value}")
}
