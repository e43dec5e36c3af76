//! Open Graph: what a link to the page shows elsewhere (ogp.me).

use super::Property;
use super::subject::{Sort, Subject};

/// The properties of a page, in the order in which Open Graph wants a picture's details to follow it.
pub(super) fn list(subject: &Subject<'_>) -> Vec<Property> {
    let config = &subject.site.config;
    let language = subject.text_language();
    let is_article = matches!(subject.sort(), Sort::Document | Sort::News);
    let mut list = Vec::with_capacity(14);
    let mut add = |property, content: String| list.push(Property { property, content });
    add("og:type", if is_article { "article" } else { "website" }.to_owned());
    add("og:title", subject.title.to_owned());
    if let Some(description) = subject.description {
        add("og:description", description.to_owned());
    }
    add("og:url", subject.canonical());
    add("og:site_name", config.title.get(language).to_owned());
    add("og:locale", config.language(language).locale.clone());
    for (other, _) in subject.versions.urls().iter().filter(|(l, _)| *l != language) {
        add("og:locale:alternate", config.language(*other).locale.clone());
    }
    picture(subject, &mut add);
    if let Some(set) = subject.set().filter(|_| is_article) {
        if let Some(date) = set.fields.date {
            add("article:published_time", config.midnight(date));
        }
        if let Some(date) = set.fields.updated {
            add("article:modified_time", config.midnight(date));
        }
    }
    list
}

fn picture(subject: &Subject<'_>, add: &mut impl FnMut(&'static str, String)) {
    let Some(page) = subject.page else { return };
    let Some(image) = page.image else { return };
    let asset = &subject.site.assets[image.index()];
    let (url, size) = asset.shared();
    add("og:image", subject.site.absolute(url.as_str()));
    if let Some((width, height)) = size {
        add("og:image:width", width.to_string());
        add("og:image:height", height.to_string());
    }
    if let Some(alt) = subject.site.text(page).front.image_alt.as_ref().map(|alt| &alt.value) {
        add("og:image:alt", alt.clone());
    }
}
