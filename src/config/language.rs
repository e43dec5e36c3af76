//! The languages of a site.

use serde::{Deserialize, Serialize};

use super::localized::Tags;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::{Pack, SentenceLengths, pack};
use crate::source::Span;
use crate::text::slug::Slug;
use crate::text::url::UrlPath;
use crate::value::{Fields, Table, Value};

/// Names one language of the site; valid for its [`super::SiteConfig`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LanguageId(u8);

impl LanguageId {
    /// The id of the language at `index` of the settings.
    pub fn new(index: usize) -> Self {
        LanguageId(u8::try_from(index).unwrap_or(u8::MAX))
    }

    /// The index in the settings.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// Which way a language's text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

/// The largest number that may be asked for as the length of a sentence, in words.
const LONGEST_SENTENCE: i64 = 1000;

/// One language of the site.
#[derive(Debug, Clone)]
pub struct Language {
    /// Its tag (BCP 47): the suffix of its files and the value of `lang` and `hreflang`.
    pub tag: String,
    /// Its name in itself.
    pub name: String,
    /// The first segment of its addresses; none for the language at the root.
    pub prefix: Option<Slug>,
    /// Which way it runs.
    pub direction: Direction,
    /// The territory form of the tag, as Open Graph wants it (`vi_VN`).
    pub locale: String,
    /// How long sentences may be before `check` says so; 0 if that is not looked at.
    pub sentences: SentenceLengths,
    /// Where it was declared.
    pub span: Span,
}

impl Language {
    /// What the program knows about the language.
    pub fn pack(&self) -> &'static dyn Pack {
        pack(&self.tag)
    }

    /// The address of the language's home page.
    pub fn home(&self) -> UrlPath {
        match &self.prefix {
            Some(prefix) => UrlPath::root().page(prefix),
            None => UrlPath::root(),
        }
    }
}

/// The language tags that the settings declare, whether or not the rest of them is right.
pub(super) fn tags(root: &Table) -> Tags {
    match root.get("languages").map(|n| &n.value) {
        Some(Value::Table(t)) => t.entries.iter().map(|e| e.key.clone()).collect(),
        _ => Vec::new(),
    }
}

/// Reports names of languages that are no tags.
pub(super) fn check_tags(root: &Table, diagnostics: &mut Diagnostics) {
    let Some(Value::Table(languages)) = root.get("languages").map(|n| &n.value) else { return };
    for entry in languages.entries.iter().filter(|e| !is_tag(&e.key)) {
        let problem = Diagnostic::at(Code::InvalidValue, entry.key_span).arg("field", "languages");
        diagnostics.push(problem.arg("value", &entry.key).advice("help-language"));
    }
}

/// Reads `[languages.*]`: the languages and which of them is the original.
pub(super) fn parse(table: &Table, span: Span, diagnostics: &mut Diagnostics) -> (Vec<Language>, LanguageId) {
    let mut languages = Vec::new();
    let mut originals: Vec<(usize, Span)> = Vec::new();
    for entry in &table.entries {
        let Value::Table(fields) = &entry.node.value else {
            diagnostics.push(
                Diagnostic::at(Code::WrongType, entry.node.span)
                    .arg("field", &entry.key)
                    .arg("expected", "table")
                    .arg("found", entry.node.value.type_name()),
            );
            continue;
        };
        let mut fields = Fields::new(fields, entry.key_span, diagnostics);
        if fields.boolean("original") == Some(true) {
            originals.push((languages.len(), entry.key_span));
        }
        languages.push(language(&entry.key, entry.key_span, &mut fields));
        fields.finish();
    }
    check_prefixes(&languages, diagnostics);
    let original = match originals.as_slice() {
        [(index, _)] => *index,
        [] if languages.len() == 1 => 0,
        [] => {
            diagnostics.push(Diagnostic::at(Code::MissingField, span).arg("field", "original = true"));
            0
        }
        [(first, _), (_, again), ..] => {
            diagnostics.push(
                Diagnostic::at(Code::InvalidValue, *again)
                    .arg("field", "original")
                    .arg("value", "true")
                    .arg("expected", &languages[*first].tag)
                    .advice("help-original"),
            );
            *first
        }
    };
    (languages, LanguageId::new(original))
}

fn language(tag: &str, span: Span, fields: &mut Fields<'_, '_>) -> Language {
    let name = fields.required_text("name").map_or_else(|| tag.to_owned(), |n| n.value);
    let prefix = fields.text("prefix").filter(|p| !p.value.is_empty()).and_then(|p| {
        let slug = Slug::new(&p.value);
        if slug.is_none() {
            fields.malformed("prefix", &p, "help-slug");
        }
        slug
    });
    let direction = fields.choice("direction", &[("ltr", Direction::Ltr), ("rtl", Direction::Rtl)]);
    let locale = fields.text("locale").map_or_else(|| tag.replace('-', "_"), |l| l.value.replace('-', "_"));
    let usual = pack(tag).sentence_lengths();
    let mut length = |field: &'static str, usual: u32| {
        let given = fields.integer_in(field, 0..=LONGEST_SENTENCE);
        given.and_then(|given| u32::try_from(given).ok()).unwrap_or(usual)
    };
    let longest = length("longest_sentence", usual.longest);
    let average = length("average_sentence", usual.average);
    Language {
        tag: tag.to_owned(),
        name,
        prefix,
        direction: direction.unwrap_or(Direction::Ltr),
        locale,
        sentences: SentenceLengths { longest, average },
        span,
    }
}

fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first_ok =
        parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_lowercase()));
    first_ok && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn check_prefixes(languages: &[Language], diagnostics: &mut Diagnostics) {
    for (i, language) in languages.iter().enumerate() {
        if let Some(other) = languages[..i].iter().find(|l| l.prefix == language.prefix) {
            diagnostics.push(
                Diagnostic::at(Code::DuplicateUrl, language.span)
                    .arg("url", language.home())
                    .arg("other", &other.tag)
                    .advice("help-prefix")
                    .label(other.span, "label-first"),
            );
        }
    }
}
