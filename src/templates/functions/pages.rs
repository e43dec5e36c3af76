//! Addresses, pages, assets and data.

use std::sync::Arc;

use tera::{Error, Kwargs, State, TeraResult, Value};

use super::language;
use crate::templates::SiteFacts;

/// `url(id="plan/_index", fragment="ii.3")`.
pub(super) fn url(facts: &Arc<dyn SiteFacts>, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let id: &str = kwargs.must_get("id")?;
    let fragment: Option<&str> = kwargs.get("fragment")?;
    let found = facts.url_of(id, fragment, &language(kwargs, state)?);
    found.map(Value::from).ok_or_else(|| no_page(id))
}

/// `has_page(id="news/_index")`: whether there is such a page.
pub(super) fn has_page(facts: &Arc<dyn SiteFacts>, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let id: &str = kwargs.must_get("id")?;
    Ok(Value::from(facts.url_of(id, None, &language(kwargs, state)?).is_some()))
}

/// `page_of(id="…")`: the summary of a page.
pub(super) fn page_of(facts: &Arc<dyn SiteFacts>, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let id: &str = kwargs.must_get("id")?;
    facts.summary_of(id, &language(kwargs, state)?).ok_or_else(|| no_page(id))
}

/// `pages(section="news", limit=4)`: summaries of a section's pages.
pub(super) fn pages(facts: &Arc<dyn SiteFacts>, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let section: &str = kwargs.must_get("section")?;
    let limit = kwargs.get::<usize>("limit")?.unwrap_or(usize::MAX);
    let found = facts.pages_of(section, limit, &language(kwargs, state)?);
    found.map(Value::from).ok_or_else(|| no_page(section))
}

/// `asset(path="style.css")`.
pub(super) fn asset(facts: &Arc<dyn SiteFacts>, kwargs: &Kwargs, _: &State<'_>) -> TeraResult<Value> {
    address(facts, kwargs.must_get("path")?)
}

/// `"style.css" | asset`.
pub(super) fn asset_of(facts: &Arc<dyn SiteFacts>, value: &Value, _: &Kwargs, _: &State<'_>) -> TeraResult<Value> {
    address(facts, path_in(value)?)
}

fn address(facts: &Arc<dyn SiteFacts>, path: &str) -> TeraResult<Value> {
    facts.asset_url(path).ok_or_else(|| no_asset(path))
}

/// `svg(path="inline/river.svg")`: the text of an asset, drawn into the page.
pub(super) fn svg(facts: &Arc<dyn SiteFacts>, kwargs: &Kwargs, _: &State<'_>) -> TeraResult<Value> {
    drawing(facts, kwargs.must_get("path")?)
}

/// `"inline/river.svg" | svg`.
pub(super) fn svg_of(facts: &Arc<dyn SiteFacts>, value: &Value, _: &Kwargs, _: &State<'_>) -> TeraResult<Value> {
    drawing(facts, path_in(value)?)
}

fn drawing(facts: &Arc<dyn SiteFacts>, path: &str) -> TeraResult<Value> {
    facts.inline_asset(path).ok_or_else(|| no_asset(path))
}

fn path_in(value: &Value) -> TeraResult<&str> {
    value.as_str().ok_or_else(|| Error::message("the filter wants the path of an asset, a text"))
}

/// `icon(name="boat")`: a pictogram, drawn into the page.
pub(super) fn icon(facts: &Arc<dyn SiteFacts>, kwargs: &Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let name: &str = kwargs.must_get("name")?;
    drawing(facts, &format!("icons/{name}.svg"))
}

/// `data(path="glossary.toml")`: a data file below `content/`.
pub(super) fn data(facts: &Arc<dyn SiteFacts>, kwargs: &Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let path: &str = kwargs.must_get("path")?;
    facts.data(path).ok_or_else(|| Error::message(format!("there is no data file `{path}` below content/")))
}

/// `page.url | absolute`.
pub(super) fn absolute(facts: &Arc<dyn SiteFacts>, value: &Value, _: &Kwargs, _: &State<'_>) -> TeraResult<Value> {
    Ok(Value::from(facts.absolute(&value.to_string())))
}

fn no_page(id: &str) -> Error {
    Error::message(format!("there is no page with the id `{id}`"))
}

fn no_asset(path: &str) -> Error {
    Error::message(format!("the theme has no asset `{path}`"))
}
