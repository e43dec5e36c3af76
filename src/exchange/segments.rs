//! What is exchanged of a page: its fields, its blocks with running text, and the words in its components' arguments.

use std::ops::Range;
use std::sync::Arc;

use super::Export;
use super::tokens::{self, Marks, Token};
use crate::bilingual::{Part, Segment, hash};
use crate::config::LanguageId;
use crate::lang::Pack;
use crate::markdown::Doc;
use crate::markdown::doc::{Block, BlockKind};
use crate::model::{SetId, Site, TextId};
use crate::source::Sources;
use crate::value::{self, Node, Value};

/// A page with its segments.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) id: String,
    pub(super) title: String,
    /// The path of the original.
    pub(super) original: String,
    /// The path of the translation, whether or not there is one.
    pub(super) translation: String,
    pub(super) text: Option<TextId>,
    pub(super) original_text: TextId,
    pub(super) items: Vec<Item>,
}

/// A segment in both languages.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) id: String,
    pub(super) original: Option<Side>,
    pub(super) translation: Option<Side>,
}

/// A segment in one language.
#[derive(Debug, Clone)]
pub(super) struct Side {
    pub(super) tokens: Vec<Token>,
    pub(super) marks: Marks,
    /// Where it stands in the file.
    pub(super) place: Range<usize>,
    /// How it is written there.
    pub(super) form: Written,
    /// The hash of its wording.
    pub(super) hash: String,
}

/// How a segment is written in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// As running text.
    Markdown,
    /// As a row of a table.
    Row,
    /// As a string of TOML or YAML.
    String,
}

/// The segments of all pages.
pub(super) fn pages(what: &Export<'_>) -> Vec<Page> {
    what.sets.iter().filter_map(|set| page(what.site, what.sources, *set, what.language)).collect()
}

/// The segments of one page; none if the language is that of its original.
pub(super) fn page(site: &Site, sources: &Sources, id: SetId, language: LanguageId) -> Option<Page> {
    let set = site.set(id);
    let original_text = set.texts[set.original.index()].filter(|_| set.original != language)?;
    let text = set.texts[language.index()];
    let original = &site.texts[original_text.index()];
    let path = sources.get(original.source).path.clone();
    let tags = [set.original, language].map(|l| &site.config.language(l).tag);
    let sibling = || path.replace(&format!(".{}.md", tags[0]), &format!(".{}.md", tags[1]));
    let translation = text.map_or_else(sibling, |t| sources.get(site.texts[t.index()].source).path.clone());
    let title = original.front.title.as_ref().map_or_else(|| set.id.clone(), |title| title.value.clone());
    let items = items(site, sources, original_text, text);
    Some(Page { id: set.id.clone(), title, original: path, translation, text, original_text, items })
}

fn items(site: &Site, sources: &Sources, original: TextId, translation: Option<TextId>) -> Vec<Item> {
    let mut all = Vec::new();
    let mut add = |id: String, left: Option<Raw>, right: Option<Raw>| {
        let original = left.map(|raw| raw.side(None));
        let like = original.as_ref().map(|side| (side.tokens.clone(), side.marks.clone()));
        let translation = right.map(|raw| raw.side(like.as_ref()));
        let has_words = original.as_ref().or(translation.as_ref()).is_some_and(|side| !tokens::is_empty(&side.tokens));
        if has_words {
            all.push(Item { id, original, translation });
        }
    };
    let file = |text: TextId| File::new(site, sources, text);
    let files = (file(original), translation.map(file));
    for (id, pick) in FIELDS {
        let left = files.0.field(pick);
        let right = files.1.as_ref().and_then(|file| file.field(pick));
        add((*id).to_owned(), left, right);
    }
    let pair = translation.and_then(|t| site.pairs.get(&t)).map(|pair| (pair, site.docs(pair).unwrap_or_default()));
    let rows: Vec<(String, Option<Segment<'_>>, Option<Segment<'_>>)> = match &pair {
        Some((pair, docs)) => {
            let pairs = site.segment_pairs(pair, docs, sources);
            pairs.into_iter().map(|s| (s.id, s.original, s.translation)).collect()
        }
        None => {
            let segments = site.segments(original, &files.0.doc, sources);
            segments.into_iter().map(|s| (s.id.clone(), Some(s), None)).collect()
        }
    };
    for (id, left, right) in rows {
        let is_field = |s: &Option<Segment<'_>>| s.as_ref().is_some_and(|s| !matches!(s.part, Part::Block(..)));
        if is_field(&left) || is_field(&right) {
            continue;
        }
        let block = |file: &File<'_>, segment: &Option<Segment<'_>>| segment.as_ref().and_then(|s| file.block(s));
        add(id.clone(), block(&files.0, &left), files.1.as_ref().and_then(|file| block(file, &right)));
        // A component's words are segments of their own.
        let words =
            |file: &File<'_>, segment: &Option<Segment<'_>>| segment.as_ref().map_or_else(Vec::new, |s| file.words(s));
        let mut left = words(&files.0, &left).into_iter();
        let mut right = files.1.as_ref().map_or_else(Vec::new, |file| words(file, &right)).into_iter();
        for number in 1.. {
            let (a, b) = (left.next(), right.next());
            if a.is_none() && b.is_none() {
                break;
            }
            add(format!("{id}/{number}"), a, b);
        }
    }
    all
}

type Pick = fn(&crate::content::FrontMatter) -> Option<&crate::value::Spanned<String>>;

/// The fields of the front matter that are translated, with their ids.
const FIELDS: &[(&str, Pick)] = &[
    (crate::bilingual::TITLE, |front| front.title.as_ref()),
    (crate::bilingual::DESCRIPTION, |front| front.description.as_ref()),
    ("@image_alt", |front| front.image_alt.as_ref()),
    ("@change_note", |front| front.change_note.as_ref()),
];

/// The fields of the front matter that are translated: the name of each, by id.
pub(super) fn field_name(id: &str) -> Option<&str> {
    FIELDS.iter().find(|(known, _)| *known == id).and_then(|(known, _)| known.strip_prefix('@'))
}

/// A segment before its marks are told from its words.
struct Raw {
    text: String,
    place: Range<usize>,
    form: Written,
    hash: String,
}

impl Raw {
    fn side(self, like: Option<&(Vec<Token>, Marks)>) -> Side {
        let (tokens, marks) = match self.form {
            Written::String => (vec![Token::Words(self.text)], Marks::default()),
            form => tokens::take_apart(&self.text, form == Written::Row, like),
        };
        Side { tokens, marks, place: self.place, form: self.form, hash: self.hash }
    }
}

/// A content file.
struct File<'s> {
    text: &'s str,
    page: &'s crate::content::ParsedPage,
    doc: Arc<Doc>,
    pack: &'static dyn Pack,
}

impl<'s> File<'s> {
    fn new(site: &'s Site, sources: &'s Sources, id: TextId) -> File<'s> {
        let page = &site.texts[id.index()];
        let pack = site.config.language(page.name.language).pack();
        File { text: sources.get(page.source).text(), page, doc: page.body.doc().unwrap_or_default(), pack }
    }

    fn field(&self, pick: &Pick) -> Option<Raw> {
        let value = pick(&self.page.front)?;
        Some(self.string(value.value.clone(), value.span.range()))
    }

    fn string(&self, text: String, place: Range<usize>) -> Raw {
        let hash = hash(&text, self.pack);
        Raw { text, place, form: Written::String, hash }
    }

    /// A block's running text.
    fn block(&self, segment: &Segment<'_>) -> Option<Raw> {
        let Part::Block(_, kind) = segment.part else { return None };
        let form = if kind == BlockKind::Row { Written::Row } else { Written::Markdown };
        Some(Raw { text: segment.text.clone(), place: segment.place.clone()?, form, hash: segment.hash(self.pack) })
    }

    /// The words in the arguments of a component, in the order of the file.
    fn words(&self, segment: &Segment<'_>) -> Vec<Raw> {
        let Part::Block(index, BlockKind::Component) = segment.part else { return Vec::new() };
        let Some(block) = self.doc.blocks.get(index as usize) else { return Vec::new() };
        let Some((toml, offset)) = self.arguments(block) else { return Vec::new() };
        let (table, problems) = value::parse_toml(&toml, block.span.source, 0);
        if !problems.is_empty() {
            return Vec::new();
        }
        let mut strings = Vec::new();
        table.entries.iter().for_each(|entry| collect(&entry.node, &mut strings));
        // Words are what a reader reads; other strings are addresses, names and choices.
        let mut read: Vec<&str> = segment.plain.lines().map(str::trim).collect();
        let mut words = Vec::new();
        for (text, range) in strings {
            let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
            let is_read = !lines.is_empty() && lines.iter().all(|line| read.contains(line));
            let Some(place) = (range.start.checked_add_signed(offset)).zip(range.end.checked_add_signed(offset)) else {
                continue;
            };
            if is_read {
                for line in &lines {
                    if let Some(at) = read.iter().position(|r| r == line) {
                        read.remove(at);
                    }
                }
                words.push(self.string(text, place.0..place.1));
            }
        }
        words
    }

    /// The TOML of a component's arguments, and how far the file's offsets are from its own. None for one inside a
    /// list or quotation, of which the lines have prefixes.
    fn arguments(&self, block: &Block) -> Option<(String, isize)> {
        let range = block.span.range();
        let whole = self.text.get(range.clone())?;
        let (info, rest) = whole.split_once('\n')?;
        let offset = |n: usize| isize::try_from(n).ok();
        let open = info.find('{')?;
        let inside = &info[open + 1..info.rfind('}')?];
        let name = inside.find(char::is_whitespace).unwrap_or(inside.len());
        if !inside[name..].trim().is_empty() {
            const KEY: &str = "a={";
            let start = range.start + open + 1 + name;
            return Some((format!("{KEY}{}}}", &inside[name..]), offset(start)? - offset(KEY.len())?));
        }
        let end = rest.trim_end().rfind('\n').map_or(0, |at| at + 1);
        let is_prefixed = rest.lines().any(|line| line.starts_with('>'));
        (!is_prefixed).then_some((rest[..end].to_owned(), offset(range.start + info.len() + 1)?))
    }
}

fn collect(node: &Node, strings: &mut Vec<(String, Range<usize>)>) {
    match &node.value {
        Value::String(text) => strings.push((text.clone(), node.span.range())),
        Value::List(items) => items.iter().for_each(|item| collect(item, strings)),
        Value::Table(table) => table.entries.iter().for_each(|entry| collect(&entry.node, strings)),
        _ => {}
    }
}

/// The terms of the glossary that occur in words of the original: the forms of both languages.
pub(super) fn terms(site: &Site, words: &str, languages: [LanguageId; 2]) -> Vec<(String, String)> {
    let tags = languages.map(|l| site.config.language(l).tag.as_str());
    let pack = site.config.language(languages[0]).pack();
    let canonical = |text: &str| pack.canonical(text).to_lowercase();
    let words = canonical(words);
    let glossary = site.data.get("glossary.toml").and_then(|data| data["term"].as_array());
    let mut found = Vec::new();
    for term in glossary.into_iter().flatten() {
        let forms = |tag: &str| {
            let list = term[tag].as_array().into_iter().flatten();
            list.filter_map(|form| form.as_str()).map(str::to_owned).collect::<Vec<_>>()
        };
        let (from, to) = (forms(tags[0]), forms(tags[1]));
        if let Some(form) = from.iter().find(|form| words.contains(&canonical(form)))
            && !to.is_empty()
        {
            found.push((form.clone(), to.join(", ")));
        }
    }
    found
}

/// The words of a segment, without its marks.
pub(super) fn words(tokens: &[Token]) -> String {
    tokens
        .iter()
        .filter_map(|token| if let Token::Words(words) = token { Some(words.as_str()) } else { None })
        .collect()
}
