//! Parts of pages that many pages share: `part(name="partials/footer.html")`.
//!
//! A part sees `site`, `lang`, `dir` and the arguments of its call, and nothing of the page. What is rendered of these
//! once is what every other page with the same ones gets.

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock, PoisonError, RwLock, Weak};

use rustc_hash::FxHashMap;
use tera::value::Key;
use tera::{Context, Error, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

/// What every part sees besides its arguments.
const SHARED: [&str; 3] = ["site", "lang", "dir"];

/// How many parts a part is inside of, for one that holds itself.
const DEPTH: &str = "part_depth";
const DEEPEST: usize = 16;

/// The parts that were rendered, by what they were rendered of.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The templates, known as soon as all functions are.
    templates: OnceLock<Weak<Tera>>,
    rendered: RwLock<FxHashMap<String, Rendered>>,
}

/// A part that was rendered.
#[derive(Debug)]
struct Rendered {
    html: Value,
    /// Kept so that no other value comes to lie where this one does, which is what it is known by.
    _site: Option<Value>,
}

impl Parts {
    /// Makes the templates known of which parts are rendered.
    pub(super) fn connect(&self, templates: &Arc<Tera>) {
        // A second call would name the same templates.
        let _ = self.templates.set(Arc::downgrade(templates));
    }

    /// The HTML of a part.
    pub(super) fn part(&self, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
        let name: &str = kwargs.must_get("name")?;
        let site = state.get::<Value>("site")?;
        let key = key(name, site.as_ref(), kwargs, state)?;
        if let Some(known) = self.rendered.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(known.html.clone());
        }
        let templates = self.templates.get().and_then(Weak::upgrade);
        let templates = templates.ok_or_else(|| Error::message("there is no site yet"))?;
        let depth = state.get::<usize>(DEPTH)?.unwrap_or_default();
        if depth == DEEPEST {
            return Err(Error::message(format!("the part `{name}` holds itself, or parts lie too deep in each other")));
        }
        let mut context = Context::new();
        context.insert_value(DEPTH, Value::from(depth as u64 + 1));
        for shared in SHARED {
            if let Some(value) = state.get::<Value>(shared)? {
                context.insert_value(shared, value);
            }
        }
        for (name, value) in arguments(kwargs) {
            context.insert_value(name.to_owned(), value.clone());
        }
        let html = Value::safe_string(&templates.render(name, &context).map_err(|error| in_part(name, error))?);
        let mut rendered = self.rendered.write().unwrap_or_else(PoisonError::into_inner);
        Ok(rendered.entry(key).or_insert(Rendered { html, _site: site }).html.clone())
    }
}

/// The words before what is wrong in a part.
const IN: &str = "in the part `";

/// The failure of a part in one sentence: the place that is shown is that of the call.
fn in_part(name: &str, error: Error) -> Error {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let message = report.message();
            // Of parts in each other the innermost says it.
            let said = if message.starts_with(IN) { message.to_owned() } else { format!("{IN}{name}`: {message}") };
            Error::message(said)
        }
        _ => error,
    }
}

/// What a part is known by. One language has several values of `site`, one for every way to mark its menus; pages share
/// them, so that it is enough to tell them apart by where they are in memory.
fn key(name: &str, site: Option<&Value>, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<String> {
    let place = site.and_then(Value::as_map).map_or(0, |map| std::ptr::from_ref(map).addr());
    let language = state.get::<Value>("lang")?;
    let mut key = format!("{name}\n{}\n{place}", language.as_ref().and_then(Value::as_str).unwrap_or_default());
    for (name, value) in arguments(kwargs) {
        if value.as_map().is_some() || value.as_array().is_some() {
            return Err(Error::message(format!("`{name}` of a part must be a text, a number, true or false")));
        }
        let kind = if value.as_str().is_some() { '"' } else { ' ' };
        // Writing to a text never fails.
        let _ = write!(key, "\n{name}={kind}{value}");
    }
    Ok(key)
}

fn arguments(kwargs: &Kwargs) -> impl Iterator<Item = (&str, &Value)> {
    kwargs
        .iter()
        .filter_map(|(key, value)| match key {
            Key::Str(name) => Some((*name, value)),
            Key::String(name) => Some((name.as_ref(), value)),
            _ => None,
        })
        .filter(|(name, _)| *name != "name")
}
