//! Answers from a site in memory.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use super::Preview;
use crate::output::{KeptFile, Tree};
use crate::text::url::decode;

/// What every page gets, so that it hears of changes.
const LIVE: &str = "<script src=\"/__songngu/live.js\" defer></script>";

/// Refuses requests that are meant for another host: a page elsewhere could otherwise read the preview by a name that
/// leads to this computer (DNS rebinding).
pub(super) async fn only_this_computer(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, port)| if port.ends_with(']') { host } else { name });
    if matches!(name, "127.0.0.1" | "localhost" | "[::1]") {
        next.run(request).await
    } else {
        plain(StatusCode::MISDIRECTED_REQUEST)
    }
}

/// Answers with a file of the site.
pub(super) async fn answer(State(preview): State<Preview>, request: Request) -> Response {
    let mut response = match *request.method() {
        Method::GET | Method::HEAD => {
            let path = page_of(request.uri().path());
            if path.ends_with(".html") {
                preview.0.looked_at.ask(&path);
            }
            find(&preview.tree(), request.uri().path(), request.headers())
        }
        _ => plain(StatusCode::METHOD_NOT_ALLOWED),
    };
    finish(&preview, response.headers_mut());
    response
}

/// Puts the headers of every answer.
pub(super) fn finish(preview: &Preview, headers: &mut HeaderMap) {
    for (name, value) in preview.0.headers.iter().chain(&[("cache-control", "no-cache")]) {
        if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
}

/// The path of the file that is seen at an address.
pub(super) fn page_of(address: &str) -> String {
    let path = decode(address.trim_start_matches('/'));
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path }
}

fn find(tree: &Arc<Tree>, path: &str, headers: &HeaderMap) -> Response {
    let page = page_of(path);
    let path = decode(path.trim_start_matches('/'));
    if let Some(file) = tree.get(page.as_str()) {
        return send(&page, file, headers, StatusCode::OK);
    }
    // A folder without its final stroke is led to the address that counts.
    if tree.contains_key(format!("{path}/index.html").as_str()) {
        let mut response = plain(StatusCode::PERMANENT_REDIRECT);
        let address = format!("/{}/", crate::text::url::encode(&path));
        if let Ok(value) = HeaderValue::from_str(&address) {
            response.headers_mut().insert(header::LOCATION, value);
        }
        return response;
    }
    if tree.is_empty() {
        // Nothing could be built yet; what stands in the way is shown over an empty page.
        let page = KeptFile {
            bytes: Arc::from(&b"<!doctype html><title>Songngu</title><body></body>"[..]),
            hash: "0".repeat(32).into(),
        };
        return send("index.html", &page, &HeaderMap::new(), StatusCode::SERVICE_UNAVAILABLE);
    }
    match tree.get("404.html") {
        Some(file) => send("404.html", file, &HeaderMap::new(), StatusCode::NOT_FOUND),
        None => plain(StatusCode::NOT_FOUND),
    }
}

fn send(path: &str, file: &KeptFile, request: &HeaderMap, status: StatusCode) -> Response {
    let asked = |name: HeaderName| request.get(name).and_then(|value| value.to_str().ok());
    let tag = format!("\"{}\"", &file.hash[..file.hash.len().min(32)]);
    if asked(header::IF_NONE_MATCH).is_some_and(|tags| tags.split(',').any(|t| t.trim() == tag || t.trim() == "*")) {
        return with(plain(StatusCode::NOT_MODIFIED), &[(header::ETAG, &tag)]);
    }
    let mime = mime(path);
    let bytes =
        if mime.starts_with("text/html") { with_live(&file.bytes) } else { Bytes::from_owner(Arc::clone(&file.bytes)) };
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    // A range of a file that has changed since would be a piece of another file (RFC 9110, 13.1.5).
    let range =
        asked(header::RANGE).filter(|_| status == StatusCode::OK && asked(header::IF_RANGE).is_none_or(|t| t == tag));
    let common = [(header::CONTENT_TYPE, mime.as_str()), (header::ETAG, &tag), (header::ACCEPT_RANGES, "bytes")];
    let Some(range) = range else {
        let mut response = with(Response::new(Body::from(bytes)), &common);
        *response.status_mut() = status;
        return response;
    };
    let ranges = http_range_header::parse_range_header(range).ok().and_then(|range| range.validate(length).ok());
    match ranges.as_deref() {
        Some([only]) => {
            let (from, to) = (*only.start(), *only.end());
            let at = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
            let part = bytes.slice(at(from)..at(to).saturating_add(1).min(bytes.len()));
            let mut response = with(Response::new(Body::from(part)), &common);
            *response.status_mut() = StatusCode::PARTIAL_CONTENT;
            with(response, &[(header::CONTENT_RANGE, &format!("bytes {from}-{to}/{length}"))])
        }
        // Several ranges at once may be answered with the whole (RFC 9110, 14.2).
        Some(_) => with(Response::new(Body::from(bytes)), &common),
        None => {
            with(plain(StatusCode::RANGE_NOT_SATISFIABLE), &[(header::CONTENT_RANGE, &format!("bytes */{length}"))])
        }
    }
}

/// A page with the script that hears of changes.
fn with_live(html: &[u8]) -> Bytes {
    let end = b"</body>";
    let at = html.windows(end.len()).rposition(|window| window == end).unwrap_or(html.len());
    let mut page = Vec::with_capacity(html.len() + LIVE.len());
    page.extend_from_slice(&html[..at]);
    page.extend_from_slice(LIVE.as_bytes());
    page.extend_from_slice(&html[at..]);
    Bytes::from(page)
}

/// The type of a file by its name; texts are UTF-8.
fn mime(path: &str) -> String {
    let mime = mime_guess::from_path(path).first_or_octet_stream();
    let is_text = mime.type_() == "text" || matches!(mime.subtype().as_str(), "javascript" | "json" | "xml");
    let is_text = is_text || mime.suffix().is_some_and(|s| s == "xml" || s == "json");
    if is_text { format!("{}; charset=utf-8", mime.essence_str()) } else { mime.essence_str().to_owned() }
}

fn with(mut response: Response, headers: &[(HeaderName, &str)]) -> Response {
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn plain(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// An answer that the preview itself makes.
pub(super) fn own(preview: &Preview, mime: &'static str, text: &'static str) -> Response {
    let mut response = with(Response::new(Body::from(text)), &[(header::CONTENT_TYPE, mime)]);
    finish(preview, response.headers_mut());
    response
}
