//! How every translation stands to its original, for the office: page by page, block by block.

use crate::bilingual::diff::{Piece, diff};
use crate::bilingual::{Part, State};
use crate::config::{LanguageId, Parity};
use crate::model::{Counts, SetId, Site};
use crate::source::Sources;
use crate::text::words::excerpt;

/// How much of a block is quoted, in characters.
const QUOTE: usize = 80;

/// A page in one language into which it is translated, or should be.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The page's id.
    pub id: String,
    /// Its title in the original.
    pub title: String,
    /// The id of the section that it is in; none for the home page.
    pub section: Option<String>,
    /// The title of that section.
    pub section_title: String,
    /// The tags of the original's language and of the translation's.
    pub languages: [String; 2],
    /// The path of the translation; where there is none, that of the original.
    pub path: String,
    /// How it stands.
    pub kind: Kind,
    /// How many blocks are in which state.
    pub counts: Counts,
    /// The blocks that are not as they were checked.
    pub blocks: Vec<Block>,
    /// The day by which the page was to be looked at again, if that is past.
    pub due: Option<jiff::civil::Date>,
}

/// What is known of a translation as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// There is none, and there should be.
    Absent,
    /// There is one, of which nothing was ever recorded.
    Unrecorded,
    /// There is one, and what was checked is recorded.
    Recorded,
}

impl Kind {
    /// The name in data: `absent`, `unrecorded`, `recorded`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Absent => "absent",
            Kind::Unrecorded => "unrecorded",
            Kind::Recorded => "recorded",
        }
    }
}

/// A block that is not as it was checked.
#[derive(Debug, Clone)]
pub struct Block {
    /// Its id.
    pub id: String,
    /// Its state.
    pub state: State,
    /// The file and line where it stands, of the translation if it is there.
    pub place: (String, usize),
    /// The beginning of its words.
    pub text: String,
    /// What changed in the original since it was checked, word by word; empty if nothing did.
    pub changes: Vec<Piece>,
}

impl Standing {
    /// Whether nothing is left to do.
    pub fn is_settled(&self) -> bool {
        self.kind == Kind::Recorded && self.blocks.is_empty()
    }
}

/// How the translations of these pages stand, into one language or all.
pub fn standings(site: &Site, sources: &Sources, sets: &[SetId], language: Option<LanguageId>) -> Vec<Standing> {
    let mut all = Vec::new();
    for id in sets {
        let set = site.set(*id);
        for to in site.config.language_ids().filter(|l| *l != set.original && language.is_none_or(|only| only == *l)) {
            if set.fields.parity != Parity::OriginalOnly || set.texts[to.index()].is_some() {
                all.extend(standing(site, sources, *id, to));
            }
        }
    }
    all
}

fn standing(site: &Site, sources: &Sources, id: SetId, to: LanguageId) -> Option<Standing> {
    let set = site.set(id);
    let original = set.texts[set.original.index()]?;
    let translation = set.texts[to.index()];
    let title = |set: SetId| site.page(site.page_of(set, site.set(set).original)).title.clone();
    let section = if set.is_section { Some(id) } else { set.parent };
    let path = &sources.get(site.texts[translation.unwrap_or(original).index()].source).path;
    let mut standing = Standing {
        id: set.id.clone(),
        title: title(id),
        section: section.map(|s| site.set(s).id.clone()),
        section_title: section.map_or_else(String::new, title),
        languages: [set.original, to].map(|l| site.config.language(l).tag.clone()),
        path: path.clone(),
        kind: if translation.is_some() { Kind::Unrecorded } else { Kind::Absent },
        counts: Counts::default(),
        blocks: Vec::new(),
        due: set.fields.review_by.filter(|day| *day < site.build_date),
    };
    let Some((pair, freshness)) = translation.and_then(|t| site.pairs.get(&t).zip(site.freshness.get(&t))) else {
        return Some(standing);
    };
    standing.kind = Kind::Recorded;
    standing.counts = freshness.counts;
    let pack = site.config.language(set.original).pack();
    let mut states = freshness.rows.iter();
    let docs = site.docs(pair).unwrap_or_default();
    for segment in site.segment_pairs(pair, &docs, sources) {
        let row = match segment.part() {
            Some(Part::Title) => &freshness.title,
            Some(Part::Description) => &freshness.description,
            _ => states.next()?,
        };
        let is_text = segment.wordings().original.is_some() || segment.wordings().translation.is_some();
        if row.state == State::Fresh || !is_text {
            continue;
        }
        let own = segment
            .translation
            .as_ref()
            .map(|s| (s, translation))
            .or(segment.original.as_ref().map(|s| (s, Some(original))));
        let Some((side, Some(text))) = own else { continue };
        let file = sources.get(site.texts[text.index()].source);
        let at = side.place.as_ref().map_or(0, |place| place.start).min(file.text().len());
        let line = file.text().as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1;
        let now = segment.original.as_ref().map_or("", |s| s.text.as_str());
        let changes = row.was.as_ref().map_or_else(Vec::new, |was| diff(was, now, pack));
        standing.blocks.push(Block {
            id: segment.id.clone(),
            state: row.state,
            place: (file.path.clone(), line),
            text: excerpt(side.plain, QUOTE).to_string(),
            changes,
        });
    }
    Some(standing)
}
