//! Raw HTML: shown as text unless the settings allow it, and then only what does no harm.
//!
//! Allowed are elements of running text, lists, tables, quotations, figures and `details`, with the attributes
//! `lang`, `dir`, `title`, `class` and the few that give them their meaning. Not allowed are scripts, styles, event
//! handlers, ids (they could take the place of an anchor), embedded pages, forms and pictures (Markdown has its own,
//! which are checked). Links must name a scheme: a path would be passed by unresolved.
//!
//! A block of HTML is made harmless and balanced as a whole. In running text the parser gives single tags, with
//! Markdown between them: each is made harmless alone, and an open tag is closed where its element must end.

use std::ops::Range;
use std::sync::LazyLock;

use ammonia::UrlRelative;

use super::builder::{Builder, FrameKind};
use super::doc::BlockKind;
use crate::diag::{Code, Diagnostic};
use crate::text::escape;

/// A tag of raw HTML that is open in running text.
pub(super) struct OpenTag {
    name: &'static str,
    /// The number of elements around it.
    depth: usize,
}

impl OpenTag {
    pub(super) fn new(name: &'static str, depth: usize) -> OpenTag {
        OpenTag { name, depth }
    }
}

const INLINE: [&str; 26] = [
    "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

const BLOCK: [&str; 32] = [
    "a",
    "blockquote",
    "caption",
    "col",
    "colgroup",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "rp",
    "rt",
    "ruby",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
];

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = ammonia::Builder::empty();
    cleaner
        .add_tags(INLINE)
        .add_tags(BLOCK)
        .add_tags(["tr", "ul"])
        .add_clean_content_tags(["script", "style"])
        .add_generic_attributes(["lang", "dir", "title", "class"])
        .add_tag_attributes("a", ["href", "hreflang"])
        .add_tag_attributes("time", ["datetime"])
        .add_tag_attributes("ol", ["start", "reversed"])
        .add_tag_attributes("details", ["open"])
        .add_tag_attributes("td", ["colspan", "rowspan"])
        .add_tag_attributes("th", ["colspan", "rowspan", "scope"])
        .add_tag_attributes("col", ["span"])
        .add_url_schemes(["http", "https", "mailto", "tel"])
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("external"));
    cleaner
});

impl Builder<'_> {
    pub(super) fn start_html(&mut self) {
        self.code.lines.clear();
        // An indented first line comes as a text of blanks.
        self.code.open = true;
        self.push_frame(FrameKind::Other, None);
    }

    pub(super) fn end_html(&mut self, range: Range<usize>) {
        self.code.open = false;
        let lines = std::mem::take(&mut self.code.lines);
        let html = lines.text.trim();
        if is_comment(html) {
            // A writer's remark: no reader is meant to see it.
        } else if self.dialect.allow_html {
            let clean = CLEANER.clean(html).to_string();
            if lost(html, &clean) {
                self.report_html(html, range.clone(), "cleaned");
            }
            if clean.trim().is_empty() {
                self.code.lines = lines;
                return;
            }
            let block = self.open_block(BlockKind::Html, range);
            self.doc.html.push_str(clean.trim());
            self.doc.html.push('\n');
            self.push_plain_lines(words_of(&clean).trim());
            self.close_block(block);
        } else {
            self.report_html(html, range.clone(), "refused");
            let block = self.open_element(BlockKind::Paragraph, range, "<p", ">");
            escape::push_text(&mut self.doc.html, html);
            self.push_plain_lines(html);
            self.doc.html.push_str("</p>\n");
            self.close_block(block);
        }
        self.code.lines = lines;
    }

    /// Writes one tag that stands in running text.
    pub(super) fn inline_html(&mut self, tag: &str, range: Range<usize>) {
        self.extend_words(range.clone());
        if is_comment(tag) {
            return;
        }
        if !self.dialect.allow_html {
            // The end tag of what was reported is no second problem.
            if !tag.starts_with("</") {
                self.report_html(tag, range, "refused");
            }
            escape::push_text(&mut self.doc.html, tag);
            self.doc.plain.push_str(tag);
            return;
        }
        let depth = self.frames.len();
        if let Some(rest) = tag.strip_prefix("</") {
            let name = rest.trim_end_matches('>').trim();
            if self.open_tags.last().is_some_and(|t| t.depth == depth && t.name.eq_ignore_ascii_case(name)) {
                self.close_tag();
            }
            return;
        }
        let name = tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let Some(name) = INLINE.into_iter().find(|n| n.eq_ignore_ascii_case(name)) else {
            self.report_html(tag, range, "cleaned");
            return;
        };
        let clean = CLEANER.clean(tag).to_string();
        let open = clean.split_inclusive('>').next().unwrap_or_default();
        if lost(tag, open) {
            self.report_html(tag, range, "cleaned");
        }
        self.doc.html.push_str(open);
        if name == "br" {
            self.doc.plain.push(' ');
        } else if name != "wbr" && open.starts_with('<') && self.open_tags.len() < super::MAX_DEPTH {
            self.open_tags.push(OpenTag { name, depth });
        }
    }

    /// Closes the raw tags that were opened inside the element that ends, or at which a block begins.
    pub(super) fn end_inline(&mut self) {
        while self.open_tags.last().is_some_and(|t| t.depth >= self.frames.len()) {
            self.close_tag();
        }
    }

    pub(super) fn close_tag(&mut self) {
        if let Some(tag) = self.open_tags.pop() {
            self.doc.html.push_str("</");
            self.doc.html.push_str(tag.name);
            self.doc.html.push('>');
        }
    }

    fn report_html(&mut self, html: &str, range: Range<usize>, state: &str) {
        let first = html.lines().next().unwrap_or_default();
        let problem = Diagnostic::at(Code::RawHtml, self.span(range)).arg("found", first);
        self.problems.push(problem.arg("state", state));
    }
}

fn is_comment(html: &str) -> bool {
    matches!(html, "<!-->" | "<!--->")
        || html.strip_prefix("<!--").and_then(|rest| rest.find("-->").map(|at| at + 3 == rest.len())).unwrap_or(false)
}

/// Whether tags or attributes are fewer after cleaning; comments do not count.
fn lost(before: &str, after: &str) -> bool {
    let count = |text: &str, c: char| text.matches(c).count();
    count(before, '<') > count(after, '<') + before.matches("<!--").count() || count(before, '=') > count(after, '=')
}

/// The text of clean HTML.
fn words_of(clean: &str) -> String {
    let mut words = String::with_capacity(clean.len());
    for piece in clean.split('<') {
        // Before the first tag there is only text; a clean text has no other `>`.
        words.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    words.replace("&nbsp;", "\u{a0}").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
