//! Pictures.

use std::sync::Arc;

use tera::{Error, Kwargs, State, TeraResult, Value};

use crate::templates::{Picture, SiteFacts, html_value};

/// `args.image | picture(sizes="(min-width: 40em) 36em, 100vw")`: the elements that show a picture.
pub(super) fn picture(facts: &Arc<dyn SiteFacts>, value: &Value, kwargs: &Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let picture = value.as_map().and_then(Picture::from_map);
    let mut picture = picture.ok_or_else(|| Error::message("`picture` wants a picture, such as `page.image`"))?;
    if let Some(is_eager) = kwargs.get::<bool>("eager")? {
        picture.is_eager = is_eager;
    }
    let mut html = String::new();
    picture.write(kwargs.get::<&str>("sizes")?.unwrap_or(facts.picture_sizes()), &mut html);
    Ok(html_value(&html))
}
