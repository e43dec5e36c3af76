//! Components: checked arguments to HTML through the theme's templates.

use serde_json::Value as Json;

use super::fill::PageFill;
use super::shared::Shared;
use super::view::optional;
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic};
use crate::markdown::doc::Component;
use crate::message::Arg;
use crate::model::{ImageTarget, LinkTarget};
use crate::templates::{Context, Map, Value, html_value, map_value};
use crate::text::date::PartialDate;

impl PageFill<'_> {
    /// Renders `components/<name>.html` with the arguments, links and pictures resolved.
    pub(super) fn render_component(&self, _: u32, component: &Component, body: &str, out: &mut String) {
        let language = self.language();
        let text = self.shared.site.text(self.page);
        let mut context = Context::new();
        context.insert_value("lang", self.shared.tag(language).into());
        context.insert_value("text_lang", self.shared.tag(text.name.language).into());
        context.insert_value("site", self.shared.sites.bare(language));
        context.insert_value("args", self.argument(&component.args));
        context.insert_value("body", html_value(body));
        let name = format!("components/{}.html", component.name);
        match self.templates.render(&name, &context, &text.name.id) {
            Ok(html) => out.push_str(&html),
            Err(problem) if problem.code == Code::TemplateMissing => self.report(*problem),
            Err(problem) => self.report(Diagnostic { span: problem.span.or(Some(component.span)), ..*problem }),
        }
    }

    /// An argument as templates see it; the markers of [`Component::args`] are replaced by what they stand for.
    fn argument(&self, json: &Json) -> Value {
        match json {
            Json::Object(table) => {
                if let Some(picture) = table.get("$image").and_then(|n| self.marker("$image", n)) {
                    return with_caption(picture, table.get("caption"));
                }
                if let Some((key, value)) = table.iter().next().filter(|_| table.len() == 1)
                    && let Some(found) = self.marker(key, value)
                {
                    return found;
                }
                let mut map = Map::default();
                for (key, value) in table {
                    map.insert(key.clone().into(), self.argument(value));
                }
                Value::from(map)
            }
            Json::Array(items) => Value::from(items.iter().map(|i| self.argument(i)).collect::<Vec<_>>()),
            other => Value::from_serializable(other),
        }
    }

    fn marker(&self, key: &str, value: &Json) -> Option<Value> {
        let index = || value.as_u64().and_then(|n| usize::try_from(n).ok());
        match key {
            "$link" => Some(self.link(index()?)),
            "$image" => Some(self.image(index()?)),
            "$chart" => Some(self.chart(index()?)),
            "$date" => Some(self.date(value.as_str()?)),
            "$source" => Some(self.source(value.as_str()?)),
            _ => None,
        }
    }

    fn link(&self, index: usize) -> Value {
        let target = self.page.links.get(index).unwrap_or(&LinkTarget::Broken);
        let site = &self.shared.site;
        let shown = match target {
            LinkTarget::Page { page, .. } => site.page(*page),
            _ => self.page,
        };
        let asset = match target {
            LinkTarget::File(asset) => Some(&site.assets[asset.index()]),
            _ => None,
        };
        map_value([
            ("url", self.href(target).into()),
            ("text_lang", self.shared.tag(site.text(shown).name.language).into()),
            ("is_fallback", self.fallback(target).is_some().into()),
            ("is_external", matches!(target, LinkTarget::External(_)).into()),
            ("name", optional(asset.map(|a| a.file_name().to_owned()))),
            ("type", optional(asset.map(|a| a.type_name()))),
            ("size_text", optional(asset.map(|a| self.shared.size_text(a.facts.size, self.language())))),
        ])
    }

    fn image(&self, index: usize) -> Value {
        match (self.page.images.get(index), self.shared.site.text(self.page).body.images().get(index)) {
            (Some(ImageTarget::File(asset)), Some(image)) => {
                self.picture(&self.shared.site.assets[asset.index()], image).into_value()
            }
            _ => Value::none(),
        }
    }

    fn date(&self, iso: &str) -> Value {
        let pack = self.shared.site.config.language(self.language()).pack();
        let text = PartialDate::parse(iso).map_or_else(|| iso.to_owned(), |d| pack.partial_date(d));
        map_value([("iso", iso.into()), ("text", text.into())])
    }

    fn source(&self, id: &str) -> Value {
        match self.shared.site.sources.get(id) {
            Some(source) => self.shared.source_value(Some(id), source, self.language()),
            None => Value::none(),
        }
    }
}

/// A picture of a gallery, with the words below it.
fn with_caption(picture: Value, caption: Option<&Json>) -> Value {
    match (picture.into_map(), caption.and_then(Json::as_str)) {
        (Some(mut map), Some(caption)) => {
            map.insert("caption".into(), caption.into());
            Value::from(map)
        }
        (Some(map), None) => Value::from(map),
        (None, _) => Value::none(),
    }
}

impl Shared {
    /// A source as templates see it.
    pub(super) fn source_value(&self, id: Option<&str>, source: &crate::model::Source, language: LanguageId) -> Value {
        let note = source.note.get(language);
        map_value([
            ("id", optional(id)),
            ("title", source.title.as_str().into()),
            ("url", optional(source.url.as_deref())),
            ("lang", optional(source.lang.as_deref())),
            ("publisher", optional(source.publisher.as_deref())),
            ("note", optional(Some(note).filter(|note| !note.is_empty()))),
            ("also", source.also.iter().map(|u| Value::from(u.as_str())).collect::<Vec<_>>().into()),
        ])
    }

    /// A size in the page's language, `1,2 MB`; units of 1,000 bytes as people's devices count them.
    pub(super) fn size_text(&self, bytes: u64, language: LanguageId) -> String {
        let pack = self.site.config.language(language).pack();
        let (key, number) = match bytes {
            0..1_000 => return self.string("size-b", &[("n", Arg::Number(bytes as f64))], language),
            1_000..1_000_000 => ("size-kb", (bytes.div_ceil(1_000)).to_string()),
            _ => {
                let tenths = bytes.div_ceil(100_000);
                ("size-mb", format!("{}.{}", tenths / 10, tenths % 10))
            }
        };
        self.string(key, &[("n", Arg::Text(pack.number(&number)))], language)
    }
}
