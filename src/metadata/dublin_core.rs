//! Dublin Core: the fifteen elements, as far as a page has them ("Expressing Dublin Core metadata using HTML/XHTML
//! meta and link elements", 2008). Dates are W3CDTF.

use super::Named;
use super::subject::Subject;
use crate::content::SourceRef;

/// The elements of a page.
pub(super) fn list(subject: &Subject<'_>) -> Vec<Named> {
    let document = subject.document();
    let mut list = Vec::with_capacity(12);
    let mut add = |name, content: &str| list.push(Named { name, content: content.to_owned() });
    add("DC.title", subject.title);
    // A document's maker is the body that issued it; the office only publishes it here.
    let issuer = document.as_ref().and_then(|d| d.issued_by.as_deref());
    add("DC.creator", issuer.unwrap_or(subject.publisher()));
    add("DC.publisher", subject.publisher());
    if let Some(description) = subject.description {
        add("DC.description", description);
    }
    for subject in terms(subject) {
        add("DC.subject", subject);
    }
    let issued = document.as_ref().and_then(|d| d.issued);
    let dates = subject.set().map(|set| &set.fields);
    if let Some(date) = issued.or_else(|| dates.and_then(|f| f.date.or(f.updated))) {
        add("DC.date", &date.to_string());
    }
    add("DC.type", "Text");
    add("DC.format", "text/html");
    add("DC.language", subject.tag());
    add("DC.identifier", &subject.canonical());
    if let Some(number) = document.as_ref().and_then(|d| d.number.as_deref()) {
        add("DC.identifier", number);
    }
    for source in sources(subject) {
        add("DC.source", source);
    }
    list
}

fn terms<'s>(subject: &Subject<'s>) -> Vec<&'s str> {
    let Some(page) = subject.page else { return Vec::new() };
    let language = subject.text_language();
    let taxonomies = subject.site.taxonomies.iter().zip(&page.terms);
    taxonomies.flat_map(|(t, numbers)| numbers.iter().map(|n| t.terms[*n].name.get(language))).collect()
}

/// The addresses of the sources, or their titles where they have none.
fn sources<'s>(subject: &Subject<'s>) -> Vec<&'s str> {
    let Some(set) = subject.set() else { return Vec::new() };
    let sources = set.fields.sources.iter().filter_map(|source| match source {
        SourceRef::Registered(id) => {
            let entry = subject.site.sources.get(&id.value)?;
            Some(entry.url.as_deref().unwrap_or(&entry.title))
        }
        SourceRef::Inline { title, url } => Some(url.as_deref().unwrap_or(title)),
    });
    sources.collect()
}
