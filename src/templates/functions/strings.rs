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
    match found {
        Some(text) => Ok(text),
        None => Err(Error::message(format!("there is no string `{key}` in the catalogue of `{tag}`"))),
    }
}

/// `{ vi = "…", en = "…" } | pick`: the page's language's text, else the original's, else any; a text stays as it is.
pub(super) fn pick(facts: &Arc<dyn SiteFacts>, value: &Value, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let Some(map) = value.as_map() else { return Ok(value.clone()) };
    let tag = language(kwargs, state)?;
    let of = |tag: &str| map.get(&Key::Str(tag)).cloned();
    let found = of(&tag).or_else(|| of(facts.original())).or_else(|| map.values().next().cloned());
    Ok(found.unwrap_or_else(|| Value::from("")))
}

/// `page.title | typeset`: the text as HTML, set as running text is.
pub(super) fn typeset(
    facts: &Arc<dyn SiteFacts>,
    value: &Value,
    kwargs: &Kwargs,
    state: &State<'_>,
) -> TeraResult<Value> {
    let Some(text) = value.as_str() else { return Ok(value.clone()) };
    let mut html = String::with_capacity(text.len() + 16);
    facts.pack(&language(kwargs, state)?).typography().push(text, true, &mut html);
    Ok(html_value(&html))
}
