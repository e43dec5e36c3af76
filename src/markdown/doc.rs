//! What a parsed Markdown text is: HTML with holes, and tables of all that the rest of the program asks about.
//!
//! The HTML is made once, while parsing. What depends on the site or on the page's language (addresses,
//! labels, components, block attributes) is left open as a [`Slot`] and filled by [`super::html::write`]
//! with a [`super::html::Fill`]. All positions in tables are byte offsets: into `html`, into `plain`, or, as
//! [`Span`], into the source.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::source::Span;
use crate::value::json_text;

/// A parsed text. Links are unresolved.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Doc {
    /// The HTML, without what the slots leave open.
    #[serde(with = "as_bytes")]
    pub html: String,
    /// The holes, in the order of their place.
    pub slots: Vec<Slot>,
    /// All blocks in document order; a block inside another comes after it.
    pub blocks: Vec<Block>,
    /// All headings in order.
    pub headings: Vec<Heading>,
    /// All links in order, those in component arguments included.
    pub links: Vec<Link>,
    /// All pictures in order, those in component arguments included.
    pub images: Vec<Image>,
    /// All components in order; one inside another comes after it.
    pub components: Vec<Component>,
    /// All charts in order.
    pub charts: Vec<Chart>,
    /// All ids of sources named by component arguments, in order.
    pub sources: Vec<SourceUse>,
    /// All phrases that the writer marks as being in a language, in order.
    pub foreign: Vec<Foreign>,
    /// Every id that a link may point at: heading ids, explicit ids, footnotes. Sorted, unique.
    pub anchors: Vec<String>,
    /// The text a reader reads, one line a leaf block, for search, counts and excerpts. Text alternatives and the
    /// words of component arguments are part of it; the cells of a row are parted by tabs.
    #[serde(with = "as_bytes")]
    pub plain: String,
    /// The number of words in `plain`.
    pub words: u32,
    /// Whether a code block was highlighted, so that the style sheet is needed.
    pub has_code: bool,
}

impl Doc {
    /// Gives back the memory that was asked for and not needed; a site keeps thousands of texts.
    pub(super) fn shrink(&mut self) {
        self.html.shrink_to_fit();
        self.plain.shrink_to_fit();
        self.slots.shrink_to_fit();
        self.blocks.shrink_to_fit();
        self.headings.shrink_to_fit();
        self.links.shrink_to_fit();
        self.anchors.shrink_to_fit();
    }

    /// The number that a numbered list begins with; none for other blocks.
    pub fn first_number(&self, list: &Block) -> Option<u32> {
        let tag = self.html.get(list.html.start as usize..)?.strip_prefix("<ol")?;
        let tag = &tag[..tag.find('>')?];
        match tag.split_once("start=\"") {
            None => Some(1),
            Some((_, start)) => start.split('"').next()?.parse().ok(),
        }
    }
}

/// A hole in the HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// The offset in `html` where the filling goes. A block's slots are those from its `html.start` up to but not
    /// at its `html.end`.
    pub at: u32,
    /// What goes there.
    pub kind: SlotKind,
}

/// What goes into a hole. Numbers are indices into the tables of [`Doc`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SlotKind {
    /// The opening tag of a link.
    LinkOpen(u32),
    /// What follows a link's words: its closing tag and a mark, such as "(in Vietnamese)".
    LinkClose(u32),
    /// A whole picture element.
    Image(u32),
    /// Attributes of a block's opening tag, with a leading space if any (`<p` here `>`). Footnotes, whose ids are
    /// fixed, components and raw HTML have none.
    BlockAttributes(u32),
    /// What follows a heading's words inside its element, such as a permalink (an index of [`Doc::headings`]).
    HeadingEnd(u32),
    /// What follows the words of a paragraph, item, term, definition, note or row inside their element; of a row, inside
    /// its last cell.
    WordsEnd(u32),
    /// What follows a heading, a component, a figure, a paragraph that stands by itself, or the words of an item: behind
    /// the element, but inside that of an item, before the blocks that it holds.
    BlockEnd(u32),
    /// The beginning of a footnote's id, or of a link to one, for texts that share a page.
    NotePrefix,
    /// A whole component; its body, if it has one, is the HTML from here to its `body.end`.
    Component(u32),
    /// A phrase of the interface, already escaped when filled.
    Label(Phrase),
}

/// A phrase that the text needs in the page's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phrase {
    /// The title over the footnotes.
    Footnotes,
    /// The accessible name of a footnote's way back; the number is the footnote's.
    FootnoteBack(u32),
    /// The accessible name of a footnote mark; the number is the footnote's.
    FootnoteMark(u32),
    /// The title of an alert.
    Alert(Alert),
    /// The accessible name of a done task.
    TaskDone,
    /// The accessible name of an open task.
    TaskOpen,
    /// The accessible name of a table that scrolls; the number is the table's on the page, because every region
    /// needs a name of its own.
    Table(u32),
}

/// The five alerts of GitHub's Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Alert {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

/// A block: the unit of alignment, freshness and permalinks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The index of the block it is inside of.
    pub parent: Option<u32>,
    /// The id that the writer gave, `{#id}`.
    pub explicit_id: Option<String>,
    /// Its whole element in `html`.
    pub html: Range<u32>,
    /// Its words in `plain`; a container's range covers its children.
    pub text: Range<u32>,
    /// Its running text in the source, markup included, without its markers and id: from its first words to the last
    /// before the blocks it holds, `3..9` of `## *Plan* {#id}`. Empty for what has none, such as code.
    pub words: Range<u32>,
    /// Its source.
    pub span: Span,
}

/// The kinds of blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list, with its items inside.
    List,
    /// An item of a list.
    Item,
    /// A quotation or alert.
    Quote,
    /// A code block.
    Code,
    /// A table, with its rows inside.
    Table,
    /// A row of a table, the head included.
    Row,
    /// A definition list, with its terms and definitions inside.
    Definitions,
    /// A defined term.
    Term,
    /// A definition.
    Definition,
    /// A footnote's text.
    Footnote,
    /// A component.
    Component,
    /// A paragraph that holds nothing but a picture.
    Figure,
    /// A thematic break.
    Rule,
    /// Raw HTML that was allowed.
    Html,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its id on the page: the writer's, or folded from its words and made unique.
    pub id: String,
    /// Its words as plain text.
    pub text: String,
    /// Its block.
    pub block: u32,
    /// Its source.
    pub span: Span,
}

/// A link, unresolved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The address as written (entities and escapes of Markdown undone).
    pub dest: String,
    /// The title, or empty.
    pub title: String,
    /// Where it stands.
    pub span: Span,
    /// How it was written.
    pub kind: LinkKind,
}

/// How a link was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkKind {
    /// `[words](address)` and its reference forms.
    Inline,
    /// `<https://…>`.
    Autolink,
    /// `<name@example>`: the address is without `mailto:`.
    Email,
    /// An argument of a component; it has no slots of its own.
    Argument,
    /// A file to download, argument of a component.
    Download,
}

/// A phrase that the writer marks as being in a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foreign {
    /// The tag as written.
    pub language: String,
    /// Its words in `plain`.
    pub text: Range<u32>,
    /// Its words in the source.
    pub span: Span,
}

/// A picture, unresolved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// The path or address as written.
    pub src: String,
    /// The text alternative as plain text.
    pub alt: String,
    /// The title, or empty.
    pub title: String,
    /// Where it stands.
    pub span: Span,
    /// Whether it is an argument of a component, which draws it itself.
    pub argument: bool,
}

/// A component with its arguments checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Component {
    /// Its name.
    pub name: String,
    /// The arguments as templates get them, with defaults filled in. A link or picture among them is
    /// `{"$link": n}` or `{"$image": n}` with its index in the tables, replaced when filled (an `$image` may have a
    /// `caption` beside it, to be kept); a partial date is `{"$date": "2017-06"}`; a source id is
    /// `{"$source": "A1"}`, a chart `{"$chart": n}`. What was not given is absent.
    #[serde(with = "json_text")]
    pub args: Value,
    /// The body's HTML, if it takes one; it begins at the component's slot.
    pub body: Option<Range<u32>>,
    /// Where it stands.
    pub span: Span,
}

/// A chart, its data not read yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// Its title.
    pub title: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// The path of the data file as written.
    pub file: Named,
    /// The column with what the rows are about; a column of this name, a full stop and the text's language comes first.
    pub label: Named,
    /// The columns with numbers, at least one.
    pub series: Vec<ChartSeries>,
    /// What the numbers count, to stand behind them.
    pub unit: Option<String>,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ChartKind {
    Bar,
    Line,
    Pie,
}

/// A column of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartSeries {
    /// The column.
    pub column: Named,
    /// What readers are told of it.
    pub name: Option<String>,
}

/// A name in an argument, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The name as written.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// The mention of a source by a component argument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceUse {
    /// The id as written.
    pub id: String,
    /// Where it stands.
    pub span: Span,
}

/// A long text as bytes: that they are UTF-8 is looked at many bytes at a time, which for Vietnamese takes a fraction
/// of the time.
mod as_bytes {
    use std::fmt::{Formatter, Result as Done};

    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(text.as_bytes())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_bytes(Text)
    }

    struct Text;

    impl Visitor<'_> for Text {
        type Value = String;

        fn expecting(&self, f: &mut Formatter<'_>) -> Done {
            f.write_str("text in UTF-8")
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<String, E> {
            simdutf8::basic::from_utf8(bytes).map(str::to_owned).map_err(E::custom)
        }
    }
}
