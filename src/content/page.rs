//! One content file, parsed.

use std::sync::Arc;

use super::body::Body;
use super::front_matter::{self, FrontMatter};
use super::kind::FileName;
use super::phrases::Others;
use super::split::{Format, Split, split};
use crate::config::SiteConfig;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::markdown::{self, Dialect, Highlight};
use crate::source::{SourceFile, SourceId, Span};
use crate::text::slug::Slug;
use crate::value;

/// A content file, parsed. Links are unresolved.
#[derive(Debug, Clone)]
pub struct ParsedPage {
    /// The file.
    pub source: SourceId,
    /// What its name says; the id is that of the front matter if it gives one.
    pub name: FileName,
    /// Its fields.
    pub front: Arc<FrontMatter>,
    /// Where its text begins in the file, in bytes: behind the front matter.
    pub start: u32,
    /// The BLAKE3 hash of what stands before that.
    pub head: [u8; 32],
    /// Its text.
    pub body: Body,
}

/// What parsing depends on besides the file.
#[derive(Clone, Copy)]
pub struct ParseOptions<'a> {
    /// The settings.
    pub config: &'a SiteConfig,
    /// What colours code, if the settings ask for it.
    pub highlight: Option<&'a Highlight<'a>>,
}

/// Parses one file. Always gives a page, and what is wrong with it.
pub fn parse(
    source: SourceId,
    file: &SourceFile,
    name: FileName,
    options: ParseOptions<'_>,
) -> (ParsedPage, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let text = file.text();
    let (front, body) = match split(text) {
        Split::Both { format, front, body } => {
            let fence = Span::new(source, 0..3);
            let fields = fields(text, format, front, source, &mut diagnostics);
            let front = match fields {
                Some(table) => front_matter::read(&table, fence, options.config, &mut diagnostics),
                None => FrontMatter::default(),
            };
            (front, body)
        }
        Split::Unclosed(fence) => {
            diagnostics.push(
                Diagnostic::at(Code::FrontMatterUnclosed, Span::new(source, fence.clone())).arg("found", &text[fence]),
            );
            (FrontMatter::default(), text.len()..text.len())
        }
        Split::None => {
            diagnostics.push(Diagnostic::at(Code::FrontMatterMissing, Span::file(source)));
            (FrontMatter::default(), 0..text.len())
        }
    };
    let pack = options.config.language(name.language).pack();
    // The same letters as in addresses, so that an id never needs encoding.
    let slug = |words: &str| Slug::from_text(words, |t| pack.fold(t)).map(|s| s.to_string()).unwrap_or_default();
    let settings = &options.config.markdown;
    // The wording of an official document is nobody's to change, not even by the shape of a quotation mark.
    let quotes = front.kind.as_ref().is_none_or(|kind| kind.value != "document");
    let typography = pack.typography();
    let typeset = |text: &str, out: &mut String| typography.push(text, quotes, out);
    let others = Others::of(options.config, name.language);
    let phrases = |html: &mut String, start: usize| others.mark(html, start);
    let dialect = Dialect {
        allow_html: settings.html,
        components: &settings.components,
        slug: &slug,
        typeset: if settings.typography { Some(&typeset) } else { None },
        phrases: if settings.phrases { Some(&phrases) } else { None },
        highlight: options.highlight.filter(|_| settings.highlight),
    };
    let start = body.start;
    let place = u32::try_from(start).unwrap_or(u32::MAX);
    let input = markdown::ParseInput { source, offset: start, dialect: &dialect };
    let (doc, problems) = markdown::parse(&text[body], input);
    diagnostics.append(problems);
    let head = *blake3::hash(&text.as_bytes()[..start]).as_bytes();
    (ParsedPage::new(source, name, Arc::new(front), (place, head), Body::here(doc)), diagnostics)
}

impl ParsedPage {
    /// A file of which all is known: its name, its fields, where its text begins with the hash of what stands before,
    /// and its text.
    pub fn new(
        source: SourceId,
        name: FileName,
        front: Arc<FrontMatter>,
        (start, head): (u32, [u8; 32]),
        body: Body,
    ) -> ParsedPage {
        let name = match &front.id {
            Some(id) => FileName { id: id.value.clone(), ..name },
            None => name,
        };
        ParsedPage { source, name, front, start, head, body }
    }
}

/// The table of the front matter; none if its syntax is broken, so that no field is then called missing.
fn fields(
    text: &str,
    format: Format,
    range: std::ops::Range<usize>,
    source: SourceId,
    diagnostics: &mut Diagnostics,
) -> Option<value::Table> {
    let (parse, code): (fn(&str, SourceId, usize) -> _, _) = match format {
        Format::Toml => (value::parse_toml, Code::TomlSyntax),
        Format::Yaml => (value::parse_yaml, Code::YamlSyntax),
    };
    let (table, problems) = parse(&text[range.clone()], source, range.start);
    let broken = !problems.is_empty();
    for problem in problems {
        // A date that does not exist is a syntax error to TOML; to the writer it is a date.
        let words = text.get(problem.span.range()).unwrap_or("").trim();
        let diagnostic = if looks_like_date(words) {
            Diagnostic::at(Code::InvalidDate, problem.span).arg("value", words)
        } else {
            Diagnostic::at(code, problem.span).arg("message", problem.message)
        };
        diagnostics.push(diagnostic);
    }
    (!broken).then_some(table)
}

fn looks_like_date(words: &str) -> bool {
    let parts: Vec<&str> = words.split('-').collect();
    parts.len() == 3 && parts.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
}
