//! What browsers are told: which pages have changed, where a page has gone, what is wrong.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::http::Uri;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::{Stream, stream};
use serde::Serialize;

use super::Preview;
use super::answer;
use super::looked_at::Open;
use crate::output::Tree;
use crate::text::url::decode;

/// Where browsers listen.
pub(super) const EVENTS: &str = "/__songngu/events";
/// The script that listens.
pub(super) const SCRIPT: &str = "/__songngu/live.js";
/// The form of what it shows.
pub(super) const STYLE: &str = "/__songngu/live.css";

/// The news since the last site.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct News {
    /// Counts up with every build.
    version: u64,
    /// Counts up with every new site.
    site: u64,
    /// The addresses that differ in the new site, or are gone.
    changed: Vec<String>,
    /// Style sheets that have another address now.
    styles: BTreeMap<String, String>,
    /// Pages that have another address now.
    moved: BTreeMap<String, String>,
    /// What stands in the way of a new site, in the writer's words.
    problems: Option<String>,
}

impl News {
    /// Takes a new site.
    pub(super) fn renew(&mut self, before: &Tree, now: &Tree) {
        let Difference { new, gone, other } = Difference::between(before, now);
        let styles = styles(before, &new);
        let differs = other.into_iter().filter(|(_, old, new)| !is_restyled(old, new, &styles));
        let mut changed: Vec<&str> = differs.map(|(path, ..)| path).chain(gone).collect();
        changed.sort_unstable();
        self.changed = changed.into_iter().map(address).collect();
        self.moved = moved(before, now, &new);
        self.styles = styles;
        self.problems = None;
        self.version += 1;
        self.site += 1;
    }

    /// Takes what is wrong.
    pub(super) fn report(&mut self, problems: String) {
        self.problems = Some(problems);
        self.version += 1;
    }
}

/// In what two sites differ, by path.
#[derive(Default)]
struct Difference<'t> {
    new: Vec<&'t str>,
    gone: Vec<&'t str>,
    /// Files that both have, with the bytes in either.
    other: Vec<(&'t str, &'t [u8], &'t [u8])>,
}

impl<'t> Difference<'t> {
    fn between(before: &'t Tree, now: &'t Tree) -> Difference<'t> {
        let mut difference = Difference::default();
        let (mut before, mut now) = (before.iter().peekable(), now.iter().peekable());
        loop {
            let order = match (before.peek(), now.peek()) {
                (None, None) => return difference,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                // Nearly all files are those of the earlier site.
                (Some((a, _)), Some((b, _))) => {
                    if Arc::ptr_eq(a, b) {
                        Ordering::Equal
                    } else {
                        a.cmp(b)
                    }
                }
            };
            match (before.next_if(|_| order.is_le()), now.next_if(|_| order.is_ge())) {
                (Some((path, old)), Some((_, new))) if !Arc::ptr_eq(&old.hash, &new.hash) && old.hash != new.hash => {
                    difference.other.push((path, &old.bytes, &new.bytes));
                }
                (Some((path, _)), None) => difference.gone.push(path),
                (None, Some((path, _))) => difference.new.push(path),
                _ => {}
            }
        }
    }
}

/// The address that a file is seen at.
fn address(path: &str) -> String {
    match path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/')) {
        Some(folder) => format!("/{}", crate::text::url::encode(folder)),
        None => format!("/{}", crate::text::url::encode(path)),
    }
}

/// The name of a style sheet without the fingerprint: `/assets/style-1a2b3c4d.css` is `assets/style`.
fn stem(path: &str) -> Option<&str> {
    path.strip_suffix(".css")?.rsplit_once('-').map(|(stem, _)| stem)
}

/// The style sheets that are new, by the addresses of those whose place they take. Of a site that is not whole yet, the
/// old ones are still there for the other pages.
fn styles(before: &Tree, new: &[&str]) -> BTreeMap<String, String> {
    let new: BTreeMap<&str, &str> = new.iter().filter_map(|path| Some((stem(path)?, *path))).collect();
    if new.is_empty() {
        return BTreeMap::new();
    }
    let old = before.keys();
    old.filter_map(|path| Some((format!("/{path}"), format!("/{}", new.get(stem(path)?)?)))).collect()
}

/// Whether two pages differ by the addresses of style sheets only.
fn is_restyled(old: &[u8], new: &[u8], styles: &BTreeMap<String, String>) -> bool {
    let (Ok(old), false) = (std::str::from_utf8(old), styles.is_empty()) else { return false };
    let restyled = styles.iter().fold(old.to_owned(), |text, (from, to)| text.replace(from, to));
    restyled.as_bytes() == new
}

/// The pages that have another address, by what `pages.json` says of both sites.
fn moved(before: &Tree, now: &Tree, new: &[&str]) -> BTreeMap<String, String> {
    // Where no page is new, none has moved. That one has gone is not to be seen: a redirect may lie in its place.
    if new.iter().all(|path| !path.ends_with(".html")) {
        return BTreeMap::new();
    }
    let (old, new) = (addresses(before), addresses(now));
    let pairs = old.into_iter().filter_map(|(page, from)| Some((from, new.get(&page)?.clone())));
    pairs.filter(|(from, to)| from != to).collect()
}

/// The path of every page by its id and language.
fn addresses(tree: &Tree) -> BTreeMap<(String, String), String> {
    let mut all = BTreeMap::new();
    let json: serde_json::Value = tree
        .get("pages.json")
        .and_then(|file| serde_json::from_slice(&file.bytes).ok())
        .unwrap_or(serde_json::Value::Null);
    let base = json["base_url"].as_str().unwrap_or_default();
    for page in json["pages"].as_array().into_iter().flatten() {
        let Some(id) = page["id"].as_str() else { continue };
        for (tag, text) in page["languages"].as_object().into_iter().flatten() {
            if let Some(path) = text["url"].as_str().and_then(|url| url.strip_prefix(base)) {
                all.insert((id.to_owned(), tag.clone()), path.to_owned());
            }
        }
    }
    all
}

/// The line on which browsers hear the news (server-sent events, HTML 9.2).
pub(super) async fn events(State(preview): State<Preview>, uri: Uri) -> Response {
    // A browser says which page it shows.
    let page = uri.query().and_then(|query| query.strip_prefix("page=")).map(decode);
    let open = page.map(|address| preview.0.looked_at.open(answer::page_of(&address)));
    let mut headers = axum::http::HeaderMap::new();
    answer::finish(&preview, &mut headers);
    (headers, Sse::new(stream(&preview, open)).keep_alive(KeepAlive::default())).into_response()
}

fn stream(preview: &Preview, open: Option<Open>) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
    // The first item says what is now; the others come as they happen.
    let receiver = preview.0.news.subscribe();
    stream::unfold((receiver, true, open), |(mut receiver, is_first, open)| async move {
        if !is_first && receiver.changed().await.is_err() {
            return None;
        }
        let news = receiver.borrow_and_update().clone();
        let event = Event::default().json_data(&news).unwrap_or_default();
        Some((Ok(event), (receiver, false, open)))
    })
}

pub(super) async fn script(State(preview): State<Preview>) -> Response {
    answer::own(&preview, "text/javascript; charset=utf-8", include_str!("live.js"))
}

pub(super) async fn style(State(preview): State<Preview>) -> Response {
    answer::own(&preview, "text/css; charset=utf-8", include_str!("live.css"))
}
