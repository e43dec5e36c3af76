//! Templates: Tera with our functions, and its errors as diagnostics.
//!
//! In: the texts of the theme's and the project's templates, and later a [`SiteFacts`] that answers what the
//! functions ask. Out: HTML, or a diagnostic that names template, line and page. Tera is known only here; the rest of
//! the program builds contexts from [`Value`]s.

mod errors;
mod functions;
mod picture;

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Tera;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::lang::Pack;
use crate::message::Arg;
use crate::source::{SourceId, Sources};
use crate::text::near::nearest;

pub use picture::Picture;
pub use tera::{Context, Value};

/// A table of values for templates, in insertion order.
pub type Map = tera::Map;

/// The prefix under which the theme's templates are known, so that the project's own come first.
const THEME: &str = "theme/";

/// What the template functions ask about the site. Languages are given by tag.
pub trait SiteFacts: Send + Sync + 'static {
    /// The address of a page, by id, in a language.
    fn url_of(&self, id: &str, fragment: Option<&str>, language: &str) -> Option<String>;
    /// The summary of a page, by id, in a language.
    fn summary_of(&self, id: &str, language: &str) -> Option<Value>;
    /// The summaries of a section's pages, its subsections' included, at most `limit`.
    fn pages_of(&self, section: &str, limit: usize, language: &str) -> Option<Vec<Value>>;
    /// The address of a theme asset.
    fn asset_url(&self, path: &str) -> Option<Value>;
    /// The text of an asset that is drawn into pages, as HTML.
    fn inline_asset(&self, path: &str) -> Option<Value>;
    /// A string of the interface.
    fn translate(&self, key: &str, args: &[(&str, Arg)], language: &str) -> Option<String>;
    /// A string of the interface that takes no values; kept ready, for pages ask for the same ones again and again.
    fn plain_string(&self, key: &str, language: &str) -> Option<Value>;
    /// A data file.
    fn data(&self, path: &str) -> Option<Value>;
    /// How wide the theme shows the pictures of a text, `sizes` of HTML.
    fn picture_sizes(&self) -> &str;
    /// The pack of a language.
    fn pack(&self, language: &str) -> &'static dyn Pack;
    /// A text in a language as HTML, set as running text is; `quotes` is whether its quotation marks are too.
    fn typeset(&self, text: &str, language: &str, quotes: bool) -> String;
    /// An address with scheme and host.
    fn absolute(&self, path: &str) -> String;
    /// The tag of the original language.
    fn original(&self) -> &str;
}

/// One template's text.
#[derive(Debug, Clone, Copy)]
pub struct TemplateText {
    /// Where it comes from.
    pub source: SourceId,
    /// Whether it is the theme's, not the project's.
    pub is_theme: bool,
}

/// A checked set of templates.
#[derive(Debug)]
pub struct Templates {
    tera: Arc<Tera>,
    origins: BTreeMap<String, SourceId>,
    /// Whether the theme's templates have the prefix before their names.
    has_prefix: bool,
}

impl Templates {
    /// Compiles and checks all templates. `texts` is by name (`page.html`); of two with one name the project's wins.
    ///
    /// The functions are known from here on and answer once [`Templates::connect`] has been called.
    pub fn load(texts: &[(String, TemplateText)], sources: &Sources) -> (Templates, Diagnostics) {
        let mut diagnostics = Diagnostics::default();
        let mut tera = Tera::new();
        tera.set_fallback_prefixes([THEME]).expect("no template has been added yet");
        functions::register_stubs(&mut tera);
        let mut origins = BTreeMap::new();
        let mut raw = Vec::with_capacity(texts.len());
        // Where the project has none and nobody names the theme's by the prefix, it is left out: to try names with it
        // costs every page something for every part of it.
        let has_prefix =
            texts.iter().any(|(_, text)| !text.is_theme || sources.get(text.source).text().contains(THEME));
        for (name, text) in texts {
            let name = if text.is_theme && has_prefix { format!("{THEME}{name}") } else { name.clone() };
            raw.push((name.clone(), sources.get(text.source).text()));
            origins.insert(name, text.source);
        }
        if let Err(error) = tera.add_raw_templates(raw.iter().map(|(n, t)| (n.as_str(), *t))) {
            // One broken template spoils the set; each is tried alone so that all broken ones are reported.
            let mut alone = Diagnostics::default();
            for (name, text) in &raw {
                let mut single = Tera::new();
                functions::register_stubs(&mut single);
                if let Err(e) = single.add_raw_template(name, text)
                    && let Some(problem) = errors::syntax(&e, &origins)
                {
                    alone.push(problem);
                }
            }
            if alone.is_empty() {
                alone.extend(errors::of_set(&error, &origins, sources));
            }
            diagnostics.append(alone);
        }
        (Templates { tera: Arc::new(tera), origins, has_prefix }, diagnostics)
    }

    /// Lets the functions answer.
    pub fn connect(&mut self, facts: Arc<dyn SiteFacts>) {
        functions::register(&mut self.tera, &facts);
    }

    /// Whether there is a template of this name.
    pub fn has(&self, name: &str) -> bool {
        self.tera.contains_template(self.known_as(name))
    }

    /// The name under which a template is known that a text of the site names: with the prefix it is the theme's own,
    /// whether or not there is another one.
    fn known_as<'n>(&self, name: &'n str) -> &'n str {
        if self.has_prefix { name } else { name.strip_prefix(THEME).unwrap_or(name) }
    }

    /// The problem of a template that is asked for and does not exist.
    pub fn missing(&self, name: &str) -> Diagnostic {
        let names = self.origins.keys().map(|n| n.strip_prefix(THEME).unwrap_or(n));
        Diagnostic::new(Code::TemplateMissing).arg("name", name).near(nearest(name, names))
    }

    /// Renders a template. `page` names what is rendered, for the message if it fails.
    pub fn render(&self, name: &str, context: &Context, page: &str) -> Result<String, Box<Diagnostic>> {
        if !self.has(name) {
            return Err(Box::new(self.missing(name)));
        }
        self.tera.render(self.known_as(name), context).map_err(|e| Box::new(errors::rendering(&e, &self.origins, page)))
    }

    /// Renders a template onto the end of some bytes, which then hold UTF-8 that nobody has to look through again.
    pub fn render_to(
        &self,
        name: &str,
        context: &Context,
        page: &str,
        out: &mut Vec<u8>,
    ) -> Result<(), Box<Diagnostic>> {
        if !self.has(name) {
            return Err(Box::new(self.missing(name)));
        }
        self.tera
            .render_to(self.known_as(name), context, out)
            .map_err(|e| Box::new(errors::rendering(&e, &self.origins, page)))
    }
}

/// A text as a value that is HTML already and is not escaped again.
pub fn html_value(html: &str) -> Value {
    Value::safe_string(html)
}

/// A table of values, in the order of their names.
pub fn map_value(entries: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    // The engine fills a table of its own from whatever it is given; a sorted one costs least on the way there.
    Value::from(entries.into_iter().collect::<BTreeMap<&'static str, Value>>())
}

/// The names of tables of which many are made, put in order once.
#[derive(Debug)]
pub struct Shape {
    /// A table with the names and no values. Copying it hashes no name.
    blank: Map,
    /// Where in it the values go, as they are given.
    places: Vec<usize>,
}

impl Shape {
    /// Of tables with these names, no two of which are equal.
    pub fn new(names: &[&'static str]) -> Shape {
        let mut sorted = names.to_vec();
        sorted.sort_unstable();
        let blank: Map = sorted.into_iter().map(|name| (name.into(), Value::none())).collect();
        let places = names.iter().filter_map(|name| blank.get_index_of(&tera::value::Key::Str(name))).collect();
        Shape { blank, places }
    }

    /// A table of these values, given in the order of the names; in it they stand as [`map_value`] has them.
    pub fn table<const N: usize>(&self, values: [Value; N]) -> Value {
        let mut table = self.blank.clone();
        for (place, value) in self.places.iter().zip(values) {
            if let Some((_, slot)) = table.get_index_mut(*place) {
                *slot = value;
            }
        }
        Value::from(table)
    }
}

#[cfg(test)]
mod tests;
