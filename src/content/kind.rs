//! What a content file's name says: which page, which language, a section or not.

use crate::config::{LanguageId, SiteConfig};

/// What the path of a content file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName {
    /// The id: the path below `content/` without language and ending (`plan/179-kh-ubnd`, `plan/_index`).
    pub id: String,
    /// The folder below `content/` from which relative links are resolved.
    pub folder: String,
    /// The language.
    pub language: LanguageId,
    /// Whether it is a section's `_index`.
    pub is_section: bool,
}

/// Why a name cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameProblem {
    /// `name.md`: no language.
    NoLanguage,
    /// `name.xx.md`: a language that the settings do not have.
    UnknownLanguage(String),
}

impl FileName {
    /// Reads a path below `content/`, with `/` between its parts, ending in `.md`.
    ///
    /// `a/b.vi.md` and the bundle `a/b/index.vi.md` are the page `a/b`; `a/_index.vi.md` is the section `a`.
    pub fn parse(path: &str, config: &SiteConfig) -> Result<FileName, NameProblem> {
        let stem = path.strip_suffix(".md").unwrap_or(path);
        let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
        let Some((base, tag)) = name.rsplit_once('.') else { return Err(NameProblem::NoLanguage) };
        let Some(language) = config.language_of_tag(tag) else {
            return Err(NameProblem::UnknownLanguage(tag.to_owned()));
        };
        let is_bundle = base == "index" && !folder.is_empty();
        let id = match (is_bundle, folder.is_empty()) {
            (true, _) => folder.to_owned(),
            (false, true) => base.to_owned(),
            (false, false) => format!("{folder}/{base}"),
        };
        Ok(FileName { id, folder: folder.to_owned(), language, is_section: base == "_index" })
    }
}

/// The id that a link to a source file means: `plan/x.md`, `plan/x.vi.md`, `plan/x/index.md`, `plan/_index.md`.
/// The path is below `content/`. Language tags of the site are cut off.
pub fn id_of_link(path: &str, config: &SiteConfig) -> String {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let stem = match stem.rsplit_once('.') {
        Some((base, tag)) if config.language_of_tag(tag).is_some() => base,
        _ => stem,
    };
    match stem.strip_suffix("/index") {
        Some(bundle) => bundle.to_owned(),
        None => stem.to_owned(),
    }
}
