//! Dates and numbers as the page's language writes them.

use std::sync::Arc;

use tera::{Error, Kwargs, State, TeraResult, Value};

use super::language;
use crate::lang::DateStyle;
use crate::templates::SiteFacts;
use crate::text::date::PartialDate;

/// `"2017-06-15" | date(style="official|long|short")`; years and months alone are written in the long style.
pub(super) fn date(facts: &Arc<dyn SiteFacts>, value: &Value, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let text = value.as_str().unwrap_or_default();
    let Some(date) = PartialDate::parse(text) else {
        return Err(Error::message(format!("`{text}` is not a date of the form 2017, 2017-06 or 2017-06-15")));
    };
    let style = match kwargs.get::<&str>("style")?.unwrap_or("long") {
        "official" => DateStyle::Official,
        "long" => DateStyle::Long,
        "short" => DateStyle::Short,
        other => return Err(Error::message(format!("`{other}` is not a style of dates: official, long, short"))),
    };
    let pack = facts.pack(&language(kwargs, state)?);
    Ok(Value::from(match date.complete() {
        Some(day) => pack.date(day, style),
        None => pack.partial_date(date),
    }))
}

/// `1234.5 | number`.
pub(super) fn number(
    facts: &Arc<dyn SiteFacts>,
    value: &Value,
    kwargs: &Kwargs,
    state: &State<'_>,
) -> TeraResult<Value> {
    let pack = facts.pack(&language(kwargs, state)?);
    Ok(Value::from(pack.number(&value.to_string())))
}
