//! The functions and filters that templates may use.
//!
//! Each has one idea; what it answers comes from the [`SiteFacts`]. The page's language is read from the variable
//! `lang` that every context has.

mod dates;
mod pages;
mod parts;
mod pictures;
mod strings;

use std::ops::Deref;
use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::SiteFacts;
use parts::Parts;

/// The function that renders what many pages share.
const PART: &str = "part";

/// The functions by name.
const FUNCTIONS: &[(&str, Function)] = &[
    ("t", strings::translate),
    ("asset", pages::asset),
    ("svg", pages::svg),
    ("icon", pages::icon),
    ("url", pages::url),
    ("has_page", pages::has_page),
    ("page_of", pages::page_of),
    ("pages", pages::pages),
    ("data", pages::data),
];

/// The filters by name.
const FILTERS: &[(&str, Filter)] = &[
    ("date", dates::date),
    ("number", dates::number),
    ("pick", strings::pick),
    ("typeset", strings::typeset),
    ("t", strings::plain),
    ("asset", pages::asset_of),
    ("svg", pages::svg_of),
    ("in_order", strings::in_order),
    ("absolute", pages::absolute),
    ("picture", pictures::picture),
];

type Function = fn(&Arc<dyn SiteFacts>, &Kwargs, &State<'_>) -> TeraResult<Value>;
type Filter = fn(&Arc<dyn SiteFacts>, &Value, &Kwargs, &State<'_>) -> TeraResult<Value>;

/// Makes the names known, so that templates can be checked before there is a site.
pub(super) fn register_stubs(tera: &mut Tera) {
    for (name, _) in FUNCTIONS {
        tera.register_function(*name, |_: Kwargs, _: &State<'_>| Value::none());
    }
    tera.register_function(PART, |_: Kwargs, _: &State<'_>| Value::none());
    for (name, _) in FILTERS {
        tera.register_filter(*name, |value: &Value, _: Kwargs, _: &State<'_>| value.clone());
    }
}

/// Puts the real functions under the names.
pub(super) fn register(templates: &mut Arc<Tera>, facts: &Arc<dyn SiteFacts>) {
    let tera = Arc::make_mut(templates);
    for (name, function) in FUNCTIONS {
        let facts = Arc::clone(facts);
        tera.register_function(*name, move |kwargs: Kwargs, state: &State<'_>| function(&facts, &kwargs, state));
    }
    for (name, filter) in FILTERS {
        let facts = Arc::clone(facts);
        tera.register_filter(*name, move |value: &Value, kwargs: Kwargs, state: &State<'_>| {
            filter(&facts, value, &kwargs, state)
        });
    }
    let parts = Arc::new(Parts::default());
    let same = Arc::clone(&parts);
    tera.register_function(PART, move |kwargs: Kwargs, state: &State<'_>| same.part(&kwargs, state));
    parts.connect(templates);
}

/// The page's language, unless the call names another.
fn language(kwargs: &Kwargs, state: &State<'_>) -> TeraResult<Tag> {
    if let Some(tag) = kwargs.get::<&str>("lang")? {
        return Ok(Tag(tag.into()));
    }
    let tag = state.get::<Value>("lang")?.filter(|tag| tag.as_str().is_some());
    Ok(Tag(tag.unwrap_or_else(|| "und".into())))
}

/// The tag of a language, a text. As a value it needs no memory of its own, being short.
struct Tag(Value);

impl Deref for Tag {
    type Target = str;

    fn deref(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}
