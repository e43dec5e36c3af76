//! A theme: templates, strings of the interface, assets.
//!
//! In: the texts and file names below `themes/<name>/`, and the project's own `templates/`. Out: a [`Theme`], checked:
//! every template compiles, every string exists in every language of the site.

mod strings;
pub mod styles;

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::config::SiteConfig;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::message::Catalogue;
use crate::source::{SourceId, Sources};
use crate::templates::{TemplateText, Templates};
use crate::text::near::nearest;
use crate::value::{self, Fields};

pub use strings::{GENERATOR_KEYS, OFFLINE_KEYS};

/// The folder of all themes, below the site's root.
pub const FOLDER: &str = "themes";
/// The folder of the project's own templates, below the site's root.
pub const TEMPLATES: &str = "templates";

/// A theme, checked and complete.
#[derive(Debug)]
pub struct Theme {
    /// The strings of the interface, by language of the site.
    pub strings: Vec<Catalogue>,
    /// The templates.
    pub templates: Templates,
    /// Assets that are drawn into pages, by their path below `assets/`.
    pub inline: BTreeMap<String, String>,
    /// The theme's own settings, `theme.toml`'s `[extra]`.
    pub extra: Json,
}

/// The folder of the theme that the settings name, below the site's root.
pub fn folder(config: &SiteConfig) -> String {
    format!("{FOLDER}/{}", config.theme.value)
}

/// Loads the theme. `available` are the names of the themes that there are, for the message if this one is missing.
pub fn load(config: &SiteConfig, sources: &Sources, available: &[String]) -> (Option<Theme>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let root = folder(config);
    let below = |sub: &str| format!("{root}/{sub}/");
    let (templates_root, strings_root, assets_root) = (below("templates"), below("strings"), below("assets"));
    let own_root = format!("{TEMPLATES}/");
    let mut templates: Vec<(String, TemplateText)> = Vec::new();
    let mut catalogues: Vec<(String, SourceId)> = Vec::new();
    let mut inline = BTreeMap::new();
    let mut settings = None;
    for (source, file) in sources.iter() {
        let path = file.path.as_str();
        if let Some(name) = path.strip_prefix(&templates_root) {
            templates.push((name.to_owned(), TemplateText { source, is_theme: true }));
        } else if let Some(name) = path.strip_prefix(&own_root) {
            templates.push((name.to_owned(), TemplateText { source, is_theme: false }));
        } else if let Some(tag) = path.strip_prefix(&strings_root).and_then(|n| n.strip_suffix(".ftl")) {
            catalogues.push((tag.to_owned(), source));
        } else if let Some(name) = path.strip_prefix(&assets_root) {
            inline.insert(name.to_owned(), file.text().trim_end().to_owned());
        } else if path.strip_prefix(&root) == Some("/theme.toml") {
            settings = Some(source);
        }
    }
    if settings.is_none() && templates.iter().all(|(_, t)| !t.is_theme) {
        let near = nearest(&config.theme.value, available.iter().map(String::as_str));
        diagnostics.push(
            Diagnostic::at(Code::ThemeMissing, config.theme.span)
                .arg("name", &config.theme.value)
                .arg("path", format!("{FOLDER}/"))
                .near(near),
        );
        return (None, diagnostics);
    }
    let extra = settings.map_or(Json::Null, |source| read_settings(source, sources, &mut diagnostics));
    let (templates, problems) = Templates::load(&templates, sources);
    let is_broken = problems.has_errors();
    diagnostics.append(problems);
    let strings = strings::load(config, &strings_root, &catalogues, sources, &mut diagnostics);
    if is_broken {
        // Nothing can be rendered, and the pages would only say so again.
        return (None, diagnostics);
    }
    (Some(Theme { strings, templates, inline, extra }), diagnostics)
}

fn read_settings(source: SourceId, sources: &Sources, diagnostics: &mut Diagnostics) -> Json {
    let (table, problems) = value::parse_toml(sources.get(source).text(), source, 0);
    for problem in problems {
        diagnostics.push(Diagnostic::at(Code::TomlSyntax, problem.span).arg("message", problem.message));
    }
    let mut fields = Fields::new(&table, crate::source::Span::file(source), diagnostics);
    // For people and theme collections; the generator does not use them.
    for name in ["name", "description", "version", "license", "author", "icons"] {
        fields.node(name);
    }
    let extra = fields.node("extra").map_or(Json::Null, value::Node::to_json);
    fields.finish();
    extra
}
