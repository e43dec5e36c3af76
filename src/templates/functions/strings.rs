//! Strings of the interface.

use std::sync::Arc;

use tera::value::Key;
use tera::{Error, Kwargs, State, TeraResult, Value};

use super::language;
use crate::message::Arg;
use crate::templates::SiteFacts;
use crate::templates::html_value;

/// `t(key="…", name=…)`: the string of the page's language; numbers among the arguments select plurals.
pub(super) fn translate(facts: &Arc<dyn SiteFacts>, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let key: &str = kwargs.must_get("key")?;
    let tag = language(kwargs, state)?;
    let mut args = Vec::new();
    for (name, value) in kwargs.iter() {
        let name = match name {
            Key::Str(name) => *name,
            Key::String(name) => name.as_ref(),
            _ => continue,
        };
        if !matches!(name, "key" | "lang") {
            let number =
                if value.is_number() { value.as_f64().or_else(|| value.to_string().parse().ok()) } else { None };
            let arg = number.map_or_else(|| Arg::Text(value.to_string()), Arg::Number);
            args.push((name, arg));
        }
    }
    let found = if args.is_empty() {
        facts.plain_string(key, &tag)
    } else {
        facts.translate(key, &args, &tag).map(Value::from)
    };
    found.ok_or_else(|| no_string(key, &tag))
}

fn no_string(key: &str, tag: &str) -> Error {
    Error::message(format!("there is no string `{key}` in the catalogue of `{tag}`"))
}

/// `"home" | t`: a string that takes no values. A filter without arguments, unlike a function, needs no table of them,
/// which costs more than to find the string.
pub(super) fn plain(
    facts: &Arc<dyn SiteFacts>,
    value: &Value,
    kwargs: &Kwargs,
    state: &State<'_>,
) -> TeraResult<Value> {
    let key = value.as_str().ok_or_else(|| Error::message("`t` wants the key of a string"))?;
    let tag = language(kwargs, state)?;
    facts.plain_string(key, &tag).ok_or_else(|| no_string(key, &tag))
}

/// `{ vi = "…", en = "…" } | pick`: the page's language's text, else the original's, else any; a text stays as it is.
pub(super) fn pick(facts: &Arc<dyn SiteFacts>, value: &Value, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let Some(map) = value.as_map() else { return Ok(value.clone()) };
    let tag = language(kwargs, state)?;
    let of = |tag: &str| map.get(&Key::Str(tag)).cloned();
    let found = of(&tag).or_else(|| of(facts.original())).or_else(|| map.values().next().cloned());
    Ok(found.unwrap_or_else(|| Value::from("")))
}

/// `page.title | typeset`: the text as HTML, set as running text is; with `quotes=false` its quotation marks stay.
pub(super) fn typeset(
    facts: &Arc<dyn SiteFacts>,
    value: &Value,
    kwargs: &Kwargs,
    state: &State<'_>,
) -> TeraResult<Value> {
    let Some(text) = value.as_str() else { return Ok(value.clone()) };
    let quotes = kwargs.get("quotes")?.unwrap_or(true);
    Ok(html_value(&facts.typeset(text, &language(kwargs, state)?, quotes)))
}

/// `glossary.term | in_order(by="vi")`: tables in the dictionary order of the page's language, by a field that is a text,
/// a list of texts, of which the first counts, or a text in each language. What has no such text comes last.
pub(super) fn in_order(
    facts: &Arc<dyn SiteFacts>,
    value: &Value,
    kwargs: &Kwargs,
    state: &State<'_>,
) -> TeraResult<Value> {
    let Some(list) = value.as_array() else { return Ok(value.clone()) };
    let by: &str = kwargs.must_get("by")?;
    let tag = language(kwargs, state)?;
    let pack = facts.pack(&tag);
    let name = |entry: &Value| {
        let field = entry.as_map().and_then(|map| map.get(&Key::Str(by)))?;
        let first = field.as_array().map_or(Some(field), |all| all.first())?;
        let first = first.as_map().map_or(Some(first), |map| map.get(&Key::Str(&tag)))?;
        first.as_str().map(str::to_owned)
    };
    let mut named: Vec<(Option<String>, Value)> = list.iter().map(|entry| (name(entry), entry.clone())).collect();
    named.sort_by(|(a, _), (b, _)| match (a, b) {
        (Some(a), Some(b)) => pack.compare(a, b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    Ok(Value::from(named.into_iter().map(|(_, entry)| entry).collect::<Vec<Value>>()))
}
