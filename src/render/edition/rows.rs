//! The rows of an edition: which blocks stand side by side.
//!
//! A table, quotation, definition list, footnote or component is shown whole, however many units it has: its parts
//! mean nothing outside it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::cells::Cells;
use super::language_name;
use crate::config::{Direction, LanguageId};
use crate::markdown::Doc;
use crate::markdown::doc::BlockKind;
use crate::message::Arg;
use crate::model::{Edition, PairRow};
use crate::render::fill::PageFill;
use crate::render::shared::Shared;
use crate::render::stale::stale_text;
use crate::text::escape::push_html;

/// Of each text the ids of what stands inside a block that is shown whole.
pub(super) fn inner<'a>(docs: [&Doc; 2], rows: &[PairRow<'a>]) -> [FxHashMap<u32, &'a str>; 2] {
    let blocks = |side: usize, row: &PairRow<'_>| [row.original, row.translation][side];
    [0, 1].map(|side| {
        let ids = rows.iter().filter_map(|row| Some((blocks(side, row)?, row.id)));
        ids.filter(|(block, id)| whole(docs[side], *block) != *block && !id.is_empty()).collect()
    })
}

/// Writes all rows. `sides` are the original and the translation; `used` are the ids that the page has so far.
pub(super) fn write<'a>(
    shared: &'a Shared,
    edition: &Edition,
    rows: &[PairRow<'a>],
    (docs, sides): ([&'a Doc; 2], &'a [PageFill<'a>; 2]),
    used: &'a RefCell<FxHashSet<&'a str>>,
) -> String {
    let partners = Partners::find(docs, rows);
    let mut writer = Writer {
        shared,
        languages: [shared.site.set(edition.set).original, edition.translation],
        docs,
        sides,
        cells: [0, 1].map(|side| Cells::new(docs[side], &sides[side])),
        anchors: rows.iter().map(|row| row.id).collect(),
        used,
        stale: FxHashSet::default(),
        out: String::with_capacity(docs[0].html.len() + docs[1].html.len() + rows.len() * 80),
    };
    let behind = rows.iter().filter_map(|row| row.translation).filter(|block| sides[1].stale.row(*block).is_some());
    writer.stale = behind.map(|block| whole(docs[1], block)).collect();
    let mut shown: [FxHashSet<u32>; 2] = Default::default();
    for row in rows {
        let blocks = [row.original, row.translation];
        writer.cells.iter_mut().zip(blocks).for_each(|(cells, block)| cells.pass(block));
        let wholes = [0, 1].map(|side| Some(whole(docs[side], blocks[side]?)));
        // Together with what it belongs to; and what then was not shown, alone.
        let before = writer.out.len();
        for pair in [partners.of(docs, wholes), [wholes[0], None], [None, wholes[1]]] {
            let pair = [0, 1].map(|side| pair[side].filter(|block| shown[side].insert(*block)));
            if pair != [None, None] {
                writer.row(row.id, pair);
            }
        }
        // What is shown inside something else still has its place on the page.
        if writer.out.len() == before && used.borrow_mut().insert(row.id) {
            writer.out.push_str("<span");
            writer.id(row.id);
            writer.out.push_str("></span>\n");
        }
    }
    writer.out
}

/// What stands beside a block that is shown whole: what most of its parts stand beside.
struct Partners([FxHashMap<u32, u32>; 2]);

impl Partners {
    fn find(docs: [&Doc; 2], rows: &[PairRow<'_>]) -> Partners {
        let mut votes: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        // How many units each block has.
        let mut units: [FxHashMap<u32, usize>; 2] = Default::default();
        for row in rows {
            let blocks = [row.original, row.translation];
            let wholes = [0, 1].map(|side| Some(whole(docs[side], blocks[side]?)));
            for (units, block) in units.iter_mut().zip(wholes) {
                block.into_iter().for_each(|block| *units.entry(block).or_default() += 1);
            }
            let [Some(left), Some(right)] = wholes else { continue };
            if is_whole(docs[0], left) || is_whole(docs[1], right) {
                *votes.entry((left, right)).or_default() += 1;
            }
        }
        // One part of a table that is alike in another one does not make the other its translation.
        let is_likely = |((left, right), count): &((u32, u32), usize)| {
            let of = |side: usize, block: &u32| units[side].get(block).copied().unwrap_or_default();
            count * 2 >= of(0, left).min(of(1, right))
        };
        let mut votes: Vec<((u32, u32), usize)> = votes.into_iter().filter(is_likely).collect();
        // Sorting keeps the order of the text among equals.
        votes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let mut partners: [FxHashMap<u32, u32>; 2] = Default::default();
        for ((left, right), _) in votes {
            if !partners[0].contains_key(&left) && !partners[1].contains_key(&right) {
                partners[0].insert(left, right);
                partners[1].insert(right, left);
            }
        }
        Partners(partners)
    }

    /// The blocks that a row shows.
    fn of(&self, docs: [&Doc; 2], [left, right]: [Option<u32>; 2]) -> [Option<u32>; 2] {
        match (left, right) {
            (Some(left), _) if is_whole(docs[0], left) => [Some(left), self.0[0].get(&left).copied()],
            (_, Some(right)) if is_whole(docs[1], right) => [self.0[1].get(&right).copied(), Some(right)],
            pair => pair.into(),
        }
    }
}

/// Writes rows.
struct Writer<'a> {
    shared: &'a Shared,
    languages: [LanguageId; 2],
    docs: [&'a Doc; 2],
    sides: &'a [PageFill<'a>; 2],
    cells: [Cells<'a>; 2],
    /// The ids of rows, and others on the page.
    anchors: FxHashSet<&'a str>,
    /// The ids of the rows that are written; a row that is shown in two parts has one.
    used: &'a RefCell<FxHashSet<&'a str>>,
    /// The blocks of the translation of which the original has changed since.
    stale: FxHashSet<u32>,
    out: String,
}

impl<'a> Writer<'a> {
    fn row(&mut self, id: &'a str, pair: [Option<u32>; 2]) {
        let kinds = [0, 1].map(|side| pair[side].map(|block| self.docs[side].blocks[block as usize].kind));
        let level = kinds.iter().flatten().find_map(|k| if let BlockKind::Heading(n) = k { Some(*n) } else { None });
        let tag = match level {
            Some(level) => ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from(level.clamp(1, 6)) - 1],
            None => "div",
        };
        self.push(&["<", tag, " class=\"pair\""]);
        // Notes have ids of their own, one in each text.
        if !kinds.contains(&Some(BlockKind::Footnote)) && self.used.borrow_mut().insert(id) {
            self.id(id);
        }
        self.out.push('>');
        for side in [0, 1] {
            self.cell(side, pair[side], level.is_some());
        }
        if level.is_some() {
            let label = self.sides[0].string("permalink", &[("title", Arg::Text(self.title(pair)))]);
            self.sides[0].permalink(id, &label, &mut self.out);
        } else if let Some(block) = pair[0] {
            self.sides[0].clause_link(block, &mut self.out);
        }
        self.push(&["</", tag, ">\n"]);
    }

    fn push(&mut self, pieces: &[&str]) {
        pieces.iter().for_each(|piece| self.out.push_str(piece));
    }

    fn id(&mut self, id: &str) {
        if !id.is_empty() {
            self.out.push_str(" id=\"");
            push_html(&mut self.out, id);
            self.out.push('"');
        }
    }

    fn cell(&mut self, side: usize, block: Option<u32>, is_heading: bool) {
        let config = self.shared.site.config.language(self.languages[side]);
        let tag = if is_heading { "span" } else { "div" };
        if side == 1 && is_heading {
            // Whoever hears the heading needs a pause between the languages.
            self.out.push(' ');
        }
        self.push(&["<", tag, " lang=\"", &config.tag, "\""]);
        if config.direction != Direction::Ltr {
            self.push(&[" dir=\"", config.direction.as_str(), "\""]);
        }
        match block {
            Some(block) => {
                let is_stale = side == 1 && self.stale.contains(&block);
                self.out.push_str(if is_stale { " class=\"stale\">" } else { ">" });
                self.cells[side].write(block, is_heading, &mut self.anchors, &mut self.out);
                if is_stale {
                    self.out.push_str(if is_heading {
                        " <small class=\"stale-mark\">"
                    } else {
                        "<p class=\"stale-mark\">"
                    });
                    push_html(&mut self.out, &stale_text(self.shared, self.sides[1].page, self.languages[1]));
                    self.out.push_str(if is_heading { "</small>" } else { "</p>" });
                }
            }
            None => {
                self.out.push_str(" class=\"none\">");
                let name = language_name(self.shared, self.languages[1 - side], self.languages[side]);
                let text = self.shared.string("edition-only", &[("language", Arg::Text(name))], self.languages[side]);
                push_html(&mut self.out, &text);
            }
        }
        self.push(&["</", tag, ">"]);
    }

    /// The words of the heading in a row.
    fn title(&self, pair: [Option<u32>; 2]) -> String {
        let words = |side: usize| {
            let headings = &self.docs[side].headings;
            let at = headings.binary_search_by_key(&pair[side]?, |heading| heading.block).ok()?;
            Some(headings[at].text.clone())
        };
        words(0).or_else(|| words(1)).unwrap_or_default()
    }
}

/// Whether the parts of a block mean nothing outside it.
fn is_whole(doc: &Doc, block: u32) -> bool {
    matches!(
        doc.blocks[block as usize].kind,
        BlockKind::Table | BlockKind::Quote | BlockKind::Definitions | BlockKind::Footnote | BlockKind::Component
    )
}

/// The outermost block around a block that is shown whole; the block itself if there is none.
fn whole(doc: &Doc, block: u32) -> u32 {
    let mut whole = block;
    let mut above = Some(block);
    while let Some(index) = above {
        if is_whole(doc, index) {
            whole = index;
        }
        above = doc.blocks[index as usize].parent;
    }
    whole
}
