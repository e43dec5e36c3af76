//! JSON Feed 1.1 (jsonfeed.org).

use serde::Serialize;

use super::{Entry, Feed, Format};
use crate::model::Site;

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: String,
    feed_url: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    language: &'a str,
    authors: [Author<'a>; 1],
    items: Vec<Item<'a>>,
}

#[derive(Serialize, Clone, Copy)]
struct Author<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    content_html: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    date_published: String,
    date_modified: String,
    authors: [Author<'a>; 1],
    language: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
}

/// Writes a feed.
pub(super) fn write(site: &Site, feed: &Feed<'_>, entries: &[Entry<'_>]) -> Vec<u8> {
    let language = site.config.language(feed.language).tag.as_str();
    let authors =
        [Author { name: site.config.publisher_name(feed.language), url: site.config.publisher.url.as_deref() }];
    let item = |entry| item(site, entry, authors, language);
    let feed = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: site.absolute(feed.page.as_str()),
        feed_url: site.absolute(Format::Json.url(feed.page).as_str()),
        description: feed.description,
        language,
        authors,
        items: entries.iter().map(item).collect(),
    };
    serde_json::to_vec(&feed).expect("texts and lists are always JSON")
}

fn item<'a>(site: &Site, entry: &'a Entry<'_>, authors: [Author<'a>; 1], language: &'a str) -> Item<'a> {
    Item {
        id: &entry.url,
        url: &entry.url,
        title: entry.title,
        summary: entry.summary,
        content_html: &entry.content,
        image: entry.image.as_deref(),
        date_published: site.config.midnight(entry.published),
        date_modified: site.config.midnight(entry.updated),
        authors,
        language,
        tags: entry.terms.iter().map(|(_, name)| *name).collect(),
    }
}
